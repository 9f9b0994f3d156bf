//! State: what gig remembers by itself: which project files the user trusts.
//!
//! Small JSON files in the state folder. A file that is missing or cannot be understood counts as
//! empty: nothing here is the user's own work.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::environment::Environment;

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
        .is_some_and(|hash| *hash == fingerprint(text))
}

/// The path without links and dots, so that one file has one name.
fn name(path: &Path) -> String {
    let real = path.canonicalize();
    real.as_deref().unwrap_or(path).display().to_string()
}

fn fingerprint(text: &str) -> String {
    Sha256::digest(text.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
