//! Inputs: what a user gave for a template's declared inputs, checked against their kinds.
//!
//! Posts and profiles are read by the commands; here are the values that stand on a command line or
//! in a row of a batch.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::template::{Input, InputKind, Template};
use crate::error::{Error, Kind, Result};
use crate::text::similarity::nearest;

impl Template {
    /// The values of the template's inputs: what was given, in its kind, else the default, else null.
    /// `is_read` says which posts and profiles are at hand.
    ///
    /// # Errors
    ///
    /// [`Kind::Usage`] when a name is not declared (the nearest is named), a value is not of its kind,
    /// or a required input is missing (all inputs are listed with their types).
    pub fn values(
        &self,
        given: &BTreeMap<String, String>,
        is_read: impl Fn(InputKind) -> bool,
    ) -> Result<Map<String, Value>> {
        if let Some(name) = given.keys().find(|name| !self.inputs.contains_key(*name)) {
            let error = Error::new(
                Kind::Usage,
                format!("the template '{}' has no input '{name}'", self.name),
            );
            return Err(
                match nearest(name, self.inputs.keys().map(String::as_str)) {
                    Some(near) => error.hint(format!("did you mean '{near}'?")),
                    None => error.hint(self.described()),
                },
            );
        }
        let mut values = Map::new();
        for (name, input) in &self.inputs {
            let of_its_own = matches!(input.kind, InputKind::Post | InputKind::Profile);
            let value = match given.get(name) {
                Some(text) => typed(&self.name, name, input, text)?,
                None if of_its_own && is_read(input.kind) => continue,
                None if input.required => return Err(self.missing(name, input)),
                None => input.default.clone().unwrap_or(Value::Null),
            };
            values.insert(name.clone(), value);
        }
        Ok(values)
    }

    fn missing(&self, name: &str, input: &Input) -> Error {
        let kind = input.kind.as_str();
        let what = format!(
            "the template '{}' needs the input '{name}' ({kind})",
            self.name
        );
        Error::new(Kind::Usage, what).hint(self.described())
    }

    /// Every input with its type, for a hint: `post: post, required; words: integer, 180`.
    #[must_use]
    pub fn described(&self) -> String {
        let one = |(name, input): (&String, &Input)| {
            let tail = match &input.default {
                _ if input.required => ", required".to_owned(),
                Some(Value::String(text)) if text.is_empty() => String::new(),
                Some(Value::String(text)) => format!(", {text}"),
                Some(value) => format!(", {value}"),
                None => String::new(),
            };
            let choices = if input.choices.is_empty() {
                String::new()
            } else {
                format!(" ({})", input.choices.join("|"))
            };
            format!("{name}: {}{choices}{tail}", input.kind.as_str())
        };
        let inputs: Vec<String> = self.inputs.iter().map(one).collect();
        format!("its inputs are {}", inputs.join("; "))
    }
}

fn typed(template: &str, name: &str, input: &Input, text: &str) -> Result<Value> {
    let wrong = |wanted: String| {
        Error::new(
            Kind::Usage,
            format!("'{name}' of the template '{template}' is {wanted}, not '{text}'"),
        )
    };
    match input.kind {
        InputKind::Text | InputKind::Post | InputKind::Profile => Ok(Value::from(text)),
        InputKind::Line if text.trim().lines().count() > 1 => Err(wrong("one line".to_owned())),
        InputKind::Line => Ok(Value::from(text.trim())),
        InputKind::Integer => text
            .trim()
            .parse::<u32>()
            .map(Value::from)
            .map_err(|_| wrong("a whole number".to_owned())),
        InputKind::Boolean => match text.trim().to_lowercase().as_str() {
            "true" | "yes" | "1" => Ok(Value::from(true)),
            "false" | "no" | "0" => Ok(Value::from(false)),
            _ => Err(wrong("true or false".to_owned())),
        },
        InputKind::Choice if input.choices.iter().any(|choice| choice == text.trim()) => {
            Ok(Value::from(text.trim()))
        }
        InputKind::Choice => Err(wrong(format!("one of {}", input.choices.join(", ")))),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Layer;
    use super::*;

    const SOURCE: &str = "---
inputs:
  text: {type: text, required: true}
  days: {type: integer, default: 4}
  goal: {type: choice, choices: [keep, trade], default: trade}
  post: {type: post}
---
# user
x
";

    fn values(given: &[(&str, &str)]) -> Result<Map<String, Value>> {
        let template = Template::parse("t", Layer::BuiltIn, "t.md", SOURCE)?;
        let given = given
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        template.values(&given.collect(), |_| false)
    }

    fn told(given: &[(&str, &str)]) -> String {
        let error = values(given).expect_err("refused");
        format!("{error} | {}", error.hints().join(" | "))
    }

    #[test]
    fn what_is_given_is_typed_and_the_rest_is_default_or_null() {
        let values = values(&[("text", "hi"), ("days", "7")]).expect("values");
        assert_eq!(values["days"], 7);
        assert_eq!(values["goal"], "trade");
        assert_eq!(values["post"], Value::Null);
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert!(
            told(&[]).contains("needs the input 'text' (text) | its inputs are days: integer, 4;")
        );
        assert!(
            told(&[("text", "x"), ("day", "7")]).contains("no input 'day' | did you mean 'days'?")
        );
        assert!(told(&[("text", "x"), ("days", "soon")]).contains("a whole number, not 'soon'"));
        assert!(told(&[("text", "x"), ("goal", "win")]).contains("one of keep, trade"));
    }
}
