//! Asking: one question to the model, its answer shown as it comes, and what is known of it then.

use std::time::Instant;

use serde_json::{Value, json};

use crate::commands::drafting::{Desk, Drafting, Engines};
use crate::commands::learning::Learned;
use crate::config::cost;
use crate::draft::ledger::Proof;
use crate::engine::Event;
use crate::error::{Error, Result};
use crate::exit::Status;
use crate::pipeline::{Outcome, Prepared};
use crate::prompt::Usage;
use crate::terminal::{Progress, Stream, Terminal};
use crate::text::words;

/// One question on its way.
pub(super) struct Asking<'a> {
    /// What stays the same from question to question.
    pub(super) desk: &'a Desk<'a>,
    /// Who is asked.
    pub(super) engines: &'a Engines<'a>,
    /// What is asked.
    pub(super) prepared: &'a Prepared,
}

/// What came of a question.
pub(super) struct Answered {
    /// The words, whole or not.
    pub(super) text: String,
    /// Who answered.
    pub(super) model: String,
    /// What it cost, in USD, where that is known.
    pub(super) usd: Option<f64>,
    /// Why it is not whole.
    pub(super) failure: Option<Error>,
    usage: Option<Usage>,
    /// What the answer says of the user that no line of the profile proves.
    unproved: Vec<String>,
}

impl Asking<'_> {
    /// Asks, and shows the answer as it comes if `show`. `spent` is what the talk cost before.
    ///
    /// # Errors
    ///
    /// When it may cost too much, or nothing of an answer came.
    pub(super) fn ask(&self, spent: f64, show: bool, terminal: &mut Terminal) -> Result<Answered> {
        self.check_cost(spent)?;
        let started = Instant::now();
        let mut screen = Screen::new(show, terminal);
        let learned = Learned::default();
        let drafting = Drafting {
            desk: self.desk,
            engines: self.engines,
            learned: &learned,
            prepared: self.prepared,
        };
        let made = drafting.make(&mut |event| screen.see(event));
        screen.end()?;
        let made = made?;
        let answered = self.answered(made.outcome, made.failure);
        if show {
            answered.say_cost(started.elapsed().as_secs_f64(), terminal);
        }
        Ok(answered)
    }

    fn check_cost(&self, spent: f64) -> Result<()> {
        let Some(target) = &self.engines.chosen.target else {
            return Ok(());
        };
        let settings = &self.desk.settings;
        let estimate = settings.estimate(target, &self.prepared.prompt, &self.desk.template.name);
        settings.check_cost(target, &estimate, 1, spent)
    }

    fn answered(&self, outcome: Outcome, failure: Option<Error>) -> Answered {
        let model = outcome
            .draft
            .receipt
            .as_ref()
            .map(|receipt| receipt.model.clone());
        let model = model.unwrap_or_default();
        let price = self.desk.settings.price(&model).or_else(|| {
            let asked = self.engines.chosen.target.as_ref()?.model.as_deref()?;
            self.desk.settings.price(asked)
        });
        let usd = price
            .zip(outcome.usage)
            .map(|(price, usage)| cost::spent(price, usage));
        Answered {
            unproved: unproved(&outcome),
            usage: outcome.usage,
            text: outcome.draft.text,
            failure,
            model,
            usd,
        }
    }
}

/// What a text lets the user say of themselves that nothing proves. An answer speaks about many
/// things: only a sentence in the first person is one they would send.
fn unproved(outcome: &Outcome) -> Vec<String> {
    let text = &outcome.draft.text;
    let claims = outcome.claims.iter();
    let bare = claims.filter(|claim| match &claim.proof {
        Proof::Facts(_) => false,
        Proof::Near { close, .. } => !close,
        Proof::OnlyPost(_) | Proof::None => true,
    });
    let bare = bare.filter(|claim| is_said_by_the_user(claim.sentence.of(text)));
    let mut quotes: Vec<String> = bare
        .map(|claim| words::shortened(claim.span.of(text).trim(), 40))
        .collect();
    quotes.dedup();
    quotes
}

/// Whether a sentence is in the first person, in the languages gig drafts in.
fn is_said_by_the_user(sentence: &str) -> bool {
    const FIRST_PERSON: &[&str] = &[
        "i", "i've", "i’ve", "i'm", "i’m", "my", "we", "our", "us", "ich", "mein", "meine",
        "meinem", "meiner", "wir", "unser", "unsere", "je", "j'ai", "j’ai", "mon", "ma", "mes",
        "nous", "notre", "nos", "yo", "mi", "mis", "he", "hemos", "nosotros", "nuestro", "nuestra",
        "eu", "meu", "minha", "nós", "nosso", "io", "ho", "mio", "mia", "noi", "nostro", "nostra",
    ];
    words::words(sentence).any(|(_, word)| FIRST_PERSON.contains(&word.to_lowercase().as_str()))
}

impl Answered {
    /// An answer that gig computed.
    pub(super) fn offline(text: String) -> Self {
        Self {
            text: text.trim_end().to_owned(),
            model: "offline".to_owned(),
            usd: None,
            failure: None,
            usage: None,
            unproved: Vec::new(),
        }
    }

    /// Says what is to be known of the answer, and how it ended.
    ///
    /// # Errors
    ///
    /// When it is not whole.
    pub(super) fn settle(self, terminal: &mut Terminal) -> Result<Status> {
        if !self.unproved.is_empty() {
            let quotes: Vec<String> = self
                .unproved
                .iter()
                .map(|quote| format!("“{quote}”"))
                .collect();
            terminal.notice(&format!(
                "warning: the answer says of you what no line of your profile proves: {}",
                quotes.join(", ")
            ));
        }
        match self.failure {
            Some(error) => Err(error),
            None => Ok(Status::Ok),
        }
    }

    /// The same as `gig.chat/1`.
    pub(super) fn json(&self, question: &str, session: Option<&str>) -> Value {
        json!({
            "schema": "gig.chat/1",
            "question": question,
            "answer": self.text,
            "complete": self.failure.is_none(),
            "model": self.model,
            "session": session,
            "unproved": self.unproved,
            "usage": self.usage.map(|usage| json!({
                "prompt": usage.prompt,
                "completion": usage.completion,
                "cached": usage.cached,
                "reasoning": usage.reasoning,
            })),
            "usd": self.usd,
            "error": self.failure.as_ref().map(ToString::to_string),
        })
    }

    fn say_cost(&self, seconds: f64, terminal: &mut Terminal) {
        let Some(usage) = self.usage else {
            return;
        };
        let money = self
            .usd
            .map_or_else(String::new, |usd| format!(", about {}", cost::shown(usd)));
        terminal.notice(&format!(
            "{}: {} tokens in, {} out{money}, {seconds:.1} s",
            self.model, usage.prompt, usage.completion
        ));
    }
}

/// What a person sees while an answer comes.
struct Screen<'t> {
    terminal: &'t mut Terminal,
    stream: Option<Stream>,
    waiting: Option<Progress>,
    is_shown: bool,
}

impl<'t> Screen<'t> {
    fn new(show: bool, terminal: &'t mut Terminal) -> Self {
        Self {
            stream: show.then(|| terminal.markdown()),
            waiting: Some(terminal.progress("thinking")),
            is_shown: false,
            terminal,
        }
    }

    fn see(&mut self, event: Event<'_>) -> Result<()> {
        match event {
            Event::Text(text) => {
                self.waiting = None;
                let Some(stream) = &mut self.stream else {
                    return Ok(());
                };
                self.is_shown = true;
                stream.push(text)
            }
            Event::Reasoning(_) => Ok(()),
            Event::Notice(line) => {
                self.waiting = None;
                self.terminal.notice(line);
                Ok(())
            }
        }
    }

    fn end(mut self) -> Result<()> {
        self.waiting = None;
        match self.stream.filter(|_| self.is_shown) {
            Some(stream) => stream.finish(),
            None => Ok(()),
        }
    }
}
