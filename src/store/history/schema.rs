//! The format of the history file: the steps that lead from one version to the next.
//!
//! A step is never changed once shipped: `tests/cases/history/vN.sql` holds a file of each version,
//! and a test brings each to the newest.

use rusqlite::{Connection, TransactionBehavior};

use super::trouble;
use crate::error::{Error, Kind, Result};

/// The steps; step N leads from version N to N + 1.
const STEPS: &[&str] = &[
    // A letter, its versions (first answer, repairs, revisions), and what was sent to get each. The
    // text of a post is someone else's: it stands in one place and in the messages, and goes when its
    // time is over.
    "CREATE TABLE post (
        sha256 TEXT PRIMARY KEY,
        text TEXT,
        keep INTEGER NOT NULL,
        seen INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX post_to_drop ON post (seen) WHERE text IS NOT NULL AND keep = 0;
    CREATE TABLE letter (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        made INTEGER NOT NULL,
        command TEXT NOT NULL,
        title TEXT NOT NULL,
        profile TEXT,
        post TEXT REFERENCES post (sha256),
        trade TEXT,
        score REAL
    );
    CREATE INDEX letter_post ON letter (post);
    CREATE TABLE version (
        id INTEGER PRIMARY KEY,
        letter INTEGER NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        made INTEGER NOT NULL,
        cause TEXT NOT NULL,
        status TEXT NOT NULL,
        text TEXT NOT NULL,
        findings TEXT NOT NULL,
        template TEXT NOT NULL,
        model TEXT NOT NULL,
        endpoint TEXT,
        inputs TEXT NOT NULL,
        usage TEXT,
        gig TEXT NOT NULL,
        UNIQUE (letter, number)
    );
    CREATE TABLE message (
        version INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        role TEXT NOT NULL,
        content TEXT,
        sha256 TEXT NOT NULL,
        PRIMARY KEY (version, position)
    ) WITHOUT ROWID;
    CREATE TABLE mark (
        letter INTEGER NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        mark TEXT NOT NULL,
        made INTEGER NOT NULL,
        PRIMARY KEY (letter, position)
    ) WITHOUT ROWID;
    CREATE VIRTUAL TABLE words USING fts5 (
        title, text, tokenize = 'unicode61 remove_diacritics 2'
    );
    INSERT INTO words (words, rank) VALUES ('secure-delete', 1);",
    // What a post asks and pays, without its words: it stays when the text goes.
    "ALTER TABLE post ADD COLUMN asked TEXT;",
];

/// The version this program writes.
#[must_use]
pub fn newest() -> i64 {
    i64::try_from(STEPS.len()).unwrap_or(i64::MAX)
}

/// Brings the file to the newest version; whether it was empty before.
///
/// # Errors
///
/// When it was written by a newer gig, or cannot be written.
pub(super) fn migrate(connection: &mut Connection) -> Result<bool> {
    let version = version_of(connection)?;
    if version == newest() {
        return Ok(false);
    }
    refuse_newer(version)?;
    let transaction = connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(trouble)?;
    // Another process may have done it while this one waited.
    let version = version_of(&transaction)?;
    refuse_newer(version)?;
    let done = usize::try_from(version).unwrap_or_default();
    for step in STEPS.iter().skip(done) {
        transaction.execute_batch(step).map_err(trouble)?;
    }
    transaction
        .pragma_update(None, "user_version", newest())
        .map_err(trouble)?;
    transaction.commit().map_err(trouble)?;
    Ok(version == 0)
}

fn version_of(connection: &Connection) -> Result<i64> {
    connection
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .map_err(trouble)
}

fn refuse_newer(version: i64) -> Result<()> {
    if version <= newest() {
        return Ok(());
    }
    Err(Error::new(
        Kind::Store,
        format!(
            "the history was written by a newer gig: format {version}, this one knows {}",
            newest()
        ),
    )
    .hint("update gig; nothing in the file was touched")
    .hint("until then --no-history or GIG_HISTORY=0 drafts without it"))
}
