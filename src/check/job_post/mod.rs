//! The rules on job posts, J01–J24: one rule or one tight family a file.
//!
//! Rules on what a post leaves unsaid look for the decision in any words; rules on what it should not
//! say look for the words. A rule about what is absent marks no place.

pub(super) mod ai;
pub(super) mod completion;
pub(super) mod contact;
pub(super) mod contradiction;
pub(super) mod dropped;
pub(super) mod duplicate;
pub(super) mod fairness;
pub(super) mod filler;
pub(super) mod hype;
pub(super) mod invented;
pub(super) mod length;
pub(super) mod pay;
mod phrase;
pub(super) mod questions;
pub(super) mod roles;
pub(super) mod scope;
pub(super) mod secrets;
pub(super) mod skills;
pub(super) mod time;
pub(super) mod title;
pub(super) mod transparency;
pub(super) mod unpaid;
pub(super) mod wording;

use super::Subject;
use crate::diagnostic::{Diagnostic, Document, RuleInfo};
use crate::text::{Span, words};

/// The languages whose words the rules on absence know.
const KNOWN: [&str; 7] = ["en", "es", "de", "fr", "pt", "it", "nl"];

/// From so many words on, the guess of a language is good.
const SURE: usize = 60;

/// A finding of `rule` at a place of the post.
fn at(rule: &RuleInfo, span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(rule, Document::Draft, span, message)
}

/// A finding about what the post does not say.
fn absent(rule: &RuleInfo, message: impl Into<String>) -> Diagnostic {
    at(rule, Span::new(0, 0), message)
}

/// Whether the post is in a language whose words for a decision the rules would recognise: what was
/// not understood must not be reported as missing. The guess of a language is not trusted on a short
/// text in plain letters.
fn is_readable(subject: &Subject<'_>) -> bool {
    let text = subject.text();
    let is_plain = || text.is_ascii() && words::count(text) < SURE;
    subject
        .as_post()
        .language
        .is_none_or(|language| KNOWN.contains(&language) || is_plain())
}
