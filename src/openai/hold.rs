//! Looking for words in a text that arrives in pieces: how much of its end may be the start of one.

/// How many bytes at the end of `text` are a proper start of one of `words`, the longest such.
#[must_use]
pub(super) fn open_end(text: &str, words: &[&str]) -> usize {
    let longest = words.iter().map(|word| word.len()).max().unwrap_or(0);
    let first = text.len().saturating_sub(longest.saturating_sub(1));
    (first..text.len())
        .filter_map(|start| text.get(start..))
        .find(|end| {
            words
                .iter()
                .any(|word| word.len() > end.len() && word.starts_with(end))
        })
        .map_or(0, str::len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_start_is_kept() {
        assert_eq!(open_end("a <th", &["<think>", "</think>"]), 3);
        assert_eq!(open_end("a <", &["</think>"]), 1);
        assert_eq!(open_end("a <think>", &["<think>"]), 0);
        assert_eq!(open_end("é", &["<think>"]), 0);
        assert_eq!(open_end("ababa", &["abab"]), 3);
    }
}
