//! What an endpoint will not take: learnt from its refusals, kept as a small value.
//!
//! A request is built by the [`Quirks`] known; a refusal that names a parameter of the request gives
//! better quirks and a word for the user (facts.md §4). Where they are remembered is the caller's:
//! they hold for one endpoint and one model.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::error_body::ServerError;

/// The name of the parameter that limits the length of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// `max_tokens`, which all but OpenAI's newer models take.
    MaxTokens,
    /// `max_completion_tokens`, which those want.
    MaxCompletionTokens,
}

impl Limit {
    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::MaxTokens => "max_tokens",
            Self::MaxCompletionTokens => "max_completion_tokens",
        }
    }

    /// The limit of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        [Self::MaxTokens, Self::MaxCompletionTokens]
            .into_iter()
            .find(|limit| limit.name() == name)
    }

    const fn other(self) -> Self {
        match self {
            Self::MaxTokens => Self::MaxCompletionTokens,
            Self::MaxCompletionTokens => Self::MaxTokens,
        }
    }
}

/// How an answer of a given form is asked for, the strongest way first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Structured {
    /// `response_format` of type `json_schema`.
    #[default]
    Schema,
    /// `response_format` of type `json_object`, the schema in words.
    Object,
    /// In words alone.
    Prompt,
}

/// What is known of one endpoint and model.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Quirks {
    /// Parameters it refused: they are left out.
    pub refused: BTreeSet<String>,
    /// The name it wants for the limit of tokens, where that was learnt.
    pub limit: Option<Limit>,
    /// How it is asked for JSON.
    pub structured: Structured,
}

impl Quirks {
    /// Whether `parameter` may be sent.
    #[must_use]
    pub fn takes(&self, parameter: &str) -> bool {
        !self.refused.contains(parameter)
    }
}

/// A way to ask again after a refusal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Healing {
    /// What is known now.
    pub quirks: Quirks,
    /// What was changed, for the user.
    pub notice: String,
}

/// The parameters that can be left out or said otherwise.
const HEALABLE: [&str; 10] = [
    "stream_options",
    "temperature",
    "top_p",
    "max_tokens",
    "max_completion_tokens",
    "n",
    "response_format",
    "seed",
    "stop",
    "reasoning_effort",
];

/// How to ask again after a 400 or 422 whose body is `error`, when it names a parameter of the
/// request `sent` that gig can do without. A complaint about the value stays an error: the user's
/// number is not dropped behind their back.
#[must_use]
pub fn heal(quirks: &Quirks, sent: &Map<String, Value>, error: &ServerError) -> Option<Healing> {
    let parameter = refused(sent, error)?;
    // Of a schema, a complaint about a value is one about the schema: `minimum` is not permitted.
    if !["n", "response_format"].contains(&parameter) && is_about_the_value(error) {
        return None;
    }
    let mut quirks = quirks.clone();
    let notice = match parameter {
        "max_tokens" | "max_completion_tokens" => rename_limit(&mut quirks, parameter),
        "response_format" => step_down(&mut quirks),
        "n" => {
            quirks.refused.insert("n".to_owned());
            "the endpoint gives one answer at a time: asking once for each".to_owned()
        }
        _ => {
            quirks.refused.insert(parameter.to_owned());
            format!("the endpoint refuses {parameter}: asking again without it")
        }
    };
    Some(Healing { quirks, notice })
}

fn rename_limit(quirks: &mut Quirks, parameter: &str) -> String {
    let sent = if parameter == "max_tokens" {
        Limit::MaxTokens
    } else {
        Limit::MaxCompletionTokens
    };
    if quirks.limit.is_none() {
        let other = sent.other();
        quirks.limit = Some(other);
        format!(
            "the endpoint refuses {parameter}: asking again with {}",
            other.name()
        )
    } else {
        quirks.refused.insert(Limit::MaxTokens.name().to_owned());
        format!("the endpoint refuses {parameter} too: asking again without a limit")
    }
}

fn step_down(quirks: &mut Quirks) -> String {
    if quirks.structured == Structured::Schema {
        quirks.structured = Structured::Object;
        "the endpoint refuses a JSON schema: asking again for a JSON object".to_owned()
    } else {
        quirks.structured = Structured::Prompt;
        "the endpoint refuses response_format: asking again in words".to_owned()
    }
}

/// The parameter an error is about: the one it gives, or the first it names.
fn refused(sent: &Map<String, Value>, error: &ServerError) -> Option<&'static str> {
    let mut known = HEALABLE.into_iter().filter(|name| sent.contains_key(*name));
    let given = error.param.as_deref().and_then(|param| {
        let head = param.split(['.', '[']).find(|step| *step != "body")?;
        known.clone().find(|name| *name == head)
    });
    given.or_else(|| {
        let message = error.message.as_str();
        let schema = ["json_schema", "json_object", "structured output"];
        let first = known
            .clone()
            .filter_map(|name| Some((named_at(message, name)?, name)))
            .min()
            .map(|(_, name)| name);
        first.or_else(|| {
            let lower = message.to_ascii_lowercase();
            known.find(|name| {
                *name == "response_format" && schema.iter().any(|word| lower.contains(word))
            })
        })
    })
}

/// Where `message` names the parameter. One that is also a word must be marked as a name.
fn named_at(message: &str, parameter: &str) -> Option<usize> {
    let is_word = !parameter.contains('_') && parameter != "temperature";
    message.match_indices(parameter).find_map(|(at, _)| {
        let before = message.get(..at)?;
        let after = message.get(at + parameter.len()..)?;
        let part_of_name = |c: char| c.is_alphanumeric() || c == '_';
        if before.ends_with(part_of_name) || after.starts_with(part_of_name) {
            return None;
        }
        let marked = before.ends_with(['\'', '"', '`', '.'])
            || before.to_ascii_lowercase().ends_with("parameter ")
            || [":", "=", " =", " >", " must", " should", " is "]
                .iter()
                .any(|mark| after.starts_with(mark));
        (!is_word || marked).then_some(at)
    })
}

/// Whether the error is about a number that is too large or too small, not about the parameter.
fn is_about_the_value(error: &ServerError) -> bool {
    if error.is_one_of(&[
        "unsupported_parameter",
        "unsupported_value",
        "extra_forbidden",
    ]) {
        return false;
    }
    let message = error.message.to_ascii_lowercase();
    [
        "between",
        "less than",
        "greater than",
        "too large",
        "too big",
        "too high",
        "exceed",
        "context length",
        "context window",
        "at most",
        "at least",
        "maximum",
        "minimum",
        "range",
    ]
    .iter()
    .any(|word| message.contains(word))
}
