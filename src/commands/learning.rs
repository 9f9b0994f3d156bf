//! Learning: what the user's own letters have to say to the next one: examples of their voice, its
//! habits, and the letters a new one should not repeat.
//!
//! Only letters the user sent count as theirs. What cannot be read teaches nothing: a draft never
//! fails for it.

use serde_json::{Map, Value, json};

use super::opening::Opened;
use crate::config::Settings;
use crate::environment::Environment;
use crate::error::Result;
use crate::outcome::{Entry, Status, is_answered, is_sent};
use crate::store::history::{self, Filter, History};
use crate::terminal::Terminal;
use crate::text::digest::sha256;
use crate::voice::{self, Fingerprint};

/// How many of the newest letters are looked at.
const LETTERS: usize = 200;
/// How many of them a new one is compared with.
const EARLIER: usize = 50;
/// How many are shown to a model.
const EXAMPLES: usize = 2;

/// What the history teaches.
#[derive(Debug, Default)]
pub(super) struct Learned {
    /// The user's letters to other posts, newest first (P12).
    pub(super) earlier: Vec<String>,
    /// How the user writes (P21).
    pub(super) voice: Option<Fingerprint>,
    /// Letters that were answered, nearest to the post first, without their facts.
    pub(super) examples: Vec<String>,
}

impl Learned {
    /// What there is to learn for a letter that answers `post`. The offline engine learns nothing:
    /// its draft is not to wait for the disk.
    pub(super) fn for_draft(
        post: &str,
        opened: &Opened,
        settings: &Settings,
        world: &Environment,
        terminal: &mut Terminal,
    ) -> Self {
        if opened.target.is_none() {
            return Self::default();
        }
        Self::read(Some(post), settings, world, terminal)
    }

    /// What there is to learn, for a post or for a text to be checked.
    pub(super) fn read(
        post: Option<&str>,
        settings: &Settings,
        world: &Environment,
        terminal: &mut Terminal,
    ) -> Self {
        if !settings.history() || !settings.learn() {
            return Self::default();
        }
        letters(world)
            .map(|letters| Self::from(post, &letters))
            .unwrap_or_else(|error| {
                terminal.detail(&format!("nothing learnt: {error}"));
                Self::default()
            })
    }

    fn from(post: Option<&str>, letters: &[Entry]) -> Self {
        let here = post.map(sha256);
        let elsewhere = |entry: &&Entry| {
            let there = entry.post.as_ref().map(|post| &post.sha256);
            here.is_none() || there != here.as_ref()
        };
        let text = |entry: &Entry| entry.text().to_owned();
        let sent = |entry: &&Entry| is_sent(&entry.outcome());
        let answered = |entry: &&Entry| is_answered(&entry.outcome());
        let written = |entry: &&Entry| {
            let by_a_model =
                |entry: &Entry| entry.newest().is_some_and(|one| one.model != "offline");
            sent(entry) || by_a_model(entry)
        };
        let own: Vec<String> = letters.iter().filter(sent).map(text).collect();
        let won: Vec<String> = letters
            .iter()
            .filter(answered)
            .filter(elsewhere)
            .map(text)
            .collect();
        Self {
            earlier: letters
                .iter()
                .filter(elsewhere)
                .filter(written)
                .take(EARLIER)
                .map(text)
                .collect(),
            voice: Fingerprint::of(&own),
            examples: post.map_or_else(Vec::new, |post| voice::examples(post, &won, EXAMPLES)),
        }
    }

    /// The same as inputs of a template: `habits` and `letters`.
    pub(super) fn inputs(&self) -> Map<String, Value> {
        let habits = self.voice.as_ref().map(Fingerprint::hints);
        [
            ("habits".to_owned(), json!(habits.unwrap_or_default())),
            ("letters".to_owned(), json!(self.examples)),
        ]
        .into_iter()
        .collect()
    }
}

/// The newest whole proposals.
fn letters(world: &Environment) -> Result<Vec<Entry>> {
    let Some(history) = History::open(&history::path(world)?)? else {
        return Ok(Vec::new());
    };
    let mut letters = history.list(&Filter {
        status: Some(Status::Complete),
        limit: Some(LETTERS),
        ..Filter::default()
    })?;
    letters.retain(|entry| entry.command == "proposal");
    Ok(letters)
}
