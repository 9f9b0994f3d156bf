//! P16: Markdown or HTML in a field that shows it as it stands.

use super::{finding, own_words};
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::text::{Pattern, words};

pub(in crate::check) static P16: Rule = Rule {
    info: RuleInfo {
        id: RuleId("P16"),
        name: "markup",
        severity: Severity::Warning,
        summary: "Markdown or HTML in a plain-text field",
        explanation: "Marketplaces show a letter as plain text: stars, hashes and tags stay visible and \
                      tell that it was pasted from a chat.",
    },
    kind: TextKind::Proposal,
    run,
};

static MARKUP: [Pattern; 6] = [
    Pattern::new(
        &["**", "__"],
        r"\*\*[^*\n]{1,120}\*\*|\b__[^_\n]{1,120}__\b",
    ),
    Pattern::new(&["#"], r"(?m)^#{1,6} \S[^\n]{0,60}"),
    Pattern::new(&["]("], r"\[[^\]\n]{1,80}\]\([^)\s]{1,200}\)"),
    Pattern::new(&["```"], r"```"),
    Pattern::new(
        &["<", "&"],
        r"</?(?:b|i|u|strong|em|p|br|ul|ol|li|h[1-6]|div|a|span)(?:\s[^<>\n]{0,100})?/?>|&(?:nbsp|amp|lt|gt|quot);",
    ),
    Pattern::new(&["|"], r"(?m)^\|[^\n|]{1,80}\|[^\n]{0,120}\|\s*$"),
];

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    // One finding of each kind is enough: the mending is the same.
    let first = MARKUP.iter().filter_map(|mark| {
        let own = own_words(subject, std::slice::from_ref(mark));
        own.first().copied()
    });
    first
        .map(|span| {
            let words = words::shortened(span.of(subject.text()).trim(), 40);
            finding(rule, span, format!("shows as it stands: {words}")).help("write plain text")
        })
        .collect()
}
