//! The post's must-haves: which of them a proposal's writer claims, and in which words.

use super::proposal::Reading;
use super::{Ask, Cell, Criterion, Point, State};
use crate::job_post::{JobPost, Priority};
use crate::matching::{self, CoverageState};
use crate::profile::Profile;
use crate::skill::{Skill, Vocabulary};
use crate::text::{Span, similarity, words};

/// How much of a claim must stand in the post for it to be the post's own words handed back.
const ECHO: f64 = 0.8;
/// Shorter claims share runs with the post by chance.
const ECHO_WORDS: usize = 7;
/// A shorter line may be the only way to say it.
const ECHO_LINE: usize = 4;

/// One must-have.
pub(super) struct Want {
    span: Span,
    skills: Vec<Skill>,
    /// Its index among the requirements; none for a skill that no requirement names.
    requirement: Option<usize>,
}

/// The must-haves of a post that a text can show. A post without requirements asks for the skills it
/// names.
pub(super) fn wants(post: &JobPost, vocabulary: &Vocabulary) -> Vec<Want> {
    // What not even silence misses, such as a good temper, is for the client to judge.
    let silence = matching::match_post(post, &Profile::default(), vocabulary);
    let is_open = |at: usize| {
        let mut coverage = silence.coverage.iter();
        coverage.any(|one| one.requirement == at && one.state == CoverageState::Open)
    };
    let requirements = post.requirements.iter().enumerate();
    let wants: Vec<Want> = requirements
        .filter(|(at, one)| one.priority == Priority::Must && !is_open(*at))
        .map(|(at, one)| Want {
            span: one.span,
            skills: one.skills.clone(),
            requirement: Some(at),
        })
        .collect();
    if !wants.is_empty() {
        return wants;
    }
    let skills = post.skills.iter();
    skills
        .filter(|asked| asked.priority == Priority::Must)
        .filter_map(|asked| {
            Some(Want {
                span: *asked.mentions.first()?,
                skills: vec![asked.skill],
                requirement: None,
            })
        })
        .collect()
}

pub(super) fn cell(reading: &Reading<'_>, ask: &Ask<'_>) -> Cell {
    let matching = matching::match_post(ask.post, &reading.said, ask.vocabulary);
    let named = ask.vocabulary.find(reading.text);
    let mut points = Vec::new();
    let mut sum = 0.0;
    for want in &ask.wants {
        let covered = want.requirement.and_then(|at| {
            let mut coverage = matching.coverage.iter();
            coverage.find(|one| one.requirement == at)
        });
        let (mut state, mut share, fact, mut note) = match covered {
            Some(one) => {
                let state = match one.state {
                    CoverageState::Covered => State::Yes,
                    CoverageState::Partly => State::Partly,
                    CoverageState::Missing | CoverageState::Open => State::No,
                };
                let note = one.reason.clone().filter(|_| state == State::Partly);
                (state, one.share, one.facts.first().copied(), note)
            }
            None => by_skill(&want.skills, reading, ask.vocabulary),
        };
        let mut quote = fact.and_then(|fact| reading.fact(fact));
        if let Some(span) = quote.filter(|_| state != State::No)
            && is_echo(
                span.of(reading.text),
                want.span.of(&ask.post.text),
                &ask.post.text,
            )
        {
            state = State::Partly;
            share = f64::min(share, 0.5);
            note = Some("in the post's own words".to_owned());
        }
        if state == State::No {
            share = 0.0;
            let mention = named
                .iter()
                .find(|mention| want.skills.contains(&mention.skill));
            quote = mention.map(|mention| sentence_around(reading.text, mention.span));
            let told = if quote.is_some() {
                "named, not claimed"
            } else {
                "not named"
            };
            note = Some(told.to_owned());
        }
        sum += share;
        let what = words::shortened(&one_line(want.span.of(&ask.post.text)), 90);
        points.push(
            Point::new(what, state)
                .asked(want.span)
                .quoting(quote)
                .noting(note),
        );
    }
    let count = |state| points.iter().filter(|point| point.state == state).count();
    let (yes, partly) = (count(State::Yes), count(State::Partly));
    let brief = match (points.len(), partly) {
        (0, _) => "–".to_owned(),
        (all, 0) => format!("{yes} of {all}"),
        (all, partly) => format!("{yes} of {all}, {partly} partly"),
    };
    Cell {
        criterion: Criterion::Must,
        share: (!points.is_empty()).then(|| sum / points.len() as f64),
        brief,
        points,
    }
}

/// A skill that no requirement speaks of: claimed, or a close relative of it.
fn by_skill(
    wanted: &[Skill],
    reading: &Reading<'_>,
    vocabulary: &Vocabulary,
) -> (State, f64, Option<usize>, Option<String>) {
    let mut best: Option<(f32, usize)> = None;
    for (at, fact) in reading.said.facts.iter().enumerate() {
        for &has in &fact.skills {
            let weight = wanted.iter().map(|&wanted| vocabulary.implies(has, wanted));
            let weight = weight.fold(0.0, f32::max);
            if weight > best.map_or(0.0, |(weight, _)| weight) {
                best = Some((weight, at));
            }
        }
    }
    match best {
        Some((weight, at)) if weight >= 0.9 => (State::Yes, 1.0, Some(at), None),
        Some((weight, at)) if weight >= 0.5 => {
            let note = Some("a related skill".to_owned());
            (State::Partly, f64::from(weight), Some(at), note)
        }
        _ => (State::No, 0.0, None, None),
    }
}

/// Whether a claim is the post's own wording handed back: the line that asks, or most of a longer
/// sentence.
fn is_echo(claim: &str, asked: &str, post: &str) -> bool {
    let length = words::count(claim);
    let same = || {
        let lower = |text: &str| -> Vec<String> {
            words::words(text)
                .map(|(_, word)| word.to_lowercase())
                .collect()
        };
        lower(claim) == lower(asked)
    };
    length >= ECHO_LINE && same() || length >= ECHO_WORDS && similarity::shared(claim, post) >= ECHO
}

/// The sentence that holds `span`.
fn sentence_around(text: &str, span: Span) -> Span {
    let sentences = words::sentences(text);
    let at = sentences.partition_point(|sentence| sentence.end <= span.start);
    sentences.get(at).copied().unwrap_or(span)
}

/// `text` without its line ends.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
