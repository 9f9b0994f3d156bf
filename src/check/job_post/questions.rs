//! J10: questions to applicants: none, too many, or answered by pasting the post.

use super::{absent, at, is_readable};
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span, words};

pub(in crate::check) static J10: Rule = Rule {
    info: RuleInfo {
        id: RuleId("J10"),
        name: "screening-questions",
        severity: Severity::Warning,
        summary: "no question to applicants, too many, or one that \"yes\" answers",
        explanation: "One or two questions about the work itself sort applicants better than anything else in a \
                      post. \"Do you have experience with Shopify?\" is answered by copying the post; \"which \
                      page of the shop would you start with, and why?\" is not. More than five keeps good people away.",
    },
    kind: TextKind::JobPost,
    run,
};

static ASKS: Pattern = Pattern::new(
    &[],
    r"[?？]|\b(?:tell|show|say|send|share|describe|explain|attach|link|include|answer|read|write|name|translate|rewrite)\b(?: \w+){0,2} (?:us|me|to|your|a|an|one|two|three|how|why|which|what|the|this|any|with|portfolio|samples?|examples?|links?)\b|\b(?:cuéntanos|envía\w*|preguntas|responde|beantworten|schicken|fragen|questions|envoyez|lien|responda|rispond\w+|stuur)\b",
);
/// A question that "yes" or the post's own words answer.
static YES: Pattern = Pattern::new(
    &[],
    r"^(?:\W|\d)*(?:do|have|are|can|could|will|would|did|is)\s+(?:you|your|this)\b",
);
/// What makes such a question worth asking.
static MORE: Pattern = Pattern::new(
    &[],
    r"\b(?:what|which|how|why|who|where|when|describe|explain|tell|send|share|show|link|attach|example|rather|or|name|read|provide|list|give)\b",
);

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let text = subject.text();
    let asked: Vec<Span> = subject
        .as_post()
        .questions
        .iter()
        .map(|question| question.span)
        .collect();
    let mut found: Vec<Diagnostic> = asked
        .iter()
        .flat_map(|&span| {
            words::sentences(span.of(text))
                .into_iter()
                .map(move |part| part.shifted(span.start))
        })
        .filter(|&span| is_idle(span.of(text)))
        .map(|span| {
            at(
                rule,
                span,
                "this question is answered by \"yes\" or by pasting the post",
            )
            .help("ask for a decision or a piece of work: which, how, why, show me")
        })
        .collect();
    let most = subject.pack.screening_questions;
    if asked.len() > most {
        let place = asked.get(most).copied().unwrap_or_default();
        found.push(
            at(
                rule,
                place,
                format!("{} questions: more than {most}", asked.len()),
            )
            .help("keep the two or three whose answers would decide"),
        );
    }
    if asked.is_empty() && is_readable(subject) && !ASKS.is_in(subject.draft) {
        found.push(
            absent(rule, "no question to applicants")
                .severity(Severity::Note)
                .help("ask one or two questions about the work itself"),
        );
    }
    found
}

fn is_idle(question: &str) -> bool {
    let lowered = Lowered::new(question);
    question.trim_end().ends_with('?') && YES.is_in(&lowered) && !MORE.is_in(&lowered)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_answers_the_one_and_not_the_other() {
        assert!(is_idle("1. Do you have experience with Shopify?"));
        assert!(is_idle("Can you start in January?"));
        assert!(!is_idle(
            "Have you met this before, and what was the cause?"
        ));
        assert!(!is_idle("Which page would you start with?"));
    }
}
