//! Page: a text as lines of sentences, so that a sentence can go and the rest stays to the letter.

use crate::text::{Pattern, pattern::Lowered, words};

/// The mark before an item of a list: a number, a bullet, a heading's signs.
static MARK: Pattern = Pattern::new(&[], r"^\s*(?:\d{1,3}[.)]|[-*•–]|#{1,6}|>)\s+");

/// One line.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// As it was written.
    text: String,
    /// The mark before it, empty without.
    mark: String,
    /// Its sentences.
    pub(super) parts: Vec<String>,
    is_changed: bool,
}

/// A text, line by line.
#[derive(Debug, Clone)]
pub(super) struct Page {
    /// The lines.
    pub(super) rows: Vec<Row>,
}

/// The words of a line behind its mark.
pub(super) fn unmarked(line: &str) -> &str {
    let end = MARK.find(&Lowered::new(line)).map_or(0, |mark| mark.end);
    line.get(end..).unwrap_or(line).trim()
}

impl Row {
    pub(super) fn new(line: &str) -> Self {
        let end = MARK.find(&Lowered::new(line)).map_or(0, |mark| mark.end);
        let (mark, rest) = line.split_at_checked(end).unwrap_or(("", line));
        let spans = words::sentences(rest).into_iter();
        Self {
            text: line.to_owned(),
            mark: mark.to_owned(),
            parts: spans.map(|span| span.of(rest).to_owned()).collect(),
            is_changed: false,
        }
    }

    /// Whether it is an item of a numbered list.
    pub(super) fn is_numbered(&self) -> bool {
        self.mark
            .trim_start()
            .starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether it stands over others: it ends on a colon, or has a heading's mark.
    pub(super) fn is_heading(&self) -> bool {
        self.mark.contains('#') || self.text.trim_end().ends_with(':')
    }

    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether there was something on it and nothing is left.
    fn is_gone(&self) -> bool {
        self.is_changed && self.parts.is_empty()
    }

    fn shown(&self) -> String {
        if self.is_changed {
            format!("{}{}", self.mark, self.parts.join(" "))
        } else {
            self.text.clone()
        }
    }
}

impl Page {
    pub(super) fn new(text: &str) -> Self {
        Self {
            rows: text.trim_end().lines().map(Row::new).collect(),
        }
    }

    /// Changes the sentences by `change`, which gives none for one that goes; how many it touched.
    pub(super) fn change(&mut self, mut change: impl FnMut(&str) -> Option<String>) -> usize {
        let mut count = 0;
        for row in &mut self.rows {
            let before = row.parts.clone();
            let changed = before.iter().filter_map(|part| change(part));
            row.parts = changed
                .map(|part| part.trim().to_owned())
                .filter(|part| !part.is_empty())
                .collect();
            if row.parts != before {
                row.is_changed = true;
                count += 1;
            }
        }
        count
    }

    /// Takes one sentence out.
    pub(super) fn remove(&mut self, (row, part): (usize, usize)) -> Option<String> {
        let row = self.rows.get_mut(row)?;
        if part >= row.parts.len() {
            return None;
        }
        row.is_changed = true;
        Some(row.parts.remove(part))
    }

    /// Puts a paragraph before all others.
    pub(super) fn open_with(&mut self, paragraph: &str) {
        self.rows.insert(0, Row::new(""));
        self.rows.insert(0, Row::new(paragraph));
    }

    /// Puts a paragraph behind all others.
    pub(super) fn close_with(&mut self, paragraph: &str) {
        self.rows.push(Row::new(""));
        self.rows.push(Row::new(paragraph));
    }

    /// Puts a sentence at the beginning of the first paragraph.
    pub(super) fn lead_with(&mut self, sentence: String) {
        match self.rows.iter_mut().find(|row| !row.is_blank()) {
            Some(row) if row.mark.is_empty() => {
                row.parts.insert(0, sentence);
                row.is_changed = true;
            }
            _ => self.open_with(&sentence),
        }
    }

    /// Every sentence with its place, in order.
    pub(super) fn parts(&self) -> impl Iterator<Item = ((usize, usize), &str)> {
        self.rows.iter().enumerate().flat_map(|(row, line)| {
            let parts = line.parts.iter().enumerate();
            parts.map(move |(part, text)| ((row, part), text.as_str()))
        })
    }

    /// The text: no empty items, no heading over nothing, no hole where a paragraph was, and numbered
    /// lists that count.
    pub(super) fn text(&self) -> String {
        let mut shown: Vec<String> = Vec::new();
        let (mut number, mut has_lost) = (0, false);
        for (at, row) in self.rows.iter().enumerate() {
            if !row.is_numbered() && !row.is_blank() {
                (number, has_lost) = (0, false);
            }
            if row.is_gone() || self.is_orphan(at) {
                has_lost |= row.is_numbered();
                continue;
            }
            if row.is_blank() && shown.last().is_none_or(|line| line.trim().is_empty()) {
                continue;
            }
            number += usize::from(row.is_numbered());
            let line = row.shown();
            shown.push(if row.is_numbered() && has_lost {
                let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
                format!("{number}{digits}")
            } else {
                line
            });
        }
        shown.join("\n").trim_end().to_owned()
    }

    /// Whether the heading at `at` has lost everything that stood under it.
    fn is_orphan(&self, at: usize) -> bool {
        let below = self.rows.get(at + 1..).unwrap_or_default();
        let mut below = below
            .iter()
            .skip_while(|row| row.is_blank())
            .take_while(|row| !row.is_blank() && !row.is_heading())
            .peekable();
        let is_heading = self.rows.get(at).is_some_and(Row::is_heading);
        is_heading && below.peek().is_some() && below.all(Row::is_gone)
    }
}
