//! Parts: what one process has read of a ranking, for another to put together.
//!
//! How common a skill or a word is shows only when all documents are read, so processes that rank a
//! part each cannot hand on their scores. They hand on what the scores are made of: the counts and
//! the best few thousand documents. Put together, the parts give the ranking of one process, to the
//! byte.

use serde::{Deserialize, Serialize};

use super::Ranker;
use super::shelf::{Kept, Shelf};
use crate::skill::Skill;

/// One line of a part: its counts, or one of its documents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// What it is a part of: [`Ranker::fingerprint`].
    part: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    counts: Option<Counts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<Written>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Counts {
    documents: u64,
    words: u64,
    /// How many documents follow.
    kept: u64,
    /// In how many documents each term stands; terms that stand in none are left out.
    frequencies: Vec<(u32, u32)>,
}

/// A document that is kept. The numbers of skills are written as their bits: the same on any machine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Written {
    id: String,
    title: String,
    skills: Vec<(u32, u32)>,
    named: Vec<u32>,
    words: Vec<(u32, u8)>,
    length: u32,
}

/// Parts on their way to one shelf.
#[derive(Debug, Default)]
pub struct Parts {
    shelf: Shelf,
    announced: u64,
    arrived: u64,
}

/// Why a line cannot be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stranger {
    /// It was made for other queries, or by another version of gig.
    Other,
    /// Documents that were announced did not come, or more came.
    Torn,
}

impl Shelf {
    /// What was read, as lines for [`Parts`]; the same lines whatever thread read what.
    pub fn parts(mut self, ranker: &Ranker<'_>) -> impl Iterator<Item = Part> {
        let part = ranker.fingerprint().to_owned();
        self.kept
            .sort_unstable_by(|a, b| a.id.cmp(&b.id).then_with(|| a.title.cmp(&b.title)));
        let counts = Part {
            part: part.clone(),
            counts: Some(Counts {
                documents: self.documents,
                words: self.words,
                kept: self.kept.len() as u64,
                frequencies: (0..)
                    .zip(self.frequencies)
                    .filter(|&(_, count)| count > 0)
                    .collect(),
            }),
            document: None,
        };
        let documents = self.kept.into_iter().map(move |kept| Part {
            part: part.clone(),
            counts: None,
            document: Some(written(kept)),
        });
        std::iter::once(counts).chain(documents)
    }
}

impl Parts {
    /// Adds a line of a part. Lines may come in any order, those of several parts mixed.
    ///
    /// # Errors
    ///
    /// When it is part of another ranking; nothing of it is added then.
    pub fn add(&mut self, line: Part, ranker: &Ranker<'_>) -> Result<(), Stranger> {
        if line.part != ranker.fingerprint() {
            return Err(Stranger::Other);
        }
        if let Some(counts) = line.counts {
            self.announced += counts.kept;
            self.shelf
                .count(counts.documents, counts.words, &counts.frequencies, ranker);
        }
        if let Some(written) = line.document {
            self.arrived += 1;
            self.shelf.keep(read(written), ranker);
        }
        Ok(())
    }

    /// The whole, if all that was announced has come.
    ///
    /// # Errors
    ///
    /// When a part is cut short, or a piece of one came twice.
    pub fn whole(self) -> Result<Shelf, Stranger> {
        if self.announced == self.arrived {
            Ok(self.shelf)
        } else {
            Err(Stranger::Torn)
        }
    }
}

fn written(kept: Kept) -> Written {
    let bits = |(term, value): (u32, f32)| (term, value.to_bits());
    Written {
        id: kept.id,
        title: kept.title,
        skills: kept.skills.into_iter().map(bits).collect(),
        named: kept.named.into_iter().map(|skill| skill.0).collect(),
        words: kept.words,
        length: kept.length,
    }
}

/// A document that came from outside: numbers that no ranking has are left out.
fn read(written: Written) -> Kept {
    let skills = written.skills.into_iter();
    let mut named: Vec<Skill> = written.named.into_iter().map(Skill).collect();
    named.sort_unstable();
    Kept {
        id: written.id,
        title: written.title,
        skills: skills
            .map(|(term, bits)| (term, f32::from_bits(bits)))
            .filter(|(_, value)| (0.0..=1.0).contains(value))
            .collect(),
        named,
        words: written.words,
        length: written.length,
        text: String::new(),
        plain: 0.0,
    }
}
