//! Which facts are worth citing to this client, and which past project is nearest.

use std::collections::HashSet;

use super::ask::Asked;
use super::known::Known;
use crate::profile::Part;
use crate::skill::Skill;

/// How many facts are offered for citing at most.
const OFFERED: usize = 12;

/// The facts that speak to the post, best first.
pub(super) fn rank(asked: &Asked, known: &Known<'_>) -> Vec<usize> {
    let mut scored: Vec<(f64, usize)> = (0..known.profile.facts.len())
        .map(|at| (score(at, asked, known), at))
        .filter(|&(score, _)| score >= 0.05)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    scored.into_iter().take(OFFERED).map(|(_, at)| at).collect()
}

/// How much a fact has to say to the post. A fact of a project also speaks with the skills that the
/// project names.
fn score(at: usize, asked: &Asked, known: &Known<'_>) -> f64 {
    let Some(fact) = known.fact(at) else {
        return 0.0;
    };
    if fact.part == Part::Matter {
        return 0.0;
    }
    let own = asked.skills_answered(&fact.skills, known.vocabulary);
    let project = fact
        .project
        .and_then(|project| known.profile.projects.get(project))
        .map_or(0.0, |project| {
            asked.skills_answered(&project.skills, known.vocabulary)
        });
    let words = known
        .stems
        .get(at)
        .map_or(0.0, |stems| asked.words_shared(stems));
    (own.max(0.6 * project) + 0.6 * words) * known.worth(at)
}

/// The past project nearest to the post, with its likeness, 0 to 1.
pub(super) fn project(asked: &Asked, known: &Known<'_>) -> Option<(usize, f64)> {
    let mut best: Option<(usize, f64)> = None;
    for (at, project) in known.profile.projects.iter().enumerate() {
        let facts = project.facts.iter().filter_map(|&fact| known.fact(fact));
        let mut skills: Vec<Skill> = project.skills.clone();
        skills.extend(facts.flat_map(|fact| fact.skills.iter().copied()));
        skills.sort_unstable();
        skills.dedup();
        let stems: HashSet<String> = project
            .facts
            .iter()
            .filter_map(|&fact| known.stems.get(fact))
            .flatten()
            .cloned()
            .collect();
        let words = asked.words_shared(&stems);
        let kind = if project.part == Part::Projects {
            1.0
        } else {
            0.9
        };
        let skills = asked.skills_answered(&skills, known.vocabulary);
        let likeness = (0.65 * skills + 0.35 * words) * kind;
        if likeness >= 0.12 && best.is_none_or(|(_, most)| likeness > most) {
            best = Some((at, likeness));
        }
    }
    best
}
