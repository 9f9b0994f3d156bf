//! P18: a letter in another language than the post.

use super::finding;
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::draft::borrowed::Borrowed;
use crate::job_post::DemandKind;
use crate::text::{Span, words};

pub(in crate::check) static P18: Rule = Rule {
    info: RuleInfo {
        id: RuleId("P18"),
        name: "language",
        severity: Severity::Warning,
        summary: "the letter's language differs from the post's",
        explanation: "A client reads in the language they wrote in, unless they ask for another.",
    },
    kind: TextKind::Proposal,
    run,
};

/// Two-letter codes beside those of the detector.
const CODES: [(&str, &str); 22] = [
    ("en", "eng"),
    ("es", "spa"),
    ("de", "deu"),
    ("fr", "fra"),
    ("pt", "por"),
    ("it", "ita"),
    ("nl", "nld"),
    ("pl", "pol"),
    ("ru", "rus"),
    ("uk", "ukr"),
    ("tr", "tur"),
    ("sv", "swe"),
    ("da", "dan"),
    ("nb", "nob"),
    ("fi", "fin"),
    ("cs", "ces"),
    ("ro", "ron"),
    ("hu", "hun"),
    ("el", "ell"),
    ("ar", "ara"),
    ("ja", "jpn"),
    ("zh", "cmn"),
];

/// Under this many letters the detector guesses.
const ENOUGH: usize = 80;

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let text = subject.text();
    let asked = subject.post.is_some_and(|post| {
        post.demands
            .iter()
            .any(|demand| demand.kind == DemandKind::Language)
    });
    if asked || !differs(subject) {
        return Vec::new();
    }
    vec![
        finding(
            rule,
            Span::whole(text).trimmed(text),
            "the letter is in another language than the post",
        )
        .help("write in the language of the post"),
    ]
}

/// Whether the writer's own words are surely in another language than the post.
pub(super) fn differs(subject: &Subject<'_>) -> bool {
    let text = subject.text();
    let Some(post) = subject.post.and_then(|post| post.language) else {
        return false;
    };
    let borrowed = Borrowed::find(text, subject.post);
    let own: Vec<&str> = words::sentences(text)
        .into_iter()
        .filter(|&sentence| !borrowed.covers(sentence))
        .map(|sentence| sentence.of(text))
        .collect();
    let own = own.join("\n");
    let letters = own.chars().filter(|c| c.is_alphabetic()).count();
    let known = CODES.iter().find(|(two, _)| *two == post);
    letters >= ENOUGH
        && known.is_some_and(|(_, three)| {
            whatlang::detect(&own)
                .is_some_and(|info| info.is_reliable() && info.lang().code() != *three)
        })
}
