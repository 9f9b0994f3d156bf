//! Weights: what each criterion counts for, named by the client, and the plain sum they give.
//!
//! The sum of a proposal is weight × share, added up over the criteria that have a weight. A
//! criterion that the post asks nothing of counts for nobody. There are no weights but the named.

use super::{Comparison, Criterion, Row};
use crate::error::{Error, Kind, Result};
use crate::text::similarity::nearest;

/// The heaviest weight: above it a typing error is likelier.
const HEAVIEST: f64 = 1000.0;

/// What each criterion counts for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Weights(Vec<(Criterion, f64)>);

/// The sum of one proposal.
#[derive(Debug, Clone, PartialEq)]
pub struct Sum {
    /// The sum.
    pub total: f64,
    /// The most it can be.
    pub of: f64,
    /// Criterion, weight and share of each part.
    pub parts: Vec<(Criterion, f64, f64)>,
}

impl Weights {
    /// Reads `must=3`, one weight each; the last of two for the same criterion holds.
    ///
    /// # Errors
    ///
    /// [`Kind::Usage`] when a criterion is unknown (the nearest is named) or a weight is no number
    /// from 0 to 1000.
    pub fn parse(written: &[String]) -> Result<Self> {
        let mut weights: Vec<(Criterion, f64)> = Vec::new();
        for one in written {
            let (name, number) = one
                .split_once('=')
                .ok_or_else(|| wrong(format!("--weight takes CRITERION=NUMBER, not '{one}'")))?;
            let criterion = criterion(name.trim())?;
            let weight = number.trim().parse::<f64>().ok();
            let weight = weight
                .filter(|weight| (0.0..=HEAVIEST).contains(weight))
                .ok_or_else(|| {
                    wrong(format!(
                        "the weight of '{}' is no number from 0 to 1000: '{number}'",
                        criterion.as_str()
                    ))
                })?;
            weights.retain(|(known, _)| *known != criterion);
            weights.push((criterion, weight));
        }
        weights.sort_by_key(|&(criterion, _)| criterion);
        Ok(Self(weights))
    }

    /// Whether anything is weighed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|&(_, weight)| weight <= 0.0)
    }

    /// The weight of a criterion.
    #[must_use]
    pub fn of(&self, criterion: Criterion) -> f64 {
        let found = self.0.iter().find(|(known, _)| *known == criterion);
        found.map_or(0.0, |&(_, weight)| weight)
    }

    /// The criteria that were weighed and that the post asks nothing of.
    #[must_use]
    pub fn idle(&self, comparison: &Comparison) -> Vec<Criterion> {
        let Some(row) = comparison.rows.first() else {
            return Vec::new();
        };
        let unasked = |&&(criterion, weight): &&(Criterion, f64)| {
            let mut cells = row.cells.iter();
            weight > 0.0 && cells.any(|cell| cell.criterion == criterion && cell.share.is_none())
        };
        self.0
            .iter()
            .filter(unasked)
            .map(|&(criterion, _)| criterion)
            .collect()
    }

    /// The sum of a proposal.
    #[must_use]
    pub fn sum(&self, row: &Row) -> Sum {
        let parts: Vec<(Criterion, f64, f64)> = row
            .cells
            .iter()
            .filter_map(|cell| {
                let weight = self.of(cell.criterion);
                (weight > 0.0).then_some((cell.criterion, weight, cell.share?))
            })
            .collect();
        Sum {
            total: parts.iter().map(|(_, weight, share)| weight * share).sum(),
            of: parts.iter().map(|(_, weight, _)| weight).sum(),
            parts,
        }
    }

    /// The order in which proposals are shown: by their sum, highest first, equals as they were
    /// given; all as they were given where nothing is weighed.
    #[must_use]
    pub fn order(&self, comparison: &Comparison) -> Vec<usize> {
        let mut order: Vec<usize> = (0..comparison.rows.len()).collect();
        if !self.is_empty() {
            let sums: Vec<f64> = comparison
                .rows
                .iter()
                .map(|row| self.sum(row).total)
                .collect();
            let sum = |at: usize| sums.get(at).copied().unwrap_or(0.0);
            order.sort_by(|&a, &b| sum(b).total_cmp(&sum(a)).then(a.cmp(&b)));
        }
        order
    }
}

fn criterion(name: &str) -> Result<Criterion> {
    let known = || Criterion::ALL.map(Criterion::as_str);
    let found = Criterion::ALL.into_iter().find(|one| one.as_str() == name);
    found.ok_or_else(|| {
        let error = wrong(format!("there is no criterion '{name}'"));
        match nearest(name, known()) {
            Some(near) => error.hint(format!("did you mean '{near}'?")),
            None => error.hint(format!("there are: {}", known().join(", "))),
        }
    })
}

fn wrong(message: String) -> Error {
    Error::new(Kind::Usage, message)
}
