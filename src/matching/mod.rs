//! Matching: one post against one profile: what is covered, by which facts, and what is missing;
//! and the ranking of many.
//!
//! Decides nothing for the user and calls no model. Every "covered" quotes a fact verbatim.

mod advise;
mod ask;
pub mod connects;
mod cover;
mod evidence;
mod known;
pub mod rank;
pub mod relevance;

use crate::diagnostic::Diagnostic;
use crate::job_post::JobPost;
use crate::profile::Profile;
use crate::skill::Vocabulary;

use self::known::Known;

/// One post against one profile. Indices point into the post and the profile it was made from.
#[derive(Debug, Clone, Default)]
pub struct Matching {
    /// One entry per requirement of the post, in its order.
    pub coverage: Vec<Coverage>,
    /// Facts worth citing to this client, best first (indices into `profile.facts`).
    pub evidence: Vec<usize>,
    /// The most closely related past project (index into `profile.projects`).
    pub project: Option<usize>,
    /// The score with its parts.
    pub score: Score,
    /// Apply, maybe or skip, with the reasons.
    pub advice: Advice,
}

/// How far the profile meets one requirement.
#[derive(Debug, Clone, PartialEq)]
pub struct Coverage {
    /// Index into `post.requirements`.
    pub requirement: usize,
    /// How far.
    pub state: CoverageState,
    /// How far, 0 to 1; 1 when covered, 0 when missing or open.
    pub share: f64,
    /// The facts that prove it, best first (indices into `profile.facts`).
    pub facts: Vec<usize>,
    /// Why only partly, or what is missing, in a few words.
    pub reason: Option<String>,
}

/// How far a requirement is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CoverageState {
    /// A fact says so.
    Covered,
    /// A related or implied skill, or fewer years than asked.
    Partly,
    /// Nothing in the profile speaks to it.
    Missing,
    /// Not a thing a profile can prove ("good communicator", "start on Monday").
    Open,
}

/// The score of a matching, each part 0 to 1, and the whole 0 to 100.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Score {
    /// The whole, 0 to 100.
    pub total: f64,
    /// Share of must-haves covered (partly counts by how far).
    pub must: f64,
    /// Share of nice-to-haves.
    pub nice: f64,
    /// Likeness of the best project to the post.
    pub project: f64,
    /// Likeness of the words.
    pub words: f64,
}

/// What a careful colleague would say.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Advice {
    /// The verdict.
    pub verdict: Verdict,
    /// The reasons, most important first, each one line.
    pub reasons: Vec<String>,
}

/// Apply or not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Worth the time.
    Apply,
    /// Only after answering a doubt.
    #[default]
    Maybe,
    /// Not this one.
    Skip,
}

impl CoverageState {
    /// The word in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Covered => "covered",
            Self::Partly => "partly",
            Self::Missing => "missing",
            Self::Open => "open",
        }
    }
}

impl Verdict {
    /// The word in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Apply => "apply",
            Self::Maybe => "maybe",
            Self::Skip => "skip",
        }
    }
}

impl Advice {
    /// Takes the findings of a scan into account: a demand for fees, deposits or free work turns the
    /// advice to skip; other doubts about the client make an "apply" a "maybe". Text aimed at
    /// machines is the user's to see and says nothing about the work.
    pub fn heed(&mut self, findings: &[Diagnostic]) {
        advise::heed(self, findings);
    }
}

/// Matches a post with a profile.
#[must_use]
pub fn match_post(post: &JobPost, profile: &Profile, vocabulary: &Vocabulary) -> Matching {
    let known = Known::new(profile, vocabulary);
    let asked = ask::Asked::new(post, vocabulary);
    let coverage: Vec<Coverage> = post
        .requirements
        .iter()
        .enumerate()
        .map(|(at, requirement)| cover::requirement(at, requirement, post, &known))
        .collect();
    let evidence = evidence::rank(&asked, &known);
    let project = evidence::project(&asked, &known);
    let score = advise::score(&coverage, post, &asked, &known, project);
    let advice = advise::advice(&coverage, post, &asked, &known, project, score);
    Matching {
        coverage,
        evidence,
        project: project.map(|(at, _)| at),
        score,
        advice,
    }
}

#[cfg(test)]
mod tests;
