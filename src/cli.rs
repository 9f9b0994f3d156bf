//! The command line as a whole: parses it, runs the command, turns the outcome into an exit code.

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser};

use crate::commands::Command;
use crate::environment::Environment;
use crate::error::Kind;
use crate::exit::Status;
use crate::terminal::{Terminal, Verbosity};

/// A terminal companion for freelance work: proposals and job posts whose every claim is proved.
#[derive(Debug, Parser)]
#[command(name = "gig", version, propagate_version = true, max_term_width = 100)]
struct Cli {
    /// Print errors only
    #[arg(
        short,
        long,
        global = true,
        conflicts_with = "verbose",
        help_heading = "Everywhere"
    )]
    quiet: bool,
    /// Print causes and details too
    #[arg(short, long, global = true, help_heading = "Everywhere")]
    verbose: bool,
    #[command(subcommand)]
    command: Command,
}

/// The definition of the command line, for completions and the manual.
#[must_use]
pub fn command() -> clap::Command {
    Cli::command().after_long_help(exit_codes())
}

fn exit_codes() -> String {
    let lines = Status::ALL.map(|(status, meaning)| format!("  {:>3}  {meaning}", status.code()));
    format!("Exit codes:\n{}", lines.join("\n"))
}

/// Runs gig.
#[must_use]
pub fn main() -> ExitCode {
    let parsed = command()
        .try_get_matches()
        .and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    let world = Environment::capture();
    let mut terminal = Terminal::new(&world, cli.verbosity());
    let status = match cli.command.run(&world, &mut terminal) {
        Ok(status) => status,
        Err(error) => {
            if error.kind() != Kind::ClosedPipe {
                terminal.error(&error);
            }
            error.kind().status()
        }
    };
    ExitCode::from(status.code())
}

impl Cli {
    fn verbosity(&self) -> Verbosity {
        match (self.quiet, self.verbose) {
            (true, _) => Verbosity::Quiet,
            (_, true) => Verbosity::Verbose,
            _ => Verbosity::Normal,
        }
    }
}

/// Help and version go to stdout and are fine; everything else clap says is about usage.
fn usage(error: &clap::Error) -> ExitCode {
    // The text is gone if its stream is: the exit code still tells.
    let _ = error.print();
    let status = if error.use_stderr() {
        Status::Usage
    } else {
        Status::Ok
    };
    ExitCode::from(status.code())
}
