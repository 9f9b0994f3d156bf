//! State: what gig remembers by itself: which project files the user trusts.
//!
//! Small JSON files in the state folder. A file that is missing or cannot be understood counts as
//! empty: nothing here is the user's own work.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::files;
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::text::digest::sha256;

fn trust_file(world: &Environment) -> Option<PathBuf> {
    Some(world.state_dir.as_ref()?.join("trust.json"))
}

/// Path of a project file → SHA-256 of the text that was trusted.
fn trusted(world: &Environment) -> BTreeMap<String, String> {
    trust_file(world)
        .and_then(|path| std::fs::read(path).ok())
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default()
}

/// Whether the user trusts this project file with exactly this text.
#[must_use]
pub fn is_trusted(world: &Environment, path: &Path, text: &str) -> bool {
    trusted(world)
        .get(&name(path))
        .is_some_and(|hash| *hash == sha256(text))
}

/// Records that the user trusts this project file with exactly this text.
///
/// # Errors
///
/// When it cannot be written.
pub fn trust(world: &Environment, path: &Path, text: &str) -> Result<()> {
    let mut all = trusted(world);
    all.insert(name(path), sha256(text));
    write_trusted(world, &all)
}

/// Takes the trust in this project file back.
///
/// # Errors
///
/// When it cannot be written.
pub fn distrust(world: &Environment, path: &Path) -> Result<()> {
    let mut all = trusted(world);
    all.remove(&name(path));
    write_trusted(world, &all)
}

fn write_trusted(world: &Environment, all: &BTreeMap<String, String>) -> Result<()> {
    let path = trust_file(world).ok_or_else(no_home)?;
    let text = serde_json::to_string_pretty(all).map_err(|error| {
        Error::new(Kind::Store, "cannot write down what is trusted").caused_by(error)
    })?;
    files::write(&path, text.as_bytes())
}

pub(super) fn no_home() -> Error {
    Error::new(Kind::Store, "there is no home folder to remember this in")
        .hint("set GIG_HOME to a folder")
}

/// The path without links and dots, so that one file has one name.
fn name(path: &Path) -> String {
    let real = path.canonicalize();
    real.as_deref().unwrap_or(path).display().to_string()
}
