//! The contract of a post: what it tells applicants to do, and the questions they are to answer.

use super::must::one_line;
use super::proposal::Reading;
use super::{Ask, Cell, Criterion, Point, State};
use crate::check::{self, Answering};
use crate::job_post::{DemandKind, Place};
use crate::text::words;

pub(super) fn instructions(reading: &Reading<'_>, ask: &Ask<'_>) -> Cell {
    let kept = check::kept(&reading.subject(ask));
    let mut points = Vec::new();
    for (demand, kept) in ask.post.demands.iter().zip(kept) {
        // Answers have a column of their own.
        if demand.kind == DemandKind::Answers {
            continue;
        }
        let state = match kept.met {
            Some(true) => State::Yes,
            Some(false) => State::No,
            None => State::Open,
        };
        let asked = words::shortened(&one_line(demand.span.of(&ask.post.text)), 90);
        let what = match (&demand.token, demand.place) {
            (Some(token), Place::Start) => format!("begins with “{token}”"),
            (Some(token), Place::End) => format!("ends with “{token}”"),
            (Some(token), Place::Subject) => format!("“{token}” in the subject line"),
            _ => asked,
        };
        let note = kept
            .missing
            .or_else(|| (state == State::Open).then(|| "for you to judge".to_owned()));
        points.push(
            Point::new(what, state)
                .asked(demand.span)
                .quoting(kept.at)
                .noting(note),
        );
    }
    counted(Criterion::Instructions, points)
}

pub(super) fn questions(reading: &Reading<'_>, ask: &Ask<'_>) -> Cell {
    let answers = check::answers(&reading.subject(ask));
    let mut points = Vec::new();
    for (question, answer) in ask.post.questions.iter().zip(answers) {
        let (state, note) = match answer.state {
            Answering::Answered => (State::Yes, None),
            Answering::Unclear => (State::Partly, Some("may be answered in passing")),
            Answering::LeftOpen => (State::No, Some("left open")),
            Answering::Missing => (State::No, Some("not answered")),
        };
        let what = words::shortened(&one_line(question.span.of(&ask.post.text)), 90);
        let point = Point::new(what, state)
            .asked(question.span)
            .quoting(answer.at);
        points.push(point.noting(note.map(str::to_owned)));
    }
    counted(Criterion::Questions, points)
}

/// A cell of points that are met or not; those that cannot be told do not count.
fn counted(criterion: Criterion, points: Vec<Point>) -> Cell {
    let count = |state| points.iter().filter(|point| point.state == state).count();
    let (yes, partly, no) = (count(State::Yes), count(State::Partly), count(State::No));
    let told = yes + partly + no;
    let brief = match (told, partly) {
        (0, _) => "–".to_owned(),
        (_, 0) => format!("{yes} of {told}"),
        _ => format!("{yes} of {told}, {partly} unclear"),
    };
    Cell {
        criterion,
        share: (told > 0).then(|| (yes as f64 + partly as f64 / 2.0) / told as f64),
        brief,
        points,
    }
}
