//! The lines of a profile's body: what each one is, and its words without marks.
//!
//! A small reader of the Markdown people write in profiles rather than a Markdown parser: every word
//! keeps its place in the file, and pasted text with other bullets is read the same way.

use crate::text::Span;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing, a rule, a fence.
    Blank,
    /// A heading of this level, from 1.
    Heading(usize),
    /// A list item.
    Item,
    /// Anything else.
    Plain,
}

/// A line, or several where one sentence runs over line ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    pub(super) kind: Kind,
    /// The words, without bullet, heading marks and quote marks.
    pub(super) words: Span,
    /// How far the line is indented, in columns.
    pub(super) indent: usize,
}

/// Reads the lines of `text` from byte `start` on.
pub(super) fn read(text: &str, start: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut at = start;
    let mut comment = false;
    for raw in text.get(start..).unwrap_or_default().split_inclusive('\n') {
        let line = classify(text, at, raw, &mut comment);
        at += raw.len();
        match (underline(raw), lines.last_mut()) {
            (Some(level), Some(above)) if above.kind == Kind::Plain => {
                above.kind = Kind::Heading(level);
                continue;
            }
            _ => {}
        }
        match lines.last_mut() {
            Some(above) if runs_on(text, above, &line) => above.words.end = line.words.end,
            _ => lines.push(line),
        }
    }
    lines
}

/// The heading level that a line of `===` or `---` gives the line above it.
fn underline(raw: &str) -> Option<usize> {
    let mark = raw.trim();
    let all = |c: char| mark.len() >= 3 && mark.chars().all(|m| m == c);
    if all('=') {
        Some(1)
    } else if all('-') {
        Some(2)
    } else {
        None
    }
}

fn classify(text: &str, at: usize, raw: &str, comment: &mut bool) -> Line {
    let span = Span::new(at, at + raw.len()).trimmed(text);
    let indent = raw
        .chars()
        .take_while(|c| c.is_whitespace())
        .map(|c| if c == '\t' { 4 } else { 1 })
        .sum();
    let line = |kind, words| Line {
        kind,
        words,
        indent,
    };
    let words = uncommented(text, span, comment);
    let shown = words.of(text);
    if is_blank(shown) {
        return line(Kind::Blank, Span::new(words.start, words.start));
    }
    if let Some(level) = heading_level(shown) {
        let inner = shown.trim_start_matches('#');
        let start = words.end - inner.len();
        let end = words.end - (inner.len() - inner.trim_end_matches('#').len());
        return line(Kind::Heading(level), Span::new(start, end).trimmed(text));
    }
    match bullet(shown) {
        Some(skip) => line(
            Kind::Item,
            Span::new(words.start + skip, words.end).trimmed(text),
        ),
        None => line(Kind::Plain, without_marks(text, words)),
    }
}

/// The span without HTML comments. What stands before one that opens, or after one that closes,
/// is kept.
fn uncommented(text: &str, span: Span, comment: &mut bool) -> Span {
    let mut span = span;
    if *comment {
        match span.of(text).find("-->") {
            Some(end) => {
                *comment = false;
                span = Span::new(span.start + end + 3, span.end).trimmed(text);
            }
            None => return Span::new(span.start, span.start),
        }
    }
    let Some(open) = span.of(text).find("<!--") else {
        return span;
    };
    *comment = !span
        .of(text)
        .get(open..)
        .is_some_and(|rest| rest.contains("-->"));
    if open == 0 && !*comment {
        let close = span
            .of(text)
            .find("-->")
            .map_or(span.end, |end| span.start + end + 3);
        return Span::new(close, span.end).trimmed(text);
    }
    Span::new(span.start, span.start + open).trimmed(text)
}

fn is_blank(shown: &str) -> bool {
    shown.is_empty()
        || shown.starts_with("```")
        || shown.starts_with("~~~")
        || !shown.chars().any(|c| c.is_alphanumeric() || !c.is_ascii())
        || shown.chars().all(|c| "─━═–—•*_·|:- ".contains(c))
}

pub(super) fn heading_level(shown: &str) -> Option<usize> {
    let level = shown.bytes().take_while(|&b| b == b'#').count();
    let after = shown.get(level..)?;
    ((1..=6).contains(&level) && after.starts_with([' ', '\t'])).then_some(level)
}

/// How many bytes a list mark and the space after it take.
pub(super) fn bullet(shown: &str) -> Option<usize> {
    let first = shown.chars().next()?;
    // Pictures bring variation selectors and skin tones with them.
    let belongs = |c: char| c == first || matches!(c, '\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}');
    let rest = shown.trim_start_matches(belongs);
    let is_dash = matches!(first, '-' | '–' | '—' | '‐' | '−' | '~');
    let marks = shown.len() - rest.len();
    let is_single = marks <= first.len_utf8() * 2 + 4;
    let gap = rest.starts_with([' ', '\t', '\u{A0}']);
    let mark = (is_dash || matches!(first, '*' | '+') || is_sign(first)) && gap;
    if is_single && (mark || (is_sign(first) && !rest.is_empty())) {
        let skip = shown.len() - rest.trim_start().len();
        return Some(skip + checkbox(shown.get(skip..)?));
    }
    numbered(shown)
}

/// `1. `, `2) `, `a) `, `iv) `.
fn numbered(shown: &str) -> Option<usize> {
    let (mark, _) = shown.split_once(' ')?;
    let name = mark.strip_suffix(['.', ')'])?;
    let digits = name.len() <= 3 && name.bytes().all(|b| b.is_ascii_digit());
    let letter = mark.ends_with(')')
        && (name.len() == 1 && name.bytes().all(|b| b.is_ascii_lowercase())
            || name.len() <= 5 && name.bytes().all(|b| matches!(b, b'i' | b'v' | b'x')));
    (!name.is_empty() && (digits || letter)).then_some(mark.len() + 1)
}

/// `[x] ` of a task list.
fn checkbox(rest: &str) -> usize {
    ["[ ] ", "[x] ", "[X] "]
        .iter()
        .find(|mark| rest.starts_with(**mark))
        .map_or(0, |mark| mark.len())
}

/// Signs that pasted profiles use as bullets: dots, arrows, shapes, dingbats and pictures.
const fn is_sign(c: char) -> bool {
    matches!(c,
        '·' | '\u{2022}' | '\u{2023}' | '\u{2043}' | '\u{204C}' | '\u{204D}' | '\u{2190}'..='\u{21FF}'
        | '\u{2219}' | '\u{25A0}'..='\u{27BF}' | '\u{2900}'..='\u{297F}' | '\u{2B00}'..='\u{2BFF}'
        | '\u{1F300}'..='\u{1FAFF}')
}

/// Without quote marks and the bars around a table's row.
fn without_marks(text: &str, words: Span) -> Span {
    let shown = words.of(text);
    let inner = shown.trim_start_matches(['>', ' ']);
    let mut span = Span::new(words.end - inner.len(), words.end);
    if inner.len() > 1 && inner.starts_with('|') && inner.ends_with('|') {
        span = Span::new(span.start + 1, span.end - 1);
    }
    span.trimmed(text)
}

/// Whether a sentence of `above` goes on in `below`: the file was wrapped at a column.
fn runs_on(text: &str, above: &Line, below: &Line) -> bool {
    const WRAPPED: usize = 48;
    const OPEN: [&str; 24] = [
        "a", "an", "the", "of", "to", "for", "and", "or", "with", "in", "on", "by", "from", "at",
        "as", "my", "our", "de", "la", "el", "y", "und", "der", "et",
    ];
    if !matches!(above.kind, Kind::Plain | Kind::Item) || below.kind != Kind::Plain {
        return false;
    }
    let (before, after) = (above.words.of(text), below.words.of(text));
    let last_line = before.rsplit('\n').next().unwrap_or_default();
    let ended = before.ends_with(['.', '!', '?', ':', ';', '…', '。', '！', '？', '|']);
    let between = text
        .get(above.words.end..below.words.start)
        .unwrap_or_default();
    if ended
        || last_line.len() < WRAPPED
        || !between.trim().is_empty()
        || is_address(after)
        || is_address(last_line)
    {
        return false;
    }
    let last = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    after.starts_with(char::is_lowercase) || before.ends_with(',') || OPEN.contains(&last)
}

fn is_address(words: &str) -> bool {
    words.starts_with("http") || words.starts_with("www.") || words.starts_with('<')
}
