//! Prompt: what goes to an engine and what comes back; templates and the built-in ones.
//!
//! A template is `prompts/NAME.md` (design.md §4a). Values are never parsed as template. Reading
//! user templates from disk is for `store`; which value goes where, for `pipeline`.

pub mod catalog;
pub mod fence;
pub mod form;
mod functions;
mod inputs;
pub mod lint;
mod template;

pub use template::{Input, InputKind, Layer, Section, Template, Values};

/// Who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Standing instructions.
    System,
    /// The user, and everything that came from outside.
    User,
    /// The model.
    Assistant,
}

impl Role {
    /// The word on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::User => "user",
            Self::Assistant => "assistant",
        }
    }
}

/// One message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Who speaks.
    pub role: Role,
    /// The words.
    pub content: String,
}

impl Message {
    /// A message of `role`.
    pub fn new(role: Role, content: impl Into<String>) -> Self {
        Self {
            role,
            content: content.into(),
        }
    }
}

/// What an engine is asked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Prompt {
    /// The conversation, system first.
    pub messages: Vec<Message>,
    /// What the offline engine answers: the template's `# draft` section, rendered.
    pub draft: String,
    /// A JSON Schema the answer must follow, where the template has one.
    pub schema: Option<serde_json::Value>,
}

/// Why an answer ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finish {
    /// It was complete.
    Stop,
    /// It hit a token limit.
    Length,
    /// The endpoint's filter cut it.
    ContentFilter,
    /// Another word of the endpoint's.
    Other(String),
    /// It ended without saying so: the stream was cut.
    Cut,
    /// The user interrupted it.
    Interrupted,
}

/// Tokens of one call, as the endpoint counted them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Usage {
    /// Tokens read.
    pub prompt: u64,
    /// Tokens written, reasoning included.
    pub completion: u64,
    /// Of those read, how many came from a cache.
    pub cached: u64,
    /// Of those written, how many were reasoning.
    pub reasoning: u64,
}

/// An engine's answer; `text` is kept whatever became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The words, reasoning left out.
    pub text: String,
    /// What the model thought aloud.
    pub reasoning: String,
    /// Why it ended.
    pub finish: Finish,
    /// Tokens, if told.
    pub usage: Option<Usage>,
    /// The model as the endpoint names it; `offline` for the embedded engine.
    pub model: String,
}

impl Reply {
    /// Whether the answer is whole: ended by itself and not empty.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        matches!(self.finish, Finish::Stop | Finish::Other(_)) && !self.text.trim().is_empty()
    }
}
