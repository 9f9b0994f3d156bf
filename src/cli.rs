//! The command line as a whole: parses it, runs the command, turns the outcome into an exit code.

use std::process::ExitCode;

/// Runs gig.
#[must_use]
pub fn main() -> ExitCode {
    ExitCode::SUCCESS
}
