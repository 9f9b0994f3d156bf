//! S04 and S09–S12: the attention check, nothing named, seen before, questions, no AI.

use super::{opening, rules};
use crate::diagnostic::{Diagnostic, Document};
use crate::job_post::reading::Reading;
use crate::job_post::{DemandKind, JobPost, Place, deliverable, demand};
use crate::text::{Span, similarity};

/// From this share of common five-word runs two posts are the same.
const SAME: f64 = 0.6;

/// Adds the findings that follow from the parsed post.
pub(super) fn find(post: &JobPost, reading: &Reading<'_>, findings: &mut Vec<Diagnostic>) {
    for demand in &post.demands {
        if matches!(demand.kind, DemandKind::Word | DemandKind::Riddle) {
            let message = match &demand.token {
                Some(token) => format!("an attention check: \"{token}\" {}", place(demand.place)),
                None => "an attention check".to_owned(),
            };
            findings.push(
                Diagnostic::new(&rules::CHECK, Document::Post, demand.span, message)
                    .help("meet it exactly; gig verifies it by position"),
            );
        }
    }
    if !deliverable::is_named(reading, post.title) && !deliverable::names_work(reading.text) {
        findings.push(
            Diagnostic::new(
                &rules::NOTHING,
                Document::Post,
                opening(post),
                "nothing is named that is to be made or done",
            )
            .help("ask what shall exist at the end, or pass"),
        );
    }
    if let Some(first) = post.questions.first() {
        let count = post.questions.len();
        let message = if count == 1 {
            "the post asks a question".to_owned()
        } else {
            format!("the post asks {count} questions")
        };
        findings.push(
            Diagnostic::new(&rules::ASKS, Document::Post, first.span, message)
                .help("answer each, in order"),
        );
    }
    for (span, about_letter) in demand::no_ai(reading) {
        let message = if about_letter {
            "the client wants no AI in the application, or wants to be told"
        } else {
            "the client wants no AI in the work"
        };
        findings.push(
            Diagnostic::new(&rules::NO_AI, Document::Post, span, message)
                .help("respect it: write yourself and let gig check, or disclose"),
        );
    }
}

fn place(place: Place) -> &'static str {
    match place {
        Place::Start => "belongs at the start",
        Place::End => "belongs at the end",
        Place::Subject => "belongs in the subject",
        Place::Anywhere => "belongs in the application",
    }
}

/// S10: the post against posts seen before.
pub(super) fn seen_before(post: &JobPost, earlier: &[&str], findings: &mut Vec<Diagnostic>) {
    let likest = earlier
        .iter()
        .map(|other| similarity::shared(&post.text, other))
        .fold(0.0, f64::max);
    if likest >= SAME {
        let message = format!("{:.0}% of this post was seen before", likest * 100.0);
        let span: Span = opening(post);
        findings.push(
            Diagnostic::new(&rules::SEEN, Document::Post, span, message)
                .help("look for what changed, and ask why it is posted again"),
        );
    }
}
