//! `gig completions SHELL`: the completion script for a shell, the same as in `completions/`.

use clap_complete::Shell;

use crate::environment::Environment;
use crate::error::Result;
use crate::exit::Status;
use crate::terminal::Terminal;

/// Arguments of `gig completions`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  gig completions zsh > ~/.zfunc/_gig")]
pub struct Args {
    /// The shell
    shell: Shell,
}

/// Prints the script.
///
/// # Errors
///
/// When stdout cannot be written.
pub fn run(args: Args, _world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    let mut script = Vec::new();
    clap_complete::generate(
        args.shell,
        &mut super::CommandLine::definition(),
        "gig",
        &mut script,
    );
    terminal.print(&String::from_utf8_lossy(&script))?;
    Ok(Status::Ok)
}
