//! Answers: each question of a post with the fact of the profile that answers it, or a visible gap.
//!
//! An answer is a quotation from the profile. Where the profile is silent the user decides; nothing
//! is made up. The order is the post's.

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::job_post::{JobPost, Question};
use crate::matching::Matching;
use crate::profile::{Fact, Part, Profile};
use crate::skill::Skill;
use crate::text::{Span, invisible, words};

/// One question and what answers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Answer {
    /// Its number, from 1.
    pub(super) number: usize,
    /// The question, shortened.
    pub(super) question: String,
    /// What answers it, verbatim from the profile; absent when only the user can.
    pub(super) value: Option<String>,
    /// The line of the profile it stands on.
    pub(super) line: Option<usize>,
}

impl Answer {
    /// How long it will be on the page, about.
    pub(super) fn words(&self) -> usize {
        words::count(&self.question) + self.value.as_deref().map_or(8, words::count)
    }
}

/// Answers every question that is the client's own (not text aimed at machines).
pub(super) fn answer_all(
    post: &JobPost,
    profile: &Profile,
    matching: &Matching,
    scan: &[Diagnostic],
) -> Vec<Answer> {
    post.questions
        .iter()
        .filter(|question| !is_tainted(scan, question.span))
        .enumerate()
        .map(|(index, question)| answer(index + 1, question, post, profile, matching))
        .collect()
}

/// Whether a place of the post is in text that S01–S03 found to be aimed at machines or hidden.
pub(super) fn is_tainted(scan: &[Diagnostic], span: Span) -> bool {
    scan.iter()
        .filter(|finding| matches!(finding.rule.0, "S01" | "S02" | "S03"))
        .any(|finding| finding.span.overlaps(span))
}

fn answer(
    number: usize,
    question: &Question,
    post: &JobPost,
    profile: &Profile,
    matching: &Matching,
) -> Answer {
    let text = question.span.of(&post.text);
    let subject = Subject::of(&text.to_lowercase());
    let fact = match subject {
        Subject::Rate => profile.rate.as_ref().map(|rate| (rate.text.clone(), None)),
        Subject::TimeZone => profile.timezone.as_ref().map(|zone| (zone.clone(), None)),
        Subject::Future => None,
        Subject::Samples => sample(profile, matching),
        Subject::Closest => closest(profile, matching),
        Subject::Experience => best_fact(&question.skills, text, profile)
            .map(|fact| (fact.text.trim_end_matches('.').to_owned(), Some(fact.line))),
    };
    let (value, line) = fact.map_or((None, None), |(value, line)| (Some(value), line));
    let plain = invisible::without_hidden(text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    Answer {
        number,
        question: words::shortened(&plain, 100),
        value,
        line,
    }
}

/// The fact that speaks to what stands at `span` of the post, verbatim.
pub(super) fn proof(post: &JobPost, profile: &Profile, span: Span) -> Option<String> {
    let text = span.of(&post.text);
    if Subject::of(&text.to_lowercase()) == Subject::Future {
        return None;
    }
    best_fact(&post.skills_in(span), text, profile)
        .map(|fact| fact.text.trim_end_matches('.').to_owned())
}

/// What a question is about, as far as it decides where its answer can come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subject {
    /// The price of the user's work.
    Rate,
    /// Where or when they work.
    TimeZone,
    /// Plans, availability, opinions: nothing a profile can know.
    Future,
    /// Past work to look at.
    Samples,
    /// The past project that is most like the post's.
    Closest,
    /// Anything a fact may speak to.
    Experience,
}

impl Subject {
    fn of(question: &str) -> Self {
        let has = |cues: &[&str]| cues.iter().any(|cue| question.contains(cue));
        if has(&[
            "hourly rate",
            "your rate",
            "day rate",
            "how much do you charge",
            "rate per hour",
        ]) {
            Self::Rate
        } else if has(&[
            "time zone",
            "timezone",
            "where are you based",
            "where are you located",
        ]) {
            Self::TimeZone
        } else if has(&FUTURE) {
            Self::Future
        } else if has(&CLOSEST) {
            Self::Closest
        } else if has(&[
            "portfolio",
            "link to",
            "links to",
            "sample",
            "examples of",
            "example of",
            "show us",
            "past work",
        ]) {
            Self::Samples
        } else {
            Self::Experience
        }
    }
}

/// Words of questions about what is still to come: only the user knows.
const FUTURE: [&str; 22] = [
    "how would you",
    "how will you",
    "what would you",
    "would you be",
    "are you able to start",
    "when can you",
    "when could you",
    "how soon",
    "how long",
    "how many hours",
    "availab",
    "what is your approach",
    "what's your approach",
    "your process",
    "are you willing",
    "are you comfortable",
    "estimate",
    "fixed price",
    "quote",
    "budget",
    "deadline",
    "turnaround",
];

/// Words of questions after one past project and what came of it.
const CLOSEST: [&str; 12] = [
    "closest to",
    "most similar",
    "similar project",
    "similar work",
    "similar to",
    "most relevant",
    "relevant project",
    "comparable",
    "related project",
    "project you are proud",
    "project you're proud",
    "something like this",
];

/// The related project with its result.
fn closest(profile: &Profile, matching: &Matching) -> Option<(String, Option<usize>)> {
    let project = profile.projects.get(matching.project?)?;
    let result = project.result.and_then(|fact| profile.facts.get(fact));
    let result = result.map_or_else(String::new, |fact| {
        format!(": {}", fact.text.trim_end_matches('.'))
    });
    Some((format!("{}{result}", project.title), Some(project.line)))
}

fn sample(profile: &Profile, matching: &Matching) -> Option<(String, Option<usize>)> {
    let related = matching
        .project
        .and_then(|index| profile.projects.get(index));
    let project = related
        .filter(|project| project.url.is_some())
        .or_else(|| {
            profile
                .projects
                .iter()
                .find(|project| project.url.is_some())
        })?;
    let url = project.url.as_deref()?;
    Some((format!("{}: {url}", project.title), Some(project.line)))
}

/// The fact that shares most with the question: skills first, then words.
fn best_fact<'a>(skills: &[Skill], question: &str, profile: &'a Profile) -> Option<&'a Fact> {
    let asked = content_words(question);
    let score = |fact: &Fact| {
        let shared_skills = fact
            .skills
            .iter()
            .filter(|skill| skills.contains(skill))
            .count();
        let own = content_words(&fact.text);
        let shared_words = asked.iter().filter(|word| own.contains(word)).count();
        // A statement says more than a line of a skill list; a project's more than either.
        let standing = usize::from(fact.project.is_some()) + usize::from(fact.part != Part::Skills);
        (shared_skills * 6 + shared_words * 2, standing)
    };
    profile
        .facts
        .iter()
        .filter(|fact| !profile.is_answer(fact))
        .filter(|fact| fact.part != Part::Matter && !fact.text.starts_with("http"))
        .filter(|fact| !(fact.project.is_some() && is_skill_line(&fact.text)))
        .filter(|fact| (2..=40).contains(&words::count(&fact.text)))
        .map(|fact| (score(fact), fact))
        .filter(|((shared, _), _)| *shared >= 4)
        .max_by_key(|(score, fact)| (*score, std::cmp::Reverse(fact.line)))
        .map(|(_, fact)| fact)
}

/// The `Skills:` line of a project: a list, not an answer.
pub(super) fn is_skill_line(text: &str) -> bool {
    text.get(..7)
        .is_some_and(|head| head.eq_ignore_ascii_case("skills:"))
}

/// The lower-cased words of five letters and more, cut to a stem of six, without question words.
fn content_words(text: &str) -> Vec<String> {
    const COMMON: [&str; 20] = [
        "about", "briefl", "descri", "detail", "experi", "familia", "familiar", "please", "projec",
        "provid", "share", "similar", "simila", "there", "what's", "where", "which", "would",
        "years", "workin",
    ];
    let mut found: Vec<String> = words::words(text)
        .map(|(_, word)| word.to_lowercase())
        .filter(|word| word.chars().count() >= 5)
        .map(|word| word.chars().take(6).collect::<String>())
        .filter(|stem| !COMMON.contains(&stem.as_str()))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}
