//! Reading one answer as it arrives: bytes to pieces for the sink, until it ends, one way or another.
//!
//! What an ending means is `chat`'s; what the bytes mean, `openai`'s.

use bytes::Bytes;
use reqwest::Response;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout_at};

use super::client::{Client, GRACE, Tries};
use super::problem::Problem;
use super::{Event, Sink};
use crate::error::{Error, Result};
use crate::openai::{Answer, Piece};

/// How many times the idle time an answer may go on without a word. Comments keep a connection open
/// while a model is busy, but nothing may keep it open for ever; with the usual 60 s that is the ten
/// minutes after which DeepSeek gives up itself.
const WORDLESS: u32 = 10;

/// How reading an answer ended.
pub(super) enum Ending {
    /// The body ended.
    Whole,
    /// A signal came.
    Interrupted,
    /// The connection or the answer broke.
    Broken(Problem),
    /// The receiver gave up.
    Sink(Error),
}

impl Client {
    /// Reads an answer to its end, whatever that is.
    pub(super) async fn read(
        &self,
        response: Response,
        mut deadline: Instant,
        answer: &mut Answer,
        tries: &mut Tries<'_, '_>,
    ) -> Ending {
        let idle = self.endpoint.timeouts.bounded().idle;
        let mut waited = self.endpoint.timeouts.bounded().first_byte;
        let mut shown = Shown::default();
        let mut body = Body::new(response);
        let (mut come, mut heard) = (0, Instant::now());
        let ending = loop {
            let next = tokio::select! {
                biased;
                () = tries.interrupt.signalled() => break Ending::Interrupted,
                next = timeout_at(deadline, body.next()) => next,
            };
            match next {
                Ok(parts) if parts.is_empty() => break Ending::Whole,
                Ok(parts) => {
                    let read = parts
                        .into_iter()
                        .try_for_each(|part| take(part, answer, &mut shown));
                    if let Err(problem) = read {
                        break Ending::Broken(problem);
                    }
                    if answer.is_done() {
                        break Ending::Whole;
                    }
                    if let Err(error) = shown.pass_on(tries.sink) {
                        return Ending::Sink(error);
                    }
                    if answer.come() > come || answer.is_complete() {
                        (come, heard) = (answer.come(), Instant::now());
                    } else if heard.elapsed() > idle * WORDLESS {
                        break Ending::Broken(Problem::Wordless(idle * WORDLESS));
                    }
                    waited = if answer.is_complete() {
                        idle.min(GRACE)
                    } else {
                        idle
                    };
                    deadline = Instant::now() + waited;
                }
                Err(_) => break Ending::Broken(Problem::Silence(waited)),
            }
        };
        let ended = answer.end(&mut |piece| shown.take(piece));
        if let Err(error) = shown.pass_on(tries.sink) {
            return Ending::Sink(error);
        }
        match (ended, ending) {
            (Err(trouble), Ending::Whole) => Ending::Broken(Problem::Answer(trouble)),
            // Whatever happens to the connection after a complete answer is of no interest.
            (Ok(()), Ending::Broken(Problem::Transport(_) | Problem::Silence(_)))
                if answer.is_complete() =>
            {
                Ending::Whole
            }
            (_, ending) => ending,
        }
    }
}

/// Reads one part of the body.
fn take(part: Part, answer: &mut Answer, shown: &mut Shown) -> std::result::Result<(), Problem> {
    let bytes = part.map_err(Problem::Transport)?;
    answer
        .push(&bytes, &mut |piece| shown.take(piece))
        .map_err(Problem::Answer)
}

/// A body on its way: a task of its own fetches its parts, so that those which arrive together are
/// read together. The connection hands them over one by one, and going back and forth for each costs
/// more than reading it.
struct Body {
    parts: mpsc::Receiver<Part>,
    fetching: JoinHandle<()>,
}

/// A part of a body, or why there are no more; the end is the end of the channel.
type Part = reqwest::Result<Bytes>;

/// How many parts may wait to be read.
const AHEAD: usize = 32;

impl Body {
    fn new(mut response: Response) -> Self {
        let (sender, parts) = mpsc::channel(AHEAD);
        let fetching = tokio::spawn(async move {
            while let Some(part) = response.chunk().await.transpose() {
                let is_last = part.is_err();
                if sender.send(part).await.is_err() || is_last {
                    break;
                }
            }
        });
        Self { parts, fetching }
    }

    /// Waits for the next parts; none at the end.
    async fn next(&mut self) -> Vec<Part> {
        let mut parts = Vec::new();
        self.parts.recv_many(&mut parts, AHEAD).await;
        parts
    }
}

impl Drop for Body {
    fn drop(&mut self) {
        self.fetching.abort();
    }
}

/// The pieces of the first choice on their way to the sink: what is there at once goes on at once,
/// because a thousand tiny deltas need not be a thousand writes.
#[derive(Debug, Default)]
struct Shown {
    /// The choice that is shown: the first that spoke.
    choice: Option<u64>,
    waiting: Vec<Waiting>,
    has_text: bool,
}

/// What waits to be passed on.
#[derive(Debug)]
enum Waiting {
    Text(String),
    Thought(String),
    /// What was passed on as text was thought.
    Correction,
}

impl Shown {
    fn take(&mut self, piece: Piece<'_>) -> Result<()> {
        let (Piece::Text(index, _) | Piece::Thought(index, _) | Piece::AllWasThought(index)) =
            piece;
        if *self.choice.get_or_insert(index) != index {
            return Ok(());
        }
        match (self.waiting.last_mut(), piece) {
            (Some(Waiting::Text(last)), Piece::Text(_, text))
            | (Some(Waiting::Thought(last)), Piece::Thought(_, text)) => last.push_str(text),
            (_, Piece::Text(_, text)) => self.waiting.push(Waiting::Text(text.to_owned())),
            (_, Piece::Thought(_, text)) => self.waiting.push(Waiting::Thought(text.to_owned())),
            (_, Piece::AllWasThought(_)) => self.correct(),
        }
        Ok(())
    }

    /// Text that still waits is thought and nothing else; what was passed on cannot be taken back.
    fn correct(&mut self) {
        for waiting in &mut self.waiting {
            if let Waiting::Text(text) = waiting {
                *waiting = Waiting::Thought(std::mem::take(text));
            }
        }
        if self.has_text {
            self.waiting.push(Waiting::Correction);
        }
    }

    fn pass_on(&mut self, sink: &mut Sink<'_>) -> Result<()> {
        for waiting in self.waiting.drain(..) {
            match &waiting {
                Waiting::Text(text) => {
                    self.has_text = true;
                    sink(Event::Text(text))?;
                }
                Waiting::Thought(text) => sink(Event::Reasoning(text))?,
                Waiting::Correction => sink(Event::Notice(
                    "what stands above was the model thinking aloud",
                ))?,
            }
        }
        Ok(())
    }
}
