//! A revision as it leaves gig with `--json`, and what it changed, for people.

use serde::Serialize;

use super::drafted::{self, Drafted};
use super::history;
use crate::pipeline::{Material, Outcome};
use crate::revision::Revision;

/// The answer of `gig revise --json`, schema `gig.revise/1`.
#[derive(Debug, Clone, Serialize)]
pub struct Revised<'a> {
    /// The new text, as every draft leaves gig.
    #[serde(flatten)]
    pub drafted: Drafted<'a>,
    before: &'a str,
    instruction: &'a str,
    diff: String,
    own: Vec<Own<'a>>,
    done: &'a [String],
    undone: &'a [String],
}

/// A sentence of the user's on the wire.
#[derive(Debug, Clone, Serialize)]
struct Own<'a> {
    text: &'a str,
    kept: bool,
}

/// A revised text.
#[must_use]
pub fn revised<'a>(
    revision: &'a Revision,
    material: &Material,
    outcome: &'a Outcome,
) -> Revised<'a> {
    let draft = &outcome.draft.text;
    let lost = revision.lost(draft);
    let own = revision.own.iter().map(|text| Own {
        text,
        kept: !lost.contains(&text.as_str()),
    });
    Revised {
        drafted: drafted::drafted("revise", material, outcome),
        before: &revision.before,
        instruction: &revision.instruction,
        diff: unified(revision, draft),
        own: own.collect(),
        done: &revision.done,
        undone: &revision.undone,
    }
}

/// What changed, as a unified diff; empty when nothing did.
#[must_use]
pub fn unified(revision: &Revision, after: &str) -> String {
    history::difference("before", revision.before.trim_end(), "after", after)
}

/// Whether words stayed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// They did.
    Same,
    /// They went.
    Removed,
    /// They came.
    Added,
}

/// What changed, word by word: the lines that differ, each run of words with what became of it, and
/// an ellipsis for lines that stayed. Empty when nothing changed.
#[must_use]
pub fn changes(before: &str, after: &str) -> Vec<(Change, String)> {
    let mut shown: Vec<(Change, String)> = Vec::new();
    let mut line: Vec<(Change, String)> = Vec::new();
    let mut is_passed_over = false;
    let diff = similar::TextDiff::from_words(before.trim_end(), after.trim_end());
    let pieces = diff.iter_all_changes().flat_map(|change| {
        let tag = match change.tag() {
            similar::ChangeTag::Equal => Change::Same,
            similar::ChangeTag::Delete => Change::Removed,
            similar::ChangeTag::Insert => Change::Added,
        };
        let parts = change.value().split_inclusive('\n');
        parts
            .map(move |part| (tag, part.to_owned()))
            .collect::<Vec<_>>()
    });
    let end = (Change::Same, "\n".to_owned());
    for (tag, part) in pieces.chain([end]) {
        let ends = part.contains('\n') && tag == Change::Same;
        match line.last_mut() {
            Some((last, words)) if *last == tag => words.push_str(&part),
            _ => line.push((tag, part)),
        }
        if !ends {
            continue;
        }
        if line.iter().all(|(tag, _)| *tag == Change::Same) {
            let is_blank = line.iter().all(|(_, words)| words.trim().is_empty());
            is_passed_over |= !is_blank;
            line.clear();
            continue;
        }
        if std::mem::take(&mut is_passed_over) {
            shown.push((Change::Same, "…\n".to_owned()));
        }
        shown.append(&mut line);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_stay_are_passed_over_and_words_that_change_are_told_apart() {
        let told = changes("one\n\ntwo three\nfour", "one\n\ntwo 3\nfour");
        let all: String = told.iter().map(|(_, words)| words.as_str()).collect();
        assert_eq!(all, "…\ntwo three3\n");
        assert!(told.contains(&(Change::Removed, "three".to_owned())));
        assert!(told.contains(&(Change::Added, "3".to_owned())));
        assert!(changes("same\n", "same").is_empty());
    }
}
