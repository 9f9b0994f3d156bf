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

/// What finding needs over and over, and what was found last.
#[derive(Default)]
pub(crate) struct Finding {
    candidates: Vec<Candidate>,
    accepted: Vec<bool>,
    /// The mentions, and whether each is loose.
    pub(super) found: Vec<(Mention, bool)>,
}

/// The mentions in a text cut into `tokens`, and whether each is loose.
pub(super) fn mentions<'f>(
    vocabulary: &Vocabulary,
    text: &str,
    tokens: &[Token],
    finding: &'f mut Finding,
) -> &'f [(Mention, bool)] {
    let Finding {
        candidates,
        accepted,
        found,
    } = finding;
    search(vocabulary, tokens, candidates);
    let judge = company::Judge {
        vocabulary,
        text,
        tokens,
        candidates,
    };
    found.clear();
    accepted.clear();
    accepted.resize(candidates.len(), false);
    for (at, candidate) in candidates.iter().enumerate() {
        let narrow = candidate.marks & (CAPITAL | COMPANY | LOOSE);
        let in_company = narrow != 0 && judge.in_company(at, accepted);
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
fn search(vocabulary: &Vocabulary, tokens: &[Token], found: &mut Vec<Candidate>) {
    found.clear();
    let mut first = 0;
    while first < tokens.len() {
        let longest = longest(vocabulary, tokens, first);
        first = longest.map_or(first + 1, |candidate| candidate.end);
        found.extend(longest);
    }
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
