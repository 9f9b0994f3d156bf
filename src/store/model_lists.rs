//! Model lists: which models an endpoint offered when it was last asked, one small JSON file each in
//! the cache folder. A file that is missing or cannot be understood counts as none.

use std::path::PathBuf;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use super::{files, state};
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::text::digest;

/// The models of one endpoint.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ModelList {
    /// The endpoint's base URL.
    pub url: String,
    /// When it was asked, in seconds since 1970.
    pub at: u64,
    /// The models, in the endpoint's order.
    pub models: Vec<Listed>,
}

/// One model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Listed {
    /// The name to ask for it by.
    pub id: String,
    /// How many tokens it can read and write, if told.
    pub context: Option<u64>,
}

impl ModelList {
    /// A list had now.
    #[must_use]
    pub fn new(url: &str, now: SystemTime, models: Vec<Listed>) -> Self {
        Self {
            url: url.to_owned(),
            at: seconds(now),
            models,
        }
    }

    /// Whether a model of that name is in the list.
    #[must_use]
    pub fn offers(&self, chosen: &str) -> bool {
        self.models.iter().any(|model| model.is(chosen))
    }

    /// The list of the endpoint at `url`, if one was kept and is younger than `age`.
    #[must_use]
    pub fn kept(world: &Environment, url: &str, age: Duration) -> Option<Self> {
        let bytes = std::fs::read(path(world, url)?).ok()?;
        let list: Self = serde_json::from_slice(&bytes).ok()?;
        let is_young = seconds(world.now)
            .checked_sub(list.at)
            .is_some_and(|old| old < age.as_secs());
        (list.url == url && is_young).then_some(list)
    }

    /// Keeps the list.
    ///
    /// # Errors
    ///
    /// When it cannot be written, or there is no home.
    pub fn keep(&self, world: &Environment) -> Result<()> {
        let path = path(world, &self.url).ok_or_else(state::no_home)?;
        let bytes = serde_json::to_vec_pretty(self).map_err(|error| {
            Error::new(Kind::Store, "cannot write down the models of an endpoint").caused_by(error)
        })?;
        files::write(&path, &bytes)
    }
}

impl Listed {
    /// Whether the model is asked for by this name: Ollama lists `llama3:latest` and takes `llama3`,
    /// Gemini lists `models/NAME` and takes `NAME`.
    #[must_use]
    pub fn is(&self, chosen: &str) -> bool {
        let plain = self.id.strip_prefix("models/").unwrap_or(&self.id);
        self.id == chosen || plain == chosen || plain.strip_suffix(":latest") == Some(chosen)
    }
}

fn seconds(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH)
        .unwrap_or_default()
        .as_secs()
}

/// The file of an endpoint: the host to find it by, the hash to tell roots and ports apart.
fn path(world: &Environment, url: &str) -> Option<PathBuf> {
    let host: String = url
        .split("://")
        .nth(1)
        .unwrap_or(url)
        .chars()
        .take_while(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-'))
        .take(60)
        .collect();
    let hash: String = digest::sha256(url).chars().take(12).collect();
    let folder = world.cache_dir.as_ref()?.join("models");
    Some(folder.join(format!("{host}-{hash}.json")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_comes_back_for_its_own_endpoint_while_it_is_young() {
        let home = tempfile::tempdir().unwrap();
        let mut world = Environment::capture();
        world.cache_dir = Some(home.path().join("cache"));
        let (url, day) = ("http://127.0.0.1:8080/v1", Duration::from_secs(86_400));
        let model = Listed {
            id: "m".to_owned(),
            context: Some(8_192),
        };
        let list = ModelList::new(url, world.now, vec![model]);
        list.keep(&world).unwrap();
        assert_eq!(ModelList::kept(&world, url, day).as_ref(), Some(&list));
        assert_eq!(
            ModelList::kept(&world, "http://127.0.0.1:8081/v1", day),
            None
        );
        world.now += day;
        assert_eq!(ModelList::kept(&world, url, day), None);
        // A clock that was set back is no reason to trust the list.
        world.now -= day * 2;
        assert_eq!(ModelList::kept(&world, url, day), None);
        world.now += day;
        std::fs::write(path(&world, url).unwrap(), "not json").unwrap();
        assert_eq!(ModelList::kept(&world, url, day), None);
    }
}
