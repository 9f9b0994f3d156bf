//! The must-haves a letter speaks to, in per cent.

use std::collections::HashSet;

use crate::check::Subject;
use crate::check::proposal::finding;
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::job_post::{JobPost, Priority, Requirement};
use crate::matching::CoverageState;
use crate::skill::Skill;
use crate::text::{Span, content, words};

/// One finding for all must-haves that the letter passes over; none when it speaks to each.
pub(super) fn uncovered(
    rule: &RuleInfo,
    subject: &Subject<'_>,
    post: &JobPost,
) -> Option<Diagnostic> {
    let text = subject.text();
    let named: HashSet<Skill> = subject
        .vocabulary
        .find(text)
        .into_iter()
        .map(|mention| mention.skill)
        .collect();
    let stems = content::stem_set(text);
    let speaks = |requirement: &Requirement| {
        let by_skill = requirement.skills.iter().any(|&wanted| {
            named
                .iter()
                .any(|&has| has == wanted || subject.vocabulary.implies(has, wanted) >= 0.6)
        });
        let wanted = content::stem_set(requirement.span.of(&post.text));
        let shared = wanted.intersection(&stems).count();
        by_skill || (shared > 0 && shared * 2 >= wanted.len())
    };
    let must: Vec<(usize, &Requirement)> = post
        .requirements
        .iter()
        .enumerate()
        .filter(|(_, requirement)| {
            requirement.priority == Priority::Must && !requirement.skills.is_empty()
        })
        .collect();
    let (met, passed): (Vec<_>, Vec<_>) = must
        .iter()
        .partition(|(_, requirement)| speaks(requirement));
    let provable = passed.iter().find(|(index, _)| is_covered(subject, *index));
    let (_, first) = provable.or(passed.first())?;
    let percent = met.len() * 100 / must.len().max(1);
    let severity = if percent < 50 && provable.is_some() {
        Severity::Warning
    } else {
        Severity::Note
    };
    let help = if provable.is_some() {
        "the profile proves it: say so in a line"
    } else {
        "say how you would deal with it, or that you have not done it"
    };
    let asked = words::shortened(first.span.of(&post.text).trim(), 60);
    Some(
        finding(
            rule,
            Span::whole(text).trimmed(text),
            format!(
                "speaks to {} of {} must-haves ({percent}%); not to: {asked}",
                met.len(),
                must.len()
            ),
        )
        .severity(severity)
        .help(help)
        .because(crate::check::proposal::demand::cite(post, first.span)),
    )
}

fn is_covered(subject: &Subject<'_>, requirement: usize) -> bool {
    subject.matching.is_some_and(|matching| {
        matching.coverage.iter().any(|coverage| {
            coverage.requirement == requirement && coverage.state == CoverageState::Covered
        })
    })
}
