//! What `gig doctor` says about the way to a model: engine, key, certificates, proxy, endpoint.

use std::path::Path;
use std::time::Instant;

use super::files::readers;
use super::{Finding, Health};
use crate::commands::models;
use crate::config::{Endpoint, KeySource, Settings, Target};
use crate::environment::Environment;
use crate::exit::Status;
use crate::store::keys;
use crate::terminal::Terminal;

/// Looks at the endpoint that would make a proposal.
pub(super) fn look(
    settings: &Settings,
    no_network: bool,
    world: &Environment,
    terminal: &mut Terminal,
) -> Vec<Finding> {
    let endpoint = match settings.target("proposal") {
        Err(error) => return vec![Finding::error("engine", &error)],
        Ok(Target::Offline(why)) => {
            return vec![Finding::fine("engine", format!("offline: {why}"))];
        }
        Ok(Target::Endpoint(endpoint)) => *endpoint,
    };
    let mut found = vec![engine(&endpoint)];
    found.extend(certificates(world));
    found.extend(proxy(&endpoint, world));
    let skipped = |what| Finding::new(what, Health::Skipped, "--no-network");
    if no_network {
        found.extend([skipped("key"), skipped("endpoint")]);
        return found;
    }
    let key = key(settings, &endpoint, world);
    let has_key = key.health != Health::Error;
    found.push(key);
    if has_key {
        found.extend(answers(settings, endpoint, world, terminal));
    } else {
        found.push(Finding::new("endpoint", Health::Skipped, "needs its key"));
    }
    found
}

fn engine(endpoint: &Endpoint) -> Finding {
    let at = format!(
        "{} at {} ({})",
        endpoint.name, endpoint.base_url, endpoint.origin
    );
    match &endpoint.model {
        Some(model) => Finding::fine("engine", format!("{model} by {at}")),
        None => Finding {
            status: Status::Input,
            hints: vec!["gig models lists them; gig config set model NAME".to_owned()],
            ..Finding::new(
                "engine",
                Health::Error,
                format!("no model is chosen for {at}"),
            )
        },
    }
}

/// Where the key is and whether it can be had. Its value stays in [`keys::read`]'s result.
fn key(settings: &Settings, endpoint: &Endpoint, world: &Environment) -> Finding {
    let Some(source) = &endpoint.key else {
        return Finding::fine("key", "none is needed");
    };
    let found = match keys::read(world, endpoint, settings.key_variables()) {
        Ok(found) => found,
        Err(error) => return Finding::error("key", &error),
    };
    if let (KeySource::Keyring(next), Some(why)) = (source, &found.passed_over) {
        let from = match (next, &found.key) {
            (Some(next), Some(_)) => format!("from {next}"),
            _ => "none; requests go without one".to_owned(),
        };
        return Finding::warning(
            "key",
            format!("{from}; the keyring gave none: {why}"),
            format!("gig config set-key {} puts it there", endpoint.name),
        );
    }
    if let KeySource::File(written) = source {
        let path = keys::path(world, written);
        if let Some(mode) = readers(&path) {
            let message = format!("{} can be read by others (mode {mode:o})", path.display());
            return Finding::warning("key", message, format!("chmod 600 {}", path.display()));
        }
    }
    match found.key {
        Some(_) if matches!(source, KeySource::Keyring(_)) => {
            Finding::fine("key", "from the keyring")
        }
        Some(_) => Finding::fine("key", format!("from {source}")),
        None => Finding::warning(
            "key",
            format!("{source} is not set; requests go without a key"),
            "set it, or configure another source: api_key_cmd, api_key_file, api_key_keyring",
        ),
    }
}

fn certificates(world: &Environment) -> Option<Finding> {
    let set = ["SSL_CERT_FILE", "SSL_CERT_DIR"]
        .into_iter()
        .find_map(|name| Some((name, world.variable(name)?)))?;
    let (name, value) = set;
    let first = value.split(':').next().unwrap_or(value);
    Some(if Path::new(first).exists() {
        Finding::fine("certificates", format!("{value} ({name})"))
    } else {
        Finding::warning(
            "certificates",
            format!("{name} names {first}, which does not exist"),
            "name a file of certificates, or take the variable away",
        )
    })
}

/// The proxy by its host alone: the variable may hold a password.
fn proxy(endpoint: &Endpoint, world: &Environment) -> Option<Finding> {
    let names: &[&str] = match endpoint.base_url.scheme() {
        "https" => &["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"],
        _ => &["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"],
    };
    let (name, value) = names
        .iter()
        .find_map(|name| Some((name, world.variable(name)?)))?;
    let with_scheme = if value.contains("://") {
        value.to_owned()
    } else {
        format!("http://{value}")
    };
    let host = url::Url::parse(&with_scheme)
        .ok()
        .and_then(|url| url.host_str().map(str::to_owned));
    Some(match host {
        Some(host) => Finding::fine("proxy", format!("{host} ({name})")),
        None => Finding::warning(
            "proxy",
            format!("{name} is not the address of a proxy"),
            "it looks like http://proxy.example:3128",
        ),
    })
}

/// Asks for the list of models, once: the cheapest question every endpoint knows.
fn answers(
    settings: &Settings,
    mut endpoint: Endpoint,
    world: &Environment,
    terminal: &mut Terminal,
) -> Vec<Finding> {
    endpoint.retries = 0;
    let start = Instant::now();
    let list = models::ask(settings, &endpoint, world, terminal);
    let took = start.elapsed().as_millis();
    let list = match list {
        Ok(list) => list,
        // It answered, and has no such list: drafts may work all the same.
        Err(error) if models::has_no_list(&error) => {
            return vec![Finding::warning(
                "endpoint",
                error.to_string(),
                "drafts may work all the same",
            )];
        }
        Err(error) => return vec![Finding::error("endpoint", &error)],
    };
    let count = list.models.len();
    let mut found = vec![Finding::fine(
        "endpoint",
        format!("answers in {took} ms, {count} models"),
    )];
    if let Some(model) = &endpoint.model
        && !list.offers(model)
    {
        found.push(Finding::warning(
            "model",
            format!("'{model}' is not in the endpoint's list"),
            "gig models lists them",
        ));
    }
    found
}
