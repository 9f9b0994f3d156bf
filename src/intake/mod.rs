//! Intake: bytes to text. What the bytes are is told by their content in `kind`; text encodings, PDF,
//! DOCX, HTML and JSON Resume each have a reader of their own. Foreign parsers run inside `fence`.
//!
//! Pure: it is given bytes and a name for messages. Reading them is `store`'s.

mod docx;
mod encoding;
mod fence;
mod hidden;
mod html;
mod json_resume;
mod kind;
mod pdf;
pub mod row;

use self::kind::Kind as What;
use crate::error::{Error, Kind, Result};

/// How long a text may be, in bytes: a post or a profile is a thousandth of it.
pub const LIMIT: u64 = 2 * 1024 * 1024;

/// How large a document file may be, in bytes: pictures and fonts make up most of it.
pub const FILE_LIMIT: u64 = 24 * 1024 * 1024;

/// A text and what had to be done to read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text: line ends are `\n`, a byte order mark is gone. Of a document what it does not show
    /// stands in comments that begin with `<!-- hidden: `.
    pub text: String,
    /// A line for the user, when the text may not be what was meant.
    pub notice: Option<String>,
    /// What it was read from.
    pub format: Format,
    /// For each line of the text, the line of the file that its words stand on, from 1, or 0 where
    /// there is none; empty where the two are the same, or the file has no lines.
    pub lines: Vec<usize>,
}

/// What a text was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// Text or Markdown, as it is.
    #[default]
    Text,
    /// A PDF.
    Pdf,
    /// A Word document.
    Docx,
    /// A web page.
    Html,
    /// A JSON Resume, written as a profile.
    JsonResume,
}

impl Format {
    /// The word in messages.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Pdf => "PDF",
            Self::Docx => "DOCX",
            Self::Html => "HTML",
            Self::JsonResume => "JSON Resume",
        }
    }
}

/// What a reader of a document format gives.
#[derive(Debug, Default)]
struct Read {
    text: String,
    /// What the user should know, each as the rest of a sentence that begins with the file's name.
    notices: Vec<String>,
}

/// Why a document gives no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unreadable {
    /// Its parser failed, for this reason.
    Broken(&'static str),
    /// It needs a password.
    Locked,
    /// It holds pictures and no text.
    Picture,
    /// It unpacks to more than gig reads.
    Bomb,
    /// Its parser did not come to an end.
    Endless,
    /// It has no text.
    Empty,
}

/// Reads bytes as text. `name` is what messages call them: a file's name, `stdin`.
///
/// # Errors
///
/// When there is nothing in them, or something that gives no text.
pub fn decode(bytes: &[u8], name: &str) -> Result<Decoded> {
    decode_with(bytes, name, html::read)
}

/// Reads bytes as a résumé: [`decode`], but of a web page everything it shows and not only its main
/// part, as name, contact and skills often stand in its head or beside it.
///
/// # Errors
///
/// As [`decode`].
pub fn decode_resume(bytes: &[u8], name: &str) -> Result<Decoded> {
    decode_with(bytes, name, html::read_whole)
}

/// A reader of a document format.
type Parser = fn(&[u8]) -> std::result::Result<Read, Unreadable>;

fn decode_with(bytes: &[u8], name: &str, page: Parser) -> Result<Decoded> {
    let limit = if matches!(kind::of(bytes), What::Pdf | What::Docx) {
        FILE_LIMIT
    } else {
        LIMIT
    };
    if bytes.len() as u64 > limit {
        return Err(too_large(name, Some(bytes.len() as u64), limit));
    }
    let read = match kind::of(bytes) {
        What::Foreign(what) => {
            return Err(Error::new(
                Kind::Input,
                format!("{name} is {what}; gig reads text, Markdown, HTML, PDF, DOCX and JSON"),
            )
            .hint("copy the text out of it and paste it, or save it in one of these"));
        }
        What::Pdf => document(bytes, name, Format::Pdf, pdf::read),
        What::Docx => document(bytes, name, Format::Docx, docx::read),
        What::Text => plain(bytes, name, page),
    }?;
    if read.text.len() as u64 > LIMIT {
        return Err(too_large(name, Some(read.text.len() as u64), LIMIT));
    }
    if read.text.trim().is_empty() {
        return Err(empty(name));
    }
    Ok(read)
}

/// Whether bytes are a document rather than text or rows of it: a PDF, a Word document, a web page.
#[must_use]
pub fn is_document(head: &[u8]) -> bool {
    match kind::of(head) {
        What::Text => html::is_html(&String::from_utf8_lossy(head)),
        What::Pdf | What::Docx | What::Foreign(_) => true,
    }
}

fn document(bytes: &[u8], name: &str, format: Format, parser: Parser) -> Result<Decoded> {
    let read = fence::fenced(bytes, parser).map_err(|why| unreadable(name, format, why))?;
    let notices: Vec<String> = read
        .notices
        .iter()
        .map(|what| format!("{name} {what}"))
        .collect();
    Ok(Decoded {
        text: read.text,
        notice: (!notices.is_empty()).then(|| notices.join("; ")),
        format,
        lines: Vec::new(),
    })
}

fn plain(bytes: &[u8], name: &str, page: Parser) -> Result<Decoded> {
    let (text, notice) = encoding::decode(bytes).ok_or_else(|| {
        Error::new(
            Kind::Input,
            format!("{name} is not text in an encoding gig knows"),
        )
        .hint("save it as UTF-8 and try again")
    })?;
    if html::is_html(&text) {
        return document(text.as_bytes(), name, Format::Html, page);
    }
    let notice = notice.map(|what| format!("{name} {what}"));
    Ok(match json_resume::read(&text) {
        Some(written) => Decoded {
            text: written.text,
            notice,
            format: Format::JsonResume,
            lines: written.lines,
        },
        None => Decoded {
            text,
            notice,
            format: Format::Text,
            lines: Vec::new(),
        },
    })
}

fn unreadable(name: &str, format: Format, why: Unreadable) -> Error {
    let what = format.as_str();
    let (message, hint) = match why {
        Unreadable::Broken(why) => (
            format!("{name} is a {what} that cannot be read: {why}"),
            "open it in another program and save it again, or copy the text out of it",
        ),
        Unreadable::Locked => (
            format!("{name} is locked with a password"),
            "save a copy without a password",
        ),
        Unreadable::Picture => (
            format!("{name} is only a picture: there is no text in it"),
            "run text recognition over it ('ocrmypdf in.pdf out.pdf'), or type the text",
        ),
        Unreadable::Bomb => (
            format!("{name} unpacks to more than gig reads of one file"),
            "copy the text out of it",
        ),
        Unreadable::Endless => (
            format!("{name} takes too long to read"),
            "open it in another program and save it again, or copy the text out of it",
        ),
        Unreadable::Empty => return empty(name),
    };
    Error::new(Kind::Input, message).hint(hint)
}

/// The error for an input over `limit` bytes; `size` when it is known.
#[must_use]
pub fn too_large(name: &str, size: Option<u64>, limit: u64) -> Error {
    const MEBIBYTE: f64 = 1024.0 * 1024.0;
    let limit = limit / (1024 * 1024);
    let message = match size {
        Some(size) => format!(
            "{name} is {:.1} MiB; gig reads at most {limit} MiB",
            size as f64 / MEBIBYTE
        ),
        None => format!("{name} is longer than the {limit} MiB that gig reads"),
    };
    Error::new(Kind::Input, message).hint("keep the part that matters and leave out the rest")
}

fn empty(name: &str) -> Error {
    Error::new(Kind::Input, format!("{name} is empty")).hint("gig needs some text to work on")
}

#[cfg(test)]
mod tests;
