//! P03 and P04: the characters a client sees before opening the letter.

use std::collections::HashSet;

use super::finding;
use crate::check::given::Given;
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::job_post::Place;
use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span, content, words};

pub(in crate::check) static P03: Rule = Rule {
    info: RuleInfo {
        id: RuleId("P03"),
        name: "stranger-opening",
        severity: Severity::Warning,
        summary: "the visible first lines share nothing with the post",
        explanation: "A client sees about 230 characters of a letter before opening it, in a list of 20 \
                      to 50. Open on their problem in their words.",
    },
    kind: TextKind::Proposal,
    run: strange,
};

pub(in crate::check) static P04: Rule = Rule {
    info: RuleInfo {
        id: RuleId("P04"),
        name: "wasted-opening",
        severity: Severity::Warning,
        summary: "the visible first lines go to a greeting, an introduction, years or excitement",
        explanation: "The visible lines are the whole letter until the client opens it. Names, years \
                      and excitement are what every other letter spends them on.",
    },
    kind: TextKind::Proposal,
    run: wasted,
};

static WASTE: [Pattern; 4] = [
    Pattern::new(
        &[
            "my name is",
            "i am a",
            "i'm a",
            "i’m a",
            "as a ",
            "me llamo",
            "mein name",
            "je m'appelle",
            "me chamo",
        ],
        r"\bmy name is\b|\b(?:i am|i'm|i’m) an? (?:[\w-]+ ){0,5}(?:developer|designer|writer|engineer|editor|expert|specialist|professional|freelancer|consultant|translator|assistant|marketer|bookkeeper)\b|\b(?:me llamo|mein name ist|je m'appelle|me chamo)\b",
    ),
    Pattern::new(
        &["year", "decade"],
        r"\b(?:with|have|having|bring|over|for) (?:over |more than |about |nearly )?(?:\d+\+?|[a-z]+|a) (?:years?|decades?)\b[^.\n]{0,30}\bexperience\b",
    ),
    Pattern::new(
        &[
            "excited",
            "thrilled",
            "interested",
            "delighted",
            "pleasure",
            "writing to",
            "read your",
            "came across",
        ],
        r"\b(?:excited|thrilled|delighted|very interested|keen) (?:to|about|by|in)\b|\bi(?:'m| am) (?:very )?interested in\b|\bi(?:'m| am) writing to\b|\bi (?:have )?(?:carefully |just )?(?:read|came across|gone through|reviewed) your (?:job|post|project|description|requirements)\b|\bit (?:is|would be) (?:a|my) pleasure\b",
    ),
    Pattern::new(
        &["hope", "dear", "greetings", "good day"],
        r"\bhope (?:you|this)\b[^.\n]{0,30}\bwell\b|\bdear (?:hiring manager|sir|madam|client)\b|\bgreetings\b|\bgood day\b",
    ),
];

/// Words that two texts share without speaking of the same thing.
const GENERIC: &[&str] = &[
    "month",
    "week",
    "day",
    "year",
    "hour",
    "work",
    "job",
    "project",
    "time",
    "look",
    "need",
    "want",
    "make",
    "made",
    "new",
    "first",
    "good",
    "best",
    "great",
    "find",
    "found",
    "know",
    "way",
    "thing",
    "peopl",
    "person",
    "someon",
    "help",
    "experi",
    "client",
    "team",
    "compani",
    "busi",
    "start",
    "long",
    "well",
    "see",
    "tell",
    "ask",
    "take",
    "use",
    "two",
    "three",
    "hi",
    "hello",
    "dear",
    "hire",
    "interest",
    "excit",
    "skill",
    "profession",
    "posit",
    "role",
    "opportun",
    "read",
    "post",
];

/// The visible part of the draft, without a demanded first word.
fn preview<'a>(subject: &Subject<'a>) -> &'a str {
    words::visible_prefix(subject.text(), subject.pack.preview)
}

fn strange(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let Some(post) = subject.post else {
        return Vec::new();
    };
    let seen = preview(subject);
    let asked = content::stem_set(&post.text);
    let demanded: HashSet<String> = post
        .demands
        .iter()
        .filter(|demand| demand.place == Place::Start || demand.place == Place::Subject)
        .filter_map(|demand| demand.token.as_deref())
        .flat_map(content::stem_set)
        .collect();
    let own = content::stem_set(seen);
    let told = own.len() >= 6 && asked.len() >= 12;
    let shared = own.iter().any(|stem| {
        asked.contains(stem) && !demanded.contains(stem) && !GENERIC.contains(&stem.as_str())
    });
    if !told || shared || super::language::differs(subject) {
        return Vec::new();
    }
    vec![
        finding(
            rule,
            Span::new(0, seen.len()).trimmed(subject.text()),
            "the visible first lines share no word with the post",
        )
        .help("open on the client's problem, in the words of the post"),
    ]
}

fn wasted(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let seen = preview(subject);
    let lowered = Lowered::new(seen);
    let given = Given::of(subject);
    let mut found: Vec<Diagnostic> = WASTE
        .iter()
        .filter_map(|pattern| pattern.find(&lowered))
        .filter(|&span| !given.covers(span))
        .map(|span| {
            finding(
                rule,
                span,
                format!(
                    "visible lines spent on \"{}\"",
                    words::shortened(span.of(seen), 50)
                ),
            )
            .help("move it down, or drop it; say here what you saw in their problem")
        })
        .collect();
    let first = words::words(seen).next();
    if let Some((span, word)) =
        first.filter(|(_, word)| matches!(*word, "I" | "I'm" | "I've" | "I’m" | "I’ve"))
    {
        found.push(
            finding(rule, span, format!("the first word is \"{word}\""))
                .severity(Severity::Note)
                .help("begin with the client's problem"),
        );
    }
    found
}
