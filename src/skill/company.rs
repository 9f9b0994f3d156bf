//! Names that are words too: whether "Go", "Swift" or "C" is meant as a skill is told by its capital
//! and by the company it keeps.

use super::Vocabulary;
use super::find::Candidate;
use super::table::{CAPITAL, COMPANY, LOOSE};
use super::tokens::Token;

/// What is around a candidate.
pub(super) struct Judge<'a> {
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) candidates: &'a [Candidate],
}

/// Words after a name that make it a skill's: "Swift developer", "Express backend".
const ROLES: [&str; 40] = [
    "developer",
    "developers",
    "dev",
    "devs",
    "engineer",
    "engineers",
    "engineering",
    "programming",
    "programmer",
    "programmers",
    "expert",
    "experts",
    "specialist",
    "consultant",
    "script",
    "scripts",
    "scripting",
    "code",
    "codebase",
    "app",
    "apps",
    "application",
    "api",
    "apis",
    "framework",
    "library",
    "sdk",
    "backend",
    "frontend",
    "plugin",
    "skills",
    "language",
    "stack",
    "integration",
    "automation",
    "workflow",
    "workflows",
    "scenario",
    "scenarios",
    "certified",
];

/// Words that lead to a skill: "proficient in Go", "experience with Notion".
const LEADS: [&str; 20] = [
    "experience",
    "experienced",
    "proficient",
    "proficiency",
    "expertise",
    "skilled",
    "knowledge",
    "fluent",
    "fluency",
    "familiar",
    "familiarity",
    "versed",
    "written",
    "coding",
    "programming",
    "background",
    "built",
    "skills",
    "expert",
    "mastery",
];

/// Words between such a lead and the skill.
const LINKS: [&str; 7] = ["in", "with", "of", "using", "on", "and", "or"];

impl Judge<'_> {
    fn word(&self, at: usize) -> &str {
        let token = self.tokens.get(at);
        token
            .and_then(|token| self.text.get(token.start..token.end))
            .unwrap_or_default()
    }

    fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        words.iter().any(|known| word.eq_ignore_ascii_case(known))
    }

    /// The token at `at` when a phrase runs on into it.
    fn glued(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at).filter(|token| token.glued)
    }

    /// Whether the candidate stands next to a skill in a list, before a role or after a lead.
    pub(super) fn in_company(&self, at: usize, accepted: &[bool]) -> bool {
        let Some(candidate) = self.candidates.get(at) else {
            return false;
        };
        let role = self.glued(candidate.end).is_some() && self.is_one_of(candidate.end, &ROLES);
        role || self.is_led(*candidate) || self.is_listed(at, accepted)
    }

    fn is_led(&self, candidate: Candidate) -> bool {
        let first = candidate.first;
        let glued = self.glued(first).is_some();
        glued
            && first >= 2
            && self.is_one_of(first - 1, &LINKS)
            && (self.is_one_of(first - 2, &LEADS) || self.ends_a_phrase(candidate))
    }

    /// Whether it is the last word after "in", "with" or "using": "Statistics in R."
    fn ends_a_phrase(&self, candidate: Candidate) -> bool {
        let linked = self.is_one_of(candidate.first - 1, &["in", "with", "using"]);
        linked && self.starts_large(candidate) && self.glued(candidate.end).is_none()
    }

    fn is_listed(&self, at: usize, accepted: &[bool]) -> bool {
        let before = at.checked_sub(1).and_then(|before| {
            let sure = accepted.get(before).copied().unwrap_or(false);
            self.candidates.get(before).filter(|_| sure)
        });
        let after = self
            .candidates
            .get(at + 1)
            .filter(|next| next.marks & (CAPITAL | COMPANY | LOOSE) == 0);
        let Some(candidate) = self.candidates.get(at) else {
            return false;
        };
        before.is_some_and(|before| self.are_listed(*before, *candidate))
            || after.is_some_and(|after| self.are_listed(*candidate, *after))
    }

    /// Whether nothing but a comma, a slash, a bullet or "and" stands between the two.
    fn are_listed(&self, left: Candidate, right: Candidate) -> bool {
        let hinge = match right.first.checked_sub(left.end) {
            Some(0) => true,
            Some(1) => self.is_one_of(left.end, &["and", "or", "&"]),
            _ => false,
        };
        let end = left
            .end
            .checked_sub(1)
            .and_then(|last| self.tokens.get(last));
        let (Some(end), Some(start)) = (end, self.tokens.get(right.first)) else {
            return false;
        };
        let gap = self.text.get(end.end..start.start).unwrap_or_default();
        let list_mark = |c: char| ",/|;&+•·-–*\n()".contains(c);
        let stop = |c: char| ".!?:".contains(c);
        let marked = gap.contains(list_mark) || right.first > left.end;
        // A name that begins a line of its own words is no list item.
        let runs_on = gap.contains('\n') && self.glued(right.end).is_some();
        hinge && marked && gap.len() <= 12 && !gap.contains(stop) && !runs_on
    }

    /// Whether the first letter is a capital.
    pub(super) fn starts_large(&self, candidate: Candidate) -> bool {
        self.tokens
            .get(candidate.first)
            .is_some_and(|token| !token.lower)
    }

    /// Whether the candidate is written as a name and not for another reason: a sentence's first
    /// word, a line in capitals, a title with a capital on every word, "Go-to".
    pub(super) fn has_its_capital(&self, candidate: Candidate) -> bool {
        let Some(token) = self.tokens.get(candidate.first) else {
            return false;
        };
        if token.lower {
            return false;
        }
        if candidate.end > candidate.first + 1 {
            return true;
        }
        let before = candidate.first.checked_sub(1);
        let before = before.and_then(|at| self.tokens.get(at).filter(|_| token.glued));
        let after = self.glued(candidate.end);
        let shouted = |near: Option<&Token>| near.is_some_and(|near| near.shout);
        if token.shout && (shouted(before) || shouted(after)) && !self.is_acronym(candidate) {
            return false;
        }
        let rest = self.text.as_bytes().get(token.end..).unwrap_or_default();
        let hyphened = matches!(rest, [b'-', next, ..] if next.is_ascii_lowercase());
        let known = |at: usize| {
            self.candidates
                .binary_search_by_key(&at, |c| c.first)
                .is_ok()
        };
        let begins = before.is_none();
        let runs_on = after.is_some() && !known(candidate.end);
        let titled = |near: Option<&Token>| near.is_some_and(|near| !near.lower && !near.shout);
        let in_title = titled(before) && titled(after) && runs_on;
        let sentence = begins && runs_on && !self.is_acronym(candidate);
        !(hyphened || sentence || in_title)
    }

    /// Whether the capitals are the name's own (SAS) or an abbreviation's (HR), not a shout.
    fn is_acronym(&self, candidate: Candidate) -> bool {
        let word = self.word(candidate.first);
        let name = self.vocabulary.name(candidate.skill);
        let shout = self.tokens.get(candidate.first).is_some_and(|t| t.shout);
        shout && word.len() <= 4 && (name == word || !name.eq_ignore_ascii_case(word))
    }
}
