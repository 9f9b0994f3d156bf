//! The questions of `gig init`, each answered by its flag where that is given.

use super::servers::{self, Server};
use super::{Args, Plan};
use crate::config::preset::{self, Preset, presets};
use crate::config::{Endpoint, Key, is_loopback};
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::store::model_lists::ModelList;
use crate::store::{keys, library};
use crate::terminal::Terminal;
use crate::text::similarity::nearest;

/// Which endpoint, or none.
pub(super) fn endpoint(
    args: &Args,
    plan: &mut Plan,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<()> {
    let chosen = match &args.endpoint {
        Some(endpoint) => endpoint.clone(),
        None => match ask_endpoint(terminal)? {
            Chosen::Named(name) => name,
            Chosen::Server(server) => {
                use_preset(plan, server.preset, Some(&server.url));
                return Ok(());
            }
        },
    };
    if chosen == "offline" {
        plan.set(Key::new(["engine"]), "offline");
        return Ok(());
    }
    if chosen.contains("://") {
        return use_url(args, plan, &chosen);
    }
    let Some(preset) = preset::find(&chosen) else {
        return Err(no_preset(&chosen));
    };
    use_preset(plan, preset, None);
    if preset.base_url.is_none() {
        let note = preset.note.as_deref().unwrap_or_default();
        if !terminal.can_ask() {
            let error = Error::new(
                Kind::Usage,
                format!("{} has an address of your own", preset.title),
            );
            return Err(error.hint(format!(
                "{note}; give it as --endpoint URL --name {}",
                preset.name
            )));
        }
        terminal.notice(note);
        let url = terminal.ask("its base_url")?;
        plan.field("base_url", url);
    }
    let usual = preset.api_key_env.as_deref();
    if let Some(name) = usual.filter(|name| world.variable(name).is_some()) {
        terminal.detail(&format!("{name} is set"));
    }
    Ok(())
}

enum Chosen {
    Named(String),
    Server(Server),
}

fn ask_endpoint(terminal: &mut Terminal) -> Result<Chosen> {
    let mut progress = terminal.progress("looking for local servers");
    let mut found = servers::local();
    progress.clear();
    let mut options: Vec<String> = found
        .iter()
        .map(|server| {
            format!(
                "{} at {}, {} models",
                server.preset.title, server.url, server.models
            )
        })
        .collect();
    options.extend(presets().iter().map(|preset| {
        let url = preset
            .base_url
            .as_deref()
            .unwrap_or("an address of your own");
        format!("{} ({url})", preset.title)
    }));
    options.push("another URL".to_owned());
    options.push("none: draft offline, without a model".to_owned());
    let at = terminal.choose("who should write your drafts?", &options, 0)?;
    if at < found.len() {
        return Ok(Chosen::Server(found.swap_remove(at)));
    }
    Ok(Chosen::Named(match presets().get(at - found.len()) {
        Some(preset) => preset.name.clone(),
        None if at + 1 == options.len() => "offline".to_owned(),
        None => terminal.ask("its URL, usually ending in /v1")?,
    }))
}

fn use_preset(plan: &mut Plan, preset: &Preset, url: Option<&str>) {
    plan.endpoint = Some(preset.name.clone());
    plan.set(Key::new(["endpoint"]), preset.name.clone());
    if let Some(url) = url.filter(|url| preset.base_url.as_deref() != Some(url)) {
        plan.field("base_url", url);
    }
    clear_the_way(plan);
}

fn use_url(args: &Args, plan: &mut Plan, url: &str) -> Result<()> {
    let parsed = url::Url::parse(url)
        .map_err(|error| Error::new(Kind::Usage, format!("the endpoint is not a URL: {error}")))?;
    let name = args.name.clone().unwrap_or_else(|| name_of(&parsed));
    plan.endpoint = Some(name.clone());
    plan.set(Key::new(["endpoint"]), name);
    plan.field("base_url", url);
    clear_the_way(plan);
    Ok(())
}

/// What an earlier set-up may have left and would win over the new one.
fn clear_the_way(plan: &mut Plan) {
    plan.unset
        .extend([Key::new(["engine"]), Key::new(["model"])]);
    if let Some(name) = plan.endpoint.clone() {
        let fields = [
            "api_key_cmd",
            "api_key_file",
            "api_key_keyring",
            "api_key_env",
            "auth",
        ];
        plan.unset
            .extend(fields.map(|field| Key::new(["endpoints", name.as_str(), field])));
    }
}

/// A short name for a URL: the part of its host that tells it from others.
fn name_of(url: &url::Url) -> String {
    if is_loopback(url) {
        return "local".to_owned();
    }
    match url.host() {
        Some(url::Host::Domain(host)) => host
            .split('.')
            .find(|part| !matches!(*part, "api" | "www" | "llm"))
            .unwrap_or(host)
            .to_owned(),
        _ => "remote".to_owned(),
    }
}

fn no_preset(name: &str) -> Error {
    let error = Error::new(Kind::Usage, format!("no endpoint is called '{name}'"));
    let names = presets().iter().map(|preset| preset.name.as_str());
    match nearest(name, names.chain(["offline"])) {
        Some(near) => error.hint(format!("did you mean '{near}'?")),
        None => error.hint("a URL, or one of 'gig config presets'"),
    }
}

/// Where the key is.
pub(super) fn key(
    args: &Args,
    plan: &mut Plan,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<()> {
    let flags = [
        ("api_key_env", &args.key_env),
        ("api_key_cmd", &args.key_cmd),
        ("api_key_file", &args.key_file),
    ];
    for (field, value) in flags {
        if let Some(value) = value {
            plan.field(field, value);
            return Ok(());
        }
    }
    if args.key_keyring {
        return into_keyring(plan, terminal);
    }
    if args.no_key {
        plan.field("auth", "none");
        return Ok(());
    }
    let preset = plan.endpoint.as_deref().and_then(preset::find);
    let is_custom = plan
        .set
        .iter()
        .any(|(key, _)| key.parts().last().is_some_and(|part| part == "base_url"));
    let usual = preset.and_then(|preset| preset.api_key_env.as_deref());
    if is_local(plan, preset)
        || usual.is_some_and(|name| !is_custom && world.variable(name).is_some())
    {
        return Ok(());
    }
    if !terminal.can_ask() {
        return Ok(());
    }
    ask_key(plan, usual, world, terminal)
}

fn is_local(plan: &Plan, preset: Option<&Preset>) -> bool {
    let own = plan
        .set
        .iter()
        .find(|(key, _)| key.parts().last().is_some_and(|part| part == "base_url"));
    let url = own
        .map(|(_, url)| url.as_str())
        .or(preset.and_then(|preset| preset.base_url.as_deref()));
    url.and_then(|url| url::Url::parse(url).ok())
        .is_some_and(|url| is_loopback(&url))
}

fn ask_key(
    plan: &mut Plan,
    usual: Option<&str>,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<()> {
    let variable = usual.unwrap_or("OPENAI_API_KEY");
    let state = if world.variable(variable).is_some() {
        "set"
    } else {
        "not set yet"
    };
    let options = [
        format!("in the variable {variable} ({state})"),
        "in another variable".to_owned(),
        "a command prints it, such as 'pass show llm'".to_owned(),
        "in a file".to_owned(),
        "in the system's keyring: asked for now, and not shown".to_owned(),
        "no key is needed".to_owned(),
    ];
    match terminal.choose(
        "where is the key? gig writes down the place, not the key",
        &options,
        0,
    )? {
        0 => plan.field("api_key_env", variable),
        1 => plan.field("api_key_env", terminal.ask("the name of the variable")?),
        2 => plan.field("api_key_cmd", terminal.ask("the command")?),
        3 => plan.field("api_key_file", terminal.ask("the path of the file")?),
        4 => into_keyring(plan, terminal)?,
        _ => plan.field("auth", "none"),
    }
    Ok(())
}

/// Takes the key for the keyring; it is filed once the endpoint's address is known.
fn into_keyring(plan: &mut Plan, terminal: &mut Terminal) -> Result<()> {
    let key = if terminal.can_ask() {
        terminal.ask_hidden("the key (not shown)")?
    } else {
        keys::from_stdin()?
    };
    plan.field("api_key_keyring", "true");
    plan.key = Some(key);
    Ok(())
}

/// The longest list that is shown to choose from.
const LONGEST: usize = 30;

/// Which model.
pub(super) fn model(
    args: &Args,
    plan: &mut Plan,
    endpoint: &Endpoint,
    list: Option<&ModelList>,
    terminal: &mut Terminal,
) -> Result<()> {
    let names: Vec<String> = list
        .map(|list| list.models.iter().map(|model| model.id.clone()).collect())
        .unwrap_or_default();
    let chosen = match (&args.model, names.as_slice()) {
        (Some(model), _) => model.clone(),
        (None, [only]) => only.clone(),
        (None, _) if !terminal.can_ask() => match &endpoint.model {
            Some(model) => model.clone(),
            None => return Err(which_model(&names)),
        },
        (None, []) => terminal.ask("the model's name")?,
        (None, names) if names.len() <= LONGEST => {
            let at = terminal.choose("which model?", names, default(endpoint, names))?;
            names.get(at).cloned().unwrap_or_default()
        }
        (None, names) => ask_among(names, terminal)?,
    };
    if let Some(list) = list.filter(|list| !list.offers(&chosen)) {
        let near = nearest(&chosen, list.models.iter().map(|model| model.id.as_str()));
        let near = near.map(|near| format!("; did you mean '{near}'?"));
        terminal.notice(&format!(
            "'{chosen}' is not in the endpoint's list{}",
            near.unwrap_or_default()
        ));
    }
    plan.field("model", chosen);
    Ok(())
}

fn default(endpoint: &Endpoint, names: &[String]) -> usize {
    let chosen = endpoint.model.as_ref();
    let at = names.iter().position(|name| Some(name) == chosen);
    at.unwrap_or(0)
}

/// Asks for a name until it is one of a long list.
fn ask_among(names: &[String], terminal: &mut Terminal) -> Result<String> {
    loop {
        let typed = terminal.ask(&format!("which of its {} models?", names.len()))?;
        if names.contains(&typed) {
            return Ok(typed);
        }
        match nearest(&typed, names.iter().map(String::as_str)) {
            Some(near) if terminal.confirm(&format!("'{near}'?"), true)? => {
                return Ok(near.to_owned());
            }
            _ => terminal.notice("there is no such model; 'gig models --endpoint' lists them"),
        }
    }
}

fn which_model(names: &[String]) -> Error {
    let first: Vec<&str> = names.iter().take(5).map(String::as_str).collect();
    let error = Error::new(Kind::Usage, "which model? nobody is there to ask");
    if first.is_empty() {
        error.hint("--model NAME")
    } else {
        error.hint(format!("--model NAME: {}, …", first.join(", ")))
    }
}

/// Which profile: the name of one to make, if one is to be made.
pub(super) fn profile(
    args: &Args,
    plan: &mut Plan,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<Option<String>> {
    let known = library::profile_names(world);
    if args.no_profile || (args.profile.is_none() && !known.is_empty()) {
        return Ok(None);
    }
    let name = match &args.profile {
        Some(name) => name.clone(),
        None => {
            terminal.ask("a short name for your profile, such as your first name (Enter: later)")?
        }
    };
    if name.is_empty() {
        return Ok(None);
    }
    plan.set(Key::new(["profile"]), name.clone());
    Ok(Some(name).filter(|name| !known.contains(name)))
}
