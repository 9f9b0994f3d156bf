//! Regular expressions that cost nothing until a word of theirs is seen.
//!
//! gig knows hundreds of patterns and a post rings a few of them: compiling all would cost more than
//! the work. A [`Pattern`] is a constant with the literals one of which must stand in a match; its
//! expression is compiled at the first text that holds one of them.

use std::sync::OnceLock;

use regex_automata::meta::{Config, Regex};
use regex_automata::util::syntax;

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
                .is_some_and(|regex| regex.is_match(self.haystack(text)))
    }

    /// The first match.
    #[must_use]
    pub fn find(&self, text: &Lowered<'_>) -> Option<Span> {
        if !self.rings(text) {
            return None;
        }
        self.regex()?
            .find(self.haystack(text))
            .map(|found| found.range().into())
    }

    /// Every match, left to right, none overlapping.
    pub fn find_all(&self, text: &Lowered<'_>) -> Vec<Span> {
        let Some(regex) = self.rings(text).then(|| self.regex()).flatten() else {
            return Vec::new();
        };
        regex
            .find_iter(self.haystack(text))
            .map(|found| found.range().into())
            .collect()
    }

    /// Every match with the span of each group, the whole match as group 0.
    pub fn captures(&self, text: &Lowered<'_>) -> Vec<Vec<Option<Span>>> {
        let Some(regex) = self.rings(text).then(|| self.regex()).flatten() else {
            return Vec::new();
        };
        regex
            .captures_iter(self.haystack(text))
            .map(|groups| {
                groups
                    .iter()
                    .map(|group| group.map(|g| Span::new(g.start, g.end)))
                    .collect()
            })
            .collect()
    }

    fn rings(&self, text: &Lowered<'_>) -> bool {
        self.cues.is_empty() || self.cues.iter().any(|cue| text.lower().contains(cue))
    }

    /// Matching a lower-cased copy of the same length costs a tenth of matching both cases of every
    /// letter; an expression that looks at capitals itself sees the original.
    fn haystack<'t>(&self, text: &'t Lowered<'_>) -> &'t str {
        if self.sees_capitals() {
            text.original
        } else {
            text.lower()
        }
    }

    fn sees_capitals(&self) -> bool {
        self.expression.contains("(?-i") || self.expression.contains(r"\p{L")
    }

    fn regex(&self) -> Option<&Regex> {
        self.compiled
            .get_or_init(|| {
                let cased = self.sees_capitals();
                let expression = if cased {
                    self.expression.to_owned()
                } else {
                    lower_cased(self.expression)
                };
                // A process matches a few kilobytes and ends: what makes a long search fast costs it
                // seven times the compiling and gives nothing back.
                Regex::builder()
                    .configure(Config::new().onepass(false).auto_prefilter(false))
                    .syntax(syntax::Config::new().case_insensitive(cased))
                    .build(&expression)
                    .inspect_err(|error| debug_assert!(false, "{error}"))
                    .ok()
            })
            .as_ref()
    }
}

/// The letters, digits and the like that a `\w` of a pattern stands for: those of the scripts that
/// posts come in. The whole of Unicode would cost a millisecond for every `\w`.
const WORD: &str = r"0-9a-z_\u{b5}\u{df}-\u{24f}\u{370}-\u{52f}\u{5d0}-\u{6ff}\u{900}-\u{e7f}\u{1e00}-\u{1eff}\u{3040}-\u{9fff}\u{ac00}-\u{d7a3}";
/// Likewise for `\s`.
const BLANK: &str = r"\t-\r \u{a0}\u{2000}-\u{200a}\u{202f}\u{3000}";

/// An expression for lower-cased texts: its letters in lower case, its classes small.
fn lower_cased(expression: &str) -> String {
    let mut out = String::with_capacity(expression.len() * 2);
    let mut chars = expression.chars().peekable();
    let mut in_class = false;
    while let Some(c) = chars.next() {
        match c {
            '\\' => escape(&mut chars, in_class, &mut out),
            '[' if !in_class => {
                in_class = true;
                out.push('[');
                if chars.next_if_eq(&'^').is_some() {
                    out.push('^');
                }
                if chars.next_if_eq(&']').is_some() {
                    out.push(']');
                }
            }
            ']' => {
                in_class = false;
                out.push(']');
            }
            other => out.push(lower_of_same_length(other)),
        }
    }
    out
}

/// Copies an escape; `\w`, `\d` and `\s` and their opposites become small classes.
fn escape(chars: &mut std::iter::Peekable<std::str::Chars<'_>>, in_class: bool, out: &mut String) {
    let Some(kind) = chars.next() else {
        out.push('\\');
        return;
    };
    let set = match kind.to_ascii_lowercase() {
        'w' => WORD,
        'd' => "0-9",
        's' => BLANK,
        _ => "",
    };
    match (set.is_empty(), in_class, kind.is_ascii_uppercase()) {
        (false, true, false) => out.push_str(set),
        (false, false, negated) => {
            out.push_str(if negated { "[^" } else { "[" });
            out.push_str(set);
            out.push(']');
        }
        _ => {
            out.push('\\');
            out.push(kind);
            // The name or number in the braces of \p{…} and \u{…} keeps its case.
            if matches!(kind, 'p' | 'P' | 'u' | 'x') && chars.peek() == Some(&'{') {
                out.extend(chars.by_ref().take_while(|&c| c != '}'));
                out.push('}');
            }
        }
    }
}

/// The lower-case letter, where it takes as many bytes; else the character itself.
fn lower_of_same_length(c: char) -> char {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
        _ => c,
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

    /// The lower-cased copy, of the same length: its offsets are those of the original. The few
    /// letters whose lower case takes more or fewer bytes stay as they are.
    #[must_use]
    pub fn lower(&self) -> &str {
        self.lower.get_or_init(|| {
            if self.original.is_ascii() {
                return self.original.to_ascii_lowercase();
            }
            self.original.chars().map(lower_of_same_length).collect()
        })
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

    #[test]
    fn capitals_of_text_and_expression_do_not_matter_unless_asked_for() {
        static ANY: Pattern = Pattern::new(&["überfluss"], r"\bÜBERFLUSS\s+[A-C\d]\W");
        static CAPITAL: Pattern = Pattern::new(&["go"], r"(?-i:\bGo\b)");
        let text = Lowered::new("İ im Überfluss  c! go");
        assert_eq!(
            ANY.find(&text).map(|span| span.of(text.original())),
            Some("Überfluss  c!")
        );
        assert!(!CAPITAL.is_in(&text));
        assert_eq!(text.lower().len(), text.original().len());
    }
}
