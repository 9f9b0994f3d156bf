//! `gig write TEMPLATE [INPUT]`: any text from a template: a reply, an overview, milestones, an offer.
//!
//! Knows no template by name: what one needs stands in its front matter.

use std::collections::BTreeMap;
use std::path::Path;

use super::drafting::{Desk, DraftArgs, Drafting, Matter, Wishes};
use super::learning::Learned;
use super::reading;
use crate::config::Settings;
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::pipeline::Prepared;
use crate::prompt::{InputKind, Template, catalog};
use crate::store::library::Entry;
use crate::store::{input, library};
use crate::terminal::Terminal;

/// Arguments of `gig write`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  gig write --list
  gig write milestones post.md
  echo \"Can you start Monday?\" | gig write reply --set goal=\"agree on a start\"
  gig write tips letter.txt --post post.md --profile ada.md")]
pub struct Args {
    /// The template: one of 'gig write --list'
    #[arg(required_unless_present = "list")]
    template: Option<String>,
    /// The template's text or post: a file, or - for stdin
    input: Option<String>,
    /// List the templates with what they need
    #[arg(long)]
    list: bool,
    /// An input of the template; NAME=@FILE reads it from a file
    #[arg(long, value_name = "NAME=VALUE")]
    set: Vec<String>,
    /// The job post, for templates that take one beside their text
    #[arg(long, value_name = "FILE")]
    post: Option<String>,
    /// The profile: a name from 'gig profile list', or a file
    #[arg(short, long, value_name = "NAME|FILE")]
    profile: Option<String>,
    #[command(flatten)]
    draft: DraftArgs,
}

/// Writes the text.
///
/// # Errors
///
/// When an input, the profile, the template or the configuration cannot be used, or the engine fails.
pub fn run(args: Args, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    let Some(name) = args.template.as_deref().filter(|_| !args.list) else {
        return list(world, terminal);
    };
    let desk = Desk::lay("write", name, &args.draft, world, terminal)?;
    // Values that only its own command can make.
    if let Some(command) = &desk.template.command {
        let what = format!("the template '{name}' is made by 'gig {command}'");
        let example = format!("for example: {}", desk.template.example);
        return Err(Error::new(Kind::Usage, what).hint(example));
    }
    let given = Given::read(&args, &desk.template, &desk.settings, world, terminal)?;
    let engines = desk.engines(terminal)?;
    let learned = Learned::default();
    let prepared = given.prepare(&desk)?;
    let drafting = Drafting {
        desk: &desk,
        engines: &engines,
        learned: &learned,
        prepared: &prepared,
    };
    drafting.run(terminal)
}

/// What was given for a template's inputs.
pub(super) struct Given {
    /// The post, decoded.
    pub(super) post: Option<String>,
    /// The profile.
    pub(super) profile: Option<Entry>,
    /// The other inputs by name, as they were written.
    pub(super) values: BTreeMap<String, String>,
    /// What is other than the settings say.
    pub(super) wishes: Wishes,
}

impl Given {
    fn read(
        args: &Args,
        template: &Template,
        settings: &Settings,
        world: &Environment,
        terminal: &mut Terminal,
    ) -> Result<Self> {
        let mut values = set_values(&args.set)?;
        let mut post = match &args.post {
            Some(file) => Some(reading::text(Some(file), "job post", world, terminal)?.text),
            None => None,
        };
        match main_input(template).filter(|(name, _)| !values.contains_key(*name)) {
            Some((_, InputKind::Post)) if post.is_none() => {
                post =
                    Some(reading::text(args.input.as_deref(), "job post", world, terminal)?.text);
            }
            Some((name, InputKind::Text)) => {
                let text = reading::text(args.input.as_deref(), name, world, terminal)?.text;
                values.insert(name.to_owned(), text);
            }
            _ if args.input.is_some() => {
                return Err(Error::new(
                    Kind::Usage,
                    format!(
                        "the template '{}' takes no text beside its inputs",
                        template.name
                    ),
                )
                .hint(template.described()));
            }
            _ => {}
        }
        let profile = profile(args, template, settings, world, terminal)?;
        Ok(Self {
            post,
            profile,
            values,
            wishes: Wishes::default(),
        })
    }

    /// The request for a text by the desk's template.
    ///
    /// # Errors
    ///
    /// When an input is missing, unknown or not of its kind, or the template does not render.
    pub(super) fn prepare(&self, desk: &Desk<'_>) -> Result<Prepared> {
        let inputs = desk.template.values(&self.values, |kind| match kind {
            InputKind::Post => self.post.is_some(),
            InputKind::Profile => self.profile.is_some(),
            _ => false,
        })?;
        let matter = Matter {
            post: self.post.as_deref(),
            profile: self.profile.as_ref(),
            inputs,
            wishes: self.wishes.clone(),
            ..Matter::default()
        };
        desk.prepare(&Learned::default(), matter)
    }
}

/// The input that the command's own argument stands for: the required text, else the required post.
fn main_input(template: &Template) -> Option<(&str, InputKind)> {
    let required = |kind: InputKind| {
        let mut inputs = template.inputs.iter();
        inputs.find(|(_, input)| input.required && input.kind == kind)
    };
    let found = required(InputKind::Text).or_else(|| required(InputKind::Post));
    found.map(|(name, input)| (name.as_str(), input.kind))
}

/// The profile, where the template takes one: needed, or taken along when there is one to be had.
fn profile(
    args: &Args,
    template: &Template,
    settings: &Settings,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<Option<Entry>> {
    let Some(input) = template
        .inputs
        .values()
        .find(|input| input.kind == InputKind::Profile)
    else {
        return Ok(None);
    };
    let is_chosen = args.profile.is_some() || settings.profile().is_some();
    let is_only = library::profile_names(world).len() == 1;
    if !input.required && !is_chosen && !is_only {
        return Ok(None);
    }
    reading::profile(args.profile.as_deref(), settings, world, terminal).map(Some)
}

/// The values of `--set NAME=VALUE`.
///
/// # Errors
///
/// When one has no name, or its file cannot be read.
pub(super) fn set_values(set: &[String]) -> Result<BTreeMap<String, String>> {
    let mut values = BTreeMap::new();
    for one in set {
        let Some((name, value)) = one.split_once('=') else {
            return Err(Error::new(
                Kind::Usage,
                format!("--set takes NAME=VALUE, not '{one}'"),
            ));
        };
        let value = match value.strip_prefix('@') {
            Some(file) => input::read_file(Path::new(file))?.text,
            None => value.to_owned(),
        };
        values.insert(name.trim().to_owned(), value);
    }
    Ok(values)
}

/// Prints every template: name, layer where it is the user's, whom it is for, what it makes, its inputs.
fn list(world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    let mut names: Vec<String> = catalog::names().into_iter().map(str::to_owned).collect();
    names.extend(
        library::prompt_names(world)
            .into_iter()
            .map(|(name, _)| name),
    );
    names.sort();
    names.dedup();
    let width = names
        .iter()
        .map(|name| name.chars().count())
        .max()
        .unwrap_or(0);
    for name in names {
        match reading::template(&name, world) {
            Ok(template) => {
                let audience = &template.audience;
                terminal.print(&format!(
                    "{name:width$}  {audience:10}  {}\n",
                    template.description
                ))?;
                if terminal.verbosity() == crate::terminal::Verbosity::Verbose {
                    terminal.print(&format!("{:width$}  {}\n", "", template.described()))?;
                }
            }
            // One broken template must not hide the others.
            Err(error) => terminal.notice(&error.to_string()),
        }
    }
    Ok(Status::Ok)
}
