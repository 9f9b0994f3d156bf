//! What `gig doctor` says about folders and files: whether they can be used, and who can read them.

use std::path::Path;

use super::{Finding, Health};
use crate::commands::reading;
use crate::config::Settings;
use crate::environment::Environment;
use crate::profile::Profile;
use crate::prompt::catalog;
use crate::skill::Vocabulary;
use crate::store::library;

/// The folders gig writes to.
pub(super) fn folders(world: &Environment) -> Vec<Finding> {
    let folders = [
        ("configuration folder", &world.config_dir),
        ("data folder", &world.data_dir),
        ("state folder", &world.state_dir),
        ("cache folder", &world.cache_dir),
    ];
    folders
        .into_iter()
        .map(|(what, folder)| match folder {
            Some(path) => folder_at(what, path, world),
            None => Finding::warning(
                what,
                "there is no home folder to have it in",
                "set HOME, or GIG_HOME to a folder of gig's own",
            ),
        })
        .collect()
}

fn folder_at(what: &'static str, path: &Path, world: &Environment) -> Finding {
    let shown = world.shown(path);
    let there = path.ancestors().find(|folder| folder.exists());
    let Some(there) = there.filter(|folder| folder.is_dir()) else {
        return Finding::warning(
            what,
            format!("{shown} cannot be made: a file is in the way"),
            "move the file",
        );
    };
    // Only making a file tells: modes do not know of read-only disks.
    if tempfile::tempfile_in(there).is_err() {
        let hint = "check the owner and the mode with 'ls -ld'; GIG_HOME names another place";
        return Finding::warning(
            what,
            format!("{} cannot be written", world.shown(there)),
            hint,
        );
    }
    if there != path {
        return Finding::fine(what, format!("{shown} (made when it is needed)"));
    }
    match readers(path) {
        Some(mode) => Finding::warning(
            what,
            format!("{shown} can be read by others (mode {mode:o})"),
            format!("chmod 700 {}", path.display()),
        ),
        None => Finding::fine(what, shown),
    }
}

/// The mode of a file or folder that others than the user can read.
pub(super) fn readers(path: &Path) -> Option<u32> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(path).ok()?.permissions().mode() & 0o777;
        (mode & 0o077 != 0).then_some(mode)
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        None
    }
}

/// The profile and the templates.
pub(super) fn contents(settings: &Settings, world: &Environment) -> Vec<Finding> {
    let mut found = vec![profile(settings, world)];
    found.extend(templates(world));
    found
}

fn profile(settings: &Settings, world: &Environment) -> Finding {
    let what = "profile";
    let chosen = settings.profile();
    if chosen.is_none() && library::profile_names(world).is_empty() {
        return Finding::warning(what, "there is none yet", "gig profile new NAME makes one");
    }
    let entry = match library::profile(chosen, None, world) {
        Ok(entry) => entry,
        Err(error) => return Finding::error(what, &error),
    };
    let vocabulary = Vocabulary::with_terms(settings.vocabulary());
    let profile = Profile::parse(&entry.file(), &entry.text, &vocabulary);
    let facts = profile.facts.len();
    let shown = world.shown(&entry.path);
    match profile.diagnostics.first() {
        Some(first) => Finding::warning(
            what,
            format!("{shown}: {facts} facts; {}", first.message),
            format!("gig profile check {}", entry.name),
        ),
        None if facts == 0 => {
            Finding::warning(what, format!("{shown} holds no facts"), "gig profile edit")
        }
        None => Finding::fine(what, format!("{shown}: {facts} facts")),
    }
}

fn templates(world: &Environment) -> Vec<Finding> {
    let own = library::prompt_names(world);
    let names = own.iter().map(|(name, _)| name.as_str());
    let mut found: Vec<Finding> = names
        .filter_map(|name| reading::template(name, world).err())
        .map(|error| Finding::error("templates", &error))
        .collect();
    if found.is_empty() {
        let built_in = catalog::names().len();
        let text = format!("{built_in} built in, {} of your own", own.len());
        found.push(Finding::new("templates", Health::Fine, text));
    }
    found
}
