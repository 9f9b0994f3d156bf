//! Making: ask the engine, judge what came, send the findings back. Nothing here prints: what happens
//! meanwhile goes to a sink, what came of it is a value.

use serde_json::{Value, json};

use super::{Desk, Drafting, Engines};
use crate::check;
use crate::commands::candidates::{self, Judged};
use crate::commands::opening::Opened;
use crate::diagnostic::{Diagnostic, Severity};
use crate::engine::{Engine, Event, Failure, Sink};
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::pipeline::{Outcome, Pipeline, Prepared};
use crate::prompt::{Finish, Reply, Usage};
use crate::report::drafted::{self, Candidate};
use crate::report::{posted, revised};

/// What came of asking: the judged draft, and what failed if something did.
pub(in crate::commands) struct Made {
    /// The draft that goes on.
    pub(in crate::commands) outcome: Outcome,
    /// Why it is not whole.
    pub(in crate::commands) failure: Option<Error>,
    /// The answers before this one, oldest first.
    pub(in crate::commands) earlier: Vec<Outcome>,
    /// Whether a repair was asked for after it whose answer was not taken.
    pub(super) asked_in_vain: bool,
    /// The fallback that answered; none when the chosen engine did.
    pub(super) instead: Option<Opened>,
    /// Whether the user changed it in their editor.
    pub(super) is_edited: bool,
    /// Every draft there was to choose from, when several were asked for.
    candidates: Vec<Outcome>,
}

/// What one request brought, before one of it is chosen.
pub(super) struct Asked {
    /// The drafts; at least one.
    pub(super) drafts: Vec<Judged>,
    instead: Option<Opened>,
    /// Whether several were asked for.
    is_choice: bool,
}

impl Engines<'_> {
    /// Whether a model is asked at all.
    pub(in crate::commands) fn is_online(&self) -> bool {
        !matches!(self.chosen.engine, Engine::Offline)
    }
}

impl Asked {
    /// Goes on with the draft at `place`; all were paid for.
    pub(super) fn take(mut self, place: usize) -> Made {
        let candidates = if self.is_choice {
            let every = self.drafts.iter();
            every.map(|(outcome, _)| outcome.clone()).collect()
        } else {
            Vec::new()
        };
        let spent = self
            .drafts
            .iter()
            .fold(None, |sum, (outcome, _)| added(sum, outcome.usage));
        let (mut outcome, failure) = self.drafts.swap_remove(place);
        outcome.usage = spent;
        Made {
            outcome,
            failure,
            earlier: Vec::new(),
            asked_in_vain: false,
            is_edited: false,
            instead: self.instead,
            candidates,
        }
    }
}

impl Made {
    /// How it ended.
    ///
    /// # Errors
    ///
    /// When the draft is not whole: the error says why.
    pub(in crate::commands) fn status(self) -> Result<Status> {
        match self.failure {
            Some(error) => Err(error),
            None if check::has_errors(&self.outcome.findings) => Ok(Status::Findings),
            None => Ok(Status::Ok),
        }
    }
}

impl Desk<'_> {
    /// A draft as the command's `--json` gives it.
    pub(in crate::commands) fn json(
        &self,
        prepared: &Prepared,
        outcome: &Outcome,
        candidates: Vec<Candidate<'_>>,
        failure: Option<&Error>,
    ) -> Value {
        let material = &prepared.material;
        let error = failure.map(ToString::to_string);
        if let Some(revision) = &material.revision {
            let mut revised = revised::revised(revision, material, outcome);
            revised.drafted.candidates = candidates;
            revised.drafted.error = error;
            return json!(revised);
        }
        if let Some(brief) = &material.brief {
            let mut posted = posted::posted(brief, material, outcome);
            posted.candidates = candidates;
            posted.error = error;
            return json!(posted);
        }
        let mut drafted = drafted::drafted(self.command, material, outcome);
        drafted.candidates = candidates;
        drafted.error = error;
        json!(drafted)
    }
}

/// What a second answer is worth.
pub(in crate::commands) enum Mended {
    /// It takes the place of the first; its tokens are those of both.
    Better(Box<Outcome>),
    /// The first answer stands: a repair that fails must not cost the draft.
    No {
        /// Why.
        why: String,
        /// The tokens of both.
        usage: Option<Usage>,
    },
}

/// Judges the answer to `again`, which had the findings of `first` in it.
pub(in crate::commands) fn mended(
    pipeline: &Pipeline<'_>,
    again: &Prepared,
    first: &Outcome,
    answered: std::result::Result<Reply, Failure>,
) -> Mended {
    let no = |why: String, usage: Option<Usage>| Mended::No { why, usage };
    match settle(answered) {
        Ok((reply, None)) if reply.is_complete() => {
            let mut outcome = pipeline.finish(again, &reply);
            outcome.usage = added(first.usage, outcome.usage);
            if outcome.to_mend().count() <= first.to_mend().count() {
                return Mended::Better(Box::new(outcome));
            }
            let why = "the second answer was no better; keeping the first";
            no(why.to_owned(), outcome.usage)
        }
        Ok((reply, Some(error))) => no(
            format!("could not mend it: {error}"),
            added(first.usage, reply.usage),
        ),
        Ok((reply, None)) => no(
            "could not mend it: the second answer was not complete".to_owned(),
            added(first.usage, reply.usage),
        ),
        Err(error) => no(format!("could not mend it: {error}"), first.usage),
    }
}

impl Drafting<'_> {
    /// Makes the draft: the best of what came, mended as often as the settings allow. Notices on the
    /// way go to `sink`, and nothing is printed or kept.
    ///
    /// # Errors
    ///
    /// When the engine gives nothing at all. A text that is cut or breaks off is made all the same.
    pub(in crate::commands) fn make(&self, sink: &mut Sink<'_>) -> Result<Made> {
        let asked = self.ask(sink)?;
        let best = candidates::best(&asked.drafts);
        let mut made = asked.take(best);
        self.mend(&mut made, sink);
        Ok(made)
    }

    /// What the command prints with `--json`.
    pub(in crate::commands) fn json(&self, made: &Made) -> Value {
        let candidates = drafted::candidates(&self.prepared.material, &made.candidates);
        let outcome = &made.outcome;
        self.desk
            .json(self.prepared, outcome, candidates, made.failure.as_ref())
    }

    /// Asks the chosen engine, and the others in turn while no word of an answer came.
    pub(super) fn ask(&self, sink: &mut Sink<'_>) -> Result<Asked> {
        let prompt = &self.prepared.prompt;
        let fallbacks = &self.engines.fallbacks;
        let count = self.desk.args.output.count();
        let mut turn = fallbacks.start(prompt);
        let mut instead: Option<Opened> = None;
        loop {
            let engine = &instead.as_ref().unwrap_or(&self.engines.chosen).engine;
            let answered = self.answered(engine, count, sink);
            if let Err(failure) = &answered
                && failure.another_may
                && let Some(next) = fallbacks.next(&mut turn, &failure.error, prompt, sink)?
            {
                instead = Some(next);
                continue;
            }
            let pipeline = self.desk.pipeline(self.learned);
            let judge = |(reply, failure): (Reply, Option<Error>)| {
                let outcome = pipeline.finish(self.prepared, &reply);
                (outcome, failure.or_else(|| self.left_undone()))
            };
            let drafts = settle_all(answered)?.into_iter().map(judge).collect();
            return Ok(Asked {
                drafts,
                instead,
                is_choice: count > 1,
            });
        }
    }

    /// What an engine answers, with what was kept back from it put back into what is shown of it.
    fn answered(
        &self,
        engine: &Engine,
        count: usize,
        sink: &mut Sink<'_>,
    ) -> std::result::Result<Vec<Reply>, Failure> {
        let prompt = &self.prepared.prompt;
        if self.prepared.redaction.is_empty() {
            return engine.candidates(prompt, count, sink);
        }
        let mut restorer = self.prepared.redaction.restorer();
        let mut whole = String::new();
        let answered = engine.candidates(prompt, count, &mut |event| match event {
            Event::Text(piece) => {
                whole.clear();
                restorer.push(piece, &mut whole);
                sink(Event::Text(&whole))
            }
            event => sink(event),
        });
        whole.clear();
        restorer.finish(&mut whole);
        if !whole.is_empty() {
            sink(Event::Text(&whole))?;
        }
        answered
    }

    /// What rules alone could not do of a revision.
    fn left_undone(&self) -> Option<Error> {
        let revision = self.prepared.material.revision.as_ref()?;
        let undone = revision.undone.join("; ");
        let error = (!undone.is_empty())
            .then(|| Error::new(Kind::Incomplete, format!("not all was done: {undone}")))?;
        Some(error.hint("a model can do the rest: gig init, or --endpoint"))
    }

    /// Sends the errors back to the engine, as often as the settings allow and it helps.
    pub(super) fn mend(&self, made: &mut Made, sink: &mut Sink<'_>) {
        if made.failure.is_some() || !self.engines.is_online() {
            return;
        }
        for _ in 0..self.desk.args.output.repair(&self.desk.settings) {
            if !self.try_again(made, sink) {
                return;
            }
        }
    }

    /// Sends the errors back once; false when there is nothing more to mend.
    fn try_again(&self, made: &mut Made, sink: &mut Sink<'_>) -> bool {
        let count = made.outcome.to_mend().count();
        if count == 0 {
            return false;
        }
        // A second answer is shown when it is judged, if at all: only notices pass.
        let mut notices = |event: Event<'_>| match event {
            Event::Notice(_) => sink(event),
            Event::Text(_) | Event::Reasoning(_) => Ok(()),
        };
        tell(
            &mut notices,
            &format!("{count} to mend: asking the model once more"),
        );
        let again = self.prepared.repair(&made.outcome);
        made.asked_in_vain = true;
        let engine = &made.instead.as_ref().unwrap_or(&self.engines.chosen).engine;
        let answered = engine.complete(&again.prompt, &mut notices);
        let pipeline = self.desk.pipeline(self.learned);
        match mended(&pipeline, &again, &made.outcome, answered) {
            Mended::Better(outcome) => {
                let first = std::mem::replace(&mut made.outcome, *outcome);
                made.earlier.push(first);
                made.asked_in_vain = false;
                true
            }
            Mended::No { why, usage } => {
                made.outcome.usage = usage;
                tell(&mut notices, &why);
                false
            }
        }
    }
}

/// Says something on the way. Who no longer listens must not cost the draft.
fn tell(sink: &mut Sink<'_>, line: &str) {
    let _ = sink(Event::Notice(line));
}

/// The replies, each with the error that goes with it; at least one.
fn settle_all(
    answered: std::result::Result<Vec<Reply>, Failure>,
) -> Result<Vec<(Reply, Option<Error>)>> {
    match answered {
        Ok(replies) if replies.is_empty() => Err(Error::new(Kind::Incomplete, "no answer came")),
        Ok(replies) => replies.into_iter().map(|reply| settle(Ok(reply))).collect(),
        Err(failure) => settle(Err(failure)).map(|settled| vec![settled]),
    }
}

/// The reply, and the error that goes with it when the answer is not whole.
///
/// # Errors
///
/// When no word of an answer came.
pub(in crate::commands) fn settle(
    answered: std::result::Result<Reply, Failure>,
) -> Result<(Reply, Option<Error>)> {
    match answered {
        Ok(reply) => {
            let failure = unfinished(&reply);
            Ok((reply, failure))
        }
        Err(Failure {
            error,
            partial: Some(reply),
            ..
        }) if !reply.text.trim().is_empty() => Ok((*reply, Some(error))),
        Err(Failure { error, .. }) => Err(error),
    }
}

/// What is wrong with an answer that came but is not whole.
fn unfinished(reply: &Reply) -> Option<Error> {
    let incomplete = |why: &str| Some(Error::new(Kind::Incomplete, why.to_owned()));
    match &reply.finish {
        Finish::Interrupted if reply.text.trim().is_empty() => Some(Error::new(
            Kind::Interrupted,
            "interrupted before the first word",
        )),
        Finish::Interrupted => Some(Error::new(
            Kind::Interrupted,
            "interrupted; the text so far is kept",
        )),
        Finish::Cut => {
            incomplete("the answer was cut: the endpoint ended it without saying it was done")
        }
        Finish::Length => incomplete("the answer hit its token limit and stops in the middle")
            .map(|error| error.hint("raise --max-tokens, or ask for fewer --words")),
        Finish::ContentFilter => incomplete("the endpoint's content filter cut the answer"),
        Finish::Stop | Finish::Other(_) if reply.text.trim().is_empty() => {
            incomplete("the answer is empty")
                .map(|error| error.hint("the prompt may be longer than the model's context"))
        }
        Finish::Stop | Finish::Other(_) => None,
    }
}

/// How many errors a draft has.
pub(in crate::commands) fn errors(outcome: &Outcome) -> usize {
    let is_error = |finding: &&Diagnostic| finding.severity == Severity::Error;
    outcome.findings.iter().filter(is_error).count()
}

fn added(first: Option<Usage>, second: Option<Usage>) -> Option<Usage> {
    match (first, second) {
        (Some(a), Some(b)) => Some(Usage {
            prompt: a.prompt + b.prompt,
            completion: a.completion + b.completion,
            cached: a.cached + b.cached,
            reasoning: a.reasoning + b.reasoning,
        }),
        (one, other) => one.or(other),
    }
}
