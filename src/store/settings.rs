//! Settings from disk: the user's `config.toml`, the project's `.gig/config.toml`, the variables and
//! the flags, made into one [`Settings`]. What they mean is `config`'s.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::config::{Layer, Owner, Settings};
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};

use super::{files, state};

/// The largest configuration file that is read.
const LARGEST: u64 = 1024 * 1024;

/// Every setting of this run. `flags` are made by [`Layer::flag`].
///
/// # Errors
///
/// When a file cannot be read, or anything in it or in a variable is wrong.
pub fn load(world: &Environment, flags: Layer) -> Result<Settings> {
    let mut layers = vec![Layer::built_in()?];
    if let Some(path) = user_file(world)
        && let Some(text) = read(&path)?
    {
        layers.push(Layer::file(Owner::User, &world.shown(&path), &text)?);
    }
    if let Some(path) = project_file(world)
        && let Some(text) = read(&path)?
    {
        let owner = if state::is_trusted(world, &path, &text) {
            Owner::TrustedProject
        } else {
            Owner::Project
        };
        layers.push(Layer::file(owner, &world.shown(&path), &text)?);
    }
    layers.push(Layer::variables(&world.variables)?);
    layers.push(flags);
    Ok(Settings::resolve(layers, &world.variables))
}

/// The user's file, whether it exists or not; none without a home.
#[must_use]
pub fn user_file(world: &Environment) -> Option<PathBuf> {
    Some(world.config_dir.as_ref()?.join("config.toml"))
}

/// The project's file, whether it exists or not; none outside a project.
#[must_use]
pub fn project_file(world: &Environment) -> Option<PathBuf> {
    Some(world.project_dir.as_ref()?.join("config.toml"))
}

/// The text of a configuration file; none if there is no such file.
///
/// # Errors
///
/// When it is there and cannot be read, is too large or is not UTF-8.
pub fn read(path: &Path) -> Result<Option<String>> {
    if let Err(error) = std::fs::metadata(path)
        && matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
    {
        return Ok(None);
    }
    let bytes = files::read(path, LARGEST)?;
    String::from_utf8(bytes).map(Some).map_err(|_| {
        let shown = files::shown(path);
        Error::new(Kind::Config, format!("{shown} is not UTF-8 text"))
            .hint("gig config edit opens the file")
    })
}
