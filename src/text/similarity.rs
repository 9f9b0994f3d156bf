//! How alike two texts are: the nearest name to a mistyped one, shared runs of words between texts.
//!
//! Likeness of meaning is for `matching`.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::{Span, words};

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

/// The runs of `size` lower-cased words of `text` in order, as hashes, each with its place.
#[must_use]
pub fn runs(text: &str, size: usize) -> Vec<(u64, Span)> {
    let words: Vec<(Span, String)> = words::words(text)
        .map(|(span, word)| (span, word.to_lowercase()))
        .collect();
    let run = |run: &[(Span, String)]| {
        let mut hasher = DefaultHasher::new();
        run.iter().for_each(|(_, word)| word.hash(&mut hasher));
        let (first, last) = (run.first()?.0, run.last()?.0);
        Some((hasher.finish(), Span::new(first.start, last.end)))
    };
    words.windows(size.max(1)).filter_map(run).collect()
}

/// The longest passage that two texts share, as it stands in each, by their [`runs`].
#[must_use]
pub fn passage(a: &[(u64, Span)], b: &[(u64, Span)]) -> Option<(Span, Span)> {
    let mut places: HashMap<u64, usize> = HashMap::with_capacity(b.len());
    for (at, (run, _)) in b.iter().enumerate() {
        places.entry(*run).or_insert(at);
    }
    let same = |i: usize, j: usize| a.get(i).zip(b.get(j)).is_some_and(|(a, b)| a.0 == b.0);
    let mut best = (0, 0, 0);
    let mut i = 0;
    while let Some((run, _)) = a.get(i) {
        let mut length = 0;
        if let Some(&j) = places.get(run) {
            while same(i + length, j + length) {
                length += 1;
            }
            if length > best.2 {
                best = (i, j, length);
            }
        }
        i += length.max(1);
    }
    let (i, j, length) = best;
    let span = |list: &[(u64, Span)], from: usize| {
        let last = list.get((from + length).checked_sub(1)?)?;
        Some(Span::new(list.get(from)?.1.start, last.1.end))
    };
    (length > 0).then_some(())?;
    Some((span(a, i)?, span(b, j)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_shared_passage_is_found_in_both() {
        let (a, b) = (
            "Hello there. I moved forty shops to BigQuery last year, all of them live.",
            "To begin: i moved forty shops to BigQuery last year. Nothing else is alike here.",
        );
        let (left, right) = passage(&runs(a, 3), &runs(b, 3)).unwrap();
        assert_eq!(left.of(a), "I moved forty shops to BigQuery last year");
        assert_eq!(right.of(b), "i moved forty shops to BigQuery last year");
        assert_eq!(passage(&runs("a b c", 3), &runs("d e f", 3)), None);
    }

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
