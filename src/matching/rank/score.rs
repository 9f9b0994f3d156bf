//! Scores, once all documents are read and it is known how common each term is.

use super::query::{Query, Ranker};
use super::shelf::{Kept, Shelf};
use super::{Direction, Ranked};
use crate::skill::Skill;

/// BM25: how soon a word said often says no more, and how much long documents pay for their length.
const SOON: f32 = 1.2;
const LONG: f32 = 0.6;

/// What is known of the terms when all documents are read.
struct Terms {
    rarity: Vec<f32>,
    mean_length: f32,
}

/// One query's weights, by term.
struct Lens<'q> {
    query: &'q Query,
    skills: Vec<f32>,
    words: Vec<f32>,
}

impl Ranker<'_> {
    /// The documents of the shelf for one of the queries, best first, at most `top`.
    #[must_use]
    pub fn rank(&self, query: usize, shelf: &Shelf, top: usize) -> Vec<Ranked> {
        let Some(query) = self.queries.get(query) else {
            return Vec::new();
        };
        let terms = self.known(shelf);
        let lens = self.lens(query, &terms);
        let mut scored: Vec<(f32, &Kept)> = shelf
            .kept
            .iter()
            .map(|kept| (lens.score(kept, &terms), kept))
            .filter(|&(score, _)| score > 0.0)
            .collect();
        let order = |a: &(f32, &Kept), b: &(f32, &Kept)| {
            b.0.total_cmp(&a.0)
                .then_with(|| a.1.id.cmp(&b.1.id))
                .then_with(|| a.1.title.cmp(&b.1.title))
        };
        if top < scored.len() && top > 0 {
            scored.select_nth_unstable_by(top - 1, order);
            scored.truncate(top);
        }
        scored.sort_unstable_by(order);
        scored.truncate(top);
        scored
            .into_iter()
            .map(|(score, kept)| self.ranked(score, kept, query))
            .collect()
    }

    fn known(&self, shelf: &Shelf) -> Terms {
        let all = shelf.documents as f32;
        let rarity = shelf
            .frequencies
            .iter()
            .map(|&count| (1.0 + (all - count as f32 + 0.5) / (count as f32 + 0.5)).ln())
            .collect();
        Terms {
            rarity,
            mean_length: (shelf.words as f32 / all.max(1.0)).max(1.0),
        }
    }

    fn lens<'q>(&self, query: &'q Query, terms: &Terms) -> Lens<'q> {
        let rarity = |term: u32| terms.rarity.get(term as usize).copied().unwrap_or(0.0);
        let mut skills = vec![0.0; self.terms];
        for &(term, value) in &query.skills {
            if let Some(skill) = skills.get_mut(term as usize) {
                *skill = value * rarity(term).powf(query.rarity);
            }
        }
        let mut words = vec![0.0; self.terms];
        let most: f32 = query
            .words
            .iter()
            .map(|&(term, times)| f32::from(times) * rarity(term) * (SOON + 1.0))
            .sum();
        for &(term, times) in &query.words {
            if let Some(word) = words.get_mut(term as usize) {
                *word = f32::from(times) * rarity(term) / most.max(f32::MIN_POSITIVE);
            }
        }
        Lens {
            query,
            skills,
            words,
        }
    }

    fn ranked(&self, score: f32, kept: &Kept, query: &Query) -> Ranked {
        let (shared, missing): (Vec<Skill>, Vec<Skill>) = if self.queries.len() == 1 {
            let named = query.named.iter().copied();
            named.partition(|skill| kept.named.binary_search(skill).is_ok())
        } else {
            (Vec::new(), Vec::new())
        };
        Ranked {
            id: kept.id.clone(),
            title: kept.title.clone(),
            score: (f64::from(score) * 1e4).round() / 1e4,
            shared,
            missing: match self.direction {
                Direction::Profiles => missing,
                Direction::Posts => Vec::new(),
            },
            text: kept.text.clone(),
        }
    }
}

impl Lens<'_> {
    fn score(&self, kept: &Kept, terms: &Terms) -> f32 {
        let weight = |weights: &[f32], term: u32| weights.get(term as usize).copied();
        let by_skill: f32 = kept
            .skills
            .iter()
            .filter_map(|&(term, value)| Some(weight(&self.skills, term)? * value))
            .sum();
        let long = 1.0 - LONG + LONG * kept.length as f32 / terms.mean_length;
        let by_word: f32 = kept
            .words
            .iter()
            .filter_map(|&(term, times)| {
                let times = f32::from(times);
                let said = times * (SOON + 1.0) / (times + SOON * long);
                Some(weight(&self.words, term)? * said)
            })
            .sum();
        by_skill + self.query.share * by_word
    }
}
