//! Scan: what in a post is aimed at machines, hides, or smells of a scam; and the neutral copy.
//!
//! Rules S01–S12. A human's attention check is a demand to obey; text aimed at AI tools is shown to
//! the user and never reaches a model.

use super::JobPost;
use crate::diagnostic::{Diagnostic, RuleInfo};

/// What a scan found.
#[derive(Debug, Clone, Default)]
pub struct Scan {
    /// Findings in order of place.
    pub findings: Vec<Diagnostic>,
    /// The post for a model: machine-aimed text and hidden characters replaced by a visible mark
    /// that says what was removed. Line structure is kept.
    pub neutral: String,
    /// The words a machine-aimed rule told an AI to use (`banana`): a draft that has them obeyed it.
    pub canaries: Vec<String>,
}

/// The rules of the scan, S01 to S12.
pub static RULES: &[RuleInfo] = &[];

/// Scans a parsed post.
#[must_use]
pub fn scan(post: &JobPost) -> Scan {
    Scan {
        findings: Vec::new(),
        neutral: post.text.clone(),
        canaries: Vec::new(),
    }
}
