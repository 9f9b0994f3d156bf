//! The program as a whole: parses the command line, runs the command, turns the outcome into an
//! exit code.

use std::process::ExitCode;

use clap::FromArgMatches;

use clap_complete::CompleteEnv;

use crate::commands::CommandLine;
use crate::commands::completions::VARIABLE;
use crate::environment::Environment;
use crate::error::Kind;
use crate::exit::Status;
use crate::terminal::{Terminal, Verbosity};

/// Runs gig.
#[must_use]
pub fn main() -> ExitCode {
    if std::env::var_os(VARIABLE).is_some() {
        return complete();
    }
    let parsed = CommandLine::definition()
        .try_get_matches()
        .and_then(|matches| CommandLine::from_arg_matches(&matches));
    let line = match parsed {
        Ok(line) => line,
        Err(error) => return usage(&error),
    };
    let world = Environment::capture();
    let mut terminal = Terminal::new(&world, line.verbosity());
    terminal.set_colour(line.color(), &world);
    let status = match line.command.run(&world, &mut terminal) {
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

/// Answers a shell that completes a command line.
fn complete() -> ExitCode {
    let asked = CompleteEnv::with_factory(CommandLine::completing)
        .var(VARIABLE)
        .bin("gig");
    match asked.try_complete(std::env::args_os(), None) {
        Ok(_) => ExitCode::SUCCESS,
        // A shell that completes has no place for an error.
        Err(_) => ExitCode::from(Status::Usage.code()),
    }
}

/// Help and version go to stdout and are fine; everything else clap says is about usage.
fn usage(error: &clap::Error) -> ExitCode {
    if error.use_stderr() {
        // It quotes arguments, which may come from anywhere.
        let mut terminal = Terminal::new(&Environment::capture(), Verbosity::Normal);
        terminal.report_aside(&error.render().to_string());
        return ExitCode::from(Status::Usage.code());
    }
    // The text is gone if its stream is: the exit code still tells.
    let _ = error.print();
    ExitCode::from(Status::Ok.code())
}
