//! Keys: the value behind a key source, read when an endpoint is about to be called and never
//! before. Which source belongs to which address is `config::target`'s.

use std::io::Read;
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use super::keyring::{Absent, Keyring, account};
use crate::config::{Endpoint, KeySource, Secret};
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};

/// How long a key command may take: someone may have to type a passphrase.
const PATIENCE: Duration = Duration::from_secs(120);
/// More than any key.
const LARGEST: u64 = 16 * 1024;

/// What came of asking for a key.
#[derive(Debug, Default)]
pub struct Found {
    /// The key; none when none is needed, or a source that may be empty is.
    pub key: Option<Secret>,
    /// Why the keyring gave none, where it was asked.
    pub passed_over: Option<Absent>,
}

/// The key for `endpoint`; none when it needs none. Refuses to hand one out for plain http to another
/// machine. `key_variables` are those that hold keys by the configuration.
///
/// # Errors
///
/// When the source gives no key, or the way is not safe. A keyring that has none is no error: what
/// comes after it is asked.
pub fn read<'a>(
    world: &Environment,
    endpoint: &Endpoint,
    key_variables: impl IntoIterator<Item = &'a str>,
) -> Result<Found> {
    let mut found = Found::default();
    let mut source = endpoint.key.as_ref();
    if let Some(KeySource::Keyring(next)) = source {
        match Keyring::system().and_then(|keyring| keyring.read(&account(endpoint))) {
            Ok(Some(key)) => {
                found.key = Some(checked(endpoint, key)?);
                return Ok(found);
            }
            Ok(None) => found.passed_over = Some("it holds no key for this address".to_owned()),
            Err(why) => found.passed_over = Some(why),
        }
        source = next.as_deref();
    }
    let key = match source {
        None | Some(KeySource::Keyring(_)) => None,
        Some(KeySource::Command(command)) => Some(from_command(world, command, key_variables)?),
        Some(KeySource::File(path)) => Some(from_file(world, path)?),
        Some(KeySource::Variable(name)) => Some(from_variable(world, name)?),
        Some(KeySource::UsualVariable(name)) => world.variable(name).map(str::to_owned),
    };
    let key = key.map(|key| checked(endpoint, Secret::new(&key)));
    found.key = key.transpose()?;
    Ok(found)
}

/// The key, if it can be one and may go to the endpoint.
///
/// # Errors
///
/// Which of both it is not.
pub fn checked(endpoint: &Endpoint, key: Secret) -> Result<Secret> {
    endpoint.check_key_is_safe()?;
    let plain = |byte: u8| (0x21..0x7f).contains(&byte);
    if key.expose().is_empty() || !key.expose().bytes().all(plain) {
        return Err(failed(
            endpoint,
            "what it gives is not a key: spaces, line ends or letters beyond ASCII",
        ));
    }
    Ok(key)
}

/// The key in the first line of stdin, for a command that stores one.
///
/// # Errors
///
/// When there is none, or stdin cannot be read.
pub fn from_stdin() -> Result<Secret> {
    let missing = || {
        Error::new(Kind::Usage, "no key came on stdin")
            .hint("pipe it in: pass show llm | gig config set-key NAME")
    };
    let mut text = String::new();
    let mut stdin = std::io::stdin().lock().take(LARGEST);
    stdin.read_to_string(&mut text).map_err(|_| missing())?;
    let key = first_line(&text).ok_or_else(missing)?;
    Ok(Secret::new(&key))
}

/// What stands for the key of `endpoint` in a request that is only shown: no source is read and no
/// command run. None where no key would be sent.
///
/// # Errors
///
/// When the key may not go that way.
pub fn stand_in(world: &Environment, endpoint: &Endpoint) -> Result<Option<Secret>> {
    let is_there = match &endpoint.key {
        None => false,
        Some(KeySource::UsualVariable(name)) => world.variable(name).is_some(),
        Some(_) => true,
    };
    if !is_there {
        return Ok(None);
    }
    endpoint.check_key_is_safe()?;
    Ok(Some(Secret::new("***")))
}

fn failed(endpoint: &Endpoint, why: &str) -> Error {
    let source = endpoint.key.as_ref().map(ToString::to_string);
    Error::new(
        Kind::Config,
        format!(
            "no key for the endpoint '{}' from {}: {why}",
            endpoint.name,
            source.unwrap_or_default()
        ),
    )
}

fn from_variable(world: &Environment, name: &str) -> Result<String> {
    world.variable(name).map(str::to_owned).ok_or_else(|| {
        Error::new(Kind::Config, format!("the key variable {name} is not set"))
            .hint("set it, or name another source: api_key_cmd, api_key_file")
    })
}

/// A path as a user writes it: `~/` is the home, a relative one stands beside `config.toml`.
#[must_use]
pub fn path(world: &Environment, written: &str) -> PathBuf {
    let base = world.config_dir.as_deref().unwrap_or(&world.directory);
    match (written.strip_prefix("~/"), &world.home) {
        (Some(below), Some(home)) => home.join(below),
        _ => base.join(written),
    }
}

fn from_file(world: &Environment, written: &str) -> Result<String> {
    let path = path(world, written);
    let failed = |why: &dyn std::fmt::Display| {
        Error::new(
            Kind::Config,
            format!("cannot read the key file {}: {why}", path.display()),
        )
    };
    let file = std::fs::File::open(&path).map_err(|error| failed(&error))?;
    let mut text = String::new();
    file.take(LARGEST)
        .read_to_string(&mut text)
        .map_err(|error| failed(&error))?;
    first_line(&text).ok_or_else(|| failed(&"it is empty"))
}

fn first_line(text: &str) -> Option<String> {
    text.lines()
        .map(str::trim)
        .find(|line| !line.is_empty())
        .map(str::to_owned)
}

fn from_command<'a>(
    world: &Environment,
    command: &str,
    key_variables: impl IntoIterator<Item = &'a str>,
) -> Result<String> {
    let (shell, flag) = if cfg!(windows) {
        ("cmd", "/C")
    } else {
        ("sh", "-c")
    };
    let failed = |why: &str| {
        Error::new(Kind::Config, format!("the key command '{command}' {why}"))
            .hint("run it by hand to see; gig takes the first line it prints")
    };
    // stdin may be the post; stderr stays the user's, for a passphrase prompt.
    let mut child = world
        .command(shell, key_variables)
        .args([flag, command])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| failed(&format!("cannot be started: {error}")))?;
    let printed = wait(&mut child).map_err(|why| failed(&why))?;
    first_line(&printed).ok_or_else(|| failed("printed nothing"))
}

/// What the command printed, once it has ended well.
fn wait(child: &mut Child) -> std::result::Result<String, String> {
    let Some(stdout) = child.stdout.take() else {
        return Err("has no output".to_owned());
    };
    let reader = std::thread::spawn(move || {
        let mut text = String::new();
        stdout.take(LARGEST).read_to_string(&mut text).map(|_| text)
    });
    let start = Instant::now();
    let status = loop {
        match child
            .try_wait()
            .map_err(|error| format!("cannot be waited for: {error}"))?
        {
            Some(status) => break status,
            None if start.elapsed() > PATIENCE => {
                // Already on the way out with an error; a child that is gone is what is wanted.
                let _ = child.kill();
                return Err(format!("took longer than {} s", PATIENCE.as_secs()));
            }
            None => std::thread::sleep(Duration::from_millis(5)),
        }
    };
    if !status.success() {
        return Err(format!("failed: {status}"));
    }
    match reader.join() {
        Ok(Ok(text)) => Ok(text),
        _ => Err("printed what is not text".to_owned()),
    }
}
