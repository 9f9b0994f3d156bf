//! `gig models`: the models an endpoint offers, the one in use marked.

use std::time::Duration;

use serde_json::json;

use super::opening::{self, Purpose};
use super::reading;
use crate::config::{Endpoint, Layer, Settings, cost};
use crate::engine::Event;
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::store::model_lists::{Listed, ModelList};
use crate::terminal::Terminal;
use crate::text::similarity::nearest;

/// Arguments of `gig models`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  gig models
  gig models --endpoint ollama
  gig models --json | jq -r '.models[].id'

The model in use is marked with *. The list is kept for a day; --refresh asks again.")]
pub struct Args {
    /// Another endpoint: a configured name, a preset or a URL
    #[arg(long, value_name = "NAME|URL")]
    endpoint: Option<String>,
    /// Ask the endpoint, even if its list is kept
    #[arg(long)]
    refresh: bool,
    /// Print JSON (schema gig.models/1)
    #[arg(long)]
    json: bool,
}

/// How long a list is good for.
const YOUNG: Duration = Duration::from_secs(86_400);

/// Lists the models.
///
/// # Errors
///
/// When no endpoint is configured, or it refuses, cannot be reached or has no such list.
pub fn run(args: Args, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    let flags = Layer::default().flag("--endpoint", "endpoint", args.endpoint.as_ref())?;
    let settings = reading::settings(flags, world, terminal)?;
    let endpoint = settings.configured()?.ok_or_else(|| {
        Error::new(
            Kind::Config,
            "no endpoint is configured, so there are no models to list",
        )
        .hint("gig init sets one up; gig models --endpoint ollama asks a local server")
    })?;
    let url = endpoint.base_url.as_str();
    let kept = ModelList::kept(world, url, YOUNG).filter(|_| !args.refresh);
    let is_kept = kept.is_some();
    let list = match kept {
        Some(list) => list,
        None => {
            let list = ask(&settings, &endpoint, world, terminal)?;
            // A list that cannot be kept is asked for again.
            if let Err(error) = list.keep(world) {
                terminal.detail(&error.to_string());
            }
            list
        }
    };
    warn_of_a_stranger(&list, &endpoint, terminal);
    let text = if args.json {
        format!("{:#}\n", as_json(&list, &endpoint, &settings, is_kept))
    } else {
        lines(&list, &endpoint, &settings)
    };
    terminal.print(&text)?;
    Ok(Status::Ok)
}

/// Asks the endpoint for its models.
///
/// # Errors
///
/// When the key cannot be had, or the endpoint refuses, cannot be reached or has no such list.
pub(super) fn ask(
    settings: &Settings,
    endpoint: &Endpoint,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<ModelList> {
    let client = opening::client(
        settings,
        endpoint,
        "",
        Purpose::Ask,
        world,
        &mut opening::notices(terminal),
    )?;
    let mut progress = terminal.progress(&format!("asking {}", endpoint.name));
    let models = client.models(&mut |event| {
        if let Event::Notice(line) = event {
            progress.clear();
            terminal.notice(line);
        }
        Ok(())
    });
    progress.clear();
    let listed = models?.into_iter().map(|model| Listed {
        id: model.id,
        context: model.context,
    });
    Ok(ModelList::new(
        endpoint.base_url.as_str(),
        world.now,
        listed.collect(),
    ))
}

/// A chosen model that is not in the list may work all the same, but most likely is a slip.
fn warn_of_a_stranger(list: &ModelList, endpoint: &Endpoint, terminal: &mut Terminal) {
    let Some(model) = &endpoint.model else {
        return;
    };
    if list.offers(model) {
        return;
    }
    let near = nearest(model, list.models.iter().map(|model| model.id.as_str()));
    let near = near.map(|near| format!("; did you mean '{near}'?"));
    terminal.notice(&format!(
        "the model in use, '{model}', is not in the list{}",
        near.unwrap_or_default()
    ));
}

fn lines(list: &ModelList, endpoint: &Endpoint, settings: &Settings) -> String {
    let widest = list
        .models
        .iter()
        .map(|model| model.id.chars().count())
        .max();
    let width = widest.unwrap_or(0).min(50);
    let mut text = String::new();
    for model in &list.models {
        let mark = if is_default(model, endpoint) {
            '*'
        } else {
            ' '
        };
        let context = model.context.map(|tokens| format!("{tokens} tokens"));
        let price = settings.price(&model.id).map(|price| {
            format!(
                "{} in, {} out a million",
                cost::shown(price.input),
                cost::shown(price.output)
            )
        });
        let facts: Vec<String> = context.into_iter().chain(price).collect();
        let line = format!("{mark} {:<width$}  {}", model.id, facts.join(", "));
        text += line.trim_end();
        text.push('\n');
    }
    text
}

fn is_default(model: &Listed, endpoint: &Endpoint) -> bool {
    endpoint
        .model
        .as_ref()
        .is_some_and(|chosen| model.is(chosen))
}

fn as_json(
    list: &ModelList,
    endpoint: &Endpoint,
    settings: &Settings,
    is_kept: bool,
) -> serde_json::Value {
    let models: Vec<_> = list
        .models
        .iter()
        .map(|model| {
            let price = settings.price(&model.id);
            json!({
                "id": model.id,
                "default": is_default(model, endpoint),
                "context": model.context,
                "usd_per_million": price.map(|price| {
                    json!({"input": price.input, "cached": price.cached, "output": price.output})
                }),
            })
        })
        .collect();
    json!({
        "schema": "gig.models/1",
        "endpoint": endpoint.name,
        "base_url": endpoint.base_url.as_str(),
        "default": endpoint.model,
        "cached": is_kept,
        "models": models,
    })
}

/// Whether the endpoint answered that it has no such list, or with something else.
pub(super) fn has_no_list(error: &Error) -> bool {
    error.kind() == Kind::Incomplete || matches!(error.status(), Some(404 | 405))
}
