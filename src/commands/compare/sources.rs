//! The proposals that `gig compare` is given: files, folders, rows of JSON, stdin.
//!
//! A text that cannot be read is a line in the table with its reason: one bad file among twenty must
//! not cost the other nineteen. A path that is not there is an error: it was mistyped.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::commands::matches::sources::{ROWS, has_extension, holds_rows};
use crate::error::{Error, Kind, Result};
use crate::intake::{self, row};
use crate::store::blocks::Blocks;
use crate::store::files;
use crate::store::input;

/// The most bytes of a file of rows.
const LARGEST: u64 = 64 * 1024 * 1024;

/// What was given, in its order.
#[derive(Debug, Default)]
pub(super) struct Given {
    /// The name a proposal is cited by, and its text.
    pub(super) proposals: Vec<(String, String)>,
    /// What could not be read: its name, and why.
    pub(super) unread: Vec<(String, String)>,
    /// What the user should know of how it was read.
    pub(super) notices: Vec<String>,
}

/// Reads every argument.
///
/// # Errors
///
/// When a path is not there, or stdin cannot be read.
pub(super) fn read(arguments: &[String]) -> Result<Given> {
    let mut given = Given::default();
    let mut paths: Vec<PathBuf> = Vec::new();
    let mut piped = false;
    for argument in arguments {
        if argument == "-" {
            // Read once, wherever it stands.
            if !std::mem::replace(&mut piped, true) {
                given.stdin()?;
            }
            continue;
        }
        let path = Path::new(argument);
        match path.is_dir() {
            true => paths.extend(given.folder(path)?),
            false => paths.push(path.to_owned()),
        }
    }
    let mut seen = HashSet::new();
    paths.retain(|path| seen.insert(path.clone()));
    for (path, name) in paths.iter().zip(names(&paths)) {
        given.file(path, name)?;
    }
    given.tell_apart();
    Ok(given)
}

/// File names alone where they tell the files apart, whole paths where not.
fn names(paths: &[PathBuf]) -> Vec<String> {
    let bare = |path: &Path| {
        path.file_name()
            .map(|name| name.to_string_lossy().into_owned())
    };
    let mut counts: HashMap<Option<String>, usize> = HashMap::new();
    for path in paths {
        *counts.entry(bare(path)).or_default() += 1;
    }
    let name = |path: &PathBuf| match bare(path) {
        Some(name) if counts.get(&Some(name.clone())) == Some(&1) => name,
        _ => files::shown(path),
    };
    paths.iter().map(name).collect()
}

impl Given {
    /// The files of a folder in order of their names; hidden ones and folders in it are left out.
    fn folder(&mut self, folder: &Path) -> Result<Vec<PathBuf>> {
        let shown = files::shown(folder);
        let fault = |error| Error::new(Kind::Input, format!("cannot read {shown}: {error}"));
        let mut paths = Vec::new();
        let mut folders = 0;
        for entry in fs::read_dir(folder).map_err(fault)? {
            let entry = entry.map_err(fault)?;
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            let path = entry.path();
            if path.is_dir() {
                folders += 1;
            } else {
                paths.push(path);
            }
        }
        if folders > 0 {
            let many = if folders == 1 { "a folder" } else { "folders" };
            self.notices.push(format!(
                "{many} inside {shown} left out; name it to have it read"
            ));
        }
        if paths.is_empty() {
            return Err(Error::new(Kind::Input, format!("{shown} holds no file"))
                .hint("name the folder that the proposals are in"));
        }
        paths.sort();
        Ok(paths)
    }

    fn file(&mut self, path: &Path, name: String) -> Result<()> {
        let is_rows = has_extension(path, &ROWS)
            || (path.is_file() && holds_rows(Blocks::open(path)?.peek()?));
        if !is_rows {
            return match input::read_file(path) {
                Ok(read) => {
                    self.notices.extend(read.notice);
                    self.add(name, &read.text);
                    Ok(())
                }
                Err(error) if path.is_file() => {
                    self.unread.push((name, problem(&error)));
                    Ok(())
                }
                Err(error) => Err(error),
            };
        }
        match files::read(path, LARGEST).and_then(|bytes| text(&bytes, &name)) {
            Ok(text) => self.rows(&text, &name),
            Err(error) if path.is_file() => self.unread.push((name, problem(&error))),
            Err(error) => return Err(error),
        }
        Ok(())
    }

    fn stdin(&mut self) -> Result<()> {
        let bytes = Blocks::stdin().whole()?;
        if bytes.trim_ascii().is_empty() {
            return Err(Error::new(Kind::Input, "stdin is empty")
                .hint("pipe rows of proposals in, one JSON object a line"));
        }
        if holds_rows(&bytes) {
            let text = text(&bytes, "stdin")?;
            self.rows(&text, "stdin");
            return Ok(());
        }
        let read = intake::decode(&bytes, "stdin")?;
        self.notices.extend(read.notice);
        self.add("stdin".to_owned(), &read.text);
        Ok(())
    }

    /// A text, or a document of JSON that holds one or several.
    fn add(&mut self, name: String, text: &str) {
        let body = text.trim();
        if body.starts_with('[')
            && let Ok(rows) = serde_json::from_str::<Vec<Box<serde_json::value::RawValue>>>(body)
        {
            let rows = rows.iter().map(|row| row.get());
            self.listed((1..).zip(rows), &name);
        } else if body.starts_with('{')
            && row::parse(body.as_bytes()).is_some_and(|row| row.text.is_some())
        {
            self.listed(std::iter::once((1, body)), &name);
        } else {
            self.proposals.push((name, text.to_owned()));
        }
    }

    fn rows(&mut self, text: &str, file: &str) {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let lines = (1..).zip(text.lines());
        self.listed(lines.filter(|(_, line)| !line.trim().is_empty()), file);
    }

    fn listed<'a>(&mut self, rows: impl Iterator<Item = (usize, &'a str)>, file: &str) {
        for (number, line) in rows {
            let place = format!("{file}:{number}");
            match row::parse(line.as_bytes()).map(|row| (row.title.or(row.id), row.text)) {
                Some((name, Some(text))) => {
                    let name = name.map_or(place, |name| one_line(&name));
                    self.proposals.push((name, text.into_owned()));
                }
                Some((_, None)) => {
                    let why = format!("{place} has no text; a row is {{\"name\": …, \"text\": …}}");
                    self.unread.push((place, why));
                }
                None => {
                    let why = format!("{place} is no JSON object");
                    self.unread.push((place, why));
                }
            }
        }
    }

    /// Gives proposals of one name a number each.
    fn tell_apart(&mut self) {
        let mut seen: HashMap<String, usize> = HashMap::new();
        for (name, _) in &mut self.proposals {
            let count = seen.entry(name.clone()).or_default();
            *count += 1;
            if *count > 1 {
                *name = format!("{name} ({count})");
            }
        }
    }
}

/// Rows as text: UTF-8 of any size, another encoding as far as a text may be long.
fn text(bytes: &[u8], name: &str) -> Result<String> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => intake::decode(bytes, name).map(|read| read.text),
    }
}

fn one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An error with its first hint, in one line.
fn problem(error: &Error) -> String {
    match error.hints().first() {
        Some(hint) => format!("{error}; {hint}"),
        None => error.to_string(),
    }
}
