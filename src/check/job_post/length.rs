//! J11: too short to bid on, or too long to read.

use super::absent;
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::text::words;

pub(in crate::check) static J11: Rule = Rule {
    info: RuleInfo {
        id: RuleId("J11"),
        name: "post-length",
        severity: Severity::Warning,
        summary: "fewer than 80 words or more than 400",
        explanation: "Scope, deliverables, budget and time do not fit in fewer than about 80 words. Past 400 the \
                      readers you want stop: LinkedIn saw 17.8% more applies on posts under 150 words than on \
                      posts of 450 to 600. The site pack may set other bounds.",
    },
    kind: TextKind::JobPost,
    run,
};

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let (thin, long) = subject.pack.post_words;
    let text = subject.text();
    // Without blanks between words a count of words means nothing.
    let dense = text
        .chars()
        .filter(|&c| c > '\u{2E80}' && c.is_alphabetic())
        .count();
    if dense * 4 > text.chars().count() {
        return Vec::new();
    }
    let count = words::count(text);
    if count < thin {
        vec![
            absent(rule, format!("{count} words: too few to bid on")).help(format!(
                "say what is done, handed over, paid and by when: at least {thin} words"
            )),
        ]
    } else if count > long {
        vec![
            absent(rule, format!("{count} words: too long to read")).help(format!(
                "keep to {long} words; move background to an attachment"
            )),
        ]
    } else {
        Vec::new()
    }
}
