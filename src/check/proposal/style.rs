//! P14: adjectives about oneself, too much "I", sentences without end.

use super::{finding, own_words};
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::text::{Pattern, Span, words};

pub(in crate::check) static P14: Rule = Rule {
    info: RuleInfo {
        id: RuleId("P14"),
        name: "self-praise",
        severity: Severity::Note,
        summary: "self-adjectives, more \"I\" than \"you\", very long sentences",
        explanation: "What you call yourself proves nothing; what you did does. Letters that speak of \
                      the client's work get read further.",
    },
    kind: TextKind::Proposal,
    run,
};

static ADJECTIVES: [Pattern; 1] = [Pattern::new(
    &["i am", "i'm", "i’m"],
    r"\b(?:i am|i'm|i’m) (?:an? )?(?:very |highly |extremely |truly |really )?(?:hard-?working|dedicated|motivated|self-motivated|reliable|skilled|talented|creative|meticulous|organi[sz]ed|professional|passionate|experienced|seasoned|results?-oriented|proactive|quick learner|perfectionist|committed|detail-oriented|dynamic|enthusiastic|top-notch|world-class)\b",
)];

/// A sentence over this many words is hard to read on a phone.
const LONG: usize = 45;

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let text = subject.text();
    let mut found: Vec<Diagnostic> = own_words(subject, &ADJECTIVES)
        .into_iter()
        .map(|span| {
            finding(rule, span, format!("\"{}\" proves nothing", span.of(text)))
                .help("put a result in its place")
        })
        .collect();
    let is =
        |word: &str, list: &[&str]| list.contains(&word.to_lowercase().replace('’', "'").as_str());
    let count = |list: &[&str]| {
        words::words(text)
            .filter(|(_, word)| is(word, list))
            .count()
    };
    let (own, theirs) = (
        count(&["i", "i'm", "i've", "i'd", "i'll", "my", "me"]),
        count(&["you", "your", "you're", "you've", "yours"]),
    );
    if own >= 10 && own > 4 * theirs.max(1) {
        found.push(
            finding(
                rule,
                Span::whole(text).trimmed(text),
                format!("{own} times \"I\" and {theirs} times \"you\""),
            )
            .help("speak of the client's work"),
        );
    }
    let long = words::sentences(text)
        .into_iter()
        .filter(|sentence| words::count(sentence.of(text)) > LONG);
    found.extend(long.map(|span| {
        let count = words::count(span.of(text));
        finding(rule, span, format!("a sentence of {count} words")).help("make it two")
    }));
    found
}
