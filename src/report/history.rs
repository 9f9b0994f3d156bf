//! Letters as they are remembered: the list, one whole, the difference between two.
//!
//! Figures over many are `figures`'s.

use std::fmt::Write;

use serde::Serialize;
use serde_json::{Value, json};

use super::table::Table;
use crate::outcome::{Entry, Message, Version};
use crate::text::{moment, words};

/// How much of a title a list shows.
const TITLE: usize = 60;

/// One letter in a list, on the wire.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line<'a> {
    id: i64,
    made: String,
    command: &'a str,
    title: &'a str,
    profile: Option<&'a str>,
    model: &'a str,
    status: &'static str,
    mark: Option<&'static str>,
    score: Option<f64>,
    words: usize,
}

impl<'a> From<&'a Entry> for Line<'a> {
    fn from(entry: &'a Entry) -> Self {
        let newest = entry.newest();
        Self {
            id: entry.id,
            made: moment::rfc3339(entry.made),
            command: &entry.command,
            title: &entry.title,
            profile: entry.profile.as_deref(),
            model: newest.map_or("", |version| &version.model),
            status: newest.map_or("", |version| version.status.as_str()),
            mark: entry.marks.last().map(|(mark, _)| mark.as_str()),
            score: entry.score,
            words: words::count(entry.text()),
        }
    }
}

/// A list as JSON, schema `gig.history/1`.
#[must_use]
pub fn list_json(entries: &[Entry]) -> Value {
    let drafts: Vec<Line<'_>> = entries.iter().map(Line::from).collect();
    json!({"schema": "gig.history/1", "drafts": drafts})
}

/// A list for people.
#[must_use]
pub fn list(entries: &[Entry]) -> String {
    let mut table = Table::new(&[
        "id", "made", "what", "state", "fit", "words", "model", "title",
    ]);
    for entry in entries {
        let line = Line::from(entry);
        table.row(vec![
            line.id.to_string(),
            moment::day(entry.made),
            line.command.to_owned(),
            state(&line).to_owned(),
            line.score
                .map_or("-".to_owned(), |score| format!("{score:.0}")),
            line.words.to_string(),
            line.model.to_owned(),
            words::shortened(line.title, TITLE),
        ]);
    }
    table.text()
}

/// What became of it; until that is known, whether it is whole.
fn state<'a>(line: &Line<'a>) -> &'a str {
    match (line.mark, line.status) {
        (Some(mark), _) => mark,
        (None, "complete") => "-",
        (None, status) => status,
    }
}

/// What a list of matches for `words` shows below each: the line in which they stand.
#[must_use]
pub fn matches(entries: &[Entry], wanted: &str) -> String {
    let mut text = String::new();
    for entry in entries {
        let line = Line::from(entry);
        let _ = writeln!(
            text,
            "{}  {}  {}",
            line.id,
            moment::day(entry.made),
            words::shortened(line.title, TITLE)
        );
        if let Some(found) = line_with(entry.text(), wanted) {
            let _ = writeln!(text, "    {found}");
        }
    }
    text
}

/// The part of `text` around the first of the `wanted` words.
fn line_with(text: &str, wanted: &str) -> Option<String> {
    let wanted: Vec<String> = wanted.split_whitespace().map(str::to_lowercase).collect();
    let sentence = words::sentences(text).into_iter().find(|span| {
        let sentence = span.of(text).to_lowercase();
        wanted.iter().any(|word| sentence.contains(word))
    })?;
    Some(words::shortened(sentence.of(text), 100))
}

/// One letter whole, schema `gig.history-entry/1`.
#[must_use]
pub fn entry_json(entry: &Entry) -> Value {
    json!({
        "schema": "gig.history-entry/1",
        "id": entry.id,
        "made": moment::rfc3339(entry.made),
        "command": entry.command,
        "title": entry.title,
        "profile": entry.profile,
        "post": entry.post.as_ref().map(|post| json!({
            "sha256": post.sha256, "text": post.text, "keep": post.keep, "asked": post.asked,
        })),
        "trade": entry.trade,
        "score": entry.score,
        "marks": entry.marks.iter().map(|(mark, made)| json!({
            "mark": mark.as_str(), "made": moment::rfc3339(*made),
        })).collect::<Vec<_>>(),
        "draft": entry.text(),
        "versions": entry.versions.iter().map(version_json).collect::<Vec<_>>(),
    })
}

fn version_json(version: &Version) -> Value {
    json!({
        "made": moment::rfc3339(version.made),
        "cause": version.cause,
        "status": version.status.as_str(),
        "draft": version.text,
        "findings": version.findings,
        "receipt": {
            "template": version.template,
            "model": version.model,
            "endpoint": version.endpoint,
            "inputs": version.inputs,
            "gig": version.gig,
        },
        "usage": version.usage.map(|usage| json!({
            "prompt": usage.prompt, "completion": usage.completion,
            "cached": usage.cached, "reasoning": usage.reasoning,
        })),
        "sent": version.messages.iter().map(message_json).collect::<Vec<_>>(),
    })
}

fn message_json(message: &Message) -> Value {
    json!({"role": message.role, "content": message.content, "sha256": message.sha256})
}

/// What there is to know of a letter besides its words.
#[must_use]
pub fn about(entry: &Entry) -> String {
    let mut text = format!(
        "draft {} · {} · {} · {}",
        entry.id,
        moment::rfc3339(entry.made),
        entry.command,
        entry.title
    );
    if let Some(version) = entry.newest() {
        let _ = write!(text, "\n{} · {}", version.template, version.model);
        if let Some(endpoint) = &version.endpoint {
            let _ = write!(text, " at {endpoint}");
        }
        if let Some(profile) = &entry.profile {
            let _ = write!(text, " · {profile}");
        }
        let _ = write!(text, " · {}", version.status.as_str());
        let findings = version.findings.as_array().map_or(0, Vec::len);
        let _ = write!(text, " · findings: {findings}");
    }
    if entry.versions.len() > 1 {
        let _ = write!(
            text,
            "\n{} versions; 'gig history diff {}' shows what changed",
            entry.versions.len(),
            entry.id
        );
    }
    for (mark, made) in &entry.marks {
        let _ = write!(text, "\n{} {}", mark.as_str(), moment::day(*made));
    }
    text
}

/// What left the machine for a letter, in the order it was sent.
#[must_use]
pub fn sent(entry: &Entry) -> String {
    let mut text = String::new();
    for version in &entry.versions {
        if version.messages.is_empty() {
            continue;
        }
        let _ = writeln!(
            text,
            "── {} to {}, {}",
            version.model,
            version.endpoint.as_deref().unwrap_or("an unknown address"),
            moment::rfc3339(version.made)
        );
        for message in &version.messages {
            let _ = writeln!(text, "── {}", message.role);
            match &message.content {
                Some(content) => {
                    let _ = writeln!(text, "{content}\n");
                }
                None => {
                    let _ = writeln!(
                        text,
                        "[not kept: it held the post, whose time is over; sha256 {}]\n",
                        message.sha256
                    );
                }
            }
        }
    }
    text
}

/// What changed from `a` to `b`, as a unified diff; empty when nothing did.
#[must_use]
pub fn difference(a_name: &str, a: &str, b_name: &str, b: &str) -> String {
    // A last line without its line feed is a peculiarity of how drafts are kept, not a difference.
    let (a, b) = (format!("{a}\n"), format!("{b}\n"));
    similar::TextDiff::from_lines(&a, &b)
        .unified_diff()
        .header(a_name, b_name)
        .to_string()
}
