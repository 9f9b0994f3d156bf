//! The card of `gig match POST`: apply or skip, with the lines that prove it; as JSON and as text.

use std::fmt::Write;

use serde::Serialize;

use super::contract::{self, Item};
use super::coverage::{self, Coverage};
use super::finding::{self, Demand, Finding, Line, Point, Texts};
use crate::diagnostic::{Diagnostic, Severity};
use crate::job_post::{JobPost, Priority};
use crate::matching::connects::{self, Connects};
use crate::matching::relevance::Relevant;
use crate::matching::{CoverageState, Matching, Verdict};
use crate::profile::Profile;
use crate::skill::{Vocabulary, reach};
use crate::text::{LineIndex, words};

/// What a card is made of.
#[derive(Debug, Clone, Copy)]
pub struct Deal<'a> {
    /// What the post is called: its file, its id.
    pub name: &'a str,
    /// The post.
    pub post: &'a JobPost,
    /// The profile.
    pub profile: &'a Profile,
    /// The one against the other.
    pub matching: &'a Matching,
    /// The red flags of the scan.
    pub flags: &'a [Diagnostic],
    /// The post's skills by relevance.
    pub skills: &'a [Relevant],
    /// Their names.
    pub vocabulary: &'a Vocabulary,
}

/// A card on the wire, schema `gig.match/1`.
#[derive(Debug, Clone, Serialize)]
pub struct Card<'a> {
    schema: &'static str,
    post: &'a str,
    title: &'a str,
    profile: &'a str,
    score: Score,
    advice: Advice<'a>,
    coverage: Vec<Coverage>,
    skills: Vec<Skill<'a>>,
    project: Option<Project<'a>>,
    evidence: Vec<Line>,
    findings: Vec<Finding>,
    questions: Vec<Question<'a>>,
    demands: Vec<Demand>,
    pay: Option<&'a str>,
    cost: Option<Cost>,
}

#[derive(Debug, Clone, Copy, Serialize)]
struct Score {
    total: f64,
    must: f64,
    nice: f64,
    project: f64,
    words: f64,
}

#[derive(Debug, Clone, Serialize)]
struct Advice<'a> {
    verdict: &'static str,
    reasons: &'a [String],
}

#[derive(Debug, Clone, Serialize)]
struct Skill<'a> {
    name: &'a str,
    priority: &'static str,
    /// Whether only another skill speaks for it.
    implied: bool,
    relevance: f64,
    /// Where it is named, in characters of the post: start and end.
    places: Vec<[usize; 2]>,
}

#[derive(Debug, Clone, Serialize)]
struct Project<'a> {
    title: &'a str,
    url: Option<&'a str>,
    file: &'a str,
    line: usize,
}

#[derive(Debug, Clone, Serialize)]
struct Question<'a> {
    quote: &'a str,
    start: Point,
    end: Point,
}

#[derive(Debug, Clone, Serialize)]
struct Cost {
    connects: u32,
    usd: f64,
    quote: String,
}

/// Two digits are plenty for a share.
fn rounded(share: f64) -> f64 {
    (share * 100.0).round() / 100.0
}

/// The card on the wire.
#[must_use]
pub fn card<'a>(deal: &Deal<'a>) -> Card<'a> {
    let Deal {
        post,
        profile,
        matching,
        ..
    } = *deal;
    let score = matching.score;
    let index = LineIndex::new(&post.text);
    let evidence = matching.evidence.iter();
    let facts = evidence.filter_map(|&at| profile.facts.get(at));
    Card {
        schema: "gig.match/1",
        post: deal.name,
        title: post.headline(),
        profile: &profile.file,
        score: Score {
            total: score.total,
            must: rounded(score.must),
            nice: rounded(score.nice),
            project: rounded(score.project),
            words: rounded(score.words),
        },
        advice: Advice {
            verdict: matching.advice.verdict.as_str(),
            reasons: &matching.advice.reasons,
        },
        coverage: coverage::coverage(post, profile, matching),
        skills: skills(deal),
        project: project(deal),
        evidence: facts.map(|fact| Line::from(&profile.cite(fact))).collect(),
        findings: finding::findings(deal.flags, &Texts::post(&post.text)),
        questions: post
            .questions
            .iter()
            .map(|question| Question {
                quote: question.span.of(&post.text),
                start: index.position(question.span.start).into(),
                end: index.position(question.span.end).into(),
            })
            .collect(),
        demands: finding::demands(post, &[]),
        pay: post.budget.as_ref().map(|pay| pay.span.of(&post.text)),
        cost: connects::connects(post).map(|found| cost(found, post)),
    }
}

fn cost(found: Connects, post: &JobPost) -> Cost {
    Cost {
        connects: found.count,
        usd: rounded(f64::from(found.count) * connects::PRICE),
        quote: found.span.of(&post.text).to_owned(),
    }
}

fn project<'a>(deal: &Deal<'a>) -> Option<Project<'a>> {
    let project = deal.profile.projects.get(deal.matching.project?)?;
    Some(Project {
        title: &project.title,
        url: project.url.as_deref(),
        file: &deal.profile.file,
        line: project.line,
    })
}

fn skills<'a>(deal: &Deal<'a>) -> Vec<Skill<'a>> {
    let text = &deal.post.text;
    let offsets = Characters::new(text);
    let skills = deal.skills.iter();
    let mut starts: Vec<usize> = skills
        .clone()
        .flat_map(|relevant| relevant.mentions.iter().map(|span| span.start))
        .collect();
    starts.sort_unstable();
    let limit = |end: usize| {
        let next = starts.get(starts.partition_point(|&start| start < end));
        next.copied().unwrap_or(text.len())
    };
    skills
        .map(|relevant| Skill {
            name: deal.vocabulary.name(relevant.skill),
            priority: priority(relevant.priority),
            implied: relevant.mentions.is_empty(),
            relevance: rounded(relevant.relevance),
            places: relevant
                .mentions
                .iter()
                .map(|&span| reach::reach(text, span, limit(span.end)))
                .map(|span| [offsets.before(span.start), offsets.before(span.end)])
                .collect(),
        })
        .collect()
}

const fn priority(priority: Priority) -> &'static str {
    match priority {
        Priority::Must => "must",
        Priority::Nice => "nice",
    }
}

/// Counts the characters before a byte: only those that begin one.
struct Characters<'a> {
    text: &'a str,
    /// The count before every 256th byte, so that no text is counted over and over.
    marks: Vec<usize>,
}

impl<'a> Characters<'a> {
    fn new(text: &'a str) -> Self {
        let mut count = 0;
        let blocks = text.as_bytes().chunks(256);
        let marks = blocks.map(|block| {
            let before = count;
            count += starts(block);
            before
        });
        Self {
            text,
            marks: marks.collect(),
        }
    }

    fn before(&self, byte: usize) -> usize {
        let block = byte / 256;
        let marked = self.marks.get(block).copied().unwrap_or(0);
        let rest = self.text.as_bytes().get(block * 256..byte);
        marked + rest.map_or(0, starts)
    }
}

fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

/// The card for people.
#[must_use]
pub fn human(deal: &Deal<'_>) -> String {
    let mut out = String::new();
    let matching = deal.matching;
    let verdict = match matching.advice.verdict {
        Verdict::Apply => "APPLY",
        Verdict::Maybe => "MAYBE",
        Verdict::Skip => "SKIP",
    };
    let score = matching.score;
    let headline = words::shortened(deal.post.headline(), 70);
    let _ = writeln!(out, "{verdict}  {}/100  {headline}", score.total);
    for reason in &matching.advice.reasons {
        let _ = writeln!(out, "  - {reason}");
    }
    // Adding zero turns a negative nought into a plain one.
    let percent = |part: f64| (part * 100.0).round() + 0.0;
    let _ = writeln!(
        out,
        "\nscore: must {}%, nice {}%, nearest project {}%, words {}%",
        percent(score.must),
        percent(score.nice),
        percent(score.project),
        percent(score.words)
    );
    for (title, wanted) in [("must", Priority::Must), ("nice to have", Priority::Nice)] {
        requirements(deal, title, wanted, &mut out);
    }
    skill_line(deal, &mut out);
    flags(deal, &mut out);
    listed("questions", contract::questions(deal.post, &[]), &mut out);
    listed("demands", contract::demands(deal.post, &[]), &mut out);
    money(deal, &mut out);
    out
}

fn requirements(deal: &Deal<'_>, title: &str, wanted: Priority, out: &mut String) {
    let of_kind = deal.matching.coverage.iter().filter(|coverage| {
        let requirement = deal.post.requirements.get(coverage.requirement);
        requirement.is_some_and(|requirement| requirement.priority == wanted)
    });
    let mut first = true;
    for coverage in of_kind {
        if first {
            let _ = writeln!(out, "\n{title}");
            first = false;
        }
        let requirement = deal.post.requirements.get(coverage.requirement);
        let text = requirement.map_or("", |r| r.span.of(&deal.post.text));
        let mark = match coverage.state {
            CoverageState::Covered => "+",
            CoverageState::Partly => "~",
            CoverageState::Missing => "-",
            CoverageState::Open => "?",
        };
        let text = words::shortened(&one_line(text), 76);
        let state = coverage.state.as_str();
        let _ = match &coverage.reason {
            Some(reason) => writeln!(out, "  {mark} {text}  [{state}: {reason}]"),
            None => writeln!(out, "  {mark} {text}  [{state}]"),
        };
        for fact in coverage
            .facts
            .iter()
            .filter_map(|&at| deal.profile.facts.get(at))
        {
            let quote = words::shortened(&one_line(&fact.text), 80);
            let _ = writeln!(
                out,
                "      {}:{}  \"{quote}\"",
                deal.profile.file, fact.line
            );
        }
    }
}

/// Where a post states no requirements, its skills stand in for them.
fn skill_line(deal: &Deal<'_>, out: &mut String) {
    let named: Vec<&str> = deal
        .skills
        .iter()
        .filter(|relevant| !relevant.mentions.is_empty())
        .map(|relevant| deal.vocabulary.name(relevant.skill))
        .take(10)
        .collect();
    if !named.is_empty() {
        let _ = writeln!(out, "\nskills named: {}", named.join(", "));
    }
}

/// Warnings and errors are red flags; of the notes only those that the card does not show below as
/// questions and demands (an attention check is no flag).
fn flags(deal: &Deal<'_>, out: &mut String) {
    let listed_below = |flag: &Diagnostic| matches!(flag.rule.0, "S04" | "S11");
    let (red, notes): (Vec<Diagnostic>, Vec<Diagnostic>) = deal
        .flags
        .iter()
        .filter(|flag| !listed_below(flag))
        .cloned()
        .partition(|flag| flag.severity >= Severity::Warning);
    for (title, flags) in [("red flags", red), ("notes", notes)] {
        if !flags.is_empty() {
            let _ = writeln!(out, "\n{title}");
            out.push_str(&finding::human(&flags, &Texts::post(&deal.post.text)));
        }
    }
}

fn listed(title: &str, items: Vec<Item>, out: &mut String) {
    if !items.is_empty() {
        let _ = writeln!(out, "\n{title}");
    }
    for item in items {
        let _ = writeln!(out, "  {}", item.told);
    }
}

fn money(deal: &Deal<'_>, out: &mut String) {
    if let Some(pay) = &deal.post.budget {
        let pay = words::shortened(&one_line(pay.span.of(&deal.post.text)), 80);
        let _ = writeln!(out, "\npay: {pay}");
    }
    if let Some(found) = connects::connects(deal.post) {
        let cost = cost(found, deal.post);
        let _ = writeln!(
            out,
            "cost of applying: {} Connects, about ${:.2}",
            cost.connects, cost.usd
        );
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
