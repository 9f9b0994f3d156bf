//! A post's skills by relevance: what the job is about first, what is mentioned in passing last, and
//! what the named skills imply among them.
//!
//! The numbers are those of a logistic model with a weight per circumstance and none per skill,
//! fitted to the tags that posters chose and rounded; halves of the posts give the same weights.

use std::collections::BTreeMap;

use crate::job_post::{JobPost, Priority};
use crate::skill::{Kind, Mention, Skill, Vocabulary};
use crate::text::Span;

/// A skill of a post with its relevance.
#[derive(Debug, Clone, PartialEq)]
pub struct Relevant {
    /// Which.
    pub skill: Skill,
    /// Must or nice; an implied skill has that of the skills that imply it.
    pub priority: Priority,
    /// How likely the job is about it, 0 to 1.
    pub relevance: f64,
    /// Where it is named; empty when it is only implied or hinted at.
    pub mentions: Vec<Span>,
}

/// Below these a skill is left out: named loosely and in passing, and implied by the way. What is
/// named for sure is always among them, however far down.
const LOOSE: f64 = -2.8;
const IMPLIED: f64 = -1.2;

/// How a skill is named in the post.
#[derive(Default)]
struct Named {
    sure: usize,
    mentions: Vec<Span>,
    /// Those that name it: "strategy" and "leadership" only hint.
    shown: Vec<Span>,
    in_title: bool,
}

/// What other skills say for a skill.
#[derive(Default)]
struct Backing {
    /// The chance that none of them speaks for it.
    against: f64,
    best: f64,
    from_title: f64,
    count: usize,
    must: bool,
}

/// The skills of a post, the most relevant first.
#[must_use]
pub fn skills(post: &JobPost, vocabulary: &Vocabulary) -> Vec<Relevant> {
    let title = post.title.unwrap_or_default();
    let mut named: BTreeMap<Skill, Named> = BTreeMap::new();
    for (Mention { skill, span }, loose) in vocabulary.find_hints(&post.text) {
        let entry = named.entry(skill).or_default();
        entry.sure += usize::from(!loose);
        entry.in_title |= title.contains(span);
        entry.mentions.push(span);
        let hints = loose && matches!(vocabulary.kind(skill), Kind::Soft | Kind::Domain);
        if !hints {
            entry.shown.push(span);
        }
    }
    let backing = backing(&named, post, vocabulary);
    let many = (named.len().max(1) as f64).ln();
    let mut found: Vec<(f64, Relevant)> = Vec::new();
    for (&skill, entry) in &named {
        let kind = vocabulary.kind(skill);
        let weight = of_named(entry, kind, post) + of_backing(backing.get(&skill)) - 0.8 * many;
        if weight >= LOOSE || entry.sure > 0 {
            let priority = priority(skill, entry, post);
            found.push((
                weight,
                relevant(skill, weight, priority, entry.shown.clone()),
            ));
        }
    }
    for (&skill, entry) in backing
        .iter()
        .filter(|(skill, _)| !named.contains_key(skill))
    {
        let weight = -2.0
            + 0.15 * entry.best
            + 0.8 * entry.from_title
            + 0.9 * (1.0 + entry.count as f64).ln()
            + 1.7 * (1.0 - entry.against)
            - 0.75 * many;
        if weight >= IMPLIED {
            let priority = if entry.must {
                Priority::Must
            } else {
                Priority::Nice
            };
            found.push((weight, relevant(skill, weight, priority, Vec::new())));
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.skill.cmp(&b.1.skill)));
    found.into_iter().map(|(_, relevant)| relevant).collect()
}

fn relevant(skill: Skill, weight: f64, priority: Priority, mentions: Vec<Span>) -> Relevant {
    Relevant {
        skill,
        priority,
        relevance: 1.0 / (1.0 + (-weight).exp()),
        mentions,
    }
}

fn of_named(entry: &Named, kind: Kind, post: &JobPost) -> f64 {
    let sureness = if entry.sure > 0 { -0.6 } else { -1.75 };
    let of_kind = match kind {
        Kind::Lang | Kind::Framework | Kind::Own => 1.2,
        Kind::Database => 1.0,
        Kind::Platform => 0.35,
        Kind::Tool => 0.2,
        Kind::Cloud => 0.0,
        Kind::Method | Kind::Service => -0.3,
        Kind::Domain => -0.7,
        Kind::Human => -1.5,
        Kind::Soft => -1.8,
    };
    let first = entry.mentions.first().map_or(0, |span| span.start);
    let early = 1.0 - first as f64 / post.text.len().max(1) as f64;
    let often = (entry.mentions.len().max(1) as f64).ln();
    let in_title = if entry.in_title { 0.8 } else { 0.0 };
    sureness + of_kind + 0.15 * often + in_title + 0.9 * early
}

fn of_backing(backing: Option<&Backing>) -> f64 {
    backing.map_or(0.0, |backing| {
        0.7 * backing.best + 0.6 * backing.from_title + 0.65 * (1.0 + backing.count as f64).ln()
    })
}

/// What the named skills say for others.
fn backing(
    named: &BTreeMap<Skill, Named>,
    post: &JobPost,
    vocabulary: &Vocabulary,
) -> BTreeMap<Skill, Backing> {
    let mut all: BTreeMap<Skill, Backing> = BTreeMap::new();
    for (&has, entry) in named {
        let sure = if entry.sure > 0 { 1.0 } else { 0.25 };
        let often = (entry.mentions.len() as f64).min(4.0);
        let title = if entry.in_title { 2.5 } else { 1.0 };
        let voice = (sure * (0.5 + 0.5 * often) * title / 2.5).min(1.0);
        let must = priority(has, entry, post) == Priority::Must;
        for (wanted, share) in vocabulary.implied(has) {
            let share = f64::from(share);
            let backing = all.entry(wanted).or_insert_with(|| Backing {
                against: 1.0,
                ..Backing::default()
            });
            backing.against *= 1.0 - (share * voice).min(0.95);
            backing.best = backing.best.max(share);
            if entry.in_title {
                backing.from_title = backing.from_title.max(share);
            }
            backing.count += 1;
            backing.must |= must;
        }
    }
    all
}

/// As the post has it; a skill named only loosely goes with the requirement it stands in.
fn priority(skill: Skill, entry: &Named, post: &JobPost) -> Priority {
    if let Some(asked) = post.skills.iter().find(|asked| asked.skill == skill) {
        return asked.priority;
    }
    let mut around = post.requirements.iter().filter(|requirement| {
        let inside = |&span: &Span| requirement.span.contains(span);
        entry.mentions.iter().any(inside)
    });
    let nice = |requirement: &crate::job_post::Requirement| requirement.priority == Priority::Nice;
    match around.next() {
        Some(first) if nice(first) && around.all(nice) => Priority::Nice,
        _ => Priority::Must,
    }
}
