//! Context: one sentence of a draft, read once for all kinds of claims.

use std::collections::HashSet;

use super::lexicon;
use super::quantity::{self, Quantity};
use super::stance::{Clauses, Stance};
use super::token::Tokens;
use crate::draft::borrowed::Borrowed;
use crate::job_post::JobPost;
use crate::skill::{Mention, Vocabulary};
use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span, content, words};

static LINK: Pattern = Pattern::new(&["http", "www."], r#"(?:https?://|www\.)[^\s<>"')\]]+"#);

/// One sentence.
pub(super) struct Context<'a> {
    pub(super) draft: &'a str,
    pub(super) sentence: Span,
    pub(super) tokens: Tokens<'a>,
    pub(super) clauses: Clauses,
    pub(super) quantities: Vec<Quantity>,
    pub(super) mentions: Vec<Mention>,
    /// The content words of this sentence and, when it goes on telling, of the one before.
    pub(super) stems: HashSet<String>,
    /// Whether it goes on telling what the sentence before it began.
    pub(super) continues: bool,
    /// Quotes, gaps and links in it.
    foreign: Vec<Span>,
}

impl<'a> Context<'a> {
    /// The sentences of a draft that may hold claims.
    pub(super) fn all(
        draft: &'a str,
        post: Option<&JobPost>,
        vocabulary: &Vocabulary,
    ) -> Vec<Self> {
        let borrowed = Borrowed::find(draft, post);
        let mut foreign: Vec<Span> = borrowed
            .quotes
            .iter()
            .chain(&borrowed.gaps)
            .copied()
            .collect();
        foreign.extend(LINK.find_all(&Lowered::new(draft)));
        foreign.sort_unstable();
        let mut mentions = vocabulary.find(draft).into_iter().peekable();
        let mut heading = None;
        let mut before: HashSet<String> = HashSet::new();
        let mut found: Vec<Self> = Vec::new();
        for sentence in words::sentences(draft) {
            let mut here = Vec::new();
            while let Some(mention) = mentions.next_if(|mention| mention.span.start < sentence.end)
            {
                if mention.span.start >= sentence.start {
                    here.push(mention);
                }
            }
            let said = sentence.of(draft);
            let bullet = said.starts_with(['-', '*', '•', '–', '·', '✓', '✔'])
                || said.starts_with(|c: char| c.is_ascii_digit());
            let inherited = heading.filter(|_| bullet);
            if said.ends_with(':') {
                heading = announces(said);
            } else if !bullet {
                heading = None;
            }
            let tokens = Tokens::of(draft, sentence);
            let clauses = Clauses::of(&tokens, inherited);
            let own = content::stem_set(said);
            let continues = !before.is_empty();
            let stems = own.union(&before).cloned().collect();
            before = if clauses.tells() || (!before.is_empty() && !own.is_empty() && own.len() < 12)
            {
                own
            } else {
                HashSet::new()
            };
            let at = foreign.partition_point(|span| span.end <= sentence.start);
            let foreign = foreign
                .iter()
                .skip(at)
                .take_while(|span| span.start < sentence.end)
                .copied()
                .collect();
            let quantities = quantity::find(&tokens);
            found.push(Self {
                draft,
                sentence,
                tokens,
                clauses,
                quantities,
                mentions: here,
                stems,
                continues,
                foreign,
            });
        }
        found
    }

    /// Whether the words at `span` are the writer's own, not quoted, left open or part of a link.
    pub(super) fn is_own(&self, span: Span) -> bool {
        !self.foreign.iter().any(|foreign| foreign.overlaps(span))
    }

    /// The stance at the word `at`.
    pub(super) fn stance(&self, at: usize) -> Stance {
        self.clauses.at(&self.tokens, at)
    }

    /// The word at which `span` begins.
    pub(super) fn word_at(&self, span: Span) -> usize {
        self.tokens
            .list
            .partition_point(|token| token.span.end <= span.start)
    }
}

/// What a line that ends in a colon says of the list below it.
fn announces(line: &str) -> Option<Stance> {
    let lower = line.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if has(&[
        "plan",
        "would",
        "will",
        "i'd",
        "i'll",
        "step",
        "milestone",
        "deliver",
        "approach",
        "propose",
        "schedule",
        "timeline",
        "need",
        "question",
        "start with",
        "how i",
        "vorgehen",
        "schritte",
        "haría",
        "pasos",
        "faria",
        "passos",
        "m'y prendrais",
        "étapes",
        "procederei",
        "passi",
    ]) {
        return Some(Stance::Plan);
    }
    let owned = has(&[
        "experience",
        "background",
        "track record",
        "result",
        "highlight",
        "achievement",
        "about me",
        "why me",
        "credential",
        "certification",
        "worked",
        "built",
        "past",
        "recent",
        "portfolio",
        "qualification",
        "skills",
        "erfahrung",
        "experiencia",
        "expérience",
        "what i bring",
        "clients",
    ]);
    let mine = lower
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .any(lexicon::is_first);
    (owned || mine).then_some(if owned { Stance::Past } else { Stance::Present })
}
