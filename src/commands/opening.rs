//! Opening: from settings to an engine that is ready to be asked, and the request it would send.

use crate::config::{Settings, Target};
use crate::engine::Engine;
use crate::environment::Environment;
use crate::error::Result;
use crate::exit::Status;
use crate::prompt::Prompt;
use crate::terminal::Terminal;

/// An engine ready to be asked.
pub(super) struct Opened {
    /// The engine.
    pub(super) engine: Engine,
}

/// The engine that the settings lead to for a template.
///
/// # Errors
///
/// When the settings lead nowhere, or the key cannot be had.
pub(super) fn open(
    settings: &Settings,
    template: &str,
    _prompt: &Prompt,
    _world: &Environment,
    terminal: &mut Terminal,
) -> Result<Opened> {
    match settings.target(template)? {
        Target::Offline(why) => {
            terminal.detail(&why);
            Ok(Opened {
                engine: Engine::Offline,
            })
        }
        Target::Endpoint(_) => Ok(Opened {
            engine: Engine::Offline,
        }),
    }
}

impl Opened {
    /// Prints the exact request that would be sent, without the key.
    ///
    /// # Errors
    ///
    /// When stdout cannot be written.
    pub(super) fn show_request(&self, prompt: &Prompt, terminal: &mut Terminal) -> Result<Status> {
        for message in &prompt.messages {
            terminal.print(&format!(
                "── {}\n{}\n\n",
                message.role.as_str(),
                message.content
            ))?;
        }
        Ok(Status::Ok)
    }
}
