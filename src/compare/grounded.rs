//! Which words of a summary a proposal does not hold.
//!
//! The same ledger that holds drafts to a profile holds a summary to the proposal: its lines are read
//! as claims, and the proposal's own statements are all that may prove them. Figures and links are
//! held to the letter besides, whoever's they are.

use crate::check;
use crate::diagnostic::{Diagnostic, Document};
use crate::draft::ledger::{self, Claim, ClaimKind};
use crate::job_post::JobPost;
use crate::profile::Profile;
use crate::skill::Vocabulary;
use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span, words};

/// A claim that nothing proves.
const UNPROVED: &str = "P07";

/// Under such a heading a line without an "I" is a claim all the same.
const HEADING: &str = "Experience:\n";

static FIGURE: Pattern = Pattern::new(&[], r"\d+(?:[.,’' \u{a0}]\d+)*");
static MONEY: Pattern = Pattern::new(
    &[],
    r"[$€£¥₹]|\b(?:usd|eur|gbp|inr|aud|cad|chf|dollars?|euros?|pounds?)\b",
);
static LINK: Pattern = Pattern::new(&["http", "www."], r#"(?:https?://|www\.)[^\s<>"')\]]+"#);

/// What `summary` says that `proposal` does not, each with its place in the summary.
#[must_use]
pub fn unfounded(
    summary: &str,
    proposal: &str,
    post: &JobPost,
    vocabulary: &Vocabulary,
) -> Vec<Diagnostic> {
    let Some(rule) = check::RULES.iter().find(|rule| rule.info.id.0 == UNPROVED) else {
        return Vec::new();
    };
    let mut spans = Vec::new();
    let said = Profile::parse("proposal", proposal, vocabulary);
    let listed = listed(summary);
    for claim in ledger::claims(&listed.text, Some(post), &said, vocabulary) {
        if !is_held(&claim, &listed.text, proposal) {
            spans.push(listed.place(claim.span));
        }
    }
    let known: Vec<String> = figures(proposal).map(|(_, figure)| figure).collect();
    let strange = figures(summary).filter(|(_, figure)| !known.contains(figure));
    spans.extend(strange.map(|(span, _)| span));
    let links = LINK.find_all(&Lowered::new(summary));
    spans.extend(links.into_iter().filter(|link| {
        let bare = link
            .of(summary)
            .trim_end_matches(|c: char| ".,;:!?".contains(c));
        !proposal.contains(bare)
    }));
    spans.sort_unstable();
    spans.dedup_by(|later, earlier| later.overlaps(*earlier));
    let told = |span: Span| {
        let words = span.of(summary);
        Diagnostic::new(
            &rule.info,
            Document::Draft,
            span,
            format!("\"{words}\" is not in the proposal"),
        )
        .help("say only what the proposal says, or leave it out")
    };
    spans.into_iter().map(told).collect()
}

/// Whether the proposal holds a claim: proved, or word for word.
fn is_held(claim: &Claim, text: &str, proposal: &str) -> bool {
    let words = claim.span.of(text).to_lowercase();
    // A price is no claim of the past: its figure is held to the letter with all others.
    let is_price = claim.kind == ClaimKind::Number && MONEY.is_in(&Lowered::new(&words));
    claim.is_proved() || is_price || proposal.to_lowercase().contains(&words)
}

/// Figures by their digits alone: `1,200` is `1200`.
fn figures(text: &str) -> impl Iterator<Item = (Span, String)> {
    let found = FIGURE.find_all(&Lowered::new(text));
    found.into_iter().map(|span| {
        let digits = span.of(text).chars().filter(char::is_ascii_digit);
        (span, digits.collect())
    })
}

/// A summary as a list of claims, and where its lines stand in the summary.
struct Listed {
    text: String,
    /// Where a sentence begins in the list, and where in the summary.
    starts: Vec<(usize, usize)>,
}

fn listed(summary: &str) -> Listed {
    let mut text = HEADING.to_owned();
    let mut starts = Vec::new();
    for sentence in words::sentences(summary) {
        text.push_str("- ");
        starts.push((text.len(), sentence.start));
        text.push_str(
            sentence
                .of(summary)
                .trim_start_matches(['-', '*', '•', ' ']),
        );
        text.push('\n');
    }
    Listed { text, starts }
}

impl Listed {
    /// The place in the summary of a place in the list.
    fn place(&self, span: Span) -> Span {
        let at = self
            .starts
            .partition_point(|&(start, _)| start <= span.start);
        let (from, to) = at
            .checked_sub(1)
            .and_then(|at| self.starts.get(at))
            .copied()
            .unwrap_or((0, 0));
        Span::new(
            span.start - from.min(span.start) + to,
            span.end - from.min(span.end) + to,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(summary: &str) -> Vec<String> {
        let vocabulary = Vocabulary::default();
        let post = JobPost::parse(
            "We need a dashboard in Looker Studio. Budget $1,500.",
            &vocabulary,
        );
        let proposal = "I built a sales dashboard in Looker Studio for a tea importer: 31 products repriced. \
                        My price is $1,400 and I can start on Monday.";
        let found = unfounded(summary, proposal, &post, &vocabulary);
        found
            .iter()
            .map(|one| one.span.of(summary).to_owned())
            .collect()
    }

    #[test]
    fn what_the_proposal_says_passes() {
        for summary in [
            "Built a sales dashboard in Looker Studio for a tea importer; 31 products repriced. Asks $1,400, starts Monday.",
            "The applicant built a Looker Studio dashboard and asks 1400 USD.",
        ] {
            assert_eq!(told(summary), Vec::<String>::new(), "{summary}");
        }
    }

    #[test]
    fn what_it_does_not_say_is_refused() {
        assert_eq!(told("Has 10 years of experience."), ["10"]);
        assert!(!told("Built dashboards in Looker Studio and Power BI.").is_empty());
        assert!(!told("The applicant has worked with Kubernetes.").is_empty());
        assert!(!told("See https://example.com/fake for more.").is_empty());
    }
}
