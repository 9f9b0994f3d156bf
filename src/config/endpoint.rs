//! Endpoint: everything about one endpoint but the key itself: address, model, times and where the key
//! is. A key source is bound to the address it was configured for (facts.md R7).

use std::time::Duration;

use super::layer::{Entry, Origin};
use super::preset::{self, Preset};
use super::settings::{Settings, seconds, whole};
use super::target::preset_names;
use super::value::Value;
use crate::error::{Error, Kind, Result};

/// One endpoint, everything settled but the key itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Endpoint {
    /// Its name in the configuration, a preset's, or the URL's host.
    pub name: String,
    /// The root of the API, as configured.
    pub base_url: url::Url,
    /// Where the URL comes from.
    pub origin: Origin,
    /// The model; absent when nobody chose one.
    pub model: Option<String>,
    /// How the key is sent.
    pub auth: Auth,
    /// Where the key is; absent when none is needed.
    pub key: Option<KeySource>,
    /// Headers to send along.
    pub headers: Vec<(String, String)>,
    /// Whether answers are asked for as streams.
    pub streaming: bool,
    /// How long to wait for what.
    pub timeouts: Timeouts,
    /// How often to try again.
    pub retries: u64,
    /// The wait before the first new try.
    pub retry_delay: Duration,
    /// `max_tokens` or `max_completion_tokens`, where it is known.
    pub max_tokens_parameter: Option<String>,
}

/// How a key is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Auth {
    /// `Authorization: Bearer KEY`.
    #[default]
    Bearer,
    /// `api-key: KEY` (Azure).
    ApiKey,
    /// Not at all.
    None,
}

/// Where a key is. Of several configured ones the first of this order is used: command, file, keyring,
/// variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeySource {
    /// A shell command that prints it.
    Command(String),
    /// A file that holds it.
    File(String),
    /// The system's keyring, filed under the endpoint's address; where that has none, another source.
    Keyring(Option<Box<KeySource>>),
    /// A variable that must be set.
    Variable(String),
    /// A variable that may be set: a preset's usual one.
    UsualVariable(String),
}

impl std::fmt::Display for KeySource {
    /// The source, never the key: `the command 'pass show key'`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Command(command) => write!(f, "the command '{command}'"),
            Self::File(path) => write!(f, "the file {path}"),
            Self::Keyring(None) => f.write_str("the keyring"),
            Self::Keyring(Some(next)) => write!(f, "the keyring, else {next}"),
            Self::Variable(name) | Self::UsualVariable(name) => write!(f, "the variable {name}"),
        }
    }
}

/// How long to wait for what. None is infinite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeouts {
    /// Until a connection stands.
    pub connect: Duration,
    /// Until an answer begins.
    pub first_byte: Duration,
    /// Between two bytes of an answer.
    pub idle: Duration,
}

/// The variable of the OpenAI SDKs.
const OPENAI_KEY: &str = "OPENAI_API_KEY";

impl Settings {
    /// `OPENAI_BASE_URL`, with `OPENAI_API_KEY` when that is set too.
    pub(super) fn ambient_endpoint(&self, variable: &str, url: &str) -> Result<Endpoint> {
        let url = parse(variable, url)?;
        let mut endpoint = self.plain(
            url.host_str().unwrap_or(variable).to_owned(),
            url,
            Origin::Ambient(variable.to_owned()),
        );
        endpoint.key = self
            .ambient
            .has_key
            .then(|| KeySource::Variable(OPENAI_KEY.to_owned()));
        endpoint.model = preset::find("openai").and_then(|preset| preset.model.clone());
        Ok(endpoint)
    }

    /// The endpoint called `name`: the user's, a preset, or a URL.
    pub(super) fn named(&self, name: &str) -> Result<Endpoint> {
        if name.contains("://") {
            let url = parse("endpoint", name)?;
            let origin = self.at(["endpoint"]).map(|entry| entry.origin.clone());
            let host = url.host_str().unwrap_or(name).to_owned();
            return Ok(self.plain(host, url, origin.unwrap_or(Origin::BuiltIn(None))));
        }
        if !self.knows(name) {
            return Err(self.unknown(name));
        }
        let preset = self.preset_of(name)?;
        let (url, origin) = self.url_of(name, preset)?;
        let mut endpoint = self.plain(name.to_owned(), url, origin);
        endpoint.auth = match self
            .field(name, "auth")
            .and_then(|e| e.value.text())
            .or(preset.and_then(|preset| preset.auth.as_deref()))
        {
            Some("api-key") => Auth::ApiKey,
            Some("none") => Auth::None,
            _ => Auth::Bearer,
        };
        let text = |field| {
            self.field(name, field)
                .and_then(|entry| entry.value.text())
                .map(str::to_owned)
        };
        endpoint.model = text("model").or_else(|| preset?.model.clone());
        endpoint.max_tokens_parameter =
            text("max_tokens_parameter").or_else(|| preset?.max_tokens_parameter.clone());
        endpoint.headers = self.headers(name, &endpoint.origin);
        endpoint.key = match endpoint.auth {
            Auth::None => None,
            _ => self.key_source(&endpoint, preset)?,
        };
        Ok(endpoint)
    }

    fn field(&self, endpoint: &str, field: &str) -> Option<&Entry> {
        self.at(["endpoints", endpoint, field])
    }

    fn preset_of(&self, name: &str) -> Result<Option<&'static Preset>> {
        match self.field(name, "preset") {
            None => Ok(preset::find(name)),
            Some(entry) => {
                let wanted = entry.value.text().unwrap_or_default();
                preset::find(wanted).map(Some).ok_or_else(|| {
                    Error::new(
                        Kind::Config,
                        format!("{}: no preset is called '{wanted}'", entry.origin),
                    )
                    .hint(format!("there are {}", preset_names().join(", ")))
                })
            }
        }
    }

    fn url_of(&self, name: &str, preset: Option<&'static Preset>) -> Result<(url::Url, Origin)> {
        if let Some(entry) = self.field(name, "base_url") {
            let url = parse(
                &entry.origin.to_string(),
                entry.value.text().unwrap_or_default(),
            )?;
            return Ok((url, entry.origin.clone()));
        }
        let missing = || {
            let error = Error::new(
                Kind::Config,
                format!("the endpoint '{name}' has no base_url"),
            );
            match preset.and_then(|preset| preset.note.as_deref()) {
                Some(note) => error.hint(note),
                None => error.hint(format!("gig config set endpoints.{name}.base_url URL")),
            }
        };
        let preset = preset.ok_or_else(missing)?;
        let url = preset.base_url.as_deref().ok_or_else(missing)?;
        Ok((
            parse(&preset.name, url)?,
            Origin::BuiltIn(Some(&preset.name)),
        ))
    }

    /// An endpoint that has nothing but a name and a URL yet.
    fn plain(&self, name: String, base_url: url::Url, origin: Origin) -> Endpoint {
        let own = |field: &str| self.field(&name, field).or_else(|| self.at([field]));
        let wait = |field, usual| {
            own(field)
                .and_then(seconds)
                .unwrap_or(Duration::from_secs(usual))
        };
        Endpoint {
            streaming: !matches!(
                own("streaming").map(|entry| &entry.value),
                Some(Value::Switch(false))
            ),
            timeouts: Timeouts {
                connect: wait("connect_timeout", 10),
                first_byte: wait("first_byte_timeout", 120),
                idle: wait("idle_timeout", 60),
            },
            retries: own("retries").and_then(whole).unwrap_or(3),
            retry_delay: self.retry_delay(),
            name,
            base_url,
            origin,
            model: None,
            auth: Auth::Bearer,
            key: None,
            headers: Vec::new(),
            max_tokens_parameter: None,
        }
    }

    /// The headers that were configured for this URL, not for one that it replaced.
    fn headers(&self, name: &str, url: &Origin) -> Vec<(String, String)> {
        self.entries()
            .filter(|(_, entry)| entry.origin.rank() >= url.rank())
            .filter_map(|(key, entry)| match key.parts() {
                [table, of, headers, header]
                    if table == "endpoints" && of == name && headers == "headers" =>
                {
                    Some((header.clone(), entry.value.text()?.to_owned()))
                }
                _ => None,
            })
            .collect()
    }

    /// Where the key is. What was configured with another URL, in a layer below, is not used.
    fn key_source(
        &self,
        endpoint: &Endpoint,
        preset: Option<&Preset>,
    ) -> Result<Option<KeySource>> {
        let kinds = [
            "api_key_cmd",
            "api_key_file",
            "api_key_keyring",
            "api_key_env",
        ];
        let mut sources = kinds
            .into_iter()
            .filter_map(|field| Some((field, self.field(&endpoint.name, field)?)))
            .filter(|(_, entry)| !matches!(entry.value, Value::Switch(false)));
        let mut own = sources
            .clone()
            .filter(|(_, entry)| entry.origin.rank() >= endpoint.origin.rank());
        if let Some((field, entry)) = own.next() {
            let text = || entry.value.text().map(str::to_owned);
            return Ok(match field {
                "api_key_cmd" => text().map(KeySource::Command),
                "api_key_file" => text().map(KeySource::File),
                "api_key_env" => text().map(KeySource::Variable),
                _ => {
                    let next = own.next().and_then(|(_, entry)| entry.value.text());
                    let next = next.map(|name| KeySource::Variable(name.to_owned()));
                    let next = next.or_else(|| self.usual_source(endpoint, preset));
                    Some(KeySource::Keyring(next.map(Box::new)))
                }
            });
        }
        match sources.next() {
            Some((field, entry)) => Err(Self::foreign_key(endpoint, field, &entry.origin)),
            None => Ok(self.usual_source(endpoint, preset)),
        }
    }

    /// The variable that usually holds the key of a preset, at the preset's own address.
    fn usual_source(&self, endpoint: &Endpoint, preset: Option<&Preset>) -> Option<KeySource> {
        let usual = preset
            .filter(|_| matches!(endpoint.origin, Origin::BuiltIn(_)))
            .and_then(|preset| preset.api_key_env.clone());
        usual
            .filter(|name| name != OPENAI_KEY || self.is_openai_key_for(&endpoint.base_url))
            .map(KeySource::UsualVariable)
    }

    /// `OPENAI_API_KEY` belongs to `OPENAI_BASE_URL` when that is set, and to OpenAI otherwise.
    fn is_openai_key_for(&self, url: &url::Url) -> bool {
        self.ambient.base_url.as_ref().is_none_or(|(_, own)| {
            url::Url::parse(own).is_ok_and(|own| own.origin() == url.origin())
        })
    }

    fn foreign_key(endpoint: &Endpoint, field: &str, origin: &Origin) -> Error {
        Error::new(
            Kind::Config,
            format!(
                "the {field} of '{}' ({origin}) was not configured for {} ({})",
                endpoint.name, endpoint.base_url, endpoint.origin
            ),
        )
        .hint("set the key's source where base_url is set")
    }
}

impl Endpoint {
    /// Whether a key could be read on the way: plain http to another machine.
    #[must_use]
    pub fn is_exposed(&self) -> bool {
        self.base_url.scheme() == "http" && !is_loopback(&self.base_url)
    }

    /// Refuses to send a key where it could be read on the way.
    ///
    /// # Errors
    ///
    /// When the URL is plain http to another machine.
    pub fn check_key_is_safe(&self) -> Result<()> {
        if !self.is_exposed() {
            return Ok(());
        }
        Err(Error::new(
            Kind::Config,
            format!("a key would go unencrypted to {}", self.base_url),
        )
        .hint("use https, or auth = \"none\" if the server needs no key"))
    }
}

/// Whether the URL stays on this machine.
#[must_use]
pub fn is_loopback(url: &url::Url) -> bool {
    match url.host() {
        Some(url::Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            name == "localhost" || name.ends_with(".localhost")
        }
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

fn parse(place: &str, text: &str) -> Result<url::Url> {
    let wrong = |why: String| Error::new(Kind::Config, format!("{place} {why}"));
    super::Kind::Url.parse(text).map_err(wrong)?;
    url::Url::parse(text).map_err(|error| wrong(format!("is not a URL: {error}")))
}
