//! Opening: from settings to an engine that is ready to be asked, and the request it would send.

use crate::config::{Endpoint, Settings, Target};
use crate::engine::{Client, Engine, Network};
use crate::environment::Environment;
use crate::error::Result;
use crate::exit::Status;
use crate::prompt::Prompt;
use crate::store::keys;
use crate::terminal::Terminal;

/// An engine ready to be asked.
pub(super) struct Opened {
    /// The engine.
    pub(super) engine: Engine,
}

/// The engine that the settings lead to for a template. A prompt that would cost more than the user
/// allows is refused here, before anything is sent.
///
/// # Errors
///
/// When the settings lead nowhere, the key cannot be had, or it would cost too much.
pub(super) fn open(
    settings: &Settings,
    template: &str,
    prompt: &Prompt,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<Opened> {
    let engine = match settings.target(template)? {
        Target::Offline(why) => {
            terminal.detail(&why);
            Engine::Offline
        }
        Target::Endpoint(endpoint) => {
            let estimate = settings.estimate(&endpoint, prompt, template);
            settings.check_cost(&endpoint, &estimate, 1 + settings.repair())?;
            Engine::OpenAi(Box::new(client(settings, &endpoint, template, world)?))
        }
    };
    Ok(Opened { engine })
}

/// A client of `endpoint` with everything that the settings say about requests for a template.
///
/// # Errors
///
/// When the key cannot be had, or may not go to that address.
pub(super) fn client(
    settings: &Settings,
    endpoint: &Endpoint,
    template: &str,
    world: &Environment,
) -> Result<Client> {
    let key = keys::read(world, endpoint, settings.key_variables())?;
    let network = Network::from_variables(|name| world.variable(name).map(str::to_owned));
    let mut own = crate::engine::Endpoint::from_config(endpoint, key, network);
    own.parameters.temperature = settings.temperature(template);
    own.parameters.max_tokens = settings.max_tokens(template);
    Client::new(own)
}

impl Opened {
    /// Prints the exact request that would be sent, without the key.
    ///
    /// # Errors
    ///
    /// When stdout cannot be written.
    pub(super) fn show_request(&self, prompt: &Prompt, terminal: &mut Terminal) -> Result<Status> {
        let text = match &self.engine {
            Engine::Offline => prompt.messages.iter().fold(String::new(), |text, message| {
                format!(
                    "{text}── {}\n{}\n\n",
                    message.role.as_str(),
                    message.content
                )
            }),
            Engine::OpenAi(client) => client.preview(prompt)?.to_string(),
        };
        terminal.print(&text)?;
        Ok(Status::Ok)
    }
}
