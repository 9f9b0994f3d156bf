//! History: every draft with what it was made from, what was sent, and what became of it, in SQLite.
//!
//! One file, `history.db`, private to the user, written one letter a transaction. It survives a
//! process killed at any moment and many writers at once: SQLite's write-ahead log sees to that.
//! Counting what it holds is `outcome`'s.

mod forget;
mod read;
mod record;
mod schema;

pub use read::Filter;
pub use schema::newest;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::files;
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};

/// How long one process waits for the others.
const PATIENCE: Duration = Duration::from_secs(10);

/// An open history.
#[derive(Debug)]
pub struct History {
    connection: Connection,
    /// Whether this process made the file.
    is_new: bool,
}

/// Where the history is kept, whether it exists or not.
///
/// # Errors
///
/// When the user has no home.
pub fn path(world: &Environment) -> Result<PathBuf> {
    match &world.data_dir {
        Some(folder) => Ok(folder.join("history.db")),
        None => Err(
            Error::new(Kind::Store, "there is no home directory to keep history in")
                .hint("set GIG_HOME to a folder"),
        ),
    }
}

impl History {
    /// Opens the history for writing, making it if there is none.
    ///
    /// # Errors
    ///
    /// When it cannot be made or opened, or was written by a newer gig.
    pub fn create(path: &Path) -> Result<Self> {
        if let Some(folder) = path.parent() {
            files::make_folder(folder)
                .map_err(|error| Error::new(Kind::Store, format!("no history folder: {error}")))?;
        }
        make_private(path)
            .map_err(|error| Error::new(Kind::Store, format!("no history file: {error}")))?;
        Self::at(path)
    }

    /// Opens the history that is there; none if there is none.
    ///
    /// # Errors
    ///
    /// When it cannot be opened, or was written by a newer gig.
    pub fn open(path: &Path) -> Result<Option<Self>> {
        if !path.exists() {
            return Ok(None);
        }
        match Self::at(path) {
            Ok(history) => Ok(Some(history)),
            // Even a reader writes beside the file. Where it cannot (a full disk, a folder that is
            // read-only), the file is read as it stands.
            Err(error) => Self::at_rest(path).map(Some).ok_or(error),
        }
    }

    /// The history as the file stands, for reading only; none when that is no history of today's.
    fn at_rest(path: &Path) -> Option<Self> {
        let mut address = url::Url::from_file_path(std::path::absolute(path).ok()?).ok()?;
        address.set_query(Some("immutable=1"));
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
            | OpenFlags::SQLITE_OPEN_URI
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(address.as_str(), flags).ok()?;
        let version: i64 = connection
            .pragma_query_value(None, "user_version", |row| row.get(0))
            .ok()?;
        (version == newest()).then_some(Self {
            connection,
            is_new: false,
        })
    }

    fn at(path: &Path) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(path, flags).map_err(trouble)?;
        connection.busy_timeout(PATIENCE).map_err(trouble)?;
        let settings = "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;
             PRAGMA synchronous = NORMAL; PRAGMA trusted_schema = OFF;";
        connection.execute_batch(settings).map_err(trouble)?;
        write_ahead(&connection)?;
        let is_new = schema::migrate(&mut connection)?;
        Ok(Self { connection, is_new })
    }

    /// Whether this process made the file: the moment to tell the user that there is one.
    #[must_use]
    pub const fn is_new(&self) -> bool {
        self.is_new
    }
}

/// Makes the file with a mode for the user alone before SQLite sees it: the files it makes beside
/// it take the same mode.
fn make_private(path: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path).map(drop)
}

/// Turns the write-ahead log on. SQLite does not wait for others here as it does elsewhere, so that
/// many first runs at once need patience of gig's own.
fn write_ahead(connection: &Connection) -> Result<()> {
    let started = Instant::now();
    loop {
        let mode = connection
            .pragma_update_and_check(None, "journal_mode", "wal", |row| row.get::<_, String>(0));
        match mode {
            Err(error) if is_busy(&error) && started.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(5));
            }
            Err(error) => return Err(trouble(error)),
            // A file system without shared memory keeps its own mode, which is as safe, only slower.
            Ok(_) => return Ok(()),
        }
    }
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)
    )
}

/// What SQLite says, in the words of the user.
pub(crate) fn trouble(error: rusqlite::Error) -> Error {
    let (why, hint) = match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => ("the disk is full".to_owned(), "make room on it"),
        Some(ErrorCode::ReadOnly) => (
            "the file or its folder is read-only".to_owned(),
            "check its owner and mode",
        ),
        Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => (
            "the file cannot be opened".to_owned(),
            "check its owner, its mode and the room on the disk",
        ),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => (
            "another gig is writing to it".to_owned(),
            "try again in a moment",
        ),
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => (
            "the file is damaged or is no history".to_owned(),
            "move it away; gig makes a new one",
        ),
        Some(ErrorCode::SystemIoFailure) => (
            "the disk does not take it".to_owned(),
            "check the room on the disk",
        ),
        _ => (error.to_string(), "run it again with -v and report it"),
    };
    Error::new(Kind::Store, format!("history: {why}"))
        .hint(hint)
        .caused_by(error)
}
