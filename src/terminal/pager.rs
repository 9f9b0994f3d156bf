//! Pager: the program long reports go through when a person reads them.

use std::io::Write;
use std::process::Stdio;

use super::Terminal;
use crate::engine::Guard;
use crate::environment::Environment;
use crate::error::Result;

impl Terminal {
    /// Writes a report to stdout: through the pager when it is longer than the screen and a person
    /// reads it, else as [`Terminal::report`] does.
    ///
    /// # Errors
    ///
    /// As [`Terminal::report`].
    pub fn page(&mut self, text: &str, world: &Environment) -> Result<()> {
        let (rows, _) = dialoguer::console::Term::stdout().size();
        let is_long = text.lines().count() >= usize::from(rows);
        if self.stdout.is_terminal && self.can_ask && is_long && self.paged(text, world) {
            return Ok(());
        }
        self.report(text)
    }

    /// Whether a pager took the text.
    fn paged(&self, text: &str, world: &Environment) -> bool {
        let Some(words) = pager(world) else {
            return false;
        };
        let Some((program, arguments)) = words.split_first() else {
            return false;
        };
        let hidden = self.key_variables.iter().map(String::as_str);
        let mut command = world.command(program, hidden);
        command.args(arguments).stdin(Stdio::piped());
        if world.variable("LESS").is_none() {
            // Colours, and no page for what fits on the screen after all.
            command.env("LESS", "FRX");
        }
        // Ctrl-C in the pager is for the pager.
        let _guard = Guard::new();
        let Ok(mut child) = command.spawn() else {
            return false;
        };
        if let Some(mut stdin) = child.stdin.take() {
            // Who leaves the pager early has read enough.
            let _ = stdin.write_all(self.stdout.painted(text).as_bytes());
        }
        child.wait().is_ok()
    }
}

/// The words of the pager's command line; none when the user wants none.
fn pager(world: &Environment) -> Option<Vec<String>> {
    let chosen = ["GIG_PAGER", "PAGER"]
        .iter()
        .find_map(|name| world.variables.get(*name));
    let line = chosen.map_or("less", |line| line.trim());
    if matches!(line, "" | "cat") {
        return None;
    }
    shell_words::split(line).ok()
}
