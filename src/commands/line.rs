//! The command line's definition: the options every command takes and the command itself. From it
//! come parsing, help, completions and the manual page. Running it is `cli`'s.

use clap::{CommandFactory, Parser};

use super::Command;
use crate::config::Color;
use crate::exit::Status;
use crate::terminal::Verbosity;

/// A terminal companion for freelance work: proposals and job posts whose every claim is proved.
#[derive(Debug, Parser)]
#[command(
    name = "gig",
    version,
    propagate_version = true,
    max_term_width = 100,
    disable_help_subcommand = true
)]
pub struct CommandLine {
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
    /// When to use colour
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        value_parser = ["auto", "always", "never"],
        help_heading = "Everywhere"
    )]
    color: Option<String>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

impl CommandLine {
    /// The definition, with the exit codes at the end of the long help.
    #[must_use]
    pub fn definition() -> clap::Command {
        let codes =
            Status::ALL.map(|(status, meaning)| format!("  {:>3}  {meaning}", status.code()));
        Self::command().after_long_help(format!("Exit codes:\n{}", codes.join("\n")))
    }

    /// The definition for a shell that completes: with the user's own names.
    #[must_use]
    pub fn completing() -> clap::Command {
        super::completing::with_completers(Self::definition())
    }

    /// How much goes to stderr.
    #[must_use]
    pub const fn verbosity(&self) -> Verbosity {
        match (self.quiet, self.verbose) {
            (true, _) => Verbosity::Quiet,
            (_, true) => Verbosity::Verbose,
            _ => Verbosity::Normal,
        }
    }

    /// When colour is used, as far as the flag says.
    #[must_use]
    pub fn color(&self) -> Color {
        match self.color.as_deref() {
            Some("always") => Color::Always,
            Some("never") => Color::Never,
            _ => Color::Auto,
        }
    }
}
