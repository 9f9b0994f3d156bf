//! Proposals side by side: the wire form, schema `gig.compare/1`, that every other form is made from:
//! a table for a screen, CSV, a page.

mod csv;
mod page;
mod table;

use serde::Serialize;

use crate::compare::weigh::{Sum, Weights};
use crate::compare::{Cell, Comparison, Criterion, Point, Proposal};
use crate::job_post::JobPost;
use crate::text::{LineIndex, Span, words};

pub use csv::csv;
pub use page::page;
pub use table::human;

/// A quote is cut after so many characters: a text may be one line of 50 kB.
const QUOTE: usize = 300;

/// What is shown.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'a> {
    /// The post's file.
    pub file: &'a str,
    /// The post.
    pub post: &'a JobPost,
    /// The proposals, in the order given.
    pub proposals: &'a [Proposal<'a>],
    /// What was found.
    pub comparison: &'a Comparison,
    /// What counts for what.
    pub weights: &'a Weights,
    /// A summary of each proposal, in their order; empty where none was asked for.
    pub summaries: &'a [Summary],
    /// Inputs that could not be read: name and why.
    pub unread: &'a [(String, String)],
}

/// A model's summary of a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Summary {
    /// Every word of it stands in the proposal.
    Text(String),
    /// It was not taken: why.
    Refused(String),
}

/// The comparison on the wire.
#[derive(Debug, Clone, Serialize)]
pub struct Wire {
    schema: &'static str,
    post: Post,
    order: &'static str,
    criteria: Vec<Column>,
    proposals: Vec<Row>,
    copies: Vec<Copy>,
    unread: Vec<Unread>,
}

#[derive(Debug, Clone, Serialize)]
struct Post {
    file: String,
    title: String,
    budget: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
struct Column {
    id: &'static str,
    title: &'static str,
    reckoning: &'static str,
    weight: Option<f64>,
    asked: bool,
}

#[derive(Debug, Clone, Serialize)]
struct Row {
    given: usize,
    name: String,
    words: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    sum: Option<Total>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<Summary>,
    cells: Vec<Shown>,
}

#[derive(Debug, Clone, Serialize)]
struct Total {
    total: f64,
    of: f64,
    parts: Vec<Part>,
}

#[derive(Debug, Clone, Serialize)]
struct Part {
    criterion: &'static str,
    weight: f64,
    share: f64,
}

#[derive(Debug, Clone, Serialize)]
struct Shown {
    criterion: &'static str,
    share: Option<f64>,
    brief: String,
    points: Vec<Found>,
}

#[derive(Debug, Clone, Serialize)]
struct Found {
    what: String,
    state: &'static str,
    asked: Option<Quote>,
    quote: Option<Quote>,
    note: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
struct Quote {
    line: usize,
    column: usize,
    text: String,
}

#[derive(Debug, Clone, Serialize)]
struct Copy {
    first: String,
    second: String,
    of_first: f64,
    of_second: f64,
    passage: Option<Passage>,
}

#[derive(Debug, Clone, Serialize)]
struct Passage {
    first: Quote,
    second: Quote,
}

#[derive(Debug, Clone, Serialize)]
struct Unread {
    name: String,
    problem: String,
}

/// The wire form.
#[must_use]
pub fn wire(compared: &Compared<'_>) -> Wire {
    let Compared {
        post, comparison, ..
    } = compared;
    let post_lines = LineIndex::new(&post.text);
    let asked = |span| quote(&post.text, &post_lines, span);
    let row = |at: usize| {
        let proposal = compared.proposals.get(at)?;
        let row = comparison.rows.get(at)?;
        let lines = LineIndex::new(proposal.text);
        let cells = row.cells.iter();
        let sum = (!compared.weights.is_empty()).then(|| total(&compared.weights.sum(row)));
        Some(Row {
            given: at + 1,
            name: proposal.name.to_owned(),
            words: words::count(proposal.text),
            sum,
            summary: compared.summaries.get(at).cloned(),
            cells: cells
                .map(|cell| shown(cell, proposal.text, &lines, &asked))
                .collect(),
        })
    };
    let order = compared.weights.order(comparison);
    Wire {
        schema: "gig.compare/1",
        post: Post {
            file: compared.file.to_owned(),
            title: post.headline().trim_start_matches(['#', ' ']).to_owned(),
            budget: post
                .budget
                .as_ref()
                .map(|budget| budget.span.of(&post.text).trim().to_owned()),
        },
        order: if compared.weights.is_empty() {
            "given"
        } else {
            "sum"
        },
        criteria: Criterion::ALL
            .map(|criterion| column(criterion, compared))
            .into(),
        proposals: order.into_iter().filter_map(row).collect(),
        copies: copies(compared),
        unread: unread(compared),
    }
}

fn column(criterion: Criterion, compared: &Compared<'_>) -> Column {
    let rows = &compared.comparison.rows;
    let mut cells = rows.iter().flat_map(|row| &row.cells);
    Column {
        id: criterion.as_str(),
        title: criterion.title(),
        reckoning: criterion.reckoning(),
        weight: (!compared.weights.is_empty()).then(|| compared.weights.of(criterion)),
        asked: cells.any(|cell| cell.criterion == criterion && cell.share.is_some()),
    }
}

fn unread(compared: &Compared<'_>) -> Vec<Unread> {
    let one = |(name, problem): &(String, String)| Unread {
        name: name.clone(),
        problem: problem.clone(),
    };
    compared.unread.iter().map(one).collect()
}

fn total(sum: &Sum) -> Total {
    let part = |&(criterion, weight, share): &(Criterion, f64, f64)| Part {
        criterion: criterion.as_str(),
        weight,
        share: rounded(share),
    };
    Total {
        total: rounded(sum.total),
        of: rounded(sum.of),
        parts: sum.parts.iter().map(part).collect(),
    }
}

fn shown(cell: &Cell, text: &str, lines: &LineIndex<'_>, asked: &impl Fn(Span) -> Quote) -> Shown {
    let found = |point: &Point| Found {
        what: point.what.clone(),
        state: point.state.as_str(),
        asked: point.asked.map(asked),
        quote: point.quote.map(|span| quote(text, lines, span)),
        note: point.note.clone(),
    };
    Shown {
        criterion: cell.criterion.as_str(),
        share: cell.share.map(rounded),
        brief: cell.brief.clone(),
        points: cell.points.iter().map(found).collect(),
    }
}

fn copies(compared: &Compared<'_>) -> Vec<Copy> {
    let proposal = |at: usize| compared.proposals.get(at);
    let cited = |at: usize, span| {
        let text = proposal(at).map_or("", |proposal| proposal.text);
        quote(text, &LineIndex::new(text), span)
    };
    let copy = |pair: &crate::compare::Pair| {
        Some(Copy {
            first: proposal(pair.first)?.name.to_owned(),
            second: proposal(pair.second)?.name.to_owned(),
            of_first: rounded(pair.of_first),
            of_second: rounded(pair.of_second),
            passage: pair.passage.map(|(first, second)| Passage {
                first: cited(pair.first, first),
                second: cited(pair.second, second),
            }),
        })
    };
    compared.comparison.pairs.iter().filter_map(copy).collect()
}

fn quote(text: &str, lines: &LineIndex<'_>, span: Span) -> Quote {
    let position = lines.position(span.start);
    let words = span
        .of(text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    Quote {
        line: position.line,
        column: position.column,
        text: words::shortened(&words, QUOTE),
    }
}

/// To a thousandth: what is behind it says nothing.
fn rounded(share: f64) -> f64 {
    (share * 1000.0).round() / 1000.0
}
