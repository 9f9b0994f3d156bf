//! J23: what a post says and nobody decided: figures, dates and terms that stand neither in the brief
//! nor in the answers nor in the client's profile. Silent on a post whose brief is not known.

use std::collections::HashSet;

use super::at;
use super::phrase::distinct;
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::draft::borrowed::Borrowed;
use crate::draft::ledger::stated::{Figure, Stated, figures};
use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span, words};

pub(in crate::check) static J23: Rule = Rule {
    info: RuleInfo {
        id: RuleId("J23"),
        name: "invented",
        severity: Severity::Error,
        summary: "a figure, date or term that nobody decided (posts made by gig)",
        explanation: "Employers who published AI-drafted posts mostly unedited were 15% less likely to hire: the draft \
                      had filled in what nobody had decided. Every sum, date, length, count and term of a post gig \
                      makes must stand in the brief, in an answer or in the client's profile.",
    },
    kind: TextKind::JobPost,
    run,
};

/// A day, a month, a word for a time.
static DATE: Pattern = Pattern::new(
    &[],
    r"\b(?:january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|tonight|christmas|easter|asap|immediately|urgent(?:ly)?|ongoing|long[- ]term|next (?:week|month|year)|this (?:week|month)|end of (?:the |this |next )?(?:week|month|year|quarter))\b|\b(?:may|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.? \d{1,2}\b|\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:may|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b",
);
/// A number in digits, whatever it is.
static DIGITS: Pattern = Pattern::new(&[], r"\d[\d.,:/-]*\d|\d");
/// Terms of a contract: what it is called, the words that state it, the words by which a source does.
static TERMS: [(&str, Pattern, Pattern); 5] = [
    (
        "a fixed price",
        Pattern::new(
            &["fix", "flat", "lump"],
            r"\bfixed[- ](?:price|fee|budget|rate)\b|\bflat (?:fee|rate)\b|\blump sum\b|\b(?:pay|payment|price|type)\W{1,4}fixed\b",
        ),
        Pattern::new(&["fix", "flat", "lump"], r"\b(?:fixed|flat|lump)\b"),
    ),
    (
        "pay by the hour",
        Pattern::new(
            &["hour", "/hr", "/h"],
            r"\bhourly\b|\b(?:per|an|by the) hour\b|/\s?hr?\b",
        ),
        Pattern::new(&["hour", "/h", "hr"], r"\bhour\w*|/\s?hr?\b|\bhrs?\b"),
    ),
    (
        "a level of experience",
        Pattern::new(
            &[
                "entry",
                "junior",
                "intermediate",
                "mid",
                "senior",
                "expert",
                "years",
            ],
            r"\b(?:entry|junior|intermediate|mid|senior|expert)[- ](?:level|developer|designer|writer|engineer|freelancer|editor)\b|\blevel\W{1,4}(?:entry|junior|intermediate|senior|expert)\b",
        ),
        Pattern::new(
            &[
                "entry",
                "junior",
                "beginner",
                "intermediate",
                "mid",
                "senior",
                "expert",
                "level",
                "years",
            ],
            r"\b(?:entry|junior|beginners?|intermediate|mid|senior|experts?|experienced|any level|years)\b",
        ),
    ),
    (
        "a time zone",
        Pattern::new(
            &["time zone", "timezone", "utc", "gmt", "cet", "est", "pst"],
            r"\b(?:utc|gmt|cet|est|pst)\b|\b(?:us|uk|eu|european|american|eastern|pacific) (?:time|hours|business hours)\b",
        ),
        Pattern::new(
            &[],
            r"\b(?:utc|gmt|cet|est|pst|time ?zones?|(?:us|uk|eu|european|american|eastern|pacific) (?:time|hours|business hours)|\w+/\w+)\b",
        ),
    ),
    (
        "a rule on AI",
        Pattern::new(
            &["ai"],
            r"\b(?:no|without|not use|use of) ai\b|\bai(?: tools?)?(?: is| are)? (?:welcome|allowed|fine|forbidden|not)\b",
        ),
        Pattern::new(&["ai", "gpt", "llm"], r"\b(?:ai|(?:chat ?)?gpt|llms?)\b"),
    ),
];
/// What the form of an application counts.
const FORM: [&str; 16] = [
    "question",
    "questions",
    "sentence",
    "sentences",
    "line",
    "lines",
    "paragraph",
    "paragraphs",
    "example",
    "examples",
    "link",
    "links",
    "sample",
    "samples",
    "point",
    "points",
];

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let Some(brief) = subject.brief else {
        return Vec::new();
    };
    let text = subject.text();
    let sources = brief.sources();
    let known = Known::of(&sources);
    let mut found = Vec::new();
    let stated = figures(text);
    for figure in &stated {
        if !is_form(text, figure) && !known.has(figure) {
            found.push((figure.span, "stands in none of your material"));
        }
    }
    let covered = |span: Span| stated.iter().any(|figure| figure.span.overlaps(span));
    for span in DIGITS.find_all(subject.draft) {
        if !covered(span) && !is_mark(text, span) && !known.digits.contains(span.of(text)) {
            found.push((span, "stands in none of your material"));
        }
    }
    for span in DATE.find_all(subject.draft) {
        if !known.says(span.of(text)) {
            found.push((span, "is a time nobody has set"));
        }
    }
    for (_, stated, told) in &TERMS {
        if !told.is_in(&known.lowered) {
            found.extend(
                stated
                    .find(subject.draft)
                    .map(|span| (span, "is a term nobody has decided")),
            );
        }
    }
    let gaps = Borrowed::find(text, None).gaps;
    found.retain(|(span, _)| !gaps.iter().any(|gap| gap.overlaps(*span)));
    distinct(found)
        .into_iter()
        .map(|(span, why)| {
            let quote = words::shortened(span.of(text).trim(), 50);
            at(rule, span, format!("\"{quote}\" {why}"))
                .help("take it out, or leave a blank: [… you decide: … …]")
        })
        .collect()
}

/// What the material holds.
struct Known<'a> {
    lowered: Lowered<'a>,
    words: HashSet<String>,
    digits: HashSet<String>,
    figures: Vec<Figure>,
}

impl<'a> Known<'a> {
    fn of(sources: &'a str) -> Self {
        let lowered = Lowered::new(sources);
        let digits = DIGITS.find_all(&lowered);
        Self {
            words: words::words(sources).map(|(_, word)| plain(word)).collect(),
            digits: digits
                .into_iter()
                .map(|span| span.of(sources).to_owned())
                .collect(),
            figures: figures(sources),
            lowered,
        }
    }

    fn has(&self, figure: &Figure) -> bool {
        [figure.low, figure.high]
            .into_iter()
            .all(|end| end.is_infinite() || self.holds(end, figure.measure))
    }

    fn holds(&self, value: f64, measure: Stated) -> bool {
        if value == 1.0 && measure == Stated::Count {
            return true;
        }
        self.figures.iter().any(|known| {
            let same = [known.low, known.high]
                .into_iter()
                .any(|end| (end - value).abs() <= value.abs() * 0.001);
            same && fits(known.measure, measure)
        })
    }

    /// Whether every word of a date stands in the material.
    fn says(&self, date: &str) -> bool {
        words::words(date).map(|(_, word)| plain(word)).all(|word| {
            matches!(word.as_str(), "of" | "the")
                || self.words.contains(&word)
                || self.words.iter().any(|known| is_same_day(known, &word))
        })
    }
}

/// Whether a known figure can be what a stated one says. A bare number may be a sum.
fn fits(known: Stated, stated: Stated) -> bool {
    match (known, stated) {
        (Stated::Money(Some(known)), Stated::Money(Some(stated))) => known == stated,
        (Stated::Count | Stated::Money(_), Stated::Count | Stated::Money(_)) => true,
        (known, stated) => known == stated,
    }
}

/// A word in lower case; a number without the ending of an ordinal.
fn plain(word: &str) -> String {
    let lower = word.to_lowercase();
    if lower.starts_with(|c: char| c.is_ascii_digit()) {
        return lower
            .trim_end_matches(|c: char| c.is_alphabetic())
            .to_owned();
    }
    lower
}

/// The long and short names of days and months.
const NAMES: [&str; 19] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Whether two words are the same day or month, one of them cut short.
fn is_same_day(a: &str, b: &str) -> bool {
    let name = |word: &str| {
        NAMES
            .iter()
            .position(|name| word.len() >= 3 && name.starts_with(word))
    };
    name(a).is_some() && name(a) == name(b)
}

/// "Answer two questions": the form of an application, no term of the job.
fn is_form(text: &str, figure: &Figure) -> bool {
    let after = text.get(figure.span.end..).unwrap_or_default();
    let next = words::words(after)
        .next()
        .map(|(_, word)| word.to_lowercase());
    figure.measure == Stated::Count
        && figure.high <= 5.0
        && next.is_some_and(|word| FORM.contains(&word.as_str()))
}

/// The number of a list's item, or one that belongs to a word: `MP4`, `3D`.
fn is_mark(text: &str, span: Span) -> bool {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let opens = line
        .trim_matches(|c: char| c.is_whitespace() || "-*#>(".contains(c))
        .is_empty();
    opens && after.starts_with(['.', ')'])
        || before.ends_with(char::is_alphabetic)
        || after.starts_with(['D', 'd'])
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_pattern_compiles() {
        assert!(super::DATE.is_valid() && super::DIGITS.is_valid());
        let mut terms = super::TERMS.iter();
        assert!(terms.all(|(_, stated, told)| stated.is_valid() && told.is_valid()));
    }
}
