//! Tally: how far a batch is, in numbers and words.

use std::time::{Duration, Instant};

use crate::config::cost::{self, Price};
use crate::prompt::Usage;

/// After how many rows a line tells how far it is, where nobody sees a bar.
const ROWS: u64 = 100;
/// And after how long, at the earliest.
const PAUSE: Duration = Duration::from_secs(2);

/// What was counted.
#[derive(Debug)]
pub(super) struct Tally {
    started: Instant,
    price: Option<Price>,
    /// Rows with a result.
    pub(super) done: u64,
    /// Rows with an error.
    pub(super) failed: u64,
    /// Rows whose text has findings of error severity.
    pub(super) with_errors: u64,
    /// Failures of the endpoint since the last row with a result.
    pub(super) in_a_row: u64,
    usage: Option<Usage>,
    /// The part of the input that was done before the first row, and is done now.
    shares: Option<(f64, f64)>,
    told: (u64, Instant),
}

impl Tally {
    /// Nothing yet; `price` is what tokens cost.
    pub(super) fn start(price: Option<Price>) -> Self {
        let now = Instant::now();
        Self {
            started: now,
            price,
            done: 0,
            failed: 0,
            with_errors: 0,
            in_a_row: 0,
            usage: None,
            shares: None,
            told: (0, now),
        }
    }

    /// Counts the tokens of a row.
    pub(super) fn spend(&mut self, usage: Option<Usage>) {
        if let Some(usage) = usage {
            let sum = self.usage.get_or_insert_default();
            sum.prompt += usage.prompt;
            sum.completion += usage.completion;
            sum.cached += usage.cached;
            sum.reasoning += usage.reasoning;
        }
    }

    /// The input was read up to here for a row that is done.
    pub(super) fn reach(&mut self, share: Option<f64>) {
        if let Some(share) = share {
            let (_, last) = self.shares.get_or_insert((share, share));
            *last = last.max(share);
        }
    }

    /// How much of the input is done, 0 to 1, where that is known.
    pub(super) fn share(&self) -> Option<f64> {
        self.shares.map(|(_, last)| last)
    }

    /// Rows that are over, with a result or without.
    pub(super) const fn over(&self) -> u64 {
        self.done + self.failed
    }

    /// Whether it is time for a line.
    pub(super) fn is_due(&mut self) -> bool {
        let (rows, moment) = self.told;
        let is_due = self.over() >= rows + ROWS && moment.elapsed() >= PAUSE;
        if is_due {
            self.told = (self.over(), Instant::now());
        }
        is_due
    }

    /// How far it is: `120 rows, 2 failed, 12 a second, $0.04, about 3 min left`.
    pub(super) fn line(&self) -> String {
        let mut parts = vec![rows(self.over())];
        if self.failed > 0 {
            parts.push(format!("{} failed", self.failed));
        }
        parts.push(format!("{} a second", figure(self.rate())));
        parts.extend(self.money());
        parts.extend(
            self.left()
                .map(|left| format!("about {} left", spelt(left))),
        );
        parts.join(", ")
    }

    /// What became of it all, for the end.
    pub(super) fn summary(&self, skipped: u64) -> String {
        let mut parts = vec![format!("{} done", rows(self.done))];
        if skipped > 0 {
            parts.push(format!("{skipped} were done before"));
        }
        if self.failed > 0 {
            parts.push(format!("{} failed", self.failed));
        }
        if self.with_errors > 0 {
            parts.push(format!("{} with errors in their text", self.with_errors));
        }
        parts.push(format!(
            "{} ({} a second)",
            spelt(self.started.elapsed()),
            figure(self.rate())
        ));
        if let Some(usage) = self.usage {
            parts.push(format!(
                "{} tokens in, {} out",
                usage.prompt, usage.completion
            ));
        }
        parts.extend(self.money());
        parts.join(", ")
    }

    #[expect(clippy::cast_precision_loss, reason = "a rate, for people")]
    fn rate(&self) -> f64 {
        self.over() as f64 / self.started.elapsed().as_secs_f64().max(0.001)
    }

    fn money(&self) -> Option<String> {
        let (price, usage) = (self.price?, self.usage?);
        Some(cost::shown(cost::spent(price, usage)))
    }

    fn left(&self) -> Option<Duration> {
        let (first, last) = self.shares?;
        if last <= first || last >= 1.0 {
            return None;
        }
        let factor = (1.0 - last) / (last - first);
        Duration::try_from_secs_f64(self.started.elapsed().as_secs_f64() * factor).ok()
    }
}

fn rows(count: u64) -> String {
    let noun = if count == 1 { "row" } else { "rows" };
    format!("{count} {noun}")
}

/// A rate with two figures that count.
fn figure(rate: f64) -> String {
    if rate >= 10.0 {
        format!("{rate:.0}")
    } else {
        format!("{rate:.1}")
    }
}

fn spelt(time: Duration) -> String {
    match time.as_secs() {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        seconds @ 10..120 => format!("{seconds} s"),
        seconds @ 120..7200 => format!("{} min", seconds.div_ceil(60)),
        seconds => format!("{} h", seconds.div_ceil(3600)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_follows_from_what_was_done_in_this_run() {
        let mut tally = Tally::start(None);
        tally.started = Instant::now()
            .checked_sub(Duration::from_secs(100))
            .unwrap();
        tally.done = 250;
        assert_eq!(tally.left(), None);
        tally.reach(Some(0.5));
        tally.reach(Some(0.75));
        tally.reach(Some(0.6));
        assert_eq!(tally.left().unwrap().as_secs(), 100);
        assert_eq!(tally.line(), "250 rows, 2.5 a second, about 100 s left");
    }

    #[test]
    fn money_is_told_where_the_price_is_known() {
        let price = Price {
            input: 1.0,
            cached: None,
            output: 10.0,
        };
        let mut tally = Tally::start(Some(price));
        for _ in 0..2 {
            tally.spend(Some(Usage {
                prompt: 50_000,
                completion: 5_000,
                ..Usage::default()
            }));
        }
        (tally.done, tally.failed) = (1, 1);
        let summary = tally.summary(3);
        let parts: Vec<&str> = summary.split(", ").collect();
        assert_eq!(parts[..3], ["1 row done", "3 were done before", "1 failed"]);
        assert!(
            summary.ends_with("100000 tokens in, 10000 out, $0.20"),
            "{summary}"
        );
    }
}
