//! `gig profile list`: the user's profiles, and which of them is used unless another is named.

use super::show;
use crate::environment::Environment;
use crate::error::Result;
use crate::exit::Status;
use crate::profile::{Part, Profile};
use crate::skill::Vocabulary;
use crate::store::library;
use crate::terminal::Terminal;

/// Arguments of `gig profile list`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

/// A profile in the list, schema `gig.profiles/1`.
#[derive(Debug, serde::Serialize)]
struct Row {
    name: String,
    path: String,
    /// Whether it is the one used unless another is named.
    default: bool,
    title: Option<String>,
    facts: usize,
    projects: usize,
    /// Why it cannot be read, if it cannot.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

pub(super) fn run(args: &Args, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    let settings = super::settings(world, terminal)?;
    let names = library::profile_names(world);
    let only = names.len() == 1;
    let rows: Vec<Row> = names
        .into_iter()
        .map(|name| {
            let default = settings.profile().map_or(only, |chosen| chosen == name);
            row(name, default, world)
        })
        .collect();
    if args.json {
        let list = serde_json::json!({ "schema": "gig.profiles/1", "profiles": rows });
        terminal.print(&show::json(&list)?)?;
    } else if rows.is_empty() {
        terminal.notice("no profiles yet; make one with 'gig profile new NAME'");
    } else {
        let width = rows
            .iter()
            .map(|row| row.name.chars().count())
            .max()
            .unwrap_or(0);
        let lines: Vec<String> = rows.iter().map(|row| row.line(width)).collect();
        terminal.print(&lines.concat())?;
    }
    Ok(Status::Ok)
}

fn row(name: String, default: bool, world: &Environment) -> Row {
    let read = library::profile(Some(&name), None, world);
    let path = library::profile_path(&name, world).map(|path| path.display().to_string());
    let mut row = Row {
        name,
        path: path.unwrap_or_default(),
        default,
        title: None,
        facts: 0,
        projects: 0,
        error: None,
    };
    match read {
        Ok(entry) => {
            let profile = Profile::parse(&entry.file(), &entry.text, &Vocabulary::default());
            let counts = |part: Part| part != Part::Matter;
            row.facts = profile
                .facts
                .iter()
                .filter(|fact| counts(fact.part))
                .count();
            row.projects = profile.projects.len();
            row.title = profile.title.or(profile.name);
        }
        Err(error) => row.error = Some(error.to_string()),
    }
    row
}

impl Row {
    fn line(&self, width: usize) -> String {
        let mark = if self.default { '*' } else { ' ' };
        let name = &self.name;
        let about = match &self.error {
            Some(error) => error.clone(),
            None => {
                let title = self.title.as_deref().unwrap_or("(no title)");
                let plural = |count: usize| if count == 1 { "" } else { "s" };
                format!(
                    "{title} ({} fact{}, {} project{})",
                    self.facts,
                    plural(self.facts),
                    self.projects,
                    plural(self.projects)
                )
            }
        };
        format!("{mark} {name:width$}  {about}\n")
    }
}
