//! Finding skills: the longest phrase at each word, then judging the names that are words too.

use crate::text::Span;

use super::table::{CAPITAL, COMPANY, LOOSE, MORE, NO_SKILL};
use super::tokens::{Token, phrase};
use super::{Mention, Skill, Vocabulary, company};

/// A phrase of the vocabulary in a text, before it is judged.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub(super) skill: Skill,
    /// The first of its words.
    pub(super) first: usize,
    /// One past the last of them.
    pub(super) end: usize,
    pub(super) marks: u8,
}

/// The mentions in a text cut into `tokens`, and whether each is loose.
pub(super) fn mentions(
    vocabulary: &Vocabulary,
    text: &str,
    tokens: &[Token],
) -> Vec<(Mention, bool)> {
    let candidates = candidates(vocabulary, tokens);
    let judge = company::Judge {
        vocabulary,
        text,
        tokens,
        candidates: &candidates,
    };
    let mut found = Vec::with_capacity(candidates.len());
    let mut accepted = vec![false; candidates.len()];
    for (at, candidate) in candidates.iter().enumerate() {
        let narrow = candidate.marks & (CAPITAL | COMPANY | LOOSE);
        let in_company = narrow != 0 && judge.in_company(at, &accepted);
        let stands = match narrow {
            0 => true,
            LOOSE => true,
            CAPITAL => in_company || judge.has_its_capital(*candidate),
            _ => in_company && judge.starts_large(*candidate),
        };
        if !stands {
            continue;
        }
        if let Some(sure) = accepted.get_mut(at) {
            *sure = narrow != LOOSE || in_company;
        }
        let loose = narrow == LOOSE && !in_company;
        if let Some(span) = judge.span(*candidate) {
            let skill = candidate.skill;
            found.push((Mention { skill, span }, loose));
        }
    }
    found
}

/// The longest phrase at each word, left to right, none overlapping.
fn candidates(vocabulary: &Vocabulary, tokens: &[Token]) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut first = 0;
    while first < tokens.len() {
        let longest = longest(vocabulary, tokens, first);
        first = longest.map_or(first + 1, |candidate| candidate.end);
        found.extend(longest);
    }
    found
}

fn longest(vocabulary: &Vocabulary, tokens: &[Token], first: usize) -> Option<Candidate> {
    let mut best = None;
    let mut hash = 0;
    for (at, token) in tokens.iter().enumerate().skip(first) {
        if at > first && !token.glued {
            break;
        }
        hash = phrase(hash, token.hash);
        let Some(slot) = vocabulary.slot(hash) else {
            break;
        };
        if slot.skill != NO_SKILL {
            best = Some(Candidate {
                skill: Skill(u32::from(slot.skill)),
                first,
                end: at + 1,
                marks: slot.marks & !MORE,
            });
        }
        if slot.marks & MORE == 0 {
            break;
        }
    }
    best
}

impl company::Judge<'_> {
    /// Where the candidate stands.
    fn span(&self, candidate: Candidate) -> Option<Span> {
        let first = self.tokens.get(candidate.first)?;
        let last = self.tokens.get(candidate.end.checked_sub(1)?)?;
        Some(Span::new(first.start, last.end))
    }
}
