//! `gig completions SHELL`: what makes a shell complete gig's command line.
//!
//! Without `--static` a few lines that ask gig itself, so that profiles, templates and drafts are
//! completed too; with it a script that knows the flags alone, the same as in `completions/`.

use clap_complete::Shell;
use clap_complete::env::Shells;

use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::terminal::Terminal;

/// The variable by which a shell asks for completions.
pub const VARIABLE: &str = "GIG_COMPLETE";

/// Arguments of `gig completions`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  source <(gig completions bash)           # in ~/.bashrc
  gig completions zsh > ~/.zfunc/_gig
  gig completions fish > ~/.config/fish/completions/gig.fish")]
pub struct Args {
    /// The shell
    shell: Shell,
    /// Print a script that knows commands and flags without asking gig
    #[arg(long = "static")]
    is_static: bool,
}

/// Prints the script.
///
/// # Errors
///
/// When stdout cannot be written.
pub fn run(args: Args, _world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    let mut script = Vec::new();
    if args.is_static {
        let mut definition = super::CommandLine::definition();
        clap_complete::generate(args.shell, &mut definition, "gig", &mut script);
    } else {
        register(args.shell, &mut script)?;
    }
    terminal.print(&String::from_utf8_lossy(&script))?;
    Ok(Status::Ok)
}

fn register(shell: Shell, script: &mut Vec<u8>) -> Result<()> {
    let unknown = || Error::new(Kind::Usage, format!("no completions for {shell}"));
    let shells = Shells::builtins();
    let completer = shells.completer(&shell.to_string()).ok_or_else(unknown)?;
    completer
        .write_registration(VARIABLE, "gig", "gig", "gig", script)
        .map_err(|error| Error::new(Kind::Input, "cannot make the script").caused_by(error))
}
