//! Keeping a key out of text that arrives in pieces: servers echo keys back (facts.md R7).

use std::borrow::Cow;

use super::hold::open_end;
use crate::config::Secret;

/// Replaces a key in one text, also where it is cut in pieces.
#[derive(Debug, Default)]
pub(super) struct Scrubber {
    key: Option<Secret>,
    held: String,
}

impl Scrubber {
    /// A scrubber of `key`; of nothing where there is none or it is too short to be one.
    pub(super) fn new(key: Option<&Secret>) -> Self {
        Self {
            key: key.filter(|key| key.can_be_scrubbed()).cloned(),
            held: String::new(),
        }
    }

    /// The next piece, without the key; an end that may be the start of it waits.
    pub(super) fn push<'a>(&mut self, piece: &'a str) -> Cow<'a, str> {
        let Some(key) = &self.key else {
            return Cow::Borrowed(piece);
        };
        let first = key.expose().chars().next().unwrap_or_default();
        if self.held.is_empty() && !piece.contains(first) {
            return Cow::Borrowed(piece);
        }
        let text = std::mem::take(&mut self.held) + piece;
        let mut text = key.scrub(&text);
        let sure = text.len() - open_end(&text, &[key.expose()]);
        self.held = text.split_off(sure);
        Cow::Owned(text)
    }

    /// The text is over: what was held back.
    pub(super) fn end(&mut self) -> String {
        std::mem::take(&mut self.held)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_cut_in_pieces_does_not_pass() {
        let key = Secret::new("canary-0123");
        let text = "c canary-01 canary-0123, canary-canary-0123";
        for size in 1..text.len() {
            let mut scrubber = Scrubber::new(Some(&key));
            let mut out = String::new();
            for piece in text.as_bytes().chunks(size) {
                out.push_str(&scrubber.push(std::str::from_utf8(piece).unwrap()));
            }
            out.push_str(&scrubber.end());
            assert_eq!(out, "c canary-01 ***, canary-***", "by {size}");
        }
    }
}
