//! Regular expressions that cost nothing until a word of theirs is seen.
//!
//! gig knows hundreds of patterns and a post rings a few of them: compiling all would cost more than
//! the work. A [`Pattern`] is a constant with the literals one of which must stand in a match; its
//! expression is compiled at the first text that holds one of them.

use std::sync::OnceLock;

use regex::Regex;

use super::Span;

/// A lazily compiled, case-insensitive regular expression behind a literal filter.
///
/// Declare it as a `static`. An expression that does not compile never matches; [`Pattern::is_valid`]
/// lets a test say so of every pattern of a list.
pub struct Pattern {
    cues: &'static [&'static str],
    expression: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// A pattern of `expression` that is tried only where one of `cues` stands in the lower-cased
    /// text. Cues are lower-case; no cue at all means always.
    #[must_use]
    pub const fn new(cues: &'static [&'static str], expression: &'static str) -> Self {
        Self {
            cues,
            expression,
            compiled: OnceLock::new(),
        }
    }

    /// Whether the expression compiles. In a debug build an expression that does not is a panic.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.regex().is_some()
    }

    /// Whether the pattern stands in the text.
    #[must_use]
    pub fn is_in(&self, text: &Lowered<'_>) -> bool {
        self.rings(text)
            && self
                .regex()
                .is_some_and(|regex| regex.is_match(text.original))
    }

    /// The first match.
    #[must_use]
    pub fn find(&self, text: &Lowered<'_>) -> Option<Span> {
        if !self.rings(text) {
            return None;
        }
        self.regex()?
            .find(text.original)
            .map(|found| found.range().into())
    }

    /// Every match, left to right, none overlapping.
    pub fn find_all(&self, text: &Lowered<'_>) -> Vec<Span> {
        let Some(regex) = self.rings(text).then(|| self.regex()).flatten() else {
            return Vec::new();
        };
        regex
            .find_iter(text.original)
            .map(|found| found.range().into())
            .collect()
    }

    /// Every match with the span of each group, the whole match as group 0.
    pub fn captures(&self, text: &Lowered<'_>) -> Vec<Vec<Option<Span>>> {
        let Some(regex) = self.rings(text).then(|| self.regex()).flatten() else {
            return Vec::new();
        };
        regex
            .captures_iter(text.original)
            .map(|groups| {
                groups
                    .iter()
                    .map(|group| group.map(|g| g.range().into()))
                    .collect()
            })
            .collect()
    }

    fn rings(&self, text: &Lowered<'_>) -> bool {
        self.cues.is_empty() || self.cues.iter().any(|cue| text.lower().contains(cue))
    }

    fn regex(&self) -> Option<&Regex> {
        self.compiled
            .get_or_init(|| {
                regex::RegexBuilder::new(self.expression)
                    .case_insensitive(true)
                    .build()
                    .inspect_err(|error| debug_assert!(false, "{error}"))
                    .ok()
            })
            .as_ref()
    }
}

/// A text with its lower-cased copy, made once, at the first pattern that asks.
pub struct Lowered<'a> {
    original: &'a str,
    lower: OnceLock<String>,
}

impl<'a> Lowered<'a> {
    /// Wraps `text`.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self {
            original: text,
            lower: OnceLock::new(),
        }
    }

    /// The text as it was given; spans of matches are offsets into it.
    #[must_use]
    pub fn original(&self) -> &'a str {
        self.original
    }

    /// The lower-cased copy. Its offsets are not those of the original.
    #[must_use]
    pub fn lower(&self) -> &str {
        self.lower.get_or_init(|| self.original.to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_filter_and_the_expression_both_have_a_say() {
        static START: Pattern = Pattern::new(&["start"], r"\bstart(?:s|ing)? with\b");
        let text = Lowered::new("Please START with the word");
        assert_eq!(
            START.find(&text).map(|span| span.of(text.original())),
            Some("START with")
        );
        assert!(!START.is_in(&Lowered::new("restarting without")));
    }
}
