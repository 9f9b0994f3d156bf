//! J21: the same post again.

use super::absent;
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::text::similarity;

pub(in crate::check) static J21: Rule = Rule {
    info: RuleInfo {
        id: RuleId("J21"),
        name: "duplicate-post",
        severity: Severity::Warning,
        summary: "nearly the same as an earlier post of yours",
        explanation: "Sites treat repeated posts as spam, and freelancers who saw the first one wonder why it was \
                      not filled. Change what kept it open, or repost the old one.",
    },
    kind: TextKind::JobPost,
    run,
};

/// From this share of five-word runs on, two posts are the same.
const SAME: f64 = 0.5;

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let likest = subject
        .earlier
        .iter()
        .map(|earlier| similarity::shared(subject.text(), earlier))
        .fold(0.0, f64::max);
    if likest < SAME {
        return Vec::new();
    }
    vec![
        absent(
            rule,
            format!(
                "{:.0}% of this post stands in an earlier one of yours",
                likest * 100.0
            ),
        )
        .help("repost the earlier one, or say what is different this time"),
    ]
}
