//! Values: what a template can name, built from what was prepared.
//!
//! One map for every template: a value that a text has no use for is null or empty. Everything in it
//! is a value for good and never read as template.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::answers::{self, Answer};
use super::letter::Letter;
use super::{Form, Material};
use crate::job_post::{JobPost, Priority};
use crate::matching::CoverageState;
use crate::profile::{Fact, Part, Profile};
use crate::prompt::Values;
use crate::text::Span;

/// At most so many facts go to a model: the best, not all.
const MAX_EVIDENCE: usize = 24;

/// The map a template is rendered with.
pub(super) fn values(
    material: &Material,
    letter: &Letter,
    form: &Form,
    inputs: &Map<String, Value>,
) -> Values {
    let mut map = inputs.clone();
    // What the history teaches, and what is the user's own in a text: nothing without one.
    for name in ["habits", "letters", "own"] {
        map.entry(name).or_insert_with(|| json!([]));
    }
    for name in ["into", "revised"] {
        map.entry(name).or_insert(Value::Null);
    }
    let post = material.post.as_ref();
    map.insert(
        "post".to_owned(),
        post.map_or(Value::Null, |post| post_view(post, material)),
    );
    map.insert(
        "profile".to_owned(),
        material.profile.as_ref().map_or(Value::Null, profile_view),
    );
    map.insert("evidence".to_owned(), evidence(material));
    map.insert("requirements".to_owned(), requirements(material));
    map.insert("demands".to_owned(), demands(material));
    map.insert("questions".to_owned(), questions(&letter.answers));
    map.insert("letter".to_owned(), to_value(letter));
    map.insert("words".to_owned(), json!(form.words));
    map.insert("tone".to_owned(), json!(form.tone));
    map.insert("lang".to_owned(), json!(form.language));
    map.insert("preview".to_owned(), json!(form.preview));
    map.insert("max_characters".to_owned(), json!(form.max_characters));
    Values::of(&map)
}

fn to_value<T: Serialize>(value: &T) -> Value {
    // The views hold strings, numbers and lists only: there is nothing serde_json can refuse.
    serde_json::to_value(value).unwrap_or(Value::Null)
}

fn post_view(post: &JobPost, material: &Material) -> Value {
    let words = |span: Option<Span>| span.map(|span| one_line(span.of(&post.text)));
    let clean = |span: &&Span| !material.is_tainted(**span);
    let work: Vec<String> = post
        .deliverables
        .iter()
        .filter(clean)
        .map(|span| one_line(span.of(&post.text)))
        .collect();
    json!({
        "neutral": material.scan.as_ref().map_or(&post.text, |scan| &scan.neutral),
        "title": words(post.title),
        "budget": words(post.budget.as_ref().map(|budget| budget.span)),
        "duration": words(post.duration),
        "language": post.language,
        "deliverables": work,
        "must": must_have_skills(post, material),
    })
}

/// The skills that are asked for as must-haves, in the post's own words.
fn must_have_skills(post: &JobPost, material: &Material) -> Vec<String> {
    post.skills
        .iter()
        .filter(|asked| asked.priority == Priority::Must)
        .filter_map(|asked| asked.mentions.first())
        .filter(|span| !material.is_tainted(**span))
        .map(|span| one_line(span.of(&post.text)))
        .collect()
}

fn profile_view(profile: &Profile) -> Value {
    let part = |part: Part| -> Vec<&str> {
        let facts = profile
            .facts
            .iter()
            .filter(|fact| fact.part == part && fact.project.is_none());
        facts.map(|fact| fact.text.as_str()).collect()
    };
    let projects: Vec<Value> = profile
        .projects
        .iter()
        .map(|project| {
            let fact = |index: usize| profile.facts.get(index).map(|fact| fact.text.as_str());
            let listed = project
                .facts
                .iter()
                .filter_map(|&index| fact(index))
                .find_map(skill_list);
            json!({
                "title": project.title,
                "url": project.url,
                "result": project.result.and_then(fact),
                "skills": listed,
            })
        })
        .collect();
    json!({
        "file": profile.file,
        "name": profile.name,
        "first_name": profile.first_name(),
        "title": profile.title,
        "rate": profile.rate.as_ref().map(|rate| &rate.text),
        "languages": profile.languages,
        "timezone": profile.timezone,
        "voice": profile.voice,
        "summary": part(Part::Summary),
        "skills": part(Part::Skills),
        "projects": projects,
    })
}

/// What a project's `Skills:` line lists.
fn skill_list(text: &str) -> Option<&str> {
    answers::is_skill_line(text).then(|| text.get(7..).unwrap_or_default().trim())
}

/// The facts worth citing, best first, then what else the profile has, up to the limit.
fn evidence(material: &Material) -> Value {
    let Some(profile) = &material.profile else {
        return json!([]);
    };
    let best = material
        .matching
        .as_ref()
        .map_or(&[][..], |matching| &matching.evidence);
    // What the user answered for this very job, then what matches it best.
    let is_answer = |fact: &usize| {
        let fact = profile.facts.get(*fact);
        fact.is_some_and(|fact| profile.is_answer(fact))
    };
    let mut order: Vec<usize> = (0..profile.facts.len()).filter(is_answer).collect();
    order.extend(best.iter().filter(|fact| !is_answer(fact)));
    order.extend((0..profile.facts.len()).filter(|fact| !best.contains(fact) && !is_answer(fact)));
    let facts = order
        .iter()
        .filter_map(|&fact| profile.facts.get(fact))
        .take(MAX_EVIDENCE);
    facts
        .map(|fact| json!({"cite": cited(profile, fact), "text": fact.text}))
        .collect()
}

fn requirements(material: &Material) -> Value {
    let (Some(post), Some(profile), Some(matching)) =
        (&material.post, &material.profile, &material.matching)
    else {
        return json!([]);
    };
    matching
        .coverage
        .iter()
        .filter_map(|coverage| Some((coverage, post.requirements.get(coverage.requirement)?)))
        .filter(|(_, requirement)| !material.is_tainted(requirement.span))
        .map(|(coverage, requirement)| {
            let proof: Vec<String> = coverage
                .facts
                .iter()
                .filter_map(|&fact| profile.facts.get(fact))
                .take(3)
                .map(|fact| cited(profile, fact))
                .collect();
            json!({
                "text": one_line(requirement.span.of(&post.text)),
                "priority": if requirement.priority == Priority::Must { "must" } else { "nice" },
                "state": state(coverage.state),
                "proof": proof.join(", "),
                "reason": coverage.reason,
            })
        })
        .collect()
}

/// A fact's place, `ada.md:14`.
fn cited(profile: &Profile, fact: &Fact) -> String {
    let (file, line) = profile.place(fact);
    format!("{file}:{line}")
}

const fn state(state: CoverageState) -> &'static str {
    match state {
        CoverageState::Covered => "covered",
        CoverageState::Partly => "partly covered",
        CoverageState::Missing => "not in the profile",
        CoverageState::Open => "not a thing a profile proves",
    }
}

fn demands(material: &Material) -> Value {
    let Some(post) = &material.post else {
        return json!([]);
    };
    post.demands
        .iter()
        .filter(|demand| !material.is_tainted(demand.span))
        .map(|demand| {
            json!({
                "place": demand.place.as_str(),
                "token": demand.token,
                "text": one_line(demand.span.of(&post.text)),
            })
        })
        .collect()
}

fn questions(answers: &[Answer]) -> Value {
    answers
        .iter()
        .map(|answer| json!({"number": answer.number, "text": answer.question, "value": answer.value}))
        .collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
