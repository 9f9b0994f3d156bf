//! A draft as it leaves gig with `--json`: the text, what is wrong with it, and what it rests on.

use serde::Serialize;

use super::coverage::{self, Claimed, Coverage};
use super::finding::{self, Demand, Finding, Source, Texts};
use crate::draft::Receipt;
use crate::pipeline::{Material, Outcome};
use crate::prompt::{Finish, Usage};

/// The answer of every drafting command, schema `gig.NAME/1`.
#[derive(Debug, Clone, Serialize)]
pub struct Drafted<'a> {
    /// The schema's name and version.
    pub schema: String,
    /// The text.
    pub draft: &'a str,
    /// Whether the engine's answer is whole.
    pub complete: bool,
    /// Why the engine stopped: `stop`, `length`, `content_filter`, `cut`, `interrupted`, or the
    /// endpoint's own word.
    pub finish: &'a str,
    /// What is wrong with the text.
    pub findings: Vec<Finding>,
    /// What the scan found in the post: traps, hidden text, scam signs.
    pub scan: Vec<Finding>,
    /// What the post asks, and which lines prove it.
    pub coverage: Vec<Coverage>,
    /// What the post demands of the application.
    pub demands: Vec<Demand>,
    /// What the text claims, and which lines prove it.
    pub claims: Vec<Claimed>,
    /// How the text came about.
    pub receipt: Option<Made<'a>>,
    /// Tokens, when the endpoint told.
    pub usage: Option<Tokens>,
    /// Every draft there was to choose from, as it came; absent when one was asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<Candidate<'a>>,
    /// What failed, when something did after the text began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

/// One of several drafts on the wire.
#[derive(Debug, Clone, Serialize)]
pub struct Candidate<'a> {
    draft: &'a str,
    complete: bool,
    finish: &'a str,
    findings: Vec<Finding>,
}

/// A receipt on the wire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Made<'a> {
    template: &'a str,
    profile: Option<&'a str>,
    model: &'a str,
    post_sha256: Option<&'a str>,
    repairs: u32,
    gig: &'a str,
}

/// Tokens on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Tokens {
    prompt: u64,
    completion: u64,
    cached: u64,
    reasoning: u64,
}

/// The answer of the command whose schema is `gig.NAME/1`.
#[must_use]
pub fn drafted<'a>(name: &str, material: &Material, outcome: &'a Outcome) -> Drafted<'a> {
    let draft = &outcome.draft.text;
    let both = material
        .post
        .as_ref()
        .zip(material.profile.as_ref())
        .zip(material.matching.as_ref());
    Drafted {
        schema: format!("gig.{name}/1"),
        draft,
        complete: outcome.complete,
        finish: finish(&outcome.finish),
        findings: finding::findings(&outcome.findings, &texts(material, draft)),
        scan: material.scan.as_ref().map_or_else(Vec::new, |scan| {
            finding::findings(&scan.findings, &texts(material, draft))
        }),
        coverage: both.map_or_else(Vec::new, |((post, profile), matching)| {
            coverage::coverage(post, profile, matching)
        }),
        demands: material.post.as_ref().map_or_else(Vec::new, |post| {
            finding::demands(post, &outcome.demands_met)
        }),
        claims: coverage::claims(draft, material.profile.as_ref(), &outcome.claims),
        receipt: outcome.draft.receipt.as_ref().map(made),
        usage: outcome.usage.map(tokens),
        candidates: Vec::new(),
        error: None,
    }
}

/// Every draft there was to choose from.
#[must_use]
pub fn candidates<'a>(material: &Material, outcomes: &'a [Outcome]) -> Vec<Candidate<'a>> {
    outcomes
        .iter()
        .map(|outcome| Candidate {
            draft: &outcome.draft.text,
            complete: outcome.complete,
            finish: finish(&outcome.finish),
            findings: finding::findings(&outcome.findings, &texts(material, &outcome.draft.text)),
        })
        .collect()
}

/// The texts that the findings of a draft point into.
#[must_use]
pub fn texts<'a>(material: &'a Material, draft: &'a str) -> Texts<'a> {
    Texts {
        draft: Some(Source {
            name: "draft",
            text: draft,
        }),
        post: material.post.as_ref().map(|post| Source {
            name: "post",
            text: &post.text,
        }),
        profile: material.profile.as_ref().map(|profile| Source {
            name: &profile.file,
            text: &profile.text,
        }),
    }
}

pub(super) fn finish(finish: &Finish) -> &str {
    match finish {
        Finish::Stop => "stop",
        Finish::Length => "length",
        Finish::ContentFilter => "content_filter",
        Finish::Other(word) => word,
        Finish::Cut => "cut",
        Finish::Interrupted => "interrupted",
    }
}

pub(super) fn made(receipt: &Receipt) -> Made<'_> {
    Made {
        template: &receipt.template,
        profile: receipt.profile.as_deref(),
        model: &receipt.model,
        post_sha256: receipt.post_sha256.as_deref(),
        repairs: receipt.repairs,
        gig: &receipt.gig,
    }
}

pub(super) const fn tokens(usage: Usage) -> Tokens {
    Tokens {
        prompt: usage.prompt,
        completion: usage.completion,
        cached: usage.cached,
        reasoning: usage.reasoning,
    }
}
