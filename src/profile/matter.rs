//! Front matter: the `---` block at the top of a profile, as fields and as places.
//!
//! The YAML is read by serde-saphyr; where it cannot be, plain `key: value` lines still count, so a
//! stray colon costs a diagnostic and not the profile.

use std::collections::BTreeMap;

use serde_json::Value;

use super::check::{MATTER_OPEN, MATTER_UNREADABLE};
use super::{Profile, rate};
use crate::diagnostic::{Diagnostic, Document};
use crate::text::Span;

/// Reads the front matter into the profile's fields. Gives the offset at which the body begins and
/// the places of the values: one per line, without key, quotes or brackets.
pub(super) fn read(profile: &mut Profile) -> (usize, Vec<Span>) {
    let text = profile.text.clone();
    let Some(block) = block(&text) else {
        return (0, Vec::new());
    };
    let lines = value_lines(&text, block.inside);
    if !block.closed {
        let message = "the front matter has no closing '---'";
        profile.diagnostics.push(
            Diagnostic::new(&MATTER_OPEN, Document::Profile, Span::new(0, 3), message)
                .help("put a line of three hyphens after the last 'key: value' line"),
        );
    }
    let fields = match yaml(block.inside.of(&text)) {
        Ok(fields) => fields,
        Err((line, why)) => {
            let span = nth_line(&text, block.inside, line);
            let diagnostic = Diagnostic::new(&MATTER_UNREADABLE, Document::Profile, span, why)
                .help("put the value in double quotes, or use one 'key: value' per line");
            profile.diagnostics.push(diagnostic);
            plain_fields(&text, &lines)
        }
    };
    for (key, value) in fields {
        set(profile, &key, &value);
    }
    (block.end, lines.iter().map(|line| line.value).collect())
}

struct Block {
    inside: Span,
    end: usize,
    closed: bool,
}

fn block(text: &str) -> Option<Block> {
    let mut at = 0;
    let mut inside = None;
    for line in text.split_inclusive('\n') {
        let mark = line.trim_end();
        match inside {
            None if mark == "---" => inside = Some(at + line.len()),
            None if mark.is_empty() => {}
            None => return None,
            Some(start) if mark == "---" || mark == "..." => {
                return Some(Block {
                    inside: Span::new(start, at),
                    end: at + line.len(),
                    closed: true,
                });
            }
            Some(_) => {}
        }
        at += line.len();
    }
    open_block(text, inside?)
}

/// A block that nobody closed ends where the `key: value` lines do; without any it is a rule drawn
/// above a bio.
fn open_block(text: &str, start: usize) -> Option<Block> {
    let mut end = start;
    for line in text.get(start..)?.split_inclusive('\n') {
        if key_value(line).is_none() && !line.trim_start().starts_with("- ") {
            break;
        }
        end += line.len();
    }
    (end > start).then_some(Block {
        inside: Span::new(start, end),
        end,
        closed: false,
    })
}

fn yaml(block: &str) -> Result<Vec<(String, Value)>, (usize, String)> {
    if block.trim().is_empty() {
        return Ok(Vec::new());
    }
    let options = serde_saphyr::options! { strict_booleans: true };
    serde_saphyr::from_str_with_options::<BTreeMap<String, Value>>(block, options)
        .map(|fields| fields.into_iter().collect())
        .map_err(|error| {
            let line = error
                .location()
                .and_then(|at| usize::try_from(at.line()).ok())
                .unwrap_or(1);
            let why = error.without_snippet().to_string();
            let why = why.lines().next().unwrap_or_default();
            (line, format!("the front matter cannot be read: {why}"))
        })
}

struct Line {
    key: Option<Span>,
    value: Span,
}

/// Where the values stand, line by line.
fn value_lines(text: &str, inside: Span) -> Vec<Line> {
    let mut found = Vec::new();
    let mut at = inside.start;
    for line in inside.of(text).split_inclusive('\n') {
        let (key, value) = match key_value(line) {
            Some((key, value)) => (Some(key.shifted(at)), value),
            None => (None, Span::whole(line)),
        };
        let value = bare(text, value.shifted(at));
        if value.of(text).chars().any(char::is_alphanumeric) {
            found.push(Line { key, value });
        }
        at += line.len();
    }
    found
}

/// Key and value of a `key: value` line.
fn key_value(line: &str) -> Option<(Span, Span)> {
    let colon = line.find(':')?;
    let key = line.get(..colon)?;
    let after = line.get(colon + 1..)?;
    let is_key = !key.trim().is_empty()
        && key.len() <= 40
        && !key.trim_start().starts_with(['#', '-', '"'])
        && key
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '.'));
    (is_key && (after.is_empty() || after.starts_with(char::is_whitespace))).then(|| {
        (
            Span::new(0, colon).trimmed(line),
            Span::new(colon + 1, line.len()),
        )
    })
}

/// A value without comment, list mark, brackets and quotes.
fn bare(text: &str, span: Span) -> Span {
    let mut span = span.trimmed(text);
    if span.of(text).starts_with('#') {
        return Span::new(span.start, span.start);
    }
    if span.of(text).starts_with("- ") {
        span = Span::new(span.start + 2, span.end).trimmed(text);
    }
    if let Some(comment) = span.of(text).find(" #") {
        span = Span::new(span.start, span.start + comment).trimmed(text);
    }
    for (open, close) in [("[", "]"), ("\"", "\""), ("'", "'")] {
        let words = span.of(text);
        if words.len() >= 2 && words.starts_with(open) && words.ends_with(close) {
            span = Span::new(span.start + 1, span.end - 1).trimmed(text);
        }
    }
    if matches!(span.of(text), "|" | ">" | "|-" | ">-") {
        return Span::new(span.start, span.start);
    }
    span
}

/// The fields of a block that is not YAML: its `key: value` lines.
fn plain_fields(text: &str, lines: &[Line]) -> Vec<(String, Value)> {
    lines
        .iter()
        .filter_map(|line| {
            let key = line.key?.of(text).to_owned();
            Some((key, Value::String(line.value.of(text).to_owned())))
        })
        .collect()
}

/// The span of line `number` (from 1) of a block, or of its first line.
fn nth_line(text: &str, block: Span, number: usize) -> Span {
    let mut at = block.start;
    for (index, line) in block.of(text).split_inclusive('\n').enumerate() {
        if index + 1 == number {
            return Span::new(at, at + line.len()).trimmed(text);
        }
        at += line.len();
    }
    Span::new(block.start, block.start)
}

fn set(profile: &mut Profile, key: &str, value: &Value) {
    let key = key.trim().to_lowercase().replace([' ', '-'], "_");
    match key.as_str() {
        "name" | "nombre" | "nom" | "nome" => profile.name = scalar(value),
        "title" | "headline" | "role" | "titulo" | "título" | "titre" | "titel" => {
            profile.title = scalar(value);
        }
        "rate" | "hourly_rate" | "price" | "tarifa" | "tarif" => {
            profile.rate = rate_of(&key, value);
        }
        "languages" | "language" | "idiomas" | "langues" | "sprachen" => {
            profile.languages = list(value);
        }
        "timezone" | "time_zone" | "tz" => profile.timezone = scalar(value),
        _ => {
            if let Some(text) = scalar(value).or_else(|| joined(value)) {
                profile.fields.insert(key, text);
            }
        }
    }
}

/// `Rate: 50 EUR/h` as a line of a bio without front matter.
pub(super) fn set_from_label(profile: &mut Profile, label: &str, value: &str) {
    let is_unset = match label.trim().to_lowercase().as_str() {
        "name" | "nombre" | "nom" | "nome" => profile.name.is_none(),
        "rate" | "hourly rate" | "price" | "tarifa" | "tarif" => profile.rate.is_none(),
        "timezone" | "time zone" => profile.timezone.is_none(),
        _ => false,
    };
    if is_unset && value.len() <= 80 {
        set(profile, label, &Value::String(value.to_owned()));
    }
}

fn rate_of(key: &str, value: &Value) -> Option<super::Rate> {
    let mut rate = rate::parse(&scalar(value)?)?;
    if key == "hourly_rate" && rate.unit.is_none() {
        rate.unit = Some("hour".to_owned());
    }
    Some(rate)
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(yes.to_string()),
        _ => None,
    }
}

fn joined(value: &Value) -> Option<String> {
    let items = list(value);
    (!items.is_empty()).then(|| items.join(", "))
}

/// A list, or one string with commas; `{English: native}` becomes `English (native)`.
fn list(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items
            .iter()
            .flat_map(|item| match item {
                Value::Object(_) => list(item),
                _ => scalar(item).into_iter().collect(),
            })
            .collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(name, level)| match scalar(level) {
                Some(level) => format!("{name} ({level})"),
                None => name.clone(),
            })
            .collect(),
        _ => scalar(value)
            .unwrap_or_default()
            .split([',', ';', '/', '|'])
            .map(|item| item.trim().to_owned())
            .filter(|item| !item.is_empty())
            .collect(),
    }
}
