//! Local servers: who answers on the usual ports of this machine. A server is known by its list of
//! models, not by its port: many things listen on 8080.

use std::time::Duration;

use crate::config::is_loopback;
use crate::config::preset::{self, Preset, presets};
use crate::engine::{Client, Endpoint, Retries, Timeouts};
use crate::openai::Model;

/// A server that answered.
pub(super) struct Server {
    /// What it is, by its own word, else by its port.
    pub(super) preset: &'static Preset,
    /// Its root.
    pub(super) url: String,
    /// How many models it has.
    pub(super) models: usize,
}

/// The servers that answer on this machine, in the order of the presets.
pub(super) fn local() -> Vec<Server> {
    let own = presets().iter().filter_map(|preset| {
        let url = preset.base_url.as_deref()?;
        let is_local = url::Url::parse(url).is_ok_and(|url| is_loopback(&url));
        is_local.then_some((preset, url))
    });
    own.filter_map(|(preset, url)| {
        let models = ask(url)?;
        Some(Server {
            preset: named(&models).unwrap_or(preset),
            url: url.to_owned(),
            models: models.len(),
        })
    })
    .collect()
}

/// Asks briefly and once: who is there answers at once.
fn ask(url: &str) -> Option<Vec<Model>> {
    let mut endpoint = Endpoint::new(url, "");
    endpoint.timeouts = Timeouts {
        connect: Duration::from_millis(300),
        first_byte: Duration::from_secs(1),
        idle: Duration::from_secs(1),
    };
    endpoint.retries = Retries {
        count: 0,
        ..Retries::default()
    };
    Client::new(endpoint).ok()?.models(&mut |_| Ok(())).ok()
}

/// Some servers name themselves as the owner of their models.
fn named(models: &[Model]) -> Option<&'static Preset> {
    let owner = models.first()?.owner.as_deref()?;
    preset::find(match owner {
        "library" => "ollama",
        "llamacpp" => "llamacpp",
        "vllm" => "vllm",
        _ => return None,
    })
}
