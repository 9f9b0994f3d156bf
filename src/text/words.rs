//! Words, sentences and visible length, by the Unicode rules.
//!
//! Stemming and vocabulary are for `skill` and `matching`; this is only about where words and
//! sentences begin and end.

use unicode_segmentation::UnicodeSegmentation;

use super::Span;

/// The words of `text` with their places. A word has a letter or a digit in it.
pub fn words(text: &str) -> impl Iterator<Item = (Span, &str)> {
    text.unicode_word_indices()
        .map(|(at, word)| (Span::new(at, at + word.len()), word))
}

/// How many words `text` has.
#[must_use]
pub fn count(text: &str) -> usize {
    text.unicode_words().count()
}

/// Length in grapheme clusters: what the user would count.
#[must_use]
pub fn visible_len(text: &str) -> usize {
    text.graphemes(true).count()
}

/// The first `limit` grapheme clusters of `text`.
#[must_use]
pub fn visible_prefix(text: &str, limit: usize) -> &str {
    let end = text
        .grapheme_indices(true)
        .nth(limit)
        .map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}

/// `text` cut to `limit` grapheme clusters at a word's end, with an ellipsis where it was cut.
#[must_use]
pub fn shortened(text: &str, limit: usize) -> String {
    if visible_len(text) <= limit {
        return text.to_owned();
    }
    let head = visible_prefix(text, limit.saturating_sub(1));
    let cut = head
        .rfind(char::is_whitespace)
        .filter(|&at| at > head.len() / 2)
        .unwrap_or(head.len());
    format!(
        "{}…",
        head.get(..cut)
            .unwrap_or(head)
            .trim_end_matches([' ', ',', ';', ':', '.'])
    )
}

/// The sentences of `text`, in order, trimmed, none empty. A line break ends a sentence: pasted
/// lists and headings have no full stops. A stop does not end one after an abbreviation, an initial
/// or inside a number, a file name or an address.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        sentences_of_line(
            text,
            Span::new(line_start, line_start + line.len()),
            &mut found,
        );
        line_start += line.len();
    }
    found
}

fn sentences_of_line(text: &str, line: Span, found: &mut Vec<Span>) {
    let mut start = line.start;
    let mut chars = line.of(text).char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let at = line.start + at;
        let wide = matches!(c, '。' | '！' | '？' | '।');
        if !wide && !matches!(c, '.' | '!' | '?' | '…') {
            continue;
        }
        let after = at + c.len_utf8();
        let next = chars.peek().map(|&(_, next)| next);
        let closes = next.is_none_or(|next| next.is_whitespace() || "\"'”’)]»".contains(next));
        if !wide && (!closes || (c == '.' && is_abbreviation(Span::new(start, at).of(text)))) {
            continue;
        }
        let closing = |&(_, c): &(usize, char)| "\"'”’)]»".contains(c);
        let mut end = after;
        while let Some((at, c)) = chars.next_if(closing) {
            end = line.start + at + c.len_utf8();
        }
        push(text, Span::new(start, end), found);
        start = end;
    }
    push(text, Span::new(start, line.end), found);
}

fn push(text: &str, span: Span, found: &mut Vec<Span>) {
    let span = span.trimmed(text);
    let closing_only = span
        .of(text)
        .chars()
        .all(|c| !c.is_alphanumeric() && !c.is_ascii_graphic());
    if span.is_empty() || closing_only {
        return;
    }
    // A closing quote after the stop belongs to the sentence before it.
    if span.of(text).chars().all(|c| "\"'”’)]».!?…".contains(c))
        && let Some(last) = found.last_mut()
    {
        last.end = span.end;
        return;
    }
    found.push(span);
}

/// Whether what stands before a full stop makes it an abbreviation's rather than a sentence's end.
fn is_abbreviation(before: &str) -> bool {
    const SHORT: [&str; 24] = [
        "e.g", "i.e", "eg", "ie", "etc", "vs", "approx", "mr", "mrs", "ms", "dr", "st", "no",
        "inc", "ltd", "co", "corp", "jr", "sr", "p.s", "a.m", "p.m", "max", "min",
    ];
    let word = before
        .rsplit(|c: char| c.is_whitespace() || c == '(')
        .next()
        .unwrap_or_default();
    let is_initial =
        word.chars().count() == 1 && word.chars().all(char::is_uppercase) && word != "I";
    let is_list_number = word == before.trim() && word.chars().all(|c| c.is_ascii_digit());
    is_initial || is_list_number || SHORT.iter().any(|short| word.eq_ignore_ascii_case(short))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text)
            .into_iter()
            .map(|span| span.of(text))
            .collect()
    }

    #[test]
    fn a_stop_inside_a_name_or_number_ends_nothing() {
        assert_eq!(
            split("I use Node.js 18.2, e.g. for A. Smith. It works! \"Really?\" Yes."),
            [
                "I use Node.js 18.2, e.g. for A. Smith.",
                "It works!",
                "\"Really?\"",
                "Yes."
            ]
        );
    }

    #[test]
    fn a_line_ends_a_sentence_and_a_list_number_does_not() {
        assert_eq!(
            split("1. One thing\n2. Another\n\n"),
            ["1. One thing", "2. Another"]
        );
    }

    #[test]
    fn other_scripts_have_their_own_stops() {
        assert_eq!(
            split("我们需要帮助。请联系？"),
            ["我们需要帮助。", "请联系？"]
        );
    }

    #[test]
    fn a_cut_falls_between_clusters() {
        assert_eq!(visible_prefix("👩‍💻👩‍💻x", 1), "👩‍💻");
        assert_eq!(shortened("one two three", 9), "one two…");
    }

    proptest::proptest! {
        #[test]
        fn sentences_are_ordered_and_inside(text in "\\PC{0,80}(\n\\PC{0,20})?") {
            let mut last = 0;
            for span in sentences(&text) {
                proptest::prop_assert!(span.start >= last && !span.of(&text).is_empty());
                last = span.end;
            }
        }
    }
}
