//! Rows: many texts through one engine: several in flight, the processor's work on all cores, one
//! limiter for all requests, results as they are finished or in the order of the input.
//!
//! Memory does not depend on how many rows there are: only so many are between reading and result.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::Duration;

use futures_util::stream::{FuturesUnordered, StreamExt};
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until};

use super::client::{Client, Tries, on_a_runtime};
use super::crew::{self, Crew};
use super::interrupt::Interrupt;
use super::limiter::Limiter;
use super::{Engine, Event, Failure, offline};
use crate::error::Result;
use crate::prompt::{Finish, Prompt, Reply};

/// How long rows in flight may still take after a signal.
const GRACE: Duration = Duration::from_millis(1500);

/// How many rows may be read ahead of those that are worked on.
const AHEAD: usize = 16;

/// What a row does next.
pub enum Step<'a, T> {
    /// It asks, and goes on with what came.
    Ask(Box<Prompt>, Then<'a, T>),
    /// It is done.
    Done(T),
}

/// How a row goes on when its answer has come, or could not be had.
pub type Then<'a, T> =
    Box<dyn FnOnce(std::result::Result<Reply, Failure>) -> Step<'a, T> + Send + 'a>;

/// What happens while rows are worked on.
pub enum Happening<T> {
    /// A row is done.
    Done(T),
    /// A word about the endpoint: a retry, a healed parameter.
    Notice(String),
}

/// Whether to go on with the next rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Onward {
    /// Yes.
    Go,
    /// No: what is under way is finished, nothing else is begun.
    Stop,
}

/// How it came to an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Every row was worked on.
    All,
    /// It was told to stop.
    Stopped,
    /// A signal came.
    Interrupted,
}

/// How rows are worked on.
pub struct Rows<'a, R, T> {
    /// What answers them.
    pub engine: &'a Engine,
    /// How many requests are in flight at most.
    pub jobs: usize,
    /// Whether results come in the order of the rows.
    pub ordered: bool,
    /// The first step of a row; runs on any thread.
    pub start: &'a (dyn Fn(R) -> Step<'a, T> + Sync),
}

impl<'a, R: Send + 'static, T: Send + 'a> Rows<'a, R, T> {
    /// Works on all rows that `next` gives. It is called on a thread of its own, which may still wait
    /// for its input when this returns.
    ///
    /// # Errors
    ///
    /// What `each` returns; a fault of gig's in a row.
    pub fn run(
        &self,
        mut next: impl FnMut() -> Option<R> + Send + 'static,
        each: &mut dyn FnMut(Happening<T>) -> Result<Onward>,
    ) -> Result<End> {
        let (sender, rows) = mpsc::channel(AHEAD);
        std::thread::spawn(move || {
            while let Some(row) = next() {
                if sender.blocking_send(row).is_err() {
                    return;
                }
            }
        });
        std::thread::scope(|scope| {
            let crew = Crew::start(scope);
            let work = self.work(rows, &crew, each);
            match self.engine {
                Engine::OpenAi(client) => client.run(work)?,
                Engine::Offline => on_a_runtime(work)?,
            }
        })
    }

    /// How many rows may be between reading and result: enough that each request that ends finds the
    /// next one ready, and that a slow row holds up as many others as it must.
    fn window(&self) -> usize {
        let width = match self.engine {
            Engine::Offline => crew::size(),
            Engine::OpenAi(_) => self.jobs,
        };
        let ahead = if self.ordered { 8 * width } else { width / 2 };
        width + ahead + 2 * crew::size()
    }

    async fn work(
        &self,
        mut rows: mpsc::Receiver<R>,
        crew: &Crew<'a>,
        each: &mut dyn FnMut(Happening<T>) -> Result<Onward>,
    ) -> Result<End> {
        let limiter = Limiter::new(self.jobs);
        let each = RefCell::new(each);
        let notice =
            |line: &str| (*each.borrow_mut())(Happening::Notice(line.to_owned())).map(drop);
        let mut interrupt = Interrupt::listen();
        let mut running = FuturesUnordered::new();
        let mut line = Line::new(self.ordered);
        let mut end = End::All;
        let mut is_open = true;
        let mut deadline: Option<Instant> = None;
        loop {
            if running.is_empty() && !is_open {
                break;
            }
            let has_room = running.len() + line.held.len() < self.window();
            tokio::select! {
                biased;
                () = interrupt.signalled(), if deadline.is_none() => {
                    (end, is_open) = (End::Interrupted, false);
                    deadline = Some(Instant::now() + GRACE);
                    limiter.close();
                }
                () = sleep_until(deadline.unwrap_or_else(Instant::now)), if deadline.is_some() => break,
                Some((place, done)) = running.next(), if !running.is_empty() => {
                    for done in line.take(place, done?) {
                        let onward = (*each.borrow_mut())(Happening::Done(done))?;
                        if onward == Onward::Stop && end == End::All {
                            (end, is_open) = (End::Stopped, false);
                            limiter.close();
                        }
                    }
                }
                row = rows.recv(), if is_open && has_room => match row {
                    Some(row) => {
                        let place = line.join();
                        let row = self.row(row, crew, &limiter, &notice);
                        running.push(async move { (place, row.await) });
                    }
                    None => is_open = false,
                },
            }
        }
        // What was finished behind a row that was given up is a result all the same.
        for done in line.rest() {
            (*each.borrow_mut())(Happening::Done(done))?;
        }
        Ok(end)
    }

    /// One row from its first step to its last; none when it was given up before it was done.
    async fn row(
        &self,
        row: R,
        crew: &Crew<'a>,
        limiter: &Limiter,
        notice: &dyn Fn(&str) -> Result<()>,
    ) -> Result<Option<T>> {
        if limiter.is_closed() {
            return Ok(None);
        }
        let (start, is_offline) = (self.start, matches!(self.engine, Engine::Offline));
        let first = move || {
            let mut step = start(row);
            // Without an endpoint there is nothing to wait for.
            while is_offline && matches!(step, Step::Ask(..)) {
                step = answered_offline(step);
            }
            step
        };
        let mut step = crew.run(first).await?;
        loop {
            let (prompt, then) = match step {
                Step::Done(done) => return Ok(Some(done)),
                Step::Ask(prompt, then) => (prompt, then),
            };
            let Engine::OpenAi(client) = self.engine else {
                return Ok(None);
            };
            let Some(answered) = ask(client, &prompt, limiter, notice).await else {
                return Ok(None);
            };
            step = crew.run(move || then(answered)).await?;
        }
    }
}

fn answered_offline<'a, T>(step: Step<'a, T>) -> Step<'a, T> {
    match step {
        Step::Ask(prompt, then) => then(Ok(offline(&prompt))),
        done @ Step::Done(_) => done,
    }
}

/// Asks once the limiter allows it; none when it was closed before an answer came.
async fn ask(
    client: &Client,
    prompt: &Prompt,
    limiter: &Limiter,
    notice: &dyn Fn(&str) -> Result<()>,
) -> Option<std::result::Result<Reply, Failure>> {
    let mut sink = |event: Event<'_>| match event {
        Event::Notice(line) => notice(line),
        Event::Text(_) | Event::Reasoning(_) => Ok(()),
    };
    let answered = client
        .ask_in_turn(prompt, Tries::in_turn(&mut sink, limiter))
        .await;
    if answered.as_ref().is_err_and(|failure| failure.is_lasting) {
        // Before the next one is let in: it would only hear the same.
        limiter.close();
    }
    match answered {
        Ok(reply) if reply.finish == Finish::Interrupted => None,
        answered => Some(answered),
    }
}

/// Results in the order in which they are to come out.
struct Line<T> {
    is_ordered: bool,
    joined: usize,
    left: usize,
    /// Finished before their turn.
    held: BTreeMap<usize, Option<T>>,
}

impl<T> Line<T> {
    const fn new(is_ordered: bool) -> Self {
        Self {
            is_ordered,
            joined: 0,
            left: 0,
            held: BTreeMap::new(),
        }
    }

    /// The place of one that joins at the end.
    fn join(&mut self) -> usize {
        self.joined += 1;
        self.joined - 1
    }

    /// What comes out when the one at `place` is finished.
    fn take(&mut self, place: usize, done: Option<T>) -> Vec<T> {
        if !self.is_ordered {
            return done.into_iter().collect();
        }
        self.held.insert(place, done);
        let mut out = Vec::new();
        while let Some(done) = self.held.remove(&self.left) {
            self.left += 1;
            out.extend(done);
        }
        out
    }

    fn rest(self) -> impl Iterator<Item = T> {
        self.held.into_values().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{Error, Kind};

    fn run(count: u32, ordered: bool, stop_at: u32) -> (Vec<u32>, Result<End>) {
        let engine = Engine::Offline;
        let start = |row: u32| -> Step<'_, u32> {
            if row % 7 == 3 {
                std::thread::sleep(Duration::from_millis(2));
            }
            let prompt = Prompt {
                draft: row.to_string(),
                ..Prompt::default()
            };
            let then = move |reply: std::result::Result<Reply, Failure>| {
                let text = reply.map(|reply| reply.text).unwrap_or_default();
                Step::Done(text.parse().unwrap_or_default())
            };
            Step::Ask(Box::new(prompt), Box::new(then))
        };
        let rows = Rows {
            engine: &engine,
            jobs: 4,
            ordered,
            start: &start,
        };
        let mut numbers = 0..count;
        let mut seen = Vec::new();
        let end = rows.run(move || numbers.next(), &mut |happening| {
            if let Happening::Done(number) = happening {
                seen.push(number);
                if number == stop_at {
                    return Ok(Onward::Stop);
                }
            }
            Ok(Onward::Go)
        });
        (seen, end)
    }

    #[test]
    fn every_row_comes_out_once_and_in_order_where_that_is_asked() {
        let (seen, end) = run(500, true, u32::MAX);
        assert_eq!((seen, end.unwrap()), ((0..500).collect(), End::All));
        let (mut seen, _) = run(500, false, u32::MAX);
        seen.sort_unstable();
        assert_eq!(seen, (0..500).collect::<Vec<_>>());
    }

    #[test]
    fn a_stop_ends_it_soon_and_what_was_begun_comes_out() {
        let (seen, end) = run(100_000, true, 50);
        assert_eq!(end.unwrap(), End::Stopped);
        assert!(seen.len() < 200, "{}", seen.len());
        assert_eq!(seen, (0..).take(seen.len()).collect::<Vec<_>>());
    }

    #[test]
    fn a_panic_in_a_row_is_an_error_and_no_hang() {
        let engine = Engine::Offline;
        let start = |row: u32| -> Step<'_, u32> {
            assert!(row < 10, "a fault");
            Step::Done(row)
        };
        let rows = Rows {
            engine: &engine,
            jobs: 1,
            ordered: false,
            start: &start,
        };
        let mut numbers = 0..100;
        let end = rows.run(move || numbers.next(), &mut |_| Ok(Onward::Go));
        assert!(end.unwrap_err().to_string().contains("fault of gig"));
        let mut numbers = 0..100;
        let gone = Error::new(Kind::ClosedPipe, "gone");
        let mut gone = Some(gone);
        let end = rows.run(move || numbers.next(), &mut |_| {
            gone.take().map_or(Ok(Onward::Go), Err)
        });
        assert_eq!(end.unwrap_err().kind(), Kind::ClosedPipe);
    }
}
