//! P19: the client asked for no AI, or to be told of it.

use super::finding;
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::job_post::DemandKind;
use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span};

pub(in crate::check) static P19: Rule = Rule {
    info: RuleInfo {
        id: RuleId("P19"),
        name: "ai-disclosure",
        severity: Severity::Warning,
        summary: "the client wants no AI, or to know of it, and the letter is silent or generated",
        explanation: "If the post forbids AI, write the letter yourself; if it asks whether you use AI, \
                      say it in one line. Clients who ask, look for the answer.",
    },
    kind: TextKind::Proposal,
    run,
};

static ASKS: Pattern = Pattern::new(
    &["ai", "chatgpt", "gpt"],
    r"\b(?:tell|state|say|disclose|mention|let (?:us|me) know|explain|describe|declare)\b[^.\n]{0,50}\b(?:if|whether|how|which|any|your use)\b[^.\n]{0,30}\b(?:ai|chatgpt|gpt|llms?)\b",
);
static FORBIDS: Pattern = Pattern::new(
    &["ai", "chatgpt", "gpt"],
    r"\bno (?:ai|chatgpt|gpt)[- ](?:generated |written )?(?:proposals?|applications?|letters?|cover letters?|responses?)\b|\b(?:do not|don't|never) (?:use|send|submit|write)\b[^.\n]{0,40}\b(?:ai|chatgpt)\b[^.\n]{0,30}\b(?:proposals?|applications?|letters?|apply|answers?|responses?)|\bai[- ](?:generated|written) (?:proposals?|applications?|cover letters?|letters?|responses?)\b",
);
static SPEAKS: Pattern = Pattern::new(
    &[
        "ai", "chatgpt", "gpt", "claude", "copilot", "llm", "by hand", "myself", "ia", "ki",
    ],
    r"\b(?:ai|a\.i\.|chatgpt|gpt(?:-\d)?|claude|copilot|llms?|artificial intelligence|ia|ki)\b|\bwritten by (?:me|hand)\b|\b(?:wrote|write) (?:this|it|every\w*|all)[^.\n]{0,20} myself\b",
);

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let Some(post) = subject.post else {
        return Vec::new();
    };
    let text = subject.text();
    let lowered = Lowered::new(&post.text);
    let demanded = post
        .demands
        .iter()
        .find(|demand| demand.kind == DemandKind::AiDisclosure)
        .map(|demand| demand.span);
    let (asks, forbids) = (ASKS.find(&lowered), FORBIDS.find(&lowered));
    let Some(place) = demanded.or(asks).or(forbids) else {
        return Vec::new();
    };
    let whole = Span::whole(text).trimmed(text);
    let model = subject
        .receipt
        .filter(|receipt| receipt.is_from_a_model())
        .map(|receipt| receipt.model.as_str());
    let about = Lowered::new(place.of(&post.text));
    let to_be_told = asks.is_some() || ASKS.is_in(&about);
    let message = match model {
        Some(model) if forbids.is_some() || !to_be_told => {
            format!("the client wants no AI, and {model} wrote this draft")
        }
        _ if to_be_told && !SPEAKS.is_in(subject.draft) => {
            "the client asks whether you use AI; the letter does not say".to_owned()
        }
        _ => return Vec::new(),
    };
    vec![
        finding(rule, whole, message)
            .help("say in one line what you use AI for, or write the letter yourself")
            .because(super::demand::cite(post, place)),
    ]
}
