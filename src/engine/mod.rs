//! Engine: one call, prompt in, reply out: the embedded offline engine or an endpoint.
//!
//! All async code and all networking of the program are here; the wire format is `openai`'s.

use crate::error::{Error, Result};
use crate::prompt::{Prompt, Reply};

/// What arrives while an answer is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event<'a> {
    /// A piece of the answer.
    Text(&'a str),
    /// A piece of what the model thinks aloud: never for stdout.
    Reasoning(&'a str),
    /// A word for stderr: a retry, a healed parameter.
    Notice(&'a str),
}

/// Receives events as they arrive; an error stops the call (a closed pipe, for one).
pub type Sink<'a> = dyn FnMut(Event<'_>) -> Result<()> + 'a;

/// A call that failed, with what had arrived until then.
#[derive(Debug)]
pub struct Failure {
    /// What failed.
    pub error: Error,
    /// The answer so far, when any of it arrived.
    pub partial: Option<Box<Reply>>,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self {
            error,
            partial: None,
        }
    }
}

/// What makes drafts.
#[derive(Debug)]
pub enum Engine {
    /// The embedded engine: answers with the template's own draft.
    Offline,
}

impl Engine {
    /// Asks once. A cut, filtered or empty answer is a [`Reply`] that says so in its `finish`; an
    /// answer that never came, or an error in the middle of it, is a [`Failure`].
    ///
    /// # Errors
    ///
    /// When the endpoint refuses, cannot be reached, or the sink gives up.
    pub fn complete(
        &self,
        prompt: &Prompt,
        sink: &mut Sink<'_>,
    ) -> std::result::Result<Reply, Failure> {
        match self {
            Self::Offline => {
                sink(Event::Text(&prompt.draft))?;
                Ok(Reply {
                    text: prompt.draft.clone(),
                    reasoning: String::new(),
                    finish: crate::prompt::Finish::Stop,
                    usage: None,
                    model: "offline".to_owned(),
                })
            }
        }
    }
}
