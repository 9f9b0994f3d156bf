//! Reading letters back: one, many, by words.

use rusqlite::types::Value as Sql;
use rusqlite::{OptionalExtension, Row, params_from_iter};

use super::record::unknown;
use super::{History, trouble};
use crate::error::{Error, Kind, Result};
use crate::outcome::{Entry, Mark, Message, Post, Status, Version};
use crate::prompt::Usage;

/// Which letters are wanted, newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Whose newest version has this status.
    pub status: Option<Status>,
    /// Whose last mark is this one; `Some(None)` for those without any.
    pub mark: Option<Option<Mark>>,
    /// In whose title or text every one of these words stands.
    pub words: Option<String>,
    /// At most so many.
    pub limit: Option<usize>,
}

/// What a letter's row and its newest version hold.
const LETTERS: &str = "SELECT letter.id, letter.made, command, title, profile, trade, score,
        letter.post, post.text, post.keep, version.id, post.asked
    FROM letter
    LEFT JOIN post ON post.sha256 = letter.post
    JOIN version ON version.letter = letter.id AND version.number =
        (SELECT max(number) FROM version AS newer WHERE newer.letter = letter.id)";

const VERSION: &str = "SELECT id, made, cause, status, text, findings, template, model, endpoint,
        inputs, usage, gig FROM version";

impl History {
    /// The number that `name` means: digits, or `last` for the newest letter.
    ///
    /// # Errors
    ///
    /// When it means none, or the file cannot be read.
    pub fn id(&self, name: &str) -> Result<i64> {
        if name == "last" {
            let newest: Option<i64> = self
                .connection
                .query_row("SELECT max(id) FROM letter", [], |row| row.get(0))
                .map_err(trouble)?;
            return newest
                .ok_or_else(|| Error::new(Kind::Store, "there is nothing in the history yet"));
        }
        match name.parse() {
            Ok(id) if self.has(id)? => Ok(id),
            _ => Err(unknown(name)),
        }
    }

    pub(super) fn has(&self, id: i64) -> Result<bool> {
        self.connection
            .query_row("SELECT 1 FROM letter WHERE id = ?1", [id], |_| Ok(()))
            .optional()
            .map(|found| found.is_some())
            .map_err(trouble)
    }

    /// A letter with all its versions and everything that was sent.
    ///
    /// # Errors
    ///
    /// When there is no such letter, or the file cannot be read.
    pub fn entry(&self, id: i64) -> Result<Entry> {
        let mut entries = self
            .select("WHERE letter.id = ?1", vec![Sql::Integer(id)])
            .map_err(trouble)?;
        let mut entry = entries.pop().ok_or_else(|| unknown(&id.to_string()))?;
        entry.versions = self.versions(id).map_err(trouble)?;
        Ok(entry)
    }

    /// The letters that `filter` wants, newest first, each with its newest version and without what
    /// was sent.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn list(&self, filter: &Filter) -> Result<Vec<Entry>> {
        let (condition, values) = condition(filter);
        self.select(&condition, values).map_err(trouble)
    }

    /// Every post there is, each with when it was last seen, the oldest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn posts(&self) -> Result<Vec<(Post, i64)>> {
        let read = |row: &Row<'_>| {
            let asked: Option<String> = row.get(3)?;
            let post = Post {
                sha256: row.get(0)?,
                text: row.get(1)?,
                keep: row.get(2)?,
                asked: asked.and_then(|text| serde_json::from_str(&text).ok()),
            };
            Ok((post, row.get(4)?))
        };
        self.connection
            .prepare("SELECT sha256, text, keep, asked, seen FROM post ORDER BY seen, sha256")
            .and_then(|mut posts| posts.query_map([], read)?.collect())
            .map_err(trouble)
    }

    fn select(&self, condition: &str, values: Vec<Sql>) -> rusqlite::Result<Vec<Entry>> {
        let mut letters = self.connection.prepare(&format!("{LETTERS} {condition}"))?;
        let mut version = self
            .connection
            .prepare(&format!("{VERSION} WHERE id = ?1"))?;
        let mut marks = self
            .connection
            .prepare("SELECT mark, made FROM mark WHERE letter = ?1 ORDER BY position")?;
        let found = letters.query_map(params_from_iter(values), |row| {
            let id: i64 = row.get(0)?;
            let newest: i64 = row.get(10)?;
            let mut entry = letter(row)?;
            entry.versions = vec![version.query_row([newest], read_version)?.1];
            entry.marks = marks
                .query_map([id], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?
                .filter_map(|row| {
                    row.map(|(word, made)| Some((Mark::parse(&word)?, made)))
                        .transpose()
                })
                .collect::<rusqlite::Result<_>>()?;
            Ok(entry)
        })?;
        found.collect()
    }

    fn versions(&self, letter: i64) -> rusqlite::Result<Vec<Version>> {
        let mut versions = self
            .connection
            .prepare(&format!("{VERSION} WHERE letter = ?1 ORDER BY number"))?;
        let mut messages = self.connection.prepare(
            "SELECT role, content, sha256 FROM message WHERE version = ?1 ORDER BY position",
        )?;
        let found = versions.query_map([letter], |row| {
            let (id, mut version) = read_version(row)?;
            version.messages = messages
                .query_map([id], |row| {
                    Ok(Message {
                        role: row.get(0)?,
                        content: row.get(1)?,
                        sha256: row.get(2)?,
                    })
                })?
                .collect::<rusqlite::Result<_>>()?;
            Ok(version)
        })?;
        found.collect()
    }
}

fn condition(filter: &Filter) -> (String, Vec<Sql>) {
    const LAST: &str = "(SELECT mark FROM mark WHERE mark.letter = letter.id
        ORDER BY position DESC LIMIT 1)";
    let mut conditions = vec!["1".to_owned()];
    let mut values = Vec::new();
    if let Some(status) = filter.status {
        conditions.push("version.status = ?".to_owned());
        values.push(Sql::Text(status.as_str().to_owned()));
    }
    match filter.mark {
        Some(Some(mark)) => {
            conditions.push(format!("{LAST} = ?"));
            values.push(Sql::Text(mark.as_str().to_owned()));
        }
        Some(None) => conditions.push(format!("{LAST} IS NULL")),
        None => {}
    }
    if let Some(words) = &filter.words {
        let query = query(words);
        // Scripts without spaces are one word to the index: what stands inside it is found by eye.
        conditions.push(
            "(letter.id IN (SELECT rowid FROM words WHERE words MATCH ?)
              OR title LIKE ? ESCAPE '\\' OR version.text LIKE ? ESCAPE '\\')"
                .to_owned(),
        );
        values.push(Sql::Text(query));
        let like = like(words);
        values.extend([Sql::Text(like.clone()), Sql::Text(like)]);
    }
    let limit = filter
        .limit
        .map_or(-1, |limit| i64::try_from(limit).unwrap_or(-1));
    values.push(Sql::Integer(limit));
    let condition = format!(
        "WHERE {} ORDER BY letter.id DESC LIMIT ?",
        conditions.join(" AND ")
    );
    (condition, values)
}

/// Every word as a prefix, quoted: nothing the user types is an operator of the index.
fn query(words: &str) -> String {
    let quoted: Vec<String> = words
        .split_whitespace()
        .map(|word| format!("\"{}\"*", word.replace('"', "\"\"")))
        .collect();
    if quoted.is_empty() {
        return "\"\"".to_owned();
    }
    quoted.join(" ")
}

fn like(words: &str) -> String {
    let mut pattern = String::from("%");
    for c in words.trim().chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

fn letter(row: &Row<'_>) -> rusqlite::Result<Entry> {
    let post = match row.get::<_, Option<String>>(7)? {
        None => None,
        Some(sha256) => Some(Post {
            sha256,
            text: row.get(8)?,
            keep: row.get::<_, Option<bool>>(9)?.unwrap_or_default(),
            asked: row
                .get::<_, Option<String>>(11)?
                .and_then(|text| serde_json::from_str(&text).ok()),
        }),
    };
    Ok(Entry {
        id: row.get(0)?,
        made: row.get(1)?,
        command: row.get(2)?,
        title: row.get(3)?,
        profile: row.get(4)?,
        trade: row.get(5)?,
        score: row.get(6)?,
        post,
        marks: Vec::new(),
        versions: Vec::new(),
    })
}

fn read_version(row: &Row<'_>) -> rusqlite::Result<(i64, Version)> {
    let json = |column: usize| -> rusqlite::Result<serde_json::Value> {
        let text: Option<String> = row.get(column)?;
        Ok(text
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default())
    };
    let status: String = row.get(3)?;
    let version = Version {
        made: row.get(1)?,
        cause: row.get(2)?,
        status: Status::parse(&status).unwrap_or(Status::Incomplete),
        text: row.get(4)?,
        findings: json(5)?,
        template: row.get(6)?,
        model: row.get(7)?,
        endpoint: row.get(8)?,
        inputs: json(9)?,
        usage: usage(&json(10)?),
        gig: row.get(11)?,
        messages: Vec::new(),
    };
    Ok((row.get(0)?, version))
}

fn usage(value: &serde_json::Value) -> Option<Usage> {
    let count = |name: &str| value.get(name)?.as_u64();
    Some(Usage {
        prompt: count("prompt")?,
        completion: count("completion")?,
        cached: count("cached")?,
        reasoning: count("reasoning")?,
    })
}
