//! Skills: what one is, the vocabulary that names them, finding them in text, which imply which.
//!
//! Knows nothing of posts or profiles; whether a skill is asked for or proved is for `job_post` and
//! `matching`. The built-in vocabulary is `vocabulary.txt` and `families.txt`, made into tables by
//! `build.rs`.

mod company;
mod find;
pub mod reach;
mod table;
pub(crate) mod tokens;

use std::collections::HashMap;

use crate::text::Span;

pub(crate) use self::find::Finding;
use self::table::{NAMES, NO_SKILL, Slot};
use self::tokens::{Token, Tokens, phrase};

/// A skill of one [`Vocabulary`], by number. Cheap to copy and compare; numbers are not stable
/// between versions and never leave the process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Skill(pub u32);

/// What kind of thing a skill is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A programming, query or markup language.
    Lang,
    /// A framework or library.
    Framework,
    /// A database.
    Database,
    /// A cloud provider or a service of one.
    Cloud,
    /// A platform one builds on, sells on or publishes to.
    Platform,
    /// A program one uses.
    Tool,
    /// A technique, protocol or way of working.
    Method,
    /// A field of knowledge or a trade.
    Domain,
    /// A kind of work one is hired for.
    Service,
    /// A human language.
    Human,
    /// What everyone claims: communication, teamwork.
    Soft,
    /// A term the user added.
    Own,
}

/// A skill found at a place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// Which skill.
    pub skill: Skill,
    /// Where, in bytes of the text that was searched.
    pub span: Span,
}

/// The skills gig knows, built in, and the user's own terms.
#[derive(Debug, Default)]
pub struct Vocabulary {
    terms: Vec<String>,
    own: HashMap<u64, Slot>,
    /// Which hashes the user's terms and the built-in ones may have, where there are user's terms.
    filter: Option<Box<[u64; 1024]>>,
}

impl Vocabulary {
    /// The built-in vocabulary with the user's own `terms` added. A term gig knows already stays
    /// what it is.
    #[must_use]
    pub fn with_terms(terms: &[String]) -> Self {
        let mut vocabulary = Self::default();
        for term in terms {
            let room = NAMES.len() + vocabulary.terms.len();
            if vocabulary.lookup(term).is_none()
                && let Ok(skill) = u16::try_from(room)
                && skill != NO_SKILL
                && vocabulary.add(term, skill)
            {
                vocabulary.terms.push(term.trim().to_owned());
            }
        }
        vocabulary
    }

    /// Files the phrase and its beginnings; whether it has a word at all.
    fn add(&mut self, term: &str, skill: u16) -> bool {
        let mut hash = 0;
        let mut words = Tokens::new(term).peekable();
        while let Some(word) = words.next() {
            hash = phrase(hash, word.hash);
            let mut slot = self.slot(hash).unwrap_or(Slot {
                check: 0,
                skill: NO_SKILL,
                marks: 0,
            });
            if words.peek().is_some() {
                slot.marks |= table::MORE;
            } else {
                slot.skill = skill;
                slot.marks &= table::MORE;
            }
            self.own.insert(hash, slot);
            let filter = self.filter.get_or_insert_with(|| Box::new(table::FILTER));
            table::mark(filter, hash);
        }
        hash != 0
    }

    fn slot(&self, hash: u64) -> Option<Slot> {
        let filter = self.filter.as_deref().unwrap_or(&table::FILTER);
        if !table::may_hold(filter, hash) {
            return None;
        }
        if self.own.is_empty() {
            return table::slot(hash);
        }
        self.own.get(&hash).copied().or_else(|| table::slot(hash))
    }

    /// The skill's name as its field writes it.
    #[must_use]
    pub fn name(&self, skill: Skill) -> &str {
        let at = skill.0 as usize;
        let own = || self.terms.get(at - NAMES.len()).map(String::as_str);
        NAMES.get(at).copied().or_else(own).unwrap_or_default()
    }

    /// What kind of thing the skill is.
    #[must_use]
    pub fn kind(&self, skill: Skill) -> Kind {
        table::KINDS
            .get(skill.0 as usize)
            .copied()
            .unwrap_or(Kind::Own)
    }

    /// The skills named in `text`, left to right, none overlapping. A word that names a skill only
    /// loosely ("reports") is not among them unless it stands in a list of skills.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Mention> {
        let mut found = self.find_hints(text);
        found.retain(|(_, loose)| !loose);
        found.into_iter().map(|(mention, _)| mention).collect()
    }

    /// The skills named in `text`, those that are named only loosely too; the flag tells them.
    #[must_use]
    pub fn find_hints(&self, text: &str) -> Vec<(Mention, bool)> {
        let tokens: Vec<_> = Tokens::new(text).collect();
        let mut finding = Finding::default();
        self.hints_in(text, &tokens, &mut finding);
        finding.found
    }

    /// The same for a text that is cut into words already.
    pub(crate) fn hints_in<'f>(
        &self,
        text: &str,
        tokens: &[Token],
        finding: &'f mut Finding,
    ) -> &'f [(Mention, bool)] {
        find::mentions(self, text, tokens, finding)
    }

    /// The skill that `name` (any alias, any usual spelling) stands for.
    #[must_use]
    pub fn lookup(&self, name: &str) -> Option<Skill> {
        let mut words = Tokens::new(name).peekable();
        words.peek()?;
        let hash = words.fold(0, |hash, word| phrase(hash, word.hash));
        let skill = self.slot(hash)?.skill;
        (skill != NO_SKILL).then_some(Skill(u32::from(skill)))
    }

    /// How much having `has` says about `wanted`, 0 to 1: 1 for the same skill, less for one it
    /// implies or a close relative, 0 for strangers. Not symmetric: React implies JavaScript.
    #[must_use]
    pub fn implies(&self, has: Skill, wanted: Skill) -> f32 {
        if has == wanted {
            return 1.0;
        }
        let related = table::related(has.0);
        related
            .binary_search_by_key(&wanted.0, |related| u32::from(related.wanted))
            .ok()
            .and_then(|at| related.get(at))
            .map_or(0.0, |related| f32::from(related.weight) / 100.0)
    }

    /// The skills that having `has` speaks for, with how much, in order of their numbers.
    pub fn implied(&self, has: Skill) -> impl Iterator<Item = (Skill, f32)> + use<> {
        table::related(has.0).iter().map(|related| {
            let wanted = Skill(u32::from(related.wanted));
            (wanted, f32::from(related.weight) / 100.0)
        })
    }
}

#[cfg(test)]
mod tests;
