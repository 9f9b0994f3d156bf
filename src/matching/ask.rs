//! What a post asks for as a whole: its skills with their weight, its words.

use std::collections::{HashMap, HashSet};

use crate::job_post::{JobPost, Priority};
use crate::skill::{Kind, Skill, Vocabulary};
use crate::text::content;

/// A post read for matching.
pub(super) struct Asked {
    /// The skills, each with its weight, in order of first mention.
    pub(super) skills: Vec<(Skill, f64, Priority)>,
    /// The content words with their weight; a word said often or in the title weighs more.
    pub(super) words: HashMap<String, f64>,
}

impl Asked {
    pub(super) fn new(post: &JobPost, vocabulary: &Vocabulary) -> Self {
        let headline: HashSet<String> = content::stem_set(post.headline());
        let title = post.title.unwrap_or_default();
        let skills = post
            .skills
            .iter()
            .filter(|asked| vocabulary.kind(asked.skill) != Kind::Soft)
            .map(|asked| {
                let in_title = asked.mentions.iter().any(|&at| title.contains(at));
                let priority = if asked.priority == Priority::Must {
                    1.0
                } else {
                    0.4
                };
                let often = (asked.mentions.len() as f64).sqrt().min(2.0);
                let weight = priority * often * if in_title { 2.0 } else { 1.0 };
                (asked.skill, weight, asked.priority)
            })
            .collect();
        let mut words: HashMap<String, f64> = HashMap::new();
        for (_, stem) in content::stems(&post.text) {
            let gain = if headline.contains(&stem) { 2.0 } else { 1.0 };
            let weight = words.entry(stem).or_insert(0.0);
            *weight = (*weight + gain).min(4.0);
        }
        Self { skills, words }
    }

    /// The share of the post's skills, by weight, that a set of skills answers.
    pub(super) fn skills_answered(&self, has: &[Skill], vocabulary: &Vocabulary) -> f64 {
        let all: f64 = self.skills.iter().map(|(_, weight, _)| weight).sum();
        if all <= 0.0 {
            return 0.0;
        }
        let answered: f64 = self
            .skills
            .iter()
            .map(|&(wanted, weight, _)| {
                let best = has
                    .iter()
                    .map(|&has| vocabulary.implies(has, wanted))
                    .fold(0.0, f32::max);
                weight * f64::from(best)
            })
            .sum();
        answered / all
    }

    /// The share of the words of a text, by weight, that the post has too, times how much of the
    /// post they are; between 0 and 1.
    pub(super) fn words_shared(&self, stems: &HashSet<String>) -> f64 {
        if stems.is_empty() || self.words.is_empty() {
            return 0.0;
        }
        let mut shared: Vec<f64> = stems
            .iter()
            .filter_map(|stem| self.words.get(stem))
            .copied()
            .collect();
        // Summed in order of size: the order of a set must not reach the last digit.
        shared.sort_by(f64::total_cmp);
        let sum: f64 = shared.iter().sum();
        let few = (stems.len().min(self.words.len()) as f64).max(4.0);
        (sum / (2.0 * few)).min(1.0)
    }
}
