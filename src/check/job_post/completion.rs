//! J04: how both sides will know that the work is done.

use super::{absent, is_readable};
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::text::Pattern;

pub(in crate::check) static J04: Rule = Rule {
    info: RuleInfo {
        id: RuleId("J04"),
        name: "done-criteria",
        severity: Severity::Warning,
        summary: "the post does not say when the work is done",
        explanation: "Most quarrels are about the word \"done\". One sentence settles it: what is tested, by \
                      whom, how many rounds of changes, which figure is reached. For ongoing work say what a \
                      good week looks like.",
    },
    kind: TextKind::JobPost,
    run,
};

static DONE: [Pattern; 4] = [
    Pattern::new(
        &[
            "done",
            "finish",
            "complet",
            "final",
            "ready",
            "accept",
            "approv",
            "settled",
            "closed",
            "pass",
            "good",
            "fine",
            "satisf",
            "happy",
            "success",
            "correct",
            "works when",
            "ends ",
            "over ",
        ],
        r"\b(?:done|finished|complete[d]?|final|ready|accept(?:ed|s)?|approved?|settled|closed|pass(?:es|ed)?|good(?: enough)?|fine|satisfied|happy|successful|success|correct|decided|right|works|over|ends)\b[\s,:]{0,3}(?:when|once|if|as soon as|after|means?|is\b|looks like|at\b|criteria|when:|only when)",
    ),
    Pattern::new(
        &[
            "done",
            "accept",
            "criteri",
            "definition",
            "sign",
            "success",
            "judge",
            "take",
            "than",
            "results",
            "know",
            "finish",
            "count",
            "quality",
            "decide",
            "measure",
            "kpi",
            "approv",
            "goal",
            "target",
            "result we look",
        ],
        r"\bdone\s*:|\bacceptance\b|\baccepted\b|\bwe (?:will |shall )?(?:accept|approve|take|sign off)\b|\bi (?:will |shall )?(?:accept|approve|count)\b|\bcriteri(?:on|a)\b(?:\s*:|\s+(?:is|are|for))|\bdefinition of done\b|\bsign(?:s|ed)?(?: it| this| them)?[ -]off\b|\bsuccess (?:means|is|will|criteria|looks|metric)|\bsuccess\s*:|\bcall (?:it|the [\w ]{2,30}) a success\b|\bcounts? (?:as|it) (?:done|finished|good|complete)\b|\bcount it done\b|\bjudge you\b|\bmeasured by\b|\bkpis?\b|\bthe goal is\b|\bour goal is\b|\btarget of\b|\bresult we look for\b|\bfinish(?:ed)? (?:when|line)\b|\bquality bar\b|\b(?:nothing|no \w+)(?: \w+){0,2} (?:older|longer|later|more) than\b|\bresults?\s*:|\bhow we decide\b|\bi(?:'| wi)ll know it works\b",
    ),
    Pattern::new(
        &[
            "until",
            "round",
            "at least",
            "no more than",
            "tested",
            "without",
        ],
        r"\buntil (?:it|they|we|the|all|every|both|i)\b[^.\n]{0,60}\b(?:work|pass|match|approve|happy|satisf|run|load|agree)\w*|\b(?:with|after|one|two|three|up to \w+) (?:rounds?|revisions?)\b[^.\n]{0,40}\b(?:sign|approv|final|accept)\w*",
    ),
    Pattern::new(
        &[
            "abgenommen",
            "abnahme",
            "fertig",
            "ready",
            "damos por",
            "terminado",
            "acepta",
            "terminé",
            "terminée",
            "validé",
            "recette",
            "pronto quando",
            "concluído",
            "finito quando",
            "accettat",
            "klaar",
            "aceite",
        ],
        r"\babgenommen\b|\babnahme\b|\bfertig,? (?:ist|sobald|wenn)\b|\bdamos por (?:bueno|terminado)\b|\bterminado cuando\b|\baceptad[oa]s?\b|\bse acepta\b|\bterminée? quand\b|\bvalidée?s? (?:quand|par)\b|\bconcluíd[oa] quando\b|\bfinito quando\b|\baccettat[oa]\b|\bklaar als\b|\bpronto quando\b",
    ),
];

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    if !is_readable(subject) || DONE.iter().any(|done| done.is_in(subject.draft)) {
        return Vec::new();
    }
    vec![
        absent(rule, "the post does not say when the work is done")
            .help("add one sentence: \"it is done when …\" with what is tested, by whom, or which figure is reached"),
    ]
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_pattern_compiles() {
        assert!(super::DONE.iter().all(crate::text::Pattern::is_valid));
    }
}
