//! P12: a letter too like an earlier one, or that says the post back to the client.

use super::finding;
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::draft::borrowed::Borrowed;
use crate::text::{Span, similarity, words};

pub(in crate::check) static P12: Rule = Rule {
    info: RuleInfo {
        id: RuleId("P12"),
        name: "sameness",
        severity: Severity::Warning,
        summary: "too like an earlier letter, or parrots the post",
        explanation: "A letter that could go to any client reads like one, and the post said back is \
                      what the client has already read. Measured in runs of five words; quoted questions \
                      do not count.",
    },
    kind: TextKind::Proposal,
    run,
};

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let text = subject.text();
    let whole = Span::whole(text).trimmed(text);
    let mut found = Vec::new();
    let likest = subject
        .earlier
        .iter()
        .map(|earlier| similarity::shared(text, earlier))
        .fold(0.0, f64::max);
    if likest >= 0.5 {
        found.push(
            finding(
                rule,
                whole,
                format!("{:.0}% of it stands in an earlier letter", likest * 100.0),
            )
            .help("keep the project, rewrite what is about this client"),
        );
    }
    let Some(post) = subject.post else {
        return found;
    };
    let borrowed = Borrowed::find(text, Some(post));
    let own: Vec<&str> = words::sentences(text)
        .into_iter()
        .filter(|&sentence| !borrowed.covers(sentence))
        .map(|sentence| sentence.of(text))
        .collect();
    let own = own.join("\n");
    let share = similarity::shared(&own, &post.text);
    if words::count(&own) >= 30 && share >= 0.25 {
        found.push(
            finding(
                rule,
                whole,
                format!("{:.0}% of it is the post's own words", share * 100.0),
            )
            .help("say what you would do about it instead"),
        );
    }
    found
}
