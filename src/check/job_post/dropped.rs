//! J24: a decision nobody took, left out without a blank. Silent on a post whose brief is not known.

use std::collections::HashSet;

use super::absent;
use crate::brief::{Brief, Decision, Topic};
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::draft::borrowed::Borrowed;
use crate::text::words;

pub(in crate::check) static J24: Rule = Rule {
    info: RuleInfo {
        id: RuleId("J24"),
        name: "dropped-decision",
        severity: Severity::Error,
        summary: "a decision that is still open has no blank in the post, or one an old post took is gone from its rework (posts made by gig)",
        explanation: "What nobody has decided stands in a post as a visible blank, so that somebody decides it before \
                      it is published. A draft that passes over it in silence hides the gap. A post that is \
                      reworked (gig post --from) keeps every decision of the old one.",
    },
    kind: TextKind::JobPost,
    run,
};

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let Some(brief) = subject.brief else {
        return Vec::new();
    };
    let text = subject.text();
    let gaps = Borrowed::find(text, None).gaps;
    let stands = |topic: &Topic| gaps.iter().any(|gap| is_alike(gap.of(text), topic.blank()));
    let left_out = |brief: &Brief| {
        brief
            .open()
            .filter(|topic| !stands(topic))
            .collect::<Vec<_>>()
    };
    let lost = lost(brief, text).map(|decision| {
        let (topic, words) = (decision.topic.id(), words::shortened(&decision.words, 80));
        let what = format!("the {topic} is decided, and the post does not say so: “{words}”");
        absent(rule, what).help("write it in the words it was decided in")
    });
    left_out(brief)
        .into_iter()
        .map(|topic| {
            absent(
                rule,
                format!(
                    "nobody has decided the {}, and the post has no blank for it",
                    topic.id()
                ),
            )
            .help(format!("write {} where it belongs", topic.blank()))
        })
        .chain(lost)
        .collect()
}

/// What an old post decides and its new version leaves out: a figure, or most of the words.
fn lost<'b>(brief: &'b Brief, text: &str) -> impl Iterator<Item = &'b Decision> {
    let there: HashSet<String> = words::words(text)
        .map(|(_, word)| word.to_lowercase())
        .collect();
    let decided = brief.decided.iter().filter(|_| brief.is_rework);
    decided.filter(move |one| {
        let all: Vec<String> = words::words(&one.words)
            .map(|(_, word)| word.to_lowercase())
            .collect();
        let is_there = |word: &&String| there.contains(word.as_str());
        let is_figure = |word: &&String| word.contains(|c: char| c.is_ascii_digit());
        let has_figures = all.iter().filter(is_figure).all(|word| is_there(&word));
        one.topic != Topic::Task
            && (!has_figures || all.iter().filter(is_there).count() * 2 < all.len())
    })
}

/// Whether a gap is the blank of a topic: most of its words.
fn is_alike(gap: &str, blank: &str) -> bool {
    let gap = gap.to_lowercase();
    let all: Vec<String> = words::words(blank)
        .map(|(_, word)| word.to_lowercase())
        .filter(|word| {
            !matches!(
                word.as_str(),
                "you" | "decide" | "is" | "a" | "or" | "the" | "by"
            )
        })
        .collect();
    let there = all
        .iter()
        .filter(|word| gap.contains(word.as_str()))
        .count();
    there * 2 > all.len()
}
