//! Memory: what gig has learnt of each endpoint: what it will not take, which models it offers.
//!
//! One small JSON file an endpoint, in the state folder. A file that is missing or cannot be
//! understood counts as empty: an endpoint tells the same again.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{files, state};
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};

/// What is known of one endpoint.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    /// Its base URL.
    pub url: String,
    /// Model → what the endpoint will not take for it, in the form of `openai`'s.
    quirks: BTreeMap<String, serde_json::Value>,
    /// The models it offers.
    pub models: Option<Models>,
}

/// A list of models and when it was had.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Models {
    /// Seconds since 1970.
    pub at: u64,
    /// The names, in the endpoint's order.
    pub names: Vec<String>,
}

/// How many models' quirks are kept for one endpoint.
const MOST: usize = 200;

impl Memory {
    /// What is known of the endpoint at `url`.
    #[must_use]
    pub fn of(world: &Environment, url: &str) -> Self {
        path(world, url)
            .and_then(|path| std::fs::read(path).ok())
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .filter(|memory: &Self| memory.url == url)
            .unwrap_or_else(|| Self {
                url: url.to_owned(),
                ..Self::default()
            })
    }

    /// Writes it down.
    ///
    /// # Errors
    ///
    /// When it cannot be written, or there is no home.
    pub fn keep(&self, world: &Environment) -> Result<()> {
        let path = path(world, &self.url).ok_or_else(state::no_home)?;
        let bytes = serde_json::to_vec_pretty(self).map_err(|error| {
            Error::new(Kind::Store, "cannot write down what an endpoint takes").caused_by(error)
        })?;
        files::write(&path, &bytes)
    }

    /// What the endpoint will not take for this model; nothing when that is not known.
    #[must_use]
    pub fn quirks<T: DeserializeOwned + Default>(&self, model: &str) -> T {
        self.quirks
            .get(model)
            .and_then(|value| serde_json::from_value(value.clone()).ok())
            .unwrap_or_default()
    }

    /// Remembers it; says whether that is news.
    pub fn learn(&mut self, model: &str, quirks: &impl Serialize) -> bool {
        let Ok(value) = serde_json::to_value(quirks) else {
            return false;
        };
        if self.quirks.get(model) == Some(&value) || self.quirks.len() >= MOST {
            return false;
        }
        self.quirks.insert(model.to_owned(), value);
        true
    }
}

impl Models {
    /// A list had now.
    #[must_use]
    pub fn new(now: SystemTime, names: Vec<String>) -> Self {
        let at = now.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        Self { at, names }
    }

    /// How old the list is; none when it is from the future.
    #[must_use]
    pub fn age(&self, now: SystemTime) -> Option<Duration> {
        let now = now.duration_since(UNIX_EPOCH).ok()?;
        now.checked_sub(Duration::from_secs(self.at))
    }
}

/// The file of an endpoint: the host to find it by, the hash to tell roots and ports apart.
fn path(world: &Environment, url: &str) -> Option<PathBuf> {
    let host = url.split("://").nth(1).unwrap_or(url);
    let host: String = host
        .chars()
        .take_while(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-'))
        .take(60)
        .collect();
    let hash: String = state::fingerprint(url).chars().take(12).collect();
    let folder = world.state_dir.as_ref()?.join("endpoints");
    Some(folder.join(format!("{host}-{hash}.json")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_learnt_comes_back_for_that_endpoint_and_model_only() {
        let home = tempfile::tempdir().unwrap();
        let mut world = Environment::capture();
        world.state_dir = Some(home.path().join("state"));
        let url = "http://127.0.0.1:8080/v1";
        let mut memory = Memory::of(&world, url);
        assert_eq!(memory.quirks::<Vec<String>>("m"), Vec::<String>::new());
        assert!(memory.learn("m", &vec!["temperature"]));
        assert!(!memory.learn("m", &vec!["temperature"]));
        memory.models = Some(Models::new(world.now, vec!["m".to_owned()]));
        memory.keep(&world).unwrap();
        let again = Memory::of(&world, url);
        assert_eq!(again, memory);
        assert_eq!(again.quirks::<Vec<String>>("m"), ["temperature"]);
        assert_eq!(again.quirks::<Vec<String>>("other"), Vec::<String>::new());
        assert_eq!(Memory::of(&world, "http://127.0.0.1:8081/v1").models, None);
        std::fs::write(path(&world, url).unwrap(), "not json").unwrap();
        assert_eq!(Memory::of(&world, url).models, None);
    }
}
