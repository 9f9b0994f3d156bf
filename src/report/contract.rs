//! The contract of a post for people: what an application must contain and answer, as a checklist.
//!
//! Whether a text meets it is decided by `check`; here it is only written down.

use std::fmt::Write;

use super::finding;
use crate::job_post::{Demand, DemandKind, JobPost, Place};
use crate::text::{Span, words};

/// One line of the checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    /// What is to be done, in a few words.
    pub(super) told: String,
    /// Whether a text does it; none where that cannot be told.
    pub(super) met: Option<bool>,
}

/// What the post demands, in its order; a sentence that makes several demands of one state is one
/// item. `met` has one entry per demand of the post, or none at all.
pub(super) fn demands(post: &JobPost, met: &[Option<bool>]) -> Vec<Item> {
    let mut found: Vec<Item> = Vec::new();
    let mut last: Option<(Span, Place)> = None;
    let mut kinds: Vec<&str> = Vec::new();
    for (at, demand) in post.demands.iter().enumerate() {
        let state = met.get(at).copied().flatten();
        let line = line(post, demand.span);
        let same = demand.token.is_none()
            && last == Some((demand.span, demand.place))
            && found.last().is_some_and(|item| item.met == state);
        let word = finding::kind_word(demand.kind);
        if same && let Some(item) = found.last_mut() {
            kinds.push(word);
            item.told = of_kinds(&kinds, demand.place, &line);
            continue;
        }
        kinds = vec![word];
        last = demand
            .token
            .is_none()
            .then_some((demand.span, demand.place));
        found.push(Item {
            told: told(demand, &line),
            met: state,
        });
    }
    found
}

/// The post's questions with their numbers.
pub(super) fn questions(post: &JobPost, answered: &[Option<bool>]) -> Vec<Item> {
    let questions = post.questions.iter().enumerate();
    questions
        .map(|(at, question)| Item {
            told: format!("{}. {}", at + 1, line(post, question.span)),
            met: answered.get(at).copied().flatten(),
        })
        .collect()
}

/// The checklist under its title; nothing for no items.
pub(super) fn write(title: &str, items: &[Item], out: &mut String) {
    if items.is_empty() {
        return;
    }
    let _ = writeln!(out, "{title}");
    for item in items {
        let mark = match item.met {
            Some(true) => 'x',
            Some(false) => ' ',
            None => '?',
        };
        let _ = writeln!(out, "  [{mark}] {}", item.told);
    }
}

fn line(post: &JobPost, span: Span) -> String {
    let flat: Vec<&str> = span.of(&post.text).split_whitespace().collect();
    words::shortened(&flat.join(" "), 90)
}

const fn place(place: Place) -> &'static str {
    match place {
        Place::Start => " at the start",
        Place::End => " at the end",
        Place::Subject => " in the subject",
        Place::Anywhere => "",
    }
}

fn of_kinds(kinds: &[&str], at: Place, line: &str) -> String {
    format!(
        "{}{}: {line}",
        kinds.join(", ").replace('_', " "),
        place(at)
    )
}

/// A demand in a few words; `line` is its sentence.
pub(super) fn told(demand: &Demand, line: &str) -> String {
    let at = place(demand.place);
    match (demand.kind, &demand.token) {
        (DemandKind::Word, Some(token)) => format!("write \"{token}\"{at}"),
        (DemandKind::Riddle, Some(token)) => format!("answer \"{token}\"{at}: {line}"),
        (DemandKind::Avoid, Some(token)) => format!("do not write \"{token}\""),
        (DemandKind::Language, Some(token)) => format!("write in {token}"),
        (kind, _) => of_kinds(&[finding::kind_word(kind)], demand.place, line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::skill::Vocabulary;

    #[test]
    fn a_sentence_with_two_demands_is_one_item() {
        let text = "We need a logo. Please include your hourly rate and your availability. \
                    Start your proposal with FERN.";
        let post = JobPost::parse(text, &Vocabulary::default());
        let told: Vec<String> = demands(&post, &[])
            .into_iter()
            .map(|item| item.told)
            .collect();
        assert_eq!(
            told,
            [
                "rate, timing: Please include your hourly rate and your availability.",
                "write \"FERN\" at the start"
            ]
        );
    }
}
