//! Requests to `/chat/completions`: the body, parameter by parameter, only those that are set.

use serde_json::{Map, Value, json};

use super::quirks::{Limit, Quirks, Structured};
use crate::prompt::{Prompt, Role};

/// What a user may set about an answer. Nothing that is not set is sent.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Parameters {
    /// The model's name.
    pub model: String,
    /// How free the choice of words is.
    pub temperature: Option<f64>,
    /// The share of likely words to choose from.
    pub top_p: Option<f64>,
    /// The most tokens of the answer.
    pub max_tokens: Option<u64>,
    /// The same seed gives the same answer, where the endpoint can.
    pub seed: Option<i64>,
    /// Texts at which the answer ends.
    pub stop: Vec<String>,
    /// How long a reasoning model may think: `low`, `medium`, `high`.
    pub reasoning_effort: Option<String>,
}

/// One request, before it is written out.
#[derive(Debug, Clone, Copy)]
pub struct ChatRequest<'a> {
    /// The conversation.
    pub prompt: &'a Prompt,
    /// What is set.
    pub parameters: &'a Parameters,
    /// What the endpoint will not take.
    pub quirks: &'a Quirks,
    /// The name for the limit of tokens where the quirks know none.
    pub limit: Limit,
    /// How many answers to ask for.
    pub n: usize,
    /// Whether the answer is to come as a stream.
    pub stream: bool,
}

impl ChatRequest<'_> {
    /// The body, in the order in which `--dry-run` shows it.
    #[must_use]
    pub fn body(&self) -> Map<String, Value> {
        let mut body = Map::new();
        let parameters = self.parameters;
        // Not every endpoint wants a model: a server of one may be asked without.
        if !parameters.model.is_empty() {
            body.insert("model".to_owned(), json!(parameters.model));
        }
        body.insert("messages".to_owned(), self.messages());
        let mut set = |name: &str, value: Option<Value>| {
            if let Some(value) = value.filter(|_| self.quirks.takes(name)) {
                body.insert(name.to_owned(), value);
            }
        };
        set("temperature", parameters.temperature.map(Value::from));
        set("top_p", parameters.top_p.map(Value::from));
        set("seed", parameters.seed.map(Value::from));
        let stop = &parameters.stop;
        set("stop", (!stop.is_empty()).then(|| json!(stop)));
        let effort = parameters.reasoning_effort.as_ref();
        set("reasoning_effort", effort.map(|effort| json!(effort)));
        if self.quirks.takes(Limit::MaxTokens.name()) {
            let limit = self.quirks.limit.unwrap_or(self.limit);
            set(limit.name(), parameters.max_tokens.map(Value::from));
        }
        set("n", (self.n > 1).then(|| json!(self.n)));
        set("response_format", self.response_format());
        if self.stream {
            set("stream", Some(json!(true)));
            set("stream_options", Some(json!({ "include_usage": true })));
        }
        body
    }

    fn messages(&self) -> Value {
        let mut messages: Vec<(Role, String)> = self
            .prompt
            .messages
            .iter()
            .map(|message| (message.role, message.content.clone()))
            .collect();
        if let Some(schema) = self.schema_in_words() {
            match messages.iter_mut().find(|(role, _)| *role == Role::System) {
                Some((_, content)) => {
                    content.push_str("\n\n");
                    content.push_str(&schema);
                }
                None => messages.insert(0, (Role::System, schema)),
            }
        }
        messages
            .into_iter()
            .map(|(role, content)| json!({ "role": role.as_str(), "content": content }))
            .collect()
    }

    fn schema_in_words(&self) -> Option<String> {
        let schema = self.prompt.schema.as_ref()?;
        (self.quirks.structured != Structured::Schema).then(|| {
            format!(
                "Answer with one JSON object and nothing else. It must follow this JSON Schema:\n\
                 {schema}"
            )
        })
    }

    fn response_format(&self) -> Option<Value> {
        let schema = self.prompt.schema.as_ref()?;
        match self.quirks.structured {
            Structured::Schema => Some(json!({
                "type": "json_schema",
                "json_schema": { "name": "answer", "schema": schema },
            })),
            Structured::Object => Some(json!({ "type": "json_object" })),
            Structured::Prompt => None,
        }
    }
}
