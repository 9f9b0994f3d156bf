//! Stream: a text that arrives in pieces, shown as it comes.

use std::io::{self, Write};

use super::filter::Filter;
use super::markdown::Markdown;
use super::write_error;
use crate::error::Result;

/// Stdout, open for pieces of one text. To a pipe the bytes are the model's; a terminal gets them
/// through one filter that remembers what came before.
#[derive(Debug)]
pub struct Stream {
    filter: Option<Filter>,
    markdown: Option<Box<Markdown>>,
    shown: String,
    ends_line: bool,
}

impl Stream {
    pub(super) fn new(is_terminal: bool) -> Self {
        Self {
            filter: is_terminal.then(Filter::new),
            markdown: None,
            shown: String::new(),
            ends_line: true,
        }
    }

    /// For Markdown on a terminal of so many columns.
    pub(super) fn dressed(columns: usize) -> Self {
        Self {
            markdown: Some(Box::new(Markdown::new(columns))),
            ..Self::new(true)
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
        let Some(markdown) = &mut self.markdown else {
            return write(text);
        };
        let mut dressed = String::with_capacity(text.len());
        markdown.push(text, &mut dressed);
        write(&dressed)
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
        if let Some(markdown) = &mut self.markdown {
            let rest = std::mem::take(&mut self.shown);
            markdown.push(&rest, &mut self.shown);
            markdown.finish(&mut self.shown);
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
