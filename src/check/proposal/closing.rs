//! P13: a letter that gives the client nothing easy to answer.

use super::finding;
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::draft::borrowed::Borrowed;
use crate::text::{Pattern, words};

pub(in crate::check) static P13: Rule = Rule {
    info: RuleInfo {
        id: RuleId("P13"),
        name: "no-next-step",
        severity: Severity::Warning,
        summary: "no question and no next step",
        explanation: "One easy question about the work is the cheapest way to a reply. A next step (what \
                      you would send, when you could start) does as well.",
    },
    kind: TextKind::Proposal,
    run,
};

static STEP: Pattern = Pattern::new(
    &[
        "send",
        "start",
        "call",
        "let me know",
        "shall",
        "next",
        "happy to",
        "could you",
        "first milestone",
        "show you",
        "free on",
        "available",
        "tell me",
        "envi",
        "empez",
        "beginn",
        "schick",
        "commenc",
        "avis",
        "disponible",
        "verfügbar",
        "termin",
        "começ",
        "dígame",
        "sagen sie",
    ],
    r"\b(?:send|share|give) me\b|\bif you (?:send|share|like|want)\b|\b(?:i|we)(?: can|'ll| will| could|'d| would)[^.\n]{0,30}\b(?:start|begin|send|show|call)\b|\bcall\b|\blet me know\b|\bshall\b|\bnext (?:step|week)\b|\bhappy to\b|\bcould you\b|\bfirst milestone\b|\btell me\b|\b(?:free|available) (?:on|from|this|next)\b|\benv[ií]e|\bempez\w+|\bbeginn\w*|\bschick\w+|\bcommenc\w+|\bdisponible\b|\bverfügbar\b|\btermin\b|\bcomeç\w+|\bdígame\b|\bsagen sie\b",
);

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let text = subject.text();
    let borrowed = Borrowed::find(text, subject.post);
    let sentences = words::sentences(text);
    let asks = sentences.iter().any(|sentence| {
        let said = sentence.of(text).trim_end_matches(['"', '”', ')', ' ']);
        said.ends_with(['?', '？']) && !borrowed.covers(*sentence)
    });
    let Some(&last) = sentences
        .last()
        .filter(|_| !asks && !STEP.is_in(subject.draft))
    else {
        return Vec::new();
    };
    vec![
        finding(rule, last, "no question and no next step")
            .help("end with one question that is easy to answer"),
    ]
}
