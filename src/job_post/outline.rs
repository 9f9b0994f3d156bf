//! The outline of a pasted post: lines and list items without their marks, and the sections that
//! headings open.
//!
//! Says where things stand, not what they mean; what a heading's words announce is `heading`'s.

use super::heading::kind_of;
use super::{Section, SectionKind};
use crate::text::Span;

/// The post's pieces and sections.
pub(super) struct Outline {
    /// Sections in order; the first may have no heading.
    pub(super) sections: Vec<Section>,
    /// Lines and list items in order, without headings.
    pub(super) pieces: Vec<Piece>,
    /// Most of the post is in capitals, so capitals mark nothing.
    pub(super) is_shouted: bool,
}

/// A line, or one item of a list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// The words, without bullet, number or emphasis around the whole.
    pub(super) span: Span,
    /// What stood before it.
    pub(super) mark: Mark,
    /// Index of its section.
    pub(super) section: usize,
}

/// What stands before a list item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing.
    None,
    /// A bullet or an emoji.
    Bullet,
    /// A number or letter.
    Number,
}

impl Outline {
    /// The kind of a piece's section.
    pub(super) fn kind(&self, piece: &Piece) -> SectionKind {
        self.sections
            .get(piece.section)
            .map_or(SectionKind::Other, |section| section.kind)
    }

    /// The heading above a piece.
    pub(super) fn heading(&self, piece: &Piece) -> Option<Span> {
        self.sections
            .get(piece.section)
            .and_then(|section| section.heading)
    }
}

/// Reads the outline of `text`.
pub(super) fn outline(text: &str) -> Outline {
    let mut builder = Builder {
        text,
        shouted: is_shouted(text),
        sections: Vec::new(),
        pieces: Vec::new(),
        gap: true,
    };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        builder.line(Span::new(start, start + line.len()).trimmed(text));
        start += line.len();
    }
    builder.finish()
}

struct Builder<'a> {
    text: &'a str,
    /// Most of the post is in capitals, so capitals say nothing.
    shouted: bool,
    sections: Vec<Section>,
    pieces: Vec<Piece>,
    gap: bool,
}

impl Builder<'_> {
    fn line(&mut self, line: Span) {
        if line.is_empty() {
            self.gap = true;
            return;
        }
        let stops = line
            .of(self.text)
            .chars()
            .filter(|c| c.is_alphanumeric())
            .count();
        if stops == 0 {
            self.gap = true;
            return;
        }
        for part in inline_items(self.text, line) {
            self.part(part);
        }
    }

    fn part(&mut self, part: Span) {
        let (mark, body, depth) = unmarked(self.text, part);
        if body.is_empty() {
            return;
        }
        let listed = part
            .of(self.text)
            .starts_with(['-', '*', '+', '•', '●', '◦', '▪', '–', '—'])
            && mark != Mark::None;
        if let Some(kind) = self.whole_heading(mark, body, depth, listed) {
            let heading = without_emphasis(self.text, body);
            self.open(Some(heading), kind, part.end);
            return;
        }
        let mut rest = body;
        for (label, kind, after) in inline_headings(self.text, body) {
            self.piece(Span::new(rest.start, label.start), mark);
            self.open(Some(label), kind, after);
            rest = Span::new(after, body.end);
        }
        let mark = if rest == body { mark } else { Mark::None };
        self.piece(rest, mark);
    }

    fn piece(&mut self, span: Span, mark: Mark) {
        let span = span.trimmed(self.text);
        let (span, mark) = match unmarked(self.text, span) {
            (inner, body, _) if inner != Mark::None => (body, inner),
            _ => (span, mark),
        };
        let span = without_emphasis(self.text, span);
        if !span.of(self.text).chars().any(char::is_alphanumeric) {
            return;
        }
        if self.sections.is_empty() {
            self.open(None, SectionKind::Other, span.start);
        }
        let section = self.sections.len() - 1;
        self.pieces.push(Piece {
            span,
            mark,
            section,
        });
        self.gap = false;
    }

    fn open(&mut self, heading: Option<Span>, kind: SectionKind, body: usize) {
        self.sections.push(Section {
            heading,
            kind,
            body: Span::new(body, body),
        });
        self.gap = true;
    }

    /// The kind of section a whole line opens, if it is a heading.
    fn whole_heading(
        &self,
        mark: Mark,
        body: Span,
        depth: bool,
        listed: bool,
    ) -> Option<SectionKind> {
        let words = body.of(self.text);
        let bare = without_emphasis(self.text, body);
        let label = bare.of(self.text);
        let count = label.split_whitespace().take(25).count();
        let colon = label.ends_with([':', '：']);
        if depth {
            return Some(kind_of(label, false).unwrap_or(SectionKind::Other));
        }
        if mark == Mark::Number && !colon {
            return None;
        }
        let one_sentence = ![". ", "? ", "! "].iter().any(|stop| label.contains(stop));
        if colon && count <= 20 && one_sentence {
            let known = kind_of(label, false);
            let plain = (count <= 5 && mark == Mark::None).then_some(SectionKind::Other);
            return known.or(plain);
        }
        let is_bold = bare != body && words.len() - label.len() >= 4;
        let ends_sentence = label.ends_with(['.', '!', ',', ';']);
        if is_bold && count <= 9 && mark == Mark::None && !ends_sentence {
            return Some(kind_of(label, false).unwrap_or(SectionKind::Other));
        }
        if count <= 7 && mark == Mark::None && label.ends_with('?') && is_title_case(label) {
            return Some(kind_of(label, true).unwrap_or(SectionKind::Other));
        }
        if count <= 7 && !ends_sentence && !listed {
            let caps = mark == Mark::None && !self.shouted && self.gap && is_capitals(label);
            return kind_of(label, true).or(caps.then_some(SectionKind::Other));
        }
        None
    }

    fn finish(mut self) -> Outline {
        let end = self.text.len();
        let starts: Vec<usize> = self
            .sections
            .iter()
            .skip(1)
            .map(|section| {
                section
                    .heading
                    .map_or(section.body.start, |heading| heading.start)
            })
            .chain([end])
            .collect();
        for (section, stop) in self.sections.iter_mut().zip(starts) {
            let stop = stop.max(section.body.start);
            section.body = Span::new(section.body.start, stop).trimmed(self.text);
        }
        Outline {
            sections: self.sections,
            pieces: self.pieces,
            is_shouted: self.shouted,
        }
    }
}

/// Whether more than half of the words are in capitals.
fn is_shouted(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (upper, all) = letters.fold((0_usize, 0_usize), |(upper, all), c| {
        (upper + usize::from(c.is_uppercase()), all + 1)
    });
    upper * 2 > all
}

fn is_capitals(label: &str) -> bool {
    let letters = label.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 4 && !label.chars().any(char::is_lowercase)
}

/// "What Makes You Special?": most words have a capital, as in a heading.
fn is_title_case(label: &str) -> bool {
    let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let words = label.split_whitespace().count();
    words >= 3 && label.split_whitespace().filter(capital).count() * 3 > words * 2
}

/// Bullets that count wherever they stand.
fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '●'
            | '◦'
            | '▪'
            | '▫'
            | '■'
            | '□'
            | '➤'
            | '➢'
            | '➔'
            | '→'
            | '✓'
            | '✔'
            | '✅'
            | '☑'
            | '‣'
            | '⁃'
            | '○'
            | '❖'
            | '✦'
            | '★'
            | '☆'
            | '►'
            | '▶'
            | '▸'
            | '◆'
            | '◇'
            | '✗'
            | '❌'
            | '✖'
            | '⦿'
            | '⚫'
            | '·'
            | '\u{f0b7}'
    ) || is_pictograph(c)
}

fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{21FF}' | '\u{2300}'..='\u{23FF}' | '\u{25A0}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}

/// A line cut at the bullets and running numbers inside it.
fn inline_items(text: &str, line: Span) -> Vec<Span> {
    let words = line.of(text);
    let mut cuts: Vec<usize> = vec![0];
    let mut expected = 2_u32;
    let mut previous = ' ';
    for (at, c) in words.char_indices() {
        if at > 0 && previous != c {
            let strong = matches!(
                c,
                '•' | '●' | '▪' | '➤' | '➢' | '✅' | '✔' | '‣' | '🔹' | '🔸' | '■'
            );
            let numbered =
                c.is_ascii_digit() && previous.is_whitespace() && runs_on(words, at, expected);
            if numbered {
                expected += 1;
            }
            if strong || numbered {
                cuts.push(at);
            }
        }
        previous = c;
    }
    // One number in a line is a figure; "1. … 2. …" is a list, if it starts with one.
    if expected == 3 && !starts_list(words) && cuts.len() == 2 {
        cuts.truncate(1);
    }
    cuts.push(words.len());
    cuts.windows(2)
        .filter_map(|pair| match pair {
            &[from, to] => Some(Span::new(line.start + from, line.start + to).trimmed(text)),
            _ => None,
        })
        .collect()
}

/// Whether the number at `at` is `expected`, followed by a list's mark.
fn runs_on(words: &str, at: usize, expected: u32) -> bool {
    let tail = words.get(at..).unwrap_or_default();
    let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
    let number = tail.get(..digits).and_then(|digits| digits.parse().ok());
    let mark = tail.get(digits..).unwrap_or_default();
    number == Some(expected)
        && (mark.starts_with(". ") || mark.starts_with(") ") || mark.starts_with("- "))
}

fn starts_list(words: &str) -> bool {
    words.match_indices('1').any(|(at, _)| {
        let before = words.get(..at).and_then(|head| head.chars().next_back());
        before.is_none_or(|c| c.is_whitespace() || c == '(') && runs_on(words, at, 1)
    })
}

/// A part without the marks before it: the kind of mark, the rest, and whether it was a Markdown
/// heading.
fn unmarked(text: &str, part: Span) -> (Mark, Span, bool) {
    let words = part.of(text);
    let quoted = words.trim_start_matches(['>', ' ', '\t']);
    let hashes = quoted.bytes().take_while(|&b| b == b'#').count();
    if (1..=6).contains(&hashes)
        && quoted
            .get(hashes..)
            .is_some_and(|rest| rest.starts_with(' '))
    {
        let rest = quoted.get(hashes..).unwrap_or_default();
        let inner = rest.trim_end_matches(['#', ' ']);
        let start = part.end - rest.len();
        let body = Span::new(start, start + inner.len()).trimmed(text);
        let (_, body, _) = numbered(text, body);
        return (Mark::None, body, true);
    }
    let mut rest = quoted;
    let mut mark = Mark::None;
    while let Some(first) = rest.chars().next() {
        let tail = rest.get(first.len_utf8()..).unwrap_or_default();
        let dash = matches!(first, '-' | '*' | '–' | '—' | '+') && is_list_dash(first, tail);
        if !(dash || is_bullet(first) || (mark != Mark::None && is_joiner(first))) {
            break;
        }
        mark = Mark::Bullet;
        rest = tail.trim_start();
    }
    let body = Span::new(part.end - rest.len(), part.end);
    let (number, inner, _) = numbered(text, body);
    if number {
        (Mark::Number, inner, false)
    } else {
        (mark, body, false)
    }
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{FE0E}' | '\u{FE0F}' | '\u{200D}' | '\u{20E3}')
}

/// A dash opens an item before a blank or a capital; a star only before a blank (else it is bold).
fn is_list_dash(first: char, tail: &str) -> bool {
    match tail.chars().next() {
        Some(next) if next.is_whitespace() => true,
        Some(next) => matches!(first, '-' | '–' | '—') && (next.is_alphabetic() || next == '-'),
        None => false,
    }
}

/// Takes off "1.", "2)", "(3)", "a)", "Q4:", "1️⃣".
fn numbered(text: &str, span: Span) -> (bool, Span, bool) {
    let words = span.of(text);
    let open = words.trim_start_matches(['(', '[']);
    let lettered = open
        .strip_prefix(['Q', 'q'])
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let from = lettered.unwrap_or(open);
    let digits = from.bytes().take_while(u8::is_ascii_digit).count();
    let rest = match digits {
        1 | 2 => from.get(digits..).unwrap_or_default(),
        0 if from.starts_with(|c: char| c.is_ascii_alphabetic()) => {
            from.get(1..).unwrap_or_default()
        }
        _ => return (false, span, false),
    };
    let keycap = rest
        .strip_prefix("\u{FE0F}\u{20E3}")
        .or_else(|| rest.strip_prefix('\u{20E3}'));
    let marked = match rest.chars().next() {
        Some(')') => rest.get(1..),
        Some('.' | ':' | '-' | ']' | '/') if digits > 0 => rest.get(1..),
        _ => None,
    };
    let Some(inner) = keycap.or(marked) else {
        return (false, span, false);
    };
    // "3.5 million" and "2-day" are no list marks.
    let glued = inner.starts_with(|c: char| c.is_ascii_digit())
        || (rest.starts_with(['-', '/', ':']) && !inner.starts_with(' '));
    if keycap.is_none() && glued {
        return (false, span, false);
    }
    (
        true,
        Span::new(span.end - inner.len(), span.end).trimmed(text),
        true,
    )
}

/// The span without `**`, `__`, `*` or `_` around the whole of it (a colon may stand outside).
fn without_emphasis(text: &str, span: Span) -> Span {
    let words = span.of(text);
    for mark in ["**", "__", "*", "_"] {
        let Some(inner) = words.strip_prefix(mark) else {
            continue;
        };
        let tail = inner.trim_end_matches(':');
        let Some(inside) = tail.strip_suffix(mark) else {
            continue;
        };
        if inside.contains(mark) {
            continue;
        }
        let start = span.start + mark.len();
        return Span::new(start, start + inside.len()).trimmed(text);
    }
    span
}

/// Known labels with a colon inside a line ("… Budget: $500. Deadline: May"), each with its kind and
/// where its text starts.
fn inline_headings(text: &str, body: Span) -> Vec<(Span, SectionKind, usize)> {
    let words = body.of(text);
    let mut found: Vec<(Span, SectionKind, usize)> = Vec::new();
    let mut from = 0;
    for (at, _) in words.match_indices([':', '：']) {
        // A label is short: look back a little, to the end of the sentence before.
        let low = words.floor_char_boundary(at.saturating_sub(60)).max(from);
        let before = words.get(low..at).unwrap_or_default();
        let cut = before
            .char_indices()
            .rev()
            .find(|&(_, c)| matches!(c, '.' | '!' | '?' | ';' | '|' | '•'))
            .map(|(cut, c)| low + cut + c.len_utf8());
        let start = match cut {
            Some(cut) => cut,
            None if low == from || low == 0 => low,
            None => continue,
        };
        let label = Span::new(body.start + start, body.start + at).trimmed(text);
        let after = words
            .get(at..)
            .and_then(|tail| tail.chars().next())
            .map_or(at, |c| at + c.len_utf8());
        let follows = words.get(after..).and_then(|tail| tail.chars().next());
        if follows.is_some_and(|c| c == '/' || c.is_ascii_digit()) {
            continue;
        }
        let bare = label.of(text).trim_matches(['*', '_', ' ']);
        if let Some(kind) = (bare.split_whitespace().take(8).count() <= 7)
            .then(|| kind_of(bare, true))
            .flatten()
        {
            let after = words.get(after..).map_or(after, |tail| {
                after + (tail.len() - tail.trim_start_matches(['*', '_']).len())
            });
            found.push((label, kind, body.start + after));
            from = after;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(SectionKind, Vec<&str>)> {
        let outline = outline(text);
        (0..outline.sections.len())
            .map(|index| {
                let pieces = outline.pieces.iter().filter(|piece| piece.section == index);
                (
                    outline.sections[index].kind,
                    pieces.map(|piece| piece.span.of(text)).collect(),
                )
            })
            .collect()
    }

    #[test]
    fn headings_come_in_many_clothes() {
        for heading in [
            "## Requirements",
            "**Requirements:**",
            "REQUIREMENTS",
            "Requirements:",
            "🔹 Requirements",
            "Requirements",
            "__Requirements__",
            "2. Requirements:",
            "Anforderungen",
        ] {
            let text = format!("Build a site\n\n{heading}\n- Rust\n");
            assert_eq!(
                kinds(&text).last(),
                Some(&(SectionKind::Requirements, vec!["Rust"])),
                "{heading}"
            );
        }
    }

    #[test]
    fn one_long_line_is_cut_at_its_labels_and_bullets() {
        let text =
            "We sell tea. Scope: • label art • box art. Budget: $300. How to apply: send links";
        assert_eq!(
            kinds(text),
            [
                (SectionKind::Other, vec!["We sell tea."]),
                (SectionKind::Scope, vec!["label art", "box art."]),
                (SectionKind::Budget, vec!["$300."]),
                (SectionKind::HowToApply, vec!["send links"]),
            ]
        );
    }

    #[test]
    fn numbers_in_a_sentence_are_no_list() {
        assert_eq!(
            kinds("We shipped version 2. It has 3. Users like it").len(),
            1
        );
        let text = "Tell us: 1) your rate 2) your stack";
        assert_eq!(kinds(text)[0].1, ["your rate", "your stack"]);
    }
}
