//! Findings as SARIF 2.1.0, the format code hosts and editors read.

use serde_json::{Value, json};

use super::finding::{Source, Texts, code_points, quote};
use crate::diagnostic::{Diagnostic, Document, RuleInfo, Severity};
use crate::text::LineIndex;

/// A finding the writer waived, with the reason given.
#[derive(Debug, Clone, Copy)]
pub struct Waived<'a> {
    /// The finding.
    pub diagnostic: &'a Diagnostic,
    /// The reason.
    pub reason: &'a str,
}

/// A SARIF log of one run: every rule that could have spoken, every finding, and what was waived as
/// suppressed results. Ends with a line break.
#[must_use]
pub fn sarif(
    rules: &[&RuleInfo],
    found: &[Diagnostic],
    waived: &[Waived<'_>],
    texts: &Texts<'_>,
) -> String {
    let lines = Lines::new(texts);
    let results: Vec<Value> = found
        .iter()
        .map(|diagnostic| result(diagnostic, rules, texts, &lines))
        .chain(waived.iter().map(|waived| {
            let mut value = result(waived.diagnostic, rules, texts, &lines);
            if let Some(fields) = value.as_object_mut() {
                fields.insert(
                    "suppressions".into(),
                    json!([{ "kind": "inSource", "justification": waived.reason }]),
                );
            }
            value
        }))
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "gig",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn descriptor(rule: &RuleInfo) -> Value {
    json!({
        "id": rule.id.0,
        "name": rule.name,
        "shortDescription": { "text": rule.summary },
        "fullDescription": { "text": rule.explanation },
        "help": { "text": format!("{}\n\n{}", rule.summary, rule.explanation) },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

const fn level(severity: Severity) -> &'static str {
    severity.as_str()
}

fn result(
    diagnostic: &Diagnostic,
    rules: &[&RuleInfo],
    texts: &Texts<'_>,
    lines: &Lines<'_>,
) -> Value {
    let text = match &diagnostic.help {
        Some(help) => format!("{}: {help}", diagnostic.message),
        None => diagnostic.message.clone(),
    };
    let mut value = json!({
        "ruleId": diagnostic.rule.0,
        "level": level(diagnostic.severity),
        "message": { "text": text },
    });
    let Some(fields) = value.as_object_mut() else {
        return value;
    };
    if let Some(at) = rules.iter().position(|rule| rule.id == diagnostic.rule) {
        fields.insert("ruleIndex".into(), json!(at));
    }
    if let Some(source) = texts.source(diagnostic.document) {
        let location = location(diagnostic, source, quote(diagnostic, texts), lines);
        fields.insert("locations".into(), json!([location]));
    }
    if !diagnostic.evidence.is_empty() {
        let related: Vec<Value> = diagnostic
            .evidence
            .iter()
            .map(|evidence| {
                json!({
                    "message": { "text": evidence.quote },
                    "physicalLocation": {
                        "artifactLocation": { "uri": uri(&evidence.file) },
                        "region": { "startLine": evidence.line.max(1) },
                    },
                })
            })
            .collect();
        fields.insert("relatedLocations".into(), json!(related));
    }
    value
}

fn location(diagnostic: &Diagnostic, source: Source<'_>, quote: &str, lines: &Lines<'_>) -> Value {
    let index = lines.of(diagnostic.document);
    let start = code_points(source.text, index, diagnostic.span.start);
    let end = code_points(source.text, index, diagnostic.span.end);
    let mut region = json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    });
    if let (Some(fields), false) = (region.as_object_mut(), quote.is_empty()) {
        fields.insert("snippet".into(), json!({ "text": quote }));
    }
    json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(source.name) },
            "region": region,
        },
    })
}

/// The line starts of each text, found once.
struct Lines<'a> {
    draft: LineIndex<'a>,
    post: LineIndex<'a>,
    profile: LineIndex<'a>,
}

impl<'a> Lines<'a> {
    fn new(texts: &Texts<'a>) -> Self {
        let index =
            |source: Option<Source<'a>>| LineIndex::new(source.map_or("", |source| source.text));
        Self {
            draft: index(texts.draft),
            post: index(texts.post),
            profile: index(texts.profile),
        }
    }

    const fn of(&self, document: Document) -> &LineIndex<'a> {
        match document {
            Document::Draft => &self.draft,
            Document::Post => &self.post,
            Document::Profile => &self.profile,
        }
    }
}

/// A file name as a URI reference: what is not unreserved is percent-encoded.
fn uri(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'\\' => out.push('/'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::RuleId;
    use crate::text::Span;

    static RULE: RuleInfo = RuleInfo {
        id: RuleId("J12"),
        name: "contact",
        severity: Severity::Error,
        summary: "contact details",
        explanation: "Sites forbid it.",
    };

    #[test]
    fn columns_count_code_points_and_waived_findings_are_suppressed() {
        let text = "é👩‍💻 mail";
        let at = text.find("mail").unwrap();
        let found = Diagnostic::new(&RULE, Document::Draft, Span::new(at, at + 4), "no mail");
        let waived = Waived {
            diagnostic: &found,
            reason: "asked for",
        };
        let log = sarif(
            &[&RULE],
            std::slice::from_ref(&found),
            &[waived],
            &Texts::draft(text),
        );
        let log: Value = serde_json::from_str(&log).unwrap();
        let region = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
        assert_eq!(region["startColumn"], 6);
        assert_eq!(region["endColumn"], 10);
        let suppressed = &log["runs"][0]["results"][1]["suppressions"][0];
        assert_eq!(suppressed["justification"], "asked for");
    }

    #[test]
    fn a_name_becomes_a_uri() {
        assert_eq!(uri("my draft#1.md"), "my%20draft%231.md");
    }
}
