//! The lines of a résumé without list marks and markup, wrapped ones joined.

use super::{Doubt, Source};
use crate::profile::lines;

/// A line of the source.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    /// Its line in the file, from 1.
    pub(super) number: usize,
    /// The words without list mark and heading marks.
    pub(super) words: &'a str,
    /// Wrapped lines that go on with it.
    pub(super) more: Vec<&'a str>,
    /// The level of a Markdown heading.
    pub(super) level: Option<usize>,
    pub(super) is_item: bool,
    /// Whether there is room above it.
    pub(super) opens: bool,
}

impl Line<'_> {
    /// Its words and those of the lines that go on with it.
    pub(super) fn whole(&self) -> String {
        let mut text = self.words.to_owned();
        for more in &self.more {
            let stem = text.strip_suffix(['-', '\u{AD}', '\u{2010}']);
            let is_cut = stem.is_some_and(|stem| stem.ends_with(char::is_alphabetic));
            match stem {
                Some(stem) if is_cut && more.starts_with(char::is_lowercase) => {
                    text.truncate(stem.len());
                }
                _ => text.push(' '),
            }
            text.push_str(more);
        }
        text
    }
}

/// Reads the lines; what documents hide is told as a doubt and not taken.
pub(super) fn read<'a>(source: &Source<'a>, doubts: &mut Vec<Doubt>) -> Vec<Line<'a>> {
    let mut found: Vec<Line<'a>> = Vec::new();
    let mut opens = true;
    let mut in_comment = false;
    for (at, raw) in source.text.lines().enumerate() {
        let number = source.lines.get(at).copied().unwrap_or(at + 1);
        let shown = raw.trim();
        if in_comment || shown.starts_with("<!--") {
            if shown.starts_with("<!-- hidden: ") {
                doubts.push(Doubt {
                    line: number,
                    text: shown.chars().take(200).collect(),
                    why: "the document hides this text: it was not taken",
                });
            }
            in_comment = !shown.contains("-->");
            continue;
        }
        if is_blank(shown) {
            opens = true;
            continue;
        }
        if is_page_number(shown) {
            continue;
        }
        let level = lines::heading_level(shown);
        let skip = match level {
            Some(level) => level,
            None => lines::bullet(shown).unwrap_or(0),
        };
        let words = bare(shown.get(skip..).unwrap_or(shown));
        let line = Line {
            number,
            words,
            more: Vec::new(),
            level,
            is_item: level.is_none() && skip > 0,
            opens,
        };
        match found.last_mut() {
            Some(above) if goes_on(above, &line, raw) => above.more.push(words),
            _ if words.is_empty() => continue,
            _ => found.push(line),
        }
        opens = false;
    }
    found
}

fn is_blank(shown: &str) -> bool {
    !shown.chars().any(char::is_alphanumeric)
}

/// Without the marks that make a whole line bold or a quote.
fn bare(words: &str) -> &str {
    let words = words.trim().trim_start_matches(['>', ' ']);
    for mark in ["**", "__"] {
        let inner = words
            .strip_prefix(mark)
            .and_then(|rest| rest.strip_suffix(mark));
        if let Some(inner) = inner.filter(|inner| !inner.contains(mark)) {
            return inner.trim();
        }
    }
    words.trim_matches('|').trim()
}

/// `Page 2 of 3`, as copied text has it.
fn is_page_number(shown: &str) -> bool {
    let mut words = shown
        .split(|c: char| c.is_whitespace() || c == '/')
        .filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default().to_lowercase();
    let is_page = matches!(
        first.as_str(),
        "page" | "seite" | "página" | "pagina" | "strona" | "страница"
    );
    let rest: Vec<&str> = words.collect();
    is_page
        && (1..=3).contains(&rest.len())
        && rest
            .iter()
            .any(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
        && rest.iter().all(|word| word.len() <= 3)
}

/// Whether a line is the rest of the wrapped one above.
fn goes_on(above: &Line<'_>, line: &Line<'_>, raw: &str) -> bool {
    let last = above.more.last().copied().unwrap_or(above.words);
    let is_plain = !line.is_item && line.level.is_none() && !line.opens && above.level.is_none();
    let is_open = !last.ends_with(['.', '!', '?', ':', ';', '|']) && last.chars().count() >= 40;
    let is_indented = above.is_item && raw.starts_with([' ', '\t']);
    let is_address = line.words.contains("://") || last.contains('\t');
    let starts_low = line.words.starts_with(char::is_lowercase);
    is_plain
        && !is_address
        && (starts_low && is_open || is_indented && !last.ends_with(['.', '!', '?']))
}
