//! R01: a sentence the user wrote by hand and a revision lost. It holds for every kind of text, so it
//! stands beside the list: a revision brings it along.

use super::levels::Levels;
use crate::diagnostic::{Diagnostic, Document, RuleId, RuleInfo, Severity};
use crate::revision::Revision;
use crate::text::{Span, words};

/// What can be wrong with a revision.
pub static RULES: &[RuleInfo] = &[RuleInfo {
    id: RuleId("R01"),
    name: "own-words",
    severity: Severity::Error,
    summary: "a sentence you wrote by hand is gone from the revision",
    explanation: "What you changed in a draft is yours: gig compares the text with its own versions in the history, \
                  tells the model which sentences are not its to touch, and looks whether they are still there, \
                  word for word. A sentence your instruction speaks of is free to change.",
}];

/// Which of the user's own sentences `text` lost.
#[must_use]
pub fn check(revision: &Revision, text: &str, levels: &Levels) -> Vec<Diagnostic> {
    let rules = RULES.iter().filter(|rule| levels.is_on(rule.id));
    let found = rules.flat_map(|rule| {
        revision.lost(text).into_iter().map(|sentence| {
            let said = words::shortened(sentence, 80);
            let message = format!("your own sentence is gone: “{said}”");
            Diagnostic::new(rule, Document::Draft, Span::default(), message)
                .help("put it back word for word; what you wrote by hand stays")
        })
    });
    found.map(|finding| levels.apply(finding)).collect()
}
