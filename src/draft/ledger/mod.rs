//! Ledger: every claim of experience in a draft, and the fact of the profile that proves it.
//!
//! A claim is a number, duration, client, tool, credential or skill in a sentence of ownership.
//! The ledger says what each resolves to; which of them are errors is for `check` (P07, P08).
//! Plans, offers, questions, denials, the client's own figures, quotes of the post and visible gaps
//! are no claims. Never reads the clock: what lasts until today is reckoned by the year it is given.

mod context;
mod credential;
mod evidence;
mod experience;
mod figure;
mod lexicon;
mod name;
mod numeral;
mod quantity;
mod skill;
mod stance;
pub mod statement;
pub mod stated;
mod token;
mod words;

use self::context::Context;
use self::evidence::Evidence;
use crate::job_post::JobPost;
use crate::profile::Profile;
use crate::skill::{Skill, Vocabulary};
use crate::text::Span;

/// The present is never earlier than the year of this release.
const RELEASE_YEAR: u16 = 2026;

/// One claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// The place in the draft of the claimed thing.
    pub span: Span,
    /// The sentence it stands in.
    pub sentence: Span,
    /// What kind of thing is claimed.
    pub kind: ClaimKind,
    /// Which skill, when a skill is claimed.
    pub skill: Option<Skill>,
    /// What proves it.
    pub proof: Proof,
}

/// What is claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClaimKind {
    /// A count, sum, percentage or other figure.
    Number,
    /// A stretch of time: years of experience, a delivery time reached in the past.
    Duration,
    /// A client, employer or product by name.
    Name,
    /// A skill or tool.
    Skill,
    /// A degree, certificate, award.
    Credential,
}

/// What a claim resolves to.
#[derive(Debug, Clone, PartialEq)]
pub enum Proof {
    /// Facts of the profile (indices into `profile.facts`), best first.
    Facts(Vec<usize>),
    /// The profile has something near: a related skill, a figure that is rounded the wrong way.
    Near {
        /// The nearest facts.
        facts: Vec<usize>,
        /// What differs, in a few words.
        difference: String,
        /// Whether a reader may well accept it: the same figure in other words, a close relative of
        /// the skill. Otherwise it contradicts the profile.
        close: bool,
    },
    /// Only the post holds it: the echo trap. The place in the post.
    OnlyPost(Span),
    /// Nothing holds it.
    None,
}

impl Claim {
    /// Whether the profile proves it.
    #[must_use]
    pub const fn is_proved(&self) -> bool {
        matches!(self.proof, Proof::Facts(_))
    }
}

/// Reads the claims of `draft` and resolves each against `profile`; `post` tells the client's own
/// figures from the writer's.
#[must_use]
pub fn claims(
    draft: &str,
    post: Option<&JobPost>,
    profile: &Profile,
    vocabulary: &Vocabulary,
) -> Vec<Claim> {
    claims_in(draft, post, profile, vocabulary, RELEASE_YEAR)
}

/// The same as of a year, for "since 2019" and jobs that last.
#[must_use]
pub fn claims_in(
    draft: &str,
    post: Option<&JobPost>,
    profile: &Profile,
    vocabulary: &Vocabulary,
    year: u16,
) -> Vec<Claim> {
    let evidence = Evidence::of(post, profile, vocabulary, year.max(RELEASE_YEAR));
    let mut found = Vec::new();
    for context in Context::all(draft, post, vocabulary) {
        let mut own = credential::find(&context, &evidence);
        for read in [figure::find, name::find, skill::find] {
            let more = read(&context, &evidence);
            own.extend(
                more.into_iter()
                    .filter(|claim| context.is_own(claim.span))
                    .collect::<Vec<_>>(),
            );
            own = without_overlaps(own);
        }
        found.append(&mut own);
    }
    found.sort_by_key(|claim| claim.span);
    found
}

/// Keeps the earlier read of two claims on the same words.
fn without_overlaps(claims: Vec<Claim>) -> Vec<Claim> {
    let mut kept: Vec<Claim> = Vec::with_capacity(claims.len());
    for claim in claims {
        if !kept.iter().any(|other| other.span.overlaps(claim.span)) {
            kept.push(claim);
        }
    }
    kept
}

#[cfg(test)]
mod tests;
