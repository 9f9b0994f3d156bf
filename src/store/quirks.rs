//! What gig has learnt about endpoints: which parameters each refuses, kept so that a refusal is met
//! once and not at every call. One small JSON file in the state folder; one that is missing or cannot
//! be understood counts as empty.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::files;
use crate::environment::Environment;
use crate::openai::Quirks;

/// How many models of endpoints are remembered; a file of more is begun anew.
const MOST: usize = 500;
/// More than that many of them take.
const LARGEST: u64 = 1 << 20;

/// Where what was learnt stands; none without a home.
#[must_use]
pub fn file(world: &Environment) -> Option<PathBuf> {
    Some(world.state_dir.as_ref()?.join("quirks.json"))
}

fn all(file: &Path) -> BTreeMap<String, Quirks> {
    files::read(file, LARGEST)
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default()
}

fn name(base_url: &str, model: &str) -> String {
    format!("{} {model}", base_url.trim_end_matches('/'))
}

/// What is known of this model at this address.
#[must_use]
pub fn known(file: &Path, base_url: &str, model: &str) -> Quirks {
    all(file).remove(&name(base_url, model)).unwrap_or_default()
}

/// Keeps what was learnt. Failing to costs one refused request next time, so it is no error.
pub fn remember(file: &Path, base_url: &str, model: &str, quirks: &Quirks) {
    let mut known = all(file);
    if known.len() >= MOST {
        known.clear();
    }
    known.insert(name(base_url, model), quirks.clone());
    if let Ok(bytes) = serde_json::to_vec_pretty(&known) {
        let _ = files::write(file, &bytes);
    }
}
