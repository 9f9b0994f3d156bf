//! Where something stands in a text: byte spans inside, lines and columns for people.
//!
//! Spans are bytes because slicing is; they become lines and columns (counted in grapheme clusters,
//! as an editor's cursor moves) only when something is shown.

use std::collections::BTreeMap;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// A half-open range of bytes in one text. Both ends stand on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The span of the whole of `text`.
    #[must_use]
    pub const fn whole(text: &str) -> Self {
        Self::new(0, text.len())
    }

    /// The bytes of `text` that the span covers; empty when it does not lie inside `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// The span moved right by `offset` bytes, for a part that was read on its own.
    #[must_use]
    pub const fn shifted(self, offset: usize) -> Self {
        Self::new(self.start + offset, self.end + offset)
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether nothing is covered.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies inside this span.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The span of `text` without white space at its ends.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let part = self.of(text);
        let start = self.start + (part.len() - part.trim_start().len());
        Self::new(start, start + part.trim().len())
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// A place for people: line and column, both from 1; the column counts grapheme clusters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in grapheme clusters.
    pub column: usize,
}

/// The starts of a text's lines, to turn byte offsets into positions in logarithmic time.
#[derive(Debug, Clone)]
pub struct LineIndex<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> LineIndex<'a> {
    /// Reads `text` once.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let starts = std::iter::once(0)
            .chain(
                text.bytes()
                    .enumerate()
                    .filter(|&(_, byte)| byte == b'\n')
                    .map(|(at, _)| at + 1),
            )
            .collect();
        Self { text, starts }
    }

    /// The line, from 1, on which the byte `offset` stands.
    #[must_use]
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset)
    }

    /// Line and column of the byte `offset`; an offset past the end counts as the end, one inside a
    /// character as that character's start.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.line(offset);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let before = self.text.get(start..offset).unwrap_or_default();
        Position {
            line,
            column: before.graphemes(true).count() + 1,
        }
    }

    /// The positions of many offsets, keyed by offset, in one walk over the text: asking one by one
    /// would read a line again for each offset on it.
    #[must_use]
    pub fn positions(&self, offsets: impl IntoIterator<Item = usize>) -> BTreeMap<usize, Position> {
        let mut found: BTreeMap<usize, Position> = offsets
            .into_iter()
            .map(|offset| (offset, Position { line: 1, column: 1 }))
            .collect();
        let (mut line, mut column, mut from) = (1, 1, 0);
        for (&offset, position) in &mut found {
            let offset = self.text.floor_char_boundary(offset);
            if self.line(offset) != line {
                line = self.line(offset);
                column = 1;
                from = self.starts.get(line - 1).copied().unwrap_or(0);
            }
            let walked = self.text.get(from..).unwrap_or_default();
            let goal = offset.saturating_sub(from);
            let mut inside = 0;
            for (at, cluster) in walked.grapheme_indices(true) {
                if at + cluster.len() > goal {
                    // An offset inside a cluster counts as standing after what it has of it.
                    inside = usize::from(at < goal);
                    from += at;
                    break;
                }
                column += 1;
                if at + cluster.len() == goal {
                    from = offset;
                    break;
                }
            }
            *position = Position {
                line,
                column: column + inside,
            };
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_what_the_user_sees() {
        let text = "a\n👩‍💻é x";
        let at = text.find('x').unwrap();
        assert_eq!(
            LineIndex::new(text).position(at),
            Position { line: 2, column: 4 }
        );
    }

    proptest::proptest! {
        #[test]
        fn many_positions_are_those_of_each(
            text in "(\\PC|\n|\r|👩‍💻|e\u{301}){0,60}",
            offsets in proptest::collection::vec(0usize..200, 0..20),
        ) {
            let index = LineIndex::new(&text);
            for (offset, position) in index.positions(offsets) {
                proptest::prop_assert_eq!(position, index.position(offset), "at {}", offset);
            }
        }
    }

    #[test]
    fn an_offset_past_the_end_is_the_end() {
        assert_eq!(
            LineIndex::new("ab").position(99),
            Position { line: 1, column: 3 }
        );
    }

    #[test]
    fn trimming_keeps_the_span_inside_its_text() {
        let text = "x  mid \n";
        assert_eq!(Span::new(1, text.len()).trimmed(text).of(text), "mid");
        assert_eq!(Span::new(1, 3).trimmed(text).of(text), "");
    }
}
