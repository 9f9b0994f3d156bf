//! A checked text as it leaves gig: `gig.check/1`, and the lists of rules and packs for people.

use serde::Serialize;

use super::contract;
use super::coverage::{self, Claimed, Coverage};
use super::finding::{self, Demand, Finding, Texts};
use crate::check::TextKind;
use crate::check::packs::Pack;
use crate::check::waiver::Judged;
use crate::diagnostic::RuleInfo;
use crate::draft::ledger::Claim;
use crate::job_post::JobPost;
use crate::pipeline::Material;

/// What a check found, before it is written down.
#[derive(Debug, Clone)]
pub struct Checked {
    /// What kind of text it was taken for.
    pub kind: TextKind,
    /// What stands and what was waived.
    pub judged: Judged,
    /// The claims of the text, with what proves them.
    pub claims: Vec<Claim>,
    /// For each demand of the post whether the text meets it, where that can be told.
    pub demands_met: Vec<Option<bool>>,
    /// The same for each question of the post.
    pub questions_answered: Vec<Option<bool>>,
}

/// The answer of `gig check --json`.
#[derive(Debug, Clone, Serialize)]
pub struct Wire<'a> {
    schema: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a serde_json::Value>,
    kind: &'static str,
    pack: &'a str,
    findings: Vec<Finding>,
    waived: Vec<Waived<'a>>,
    coverage: Vec<Coverage>,
    demands: Vec<Demand>,
    claims: Vec<Claimed>,
}

/// A waived finding.
#[derive(Debug, Clone, Serialize)]
struct Waived<'a> {
    finding: Finding,
    reason: &'a str,
}

/// The check of one text on the wire; `id` names a row.
#[must_use]
pub fn wire<'a>(
    checked: &'a Checked,
    pack: &'a Pack,
    material: &Material,
    texts: &Texts<'_>,
    id: Option<&'a serde_json::Value>,
) -> Wire<'a> {
    let judged = &checked.judged;
    let both = material
        .post
        .as_ref()
        .zip(material.profile.as_ref())
        .zip(material.matching.as_ref());
    let waived = judged.waived.iter().filter_map(|(diagnostic, reason)| {
        let one = finding::findings(std::slice::from_ref(diagnostic), texts);
        Some(Waived {
            finding: one.into_iter().next()?,
            reason,
        })
    });
    let draft = texts.draft.map_or("", |source| source.text);
    Wire {
        schema: "gig.check/1",
        id,
        kind: kind_word(checked.kind),
        pack: &pack.name,
        findings: finding::findings(&judged.findings, texts),
        waived: waived.collect(),
        coverage: both.map_or_else(Vec::new, |((post, profile), matching)| {
            coverage::coverage(post, profile, matching)
        }),
        demands: material.post.as_ref().map_or_else(Vec::new, |post| {
            finding::demands(post, &checked.demands_met)
        }),
        claims: coverage::claims(draft, material.profile.as_ref(), &checked.claims),
    }
}

/// The check of one text for people: findings, the contract of the post it answers, and a line that
/// counts.
#[must_use]
pub fn human(checked: &Checked, post: Option<&JobPost>, texts: &Texts<'_>) -> String {
    let judged = &checked.judged;
    let mut out = finding::human(&judged.findings, texts);
    for (diagnostic, reason) in &judged.waived {
        out.push_str(&format!(
            "waived {}: {} ({reason})\n",
            diagnostic.rule, diagnostic.message
        ));
    }
    if let Some(post) = post {
        let demands = contract::demands(post, &checked.demands_met);
        contract::write("what the post demands", &demands, &mut out);
        let questions = contract::questions(post, &checked.questions_answered);
        contract::write("what it asks", &questions, &mut out);
    }
    out.push_str(&finding::summary(&judged.findings));
    out.push('\n');
    out
}

/// The word for a kind of text.
#[must_use]
pub const fn kind_word(kind: TextKind) -> &'static str {
    match kind {
        TextKind::Proposal => "proposal",
        TextKind::JobPost => "post",
        TextKind::Message => "message",
    }
}

/// One rule, explained.
#[must_use]
pub fn explain(rule: &RuleInfo) -> String {
    let text = textwrap::fill(rule.explanation, 80);
    format!(
        "{} {}: {} ({})\n\n{text}\n\nset it with --set {}=off, note, warning or error; waive it in a text with\n<!-- gig: allow {} because … -->\n",
        rule.id,
        rule.name,
        rule.summary,
        rule.severity.as_str(),
        rule.id,
        rule.id,
    )
}

/// Every rule, one a line.
#[must_use]
pub fn rules<'a>(rules: impl Iterator<Item = &'a RuleInfo>) -> String {
    rules
        .map(|info| {
            format!(
                "{}  {:<8} {:<20} {}\n",
                info.id,
                info.severity.as_str(),
                info.name,
                info.summary
            )
        })
        .collect()
}

/// Every rule on the wire.
#[must_use]
pub fn rules_json<'a>(rules: impl Iterator<Item = &'a RuleInfo>) -> serde_json::Value {
    let list: Vec<serde_json::Value> = rules
        .map(|info| {
            serde_json::json!({
                "id": info.id.0,
                "name": info.name,
                "severity": info.severity.as_str(),
                "summary": info.summary,
                "explanation": info.explanation,
            })
        })
        .collect();
    serde_json::json!({ "schema": "gig.rules/1", "rules": list })
}
