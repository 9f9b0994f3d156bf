//! Positions and projects: which lines of a section begin one.

use super::line::Line;
use crate::profile::dates;

/// A position or project: its title line, and what is said of it.
pub(super) struct Entry<'l, 'a> {
    pub(super) title: Option<&'l Line<'a>>,
    pub(super) lines: Vec<&'l Line<'a>>,
}

impl Entry<'_, '_> {
    /// Whether its title or the line below says from when to when.
    pub(super) fn is_dated(&self) -> bool {
        let below = self.lines.iter().take(2).copied();
        let mut lines = self.title.into_iter().chain(below);
        lines.any(|line| dates::find(&line.whole()).is_some())
    }
}

/// The entries of a section, in order.
pub(super) fn entries<'l, 'a>(lines: &'l [Line<'a>]) -> Vec<Entry<'l, 'a>> {
    let mut found: Vec<Entry<'l, 'a>> = Vec::new();
    let mut skip = false;
    for (at, line) in lines.iter().enumerate() {
        if std::mem::take(&mut skip) {
            continue;
        }
        if !begins(line, lines.get(at + 1), found.last()) {
            match found.last_mut() {
                Some(entry) => entry.lines.push(line),
                None => found.push(Entry {
                    title: None,
                    lines: vec![line],
                }),
            }
            continue;
        }
        // A line of dates alone stands above what it dates.
        let below = lines.get(at + 1).filter(|_| is_only_dates(line));
        match below.filter(|below| is_short(below) && dates::find(below.words).is_none()) {
            Some(title) => {
                skip = true;
                found.push(Entry {
                    title: Some(title),
                    lines: vec![line],
                });
            }
            None => found.push(Entry {
                title: Some(line),
                lines: Vec::new(),
            }),
        }
    }
    found
}

fn begins(line: &Line<'_>, next: Option<&Line<'_>>, open: Option<&Entry<'_, '_>>) -> bool {
    if line.level.is_some() {
        return true;
    }
    if !is_short(line) || line.words.contains("://") {
        return false;
    }
    let Some(open) = open else { return true };
    let has_body = open
        .lines
        .iter()
        .any(|line| line.is_item || line.words.ends_with('.'));
    let dated = dates::find(line.words).is_some();
    let next_dated = next.is_some_and(|next| !next.is_item && dates::find(next.words).is_some());
    let leads = next.is_some_and(|next| {
        next.is_item || next.words.contains("://") || next.words.ends_with('.')
    });
    if dated && !is_only_dates(line) {
        return open.is_dated() || has_body;
    }
    if is_only_dates(line) {
        return open.is_dated() && has_body;
    }
    (has_body || line.opens && open.title.is_some()) && (next_dated || leads || line.opens)
}

/// A line that may be a title.
fn is_short(line: &Line<'_>) -> bool {
    !line.is_item
        && line.more.is_empty()
        && line.words.chars().count() <= 110
        && !line.words.ends_with(['.', '!', '?', ';'])
        && line.words.split_whitespace().count() <= 16
}

fn is_only_dates(line: &Line<'_>) -> bool {
    dates::find(line.words).is_some_and(|dates| {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        letters(line.words) <= letters(dates.span.of(line.words)) + 2
    })
}
