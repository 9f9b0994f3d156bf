//! Rows of the commands that make a text: prepared here, asked elsewhere, judged and mended here.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use serde_json::{Map, Value};

use super::{Finished, Frame, Made, guarded};
use crate::brief::{Answers, Topic};
use crate::check;
use crate::commands::batch::feed::Item;
use crate::commands::batch::inputs;
use crate::commands::drafting::{Desk, Mended, Wishes, mended, settle};
use crate::commands::learning::Learned;
use crate::commands::{post, proposal, write};
use crate::config::{self, cost};
use crate::engine::Failure;
use crate::engine::rows::Step;
use crate::error::{Error, Kind, Result};
use crate::pipeline::{Outcome, Prepared};
use crate::prompt::{InputKind, Prompt, Reply, Usage};
use crate::report::batch::Failed;
use crate::store::library::Entry;

/// Which command makes the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::commands::batch) enum Making {
    /// `gig proposal`.
    Proposal,
    /// `gig post`.
    Post,
    /// `gig write`.
    Write,
}

/// Making texts.
pub(in crate::commands::batch) struct Drafts<'a> {
    /// Which command.
    pub(in crate::commands::batch) making: Making,
    /// What stays the same from row to row.
    pub(in crate::commands::batch) desk: &'a Desk<'a>,
    /// What the user's own letters teach.
    pub(in crate::commands::batch) learned: &'a Learned,
    /// The profile of rows that name none.
    pub(in crate::commands::batch) profile: Option<Entry>,
    /// The post of rows that have none.
    pub(in crate::commands::batch) post: Option<String>,
    /// Inputs of rows that have none of that name.
    pub(in crate::commands::batch) values: BTreeMap<String, String>,
    /// What is asked; none for the offline engine.
    pub(in crate::commands::batch) target: Option<config::Endpoint>,
    /// What was spent.
    pub(in crate::commands::batch) purse: Purse,
}

/// What a batch may spend and has spent, in USD: what is under way at its estimate.
#[derive(Debug, Default)]
pub(in crate::commands::batch) struct Purse {
    usd: Mutex<f64>,
}

impl Purse {
    fn add(&self, usd: f64) -> f64 {
        let mut sum = self.usd.lock().unwrap_or_else(PoisonError::into_inner);
        *sum += usd;
        *sum
    }
}

/// A row that is being made.
struct Row {
    frame: Frame,
    prepared: Prepared,
    /// What the request under way was estimated at.
    reserved: f64,
    repairs: u64,
}

impl<'a> Drafts<'a> {
    /// The first step: what to ask.
    pub(super) fn start(&'a self, frame: Frame) -> Step<'a, Finished> {
        let prepared = match self.prepared(&frame.fields) {
            Ok(prepared) => prepared,
            Err(error) => return Step::Done(frame.finish(failed(&error))),
        };
        let reserved = match self.reserve(&prepared.prompt) {
            Ok(reserved) => reserved,
            Err(error) => return Step::Done(frame.leave(error)),
        };
        let prompt = Box::new(prepared.prompt.clone());
        let repairs = self
            .target
            .as_ref()
            .map_or(0, |_| self.desk.settings.repair());
        let row = Row {
            frame,
            prepared,
            reserved,
            repairs,
        };
        Step::Ask(
            prompt,
            Box::new(move |answered| self.answered(row, answered)),
        )
    }

    /// The request for a row; a fault of gig's is an error like any other.
    ///
    /// # Errors
    ///
    /// When an input is missing or wrong, or the template does not render.
    pub(in crate::commands::batch) fn prepared(
        &self,
        fields: &Map<String, Value>,
    ) -> Result<Prepared> {
        guarded(|| match self.making {
            Making::Proposal => self.proposal(fields),
            Making::Post => self.job_post(fields),
            Making::Write => self.written(fields),
        })?
    }

    /// The schema of the results.
    pub(in crate::commands::batch) const fn schema(&self) -> &'static str {
        match self.making {
            Making::Proposal => "gig.proposal/1",
            Making::Post => "gig.post/1",
            Making::Write => "gig.write/1",
        }
    }

    /// What a request may cost, after `before` USD for others.
    ///
    /// # Errors
    ///
    /// When all of it would pass what may be spent.
    pub(in crate::commands::batch) fn check_cost(
        &self,
        prompt: &Prompt,
        before: f64,
    ) -> Result<f64> {
        let settings = &self.desk.settings;
        let Some(target) = &self.target else {
            return Ok(0.0);
        };
        let estimate = settings.estimate(target, prompt, &self.desk.template.name);
        settings.check_cost(target, &estimate, 1, before)?;
        Ok(estimate.usd.unwrap_or(0.0))
    }

    /// What a row would cost; nothing with the offline engine.
    ///
    /// # Errors
    ///
    /// As [`Drafts::prepared`].
    pub(in crate::commands::batch) fn estimate(
        &self,
        fields: &Map<String, Value>,
    ) -> Result<Option<cost::Estimate>> {
        let prepared = self.prepared(fields)?;
        let settings = &self.desk.settings;
        let name = &self.desk.template.name;
        let of = |target| settings.estimate(target, &prepared.prompt, name);
        Ok(self.target.as_ref().map(of))
    }

    fn proposal(&self, fields: &Map<String, Value>) -> Result<Prepared> {
        let text = self.post_of(fields)?;
        let own = self.profile_of(fields)?;
        let Some(profile) = own.as_ref().or(self.profile.as_ref()) else {
            return Err(inputs::no_profile());
        };
        proposal::prepare(
            self.desk,
            &text,
            profile,
            wishes(fields)?,
            &[],
            self.learned,
        )
    }

    fn job_post(&self, fields: &Map<String, Value>) -> Result<Prepared> {
        let Some(text) = inputs::words(fields, &["brief", "text", "post", "description"]) else {
            return Err(Error::new(
                Kind::Input,
                "the row has no brief: a field brief or text",
            ));
        };
        let own = self.profile_of(fields)?;
        let mut answers = Answers::new();
        for topic in Topic::all() {
            if let Some(words) = inputs::words(fields, &[topic.id()]) {
                post::answer(&mut answers, topic.id(), &words)?;
            }
        }
        let commission = post::Commission {
            text: &text,
            client: own.as_ref().or(self.profile.as_ref()),
            is_rework: false,
            form: post::Form::named(&inputs::words(fields, &["format"]).unwrap_or_default()),
            wishes: &wishes(fields)?,
        };
        let brief = commission.read(&answers, &self.desk.vocabulary);
        commission.prepare(brief, self.desk)
    }

    fn written(&self, fields: &Map<String, Value>) -> Result<Prepared> {
        let mut given = write::Given {
            post: None,
            profile: None,
            values: self.values.clone(),
            wishes: wishes(fields)?,
        };
        for (name, input) in &self.desk.template.inputs {
            match input.kind {
                InputKind::Post => given.post = self.post_of(fields).ok(),
                InputKind::Profile => {
                    let own = self.profile_of(fields)?;
                    given.profile = own.or_else(|| self.profile.clone());
                }
                _ => {
                    let own = inputs::words(fields, &[name.as_str()]);
                    given.values.extend(own.map(|words| (name.clone(), words)));
                }
            }
        }
        given.prepare(self.desk)
    }

    fn post_of(&self, fields: &Map<String, Value>) -> Result<String> {
        inputs::post(fields)
            .or_else(|| self.post.clone())
            .ok_or_else(inputs::no_post)
    }

    fn profile_of(&self, fields: &Map<String, Value>) -> Result<Option<Entry>> {
        inputs::words(fields, &["profile"])
            .map(|written| inputs::profile(&written, self.desk.world))
            .transpose()
    }

    /// What a request may cost; an error when it would pass what may be spent.
    fn reserve(&self, prompt: &Prompt) -> Result<f64> {
        let settings = &self.desk.settings;
        let (Some(target), Some(limit)) = (&self.target, settings.max_cost()) else {
            return Ok(0.0);
        };
        let estimate = settings.estimate(target, prompt, &self.desk.template.name);
        let Some(usd) = estimate.usd else {
            // Says that the price is not known.
            return settings.check_cost(target, &estimate, 1, 0.0).map(|()| 0.0);
        };
        let sum = self.purse.add(usd);
        if sum <= limit {
            return Ok(usd);
        }
        self.purse.add(-usd);
        Err(Error::new(
            Kind::Config,
            format!(
                "the next row is estimated at {} and would pass max_cost {}",
                cost::shown(usd),
                cost::shown(limit)
            ),
        ))
    }

    /// Takes note of what a request did cost.
    fn pay(&self, reserved: f64, usage: Option<Usage>) {
        let model = self
            .target
            .as_ref()
            .and_then(|target| target.model.as_deref());
        let price = model.and_then(|model| self.desk.settings.price(model));
        if let (Some(price), Some(usage)) = (price, usage) {
            self.purse.add(cost::spent(price, usage) - reserved);
        }
    }

    fn answered(
        &'a self,
        row: Row,
        answered: std::result::Result<Reply, Failure>,
    ) -> Step<'a, Finished> {
        match self.settled(row, answered) {
            Ok((row, outcome, failure)) => self.judged(row, outcome, failure),
            Err(finished) => Step::Done(*finished),
        }
    }

    /// A row whose answer came from elsewhere: judged, and done.
    pub(in crate::commands::batch) fn received(
        &self,
        item: Item,
        answered: std::result::Result<Reply, Failure>,
    ) -> Finished {
        let frame = match Frame::of(item) {
            Ok(frame) => frame,
            Err(finished) => return *finished,
        };
        let prepared = match self.prepared(&frame.fields) {
            Ok(prepared) => prepared,
            Err(error) => return frame.finish(failed(&error)),
        };
        let row = Row {
            frame,
            prepared,
            reserved: 0.0,
            repairs: 0,
        };
        match self.settled(row, answered) {
            Ok((row, outcome, failure)) => self.done(row, &outcome, failure),
            Err(finished) => *finished,
        }
    }

    /// The judged answer, and what is wrong with it if it is not whole; without one the row is finished.
    fn settled(
        &self,
        row: Row,
        answered: std::result::Result<Reply, Failure>,
    ) -> std::result::Result<(Row, Outcome, Option<Error>), Box<Finished>> {
        let (is_endpoints, is_lasting) = match &answered {
            Ok(_) => (false, false),
            Err(failure) => (
                failure.another_may || failure.is_lasting,
                failure.is_lasting,
            ),
        };
        match settle(answered) {
            Err(error) => {
                self.pay(row.reserved, Some(Usage::default()));
                let made = Made {
                    result: Err(Failed::from(&error)),
                    is_endpoints,
                    stop: is_lasting.then_some(error),
                    ..Made::nothing()
                };
                Err(Box::new(row.frame.finish(made)))
            }
            Ok((reply, failure)) => {
                self.pay(row.reserved, reply.usage);
                let pipeline = self.desk.pipeline(self.learned);
                match guarded(|| pipeline.finish(&row.prepared, &reply)) {
                    Ok(outcome) => Ok((row, outcome, failure)),
                    Err(error) => Err(Box::new(row.frame.finish(failed(&error)))),
                }
            }
        }
    }

    /// Sends the findings back, or is done.
    fn judged(
        &'a self,
        mut row: Row,
        outcome: Outcome,
        failure: Option<Error>,
    ) -> Step<'a, Finished> {
        let is_fine = failure.is_some() || outcome.to_mend().next().is_none();
        if is_fine || row.repairs == 0 {
            return Step::Done(self.done(row, &outcome, failure));
        }
        row.repairs -= 1;
        let again = row.prepared.repair(&outcome);
        match self.reserve(&again.prompt) {
            Ok(reserved) => row.reserved = reserved,
            Err(_) => return Step::Done(self.done(row, &outcome, failure)),
        }
        let prompt = Box::new(again.prompt.clone());
        let then = move |answered: std::result::Result<Reply, Failure>| {
            let usage = answered.as_ref().ok().and_then(|reply| reply.usage);
            self.pay(row.reserved, usage.or(Some(Usage::default())));
            let pipeline = self.desk.pipeline(self.learned);
            match guarded(|| mended(&pipeline, &again, &outcome, answered)) {
                Ok(Mended::Better(better)) => self.judged(row, *better, None),
                Ok(Mended::No { usage, .. }) => {
                    Step::Done(self.done(row, &Outcome { usage, ..outcome }, None))
                }
                Err(_) => Step::Done(self.done(row, &outcome, None)),
            }
        };
        Step::Ask(prompt, Box::new(then))
    }

    fn done(&self, row: Row, outcome: &Outcome, failure: Option<Error>) -> Finished {
        let made = self.made(&row.prepared, outcome, failure.as_ref());
        row.frame.finish(made)
    }

    /// A judged draft as the result of a row: one that is not whole is an error beside it.
    fn made(&self, prepared: &Prepared, outcome: &Outcome, failure: Option<&Error>) -> Made {
        let json = self.desk.json(prepared, outcome, Vec::new(), failure);
        Made {
            result: match failure {
                None => Ok(json),
                Some(error) => Err(Failed {
                    partial: Some(json),
                    ..Failed::from(error)
                }),
            },
            has_errors: check::has_errors(&outcome.findings),
            usage: outcome.usage,
            ..Made::nothing()
        }
    }
}

fn failed(error: &Error) -> Made {
    Made::here(Err(Failed::from(error)), false)
}

/// Words, tone and language of a row.
fn wishes(fields: &Map<String, Value>) -> Result<Wishes> {
    let words = inputs::words(fields, &["words"])
        .map(|words| {
            words.trim().parse().map_err(|_| {
                Error::new(
                    Kind::Input,
                    format!("'words' is a whole number, not '{words}'"),
                )
            })
        })
        .transpose()?;
    Ok(Wishes {
        words,
        tone: inputs::words(fields, &["tone"]),
        language: inputs::words(fields, &["lang"]),
    })
}
