//! S01 and S02: what is aimed at machines, and the words it told them to use.

use super::rules;
use crate::diagnostic::{Diagnostic, Document};
use crate::job_post::address::{Aim, Aimed};
use crate::job_post::demand;

/// Adds a finding for each stretch.
pub(super) fn find(aimed: &[Aimed], findings: &mut Vec<Diagnostic>) {
    for stretch in aimed {
        let finding = match stretch.aim {
            Aim::Reader => Diagnostic::new(
                &rules::AIMED,
                Document::Post,
                stretch.span,
                message(stretch),
            )
            .help("gig does not obey it and no model sees it; answer as the person you are"),
            Aim::Override => Diagnostic::new(
                &rules::OVERRIDE,
                Document::Post,
                stretch.span,
                "text that tries to take over a model's instructions",
            )
            .help("gig keeps it from every model; think twice about a client who plants it"),
            Aim::Marker => Diagnostic::new(
                &rules::OVERRIDE,
                Document::Post,
                stretch.span,
                "marks that imitate a conversation with a model",
            )
            .help("gig disarms them in the copy a model sees"),
        };
        findings.push(finding);
    }
}

fn message(stretch: &Aimed) -> String {
    let words = demand::words_told(&stretch.words);
    match words.first() {
        Some(word) => format!("text aimed at AI tools: a machine that obeys it writes \"{word}\""),
        None => "text aimed at AI tools".to_owned(),
    }
}

/// The words that machine-aimed text told an AI to use, each once.
pub(super) fn canaries(aimed: &[Aimed]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for stretch in aimed {
        for word in demand::words_told(&stretch.words) {
            if !found.contains(&word) {
                found.push(word);
            }
        }
    }
    found
}
