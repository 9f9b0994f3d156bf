//! Filter: what text from outside may do to a terminal, which is nothing (facts.md R5).
//!
//! Text, newline and tab stay. A whole escape sequence goes without a trace, since what is left is
//! what it dressed; a broken, endless or unknown one becomes visible, so that nothing is swallowed.
//! Other controls become visible, bidirectional overrides and tag characters go. The filter keeps its
//! state between pieces: a sequence may arrive cut at any place.

use std::borrow::Cow;

use crate::text::invisible::{Hidden, hidden};

/// How long a sequence may be before it counts as text that follows a stray escape character.
const LONGEST: usize = 512;

/// A stateful filter for one stream of text.
#[derive(Debug, Default)]
pub struct Filter {
    state: State,
    /// The sequence so far, without its escape character.
    held: String,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum State {
    #[default]
    Ground,
    /// After a carriage return, which only a newline makes harmless.
    Return,
    /// After an escape character.
    Escape,
    /// Inside `ESC [ … letter`.
    Control,
    /// Inside a string (`ESC ]`, `ESC P` and their kin) up to BEL or `ESC \`.
    Text,
    /// After an escape character inside a string.
    TextEscape,
}

impl Filter {
    /// A filter at the beginning of a stream.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds to `out` what may be shown of the next piece.
    pub fn push(&mut self, piece: &str, out: &mut String) {
        for c in piece.chars() {
            self.step(c, out);
        }
    }

    /// Ends the stream: what was held back is shown.
    pub fn finish(&mut self, out: &mut String) {
        match self.state {
            State::Ground => {}
            State::Return => out.push('\u{240D}'),
            _ => self.release(out),
        }
        self.state = State::Ground;
    }

    fn step(&mut self, c: char, out: &mut String) {
        match self.state {
            State::Ground => self.ground(c, out),
            State::Return => {
                self.state = State::Ground;
                if c != '\n' {
                    out.push('\u{240D}');
                }
                self.ground(c, out);
            }
            _ => self.sequence(c, out),
        }
    }

    fn ground(&mut self, c: char, out: &mut String) {
        match c {
            '\u{1B}' => self.state = State::Escape,
            '\r' => self.state = State::Return,
            _ => out.extend(seen(c)),
        }
    }

    fn sequence(&mut self, c: char, out: &mut String) {
        let next = match (self.state, c) {
            (State::Escape, '[') => Some(State::Control),
            (State::Escape, ']' | 'P' | 'X' | '^' | '_') => Some(State::Text),
            // Two-character sequences, some with one or two intermediates: `ESC c`, `ESC ( B`.
            (State::Escape, ' '..='/') => Some(State::Escape),
            (State::Escape, '0'..='~') => return self.drop_held(),
            (State::Control, ' '..='?') => Some(State::Control),
            (State::Control, '@'..='~') => return self.drop_held(),
            (State::Text | State::TextEscape, '\u{7}') => return self.drop_held(),
            (State::TextEscape, '\\') => return self.drop_held(),
            (State::Text | State::TextEscape, '\u{1B}') => Some(State::TextEscape),
            // A string does not run over a line's end.
            (State::Text, c) if c != '\n' && c != '\r' => Some(State::Text),
            _ => None,
        };
        match next {
            Some(state) if self.held.len() < LONGEST => {
                self.state = state;
                self.held.push(c);
            }
            _ => {
                self.release(out);
                self.ground(c, out);
            }
        }
    }

    fn drop_held(&mut self) {
        self.state = State::Ground;
        self.held.clear();
    }

    /// Shows what turned out to be no sequence.
    fn release(&mut self, out: &mut String) {
        self.state = State::Ground;
        out.push('\u{241B}');
        out.extend(self.held.chars().filter_map(seen));
        self.held.clear();
    }
}

/// A character as it may be shown; none for those that only hide or turn others.
fn seen(c: char) -> Option<char> {
    match hidden(c) {
        Some(Hidden::Control) => Some(picture(c)),
        Some(Hidden::Tag) => None,
        // Marks only place their neighbours; overrides and isolates change the order of whole lines.
        Some(Hidden::Bidi) if !matches!(c, '\u{200E}' | '\u{200F}' | '\u{61C}') => None,
        _ if c == '\r' => Some('\u{240D}'),
        _ => Some(c),
    }
}

/// The picture of a control character: `␇` for BEL.
fn picture(c: char) -> char {
    match u32::from(c) {
        code @ 0..=0x1F => char::from_u32(0x2400 + code).unwrap_or(char::REPLACEMENT_CHARACTER),
        0x7F => '\u{2421}',
        _ => char::REPLACEMENT_CHARACTER,
    }
}

/// A whole text as it may be shown.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    let harmless = |c: char| !matches!(c, '\u{1B}' | '\r') && seen(c) == Some(c);
    if text.chars().all(harmless) {
        return Cow::Borrowed(text);
    }
    let mut filter = Filter::new();
    let mut out = String::with_capacity(text.len());
    filter.push(text, &mut out);
    filter.finish(&mut out);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everything a hostile text would like to send.
    const HOSTILE: &str = "a\x1b[31mred\x1b[0m \x1b]0;title\x07 \x1b]8;;http://evil\x1b\\link\x1b]8;;\x1b\\ \
        \x1bP1$r\x1b\\dcs \x1bc \x1b(B \u{9b}31m \u{9d}0;t\u{9c} \x07\x08\x7f\0 \r\nover\rwritten \u{202e}txt\u{202c} \
        \u{2066}iso\u{2069} tag\u{e0041}\u{e007f} \x1b]52;c;never ends\nnext line \x1b[?1049h\x1b[2J\x1b[3\x1b[4m \
        \x1b\x1b[5n \u{200b}👩\u{200d}💻 مرحبا end\x1b";

    fn in_pieces(pieces: &[&str]) -> String {
        let mut filter = Filter::new();
        let mut out = String::new();
        for piece in pieces {
            filter.push(piece, &mut out);
        }
        filter.finish(&mut out);
        out
    }

    fn is_safe(text: &str) -> bool {
        text.chars().all(|c| match c {
            '\n' | '\t' => true,
            c => !c.is_control() && !matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}' | '\u{E0000}'..='\u{E007F}'),
        })
    }

    #[test]
    fn hostile_text_comes_out_the_same_at_every_pair_of_cuts() {
        let whole = clean(HOSTILE).into_owned();
        assert!(is_safe(&whole), "{whole:?}");
        let cuts: Vec<usize> = (0..=HOSTILE.len())
            .filter(|&at| HOSTILE.is_char_boundary(at))
            .collect();
        for (index, &first) in cuts.iter().enumerate() {
            for &second in &cuts[index..] {
                let pieces = [
                    &HOSTILE[..first],
                    &HOSTILE[first..second],
                    &HOSTILE[second..],
                ];
                assert_eq!(in_pieces(&pieces), whole, "cut at {first} and {second}");
            }
        }
    }

    #[test]
    fn whole_sequences_go_and_broken_ones_are_shown() {
        for (text, shown) in [
            ("a\x1b[31mred\x1b[0m", "ared"),
            ("\x1b]8;;http://x\x1b\\link\x1b]8;;\x07", "link"),
            ("\x1b]0;never ends\nnext", "␛]0;never ends\nnext"),
            ("\x1b[31", "␛[31"),
            ("\x1b[3é", "␛[3é"),
            ("tail\x1b", "tail␛"),
            ("one\r\ntwo\rthree\r", "one\ntwo␍three␍"),
            ("\u{9b}2J\x07\x7f", "\u{FFFD}2J␇␡"),
            ("safe\u{202e}\u{e0041} ok", "safe ok"),
        ] {
            assert_eq!(clean(text), shown, "{text:?}");
        }
    }

    #[test]
    fn an_endless_string_gives_back_what_it_held() {
        let text = format!("\x1b]0;{}", "x".repeat(3_000));
        let mut filter = Filter::new();
        let mut out = String::new();
        filter.push(&text, &mut out);
        assert!(
            out.len() > 2_900,
            "held back {} bytes",
            text.len() - out.len()
        );
    }

    #[test]
    fn honest_text_is_not_touched() {
        let text = "naïve 👩‍💻 日本語\n\tمرحبا می‌خواهم «quoted» – fine";
        assert!(matches!(clean(text), Cow::Borrowed(_)));
    }

    proptest::proptest! {
        #[test]
        fn nothing_dangerous_comes_out(parts in proptest::collection::vec(proptest::sample::select(vec![
            "\x1b", "[", "]", "P", "31m", "0;", "\x07", "\\", "x", "\n", "\r", "\u{9b}", "\u{202e}", "é", "\0", "\u{18}", "(", "\u{e0020}",
        ]), 0..60)) {
            let text = parts.concat();
            proptest::prop_assert!(is_safe(&clean(&text)));
            proptest::prop_assert_eq!(in_pieces(&parts), clean(&text));
        }
    }
}
