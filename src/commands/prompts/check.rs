//! `gig prompts check`: is a template sound? Its text by the lint, and every section rendered on a
//! sample post and profile.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::check::levels::Levels;
use crate::check::packs::Packs;
use crate::commands::reading;
use crate::environment::Environment;
use crate::error::{Error, Result};
use crate::pipeline::{Pipeline, Request};
use crate::prompt::{InputKind, Layer, Template, catalog, lint};
use crate::skill::Vocabulary;
use crate::store::{files, input, library};

const POST: &str = include_str!("../../../examples/post.md");
const PROFILE: &str = include_str!("../../../examples/ada.md");

/// What is wrong with a template: a name, or the path of a file.
///
/// # Errors
///
/// When there is no such template, or its file cannot be read.
pub(super) fn faults(name: &str, world: &Environment) -> Result<Vec<Error>> {
    let is_file = name.contains(['/', '\\']) || name.ends_with(".md");
    let (name, layer, file, text) = if is_file {
        let path = Path::new(name);
        let stem = path
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned());
        let text = input::read_file(path)?.text;
        (
            stem.unwrap_or_default(),
            Layer::User,
            files::shown(path),
            text,
        )
    } else {
        match library::prompt(name, world)? {
            Some((entry, layer)) => (
                name.to_owned(),
                layer,
                files::shown(&entry.path),
                entry.text,
            ),
            None => {
                let text = catalog::source(name);
                let text = text.ok_or_else(|| reading::unknown_template(name, world))?;
                (
                    name.to_owned(),
                    Layer::BuiltIn,
                    format!("{name}.md"),
                    text.to_owned(),
                )
            }
        }
    };
    let template = match Template::parse(&name, layer, &file, &text) {
        Ok(template) => template,
        Err(error) => return Ok(vec![error]),
    };
    let mut found = lint::lint(&template, &text);
    if found.is_empty() {
        found.extend(rendered(&template).err());
    }
    Ok(found)
}

/// Renders every section on samples: with all there can be, and with no more than it requires.
fn rendered(template: &Template) -> Result<()> {
    let vocabulary = Vocabulary::default();
    let pack = Packs::built_in().get("generic")?;
    let levels = Levels::default();
    let pipeline = Pipeline {
        vocabulary: &vocabulary,
        pack: &pack,
        earlier: &[],
        voice: None,
        levels: &levels,
    };
    for all in [true, false] {
        let takes = |kind: InputKind| {
            let mut inputs = template.inputs.values();
            inputs.any(|input| input.kind == kind && (all || input.required))
        };
        pipeline.prepare(&Request {
            template,
            post: takes(InputKind::Post).then_some(POST),
            profile: takes(InputKind::Profile).then_some(("ada.md", PROFILE)),
            answers: &[],
            inputs: samples(template, all)?,
            words: None,
            tone: None,
            language: None,
            nonce: "sample",
            draft: true,
            redact: None,
        })?;
    }
    Ok(())
}

/// A value of its kind for each input, or only for those required.
fn samples(template: &Template, all: bool) -> Result<Map<String, Value>> {
    let mut given = BTreeMap::new();
    for (name, input) in &template.inputs {
        let sample = match input.kind {
            _ if !all && !input.required => continue,
            InputKind::Post | InputKind::Profile => continue,
            InputKind::Text => "The import is done. Can you send the key?".to_owned(),
            InputKind::Line => "a sample".to_owned(),
            InputKind::Integer => "3".to_owned(),
            InputKind::Boolean => "true".to_owned(),
            InputKind::Choice => input.choices.first().cloned().unwrap_or_default(),
        };
        given.insert(name.clone(), sample);
    }
    let is_read = |kind| matches!(kind, InputKind::Post | InputKind::Profile);
    let mut values = template.values(&given, is_read)?;
    // What `gig post` adds for its template: every decision, as a word.
    if template.checks.iter().any(|check| check == "post") {
        let words = [
            "title",
            "answered_task",
            "calls",
            "rounds",
            "deliverables",
            "done",
            "budget",
            "pay",
            "timeline",
            "timezone",
            "must",
            "plus",
            "level",
            "ai",
        ];
        let mut job: Map<String, Value> = words
            .map(|word| (word.to_owned(), json!("a sample")))
            .into_iter()
            .collect();
        for list in ["about", "screening"] {
            job.insert(list.to_owned(), json!(["a sample"]));
        }
        job.insert(
            "decided".to_owned(),
            json!([{"id": "pay", "value": "fixed"}]),
        );
        job.insert(
            "blanks".to_owned(),
            json!([{"id": "done", "text": "[… you decide: done …]"}]),
        );
        values.insert("job".to_owned(), Value::Object(job));
    }
    Ok(values)
}
