//! Stated figures: the sums, times, shares and counts of any text, whoever's they are.

use super::quantity::{self, Measure};
use super::token::Tokens;
use crate::text::{Span, words};

/// One figure of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// Its place, unit included.
    pub span: Span,
    /// The value; the lower end of a range. Of a time: hours.
    pub low: f64,
    /// The upper end of a range.
    pub high: f64,
    /// What it measures.
    pub measure: Stated,
}

/// What a stated figure measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stated {
    /// So many things.
    Count,
    /// A sum, with its currency when told.
    Money(Option<&'static str>),
    /// A stretch of time.
    Time,
    /// A share.
    Share,
    /// A year, a factor, a clock time.
    Other,
}

/// The figures of a text, left to right. Dates of a day and versions are none.
#[must_use]
pub fn figures(text: &str) -> Vec<Figure> {
    let mut found = Vec::new();
    for sentence in words::sentences(text) {
        let tokens = Tokens::of(text, sentence);
        found.extend(quantity::find(&tokens).into_iter().map(|quantity| Figure {
            span: quantity.span,
            low: quantity.low,
            high: quantity.high,
            measure: match quantity.measure {
                Measure::Count => Stated::Count,
                Measure::Money(currency) => Stated::Money(currency),
                Measure::Time(_) => Stated::Time,
                Measure::Percent | Measure::Fraction => Stated::Share,
                Measure::Year | Measure::Factor | Measure::Clock => Stated::Other,
            },
        }));
    }
    found
}
