//! Phrase: words that should not stand in a post, what to write instead, and what makes them innocent.

use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span};

/// How far the words that make a phrase innocent may stand from it, in bytes.
const NEAR: usize = 40;

/// One phrase.
pub(super) struct Phrase {
    /// The words; group 1, where there is one, is the place to mark.
    pub pattern: Pattern,
    /// What to write instead, or to do.
    pub instead: &'static str,
    /// Lower-case words near by that give the phrase another meaning.
    pub unless: &'static [&'static str],
}

impl Phrase {
    pub(super) const fn new(
        cues: &'static [&'static str],
        expression: &'static str,
        instead: &'static str,
    ) -> Self {
        Self {
            pattern: Pattern::new(cues, expression),
            instead,
            unless: &[],
        }
    }

    /// The same, innocent where one of `words` stands near.
    pub(super) const fn unless(mut self, words: &'static [&'static str]) -> Self {
        self.unless = words;
        self
    }

    /// The places where the phrase stands and is not innocent.
    pub(super) fn places(&self, text: &Lowered<'_>) -> Vec<Span> {
        self.pattern
            .captures(text)
            .into_iter()
            .filter_map(|groups| {
                let whole = (*groups.first()?)?;
                let marked = groups.get(1).copied().flatten().unwrap_or(whole);
                (!self.is_innocent(text.original(), whole)).then_some(marked)
            })
            .collect()
    }

    fn is_innocent(&self, text: &str, span: Span) -> bool {
        if self.unless.is_empty() {
            return false;
        }
        let around = around(text, span, NEAR).to_lowercase();
        self.unless.iter().any(|word| around.contains(word))
    }
}

/// The text of the same line from `near` bytes before the span to `near` bytes after it.
pub(super) fn around(text: &str, span: Span, near: usize) -> &str {
    let from = text.floor_char_boundary(span.start.saturating_sub(near));
    let to = text.ceil_char_boundary((span.end + near).min(text.len()));
    let head = Span::new(from, span.start).of(text);
    let tail = Span::new(span.end, to).of(text);
    let start = head.rfind('\n').map_or(from, |at| from + at + 1);
    let end = tail.find('\n').map_or(to, |at| span.end + at);
    Span::new(start, end).of(text)
}

static DENIED: Pattern = Pattern::new(
    &[],
    r"(?:\b(?:no|not|never|without|don['’]?t|doesn['’]?t|won['’]?t|isn['’]?t|aren['’]?t|nobody|nor|avoid|instead of|rather than|anti|kein\w*|nicht|ohne|sin|sans|pas de|senza)\b)(?:\W+[\w'’/-]+){0,5}\W*$",
);

/// Whether the clause before the span denies it: "we never ask for a deposit".
pub(super) fn is_denied(text: &str, span: Span) -> bool {
    let from = text.floor_char_boundary(span.start.saturating_sub(60));
    let before = Span::new(from, span.start).of(text);
    let clause = before
        .rsplit(['.', '!', '?', ';', '\n', ',', ':'])
        .next()
        .unwrap_or_default();
    DENIED.is_in(&Lowered::new(clause))
}

/// Spans in order without those that lie in an earlier one.
pub(super) fn distinct<T>(mut found: Vec<(Span, T)>) -> Vec<(Span, T)> {
    found.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut end = 0;
    found.retain(|(span, _)| {
        let keep = span.start >= end;
        if keep {
            end = span.end;
        }
        keep
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, words: &str) -> Span {
        let at = text.find(words).unwrap();
        Span::new(at, at + words.len())
    }

    #[test]
    fn a_denial_reaches_to_the_end_of_its_clause() {
        for (text, denied) in [
            ("We never ask for any deposit", true),
            ("No fuss, you pay a deposit", false),
            ("you pay a deposit", false),
        ] {
            assert_eq!(is_denied(text, place(text, "deposit")), denied, "{text}");
        }
    }

    #[test]
    fn the_words_around_stay_on_the_line() {
        let text = "above\na ninja form\nbelow";
        assert_eq!(around(text, place(text, "ninja"), 40), "a ninja form");
    }
}
