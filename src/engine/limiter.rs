//! Limiter: how many requests of a batch run at once. One for all of them: when the endpoint says that
//! it is too much, all slow down, and they grow faster again by and by (AIMD: added to one by one,
//! halved at once).

use std::cell::RefCell;
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::{Instant, sleep_until};

/// The pause of all after a single refusal; it doubles while no answer comes.
const PAUSE: Duration = Duration::from_millis(200);
/// The longest pause that the endpoint did not ask for.
const LONGEST: Duration = Duration::from_secs(8);

/// The gate that every request of a batch passes.
#[derive(Debug)]
pub(super) struct Limiter {
    pace: RefCell<Pace>,
    freed: Notify,
    closed: Notify,
}

/// A place among the running requests, given back when dropped.
#[derive(Debug)]
pub(super) struct Slot<'a> {
    limiter: &'a Limiter,
    /// When it was given.
    since: Instant,
}

impl Limiter {
    /// At most `most` requests at once.
    pub(super) fn new(most: usize) -> Self {
        Self {
            pace: RefCell::new(Pace::new(most)),
            freed: Notify::new(),
            closed: Notify::new(),
        }
    }

    /// Waits for a place; none once the gate is closed.
    pub(super) async fn enter(&self) -> Option<Slot<'_>> {
        loop {
            let now = Instant::now();
            let turn = self.pace.borrow_mut().enter(now);
            match turn {
                Turn::Go => {
                    return Some(Slot {
                        limiter: self,
                        since: now,
                    });
                }
                Turn::Over => return None,
                Turn::Later(moment) => tokio::select! {
                    () = self.closed.notified() => {}
                    () = sleep_until(moment) => {}
                },
                Turn::Full => self.freed.notified().await,
            }
        }
    }

    /// Lets nobody in any more, those who wait included.
    pub(super) fn close(&self) {
        self.pace.borrow_mut().is_over = true;
        self.closed.notify_waiters();
        self.freed.notify_waiters();
    }

    /// Whether the gate is closed.
    pub(super) fn is_closed(&self) -> bool {
        self.pace.borrow().is_over
    }
}

impl Slot<'_> {
    /// An answer came.
    pub(super) fn succeeded(&self) {
        self.limiter.pace.borrow_mut().succeed();
    }

    /// The endpoint says that this was one too many, and perhaps for how long.
    pub(super) fn refused(&self, wait: Option<Duration>) {
        let mut pace = self.limiter.pace.borrow_mut();
        pace.refuse(Instant::now(), self.since, wait);
    }
}

impl Drop for Slot<'_> {
    fn drop(&mut self) {
        let mut pace = self.limiter.pace.borrow_mut();
        pace.running = pace.running.saturating_sub(1);
        // One leaves, and there may be room for one more than before.
        for _ in 0..2 {
            self.limiter.freed.notify_one();
        }
    }
}

/// What somebody at the gate is told.
#[derive(Debug, PartialEq, Eq)]
enum Turn {
    Go,
    Full,
    Later(Instant),
    Over,
}

/// The decisions, the clock being an argument.
#[derive(Debug)]
struct Pace {
    most: f64,
    allowed: f64,
    running: usize,
    closed_until: Option<Instant>,
    /// When the pace was last lowered: what was sent before that says nothing new.
    lowered: Option<Instant>,
    /// How often it was lowered since the last answer.
    rounds: u32,
    /// How many refusals came since the last answer.
    refusals: u32,
    has_answered: bool,
    is_over: bool,
}

impl Pace {
    #[expect(clippy::cast_precision_loss, reason = "a handful of requests at once")]
    fn new(most: usize) -> Self {
        let most = most.max(1) as f64;
        Self {
            most,
            allowed: most,
            running: 0,
            closed_until: None,
            lowered: None,
            rounds: 0,
            refusals: 0,
            has_answered: false,
            is_over: false,
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a handful of requests at once")]
    fn enter(&mut self, now: Instant) -> Turn {
        if self.is_over {
            return Turn::Over;
        }
        match self.closed_until {
            Some(moment) if moment > now => Turn::Later(moment),
            _ if (self.running + 1) as f64 <= self.allowed => {
                self.running += 1;
                Turn::Go
            }
            _ => Turn::Full,
        }
    }

    fn succeed(&mut self) {
        self.has_answered = true;
        (self.rounds, self.refusals) = (0, 0);
        // One more at once for every round of answers.
        self.allowed = (self.allowed + 1.0 / self.allowed).min(self.most);
    }

    /// A request sent at `sent` was one too many. A single one among answers slows all down; when there
    /// was none between two, all wait for as long as the endpoint asks.
    fn refuse(&mut self, now: Instant, sent: Instant, wait: Option<Duration>) {
        self.refusals += 1;
        if self.lowered.is_none_or(|moment| sent >= moment) {
            self.allowed = (self.allowed / 2.0).max(1.0);
            self.lowered = Some(now);
            self.rounds += 1;
        }
        let own = PAUSE
            .saturating_mul(1 << self.rounds.saturating_sub(1).min(10))
            .min(LONGEST);
        let is_single = self.refusals == 1 && self.has_answered;
        let pause = wait.filter(|_| !is_single).unwrap_or(own);
        let until = now + pause;
        self.closed_until = Some(self.closed_until.map_or(until, |moment| moment.max(until)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn filled(most: usize, now: Instant) -> (Pace, usize) {
        let mut pace = Pace::new(most);
        pace.succeed();
        let entered = std::iter::from_fn(|| (pace.enter(now) == Turn::Go).then_some(())).count();
        (pace, entered)
    }

    #[test]
    fn a_refusal_halves_the_pace_once_for_all_that_was_under_way() {
        let start = Instant::now();
        let (mut pace, entered) = filled(8, start);
        assert_eq!((entered, pace.enter(start)), (8, Turn::Full));
        let now = start + SECOND;
        for _ in 0..8 {
            pace.refuse(now, start, None);
            pace.running -= 1;
        }
        assert!((pace.allowed - 4.0).abs() < 0.01, "{pace:?}");
        assert_eq!(pace.enter(now), Turn::Later(now + PAUSE));
        let later = now + PAUSE;
        let entered = std::iter::from_fn(|| (pace.enter(later) == Turn::Go).then_some(())).count();
        assert_eq!(entered, 4);
        pace.refuse(later + SECOND, later, None);
        assert!((pace.allowed - 2.0).abs() < 0.01);
        assert_eq!(pace.closed_until, Some(later + SECOND + 2 * PAUSE));
    }

    #[test]
    fn answers_raise_it_by_one_a_round_up_to_the_most() {
        let start = Instant::now();
        let mut pace = Pace::new(4);
        pace.refuse(start, start, None);
        pace.refuse(start + SECOND, start + SECOND, None);
        assert!((pace.allowed - 1.0).abs() < 0.01);
        pace.succeed();
        assert!((pace.allowed - 2.0).abs() < 0.01);
        pace.succeed();
        assert!(pace.allowed < 3.0);
        for _ in 0..20 {
            pace.succeed();
        }
        assert!((pace.allowed - 4.0).abs() < f64::EPSILON);
    }

    #[test]
    fn all_wait_as_asked_unless_it_was_one_among_answers() {
        let start = Instant::now();
        let asked = Some(20 * SECOND);
        let (mut pace, _) = filled(4, start);
        pace.refuse(start, start, asked);
        assert_eq!(pace.enter(start), Turn::Later(start + PAUSE));
        pace.refuse(start, start, asked);
        assert_eq!(pace.enter(start), Turn::Later(start + 20 * SECOND));
        let mut fresh = Pace::new(4);
        fresh.refuse(start, start, asked);
        assert_eq!(fresh.enter(start), Turn::Later(start + 20 * SECOND));
    }

    #[tokio::test]
    async fn nobody_sleeps_at_an_open_gate_and_a_closed_one_wakes_all() {
        let limiter = Limiter::new(2);
        let (first, second) = (
            limiter.enter().await.unwrap(),
            limiter.enter().await.unwrap(),
        );
        let third = async {
            let slot = limiter.enter().await.unwrap();
            slot.refused(Some(SECOND));
            slot.refused(Some(SECOND));
        };
        let leave = async {
            tokio::task::yield_now().await;
            first.succeeded();
            drop(first);
            drop(second);
        };
        tokio::join!(third, leave);
        let waiting = async { limiter.enter().await.is_none() };
        let close = async {
            tokio::task::yield_now().await;
            limiter.close();
        };
        let before = Instant::now();
        let (was_refused, ()) = tokio::join!(waiting, close);
        assert!(was_refused && before.elapsed() < SECOND);
    }
}
