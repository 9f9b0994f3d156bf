//! Answers: a client's answers from a file or from flags, each to a question that gig asks.

use std::path::Path;

use serde_json::{Map, Value};

use crate::brief::{AnswerKind, Answers, Topic};
use crate::error::{Error, Kind, Result};
use crate::store::input;
use crate::text::similarity::nearest;

/// The answers of a file: `ID = "VALUE"` lines (TOML), or a JSON object of the same.
pub(super) fn read(file: Option<&str>) -> Result<Answers> {
    let Some(file) = file else {
        return Ok(Answers::new());
    };
    let text = input::read_file(Path::new(file))?.text;
    let values: Map<String, Value> = if text.trim_start().starts_with('{') {
        serde_json::from_str(&text).map_err(|error| unread(file, &error.to_string()))?
    } else {
        toml::from_str(&text).map_err(|error| unread(file, error.message()))?
    };
    let mut answers = Answers::new();
    for (id, value) in &values {
        let words = match value {
            Value::String(words) => words.clone(),
            Value::Number(number) => number.to_string(),
            Value::Null => continue,
            _ => return Err(unread(file, &format!("'{id}' is not one value"))),
        };
        insert(&mut answers, id, &words)?;
    }
    Ok(answers)
}

/// The answers of `--set ID=VALUE`.
pub(super) fn of_flags(set: &[String]) -> Result<Answers> {
    let mut answers = Answers::new();
    for one in set {
        let Some((id, words)) = one.split_once('=') else {
            let what = format!("--set takes ID=VALUE, not '{one}'");
            return Err(Error::new(Kind::Usage, what));
        };
        insert(&mut answers, id.trim(), words)?;
    }
    Ok(answers)
}

/// Takes an answer to the question `id`.
///
/// # Errors
///
/// When there is no such question, or the answer is none of its choices.
pub(in crate::commands) fn insert(answers: &mut Answers, id: &str, words: &str) -> Result<()> {
    let Some(topic) = Topic::named(id) else {
        let ids: Vec<&str> = Topic::ALL.into_iter().map(Topic::id).collect();
        let error = Error::new(Kind::Usage, format!("there is no question '{id}'"));
        return Err(match nearest(id, ids.iter().copied()) {
            Some(near) => error.hint(format!("did you mean '{near}'?")),
            None => error.hint(format!("the questions are {}", ids.join(", "))),
        });
    };
    let (words, question) = (words.trim(), topic.question());
    if question.kind == AnswerKind::Choice && !question.choices.contains(&words) {
        let choices = question.choices.join(", ");
        let what = format!("'{id}' is one of {choices}, not '{words}'");
        return Err(Error::new(Kind::Usage, what));
    }
    if !words.is_empty() {
        answers.insert(topic, words.to_owned());
    }
    Ok(())
}

fn unread(file: &str, why: &str) -> Error {
    let what = format!(
        "cannot read the answers in {file}: {}",
        why.lines().next().unwrap_or(why)
    );
    Error::new(Kind::Input, what).hint("one answer a line: timeline = \"by the end of March\"")
}
