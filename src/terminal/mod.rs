//! Terminal: the only place that prints and asks: stdout and stderr, the filter for text from
//! outside, colour, questions, progress, the editor.
//!
//! Stdout is the product, stderr is everything else. A pipe gets the bytes as they are; before a
//! terminal everything passes [`filter`].

mod ask;
mod clipboard;
mod colour;
mod editor;
pub mod filter;
mod line_editor;
mod markdown;
mod pager;
mod progress;
mod stream;

use std::borrow::Cow;
use std::io::{self, ErrorKind, Write};

use dialoguer::console::Term;

use crate::config::Color;
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::report::revised::Change;

pub use line_editor::{Complete, Completion, Line, LineEditor};
pub use progress::{Bar, Progress};
pub use stream::Stream;

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

/// One of the process's streams.
#[derive(Debug, Clone, Copy)]
struct Screen {
    is_terminal: bool,
    is_coloured: bool,
}

/// Stdout and stderr of the process.
#[derive(Debug)]
pub struct Terminal {
    verbosity: Verbosity,
    colour: Color,
    stdout: Screen,
    stderr: Screen,
    /// Whether a person can be asked: stdin and stderr are terminals.
    can_ask: bool,
    /// Variables that hold keys, whatever they are called.
    key_variables: Vec<String>,
}

impl Terminal {
    /// The process's own streams, with colour as the environment says.
    #[must_use]
    pub fn new(world: &Environment, verbosity: Verbosity) -> Self {
        let screen = |is_terminal| Screen {
            is_terminal,
            is_coloured: colour::is_wanted(Color::Auto, world, is_terminal),
        };
        Self {
            verbosity,
            colour: Color::Auto,
            stdout: screen(world.stdout_is_terminal),
            stderr: screen(world.stderr_is_terminal),
            can_ask: world.stdin_is_terminal && world.stderr_is_terminal,
            key_variables: Vec::new(),
        }
    }

    /// Uses colour as the flag `--color` says, or else as the setting does. The first call that is not
    /// [`Color::Auto`] decides.
    pub fn set_colour(&mut self, chosen: Color, world: &Environment) {
        if self.colour != Color::Auto {
            return;
        }
        self.colour = chosen;
        for screen in [&mut self.stdout, &mut self.stderr] {
            screen.is_coloured = colour::is_wanted(chosen, world, screen.is_terminal);
        }
    }

    /// Keeps these variables from the programs that are started: they hold keys by the configuration.
    pub fn hide_variables<'a>(&mut self, names: impl IntoIterator<Item = &'a str>) {
        self.key_variables = names.into_iter().map(str::to_owned).collect();
    }

    /// Whether stdout is a terminal.
    #[must_use]
    pub const fn is_interactive(&self) -> bool {
        self.stdout.is_terminal
    }

    /// Whether a person can be asked something: stdin and stderr are terminals.
    #[must_use]
    pub const fn can_ask(&self) -> bool {
        self.can_ask
    }

    /// How many columns a table on stdout may take: the terminal's, else what `COLUMNS` says, else 100.
    #[must_use]
    pub fn columns(&self, world: &Environment) -> usize {
        let told = world
            .variable("COLUMNS")
            .and_then(|columns| columns.parse().ok());
        let seen = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        let columns = if self.stdout.is_terminal {
            seen.or(told)
        } else {
            told
        };
        columns.unwrap_or(100).clamp(20, 400)
    }

    /// How much goes to stderr.
    #[must_use]
    pub const fn verbosity(&self) -> Verbosity {
        self.verbosity
    }

    /// Writes the product to stdout and flushes: as it is to a pipe, filtered to a terminal.
    ///
    /// # Errors
    ///
    /// [`Kind::ClosedPipe`] when the reader is gone, [`Kind::Input`] when stdout cannot be written.
    pub fn print(&mut self, text: &str) -> Result<()> {
        stdout(self.stdout.filtered(text).as_bytes())
    }

    /// Writes a report (findings, a list, a card) to stdout: like [`Terminal::print`], with gig's own
    /// words coloured where colour is wanted.
    ///
    /// # Errors
    ///
    /// As [`Terminal::print`].
    pub fn report(&mut self, text: &str) -> Result<()> {
        stdout(self.stdout.painted(text).as_bytes())
    }

    /// Opens stdout for a text that arrives in pieces. Nothing else belongs on stdout until it is
    /// finished.
    #[must_use]
    pub fn stream(&self) -> Stream {
        Stream::new(self.stdout.is_terminal)
    }

    /// The same for Markdown, which is dressed where colour is wanted on a terminal.
    #[must_use]
    pub fn markdown(&self) -> Stream {
        let is_dressed = self.stdout.is_terminal && self.stdout.is_coloured;
        if !is_dressed {
            return self.stream();
        }
        let (_, columns) = Term::stdout().size();
        Stream::dressed(usize::from(columns))
    }

    /// Writes one line for the user to stderr, unless `-q`. Failing to is not an error.
    pub fn notice(&mut self, line: &str) {
        if self.verbosity >= Verbosity::Normal {
            self.stderr(line);
        }
    }

    /// Writes findings or another report to stderr, unless `-q`.
    pub fn report_aside(&mut self, text: &str) {
        if !text.is_empty() {
            self.notice(text.trim_end_matches('\n'));
        }
    }

    /// Whether a person reads stderr.
    #[must_use]
    pub const fn can_be_read(&self) -> bool {
        self.stderr.is_terminal
    }

    /// Writes to stderr what changed in a text, word by word, unless `-q`: struck out and new in
    /// colour, between `[-` and `-]`, `{+` and `+}` without.
    pub fn changes(&mut self, changes: &[(Change, String)]) {
        if self.verbosity < Verbosity::Normal || changes.is_empty() {
            return;
        }
        let text = colour::changes(changes, self.stderr.is_coloured);
        // A stderr that is gone must not hide the exit code.
        let _ = writeln!(io::stderr().lock(), "\n{}", text.trim_end());
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

    /// A sign of life on stderr while something takes long; only a person sees it.
    #[must_use]
    pub fn progress(&self, what: &str) -> Progress {
        let shown = self.stderr.is_terminal && self.verbosity >= Verbosity::Normal;
        Progress::start(shown.then(|| filter::clean(what).into_owned()))
    }

    /// How far a long task is, on stderr; only a person sees it.
    #[must_use]
    pub fn bar(&self) -> Bar {
        Bar::start(self.stderr.is_terminal && self.verbosity >= Verbosity::Normal)
    }

    fn stderr(&mut self, line: &str) {
        let text = self.stderr.painted(line);
        // A stderr that is gone must not hide the exit code.
        let _ = writeln!(io::stderr().lock(), "{text}");
    }
}

impl Screen {
    fn filtered<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.is_terminal {
            filter::clean(text)
        } else {
            Cow::Borrowed(text)
        }
    }

    /// Filtered, and coloured where that is wanted. Forced colour into a pipe is filtered too: who
    /// asks for colour means to look at it.
    fn painted<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.is_coloured {
            Cow::Owned(colour::paint(&filter::clean(text)))
        } else {
            self.filtered(text)
        }
    }
}

fn stdout(bytes: &[u8]) -> Result<()> {
    let mut stdout = io::stdout().lock();
    stdout
        .write_all(bytes)
        .and_then(|()| stdout.flush())
        .map_err(write_error)
}

fn write_error(error: io::Error) -> Error {
    let why = match error.kind() {
        ErrorKind::BrokenPipe => return Error::new(Kind::ClosedPipe, "stdout was closed"),
        ErrorKind::StorageFull => "the disk is full".to_owned(),
        _ => error.to_string(),
    };
    Error::new(Kind::Input, format!("cannot write to stdout: {why}")).caused_by(error)
}
