//! The gap: which skills a profile shows, through which others, and which it lacks.

use std::collections::BTreeSet;

use crate::profile::Profile;
use crate::skill::{Skill, Vocabulary};

/// How much a relative must say for a skill to count as near.
const NEAR: f32 = 0.3;

/// What a profile has of a skill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// It names it.
    Has,
    /// It names a close relative.
    Near(String),
    /// Nothing.
    Missing,
}

/// The skills of a profile.
#[derive(Debug)]
pub struct Known<'a> {
    skills: BTreeSet<Skill>,
    vocabulary: &'a Vocabulary,
}

impl<'a> Known<'a> {
    /// The skills that the facts of `profile` name, and the languages it speaks.
    #[must_use]
    pub fn of(profile: &Profile, vocabulary: &'a Vocabulary) -> Self {
        let named = profile.facts.iter().flat_map(|fact| &fact.skills).copied();
        let spoken = profile
            .languages
            .iter()
            .filter_map(|name| vocabulary.lookup(name));
        Self {
            skills: named.chain(spoken).collect(),
            vocabulary,
        }
    }

    /// What the profile has of the skill called `name`.
    #[must_use]
    pub fn gap(&self, name: &str) -> Gap {
        let Some(wanted) = self.vocabulary.lookup(name) else {
            return Gap::Missing;
        };
        if self.skills.contains(&wanted) {
            return Gap::Has;
        }
        let mut best: Option<(f32, Skill)> = None;
        for &has in &self.skills {
            let weight = self.vocabulary.implies(has, wanted);
            if weight >= NEAR && best.is_none_or(|(most, _)| weight > most) {
                best = Some((weight, has));
            }
        }
        best.map_or(Gap::Missing, |(_, has)| {
            Gap::Near(self.vocabulary.name(has).to_owned())
        })
    }
}
