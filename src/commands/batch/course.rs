//! Course: rows that were worked on, on their way out: written, counted, told, and stopped when going on
//! is of no use.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::tally::Tally;
use super::work::{Finished, Trouble};
use crate::engine::rows::{End, Happening, Onward};
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::store::row_log::RowLog;
use crate::terminal::{Bar, Terminal};

/// How many failed rows are told on stderr; the rest stand in the output.
const TOLD: u64 = 3;
/// How many rows may fail in a row by the endpoint's fault, for each that is in flight.
const IN_A_ROW: u64 = 2;

/// Where lines of output go.
pub(super) enum Out {
    /// A file that can be taken up again.
    Log(Box<RowLog>),
    /// Stdout.
    Stdout,
}

/// A batch while it runs.
pub(super) struct Course<'a> {
    terminal: &'a mut Terminal,
    out: Out,
    bar: Bar,
    tally: Tally,
    jobs: u64,
    skipped: Arc<AtomicU64>,
    /// What makes going on useless.
    stop: Option<Error>,
    notices: u64,
}

impl<'a> Course<'a> {
    /// Nothing done yet; `skipped` counts the rows that were done before.
    pub(super) fn new(
        terminal: &'a mut Terminal,
        out: Out,
        tally: Tally,
        jobs: usize,
        skipped: Arc<AtomicU64>,
    ) -> Self {
        Self {
            bar: terminal.bar(),
            terminal,
            out,
            tally,
            jobs: jobs as u64,
            skipped,
            stop: None,
            notices: 0,
        }
    }

    /// Takes what happened; says whether to go on.
    ///
    /// # Errors
    ///
    /// When a line cannot be written.
    pub(super) fn take(&mut self, happening: Happening<Finished>) -> Result<Onward> {
        match happening {
            Happening::Done(finished) => self.finished(finished)?,
            Happening::Notice(line) => self.tell(&line),
        }
        Ok(if self.stop.is_some() {
            Onward::Stop
        } else {
            Onward::Go
        })
    }

    /// What the endpoint makes known: the first word of it, all with `-v`.
    fn tell(&mut self, line: &str) {
        self.notices += 1;
        let (terminal, is_first) = (&mut *self.terminal, self.notices == 1);
        self.bar.aside(|| {
            if is_first {
                terminal.notice(&format!("{line} (more such lines with -v)"));
            } else {
                terminal.detail(line);
            }
        });
    }

    /// The input cannot be read further: what came until then is done.
    pub(super) fn broken(&mut self, error: Error) {
        self.stop.get_or_insert(error);
    }

    fn finished(&mut self, finished: Finished) -> Result<()> {
        if let Some(line) = &finished.line {
            self.write(line)?;
            let is_good = finished.failed.is_none();
            self.tally.done += u64::from(is_good);
            self.tally.failed += u64::from(!is_good);
        }
        self.tally.with_errors += u64::from(finished.has_errors);
        self.tally.spend(finished.usage);
        self.tally.reach(finished.share);
        match finished.failed {
            Some(trouble) => self.failed(trouble, finished.line.is_some()),
            None => self.tally.in_a_row = 0,
        }
        if self.bar.is_shown() {
            self.bar.set(self.tally.share(), &self.tally.line());
        } else if self.tally.is_due() {
            self.terminal.notice(&self.tally.line());
        }
        Ok(())
    }

    fn failed(&mut self, trouble: Trouble, is_written: bool) {
        if is_written && self.tally.failed <= TOLD {
            let terminal = &mut *self.terminal;
            self.bar.aside(|| terminal.notice(&trouble.line));
        }
        if let Some(stop) = trouble.stop {
            self.stop.get_or_insert(stop);
        }
        self.tally.in_a_row += u64::from(trouble.is_endpoints);
        let count = self.tally.in_a_row;
        if self.stop.is_none() && count >= IN_A_ROW * self.jobs.max(5) {
            let what = format!("{count} rows in a row failed by the endpoint's fault");
            self.stop = Some(Error::new(Kind::Unreachable, what).hint(trouble.line));
        }
    }

    fn write(&mut self, line: &str) -> Result<()> {
        let terminal = &mut *self.terminal;
        match &mut self.out {
            Out::Log(log) => log.append(line),
            Out::Stdout => self.bar.aside(|| terminal.print(&format!("{line}\n"))),
        }
    }

    /// Tells what became of it all.
    ///
    /// # Errors
    ///
    /// What stopped it, a signal included.
    pub(super) fn end(self, end: End) -> Result<Status> {
        let skipped = self.skipped.load(Ordering::Relaxed);
        let is_log = match &self.out {
            Out::Log(log) => {
                log.sync();
                true
            }
            Out::Stdout => false,
        };
        drop(self.bar);
        self.terminal.notice(&self.tally.summary(skipped));
        let again = |error: Error| {
            if is_log {
                error.hint("the rest is untouched: the same command with --resume goes on")
            } else {
                error
            }
        };
        match (self.stop, end) {
            (Some(error), _) => Err(again(error)),
            (None, End::Interrupted) => Err(again(Error::new(
                Kind::Interrupted,
                "interrupted before all rows were done",
            ))),
            _ if self.tally.failed > 0 => Ok(Status::Rows),
            _ => Ok(Status::Ok),
        }
    }
}
