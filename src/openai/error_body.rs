//! What an endpoint says when it says no: error bodies of every shape (facts.md §4, §6).

use serde_json::Value;

use crate::text::invisible::{Hidden, hidden};

/// The longest message passed on, in characters.
const MESSAGE_CAP: usize = 300;

/// An endpoint's own words about an error.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ServerError {
    /// One line, at most 300 characters, without controls; empty where the body says nothing.
    pub message: String,
    /// Its code, a number or a word.
    pub code: Option<String>,
    /// Its type.
    pub kind: Option<String>,
    /// The parameter it is about.
    pub param: Option<String>,
    /// The body is a web page, not an API's answer.
    pub is_page: bool,
}

impl ServerError {
    /// Reads the body of an answer that is an error.
    #[must_use]
    pub fn from_body(body: &[u8]) -> Self {
        let text = String::from_utf8_lossy(body);
        let text = text.trim_start_matches('\u{FEFF}').trim();
        match serde_json::from_str::<Value>(text) {
            Ok(value) => Self::from_value(&value).unwrap_or_else(|| Self::from_text(text)),
            Err(_) if is_page(text.as_bytes()) => Self::from_page(text),
            Err(_) => Self::from_text(text),
        }
    }

    /// The error that a JSON value holds, where it holds one.
    #[must_use]
    pub fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Array(items) => items.iter().find_map(Self::from_value),
            Value::Object(fields) => {
                let error = match fields.get("error") {
                    Some(Value::Null | Value::Bool(false)) | None => None,
                    Some(Value::String(text)) if text.is_empty() => None,
                    Some(Value::Object(inner)) if inner.is_empty() => None,
                    Some(error) => Some(error),
                };
                let words = error.and_then(words).or_else(|| words(value))?;
                let inner = error.filter(|e| e.is_object()).unwrap_or(value);
                let field = |name| inner.get(name).or_else(|| fields.get(name)).and_then(word);
                Some(Self {
                    message: one_line(&words),
                    code: field("code"),
                    kind: field("type"),
                    param: field("param"),
                    is_page: false,
                })
            }
            Value::String(text) => Some(Self::from_text(text)),
            _ => None,
        }
    }

    /// Whether code or type is one of `words`.
    #[must_use]
    pub fn is_one_of(&self, words: &[&str]) -> bool {
        [&self.code, &self.kind]
            .into_iter()
            .flatten()
            .any(|own| words.iter().any(|word| own.eq_ignore_ascii_case(word)))
    }

    fn from_text(text: &str) -> Self {
        let line = text.lines().find(|line| !line.trim().is_empty());
        Self {
            message: one_line(line.unwrap_or_default()),
            ..Self::default()
        }
    }

    fn from_page(text: &str) -> Self {
        let title = ["title", "h1"].iter().find_map(|tag| element(text, tag));
        Self {
            message: title.map_or_else(String::new, |title| one_line(&title)),
            is_page: true,
            ..Self::default()
        }
    }
}

/// Whether a body is a web page.
#[must_use]
pub fn is_page(body: &[u8]) -> bool {
    let start = body.get(..512).unwrap_or(body).trim_ascii_start();
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
    let lower = start.trim_ascii_start().to_ascii_lowercase();
    [
        &b"<!doctype"[..],
        b"<html",
        b"<head",
        b"<body",
        b"<h1",
        b"<?xml",
        b"<!--",
        b"<center",
    ]
    .iter()
    .any(|tag| lower.starts_with(tag))
}

/// `text` as one line of at most 300 characters, without controls and hidden characters.
#[must_use]
pub fn one_line(text: &str) -> String {
    let mut line = String::new();
    let mut count = 0;
    for c in text.chars() {
        let c = match hidden(c) {
            _ if c.is_whitespace() => ' ',
            None => c,
            Some(Hidden::Control) => '\u{FFFD}',
            Some(_) => continue,
        };
        if c == ' ' && (line.is_empty() || line.ends_with(' ')) {
            continue;
        }
        if count == MESSAGE_CAP {
            line.truncate(line.trim_end().len());
            line.push('…');
            return line;
        }
        line.push(c);
        count += 1;
    }
    line.truncate(line.trim_end().len());
    line
}

/// The words of an error value, in the order of facts.md §6.
fn words(error: &Value) -> Option<String> {
    if let Value::String(text) = error {
        return Some(text.clone());
    }
    let message = match error.get("message") {
        Some(Value::String(text)) if !text.trim().is_empty() => Some(text.clone()),
        // Some gateways wrap the provider's own error once more.
        Some(inner @ (Value::Object(_) | Value::Array(_))) => {
            ServerError::from_value(inner).map(|inner| inner.message)
        }
        _ => None,
    };
    let said = message
        .or_else(|| detail(error.get("detail")?))
        .or_else(|| error.get("code").and_then(word))
        .or_else(|| error.get("type").and_then(word))?;
    Some(match upstream(error) {
        Some(upstream) => format!("{said}: {upstream}"),
        None => said,
    })
}

/// What a router says its provider said: `metadata.raw`.
fn upstream(error: &Value) -> Option<String> {
    let raw = error.get("metadata")?.get("raw")?.as_str()?;
    let inner = ServerError::from_body(raw.as_bytes()).message;
    (!inner.is_empty()).then_some(inner)
}

/// The `detail` of FastAPI: a string, or a list of places and messages.
fn detail(detail: &Value) -> Option<String> {
    match detail {
        Value::String(text) => Some(text.clone()),
        Value::Array(items) => {
            let lines: Vec<String> = items.iter().filter_map(detail_item).collect();
            (!lines.is_empty()).then(|| lines.join("; "))
        }
        Value::Object(_) => words(detail),
        _ => None,
    }
}

fn detail_item(item: &Value) -> Option<String> {
    if let Value::String(text) = item {
        return Some(text.clone());
    }
    let said = item.get("msg").or_else(|| item.get("message"))?.as_str()?;
    let place: Vec<String> = item
        .get("loc")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(word)
        .collect();
    Some(if place.is_empty() {
        said.to_owned()
    } else {
        format!("{}: {said}", place.join("."))
    })
}

/// A code, a type, a step of a place: a word or a number.
fn word(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => Some(one_line(text)),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The text of the first `<tag>` element of a page.
fn element(page: &str, tag: &str) -> Option<String> {
    // Lower-casing ASCII keeps every offset.
    let lower = page.to_ascii_lowercase();
    let open = lower.find(&format!("<{tag}"))?;
    let start = open + lower.get(open..)?.find('>')? + 1;
    let end = start + lower.get(start..)?.find("</")?;
    let text = page.get(start..end)?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_one_short_line_without_controls() {
        assert_eq!(
            one_line(" a\r\n\tb\u{1b}[2Jc\u{202E}\u{200B}d "),
            "a b\u{FFFD}[2Jcd"
        );
        assert_eq!(one_line(&"é".repeat(400)).chars().count(), 301);
    }

    #[test]
    fn a_page_is_known_and_gives_its_title() {
        let page = b"\n<!DOCTYPE html><html><head><TITLE>502 Bad\n Gateway</TITLE></head>";
        let error = ServerError::from_body(page);
        assert!(error.is_page);
        assert_eq!(error.message, "502 Bad Gateway");
        assert!(!is_page(b"{\"error\":\"<html>\"}"));
    }
}
