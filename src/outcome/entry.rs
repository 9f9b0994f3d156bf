//! One letter as it is remembered: what it was made from, its versions, what became of it.

use serde_json::Value;

use super::Mark;
use crate::prompt::{Finish, Usage};

/// What stands before the id of an answer among the inputs of a version.
pub const ANSWER: &str = "answer ";

/// A letter: what was asked for once, in all its versions.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its number; never given twice.
    pub id: i64,
    /// When it was made, in seconds since 1970.
    pub made: i64,
    /// The command that made it.
    pub command: String,
    /// What it is about: the post's headline.
    pub title: String,
    /// The profile's file name.
    pub profile: Option<String>,
    /// The post it answers.
    pub post: Option<Post>,
    /// The first skill the post asks for.
    pub trade: Option<String>,
    /// How well the profile fits the post, 0 to 100.
    pub score: Option<f64>,
    /// What became of it, in the order it was said, each with when.
    pub marks: Vec<(Mark, i64)>,
    /// Its versions, oldest first; a list gives the newest alone.
    pub versions: Vec<Version>,
}

/// The post of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// SHA-256 of its text, hexadecimal.
    pub sha256: String,
    /// Its text; absent once its time is over.
    pub text: Option<String>,
    /// Whether the text is kept for good.
    pub keep: bool,
    /// What it asks and pays, as `market` writes it; stays when the text goes.
    pub asked: Option<Value>,
}

/// One version of a letter.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// When it was made, in seconds since 1970.
    pub made: i64,
    /// What made it: `draft`, `repair`, `revise`, `edit`.
    pub cause: String,
    /// Whether it is whole.
    pub status: Status,
    /// The words.
    pub text: String,
    /// What was wrong with it, as `--json` gives it.
    pub findings: Value,
    /// The template's name and layer.
    pub template: String,
    /// The model, `offline` without one.
    pub model: String,
    /// The address it was sent to; absent when nothing left the machine.
    pub endpoint: Option<String>,
    /// What went in: name → SHA-256; an answer of the user's → its words.
    pub inputs: Value,
    /// Tokens, if told.
    pub usage: Option<Usage>,
    /// The version of gig.
    pub gig: String,
    /// What was sent to get it; empty when nothing left the machine.
    pub messages: Vec<Message>,
}

/// A message as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Who speaks: `system`, `user`, `assistant`.
    pub role: String,
    /// The words; absent once the time of the post in them is over.
    pub content: Option<String>,
    /// SHA-256 of the words.
    pub sha256: String,
}

/// Whether a draft is whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// It is.
    Complete,
    /// The answer was cut or empty.
    Incomplete,
    /// The user stopped it.
    Interrupted,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 3] = [Self::Complete, Self::Incomplete, Self::Interrupted];

    /// The status of an answer.
    #[must_use]
    pub fn of(finish: &Finish, complete: bool) -> Self {
        match finish {
            Finish::Interrupted => Self::Interrupted,
            _ if complete => Self::Complete,
            _ => Self::Incomplete,
        }
    }

    /// The word in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::Incomplete => "incomplete",
            Self::Interrupted => "interrupted",
        }
    }

    /// The status that `word` means.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == word)
    }
}

impl Entry {
    /// What the user said for themself when it was made, by the question's id.
    pub fn answers(&self) -> impl Iterator<Item = (&str, &str)> {
        let first = self.versions.first();
        let inputs = first.and_then(|version| version.inputs.as_object());
        inputs
            .into_iter()
            .flatten()
            .filter_map(|(name, words)| Some((name.strip_prefix(ANSWER)?, words.as_str()?)))
    }

    /// The newest version; every letter has one.
    #[must_use]
    pub fn newest(&self) -> Option<&Version> {
        self.versions.last()
    }

    /// The newest version's words.
    #[must_use]
    pub fn text(&self) -> &str {
        self.newest().map_or("", |version| &version.text)
    }

    /// The marks without their times.
    #[must_use]
    pub fn outcome(&self) -> Vec<Mark> {
        self.marks.iter().map(|(mark, _)| *mark).collect()
    }
}
