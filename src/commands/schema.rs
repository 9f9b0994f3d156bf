//! `gig schema [NAME]`: the published JSON Schema of a command's `--json`.

use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::report::schema;
use crate::terminal::Terminal;
use crate::text::similarity::nearest;

/// Arguments of `gig schema`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  gig schema\n  gig schema proposal > gig.proposal.1.json")]
pub struct Args {
    /// The command whose schema is wanted; their names without
    name: Option<String>,
}

/// Prints a schema, or the names of all.
///
/// # Errors
///
/// When there is no schema of that name, or stdout cannot be written.
pub fn run(args: Args, _world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    let Some(name) = args.name else {
        terminal.print(&format!("{}\n", schema::names().join("\n")))?;
        return Ok(Status::Ok);
    };
    let found = schema::schema(&name).ok_or_else(|| {
        let error = Error::new(Kind::Usage, format!("there is no schema '{name}'"));
        match nearest(&name, schema::names()) {
            Some(near) => error.hint(format!("did you mean '{near}'?")),
            None => error.hint("gig schema lists them"),
        }
    })?;
    terminal.print(&format!("{found:#}\n"))?;
    Ok(Status::Ok)
}
