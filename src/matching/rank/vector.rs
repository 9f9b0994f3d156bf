//! A document's skills as numbers: how often each is named, how much its relatives say.

use super::{Direction, Document, Scratch};
use crate::skill::tokens::Token;
use crate::skill::{Kind, Skill, Vocabulary};

/// How often each skill is named, weighted by where.
pub(super) type Counts = Vec<(Skill, f32)>;

/// What the numbers of a vector are made with. Measured on the development posts and profiles, and
/// kept where both halves of the queries agree; the measures hardly move within a factor of two.
#[derive(Debug, Clone, Copy)]
pub(super) struct Weights {
    /// A mention in a title, a plain one being 1.
    pub(super) title: f32,
    /// A skill of a profile's own list.
    pub(super) listed: f32,
    /// A word that names a skill only loosely.
    pub(super) loose: f32,
    /// A field of knowledge: posts tell of the client's trade, and ask for a craft.
    pub(super) domain: f32,
    /// A human language: most posts name one, few are about it.
    pub(super) human: f32,
    /// How much of its weight a skill passes on to its relatives.
    pub(super) relatives: f32,
    /// How much a further relative adds to what the nearest one says.
    pub(super) further: f32,
    /// The count at which a skill weighs half of what it can.
    pub(super) half: f32,
}

impl Weights {
    /// What a mention of such a skill weighs.
    pub(super) const fn of_kind(&self, kind: Kind) -> f32 {
        match kind {
            Kind::Domain => self.domain,
            Kind::Human => self.human,
            _ => 1.0,
        }
    }
}

/// What a query is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A text, with or without a list of skills.
    Text,
    /// A list of skills and no text.
    List,
}

/// The weights of a query.
pub(super) const fn query_weights(direction: Direction, form: Form) -> Weights {
    let base = Weights {
        title: 2.0,
        listed: 40.0,
        loose: 0.3,
        domain: 0.3,
        human: 0.2,
        relatives: 0.8,
        further: 0.6,
        half: 5.0,
    };
    match (direction, form) {
        (Direction::Profiles, _) => base,
        (Direction::Posts, Form::Text) => Weights {
            domain: 0.5,
            relatives: 0.2,
            half: 20.0,
            ..base
        },
        (Direction::Posts, Form::List) => Weights {
            domain: 0.5,
            relatives: 0.1,
            further: 0.3,
            half: 20.0,
            ..base
        },
    }
}

/// The weights of what is ranked.
pub(super) const fn document_weights(direction: Direction) -> Weights {
    let base = Weights {
        title: 5.0,
        listed: 40.0,
        loose: 0.3,
        domain: 0.5,
        human: 0.2,
        relatives: 0.45,
        further: 0.0,
        half: 14.0,
    };
    match direction {
        Direction::Posts => base,
        Direction::Profiles => Weights {
            domain: 0.3,
            relatives: 0.05,
            half: 40.0,
            ..base
        },
    }
}

/// Counts the skills of a document that is cut into words already.
pub(super) fn count(
    document: &Document,
    weights: Weights,
    vocabulary: &Vocabulary,
    scratch: &mut Scratch,
) {
    let found = &mut scratch.found;
    found.clear();
    let parts = [
        (&document.title, &scratch.title, weights.title),
        (&document.text, &scratch.text, 1.0),
    ];
    for (text, tokens, weight) in parts {
        for &(mention, loose) in vocabulary.hints_in(text, tokens, &mut scratch.finding) {
            let sureness = if loose { weights.loose } else { 1.0 };
            let of_kind = weights.of_kind(vocabulary.kind(mention.skill));
            found.push((mention.skill, weight * sureness * of_kind));
        }
    }
    for name in &document.skills {
        match vocabulary.lookup(name) {
            Some(skill) => found.push((skill, weights.listed)),
            None => {
                let parts = vocabulary.find(name).into_iter();
                found.extend(parts.map(|part| (part.skill, weights.listed)));
            }
        }
    }
    found.retain(|&(skill, _)| vocabulary.kind(skill) != Kind::Soft);
    // The order decides the last digit of a sum: by skill, then by weight.
    found.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    found.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
}

/// The vector of a document's counts, relatives included, in order of skills: each number between 0
/// and 1, growing ever more slowly with the count.
pub(super) fn vector(counts: &Counts, weights: Weights, vocabulary: &Vocabulary, all: &mut Counts) {
    all.clear();
    all.extend_from_slice(counts);
    for &(skill, count) in counts {
        let related = vocabulary.implied(skill);
        all.extend(related.map(|(other, share)| (other, share * count * weights.relatives)));
    }
    // The largest first: what a skill says itself outweighs what its relatives say of it.
    all.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    all.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += weights.further * next.1;
        }
        same
    });
    for entry in all {
        entry.1 /= entry.1 + weights.half;
    }
}

/// The length of a vector.
pub(super) fn length(vector: &[(Skill, f32)]) -> f32 {
    let sum: f32 = vector.iter().map(|(_, value)| value * value).sum();
    sum.sqrt()
}

/// The word's hash without its usual English ending; what is not ASCII keeps its ending.
pub(super) fn stem(token: &Token, text: &str) -> u64 {
    const ENDINGS: [&str; 7] = ["ment", "ing", "ers", "er", "ed", "es", "s"];
    let word = text.get(token.start..token.end).unwrap_or_default();
    // Most words end otherwise: one look spares seven comparisons.
    let last = word.bytes().next_back().unwrap_or_default() | 0x20;
    if !matches!(last, b't' | b'g' | b's' | b'r' | b'd') {
        return token.hash;
    }
    let ends = |ending: &&&str| {
        let kept = word.len().checked_sub(ending.len());
        kept.is_some_and(|kept| {
            kept >= 3
                && word
                    .as_bytes()
                    .get(kept..)
                    .is_some_and(|tail| tail.eq_ignore_ascii_case(ending.as_bytes()))
        })
    };
    match ENDINGS.iter().find(ends) {
        Some(ending) => {
            crate::skill::tokens::hash(word.get(..word.len() - ending.len()).unwrap_or(word))
        }
        None => token.hash,
    }
}
