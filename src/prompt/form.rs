//! Form: the JSON Schema that the answer to a template with `schema:` must follow.
//!
//! An endpoint's own word that it keeps to a schema is never taken: what came is validated here. How
//! an endpoint is asked for it is `openai`'s, what a fault counts for `check`'s.

use std::borrow::Cow;

use serde_json::Value;

use crate::text::words;

/// How many faults of an answer are told: a model mends a handful at once.
const MOST: usize = 10;
/// How many characters of a fault are told: it quotes the answer.
const LONGEST: usize = 200;

/// What is wrong with a schema in a template, if anything.
#[must_use]
pub fn schema_fault(schema: &Value) -> Option<String> {
    if schema.get("type").and_then(Value::as_str) != Some("object") {
        // An endpoint's JSON mode gives objects and nothing else.
        return Some("the schema must say 'type: object' at its top".to_owned());
    }
    let error = jsonschema::validator_for(schema).err()?;
    let at = error.instance_path().to_string();
    let told = words::shortened(&error.to_string(), LONGEST);
    Some(format!("the schema is not one{}: {told}", place(&at)))
}

/// The JSON of an answer: all of it, or what stands in it between fences or a few words around.
#[must_use]
pub fn json_in(answer: &str) -> Cow<'_, str> {
    let answer = answer.trim();
    let is_json = |text: &str| serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
    if is_json(answer) {
        return Cow::Borrowed(answer);
    }
    let inside = answer
        .find('{')
        .zip(answer.rfind('}'))
        .and_then(|(start, end)| answer.get(start..=end));
    Cow::Borrowed(inside.filter(|text| is_json(text)).unwrap_or(answer))
}

/// What an answer lacks of the form that `schema` gives, a line each; none when it follows it.
#[must_use]
pub fn faults(schema: &Value, answer: &str) -> Vec<String> {
    let value: Value = match serde_json::from_str(answer) {
        Ok(value) => value,
        Err(error) => return vec![format!("it is not JSON: {error}")],
    };
    let validator = match jsonschema::validator_for(schema) {
        Ok(validator) => validator,
        // A template whose schema is none is refused when it is read.
        Err(error) => return vec![words::shortened(&error.to_string(), LONGEST)],
    };
    let faults = validator.iter_errors(&value).map(|error| {
        let at = error.instance_path().to_string();
        let told = words::shortened(&error.to_string(), LONGEST);
        format!("{told}{}", place(&at))
    });
    faults.take(MOST).collect()
}

fn place(pointer: &str) -> String {
    if pointer.is_empty() {
        String::new()
    } else {
        format!(" (at {})", words::shortened(pointer, LONGEST))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn schema() -> Value {
        json!({
            "type": "object",
            "required": ["steps"],
            "additionalProperties": false,
            "properties": {"steps": {"type": "array", "minItems": 1, "items": {"type": "string"}}},
        })
    }

    #[test]
    fn the_json_is_taken_out_of_what_models_put_around_it() {
        for (answer, wanted) in [
            ("{\"a\": 1}", "{\"a\": 1}"),
            ("```json\n{\"a\": 1}\n```", "{\"a\": 1}"),
            (
                "Here it is:\n{\"a\": {\"b\": 2}}\nAnything else?",
                "{\"a\": {\"b\": 2}}",
            ),
            (
                "I would say {this} and {that}",
                "I would say {this} and {that}",
            ),
            ("  }{ ", "}{"),
            ("", ""),
        ] {
            assert_eq!(json_in(answer), wanted, "{answer}");
        }
    }

    #[test]
    fn each_fault_is_told_with_its_place() {
        assert!(faults(&schema(), r#"{"steps": ["a"]}"#).is_empty());
        let told = |answer: &str| faults(&schema(), answer).join("\n");
        assert!(told("words").starts_with("it is not JSON"));
        assert!(told(r#"{"steps": ["a", 7]}"#).contains("/steps/1"));
        assert!(told("{}").contains("steps"));
        assert_eq!(faults(&schema(), r#"{"steps": [], "more": 1}"#).len(), 2);
        // However much is wrong, and however long it is.
        let many = json!({"steps": vec![json!({"x": "y".repeat(5_000)}); 500]}).to_string();
        let told = faults(&schema(), &many);
        assert_eq!(told.len(), MOST);
        assert!(told.iter().all(|line| line.len() < 600), "{told:?}");
    }

    #[test]
    fn a_schema_that_is_none_is_told() {
        assert_eq!(schema_fault(&schema()), None);
        for wrong in [
            json!({"type": "array"}),
            json!("object"),
            json!({"type": "object", "required": 7}),
            json!({"type": "object", "properties": {"a": {"$ref": "https://example.invalid/a"}}}),
        ] {
            assert!(schema_fault(&wrong).is_some(), "{wrong}");
        }
    }
}
