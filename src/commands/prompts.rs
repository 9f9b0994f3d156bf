//! `gig prompts`: the templates that drafts are made from: the project's, the user's, the built-in.

use std::collections::BTreeMap;

use clap::Subcommand;

use super::reading;
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::prompt::{Layer, catalog};
use crate::store::library;
use crate::terminal::Terminal;

/// Arguments of `gig prompts`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  gig prompts list
  gig prompts show proposal
  mkdir -p \"$(gig prompts path)\"
  gig prompts show proposal > \"$(gig prompts path proposal)\"

A template is a Markdown file with sections # system, # user and # draft. The project's .gig/prompts
win over your own, and those over the built-in ones.")]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List the templates, and where each comes from
    List {
        /// Print one JSON object
        #[arg(long)]
        json: bool,
    },
    /// Print a template as it is written
    Show {
        /// The template
        name: String,
    },
    /// Print the folder of your templates, or the file of one: where a copy of yours belongs
    Path {
        /// The template
        name: Option<String>,
    },
}

/// A template in the list, schema `gig.prompts/1`.
#[derive(Debug, serde::Serialize)]
struct Row {
    name: String,
    layer: String,
    audience: String,
    description: String,
    inputs: Vec<String>,
    /// Why it cannot be used, if it cannot.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// Runs the action.
///
/// # Errors
///
/// When there is no such template, or it cannot be read.
pub fn run(args: Args, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    match args.action {
        Action::List { json } => list(json, world, terminal)?,
        Action::Show { name } => show(&name, world, terminal)?,
        Action::Path { name } => {
            let path = path(name.as_deref(), world)?;
            terminal.print(&format!("{path}\n"))?;
        }
    }
    Ok(Status::Ok)
}

fn list(json: bool, world: &Environment, terminal: &mut Terminal) -> Result<()> {
    let rows = rows(world);
    if json {
        let list = serde_json::json!({ "schema": "gig.prompts/1", "prompts": rows });
        return terminal.print(&format!("{list:#}\n"));
    }
    let width = |of: fn(&Row) -> &str| {
        rows.iter()
            .map(|row| of(row).chars().count())
            .max()
            .unwrap_or(0)
    };
    let (name, layer) = (width(|row| &row.name), width(|row| &row.layer));
    let lines: String = rows
        .iter()
        .map(|row| {
            let about = row.error.as_ref().unwrap_or(&row.description);
            format!("{:name$}  {:layer$}  {about}\n", row.name, &row.layer)
        })
        .collect();
    terminal.print(&lines)
}

/// Every template, sorted by name; a name is listed once, with the layer that wins.
fn rows(world: &Environment) -> Vec<Row> {
    let built_in = catalog::names()
        .into_iter()
        .map(|name| (name.to_owned(), Layer::BuiltIn));
    let layers: BTreeMap<String, Layer> = built_in.chain(library::prompt_names(world)).collect();
    layers
        .into_iter()
        .map(|(name, layer)| match reading::template(&name, world) {
            Ok(template) => Row {
                name,
                layer: layer.to_string(),
                audience: template.audience,
                description: template.description,
                inputs: template.inputs.into_keys().collect(),
                error: None,
            },
            Err(error) => Row {
                name,
                layer: layer.to_string(),
                audience: String::new(),
                description: String::new(),
                inputs: Vec::new(),
                error: Some(error.to_string()),
            },
        })
        .collect()
}

fn show(name: &str, world: &Environment, terminal: &mut Terminal) -> Result<()> {
    match library::prompt(name, world)? {
        Some((entry, _)) => terminal.print(&entry.text),
        None => {
            let source =
                catalog::source(name).ok_or_else(|| reading::unknown_template(name, world));
            terminal.print(source?)
        }
    }
}

/// The file a template is read from; for one that is built in or new, where a copy would win over it.
fn path(name: Option<&str>, world: &Environment) -> Result<String> {
    if let Some(name) = name
        && let Some((entry, _)) = library::prompt(name, world)?
    {
        return Ok(entry.path.display().to_string());
    }
    let folder = library::prompt_folders(world)
        .into_iter()
        .find(|(_, layer)| *layer == Layer::User)
        .map(|(folder, _)| folder)
        .ok_or_else(|| {
            Error::new(
                Kind::Template,
                "there is no home directory to keep templates in",
            )
            .hint("set GIG_HOME to a folder")
        })?;
    let path = match name {
        Some(name) => folder.join(format!("{name}.md")),
        None => folder,
    };
    Ok(path.display().to_string())
}
