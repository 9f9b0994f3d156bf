//! How alike two texts are: the nearest name to a mistyped one, shared runs of words between texts.
//!
//! Likeness of meaning is for `matching`.

use std::collections::HashSet;

use super::words;

/// The name among `known` that `typed` was most likely meant to be; none if nothing is near.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    known
        .into_iter()
        .map(|name| (likeness(&typed, &name.to_lowercase()), name))
        .filter(|&(likeness, _)| likeness >= 0.6)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

/// Likeness of two short strings, 0 to 1; a shared beginning counts in full.
fn likeness(a: &str, b: &str) -> f32 {
    if !a.is_empty() && !b.is_empty() && (a.starts_with(b) || b.starts_with(a)) {
        return 0.9;
    }
    similar::TextDiff::from_chars(a, b).ratio()
}

/// The set of runs of `size` lower-cased words in `text`.
#[must_use]
pub fn shingles(text: &str, size: usize) -> HashSet<String> {
    let words: Vec<String> = words::words(text)
        .map(|(_, word)| word.to_lowercase())
        .collect();
    words
        .windows(size.max(1))
        .map(|run| run.join(" "))
        .collect()
}

/// The share, 0 to 1, of `a`'s five-word runs that stand in `b` too.
#[must_use]
pub fn shared(a: &str, b: &str) -> f64 {
    let (a, b) = (shingles(a, 5), shingles(b, 5));
    if a.is_empty() {
        return 0.0;
    }
    a.intersection(&b).count() as f64 / a.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_hand_finds_its_name_and_a_stranger_does_not() {
        assert_eq!(
            nearest("propsal", ["post", "proposal", "reply"]),
            Some("proposal")
        );
        assert_eq!(nearest("zebra", ["post", "proposal"]), None);
    }

    #[test]
    fn shared_runs_are_counted_by_the_first_text() {
        assert!((shared("a b c d e", "x a b c d e y") - 1.0).abs() < 1e-9);
        assert!(shared("", "a b").abs() < 1e-9);
    }
}
