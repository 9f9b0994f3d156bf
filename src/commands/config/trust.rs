//! `gig config trust`: the user has read a project's file and lets it set what only they may.

use crate::config::{Layer, Owner};
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::store::{settings, state};
use crate::terminal::Terminal;

/// Arguments of `gig config trust`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Take the trust back
    #[arg(long)]
    revoke: bool,
}

pub(super) fn run(args: &Args, world: &Environment, terminal: &mut Terminal) -> Result<()> {
    let missing = || {
        Error::new(Kind::Config, "there is no .gig/config.toml here or above")
            .hint("gig config set --project makes one")
    };
    let path = settings::project_file(world).ok_or_else(missing)?;
    let shown = world.shown(&path);
    if args.revoke {
        state::distrust(world, &path)?;
        terminal.notice(&format!("{shown} is not trusted any more"));
        return Ok(());
    }
    let text = settings::read(&path)?.ok_or_else(missing)?;
    let layer = Layer::file(Owner::TrustedProject, &shown, &text)?;
    state::trust(world, &path, &text)?;
    terminal.notice(&format!(
        "{shown} is trusted as it is now; a change takes the trust away"
    ));
    for (key, entry) in layer.beyond_a_project() {
        terminal.notice(&format!("it sets {key} = {}", entry.value));
    }
    Ok(())
}
