//! Tokens: the words of a sentence with their lower-case forms and what stands between them.

use crate::text::{Span, words};

/// One word of a text.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// Its place in the whole text.
    pub(super) span: Span,
    /// Lower-case, straight apostrophes.
    pub(super) lower: String,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
}

/// The words of a sentence.
pub(super) struct Tokens<'a> {
    text: &'a str,
    pub(super) sentence: Span,
    pub(super) list: Vec<Token>,
}

impl<'a> Tokens<'a> {
    pub(super) fn of(text: &'a str, sentence: Span) -> Self {
        let list = words::words(sentence.of(text))
            .map(|(span, word)| Token {
                span: span.shifted(sentence.start),
                lower: word.to_lowercase().replace('’', "'"),
                capital: word.chars().next().is_some_and(char::is_uppercase),
            })
            .collect();
        Self {
            text,
            sentence,
            list,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<&Token> {
        self.list.get(at)
    }

    /// The lower-case word at `at`, empty past either end.
    pub(super) fn word(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |token| &token.lower)
    }

    /// The word `back` places before `at`, empty past the beginning.
    pub(super) fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    /// What stands between the word before `at` and the word `at`.
    pub(super) fn gap(&self, at: usize) -> &'a str {
        let start = match at.checked_sub(1) {
            Some(before) => self
                .list
                .get(before)
                .map_or(self.sentence.end, |token| token.span.end),
            None => self.sentence.start,
        };
        let end = self
            .list
            .get(at)
            .map_or(self.sentence.end, |token| token.span.start);
        self.text.get(start..end).unwrap_or_default()
    }

    /// The span from the word `from` to the word before `to`.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        let start = self
            .list
            .get(from)
            .map_or(self.sentence.end, |token| token.span.start);
        let end = to
            .checked_sub(1)
            .and_then(|last| self.list.get(last))
            .map_or(start, |token| token.span.end);
        Span::new(start, end.max(start))
    }

    /// Whether the words from `at` on are `phrase`, one word each.
    pub(super) fn reads(&self, at: usize, phrase: &[&str]) -> bool {
        phrase
            .iter()
            .enumerate()
            .all(|(step, word)| self.word(at + step) == *word)
    }

    /// The rest of the sentence from the byte `at` of the text.
    pub(super) fn text_from(&self, at: usize) -> &'a str {
        self.text.get(at..self.sentence.end).unwrap_or_default()
    }

    /// Whether a plus stands between the words from `from` to `to`: the "5+" of "5+ years".
    pub(super) fn gap_holds_plus(&self, from: usize, to: usize) -> bool {
        (from + 1..to).any(|at| self.gap(at).contains('+'))
    }
}
