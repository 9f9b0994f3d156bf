//! A profile as it leaves gig: the wire form of `gig profile show --json`, and text for people.

use std::collections::BTreeMap;

use serde::Serialize;

use super::finding::Line;
use crate::profile::{Dates, Fact, Month, Part, Profile, Project};
use crate::skill::{Skill, Vocabulary};
use crate::text::words;

/// A profile on the wire, schema `gig.profile/1`.
#[derive(Debug, Clone, Serialize)]
pub struct Shown<'a> {
    /// The schema's name and version.
    pub schema: &'static str,
    /// The profile's file, as its lines are cited.
    pub file: &'a str,
    /// Who it is about.
    pub name: Option<&'a str>,
    /// The one-line description.
    pub title: Option<&'a str>,
    /// What they charge.
    pub rate: Option<Rate<'a>>,
    /// Languages they speak.
    pub languages: &'a [String],
    /// Their time zone.
    pub timezone: Option<&'a str>,
    /// Other fields of the front matter.
    pub fields: &'a BTreeMap<String, String>,
    /// What can be cited.
    pub facts: Vec<Cited<'a>>,
    /// Projects and positions.
    pub projects: Vec<Entry<'a>>,
    /// How they write: never cited.
    pub voice: &'a [String],
}

/// A rate on the wire.
#[derive(Debug, Clone, Serialize)]
pub struct Rate<'a> {
    text: &'a str,
    amount: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    top: Option<f64>,
    currency: Option<&'a str>,
    unit: Option<&'a str>,
}

/// A fact on the wire.
#[derive(Debug, Clone, Serialize)]
pub struct Cited<'a> {
    line: usize,
    part: &'static str,
    text: &'a str,
    skills: Vec<&'a str>,
    /// Which of `projects` it belongs to, from 0.
    project: Option<usize>,
}

/// A project on the wire.
#[derive(Debug, Clone, Serialize)]
pub struct Entry<'a> {
    title: &'a str,
    line: usize,
    part: &'static str,
    url: Option<&'a str>,
    skills: Vec<&'a str>,
    result: Option<Line>,
    from: Option<String>,
    /// Absent while it lasts.
    to: Option<String>,
}

/// A profile on the wire.
#[must_use]
pub fn shown<'a>(profile: &'a Profile, vocabulary: &'a Vocabulary) -> Shown<'a> {
    Shown {
        schema: "gig.profile/1",
        file: &profile.file,
        name: profile.name.as_deref(),
        title: profile.title.as_deref(),
        rate: profile.rate.as_ref().map(|rate| Rate {
            text: &rate.text,
            amount: rate.amount,
            top: rate.top,
            currency: rate.currency.as_deref(),
            unit: rate.unit.as_deref(),
        }),
        languages: &profile.languages,
        timezone: profile.timezone.as_deref(),
        fields: &profile.fields,
        facts: profile
            .facts
            .iter()
            .map(|fact| Cited {
                line: fact.line,
                part: fact.part.as_str(),
                text: &fact.text,
                skills: names(&fact.skills, vocabulary),
                project: fact.project,
            })
            .collect(),
        projects: profile
            .projects
            .iter()
            .map(|project| entry(project, profile, vocabulary))
            .collect(),
        voice: &profile.voice,
    }
}

fn entry<'a>(project: &'a Project, profile: &'a Profile, vocabulary: &'a Vocabulary) -> Entry<'a> {
    let result = project.result.and_then(|at| profile.facts.get(at));
    Entry {
        title: &project.title,
        line: project.line,
        part: project.part.as_str(),
        url: project.url.as_deref(),
        skills: names(&project.skills, vocabulary),
        result: result.map(|fact| Line::from(&profile.cite(fact))),
        from: project.dates.map(|dates| date(dates.from)),
        to: project.dates.and_then(|dates| dates.to).map(date),
    }
}

fn names<'a>(skills: &[Skill], vocabulary: &'a Vocabulary) -> Vec<&'a str> {
    skills.iter().map(|&skill| vocabulary.name(skill)).collect()
}

/// `2021-03`, or `2021` where no month is told.
fn date(month: Month) -> String {
    match month.month {
        Some(number) => format!("{}-{number:02}", month.year),
        None => month.year.to_string(),
    }
}

/// A profile for people: who, then every fact with the place it is cited by.
#[must_use]
pub fn human(profile: &Profile, vocabulary: &Vocabulary) -> String {
    let mut out = String::new();
    let mut line = |text: &str| {
        out.push_str(text);
        out.push('\n');
    };
    line(profile.name.as_deref().unwrap_or("(no name)"));
    let rate = profile.rate.as_ref().map(|rate| rate.text.as_str());
    let languages = profile.languages.join(", ");
    let about = [
        ("title", profile.title.as_deref()),
        ("rate", rate),
        (
            "languages",
            Some(languages.as_str()).filter(|list| !list.is_empty()),
        ),
        ("timezone", profile.timezone.as_deref()),
    ];
    for (label, value) in about {
        if let Some(value) = value {
            line(&format!("  {label}: {value}"));
        }
    }
    let mut part = Part::Matter;
    for (at, fact) in profile.facts.iter().enumerate() {
        if fact.part == Part::Matter {
            continue;
        }
        if fact.part != part {
            part = fact.part;
            line(&format!("\n{}", part.as_str()));
        }
        line(&fact_line(at, fact, profile, vocabulary));
    }
    if !profile.voice.is_empty() {
        line("\nvoice (guides style, never cited)");
        for style in &profile.voice {
            line(&format!("  {style}"));
        }
    }
    out
}

fn fact_line(at: usize, fact: &Fact, profile: &Profile, vocabulary: &Vocabulary) -> String {
    let project = fact.project.and_then(|at| profile.projects.get(at));
    let is_heading = project.is_some_and(|project| project.facts.first() == Some(&at));
    let is_result = project.is_some_and(|project| project.result == Some(at));
    let mut line = format!("  {}:{}  ", profile.file, fact.line);
    if project.is_some() && !is_heading {
        line.push_str("  ");
    }
    line.push_str(&words::shortened(&fact.one_line(), 160));
    if is_heading && let Some(dates) = project.and_then(|project| project.dates) {
        line.push_str(&format!("  [{}]", period(dates)));
    }
    let skills = names(&fact.skills, vocabulary);
    if !skills.is_empty() {
        line.push_str(&format!("  [{}]", skills.join(", ")));
    }
    if is_result {
        line.push_str("  (result)");
    }
    line
}

fn period(dates: Dates) -> String {
    match dates.to {
        Some(to) if to == dates.from => date(to),
        Some(to) => format!("{} to {}", date(dates.from), date(to)),
        None => format!("{} to now", date(dates.from)),
    }
}
