//! `gig config set`, `unset` and `edit`: one change, everything else in the file as it was.

use std::path::Path;

use crate::config::{Key, Layer, Owner, Setting, edit as text_edit};
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::store::{files, settings, state};
use crate::terminal::Terminal;

use super::FileArgs;

/// Arguments of `gig config set`.
#[derive(Debug, clap::Args)]
pub(super) struct SetArgs {
    /// The setting, as in `gig config show --all`
    setting: String,
    /// Its value; of a list, with commas
    #[arg(allow_hyphen_values = true)]
    value: String,
    #[command(flatten)]
    file: FileArgs,
}

/// Arguments of `gig config unset`.
#[derive(Debug, clap::Args)]
pub(super) struct UnsetArgs {
    /// The setting
    setting: String,
    #[command(flatten)]
    file: FileArgs,
}

/// Arguments of `gig config edit`.
#[derive(Debug, clap::Args)]
pub(super) struct EditArgs {
    #[command(flatten)]
    file: FileArgs,
}

/// The setting of that name.
pub(super) fn known(name: &str) -> Result<(Key, &'static Setting)> {
    let unknown = || Error::new(Kind::Usage, format!("no setting is called '{name}'"));
    let key = Key::parse(name).ok_or_else(unknown)?;
    if let Some(setting) = Setting::find(&key) {
        return Ok((key, setting));
    }
    if key.parts().last().is_some_and(|part| part == "api_key") {
        return Err(
            Error::new(Kind::Usage, "a key does not stand in a configuration file")
                .hint("'gig config set-key' puts it into the keyring; or name its source: api_key_cmd, api_key_file or api_key_env"),
        );
    }
    if Setting::is_table(&key) {
        let error = Error::new(Kind::Usage, format!("'{key}' is a table of settings"));
        return Err(error.hint("gig config show --all lists what can stand in it"));
    }
    Err(match Setting::nearest(&key) {
        Some(near) => unknown().hint(format!("did you mean '{near}'?")),
        None => unknown().hint("gig config show --all lists them"),
    })
}

pub(super) fn set(args: &SetArgs, world: &Environment, terminal: &mut Terminal) -> Result<()> {
    let (key, setting) = known(&args.setting)?;
    let value = setting
        .read(&key, &args.value)
        .map_err(|wanted| Error::new(Kind::Usage, format!("{key} {wanted}")))?;
    let path = args.file.path(world)?;
    let old = settings::read(&path)?.unwrap_or_default();
    let new = text_edit::set(&old, &key, &value)?;
    // The rest of the file may have been wrong before: then nothing is made worse by writing.
    Layer::file(Owner::TrustedProject, &world.shown(&path), &new)?;
    write(world, &path, &old, &new)?;
    terminal.notice(&format!("set {key} in {}", world.shown(&path)));
    Ok(())
}

pub(super) fn unset(args: &UnsetArgs, world: &Environment, terminal: &mut Terminal) -> Result<()> {
    // No look at the list: a name that is wrong is what one wants to take out.
    let key = Key::parse(&args.setting).ok_or_else(|| {
        Error::new(
            Kind::Usage,
            format!("'{}' is not the name of a setting", args.setting),
        )
    })?;
    let path = args.file.path(world)?;
    let old = settings::read(&path)?.unwrap_or_default();
    let new = text_edit::unset(&old, &key)?;
    let shown = world.shown(&path);
    if new == old {
        return Err(
            Error::new(Kind::Config, format!("{key} is not set in {shown}"))
                .hint("gig config show --origin tells where it is set"),
        );
    }
    write(world, &path, &old, &new)?;
    terminal.notice(&format!("took {key} out of {shown}"));
    Ok(())
}

/// Writes the file. A project's file that was trusted stays so: the change is the user's own.
fn write(world: &Environment, path: &Path, old: &str, new: &str) -> Result<()> {
    let was_trusted = state::is_trusted(world, path, old);
    files::write(path, new.as_bytes())?;
    if was_trusted {
        state::trust(world, path, new)?;
    }
    Ok(())
}

/// What a new file starts with.
const FIRST: &str =
    "# Settings of gig. 'gig config show --all' lists them with what they are for.\n";

pub(super) fn edit(args: &EditArgs, world: &Environment, terminal: &mut Terminal) -> Result<()> {
    let path = args.file.path(world)?;
    let old = settings::read(&path)?;
    let shown = world.shown(&path);
    let text = old.as_deref().unwrap_or(FIRST);
    let Some(new) = terminal.edit(text, "config.toml", world)? else {
        terminal.notice(&format!("{shown} is as it was"));
        return Ok(());
    };
    // What was typed is kept even when it is wrong; the word on it follows.
    write(world, &path, text, &new)?;
    Layer::file(Owner::TrustedProject, &shown, &new)?;
    terminal.notice(&format!("wrote {shown}"));
    Ok(())
}
