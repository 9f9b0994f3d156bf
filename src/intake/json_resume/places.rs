//! On which line of a JSON Resume the words of one of its items stand.

use std::collections::HashMap;
use std::ops::Range;

use serde_json::Value;
use serde_json::value::RawValue;

/// Where strings stand in the file.
pub(super) struct Places<'t> {
    text: &'t str,
    /// The byte each line begins at.
    starts: Vec<usize>,
    /// The bytes of each item of the sections, by their key; an object is its own only item.
    items: HashMap<String, Vec<Range<usize>>>,
    /// The bytes of the item that is read now.
    inside: Range<usize>,
}

impl<'t> Places<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let starts = text.match_indices('\n').map(|(at, _)| at + 1);
        let sections: HashMap<String, &RawValue> =
            serde_json::from_str(text.trim()).unwrap_or_default();
        let items = sections.into_iter().map(|(key, value)| {
            let items = serde_json::from_str::<Vec<&RawValue>>(value.get());
            let items = items.unwrap_or_else(|_| vec![value]);
            let ranges = items.into_iter().map(|item| range(text, item.get()));
            (key, ranges.collect())
        });
        Self {
            text,
            starts: [0].into_iter().chain(starts).collect(),
            items: items.collect(),
            inside: 0..text.len(),
        }
    }

    /// Looks for words in this item of a section from now on.
    pub(super) fn enter(&mut self, section: &str, item: usize) {
        let found = self.items.get(section).and_then(|items| items.get(item));
        self.inside = found.cloned().unwrap_or(0..self.text.len());
    }

    /// The line of the first string with these words in the item; the item's first line when its file
    /// writes them otherwise (`\u00e9`).
    pub(super) fn line(&self, words: &str) -> usize {
        let item = self.text.get(self.inside.clone()).unwrap_or_default();
        let written = Value::String(words.to_owned()).to_string();
        let inner = written
            .get(1..written.len().saturating_sub(1))
            .unwrap_or_default();
        let at = item.find(&written).or_else(|| item.find(inner));
        let at = self.inside.start + at.unwrap_or(0);
        self.starts.partition_point(|&start| start <= at)
    }
}

/// The bytes of `text` that `part` of it takes.
fn range(text: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr().addr().saturating_sub(text.as_ptr().addr());
    start..start.saturating_add(part.len())
}
