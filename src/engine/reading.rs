//! Reading one answer as it arrives: bytes to pieces for the sink, until it ends, one way or another.
//!
//! What an ending means is `chat`'s; what the bytes mean, `openai`'s.

use bytes::Bytes;
use futures_util::FutureExt;
use reqwest::Response;
use tokio::time::{Instant, timeout_at};

use super::client::{Client, GRACE, Tries};
use super::problem::Problem;
use super::{Event, Sink};
use crate::error::{Error, Result};
use crate::openai::{Answer, Piece};

/// How many bytes of text are gathered at most before they are passed on.
const GATHERED: usize = 16 << 10;

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
        let ending = loop {
            let next = tokio::select! {
                biased;
                () = tries.interrupt.signalled() => break Ending::Interrupted,
                next = timeout_at(deadline, body.next()) => next,
            };
            match next {
                Ok(Ok(Some(bytes))) => {
                    if let Err(trouble) = answer.push(&bytes, &mut |piece| shown.take(piece)) {
                        break Ending::Broken(Problem::Answer(trouble));
                    }
                    if answer.is_done() {
                        break Ending::Whole;
                    }
                    if shown.has_room() && body.has_more() {
                        continue;
                    }
                    if let Err(error) = shown.pass_on(tries.sink) {
                        return Ending::Sink(error);
                    }
                    waited = if answer.is_complete() {
                        idle.min(GRACE)
                    } else {
                        idle
                    };
                    deadline = Instant::now() + waited;
                }
                Ok(Ok(None)) => break Ending::Whole,
                // Whatever happens to the connection after a complete answer is of no interest.
                _ if answer.is_complete() => break Ending::Whole,
                Ok(Err(error)) => break Ending::Broken(Problem::Transport(error)),
                Err(_) => break Ending::Broken(Problem::Silence(waited)),
            }
        };
        let ended = answer.end(&mut |piece| shown.take(piece));
        if let Err(error) = shown.pass_on(tries.sink) {
            return Ending::Sink(error);
        }
        match (ended, ending) {
            (Err(trouble), Ending::Whole) => Ending::Broken(Problem::Answer(trouble)),
            // A body may be whole although the connection says that it is not.
            (Ok(()), Ending::Broken(Problem::Transport(_) | Problem::Silence(_)))
                if answer.is_complete() =>
            {
                Ending::Whole
            }
            (_, ending) => ending,
        }
    }
}

/// A body, of which the next part may have been asked for already.
struct Body {
    response: Response,
    ahead: Option<Next>,
}

/// What comes next of a body: bytes, its end, or an error.
type Next = reqwest::Result<Option<Bytes>>;

impl Body {
    const fn new(response: Response) -> Self {
        Self {
            response,
            ahead: None,
        }
    }

    async fn next(&mut self) -> Next {
        match self.ahead.take() {
            Some(next) => next,
            None => Self::ask(&mut self.response).await,
        }
    }

    /// Whether something comes next without waiting.
    fn has_more(&mut self) -> bool {
        if self.ahead.is_none() {
            self.ahead = Self::ask(&mut self.response).now_or_never();
        }
        self.ahead.is_some()
    }

    async fn ask(response: &mut Response) -> Next {
        response.chunk().await
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

impl Waiting {
    fn size(&self) -> usize {
        match self {
            Self::Text(text) | Self::Thought(text) => text.len(),
            Self::Correction => 0,
        }
    }
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

    /// Whether more may be gathered before it is passed on.
    fn has_room(&self) -> bool {
        let size: usize = self.waiting.iter().map(Waiting::size).sum();
        size < GATHERED
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
