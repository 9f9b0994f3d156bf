//! Near-copies: which of the proposals share their wording, how much of it, and where.
//!
//! By runs of five words; runs that the post holds count for nobody, since quoting the client's
//! questions is no copying. Who copied from whom is not said: a text does not tell.

use std::collections::{HashMap, HashSet};

use super::{Cell, Criterion, Pair, Point, Proposal, State};
use crate::text::{Span, similarity};

/// The words of a run.
const RUN: usize = 5;
/// Two texts are near-copies when so much of the shorter stands in the other, in at least so many runs.
const ALIKE: f64 = 0.3;
const FEWEST: usize = 5;

/// The near-copies among the proposals, most alike first.
pub(super) fn pairs(proposals: &[Proposal<'_>], post: &str) -> Vec<Pair> {
    let asked: HashSet<u64> = similarity::runs(post, RUN)
        .into_iter()
        .map(|(run, _)| run)
        .collect();
    let texts: Vec<Vec<(u64, Span)>> = proposals
        .iter()
        .map(|proposal| {
            let mut runs = similarity::runs(proposal.text, RUN);
            runs.retain(|(run, _)| !asked.contains(run));
            runs
        })
        .collect();
    let sizes: Vec<usize> = texts.iter().map(|runs| distinct(runs).len()).collect();
    let shared = shared(&texts);
    let mut found = Vec::new();
    for ((first, second), count) in shared {
        let size = |at: usize| sizes.get(at).copied().unwrap_or(0).max(1) as f64;
        let (of_first, of_second) = (
            f64::from(count) / size(first),
            f64::from(count) / size(second),
        );
        if (count as usize) < FEWEST || of_first.max(of_second) < ALIKE {
            continue;
        }
        let passage = texts
            .get(first)
            .zip(texts.get(second))
            .and_then(|(one, other)| similarity::passage(one, other));
        found.push(Pair {
            first,
            second,
            of_first,
            of_second,
            passage,
        });
    }
    let alike = |pair: &Pair| pair.of_first.max(pair.of_second);
    found.sort_by(|a, b| {
        let places = (a.first, a.second).cmp(&(b.first, b.second));
        alike(b).total_cmp(&alike(a)).then(places)
    });
    found
}

fn distinct(runs: &[(u64, Span)]) -> HashSet<u64> {
    runs.iter().map(|&(run, _)| run).collect()
}

/// How many runs every two texts share.
fn shared(texts: &[Vec<(u64, Span)>]) -> HashMap<(usize, usize), u32> {
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, runs) in texts.iter().enumerate() {
        for run in distinct(runs) {
            holders.entry(run).or_default().push(at);
        }
    }
    // Texts that hold the same runs are counted once for all of them.
    let mut groups: HashMap<Vec<usize>, u32> = HashMap::new();
    for holders in holders.into_values().filter(|holders| holders.len() > 1) {
        *groups.entry(holders).or_default() += 1;
    }
    let mut counts: HashMap<(usize, usize), u32> = HashMap::new();
    for (holders, count) in groups {
        for (at, &first) in holders.iter().enumerate() {
            for &second in holders.iter().skip(at + 1) {
                *counts.entry((first, second)).or_default() += count;
            }
        }
    }
    counts
}

/// What the pairs say of one proposal.
pub(super) fn cell(at: usize, pairs: &[Pair], proposals: &[Proposal<'_>]) -> Cell {
    let mut points = Vec::new();
    let mut most = 0.0_f64;
    let mut brief = None;
    for pair in pairs
        .iter()
        .filter(|pair| pair.first == at || pair.second == at)
    {
        let (other, share, span) = if pair.first == at {
            (pair.second, pair.of_first, pair.passage.map(|(own, _)| own))
        } else {
            (pair.first, pair.of_second, pair.passage.map(|(_, own)| own))
        };
        let name = proposals.get(other).map_or("", |proposal| proposal.name);
        let note = format!("{:.0} % of it stands in {name}", share * 100.0);
        if brief.is_none() || share > most {
            brief = Some(format!("{:.0} % as no. {}", share * 100.0, other + 1));
        }
        most = most.max(share);
        let point = Point::new(format!("shared with {name}"), State::Alarm);
        points.push(point.quoting(span).noting(Some(note)));
    }
    Cell {
        criterion: Criterion::Own,
        share: Some(1.0 - most.min(1.0)),
        brief: brief.unwrap_or_else(|| "own".to_owned()),
        points,
    }
}
