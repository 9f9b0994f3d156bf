//! `gig config set-key` and `unset-key`: a key into the system's keyring and out of it. The key comes
//! from a question that does not show it, or from stdin; never from the command line.

use crate::commands::reading;
use crate::config::{Endpoint, Key, KeySource, Layer, Owner, Value, edit};
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::store::keyring::{Keyring, account};
use crate::store::{files, keys, settings};
use crate::terminal::Terminal;

/// Arguments of both.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The endpoint: a configured name or a preset; the one in use unless given
    endpoint: Option<String>,
}

pub(super) fn set(args: &Args, world: &Environment, terminal: &mut Terminal) -> Result<()> {
    let endpoint = endpoint(args, world, terminal)?;
    let key = keys::checked(&endpoint, typed(&endpoint, terminal)?)?;
    let filed = Keyring::system().and_then(|keyring| keyring.write(&account(&endpoint), &key));
    filed.map_err(|why| unavailable(&why))?;
    change(&endpoint, Some(true), world)?;
    terminal.notice(&format!(
        "the key for {} is in the keyring",
        account(&endpoint)
    ));
    // What is asked before the keyring still is.
    let now = self::endpoint(args, world, terminal)?;
    if let Some(first) = now.key.filter(|key| !matches!(key, KeySource::Keyring(_))) {
        terminal.notice(&format!(
            "{first} is asked before the keyring; 'gig config unset' takes it out"
        ));
    }
    Ok(())
}

pub(super) fn unset(args: &Args, world: &Environment, terminal: &mut Terminal) -> Result<()> {
    let endpoint = endpoint(args, world, terminal)?;
    let removed = Keyring::system().and_then(|keyring| keyring.remove(&account(&endpoint)));
    let was_there = removed.map_err(|why| unavailable(&why))?;
    change(&endpoint, None, world)?;
    let account = account(&endpoint);
    terminal.notice(&if was_there {
        format!("took the key for {account} out of the keyring")
    } else {
        format!("the keyring held no key for {account}")
    });
    Ok(())
}

/// The endpoint that is meant: one with a name, which the setting can stand under.
fn endpoint(args: &Args, world: &Environment, terminal: &mut Terminal) -> Result<Endpoint> {
    let flags = Layer::default().flag("ENDPOINT", "endpoint", args.endpoint.as_ref())?;
    let settings = reading::settings(flags, world, terminal)?;
    let endpoint = settings.configured()?.ok_or_else(|| {
        Error::new(Kind::Usage, "no endpoint is configured; whose key is it?")
            .hint("name it: gig config set-key groq")
    })?;
    if !settings.knows(&endpoint.name) {
        let line = format!("{} has no name in the configuration", endpoint.base_url);
        return Err(Error::new(Kind::Usage, line).hint(format!(
            "gig config set endpoints.NAME.base_url {}",
            endpoint.base_url
        )));
    }
    Ok(endpoint)
}

/// The key, asked for or piped in.
fn typed(endpoint: &Endpoint, terminal: &mut Terminal) -> Result<crate::config::Secret> {
    if terminal.can_ask() {
        let question = format!("the key for {} (not shown)", account(endpoint));
        return terminal.ask_hidden(&question);
    }
    keys::from_stdin()
}

/// Why nothing could be filed, and what there is instead.
pub(in crate::commands) fn unavailable(why: &str) -> Error {
    Error::new(Kind::Config, format!("the keyring cannot be used: {why}"))
        .hint("name another source of the key: api_key_cmd, api_key_file or api_key_env")
}

/// Writes down in the user's file whether the key is in the keyring.
fn change(endpoint: &Endpoint, is_there: Option<bool>, world: &Environment) -> Result<()> {
    let path = super::FileArgs { project: false }.path(world)?;
    let name = Key::new(["endpoints", &endpoint.name, "api_key_keyring"]);
    let old = settings::read(&path)?.unwrap_or_default();
    let new = match is_there {
        Some(is_there) => edit::set(&old, &name, &Value::Switch(is_there))?,
        None => edit::unset(&old, &name)?,
    };
    Layer::file(Owner::User, &world.shown(&path), &new)?;
    if new == old {
        return Ok(());
    }
    files::write(&path, new.as_bytes())
}
