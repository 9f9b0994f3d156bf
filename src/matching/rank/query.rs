//! The queries of a ranking, and the terms they are made of.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::vector::{self, Counts, Form, Weights};
use super::{Direction, Document, Scratch};
use crate::skill::tokens::Tokens;
use crate::skill::{Skill, Vocabulary};
use crate::text::content;
use crate::text::digest::sha256;

/// No term: a skill or word that no query asks for.
pub(super) const NONE: u32 = u32::MAX;

/// How many of the query's skills a result names as missing or shared at most.
const NAMED: usize = 24;

/// A query as numbers.
#[derive(Debug, Default)]
pub(super) struct Query {
    pub(super) id: String,
    /// Skill terms with their weight, relatives included.
    pub(super) skills: Vec<(u32, f32)>,
    /// The skills it names itself, the weightiest first.
    pub(super) named: Vec<Skill>,
    /// Word terms with how often they are said.
    pub(super) words: Vec<(u32, u8)>,
    /// How much the words say, the skills saying 1.
    pub(super) share: f32,
    /// How much a rare skill outweighs a common one: 0 not at all, 1 as in a search engine. Breadth
    /// of covered skills says more than rarity.
    pub(super) rarity: f32,
}

/// Hashes are hashed already.
#[derive(Default)]
pub(super) struct Same(u64);

impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

/// Ranks documents for one query or many.
pub struct Ranker<'v> {
    pub(super) vocabulary: &'v Vocabulary,
    pub(super) direction: Direction,
    pub(super) queries: Vec<Query>,
    /// The term of each skill, by its number.
    skill_terms: Vec<u32>,
    /// The term of each word, by its stem's hash.
    word_terms: HashMap<u64, u32, BuildHasherDefault<Same>>,
    /// How many terms there are.
    pub(super) terms: usize,
    pub(super) document_weights: Weights,
    /// How much of each document's text is kept, in bytes.
    excerpt: usize,
    /// What the terms stand for, hashed.
    fingerprint: String,
}

impl<'v> Ranker<'v> {
    /// A ranker for `queries`. Skills that the queries list and the vocabulary does not know are
    /// compared as words; see [`super::unknown`].
    #[must_use]
    pub fn new(queries: &[Document], direction: Direction, vocabulary: &'v Vocabulary) -> Self {
        let mut ranker = Self {
            vocabulary,
            direction,
            queries: Vec::with_capacity(queries.len()),
            skill_terms: Vec::new(),
            word_terms: HashMap::default(),
            terms: 0,
            document_weights: vector::document_weights(direction),
            excerpt: 0,
            fingerprint: String::new(),
        };
        let mut scratch = Scratch::default();
        for document in queries {
            let query = ranker.query(document, &mut scratch);
            ranker.queries.push(query);
        }
        ranker.fingerprint = ranker.identity();
        ranker
    }

    /// The same, keeping so many bytes of each document's text for [`super::Ranked::text`].
    #[must_use]
    pub const fn keeping(mut self, bytes: usize) -> Self {
        self.excerpt = bytes;
        self
    }

    /// The document's title and the beginning of its text, as much as is kept.
    pub(super) fn excerpt(&self, document: &Document) -> String {
        if self.excerpt == 0 {
            return String::new();
        }
        let mut text = format!("{}\n{}", document.title, document.skills.join(", "));
        text.truncate(text.trim_end().len());
        text.push('\n');
        let end = document.text.floor_char_boundary(self.excerpt);
        text.push_str(document.text.get(..end).unwrap_or_default());
        text
    }

    /// The same for rankers of the same queries, direction and version: their terms are the same.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    fn identity(&self) -> String {
        let mut whole = format!("{} {:?}\n", env!("CARGO_PKG_VERSION"), self.direction);
        for (skill, &term) in (0..)
            .zip(&self.skill_terms)
            .filter(|(_, term)| **term != NONE)
        {
            let name = self.vocabulary.name(Skill(skill));
            whole.push_str(&format!("{term} {skill} {name}\n"));
        }
        let mut words: Vec<_> = self.word_terms.iter().collect();
        words.sort_unstable();
        for query in &self.queries {
            whole.push_str(&format!("{:?} {:?}\n", query.skills, query.words));
        }
        whole.push_str(&format!("{words:?}"));
        let mut digest = sha256(&whole);
        digest.truncate(16);
        digest
    }

    /// How many queries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.queries.len()
    }

    /// Whether there is no query.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.queries.is_empty()
    }

    /// The id of a query.
    #[must_use]
    pub fn query_id(&self, query: usize) -> &str {
        self.queries.get(query).map_or("", |query| &query.id)
    }

    fn query(&mut self, document: &Document, scratch: &mut Scratch) -> Query {
        let form = if document.text.trim().is_empty() {
            Form::List
        } else {
            Form::Text
        };
        let weights = vector::query_weights(self.direction, form);
        scratch.cut(document);
        vector::count(document, weights, self.vocabulary, scratch);
        let vector = &mut scratch.vector;
        vector::vector(&scratch.found, weights, self.vocabulary, vector);
        let length = vector::length(vector).max(f32::MIN_POSITIVE);
        let skills = vector
            .iter()
            .map(|&(skill, value)| (self.add_skill(skill), value / length))
            .collect();
        // A bare list of skills is short of words: they weigh more than a post's or a bio's.
        let (share, rarity) = match (self.direction, form) {
            (Direction::Profiles, _) => (0.15, 0.15),
            (Direction::Posts, Form::List) => (1.3, 0.55),
            (Direction::Posts, Form::Text) => (0.15, 0.3),
        };
        Query {
            id: document.id.clone(),
            skills,
            named: named(&scratch.found, weights, self.vocabulary),
            words: self.query_words(document),
            share,
            rarity,
        }
    }

    fn query_words(&mut self, document: &Document) -> Vec<(u32, u8)> {
        let mut words: Vec<(u32, u8)> = Vec::new();
        let lists = document.skills.iter().map(|skill| (skill, 2));
        let texts = [(&document.title, 3), (&document.text, 1)];
        for (text, times) in texts.into_iter().chain(lists) {
            for token in Tokens::new(text) {
                let word = text.get(token.start..token.end).unwrap_or_default();
                if word.len() > 1 && !content::is_common(&word.to_lowercase()) {
                    let term = self.add_word(vector::stem(&token, text));
                    words.push((term, times));
                }
            }
        }
        words.sort_unstable();
        words.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 = kept.1.saturating_add(next.1).min(4);
            }
            same
        });
        words
    }

    fn add_skill(&mut self, skill: Skill) -> u32 {
        let at = skill.0 as usize;
        if self.skill_terms.len() <= at {
            self.skill_terms.resize(at + 1, NONE);
        }
        match self.skill_terms.get_mut(at) {
            Some(term) if *term == NONE => {
                *term = self.terms as u32;
                self.terms += 1;
                *term
            }
            Some(term) => *term,
            None => NONE,
        }
    }

    fn add_word(&mut self, stem: u64) -> u32 {
        let next = self.terms as u32;
        let term = *self.word_terms.entry(stem).or_insert(next);
        self.terms += usize::from(term == next);
        term
    }

    /// The term of a skill; [`NONE`] when no query asks for it.
    pub(super) fn skill_term(&self, skill: Skill) -> u32 {
        let term = self.skill_terms.get(skill.0 as usize);
        term.copied().unwrap_or(NONE)
    }

    /// The term of a word, if a query has it.
    pub(super) fn word_term(&self, stem: u64) -> Option<u32> {
        self.word_terms.get(&stem).copied()
    }
}

/// The skills that are named for sure, by weight; an equal weight leaves the order of the vocabulary.
fn named(counts: &Counts, weights: Weights, vocabulary: &Vocabulary) -> Vec<Skill> {
    let sure = |&&(skill, n): &&(Skill, f32)| n >= weights.of_kind(vocabulary.kind(skill));
    let mut counts: Counts = counts.iter().filter(sure).copied().collect();
    counts.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let skills = counts.into_iter().map(|(skill, _)| skill);
    skills.take(NAMED).collect()
}
