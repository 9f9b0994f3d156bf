//! Input: where the text a command works on comes from, and reading it.
//!
//! A path, `-`, or nothing with something piped in. With nothing at all a person gets the editor,
//! which is `terminal`'s; a script gets an error.

use std::path::Path;

use super::files;
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::intake::{self, Format};

/// A text as it was given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Input {
    /// What messages call it: the path as typed, `stdin`.
    pub name: String,
    /// The text, line ends `\n`.
    pub text: String,
    /// A line for the user about how it was read.
    pub notice: Option<String>,
    /// What it was read from.
    pub format: Format,
    /// For each line of the text, the line of the file, where these differ ([`intake::Decoded`]).
    pub lines: Vec<usize>,
}

/// Where a text comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source<'a> {
    /// A file.
    File(&'a Path),
    /// What is piped in.
    Stdin,
    /// The user's editor: nothing was given and a person is there to ask.
    Editor,
}

impl<'a> Source<'a> {
    /// Decides where a text comes from. `what` is what is wanted, for the error: `a job post`.
    ///
    /// # Errors
    ///
    /// [`Kind::Usage`] when nothing is given and nobody is there to ask.
    pub fn choose(argument: Option<&'a str>, what: &str, world: &Environment) -> Result<Self> {
        match argument {
            Some("-") => Ok(Self::Stdin),
            Some(path) => Ok(Self::File(Path::new(path))),
            None if !world.stdin_is_terminal => Ok(Self::Stdin),
            None if world.stderr_is_terminal => Ok(Self::Editor),
            None => Err(Error::new(Kind::Usage, format!("no {what} given"))
                .hint("name a file, or pipe the text in")),
        }
    }
}

/// Reads a file, in the encodings and formats of `intake`. A relative path starts at the working directory.
///
/// # Errors
///
/// When the file cannot be read, is empty, too large or not text.
pub fn read_file(path: &Path) -> Result<Input> {
    let name = files::shown(path);
    let bytes = files::read(path, intake::FILE_LIMIT)?;
    decoded(&bytes, name)
}

/// Reads a résumé ([`intake::decode_resume`]): a file, or stdin for `-`.
///
/// # Errors
///
/// As [`read_file`] and [`read_stdin`].
pub fn read_resume(argument: &str) -> Result<Input> {
    let (name, bytes) = match argument {
        "-" => ("stdin".to_owned(), stdin_bytes()?),
        path => {
            let path = Path::new(path);
            (files::shown(path), files::read(path, intake::FILE_LIMIT)?)
        }
    };
    let read = intake::decode_resume(&bytes, &name)?;
    Ok(given(read, name))
}

/// Reads what is piped in.
///
/// # Errors
///
/// When it cannot be read, is empty, too large or not text.
pub fn read_stdin() -> Result<Input> {
    decoded(&stdin_bytes()?, "stdin".to_owned())
}

fn stdin_bytes() -> Result<Vec<u8>> {
    let bytes = files::read_capped(std::io::stdin().lock(), intake::FILE_LIMIT)
        .map_err(|error| Error::new(Kind::Input, format!("cannot read stdin: {error}")))?
        .ok_or_else(|| intake::too_large("stdin", None, intake::FILE_LIMIT))?;
    if bytes.is_empty() {
        // A script whose first half failed, or a terminal command run without a terminal.
        return Err(
            Error::new(Kind::Input, "stdin is empty").hint("pipe the text in, or name a file")
        );
    }
    Ok(bytes)
}

/// Reads what is piped in, if anything is: an empty or closed stdin is none.
///
/// # Errors
///
/// As [`read_stdin`].
pub fn read_stdin_if_any() -> Result<Option<Input>> {
    let name = "stdin".to_owned();
    match files::read_capped(std::io::stdin().lock(), intake::FILE_LIMIT) {
        Ok(Some(bytes)) if bytes.trim_ascii().is_empty() => Ok(None),
        Ok(Some(bytes)) => decoded(&bytes, name).map(Some),
        Ok(None) => Err(intake::too_large(&name, None, intake::FILE_LIMIT)),
        Err(_) => Ok(None),
    }
}

/// The most bytes of rows: many texts in one input.
const ROWS: u64 = 256 * 1024 * 1024;

/// Reads rows: a file, or stdin without one or for `-`.
///
/// # Errors
///
/// When they cannot be read, are too large or not UTF-8.
pub fn read_rows(argument: Option<&str>) -> Result<Input> {
    let (name, bytes) = match argument {
        Some(path) if path != "-" => (path.to_owned(), files::read(Path::new(path), ROWS)?),
        _ => {
            let bytes = files::read_capped(std::io::stdin().lock(), ROWS)
                .map_err(|error| Error::new(Kind::Input, format!("cannot read stdin: {error}")))?
                .ok_or_else(|| intake::too_large("stdin", None, ROWS))?;
            ("stdin".to_owned(), bytes)
        }
    };
    let text = String::from_utf8(bytes).map_err(|_| {
        Error::new(Kind::Input, format!("{name} is not UTF-8"))
            .hint("rows are JSON, and JSON is UTF-8")
    })?;
    Ok(Input {
        name,
        text,
        ..Input::default()
    })
}

fn decoded(bytes: &[u8], name: String) -> Result<Input> {
    let read = intake::decode(bytes, &name)?;
    Ok(given(read, name))
}

fn given(read: intake::Decoded, name: String) -> Input {
    Input {
        name,
        text: read.text,
        notice: read.notice,
        format: read.format,
        lines: read.lines,
    }
}
