//! Answers: what the user answers without being asked on a terminal: a file of them, or flags.

use std::path::Path;

use serde_json::{Map, Value};

use crate::error::{Error, Kind, Result};
use crate::store::input;
use crate::text::similarity::nearest;

/// The answers of a file: `ID = "VALUE"` lines (TOML), or a JSON object of the same. One that is empty
/// or null is none.
///
/// # Errors
///
/// When the file cannot be read, or holds something else.
pub(super) fn read(file: Option<&str>) -> Result<Vec<(String, String)>> {
    let Some(file) = file else {
        return Ok(Vec::new());
    };
    let text = input::read_file(Path::new(file))?.text;
    let values: Map<String, Value> = if text.trim_start().starts_with('{') {
        serde_json::from_str(&text).map_err(|error| unread(file, &error.to_string()))?
    } else {
        toml::from_str(&text).map_err(|error| unread(file, error.message()))?
    };
    let mut answers = Vec::new();
    for (id, value) in values {
        let words = match value {
            Value::String(words) => words,
            Value::Number(number) => number.to_string(),
            Value::Bool(true) => "yes".to_owned(),
            Value::Bool(false) => "no".to_owned(),
            Value::Null => continue,
            Value::Array(_) | Value::Object(_) => {
                return Err(unread(file, &format!("'{id}' is not one value")));
            }
        };
        if !words.trim().is_empty() {
            answers.push((id, words));
        }
    }
    Ok(answers)
}

/// The answers of `--set ID=VALUE`.
///
/// # Errors
///
/// When one has no `=`.
pub(super) fn of_flags(set: &[String]) -> Result<Vec<(String, String)>> {
    let split = |one: &String| match one.split_once('=') {
        Some((id, words)) => Ok((id.trim().to_owned(), words.to_owned())),
        None => {
            let what = format!("--set takes ID=VALUE, not '{one}'");
            Err(Error::new(Kind::Usage, what))
        }
    };
    set.iter().map(split).collect()
}

/// There is no question `id`; `ids` are those there are.
pub(super) fn unknown(id: &str, ids: &[&str]) -> Error {
    let error = Error::new(Kind::Usage, format!("there is no question '{id}'"));
    match nearest(id, ids.iter().copied()) {
        Some(near) => error.hint(format!("did you mean '{near}'?")),
        None if ids.is_empty() => error.hint("there is nothing to ask"),
        None => error.hint(format!("the questions are {}", ids.join(", "))),
    }
}

fn unread(file: &str, why: &str) -> Error {
    let what = format!(
        "cannot read the answers in {file}: {}",
        why.lines().next().unwrap_or(why)
    );
    Error::new(Kind::Input, what).hint("one answer a line: timeline = \"by the end of March\"")
}
