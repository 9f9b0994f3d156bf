//! Writing a letter, a version of it, or a mark: each in one transaction, whole or not at all.

use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};

use super::{History, trouble};
use crate::error::{Error, Kind, Result};
use crate::outcome::{Entry, Mark, Post, Version};
use crate::prompt::Usage;

impl History {
    /// Keeps a letter and gives it a number, whatever number it says; the number.
    ///
    /// # Errors
    ///
    /// When the file cannot be written; nothing of the letter is then in it.
    pub fn record(&mut self, record: &Entry) -> Result<i64> {
        self.write(|transaction| {
            if let Some(post) = &record.post {
                keep_post(transaction, post, record.made)?;
            }
            transaction.execute(
                "INSERT INTO letter (made, command, title, profile, post, trade, score)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![
                    record.made,
                    record.command,
                    record.title,
                    record.profile,
                    record.post.as_ref().map(|post| &post.sha256),
                    record.trade,
                    record.score
                ],
            )?;
            let letter = transaction.last_insert_rowid();
            for (number, version) in (1..).zip(&record.versions) {
                keep_version(transaction, letter, number, version)?;
            }
            for (mark, made) in &record.marks {
                keep_mark(transaction, letter, *mark, *made)?;
            }
            transaction.execute(
                "INSERT INTO words (rowid, title, text) VALUES (?1, ?2, ?3)",
                params![letter, record.title, record.text()],
            )?;
            Ok(letter)
        })
    }

    /// Adds a version to a letter.
    ///
    /// # Errors
    ///
    /// When there is no such letter, or the file cannot be written.
    pub fn add_version(&mut self, letter: i64, version: &Version) -> Result<()> {
        self.known(letter)?;
        self.write(|transaction| {
            let number: i64 = transaction.query_row(
                "SELECT coalesce(max(number), 0) + 1 FROM version WHERE letter = ?1",
                [letter],
                |row| row.get(0),
            )?;
            keep_version(transaction, letter, number, version)?;
            transaction.execute(
                "UPDATE words SET text = ?2 WHERE rowid = ?1",
                params![letter, version.text],
            )?;
            Ok(())
        })
    }

    /// Says what became of a letter.
    ///
    /// # Errors
    ///
    /// When there is no such letter, or the file cannot be written.
    pub fn mark(&mut self, letter: i64, mark: Mark, made: i64) -> Result<()> {
        self.known(letter)?;
        self.write(|transaction| keep_mark(transaction, letter, mark, made))
    }

    /// Takes back the last mark of a letter; which it was.
    ///
    /// # Errors
    ///
    /// When there is no such letter, or the file cannot be written.
    pub fn unmark(&mut self, letter: i64) -> Result<Option<Mark>> {
        self.known(letter)?;
        self.write(|transaction| {
            let last: Option<(i64, String)> = transaction
                .query_row(
                    "SELECT position, mark FROM mark WHERE letter = ?1
                     ORDER BY position DESC LIMIT 1",
                    [letter],
                    |row| Ok((row.get(0)?, row.get(1)?)),
                )
                .optional()?;
            let Some((position, mark)) = last else {
                return Ok(None);
            };
            transaction.execute(
                "DELETE FROM mark WHERE letter = ?1 AND position = ?2",
                params![letter, position],
            )?;
            Ok(Mark::parse(&mark))
        })
    }

    fn known(&self, letter: i64) -> Result<()> {
        if self.has(letter)? {
            return Ok(());
        }
        Err(unknown(&letter.to_string()))
    }

    /// Runs `work` in one transaction that waits for other writers before it begins.
    pub(super) fn write<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T> {
        let written = || {
            let transaction = self
                .connection
                .transaction_with_behavior(TransactionBehavior::Immediate)?;
            let made = work(&transaction)?;
            transaction.commit()?;
            Ok(made)
        };
        written().map_err(trouble)
    }
}

/// There is no letter `name`.
pub(super) fn unknown(name: &str) -> Error {
    Error::new(
        Kind::Store,
        format!("there is no draft {name} in the history"),
    )
    .hint("'gig history list' shows them; 'last' is the newest")
}

fn keep_post(transaction: &Transaction<'_>, post: &Post, seen: i64) -> rusqlite::Result<()> {
    transaction.execute(
        "INSERT INTO post (sha256, text, keep, seen, asked) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (sha256) DO UPDATE SET
            text = coalesce(excluded.text, text),
            asked = coalesce(excluded.asked, asked),
            keep = max(keep, excluded.keep),
            seen = max(seen, excluded.seen)",
        params![
            post.sha256,
            post.text,
            post.keep,
            seen,
            post.asked.as_ref().map(ToString::to_string)
        ],
    )?;
    Ok(())
}

fn keep_version(
    transaction: &Transaction<'_>,
    letter: i64,
    number: i64,
    version: &Version,
) -> rusqlite::Result<()> {
    transaction.execute(
        "INSERT INTO version (letter, number, made, cause, status, text, findings, template, model,
            endpoint, inputs, usage, gig)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        params![
            letter,
            number,
            version.made,
            version.cause,
            version.status.as_str(),
            version.text,
            version.findings.to_string(),
            version.template,
            version.model,
            version.endpoint,
            version.inputs.to_string(),
            version.usage.map(usage),
            version.gig
        ],
    )?;
    let id = transaction.last_insert_rowid();
    let mut insert = transaction.prepare(
        "INSERT INTO message (version, position, role, content, sha256)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (position, message) in (0_i64..).zip(&version.messages) {
        insert.execute(params![
            id,
            position,
            message.role,
            message.content,
            message.sha256
        ])?;
    }
    Ok(())
}

fn keep_mark(
    transaction: &Transaction<'_>,
    letter: i64,
    mark: Mark,
    made: i64,
) -> rusqlite::Result<()> {
    transaction.execute(
        "INSERT INTO mark (letter, position, mark, made)
         SELECT ?1, coalesce(max(position), 0) + 1, ?2, ?3 FROM mark WHERE letter = ?1",
        params![letter, mark.as_str(), made],
    )?;
    Ok(())
}

fn usage(usage: Usage) -> String {
    serde_json::json!({
        "prompt": usage.prompt, "completion": usage.completion,
        "cached": usage.cached, "reasoning": usage.reasoning,
    })
    .to_string()
}
