//! How far a profile meets one requirement, and by which facts.

use std::collections::HashSet;

use super::known::{Answer, Known};
use super::{Coverage, CoverageState};
use crate::job_post::{JobPost, Requirement};
use crate::skill::{Kind, Skill};
use crate::text::{content, words};

/// How many facts a requirement quotes at most.
const QUOTED: usize = 3;

/// What no profile proves: conduct, presence, a promise. Beginnings of words, lower-case; plain
/// strings, because compiling an expression would cost more than the whole card.
const UNPROVABLE: [&str; 48] = [
    "ability",
    "able",
    "availab",
    "collaborat",
    "commit",
    "communicat",
    "comunicaci",
    "confidential",
    "creativ",
    "critical",
    "deadline",
    "detail",
    "disponib",
    "enthusias",
    "ethic",
    "fiable",
    "flexib",
    "friendly",
    "honest",
    "hours",
    "immediate",
    "independent",
    "kommunikat",
    "learner",
    "long-term",
    "motivat",
    "nda",
    "organised",
    "organized",
    "overlap",
    "passion",
    "patien",
    "positive",
    "proactiv",
    "punctual",
    "puntual",
    "reliab",
    "responsive",
    "self-driven",
    "self-starter",
    "solver",
    "solving",
    "team",
    "timezone",
    "trustworth",
    "verfügbar",
    "willing",
    "zuverlässig",
];

fn is_unprovable(text: &str) -> bool {
    let lower = text.to_lowercase();
    let begins = |word: &str| {
        UNPROVABLE
            .iter()
            .any(|beginning| word.starts_with(beginning))
    };
    let phrase = [
        "time zone",
        "start on",
        "start immediately",
        "start asap",
        "on time",
        "long term",
    ];
    words::words(&lower).any(|(_, word)| begins(word))
        || phrase.iter().any(|phrase| lower.contains(phrase))
}

/// Whether one of several will do: "React or Vue", "AWS/Azure".
fn is_alternative(text: &str) -> bool {
    let either = ["or", "oder", "ou", "o"];
    text.contains('/')
        || words::words(text).any(|(_, word)| either.iter().any(|or| word.eq_ignore_ascii_case(or)))
}

/// Judges one requirement.
pub(super) fn requirement(
    at: usize,
    requirement: &Requirement,
    post: &JobPost,
    known: &Known<'_>,
) -> Coverage {
    let text = requirement.span.of(&post.text);
    let hard: Vec<Skill> = requirement
        .skills
        .iter()
        .copied()
        .filter(|&skill| known.vocabulary.kind(skill) != Kind::Soft)
        .collect();
    let mut coverage = if hard.is_empty() {
        by_words(text, known)
    } else {
        by_skills(text, &hard, known)
    };
    if let Some(years) = requirement.years {
        weigh_years(&mut coverage, years, &hard, known);
    }
    coverage.requirement = at;
    coverage.facts.truncate(QUOTED);
    coverage
}

/// A coverage whose requirement is still to be filled in.
fn coverage(state: CoverageState, share: f64, facts: Vec<usize>) -> Coverage {
    Coverage {
        requirement: 0,
        state,
        share,
        facts,
        reason: None,
    }
}

fn by_skills(text: &str, skills: &[Skill], known: &Known<'_>) -> Coverage {
    let any_of = skills.len() > 1 && is_alternative(text);
    let mut answers: Vec<(Skill, Answer)> = skills
        .iter()
        .map(|&skill| (skill, known.answer(skill)))
        .collect();
    if any_of {
        let best = answers.iter().map(|(_, a)| a.weight).fold(0.0, f64::max);
        answers.retain(|(_, answer)| answer.weight >= best && best > 0.0 || best <= 0.0);
    }
    let share = answers.iter().map(|(_, a)| a.weight).sum::<f64>() / answers.len().max(1) as f64;
    let facts = quoted(
        answers.iter().map(|(_, answer)| answer.facts.as_slice()),
        known,
    );
    let whole = answers.iter().all(|(_, answer)| answer.weight >= 1.0);
    if whole {
        return coverage(CoverageState::Covered, 1.0, facts);
    }
    let reason = reason(&answers, known);
    let state = if share < 0.15 {
        CoverageState::Missing
    } else {
        CoverageState::Partly
    };
    let mut coverage = coverage(state, if share < 0.15 { 0.0 } else { share }, facts);
    coverage.reason = Some(reason);
    coverage
}

/// The best fact of each answer in turn, then their second best, without repeats.
fn quoted<'a>(answers: impl Iterator<Item = &'a [usize]>, known: &Known<'_>) -> Vec<usize> {
    let lists: Vec<&[usize]> = answers.collect();
    // A fact that answers several of the skills says it best.
    let mut facts: Vec<usize> = lists.iter().flat_map(|list| list.iter().copied()).collect();
    facts.sort_unstable();
    facts.dedup();
    let answered = |at: usize| lists.iter().filter(|list| list.contains(&at)).count() as f64;
    facts.sort_by(|&a, &b| {
        let worth = |at| answered(at) + known.worth(at);
        worth(b).total_cmp(&worth(a)).then(a.cmp(&b))
    });
    let mut left: Vec<&[usize]> = lists;
    let mut chosen = Vec::new();
    // First every skill its line, then what else there is.
    for &at in &facts {
        let before = left.len();
        left.retain(|list| !list.contains(&at));
        if left.len() < before {
            chosen.push(at);
        }
    }
    for at in facts {
        if !chosen.contains(&at) {
            chosen.push(at);
        }
    }
    chosen
}

/// "SQL is not in the profile; Java only through Kotlin".
fn reason(answers: &[(Skill, Answer)], known: &Known<'_>) -> String {
    let name = |skill: Skill| known.vocabulary.name(skill).to_owned();
    let missing: Vec<String> = answers
        .iter()
        .filter(|(_, answer)| answer.weight <= 0.0)
        .map(|&(skill, _)| name(skill))
        .collect();
    let mut parts = Vec::new();
    if !missing.is_empty() {
        parts.push(format!("no {}", missing.join(", ")));
    }
    for (skill, answer) in answers {
        if let Some(through) = answer.through {
            parts.push(format!("{} only through {}", name(*skill), name(through)));
        }
    }
    parts.join("; ")
}

/// A requirement that names no skill: by its content words.
fn by_words(text: &str, known: &Known<'_>) -> Coverage {
    let wanted: HashSet<String> = content::stem_set(text)
        .into_iter()
        .filter(|stem| !is_filler(stem))
        .collect();
    let shared = |stems: &HashSet<String>| stems.intersection(&wanted).count();
    let mut facts: Vec<(usize, usize)> = known
        .stems
        .iter()
        .enumerate()
        .map(|(at, stems)| (shared(stems), at))
        .filter(|&(count, _)| count > 0)
        .collect();
    facts.sort_by(|a, b| {
        let worth = |at| known.worth(at);
        b.0.cmp(&a.0)
            .then(worth(b.1).total_cmp(&worth(a.1)))
            .then(a.1.cmp(&b.1))
    });
    let best = facts.first().map_or(0, |&(count, _)| count);
    let share = best as f64 / wanted.len().max(1) as f64;
    let facts: Vec<usize> = facts
        .into_iter()
        .filter(|&(count, _)| count == best)
        .map(|(_, at)| at)
        .collect();
    let unprovable = is_unprovable(text);
    if best >= 2 && share >= 0.6 || wanted.len() == 1 && best == 1 && !unprovable {
        return coverage(CoverageState::Covered, 1.0, facts);
    }
    if best >= 2 && share >= 0.34 {
        let mut partly = coverage(CoverageState::Partly, share, facts);
        partly.reason = Some("told by likeness of words only".to_owned());
        return partly;
    }
    if unprovable || wanted.is_empty() {
        return coverage(CoverageState::Open, 0.0, Vec::new());
    }
    let mut missing = coverage(CoverageState::Missing, 0.0, Vec::new());
    missing.reason = Some("no line of the profile speaks of it".to_owned());
    missing
}

/// Stems that every requirement is made of.
fn is_filler(stem: &str) -> bool {
    const FILLER: [&str; 44] = [
        "abil",
        "abl",
        "background",
        "compani",
        "deep",
        "degre",
        "demonstr",
        "etc",
        "excel",
        "experi",
        "experienc",
        "expert",
        "expertis",
        "familiar",
        "good",
        "great",
        "hand",
        "high",
        "ideal",
        "includ",
        "industri",
        "knowledg",
        "least",
        "level",
        "minimum",
        "must",
        "need",
        "plus",
        "prefer",
        "previous",
        "prior",
        "proficien",
        "profici",
        "project",
        "proven",
        "provid",
        "relev",
        "requir",
        "similar",
        "skill",
        "solid",
        "strong",
        "understand",
        "year",
    ];
    FILLER.binary_search(&stem).is_ok() || stem.bytes().all(|byte| byte.is_ascii_digit())
}

/// Fewer years than asked, or none told, make a covered requirement partly covered.
fn weigh_years(coverage: &mut Coverage, asked: u32, skills: &[Skill], known: &Known<'_>) {
    if matches!(coverage.state, CoverageState::Missing) {
        return;
    }
    let told = known
        .years_with(skills)
        .or_else(|| skills.is_empty().then(|| known.years_at_all()).flatten());
    let Some((years, at)) = told else {
        if coverage.state == CoverageState::Covered {
            coverage.state = CoverageState::Partly;
            coverage.share = 0.8;
            coverage.reason = Some(format!("{asked} years asked, the profile tells no number"));
        }
        return;
    };
    coverage.facts.retain(|&fact| fact != at);
    coverage.facts.insert(0, at);
    if years >= asked {
        if skills.is_empty() && coverage.state != CoverageState::Covered {
            coverage.state = CoverageState::Partly;
            coverage.share = coverage.share.max(0.6);
            coverage.reason = Some(format!("{years} years told, not of what"));
        }
    } else {
        coverage.share = coverage
            .share
            .min(f64::from(years) / f64::from(asked.max(1)));
        coverage.state = CoverageState::Partly;
        coverage.reason = Some(format!("{years} of {asked} years"));
    }
}
