//! A model's summary of each proposal, held to the proposal: what it does not say is sent back once
//! and then refused.

use serde_json::{Map, Value};

use crate::check::levels::Levels;
use crate::check::packs::Pack;
use crate::commands::{opening, reading};
use crate::compare::{Proposal, grounded};
use crate::config::{Settings, Target};
use crate::diagnostic::Diagnostic;
use crate::engine::{Engine, Event};
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::job_post::{JobPost, scan};
use crate::pipeline::{Outcome, Pipeline, Prepared, Request};
use crate::prompt::{Reply, Template};
use crate::report::compare::Summary;
use crate::skill::Vocabulary;
use crate::terminal::Terminal;

/// The template of a summary.
const TEMPLATE: &str = "applicant";

/// What every summary is made with.
pub(super) struct Desk<'a> {
    pub(super) settings: &'a Settings,
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) pack: &'a Pack,
    pub(super) post: &'a JobPost,
}

/// The summaries as far as they came, and what ended them early.
#[derive(Default)]
pub(super) struct Summed {
    pub(super) summaries: Vec<Summary>,
    pub(super) failure: Option<Error>,
}

impl Desk<'_> {
    /// Sums up every proposal.
    ///
    /// # Errors
    ///
    /// When there is no endpoint, the template is broken, or it may cost too much; an endpoint that
    /// fails on the way leaves the rest without.
    pub(super) fn sum_up(
        &self,
        proposals: &[Proposal<'_>],
        world: &Environment,
        terminal: &mut Terminal,
    ) -> Result<Summed> {
        if let Target::Offline(why) = self.settings.target(TEMPLATE)? {
            return Err(Error::new(
                Kind::Usage,
                format!("--summaries asks a model, and there is none: {why}"),
            )
            .hint("choose one with --endpoint and --model, or leave --summaries out"));
        }
        let template = reading::template(TEMPLATE, world)?;
        let prepared = proposals
            .iter()
            .map(|proposal| self.prepare(proposal, &template, world))
            .collect::<Result<Vec<Prepared>>>()?;
        let opened = opening::open(
            self.settings,
            TEMPLATE,
            opening::Purpose::Ask,
            world,
            terminal,
        )?;
        let size = |prepared: &&Prepared| -> usize {
            let messages = prepared.prompt.messages.iter();
            messages.map(|message| message.content.len()).sum()
        };
        if let Some(longest) = prepared.iter().max_by_key(size) {
            let calls = 2 * prepared.len() as u64;
            opened.check_cost(self.settings, TEMPLATE, &longest.prompt, calls)?;
        }
        let mut summed = Summed::default();
        for (at, (proposal, prepared)) in proposals.iter().zip(&prepared).enumerate() {
            let what = format!("summing up {} of {}", at + 1, proposals.len());
            let waiting = terminal.progress(&what);
            let answer = self.one(&opened.engine, prepared, proposal, terminal);
            drop(waiting);
            match answer {
                Ok(summary) => summed.summaries.push(summary),
                Err(error) => {
                    summed.failure = Some(error);
                    break;
                }
            }
        }
        let left = proposals.len() - summed.summaries.len();
        let missing = Summary::Refused("the endpoint failed before it".to_owned());
        summed.summaries.extend(std::iter::repeat_n(missing, left));
        Ok(summed)
    }

    fn prepare(
        &self,
        proposal: &Proposal<'_>,
        template: &Template,
        world: &Environment,
    ) -> Result<Prepared> {
        // What is aimed at machines in a proposal reaches no model either.
        let neutral = scan::scan(&JobPost::parse(proposal.text, self.vocabulary)).neutral;
        let mut inputs = Map::new();
        inputs.insert("text".to_owned(), Value::from(neutral));
        self.pipeline().prepare(&Request {
            template,
            post: Some(&self.post.text),
            profile: None,
            answers: &[],
            inputs,
            words: None,
            tone: None,
            language: None,
            nonce: &world.nonce()?,
            draft: true,
            redact: self.settings.redact(),
        })
    }

    fn pipeline(&self) -> Pipeline<'_> {
        static LEVELS: std::sync::LazyLock<Levels> = std::sync::LazyLock::new(Levels::default);
        Pipeline {
            vocabulary: self.vocabulary,
            pack: self.pack,
            earlier: &[],
            voice: None,
            levels: &LEVELS,
        }
    }

    fn one(
        &self,
        engine: &Engine,
        prepared: &Prepared,
        proposal: &Proposal<'_>,
        terminal: &mut Terminal,
    ) -> Result<Summary> {
        // The judge gives back what was kept from the model, before anything is held to the proposal.
        let reply = ask(engine, prepared, terminal)?;
        let mut outcome = self.pipeline().finish(prepared, &reply);
        outcome.findings = self.wrong(&outcome, proposal);
        if !outcome.findings.is_empty() {
            let again = prepared.repair(&outcome);
            let reply = ask(engine, &again, terminal)?;
            outcome = self.pipeline().finish(&again, &reply);
            outcome.findings = self.wrong(&outcome, proposal);
        }
        if outcome.findings.is_empty() {
            return Ok(taken(&outcome));
        }
        let told = outcome.findings.iter();
        let told: Vec<&str> = told.map(|finding| finding.message.as_str()).collect();
        Ok(Summary::Refused(told.join("; ")))
    }

    fn wrong(&self, outcome: &Outcome, proposal: &Proposal<'_>) -> Vec<Diagnostic> {
        grounded::unfounded(
            &outcome.draft.text,
            proposal.text,
            self.post,
            self.vocabulary,
        )
    }
}

/// A summary that holds, if it is whole.
fn taken(outcome: &Outcome) -> Summary {
    if !outcome.complete {
        return Summary::Refused("the answer broke off".to_owned());
    }
    Summary::Text(
        outcome
            .draft
            .text
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
    )
}

fn ask(engine: &Engine, prepared: &Prepared, terminal: &mut Terminal) -> Result<Reply> {
    let answered = engine.complete(&prepared.prompt, &mut |event| {
        if let Event::Notice(line) = event {
            terminal.notice(line);
        }
        Ok(())
    });
    answered.map_err(|failure| failure.error)
}
