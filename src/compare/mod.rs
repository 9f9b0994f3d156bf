//! Compare: the proposals a client got for one post, side by side on the post's own terms.
//!
//! Every cell says what was looked for, what was found and where it stands. Nothing is ranked by
//! itself: [`weigh`] adds up shares by weights the client names. Decides nothing and calls no model;
//! [`grounded`] says which words of a model's summary a proposal does not hold.

mod aimed;
mod contract;
mod copies;
mod evidence;
pub mod grounded;
mod must;
mod price;
mod proposal;
pub mod weigh;

use crate::check::packs::Pack;
use crate::job_post::JobPost;
use crate::job_post::scan::{self, Scan};
use crate::skill::Vocabulary;
use crate::text::Span;

use self::must::Want;
use self::proposal::Reading;

/// Reading more proposals than this together is refused by the command: every two are compared.
pub const MOST: usize = 1000;

/// A proposal as it came.
#[derive(Debug, Clone, Copy)]
pub struct Proposal<'a> {
    /// What it is cited by: its file, its id.
    pub name: &'a str,
    /// The text.
    pub text: &'a str,
}

/// What proposals are compared on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Criterion {
    /// The post's must-haves that the writer claims.
    Must,
    /// Links, results with figures, named work.
    Evidence,
    /// What the post tells applicants to do.
    Instructions,
    /// The post's questions.
    Questions,
    /// A price or rate, against the budget.
    Price,
    /// Own words: not shared with another of the proposals.
    Own,
    /// Nothing aimed at machines.
    Clean,
}

impl Criterion {
    /// Every criterion, in the order of the columns.
    pub const ALL: [Self; 7] = [
        Self::Must,
        Self::Evidence,
        Self::Instructions,
        Self::Questions,
        Self::Price,
        Self::Own,
        Self::Clean,
    ];

    /// The word on the command line and in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Must => "must",
            Self::Evidence => "evidence",
            Self::Instructions => "instructions",
            Self::Questions => "questions",
            Self::Price => "price",
            Self::Own => "own",
            Self::Clean => "clean",
        }
    }

    /// The heading of its column.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Must => "must-haves",
            Self::Evidence => "evidence",
            Self::Instructions => "instructions",
            Self::Questions => "questions",
            Self::Price => "price",
            Self::Own => "own words",
            Self::Clean => "for machines",
        }
    }

    /// How its share of 0 to 1 is reckoned, in one line: the whole of what a weight multiplies.
    #[must_use]
    pub const fn reckoning(self) -> &'static str {
        match self {
            Self::Must => {
                "must-haves of the post that the proposal claims; partly counts by how far"
            }
            Self::Evidence => {
                "a third each for a link, a result with a figure, named work or a credential"
            }
            Self::Instructions => {
                "instructions of the post that are met, of those that can be told"
            }
            Self::Questions => "questions answered; an unclear answer counts half",
            Self::Price => {
                "1 within the budget, budget ÷ price above it, half where they cannot be compared, 0 unnamed"
            }
            Self::Own => {
                "1 less the share of it that stands in the proposal most like it, where they are near-copies"
            }
            Self::Clean => "1, or 0 where a text is aimed at machines or hidden",
        }
    }
}

/// How one thing that was looked for came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// There.
    Yes,
    /// Partly there.
    Partly,
    /// Not there.
    No,
    /// Cannot be told: the reader judges.
    Open,
    /// There, and better were it not.
    Alarm,
}

impl State {
    /// The word in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Partly => "partly",
            Self::No => "no",
            Self::Open => "open",
            Self::Alarm => "alarm",
        }
    }
}

/// One thing that was looked for in a proposal.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// What, in the post's words or gig's.
    pub what: String,
    /// Where the post asks for it.
    pub asked: Option<Span>,
    /// How it came out.
    pub state: State,
    /// The words of the proposal that show it.
    pub quote: Option<Span>,
    /// Why partly, what is missing, in a few words.
    pub note: Option<String>,
}

impl Point {
    fn new(what: impl Into<String>, state: State) -> Self {
        Self {
            what: what.into(),
            asked: None,
            state,
            quote: None,
            note: None,
        }
    }

    fn asked(mut self, span: Span) -> Self {
        self.asked = Some(span);
        self
    }

    fn quoting(mut self, span: Option<Span>) -> Self {
        self.quote = span;
        self
    }

    fn noting(mut self, note: Option<String>) -> Self {
        self.note = note;
        self
    }
}

/// One proposal on one criterion.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// On what.
    pub criterion: Criterion,
    /// How far, 0 to 1; none where the post asks for nothing of the kind.
    pub share: Option<f64>,
    /// The cell in a few characters: `3 of 4`.
    pub brief: String,
    /// What was looked for, in the post's order.
    pub points: Vec<Point>,
}

/// One proposal on every criterion, in the order of [`Criterion::ALL`].
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The cells.
    pub cells: Vec<Cell>,
}

/// Two proposals that share much of their wording.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// The one that was given earlier, an index into the proposals.
    pub first: usize,
    /// The other.
    pub second: usize,
    /// The share of the first that stands in the second, 0 to 1, by runs of five words that the post
    /// does not hold.
    pub of_first: f64,
    /// The share of the second that stands in the first.
    pub of_second: f64,
    /// The longest passage they share, as it stands in each.
    pub passage: Option<(Span, Span)>,
}

/// Proposals side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// One row per proposal, in the order given.
    pub rows: Vec<Row>,
    /// Near-copies among them, most alike first.
    pub pairs: Vec<Pair>,
}

/// What a client's post asks of every proposal, read once.
pub struct Ask<'a> {
    post: &'a JobPost,
    scan: Scan,
    vocabulary: &'a Vocabulary,
    pack: &'a Pack,
    wants: Vec<Want>,
}

impl<'a> Ask<'a> {
    /// Reads what `post` asks.
    #[must_use]
    pub fn new(post: &'a JobPost, vocabulary: &'a Vocabulary, pack: &'a Pack) -> Self {
        Self {
            post,
            scan: scan::scan(post),
            vocabulary,
            pack,
            wants: must::wants(post, vocabulary),
        }
    }

    /// Compares the proposals.
    #[must_use]
    pub fn compare(&self, proposals: &[Proposal<'_>]) -> Comparison {
        let pairs = copies::pairs(proposals, &self.post.text);
        let row = |(at, proposal): (usize, &Proposal<'_>)| {
            let reading = Reading::new(proposal, self);
            Row {
                cells: vec![
                    must::cell(&reading, self),
                    evidence::cell(&reading, self),
                    contract::instructions(&reading, self),
                    contract::questions(&reading, self),
                    price::cell(&reading, self),
                    copies::cell(at, &pairs, proposals),
                    aimed::cell(&reading, self),
                ],
            }
        };
        Comparison {
            rows: proposals.iter().enumerate().map(row).collect(),
            pairs,
        }
    }
}

#[cfg(test)]
mod tests;
