//! J12: contact details in a post.

use super::at;
use crate::check::proposal::contact;
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};

pub(in crate::check) static J12: Rule = Rule {
    info: RuleInfo {
        id: RuleId("J12"),
        name: "post-contact",
        severity: Severity::Error,
        summary: "an e-mail address, phone number, chat handle, form or booking link",
        explanation: "Marketplaces forbid contact details in posts, remove them and suspend accounts; they are \
                      also what scam posts have in common. Let applicants write through the site.",
    },
    kind: TextKind::JobPost,
    run,
};

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    contact::places(subject.draft)
        .into_iter()
        .map(|(span, what)| {
            at(rule, span, format!("{what}: \"{}\"", span.of(subject.text()).trim()))
                .help("take it out: sites remove posts with contact details; let applicants write through the site")
        })
        .collect()
}
