//! Markdown: an answer on a terminal, dressed while it arrives.
//!
//! Only what reads at a glance: headings and strong words bold, emphasis, code, lists, quotes, rules;
//! everything else stays as it was written. Written by hand because a parser of whole documents cannot
//! show a word before its paragraph ends; nothing already shown is ever taken back, so that a
//! terminal of any size, or one that changes it, shows the same words.
//!
//! Its input has passed [`filter`](super::filter): the sequences here are gig's own.

use anstyle::{Effects, Style};
use unicode_width::UnicodeWidthChar;

/// How long the marker of a line may be: `###### `, `1234. `.
const MARKER: usize = 8;

/// A renderer of one answer.
#[derive(Debug)]
pub(super) struct Markdown {
    width: usize,
    /// What may still be a marker at the beginning of a line.
    marker: Option<String>,
    /// The word that is not known to fit yet, and its columns.
    word: String,
    word_width: usize,
    /// Columns used in the line.
    column: usize,
    /// Columns a wrapped line begins with.
    indent: usize,
    /// Whether what is at hand is inside a fence of code.
    fenced: bool,
    /// The line is shown as it is: code, a row of a table.
    raw: bool,
    heading: bool,
    strong: bool,
    emphasis: bool,
    code: bool,
    /// Stars or underscores whose meaning the next letter decides.
    stars: String,
    /// The last letter that was shown.
    before: char,
}

impl Markdown {
    /// A renderer for a terminal of so many columns.
    pub(super) fn new(width: usize) -> Self {
        Self {
            width: width.max(20),
            marker: Some(String::new()),
            word: String::new(),
            word_width: 0,
            column: 0,
            indent: 0,
            fenced: false,
            raw: false,
            heading: false,
            strong: false,
            emphasis: false,
            code: false,
            stars: String::new(),
            before: ' ',
        }
    }

    /// Adds to `out` what can be shown of the next piece.
    pub(super) fn push(&mut self, piece: &str, out: &mut String) {
        for c in piece.chars() {
            self.step(c, out);
        }
        // A word that is still growing waits; a long one does not.
        if self.word_width > self.width / 2 {
            self.flush(out);
        }
    }

    /// Ends the answer: what was held back is shown.
    pub(super) fn finish(&mut self, out: &mut String) {
        if let Some(marker) = self.marker.take() {
            self.begin(&marker, out);
        }
        self.settle_stars(' ');
        self.flush(out);
        self.end_style(out);
    }

    fn step(&mut self, c: char, out: &mut String) {
        if let Some(mut marker) = self.marker.take() {
            if c != '\n' && may_be_marker(&marker, c) {
                marker.push(c);
                self.marker = Some(marker);
                return;
            }
            self.begin(&marker, out);
        }
        if c == '\n' {
            return self.end_line(out);
        }
        if self.raw {
            out.push(c);
            return;
        }
        self.inline(c, out);
    }

    /// What the beginning of a line turned out to be.
    fn begin(&mut self, marker: &str, out: &mut String) {
        let spaces = marker.len() - marker.trim_start_matches(' ').len();
        let mark = marker.trim();
        if mark.starts_with("```") || mark.starts_with("~~~") {
            self.fenced = !self.fenced;
            self.raw = true;
            return dress(marker, Effects::DIMMED, out);
        }
        if self.fenced {
            self.raw = true;
            out.push_str(marker);
            return;
        }
        let indent = " ".repeat(spaces);
        let is_ended = marker.ends_with(' ') || marker.is_empty();
        match mark {
            "#" | "##" | "###" | "####" | "#####" | "######" if is_ended => {
                self.heading = true;
                self.open(out);
            }
            "-" | "*" | "+" if is_ended => self.lead(&format!("{indent}• "), out),
            ">" => self.lead(&format!("{indent}│ "), out),
            "|" => {
                self.raw = true;
                out.push_str(marker);
            }
            _ if is_number(mark) && is_ended => self.lead(marker, out),
            _ => {
                for c in marker.chars() {
                    self.inline(c, out);
                }
            }
        }
    }

    /// What stands before a line and under which its next lines begin.
    fn lead(&mut self, text: &str, out: &mut String) {
        out.push_str(text);
        self.column = text.chars().count();
        self.indent = self.column;
    }

    fn inline(&mut self, c: char, out: &mut String) {
        if self.code {
            if c == '`' {
                self.code = false;
                self.restyle();
                self.before = c;
            } else {
                self.letter(c, out);
            }
            return;
        }
        if matches!(c, '*' | '_') && (self.stars.is_empty() || self.stars.starts_with(c)) {
            self.stars.push(c);
            return;
        }
        self.settle_stars(c);
        if c == '`' {
            self.code = true;
            self.restyle();
            return;
        }
        self.letter(c, out);
    }

    /// Decides what stars or underscores before `next` mean.
    fn settle_stars(&mut self, next: char) {
        if self.stars.is_empty() {
            return;
        }
        let stars = std::mem::take(&mut self.stars);
        let opens = !next.is_whitespace() && !self.before.is_alphanumeric();
        let closes = !self.before.is_whitespace() && !next.is_alphanumeric();
        // An underscore inside a word is part of it; stars may dress half a word.
        let is_star = stars.starts_with('*');
        let opens = opens || (is_star && !next.is_whitespace());
        let closes = closes || (is_star && !self.before.is_whitespace());
        let strong = stars.len() >= 2;
        let emphasis = stars.len() % 2 == 1;
        let turns = |on: bool| if on { closes } else { opens };
        let fits = stars.len() <= 3
            && (!strong || turns(self.strong))
            && (!emphasis || turns(self.emphasis));
        if !fits {
            self.word.push_str(&stars);
            self.word_width += stars.len();
            self.before = '*';
            return;
        }
        self.strong ^= strong;
        self.emphasis ^= emphasis;
        self.restyle();
    }

    fn letter(&mut self, c: char, out: &mut String) {
        self.before = c;
        let width = c.width().unwrap_or(0);
        if c == ' ' || c == '\t' {
            self.flush(out);
            if self.column < self.width {
                out.push(' ');
                self.column += 1;
            }
            return;
        }
        self.word.push(c);
        self.word_width += width;
        // Scripts without spaces break anywhere.
        if width > 1 {
            self.flush(out);
        }
    }

    /// Shows the word, on the next line when this one has no room for it.
    fn flush(&mut self, out: &mut String) {
        if self.column + self.word_width > self.width && self.column > self.indent {
            while out.ends_with(' ') {
                out.pop();
            }
            out.push('\n');
            out.push_str(&" ".repeat(self.indent));
            self.column = self.indent;
        }
        out.push_str(&self.word);
        self.column += self.word_width;
        self.word.clear();
        self.word_width = 0;
    }

    fn end_line(&mut self, out: &mut String) {
        if self.raw {
            self.raw = false;
            out.push_str(&format!("{}", anstyle::Reset));
        } else {
            self.settle_stars(' ');
            self.flush(out);
            self.end_style(out);
        }
        out.push('\n');
        self.column = 0;
        self.indent = 0;
        self.before = ' ';
        self.marker = Some(String::new());
    }

    /// Dress does not run over the end of a line, whatever the model forgot to close.
    fn end_style(&mut self, out: &mut String) {
        if self.heading || self.strong || self.emphasis || self.code {
            out.push_str(&format!("{}", anstyle::Reset));
        }
        self.heading = false;
        self.strong = false;
        self.emphasis = false;
        self.code = false;
    }

    fn open(&self, out: &mut String) {
        out.push_str(&format!("{}", self.style()));
    }

    /// The dress from here on, in the word that is being put together.
    fn restyle(&mut self) {
        let style = self.style();
        self.word.push_str(&format!("{}{style}", anstyle::Reset));
    }

    fn style(&self) -> Style {
        let mut effects = Effects::new();
        if self.heading || self.strong {
            effects |= Effects::BOLD;
        }
        if self.emphasis {
            effects |= Effects::ITALIC;
        }
        if self.code {
            effects |= Effects::DIMMED;
        }
        Style::new().effects(effects)
    }
}

fn dress(text: &str, effects: Effects, out: &mut String) {
    out.push_str(&format!("{}{text}", Style::new().effects(effects)));
}

/// Whether a line that begins with `marker` and goes on with `c` may still become a marker.
fn may_be_marker(marker: &str, c: char) -> bool {
    let mark = marker.trim_start_matches(' ');
    if marker.len() >= MARKER || mark.ends_with(' ') {
        return false;
    }
    match (mark.chars().next(), c) {
        (None, ' ') => true,
        (None, c) => {
            matches!(c, '#' | '-' | '*' | '+' | '>' | '|' | '`' | '~') || c.is_ascii_digit()
        }
        (Some('#'), '#' | ' ') => true,
        (Some('-' | '*' | '+'), ' ') => mark.len() == 1,
        (Some('>'), ' ') => mark.len() == 1,
        (Some(first @ ('`' | '~')), c) => c == first,
        (Some(first), c) if first.is_ascii_digit() => {
            let dotted = mark.ends_with(['.', ')']);
            if dotted {
                c == ' '
            } else {
                c.is_ascii_digit() || matches!(c, '.' | ')')
            }
        }
        _ => false,
    }
}

/// Whether it is the number of a list: `12.`
fn is_number(mark: &str) -> bool {
    let digits = mark.trim_end_matches(['.', ')']);
    digits.len() + 1 == mark.len()
        && !digits.is_empty()
        && digits.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(text: &str, width: usize) -> String {
        let mut markdown = Markdown::new(width);
        let mut out = String::new();
        markdown.push(text, &mut out);
        markdown.finish(&mut out);
        out
    }

    /// The same with dress written as tags.
    fn tagged(text: &str) -> String {
        shown(text, 80)
            .replace("\u{1b}[0m", "<0>")
            .replace("\u{1b}[1m", "<b>")
            .replace("\u{1b}[2m", "<d>")
            .replace("\u{1b}[3m", "<i>")
    }

    #[test]
    fn markers_are_dressed() {
        for (text, wanted) in [
            ("plain words\n", "plain words\n"),
            ("# Head\nnext", "<b>Head<0>\nnext"),
            ("a **strong** word", "a <0><b>strong<0> word"),
            ("an *odd* word", "an <0><i>odd<0> word"),
            ("run `x_y * 2` now", "run <0><d>x_y * 2<0> now"),
            ("- one\n* two\n+ three", "• one\n• two\n• three"),
            ("2. two", "2. two"),
            ("> said", "│ said"),
            (
                "snake_case_name and 2 * 3 * 4",
                "snake_case_name and 2 * 3 * 4",
            ),
            ("#hash and -dash", "#hash and -dash"),
            ("open **strong\nnext", "open <0><b>strong<0>\nnext"),
        ] {
            assert_eq!(tagged(text), wanted, "{text}");
        }
    }

    #[test]
    fn code_stays_as_it_is() {
        let text = "```rust\nlet a = **b;\n  # no head\n```\nafter *x*";
        let out = tagged(text);
        assert!(out.contains("let a = **b;"), "{out}");
        assert!(out.contains("  # no head"), "{out}");
        assert!(out.contains("after <0><i>x"), "{out}");
    }

    #[test]
    fn lines_break_between_words_and_under_their_bullet() {
        assert_eq!(
            shown("- alpha beta gamma delta eps", 20),
            "• alpha beta gamma\n  delta eps"
        );
        assert_eq!(
            shown("日本語日本語日本語日本語", 20),
            "日本語日本語日本語日\n本語"
        );
    }

    proptest! {
        #[test]
        fn the_cut_of_the_pieces_changes_nothing(text in "[a-z*_`# \n.>1-]{0,60}", at in 0_usize..60) {
            let at = (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
            let (first, second) = text.split_at(at);
            let mut markdown = Markdown::new(400);
            let mut out = String::new();
            markdown.push(first, &mut out);
            markdown.push(second, &mut out);
            markdown.finish(&mut out);
            prop_assert_eq!(out, shown(&text, 400));
        }

        #[test]
        fn no_letter_is_lost(text in "[a-zé日 \n]{0,80}") {
            let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
            prop_assert_eq!(letters(&shown(&text, 30).replace("\u{1b}[0m", "")), letters(&text));
        }
    }
}
