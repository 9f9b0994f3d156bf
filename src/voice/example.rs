//! Examples of a voice: letters that were answered, the ones nearest to a post, without their facts.

use std::collections::HashSet;

use crate::text::pattern::Lowered;
use crate::text::{Pattern, content, words};

/// How much of a letter is shown.
const WORDS: usize = 200;

static LINK: Pattern = Pattern::new(
    &["://", "www.", "@"],
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+",
);
static FIGURE: Pattern = Pattern::new(
    &["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
    r"[$€£¥]?\s?\d[\d.,:/]*(?:\s?%|\s?[kKmM]\b|\+)?",
);

/// Up to `most` of the `letters` that speak of what `post` does, nearest first; of equals the first.
/// Links and figures are taken out, so that none can be handed on as a fact.
#[must_use]
pub fn examples(post: &str, letters: &[String], most: usize) -> Vec<String> {
    let wanted = content::stem_set(post);
    let mut near: Vec<(f64, &String)> = letters
        .iter()
        .map(|letter| (likeness(&wanted, &content::stem_set(letter)), letter))
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    near.into_iter()
        .take(most)
        .map(|(_, letter)| without_facts(&shortened(letter)))
        .collect()
}

/// The cosine of two sets.
fn likeness(a: &HashSet<String>, b: &HashSet<String>) -> f64 {
    let both = a.intersection(b).count() as f64;
    let size = (a.len() * b.len()) as f64;
    if size > 0.0 { both / size.sqrt() } else { 0.0 }
}

fn shortened(letter: &str) -> String {
    let end = words::words(letter)
        .nth(WORDS)
        .map_or(letter.len(), |(span, _)| span.start);
    letter.get(..end).unwrap_or(letter).trim_end().to_owned()
}

fn without_facts(letter: &str) -> String {
    let letter = replaced(letter, &LINK, "[link]");
    replaced(&letter, &FIGURE, " […]")
        .replace("  […]", " […]")
        .trim_start()
        .to_owned()
}

fn replaced(text: &str, pattern: &Pattern, by: &str) -> String {
    let lowered = Lowered::new(text);
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    for span in pattern.find_all(&lowered) {
        kept.push_str(text.get(from..span.start).unwrap_or_default());
        kept.push_str(by);
        from = span.end;
    }
    kept.push_str(text.get(from..).unwrap_or_default());
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_letter_comes_first_and_keeps_no_figure_or_link() {
        let letters = [
            "Your logo wants a second colour. I drew 40 for bakeries.".to_owned(),
            "Your checkout drops carts. I cut one from 2 days to 20 minutes for $1,500: https://x.example/a"
                .to_owned(),
        ];
        let found = examples("Our Shopify checkout loses carts on mobile", &letters, 1);
        assert_eq!(found.len(), 1);
        let example = &found[0];
        assert!(
            example.starts_with("Your checkout drops carts."),
            "{example}"
        );
        assert!(!example.chars().any(|c| c.is_ascii_digit()), "{example}");
        assert!(
            example.contains("[link]") && !example.contains("x.example"),
            "{example}"
        );
        assert!(LINK.is_valid() && FIGURE.is_valid());
    }

    #[test]
    fn a_long_letter_is_cut() {
        let long = vec!["word ".repeat(1000)];
        assert!(words::count(&examples("word", &long, 2)[0]) <= WORDS);
    }
}
