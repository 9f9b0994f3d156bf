//! Borrowed words: the parts of a draft that are not the writer's own statement.
//!
//! Quotes of the post, questions repeated before their answers, gaps left for the writer to fill.
//! Neither a claim nor a cliché is looked for in them.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::job_post::JobPost;
use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span, words};

/// How long a run of words must be to count as taken from the post.
const RUN: usize = 4;

/// The borrowed parts of one draft.
#[derive(Debug, Clone, Default)]
pub struct Borrowed {
    /// Words of the post: quotes, quoted lines, repeated questions.
    pub quotes: Vec<Span>,
    /// Visible gaps, `[… you decide: … ]`.
    pub gaps: Vec<Span>,
}

static GAP: Pattern = Pattern::new(
    &["["],
    r"\[(?:\s*(?:…|\.\.\.)|[^\[\]\n]{0,40}\byou decide\b)[^\[\]\n]*\]",
);
static QUOTED: Pattern = Pattern::new(
    &["\"", "“", "„", "«"],
    r#""[^"\n]{3,400}"|“[^”\n]{3,400}”|„[^“”\n]{3,400}[“”]|«[^»\n]{3,400}»"#,
);

impl Borrowed {
    /// Reads `draft`; without a post only its gaps and `>` lines are known.
    #[must_use]
    pub fn find(draft: &str, post: Option<&JobPost>) -> Self {
        let lowered = Lowered::new(draft);
        let runs = post.map(|post| Runs::of(&post.text)).unwrap_or_default();
        let mut quotes: Vec<Span> = QUOTED
            .find_all(&lowered)
            .into_iter()
            .filter(|span| runs.hold(span.of(draft)))
            .collect();
        for sentence in words::sentences(draft) {
            let said = unnumbered(sentence.of(draft));
            let repeated = said.ends_with(['?', ':', '？']) && runs.hold(said);
            if said.starts_with('>') || (repeated && words::count(said) > RUN) {
                quotes.push(sentence);
            }
        }
        Self {
            quotes,
            gaps: GAP.find_all(&lowered),
        }
    }

    /// Whether `span` touches something borrowed.
    #[must_use]
    pub fn covers(&self, span: Span) -> bool {
        self.quotes
            .iter()
            .chain(&self.gaps)
            .any(|part| part.overlaps(span))
    }
}

/// A line without the number, bullet or `Q1:` before it.
fn unnumbered(line: &str) -> &str {
    let bare = line.trim_start_matches(|c: char| "-*•#( ".contains(c));
    let bare = bare.strip_prefix(['Q', 'q']).unwrap_or(bare);
    let rest = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() == bare.len() {
        return line;
    }
    rest.trim_start_matches(|c: char| ".):-– *".contains(c))
}

/// The runs of words of a text, as hashes; a text of a single run or less is kept as it is.
#[derive(Default)]
struct Runs {
    runs: HashSet<u64>,
    lower: String,
}

impl Runs {
    fn of(text: &str) -> Self {
        Self {
            runs: hashes(text).collect(),
            lower: text.to_lowercase(),
        }
    }

    /// Whether every run of `part` stands in the text.
    fn hold(&self, part: &str) -> bool {
        let mut runs = hashes(part).peekable();
        if runs.peek().is_none() {
            let bare = part
                .trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase();
            return bare.chars().count() > 2 && self.lower.contains(&bare);
        }
        runs.all(|run| self.runs.contains(&run))
    }
}

fn hashes(text: &str) -> impl Iterator<Item = u64> {
    let words: Vec<String> = words::words(text)
        .map(|(_, word)| word.to_lowercase())
        .collect();
    (0..(words.len() + 1).saturating_sub(RUN)).map(move |at| {
        let mut hasher = DefaultHasher::new();
        words
            .iter()
            .skip(at)
            .take(RUN)
            .for_each(|word| word.hash(&mut hasher));
        hasher.finish()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repeated_question_is_borrowed_and_a_copied_claim_is_not() {
        let post = JobPost {
            text:
                "Have you shipped a Shopify app before? Needs 5 years of experience with Shopify."
                    .into(),
            ..JobPost::default()
        };
        let draft = "1. Have you shipped a Shopify app before?\nYes.\n5 years of experience with Shopify.\n[… you decide: link …]";
        let borrowed = Borrowed::find(draft, Some(&post));
        let quoted: Vec<&str> = borrowed.quotes.iter().map(|span| span.of(draft)).collect();
        assert_eq!(quoted.len(), 1, "{quoted:?}");
        assert_eq!(borrowed.gaps.len(), 1);
    }
}
