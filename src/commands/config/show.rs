//! `gig config show` and `get`: the settings in force, as TOML or JSON, with their origin.

use serde_json::json;

use crate::commands::reading;
use crate::config::{Entry, Key, Layer, SETTINGS, Setting, Settings, Target, Value};
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::store::settings;
use crate::terminal::Terminal;

/// Arguments of `gig config show`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Where each value comes from
    #[arg(long)]
    origin: bool,
    /// The settings that have no value too, each with what it is for
    #[arg(long)]
    all: bool,
    /// Print JSON (schema gig.config/1)
    #[arg(long)]
    json: bool,
}

/// Arguments of `gig config get`.
#[derive(Debug, clap::Args)]
pub(super) struct GetArgs {
    /// The setting, as in `gig config show --all`
    setting: String,
    /// Print JSON (schema gig.setting/1)
    #[arg(long)]
    json: bool,
}

pub(super) fn show(args: &Args, world: &Environment, terminal: &mut Terminal) -> Result<()> {
    let settings = reading::settings(Layer::default(), world, terminal)?;
    let text = if args.json {
        format!("{:#}\n", as_json(&settings, world))
    } else {
        as_toml(&settings, world, args)
    };
    terminal.print(&text)
}

fn as_toml(settings: &Settings, world: &Environment, args: &Args) -> String {
    let mut text = format!("# {}\n", target(settings));
    if let Some(path) = settings::user_file(world) {
        text += &format!("# your file: {}\n", world.shown(&path));
    }
    if let Some(path) = settings::project_file(world) {
        text += &format!("# the project's file: {}\n", world.shown(&path));
    }
    for (key, entry) in settings.entries() {
        text += &format!("{key} = {}", entry.value);
        if args.origin {
            text += &format!("  # {}", entry.origin);
        }
        text.push('\n');
    }
    if args.all {
        for setting in SETTINGS.iter().filter(|setting| !is_set(settings, setting)) {
            text += &format!(
                "# {} = …  # {}: {}\n",
                setting.name,
                setting.kind.wanted(),
                setting.about
            );
        }
    }
    text
}

fn is_set(settings: &Settings, setting: &Setting) -> bool {
    settings
        .entries()
        .any(|(key, _)| Setting::find(key).is_some_and(|other| other.name == setting.name))
}

/// Who will make drafts, in one line.
fn target(settings: &Settings) -> String {
    match settings.target("proposal") {
        Ok(Target::Offline(why)) => format!("drafts are made offline: {why}"),
        Ok(Target::Endpoint(endpoint)) => {
            let model = endpoint.model.as_deref().unwrap_or("no model is chosen");
            let key = endpoint
                .key
                .as_ref()
                .map(|source| format!(", key from {source}"));
            let key = key.unwrap_or_default();
            format!(
                "drafts are made by {} at {}: {model}{key}",
                endpoint.name, endpoint.base_url
            )
        }
        Err(error) => format!("drafts cannot be made: {error}"),
    }
}

fn as_json(settings: &Settings, world: &Environment) -> serde_json::Value {
    let all: Vec<_> = settings
        .entries()
        .map(|(key, entry)| one(key, entry))
        .collect();
    let file = |path: Option<std::path::PathBuf>| path.map(|path| path.display().to_string());
    let target = match settings.target("proposal") {
        Ok(Target::Offline(why)) => json!({"engine": "offline", "reason": why}),
        Ok(Target::Endpoint(endpoint)) => json!({
            "engine": "openai",
            "endpoint": endpoint.name,
            "base_url": endpoint.base_url.as_str(),
            "model": endpoint.model,
            "key": endpoint.key.map(|source| source.to_string()),
        }),
        Err(error) => json!({"error": error.to_string()}),
    };
    json!({
        "schema": "gig.config/1",
        "files": {
            "user": file(settings::user_file(world)),
            "project": file(settings::project_file(world)),
        },
        "target": target,
        "settings": all,
    })
}

fn one(key: &Key, entry: &Entry) -> serde_json::Value {
    json!({
        "name": key.to_string(),
        "value": plain(&entry.value),
        "origin": entry.origin.to_string(),
    })
}

fn plain(value: &Value) -> serde_json::Value {
    match value {
        Value::Text(text) => json!(text),
        Value::Whole(number) => json!(number),
        Value::Number(number) => json!(number),
        Value::Switch(on) => json!(on),
        Value::Texts(texts) => json!(texts),
    }
}

pub(super) fn get(args: &GetArgs, world: &Environment, terminal: &mut Terminal) -> Result<()> {
    let key = super::change::known(&args.setting)?.0;
    let settings = reading::settings(Layer::default(), world, terminal)?;
    let entry = settings.entry(&key).ok_or_else(|| {
        Error::new(Kind::Config, format!("{key} is not set"))
            .hint(format!("gig config set {key} VALUE"))
    })?;
    if args.json {
        let mut object = one(&key, entry);
        object["schema"] = json!("gig.setting/1");
        return terminal.print(&format!("{object:#}\n"));
    }
    let line = match &entry.value {
        Value::Text(text) => text.clone(),
        Value::Texts(texts) => texts.join("\n"),
        value => value.to_string(),
    };
    terminal.print(&format!("{line}\n"))
}
