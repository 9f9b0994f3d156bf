//! `gig history export` and `diff`: drafts for other programs, and what changed between two.

use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::outcome::Version;
use crate::report::history as report;
use crate::store::history::{Filter, History};
use crate::terminal::Terminal;

/// Arguments of `gig history export`.
#[derive(Debug, clap::Args)]
pub(super) struct ExportArgs {
    /// The drafts' numbers, or last; all, oldest first, unless given
    ids: Vec<String>,
}

/// Arguments of `gig history diff`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  gig history diff 12        from the first answer to what was handed over
  gig history diff 12 15     from one draft to another")]
pub(super) struct DiffArgs {
    /// The draft's number, or last
    a: String,
    /// Another draft; without one the first version of A is compared with its newest
    b: Option<String>,
}

pub(super) fn export(
    args: &ExportArgs,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<()> {
    let Some(history) = super::open(world)? else {
        return Ok(());
    };
    let ids = if args.ids.is_empty() {
        let all = history.list(&Filter::default())?;
        all.iter().rev().map(|entry| entry.id).collect()
    } else {
        let ids = args.ids.iter().map(|name| history.id(name));
        ids.collect::<Result<Vec<i64>>>()?
    };
    for id in ids {
        terminal.print(&format!("{}\n", report::entry_json(&history.entry(id)?)))?;
    }
    Ok(())
}

pub(super) fn diff(args: &DiffArgs, world: &Environment, terminal: &mut Terminal) -> Result<()> {
    let history = super::needed(world)?;
    let (a, a_text) = newest(&history, &args.a)?;
    let text = match &args.b {
        Some(b) => {
            let (b, b_text) = newest(&history, b)?;
            report::difference(
                &format!("draft {a}"),
                &a_text,
                &format!("draft {b}"),
                &b_text,
            )
        }
        None => {
            let versions = history.entry(a)?.versions;
            let [first, .., last] = versions.as_slice() else {
                return Err(
                    Error::new(Kind::Usage, format!("draft {a} has one version only"))
                        .hint("name a second draft to compare it with"),
                );
            };
            let name = |version: &Version, number: usize| {
                format!("draft {a}, version {number} ({})", version.cause)
            };
            report::difference(
                &name(first, 1),
                &first.text,
                &name(last, versions.len()),
                &last.text,
            )
        }
    };
    if text.is_empty() {
        terminal.notice("no difference");
    }
    terminal.print(&text)
}

fn newest(history: &History, name: &str) -> Result<(i64, String)> {
    let id = history.id(name)?;
    Ok((id, history.entry(id)?.text().to_owned()))
}
