//! J24: a decision nobody took, left out without a blank. Silent on a post whose brief is not known.

use super::absent;
use crate::brief::{Brief, Topic};
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::draft::borrowed::Borrowed;
use crate::text::words;

pub(in crate::check) static J24: Rule = Rule {
    info: RuleInfo {
        id: RuleId("J24"),
        name: "dropped-decision",
        severity: Severity::Error,
        summary: "a decision that is still open has no blank in the post (posts made by gig)",
        explanation: "What nobody has decided stands in a post as a visible blank, so that somebody decides it before \
                      it is published. A draft that passes over it in silence hides the gap.",
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
        .collect()
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
