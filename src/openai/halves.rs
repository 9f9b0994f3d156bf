//! Strings of which an event may hold half a character.
//!
//! A server that cuts its text by UTF-16 units sends one emoji as two events, `"\ud83d"` and
//! `"\udc69"`; strict JSON refuses each (facts.md R8). Here a JSON string is read as bytes, halves
//! included, and a [`Joiner`] puts them together over the events of one text.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Visitor};

/// A JSON string as it came: UTF-8 but for halves of surrogate pairs, which stand as three bytes
/// each, the way WTF-8 writes them.
#[derive(Debug)]
pub(super) struct Raw<'a>(pub(super) Cow<'a, [u8]>);

impl<'de> Deserialize<'de> for Raw<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bytes;
        impl<'de> Visitor<'de> for Bytes {
            type Value = Raw<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_borrowed_bytes<E>(self, bytes: &'de [u8]) -> Result<Raw<'de>, E> {
                Ok(Raw(Cow::Borrowed(bytes)))
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Raw<'de>, E> {
                Ok(Raw(Cow::Owned(bytes.to_vec())))
            }
        }
        deserializer.deserialize_bytes(Bytes)
    }
}

impl Raw<'_> {
    /// The text alone, halves replaced.
    pub(super) fn into_text(self) -> String {
        let mut joiner = Joiner::default();
        let mut text = joiner.join(&self.0).into_owned();
        text.push_str(joiner.end());
        text
    }
}

/// Puts the halves of a text together that arrive in different pieces.
#[derive(Debug, Default)]
pub(super) struct Joiner {
    /// A leading half that waits for the other.
    waiting: Option<u16>,
}

impl Joiner {
    /// The next piece as text. A half that ends it is kept back; one that never meets its other
    /// becomes U+FFFD.
    pub(super) fn join<'a>(&mut self, piece: &'a [u8]) -> Cow<'a, str> {
        match (self.waiting, std::str::from_utf8(piece)) {
            (None, Ok(text)) => return Cow::Borrowed(text),
            (Some(_), Ok("")) => return Cow::Borrowed(""),
            _ => {}
        }
        let mut text = String::with_capacity(piece.len() + 4);
        let mut rest = piece;
        while !rest.is_empty() {
            let (valid, invalid) = next_valid(rest);
            if !valid.is_empty() {
                text.push_str(self.end());
                text.push_str(valid);
            }
            rest = match half(invalid) {
                Some((unit, rest)) => {
                    self.half(unit, &mut text);
                    rest
                }
                None => {
                    if !invalid.is_empty() {
                        text.push('\u{FFFD}');
                    }
                    invalid.get(1..).unwrap_or_default()
                }
            };
        }
        Cow::Owned(text)
    }

    /// The text is over: what stands for a half that was still waiting.
    pub(super) fn end(&mut self) -> &'static str {
        self.waiting.take().map_or("", |_| "\u{FFFD}")
    }

    fn half(&mut self, unit: u16, text: &mut String) {
        if let (Some(lead), 0xDC00..) = (self.waiting, unit) {
            self.waiting = None;
            text.extend(char::decode_utf16([lead, unit]).map(|c| c.unwrap_or('\u{FFFD}')));
            return;
        }
        text.push_str(self.end());
        if unit < 0xDC00 {
            self.waiting = Some(unit);
        } else {
            text.push('\u{FFFD}');
        }
    }
}

/// `bytes` as their longest valid start and the rest.
fn next_valid(bytes: &[u8]) -> (&str, &[u8]) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text, &[]),
        Err(error) => {
            let (valid, rest) = bytes.split_at(error.valid_up_to());
            (std::str::from_utf8(valid).unwrap_or_default(), rest)
        }
    }
}

/// The surrogate that opens `bytes`, as WTF-8 writes it, and what follows.
fn half(bytes: &[u8]) -> Option<(u16, &[u8])> {
    match bytes {
        [0xED, second @ 0xA0..=0xBF, third @ 0x80..=0xBF, rest @ ..] => {
            let unit = 0xD000 | u16::from(second & 0x3F) << 6 | u16::from(third & 0x3F);
            Some((unit, rest))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(pieces: &[&str]) -> String {
        let mut joiner = Joiner::default();
        let mut text = String::new();
        for piece in pieces {
            let raw: Raw<'_> = serde_json::from_str(piece).unwrap();
            text.push_str(&joiner.join(&raw.0));
        }
        text.push_str(joiner.end());
        text
    }

    #[test]
    fn halves_meet_over_pieces() {
        assert_eq!(
            joined(&[r#""go \ud83d""#, r#""""#, r#""\ude80!""#]),
            "go 🚀!"
        );
        assert_eq!(joined(&[r#""\ud83d\ude80\ud83d""#, r#""\ude80""#]), "🚀🚀");
    }

    #[test]
    fn a_half_alone_shows_that_something_is_missing() {
        assert_eq!(joined(&[r#""a\ud83d""#, r#""b""#]), "a\u{FFFD}b");
        assert_eq!(joined(&[r#""\ude80a""#]), "\u{FFFD}a");
        assert_eq!(joined(&[r#""\ud83d\ud83d\ude80""#]), "\u{FFFD}🚀");
        assert_eq!(joined(&[r#""\ud83d""#]), "\u{FFFD}");
        assert_eq!(joined(&[r#""é \\ud83d ü""#]), "é \\ud83d ü");
    }
}
