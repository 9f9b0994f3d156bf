//! Colour: when it is used, and what of gig's own words it dresses.
//!
//! Colour is added after the filter, to words gig itself wrote at places it knows: text from outside
//! cannot bring its own.

use anstyle::{AnsiColor, Style};

use super::filter;
use crate::config::Color;
use crate::environment::Environment;
use crate::report::revised::Change;

/// Whether a stream gets colour. `chosen` is the flag or the setting; on `auto` the conventions
/// `NO_COLOR`, `CLICOLOR` and `CLICOLOR_FORCE` decide, then whether a person is looking.
pub(super) fn is_wanted(chosen: Color, world: &Environment, is_terminal: bool) -> bool {
    match chosen {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            let forced = world
                .variable("CLICOLOR_FORCE")
                .is_some_and(|value| value != "0");
            let dumb = world.variable("TERM") == Some("dumb");
            let unwanted = world.variable("CLICOLOR") == Some("0");
            world.variable("NO_COLOR").is_none() && (forced || (is_terminal && !dumb && !unwanted))
        }
    }
}

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const RED: Style = AnsiColor::Red.on_default().bold();
const YELLOW: Style = AnsiColor::Yellow.on_default().bold();
const CYAN: Style = AnsiColor::Cyan.on_default().bold();
const GREEN: Style = AnsiColor::Green.on_default().bold();

/// The words that open a line of gig's, and how they look.
const OPENINGS: &[(&str, Style)] = &[
    ("error", RED),
    ("warning", YELLOW),
    ("note", CYAN),
    ("hint", CYAN),
    ("help", CYAN),
    ("cause", DIM),
    ("covered", GREEN),
    ("partly", YELLOW),
    ("missing", RED),
    ("apply", GREEN),
    ("maybe", YELLOW),
    ("skip", RED),
];

const GONE: Style = AnsiColor::Red.on_default().strikethrough();
const CAME: Style = AnsiColor::Green.on_default();

/// Words of a text with what became of them; whatever they hold is filtered first.
pub(super) fn changes(changes: &[(Change, String)], is_coloured: bool) -> String {
    let mut out = String::new();
    for (change, words) in changes {
        let words = filter::clean(words);
        let (style, before, after) = match change {
            Change::Same => {
                out.push_str(&words);
                continue;
            }
            Change::Removed => (GONE, "[-", "-]"),
            Change::Added => (CAME, "{+", "+}"),
        };
        for line in words.split_inclusive('\n') {
            let text = line.trim_end_matches('\n');
            if text.is_empty() {
                // An empty line that goes is no news.
            } else if is_coloured {
                dress(text, style, &mut out);
            } else {
                out.push_str(&format!("{before}{text}{after}"));
            }
            out.push_str(line.get(text.len()..).unwrap_or_default());
        }
    }
    out
}

/// Text that was filtered, with gig's own words dressed.
pub(super) fn paint(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    for line in text.split_inclusive('\n') {
        paint_line(line, &mut out);
    }
    out
}

fn paint_line(line: &str, out: &mut String) {
    let words = line.trim_start_matches(' ');
    let indent = line.len() - words.len();
    out.push_str(line.get(..indent).unwrap_or_default());
    if words.starts_with('←') {
        return dress_line(words, DIM, out);
    }
    if let Some((gutter, rest)) = gutter(words) {
        dress(gutter, DIM, out);
        return if rest.trim().chars().all(|c| c == '^') {
            dress_line(rest, RED, out)
        } else {
            out.push_str(rest);
        };
    }
    let place = place(words);
    let (place, words) = words.split_at(place);
    if !place.is_empty() {
        dress(place, BOLD, out);
    }
    opening(words, out);
}

/// A line that begins with a word of gig's: the word is dressed, with the rule's id behind it.
fn opening(words: &str, out: &mut String) {
    let word = words
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    let after = words.get(word.len()..).unwrap_or_default();
    let style = OPENINGS
        .iter()
        .find(|(known, _)| *known == word)
        .filter(|_| after.starts_with([':', '[', '\n']) || after.is_empty());
    let Some((_, style)) = style else {
        return out.push_str(words);
    };
    let id = after
        .find(']')
        .filter(|_| after.starts_with('['))
        .map_or(0, |at| at + 1);
    let (head, tail) = words.split_at(word.len() + id);
    dress(head, *style, out);
    out.push_str(tail);
}

/// How long the `name:line:column ` is that a finding begins with.
fn place(words: &str) -> usize {
    let Some((token, _)) = words.split_once(' ') else {
        return 0;
    };
    let mut parts = token.rsplit(':');
    let number = |part: Option<&str>| {
        part.is_some_and(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
    };
    let is_place = number(parts.next()) && number(parts.next()) && parts.next().is_some();
    if is_place { token.len() + 1 } else { 0 }
}

/// The `12 | ` before a quoted line, and the line.
fn gutter(words: &str) -> Option<(&str, &str)> {
    let (number, _) = words.split_once("| ")?;
    let is_number = number.trim_end().bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| words.split_at(number.len() + 2))
}

fn dress_line(words: &str, style: Style, out: &mut String) {
    let kept = words.trim_end();
    dress(kept, style, out);
    out.push_str(words.get(kept.len()..).unwrap_or_default());
}

fn dress(words: &str, style: Style, out: &mut String) {
    out.push_str(&format!("{style}{words}{style:#}"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_are_dressed_and_their_quotes_are_not() {
        let plain = |text: &str| {
            let painted = paint(text);
            let mut out = painted.replace("\u{1b}[0m", "");
            for code in ["[1m", "[2m", "[31m", "[33m", "[36m", "[32m"] {
                out = out.replace(&format!("\u{1b}{code}"), "");
            }
            assert_eq!(out, text);
            painted
        };
        let shown = plain(
            "letter.md:3:9 error[P07]: no\n  3 | error: said | so\n    |   ^^^\n  help: try\n  ← ada.md:4 \"x\"\n",
        );
        assert!(shown.contains("\u{1b}[1m\u{1b}[31merror[P07]\u{1b}[0m: no"));
        assert!(shown.contains("3 | \u{1b}[0merror: said | so\n"));
        assert!(shown.contains("\u{1b}[31m  ^^^\u{1b}[0m\n"), "{shown:?}");
    }

    #[test]
    fn only_the_words_that_open_a_line_are_dressed() {
        assert_eq!(
            paint("error: no\n"),
            "\u{1b}[1m\u{1b}[31merror\u{1b}[0m: no\n"
        );
        assert_eq!(
            paint("an error: no\nnoteworthy\n"),
            "an error: no\nnoteworthy\n"
        );
        assert!(
            paint("warning[P06]: x").starts_with("\u{1b}[1m\u{1b}[33mwarning[P06]\u{1b}[0m: x")
        );
    }
}
