//! `gig history list` and `search`: many drafts, newest first.

use crate::environment::Environment;
use crate::error::Result;
use crate::outcome::{Entry, Mark, Status};
use crate::report::history as report;
use crate::store::history::Filter;
use crate::terminal::Terminal;

/// Arguments of `gig history list`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Those in this state only: what the answer was, or what became of the letter
    #[arg(long, value_name = "STATE", value_parser = STATES)]
    status: Option<String>,
    /// At most so many; 0 for all
    #[arg(long, value_name = "COUNT", default_value_t = 20)]
    limit: usize,
    /// Print JSON (schema gig.history/1)
    #[arg(long)]
    json: bool,
}

/// Arguments of `gig history search`.
#[derive(Debug, clap::Args)]
pub(super) struct SearchArgs {
    /// Words of the draft or its title; all must be there, a beginning will do
    #[arg(required = true)]
    words: Vec<String>,
    /// At most so many; 0 for all
    #[arg(long, value_name = "COUNT", default_value_t = 20)]
    limit: usize,
    /// Print JSON (schema gig.history/1)
    #[arg(long)]
    json: bool,
}

/// Every state a draft can be listed by.
const STATES: [&str; 11] = [
    "complete",
    "incomplete",
    "interrupted",
    "unmarked",
    "sent",
    "viewed",
    "replied",
    "interview",
    "hired",
    "lost",
    "withdrawn",
];

pub(super) fn list(args: &Args, world: &Environment, terminal: &mut Terminal) -> Result<()> {
    let state = args.status.as_deref();
    let filter = Filter {
        status: state.and_then(Status::parse),
        mark: match state {
            Some("unmarked") => Some(None),
            state => state.and_then(Mark::parse).map(Some),
        },
        words: None,
        limit: (args.limit > 0).then_some(args.limit),
    };
    let entries = find(&filter, world)?;
    if args.json {
        return terminal.print(&format!("{:#}\n", report::list_json(&entries)));
    }
    if entries.is_empty() {
        terminal.notice("no drafts");
        return Ok(());
    }
    terminal.page(&report::list(&entries), world)?;
    if filter.limit == Some(entries.len()) {
        terminal.notice(&format!(
            "the newest {}; --limit 0 lists all",
            entries.len()
        ));
    }
    Ok(())
}

pub(super) fn search(
    args: &SearchArgs,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<()> {
    let words = args.words.join(" ");
    let filter = Filter {
        words: Some(words.clone()),
        limit: (args.limit > 0).then_some(args.limit),
        ..Filter::default()
    };
    let entries = find(&filter, world)?;
    if args.json {
        return terminal.print(&format!("{:#}\n", report::list_json(&entries)));
    }
    if entries.is_empty() {
        terminal.notice(&format!("no draft has '{words}'"));
    }
    terminal.page(&report::matches(&entries, &words), world)
}

/// The letters that are wanted; a history that is not there has none.
fn find(filter: &Filter, world: &Environment) -> Result<Vec<Entry>> {
    match super::open(world)? {
        Some(history) => history.list(filter),
        None => Ok(Vec::new()),
    }
}
