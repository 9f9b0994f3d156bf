//! The shapes of an answer on the wire, as loosely as servers keep to them.
//!
//! Every field is captured unread and then read by itself, so that one field of an unheard-of type
//! costs that field and not the answer. Streamed and whole answers share these shapes.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::error_body::ServerError;
use super::halves::Raw;
use crate::prompt::Usage;

type Field<'a> = Option<&'a RawValue>;

/// One event's data, or the whole body of an answer that was not streamed.
#[derive(Debug, Deserialize)]
pub(super) struct Chunk<'a> {
    #[serde(borrow, default)]
    error: Field<'a>,
    #[serde(borrow, default)]
    choices: Field<'a>,
    #[serde(borrow, default)]
    usage: Field<'a>,
    #[serde(borrow, default)]
    x_groq: Field<'a>,
    #[serde(borrow, default)]
    model: Field<'a>,
    #[serde(borrow, default)]
    message: Field<'a>,
    #[serde(borrow, default)]
    detail: Field<'a>,
}

/// One choice of a chunk.
#[derive(Debug, Deserialize)]
pub(super) struct Choice<'a> {
    #[serde(borrow, default)]
    index: Field<'a>,
    #[serde(borrow, default)]
    delta: Field<'a>,
    #[serde(borrow, default)]
    message: Field<'a>,
    #[serde(borrow, default)]
    text: Field<'a>,
    #[serde(borrow, default)]
    finish_reason: Field<'a>,
    #[serde(borrow, default)]
    error: Field<'a>,
}

/// What a choice says: a delta of it, or the whole message.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Body<'a> {
    #[serde(borrow, default)]
    content: Field<'a>,
    #[serde(borrow, default)]
    reasoning_content: Field<'a>,
    #[serde(borrow, default)]
    reasoning: Field<'a>,
    #[serde(borrow, default)]
    refusal: Field<'a>,
    #[serde(borrow, default)]
    tool_calls: Field<'a>,
}

/// A part of content that comes as a list.
#[derive(Debug, Deserialize)]
struct Part<'a> {
    #[serde(borrow, default, rename = "type")]
    kind: Field<'a>,
    #[serde(borrow, default)]
    text: Field<'a>,
    #[serde(borrow, default)]
    thinking: Field<'a>,
    #[serde(borrow, default)]
    refusal: Field<'a>,
}

/// What kind of words a string of a choice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// The answer, perhaps with thoughts in tags.
    Answer,
    /// Thoughts in a field of their own.
    Thought,
    /// Why the model will not answer.
    Refusal,
}

/// Receives the strings of a choice.
type Strings<'a, E> = dyn FnMut(Voice, &[u8]) -> Result<(), E> + 'a;

impl Chunk<'_> {
    /// The error this chunk is, wherever it says so: looked for before anything else.
    pub(super) fn error(&self) -> Option<ServerError> {
        let own = self.error.and_then(error_of);
        if own.is_some() || self.choices.is_some() {
            return own;
        }
        let named = |name: &str, field: Field<'_>| {
            let value = value(field?)?;
            ServerError::from_value(&serde_json::json!({ name: value }))
        };
        named("message", self.message).or_else(|| named("detail", self.detail))
    }

    /// The model, as the server names it.
    pub(super) fn model(&self) -> Option<String> {
        text(self.model).filter(|model| !model.is_empty())
    }

    /// The tokens counted, if this chunk tells.
    pub(super) fn usage(&self) -> Option<Usage> {
        let usage = self.usage.and_then(value).or_else(|| {
            let groq = self.x_groq.and_then(value)?;
            groq.get("usage").cloned()
        })?;
        usage_of(&usage)
    }

    /// Hands over each choice with its place in the list.
    pub(super) fn choices<E>(
        &self,
        each: &mut dyn FnMut(u64, &Choice<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let list: Vec<Option<Choice<'_>>> = self.choices.and_then(read).unwrap_or_default();
        for (place, choice) in (0..).zip(&list) {
            if let Some(choice) = choice {
                each(choice.index.and_then(read).unwrap_or(place), choice)?;
            }
        }
        Ok(())
    }
}

impl<'a> Choice<'a> {
    /// An error that stands in the choice.
    pub(super) fn error(&self) -> Option<ServerError> {
        self.error.and_then(error_of)
    }

    /// The reason it ended; an empty word is none.
    pub(super) fn finish(&self) -> Option<String> {
        text(self.finish_reason).filter(|reason| !reason.is_empty())
    }

    /// What this chunk adds to the choice.
    pub(super) fn delta(&self) -> Option<Body<'a>> {
        let text = self.text.map(|text| Body {
            content: Some(text),
            ..Body::default()
        });
        self.delta.and_then(read).or(text)
    }

    /// The whole choice, in an answer that is not streamed.
    pub(super) fn message(&self) -> Option<Body<'a>> {
        self.message.and_then(read)
    }
}

impl Body<'_> {
    /// Whether the model calls a tool, which gig never offers.
    pub(super) fn calls_tools(&self) -> bool {
        self.tool_calls.is_some_and(|calls| calls.get() != "[]")
    }

    /// Hands over each string with what it is. Of two fields for thoughts, which hold the same on
    /// servers that fill both, one is taken.
    pub(super) fn strings<E>(&self, each: &mut Strings<'_, E>) -> Result<(), E> {
        if let Some(thought) = self.reasoning_content.or(self.reasoning) {
            strings(thought, Voice::Thought, each)?;
        }
        if let Some(content) = self.content {
            strings(content, Voice::Answer, each)?;
        }
        if let Some(refusal) = self.refusal {
            strings(refusal, Voice::Refusal, each)?;
        }
        Ok(())
    }
}

fn strings<E>(raw: &RawValue, voice: Voice, each: &mut Strings<'_, E>) -> Result<(), E> {
    if let Some(Raw(bytes)) = read(raw) {
        return if bytes.is_empty() {
            Ok(())
        } else {
            each(voice, &bytes)
        };
    }
    let parts: Vec<Part<'_>> = read(raw).unwrap_or_default();
    for part in parts {
        let voice = match text(part.kind).as_deref() {
            Some("thinking" | "reasoning") => Voice::Thought,
            Some("refusal") => Voice::Refusal,
            _ => voice,
        };
        for field in [part.thinking, part.text, part.refusal]
            .into_iter()
            .flatten()
        {
            strings(field, voice, each)?;
        }
    }
    Ok(())
}

/// Tokens from a `usage` object; nothing where it counts nothing.
pub(super) fn usage_of(usage: &serde_json::Value) -> Option<Usage> {
    let count = |path: &str| {
        let number = usage.pointer(path)?;
        let whole = number.as_u64();
        // Some servers write counts as floats; a negative or outsized one saturates.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the cast saturates"
        )]
        whole.or_else(|| number.as_f64().map(|float| float as u64))
    };
    let prompt = count("/prompt_tokens");
    let completion = count("/completion_tokens");
    if prompt.is_none() && completion.is_none() {
        return None;
    }
    Some(Usage {
        prompt: prompt.unwrap_or(0),
        completion: completion.unwrap_or(0),
        cached: count("/prompt_tokens_details/cached_tokens")
            .or_else(|| count("/prompt_cache_hit_tokens"))
            .unwrap_or(0),
        reasoning: count("/completion_tokens_details/reasoning_tokens").unwrap_or(0),
    })
}

fn read<'a, T: Deserialize<'a>>(raw: &'a RawValue) -> Option<T> {
    serde_json::from_str(raw.get()).ok()
}

fn text(field: Field<'_>) -> Option<String> {
    field.and_then(read).map(Raw::into_text)
}

fn value(raw: &RawValue) -> Option<serde_json::Value> {
    read(raw)
}

/// An error field as an error: `null`, `false` and empty ones say that there is none, and one whose
/// words cannot be found is still an error.
fn error_of(raw: &RawValue) -> Option<ServerError> {
    if matches!(raw.get(), "null" | "false" | "\"\"" | "{}" | "[]") {
        return None;
    }
    let wrapped = value(raw).map(|error| serde_json::json!({ "error": error }));
    let known = wrapped.as_ref().and_then(ServerError::from_value);
    Some(known.unwrap_or_else(|| ServerError::from_body(raw.get().as_bytes())))
}
