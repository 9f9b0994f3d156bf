//! Talks: saved conversations, one file of events each, a JSON object a line.
//!
//! Lines are only ever added: a process killed at any moment leaves whole events and at most one torn
//! line at the end, which is skipped when the talk is read. What the events mean is
//! `conversation`'s.

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::{files, library};
use crate::conversation::Event;
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::text::similarity::nearest;

/// How large the file of a talk may be: the longest day of talk is far below it.
const LIMIT: u64 = 64 << 20;

/// A talk's file.
#[derive(Debug)]
pub struct Talk {
    name: String,
    path: PathBuf,
    file: Option<File>,
}

/// A talk as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// When something was last added.
    pub changed: SystemTime,
}

impl Talk {
    /// The talk `name`, whether there is one or not; nothing is written before something is added.
    ///
    /// # Errors
    ///
    /// When it cannot be a name, or there is no home to keep it in.
    pub fn named(name: &str, world: &Environment) -> Result<Self> {
        if !library::is_name(name) {
            return Err(Error::new(
                Kind::Usage,
                format!("'{name}' cannot be the name of a session"),
            )
            .hint("use letters, digits, '-' and '_', at most 64"));
        }
        Ok(Self {
            path: folder(world)?.join(format!("{name}.jsonl")),
            name: name.to_owned(),
            file: None,
        })
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What happened in it; nothing when there is no such talk. Lines that are no events are left out,
    /// and counted.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn events(&self) -> Result<(Vec<Event>, usize)> {
        if !self.path.exists() {
            return Ok((Vec::new(), 0));
        }
        Ok(read(&files::read(&self.path, LIMIT)?))
    }

    /// Whether there is one of this name.
    #[must_use]
    pub fn exists(&self) -> bool {
        self.path.exists()
    }

    /// Adds what happened, to the disk.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn add(&mut self, event: &Event) -> Result<()> {
        let mut line = serde_json::to_string(event)
            .map_err(|error| self.trouble(&std::io::Error::other(error)))?;
        line.push('\n');
        let add = |talk: &mut Self| {
            if talk.file.is_none() {
                talk.file = Some(open(&talk.path)?);
            }
            match &mut talk.file {
                // One write: the lines of two processes do not mix.
                Some(file) => file.write_all(line.as_bytes()),
                None => Ok(()),
            }
        };
        add(self).map_err(|error| self.trouble(&error))
    }

    fn trouble(&self, error: &std::io::Error) -> Error {
        Error::new(
            Kind::Store,
            format!(
                "cannot save the session in {}: {error}",
                files::shown(&self.path)
            ),
        )
        .hint("--no-history talks without saving")
    }
}

/// Opens a talk for adding, a torn last line closed.
fn open(path: &Path) -> std::io::Result<File> {
    if let Some(folder) = path.parent() {
        files::make_folder(folder)?;
    }
    let mut options = File::options();
    options.read(true).append(true).create(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    if file.seek(SeekFrom::End(-1)).is_ok() {
        let mut last = [0];
        file.read_exact(&mut last)?;
        if last != *b"\n" {
            file.write_all(b"\n")?;
        }
    }
    Ok(file)
}

fn read(bytes: &[u8]) -> (Vec<Event>, usize) {
    let lines = bytes
        .split(|&byte| byte == b'\n')
        .filter(|line| !line.is_empty());
    let mut broken = 0;
    let events = lines
        .filter_map(|line| {
            serde_json::from_slice(line)
                .inspect_err(|_| broken += 1)
                .ok()
        })
        .collect();
    (events, broken)
}

/// Where talks are kept.
///
/// # Errors
///
/// When the user has no home.
fn folder(world: &Environment) -> Result<PathBuf> {
    match &world.data_dir {
        Some(folder) => Ok(folder.join("sessions")),
        None => Err(Error::new(
            Kind::Store,
            "there is no home directory to keep sessions in",
        )
        .hint("set GIG_HOME to a folder, or talk with --no-history")),
    }
}

/// Every talk, the newest first.
#[must_use]
pub fn list(world: &Environment) -> Vec<Listed> {
    let mut talks: Vec<Listed> = paths(world)
        .filter_map(|path| {
            let name = path.file_stem()?.to_str()?.to_owned();
            let changed = fs::metadata(&path).ok()?.modified().ok()?;
            Some(Listed { name, changed })
        })
        .collect();
    talks.sort_by(|a, b| (b.changed, &b.name).cmp(&(a.changed, &a.name)));
    talks
}

/// The talk `name`, which must be there.
///
/// # Errors
///
/// When there is none; the nearest is named.
pub fn known(name: &str, world: &Environment) -> Result<Talk> {
    let talk = Talk::named(name, world)?;
    if talk.exists() {
        return Ok(talk);
    }
    let error = Error::new(Kind::Store, format!("there is no session '{name}'"));
    let names: Vec<String> = list(world).into_iter().map(|talk| talk.name).collect();
    Err(match nearest(name, names.iter().map(String::as_str)) {
        Some(near) => error.hint(format!("did you mean '{near}'?")),
        None => error.hint("'gig chat --list' shows them"),
    })
}

/// Deletes a talk.
///
/// # Errors
///
/// When there is none, or it cannot be deleted.
pub fn delete(name: &str, world: &Environment) -> Result<()> {
    remove(&known(name, world)?.path)
}

/// Deletes every talk; how many there were.
///
/// # Errors
///
/// When one cannot be deleted.
pub fn delete_all(world: &Environment) -> Result<usize> {
    let mut count = 0;
    for path in paths(world) {
        remove(&path)?;
        count += 1;
    }
    Ok(count)
}

/// Drops the words of posts from talks in which nothing happened for so long; how many talks lost one.
///
/// # Errors
///
/// When a talk cannot be rewritten.
pub fn drop_posts(age: Duration, world: &Environment) -> Result<usize> {
    let mut count = 0;
    for talk in list(world) {
        let idle = world.now.duration_since(talk.changed).unwrap_or_default();
        if idle > age && forget_post(&Talk::named(&talk.name, world)?)? {
            count += 1;
        }
    }
    Ok(count)
}

fn forget_post(talk: &Talk) -> Result<bool> {
    let (mut events, _) = talk.events()?;
    let mut found = false;
    for event in &mut events {
        if let Event::Post { text, .. } = event {
            found |= text.take().is_some();
        }
    }
    if found {
        let lines: Vec<String> = events
            .iter()
            .filter_map(|event| Some(serde_json::to_string(event).ok()? + "\n"))
            .collect();
        files::write(&talk.path, lines.concat().as_bytes())?;
    }
    Ok(found)
}

/// Empties a file before its name goes, so that the words do not outlive it in an open handle.
fn remove(path: &Path) -> Result<()> {
    File::options()
        .write(true)
        .truncate(true)
        .open(path)
        .and_then(|_| fs::remove_file(path))
        .map_err(|error| {
            Error::new(
                Kind::Store,
                format!("cannot delete {}: {error}", files::shown(path)),
            )
        })
}

fn paths(world: &Environment) -> impl Iterator<Item = PathBuf> {
    let entries = folder(world).and_then(|folder| {
        fs::read_dir(folder).map_err(|error| Error::new(Kind::Store, error.to_string()))
    });
    entries
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|kind| kind == "jsonl"))
        .filter(|path| {
            let stem = path.file_stem().and_then(|stem| stem.to_str());
            stem.is_some_and(library::is_name)
        })
}
