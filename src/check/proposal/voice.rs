//! P21: a draft that does not sound like its writer.
//!
//! What the writer sounds like is read from their own letters by `voice`; without enough of them the
//! rule is silent.

use super::finding;
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::text::Span;

/// One difference is a matter of the day.
const FAR: usize = 2;
/// So many are another person.
const STRANGE: usize = 4;

pub(in crate::check) static P21: Rule = Rule {
    info: RuleInfo {
        id: RuleId("P21"),
        name: "voice",
        severity: Severity::Note,
        summary: "far from your voice",
        explanation: "Clients talk to the writer afterwards, and users of drafting tools say of drafts \
                      that they are \"not me\". The draft is compared with your own letters that went \
                      out (at least three, from the history): length of sentences, opening, last line, \
                      contractions, exclamation marks, showy words you never use. Two differences are a \
                      note, four a warning.",
    },
    kind: TextKind::Proposal,
    run,
};

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let text = subject.text();
    let is_offline = subject
        .receipt
        .is_some_and(|receipt| !receipt.is_from_a_model());
    // The offline draft is a template's; that it sounds like one is no news.
    let Some(voice) = subject.voice.filter(|_| !is_offline) else {
        return Vec::new();
    };
    let found = voice.differences(text);
    if found.len() < FAR {
        return Vec::new();
    }
    let said: Vec<&str> = found.iter().map(|one| one.0.as_str()).collect();
    let severity = if found.len() < STRANGE {
        Severity::Note
    } else {
        Severity::Warning
    };
    vec![
        finding(
            rule,
            Span::whole(text).trimmed(text),
            format!("far from your voice: {}", said.join("; ")),
        )
        .severity(severity)
        .help(format!(
            "say it as in your {} letters that went out",
            voice.letters
        )),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::packs::Packs;
    use crate::skill::Vocabulary;
    use crate::text::pattern::Lowered;
    use crate::voice::Fingerprint;

    #[test]
    fn a_strangers_letter_is_noted_and_no_voice_is_silence() {
        let mine = [1, 2, 3].map(|day| {
            format!(
                "Your shop loses carts. I'd look at step {day} first. It's a small change. I don't need \
                 access for that. Send me a link?\n\nCheers, Ada"
            )
        });
        let voice = Fingerprint::of(&mine);
        let draft = "Dear client,\n\nI am delighted to offer a comprehensive and robust solution that will \
                     elevate your brand and ensure a seamless journey for every visitor! I have worked on \
                     many such projects and I am certain that it is within reach.\n\nSincerely";
        let lowered = Lowered::new(draft);
        let vocabulary = Vocabulary::default();
        let pack = Packs::built_in().get("generic").unwrap();
        let silent = Subject::new(&lowered, TextKind::Proposal, &vocabulary, &pack);
        assert!(run(&P21.info, &silent).is_empty());
        let subject = Subject {
            voice: voice.as_ref(),
            ..silent
        };
        let found = run(&P21.info, &subject);
        assert_eq!(found.len(), 1);
        assert!(
            found[0].message.contains("Cheers, Ada"),
            "{}",
            found[0].message
        );
    }
}
