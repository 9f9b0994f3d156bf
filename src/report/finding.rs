//! Findings and demands as they leave gig: the wire form of every `--json`, and text for people.
//!
//! Which findings there are is decided by `check`, `job_post::scan` and the parsers; colour and what
//! may reach a screen are `terminal`'s.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Serialize;

use super::excerpt::excerpt;
use crate::diagnostic::{Diagnostic, Document, Evidence, Severity};
use crate::job_post::{DemandKind, JobPost};
use crate::text::{LineIndex, Position, Span, words};

/// A text that findings point into, under the name it is shown by (`draft`, `letter.md`).
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The name.
    pub name: &'a str,
    /// The text.
    pub text: &'a str,
}

/// The texts that spans of findings are offsets into. What was not given has no place to show.
#[derive(Debug, Clone, Copy, Default)]
pub struct Texts<'a> {
    /// The draft.
    pub draft: Option<Source<'a>>,
    /// The post.
    pub post: Option<Source<'a>>,
    /// The profile.
    pub profile: Option<Source<'a>>,
}

impl<'a> Texts<'a> {
    /// A draft alone, called `draft`.
    #[must_use]
    pub const fn draft(text: &'a str) -> Self {
        Self {
            draft: Some(Source {
                name: "draft",
                text,
            }),
            post: None,
            profile: None,
        }
    }

    /// A post alone, called `post`.
    #[must_use]
    pub const fn post(text: &'a str) -> Self {
        Self {
            draft: None,
            post: Some(Source { name: "post", text }),
            profile: None,
        }
    }

    /// The text of a document.
    #[must_use]
    pub const fn source(&self, document: Document) -> Option<Source<'a>> {
        match document {
            Document::Draft => self.draft,
            Document::Post => self.post,
            Document::Profile => self.profile,
        }
    }
}

/// A position on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Point {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in grapheme clusters.
    pub column: usize,
}

impl From<Position> for Point {
    fn from(position: Position) -> Self {
        Self {
            line: position.line,
            column: position.column,
        }
    }
}

/// A finding on the wire: what every `--json` gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule's id.
    pub rule: &'static str,
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The words, verbatim; empty when something is absent.
    pub quote: String,
    /// Where they begin.
    pub start: Point,
    /// Where they end (the position after the last character).
    pub end: Point,
    /// `draft`, `post` or `profile`.
    #[serde(rename = "in")]
    pub document: &'static str,
    /// Lines of the user's files that prove or explain it.
    pub evidence: Vec<Line>,
}

/// A line of a file on the wire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The file's name.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The words, verbatim.
    pub quote: String,
}

impl From<&Evidence> for Line {
    fn from(evidence: &Evidence) -> Self {
        Self {
            file: evidence.file.clone(),
            line: evidence.line,
            quote: evidence.quote.clone(),
        }
    }
}

/// The findings on the wire, in the order given.
#[must_use]
pub fn findings(diagnostics: &[Diagnostic], texts: &Texts<'_>) -> Vec<Finding> {
    let places = Places::new(diagnostics, texts);
    diagnostics
        .iter()
        .map(|diagnostic| Finding {
            rule: diagnostic.rule.0,
            severity: diagnostic.severity.as_str(),
            message: diagnostic.message.clone(),
            help: diagnostic.help.clone(),
            quote: quote(diagnostic, texts).to_owned(),
            start: places.of(diagnostic.document, diagnostic.span.start).into(),
            end: places.of(diagnostic.document, diagnostic.span.end).into(),
            document: diagnostic.document.as_str(),
            evidence: diagnostic.evidence.iter().map(Line::from).collect(),
        })
        .collect()
}

/// The findings as text for people: a head line, the place with carets, help and evidence for each.
/// Empty without findings, else it ends with a line break.
#[must_use]
pub fn human(diagnostics: &[Diagnostic], texts: &Texts<'_>) -> String {
    let places = Places::new(diagnostics, texts);
    let mut out = String::new();
    for diagnostic in diagnostics {
        describe(diagnostic, texts, &places, &mut out);
    }
    out
}

/// How many findings of each severity there are: `2 errors, 1 warning`; `no findings` without.
#[must_use]
pub fn summary(diagnostics: &[Diagnostic]) -> String {
    let parts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .filter_map(|severity| {
            let count = diagnostics
                .iter()
                .filter(|diagnostic| diagnostic.severity == severity)
                .count();
            let plural = if count == 1 { "" } else { "s" };
            (count > 0).then(|| format!("{count} {}{plural}", severity.as_str()))
        })
        .collect();
    if parts.is_empty() {
        return "no findings".to_owned();
    }
    parts.join(", ")
}

/// A demand of the post on the wire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Demand {
    /// What kind of thing is demanded.
    pub kind: &'static str,
    /// The exact words to use, where the post gives them.
    pub token: Option<String>,
    /// `start`, `end`, `subject` or `anywhere`.
    pub place: &'static str,
    /// For a length: how many words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<u32>,
    /// For a length: whether it is a minimum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<bool>,
    /// The post's words.
    pub quote: String,
    /// Where they begin.
    pub start: Point,
    /// Where they end.
    pub end: Point,
    /// Whether the draft meets it; absent when no draft was read or it cannot be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub met: Option<bool>,
}

/// The demands of a post on the wire, in its order; `met[i]` says whether demand `i` is met, and may
/// be shorter.
#[must_use]
pub fn demands(post: &JobPost, met: &[Option<bool>]) -> Vec<Demand> {
    let offsets = post
        .demands
        .iter()
        .flat_map(|demand| [demand.span.start, demand.span.end]);
    let positions = LineIndex::new(&post.text).positions(offsets);
    let point = |offset| positions.get(&offset).copied().unwrap_or(START).into();
    post.demands
        .iter()
        .enumerate()
        .map(|(at, demand)| {
            let length = match demand.kind {
                DemandKind::Length { words, at_least } => Some((words, at_least)),
                _ => None,
            };
            Demand {
                kind: kind_word(demand.kind),
                token: demand.token.clone(),
                place: demand.place.as_str(),
                words: length.map(|(words, _)| words),
                at_least: length.map(|(_, at_least)| at_least),
                quote: demand.span.of(&post.text).to_owned(),
                start: point(demand.span.start),
                end: point(demand.span.end),
                met: met.get(at).copied().flatten(),
            }
        })
        .collect()
}

/// The word for a kind of demand in reports.
#[must_use]
pub const fn kind_word(kind: DemandKind) -> &'static str {
    match kind {
        DemandKind::Word => "word",
        DemandKind::Riddle => "riddle",
        DemandKind::Answers => "answers",
        DemandKind::Attachment => "attachment",
        DemandKind::Rate => "rate",
        DemandKind::Timing => "timing",
        DemandKind::Length { .. } => "length",
        DemandKind::Language => "language",
        DemandKind::Describe => "describe",
        DemandKind::Avoid => "avoid",
        DemandKind::AiDisclosure => "ai_disclosure",
    }
}

/// The beginning of a text: where what is absent is reported.
const START: Position = Position { line: 1, column: 1 };

/// The positions of both ends of all findings, by document.
struct Places(BTreeMap<Document, BTreeMap<usize, Position>>);

impl Places {
    fn new(diagnostics: &[Diagnostic], texts: &Texts<'_>) -> Self {
        let mut offsets: BTreeMap<Document, Vec<usize>> = BTreeMap::new();
        for diagnostic in diagnostics {
            let span = diagnostic.span;
            offsets
                .entry(diagnostic.document)
                .or_default()
                .extend([span.start, span.end]);
        }
        Self(
            offsets
                .into_iter()
                .filter_map(|(document, offsets)| {
                    let source = texts.source(document)?;
                    Some((document, LineIndex::new(source.text).positions(offsets)))
                })
                .collect(),
        )
    }

    fn of(&self, document: Document, offset: usize) -> Position {
        self.0
            .get(&document)
            .and_then(|positions| positions.get(&offset))
            .copied()
            .unwrap_or(START)
    }
}

pub(super) fn quote<'a>(diagnostic: &Diagnostic, texts: &Texts<'a>) -> &'a str {
    texts
        .source(diagnostic.document)
        .map_or("", |source| diagnostic.span.of(source.text))
}

fn describe(diagnostic: &Diagnostic, texts: &Texts<'_>, places: &Places, out: &mut String) {
    let source = texts.source(diagnostic.document);
    let name = source.map_or(diagnostic.document.as_str(), |source| source.name);
    let place = places.of(diagnostic.document, diagnostic.span.start);
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "{name}:{}:{} {}[{}]: {}",
        place.line,
        place.column,
        diagnostic.severity.as_str(),
        diagnostic.rule,
        one_line(&diagnostic.message)
    );
    if let Some(shown) = source.and_then(|source| excerpt(source.text, diagnostic.span)) {
        let number = place.line.to_string();
        let gutter = " ".repeat(number.len());
        let _ = writeln!(out, "  {number} | {}", shown.line);
        let _ = writeln!(out, "  {gutter} | {}", shown.carets);
    }
    if let Some(help) = &diagnostic.help {
        let _ = writeln!(out, "  help: {}", one_line(help));
    }
    for evidence in &diagnostic.evidence {
        let _ = writeln!(
            out,
            "  ← {}:{} \"{}\"",
            evidence.file,
            evidence.line,
            words::shortened(&one_line(&evidence.quote), 120)
        );
    }
}

/// A message on one line: it may quote what the user wrote over several.
fn one_line(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\r']) {
        return text.split_whitespace().collect::<Vec<_>>().join(" ").into();
    }
    text.into()
}

/// The span, in code points, as line and columns: what SARIF counts in.
pub(super) fn code_points(text: &str, index: &LineIndex<'_>, offset: usize) -> Position {
    let offset = text.floor_char_boundary(offset);
    let line = index.line(offset);
    let before = text.get(..offset).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    Position {
        line,
        column: Span::new(start, offset).of(text).chars().count() + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{RuleId, RuleInfo};

    static RULE: RuleInfo = RuleInfo {
        id: RuleId("P07"),
        name: "unproved-figure",
        severity: Severity::Error,
        summary: "a figure the profile does not hold",
        explanation: "",
    };

    fn finding(text: &str, words: &str) -> Diagnostic {
        let at = text.find(words).unwrap();
        Diagnostic::new(
            &RULE,
            Document::Draft,
            Span::new(at, at + words.len()),
            "your profile\ndoes not say this",
        )
        .help("take it out")
        .because(Evidence {
            file: "ada.md".into(),
            line: 42,
            quote: "Cut churn".into(),
        })
    }

    #[test]
    fn people_see_place_words_help_and_evidence() {
        let text = "Hi,\nI cut churn by 35% last year.";
        assert_eq!(
            human(&[finding(text, "35%")], &Texts::draft(text)),
            "draft:2:16 error[P07]: your profile does not say this\n  \
               2 | I cut churn by 35% last year.\n    \
                 |                ^^^\n  \
               help: take it out\n  \
               ← ada.md:42 \"Cut churn\"\n"
        );
    }

    #[test]
    fn the_wire_has_the_agreed_keys_in_order() {
        let text = "é 35%";
        let wire =
            serde_json::to_string(&findings(&[finding(text, "35%")], &Texts::draft(text))).unwrap();
        assert_eq!(
            wire,
            r#"[{"rule":"P07","severity":"error","message":"your profile\ndoes not say this","help":"take it out","quote":"35%","start":{"line":1,"column":3},"end":{"line":1,"column":6},"in":"draft","evidence":[{"file":"ada.md","line":42,"quote":"Cut churn"}]}]"#
        );
    }

    #[test]
    fn a_text_that_was_not_given_has_no_excerpt() {
        let shown = human(
            &[Diagnostic::new(
                &RULE,
                Document::Post,
                Span::new(3, 9),
                "seen",
            )],
            &Texts::draft("abc"),
        );
        assert_eq!(shown, "post:1:1 error[P07]: seen\n");
    }

    #[test]
    fn severities_are_counted_worst_first() {
        let note = finding("35%", "35%").severity(Severity::Note);
        let error = finding("35%", "35%");
        assert_eq!(summary(&[note.clone(), error, note]), "1 error, 2 notes");
        assert_eq!(summary(&[]), "no findings");
    }
}
