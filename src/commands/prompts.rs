//! `gig prompts`: the templates that drafts are made from: the project's, the user's, the built-in.

mod change;
mod check;

use std::collections::BTreeMap;
use std::path::Path;

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
  gig prompts copy proposal          # yours to change; it wins over the built-in one
  gig prompts check                  # every template; or a name, or a file
  gig prompts diff proposal

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
    /// Make a template of your own, ready to be filled in
    New {
        /// Its name
        name: String,
        /// Keep it in the project's .gig/prompts
        #[arg(long)]
        project: bool,
    },
    /// Copy a template to change it; under the same name yours wins
    Copy {
        /// The template
        name: String,
        /// The copy's name
        new: Option<String>,
        /// Keep it in the project's .gig/prompts
        #[arg(long)]
        project: bool,
    },
    /// Change a template of yours in your editor, and check it; a built-in one is copied first
    Edit {
        /// The template
        name: String,
    },
    /// Look for what is wrong with templates: every one, or those named
    Check {
        /// Templates or files
        #[arg(value_name = "NAME|FILE")]
        names: Vec<String>,
    },
    /// Show how your copy differs from the built-in template
    Diff {
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
    /// The layers whose template of that name it stands in front of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    shadows: Vec<String>,
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
        Action::New { name, project } => {
            made(&change::make(&name, None, project, world)?, terminal)?
        }
        Action::Copy { name, new, project } => {
            let path = change::make(new.as_deref().unwrap_or(&name), Some(&name), project, world)?;
            made(&path, terminal)?;
        }
        Action::Edit { name } => return edit(&name, world, terminal),
        Action::Check { names } => return checked(names, world, terminal),
        Action::Diff { name } => terminal.print(&change::diff(&name, world)?)?,
        Action::Path { name } => {
            let path = path(name.as_deref(), world)?;
            terminal.print(&format!("{path}\n"))?;
        }
    }
    Ok(Status::Ok)
}

/// Tells where a template was written.
fn made(path: &Path, terminal: &mut Terminal) -> Result<()> {
    terminal.print(&format!("{}\n", path.display()))
}

fn edit(name: &str, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    let path = match library::prompt(name, world)? {
        Some((entry, _)) => entry.path,
        None => change::make(name, Some(name), false, world)?,
    };
    terminal.edit_file(&path, world)?;
    checked(vec![name.to_owned()], world, terminal)
}

/// Prints what is wrong with the templates; exit 1 when anything is.
fn checked(names: Vec<String>, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    let names = if names.is_empty() {
        rows(world).into_iter().map(|row| row.name).collect()
    } else {
        names
    };
    let mut wrong = 0;
    for name in &names {
        for fault in check::faults(name, world)? {
            wrong += 1;
            terminal.report(&format!("{fault}\n"))?;
            for hint in fault.hints() {
                terminal.report(&format!("  help: {hint}\n"))?;
            }
        }
    }
    if wrong > 0 {
        return Ok(Status::Findings);
    }
    let count = names.len();
    let word = if count == 1 {
        "template is"
    } else {
        "templates are"
    };
    terminal.notice(&format!("{count} {word} sound"));
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
            let over = match row.shadows.as_slice() {
                [] => String::new(),
                layers => format!(" (in front of the {} one)", layers.join(" and the ")),
            };
            format!("{:name$}  {:layer$}  {about}{over}\n", row.name, &row.layer)
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
                shadows: shadowed(&name, layer, world),
                name,
                layer: layer.to_string(),
                audience: template.audience,
                description: template.description,
                inputs: template.inputs.into_keys().collect(),
                error: None,
            },
            Err(error) => Row {
                shadows: shadowed(&name, layer, world),
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

/// The layers below `layer` that have a template of that name too.
fn shadowed(name: &str, layer: Layer, world: &Environment) -> Vec<String> {
    let folders = library::prompt_folders(world).into_iter();
    let mut below: Vec<Layer> = folders
        .filter(|(folder, other)| *other < layer && folder.join(format!("{name}.md")).is_file())
        .map(|(_, other)| other)
        .collect();
    if layer != Layer::BuiltIn && catalog::source(name).is_some() {
        below.push(Layer::BuiltIn);
    }
    below.iter().map(Layer::to_string).collect()
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
