//! What in a proposal speaks to machines, hides, or shows that one wrote it unread.

use super::must::one_line;
use super::proposal::Reading;
use super::{Ask, Cell, Criterion, Point, State};
use crate::check;
use crate::diagnostic::Severity;
use crate::job_post::scan;
use crate::text::words;

/// The rules of the scan that matter to whoever reads a proposal, or has one read: text aimed at
/// machines, attempts to take a model over, hidden text.
const FOR_MACHINES: [&str; 3] = ["S01", "S02", "S03"];
/// Obeys a line of the post that only machines are told to obey.
const CANARY: &str = "P10";

pub(super) fn cell(reading: &Reading<'_>, ask: &Ask<'_>) -> Cell {
    let mut points = Vec::new();
    let found = scan::scan(&reading.as_post).findings;
    let found = found.iter().filter(|finding| {
        FOR_MACHINES.contains(&finding.rule.0) && finding.severity > Severity::Note
    });
    for finding in found {
        let what = words::shortened(&one_line(&finding.message), 90);
        points.push(Point::new(what, State::Alarm).quoting(Some(finding.span)));
    }
    let aimed = points.len();
    let subject = reading.subject(ask);
    let canary = check::RULES.iter().find(|rule| rule.info.id.0 == CANARY);
    for finding in canary
        .map(|rule| (rule.run)(&rule.info, &subject))
        .unwrap_or_default()
    {
        let word = finding.span.of(reading.text);
        let what = format!("wrote “{word}”, which your post tells only AI tools to write");
        points.push(Point::new(what, State::Alarm).quoting(Some(finding.span)));
    }
    let brief = match (aimed, points.len()) {
        (_, 0) => "none",
        (0, _) => "fell for your trap",
        _ => "text for machines",
    };
    Cell {
        criterion: Criterion::Clean,
        share: Some(if points.is_empty() { 1.0 } else { 0.0 }),
        brief: brief.to_owned(),
        points,
    }
}
