//! A profile from a row of JSON, as exports of freelancer lists and candidate tables have them.

use serde_json::Value;

use super::{Profile, Rate, rate};
use crate::skill::Vocabulary;

/// Makes a profile of a row; its text is the row's words in the order title, bio, skills.
pub(super) fn read(file: &str, row: &Value, vocabulary: &Vocabulary) -> Option<Profile> {
    let field = |names: &[&str]| {
        names
            .iter()
            .find_map(|name| row.get(*name))
            .filter(|value| !value.is_null())
    };
    let name = field(&["name", "full_name", "username"]).and_then(words);
    let title = field(&["title", "headline", "tagline", "role"]).and_then(words);
    let bio = field(&[
        "bio",
        "overview",
        "summary",
        "description",
        "about",
        "text",
        "profile",
    ])
    .and_then(words);
    let skills = field(&["skills", "tags"]).map(list).unwrap_or_default();
    if title.is_none() && bio.is_none() && skills.is_empty() {
        return None;
    }
    let mut text = String::new();
    for part in [&title, &bio].into_iter().flatten() {
        text.push_str(part);
        text.push_str("\n\n");
    }
    if !skills.is_empty() {
        text.push_str("## Skills\n");
        for skill in &skills {
            text.push_str(&format!("- {skill}\n"));
        }
    }
    let mut profile = Profile::parse(file, &text, vocabulary);
    profile.name = name.or(profile.name);
    profile.title = title.or(profile.title);
    profile.rate = field(&["rate", "hourly_rate", "hourlyRate", "price"]).and_then(rate_of);
    profile.languages = field(&["languages"]).map(list).unwrap_or_default();
    profile.timezone = field(&["timezone", "time_zone"]).and_then(words);
    for key in ["id", "country", "location", "url"] {
        if let Some(value) = field(&[key]).and_then(words) {
            profile.fields.insert(key.to_owned(), value);
        }
    }
    Some(profile)
}

fn words(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.replace("\r\n", "\n").replace('\r', "\n"),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Strings of an array, `name`s of its objects, or the parts of one string.
fn list(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items
            .iter()
            .filter_map(|item| words(item.get("name").unwrap_or(item)))
            .map(|item| item.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect(),
        Value::String(text) => text
            .split([',', ';', '|', '\n'])
            .map(|item| item.trim().to_owned())
            .filter(|item| !item.is_empty())
            .collect(),
        _ => Vec::new(),
    }
}

/// `"65 USD/hour"`, `65`, or `{"type": "hourly", "amount": 65, "currency": "USD"}`.
fn rate_of(value: &Value) -> Option<Rate> {
    let Value::Object(fields) = value else {
        return rate::parse(&words(value)?);
    };
    let part = |name: &str| fields.get(name).and_then(words);
    let text = ["amount", "min", "value"]
        .iter()
        .find_map(|name| part(name))?;
    let currency = part("currency").unwrap_or_default();
    let unit = part("type").or_else(|| part("unit")).unwrap_or_default();
    rate::parse(format!("{text} {currency} {unit}").trim())
}
