//! Plugins: `gig NAME` for a program `gig-NAME` on PATH, as git has it.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::store::files;
use crate::text::similarity::nearest;

/// Runs the plugin that `words` begins with, with the others as its arguments.
///
/// # Errors
///
/// When there is none of that name, or it cannot be started.
pub(super) fn run(words: Vec<OsString>, world: &Environment) -> Result<Status> {
    let mut words = words.into_iter();
    let name = words.next().unwrap_or_default();
    let name = name.to_string_lossy();
    let path = is_name(&name)
        .then(|| found(world).remove(name.as_ref()))
        .flatten()
        .ok_or_else(|| unknown(&name))?;
    let mut command = Command::new(&path);
    command.args(words);
    if let Ok(own) = std::env::current_exe() {
        command.env("GIG", own);
    }
    start(command, &path)
}

/// Hands the process over: signals, terminal and exit code are the plugin's.
#[cfg(unix)]
fn start(mut command: Command, path: &Path) -> Result<Status> {
    use std::os::unix::process::CommandExt;
    let error = command.exec();
    Err(cannot_start(path, &error))
}

/// Waits for the plugin; its exit code becomes gig's where gig has one like it.
#[cfg(not(unix))]
fn start(mut command: Command, path: &Path) -> Result<Status> {
    let status = command
        .status()
        .map_err(|error| cannot_start(path, &error))?;
    if status.success() {
        return Ok(Status::Ok);
    }
    let like = |code: i32| {
        Status::ALL
            .iter()
            .find(|(status, _)| i32::from(status.code()) == code)
    };
    let known = status.code().and_then(like).map(|(status, _)| *status);
    Ok(known.unwrap_or(Status::Findings))
}

fn cannot_start(path: &Path, error: &std::io::Error) -> Error {
    Error::new(
        Kind::Input,
        format!("cannot start {}: {error}", files::shown(path)),
    )
}

fn unknown(name: &str) -> Error {
    let definition = super::CommandLine::definition();
    let names = definition.get_subcommands().map(clap::Command::get_name);
    let error = Error::new(
        Kind::Usage,
        format!("gig has no command '{name}', and no program gig-{name} is on PATH"),
    );
    match nearest(name, names) {
        Some(near) => error.hint(format!("did you mean '{near}'?")),
        None => error.hint("gig --help lists the commands"),
    }
}

/// Whether it may name a plugin: no path and nothing that hides.
fn is_name(name: &str) -> bool {
    let inner = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    name.starts_with(|c: char| c.is_ascii_alphanumeric()) && name.chars().all(inner)
}

/// The plugins on PATH by name; the first of a name wins.
pub(super) fn found(world: &Environment) -> BTreeMap<String, PathBuf> {
    let mut plugins = BTreeMap::new();
    for folder in std::env::split_paths(world.variable("PATH").unwrap_or_default()) {
        // A relative folder in PATH would run what lies in the working directory.
        if !folder.is_absolute() {
            continue;
        }
        for path in files::programs(&folder) {
            let stem = path.file_name().and_then(|name| name.to_str());
            let name = stem
                .map(|stem| {
                    stem.strip_suffix(std::env::consts::EXE_SUFFIX)
                        .unwrap_or(stem)
                })
                .and_then(|stem| stem.strip_prefix("gig-"))
                .filter(|name| is_name(name));
            if let Some(name) = name {
                plugins.entry(name.to_owned()).or_insert(path);
            }
        }
    }
    plugins
}
