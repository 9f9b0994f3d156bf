//! Ranking of many: posts for a profile, or profiles for a post, by skills first and words second.
//!
//! One pass over the documents, in any order and on any number of threads: each thread fills a
//! [`Shelf`], the shelves are put together, and only then, when it is known how common each skill
//! and word is, the documents are scored. The same documents give the same ranking whatever their
//! order. For one query a shelf keeps the best few thousand by a score that needs no counts, so
//! that memory does not grow with the number of documents.

mod blend;
mod part;
mod query;
mod score;
mod shelf;
mod vector;

use crate::skill::tokens::{Token, Tokens};
use crate::skill::{Finding, Skill, Vocabulary};

pub use self::blend::{blend, cosine};
pub use self::part::{Part, Parts, Stranger};
pub use self::query::Ranker;
pub use self::shelf::Shelf;

/// A post or a profile as a ranking sees it.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// What results call it.
    pub id: String,
    /// A post's title, a profile's headline.
    pub title: String,
    /// The skills that a profile lists; a post's are read from its words.
    pub skills: Vec<String>,
    /// The rest.
    pub text: String,
}

/// What is ranked for what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// The queries are profiles, the documents posts.
    Posts,
    /// The queries are posts, the documents profiles.
    Profiles,
}

/// A document in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked {
    /// The document's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How near, 0 to 1.
    pub score: f64,
    /// The query's skills that the document names, the weightiest first.
    pub shared: Vec<Skill>,
    /// Those of a post that the profile does not name.
    pub missing: Vec<Skill>,
    /// Its title and the beginning of its text, where the ranker keeps texts.
    pub text: String,
}

/// What reading a document needs over and over.
#[derive(Default)]
pub struct Scratch {
    /// The words of the title and of the text.
    title: Vec<Token>,
    text: Vec<Token>,
    finding: Finding,
    found: vector::Counts,
    vector: vector::Counts,
    /// What some query asks for: skill terms with their weight, word terms with their count.
    skills: Vec<(u32, f32)>,
    words: Vec<(u32, u8)>,
}

impl Scratch {
    /// Cuts a document into words.
    fn cut(&mut self, document: &Document) {
        for (tokens, text) in [
            (&mut self.title, &document.title),
            (&mut self.text, &document.text),
        ] {
            tokens.clear();
            tokens.extend(Tokens::new(text));
        }
    }
}

/// The names among `listed` that no vocabulary knows: make them terms before ranking for them.
#[must_use]
pub fn unknown<'a>(
    listed: impl IntoIterator<Item = &'a String>,
    vocabulary: &Vocabulary,
) -> Vec<String> {
    let mut names: Vec<String> = listed
        .into_iter()
        .filter(|name| vocabulary.lookup(name).is_none())
        .cloned()
        .collect();
    names.sort();
    names.dedup();
    names
}

#[cfg(test)]
mod tests;
