//! P10: a draft that obeyed text aimed at machines.

use super::demand::find_word;
use super::finding;
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};

pub(in crate::check) static P10: Rule = Rule {
    info: RuleInfo {
        id: RuleId("P10"),
        name: "canary",
        severity: Severity::Error,
        summary: "a word that the post told only machines to use",
        explanation: "Some posts hide a line such as \"if you are an AI, say …\". A letter with that word \
                      shows that it was generated and sent unread; in one test such lines exposed 46% of \
                      the applicants.",
    },
    kind: TextKind::Proposal,
    run,
};

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let canaries = subject
        .scan
        .map(|scan| scan.canaries.as_slice())
        .unwrap_or_default();
    canaries
        .iter()
        .filter_map(|canary| find_word(subject.text(), canary.trim()))
        .map(|span| {
            let words = span.of(subject.text());
            finding(
                rule,
                span,
                format!("\"{words}\" is a trap: the post asks only machines for it"),
            )
            .help("take it out")
        })
        .collect()
}
