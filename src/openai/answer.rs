//! An answer as it comes in: bytes to texts, choice by choice, streamed or whole.
//!
//! Holds everything a server may do with a 200 (facts.md §4, §6): an event stream, one JSON value,
//! lines of JSON, an error object, a web page. What comes out has the halves of characters joined,
//! the key scrubbed and thoughts kept apart from the answer. Time and transport are `engine`'s.

use super::error_body::{ServerError, is_page, one_line};
use super::events::{Decoder, EVENT_CAP, Event, TooLong};
use super::halves::Joiner;
use super::scrub::Scrubber;
use super::thinking::{Part, Splitter};
use super::wire::{Body, Choice, Chunk, Voice};
use crate::config::Secret;
use crate::error::{Error, Result as GigResult};
use crate::prompt::{Finish, Reply, Usage};

/// The most choices that are followed; gig asks for a handful.
const CHOICE_CAP: usize = 128;
/// How much of a body's beginning is kept for the message that it is no answer.
const OPENING_CAP: usize = 512;

/// A piece of an answer, as soon as it is sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Of the answer of choice `.0`.
    Text(u64, &'a str),
    /// Of what the model thinks aloud.
    Thought(u64, &'a str),
    /// All text of choice `.0` so far was thought: its closing tag came without an opening one.
    AllWasThought(u64),
}

/// Receives pieces; an error stops the reading.
pub type Pieces<'a> = dyn FnMut(Piece<'_>) -> GigResult<()> + 'a;

/// Why an answer cannot be read further.
#[derive(Debug)]
pub enum Trouble {
    /// The server says so, inside a 200.
    Server(ServerError),
    /// Something that is not JSON where JSON belongs; one line of it.
    Malformed(String),
    /// One JSON value that ended in the middle.
    HalfJson,
    /// A web page.
    Page(ServerError),
    /// An event, a body or the answer itself is larger than 64 MiB.
    TooLong,
    /// The receiver gave up.
    Sink(Error),
}

impl From<TooLong> for Trouble {
    fn from(_: TooLong) -> Self {
        Self::TooLong
    }
}

/// How the bytes are cut into JSON.
#[derive(Debug)]
enum Framing {
    /// Nothing but white space or a byte order mark so far.
    Unknown,
    Events(Decoder),
    Json(Vec<u8>),
    Page(Vec<u8>),
}

/// An answer while it arrives.
#[derive(Debug)]
pub struct Answer {
    framing: Framing,
    opening: Vec<u8>,
    assembly: Assembly,
}

/// The texts of an answer.
#[derive(Debug)]
struct Assembly {
    key: Option<Secret>,
    wanted: usize,
    choices: Vec<Assembled>,
    usage: Option<Usage>,
    model: Option<String>,
    done: bool,
    /// Bytes of all texts.
    size: usize,
}

/// One choice.
#[derive(Debug)]
struct Assembled {
    index: u64,
    text: String,
    thought: String,
    refusal: String,
    finish: Option<String>,
    calls_tools: bool,
    answers: Stream,
    thoughts: Stream,
    splitter: Splitter,
}

/// One stream of strings of a choice.
#[derive(Debug)]
struct Stream {
    joiner: Joiner,
    scrubber: Scrubber,
}

impl Answer {
    /// An answer of `wanted` choices from an endpoint whose key, if any, must not be seen in it.
    #[must_use]
    pub fn new(key: Option<&Secret>, wanted: usize) -> Self {
        Self {
            framing: Framing::Unknown,
            opening: Vec::new(),
            assembly: Assembly {
                key: key.cloned(),
                wanted: wanted.max(1),
                choices: Vec::new(),
                usage: None,
                model: None,
                done: false,
                size: 0,
            },
        }
    }

    /// Reads the next bytes of the body.
    ///
    /// # Errors
    ///
    /// See [`Trouble`]. What was read until then stays and can be asked for.
    pub fn push(&mut self, mut bytes: &[u8], sink: &mut Pieces<'_>) -> Result<(), Trouble> {
        let room = OPENING_CAP.saturating_sub(self.opening.len());
        let opening = bytes.get(..room).unwrap_or(bytes);
        self.opening.extend_from_slice(opening);
        if matches!(self.framing, Framing::Unknown) {
            bytes = self.choose_framing(bytes);
        }
        match &mut self.framing {
            Framing::Unknown => Ok(()),
            Framing::Events(decoder) => {
                let assembly = &mut self.assembly;
                decoder.push(bytes, &mut |event| assembly.event(event, sink))
            }
            Framing::Json(body) => {
                if body.len() + bytes.len() > EVENT_CAP {
                    // Half of it is of no use, and reading it costs.
                    self.framing = Framing::Unknown;
                    return Err(Trouble::TooLong);
                }
                body.extend_from_slice(bytes);
                Ok(())
            }
            Framing::Page(body) => {
                body.extend_from_slice(bytes);
                if body.len() < 64 << 10 {
                    return Ok(());
                }
                Err(Trouble::Page(ServerError::from_body(body)))
            }
        }
    }

    /// The body has ended, well or badly: reads what was waiting for more. A half event at the end
    /// of a stream says nothing.
    ///
    /// # Errors
    ///
    /// See [`Trouble`].
    pub fn end(&mut self, sink: &mut Pieces<'_>) -> Result<(), Trouble> {
        let assembly = &mut self.assembly;
        let read = match std::mem::replace(&mut self.framing, Framing::Unknown) {
            Framing::Unknown => Ok(()),
            Framing::Events(mut decoder) => {
                match decoder.end(&mut |event| assembly.event(event, sink)) {
                    Err(Trouble::Malformed(_)) => Ok(()),
                    outcome => outcome,
                }
            }
            Framing::Json(body) => assembly.body(&body, sink),
            Framing::Page(body) => Err(Trouble::Page(ServerError::from_body(&body))),
        };
        let flushed = assembly.flush(sink);
        read.and(flushed)
    }

    /// Whether the stream said `[DONE]`: nothing follows.
    #[must_use]
    pub const fn is_done(&self) -> bool {
        self.assembly.done
    }

    /// Whether the answer is complete (facts.md R1): every choice has said why it ended, or the
    /// stream has said `[DONE]`.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let assembly = &self.assembly;
        assembly.done
            || (assembly.choices.len() >= assembly.wanted
                && assembly
                    .choices
                    .iter()
                    .all(|choice| choice.finish.is_some()))
    }

    /// How much has come, in bytes: of the texts, and of a body that is read at its end. Comments, empty
    /// events and white space before an answer are nothing.
    #[must_use]
    pub const fn come(&self) -> usize {
        let waiting = match &self.framing {
            Framing::Json(body) | Framing::Page(body) => body.len(),
            Framing::Unknown | Framing::Events(_) => 0,
        };
        self.assembly.size + waiting
    }

    /// Whether anything of an answer has come.
    #[must_use]
    pub const fn has_begun(&self) -> bool {
        self.assembly.size > 0
    }

    /// Whether any choice has words for the user.
    #[must_use]
    pub fn has_text(&self) -> bool {
        self.assembly
            .choices
            .iter()
            .any(|choice| !choice.text.trim().is_empty())
    }

    /// Why the choices ended, those that said so.
    #[must_use]
    pub fn finishes(&self) -> Vec<Finish> {
        let choices = self.assembly.choices.iter();
        choices
            .filter_map(|choice| choice.finish.clone().map(finish))
            .collect()
    }

    /// What the model said instead of an answer, when it refused.
    #[must_use]
    pub fn refusal(&self) -> Option<&str> {
        let mut refusals = self.assembly.choices.iter().map(|choice| &*choice.refusal);
        refusals.find(|refusal| !refusal.is_empty())
    }

    /// Whether the model called a tool instead of answering.
    #[must_use]
    pub fn calls_tools(&self) -> bool {
        self.assembly
            .choices
            .iter()
            .any(|choice| choice.calls_tools)
    }

    /// The first line of the body, for the message that it is no answer.
    #[must_use]
    pub fn opening(&self) -> String {
        let text = String::from_utf8_lossy(&self.opening);
        let line = text.lines().find(|line| !line.trim().is_empty());
        one_line(line.unwrap_or_default())
    }

    /// The replies, in the order of their index; at least one. A choice that did not say why it
    /// ended ended as `unfinished`, unless the stream said `[DONE]`. `model` stands where the
    /// server named none.
    #[must_use]
    pub fn into_replies(self, unfinished: &Finish, model: &str) -> Vec<Reply> {
        let assembly = self.assembly;
        let end = if assembly.done {
            &Finish::Stop
        } else {
            unfinished
        };
        let model = assembly.model.unwrap_or_else(|| model.to_owned());
        let mut choices = assembly.choices;
        choices.sort_by_key(|choice| choice.index);
        if choices.is_empty() {
            choices.push(Assembled::new(0, None));
        }
        let mut usage = assembly.usage;
        choices
            .into_iter()
            .map(|choice| Reply {
                text: choice.text,
                reasoning: choice.thought,
                finish: choice.finish.map_or_else(|| end.clone(), finish),
                // Counted for all choices together, so told once.
                usage: usage.take(),
                model: model.clone(),
            })
            .collect()
    }

    /// Decides by the first byte that means something; gives the bytes from there on.
    fn choose_framing<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        // A mark may come in pieces; none of its bytes starts anything else.
        let start = bytes
            .iter()
            .position(|b| !b.is_ascii_whitespace() && !b"\xEF\xBB\xBF".contains(b));
        let rest = start
            .and_then(|start| bytes.get(start..))
            .unwrap_or_default();
        self.framing = match rest.first() {
            None => Framing::Unknown,
            Some(b'{' | b'[') => Framing::Json(Vec::new()),
            Some(b'<') => Framing::Page(Vec::new()),
            Some(_) => Framing::Events(Decoder::default()),
        };
        rest
    }
}

impl Assembly {
    fn event(&mut self, event: Event<'_>, sink: &mut Pieces<'_>) -> Result<(), Trouble> {
        let data = event.data.trim();
        if self.done || data.is_empty() || data == "null" {
            return Ok(());
        }
        if data == "[DONE]" {
            self.done = true;
            return Ok(());
        }
        if event.name == "error" {
            return Err(Trouble::Server(ServerError::from_body(data.as_bytes())));
        }
        match serde_json::from_str::<Chunk<'_>>(data) {
            Ok(chunk) => self.chunk(&chunk, sink),
            // A server that leaves out blank lines joins its events into one.
            Err(_) if data.contains('\n') => data.lines().try_for_each(|line| {
                let data = line;
                self.event(Event { data, ..event }, sink)
            }),
            Err(_) if is_page(data.as_bytes()) => {
                Err(Trouble::Page(ServerError::from_body(data.as_bytes())))
            }
            Err(_) => Err(Trouble::Malformed(one_line(data))),
        }
    }

    /// A body that is JSON: one value, or several one after the other.
    fn body(&mut self, body: &[u8], sink: &mut Pieces<'_>) -> Result<(), Trouble> {
        // The raw values are cut from a string, and a broken character must not cost the answer.
        let body = String::from_utf8_lossy(body);
        let values = serde_json::Deserializer::from_str(&body).into_iter();
        for value in values {
            let value: &serde_json::value::RawValue = match value {
                Ok(value) => value,
                Err(error) if error.is_eof() => return Err(Trouble::HalfJson),
                Err(_) => return Err(Trouble::Malformed(one_line(&body))),
            };
            match serde_json::from_str::<Chunk<'_>>(value.get()) {
                Ok(chunk) => self.chunk(&chunk, sink)?,
                Err(_) => return Err(not_a_chunk(value.get())),
            }
        }
        Ok(())
    }

    fn chunk(&mut self, chunk: &Chunk<'_>, sink: &mut Pieces<'_>) -> Result<(), Trouble> {
        if let Some(error) = chunk.error() {
            return Err(Trouble::Server(error));
        }
        if let Some(usage) = chunk.usage() {
            self.usage = Some(usage);
        }
        if self.model.is_none() {
            let key = self.key.as_ref();
            self.model = chunk.model().map(|model| {
                let model = one_line(&model);
                key.map_or_else(|| model.clone(), |key| key.scrub(&model))
            });
        }
        chunk.choices(&mut |index, choice| {
            if let Some(error) = choice.error() {
                return Err(Trouble::Server(error));
            }
            self.choice(index, choice, sink)
        })
    }

    fn choice(
        &mut self,
        index: u64,
        choice: &Choice<'_>,
        sink: &mut Pieces<'_>,
    ) -> Result<(), Trouble> {
        let known = self.choices.iter().position(|own| own.index == index);
        if known.is_none() && self.choices.len() == CHOICE_CAP {
            return Ok(());
        }
        let place = known.unwrap_or_else(|| {
            self.choices.push(Assembled::new(index, self.key.as_ref()));
            self.choices.len() - 1
        });
        let Some(own) = self.choices.get_mut(place) else {
            return Ok(());
        };
        // A message repeats what deltas have said, on servers that send both.
        let body = choice.delta().or_else(|| {
            let is_new = own.text.is_empty() && own.thought.is_empty();
            choice.message().filter(|_| is_new)
        });
        if let Some(body) = body {
            self.size += own.body(&body, sink)?;
        }
        if let Some(reason) = choice.finish() {
            own.finish = Some(reason);
        }
        if self.size > EVENT_CAP {
            return Err(Trouble::TooLong);
        }
        Ok(())
    }

    fn flush(&mut self, sink: &mut Pieces<'_>) -> Result<(), Trouble> {
        self.choices
            .iter_mut()
            .try_for_each(|choice| choice.flush(sink))
            .map_err(Trouble::Sink)
    }
}

impl Assembled {
    fn new(index: u64, key: Option<&Secret>) -> Self {
        Self {
            index,
            text: String::new(),
            thought: String::new(),
            refusal: String::new(),
            finish: None,
            calls_tools: false,
            answers: Stream::new(key),
            thoughts: Stream::new(key),
            splitter: Splitter::default(),
        }
    }

    /// Adds what a chunk says; gives how many bytes that were.
    fn body(&mut self, body: &Body<'_>, sink: &mut Pieces<'_>) -> Result<usize, Trouble> {
        let mut size = 0;
        self.calls_tools |= body.calls_tools();
        body.strings(&mut |voice, bytes| {
            size += bytes.len();
            match voice {
                Voice::Answer => {
                    let joined = self.answers.joiner.join(bytes);
                    let clean = self.answers.scrubber.push(&joined);
                    self.answer(&clean, sink)
                }
                Voice::Thought => {
                    let joined = self.thoughts.joiner.join(bytes);
                    let clean = self.thoughts.scrubber.push(&joined);
                    self.thought.push_str(&clean);
                    sink(Piece::Thought(self.index, &clean))
                }
                Voice::Refusal => {
                    self.refusal.push_str(&String::from_utf8_lossy(bytes));
                    Ok(())
                }
            }
        })
        .map_err(Trouble::Sink)?;
        Ok(size)
    }

    fn answer(&mut self, clean: &str, sink: &mut Pieces<'_>) -> GigResult<()> {
        let mut parts = Parts::of(self.index, &mut self.text, &mut self.thought, sink);
        self.splitter.push(clean, &mut |part| parts.take(part));
        parts.outcome
    }

    fn flush(&mut self, sink: &mut Pieces<'_>) -> GigResult<()> {
        let thought = self.thoughts.rest();
        if !thought.is_empty() {
            self.thought.push_str(&thought);
            sink(Piece::Thought(self.index, &thought))?;
        }
        let rest = self.answers.rest();
        let mut parts = Parts::of(self.index, &mut self.text, &mut self.thought, sink);
        self.splitter.push(&rest, &mut |part| parts.take(part));
        self.splitter.end(&mut |part| parts.take(part));
        parts.outcome
    }
}

impl Stream {
    fn new(key: Option<&Secret>) -> Self {
        Self {
            joiner: Joiner::default(),
            scrubber: Scrubber::new(key),
        }
    }

    /// What was kept back.
    fn rest(&mut self) -> String {
        let mut rest = self.scrubber.push(self.joiner.end()).into_owned();
        rest.push_str(&self.scrubber.end());
        rest
    }
}

/// Keeps the parts of a choice and passes them on, until the receiver gives up.
struct Parts<'a, 'b> {
    index: u64,
    text: &'a mut String,
    thought: &'a mut String,
    sink: &'a mut Pieces<'b>,
    outcome: GigResult<()>,
}

impl<'a, 'b> Parts<'a, 'b> {
    fn of(
        index: u64,
        text: &'a mut String,
        thought: &'a mut String,
        sink: &'a mut Pieces<'b>,
    ) -> Self {
        Self {
            index,
            text,
            thought,
            sink,
            outcome: Ok(()),
        }
    }

    fn take(&mut self, part: Part<'_>) {
        let piece = match part {
            Part::Text(text) => {
                self.text.push_str(text);
                Piece::Text(self.index, text)
            }
            Part::Thought(text) => {
                self.thought.push_str(text);
                Piece::Thought(self.index, text)
            }
            Part::AllWasThought => {
                self.thought.push_str(self.text);
                self.text.clear();
                Piece::AllWasThought(self.index)
            }
        };
        if self.outcome.is_ok() {
            self.outcome = (self.sink)(piece);
        }
    }
}

/// What a JSON value is that has not the shape of an answer: a list of errors, or nothing known.
fn not_a_chunk(json: &str) -> Trouble {
    let value = serde_json::from_str::<serde_json::Value>(json).ok();
    let error = value
        .filter(serde_json::Value::is_array)
        .and_then(|value| ServerError::from_value(&value));
    error.map_or_else(|| Trouble::Malformed(one_line(json)), Trouble::Server)
}

/// The meaning of a finish reason.
fn finish(reason: String) -> Finish {
    match reason.to_ascii_lowercase().as_str() {
        "stop" | "eos" | "eos_token" | "end_turn" | "stop_sequence" | "completed" => Finish::Stop,
        "length" | "max_tokens" | "model_length" | "max_output_tokens" => Finish::Length,
        "content_filter" | "safety" | "recitation" | "blocklist" | "prohibited_content" => {
            Finish::ContentFilter
        }
        "abort" | "aborted" | "cancel" | "cancelled" | "error" | "insufficient_system_resource" => {
            Finish::Cut
        }
        _ => Finish::Other(one_line(&reason)),
    }
}
