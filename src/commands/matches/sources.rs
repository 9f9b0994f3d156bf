//! What `gig match` is given: one post, or many posts or profiles in files, folders and rows.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use super::super::reading;
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::intake::{self, row};
use crate::matching::rank::Document;
use crate::store::blocks::Blocks;
use crate::store::input::{self, Input};
use crate::store::{files, unpacked};
use crate::terminal::Terminal;

/// Posts as they are given.
pub(in crate::commands) enum Given {
    /// One, to be read in full.
    One(Input),
    /// Many, to be ranked.
    Many(Vec<Source>),
}

/// Where documents come from.
pub(in crate::commands) enum Source {
    /// One JSON object a line.
    Rows(Blocks),
    /// A text file.
    File(PathBuf),
    /// A document at hand.
    Document(Box<Document>),
}

/// Files of a folder that may be posts or profiles; what they are is told by their content.
const TEXTS: [&str; 9] = [
    "md", "txt", "text", "markdown", "html", "htm", "xhtml", "pdf", "docx",
];
pub(in crate::commands) const ROWS: [&str; 2] = ["jsonl", "ndjson"];

/// Tells one post from many.
pub(in crate::commands) fn open(
    arguments: &[String],
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<Given> {
    match arguments {
        [] if world.stdin_is_terminal => {
            reading::text(None, "job post", world, terminal).map(Given::One)
        }
        [] => piped(),
        [argument] if argument == "-" => piped(),
        [argument] if Path::new(argument).is_file() => {
            let path = Path::new(argument);
            let mut blocks = Blocks::open(path)?;
            if is_rows(path) || holds_rows(blocks.peek()?) {
                return Ok(Given::Many(vec![Source::Rows(blocks)]));
            }
            reading::text(Some(argument), "job post", world, terminal).map(|read| {
                Given::One(Input {
                    text: unpacked(read.text),
                    ..read
                })
            })
        }
        many => {
            let mut sources = Vec::new();
            for argument in many {
                sources.extend(source(argument)?);
            }
            Ok(Given::Many(sources))
        }
    }
}

fn piped() -> Result<Given> {
    let mut blocks = Blocks::stdin();
    if holds_rows(blocks.peek()?) {
        return Ok(Given::Many(vec![Source::Rows(blocks)]));
    }
    let bytes = blocks.whole()?;
    if bytes.is_empty() {
        return Err(Error::new(Kind::Input, "stdin is empty")
            .hint("pipe a post or rows of posts in, or name a file"));
    }
    let read = intake::decode(&bytes, "stdin")?;
    Ok(Given::One(Input {
        name: "stdin".to_owned(),
        text: unpacked(read.text),
        notice: read.notice,
        format: read.format,
        lines: read.lines,
    }))
}

/// The text of a single JSON object; any other text as it is.
fn unpacked(text: String) -> String {
    if !text.trim_start().starts_with('{') {
        return text;
    }
    match row::parse(text.trim().as_bytes()) {
        Some(row) if row.title.is_some() || row.text.is_some() => {
            let parts = [row.title, row.text];
            let parts: Vec<_> = parts.into_iter().flatten().collect();
            parts.join("\n\n")
        }
        _ => text,
    }
}

/// Whether the text begins with two JSON objects, a line each.
pub(in crate::commands) fn holds_rows(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let mut lines = head
        .split(|&byte| byte == b'\n')
        .filter(|line| !line.trim_ascii().is_empty());
    let first = lines.next().is_some_and(|line| row::parse(line).is_some());
    first
        && lines
            .next()
            .is_some_and(|line| line.trim_ascii().starts_with(b"{"))
}

pub(in crate::commands) fn has_extension(path: &Path, known: &[&str]) -> bool {
    let extension = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    known
        .iter()
        .any(|known| extension.eq_ignore_ascii_case(known))
}

/// Whether its name says that it holds rows, packed or not.
fn is_rows(path: &Path) -> bool {
    let is_packed = has_extension(path, &unpacked::ENDINGS);
    has_extension(path, &ROWS) || is_packed && has_extension(&path.with_extension(""), &ROWS)
}

/// What `arguments` name, stdin where they name nothing, as rows: a process that reads a part of a
/// ranking may be given one row, or none.
pub(in crate::commands) fn rows(arguments: &[String]) -> Result<Given> {
    if arguments.is_empty() {
        return Ok(Given::Many(vec![Source::Rows(Blocks::stdin())]));
    }
    let mut sources = Vec::new();
    for argument in arguments {
        sources.extend(source(argument)?);
    }
    Ok(Given::Many(sources))
}

/// The profiles that `argument` names.
pub(in crate::commands) fn profiles(argument: &str) -> Result<Vec<Source>> {
    source(argument)
}

/// A folder's files in order of their names, or the one file.
fn source(argument: &str) -> Result<Vec<Source>> {
    if argument == "-" {
        return Ok(vec![Source::Rows(Blocks::stdin())]);
    }
    let path = Path::new(argument);
    if !path.is_dir() {
        return file(path).map(|source| vec![source]);
    }
    let fault = |error| Error::new(Kind::Input, format!("cannot read {argument}: {error}"));
    let mut paths = Vec::new();
    for entry in fs::read_dir(path).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        if path.is_file() && (has_extension(&path, &TEXTS) || is_rows(&path)) {
            paths.push(path);
        }
    }
    paths.sort();
    if paths.is_empty() {
        return Err(
            Error::new(Kind::Input, format!("{argument} holds no text and no rows")).hint(
                "files that end in .md, .txt, .html, .pdf, .docx, .jsonl or .jsonl.gz are read",
            ),
        );
    }
    paths.iter().map(|path| file(path)).collect()
}

fn file(path: &Path) -> Result<Source> {
    if has_extension(path, &TEXTS) {
        return Ok(Source::File(path.to_owned()));
    }
    let mut rows = Blocks::open(path)?;
    let is_document = intake::is_document(rows.peek()?);
    Ok(if is_document {
        Source::File(path.to_owned())
    } else {
        Source::Rows(rows)
    })
}

/// The document of a text file: its first line is the title.
pub(in crate::commands) fn read(path: &Path) -> Result<Document> {
    let name = files::shown(path);
    let read = input::read_file(path)?;
    Ok(profile_or_post(&name, &read.text))
}

/// A post as a document.
pub(in crate::commands) fn post(input: &Input) -> Document {
    profile_or_post(&input.name, &input.text)
}

/// A profile as a document.
pub(in crate::commands) fn profile(file: &str, text: &str) -> Document {
    profile_or_post(file, text)
}

/// A text as a document: front matter's title or the first line, what stands under "Skills", and
/// all words.
fn profile_or_post(name: &str, text: &str) -> Document {
    let mut document = Document {
        id: name.to_owned(),
        ..Document::default()
    };
    let mut in_matter = false;
    let mut in_skills = false;
    for (at, line) in text.lines().enumerate() {
        if line.trim_end() == "---" && (at == 0 || in_matter) {
            in_matter = at == 0;
            continue;
        }
        if in_matter {
            if let Some(title) = line.strip_prefix("title:") {
                document.title = title.trim().trim_matches(['"', '\'']).to_owned();
            }
            continue;
        }
        let words = line.trim_start_matches(['#', ' ']).trim();
        if line.starts_with('#') {
            in_skills = words.to_lowercase().contains("skill");
        }
        if document.title.is_empty() && !words.is_empty() {
            document.title = words.to_owned();
            continue;
        }
        if in_skills && line.trim_start().starts_with(['-', '*', '+', '•']) {
            let item = line.trim_start_matches([' ', '-', '*', '+', '•']);
            let parts = item.split([',', ';']);
            let bare = parts.map(|part| part.split('(').next().unwrap_or(part).trim().to_owned());
            document.skills.extend(bare.filter(|part| !part.is_empty()));
        }
        document.text.push_str(line);
        document.text.push('\n');
    }
    document
}

/// The document of a row; `place` stands in for an id.
pub(in crate::commands) fn from_row(row: row::Row<'_>, place: impl FnOnce() -> String) -> Document {
    Document {
        id: row.id.map_or_else(place, |id| id.into_owned()),
        title: row
            .title
            .map(|title| title.into_owned())
            .unwrap_or_default(),
        skills: row.skills,
        text: row.text.map(|text| text.into_owned()).unwrap_or_default(),
    }
}
