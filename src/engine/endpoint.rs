//! Endpoint: everything a call needs to know about the other side, as one plain value.
//!
//! The caller builds it from settings and the environment's snapshot; nothing here reads either.
//! The rules about where a key may go stand here (facts.md R7).

use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use reqwest::Url;

use crate::config::{self, Secret};
use crate::error::{Error, Kind, Result};
use crate::openai::{Limit, Parameters, Quirks};

/// An OpenAI-compatible endpoint and how to talk to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Endpoint {
    /// The root under which `chat/completions` stands, with or without a slash at its end.
    pub base_url: String,
    /// The key, if it wants one.
    pub key: Option<Secret>,
    /// How the key is sent.
    pub auth: Auth,
    /// Headers to send along, name and value.
    pub headers: Vec<(String, String)>,
    /// Model and parameters.
    pub parameters: Parameters,
    /// Whether answers are asked for as streams.
    pub stream: bool,
    /// How long to wait for what.
    pub timeouts: Timeouts,
    /// How often and how long to try again.
    pub retries: Retries,
    /// Proxies and certificates.
    pub network: Network,
    /// The name for the limit of tokens, where it is configured.
    pub limit: Option<Limit>,
    /// What is known that the endpoint will not take.
    pub quirks: Quirks,
}

/// How a key is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Auth {
    /// `Authorization: Bearer KEY`.
    #[default]
    Bearer,
    /// `api-key: KEY`, as Azure wants it.
    ApiKey,
}

/// How long a call waits (facts.md R3). None is infinite: the longest wait is a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeouts {
    /// For a connection.
    pub connect: Duration,
    /// For the first byte of the answer.
    pub first_byte: Duration,
    /// Between any two bytes of it.
    pub idle: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            first_byte: Duration::from_secs(120),
            idle: Duration::from_secs(60),
        }
    }
}

impl Timeouts {
    /// The same, each at least a millisecond and at most a day.
    #[must_use]
    pub fn bounded(self) -> Self {
        let bound =
            |time: Duration| time.clamp(Duration::from_millis(1), Duration::from_secs(86_400));
        Self {
            connect: bound(self.connect),
            first_byte: bound(self.first_byte),
            idle: bound(self.idle),
        }
    }
}

/// How a call tries again (facts.md R2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retries {
    /// How many times, after the first.
    pub count: u32,
    /// The first wait; it doubles each time, up to sixteen times itself.
    pub base: Duration,
    /// The longest wait a server may ask for.
    pub longest: Duration,
}

impl Default for Retries {
    fn default() -> Self {
        Self {
            count: 3,
            base: Duration::from_millis(500),
            longest: Duration::from_secs(120),
        }
    }
}

/// Proxies and certificates, as the usual variables name them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Network {
    /// The proxy for `http` addresses.
    pub http_proxy: Option<String>,
    /// The proxy for `https` addresses.
    pub https_proxy: Option<String>,
    /// Hosts that are reached without a proxy, as in `NO_PROXY`.
    pub no_proxy: Option<String>,
    /// A file of certificates to trust instead of the system's.
    pub cert_file: Option<PathBuf>,
    /// Folders of such files.
    pub cert_dir: Option<PathBuf>,
}

impl Network {
    /// Reads the usual variables through `variable`: `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and
    /// `NO_PROXY` in either case, `SSL_CERT_FILE`, `SSL_CERT_DIR`.
    #[must_use]
    pub fn from_variables(variable: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name: &str| variable(name).filter(|value| !value.trim().is_empty());
        let either = |name: &str| set(&name.to_lowercase()).or_else(|| set(name));
        // Set by a web server from a request's header, so not the user's.
        let in_cgi = set("REQUEST_METHOD").is_some();
        let http = set("http_proxy").or_else(|| set("HTTP_PROXY").filter(|_| !in_cgi));
        Self {
            http_proxy: http.or_else(|| either("ALL_PROXY")),
            https_proxy: either("HTTPS_PROXY").or_else(|| either("ALL_PROXY")),
            no_proxy: either("NO_PROXY"),
            cert_file: set("SSL_CERT_FILE").map(PathBuf::from),
            cert_dir: set("SSL_CERT_DIR").map(PathBuf::from),
        }
    }
}

impl Endpoint {
    /// An endpoint with the built-in settings and no key.
    pub fn new(base_url: impl Into<String>, model: impl Into<String>) -> Self {
        Self {
            base_url: base_url.into(),
            key: None,
            auth: Auth::default(),
            headers: Vec::new(),
            parameters: Parameters {
                model: model.into(),
                ..Parameters::default()
            },
            stream: true,
            timeouts: Timeouts::default(),
            retries: Retries::default(),
            network: Network::default(),
            limit: None,
            quirks: Quirks::default(),
        }
    }

    /// The endpoint that the configuration leads to, with its key read.
    #[must_use]
    pub fn from_config(target: &config::Endpoint, key: Option<Secret>, network: Network) -> Self {
        let model = target.model.clone().unwrap_or_default();
        Self {
            key: key.filter(|_| target.auth != config::Auth::None),
            auth: match target.auth {
                config::Auth::ApiKey => Auth::ApiKey,
                config::Auth::Bearer | config::Auth::None => Auth::Bearer,
            },
            headers: target.headers.clone(),
            stream: target.streaming,
            timeouts: Timeouts {
                connect: target.timeouts.connect,
                first_byte: target.timeouts.first_byte,
                idle: target.timeouts.idle,
            },
            retries: Retries {
                count: u32::try_from(target.retries).unwrap_or(u32::MAX),
                base: target.retry_delay,
                ..Retries::default()
            },
            network,
            limit: target
                .max_tokens_parameter
                .as_deref()
                .and_then(Limit::parse),
            ..Self::new(target.base_url.as_str(), model)
        }
    }

    /// The address as it is used: parsed, and allowed for a key if there is one.
    pub(super) fn base(&self) -> Result<Url> {
        let wrong = |why: String| {
            Error::new(Kind::Config, format!("the base URL cannot be used: {why}"))
                .hint("it looks like https://api.example.com/v1")
        };
        let text = self.base_url.trim();
        let url =
            Url::parse(text).map_err(|error| wrong(format!("`{}`: {error}", self.shown(text))))?;
        if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
            return Err(wrong(format!(
                "`{}` is not http or https",
                self.shown(text)
            )));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(wrong("it holds a user name or password".to_owned()).hint(
                "keep the key out of the URL: put it in OPENAI_API_KEY or in the configuration",
            ));
        }
        if self.key.is_some() && url.scheme() == "http" && !is_loopback(&url) {
            return Err(Error::new(
                Kind::Config,
                format!(
                    "the key is not sent to {}: plain http can be read on the way",
                    host(&url)
                ),
            )
            .hint("use https, or leave the key away if the server needs none"));
        }
        Ok(url)
    }

    /// The name for the limit of tokens: the configured one, or what this host most likely wants.
    pub(super) fn limit_name(&self, base: &Url) -> Limit {
        if let Some(limit) = self.limit {
            return limit;
        }
        let host = base.host_str().unwrap_or_default();
        let is_openai = ["api.openai.com", ".openai.azure.com", ".api.openai.com"];
        if is_openai.iter().any(|own| host.ends_with(own)) {
            Limit::MaxCompletionTokens
        } else {
            Limit::MaxTokens
        }
    }

    /// `text` as it may be shown: without the key.
    pub(super) fn shown(&self, text: &str) -> String {
        match &self.key {
            Some(key) => key.scrub(text),
            None => text.to_owned(),
        }
    }
}

/// `base` with the steps of `path` after its own; a query keeps its place. A base that already ends
/// with the path is taken as it is.
pub(super) fn join(base: &Url, path: &str) -> Url {
    let mut url = base.clone();
    let own = base.path().trim_end_matches('/');
    let root = own.strip_suffix("/chat/completions").unwrap_or(own);
    url.set_path(&format!("{root}/{path}"));
    url.set_fragment(None);
    url
}

/// Host and port as a user would write them.
pub(super) fn host(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    }
}

/// Whether an address is this machine.
pub(super) fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || host.to_ascii_lowercase().ends_with(".localhost")
        || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// Whether two addresses share scheme, host and port.
pub(super) fn same_origin(one: &Url, other: &Url) -> bool {
    one.scheme() == other.scheme()
        && one.host_str() == other.host_str()
        && one.port_or_known_default() == other.port_or_known_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    #[test]
    fn paths_join_and_roots_are_kept() {
        let cases = [
            ("http://h/v1", "http://h/v1/chat/completions"),
            ("http://h/v1/", "http://h/v1/chat/completions"),
            ("http://h", "http://h/chat/completions"),
            (
                "http://h/openai/v1?api-version=1",
                "http://h/openai/v1/chat/completions?api-version=1",
            ),
            (
                "http://h/v1/chat/completions",
                "http://h/v1/chat/completions",
            ),
        ];
        for (base, whole) in cases {
            assert_eq!(join(&url(base), "chat/completions").as_str(), whole);
        }
        assert_eq!(
            join(&url("http://h/v1/chat/completions"), "models").path(),
            "/v1/models"
        );
    }

    #[test]
    fn a_key_goes_by_https_or_stays_on_this_machine() {
        let mut endpoint = Endpoint::new("", "m");
        endpoint.key = Some(Secret::new("canary-key"));
        for (base, allowed) in [
            ("https://api.example.com/v1", true),
            ("http://localhost:8080/v1", true),
            ("http://127.9.9.9/v1", true),
            ("http://[::1]:1/v1", true),
            ("http://192.168.0.7/v1", false),
            ("http://localhost.example.com/v1", false),
            ("http://127.0.0.1.example.com/v1", false),
            ("ftp://localhost/", false),
            ("https://canary-key@example.com/", false),
            ("canary-key", false),
        ] {
            endpoint.base_url = base.to_owned();
            let outcome = endpoint.base();
            assert_eq!(outcome.is_ok(), allowed, "{base}");
            if let Err(error) = outcome {
                assert!(!error.to_string().contains("canary-key"), "{error}");
            }
        }
        endpoint.key = None;
        endpoint.base_url = "http://192.168.0.7/v1".to_owned();
        assert!(endpoint.base().is_ok());
    }

    #[test]
    fn variables_are_read_as_everyone_reads_them() {
        let set = |pairs: &'static [(&str, &str)]| {
            Network::from_variables(move |name| {
                let found = pairs.iter().find(|(own, _)| *own == name)?;
                Some(found.1.to_owned())
            })
        };
        let network = set(&[
            ("HTTPS_PROXY", "http://p:1"),
            ("no_proxy", "a"),
            ("NO_PROXY", "b"),
        ]);
        assert_eq!(network.https_proxy.as_deref(), Some("http://p:1"));
        assert_eq!(network.http_proxy, None);
        assert_eq!(network.no_proxy.as_deref(), Some("a"));
        assert_eq!(set(&[("ALL_PROXY", "x")]).http_proxy.as_deref(), Some("x"));
        assert_eq!(
            set(&[("HTTP_PROXY", "x"), ("REQUEST_METHOD", "GET")]).http_proxy,
            None
        );
        assert_eq!(set(&[("HTTP_PROXY", "")]), Network::default());
    }
}
