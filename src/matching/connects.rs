//! What applying costs, as far as the post says: Upwork's Connects.

use crate::job_post::JobPost;
use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span};

/// US dollars for one Connect (Upwork's price, looked up November 2026; facts.md §2).
pub const PRICE: f64 = 0.15;

/// How many Connects a post asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Connects {
    /// How many.
    pub count: u32,
    /// The post's words.
    pub span: Span,
}

static CONNECTS: Pattern = Pattern::new(
    &["connects"],
    r"(?:\b(\d{1,3})\s+connects\b|\bconnects\s+(?:to\s+submit|required|needed)[^\d\n]{0,20}(\d{1,3})\b)",
);

/// The Connects that the post names, the copied page around it included.
#[must_use]
pub fn connects(post: &JobPost) -> Option<Connects> {
    let found = CONNECTS.captures(&Lowered::new(&post.text));
    let groups = found.first()?;
    let span = groups.first().copied().flatten()?;
    let digits = groups.iter().skip(1).find_map(|group| *group)?;
    let count = digits.of(&post.text).parse().ok()?;
    Some(Connects { count, span })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> Option<u32> {
        let post = JobPost {
            text: text.to_owned(),
            ..JobPost::default()
        };
        connects(&post).map(|connects| connects.count)
    }

    #[test]
    fn a_number_of_connects_is_a_price_and_connecting_is_not() {
        assert_eq!(count("Send a proposal for: 12 Connects"), Some(12));
        assert_eq!(count("Connects to submit a proposal: 16"), Some(16));
        assert_eq!(count("The app connects 12 shops"), None);
        assert_eq!(count("it connects to submit forms"), None);
    }
}
