//! Coverage and claims as they leave gig: each requirement of a post with the lines that prove it,
//! each claim of a draft with the line it stands on.
//!
//! What covers what is decided by `matching`, what proves what by `draft::ledger`.

use serde::Serialize;

use super::finding::{Line, Point};
use crate::draft::ledger::{Claim, ClaimKind, Proof};
use crate::job_post::{JobPost, Priority};
use crate::matching::{CoverageState, Matching};
use crate::profile::Profile;
use crate::text::{LineIndex, Span};

/// How one requirement is met, on the wire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// The requirement in the post's words.
    pub requirement: String,
    /// `must` or `nice`.
    pub priority: &'static str,
    /// `covered`, `partly`, `missing` or `open` (not a thing a profile proves).
    pub state: &'static str,
    /// Why only partly, or what is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Where the requirement begins in the post.
    pub start: Point,
    /// Where it ends.
    pub end: Point,
    /// The lines of the profile that prove it, best first.
    pub evidence: Vec<Line>,
}

/// Every requirement with its proof, in the post's order.
#[must_use]
pub fn coverage(post: &JobPost, profile: &Profile, matching: &Matching) -> Vec<Coverage> {
    let index = LineIndex::new(&post.text);
    matching
        .coverage
        .iter()
        .filter_map(|coverage| Some((coverage, post.requirements.get(coverage.requirement)?)))
        .map(|(coverage, requirement)| Coverage {
            requirement: requirement.span.of(&post.text).to_owned(),
            priority: priority(requirement.priority),
            state: state(coverage.state),
            reason: coverage.reason.clone(),
            start: index.position(requirement.span.start).into(),
            end: index.position(requirement.span.end).into(),
            evidence: lines(profile, &coverage.facts),
        })
        .collect()
}

/// One claim of a draft, on the wire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Claimed {
    /// The claimed thing, verbatim.
    pub quote: String,
    /// `number`, `duration`, `name`, `skill` or `credential`.
    pub kind: &'static str,
    /// `proved`, `near`, `only_post` (the echo trap) or `unproved`.
    pub proof: &'static str,
    /// What differs from the nearest line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<String>,
    /// Where it begins in the draft.
    pub start: Point,
    /// Where it ends.
    pub end: Point,
    /// The lines of the profile that prove it, or come nearest.
    pub evidence: Vec<Line>,
}

/// Every claim of a draft, in order of place.
#[must_use]
pub fn claims(draft: &str, profile: Option<&Profile>, claims: &[Claim]) -> Vec<Claimed> {
    let index = LineIndex::new(draft);
    let point = |offset| index.position(offset).into();
    claims
        .iter()
        .map(|claim| {
            let (proof, difference, facts) = proof(&claim.proof);
            Claimed {
                quote: claim.span.of(draft).to_owned(),
                kind: claim_kind(claim.kind),
                proof,
                difference,
                start: point(claim.span.start),
                end: point(claim.span.end),
                evidence: profile.map_or_else(Vec::new, |profile| lines(profile, facts)),
            }
        })
        .collect()
}

/// The ledger for people: `draft:3 ← ada.md:14` for each claim that a line proves.
#[must_use]
pub fn ledger(draft: &str, profile: &Profile, claims: &[Claim]) -> Vec<String> {
    let index = LineIndex::new(draft);
    let shown = |span: Span| {
        span.of(draft)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    claims
        .iter()
        .filter_map(|claim| match &claim.proof {
            Proof::Facts(facts) => Some((claim, profile.facts.get(*facts.first()?)?)),
            _ => None,
        })
        .map(|(claim, fact)| {
            let line = index.line(claim.span.start);
            let (file, proof) = profile.place(fact);
            format!("draft:{line} ← {file}:{proof}  {}", shown(claim.span))
        })
        .collect()
}

fn lines(profile: &Profile, facts: &[usize]) -> Vec<Line> {
    let cited = facts.iter().filter_map(|&fact| profile.facts.get(fact));
    cited.map(|fact| Line::from(&profile.cite(fact))).collect()
}

fn proof(proof: &Proof) -> (&'static str, Option<String>, &[usize]) {
    match proof {
        Proof::Facts(facts) => ("proved", None, facts),
        Proof::Near {
            facts, difference, ..
        } => ("near", Some(difference.clone()), facts),
        Proof::OnlyPost(_) => ("only_post", None, &[]),
        Proof::None => ("unproved", None, &[]),
    }
}

/// The word for a priority in reports.
#[must_use]
pub const fn priority(priority: Priority) -> &'static str {
    match priority {
        Priority::Must => "must",
        Priority::Nice => "nice",
    }
}

/// The word for a state of coverage in reports.
#[must_use]
pub const fn state(state: CoverageState) -> &'static str {
    match state {
        CoverageState::Covered => "covered",
        CoverageState::Partly => "partly",
        CoverageState::Missing => "missing",
        CoverageState::Open => "open",
    }
}

const fn claim_kind(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Number => "number",
        ClaimKind::Duration => "duration",
        ClaimKind::Name => "name",
        ClaimKind::Skill => "skill",
        ClaimKind::Credential => "credential",
    }
}
