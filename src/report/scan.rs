//! What `gig scan` found in a post: as JSON, schema `gig.scan/1`, and as text for people.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Serialize;

use super::contract;
use super::finding::{self, Demand, Finding, Point, Texts};
use crate::job_post::scan::Scan;
use crate::job_post::{JobPost, Level, PayKind, Priority};
use crate::skill::{Skill, Vocabulary};
use crate::text::{LineIndex, Position, Span, words};

/// A scanned post.
#[derive(Debug, Clone, Copy)]
pub struct Scanned<'a> {
    /// What it is called: its file, its id.
    pub name: &'a str,
    /// The post.
    pub post: &'a JobPost,
    /// What was found.
    pub scan: &'a Scan,
    /// The names of its skills.
    pub vocabulary: &'a Vocabulary,
}

/// A scanned post on the wire.
#[derive(Debug, Clone, Serialize)]
pub struct Wire<'a> {
    schema: &'static str,
    post: &'a str,
    title: &'a str,
    language: Option<&'static str>,
    findings: Vec<Finding>,
    demands: Vec<Demand>,
    questions: Vec<Question<'a>>,
    skills: Vec<Asked<'a>>,
    requirements: Vec<Requirement<'a>>,
    deliverables: Vec<Quote<'a>>,
    budget: Option<Budget<'a>>,
    duration: Option<Quote<'a>>,
    level: Option<&'static str>,
    canaries: &'a [String],
    neutral: &'a str,
}

#[derive(Debug, Clone, Serialize)]
struct Quote<'a> {
    quote: &'a str,
    start: Point,
    end: Point,
}

#[derive(Debug, Clone, Serialize)]
struct Question<'a> {
    #[serde(flatten)]
    quote: Quote<'a>,
    skills: Vec<&'a str>,
}

#[derive(Debug, Clone, Serialize)]
struct Asked<'a> {
    name: &'a str,
    priority: &'static str,
    mentions: Vec<Quote<'a>>,
}

#[derive(Debug, Clone, Serialize)]
struct Requirement<'a> {
    #[serde(flatten)]
    quote: Quote<'a>,
    priority: &'static str,
    years: Option<u32>,
    skills: Vec<&'a str>,
}

#[derive(Debug, Clone, Serialize)]
struct Budget<'a> {
    #[serde(flatten)]
    quote: Quote<'a>,
    kind: Option<&'static str>,
    min: Option<f64>,
    max: Option<f64>,
    currency: Option<&'static str>,
}

/// Positions of all spans of a post, found in one walk.
struct Places<'a> {
    text: &'a str,
    known: BTreeMap<usize, Position>,
}

impl<'a> Places<'a> {
    fn new(post: &'a JobPost) -> Self {
        let spans = post
            .questions
            .iter()
            .map(|one| one.span)
            .chain(post.requirements.iter().map(|one| one.span))
            .chain(post.deliverables.iter().copied())
            .chain(
                post.skills
                    .iter()
                    .flat_map(|one| one.mentions.iter().copied()),
            )
            .chain(post.budget.iter().map(|one| one.span))
            .chain(post.duration);
        let known =
            LineIndex::new(&post.text).positions(spans.flat_map(|span| [span.start, span.end]));
        Self {
            text: &post.text,
            known,
        }
    }

    fn quote(&self, span: Span) -> Quote<'a> {
        let point = |offset| {
            let start = Position { line: 1, column: 1 };
            self.known.get(&offset).copied().unwrap_or(start).into()
        };
        Quote {
            quote: span.of(self.text),
            start: point(span.start),
            end: point(span.end),
        }
    }
}

/// The post on the wire.
#[must_use]
pub fn wire<'a>(scanned: &Scanned<'a>) -> Wire<'a> {
    let Scanned {
        name,
        post,
        scan,
        vocabulary,
    } = *scanned;
    let places = Places::new(post);
    let names = |skills: &[Skill]| skills.iter().map(|&skill| vocabulary.name(skill)).collect();
    let questions = post.questions.iter();
    let requirements = post.requirements.iter();
    Wire {
        schema: "gig.scan/1",
        post: name,
        title: post.headline(),
        language: post.language,
        findings: finding::findings(&scan.findings, &Texts::post(&post.text)),
        demands: finding::demands(post, &[]),
        questions: questions
            .map(|one| Question {
                quote: places.quote(one.span),
                skills: names(&one.skills),
            })
            .collect(),
        skills: asked(post, &places, vocabulary),
        requirements: requirements
            .map(|one| Requirement {
                quote: places.quote(one.span),
                priority: priority(one.priority),
                years: one.years,
                skills: names(&one.skills),
            })
            .collect(),
        deliverables: post
            .deliverables
            .iter()
            .map(|&span| places.quote(span))
            .collect(),
        budget: post.budget.as_ref().map(|budget| Budget {
            quote: places.quote(budget.span),
            kind: budget.kind.map(pay_kind),
            min: budget.min,
            max: budget.max,
            currency: budget.currency,
        }),
        duration: post.duration.map(|span| places.quote(span)),
        level: post.level.map(level),
        canaries: &scan.canaries,
        neutral: &scan.neutral,
    }
}

fn asked<'a>(post: &JobPost, places: &Places<'a>, vocabulary: &'a Vocabulary) -> Vec<Asked<'a>> {
    let wire = |one: &crate::job_post::AskedSkill| Asked {
        name: vocabulary.name(one.skill),
        priority: priority(one.priority),
        mentions: one
            .mentions
            .iter()
            .map(|&span| places.quote(span))
            .collect(),
    };
    post.skills.iter().map(wire).collect()
}

const fn priority(priority: Priority) -> &'static str {
    match priority {
        Priority::Must => "must",
        Priority::Nice => "nice",
    }
}

const fn pay_kind(kind: PayKind) -> &'static str {
    match kind {
        PayKind::Fixed => "fixed",
        PayKind::Hourly => "hourly",
        PayKind::Periodic => "periodic",
        PayKind::PerUnit => "per_unit",
    }
}

const fn level(level: Level) -> &'static str {
    match level {
        Level::Entry => "entry",
        Level::Intermediate => "intermediate",
        Level::Expert => "expert",
    }
}

/// The post for people: findings first, then what it asks for, as a checklist.
#[must_use]
pub fn human(scanned: &Scanned<'_>) -> String {
    let Scanned {
        post,
        scan,
        vocabulary,
        ..
    } = *scanned;
    let mut out = finding::human(&scan.findings, &Texts::post(&post.text));
    if !out.is_empty() {
        out.push('\n');
    }
    let line = |span: Span| {
        words::shortened(
            &span
                .of(&post.text)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
            100,
        )
    };
    list(
        "to be made",
        post.deliverables
            .iter()
            .take(8)
            .map(|&span| format!("- {}", line(span))),
        &mut out,
    );
    list(
        "your application",
        post.demands
            .iter()
            .map(|demand| format!("[ ] {}", contract::told(demand, &line(demand.span)))),
        &mut out,
    );
    list(
        "questions, in order",
        post.questions
            .iter()
            .enumerate()
            .map(|(at, one)| format!("{}. {}", at + 1, line(one.span))),
        &mut out,
    );
    terms(post, vocabulary, &line, &mut out);
    let _ = writeln!(out, "{}", finding::summary(&scan.findings));
    out
}

/// Skills, pay and time.
fn terms(
    post: &JobPost,
    vocabulary: &Vocabulary,
    line: &impl Fn(Span) -> String,
    out: &mut String,
) {
    for (title, wanted) in [
        ("must have", Priority::Must),
        ("nice to have", Priority::Nice),
    ] {
        let names: Vec<&str> = post
            .skills
            .iter()
            .filter(|one| one.priority == wanted)
            .map(|one| vocabulary.name(one.skill))
            .collect();
        if !names.is_empty() {
            let _ = writeln!(out, "{title}: {}", names.join(", "));
        }
    }
    if let Some(budget) = &post.budget {
        let _ = writeln!(
            out,
            "pay: {}{}",
            line(budget.span),
            budget.kind.map_or(String::new(), |kind| format!(
                " ({})",
                pay_kind(kind).replace('_', " ")
            ))
        );
    }
    if let Some(duration) = post.duration {
        let _ = writeln!(out, "time: {}", line(duration));
    }
}

fn list(title: &str, items: impl Iterator<Item = String>, out: &mut String) {
    for (at, item) in items.enumerate() {
        if at == 0 {
            let _ = writeln!(out, "{title}");
        }
        let _ = writeln!(out, "  {item}");
    }
}
