//! Market: what many posts ask for together, what they pay, and what a profile lacks of it.
//!
//! Counts and intervals, never a forecast. Where posts come from and which are kept is `store`'s.

mod count;
mod gap;

pub use count::{Market, Pays, Row, Trend};
pub use gap::{Gap, Known};

use serde::{Deserialize, Serialize};

use crate::job_post::{JobPost, PayKind, Priority};
use crate::skill::{Kind, Vocabulary};

/// What one post asks and pays, without its words: what may stay when the post's text has to go.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    /// The skills it names.
    pub skills: Vec<Wanted>,
    /// What it pays.
    #[serde(default)]
    pub pay: Option<Pay>,
}

/// A skill that a post names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// The name in the vocabulary.
    pub name: String,
    /// Whether it is required.
    pub must: bool,
}

/// What a post pays.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pay {
    /// `fixed`, `hourly`, `periodic`, `per unit`.
    pub kind: String,
    /// The figure, of a range its middle.
    pub amount: f64,
    /// ISO 4217 code, when the post tells.
    pub currency: Option<String>,
}

/// A post with the day it was seen or published, in seconds since 1970.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Seen {
    /// What it asks.
    pub asked: Asked,
    /// When; unknown of many.
    pub when: Option<i64>,
}

impl Asked {
    /// What `post` asks and pays. What everyone claims (communication, teamwork) is left out.
    #[must_use]
    pub fn of(post: &JobPost, vocabulary: &Vocabulary) -> Self {
        let skills = post
            .skills
            .iter()
            .filter(|asked| vocabulary.kind(asked.skill) != Kind::Soft)
            .map(|asked| Wanted {
                name: vocabulary.name(asked.skill).to_owned(),
                must: asked.priority == Priority::Must,
            })
            .collect();
        Self {
            skills,
            pay: pay(post),
        }
    }
}

fn pay(post: &JobPost) -> Option<Pay> {
    let budget = post.budget.as_ref()?;
    let kind = match budget.kind? {
        PayKind::Fixed => "fixed",
        PayKind::Hourly => "hourly",
        PayKind::Periodic => "periodic",
        PayKind::PerUnit => "per unit",
    };
    let amount = match (budget.min, budget.max) {
        (Some(min), Some(max)) => (min + max) / 2.0,
        (one, other) => one.or(other)?,
    };
    Some(Pay {
        kind: kind.to_owned(),
        amount,
        currency: budget.currency.map(str::to_owned),
    })
}
