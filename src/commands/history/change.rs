//! `gig history mark`, `delete` and `prune`: what the user says of drafts, and what is to go.

use std::time::Duration;

use crate::commands::recording::seconds;
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::outcome::Mark;
use crate::store::{settings, talks};
use crate::terminal::Terminal;
use crate::text::moment;

/// A day in seconds.
const DAY: u64 = 24 * 60 * 60;

/// Arguments of `gig history mark`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  gig history mark last sent
  gig history mark 12 replied --at 2026-11-20
  gig history mark 12 --undo")]
pub(super) struct MarkArgs {
    /// The draft's number, or last
    id: String,
    /// What became of it
    #[arg(value_parser = MARKS, required_unless_present = "undo")]
    mark: Option<String>,
    /// The day it happened (2026-11-20); now unless set
    #[arg(long, value_name = "DATE", conflicts_with = "undo")]
    at: Option<String>,
    /// Take the last mark back
    #[arg(long, conflicts_with = "mark")]
    undo: bool,
}

/// Arguments of `gig history delete`.
#[derive(Debug, clap::Args)]
pub(super) struct DeleteArgs {
    /// The drafts' numbers, or last
    #[arg(required_unless_present = "all")]
    ids: Vec<String>,
    /// Every draft and every session of gig chat, so that nothing of any is left to read
    #[arg(long, conflicts_with = "ids")]
    all: bool,
}

/// Arguments of `gig history prune`.
#[derive(Debug, clap::Args)]
pub(super) struct PruneArgs {
    /// Older than so many days; the setting post_days (30) unless set
    #[arg(long, value_name = "COUNT")]
    days: Option<u64>,
    /// Delete the drafts that old too, unless they were marked
    #[arg(long)]
    drafts: bool,
}

const MARKS: [&str; 7] = [
    "sent",
    "viewed",
    "replied",
    "interview",
    "hired",
    "lost",
    "withdrawn",
];

pub(super) fn mark(args: &MarkArgs, world: &Environment, terminal: &mut Terminal) -> Result<()> {
    let mut history = super::needed(world)?;
    let id = history.id(&args.id)?;
    let Some(mark) = args.mark.as_deref().and_then(Mark::parse) else {
        match history.unmark(id)? {
            Some(mark) => terminal.notice(&format!("draft {id} is no longer {}", mark.as_str())),
            None => terminal.notice(&format!("draft {id} has no mark")),
        }
        return Ok(());
    };
    let made = match &args.at {
        None => seconds(world),
        Some(text) => moment::parse(text).ok_or_else(|| {
            Error::new(Kind::Usage, format!("'{text}' is not a date"))
                .hint("write it as 2026-11-20")
        })?,
    };
    history.mark(id, mark, made)?;
    terminal.notice(&format!("draft {id}: {}", mark.as_str()));
    Ok(())
}

pub(super) fn delete(
    args: &DeleteArgs,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<()> {
    if args.all {
        return delete_all(world, terminal);
    }
    let Some(mut history) = super::open(world)? else {
        terminal.notice("there is nothing in the history");
        return Ok(());
    };
    let count = {
        let ids = args.ids.iter().map(|name| history.id(name));
        let ids = ids.collect::<Result<Vec<i64>>>()?;
        history.delete(&ids)?
    };
    terminal.notice(&format!("deleted: {}", drafts(count)));
    Ok(())
}

/// Deletes everything that was drafted or said.
fn delete_all(world: &Environment, terminal: &mut Terminal) -> Result<()> {
    let drafted = match super::open(world)? {
        Some(mut history) => history.delete_all()?,
        None => 0,
    };
    let said = talks::delete_all(world)?;
    let sessions = match said {
        0 => String::new(),
        1 => ", 1 session of gig chat".to_owned(),
        count => format!(", {count} sessions of gig chat"),
    };
    terminal.notice(&format!("deleted: {}{sessions}", drafts(drafted)));
    Ok(())
}

pub(super) fn prune(args: &PruneArgs, world: &Environment, terminal: &mut Terminal) -> Result<()> {
    let days = match args.days {
        Some(days) => days,
        None => settings::load(world, crate::config::Layer::default())?.post_days(),
    };
    talks::drop_posts(Duration::from_secs(days.saturating_mul(DAY)), world)?;
    let Some(mut history) = super::open(world)? else {
        terminal.notice("there is nothing in the history");
        return Ok(());
    };
    let age = i64::try_from(days)
        .unwrap_or(i64::MAX)
        .saturating_mul(moment::DAY);
    let moment = seconds(world).saturating_sub(age);
    let posts = history.drop_posts(moment)?;
    let mut said = format!("posts whose text is gone: {posts}");
    if args.drafts {
        let count = history.delete_unmarked(moment)?;
        said += &format!("; deleted: {}", drafts(count));
    }
    history.compact()?;
    terminal.notice(&said);
    Ok(())
}

fn drafts(count: usize) -> String {
    format!("{count} draft{}", if count == 1 { "" } else { "s" })
}
