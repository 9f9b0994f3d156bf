//! Editor: the user's own, for a text they paste or change.

use std::fs;
use std::io::Write;
use std::path::Path;

use super::Terminal;
use crate::engine::Guard;
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};

impl Terminal {
    /// Opens the user's editor on `initial` and gives what was saved; none when it was left unsaved or
    /// empty. `name` is the file's name as the editor shows it, `post.md`.
    ///
    /// # Errors
    ///
    /// When no person is there, the editor cannot be started, or it fails.
    pub fn edit(&self, initial: &str, name: &str, world: &Environment) -> Result<Option<String>> {
        let failed = |error: std::io::Error| {
            Error::new(
                Kind::Input,
                format!("cannot make a temporary file: {error}"),
            )
        };
        // A folder of its own, private to the user, so that the file can have a telling name.
        let folder = tempfile::Builder::new()
            .prefix("gig-")
            .tempdir()
            .map_err(failed)?;
        let path = folder.path().join(name);
        fs::File::create_new(&path)
            .and_then(|mut file| file.write_all(initial.as_bytes()))
            .map_err(failed)?;
        self.edit_file(&path, world)?;
        let bytes = crate::store::files::read(&path, crate::intake::LIMIT)?;
        let text = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
        Ok(Some(text).filter(|text| text != initial && !text.trim().is_empty()))
    }

    /// Opens the user's editor on a file and waits for it.
    ///
    /// # Errors
    ///
    /// As [`Terminal::edit`].
    pub fn edit_file(&self, path: &Path, world: &Environment) -> Result<()> {
        if !self.can_ask() {
            return Err(
                Error::new(Kind::Usage, "the editor needs a terminal").hint(format!(
                    "edit {} with a program of your choice",
                    path.display()
                )),
            );
        }
        let words = editor(world);
        let (program, arguments) = words.split_first().ok_or_else(no_editor)?;
        let hidden = self.key_variables.iter().map(String::as_str);
        let mut command = world.command(program, hidden);
        command.args(arguments).arg(path);
        // An editor runs plug-ins of all kinds: it has no use for secrets of any name.
        for name in world.variables.keys().filter(|name| is_secret(name)) {
            command.env_remove(name);
        }
        // Ctrl-C in the editor is for the editor: gig waits for it all the same.
        let _guard = Guard::new();
        let status = command.status().map_err(|error| {
            Error::new(
                Kind::Input,
                format!("cannot start the editor '{program}': {error}"),
            )
            .hint("set VISUAL or EDITOR to a program that is installed")
        })?;
        if status.success() {
            return Ok(());
        }
        Err(Error::new(
            Kind::Input,
            format!("the editor '{program}' failed ({status})"),
        )
        .hint("nothing was changed"))
    }
}

/// The words of the editor's command line.
fn editor(world: &Environment) -> Vec<String> {
    let chosen = ["VISUAL", "EDITOR"]
        .iter()
        .find_map(|name| world.variable(name));
    let fallback = if cfg!(windows) { "notepad.exe" } else { "vi" };
    let line = chosen.unwrap_or(fallback);
    shell_words::split(line).unwrap_or_else(|_| vec![line.to_owned()])
}

fn no_editor() -> Error {
    Error::new(Kind::Config, "VISUAL or EDITOR is set to nothing").hint("name your editor there")
}

/// Whether a variable holds a key, by its name.
fn is_secret(name: &str) -> bool {
    let name = name.to_uppercase();
    ["KEY", "TOKEN", "SECRET", "PASSWORD"]
        .iter()
        .any(|part| name.contains(part))
}
