//! J06: by when, or for how long.

use super::{absent, is_readable};
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::text::Pattern;
use crate::text::pattern::Lowered;

pub(in crate::check) static J06: Rule = Rule {
    info: RuleInfo {
        id: RuleId("J06"),
        name: "timeline",
        severity: Severity::Warning,
        summary: "no start, length or deadline",
        explanation: "\"ASAP\" is no date. Say when the work starts, how long it may take or until when it must \
                      be done; those who are booked then skip the post instead of disappointing you.",
    },
    kind: TextKind::JobPost,
    run,
};

/// Hurry is no date.
static HURRY: Pattern = Pattern::new(
    &["asap", "urgent", "immediate", "now", "right away"],
    r"^(?:\W|\b(?:start\w*|to|needed|as soon as possible|asap|urgent\w*|immediate\w*|right away|now|done)\b)*$",
);
static TIME: [Pattern; 3] = [
    Pattern::new(
        &[
            "deadline",
            "timeline",
            "due",
            "turnaround",
            "ongoing",
            "long-term",
            "long term",
            "hours a week",
            "weekly",
            "per week",
            "a week",
            "a month",
            "monthly",
            "each month",
            "months",
            "weeks",
            "one week",
            "two week",
            "days",
            "weekend",
            "evening",
            "hurry",
        ],
        r"\bdeadline\b|\btimeline\b\s*[:\w]|\bdue (?:by|date|on)\b|\bturnaround\b|\bongoing\b|\blong[- ]term\b|\b(?:hours?|h|days?) (?:a|per|each|every) (?:day|week|month)\b|\b(?:within|in|for|about|over|takes?|at most|least|next|first|last|of|finish|ready|needed|,|\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|few|couple of)\s*(?:the |a |an )?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half a|few|couple of)?\s*(?:(?:to|-|–|or|and a half)\s*\w+\s*)?(?:working |business |calendar )?(?:days|weeks|months|years)\b|\b(?:one|a single|1|within a|in a|about a|for a|over a|one and a half)\s?(?:week|weekend|month|day|year)s?\b|\b\d+[- ](?:day|week|month)\b|\b(?:a|per|each|every) (?:week|month)\b|\b(?:weekly|monthly)\b|\bno hurry\b",
    ),
    Pattern::new(
        &[
            "jan",
            "feb",
            "mar",
            "apr",
            "may",
            "jun",
            "jul",
            "aug",
            "sep",
            "oct",
            "nov",
            "dec",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "christmas",
            "easter",
            "summer",
            "spring",
            "winter",
            "autumn",
            "next week",
            "next month",
            "end of",
            "tomorrow",
            "20",
        ],
        r"\b(?:by|before|until|till|from|start(?:s|ing)?(?: in| on| the week of)?|begin(?:s|ning)?(?: in| on)?|in|of|after|on|between|during|to|and|this|next|mid|early|late|middle of|end of|week of|live on|deliver(?:y|ed)?(?: by)?)\s+(?:the\s+)?(?:\w+\s+){0,3}?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december|jan\b|feb\b|mar\b|apr\b|jun\b|jul\b|aug\b|sept?\b|oct\b|nov\b|dec\b|monday|tuesday|wednesday|thursday|friday|saturday|sunday|christmas|easter|new year|summer|spring|winter|autumn|tomorrow|week\b|month\b|year\b|quarter\b)|\b(?:january|february|april|june|july|august|september|october|november|december)\b|\bq[1-4]\b|\b20\d\d-\d\d-\d\d\b|\b\d{1,2}[./]\d{1,2}[./]20\d\d\b|\bnext (?:week|month|monday)\b",
    ),
    Pattern::new(
        &[
            "plazo", "semana", "mes", "meses", "enero", "días", "frist", "wochen", "woche",
            "monate", "dauer", "beginn", "januar", "tage", "bis zum", "délai", "semaine", "mois",
            "janvier", "jours", "prazo", "dias", "settiman", "entro", "mesi", "weken", "maand",
            "dagen",
        ],
        r"\bplazo\b|\bsemanas?\b|\bmes(?:es)?\b|\bdías\b|\benero\b|\bfrist\b|\bwochen?\b|\bmonate?n?\b|\bdauer\b|\bbeginn\b|\bbis zum\b|\bdélais?\b|\bsemaines?\b|\bmois\b|\bjours\b|\bprazo\b|\bdias\b|\bsettiman[ae]\b|\bentro\b|\bmesi\b|\bweken\b|\bmaand(?:en)?\b|\bdagen\b",
    ),
];

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let duration = subject.as_post().duration;
    let told = duration.is_some_and(|span| !HURRY.is_in(&Lowered::new(span.of(subject.text()))))
        || TIME.iter().any(|time| time.is_in(subject.draft));
    if told || !is_readable(subject) {
        return Vec::new();
    }
    vec![
        absent(rule, "no start, length or deadline")
            .help("say when it starts, how long it may take, or until when it must be done"),
    ]
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_pattern_compiles() {
        assert!(super::TIME.iter().all(crate::text::Pattern::is_valid));
    }
}
