//! Excerpt: the line a span stands on, with carets under the span, for people.
//!
//! Only the neighbourhood of the span is read, so that a hundred findings on one line of 50 kB cost
//! no more than a hundred on short lines.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::text::Span;
use crate::text::invisible;

/// Columns of a shown line.
const WIDTH: usize = 76;
/// Columns of them the marked part may take.
const MARKED: usize = 60;

/// The two lines of an excerpt, without a gutter.
pub(super) struct Excerpt {
    /// The words around the span, cut with `…` where the line is longer.
    pub line: String,
    /// Blanks and carets.
    pub carets: String,
}

/// The excerpt of `text` at `span`; none for an empty span, which marks what is absent.
pub(super) fn excerpt(text: &str, span: Span) -> Option<Excerpt> {
    let marked = span.of(text);
    if marked.is_empty() {
        return None;
    }
    let before = text.get(..span.start)?.rsplit('\n').next()?;
    let (marked, after) = match marked.split_once('\n') {
        Some((first, _)) => (first, ""),
        None => (marked, text.get(span.end..)?.split('\n').next()?),
    };
    let mut middle = Part::default();
    middle.take(marked.graphemes(true), MARKED);
    let room = WIDTH.saturating_sub(middle.width);
    let mut left = Part::default();
    left.take(before.graphemes(true).rev(), room);
    let mut right = Part::default();
    right.take(after.graphemes(true), room);
    let half = room / 2;
    let left_room = room.saturating_sub(right.width).max(half);
    left.cut(left_room);
    right.cut(room.saturating_sub(left.width));
    Some(assemble(&left, &middle, &right))
}

fn assemble(left: &Part, middle: &Part, right: &Part) -> Excerpt {
    let mut line = String::new();
    let mut indent = left.width;
    if left.is_cut {
        line.push('…');
        indent += 1;
    }
    line.extend(left.cells.iter().rev().map(String::as_str));
    line.extend(middle.cells.iter().map(String::as_str));
    if middle.is_cut {
        line.push('…');
    }
    line.extend(right.cells.iter().map(String::as_str));
    if right.is_cut && !middle.is_cut {
        line.push('…');
    }
    Excerpt {
        line: line.trim_end().to_owned(),
        carets: format!("{}{}", " ".repeat(indent), "^".repeat(middle.width.max(1))),
    }
}

/// Grapheme clusters as they are shown, with the columns they take.
#[derive(Default)]
struct Part {
    cells: Vec<String>,
    widths: Vec<usize>,
    width: usize,
    is_cut: bool,
}

impl Part {
    fn take<'a>(&mut self, clusters: impl Iterator<Item = &'a str>, room: usize) {
        for cluster in clusters {
            if cluster == "\r" {
                continue;
            }
            let cell = shown(cluster);
            let width = cell.width();
            if self.width + width > room {
                self.is_cut = true;
                return;
            }
            self.width += width;
            self.cells.push(cell);
            self.widths.push(width);
        }
    }

    fn cut(&mut self, room: usize) {
        while self.width > room {
            self.is_cut = true;
            self.cells.pop();
            self.width -= self.widths.pop().unwrap_or(self.width);
        }
    }
}

/// A cluster as it is shown: a tab takes one column, and a hidden character is named, or else the
/// carets would stand under nothing.
fn shown(cluster: &str) -> String {
    let mut cell = String::with_capacity(cluster.len());
    for c in cluster.chars() {
        match c {
            '\t' | '\r' => cell.push(' '),
            _ if invisible::hidden(c).is_some() => {
                cell.push_str(&format!("<U+{:04X}>", u32::from(c)));
            }
            _ => cell.push(c),
        }
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, word: &str) -> (String, String) {
        let at = text.find(word).unwrap();
        let shown = excerpt(text, Span::new(at, at + word.len())).unwrap();
        (shown.line, shown.carets)
    }

    #[test]
    fn carets_stand_under_the_words_whatever_their_width() {
        assert_eq!(
            marked("first\n👩‍💻 日本 did 35% more", "35%"),
            (
                "👩‍💻 日本 did 35% more".to_owned(),
                format!("{}^^^", " ".repeat(12))
            )
        );
    }

    #[test]
    fn a_long_line_is_shown_around_the_span() {
        let text = format!("{}needle{}", "x ".repeat(5_000), " y".repeat(5_000));
        let (line, carets) = marked(&text, "needle");
        assert!(line.starts_with('…') && line.ends_with('…'), "{line}");
        assert!(line.width() <= WIDTH + 2);
        assert_eq!(
            line.width_to("needle"),
            carets.len() - "^^^^^^".len(),
            "{line}\n{carets}"
        );
    }

    #[test]
    fn a_hidden_character_is_named() {
        assert_eq!(marked("a\u{200B}b", "\u{200B}").0, "a<U+200B>b");
    }

    trait WidthTo {
        fn width_to(&self, word: &str) -> usize;
    }

    impl WidthTo for String {
        fn width_to(&self, word: &str) -> usize {
            self[..self.find(word).unwrap()].width()
        }
    }

    proptest::proptest! {
        #[test]
        fn any_span_of_any_text_gives_lines_of_bounded_width(
            text in "(\\PC|\n|\t|\u{200B}){0,200}", a in 0usize..300, b in 0usize..300,
        ) {
            let start = text.floor_char_boundary(a.min(b));
            let end = text.floor_char_boundary(a.max(b));
            if let Some(shown) = excerpt(&text, Span::new(start, end)) {
                proptest::prop_assert!(!shown.line.contains('\n'));
                proptest::prop_assert!(shown.line.width() <= WIDTH + 2);
                proptest::prop_assert!(shown.carets.ends_with('^'));
            }
        }
    }
}
