//! Feed: the rows of the input on their way to be worked on: each with its id, those that are done left
//! out, ids that come twice refused.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Map, Value};

use crate::error::Error;
use crate::store::row_log::Ids;
use crate::store::rows::{Row, Rows};

/// A row to be worked on.
pub(super) struct Item {
    /// Its id: the field, else the number of its line.
    pub(super) id: Value,
    /// Its fields, or why it cannot be worked on.
    pub(super) fields: Result<Map<String, Value>, String>,
    /// How much of the input was read when it ended, 0 to 1, where that is known.
    pub(super) share: Option<f64>,
}

/// What comes from the input.
pub(super) enum Fed {
    /// A row.
    Row(Item),
    /// The input cannot be read further.
    Broken(Error),
}

/// The input.
pub(super) struct Feed {
    rows: Rows,
    /// The field that holds the id.
    id: String,
    /// The rows that are done already.
    done: Ids,
    seen: Ids,
    skipped: Arc<AtomicU64>,
    is_over: bool,
}

impl Feed {
    /// The rows of `rows` but those in `done`; `id` names the field of the id.
    pub(super) fn new(rows: Rows, id: Option<&str>, done: Ids) -> Self {
        Self {
            rows,
            id: id.unwrap_or("id").to_owned(),
            done,
            seen: Ids::default(),
            skipped: Arc::default(),
            is_over: false,
        }
    }

    /// Counts the rows that are left out because they are done.
    pub(super) fn skipped(&self) -> Arc<AtomicU64> {
        self.skipped.clone()
    }

    /// The next row.
    pub(super) fn next(&mut self) -> Option<Fed> {
        while !self.is_over {
            match self.rows.next_row() {
                Ok(Some(row)) => {
                    let item = self.item(row);
                    if self.done.contains(&item.id) && item.fields.is_ok() {
                        self.skipped.fetch_add(1, Ordering::Relaxed);
                        continue;
                    }
                    return Some(Fed::Row(item));
                }
                Ok(None) => self.is_over = true,
                Err(error) => {
                    self.is_over = true;
                    return Some(Fed::Broken(error));
                }
            }
        }
        None
    }

    fn item(&mut self, row: Row) -> Item {
        let (line, end) = (row.line, row.end);
        let (mut id, fields) = match row.fields.and_then(|fields| self.named(fields, line)) {
            Ok((id, fields)) => (id, Ok(fields)),
            Err(why) => (Value::from(line), Err(format!("line {line}: {why}"))),
        };
        let mut item = Item {
            share: self.rows.size().map(|size| share(end, size)),
            fields,
            id: Value::Null,
        };
        if item.fields.is_ok() && !self.seen.insert(&id) {
            // Two results of one id could not be told apart, nor taken up again.
            item.fields = Err(format!("line {line}: the id {id} stands in an earlier row"));
            id = Value::from(format!("{}#{line}", plain(&id)));
        }
        item.id = id;
        item
    }

    /// The id of a row and its fields.
    fn named(
        &self,
        fields: Map<String, Value>,
        line: u64,
    ) -> Result<(Value, Map<String, Value>), String> {
        match fields.get(&self.id).or_else(|| fields.get("id")) {
            None | Some(Value::Null) => Ok((Value::from(line), fields)),
            Some(Value::Array(_) | Value::Object(_)) => Err(format!(
                "the field '{}' is no id: a text or a number is",
                self.id
            )),
            Some(id) => Ok((id.clone(), fields)),
        }
    }
}

/// An id without the marks of JSON.
fn plain(id: &Value) -> String {
    id.as_str().map_or_else(|| id.to_string(), str::to_owned)
}

#[expect(clippy::cast_precision_loss, reason = "a share, for people")]
fn share(end: u64, size: u64) -> f64 {
    end as f64 / size.max(1) as f64
}
