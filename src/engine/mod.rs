//! Engine: one call, prompt in, reply out: the embedded offline engine or an endpoint.
//!
//! All async code and all networking of the program are here; the wire format is `openai`'s. The
//! clock is read here alone, for retries and timeouts.

mod chat;
mod client;
mod crew;
mod endpoint;
pub mod hosted;
mod interrupt;
mod limiter;
mod preview;
mod problem;
mod reading;
mod retry;
pub mod rows;
mod transport;

pub use client::{Client, Memory};
pub use endpoint::{Auth, Endpoint, Network, Retries, Timeouts};
pub use interrupt::Guard;
pub use preview::Preview;

use crate::error::{Error, Result};
use crate::openai::Quirks;
use crate::prompt::{Finish, Prompt, Reply};

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
    /// Whether another endpoint may well answer: this one was not reached, fell silent, failed or has
    /// no quota left, and gave no word of an answer.
    pub another_may: bool,
    /// Whether every other request to this endpoint would fail in the same way: no key it takes, no
    /// quota, no such model, or a wait longer than anyone watches.
    pub is_lasting: bool,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self {
            error,
            partial: None,
            another_may: false,
            is_lasting: false,
        }
    }
}

/// What makes drafts.
#[derive(Debug)]
pub enum Engine {
    /// The embedded engine: answers with the template's own draft.
    Offline,
    /// An OpenAI-compatible endpoint.
    OpenAi(Box<Client>),
}

impl Engine {
    /// The engine that calls `endpoint`. Nothing is opened and nothing sent yet.
    ///
    /// # Errors
    ///
    /// When the base URL cannot be used, or the key may not go there.
    pub fn openai(endpoint: Endpoint) -> Result<Self> {
        Ok(Self::OpenAi(Box::new(Client::new(endpoint)?)))
    }

    /// Asks once. A cut, filtered or interrupted answer is a [`Reply`] that says so in its `finish`;
    /// an answer that never came, one without a word, or an error in the middle of it, is a
    /// [`Failure`].
    ///
    /// # Errors
    ///
    /// When the endpoint refuses, cannot be reached, answers with nothing, or the sink gives up.
    pub fn complete(
        &self,
        prompt: &Prompt,
        sink: &mut Sink<'_>,
    ) -> std::result::Result<Reply, Failure> {
        match self {
            Self::Offline => {
                sink(Event::Text(&prompt.draft))?;
                Ok(offline(prompt))
            }
            Self::OpenAi(client) => client.complete(prompt, sink),
        }
    }

    /// Asks for `n` answers to choose from; the offline engine has one.
    ///
    /// # Errors
    ///
    /// When no answer came.
    pub fn candidates(
        &self,
        prompt: &Prompt,
        n: usize,
        sink: &mut Sink<'_>,
    ) -> std::result::Result<Vec<Reply>, Failure> {
        match self {
            Self::Offline => self.complete(prompt, sink).map(|reply| vec![reply]),
            Self::OpenAi(client) => client.candidates(prompt, n, sink),
        }
    }

    /// What was learnt about the endpoint and its model since the engine was made, if anything.
    #[must_use]
    pub fn learned(&self) -> Option<Quirks> {
        match self {
            Self::Offline => None,
            Self::OpenAi(client) => client.learned(),
        }
    }
}

fn offline(prompt: &Prompt) -> Reply {
    Reply {
        text: prompt.draft.clone(),
        reasoning: String::new(),
        finish: Finish::Stop,
        usage: None,
        model: "offline".to_owned(),
    }
}
