//! A proposal read for comparing: its writer's statements as a profile, and its claims.

use super::{Ask, Proposal};
use crate::check::{Subject, TextKind};
use crate::draft::ledger::{self, Claim, statement};
use crate::job_post::JobPost;
use crate::profile::Profile;
use crate::text::Span;
use crate::text::pattern::Lowered;

/// One proposal, read once for all criteria.
pub(super) struct Reading<'a> {
    /// The words.
    pub(super) text: &'a str,
    /// The same, ready for patterns.
    pub(super) lowered: Lowered<'a>,
    /// What its writer states of themselves, and nothing else: places are those of the text.
    pub(super) said: Profile,
    /// The claims in it; its own statements prove them.
    pub(super) claims: Vec<Claim>,
    /// The proposal read as a post: the scan for what is aimed at machines wants it so.
    pub(super) as_post: JobPost,
}

impl<'a> Reading<'a> {
    pub(super) fn new(proposal: &Proposal<'a>, ask: &Ask<'_>) -> Self {
        let text = proposal.text;
        let unsaid = statement::unsaid(text, Some(ask.post), ask.vocabulary);
        let said = Profile::parse(proposal.name, &blanked(text, &unsaid), ask.vocabulary);
        let claims = ledger::claims(text, Some(ask.post), &said, ask.vocabulary);
        Self {
            text,
            lowered: Lowered::new(text),
            claims,
            said,
            as_post: JobPost::parse(text, ask.vocabulary),
        }
    }

    /// What the rules on proposals look at.
    pub(super) fn subject<'b>(&'b self, ask: &'b Ask<'_>) -> Subject<'b> {
        Subject {
            post: Some(ask.post),
            scan: Some(&ask.scan),
            profile: Some(&self.said),
            claims: &self.claims,
            ..Subject::new(&self.lowered, TextKind::Proposal, ask.vocabulary, ask.pack)
        }
    }

    /// The place of a fact in the text.
    pub(super) fn fact(&self, at: usize) -> Option<Span> {
        let fact = self.said.facts.get(at)?;
        let inside = self.text.get(fact.span.start..fact.span.end).is_some();
        inside.then_some(fact.span)
    }
}

/// `text` with blanks in the place of `spans`, which are in order; every other byte keeps its place.
fn blanked(text: &str, spans: &[Span]) -> String {
    let mut blank = String::with_capacity(text.len());
    let mut from = 0;
    for span in spans {
        let start = span.start.max(from);
        let end = span.end.max(start);
        blank.push_str(text.get(from..start).unwrap_or_default());
        let hole = text.get(start..end).unwrap_or_default();
        blank.extend(
            hole.bytes()
                .map(|byte| if byte == b'\n' { '\n' } else { ' ' }),
        );
        from = end;
    }
    blank.push_str(text.get(from..).unwrap_or_default());
    // Rules above and below a text are no front matter here.
    match blank.strip_prefix("---\n") {
        Some(rest) => format!("   \n{rest}"),
        None => blank,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn blanks_keep_every_place(text in "(\\PC|\n){0,40}", cuts in proptest::collection::vec(0usize..40, 0..6)) {
            let mut cuts: Vec<usize> = cuts.iter().map(|&at| text.floor_char_boundary(at)).collect();
            cuts.sort_unstable();
            let spans: Vec<Span> = cuts.chunks_exact(2).map(|pair| Span::new(pair[0], pair[1])).collect();
            let blank = blanked(&text, &spans);
            proptest::prop_assert_eq!(blank.len(), text.len());
            proptest::prop_assert_eq!(blank.matches('\n').count(), text.matches('\n').count());
        }
    }
}
