//! Stream: a text that arrives in pieces, shown as it comes.

use std::io::{self, Write};

use super::filter::Filter;
use super::write_error;
use crate::error::Result;

/// Stdout, open for pieces of one text. To a pipe the bytes are the model's; a terminal gets them
/// through one filter that remembers what came before.
#[derive(Debug)]
pub struct Stream {
    filter: Option<Filter>,
    shown: String,
    ends_line: bool,
}

impl Stream {
    pub(super) fn new(is_terminal: bool) -> Self {
        Self {
            filter: is_terminal.then(Filter::new),
            shown: String::new(),
            ends_line: true,
        }
    }

    /// Writes the next piece at once.
    ///
    /// # Errors
    ///
    /// As [`Terminal::print`](super::Terminal::print).
    pub fn push(&mut self, piece: &str) -> Result<()> {
        let text = match &mut self.filter {
            Some(filter) => {
                self.shown.clear();
                filter.push(piece, &mut self.shown);
                self.shown.as_str()
            }
            None => piece,
        };
        if let Some(last) = text.chars().next_back() {
            self.ends_line = last == '\n';
        }
        write(text)
    }

    /// Ends the text, with a line break if it has none.
    ///
    /// # Errors
    ///
    /// As [`Terminal::print`](super::Terminal::print).
    pub fn finish(mut self) -> Result<()> {
        self.shown.clear();
        if let Some(filter) = &mut self.filter {
            filter.finish(&mut self.shown);
        }
        if !self.ends_line || !self.shown.is_empty() {
            self.shown.push('\n');
        }
        write(&self.shown)
    }
}

fn write(text: &str) -> Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    let mut stdout = io::stdout().lock();
    stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush())
        .map_err(write_error)
}
