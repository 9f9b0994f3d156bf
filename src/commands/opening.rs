//! Opening: from settings to an engine that is ready to be asked, and the request it would send.
//!
//! Choosing the endpoint is `config`'s, reading its key `store`'s, calling it `engine`'s: this ties
//! them together for every command that drafts.

use crate::config::{self, KeySource, Secret, Settings, Target, cost};
use crate::engine::{Client, Endpoint, Engine, Event, Network, Sink};
use crate::environment::Environment;
use crate::error::Result;
use crate::exit::Status;
use crate::openai::Quirks;
use crate::prompt::Prompt;
use crate::store::{keys, quirks};
use crate::terminal::Terminal;

/// What an engine is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To be asked: the key is read.
    Ask,
    /// To show the request that would be sent: no key is read and no key command run.
    Show,
}

/// An engine ready to be asked, and what it was made from.
pub(super) struct Opened {
    /// The engine.
    pub(super) engine: Engine,
    /// The endpoint it asks; absent for the offline engine.
    pub(super) target: Option<Box<config::Endpoint>>,
}

/// The engine that the settings lead to for a template.
///
/// # Errors
///
/// When the settings lead nowhere, or the key cannot be had.
pub(super) fn open(
    settings: &Settings,
    template: &str,
    purpose: Purpose,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<Opened> {
    let target = match settings.target(template)? {
        Target::Offline(why) => {
            terminal.detail(&format!("offline: {why}"));
            return Ok(Opened {
                engine: Engine::Offline,
                target: None,
            });
        }
        Target::Endpoint(target) => target,
    };
    let opened = open_at(
        settings,
        &target,
        template,
        purpose,
        world,
        &mut notices(terminal),
    )?;
    terminal.detail(&format!(
        "endpoint {} at {} ({})",
        target.name, target.base_url, target.origin
    ));
    Ok(opened)
}

/// The engine that asks `target`.
///
/// # Errors
///
/// When the key cannot be had, or may not go to that address.
pub(super) fn open_at(
    settings: &Settings,
    target: &config::Endpoint,
    template: &str,
    purpose: Purpose,
    world: &Environment,
    sink: &mut Sink<'_>,
) -> Result<Opened> {
    let client = client(settings, target, template, purpose, world, sink)?;
    Ok(Opened {
        engine: Engine::OpenAi(Box::new(client)),
        target: Some(Box::new(target.clone())),
    })
}

/// A client of `target` with what the settings say about requests for a template.
///
/// # Errors
///
/// When the key cannot be had, or may not go to that address.
pub(super) fn client(
    settings: &Settings,
    target: &config::Endpoint,
    template: &str,
    purpose: Purpose,
    world: &Environment,
    sink: &mut Sink<'_>,
) -> Result<Client> {
    let key = match purpose {
        Purpose::Ask => key(settings, target, world, sink)?,
        Purpose::Show => keys::stand_in(world, target)?,
    };
    let network = Network::from_variables(|name| world.variable(name).map(str::to_owned));
    let mut endpoint = Endpoint::from_config(target, key, network);
    endpoint.parameters.temperature = settings.temperature(template);
    endpoint.parameters.max_tokens = settings.max_tokens(template);
    let Some(memory) = quirks::file(world) else {
        return Client::new(endpoint);
    };
    endpoint.quirks = quirks::known(&memory, &endpoint.base_url, &endpoint.parameters.model);
    let remember = move |endpoint: &Endpoint, learned: &Quirks| {
        let model = &endpoint.parameters.model;
        quirks::remember(&memory, &endpoint.base_url, model, learned);
    };
    Ok(Client::new(endpoint)?.remembering(Box::new(remember)))
}

/// Shows the notices among events and nothing else.
pub(super) fn notices(terminal: &mut Terminal) -> impl FnMut(Event<'_>) -> Result<()> {
    |event| {
        if let Event::Notice(line) = event {
            terminal.notice(line);
        }
        Ok(())
    }
}

/// The key of `target`; a word where the keyring was asked in vain.
fn key(
    settings: &Settings,
    target: &config::Endpoint,
    world: &Environment,
    sink: &mut Sink<'_>,
) -> Result<Option<Secret>> {
    let found = keys::read(world, target, settings.key_variables())?;
    if let Some(why) = found.passed_over {
        let instead = match (&target.key, &found.key) {
            (Some(KeySource::Keyring(Some(next))), Some(_)) => format!("taking it from {next}"),
            _ => "going on without one".to_owned(),
        };
        sink(Event::Notice(&format!(
            "no key for '{}' from the keyring ({why}): {instead}",
            target.name
        )))?;
    }
    Ok(found.key)
}

impl Opened {
    /// Refuses a prompt that may cost more than the user allows; `calls` is how often it may be sent.
    ///
    /// # Errors
    ///
    /// When it is above the limit, or there is a limit and the price is not known.
    pub(super) fn check_cost(
        &self,
        settings: &Settings,
        template: &str,
        prompt: &Prompt,
        calls: u64,
    ) -> Result<()> {
        let Some(target) = &self.target else {
            return Ok(());
        };
        let estimate = settings.estimate(target, prompt, template);
        settings.check_cost(target, &estimate, calls, 0.0)
    }

    /// Prints the exact request that would be sent for so many `candidates`, the key shown as `***`, with an estimate of its
    /// cost on stderr; for the offline engine, which sends nothing, the prompt a model would get.
    ///
    /// # Errors
    ///
    /// When stdout cannot be written.
    pub(super) fn show_request(
        &self,
        settings: &Settings,
        template: &str,
        prompt: &Prompt,
        candidates: usize,
        terminal: &mut Terminal,
    ) -> Result<Status> {
        let (Engine::OpenAi(client), Some(target)) = (&self.engine, &self.target) else {
            terminal.notice(
                "offline engine: nothing would be sent; this is what a model would be asked",
            );
            for message in &prompt.messages {
                let role = message.role.as_str();
                terminal.print(&format!("# {role}\n{}\n\n", message.content))?;
            }
            return Ok(Status::Ok);
        };
        terminal.print(&client.preview(prompt, candidates)?.to_string())?;
        let estimate = settings.estimate(target, prompt, template);
        let money = estimate.usd.map_or_else(
            || "its price is not known".to_owned(),
            |usd| {
                format!(
                    "about {} (list prices of {})",
                    cost::shown(usd),
                    cost::checked()
                )
            },
        );
        terminal.notice(&format!(
            "estimate: {} tokens in, up to {} out, {money}; nothing was sent",
            estimate.prompt, estimate.completion
        ));
        Ok(Status::Ok)
    }
}
