//! Candidates: which of several drafts of one request goes on: a person's choice, else the one with the
//! fewest errors.

use super::drafting::errors;
use crate::error::{Error, Result};
use crate::pipeline::Outcome;
use crate::report::finding;
use crate::terminal::Terminal;

/// A judged draft, and what failed if it is not whole.
pub(super) type Judged = (Outcome, Option<Error>);

/// The place of the first with the fewest errors; one that is not whole comes last.
pub(super) fn best(drafts: &[Judged]) -> usize {
    let rank = |(outcome, failure): &Judged| (failure.is_some(), errors(outcome));
    let ranked = drafts.iter().enumerate();
    ranked
        .min_by_key(|(_, draft)| rank(draft))
        .map_or(0, |(place, _)| place)
}

/// Says which draft was taken without asking.
pub(super) fn tell(drafts: &[Judged], taken: usize, terminal: &mut Terminal) {
    let lines: Vec<String> = (1..)
        .zip(drafts)
        .map(|(number, draft)| format!("{number}: {}", described(draft)))
        .collect();
    terminal.notice(&format!(
        "draft {} of {} has the fewest errors ({})",
        taken + 1,
        drafts.len(),
        lines.join("; ")
    ));
}

/// Shows every draft with its number and asks for one; the place of `best` is offered first.
///
/// # Errors
///
/// When stdout cannot be written, or the user stops it.
pub(super) fn ask(drafts: &[Judged], best: usize, terminal: &mut Terminal) -> Result<usize> {
    let mut options = Vec::new();
    for (number, draft) in (1..).zip(drafts) {
        let told = described(draft);
        terminal.print(&format!(
            "{number} of {}, {told}\n\n{}\n\n",
            drafts.len(),
            draft.0.draft.text
        ))?;
        options.push(format!("{number}, {told}"));
    }
    terminal.choose("Which draft?", &options, best)
}

fn described((outcome, failure): &Judged) -> String {
    let words = outcome.draft.text.split_whitespace().count();
    let summary = finding::summary(&outcome.findings);
    match failure {
        Some(error) => format!("{words} words, {summary}, {error}"),
        None => format!("{words} words, {summary}"),
    }
}
