//! Regular expressions that cost nothing until a word of theirs is seen.
//!
//! gig knows hundreds of patterns and a post rings a few of them: compiling all would cost more than
//! the work. A [`Pattern`] is a constant with the literals one of which must stand in a match; its
//! expression is compiled at the first text that holds one of them, into a small program of ours
//! (`program`, `machine`) where that can say it, and by the library where not.

mod machine;
mod program;

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use regex_automata::meta::{Config, Regex};
use regex_automata::util::captures::Captures;
use regex_automata::util::syntax;

use self::machine::{GaveUp, Machine, Slots, ends};
use self::program::Program;
use super::Span;

/// A lazily compiled, case-insensitive regular expression behind a literal filter.
///
/// Declare it as a `static`. An expression that does not compile never matches; [`Pattern::is_valid`]
/// lets a test say so of every pattern of a list.
pub struct Pattern {
    cues: &'static [&'static str],
    expression: &'static str,
    program: OnceLock<Option<Program>>,
    /// How many bytes the program has read.
    read: AtomicUsize,
    regex: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// A pattern of `expression` that is tried only where one of `cues` stands in the lower-cased
    /// text. Cues are lower-case; no cue at all means always.
    #[must_use]
    pub const fn new(cues: &'static [&'static str], expression: &'static str) -> Self {
        Self {
            cues,
            expression,
            program: OnceLock::new(),
            read: AtomicUsize::new(0),
            regex: OnceLock::new(),
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
        self.find(text).is_some()
    }

    /// The first match.
    #[must_use]
    pub fn find(&self, text: &Lowered<'_>) -> Option<Span> {
        if !self.rings(text) {
            return None;
        }
        let search = |mut machine: Machine<'_, '_>| Ok(machine.find(0)?.and_then(whole));
        self.run(text, false, search)
            .unwrap_or_else(|GaveUp| Some(self.regex()?.find(self.haystack(text))?.range().into()))
    }

    /// Every match, left to right, none overlapping.
    pub fn find_all(&self, text: &Lowered<'_>) -> Vec<Span> {
        if !self.rings(text) {
            return Vec::new();
        }
        let search = |mut machine: Machine<'_, '_>| {
            let mut all = Vec::new();
            machine.find_all(|slots| all.extend(whole(slots)))?;
            Ok(all)
        };
        self.run(text, false, search).unwrap_or_else(|GaveUp| {
            let found = self
                .regex()
                .map(|regex| regex.find_iter(self.haystack(text)));
            found
                .into_iter()
                .flatten()
                .map(|m| m.range().into())
                .collect()
        })
    }

    /// Every match with the span of each group, the whole match as group 0.
    pub fn captures(&self, text: &Lowered<'_>) -> Vec<Vec<Option<Span>>> {
        if !self.rings(text) {
            return Vec::new();
        }
        let search = |mut machine: Machine<'_, '_>| {
            let mut all = Vec::new();
            machine.find_all(|slots| all.push(groups(slots)))?;
            Ok(all)
        };
        self.run(text, true, search).unwrap_or_else(|GaveUp| {
            let found = self
                .regex()
                .map(|regex| regex.captures_iter(self.haystack(text)));
            let spans = |found: Captures| {
                let groups = found.iter();
                groups
                    .map(|group| group.map(|g| Span::new(g.start, g.end)))
                    .collect()
            };
            found.into_iter().flatten().map(spans).collect()
        })
    }

    /// Runs the program over the text, where there is one, it ends in time and the text is not one of
    /// very many.
    fn run<T>(
        &self,
        text: &Lowered<'_>,
        with_groups: bool,
        search: impl FnOnce(Machine<'_, '_>) -> Result<T, GaveUp>,
    ) -> Result<T, GaveUp> {
        let program = self.program.get_or_init(|| {
            let is_ours = !self.sees_capitals();
            is_ours.then(|| Program::of(self.expression)).flatten()
        });
        let program = program.as_ref().ok_or(GaveUp)?;
        let read = self.read.fetch_add(text.lower().len(), Ordering::Relaxed);
        if read > ENOUGH {
            return Err(GaveUp);
        }
        let slots = if with_groups { program.slots } else { 2 };
        search(Machine::new(program, text.lower(), slots))
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
        self.regex
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

/// After this many bytes the library's automaton has paid for its making.
const ENOUGH: usize = 64 << 10;

/// The place of a whole match.
fn whole(slots: &Slots) -> Option<Span> {
    ends(slots).map(|(start, end)| Span::new(start, end))
}

/// The place of each group.
fn groups(slots: &Slots) -> Vec<Option<Span>> {
    let pairs = slots.chunks_exact(2);
    let group = |pair: &[Option<usize>]| match pair {
        [Some(start), Some(end)] => Some(Span::new(*start, *end)),
        _ => None,
    };
    pairs.map(group).collect()
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
mod tests;
