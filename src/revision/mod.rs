//! Revision: the next version of a text: what the user wrote by hand and must stay, what an
//! instruction asks for, and as much of it as can be done by rule.
//!
//! The edits of the offline engine are in [`offline`]; a model gets the instruction as it was written.
//! Whether what had to stay stayed is for `check` (R01) to say.

mod edit;
mod instruction;
mod page;
pub mod rework;

use std::collections::HashSet;

use crate::text::{content, words};

pub use edit::{Edited, offline};

/// What a text is revised from, and by which words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Revision {
    /// The text before.
    pub before: String,
    /// What is to change, in the user's words.
    pub instruction: String,
    /// Sentences the user wrote by hand and the instruction does not speak of: they stay.
    pub own: Vec<String>,
    /// What the offline engine did, in a few words each; empty when a model was asked.
    pub done: Vec<String>,
    /// What it could not do; empty when a model was asked.
    pub undone: Vec<String>,
    /// The number of the draft it is a version of, in the history.
    pub letter: Option<i64>,
    /// Whether the text before is not in the history as it stands.
    pub is_edited: bool,
}

impl Revision {
    /// The user's own sentences that `text` no longer has, word for word.
    #[must_use]
    pub fn lost<'r>(&'r self, text: &str) -> Vec<&'r str> {
        let there = plain(text);
        let own = self.own.iter().map(String::as_str);
        own.filter(|sentence| !there.contains(&plain(sentence)))
            .collect()
    }
}

/// Who wrote a version of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Author {
    /// gig, by rule or by a model.
    Gig,
    /// The user, by hand.
    User,
}

/// The sentences of `text` that are not gig's by the `versions` before it, oldest first, and that
/// `instruction` does not speak of: the user wrote them, so they stay. What the user wrote once is
/// theirs in every later version.
#[must_use]
pub fn own(text: &str, versions: &[(Author, &str)], instruction: &str) -> Vec<String> {
    let mut known: HashSet<String> = HashSet::new();
    let mut theirs: HashSet<String> = HashSet::new();
    for (author, version) in versions {
        for sentence in sentences(version).map(plain) {
            match author {
                Author::Gig if !theirs.contains(&sentence) => known.insert(sentence),
                Author::User if !known.contains(&sentence) => theirs.insert(sentence),
                Author::Gig | Author::User => false,
            };
        }
    }
    let asked = content::stem_set(instruction);
    let is_asked = |sentence: &str| {
        content::stems(sentence).any(|(_, stem)| asked.contains(&stem) && !is_of_the_trade(&stem))
    };
    let mut own = Vec::new();
    for sentence in sentences(text) {
        let is_new = !known.contains(&plain(sentence));
        if is_new && words::count(sentence) > 0 && !is_asked(sentence) {
            own.push(sentence.to_owned());
        }
    }
    own
}

/// How much of `text` stands in `other`: the share of its sentences, 0 to 1.
#[must_use]
pub fn likeness(text: &str, other: &str) -> f64 {
    let there: HashSet<String> = sentences(other).map(plain).collect();
    let (mut all, mut shared) = (0.0, 0.0);
    for sentence in sentences(text) {
        let weight = words::count(sentence) as f64;
        all += weight;
        if there.contains(&plain(sentence)) {
            shared += weight;
        }
    }
    if all > 0.0 { shared / all } else { 0.0 }
}

/// The sentences of a text without the marks of a list.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let spans = words::sentences(text).into_iter();
    spans
        .map(|span| page::unmarked(span.of(text)))
        .filter(|sentence| !sentence.is_empty())
}

/// Words to compare by: one space between them, no mark at the end.
fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let joined = words.join(" ").to_lowercase();
    joined
        .trim_end_matches(['.', '!', '?', '…', ':', ';', ','])
        .to_owned()
}

/// A word about texts rather than about the matter of one.
fn is_of_the_trade(stem: &str) -> bool {
    const WORDS: [&str; 30] = [
        "add",
        "begin",
        "chang",
        "concret",
        "cut",
        "drop",
        "end",
        "first",
        "formal",
        "keep",
        "last",
        "lead",
        "letter",
        "line",
        "long",
        "make",
        "mention",
        "open",
        "paragraph",
        "remov",
        "replac",
        "rewrit",
        "sentenc",
        "short",
        "shorter",
        "start",
        "text",
        "tone",
        "use",
        "word",
    ];
    WORDS.contains(&stem)
}

#[cfg(test)]
mod tests;
