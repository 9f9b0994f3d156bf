//! P02 and P20: what was to be filled in and was not.
//!
//! P02 is a slip: a placeholder of a template or a model. P20 is a visible gap that gig itself leaves
//! for the writer to decide; the pipeline may report it as a note while a draft is in the making.

use super::finding;
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::draft::borrowed::Borrowed;
use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span, words};

pub(in crate::check) static P02: Rule = Rule {
    info: RuleInfo {
        id: RuleId("P02"),
        name: "placeholder",
        severity: Severity::Error,
        summary: "a placeholder was left: [Name], {{x}}, <client>, TODO, XXX",
        explanation: "A letter with an unfilled placeholder tells the client that nobody read it before \
                      it was sent. Fill it in or take the sentence out.",
    },
    kind: TextKind::Proposal,
    run: slips,
};

pub(in crate::check) static P20: Rule = Rule {
    info: RuleInfo {
        id: RuleId("P20"),
        name: "left-open",
        severity: Severity::Error,
        summary: "a gap that only the writer can fill: [… you decide: …]",
        explanation: "gig leaves a visible gap where neither the profile nor the post holds an answer, \
                      instead of inventing one. Decide, then write it in; the letter is not finished \
                      before.",
    },
    kind: TextKind::Proposal,
    run: gaps,
};

static BRACKETS: Pattern = Pattern::new(
    &["["],
    r"\[[^\[\]\n]{0,60}\b(?:names?|your|my|insert|client'?s?|company|link|url|date|number|project|rate|amount|portfolio|title|city|country|add|example|skills?|tool|budget|timeline|details?|website|e-?mail|phone|contact|platform|industry|here|xx+|x%?|n|years?|role|position|metric|result|nombre|empresa|nom|entreprise|firma|firmen\w*|kunden\w*|betrag|datum|preis|montant|importo|importe|valor|fecha|data|nome|empresa|azienda|cliente|client)\b[^\[\]\n]{0,60}\]",
);
static TAGS: Pattern = Pattern::new(
    &["<"],
    r"<\s*(?:your|the|client'?s?|customer'?s?|name|company|insert|add|project|link|url|date|rate|amount|number|first ?name|last ?name|hiring manager|placeholder|nombre|nom)\b[^<>\n]{0,50}>",
);
static MARKS: [Pattern; 5] = [
    Pattern::new(
        &["{"],
        r"\{\{[^{}\n]{0,80}\}\}|\{%[^{}\n]{0,80}%\}|\$\{\w{1,40}\}|\{(?:[a-z]+_)?(?:name|client|company|project|link|url|rate|title|date|x)(?:_[a-z]+)?\}|%(?:name|client|company)%",
    ),
    Pattern::new(
        &["todo", "tbd", "fixme", "tbc"],
        r"(?-i:\b(?:TODO|FIXME)\b(?:\s*[:\-(\].]|\s*$)|\bTB[DC]\b)",
    ),
    Pattern::new(&["xx"], r"(?-i:\bX{2,}\b|\bxxx+\b)[%k]?"),
    Pattern::new(&["lorem ipsum"], r"\blorem ipsum\b[^.\n]{0,60}"),
    Pattern::new(
        &["here", "insert", "name", "____"],
        r"\b(?:your|client|company) name here\b|\(insert [^()\n]{1,50}\)|\b(?:YOUR|CLIENT|COMPANY)_[A-Z_]{2,30}\b|_{4,}|\b(?:dear|hi|hello) (?:client|company|hiring manager)(?:'s)? name\b",
    ),
];

/// The placeholders in a text.
pub(in crate::check) fn places(text: &Lowered<'_>) -> Vec<Span> {
    let brackets = BRACKETS
        .find_all(text)
        .into_iter()
        .filter(|span| !is_markdown_link(text.original(), *span));
    let tags = TAGS.find_all(text);
    let marks = MARKS.iter().flat_map(|mark| mark.find_all(text));
    brackets
        .chain(tags)
        .chain(marks)
        .filter(|&span| !in_code(text.original(), span))
        .collect()
}

fn slips(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let text = subject.text();
    let borrowed = Borrowed::find(text, subject.post);
    places(subject.draft)
        .into_iter()
        .filter(|&span| !borrowed.covers(span) && !is_demanded(subject, span))
        .map(|span| {
            finding(
                rule,
                span,
                format!(
                    "placeholder left: {}",
                    words::shortened(span.of(text).trim(), 50)
                ),
            )
            .help("fill it in or take the sentence out")
        })
        .collect()
}

fn is_markdown_link(text: &str, span: Span) -> bool {
    text.get(span.end..)
        .is_some_and(|rest| rest.starts_with('('))
}

fn in_code(text: &str, span: Span) -> bool {
    let before = text.get(..span.start).unwrap_or_default();
    before
        .rsplit('\n')
        .next()
        .is_some_and(|line| line.matches('`').count() % 2 == 1)
}

fn is_demanded(subject: &Subject<'_>, span: Span) -> bool {
    let words = span.of(subject.text()).to_lowercase();
    subject.post.is_some_and(|post| {
        post.demands
            .iter()
            .filter_map(|demand| demand.token.as_deref())
            .any(|token| token.to_lowercase().contains(&words))
    })
}

fn gaps(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    Borrowed::find(subject.text(), None)
        .gaps
        .into_iter()
        .map(|span| {
            finding(
                rule,
                span,
                format!(
                    "left open: {}",
                    words::shortened(span.of(subject.text()), 70)
                ),
            )
            .help("decide, and write the answer in its place")
        })
        .collect()
}
