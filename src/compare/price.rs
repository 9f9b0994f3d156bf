//! The price a proposal names, against the budget of the post.

use super::proposal::Reading;
use super::{Ask, Cell, Criterion, Point, State};
use crate::job_post::{self, Budget, PayKind};
use crate::text::{Span, words};

/// A sum and how it stands to the budget.
struct Price {
    span: Span,
    sum: Budget,
    /// The lowest sum over the top of the budget: 1 at the top, more above it; none where the two
    /// cannot be compared.
    ratio: Option<f64>,
    /// How surely it is the price.
    score: i32,
}

pub(super) fn cell(reading: &Reading<'_>, ask: &Ask<'_>) -> Cell {
    let budget = ask.post.budget.as_ref();
    let Some(price) = price(reading, budget) else {
        return Cell {
            criterion: Criterion::Price,
            share: Some(0.0),
            brief: "not named".to_owned(),
            points: vec![Point::new("a price or a rate", State::No)],
        };
    };
    let sum = shown(&price.sum, reading.text);
    let (state, share, note) = match (price.ratio, budget) {
        (_, None) => (State::Yes, 1.0, None),
        (Some(ratio), Some(_)) if ratio <= 1.0 => {
            (State::Yes, 1.0, Some("within budget".to_owned()))
        }
        (Some(ratio), Some(_)) => {
            let over = ((ratio - 1.0) * 100.0).round().max(1.0);
            (State::Partly, 1.0 / ratio, Some(format!("{over} % over")))
        }
        (None, Some(budget)) => (State::Partly, 0.5, Some(apart(&price.sum, budget))),
    };
    let what = budget.map_or_else(
        || "a price or a rate; the post names no budget".to_owned(),
        |budget| format!("budget: {}", budget.span.of(&ask.post.text).trim()),
    );
    let mut point = Point::new(what, state).quoting(Some(sentence(reading.text, price.span)));
    point.asked = budget.map(|budget| budget.span);
    let brief = match (&note, price.ratio) {
        (None, _) => sum,
        (Some(note), Some(_)) => format!("{sum}, {note}"),
        (Some(_), None) => format!("{sum}, not comparable"),
    };
    Cell {
        criterion: Criterion::Price,
        share: Some(share),
        brief,
        points: vec![point.noting(note)],
    }
}

/// The sum that is most surely the price; of several, one that the budget can be compared with, and
/// of those the largest: parts are smaller than the whole.
fn price(reading: &Reading<'_>, budget: Option<&Budget>) -> Option<Price> {
    let past: Vec<Span> = reading.claims.iter().map(|claim| claim.span).collect();
    let prices: Vec<Price> = job_post::sums(reading.text)
        .into_iter()
        .filter(|(score, sum)| {
            let claimed = past.iter().any(|claim| claim.overlaps(sum.span));
            // A sum told of the past is a result, unless everything else about it says price.
            *score >= if claimed { 5 } else { 2 }
                && sum.min.or(sum.max).is_some_and(|sum| sum > 0.0)
        })
        .map(|(score, sum)| Price {
            span: sum.span,
            ratio: budget.and_then(|budget| ratio(&sum, budget)),
            sum,
            score,
        })
        .collect();
    let rank = |price: &Price| {
        (
            price.ratio.is_some(),
            price.score >= 3,
            price.sum.min.unwrap_or(0.0),
        )
    };
    prices.into_iter().reduce(|best, next| {
        let (best_rank, next_rank) = (rank(&best), rank(&next));
        if next_rank
            .partial_cmp(&best_rank)
            .is_some_and(std::cmp::Ordering::is_gt)
        {
            next
        } else {
            best
        }
    })
}

/// The sum over the top of the budget, where both are of one currency and reckoned the same way.
fn ratio(sum: &Budget, budget: &Budget) -> Option<f64> {
    if kind(sum) != kind(budget) {
        return None;
    }
    if let (Some(one), Some(other)) = (sum.currency, budget.currency)
        && one != other
    {
        return None;
    }
    let top = budget.max.or(budget.min).filter(|&top| top > 0.0)?;
    Some(sum.min.or(sum.max)? / top)
}

/// How a sum is reckoned; what is not said is the whole.
fn kind(sum: &Budget) -> PayKind {
    sum.kind.unwrap_or(PayKind::Fixed)
}

/// Why a sum cannot be held against the budget.
fn apart(sum: &Budget, budget: &Budget) -> String {
    let word = |kind| match kind {
        PayKind::Fixed => "for the whole",
        PayKind::Hourly => "by the hour",
        PayKind::Periodic => "by the month or day",
        PayKind::PerUnit => "by the piece",
    };
    if kind(sum) == kind(budget) {
        "another currency than the budget".to_owned()
    } else {
        format!("{}; the budget is {}", word(kind(sum)), word(kind(budget)))
    }
}

/// The sum in the proposal's words, with its hour or piece.
fn shown(sum: &Budget, text: &str) -> String {
    let words = sum.span.of(text).trim().to_owned();
    match sum.kind {
        Some(PayKind::Hourly) => format!("{words}/h"),
        Some(PayKind::PerUnit) => format!("{words} a piece"),
        _ => words,
    }
}

fn sentence(text: &str, span: Span) -> Span {
    let sentences = words::sentences(text);
    let at = sentences.partition_point(|sentence| sentence.end <= span.start);
    sentences.get(at).copied().unwrap_or(span)
}
