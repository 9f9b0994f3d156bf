//! `gig help [COMMAND|TOPIC]`: help for a command, or one of the pages that belong to none.

mod topic;

use super::CommandLine;
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::terminal::Terminal;
use crate::text::similarity::nearest;

/// Arguments of `gig help`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Topics: exit-codes, environment, templates, plugins

Examples:
  gig help proposal
  gig help history mark
  gig help templates")]
pub struct Args {
    /// A command, with its subcommand, or a topic
    words: Vec<String>,
}

/// Prints the help.
///
/// # Errors
///
/// When there is no such command or topic.
pub fn run(args: Args, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    if let [word] = args.words.as_slice()
        && let Some(page) = topic::page(word, world)
    {
        terminal.page(&page, world)?;
        return Ok(Status::Ok);
    }
    let mut command = CommandLine::definition();
    command.build();
    for word in &args.words {
        command = command
            .find_subcommand(word)
            .cloned()
            .ok_or_else(|| unknown(word, &command))?;
    }
    terminal.page(&command.render_long_help().to_string(), world)?;
    Ok(Status::Ok)
}

fn unknown(word: &str, command: &clap::Command) -> Error {
    let names = command.get_subcommands().map(clap::Command::get_name);
    let error = Error::new(
        Kind::Usage,
        format!("there is no command or topic '{word}'"),
    );
    match nearest(word, names.chain(topic::NAMES.iter().copied())) {
        Some(near) => error.hint(format!("did you mean '{near}'?")),
        None => error.hint(format!("the topics are {}", topic::NAMES.join(", "))),
    }
}
