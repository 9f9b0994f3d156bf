//! `gig man`: the manual page, in roff, for `man -l -` or a package.

use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::terminal::Terminal;

/// Arguments of `gig man`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  gig man | man -l -\n  gig man proposal > gig-proposal.1")]
pub struct Args {
    /// The command whose page is wanted; the whole program's without
    command: Option<String>,
}

/// Prints the page.
///
/// # Errors
///
/// When there is no such command or stdout cannot be written.
pub fn run(args: Args, _world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    let mut whole = super::CommandLine::definition();
    whole.build();
    let command = match &args.command {
        None => whole,
        Some(name) => whole
            .find_subcommand(name)
            .cloned()
            .ok_or_else(|| unknown(name, &whole))?,
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command)
        .render(&mut page)
        .map_err(|error| Error::new(Kind::Input, "cannot make the manual page").caused_by(error))?;
    terminal.print(&String::from_utf8_lossy(&page))?;
    Ok(Status::Ok)
}

fn unknown(name: &str, whole: &clap::Command) -> Error {
    let names = whole.get_subcommands().map(clap::Command::get_name);
    let error = Error::new(Kind::Usage, format!("no command is called '{name}'"));
    match crate::text::similarity::nearest(name, names) {
        Some(near) => error.hint(format!("did you mean '{near}'?")),
        None => error.hint("gig --help lists the commands"),
    }
}
