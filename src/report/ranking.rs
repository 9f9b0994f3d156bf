//! Rankings of `gig match` over many: a table for people, a JSON line per result or per query.

use std::fmt::Write;

use serde::Serialize;

use crate::matching::rank::{Part, Ranked};
use crate::skill::{Skill, Vocabulary};
use crate::text::words;

#[derive(Serialize)]
struct Result<'a> {
    schema: &'static str,
    rank: usize,
    id: &'a str,
    title: &'a str,
    score: f64,
    skills: Vec<&'a str>,
    missing: Vec<&'a str>,
}

#[derive(Serialize)]
struct Query<'a> {
    schema: &'static str,
    query: &'a str,
    ranking: Vec<Place<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    id: &'a str,
    score: f64,
}

const SCHEMA: &str = "gig.match/1";

fn line(value: &impl Serialize) -> String {
    let mut line = serde_json::to_string(value).unwrap_or_default();
    line.push('\n');
    line
}

/// The ranking for the only query: a JSON line per result.
#[must_use]
pub fn results(ranking: &[Ranked], vocabulary: &Vocabulary) -> String {
    let names = |skills: &[Skill]| {
        let names = skills.iter().map(|&skill| vocabulary.name(skill));
        names.collect::<Vec<_>>()
    };
    (1..)
        .zip(ranking)
        .map(|(rank, ranked)| {
            line(&Result {
                schema: SCHEMA,
                rank,
                id: &ranked.id,
                title: &ranked.title,
                score: ranked.score,
                skills: names(&ranked.shared),
                missing: names(&ranked.missing),
            })
        })
        .collect()
}

/// The ranking for one of several queries: one JSON line.
#[must_use]
pub fn query(query: &str, ranking: &[Ranked]) -> String {
    line(&Query {
        schema: SCHEMA,
        query,
        ranking: ranking
            .iter()
            .map(|ranked| Place {
                id: &ranked.id,
                score: ranked.score,
            })
            .collect(),
    })
}

/// One line of a part of a ranking, for 'gig match --merge'.
#[must_use]
pub fn part(part: &Part) -> String {
    line(part)
}

/// The ranking for people: place, score, id and title, and why.
#[must_use]
pub fn human(ranking: &[Ranked], vocabulary: &Vocabulary) -> String {
    let mut out = String::new();
    for (rank, ranked) in (1..).zip(ranking) {
        let score = (ranked.score * 100.0).round();
        let title = words::shortened(&ranked.title, 70);
        let _ = writeln!(out, "{rank:>3}. {score:>3}  {}  {title}", ranked.id);
        let names = |skills: &[Skill]| {
            let names = skills.iter().map(|&skill| vocabulary.name(skill));
            names.take(8).collect::<Vec<_>>().join(", ")
        };
        if !ranked.shared.is_empty() {
            let _ = writeln!(out, "          has {}", names(&ranked.shared));
        }
        if !ranked.missing.is_empty() {
            let _ = writeln!(out, "          lacks {}", names(&ranked.missing));
        }
    }
    out
}
