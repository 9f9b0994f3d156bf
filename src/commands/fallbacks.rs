//! Fallbacks: the endpoints that are asked in turn when the chosen one gives no word of an answer.
//!
//! When another one may help is `engine`'s to say; which there are, the setting `fallbacks`.

use super::drafting::OutputArgs;
use super::opening::{self, Opened, Purpose};
use crate::config::{self, Settings};
use crate::engine::{Event, Sink};
use crate::environment::Environment;
use crate::error::{Error, Result};
use crate::prompt::Prompt;

/// The endpoints of one command, the chosen one first.
pub(super) struct Fallbacks<'a> {
    settings: &'a Settings,
    template: &'a str,
    world: &'a Environment,
    /// How often a request may be made.
    calls: u64,
    /// How many of them are made at first, so that all may have failed.
    candidates: f64,
    targets: Vec<config::Endpoint>,
}

/// How far down the list a command is.
pub(super) struct Turn {
    /// The place of the next one.
    next: usize,
    /// What was asked of those before it, in USD. A request that failed may be on the bill too.
    usd: f64,
}

impl<'a> Fallbacks<'a> {
    /// What the settings say for a command with these flags. No key is read yet.
    ///
    /// # Errors
    ///
    /// When one of the endpoints cannot be made out.
    pub(super) fn new(
        settings: &'a Settings,
        template: &'a str,
        world: &'a Environment,
        opened: &Opened,
        output: &OutputArgs,
    ) -> Result<Self> {
        let mut targets: Vec<config::Endpoint> = Vec::new();
        if let Some(chosen) = &opened.target {
            targets.push(chosen.as_ref().clone());
            for other in settings.fallbacks()? {
                let is_same = |target: &config::Endpoint| {
                    (&target.base_url, &target.model) == (&other.base_url, &other.model)
                };
                if !targets.iter().any(is_same) {
                    targets.push(other);
                }
            }
        }
        Ok(Self {
            settings,
            template,
            world,
            calls: output.calls(settings),
            candidates: f64::from(output.candidates),
            targets,
        })
    }

    /// The turn of the chosen endpoint.
    pub(super) fn start(&self, prompt: &Prompt) -> Turn {
        let first = self.targets.first();
        Turn {
            next: 1,
            usd: first.map_or(0.0, |target| self.price(target, prompt)),
        }
    }

    /// The next endpoint, opened, after `error`; those that cannot be used are told and passed over.
    ///
    /// # Errors
    ///
    /// When nobody can be told.
    pub(super) fn next(
        &self,
        turn: &mut Turn,
        error: &Error,
        prompt: &Prompt,
        sink: &mut Sink<'_>,
    ) -> Result<Option<Opened>> {
        let mut is_told = false;
        loop {
            let Some(target) = self.targets.get(turn.next) else {
                return Ok(None);
            };
            turn.next += 1;
            if !is_told {
                sink(Event::Notice(&error.to_string()))?;
                is_told = true;
            }
            let model = target.model.as_deref().unwrap_or("its own model");
            match self.open(target, turn, prompt, sink) {
                Ok(opened) => {
                    let line = format!("asking {} instead ({model})", target.name);
                    sink(Event::Notice(&line))?;
                    turn.usd += self.price(target, prompt);
                    return Ok(Some(opened));
                }
                Err(error) => {
                    let line = format!("not asking {} ({model}): {error}", target.name);
                    sink(Event::Notice(&line))?;
                }
            }
        }
    }

    fn open(
        &self,
        target: &config::Endpoint,
        turn: &Turn,
        prompt: &Prompt,
        sink: &mut Sink<'_>,
    ) -> Result<Opened> {
        let estimate = self.settings.estimate(target, prompt, self.template);
        self.settings
            .check_cost(target, &estimate, self.calls, turn.usd)?;
        let (settings, template) = (self.settings, self.template);
        opening::open_at(settings, target, template, Purpose::Ask, self.world, sink)
    }

    /// What the first requests to `target` are estimated at; nothing where that is not known.
    fn price(&self, target: &config::Endpoint, prompt: &Prompt) -> f64 {
        let estimate = self.settings.estimate(target, prompt, self.template);
        estimate.usd.unwrap_or(0.0) * self.candidates
    }
}
