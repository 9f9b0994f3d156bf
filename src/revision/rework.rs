//! Rework: what became of a job post that was written anew, sentence by sentence, each with the
//! decision or the rule behind it.

use std::collections::HashSet;

use serde::Serialize;

use super::{page, plain};
use crate::brief::{Brief, Decision, Source, Topic};
use crate::diagnostic::Diagnostic;
use crate::text::{Span, words};

/// Most words of a heading without marks.
const HEADING: usize = 4;

/// What became of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Fate {
    /// It is new.
    Added,
    /// Its words went.
    Removed,
    /// What it decides is said in another place or in other words.
    Moved,
}

/// One change and its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What became of it.
    pub kind: Fate,
    /// The sentence.
    pub text: String,
    /// Why, in a line.
    pub why: String,
    /// The rule behind it, when one is.
    pub rule: Option<&'static str>,
    /// The decision behind it, when one is.
    pub topic: Option<&'static str>,
}

/// What changed from the old post of `brief` to `after`; `found` is what the rules say of the old one.
#[must_use]
pub fn changes(before: &str, after: &str, brief: &Brief, found: &[Diagnostic]) -> Vec<Change> {
    let (old, new) = (sentences(before), sentences(after));
    let there = |all: &[Span], text: &str| -> HashSet<String> {
        all.iter().map(|span| said(text, *span)).collect()
    };
    let (in_old, in_new) = (there(&old, before), there(&new, after));
    let whole = plain(after);
    let gone = old
        .iter()
        .filter(|span| !in_new.contains(&said(before, **span)))
        .filter(|span| !is_heading(page::unmarked(span.of(before))))
        .map(|span| removed(before, *span, &whole, brief, found));
    let come = new
        .iter()
        .filter(|span| !in_old.contains(&said(after, **span)))
        .filter_map(|span| added(page::unmarked(span.of(after)), brief));
    gone.chain(come).collect()
}

/// The sentences of a text that say something: no headings. A line with a blank stays whole.
fn sentences(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let whole = Span::new(start, at).trimmed(text);
        let has_blank = line.contains("[…");
        let parts = if has_blank {
            vec![whole]
        } else {
            words::sentences(line)
        };
        let placed = parts.into_iter().map(|span| {
            if has_blank {
                span
            } else {
                Span::new(start + span.start, start + span.end)
            }
        });
        found.extend(placed.filter(|_| !line.trim_start().starts_with("##")));
    }
    found.retain(|span| words::count(page::unmarked(span.of(text))) > 0);
    found
}

fn said(text: &str, span: Span) -> String {
    plain(page::unmarked(span.of(text)))
}

fn removed(before: &str, span: Span, after: &str, brief: &Brief, found: &[Diagnostic]) -> Change {
    let change = |kind, why: String, rule, topic| Change {
        kind,
        text: page::unmarked(span.of(before)).to_owned(),
        why,
        rule,
        topic,
    };
    let touches = |place: &Span| place.start < span.end && span.start < place.end;
    if let Some(finding) = found.iter().find(|finding| touches(&finding.span)) {
        let why = finding.message.clone();
        return change(Fate::Removed, why, Some(finding.rule.0), None);
    }
    let decision = brief
        .decided
        .iter()
        .find(|one| one.topic != Topic::Task && one.spans.iter().any(touches));
    let Some(decision) = decision else {
        let is_said = after.contains(&said(before, span));
        return if is_said {
            change(
                Fate::Moved,
                "the same words stand in another sentence".to_owned(),
                None,
                None,
            )
        } else {
            change(
                Fate::Removed,
                "none of the decisions rests on it".to_owned(),
                None,
                None,
            )
        };
    };
    let topic = decision.topic.id();
    if stands(decision, after) {
        let why = format!("it decides the {topic}, which is said in its own place");
        change(Fate::Moved, why, None, Some(topic))
    } else {
        let why = format!("it decides the {topic}, and the new post does not say so");
        change(Fate::Removed, why, Some("J24"), Some(topic))
    }
}

fn added(sentence: &str, brief: &Brief) -> Option<Change> {
    let text = plain(sentence);
    let change = |why: String, rule, topic: Option<Topic>| {
        Some(Change {
            kind: Fate::Added,
            text: sentence.to_owned(),
            why,
            rule,
            topic: topic.map(Topic::id),
        })
    };
    let blank = brief
        .missing
        .iter()
        .find(|topic| text.contains(&plain(topic.blank())));
    if let Some(topic) = blank {
        let why = format!(
            "nobody has decided it ({}): {}",
            topic.id(),
            topic.question().why
        );
        return change(why, Some("J18"), Some(*topic));
    }
    let decision = brief.decided.iter().find(|one| {
        one.topic != Topic::Task && one.words.lines().any(|line| text.contains(&plain(line)))
    });
    if let Some(decision) = decision {
        let by = match decision.source {
            Source::Brief => "the old post decides it",
            Source::Answer => "your answer",
            Source::Profile => "your profile says so",
        };
        let why = format!("{}: {by}", decision.topic.id());
        return change(why, None, Some(decision.topic));
    }
    let is_asked = brief
        .screening()
        .iter()
        .any(|question| plain(question).contains(&text));
    if is_asked {
        let why = Topic::Screening.question().why;
        return change(why.to_owned(), Some("J10"), Some(Topic::Screening));
    }
    let title = brief.title.as_deref().map(plain);
    if title.is_some_and(|title| title == text) {
        let why = "the title names the work, from the old post's own words";
        return change(why.to_owned(), Some("J01"), Some(Topic::Task));
    }
    // Headings and lead-ins carry no decision, so they need none.
    if is_heading(sentence) {
        return None;
    }
    change("wording: no decision rests on it".to_owned(), None, None)
}

fn is_heading(sentence: &str) -> bool {
    let is_short = words::count(sentence) <= HEADING && !sentence.contains(':');
    sentence.ends_with(':') || (is_short && !sentence.ends_with(['.', '!', '?']))
}

/// Whether a decision stands in a text that is [`plain`].
fn stands(decision: &Decision, text: &str) -> bool {
    decision
        .words
        .lines()
        .all(|line| text.contains(&plain(line)))
}
