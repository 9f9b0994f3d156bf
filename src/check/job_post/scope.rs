//! J02 and J03: what is to be done, and what is handed over.

use super::{absent, is_readable};
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::job_post::SectionKind;
use crate::text::Pattern;

pub(in crate::check) static J02: Rule = Rule {
    info: RuleInfo {
        id: RuleId("J02"),
        name: "scope",
        severity: Severity::Warning,
        summary: "the post does not say what is to be done",
        explanation: "Without a scope every bid is a guess, and the cheap guess wins. Name the tasks in the \
                      order they come, and what is not part of the job.",
    },
    kind: TextKind::JobPost,
    run: scope,
};

pub(in crate::check) static J03: Rule = Rule {
    info: RuleInfo {
        id: RuleId("J03"),
        name: "deliverables",
        severity: Severity::Warning,
        summary: "the post names nothing that is handed over",
        explanation: "Say what you will hold in your hands at the end: files and their formats, a running \
                      site, a report of so many pages, a number of articles.",
    },
    kind: TextKind::JobPost,
    run: deliverables,
};

/// Work in the imperative, after "you", or as a noun of doing.
static WORK: Pattern = Pattern::new(
    &[],
    r"\b(?:(?:re)?build|(?:re)?design|creat(?:e|ion|ing)|develop(?:ment|ing)?|(?:re)?writ(?:e|ing)|fix(?:ing|es)?|edit(?:ing)?|translat(?:e|ion|ing)|transcri(?:be|ption)|set ?up|implement|migrat(?:e|ion|ing)|optimi[sz](?:e|ation)|repair|mend|draw|record|proofread|produce|integrat(?:e|ion)|update|install|research|collect|deploy|test|audit|clean|analy[sz](?:e|is)|animate|illustrat(?:e|ion)|mix|master|draft|improve|upgrade|automat(?:e|ion)|export|import|merge|measure|rename|sort|type|label|convert|configure|connect|photograph|film|shoot|retouch|narrat(?:e|ion)|moderate|answer|teach|lessons?|tutor|coach|book|keep|plan|organi[sz]e|manage|interview|compare|document|reconcile|publish|post|paint|make|turn|move|interviewing|call|cut|script|crawl|check|run|diseñar|crear|desarrollar|traducir|escribir|redac\w+|necesitamos textos|criar|desenvolver|traduzir|créer|développer|traduire|rédiger|proposer|monter|reprendre|refonte|erstell\w+|entwickl\w+|übersetz\w+|gestalt\w+|aufgaben|umzug|übernehmen|testen|creare|sviluppare|tradurre|maken|ontwerpen|bouwen|vertalen|schrijven|rehacer)\b",
);
static HANDED_OVER: Pattern = Pattern::new(
    &[],
    r"\b(?:deliver(?:y of|s|ed|able|ables|ing)?|hand(?:ed|s)? (?:over|in)|handed|hand-?over|you (?:give|send|return|leave) (?:us|me)|what (?:we|i|you) get|we (?:get|receive|expect to receive)|output|result(?:s)? (?:is|are|will be|we)|end (?:result|product)|final (?:files?|versions?|product|draft)|as (?:pull requests|pdf|svg|png|jpe?g|csv|word)|pull requests?|source (?:code|files)|repositor(?:y|ies)|(?:in|as) (?:svg|png|pdf|psd|ai|mp4|wav|srt|tiff|jpe?g|docx?|xlsx?|csv)\b|send(?:s)? (?:us|me|back) (?:the|a|an|each|his|five|\d+)|and (?:send|return) |leaves? (?:us )?(?:instructions|notes|a guide|documentation)|entreg\w+|livrables?|livraison|ergebnis\w*|lieferumfang|liefern|abgabe|consegn\w+|oplever\w+|je levert|op te leveren|entregáveis)\b",
);
/// So many of a thing: "ten levels", "four clips of 40 seconds".
static COUNTED: Pattern = Pattern::new(
    &[],
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|a|an|\d[\d,.]*)\s+(?:[\w-]+\s+){0,3}?(?:pages?|articles?|levels?|scenes?|videos?|clips?|episodes?|screens?|illustrations?|drawings?|pictures?|photos?|logos?|icons?|banners?|flyers?|slides?|recipes?|posts|newsletters?|letters?|scripts?|reports?|dashboards?|components?|models?|songs?|tracks?|files?|transcripts?|subtitles|plugins?|apps?|websites?|sites?|landing pages?|stores?|shops?|spreadsheets?|macros?|bots?|widgets?|lessons?|chapters?|words|cards?|forms|listings|appointments|demos|leads|interviews?|summar(?:y|ies)|minutes)\b",
);

fn scope(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let has_section = subject
        .as_post()
        .sections
        .iter()
        .any(|section| matches!(section.kind, SectionKind::Scope | SectionKind::Deliverables));
    if !is_readable(subject)
        || has_section
        || COUNTED.is_in(subject.draft)
        || WORK.is_in(subject.draft)
    {
        return Vec::new();
    }
    vec![
        absent(rule, "the post does not say what is to be done")
            .help("name the tasks in the order they come, and what is not part of the job"),
    ]
}

fn deliverables(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let has_section = subject
        .as_post()
        .sections
        .iter()
        .any(|section| section.kind == SectionKind::Deliverables);
    if !is_readable(subject)
        || has_section
        || HANDED_OVER.is_in(subject.draft)
        || COUNTED.is_in(subject.draft)
    {
        return Vec::new();
    }
    vec![
        absent(rule, "the post names nothing that is handed over").help(
            "say what you will hold in your hands at the end: files, formats, numbers of pieces",
        ),
    ]
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_pattern_compiles() {
        assert!(
            super::WORK.is_valid() && super::HANDED_OVER.is_valid() && super::COUNTED.is_valid()
        );
    }
}
