//! A row of a batch as it leaves gig: the input's own fields, with a result or an error beside them.

use serde_json::{Map, Value, json};

use crate::error::{Error, Kind};

/// Why a row has no result, and what there is of one all the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Failed {
    /// The kind, in a word: `input`, `refused`, `unreachable`, `incomplete` …
    pub kind: &'static str,
    /// What failed and why, in one line.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// What came before it failed: an answer that was cut.
    pub partial: Option<Value>,
}

impl From<&Error> for Failed {
    fn from(error: &Error) -> Self {
        Self {
            kind: word(error.kind()),
            message: error.to_string(),
            hint: error.hints().first().cloned(),
            partial: None,
        }
    }
}

impl Failed {
    /// A row that cannot be worked on as it is.
    #[must_use]
    pub fn input(message: impl Into<String>) -> Self {
        Self {
            kind: word(Kind::Input),
            message: message.into(),
            hint: None,
            partial: None,
        }
    }
}

/// The word for a kind of error.
#[must_use]
pub const fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Usage | Kind::Input => "input",
        Kind::Profile => "profile",
        Kind::Template => "template",
        Kind::Config => "config",
        Kind::Store => "store",
        Kind::Refused => "refused",
        Kind::Unreachable => "unreachable",
        Kind::Incomplete => "incomplete",
        Kind::Interrupted => "interrupted",
        Kind::ClosedPipe => "closed",
    }
}

/// One line of output, without its end: the fields as they came, `id` as it is known by, and `result`,
/// `error` or both. Fields of these two names, from an earlier batch, give way.
#[must_use]
pub fn row(id: &Value, fields: Map<String, Value>, outcome: Result<Value, Failed>) -> String {
    let mut row = Map::new();
    if !fields.contains_key("id") {
        row.insert("id".to_owned(), id.clone());
    }
    for (name, value) in fields {
        match name.as_str() {
            "id" => row.insert(name, id.clone()),
            "result" | "error" => None,
            _ => row.insert(name, value),
        };
    }
    match outcome {
        Ok(result) => {
            row.insert("result".to_owned(), result);
        }
        Err(failed) => {
            let mut error = json!({ "kind": failed.kind, "message": failed.message });
            if let (Some(error), Some(hint)) = (error.as_object_mut(), failed.hint) {
                error.insert("hint".to_owned(), hint.into());
            }
            row.insert("error".to_owned(), error);
            row.extend(failed.partial.map(|partial| ("result".to_owned(), partial)));
        }
    }
    Value::Object(row).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(value: Value) -> Map<String, Value> {
        value.as_object().cloned().unwrap()
    }

    #[test]
    fn fields_stay_and_what_an_earlier_batch_added_goes() {
        let input = fields(json!({"post": "x", "result": 1, "error": 2, "z": [1]}));
        let line = row(&json!(7), input, Ok(json!({"schema": "s"})));
        assert_eq!(
            line,
            r#"{"id":7,"post":"x","z":[1],"result":{"schema":"s"}}"#
        );
        let failed = Failed {
            partial: Some(json!({"draft": "half"})),
            ..Failed::input("no post")
        };
        let line = row(&json!("a"), fields(json!({"b": 1, "id": "a"})), Err(failed));
        assert_eq!(
            line,
            r#"{"b":1,"id":"a","error":{"kind":"input","message":"no post"},"result":{"draft":"half"}}"#
        );
    }
}
