//! `gig config`: shows, changes and explains the settings.

mod change;
pub(super) mod key;
mod presets;
mod show;
mod trust;

use std::path::PathBuf;

use clap::Subcommand;

use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::store::settings;
use crate::terminal::Terminal;

/// Arguments of `gig config`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  gig config show --origin
  gig config set endpoint ollama
  gig config set endpoints.work.base_url https://llm.example.com/v1
  gig config set endpoints.work.api_key_cmd 'pass show llm'
  gig config set-key work

A flag wins over a GIG_* variable, that over the project's .gig/config.toml, that over your
config.toml, that over the built-in value. A key never stands in a file of gig's: name its source,
api_key_cmd, api_key_file, api_key_keyring or api_key_env; of several the first in this order is used.
A keyring that is absent or holds no key is told, and passes on to the variable.")]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Print every setting that has a value
    Show(show::Args),
    /// Print the value of one setting
    Get(show::GetArgs),
    /// Change a setting in your file, or the project's
    Set(change::SetArgs),
    /// Take a setting out of your file, or the project's
    Unset(change::UnsetArgs),
    /// Put an endpoint's key into the system's keyring: asked for without showing it, or from stdin
    SetKey(key::Args),
    /// Take an endpoint's key out of the keyring
    UnsetKey(key::Args),
    /// Open the file in your editor
    Edit(change::EditArgs),
    /// Print the path of the file
    Path(FileArgs),
    /// Let this project's file set endpoints, key sources and limits, as it is now
    Trust(trust::Args),
    /// List the endpoints gig knows
    Presets(presets::Args),
}

/// Which file is meant.
#[derive(Debug, clap::Args)]
struct FileArgs {
    /// The project's .gig/config.toml instead of your own
    #[arg(long)]
    project: bool,
}

/// Runs the action.
///
/// # Errors
///
/// When a configuration file, a name or a value is wrong, or a file cannot be written.
pub fn run(args: Args, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    match args.action {
        Action::Show(args) => show::show(&args, world, terminal)?,
        Action::Get(args) => show::get(&args, world, terminal)?,
        Action::Set(args) => change::set(&args, world, terminal)?,
        Action::Unset(args) => change::unset(&args, world, terminal)?,
        Action::SetKey(args) => key::set(&args, world, terminal)?,
        Action::UnsetKey(args) => key::unset(&args, world, terminal)?,
        Action::Edit(args) => change::edit(&args, world, terminal)?,
        Action::Path(args) => {
            let path = args.path(world)?;
            terminal.print(&format!("{}\n", path.display()))?;
        }
        Action::Trust(args) => trust::run(&args, world, terminal)?,
        Action::Presets(args) => presets::run(&args, terminal)?,
    }
    Ok(Status::Ok)
}

impl FileArgs {
    /// The file, whether it exists or not.
    fn path(&self, world: &Environment) -> Result<PathBuf> {
        if self.project {
            let here = || world.directory.join(".gig").join("config.toml");
            return Ok(settings::project_file(world).unwrap_or_else(here));
        }
        settings::user_file(world).ok_or_else(|| {
            Error::new(
                Kind::Config,
                "there is no home folder to keep config.toml in",
            )
            .hint("set GIG_HOME to a folder")
        })
    }
}
