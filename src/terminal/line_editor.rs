//! Line editor: where a person types in a talk, with history, completion, several lines, and emacs or
//! vi keys.
//!
//! What a line means is the command's.

use std::borrow::Cow;

use rustyline::completion::{Completer, FilenameCompleter, Pair};
use rustyline::config::Configurer;
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::MemHistory;
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{
    Cmd, CompletionType, Config, Context, EditMode, Editor, Helper, KeyCode, KeyEvent, Modifiers,
};

use super::{Terminal, filter};
use crate::error::{Error, Kind, Result};

/// How many lines the arrows go back.
const LINES: usize = 1_000;

/// What completes the word at the end of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Completion {
    /// One of these.
    Words(Vec<String>),
    /// The name of a file.
    Files,
}

/// Gives, for the words before the one at the cursor, what may stand there.
pub type Complete = Box<dyn Fn(&str) -> Completion>;

/// What a person did with the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Sent it.
    Text(String),
    /// Pressed Ctrl-C.
    Interrupted,
    /// Pressed Ctrl-D on an empty line, or the terminal is gone.
    End,
}

/// An editor for many lines.
pub struct LineEditor {
    editor: Editor<Assistant, MemHistory>,
}

impl Terminal {
    /// An editor on this terminal; `vi` for its keys, else those of emacs.
    ///
    /// # Errors
    ///
    /// When the terminal cannot be used.
    pub fn line_editor(&self, vi: bool, complete: Complete) -> Result<LineEditor> {
        let mode = if vi { EditMode::Vi } else { EditMode::Emacs };
        let config = Config::builder()
            .edit_mode(mode)
            .completion_type(CompletionType::List)
            .auto_add_history(false)
            .build();
        let mut editor =
            Editor::with_history(config, MemHistory::new()).map_err(|error| unusable(&error))?;
        editor
            .set_max_history_size(LINES)
            .map_err(|error| unusable(&error))?;
        editor.set_helper(Some(Assistant {
            complete,
            files: FilenameCompleter::new(),
        }));
        editor.bind_sequence(KeyEvent(KeyCode::Enter, Modifiers::ALT), Cmd::Newline);
        Ok(LineEditor { editor })
    }
}

impl LineEditor {
    /// Puts a line where the arrows find it.
    pub fn remember(&mut self, line: &str) {
        // A history that is full or refuses a line changes nothing for the talk.
        let _ = self.editor.add_history_entry(filter::clean(line).as_ref());
    }

    /// Waits for a line; a backslash at its end goes on in the next.
    ///
    /// # Errors
    ///
    /// When the terminal fails.
    pub fn read(&mut self, prompt: &str) -> Result<Line> {
        match self.editor.readline(prompt) {
            Ok(line) => Ok(Line::Text(line.replace("\\\n", "\n"))),
            Err(ReadlineError::Interrupted) => Ok(Line::Interrupted),
            Err(ReadlineError::Eof) => Ok(Line::End),
            Err(error) => Err(unusable(&error)),
        }
    }
}

fn unusable(error: &ReadlineError) -> Error {
    Error::new(
        Kind::Input,
        format!("cannot read from this terminal: {error}"),
    )
    .hint("'gig chat --once' answers one question from a pipe")
}

struct Assistant {
    complete: Complete,
    files: FilenameCompleter,
}

impl Helper for Assistant {}
impl Hinter for Assistant {
    type Hint = String;
}
impl Highlighter for Assistant {
    fn highlight<'l>(&self, line: &'l str, _: usize) -> Cow<'l, str> {
        Cow::Borrowed(line)
    }
}

impl Validator for Assistant {
    fn validate(&self, context: &mut ValidationContext<'_>) -> rustyline::Result<ValidationResult> {
        let line = context.input();
        let slashes = line.len() - line.trim_end_matches('\\').len();
        Ok(if slashes % 2 == 1 {
            ValidationResult::Incomplete
        } else {
            ValidationResult::Valid(None)
        })
    }
}

impl Completer for Assistant {
    type Candidate = Pair;

    fn complete(
        &self,
        line: &str,
        position: usize,
        context: &Context<'_>,
    ) -> rustyline::Result<(usize, Vec<Pair>)> {
        let typed = line.get(..position).unwrap_or(line);
        let start = typed.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let (before, word) = typed.split_at(start);
        match (self.complete)(before) {
            Completion::Files => self.files.complete(line, position, context),
            Completion::Words(words) => {
                let fitting = words.into_iter().filter(|known| known.starts_with(word));
                let pairs = fitting.map(|known| Pair {
                    display: known.clone(),
                    replacement: known,
                });
                Ok((start, pairs.collect()))
            }
        }
    }
}
