//! Completing: what may stand in the place of a name, for the shell: profiles, templates, models,
//! drafts, sessions.
//!
//! Added to the definition only when a shell asks, so that no other run reads a folder for it. What
//! cannot be read completes to nothing: a shell has no place for an error.

use std::ffi::OsStr;

use clap::{Arg, Command};
use clap_complete::CompletionCandidate;
use clap_complete::engine::{ArgValueCandidates, ArgValueCompleter, PathCompleter, ValueCompleter};

use crate::config::Layer;
use crate::environment::Environment;
use crate::prompt::catalog;
use crate::report;
use crate::store::history::{self, Filter, History};
use crate::store::{library, settings, talks};
use crate::text::words;

/// How many drafts are offered.
const DRAFTS: usize = 50;

/// The definition with completers at the arguments that name something of the user's.
pub(super) fn with_completers(definition: Command) -> Command {
    below(definition, "")
}

/// The same for a command and those below it; `path` is the words that lead to it.
fn below(command: Command, path: &str) -> Command {
    let here = path.to_owned();
    let names: Vec<String> = command
        .get_subcommands()
        .map(|command| command.get_name().to_owned())
        .collect();
    let command = command.mut_args(|arg| completed(arg, &here));
    names.into_iter().fold(command, |command, name| {
        let path = format!("{here} {name}");
        command.mut_subcommand(&name, |command| below(command, path.trim_start()))
    })
}

fn completed(arg: Arg, path: &str) -> Arg {
    match (path, arg.get_id().as_str()) {
        (_, "profile") => arg.add(ArgValueCompleter::new(profile_or_file)),
        (_, "model") => arg.add(ArgValueCandidates::new(models)),
        (_, "endpoint") => arg.add(ArgValueCandidates::new(endpoints)),
        ("write", "template") => arg.add(ArgValueCandidates::new(templates)),
        (_, "name") if path.starts_with("prompts") => arg.add(ArgValueCandidates::new(templates)),
        (_, "name") if path.starts_with("profile") => arg.add(ArgValueCandidates::new(profiles)),
        ("schema", "name") => arg.add(ArgValueCandidates::new(schemas)),
        (_, "id" | "ids") if path.starts_with("history") => {
            arg.add(ArgValueCandidates::new(drafts))
        }
        ("chat", "session" | "delete") => arg.add(ArgValueCandidates::new(sessions)),
        (_, "set") if path.starts_with("config") => arg,
        _ => arg,
    }
}

fn plain<I, S>(names: I) -> Vec<CompletionCandidate>
where
    I: IntoIterator<Item = S>,
    S: Into<String>,
{
    names
        .into_iter()
        .map(|name| CompletionCandidate::new(name.into()))
        .collect()
}

fn profiles() -> Vec<CompletionCandidate> {
    plain(library::profile_names(&Environment::capture()))
}

fn profile_or_file(current: &OsStr) -> Vec<CompletionCandidate> {
    let typed = current.to_string_lossy();
    let mut found: Vec<CompletionCandidate> = library::profile_names(&Environment::capture())
        .into_iter()
        .filter(|name| name.starts_with(typed.as_ref()))
        .map(CompletionCandidate::new)
        .collect();
    found.extend(PathCompleter::file().complete(current));
    found
}

fn templates() -> Vec<CompletionCandidate> {
    let world = Environment::capture();
    let own = library::prompt_names(&world)
        .into_iter()
        .map(|(name, _)| name);
    let mut names: Vec<String> = catalog::names()
        .into_iter()
        .map(str::to_owned)
        .chain(own)
        .collect();
    names.sort();
    names.dedup();
    plain(names)
}

fn models() -> Vec<CompletionCandidate> {
    settings::load(&Environment::capture(), Layer::default())
        .map(|settings| plain(settings.names("models").map(str::to_owned)))
        .unwrap_or_default()
}

fn endpoints() -> Vec<CompletionCandidate> {
    settings::load(&Environment::capture(), Layer::default())
        .map(|settings| plain(settings.names("endpoints").map(str::to_owned)))
        .unwrap_or_default()
}

fn schemas() -> Vec<CompletionCandidate> {
    plain(report::schema::names())
}

fn sessions() -> Vec<CompletionCandidate> {
    plain(
        talks::list(&Environment::capture())
            .into_iter()
            .map(|talk| talk.name),
    )
}

/// The newest drafts by number, with what they are about.
fn drafts() -> Vec<CompletionCandidate> {
    let read = |world: &Environment| {
        let Some(history) = History::open(&history::path(world)?)? else {
            return Ok(Vec::new());
        };
        history.list(&Filter {
            limit: Some(DRAFTS),
            ..Filter::default()
        })
    };
    let mut found = plain(["last"]);
    for entry in read(&Environment::capture()).unwrap_or_default() {
        let title = words::shortened(&entry.title, 50);
        found.push(CompletionCandidate::new(entry.id.to_string()).help(Some(title.into())));
    }
    found
}
