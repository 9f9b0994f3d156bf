//! Handing over: a draft on its way to a person or a pipe: streamed as it comes, chosen from several,
//! written with its findings, kept.

use std::time::Instant;

use super::making::Asked;
use super::{Drafting, Made};
use crate::commands::candidates::{self, Judged};
use crate::commands::recording::{Recording, Versions};
use crate::diagnostic::{Diagnostic, Severity};
use crate::engine::Event;
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::pipeline::Outcome;
use crate::prompt::{Finish, Reply, Usage};
use crate::report::{coverage, drafted, finding, posted, revised};
use crate::revision::Revision;
use crate::store::files;
use crate::terminal::{Progress, Stream, Terminal, Verbosity};

/// What a person sees while an answer is made.
struct Watch<'t> {
    terminal: &'t mut Terminal,
    /// Where the answer goes as it comes.
    stream: Option<Stream>,
    waiting: Option<Progress>,
    is_online: bool,
    /// Whether any of the answer stands on stdout.
    is_shown: bool,
}

impl<'t> Watch<'t> {
    fn new(terminal: &'t mut Terminal, is_online: bool, is_live: bool) -> Self {
        let stream = is_live.then(|| terminal.stream());
        Self {
            terminal,
            stream,
            waiting: None,
            is_online,
            is_shown: false,
        }
    }

    fn wait(&mut self) {
        self.waiting = self
            .is_online
            .then(|| self.terminal.progress("asking the model"));
    }

    fn see(&mut self, event: Event<'_>) -> Result<()> {
        match event {
            Event::Text(text) => {
                let Some(stream) = &mut self.stream else {
                    return Ok(());
                };
                self.waiting = None;
                self.is_shown = true;
                stream.push(text)
            }
            Event::Reasoning(_) => Ok(()),
            Event::Notice(line) => {
                self.waiting = None;
                self.terminal.notice(line);
                if !self.is_shown {
                    self.wait();
                }
                Ok(())
            }
        }
    }

    /// Whether any of the answer stands on stdout, its last line ended.
    fn end(mut self) -> Result<bool> {
        self.waiting = None;
        if let Some(stream) = self.stream.filter(|_| self.is_shown) {
            stream.finish()?;
        }
        Ok(self.is_shown)
    }
}

impl Drafting<'_> {
    /// Makes the draft and hands it over; with `--dry-run`, shows what would be asked.
    ///
    /// # Errors
    ///
    /// When it would cost too much, the engine gives nothing at all, or the draft cannot be written. A
    /// text that is cut or breaks off is handed over first; the error then tells.
    pub(in crate::commands) fn run(&self, terminal: &mut Terminal) -> Result<Status> {
        let (settings, output) = (&self.desk.settings, &self.desk.args.output);
        let (template, prompt) = (self.desk.template.name.as_str(), &self.prepared.prompt);
        let chosen = &self.engines.chosen;
        if output.dry_run {
            return chosen.show_request(settings, template, prompt, output.count(), terminal);
        }
        self.deliver(terminal)?.status()
    }

    /// Makes the draft and hands it over, and gives it back.
    ///
    /// # Errors
    ///
    /// When it would cost too much, the engine gives nothing at all, or the draft cannot be written.
    pub(in crate::commands) fn deliver(&self, terminal: &mut Terminal) -> Result<Made> {
        let (settings, output) = (&self.desk.settings, &self.desk.args.output);
        let (template, prompt) = (self.desk.template.name.as_str(), &self.prepared.prompt);
        let chosen = &self.engines.chosen;
        chosen.check_cost(settings, template, prompt, output.calls(settings))?;
        if output.edit && !terminal.can_ask() {
            // Before anything is paid for.
            return Err(
                Error::new(Kind::Usage, "--edit needs a terminal for your editor")
                    .hint("write the draft with --out and edit the file"),
            );
        }
        let started = Instant::now();
        self.introduce(terminal);
        let (mut made, is_shown) = self.make_in_sight(terminal)?;
        let edited = if output.edit && !is_shown {
            self.edit(&mut made, terminal)
        } else {
            Ok(())
        };
        let handed = edited.and(self.hand_over(&made, is_shown, terminal));
        self.record(&made, terminal);
        handed?;
        if output.copy {
            let by = terminal.copy(&made.outcome.draft.text, self.desk.world)?;
            terminal.notice(&format!("copied by {by}"));
        }
        if let Some(usage) = made.outcome.usage {
            terminal.notice(&usage_line(
                &made.outcome,
                usage,
                started.elapsed().as_secs_f64(),
            ));
        }
        Ok(made)
    }

    /// Lets the user change the draft; what they made of it goes on, judged anew.
    fn edit(&self, made: &mut Made, terminal: &mut Terminal) -> Result<()> {
        let draft = &made.outcome.draft;
        let Some(text) = terminal.edit(&draft.text, "draft.txt", self.desk.world)? else {
            return Ok(());
        };
        let model = draft.receipt.as_ref().map(|receipt| receipt.model.clone());
        let reply = Reply {
            text,
            reasoning: String::new(),
            finish: Finish::Stop,
            usage: made.outcome.usage,
            model: model.unwrap_or_default(),
        };
        let outcome = self
            .desk
            .pipeline(self.learned)
            .finish(self.prepared, &reply);
        made.earlier
            .push(std::mem::replace(&mut made.outcome, outcome));
        made.is_edited = true;
        // The user has read it to its end, however it had ended.
        made.failure = None;
        Ok(())
    }

    /// What is to be known before a draft is made: traps in the post, no model.
    fn introduce(&self, terminal: &mut Terminal) {
        self.warn_of_the_post(terminal);
        if self.engines.is_online() {
            self.tell_what_is_kept_back(terminal);
            return;
        }
        terminal.notice(if self.prepared.material.revision.is_some() {
            "offline engine: no model was used; edits by rule only"
        } else {
            "offline engine: no model was used; text from the post and your profile only"
        });
        if self.desk.args.output.candidates > 1 {
            terminal.notice("the offline engine has one draft: --candidates is for models");
        }
    }

    fn tell_what_is_kept_back(&self, terminal: &mut Terminal) {
        if self.desk.settings.redact().is_none() {
            return;
        }
        let kept = self.prepared.redaction.summary();
        let kept = if kept.is_empty() {
            "nothing was found"
        } else {
            &kept
        };
        terminal.notice(&format!("kept back from the model: {kept}"));
    }

    /// What the scan found in the post, before anything is made of it. Checks a human set and questions
    /// show in the draft itself.
    fn warn_of_the_post(&self, terminal: &mut Terminal) {
        let material = &self.prepared.material;
        // The client's own words set nobody a trap, and a revision is of a draft that was warned of.
        let is_of_others = material.brief.is_none() && material.revision.is_none();
        let Some(scan) = material.scan.as_ref().filter(|_| is_of_others) else {
            return;
        };
        let traps: Vec<Diagnostic> = scan
            .findings
            .iter()
            .filter(|finding| finding.severity > Severity::Note)
            .cloned()
            .collect();
        terminal.report_aside(&finding::human(&traps, &drafted::texts(material, "")));
    }

    /// Like [`Drafting::make`], before a person's eyes and with their choice; and whether the draft
    /// stands on stdout already.
    fn make_in_sight(&self, terminal: &mut Terminal) -> Result<(Made, bool)> {
        let is_online = self.engines.is_online();
        let is_live = self.is_live(terminal);
        let mut watch = Watch::new(terminal, is_online, is_live);
        watch.wait();
        let asked = self.ask(&mut |event| watch.see(event));
        let is_shown = watch.end()?;
        let mut asked = asked?;
        let taken = self.choose(&mut asked, terminal);
        let mut made = asked.take(taken);
        let mut watch = Watch::new(terminal, is_online, false);
        self.mend(&mut made, &mut |event| watch.see(event));
        let is_first = made.earlier.is_empty();
        Ok((made, is_shown && is_first))
    }

    /// Whether the answer goes to stdout as it arrives: to a person, or into a pipe that asked. One
    /// that must have a form is shown when it is known to have it.
    fn is_live(&self, terminal: &Terminal) -> bool {
        let output = &self.desk.args.output;
        let is_plain = !output.json && !output.edit && output.out.is_none();
        let person = terminal.is_interactive() && is_plain;
        let is_free = self.prepared.prompt.schema.is_none();
        output.stream || (person && is_free && self.engines.is_online() && output.candidates == 1)
    }

    /// The place of the draft that goes on.
    fn choose(&self, asked: &mut Asked, terminal: &mut Terminal) -> usize {
        let (drafts, output) = (&mut asked.drafts, &self.desk.args.output);
        let best = candidates::best(drafts);
        if output.candidates < 2 || !self.engines.is_online() {
            return best;
        }
        if drafts.len() < output.count() {
            let (came, asked) = (drafts.len(), output.candidates);
            terminal.notice(&format!("{came} of {asked} drafts came"));
        }
        let is_stopped = |(_, failure): &Judged| {
            let kind = failure.as_ref().map(Error::kind);
            kind == Some(Kind::Interrupted)
        };
        let can_ask = terminal.is_interactive() && terminal.can_ask() && !output.json;
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

    fn hand_over(&self, made: &Made, is_shown: bool, terminal: &mut Terminal) -> Result<()> {
        let outcome = &made.outcome;
        if self.desk.args.output.json {
            return self.write(&format!("{}\n", self.json(made)), terminal);
        }
        if !is_shown && !outcome.draft.text.is_empty() {
            self.write(&format!("{}\n", outcome.draft.text), terminal)?;
        }
        let material = &self.prepared.material;
        // Of an answer that never began there is nothing to say.
        if !outcome.draft.text.is_empty() {
            if let Some(revision) = &material.revision {
                show_changes(revision, &outcome.draft.text, terminal);
            }
            if let Some(brief) = material.brief.as_ref().filter(|brief| brief.is_rework) {
                terminal.report_aside(&posted::reworked(brief, outcome));
            }
            let texts = drafted::texts(material, &outcome.draft.text);
            terminal.report_aside(&finding::human(&outcome.findings, &texts));
        }
        if terminal.verbosity() == Verbosity::Verbose
            && let Some(profile) = &material.profile
        {
            for line in coverage::ledger(&outcome.draft.text, profile, &outcome.claims) {
                terminal.detail(&line);
            }
        }
        Ok(())
    }

    /// Keeps a draft in the history, unless the settings say no.
    pub(in crate::commands) fn record(&self, made: &Made, terminal: &mut Terminal) {
        let desk = self.desk;
        let by = made.instead.as_ref().unwrap_or(&self.engines.chosen);
        let versions = Versions {
            prepared: self.prepared,
            outcomes: made.earlier.iter().chain([&made.outcome]).collect(),
            asked_in_vain: made.asked_in_vain,
            is_edited: made.is_edited,
            endpoint: by.target.as_ref().map(|target| target.base_url.as_str()),
        };
        let kept = &desk.args.history;
        let recording = Recording::new(&desk.template.name, &desk.settings, kept, desk.world);
        recording.save(&versions, &desk.pipeline(self.learned), terminal);
    }

    fn write(&self, text: &str, terminal: &mut Terminal) -> Result<()> {
        match &self.desk.args.output.out {
            Some(path) => files::write_output(path, text.as_bytes()),
            None => terminal.print(text),
        }
    }
}

/// What a revision changed: words in colour for a person, a unified diff for a log.
fn show_changes(revision: &Revision, after: &str, terminal: &mut Terminal) {
    if terminal.can_be_read() {
        terminal.changes(&revised::changes(&revision.before, after));
    } else {
        terminal.report_aside(&revised::unified(revision, after));
    }
}

fn usage_line(outcome: &Outcome, usage: Usage, seconds: f64) -> String {
    let receipt = outcome.draft.receipt.as_ref();
    let model = receipt.map_or("", |receipt| receipt.model.as_str());
    format!(
        "{model}: {} tokens in, {} out, {seconds:.1} s",
        usage.prompt, usage.completion
    )
}
