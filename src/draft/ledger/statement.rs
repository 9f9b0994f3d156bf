//! Statements: what of a text its writer says of themselves.
//!
//! Questions, plans, denials, the client's own words and what is merely quoted are none. For texts
//! whose writer has no profile here, such as the proposals a client gets.

use super::stance::Stance;
use super::{Claim, Context, claims};
use crate::job_post::JobPost;
use crate::profile::Profile;
use crate::skill::Vocabulary;
use crate::text::Span;

/// The parts of `text` in which its writer states nothing of themselves, in order: whole sentences,
/// and in the others the skills that are planned, denied or quoted.
#[must_use]
pub fn unsaid(text: &str, post: Option<&JobPost>, vocabulary: &Vocabulary) -> Vec<Span> {
    let claims = claims(text, post, &Profile::default(), vocabulary);
    let mut left = claims.as_slice();
    let mut found = Vec::new();
    for context in Context::all(text, post, vocabulary) {
        let sentence = context.sentence;
        let before = left.partition_point(|claim| claim.span.start < sentence.start);
        left = left.get(before..).unwrap_or_default();
        let here = left.partition_point(|claim| claim.span.start < sentence.end);
        let here = left.get(..here).unwrap_or_default();
        let states = (0..context.tokens.len()).any(|at| is_stated(context.stance(at)));
        if !states && here.is_empty() {
            found.push(sentence);
        } else {
            found.extend(unowned(&context, here));
        }
    }
    found
}

const fn is_stated(stance: Stance) -> bool {
    stance.is_owned() || matches!(stance, Stance::Fragment)
}

/// The skills of a sentence that its writer does not claim.
fn unowned(context: &Context<'_>, claims: &[Claim]) -> Vec<Span> {
    let mentions = context.mentions.iter().map(|mention| mention.span);
    let is_owned = |span: Span| {
        let at = context.word_at(span);
        let stated = is_stated(context.stance(at));
        let denied = context.clauses.denied(&context.tokens, at, true);
        let claimed = claims.iter().any(|claim| claim.span.overlaps(span));
        context.is_own(span) && (claimed || (stated && !denied))
    };
    mentions.filter(|&span| !is_owned(span)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of a text when the unsaid is taken out.
    fn said(text: &str) -> String {
        let mut left = text.to_owned();
        for span in unsaid(text, None, &Vocabulary::default()).into_iter().rev() {
            left.replace_range(span.start..span.end, "");
        }
        left.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_owned_stays_and_the_rest_goes() {
        assert_eq!(
            said("I built three shops in Shopify."),
            "I built three shops in Shopify."
        );
        assert_eq!(said("Which version of Shopify do you use?"), "");
        assert_eq!(said("You need a Shopify developer with Python."), "");
        assert_eq!(said("I would move it to PostgreSQL."), "");
        assert!(!said("I have not used Klaviyo, but I know Python well.").contains("Klaviyo"));
        assert!(said("I have not used Klaviyo, but I know Python well.").contains("Python"));
        assert_eq!(
            said("Stack: Python, SQL, Looker Studio"),
            "Stack: Python, SQL, Looker Studio"
        );
    }
}
