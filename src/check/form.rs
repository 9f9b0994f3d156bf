//! A01: an answer that does not have the form its template asks for. It is the one rule that no kind
//! of text decides on, so it stands beside the list: a template with `schema:` brings it along.

use serde_json::Value;

use super::levels::Levels;
use crate::diagnostic::{Diagnostic, Document, RuleId, RuleInfo, Severity};
use crate::prompt::form;
use crate::text::Span;

/// What can be wrong with an answer of a given form.
pub static RULES: &[RuleInfo] = &[RuleInfo {
    id: RuleId("A01"),
    name: "answer-form",
    severity: Severity::Error,
    summary: "an answer that does not follow its template's schema",
    explanation: "A template with a schema in its front matter promises a program JSON of that form. \
                  Endpoints that claim to keep to a schema do not always: what came is validated \
                  here, and what is wrong goes back to the model once.",
}];

/// What `answer` lacks of the form that `schema` gives.
#[must_use]
pub fn check(schema: &Value, answer: &str, levels: &Levels) -> Vec<Diagnostic> {
    let rules = RULES.iter().filter(|rule| levels.is_on(rule.id));
    let found = rules.flat_map(|rule| {
        let faults = form::faults(schema, answer).into_iter();
        faults.map(|fault| Diagnostic::new(rule, Document::Draft, Span::whole(answer), fault))
    });
    found.map(|finding| levels.apply(finding)).collect()
}
