//! Functions: what a template can do with a text besides printing it.
//!
//! Pure functions of a value: cut it into sentences, points or questions, shorten it. None of them
//! reads anything or knows of posts and profiles.

use minijinja::Environment;

use crate::text::words;

/// Makes the functions and filters known to templates.
pub(super) fn register(engine: &mut Environment<'_>) {
    engine.add_function("sentences_in", |text: String| sentences(&text));
    engine.add_function("questions_in", |text: String| questions(&text));
    engine.add_function("points_in", |text: String| points(&text));
    engine.add_filter("shortened", |text: String, limit: usize| {
        words::shortened(&text, limit)
    });
}

fn sentences(text: &str) -> Vec<String> {
    words::sentences(text)
        .into_iter()
        .map(|span| one_line(span.of(text)))
        .collect()
}

/// The sentences that ask.
fn questions(text: &str) -> Vec<String> {
    let asks = |sentence: &String| {
        sentence
            .trim_end_matches(['"', '\'', '”', ')'])
            .ends_with(['?', '？'])
    };
    sentences(text).into_iter().filter(asks).collect()
}

/// The lines of a list without their bullets; the sentences of a text that is no list.
fn points(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let pieces = if lines.len() > 1 {
        lines.into_iter().map(one_line).collect()
    } else {
        sentences(text)
    };
    let bare = |piece: String| {
        let numberless = piece.trim_start_matches(|c: char| c.is_ascii_digit());
        let numbered = numberless.len() < piece.len() && numberless.starts_with(['.', ')']);
        let rest = if numbered {
            numberless.get(1..).unwrap_or_default()
        } else {
            &piece
        };
        rest.trim_start_matches(|c: char| c.is_whitespace() || "-–—*•·▪✅+".contains(c))
            .to_owned()
    };
    pieces
        .into_iter()
        .map(bare)
        .filter(|piece| !piece.is_empty())
        .collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_gives_its_points_and_prose_its_sentences() {
        assert_eq!(
            points("- one\n2. two\n\n• three 3.5"),
            ["one", "two", "three 3.5"]
        );
        assert_eq!(
            points("First this. Then that."),
            ["First this.", "Then that."]
        );
        assert_eq!(points("2026 was fine"), ["2026 was fine"]);
    }

    #[test]
    fn questions_are_the_sentences_that_ask() {
        assert_eq!(
            questions("Thanks! Can you start Monday? What \"now?\" Fine."),
            ["Can you start Monday?", "What \"now?\""]
        );
    }
}
