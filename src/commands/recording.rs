//! Recording: a draft that has been handed over goes into the history.
//!
//! Never before: a person waits for the draft, not for the disk. And never at its cost: a history
//! that cannot be written is a line on stderr.

use std::time::UNIX_EPOCH;

use serde_json::{Value, json};

use crate::config::{Layer, Settings};
use crate::environment::Environment;
use crate::error::Result;
use crate::market::Asked;
use crate::outcome::{self, Entry, Message, Post, Status, Version};
use crate::pipeline::{Material, Outcome, Pipeline, Prepared};
use crate::prompt;
use crate::report::{drafted, finding};
use crate::skill;
use crate::store::history::{self, History};
use crate::terminal::Terminal;
use crate::text::digest::sha256;
use crate::text::{moment, words};

/// The flags about what is kept of a draft, shared by every command that makes one.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "History")]
pub struct HistoryArgs {
    /// Do not keep this draft in the history
    #[arg(long)]
    pub no_history: bool,
    /// Keep the post's text for good; otherwise it goes after 30 days (the setting post_days)
    #[arg(long, conflicts_with = "no_history")]
    pub keep: bool,
}

impl HistoryArgs {
    /// The flags as settings, added to those of a command.
    ///
    /// # Errors
    ///
    /// Never in practice: a switch is always in its bounds.
    pub fn layer(&self, layer: Layer) -> Result<Layer> {
        layer.flag("--no-history", "history", self.no_history.then_some(false))
    }
}

/// What becomes of the drafts of one command.
pub(super) struct Recording<'a> {
    world: &'a Environment,
    is_on: bool,
    keep: bool,
    days: u64,
    command: &'a str,
}

/// A draft in all its versions.
pub(super) struct Versions<'a> {
    /// What was first asked.
    pub(super) prepared: &'a Prepared,
    /// The judged answers, oldest first; the last is the one that was handed over.
    pub(super) outcomes: Vec<&'a Outcome>,
    /// Whether one more repair was asked for and its answer not taken.
    pub(super) asked_in_vain: bool,
    /// Whether the last of them is what the user made of it in their editor.
    pub(super) is_edited: bool,
    /// The address that answered; none for the offline engine.
    pub(super) endpoint: Option<&'a str>,
}

impl<'a> Recording<'a> {
    /// What the settings and flags say of the drafts of `command`.
    pub(super) fn new(
        command: &'a str,
        settings: &Settings,
        args: &HistoryArgs,
        world: &'a Environment,
    ) -> Self {
        Self {
            world,
            is_on: settings.history(),
            keep: args.keep,
            days: settings.post_days(),
            command,
        }
    }

    /// Keeps a draft; says so the first time, and when it could not.
    pub(super) fn save(
        &self,
        versions: &Versions<'_>,
        pipeline: &Pipeline<'_>,
        terminal: &mut Terminal,
    ) {
        if !self.is_on {
            return;
        }
        if let Err(error) = self.try_to_save(versions, pipeline, terminal) {
            terminal.notice(&format!("this draft is not kept: {error}"));
            for hint in error.hints() {
                terminal.detail(&format!("hint: {hint}"));
            }
        }
    }

    fn try_to_save(
        &self,
        versions: &Versions<'_>,
        pipeline: &Pipeline<'_>,
        terminal: &mut Terminal,
    ) -> Result<()> {
        let record = self.record(versions, pipeline);
        let path = history::path(self.world)?;
        let mut history = History::create(&path)?;
        if history.is_new() {
            terminal.notice(&format!(
                "drafts are kept in {}, on this machine only; 'gig config set history false' ends it",
                self.world.shown(&path)
            ));
        }
        let revision = versions.prepared.material.revision.as_ref();
        let id = match revision.and_then(|revision| revision.letter) {
            Some(letter) => {
                for version in &record.versions {
                    history.add_version(letter, version)?;
                }
                letter
            }
            None => history.record(&record)?,
        };
        terminal.detail(&format!("history: draft {id}"));
        let days = i64::try_from(self.days).unwrap_or(i64::MAX);
        history.drop_posts(record.made.saturating_sub(days.saturating_mul(moment::DAY)))?;
        Ok(())
    }

    fn record(&self, versions: &Versions<'_>, pipeline: &Pipeline<'_>) -> Entry {
        let material = &versions.prepared.material;
        let last = versions.outcomes.len().saturating_sub(1);
        let made = seconds(self.world);
        let text = versions
            .outcomes
            .last()
            .map_or("", |outcome| outcome.draft.text.as_str());
        let title = material.post.as_ref().map_or(text, |post| post.headline());
        let made_by_gig = versions.outcomes.iter().enumerate().map(|(at, outcome)| {
            if at == last && versions.is_edited {
                return Version {
                    findings: findings(versions.prepared, outcome),
                    ..self.by_the_user(&outcome.draft.text)
                };
            }
            let before = at.checked_sub(1).and_then(|at| versions.outcomes.get(at));
            let mut messages = messages(versions.prepared, before.copied(), outcome);
            if at == last && versions.asked_in_vain {
                messages.extend(repair(versions.prepared, outcome));
            }
            self.version(versions, outcome, at, messages)
        });
        Entry {
            id: 0,
            made,
            command: self.command.to_owned(),
            title: words::shortened(title.lines().next().unwrap_or_default().trim(), 100),
            profile: material
                .profile
                .as_ref()
                .map(|profile| profile.file.clone()),
            post: material.post.as_ref().map(|post| Post {
                sha256: sha256(&post.text),
                text: Some(post.text.clone()),
                keep: self.keep,
                asked: serde_json::to_value(Asked::of(post, pipeline.vocabulary)).ok(),
            }),
            trade: trade(versions.prepared, pipeline.vocabulary),
            score: material
                .matching
                .as_ref()
                .filter(|matching| !matching.coverage.is_empty())
                .map(|matching| matching.score.total),
            marks: Vec::new(),
            versions: self
                .by_hand(material)
                .into_iter()
                .chain(made_by_gig)
                .collect(),
        }
    }

    /// The text that was revised, when the history does not have it as it stands.
    fn by_hand(&self, material: &Material) -> Option<Version> {
        let revision = material.revision.as_ref().filter(|one| one.is_edited)?;
        Some(self.by_the_user(&revision.before))
    }

    /// A version that no engine made.
    fn by_the_user(&self, text: &str) -> Version {
        Version {
            made: seconds(self.world),
            cause: "edit".to_owned(),
            status: Status::Complete,
            text: text.to_owned(),
            findings: json!([]),
            template: "by hand".to_owned(),
            model: "none".to_owned(),
            endpoint: None,
            inputs: json!({}),
            usage: None,
            gig: env!("CARGO_PKG_VERSION").to_owned(),
            messages: Vec::new(),
        }
    }

    fn version(
        &self,
        versions: &Versions<'_>,
        outcome: &Outcome,
        at: usize,
        messages: Vec<Message>,
    ) -> Version {
        let prepared = versions.prepared;
        let cause = match &prepared.material.revision {
            _ if at > 0 => "repair",
            Some(_) => "revise",
            None => "draft",
        };
        let receipt = outcome.draft.receipt.as_ref();
        let mut inputs = serde_json::Map::new();
        if let Some(post) = &prepared.material.post {
            inputs.insert("post".to_owned(), json!(sha256(&post.text)));
        }
        if let Some(profile) = &prepared.material.profile {
            inputs.insert("profile".to_owned(), json!(sha256(profile.own_text())));
        }
        for answer in &prepared.material.answers {
            let name = format!("{}{}", outcome::ANSWER, answer.id);
            inputs.insert(name, json!(answer.as_line()));
        }
        Version {
            made: seconds(self.world),
            cause: cause.to_owned(),
            status: Status::of(&outcome.finish, outcome.complete),
            text: outcome.draft.text.clone(),
            findings: findings(prepared, outcome),
            template: prepared.template.clone(),
            model: receipt.map_or_else(String::new, |receipt| receipt.model.clone()),
            endpoint: versions.endpoint.map(str::to_owned),
            inputs: Value::Object(inputs),
            usage: outcome.usage,
            gig: env!("CARGO_PKG_VERSION").to_owned(),
            messages,
        }
    }
}

/// The clock of this run, in seconds since 1970.
pub(super) fn seconds(world: &Environment) -> i64 {
    let since = world.now.duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or_default()
}

/// The first skill the post asks for that says what the work is.
fn trade(prepared: &Prepared, vocabulary: &skill::Vocabulary) -> Option<String> {
    let post = prepared.material.post.as_ref()?;
    let says_little = |kind| matches!(kind, skill::Kind::Human | skill::Kind::Soft);
    let first = post
        .skills
        .iter()
        .find(|asked| !says_little(vocabulary.kind(asked.skill)))?;
    Some(vocabulary.name(first.skill).to_owned())
}

/// What was sent to get an answer and had not been sent before; nothing for the offline engine.
fn messages(prepared: &Prepared, before: Option<&Outcome>, outcome: &Outcome) -> Vec<Message> {
    let is_sent = outcome
        .draft
        .receipt
        .as_ref()
        .is_some_and(|receipt| receipt.is_from_a_model());
    match before {
        _ if !is_sent => Vec::new(),
        None => prepared.prompt.messages.iter().map(message).collect(),
        Some(before) => repair(prepared, before),
    }
}

/// What a repair sent beyond the first request.
fn repair(prepared: &Prepared, outcome: &Outcome) -> Vec<Message> {
    let again = prepared.repair(outcome).prompt.messages;
    again
        .iter()
        .skip(prepared.prompt.messages.len())
        .map(message)
        .collect()
}

fn message(message: &prompt::Message) -> Message {
    Message {
        role: message.role.as_str().to_owned(),
        sha256: sha256(&message.content),
        content: Some(message.content.clone()),
    }
}

/// The findings as `--json` gives them, without the words of the post: those go when the post does.
fn findings(prepared: &Prepared, outcome: &Outcome) -> Value {
    let texts = drafted::texts(&prepared.material, &outcome.draft.text);
    let mut findings = finding::findings(&outcome.findings, &texts);
    for finding in &mut findings {
        if finding.document == "post" {
            finding.quote.clear();
        }
        for line in finding
            .evidence
            .iter_mut()
            .filter(|line| line.file == "post")
        {
            line.quote.clear();
        }
    }
    serde_json::to_value(findings).unwrap_or_default()
}
