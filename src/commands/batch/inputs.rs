//! Inputs: the fields of a row as the inputs of a command.

use serde_json::{Map, Value};

use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::intake::row;
use crate::store::library::{self, Entry};

/// The words of the first of these fields that holds any; a list is its lines.
pub(super) fn words(fields: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| {
        let text = plain(fields.get(*name)?)?;
        (!text.trim().is_empty()).then_some(text)
    })
}

/// A value as words, where it is some.
pub(super) fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(is) => Some(is.to_string()),
        Value::Array(parts) => {
            let parts: Vec<String> = parts.iter().filter_map(plain).collect();
            Some(parts.join("\n"))
        }
        Value::Null | Value::Object(_) => None,
    }
}

/// The post of a row: its title and its text, under any of their usual names.
pub(super) fn post(fields: &Map<String, Value>) -> Option<String> {
    let row = row::of(fields);
    let parts: Vec<_> = [row.title, row.text].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("\n\n"))
}

/// The error of a row without a post.
pub(super) fn no_post() -> Error {
    Error::new(
        Kind::Input,
        "the row has no post: a field post, text or description",
    )
}

/// The error of a row without a profile.
pub(super) fn no_profile() -> Error {
    Error::new(
        Kind::Profile,
        "there is no profile: the row names none, nor does --profile",
    )
}

/// The profile of a row: its text, or the name of one of the user's. A path is none: rows come from
/// outside, and must not choose the files that are read.
pub(super) fn profile(written: &str, world: &Environment) -> Result<Entry> {
    if written.contains('\n') {
        return Ok(Entry {
            name: "profile".to_owned(),
            path: "profile".into(),
            text: written.to_owned(),
            notice: None,
        });
    }
    if library::is_path(written) {
        return Err(Error::new(
            Kind::Profile,
            "a row's profile is the name of one of yours, or its text: not a path",
        )
        .hint("'gig profile list' shows the names; --profile FILE holds for all rows"));
    }
    library::profile(Some(written), None, world)
}
