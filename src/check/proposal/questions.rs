//! P11: every question of the post answered, the must-haves spoken to.
//!
//! A question counts as answered when a passage of the writer's own words addresses it: by its number
//! in a list of answers, right after the question repeated, by its words, or by what kind of answer it
//! wants (a date, a price, a link). A visible gap is no answer.

mod answer;
mod coverage;

use super::finding;
use crate::check::{Answer, Answering, Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::job_post::{JobPost, Question};
use crate::text::{Span, content, words};
use answer::{Passages, State};

pub(in crate::check) static P11: Rule = Rule {
    info: RuleInfo {
        id: RuleId("P11"),
        name: "unanswered",
        severity: Severity::Error,
        summary: "a question or must-have of the post is not answered",
        explanation: "Clients read the answers to their questions first and in their order. A question \
                      without an answer, or with a gap in its place, is an error; must-haves that the \
                      letter does not speak to are reported with the share it covers.",
    },
    kind: TextKind::Proposal,
    run,
};

/// For each question of the post whether the draft answers it; nothing where that is in doubt.
pub(in crate::check) fn answered(post: &JobPost, subject: &Subject<'_>) -> Vec<Option<bool>> {
    let states = Passages::of(subject).answers(post);
    let told = |state| match state {
        State::Answered(_) => Some(true),
        State::LeftOpen(_) | State::Missing => Some(false),
        State::Unclear => None,
    };
    states.into_iter().map(told).collect()
}

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let Some(post) = subject.post else {
        return Vec::new();
    };
    let text = subject.text();
    let whole = Span::whole(text).trimmed(text);
    let passages = Passages::of(subject);
    let mut found = Vec::new();
    for (index, state) in passages.answers(post).into_iter().enumerate() {
        let Some(question) = post.questions.get(index) else {
            continue;
        };
        let asked = words::shortened(question.span.of(&post.text).trim(), 70);
        let number = index + 1;
        let open = match state {
            State::Answered(_) => continue,
            State::LeftOpen(span) => finding(
                rule,
                span,
                format!("question {number} is left open: {asked}"),
            )
            .help("write the answer in place of the gap"),
            State::Unclear => finding(
                rule,
                whole,
                format!("question {number} may not be answered: {asked}"),
            )
            .severity(Severity::Warning)
            .help("answer it in a line of its own"),
            State::Missing => finding(
                rule,
                whole,
                format!("question {number} is not answered: {asked}"),
            )
            .help("answer it, in the order of the post"),
        };
        found.push(open.because(super::demand::cite(post, question.span)));
    }
    found.extend(coverage::uncovered(rule, subject, post));
    found
}

/// How far the text answers each question of its post, in order, as far as questions are followed.
pub(in crate::check) fn answers(subject: &Subject<'_>) -> Vec<Answer> {
    let Some(post) = subject.post else {
        return Vec::new();
    };
    let text = subject.text();
    let cliches = super::residue::P05.run;
    // Without the profile: its words are no excuse for a phrase here.
    let bare = Subject {
        post: subject.post,
        ..Subject::new(
            subject.draft,
            subject.kind,
            subject.vocabulary,
            subject.pack,
        )
    };
    let cliches: Vec<Span> = cliches(&super::residue::P05.info, &bare)
        .into_iter()
        .map(|finding| finding.span)
        .collect();
    let told = |(question, state): (&Question, State)| {
        let asked = || content::stem_set(question.span.of(&post.text));
        let (state, at) = match state {
            // "I am confident that I will": whatever was asked, that is no answer to it.
            State::Answered(Some(at))
                if cliches.iter().any(|cliche| cliche.overlaps(at))
                    && asked().is_disjoint(&content::stem_set(at.of(text))) =>
            {
                (Answering::Missing, None)
            }
            State::Answered(at) => (Answering::Answered, at),
            State::LeftOpen(gap) => (Answering::LeftOpen, Some(gap)),
            State::Unclear => (Answering::Unclear, None),
            State::Missing => (Answering::Missing, None),
        };
        Answer { state, at }
    };
    let states = Passages::of(subject).answers(post);
    post.questions.iter().zip(states).map(told).collect()
}
