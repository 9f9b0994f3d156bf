//! Library: the profiles and templates a user keeps, by name or by path.
//!
//! Names are checked against an allow-list of characters and cannot leave their folder (facts.md
//! R8). What is in a file is for `profile` and `prompt`.

use std::fs;
use std::path::{Path, PathBuf};

use super::input;
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::prompt::Layer;
use crate::text::similarity;

/// A profile or template found on disk, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name: the file's without `.md`.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// What is in it.
    pub text: String,
    /// A line for the user about how it was read.
    pub notice: Option<String>,
}

impl Entry {
    /// The file's name as lines of it are cited, `ada.md`.
    #[must_use]
    pub fn file(&self) -> String {
        let name = self.path.file_name().unwrap_or(self.path.as_os_str());
        name.to_string_lossy().into_owned()
    }
}

/// The folder of the user's profiles.
///
/// # Errors
///
/// When the user has no home.
pub fn profile_folder(world: &Environment) -> Result<PathBuf> {
    match &world.config_dir {
        Some(folder) => Ok(folder.join("profiles")),
        None => Err(Error::new(
            Kind::Profile,
            "there is no home directory to keep profiles in",
        )
        .hint("set GIG_HOME to a folder, or name the profile's file by its path")),
    }
}

/// The names of the user's profiles, sorted.
#[must_use]
pub fn profile_names(world: &Environment) -> Vec<String> {
    profile_folder(world)
        .map(|folder| names(&folder))
        .unwrap_or_default()
}

/// Where the profile `name` is kept, whether it exists or not.
///
/// # Errors
///
/// When the name has characters that names may not have, or the user has no home.
pub fn profile_path(name: &str, world: &Environment) -> Result<PathBuf> {
    allowed(name, Kind::Profile)?;
    Ok(profile_folder(world)?.join(format!("{name}.md")))
}

/// Finds and reads a profile: the one `chosen` (a name or a path), else the `default` of the
/// settings, else the only one there is.
///
/// # Errors
///
/// When there is none, several and no choice, or the chosen one cannot be read.
pub fn profile(chosen: Option<&str>, default: Option<&str>, world: &Environment) -> Result<Entry> {
    match chosen.or(default) {
        Some(value) if is_path(value) => by_path(Path::new(value)),
        Some(name) => by_name(name, world),
        None => match profile_names(world).as_slice() {
            [only] => by_name(only, world),
            [] => Err(Error::new(Kind::Profile, "there is no profile yet")
                .hint("make one with 'gig profile new NAME', or name a file with --profile FILE")),
            several => Err(Error::new(
                Kind::Profile,
                format!("which profile: {}?", several.join(", ")),
            )
            .hint("say --profile NAME, or choose one for good with 'gig profile use NAME'")),
        },
    }
}

/// Whether a value for a profile is a path rather than a name.
#[must_use]
pub fn is_path(value: &str) -> bool {
    let markdown = Path::new(value)
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("md") || end.eq_ignore_ascii_case("txt"));
    value.contains(['/', '\\']) || markdown || (Path::new(value).is_file() && !is_name(value))
}

fn by_path(path: &Path) -> Result<Entry> {
    let read = input::read_file(path)?;
    let stem = path.file_stem().unwrap_or(path.as_os_str());
    Ok(Entry {
        name: stem.to_string_lossy().into_owned(),
        path: path.to_owned(),
        text: read.text,
        notice: read.notice,
    })
}

fn by_name(name: &str, world: &Environment) -> Result<Entry> {
    let path = profile_path(name, world)?;
    if path.is_file() {
        return by_path(&path);
    }
    // A file of that name where the user stands is what was meant.
    if Path::new(name).is_file() {
        return by_path(Path::new(name));
    }
    let names = profile_names(world);
    let unknown = Error::new(Kind::Profile, format!("there is no profile '{name}'"));
    Err(
        match similarity::nearest(name, names.iter().map(String::as_str)) {
            Some(near) => unknown.hint(format!("did you mean '{near}'?")),
            None if names.is_empty() => {
                unknown.hint(format!("make it with 'gig profile new {name}'"))
            }
            None => unknown.hint(format!("there are: {}", names.join(", "))),
        },
    )
}

/// The names of the templates of the project and the user, each with its layer; the project's win.
#[must_use]
pub fn prompt_names(world: &Environment) -> Vec<(String, Layer)> {
    let mut found: Vec<(String, Layer)> = Vec::new();
    for (folder, layer) in prompt_folders(world) {
        for name in names(&folder) {
            if found.iter().all(|(known, _)| *known != name) {
                found.push((name, layer));
            }
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

/// The user's own template `name`, from the project or the user's configuration; none when neither
/// has it.
///
/// # Errors
///
/// When the name has characters that names may not have, or the file cannot be read.
pub fn prompt(name: &str, world: &Environment) -> Result<Option<(Entry, Layer)>> {
    allowed(name, Kind::Template)?;
    for (folder, layer) in prompt_folders(world) {
        let path = folder.join(format!("{name}.md"));
        if path.is_file() {
            return Ok(Some((by_path(&path)?, layer)));
        }
    }
    Ok(None)
}

/// The folders of templates, the one that wins first.
#[must_use]
pub fn prompt_folders(world: &Environment) -> Vec<(PathBuf, Layer)> {
    let project = world.project_dir.as_ref().map(|dir| (dir, Layer::Project));
    let user = world.config_dir.as_ref().map(|dir| (dir, Layer::User));
    let folders = project.into_iter().chain(user);
    folders
        .map(|(dir, layer)| (dir.join("prompts"), layer))
        .collect()
}

/// The names of the `.md` files of a folder, sorted; those that are no names are left out.
fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut names: Vec<String> = entries
        .filter_map(|entry| {
            let file = entry.ok()?.file_name().into_string().ok()?;
            let name = file.strip_suffix(".md")?;
            is_name(name).then(|| name.to_owned())
        })
        .collect();
    names.sort();
    names
}

/// Whether `name` may name a profile, template or session: letters and digits of any script, `-`,
/// `_` and inner dots, at most 64 characters.
#[must_use]
pub fn is_name(name: &str) -> bool {
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    name.starts_with(char::is_alphanumeric)
        && name.chars().all(inner)
        && !name.contains("..")
        && !name.ends_with('.')
        && name.chars().count() <= 64
}

fn allowed(name: &str, kind: Kind) -> Result<()> {
    if is_name(name) {
        return Ok(());
    }
    // Line ends and signs that turn a line around are shown, not obeyed.
    let shown: String = name.chars().take(80).flat_map(char::escape_debug).collect();
    Err(Error::new(kind, format!("'{shown}' cannot be a name"))
        .hint("use letters, digits, '-' and '_', at most 64"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_leave_their_folder() {
        for name in ["ada", "Ada-2", "a.b", "разработчик", "1"] {
            assert!(is_name(name), "{name}");
        }
        for name in [
            "",
            "..",
            ".hidden",
            "a/b",
            "a\\b",
            "a..b",
            "a b",
            "a\n",
            "-x",
            "a.",
            &"x".repeat(65),
        ] {
            assert!(!is_name(name), "{name}");
        }
    }
}
