//! P01: the letter against the site's cap and the length that gets read.

use super::finding;
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::job_post::DemandKind;
use crate::text::{Span, words};

pub(in crate::check) static P01: Rule = Rule {
    info: RuleInfo {
        id: RuleId("P01"),
        name: "length",
        severity: Severity::Error,
        summary: "over the site's cap, or outside the length that gets read",
        explanation: "Sites cut or refuse a letter over their cap. Upwork advises 200 to 300 words or \
                      fewer; real letters have a median of about 80 to 160. Over 450 words is an error, \
                      over 300 or under 60 a warning, unless the post itself names a length.",
    },
    kind: TextKind::Proposal,
    run,
};

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let text = subject.text();
    let mut found = Vec::new();
    let characters = words::visible_len(text.trim_end());
    if let Some(cap) = subject.pack.max_characters.filter(|&cap| characters > cap) {
        let kept = words::visible_prefix(text, cap).len();
        found.push(
            finding(
                rule,
                Span::new(kept, text.len()),
                format!("{characters} characters; {} takes {cap}", subject.pack.name),
            )
            .help(format!("cut {} characters", characters - cap)),
        );
    }
    let (thin, long, too_long) = subject.pack.words;
    let count = words::count(text);
    let asked = subject.post.is_some_and(names_a_length);
    let whole = Span::whole(text).trimmed(text);
    if count > too_long && !asked {
        found.push(
            finding(
                rule,
                whole,
                format!("{count} words; over {too_long} is not read"),
            )
            .help(format!("cut to {long} words or fewer")),
        );
    } else if count > long && !asked {
        found.push(
            finding(rule, whole, format!("{count} words; up to {long} get read"))
                .severity(Severity::Warning)
                .help("drop what the client did not ask for"),
        );
    } else if count < thin && !asked {
        found.push(
            finding(
                rule,
                whole,
                format!("only {count} words; under {thin} looks thin"),
            )
            .severity(Severity::Warning)
            .help("add one related project and the first step"),
        );
    }
    found
}

fn names_a_length(post: &crate::job_post::JobPost) -> bool {
    post.demands
        .iter()
        .any(|demand| matches!(demand.kind, DemandKind::Length { .. }))
}
