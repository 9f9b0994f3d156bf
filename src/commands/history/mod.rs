//! `gig history`: what gig remembers of every draft: list, show, compare, mark, count, forget.

mod change;
mod export;
mod list;
mod show;
mod stats;

use clap::Subcommand;

use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::store::history::{self, History};
use crate::terminal::Terminal;

/// Arguments of `gig history`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  gig history list --status replied
  gig history show last
  gig history show 12 --sent
  gig history mark last sent
  gig history stats
  gig history export > drafts.jsonl
  gig history delete 12

Drafts are kept on this machine only. The text of a post goes after 30 days (the setting post_days)
unless it was drafted with --keep. --no-history, GIG_HISTORY=0 or 'gig config set history false'
keep nothing.")]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List drafts, newest first
    List(list::Args),
    /// Find drafts by their words
    Search(list::SearchArgs),
    /// Print a draft, or what was sent to get it
    Show(show::Args),
    /// Print what changed between two drafts, or two versions of one
    Diff(export::DiffArgs),
    /// Say what became of a draft: sent, viewed, replied, interview, hired, lost, withdrawn
    Mark(change::MarkArgs),
    /// Print how many letters were answered and won work, by opening, length, template, trade, fit
    Stats(stats::Args),
    /// Print drafts with everything kept of them, one JSON object a line
    Export(export::ExportArgs),
    /// Delete drafts
    Delete(change::DeleteArgs),
    /// Drop what is old: texts of posts, and drafts if you say so
    Prune(change::PruneArgs),
}

/// Runs the action.
///
/// # Errors
///
/// When the history cannot be read or written, or has no such draft.
pub fn run(args: Args, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    match args.action {
        Action::List(args) => list::list(&args, world, terminal)?,
        Action::Search(args) => list::search(&args, world, terminal)?,
        Action::Show(args) => show::run(&args, world, terminal)?,
        Action::Diff(args) => export::diff(&args, world, terminal)?,
        Action::Mark(args) => change::mark(&args, world, terminal)?,
        Action::Stats(args) => stats::run(&args, world, terminal)?,
        Action::Export(args) => export::export(&args, world, terminal)?,
        Action::Delete(args) => change::delete(&args, world, terminal)?,
        Action::Prune(args) => change::prune(&args, world, terminal)?,
    }
    Ok(Status::Ok)
}

/// The history, if there is one.
fn open(world: &Environment) -> Result<Option<History>> {
    History::open(&history::path(world)?)
}

/// The history of a command that needs a draft from it.
fn needed(world: &Environment) -> Result<History> {
    open(world)?.ok_or_else(|| {
        Error::new(Kind::Store, "there is nothing in the history yet")
            .hint("drafts are kept as they are made: 'gig proposal POST'")
    })
}
