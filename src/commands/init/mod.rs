//! `gig init`: sets gig up: an endpoint with its model and the source of its key, a first profile.
//!
//! Every question has a flag; without a terminal the flags must say it all. Local servers are found
//! by `servers`, the questions stand in `questions`.

mod questions;
mod servers;

use super::config::key::unavailable;
use crate::config::{
    Endpoint, Key, Layer, Owner, Secret, Setting, Settings, edit, is_loopback, preset,
};
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::store::keyring::{Keyring, account};
use crate::store::model_lists::ModelList;
use crate::store::{files, keys, library, settings};
use crate::terminal::Terminal;

use super::{models, profile};

/// Arguments of `gig init`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  gig init
  gig init --endpoint ollama --model llama3.2 --no-profile
  gig init --endpoint groq --key-env GROQ_API_KEY --model openai/gpt-oss-120b --profile ada
  gig init --endpoint https://llm.example.com/v1 --key-cmd 'pass show llm' --model m-large --no-profile
  pass show groq | gig init --endpoint groq --key-keyring --model openai/gpt-oss-120b --profile ada
  gig init --endpoint offline --profile ada

What is written is the source of the key, never the key: that stays where it is, or goes to the keyring. An existing config.toml keeps everything
else that is in it. 'gig config presets' lists the endpoints known by name.")]
pub struct Args {
    /// The endpoint: a preset, a URL, or offline
    #[arg(long, value_name = "NAME|URL|offline")]
    endpoint: Option<String>,
    /// What to call an endpoint given by its URL
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The variable that holds the key
    #[arg(long, value_name = "VARIABLE", group = "key")]
    key_env: Option<String>,
    /// A shell command that prints the key
    #[arg(long, value_name = "COMMAND", group = "key")]
    key_cmd: Option<String>,
    /// A file that holds the key
    #[arg(long, value_name = "FILE", group = "key")]
    key_file: Option<String>,
    /// Put the key into the system's keyring: asked for without showing it, or from stdin
    #[arg(long, group = "key")]
    key_keyring: bool,
    /// The endpoint needs no key
    #[arg(long, group = "key")]
    no_key: bool,
    /// The model
    #[arg(short, long, value_name = "NAME")]
    model: Option<String>,
    /// The profile to make, or to use if it exists
    #[arg(long, value_name = "NAME", group = "first_profile")]
    profile: Option<String>,
    /// Make no profile
    #[arg(long, group = "first_profile")]
    no_profile: bool,
    /// Do not ask the endpoint whether it answers
    #[arg(long)]
    no_test: bool,
}

/// What is chosen, and what of it is to be written.
#[derive(Debug, Default)]
struct Plan {
    /// The endpoint's name; none for the offline engine.
    endpoint: Option<String>,
    /// Settings and their values.
    set: Vec<(Key, String)>,
    /// Settings that would stand in the way.
    unset: Vec<Key>,
    /// The key for the keyring.
    key: Option<Secret>,
}

impl Plan {
    fn set(&mut self, key: Key, value: impl Into<String>) {
        self.set.push((key, value.into()));
    }

    /// A setting of the chosen endpoint.
    fn field(&mut self, field: &str, value: impl Into<String>) {
        if let Some(name) = self.endpoint.clone() {
            self.set(Key::new(["endpoints", name.as_str(), field]), value);
        }
    }

    /// The text of a configuration file with the plan carried out.
    fn apply(&self, text: &str, shown: &str) -> Result<String> {
        let mut text = text.to_owned();
        for key in &self.unset {
            text = edit::unset(&text, key)?;
        }
        for (key, value) in &self.set {
            let setting = Setting::find(key)
                .ok_or_else(|| Error::new(Kind::Usage, format!("no setting is called '{key}'")))?;
            let value = setting
                .read(key, value)
                .map_err(|wanted| Error::new(Kind::Usage, format!("{key} {wanted}")))?;
            text = edit::set(&text, key, &value)?;
        }
        Layer::file(Owner::User, shown, &text)?;
        Ok(text)
    }
}

/// Sets gig up.
///
/// # Errors
///
/// When something is left unsaid and nobody is there to ask, the endpoint does not answer, or a file
/// cannot be written. Then nothing was changed.
pub fn run(args: Args, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    let path = settings::user_file(world).ok_or_else(|| {
        Error::new(
            Kind::Config,
            "there is no home folder to keep config.toml in",
        )
        .hint("set GIG_HOME to a folder")
    })?;
    let shown = world.shown(&path);
    let old = settings::read(&path)?.unwrap_or_default();
    Layer::file(Owner::User, &shown, &old)?;
    if !terminal.can_ask() {
        refuse_gaps(&args, world)?;
    }
    let mut filed = None;
    let outcome = set_up(&args, (&old, &shown), &mut filed, world, terminal);
    if let (Err(_), Some(filed)) = (&outcome, filed) {
        filed.undo(terminal);
    }
    let (new, plan) = outcome?;
    files::write(&path, new.as_bytes())?;
    terminal.notice(&format!("wrote {shown}"));
    for (key, value) in &plan.set {
        terminal.detail(&format!("set {key} = {value}"));
    }
    terminal.notice("try it: gig proposal POST; 'gig doctor' looks whether all is well");
    Ok(Status::Ok)
}

/// Asks what is to be asked and makes the profile; gives the new text of the file, whose `old` text
/// and shown name are given, and what was chosen. A key that went to the keyring is in `filed`.
fn set_up(
    args: &Args,
    (old, shown): (&str, &str),
    filed: &mut Option<Filed>,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<(String, Plan)> {
    let mut plan = Plan::default();
    questions::endpoint(args, &mut plan, world, terminal)?;
    if plan.endpoint.is_some() {
        questions::key(args, &mut plan, world, terminal)?;
        let user = Layer::file(Owner::User, shown, &plan.apply(old, shown)?)?;
        let settings = Settings::resolve([Layer::built_in()?, user], &world.variables);
        let endpoint = settings.configured()?.ok_or_else(|| {
            Error::new(Kind::Config, "the endpoint cannot be made out")
                .hint("name it with --endpoint")
        })?;
        if let Some(key) = plan.key.take() {
            *filed = Some(Filed::new(&endpoint, keys::checked(&endpoint, key)?)?);
        }
        let list = tried(args, &settings, &endpoint, world, terminal)?;
        questions::model(args, &mut plan, &endpoint, list.as_ref(), terminal)?;
    }
    let name = questions::profile(args, &mut plan, world, terminal)?;
    let new = plan.apply(old, shown)?;
    if let Some(name) = name {
        profile::create(&name, world, terminal)?;
    }
    Ok((new, plan))
}

/// A key that was put into the keyring, and what was there before.
struct Filed {
    keyring: Keyring,
    account: String,
    before: Option<Secret>,
}

impl Filed {
    fn new(endpoint: &Endpoint, key: Secret) -> Result<Self> {
        let account = account(endpoint);
        let filed = Keyring::system().and_then(|keyring| {
            let before = keyring.read(&account)?;
            keyring.write(&account, &key)?;
            Ok((keyring, before))
        });
        let (keyring, before) = filed.map_err(|why| unavailable(&why))?;
        Ok(Self {
            keyring,
            account,
            before,
        })
    }

    /// Makes it as it was.
    fn undo(self, terminal: &mut Terminal) {
        let undone = match &self.before {
            Some(before) => self.keyring.write(&self.account, before),
            None => self.keyring.remove(&self.account).map(|_| ()),
        };
        if let Err(why) = undone {
            let account = self.account;
            terminal.notice(&format!(
                "the key for {account} stays in the keyring: {why}"
            ));
        }
    }
}

/// Without a terminal: everything that would be asked, at once.
fn refuse_gaps(args: &Args, world: &Environment) -> Result<()> {
    let mut missing = Vec::new();
    match args.endpoint.as_deref() {
        None => missing.push("--endpoint NAME|URL|offline"),
        Some("offline") => {}
        Some(endpoint) => {
            let known = preset::find(endpoint);
            let usual = known.and_then(|preset| preset.api_key_env.as_deref());
            let url = known.map_or(Some(endpoint), |preset| preset.base_url.as_deref());
            let is_local = url
                .and_then(|url| url::Url::parse(url).ok())
                .is_some_and(|url| is_loopback(&url));
            let has_key = usual.is_some_and(|name| world.variable(name).is_some());
            if !is_local && !has_key && !args.says_key() {
                missing.push("--key-env VARIABLE, --key-cmd COMMAND, --key-file FILE, --key-keyring or --no-key");
            }
            let has_model = known.is_some_and(|preset| preset.model.is_some());
            if args.model.is_none() && (!has_model && args.no_test) {
                missing.push("--model NAME");
            }
        }
    }
    let has_profile = !library::profile_names(world).is_empty();
    if args.profile.is_none() && !args.no_profile && !has_profile {
        missing.push("--profile NAME or --no-profile");
    }
    if missing.is_empty() {
        return Ok(());
    }
    let error = Error::new(
        Kind::Usage,
        "gig init asks questions, and this is no terminal",
    );
    Err(error.hint(format!("say it with flags: {}", missing.join("; "))))
}

impl Args {
    /// Whether a flag says where the key is.
    fn says_key(&self) -> bool {
        self.no_key
            || self.key_keyring
            || self.key_env.is_some()
            || self.key_cmd.is_some()
            || self.key_file.is_some()
    }
}

/// The models the endpoint names when asked; none where it is not asked or names none.
fn tried(
    args: &Args,
    settings: &Settings,
    endpoint: &Endpoint,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<Option<ModelList>> {
    if args.no_test {
        return Ok(None);
    }
    let once = Endpoint {
        retries: 0,
        ..endpoint.clone()
    };
    let asked = models::ask(settings, &once, world, terminal);
    match asked {
        Ok(list) => {
            terminal.notice(&format!(
                "{} answers: {} models",
                endpoint.name,
                list.models.len()
            ));
            Ok(Some(list))
        }
        Err(error) if models::has_no_list(&error) => {
            terminal.notice(&format!("{} answers, but names no models", endpoint.name));
            Ok(None)
        }
        Err(error) if terminal.can_ask() => {
            terminal.error(&error);
            if terminal.confirm("write it down all the same?", false)? {
                return Ok(None);
            }
            Err(Error::new(
                Kind::Interrupted,
                "stopped; nothing was changed",
            ))
        }
        Err(error) => Err(error.hint("--no-test writes it down all the same; nothing was changed")),
    }
}
