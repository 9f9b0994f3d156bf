//! `gig profile export`: a profile for other programs.

use clap::ValueEnum;

use super::{Named, show};
use crate::environment::Environment;
use crate::error::Result;
use crate::exit::Status;
use crate::report::json_resume;
use crate::terminal::Terminal;

/// Arguments of `gig profile export`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    profile: Named,
    /// What to write
    #[arg(long, value_enum, default_value_t = Format::JsonResume)]
    format: Format,
}

/// The formats a profile can be written in.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// JSON Resume 1.0.0 (jsonresume.org)
    JsonResume,
    /// The profile's own Markdown
    Markdown,
}

pub(super) fn run(args: &Args, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    let found = args.profile.find(world, terminal)?;
    match args.format {
        Format::JsonResume => {
            let resume = json_resume::resume(&found.parse());
            terminal.print(&show::json(&resume)?)?;
        }
        Format::Markdown => terminal.print(&found.entry.text)?,
    }
    Ok(Status::Ok)
}
