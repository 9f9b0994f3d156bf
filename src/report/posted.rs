//! A job post as it leaves gig with `--json`: the text, what was decided and by whom, what is missing.

use serde::Serialize;
use serde_json::{Value, json};

use super::drafted::{self, Candidate, Made, Tokens};
use super::finding::{self, Finding};
use super::history;
use crate::brief::{AnswerKind, Brief, Question, Source, Topic};
use crate::pipeline::{Inquiry, Material, Outcome};
use crate::revision::rework::{Change, Fate};
use crate::text::words;

/// The answer of `gig post --json`, schema `gig.post/1`.
#[derive(Debug, Clone, Serialize)]
pub struct Posted<'a> {
    schema: &'static str,
    draft: &'a str,
    complete: bool,
    finish: &'a str,
    #[serde(flatten)]
    brief: Asked<'a>,
    findings: Vec<Finding>,
    /// What became of the old post, and why; absent when there was none.
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<&'a [Change]>,
    receipt: Option<Made<'a>>,
    usage: Option<Tokens>,
    /// Every draft there was to choose from, as it came; absent when one was asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<Candidate<'a>>,
    /// What failed, when something did after the text began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

/// What a brief decides and what it leaves to be asked.
#[derive(Debug, Clone, Serialize)]
pub struct Asked<'a> {
    decided: Vec<Decided<'a>>,
    missing: Vec<&'static str>,
    questions: Vec<Question>,
}

#[derive(Debug, Clone, Serialize)]
struct Decided<'a> {
    id: &'a str,
    value: &'a str,
    source: Source,
    quotes: Vec<&'a str>,
}

/// The questions of `gig post --questions`, schema `gig.questions/1`.
#[derive(Debug, Clone, Serialize)]
pub struct Questions<'a> {
    schema: &'static str,
    #[serde(flatten)]
    brief: Asked<'a>,
}

/// A post made from a brief.
#[must_use]
pub fn posted<'a>(brief: &'a Brief, material: &Material, outcome: &'a Outcome) -> Posted<'a> {
    let draft = &outcome.draft.text;
    Posted {
        schema: "gig.post/1",
        draft,
        complete: outcome.complete,
        finish: drafted::finish(&outcome.finish),
        brief: asked(brief),
        findings: finding::findings(&outcome.findings, &drafted::texts(material, draft)),
        changes: brief.is_rework.then_some(outcome.changes.as_slice()),
        receipt: outcome.draft.receipt.as_ref().map(drafted::made),
        usage: outcome.usage.map(drafted::tokens),
        candidates: Vec::new(),
        error: None,
    }
}

/// What to ask before a proposal is drafted, in the same form: what the profile has an answer to, what
/// nothing has, and what is worth asking.
#[must_use]
pub fn inquiry(inquiry: &Inquiry) -> Value {
    let decided = inquiry.points.iter().filter_map(|point| {
        let value = point.value.as_deref()?;
        Some(Decided {
            id: &point.id,
            value,
            source: Source::Profile,
            quotes: Vec::new(),
        })
    });
    let missing: Vec<&str> = inquiry.open().map(|point| point.id.as_str()).collect();
    let ask = inquiry.worth_asking().into_iter().map(|point| {
        json!({
            "id": point.id,
            "question": point.question(),
            "type": AnswerKind::Line,
            "choices": [],
            "why": point.why(),
        })
    });
    json!({
        "schema": "gig.questions/1",
        "decided": decided.collect::<Vec<_>>(),
        "missing": missing,
        "questions": ask.collect::<Vec<_>>(),
    })
}

/// What to ask about a brief.
#[must_use]
pub fn questions(brief: &Brief) -> Questions<'_> {
    Questions {
        schema: "gig.questions/1",
        brief: asked(brief),
    }
}

/// What became of the old post, for people: a unified diff, then every change with its reason.
#[must_use]
pub fn reworked(brief: &Brief, outcome: &Outcome) -> String {
    let (before, after) = (brief.text.trim_end(), &outcome.draft.text);
    let mut told = history::difference("old", before, "new", after);
    for change in &outcome.changes {
        let mark = match change.kind {
            Fate::Added => '+',
            Fate::Removed => '-',
            Fate::Moved => '~',
        };
        let text = words::shortened(&change.text, 60);
        let rule = change.rule.map(|rule| format!(" [{rule}]"));
        let (why, rule) = (&change.why, rule.unwrap_or_default());
        told.push_str(&format!("{mark} “{text}”: {why}{rule}\n"));
    }
    told
}

fn asked(brief: &Brief) -> Asked<'_> {
    let decided = brief.decided.iter().map(|decision| Decided {
        id: decision.topic.id(),
        value: &decision.words,
        source: decision.source,
        quotes: decision
            .spans
            .iter()
            .map(|span| span.of(&brief.text))
            .collect(),
    });
    Asked {
        decided: decided.collect(),
        missing: brief.missing.iter().copied().map(Topic::id).collect(),
        questions: brief.questions(),
    }
}
