//! Requests to `/embeddings` and their answers.

use serde_json::{Map, Value, json};

use super::error_body::ServerError;
use super::wire::usage_of;
use crate::prompt::Usage;

/// Vectors, one for each text that was sent, in the order of the texts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Embeddings {
    /// The vectors.
    pub vectors: Vec<Vec<f32>>,
    /// Tokens, if told.
    pub usage: Option<Usage>,
}

/// The body that asks `model` for the vectors of `texts`.
#[must_use]
pub fn embeddings_body(model: &str, texts: &[String]) -> Map<String, Value> {
    let mut body = Map::new();
    body.insert("model".to_owned(), json!(model));
    body.insert("input".to_owned(), json!(texts));
    body
}

/// Reads the vectors for `count` texts.
///
/// # Errors
///
/// What the server says, or what is missing: a vector for a text, one length for all.
pub fn parse_embeddings(body: &[u8], count: usize) -> Result<Embeddings, ServerError> {
    let value: Value = serde_json::from_slice(body).map_err(|_| ServerError::from_body(body))?;
    let Some(items) = value.get("data").and_then(Value::as_array) else {
        return Err(ServerError::from_body(body));
    };
    let mut vectors: Vec<Option<Vec<f32>>> = vec![None; count];
    for (place, item) in items.iter().enumerate() {
        let index = item.get("index").and_then(Value::as_u64);
        let index = index.and_then(|index| usize::try_from(index).ok());
        if let Some(slot) = vectors.get_mut(index.unwrap_or(place)) {
            *slot = item.get("embedding").and_then(vector);
        }
    }
    let missing = vectors.iter().filter(|vector| vector.is_none()).count();
    let vectors: Vec<Vec<f32>> = vectors.into_iter().flatten().collect();
    let length = vectors.first().map_or(0, Vec::len);
    if missing > 0 {
        return Err(said(&format!("{missing} of {count} vectors are missing")));
    }
    if vectors.iter().any(|vector| vector.len() != length) {
        return Err(said("the vectors are of different lengths"));
    }
    Ok(Embeddings {
        vectors,
        usage: value.get("usage").and_then(usage_of),
    })
}

fn vector(value: &Value) -> Option<Vec<f32>> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "vectors are compared, and single precision is what servers compute in"
    )]
    let numbers = value
        .as_array()?
        .iter()
        .map(|n| n.as_f64().map(|n| n as f32));
    let numbers: Option<Vec<f32>> = numbers.collect();
    numbers.filter(|numbers| !numbers.is_empty())
}

fn said(message: &str) -> ServerError {
    ServerError {
        message: message.to_owned(),
        ..ServerError::default()
    }
}
