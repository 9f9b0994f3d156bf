//! What a profile can show, looked up by skill and by word.

use std::collections::{HashMap, HashSet};

use crate::profile::{Fact, Part, Profile};
use crate::skill::{Kind, Skill, Vocabulary};
use crate::text::Pattern;
use crate::text::content;
use crate::text::pattern::Lowered;

/// A profile read for matching.
pub(super) struct Known<'a> {
    pub(super) profile: &'a Profile,
    pub(super) vocabulary: &'a Vocabulary,
    /// The facts that name a skill, in the profile's order.
    by_skill: HashMap<Skill, Vec<usize>>,
    /// The content words of each fact.
    pub(super) stems: Vec<HashSet<String>>,
}

/// What the profile has to say to one wanted skill.
pub(super) struct Answer {
    /// 1 when a fact names it, less through a relative, 0 for nothing.
    pub(super) weight: f64,
    /// The relative, when the skill itself is not named.
    pub(super) through: Option<Skill>,
    /// The facts, best first.
    pub(super) facts: Vec<usize>,
}

static YEARS: Pattern = Pattern::new(
    &[
        "year", "yr", "yoe", "año", "jahr", " ans", "anos", "anni", " lat", "лет", "год",
    ],
    r"\b([0-9]{1,2}) *\+? *(?:years?|yrs?|yoe|años|jahren?|ans|anos|anni|lat|лет|года?)\b",
);

/// The years a fact speaks of: "Python (8 years)".
pub(super) fn years(text: &str) -> Option<u32> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let lowered = Lowered::new(text);
    YEARS
        .captures(&lowered)
        .iter()
        .filter_map(|groups| groups.get(1).copied().flatten())
        .filter_map(|span| span.of(text).parse().ok())
        .max()
}

impl<'a> Known<'a> {
    pub(super) fn new(profile: &'a Profile, vocabulary: &'a Vocabulary) -> Self {
        let mut by_skill: HashMap<Skill, Vec<usize>> = HashMap::new();
        for (at, fact) in profile.facts.iter().enumerate() {
            for &skill in &fact.skills {
                let facts = by_skill.entry(skill).or_default();
                if facts.last() != Some(&at) {
                    facts.push(at);
                }
            }
        }
        let stems = profile
            .facts
            .iter()
            .map(|fact| content::stem_set(&fact.text))
            .collect();
        Self {
            profile,
            vocabulary,
            by_skill,
            stems,
        }
    }

    /// The fact at `at`, when there is one.
    pub(super) fn fact(&self, at: usize) -> Option<&'a Fact> {
        self.profile.facts.get(at)
    }

    /// What the profile has to say to `wanted`: the skill itself, else its nearest relative.
    pub(super) fn answer(&self, wanted: Skill) -> Answer {
        if let Some(facts) = self.by_skill.get(&wanted) {
            return Answer {
                weight: 1.0,
                through: None,
                facts: self.best_first(facts),
            };
        }
        let mut best: Option<(f32, Skill)> = None;
        for &has in self.by_skill.keys() {
            let weight = self.vocabulary.implies(has, wanted);
            // The smaller number wins a tie, so that the order of a map decides nothing.
            let better = best.is_none_or(|(most, skill)| {
                weight > most || (weight.total_cmp(&most).is_eq() && has < skill)
            });
            if better && weight >= 0.3 {
                best = Some((weight, has));
            }
        }
        match best {
            Some((weight, through)) => Answer {
                weight: f64::from(weight),
                through: Some(through),
                facts: self
                    .by_skill
                    .get(&through)
                    .map(|facts| self.best_first(facts))
                    .unwrap_or_default(),
            },
            None => self.spoken(wanted),
        }
    }

    /// A human language may stand in the front matter alone; the title is as good as a fact.
    fn spoken(&self, wanted: Skill) -> Answer {
        let is_wanted = |name: &String| self.vocabulary.lookup(name) == Some(wanted);
        let spoken = self.vocabulary.kind(wanted) == Kind::Human
            && self.profile.languages.iter().any(is_wanted);
        Answer {
            weight: f64::from(u8::from(spoken)),
            through: None,
            facts: Vec::new(),
        }
    }

    /// The same facts, those that show most first: work done before a list of words.
    fn best_first(&self, facts: &[usize]) -> Vec<usize> {
        let mut facts = facts.to_vec();
        facts.sort_by(|&a, &b| self.worth(b).total_cmp(&self.worth(a)).then(a.cmp(&b)));
        facts
    }

    /// How much a fact shows, by where it stands and what it holds.
    pub(super) fn worth(&self, at: usize) -> f64 {
        let Some(fact) = self.fact(at) else {
            return 0.0;
        };
        let place = match fact.part {
            Part::Projects => 1.0,
            Part::Work => 0.9,
            Part::Testimonials => 0.8,
            Part::Certifications => 0.7,
            Part::Education | Part::Other => 0.6,
            Part::Summary => 0.5,
            Part::Skills => 0.45,
            Part::Matter => 0.3,
        };
        let figure = fact.text.bytes().any(|byte| byte.is_ascii_digit());
        // A bare "Skills: …" line of a project names and does not tell.
        let tells = self.stems.get(at).map_or(0, HashSet::len) > fact.skills.len() + 2;
        place + if figure { 0.15 } else { 0.0 } + if tells { 0.2 } else { 0.0 }
    }

    /// The most years that a fact naming one of `skills` speaks of.
    pub(super) fn years_with(&self, skills: &[Skill]) -> Option<(u32, usize)> {
        skills
            .iter()
            .filter_map(|skill| self.by_skill.get(skill))
            .flatten()
            .filter_map(|&at| Some((years(&self.fact(at)?.text)?, at)))
            .max_by_key(|&(years, at)| (years, std::cmp::Reverse(at)))
    }

    /// The most years that any fact speaks of.
    pub(super) fn years_at_all(&self) -> Option<(u32, usize)> {
        self.profile
            .facts
            .iter()
            .enumerate()
            .filter_map(|(at, fact)| Some((years(&fact.text)?, at)))
            .max_by_key(|&(years, at)| (years, std::cmp::Reverse(at)))
    }

    /// Whether the profile proves anything at all.
    pub(super) fn is_empty(&self) -> bool {
        self.profile.facts.is_empty()
    }
}
