//! Drafting: the talk with an engine that every drafting command shares: ask, stream, judge, send the
//! findings back once, hand over the text and its findings.
//!
//! What to ask is prepared by the command; what is wrong is judged by `pipeline`.

use std::path::PathBuf;
use std::time::Instant;

use super::candidates::{self, Judged};
use super::fallbacks::Fallbacks;
use super::opening::{Opened, Purpose};
use super::recording::{Recording, Versions};
use crate::check;
use crate::config::Settings;
use crate::diagnostic::{Diagnostic, Severity};
use crate::engine::{Engine, Event, Failure};
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::pipeline::{Outcome, Pipeline, Prepared};
use crate::prompt::{Finish, Reply, Usage};
use crate::report::{coverage, drafted, finding, posted};
use crate::store::files;
use crate::terminal::{Terminal, Verbosity};

/// The flags about what becomes of a draft, shared by every command that makes one.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "Output")]
pub struct OutputArgs {
    /// Print one JSON object: draft, findings, coverage, demands, claims, receipt, usage
    #[arg(long)]
    pub json: bool,
    /// Write the draft to a file instead of stdout, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Write the answer as it arrives, even into a pipe; implies --repair 0
    #[arg(long, conflicts_with_all = ["json", "out"])]
    pub stream: bool,
    /// How many drafts to ask for, 1 to 8: pick one on a terminal; else the one with the fewest errors
    #[arg(short = 'n', long, value_name = "COUNT", default_value_t = 1, hide_default_value = true,
          value_parser = clap::value_parser!(u8).range(1..=8), conflicts_with = "stream")]
    pub candidates: u8,
    /// Print the exact request and send nothing
    #[arg(long, conflicts_with_all = ["json", "out", "stream"])]
    pub dry_run: bool,
}

impl OutputArgs {
    /// How often the findings of a draft go back to the model.
    pub(super) fn repair(&self, settings: &Settings) -> u64 {
        if self.stream { 0 } else { settings.repair() }
    }

    /// How often the request may be sent.
    pub(super) fn calls(&self, settings: &Settings) -> u64 {
        u64::from(self.candidates) + self.repair(settings)
    }

    /// What the engine is opened for.
    pub(super) const fn purpose(&self) -> Purpose {
        if self.dry_run {
            Purpose::Show
        } else {
            Purpose::Ask
        }
    }

    /// How many drafts to ask for.
    pub(super) fn count(&self) -> usize {
        usize::from(self.candidates)
    }
}

/// How a draft is made and where it goes.
pub(super) struct Drafting<'a> {
    /// The judge.
    pub(super) pipeline: Pipeline<'a>,
    /// The engine.
    pub(super) opened: &'a Opened,
    /// What is asked when that engine gives nothing.
    pub(super) fallbacks: Fallbacks<'a>,
    /// How often the findings go back to the engine.
    pub(super) repair: u64,
    /// What becomes of the draft.
    pub(super) output: &'a OutputArgs,
    /// The name in the schema: `proposal`.
    pub(super) name: &'a str,
    /// Whether and how the draft is kept.
    pub(super) recording: Recording<'a>,
}

/// What came of asking: the judged draft, and what failed if something did.
struct Made {
    outcome: Outcome,
    failure: Option<Error>,
    /// Whether the text already stands on stdout.
    is_shown: bool,
    /// The answers before this one, oldest first.
    earlier: Vec<Outcome>,
    /// Whether a repair was asked for after it whose answer was not taken.
    asked_in_vain: bool,
    /// The fallback that answered; none when the chosen engine did.
    instead: Option<Opened>,
    /// Every draft there was to choose from, when several were asked for.
    candidates: Vec<Outcome>,
}

impl Drafting<'_> {
    /// Makes the draft and hands it over.
    ///
    /// # Errors
    ///
    /// When the engine gives nothing at all, or the draft cannot be written. A text that is cut or
    /// breaks off is handed over first; the error then tells.
    pub(super) fn run(&self, prepared: &Prepared, terminal: &mut Terminal) -> Result<Status> {
        let started = Instant::now();
        self.warn_of_the_post(prepared, terminal);
        if !self.is_online() {
            terminal.notice(
                "offline engine: no model was used; text from the post and your profile only",
            );
        }
        if !self.is_online() && self.output.candidates > 1 {
            terminal.notice("the offline engine has one draft: --candidates is for models");
        }
        let mut made = self.ask(prepared, terminal)?;
        for _ in 0..self.repairs(&made) {
            if !self.try_again(prepared, &mut made, terminal) {
                break;
            }
        }
        let handed = self.hand_over(prepared, &made, terminal);
        self.record(prepared, &made, terminal);
        handed?;
        if let Some(usage) = made.outcome.usage {
            terminal.notice(&usage_line(
                &made.outcome,
                usage,
                started.elapsed().as_secs_f64(),
            ));
        }
        match made.failure {
            Some(error) => Err(error),
            None if check::has_errors(&made.outcome.findings) => Ok(Status::Findings),
            None => Ok(Status::Ok),
        }
    }

    /// What the scan found in the post, before anything is made of it. Checks a human set and questions
    /// show in the draft itself.
    fn warn_of_the_post(&self, prepared: &Prepared, terminal: &mut Terminal) {
        let Some(scan) = &prepared.material.scan else {
            return;
        };
        if prepared.material.brief.is_some() {
            // The client's own words set nobody a trap.
            return;
        }
        let traps: Vec<Diagnostic> = scan
            .findings
            .iter()
            .filter(|finding| finding.severity > Severity::Note)
            .cloned()
            .collect();
        let texts = drafted::texts(&prepared.material, "");
        terminal.report_aside(&finding::human(&traps, &texts));
    }

    /// Asks the chosen engine, and the others in turn while nothing came that could be shown.
    fn ask(&self, prepared: &Prepared, terminal: &mut Terminal) -> Result<Made> {
        let mut turn = self.fallbacks.start(&prepared.prompt);
        let mut instead: Option<Opened> = None;
        loop {
            let engine = &instead.as_ref().unwrap_or(self.opened).engine;
            let (answered, is_shown) = self.ask_once(engine, prepared, terminal)?;
            if let Err(failure) = &answered
                && failure.another_may
                && !is_shown
                && let Some(next) =
                    self.fallbacks
                        .next(&mut turn, &failure.error, &prepared.prompt, terminal)
            {
                instead = Some(next);
                continue;
            }
            let judge = |(reply, failure)| (self.pipeline.finish(prepared, &reply), failure);
            let mut drafts: Vec<Judged> = settle_all(answered)?.into_iter().map(judge).collect();
            let taken = self.choose(&mut drafts, terminal);
            let candidates = if self.output.candidates > 1 {
                drafts.iter().map(|(outcome, _)| outcome.clone()).collect()
            } else {
                Vec::new()
            };
            let spent = drafts
                .iter()
                .fold(None, |sum, (outcome, _)| added(sum, outcome.usage));
            let (mut outcome, failure) = drafts.swap_remove(taken);
            outcome.usage = spent;
            return Ok(Made {
                outcome,
                failure,
                is_shown,
                earlier: Vec::new(),
                asked_in_vain: false,
                instead,
                candidates,
            });
        }
    }

    /// The place of the draft that goes on; there is at least one.
    fn choose(&self, drafts: &mut [Judged], terminal: &mut Terminal) -> usize {
        let best = candidates::best(drafts);
        if self.output.candidates < 2 || !self.is_online() {
            return best;
        }
        if drafts.len() < self.output.count() {
            let (came, asked) = (drafts.len(), self.output.candidates);
            terminal.notice(&format!("{came} of {asked} drafts came"));
        }
        let is_stopped = |(_, failure): &Judged| {
            let kind = failure.as_ref().map(Error::kind);
            kind == Some(Kind::Interrupted)
        };
        let can_ask = terminal.is_interactive() && terminal.can_ask() && !self.output.json;
        if drafts.len() < 2 || !can_ask || drafts.iter().any(is_stopped) {
            candidates::tell(drafts, best, terminal);
            return best;
        }
        match candidates::ask(drafts, best, terminal) {
            Ok(taken) => taken,
            // What was paid for is kept all the same.
            Err(error) => {
                if let Some((_, failure)) = drafts.get_mut(best) {
                    *failure = Some(error);
                }
                best
            }
        }
    }

    /// Asks one engine; gives its answer and whether any of it stands on stdout.
    fn ask_once(
        &self,
        engine: &Engine,
        prepared: &Prepared,
        terminal: &mut Terminal,
    ) -> Result<(std::result::Result<Vec<Reply>, Failure>, bool)> {
        let is_live = self.is_live(prepared, terminal);
        let mut stream = is_live.then(|| terminal.stream());
        let mut waiting = self
            .is_online()
            .then(|| terminal.progress("asking the model"));
        let mut is_shown = false;
        let count = self.output.count();
        let answered = engine.candidates(&prepared.prompt, count, &mut |event| match event {
            Event::Text(text) => {
                let Some(stream) = &mut stream else {
                    return Ok(());
                };
                waiting = None;
                is_shown = true;
                stream.push(text)
            }
            Event::Reasoning(_) => Ok(()),
            Event::Notice(line) => {
                waiting = None;
                terminal.notice(line);
                Ok(())
            }
        });
        drop(waiting);
        if let Some(stream) = stream.filter(|_| is_shown) {
            stream.finish()?;
        }
        Ok((answered, is_shown))
    }

    /// Whether the answer goes to stdout as it arrives: to a person, or into a pipe that asked. One
    /// that must have a form is shown when it is known to have it.
    fn is_live(&self, prepared: &Prepared, terminal: &Terminal) -> bool {
        let person = terminal.is_interactive() && !self.output.json && self.output.out.is_none();
        self.output.stream
            || (person
                && self.is_online()
                && self.output.candidates == 1
                && prepared.prompt.schema.is_none())
    }

    fn is_online(&self) -> bool {
        !matches!(self.opened.engine, Engine::Offline)
    }

    fn repairs(&self, made: &Made) -> u64 {
        let can = made.failure.is_none() && self.is_online();
        if can && !self.output.stream {
            self.repair
        } else {
            0
        }
    }

    /// Sends the errors back to the engine; false when there is nothing more to mend.
    fn try_again(&self, prepared: &Prepared, made: &mut Made, terminal: &mut Terminal) -> bool {
        let count = made.outcome.to_mend().count();
        if count == 0 {
            return false;
        }
        terminal.notice(&format!("{count} to mend: asking the model once more"));
        let again = prepared.repair(&made.outcome);
        made.asked_in_vain = true;
        let engine = &made.instead.as_ref().unwrap_or(self.opened).engine;
        let answered = engine.complete(&again.prompt, &mut |event| {
            if let Event::Notice(line) = event {
                terminal.notice(line);
            }
            Ok(())
        });
        match settle(answered) {
            Ok((reply, None)) if reply.is_complete() => {
                let mut outcome = self.pipeline.finish(&again, &reply);
                outcome.usage = added(made.outcome.usage, outcome.usage);
                if outcome.to_mend().count() <= count {
                    let first = std::mem::replace(&mut made.outcome, outcome);
                    made.earlier.push(first);
                    made.is_shown = false;
                    made.asked_in_vain = false;
                    return true;
                }
                terminal.notice("the second answer was no better; keeping the first");
                made.outcome.usage = outcome.usage;
                false
            }
            // The first answer stands: a repair that fails must not cost the draft.
            Ok((_, Some(error))) | Err(error) => {
                terminal.notice(&format!("could not mend it: {error}"));
                false
            }
            Ok(_) => {
                terminal.notice("could not mend it: the second answer was not complete");
                false
            }
        }
    }

    fn hand_over(&self, prepared: &Prepared, made: &Made, terminal: &mut Terminal) -> Result<()> {
        let outcome = &made.outcome;
        if self.output.json {
            if let Some(brief) = &prepared.material.brief {
                let failure = made.failure.as_ref().map(ToString::to_string);
                let posted = posted::posted(brief, &prepared.material, outcome, failure);
                return self.write(&format!("{}\n", serde_json::json!(posted)), terminal);
            }
            let mut drafted = drafted::drafted(self.name, &prepared.material, outcome);
            drafted.candidates = drafted::candidates(&prepared.material, &made.candidates);
            drafted.error = made.failure.as_ref().map(ToString::to_string);
            let text = serde_json::to_string(&drafted)
                .map_err(|error| Error::new(Kind::Input, "cannot write JSON").caused_by(error))?;
            return self.write(&format!("{text}\n"), terminal);
        }
        if !made.is_shown && !outcome.draft.text.is_empty() {
            self.write(&format!("{}\n", outcome.draft.text), terminal)?;
        }
        let texts = drafted::texts(&prepared.material, &outcome.draft.text);
        terminal.report_aside(&finding::human(&outcome.findings, &texts));
        if terminal.verbosity() == Verbosity::Verbose
            && let Some(profile) = &prepared.material.profile
        {
            for line in coverage::ledger(&outcome.draft.text, profile, &outcome.claims) {
                terminal.detail(&line);
            }
        }
        Ok(())
    }

    fn record(&self, prepared: &Prepared, made: &Made, terminal: &mut Terminal) {
        let by = made.instead.as_ref().unwrap_or(self.opened);
        let target = by.target.as_ref();
        let versions = Versions {
            prepared,
            outcomes: made.earlier.iter().chain([&made.outcome]).collect(),
            asked_in_vain: made.asked_in_vain,
            endpoint: target.map(|target| target.base_url.as_str()),
        };
        self.recording.save(&versions, &self.pipeline, terminal);
    }

    fn write(&self, text: &str, terminal: &mut Terminal) -> Result<()> {
        match &self.output.out {
            Some(path) => files::write_output(path, text.as_bytes()),
            None => terminal.print(text),
        }
    }
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
fn settle(answered: std::result::Result<Reply, Failure>) -> Result<(Reply, Option<Error>)> {
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

pub(super) fn errors(outcome: &Outcome) -> usize {
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

fn usage_line(outcome: &Outcome, usage: Usage, seconds: f64) -> String {
    let model = outcome
        .draft
        .receipt
        .as_ref()
        .map_or("", |receipt| receipt.model.as_str());
    format!(
        "{model}: {} tokens in, {} out, {seconds:.1} s",
        usage.prompt, usage.completion
    )
}
