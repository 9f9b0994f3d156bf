//! Scan: what in a post is aimed at machines, hides, or smells of a scam; and the neutral copy.
//!
//! Rules S01–S12. A human's attention check is a demand to obey; text aimed at AI tools is shown to
//! the user and never reaches a model.

mod hidden;
mod machine;
mod neutral;
mod off_platform;
mod pay;
mod rules;
mod scam;
mod terms;

use super::JobPost;
use super::address;
use super::reading::Reading;
use crate::diagnostic::Diagnostic;
use crate::text::Span;

pub use rules::RULES;

/// What a scan found.
#[derive(Debug, Clone, Default)]
pub struct Scan {
    /// Findings in order of place.
    pub findings: Vec<Diagnostic>,
    /// The post for a model: machine-aimed text and hidden characters replaced by a visible mark
    /// that says what was removed (single characters without width just go). Line structure is kept.
    pub neutral: String,
    /// The words a machine-aimed rule told an AI to use (`banana`): a draft that has them obeyed it.
    pub canaries: Vec<String>,
}

/// Scans a parsed post.
#[must_use]
pub fn scan(post: &JobPost) -> Scan {
    scan_with(post, &[])
}

/// Scans a parsed post; `earlier` are posts seen before, for S10.
#[must_use]
pub fn scan_with(post: &JobPost, earlier: &[&str]) -> Scan {
    let aimed = address::aimed(&post.text);
    let masked = address::masked(&post.text, &aimed);
    let reading = Reading::new(&masked);
    let cloaks = hidden::cloaks(&post.text);
    let mut findings = Vec::new();
    machine::find(&aimed, &mut findings);
    hidden::find(&post.text, &cloaks, &mut findings);
    off_platform::find(&reading, &mut findings);
    scam::find(&reading, &mut findings);
    pay::find(post, &reading, &mut findings);
    terms::find(post, &reading, &mut findings);
    terms::seen_before(post, earlier, &mut findings);
    findings.sort_by_key(|finding| {
        (
            finding.span,
            std::cmp::Reverse(finding.severity),
            finding.rule,
        )
    });
    findings.dedup_by(|later, earlier| later.rule == earlier.rule && later.span == earlier.span);
    Scan {
        findings,
        neutral: neutral::neutral(&post.text, &aimed, &cloaks),
        canaries: machine::canaries(&aimed),
    }
}

/// The span of the post's first words, for findings about what is absent.
fn opening(post: &JobPost) -> Span {
    let line = post.title.unwrap_or_else(|| {
        let start = post.text.len() - post.text.trim_start().len();
        let end = post
            .text
            .get(start..)
            .and_then(|rest| rest.find('\n'))
            .map_or(post.text.len(), |at| start + at);
        Span::new(start, end)
    });
    let end = post
        .text
        .floor_char_boundary(line.end.min(line.start + 120));
    Span::new(line.start, end)
}
