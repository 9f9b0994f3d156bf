//! Given words: what stands in a draft without being the writer's choice.
//!
//! A demanded word, a quote of the post, a visible gap, words of the writer's own profile: no rule on
//! style speaks of them. Read once for all spans of a rule.

use super::Subject;
use crate::draft::borrowed::Borrowed;
use crate::text::Span;

/// The given words of one draft.
pub(super) struct Given<'a> {
    text: &'a str,
    borrowed: Borrowed,
    tokens: Vec<String>,
    profile: Option<String>,
}

impl<'a> Given<'a> {
    /// Reads the draft, the post and the profile of a subject.
    pub(super) fn of(subject: &Subject<'a>) -> Self {
        let demands = subject.post.into_iter().flat_map(|post| &post.demands);
        let tokens = demands.filter_map(|demand| demand.token.as_deref());
        Self {
            text: subject.text(),
            borrowed: Borrowed::find(subject.text(), subject.post),
            tokens: tokens.map(str::to_lowercase).collect(),
            profile: subject.profile.map(|profile| profile.text.to_lowercase()),
        }
    }

    /// Whether the words at `span` are given.
    pub(super) fn covers(&self, span: Span) -> bool {
        let words = span.of(self.text).trim().to_lowercase();
        self.borrowed.covers(span)
            || self.tokens.iter().any(|token| token.contains(&words))
            || self
                .profile
                .as_ref()
                .is_some_and(|profile| profile.contains(&words))
    }
}
