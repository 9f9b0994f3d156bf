//! J17: things a post says that cannot both be true.

use super::at;
use super::roles;
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::job_post::{Level, PayKind};
use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span, words};

pub(in crate::check) static J17: Rule = Rule {
    info: RuleInfo {
        id: RuleId("J17"),
        name: "contradiction",
        severity: Severity::Warning,
        summary: "expert at an entry rate, entry level with ten years, two jobs in one, remote and on site",
        explanation: "A post that wants two things that exclude each other gets bids from those who did not read it. \
                      Decide which of the two you need.",
    },
    kind: TextKind::JobPost,
    run,
};

/// What an expert does not work for, by the hour, in the larger currencies.
const EXPERT_LEAST: f64 = 12.0;
/// From so many years on, nobody is at entry level.
const NOT_ENTRY: u32 = 4;

static YEARS: Pattern = Pattern::new(
    &["year", "yrs"],
    r"\b(?:at least |min(?:imum)?\.? (?:of )?|more than |over )?(\d{1,2})\s?\+?\s*(?:-\s*\d{1,2}\s*)?(?:years|yrs)\b",
);
static ENTRY: Pattern = Pattern::new(
    &["entry", "junior", "beginner", "no experience"],
    r"\b(?:this is an? |for an? )?(?:entry[- ]level|junior|beginner)(?:\s+\w+){0,2}\s+(?:job|role|position|task|project|developer|designer|engineer|rate|budget|pay)\b|\bno experience (?:needed|required|necessary)\b|\b(?:level|experience)\s*:\s*(?:entry|junior|beginner)\b|^\W*(?:entry[- ]level|junior)\b",
);
static EXPERT: Pattern = Pattern::new(
    &["expert", "senior", "years", "lead", "principal"],
    r"\b(?:expert(?:[- ]level)?|senior|principal)\b|\b(?:[6-9]|[12]\d)\s?\+?\s*(?:years|yrs)\b",
);
static LOW_PAY: Pattern = Pattern::new(
    &["entry", "low", "small", "tight", "junior"],
    r"\b(?:entry[- ]level|junior|low|very small|tight|tiny) (?:budget|rate|pay)\b",
);
/// Pairs that exclude each other: what, then the two sides.
static EXCLUDE: [(&str, Pattern, Pattern); 2] = [
    (
        "remote and on site",
        Pattern::new(
            &["remote", "work from home", "anywhere"],
            r"\b(?:100% remote|fully remote|remote[- ]only|remote (?:position|role|job|work)|work from (?:home|anywhere))\b",
        ),
        Pattern::new(
            &[
                "on-site",
                "on site",
                "onsite",
                "in-person",
                "in our office",
                "to the office",
                "to our office",
                "in the office",
                "office",
            ],
            r"\b(?:must|need(?:s)? to|have to|required to|should|expected to|will|you (?:work|are|sit|come|start))\b[^.\n]{0,40}?\b(?:be |work |come )?(?:on-?site|on site|in-person|(?:in|to|from|at) (?:our|the) (?:\w+ )?office)\b[^.\n]{0,30}\b(?:daily|every(?: week)?day|each day|full[- ]time|5 days|five days|monday|always|all days)\w*",
        ),
    ),
    (
        "no calls and many calls",
        Pattern::new(
            &["no calls", "no meetings", "async"],
            r"\b(?:no (?:calls|meetings)|fully async\w*)\b",
        ),
        Pattern::new(
            &["daily call", "daily stand", "daily meeting"],
            r"\bdaily (?:calls?|stand-?ups?|meetings?)\b",
        ),
    ),
];
/// The two halves that must not stand in one sentence.
static IN_SENTENCE: [(&str, Pattern, Pattern); 2] = [
    (
        "fixed price and paid by the hour",
        Pattern::new(
            &["fixed"],
            r"\bfixed[- ](?:price|fee|budget|rate project)\b",
        ),
        Pattern::new(
            &["hour"],
            r"\b(?:paid by the hour|per hour|hourly (?:rate|contract|pay|basis)|an hour)\b|/\s?h(?:ou)?r\b",
        ),
    ),
    (
        "part time and full time",
        Pattern::new(&["part-time", "part time"], r"\bpart[- ]time\b"),
        Pattern::new(
            &["full-time", "full time", "40 hours"],
            r"\bfull[- ]time\b|\b40 hours\b",
        ),
    ),
];
/// Words that make two things a choice.
static CHOICE: Pattern = Pattern::new(
    &[],
    r"\b(?:or|either|then|later|from|to|into|become|becomes|turn|grow|possibly|potentially|first|after(?:wards)?|capped|cap|max|at most|equivalent|about|roughly|option)\b",
);

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    found.extend(pay_for_level(rule, subject));
    found.extend(years_for_level(rule, subject));
    found.extend(two_jobs(rule, subject));
    let decide = "decide which of the two you need";
    for (what, one, other) in &EXCLUDE {
        if let (Some(_), Some(span)) = (one.find(subject.draft), other.find(subject.draft)) {
            found.push(at(rule, span, format!("the post says {what}")).help(decide));
        }
    }
    let text = subject.text();
    for sentence in words::sentences(text) {
        let lowered = Lowered::new(sentence.of(text));
        for (what, one, other) in &IN_SENTENCE {
            if one.is_in(&lowered) && other.is_in(&lowered) && !CHOICE.is_in(&lowered) {
                found.push(at(rule, sentence, format!("one sentence says {what}")).help(decide));
            }
        }
    }
    found
}

/// An expert at a beginner's pay.
fn pay_for_level(rule: &RuleInfo, subject: &Subject<'_>) -> Option<Diagnostic> {
    let post = subject.as_post();
    let wants_expert = post.level == Some(Level::Expert) || EXPERT.is_in(subject.draft);
    if !wants_expert || post.level == Some(Level::Entry) && !EXPERT.is_in(subject.draft) {
        return None;
    }
    let help = "an expert bids elsewhere: raise the rate or lower the level";
    if let Some(span) = LOW_PAY.find(subject.draft) {
        return Some(at(rule, span, "an expert is wanted at an entry rate").help(help));
    }
    let budget = post.budget.as_ref()?;
    let large = matches!(
        budget.currency,
        Some("USD" | "EUR" | "GBP" | "CAD" | "AUD" | "CHF" | "NZD") | None
    );
    let hourly = budget.kind == Some(PayKind::Hourly);
    let most = budget.max.or(budget.min)?;
    (large && hourly && most < EXPERT_LEAST && is_level_expert(subject)).then(|| {
        at(
            rule,
            budget.span,
            format!("an expert is wanted at {most} an hour"),
        )
        .help(help)
    })
}

/// Whether the post as a whole, not a word of it, is for experts.
fn is_level_expert(subject: &Subject<'_>) -> bool {
    let post = subject.as_post();
    let years = post
        .requirements
        .iter()
        .filter_map(|requirement| requirement.years)
        .max();
    post.level == Some(Level::Expert)
        || years >= Some(6)
        || EXPERT.is_in(&Lowered::new(post.headline()))
}

/// Entry level with many years.
fn years_for_level(rule: &RuleInfo, subject: &Subject<'_>) -> Option<Diagnostic> {
    ENTRY.find(subject.draft)?;
    let text = subject.text();
    let (span, years) = YEARS
        .captures(subject.draft)
        .into_iter()
        .find_map(|groups| {
            let span = (*groups.first()?)?;
            let years: u32 = (*groups.get(1)?)?.of(text).parse().ok()?;
            let line = super::phrase::around(text, span, 80).to_lowercase();
            let asked = [
                "experience",
                "need",
                "must",
                "at least",
                "require",
                "expert",
                "you have",
                " of ",
            ]
            .iter()
            .any(|word| line.contains(word));
            (years >= NOT_ENTRY && asked).then_some((span, years))
        })?;
    Some(
        at(
            rule,
            span,
            format!("entry level, and {years} years are asked for"),
        )
        .help("decide which of the two you need"),
    )
}

/// Two jobs of distant trades, in the title or as "one person who".
fn two_jobs(rule: &RuleInfo, subject: &Subject<'_>) -> Option<Diagnostic> {
    let text = subject.text();
    let post = subject.as_post();
    let first_line = text.trim_start().lines().next().map(|line| {
        let start = text.len() - text.trim_start().len();
        Span::new(start, start + line.len())
    });
    let title = post.title.or(first_line)?;
    let pair = roles::pair(title.of(text))?;
    Some(
        at(
            rule,
            pair.span.shifted(title.start),
            format!("two jobs in one post: {} and {}", pair.first, pair.second),
        )
        .help("write two posts: few people do both well, and they cost more"),
    )
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_pattern_compiles() {
        let pairs = super::EXCLUDE.iter().chain(&super::IN_SENTENCE);
        assert!(
            pairs
                .flat_map(|(_, a, b)| [a, b])
                .all(crate::text::Pattern::is_valid)
        );
        let single = [
            &super::YEARS,
            &super::ENTRY,
            &super::EXPERT,
            &super::LOW_PAY,
            &super::CHOICE,
        ];
        assert!(single.iter().all(|pattern| pattern.is_valid()));
    }
}
