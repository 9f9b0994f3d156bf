//! Rows: many texts in, one JSON object a line out.

use serde::Deserialize;
use serde_json::{Value, json};

use super::{Args, Checker, status, texts};
use crate::commands::reading;
use crate::config::Settings;
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::pipeline::Material;
use crate::report::checked;
use crate::store::input;
use crate::terminal::Terminal;

/// One row.
#[derive(Debug, Deserialize)]
struct Row {
    #[serde(default)]
    id: Value,
    #[serde(alias = "text")]
    draft: String,
    #[serde(default)]
    post: Option<String>,
    /// The text of a profile, or its name.
    #[serde(default)]
    profile: Option<String>,
}

/// Whether a file is called like rows.
pub(super) fn is_named(path: &str) -> bool {
    let lower = path.to_lowercase();
    lower.ends_with(".jsonl") || lower.ends_with(".ndjson")
}

/// Checks every row. A row that cannot be read is an object with an error, and the rest goes on.
pub(super) fn run(
    args: &Args,
    checker: &Checker<'_>,
    settings: &Settings,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<Status> {
    let read = input::read_rows(args.draft.as_deref())?;
    let post = match &args.post {
        Some(path) => Some(reading::text(Some(path), "job post", world, terminal)?.text),
        None => None,
    };
    let profile = match &args.profile {
        Some(name) => {
            let entry = reading::profile(Some(name), settings, world, terminal)?;
            Some((entry.file(), entry.text))
        }
        None => None,
    };
    let mut worst = Status::Ok;
    for (at, line) in read
        .text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
    {
        let (answer, outcome) = match serde_json::from_str::<Row>(line) {
            Ok(row) => checked_row(&row, checker, post.as_deref(), profile.as_ref(), world)
                .unwrap_or_else(|error| failed(&row.id, at, &error)),
            Err(error) => {
                let error = Error::new(Kind::Input, format!("not a row: {error}"));
                failed(&Value::Null, at, &error)
            }
        };
        terminal.print(&format!("{answer}\n"))?;
        worst = worst.max(outcome);
    }
    Ok(worst)
}

fn checked_row(
    row: &Row,
    checker: &Checker<'_>,
    post: Option<&str>,
    profile: Option<&(String, String)>,
    world: &Environment,
) -> Result<(Value, Status)> {
    let own = match row.profile.as_deref() {
        Some(text) if text.contains('\n') => Some(("profile".to_owned(), text.to_owned())),
        Some(name) => {
            let entry = crate::store::library::profile(Some(name), None, world)?;
            Some((entry.file(), entry.text))
        }
        None => None,
    };
    let post = row.post.as_deref().or(post);
    Ok(checker.row(&row.id, &row.draft, post, own.as_ref().or(profile)))
}

impl Checker<'_> {
    /// The check of one text of many, as `gig.check/1`: against a post and a profile, its file and its
    /// text, where there are any. A null `id` is left out.
    pub(in crate::commands) fn row(
        &self,
        id: &Value,
        draft: &str,
        post: Option<&str>,
        profile: Option<&(String, String)>,
    ) -> (Value, Status) {
        let profile = profile.map(|(file, text)| (file.as_str(), text.as_str()));
        let material = Material::read(post, profile, self.pipeline.vocabulary);
        let (kind, _) = self.kind_of(draft, &material);
        let checked = self.check(draft, kind, &material);
        let texts = texts("draft", draft, &material, None);
        let id = (!id.is_null()).then_some(id);
        let wire = checked::wire(&checked, self.pipeline.pack, &material, &texts, id);
        (json!(wire), status(&checked))
    }
}

fn failed(id: &Value, at: usize, error: &Error) -> (Value, Status) {
    let answer = json!({
        "schema": "gig.check/1",
        "id": id,
        "error": format!("row {}: {error}", at + 1),
    });
    (answer, Status::Rows)
}
