//! Ledger: every claim of experience in a draft, and the fact of the profile that proves it.
//!
//! A claim is a number, duration, client, tool, credential or skill in a sentence of ownership.
//! The ledger says what each resolves to; which of them are errors is for `check` (P07, P08).

use crate::job_post::JobPost;
use crate::profile::Profile;
use crate::skill::Vocabulary;
use crate::text::Span;

/// One claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// The place in the draft of the claimed thing.
    pub span: Span,
    /// The sentence it stands in.
    pub sentence: Span,
    /// What kind of thing is claimed.
    pub kind: ClaimKind,
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
    },
    /// Only the post holds it: the echo trap. The place in the post.
    OnlyPost(Span),
    /// Nothing holds it.
    None,
}

/// Reads the claims of `draft` and resolves each against `profile`; `post` tells the client's own
/// figures from the writer's.
#[must_use]
pub fn claims(
    _draft: &str,
    _post: Option<&JobPost>,
    _profile: &Profile,
    _vocabulary: &Vocabulary,
) -> Vec<Claim> {
    Vec::new()
}
