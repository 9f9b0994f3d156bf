//! Documents as they are kept until all are read: only what some query asks for.

use super::query::{NONE, Query, Ranker};
use super::{Document, Scratch, vector};
use crate::skill::Skill;
use crate::skill::tokens::{Token, Tokens};

/// How many documents are kept for a single query. Far more than anyone looks at: a document that is
/// not among so many by the plain score does not reach the top by the exact one.
const KEPT: usize = 4096;

/// A document that is kept.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) id: String,
    pub(super) title: String,
    /// Skill terms with their weight.
    pub(super) skills: Vec<(u32, f32)>,
    /// Skills that the document names itself and the only query asks for.
    pub(super) named: Vec<Skill>,
    /// Word terms with how often they are said.
    pub(super) words: Vec<(u32, u8)>,
    /// How many words the document has.
    pub(super) length: u32,
    /// Its title and the beginning of its text, where they are wanted.
    pub(super) text: String,
    /// The score that needs no counts.
    pub(super) plain: f32,
}

/// What one thread has read.
#[derive(Debug, Default)]
pub struct Shelf {
    pub(super) kept: Vec<Kept>,
    /// In how many documents each term stands.
    pub(super) frequencies: Vec<u32>,
    /// How many documents were read, and how many words they have.
    pub(super) documents: u64,
    pub(super) words: u64,
    /// The least plain score that is worth keeping.
    least: f32,
}

impl Shelf {
    /// Reads a document. Its title and words are not kept beyond what the queries ask for.
    pub fn add(&mut self, document: &Document, ranker: &Ranker<'_>, scratch: &mut Scratch) {
        self.frequencies.resize(ranker.terms, 0);
        let weights = ranker.document_weights;
        scratch.cut(document);
        vector::count(document, weights, ranker.vocabulary, scratch);
        let vector = &mut scratch.vector;
        vector::vector(&scratch.found, weights, ranker.vocabulary, vector);
        let norm = vector::length(vector).max(f32::MIN_POSITIVE);
        scratch.skills.clear();
        let asked = vector
            .iter()
            .map(|&(skill, value)| (ranker.skill_term(skill), value / norm))
            .filter(|&(term, _)| term != NONE);
        scratch.skills.extend(asked);
        let length = words(document, ranker, scratch);
        let skills = &scratch.skills;
        self.documents += 1;
        self.words += u64::from(length);
        let skill_terms = skills.iter().map(|&(term, _)| term);
        for term in skill_terms.chain(scratch.words.iter().map(|&(term, _)| term)) {
            if let Some(count) = self.frequencies.get_mut(term as usize) {
                *count += 1;
            }
        }
        let single = match ranker.queries.as_slice() {
            [query] => Some(query),
            _ => None,
        };
        let plain = single.map_or(0.0, |query| plain(query, skills, &scratch.words));
        if single.is_some() && plain < self.least || skills.is_empty() && scratch.words.is_empty() {
            return;
        }
        let asked = |skill: &Skill| single.is_some() && ranker.skill_term(*skill) != NONE;
        self.kept.push(Kept {
            id: document.id.clone(),
            title: document.title.clone(),
            skills: skills.clone(),
            named: scratch
                .found
                .iter()
                .map(|&(skill, _)| skill)
                .filter(asked)
                .collect(),
            words: scratch.words.clone(),
            length,
            text: ranker.excerpt(document),
            plain,
        });
        if single.is_some() && self.kept.len() >= 2 * KEPT {
            self.thin_out();
        }
    }

    /// Takes over what another process counted: documents, their words, in how many each term
    /// stands.
    pub(super) fn count(
        &mut self,
        documents: u64,
        words: u64,
        frequencies: &[(u32, u32)],
        ranker: &Ranker<'_>,
    ) {
        self.frequencies.resize(ranker.terms, 0);
        self.documents = self.documents.saturating_add(documents);
        self.words = self.words.saturating_add(words);
        for &(term, count) in frequencies {
            if let Some(mine) = self.frequencies.get_mut(term as usize) {
                *mine = mine.saturating_add(count);
            }
        }
    }

    /// Takes over a document that another process kept and counted.
    pub(super) fn keep(&mut self, mut kept: Kept, ranker: &Ranker<'_>) {
        if let [query] = ranker.queries.as_slice() {
            kept.plain = plain(query, &kept.skills, &kept.words);
            self.kept.push(kept);
            if self.kept.len() >= 2 * KEPT {
                self.thin_out();
            }
        } else {
            self.kept.push(kept);
        }
    }

    /// Keeps the best by the plain score.
    fn thin_out(&mut self) {
        if self.kept.len() <= KEPT {
            return;
        }
        let order = |a: &Kept, b: &Kept| b.plain.total_cmp(&a.plain).then_with(|| a.id.cmp(&b.id));
        self.kept.select_nth_unstable_by(KEPT - 1, order);
        self.kept.truncate(KEPT);
        if let Some(last) = self.kept.get(KEPT - 1) {
            self.least = last.plain;
        }
    }

    /// Puts what two threads have read together.
    #[must_use]
    pub fn join(mut self, other: Self, ranker: &Ranker<'_>) -> Self {
        self.documents += other.documents;
        self.words += other.words;
        self.kept.extend(other.kept);
        self.frequencies.resize(ranker.terms, 0);
        for (mine, theirs) in self.frequencies.iter_mut().zip(other.frequencies) {
            *mine += theirs;
        }
        if ranker.queries.len() == 1 {
            self.thin_out();
        }
        self
    }

    /// How many documents were read.
    #[must_use]
    pub const fn len(&self) -> u64 {
        self.documents
    }

    /// Whether none was.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.documents == 0
    }
}

/// Counts the words that some query has, the title's thrice; gives the number of all words.
fn words(document: &Document, ranker: &Ranker<'_>, scratch: &mut Scratch) -> u32 {
    let found = &mut scratch.words;
    found.clear();
    let mut length = 0;
    let mut add = |text: &str, tokens: &[Token], times: u8| {
        length += tokens.len() as u32 * u32::from(times);
        for token in tokens {
            if let Some(term) = ranker.word_term(vector::stem(token, text)) {
                found.push((term, times));
            }
        }
    };
    add(&document.title, &scratch.title, 3);
    add(&document.text, &scratch.text, 1);
    for skill in &document.skills {
        let tokens: Vec<Token> = Tokens::new(skill).collect();
        add(skill, &tokens, 3);
    }
    found.sort_unstable();
    found.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 = kept.1.saturating_add(next.1);
        }
        same
    });
    length
}

/// How near a document is when nothing is known of how common its terms are.
fn plain(query: &Query, skills: &[(u32, f32)], words: &[(u32, u8)]) -> f32 {
    let value = |wanted: u32| {
        let at = query
            .skills
            .binary_search_by_key(&wanted, |&(term, _)| term);
        at.ok()
            .and_then(|at| query.skills.get(at))
            .map_or(0.0, |&(_, value)| value)
    };
    let by_skill: f32 = skills
        .iter()
        .map(|&(term, weight)| value(term) * weight)
        .sum();
    let shared = words.len() as f32 / query.words.len().max(8) as f32;
    by_skill + 0.5 * query.share * shared
}
