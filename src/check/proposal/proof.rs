//! P15: a letter without evidence.

use super::finding;
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::draft::ledger::ClaimKind;
use crate::text::{Pattern, Span, content};

pub(in crate::check) static P15: Rule = Rule {
    info: RuleInfo {
        id: RuleId("P15"),
        name: "no-evidence",
        severity: Severity::Warning,
        summary: "no link, no named project, no proved figure",
        explanation: "A letter that names one specific past project got nearly three times the replies \
                      of a generic one. Name it, say the result, link it.",
    },
    kind: TextKind::Proposal,
    run,
};

static LINK: Pattern = Pattern::new(
    &[
        "http",
        "www.",
        ".com",
        ".io",
        ".net",
        ".org",
        ".dev",
        "attach",
        "portfolio",
        "sample",
    ],
    r"https?://\S+|\bwww\.\S+|\b[\w-]{2,}\.(?:com|io|net|org|dev)\b|\battached\b|\bportfolio\b|\bsamples?\b",
);

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let text = subject.text();
    let proved = subject
        .claims
        .iter()
        .any(|claim| claim.is_proved() && claim.kind != ClaimKind::Skill);
    let Some(profile) = subject
        .profile
        .filter(|_| !proved && !LINK.is_in(subject.draft))
    else {
        return Vec::new();
    };
    let own = content::stem_set(text);
    let named = profile.projects.iter().any(|project| {
        let title = content::stem_set(&project.title);
        let shared = title.intersection(&own).count();
        shared >= 2 && shared * 2 >= title.len()
    });
    if named {
        return Vec::new();
    }
    let mut found = finding(
        rule,
        Span::whole(text).trimmed(text),
        "nothing in it can be checked: no link, project or proved figure",
    )
    .help("name one past project with its result");
    let best = subject
        .matching
        .and_then(|matching| matching.evidence.first());
    if let Some(fact) = best.and_then(|&fact| profile.facts.get(fact)) {
        found = found.because(profile.cite(fact));
    }
    vec![found]
}
