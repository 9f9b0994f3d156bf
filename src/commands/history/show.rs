//! `gig history show`: one draft, what there is to know of it, what was sent to get it.

use crate::environment::Environment;
use crate::error::Result;
use crate::report::history as report;
use crate::terminal::Terminal;

/// Arguments of `gig history show`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The draft's number, or last
    #[arg(default_value = "last")]
    id: String,
    /// Print what left the machine instead: every message, as it was sent
    #[arg(long, conflicts_with = "json")]
    sent: bool,
    /// Print everything as JSON (schema gig.history-entry/1)
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args, world: &Environment, terminal: &mut Terminal) -> Result<()> {
    let history = super::needed(world)?;
    let entry = history.entry(history.id(&args.id)?)?;
    if args.json {
        return terminal.print(&format!("{:#}\n", report::entry_json(&entry)));
    }
    if args.sent {
        let sent = report::sent(&entry);
        if sent.is_empty() {
            terminal.notice("nothing left the machine: no model was used");
        }
        return terminal.print(&sent);
    }
    terminal.notice(&report::about(&entry));
    terminal.print(&format!("{}\n", entry.text()))
}
