//! `gig history stats`: what became of the letters, by what they have in common.

use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::outcome::figures::Figures;
use crate::report::figures;
use crate::store::history::Filter;
use crate::terminal::Terminal;
use crate::text::moment;

/// Arguments of `gig history stats`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Counted are letters marked sent or anything later. A letter taken back before \
an answer is not."
)]
pub(super) struct Args {
    /// Letters made since this day only (2026-01-31)
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Print JSON (schema gig.history-stats/1)
    #[arg(long)]
    json: bool,
    /// Print CSV
    #[arg(long, conflicts_with = "json")]
    csv: bool,
}

pub(super) fn run(args: &Args, world: &Environment, terminal: &mut Terminal) -> Result<()> {
    let since = match &args.since {
        None => i64::MIN,
        Some(text) => moment::parse(text).ok_or_else(|| {
            Error::new(Kind::Usage, format!("'{text}' is not a date"))
                .hint("write it as 2026-01-31")
        })?,
    };
    let mut entries = match super::open(world)? {
        Some(history) => history.list(&Filter::default())?,
        None => Vec::new(),
    };
    entries.retain(|entry| entry.made >= since);
    let counted = Figures::of(&entries);
    terminal.print(&if args.json {
        format!("{:#}\n", figures::json(&counted))
    } else if args.csv {
        figures::csv(&counted)
    } else {
        figures::human(&counted)
    })
}
