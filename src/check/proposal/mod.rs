//! The rules on proposals, P01–P21: one rule or one tight family a file.

pub(super) mod contact;
pub(super) mod demand;
pub mod ledger;
pub(super) mod length;
pub(super) mod placeholder;
pub(super) mod questions;
pub(super) mod canary;
pub(super) mod closing;
pub(super) mod disclosure;
pub(super) mod language;
pub(super) mod markup;
pub(super) mod opening;
pub(super) mod proof;
pub(super) mod sameness;
pub(super) mod style;
pub(super) mod terms;
pub(super) mod residue;
pub(super) mod voice;

use super::Subject;
use super::given::Given;
use crate::diagnostic::{Diagnostic, Document, RuleInfo};
use crate::text::{Pattern, Span};

/// A finding of `rule` in the draft.
fn finding(rule: &RuleInfo, span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(rule, Document::Draft, span, message)
}

/// The places where any of `patterns` stands in the draft, without what is not the writer's choice.
fn own_words(subject: &Subject<'_>, patterns: &[Pattern]) -> Vec<Span> {
    let mut found: Vec<Span> = patterns
        .iter()
        .flat_map(|pattern| pattern.find_all(subject.draft))
        .collect();
    if !found.is_empty() {
        let given = Given::of(subject);
        found.retain(|&span| !given.covers(span));
    }
    found
}
