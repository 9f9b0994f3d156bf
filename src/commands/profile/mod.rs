//! `gig profile`: the files in which users say what they can prove.

mod change;
mod export;
mod import;
mod list;
mod new;
mod show;

use clap::Subcommand;

use crate::config::{Layer, Settings};
use crate::environment::Environment;
use crate::error::Result;
use crate::exit::Status;
use crate::profile::Profile;
use crate::skill::Vocabulary;
use crate::store::library::{self, Entry};
use crate::terminal::Terminal;

/// Arguments of `gig profile`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  gig profile new ada
  gig profile import cv.pdf
  gig profile export ada > ada.json
  gig profile show ada --json | jq '.facts[] | select(.part == \"projects\")'
  gig profile check ada

A profile is a Markdown file. Every line of it can be cited in a draft, as ada.md:14; a claim that no
line proves is an error. Lines under '## Voice' guide the style and are never cited.")]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Start a profile: from a form, or from a bio you have
    New(new::Args),
    /// Turn a résumé (PDF, DOCX, HTML, Markdown, text, JSON Resume) into a profile
    Import(import::Args),
    /// Write a profile as JSON Resume or Markdown
    Export(export::Args),
    /// List your profiles
    List(list::Args),
    /// Print what a profile proves, line by line
    Show(show::Args),
    /// Open a profile in your editor
    Edit(Named),
    /// Use this profile unless another is named
    Use(change::UseArgs),
    /// Say what a profile lacks
    Check(show::CheckArgs),
}

/// Which profile is meant.
#[derive(Debug, clap::Args)]
struct Named {
    /// The profile: a name from 'gig profile list', or a file; your default unless named
    #[arg(value_name = "NAME|FILE")]
    name: Option<String>,
}

/// Runs the action.
///
/// # Errors
///
/// When a profile cannot be found, read or written.
pub fn run(args: Args, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    match args.action {
        Action::New(args) => new::run(&args, world, terminal),
        Action::Import(args) => import::run(&args, world, terminal),
        Action::Export(args) => export::run(&args, world, terminal),
        Action::List(args) => list::run(&args, world, terminal),
        Action::Show(args) => show::show(&args, world, terminal),
        Action::Edit(args) => change::edit(&args, world, terminal),
        Action::Use(args) => change::choose(&args, world, terminal),
        Action::Check(args) => show::check(&args, world, terminal),
    }
}

/// Starts a profile as 'gig profile new NAME' does.
///
/// # Errors
///
/// When there is one of that name, or it cannot be written.
pub(super) fn create(name: &str, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    new::run(&new::Args::named(name), world, terminal)
}

/// A profile that was found and read, with what it was read by.
struct Found {
    entry: Entry,
    vocabulary: Vocabulary,
}

impl Named {
    fn find(&self, world: &Environment, terminal: &mut Terminal) -> Result<Found> {
        let settings = settings(world, terminal)?;
        let entry = library::profile(self.name.as_deref(), settings.profile(), world)?;
        if let Some(notice) = &entry.notice {
            terminal.notice(notice);
        }
        Ok(Found {
            entry,
            vocabulary: Vocabulary::with_terms(settings.vocabulary()),
        })
    }
}

impl Found {
    fn parse(&self) -> Profile {
        Profile::parse(&self.entry.file(), &self.entry.text, &self.vocabulary)
    }
}

fn settings(world: &Environment, terminal: &mut Terminal) -> Result<Settings> {
    super::reading::settings(Layer::default(), world, terminal)
}
