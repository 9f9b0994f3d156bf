//! The list of `/models`, in the shapes servers give it.

use serde_json::Value;

use super::error_body::{ServerError, one_line};

/// A model an endpoint offers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Model {
    /// The name to ask for it by.
    pub id: String,
    /// Whose it is, if told.
    pub owner: Option<String>,
    /// How many tokens it can read and write, if told.
    pub context: Option<u64>,
}

/// Reads a list of models: an object with `data` or `models`, or a bare list.
///
/// # Errors
///
/// What the server says, when the body is an error or no list at all.
pub fn parse_models(body: &[u8]) -> Result<Vec<Model>, ServerError> {
    let value: Value = serde_json::from_slice(body).map_err(|_| ServerError::from_body(body))?;
    let list = ["data", "models"]
        .into_iter()
        .find_map(|name| value.get(name));
    match list.unwrap_or(&value) {
        Value::Array(items) => {
            let models: Vec<Model> = items.iter().filter_map(model).collect();
            // A list of errors is a list as well.
            if models.is_empty() && !items.is_empty() {
                return Err(ServerError::from_body(body));
            }
            Ok(models)
        }
        _ => Err(ServerError::from_body(body)),
    }
}

fn model(item: &Value) -> Option<Model> {
    let text = |value: &Value| value.as_str().map(one_line).filter(|text| !text.is_empty());
    if item.is_string() {
        return text(item).map(|id| Model {
            id,
            ..Model::default()
        });
    }
    let id = ["id", "model", "name"]
        .into_iter()
        .find_map(|name| text(item.get(name)?))?;
    let context = [
        "/context_length",
        "/context_window",
        "/max_model_len",
        "/max_context_length",
        "/meta/n_ctx",
        "/meta/n_ctx_train",
    ];
    Some(Model {
        id,
        owner: item.get("owned_by").and_then(text),
        context: context
            .into_iter()
            .find_map(|path| item.pointer(path)?.as_u64()),
    })
}
