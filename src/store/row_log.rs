//! Row log: the results of a batch, one JSON object a line, in a file that may be left at any moment
//! and taken up again.
//!
//! Each line is written in one piece. A last line that was torn is completed or taken away; rows that
//! failed are taken away to be tried again. One process writes at a time: the file is locked. What is
//! remembered of the rows that are done is eight bytes for each.

use std::collections::HashSet;
use std::fs::{File, TryLockError};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, BufRead, BufReader, ErrorKind, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

use super::files;
use crate::error::{Error, Kind, Result};

/// The ids of rows, each kept as a number of 64 bits that no input can foresee. That two of a million
/// share one happens once in 40 million batches.
#[derive(Debug, Default)]
pub struct Ids {
    keys: RandomState,
    seen: HashSet<u64>,
}

impl Ids {
    /// Adds an id; false when it is there already. The number 1 and the text "1" are two ids.
    pub fn insert(&mut self, id: &Value) -> bool {
        let key = self.key(id);
        self.seen.insert(key)
    }

    /// Whether the id is there.
    #[must_use]
    pub fn contains(&self, id: &Value) -> bool {
        self.seen.contains(&self.key(id))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.seen.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.seen.is_empty()
    }

    fn key(&self, id: &Value) -> u64 {
        self.keys.hash_one(id.to_string())
    }
}

/// What is read of a line that was written before.
#[derive(Deserialize)]
struct Written {
    id: Value,
    #[serde(default)]
    error: Option<IgnoredAny>,
    #[serde(default)]
    result: Option<Made>,
}

/// What made a result.
#[derive(Deserialize)]
struct Made {
    #[serde(default)]
    schema: Option<String>,
}

/// The file, locked for this process.
#[derive(Debug)]
pub struct RowLog {
    file: File,
    path: PathBuf,
    length: u64,
    /// Whether what was written can be taken back: not so in a device or a pipe.
    is_regular: bool,
    /// The rows that stand in it.
    pub done: Ids,
    /// How many failed rows were taken away to be tried again.
    pub failed: usize,
    /// Whether a torn last line was mended.
    pub was_torn: bool,
}

impl RowLog {
    /// Opens the file for results of `schema` (`gig.proposal/1`), making it if need be. One that holds
    /// rows is taken up with `resume` only.
    ///
    /// # Errors
    ///
    /// When it cannot be opened, another process writes it, it holds rows and `resume` is not set, or
    /// what it holds is not from a batch of the same command.
    pub fn open(path: &Path, schema: &str, resume: bool) -> Result<Self> {
        let mut log = Self::locked(path)?;
        if log.length == 0 || !log.is_regular {
            return Ok(log);
        }
        if !resume {
            let name = files::shown(path);
            return Err(
                Error::new(Kind::Input, format!("{name} holds something already"))
                    .hint("--resume takes it up where it was left; or name another file"),
            );
        }
        log.take_up(schema)?;
        Ok(log)
    }

    fn locked(path: &Path) -> Result<Self> {
        // Another process may put a new file in its place while we wait for nothing: look again.
        for _ in 0..3 {
            let file = File::options()
                .read(true)
                .append(true)
                .create(true)
                .open(path)
                .map_err(|error| files::unwritable(path, error))?;
            let facts = file
                .metadata()
                .map_err(|error| files::unwritable(path, error))?;
            let is_regular = facts.is_file();
            if is_regular {
                lock(&file, path)?;
                if !is_still(&file, path) {
                    continue;
                }
            }
            return Ok(Self {
                file,
                path: path.to_owned(),
                length: if is_regular { facts.len() } else { 0 },
                is_regular,
                done: Ids::default(),
                failed: 0,
                was_torn: false,
            });
        }
        Err(busy(path))
    }

    /// Reads what is there: remembers what is done, mends the end, takes failed rows away. Nothing is
    /// changed before all of it was found to be a batch's.
    fn take_up(&mut self, schema: &str) -> Result<()> {
        let (mut line, mut number, mut at) = (Vec::new(), 0, 0);
        let mut torn = None;
        let mut reader = self.reader()?;
        loop {
            line.clear();
            let read = reader.read_until(b'\n', &mut line);
            let read = read.map_err(|error| self.unreadable(&error))?;
            if read == 0 {
                break;
            }
            number += 1;
            let is_ended = line.last() == Some(&b'\n');
            if !is_ended {
                torn = Some(at);
            }
            // A row that was begun; anything else is somebody's file.
            let is_begun = line.starts_with(b"{") && !is_ended;
            if is_begun && serde_json::from_slice::<Written>(&line).is_err() {
                break;
            }
            let written = self.written(&line, number, schema)?;
            at += read as u64;
            if written.error.is_some() {
                self.failed += 1;
            } else {
                self.done.insert(&written.id);
            }
        }
        self.was_torn = torn.is_some();
        if self.failed > 0 {
            return self.drop_failed();
        }
        self.length = at;
        let mended = match torn {
            Some(begin) if begin == at => self.file.set_len(at),
            Some(_) => {
                self.length += 1;
                self.file.write_all(b"\n")
            }
            None => Ok(()),
        };
        mended.map_err(|error| files::unwritable(&self.path, error))
    }

    fn written(&self, line: &[u8], number: usize, schema: &str) -> Result<Written> {
        let written: Written = serde_json::from_slice(line).map_err(|_| self.foreign(number))?;
        let made = written
            .result
            .as_ref()
            .and_then(|made| made.schema.as_deref());
        if let Some(other) = made.filter(|made| *made != schema) {
            let name = files::shown(&self.path);
            let what = format!("{name}:{number} holds {other}, not {schema}: nothing was changed");
            return Err(Error::new(Kind::Input, what)
                .hint("--resume takes up a batch of the same command; name another file"));
        }
        Ok(written)
    }

    fn foreign(&self, number: usize) -> Error {
        let name = files::shown(&self.path);
        let what = format!("{name}:{number} is no row of a batch: nothing was changed");
        Error::new(Kind::Input, what).hint("is it the right file for --out?")
    }

    /// Writes the file anew without the failed rows, whole or not at all.
    fn drop_failed(&mut self) -> Result<()> {
        let mut reader = self.reader()?;
        let fresh = files::replace(&self.path, |fresh| {
            let mut out = io::BufWriter::new(fresh);
            let mut line = Vec::new();
            loop {
                line.clear();
                if reader.read_until(b'\n', &mut line)? == 0 {
                    return out.flush();
                }
                let is_good = serde_json::from_slice::<Written>(&line)
                    .is_ok_and(|written| written.error.is_none());
                if is_good {
                    out.write_all(line.trim_ascii_end())?;
                    out.write_all(b"\n")?;
                }
            }
        })?;
        lock(&fresh, &self.path)?;
        self.file = fresh;
        let end = self.file.seek(SeekFrom::End(0));
        self.length = end.map_err(|error| self.unreadable(&error))?;
        Ok(())
    }

    fn reader(&self) -> Result<BufReader<File>> {
        let file = File::open(&self.path).map_err(|error| self.unreadable(&error))?;
        Ok(BufReader::with_capacity(64 << 10, file))
    }

    /// Writes one row, which is one line without its end.
    ///
    /// # Errors
    ///
    /// When it cannot be written; what was there before is then whole.
    pub fn append(&mut self, row: &str) -> Result<()> {
        let line = format!("{row}\n");
        if let Err(error) = self.file.write_all(line.as_bytes()) {
            if self.is_regular {
                // If even this fails, the torn line is mended by the next run.
                let _ = self.file.set_len(self.length);
            }
            return Err(files::unwritable(&self.path, error));
        }
        self.length += line.len() as u64;
        Ok(())
    }

    /// Makes what was written last through a power cut.
    pub fn sync(&self) {
        // A device cannot be synced, and the lines are written all the same.
        let _ = self.file.sync_all();
    }

    fn unreadable(&self, error: &io::Error) -> Error {
        let name = files::shown(&self.path);
        Error::new(Kind::Input, format!("cannot read {name}: {error}"))
    }
}

fn lock(file: &File, path: &Path) -> Result<()> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => Err(busy(path)),
        // A file system without locks must not make batches impossible.
        Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => Ok(()),
        Err(TryLockError::Error(error)) => Err(files::unwritable(path, error)),
    }
}

fn busy(path: &Path) -> Error {
    let name = files::shown(path);
    Error::new(
        Kind::Input,
        format!("{name} is being written by another gig"),
    )
    .hint("wait for it to end, or name another file")
}

/// Whether the path still names the file that was opened.
fn is_still(file: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let own = file.metadata().map(|facts| (facts.dev(), facts.ino()));
        let named = std::fs::metadata(path).map(|facts| (facts.dev(), facts.ino()));
        matches!((own, named), (Ok(own), Ok(named)) if own == named)
    }
    #[cfg(not(unix))]
    {
        let _ = (file, path);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const SCHEMA: &str = "gig.scan/1";

    fn row(id: impl Into<Value>) -> String {
        json!({"id": id.into(), "post": "x", "result": {"schema": SCHEMA}}).to_string()
    }

    fn failed(id: impl Into<Value>) -> String {
        json!({"id": id.into(), "error": {"kind": "unreachable", "message": "no"}}).to_string()
    }

    fn home() -> (tempfile::TempDir, PathBuf) {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("out.jsonl");
        (home, path)
    }

    #[test]
    fn a_batch_is_taken_up_without_what_failed() {
        let (_home, path) = home();
        let mut log = RowLog::open(&path, SCHEMA, false).unwrap();
        for line in [row(1), failed("a"), row("b"), failed(4)] {
            log.append(&line).unwrap();
        }
        drop(log);
        let mut log = RowLog::open(&path, SCHEMA, true).unwrap();
        assert_eq!((log.done.len(), log.failed, log.was_torn), (2, 2, false));
        assert!(log.done.contains(&json!(1)) && log.done.contains(&json!("b")));
        assert!(!log.done.contains(&json!("1")) && !log.done.contains(&json!("a")));
        log.append(&row("a")).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(text, format!("{}\n{}\n{}\n", row(1), row("b"), row("a")));
        let held = RowLog::open(&path, SCHEMA, true).unwrap_err();
        assert!(held.to_string().contains("another gig"), "{held}");
    }

    #[test]
    fn a_torn_line_is_taken_away_and_a_whole_one_is_ended() {
        let (_home, path) = home();
        let whole = row("b");
        for cut in 1..=whole.len() {
            let begun = &whole[..cut];
            std::fs::write(&path, format!("{}\n{begun}", row(1))).unwrap();
            let mut log = RowLog::open(&path, SCHEMA, true).unwrap();
            assert!(log.was_torn);
            assert_eq!(log.done.len(), 1 + usize::from(cut == whole.len()));
            log.append(&row("c")).unwrap();
            let text = std::fs::read_to_string(&path).unwrap();
            for line in text.lines() {
                assert!(serde_json::from_str::<Value>(line).is_ok(), "{text}");
            }
        }
    }

    #[test]
    fn what_is_not_a_batchs_own_stays_as_it_is() {
        let (_home, path) = home();
        let other = json!({"id": 1, "result": {"schema": "gig.check/1"}}).to_string();
        for text in [
            "my notes",
            "my notes\n",
            "{\"id\":1,\"result\":{}}\n# notes\n",
            &other,
        ] {
            std::fs::write(&path, text).unwrap();
            assert!(RowLog::open(&path, SCHEMA, false).is_err());
            assert!(RowLog::open(&path, SCHEMA, true).is_err(), "{text}");
            assert!(std::fs::read_to_string(&path).unwrap().starts_with(text));
        }
        RowLog::open(Path::new("/dev/null"), SCHEMA, false)
            .unwrap()
            .append("{}")
            .unwrap();
    }
}
