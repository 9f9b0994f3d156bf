//! Questions to a person, on stderr: a line, a choice, yes or no.
//!
//! While a question stands, Ctrl-C is for the question: the cursor comes back and the command ends as
//! interrupted.

use dialoguer::console::Term;
use dialoguer::theme::{ColorfulTheme, SimpleTheme, Theme};
use dialoguer::{Confirm, Input, Password, Select};

use super::{Terminal, filter};
use crate::config::Secret;
use crate::engine::Guard;
use crate::error::{Error, Kind, Result};

impl Terminal {
    /// Asks for a line; empty when the user just presses Enter.
    ///
    /// # Errors
    ///
    /// When nobody is there, or the user stops it.
    pub fn ask(&mut self, question: &str) -> Result<String> {
        self.question(|theme| {
            Input::<String>::with_theme(theme)
                .with_prompt(filter::clean(question))
                .allow_empty(true)
                .interact_text()
        })
        .map(|answer| answer.trim().to_owned())
    }

    /// Asks for a line that is not shown while it is typed.
    ///
    /// # Errors
    ///
    /// When nobody is there, or the user stops it.
    pub fn ask_hidden(&mut self, question: &str) -> Result<Secret> {
        self.question(|theme| {
            Password::with_theme(theme)
                .with_prompt(filter::clean(question))
                .allow_empty_password(true)
                .interact()
        })
        .map(|answer| Secret::new(&answer))
    }

    /// Asks to choose one of `options`; gives its index.
    ///
    /// # Errors
    ///
    /// When nobody is there, or the user stops it.
    pub fn choose(&mut self, question: &str, options: &[String], default: usize) -> Result<usize> {
        let options: Vec<_> = options.iter().map(|option| filter::clean(option)).collect();
        let chosen = self.question(|theme| {
            Select::with_theme(theme)
                .with_prompt(filter::clean(question))
                .items(&options)
                .default(default)
                .interact_opt()
        })?;
        chosen.ok_or_else(stopped)
    }

    /// Asks yes or no.
    ///
    /// # Errors
    ///
    /// When nobody is there, or the user stops it.
    pub fn confirm(&mut self, question: &str, default: bool) -> Result<bool> {
        let chosen = self.question(|theme| {
            Confirm::with_theme(theme)
                .with_prompt(filter::clean(question))
                .default(default)
                .interact_opt()
        })?;
        chosen.ok_or_else(stopped)
    }

    fn question<T>(&mut self, ask: impl FnOnce(&dyn Theme) -> dialoguer::Result<T>) -> Result<T> {
        if !self.can_ask {
            return Err(
                Error::new(Kind::Usage, "there is nobody to ask: this is no terminal")
                    .hint("say it with a flag; --help lists them"),
            );
        }
        let _guard = Guard::new();
        let coloured = ColorfulTheme::default();
        let theme: &dyn Theme = if self.stderr.is_coloured {
            &coloured
        } else {
            &SimpleTheme
        };
        ask(theme).map_err(|dialoguer::Error::IO(error)| {
            // A dialogue hides the cursor, and leaves it hidden when it is stopped.
            let _ = Term::stderr().show_cursor();
            if error.kind() == std::io::ErrorKind::Interrupted {
                // The question's line is still open.
                let _ = Term::stderr().write_line("");
                return stopped();
            }
            Error::new(Kind::Input, format!("cannot ask on this terminal: {error}"))
                .caused_by(error)
        })
    }
}

fn stopped() -> Error {
    Error::new(Kind::Interrupted, "stopped; nothing was changed")
}
