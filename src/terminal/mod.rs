//! Terminal: the only place that prints and asks: stdout and stderr, the filter for text from
//! outside, colour, questions, progress, the editor.

use std::io::Write;

use crate::environment::Environment;
use crate::error::{Error, Kind, Result};

/// How much goes to stderr.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Verbosity {
    /// Errors only (`-q`).
    Quiet,
    /// Errors, findings, notices.
    #[default]
    Normal,
    /// Causes and details too (`-v`).
    Verbose,
}

/// Stdout and stderr of the process.
#[derive(Debug)]
pub struct Terminal {
    verbosity: Verbosity,
    stdout_is_terminal: bool,
}

impl Terminal {
    /// The process's own streams.
    #[must_use]
    pub fn new(world: &Environment, verbosity: Verbosity) -> Self {
        Self {
            verbosity,
            stdout_is_terminal: world.stdout_is_terminal,
        }
    }

    /// Whether stdout is a terminal.
    #[must_use]
    pub const fn is_interactive(&self) -> bool {
        self.stdout_is_terminal
    }

    /// How much goes to stderr.
    #[must_use]
    pub const fn verbosity(&self) -> Verbosity {
        self.verbosity
    }

    /// Writes the product to stdout and flushes.
    ///
    /// # Errors
    ///
    /// [`Kind::ClosedPipe`] when the reader is gone, [`Kind::Input`] when stdout cannot be written.
    pub fn print(&mut self, text: &str) -> Result<()> {
        let mut stdout = std::io::stdout().lock();
        stdout
            .write_all(text.as_bytes())
            .and_then(|()| stdout.flush())
            .map_err(write_error)
    }

    /// Writes one line for the user to stderr, unless `-q`. Failing to is not an error.
    pub fn notice(&mut self, line: &str) {
        if self.verbosity >= Verbosity::Normal {
            self.stderr(line);
        }
    }

    /// Writes one line to stderr with `-v` only.
    pub fn detail(&mut self, line: &str) {
        if self.verbosity >= Verbosity::Verbose {
            self.stderr(line);
        }
    }

    /// Writes an error to stderr: its line, its hints, its causes with `-v`.
    pub fn error(&mut self, error: &Error) {
        self.stderr(&format!("error: {error}"));
        for hint in error.hints() {
            self.stderr(&format!("hint: {hint}"));
        }
        let mut cause = std::error::Error::source(error);
        while let Some(source) = cause {
            self.detail(&format!("cause: {source}"));
            cause = source.source();
        }
    }

    fn stderr(&mut self, line: &str) {
        // A stderr that is gone must not hide the exit code.
        let _ = writeln!(std::io::stderr().lock(), "{line}");
    }
}

fn write_error(error: std::io::Error) -> Error {
    match error.kind() {
        std::io::ErrorKind::BrokenPipe => Error::new(Kind::ClosedPipe, "stdout was closed"),
        _ => Error::new(Kind::Input, format!("cannot write to stdout: {error}")),
    }
}
