//! Forgetting: posts whose time is over, letters the user deletes, everything.
//!
//! What is deleted is overwritten (`secure_delete`), and the files are made anew after it, so that
//! nothing of it is left to read.

use rusqlite::Transaction;

use super::{History, trouble};
use crate::error::Result;

impl History {
    /// Drops the text of posts last seen before `moment`, with the messages it stands in, unless it
    /// is kept for good; of how many.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn drop_posts(&mut self, moment: i64) -> Result<usize> {
        let due = "SELECT EXISTS (SELECT 1 FROM post
            WHERE text IS NOT NULL AND keep = 0 AND seen < ?1)";
        let is_due: bool = self
            .connection
            .query_row(due, [moment], |row| row.get(0))
            .map_err(trouble)?;
        if !is_due {
            return Ok(0);
        }
        self.write(|transaction| {
            transaction.execute(
                "UPDATE message SET content = NULL
                 WHERE role = 'user' AND content IS NOT NULL AND version IN (
                    SELECT version.id FROM version
                    JOIN letter ON letter.id = version.letter
                    JOIN post ON post.sha256 = letter.post
                    WHERE post.text IS NOT NULL AND post.keep = 0 AND post.seen < ?1)",
                [moment],
            )?;
            transaction.execute(
                "UPDATE post SET text = NULL
                 WHERE text IS NOT NULL AND keep = 0 AND seen < ?1",
                [moment],
            )
        })
    }

    /// Deletes letters with all that belongs to them; how many there were.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn delete(&mut self, letters: &[i64]) -> Result<usize> {
        let count = self.write(|transaction| {
            let mut count = 0;
            for letter in letters {
                count += transaction.execute("DELETE FROM letter WHERE id = ?1", [letter])?;
                transaction.execute("DELETE FROM words WHERE rowid = ?1", [letter])?;
            }
            drop_orphans(transaction)?;
            Ok(count)
        })?;
        self.compact()?;
        Ok(count)
    }

    /// Deletes everything; how many letters there were.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn delete_all(&mut self) -> Result<usize> {
        let count = self.write(|transaction| {
            let count = transaction.execute("DELETE FROM letter", [])?;
            transaction.execute("DELETE FROM words", [])?;
            drop_orphans(transaction)?;
            Ok(count)
        })?;
        self.compact()?;
        Ok(count)
    }

    /// Deletes the letters made before `moment` of which the user never said anything; how many.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn delete_unmarked(&mut self, moment: i64) -> Result<usize> {
        let old = self
            .connection
            .prepare(
                "SELECT id FROM letter WHERE made < ?1 AND id NOT IN (SELECT letter FROM mark)",
            )
            .and_then(|mut letters| {
                letters
                    .query_map([moment], |row| row.get(0))?
                    .collect::<rusqlite::Result<Vec<i64>>>()
            })
            .map_err(trouble)?;
        self.delete(&old)
    }

    /// Makes the files anew without what was deleted, and empties the write-ahead log.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn compact(&mut self) -> Result<()> {
        let optimize = "INSERT INTO words (words) VALUES ('optimize');";
        self.connection
            .execute_batch(&format!(
                "{optimize} PRAGMA wal_checkpoint(TRUNCATE); VACUUM; PRAGMA wal_checkpoint(TRUNCATE);"
            ))
            .map_err(trouble)
    }
}

fn drop_orphans(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute(
        "DELETE FROM post WHERE sha256 NOT IN (SELECT post FROM letter WHERE post IS NOT NULL)",
        [],
    )?;
    Ok(())
}
