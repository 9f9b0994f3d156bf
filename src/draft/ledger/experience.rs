//! Years of experience: "8 years of Python", "over a decade in shop reporting".

use super::words::Words;
use std::collections::HashSet;

use super::Proof;
use super::context::Context;
use super::evidence::{Evidence, within};
use super::figure;
use super::quantity::{Bound, Measure, Quantity, Unit};
use crate::skill::{Kind, Skill};
use crate::text::content;

/// Whether a figure states a length of experience, whatever the mood of its sentence.
pub(super) fn is_phrase(context: &Context<'_>, quantity: &Quantity) -> bool {
    let Measure::Time(unit @ (Unit::Year | Unit::Month)) = quantity.measure else {
        return false;
    };
    let tokens = &context.tokens;
    let (at, to) = quantity.words;
    let ahead = (1..=3).any(|back| AHEAD.has(tokens.before(at, back)));
    let theirs = context.stance(at) == super::stance::Stance::Client;
    if ahead || theirs {
        return false;
    }
    let named = (to..to + 5).any(|place| {
        matches!(
            tokens.word(place).trim_start_matches("d'"),
            "experience"
                | "esperienza"
                | "experiencia"
                | "erfahrung"
                | "berufserfahrung"
                | "expérience"
                | "experiência"
                | "expertise"
        )
    });
    if named {
        return true;
    }
    let noun = tokens.word(to + 1);
    let of_data = tokens.word(to) == "of" && DATA.has(noun);
    unit == Unit::Year
        && FIELD_FOLLOWS.has(tokens.word(to))
        && !of_data
        && (!matches!(tokens.before(at, 1), "in" | "after")
            || matches!(tokens.word(to), "of" | "as"))
}

/// Resolves it: by a fact that says as much of the same skills, or by the dates of the work.
pub(super) fn prove(context: &Context<'_>, evidence: &Evidence<'_>, claim: &Quantity) -> Proof {
    let wanted = skills_behind(context, evidence, claim);
    let about = figure::nouns(context, claim);
    let mut held: Vec<usize> = Vec::new();
    let mut less: Vec<(f64, usize)> = Vec::new();
    let mut elsewhere: Vec<usize> = Vec::new();
    let mut more = false;
    for (at, hours) in lengths(evidence) {
        let same_subject = is_about(evidence, at, &wanted);
        let enough = within(claim, hours, 0.01);
        let understated = claim.bound == Bound::Exact && hours > claim.low;
        match (same_subject, enough || understated) {
            (true, true) => {
                more |= !enough;
                held.push(at);
            }
            (true, false) => less.push((hours, at)),
            (false, true) => elsewhere.push(at),
            (false, false) => {}
        }
    }
    held.dedup();
    held.truncate(3);
    if !held.is_empty() {
        let exact = held.iter().any(|&at| {
            lengths(evidence).any(|(fact, hours)| fact == at && within(claim, hours, 0.01))
        });
        if more && !exact {
            return Proof::Near {
                difference: evidence.says(&held, "shows more"),
                facts: held,
                close: true,
            };
        }
        return Proof::Facts(held);
    }
    if let Some(span) = evidence.echo(claim, &about, &context.stems) {
        return Proof::OnlyPost(span);
    }
    if !elsewhere.is_empty() && wanted.iter().all(|&skill| has_skill(evidence, skill)) {
        elsewhere.truncate(2);
        return Proof::Near {
            difference: evidence.says(&elsewhere, "shows the years but not for this"),
            facts: elsewhere,
            close: true,
        };
    }
    less.sort_by(|one, other| other.0.total_cmp(&one.0));
    match less.first() {
        Some(&(_, at)) => Proof::Near {
            facts: vec![at],
            difference: evidence.says(&[at], "shows less"),
            close: false,
        },
        None => Proof::None,
    }
}

/// The lengths of experience the profile states or spans, with their facts.
fn lengths<'a>(evidence: &'a Evidence<'_>) -> impl Iterator<Item = (usize, f64)> + 'a {
    let stated = evidence
        .facts
        .iter()
        .enumerate()
        .flat_map(move |(at, fact)| {
            fact.quantities
                .iter()
                .filter_map(move |own| match own.measure {
                    Measure::Time(Unit::Year | Unit::Month) => Some((at, own.low)),
                    Measure::Year if own.high > own.low => evidence
                        .years(own)
                        .map(|years| (at, years * Unit::Year.hours())),
                    Measure::Year if is_since(evidence, at) => {
                        Some((at, (evidence.year - own.low) * Unit::Year.hours()))
                    }
                    _ => None,
                })
        });
    stated.chain(career(evidence))
}

fn is_since(evidence: &Evidence<'_>, at: usize) -> bool {
    evidence.profile.facts.get(at).is_some_and(|fact| {
        let lower = fact.text.to_lowercase();
        ["since ", "seit ", "desde ", "depuis ", "dal "]
            .iter()
            .any(|word| lower.contains(word))
    })
}

/// From the first year of work to the last, cited by the fact with the first.
fn career(evidence: &Evidence<'_>) -> Option<(usize, f64)> {
    let spans = evidence.facts.iter().enumerate().flat_map(|(at, fact)| {
        fact.quantities.iter().filter_map(move |own| {
            let spanned = own.measure == Measure::Year && own.high > own.low;
            let since = own.measure == Measure::Year && is_since(evidence, at);
            let end = if since {
                evidence.year
            } else {
                own.high.min(evidence.year)
            };
            (spanned || since).then_some((own.low, end, at))
        })
    });
    let spans: Vec<(f64, f64, usize)> = spans.collect();
    let first = spans
        .iter()
        .min_by(|one, other| one.0.total_cmp(&other.0))?;
    let last = spans.iter().map(|span| span.1).fold(0.0, f64::max);
    Some((first.2, (last - first.0) * Unit::Year.hours()))
}

/// The skills the years are said to be of.
fn skills_behind(context: &Context<'_>, evidence: &Evidence<'_>, claim: &Quantity) -> Vec<Skill> {
    let end = context
        .tokens
        .list
        .get(claim.words.1 + 9)
        .map_or(context.sentence.end, |token| token.span.start);
    context
        .mentions
        .iter()
        .filter(|mention| mention.span.start >= claim.span.end && mention.span.end <= end)
        .map(|mention| mention.skill)
        .filter(|&skill| {
            matches!(
                evidence.vocabulary.kind(skill),
                Kind::Lang
                    | Kind::Framework
                    | Kind::Database
                    | Kind::Cloud
                    | Kind::Platform
                    | Kind::Tool
                    | Kind::Own
            )
        })
        .take(2)
        .collect()
}

/// Whether the fact is about one of the skills; any fact is when none is named.
fn is_about(evidence: &Evidence<'_>, at: usize, wanted: &[Skill]) -> bool {
    let Some(fact) = evidence.profile.facts.get(at) else {
        return false;
    };
    let project = fact
        .project
        .and_then(|project| evidence.profile.projects.get(project));
    let mut own: HashSet<Skill> = fact.skills.iter().copied().collect();
    own.extend(
        project
            .iter()
            .flat_map(|project| project.skills.iter().copied()),
    );
    wanted.is_empty()
        || wanted.iter().any(|&wanted| {
            own.iter()
                .any(|&has| evidence.vocabulary.implies(has, wanted) >= 0.6)
        })
}

fn has_skill(evidence: &Evidence<'_>, wanted: Skill) -> bool {
    let names = content::stem_set(evidence.vocabulary.name(wanted));
    evidence
        .profile
        .facts
        .iter()
        .any(|fact| fact.skills.contains(&wanted))
        || evidence
            .facts
            .iter()
            .any(|fact| !names.is_empty() && names.is_subset(&fact.stems))
}

static AHEAD: Words =
    Words::new("next coming within need needs require requires asked wanted your every");
static DATA: Words = Words::new(
    "data history transactions orders records emails content mixed bookkeeping books statements \
     footage support warranty",
);
static FIELD_FOLLOWS: Words = Words::new(
    "of in as working with doing building running writing designing behind developing editing \
     teaching managing con como mit als de en avec com di nel nella come",
);
