//! What went wrong with a call, and what to tell the user: a line, a hint, an exit code.

use std::io;
use std::time::{Duration, SystemTime};

use reqwest::Url;
use rustls::CertificateError;

use super::endpoint::{Endpoint, host};
use super::retry::{Advice, Verdict, spell, until};
use crate::error::{Error, Kind};
use crate::openai::{ServerError, Trouble};

/// Why an attempt gave no answer.
#[derive(Debug)]
pub(super) enum Problem {
    /// The endpoint answered, with an error.
    Status {
        status: u16,
        said: Box<ServerError>,
        advice: Advice,
    },
    /// The connection failed, before or in the middle of the answer.
    Transport(reqwest::Error),
    /// Nothing came for this long.
    Silence(Duration),
    /// Nothing but comments, empty events or white space came for this long.
    Wordless(Duration),
    /// The endpoint sends us elsewhere.
    Redirect(String),
    /// Headers larger than any honest ones.
    Headers,
    /// The body is no answer.
    Answer(Trouble),
}

/// Codes and types that say that money, not time, is missing.
const SPENT: [&str; 8] = [
    "insufficient_quota",
    "billing_hard_limit_reached",
    "billing_not_active",
    "insufficient_balance",
    "insufficient_credits",
    "insufficient_user_quota",
    "credit_limit_exceeded",
    "payment_required",
];

/// Codes and types of a failure in the middle of an answer that is the endpoint's and not the request's.
const PASSING: [&str; 10] = [
    "429",
    "500",
    "502",
    "503",
    "504",
    "529",
    "rate_limit_exceeded",
    "overloaded_error",
    "server_error",
    "internal_server_error",
];

/// What to do about a model that is not there.
const MODELS: &str = "`gig models` lists what there is; choose with -m";

/// Words that say that the text was too long, whatever the code.
const TOO_LONG: [&str; 7] = [
    "context length",
    "context_length",
    "context window",
    "context size",
    "maximum context",
    "prompt is too long",
    "too many tokens",
];

/// Whether an error means that waiting will not help: a spent quota.
pub(super) fn is_spent(said: &ServerError) -> bool {
    said.is_one_of(&SPENT)
}

impl Problem {
    /// Whether another try may help, and when.
    pub(super) fn advice(&self) -> Advice {
        match self {
            Self::Status { advice, .. } => *advice,
            Self::Transport(error) => Advice {
                passes: certificate(error).is_none() && !is_unknown_name(error),
                wait: None,
            },
            _ => Advice::default(),
        }
    }

    /// Whether it lies with this endpoint, so that another may well answer: not with the request, nor
    /// with the key.
    pub(super) fn is_of_this_endpoint(&self) -> bool {
        match self {
            Self::Status { status, said, .. } => {
                matches!(status, 402 | 408 | 429 | 500..=599) || is_spent(said)
            }
            Self::Transport(_) | Self::Silence(_) | Self::Wordless(_) => true,
            Self::Answer(Trouble::Server(said)) => is_spent(said) || said.is_one_of(&PASSING),
            Self::Answer(_) | Self::Redirect(_) | Self::Headers => false,
        }
    }

    /// Whether it says that there are too many requests, so that all of them should slow down.
    pub(super) fn is_one_too_many(&self) -> bool {
        match self {
            Self::Status { status, advice, .. } => {
                let is_busy = matches!(status, 503 | 529) && advice.wait.is_some();
                advice.passes && (*status == 429 || is_busy)
            }
            _ => false,
        }
    }

    /// Whether every other request would meet the same: no key that is taken, no quota, no such
    /// address or model, or a wait longer than anyone watches.
    pub(super) fn is_lasting(&self, endpoint: &Endpoint) -> bool {
        match self {
            Self::Status {
                status,
                said,
                advice,
            } => {
                let is_long = advice
                    .wait
                    .is_some_and(|wait| wait > endpoint.retries.longest);
                matches!(status, 401 | 402 | 404 | 405)
                    || is_spent(said)
                    || (advice.passes && is_long)
                    || (matches!(status, 400 | 422) && is_unknown_model(said))
            }
            Self::Answer(Trouble::Server(said)) => is_spent(said),
            Self::Redirect(_) => true,
            Self::Transport(error) => certificate(error).is_some() || is_unknown_name(error),
            Self::Silence(_) | Self::Wordless(_) | Self::Headers | Self::Answer(_) => false,
        }
    }

    /// Why another try is worth it, in a few words.
    pub(super) fn briefly(&self, endpoint: &Endpoint, base: &Url) -> String {
        match self {
            Self::Status { status: 429, .. } => {
                format!("{} is limiting requests (429)", host(base))
            }
            Self::Status { status, .. } => format!("{} answered {status}", host(base)),
            _ => endpoint.shown(&self.line(base, endpoint)),
        }
    }

    /// The error for the user, after `tried` attempts.
    pub(super) fn into_error(self, endpoint: &Endpoint, base: &Url, tried: u32) -> Error {
        let mut line = self.line(base, endpoint);
        if tried > 1 {
            line = format!("{line} (tried {tried} times)");
        }
        let verdict = self.advice().verdict(&endpoint.retries, tried, 0.0);
        let mut error = Error::new(self.kind(), endpoint.shown(&line));
        if let Verdict::TooLong(wait) = verdict {
            let moment = until(SystemTime::now(), wait);
            error = error.hint(format!(
                "it asks to be left alone for {}: try again {}",
                spell(wait),
                if moment.starts_with("in ") {
                    moment
                } else {
                    format!("after {moment}")
                },
            ));
        }
        if let Some(hint) = self.hint(base, endpoint) {
            error = error.hint(endpoint.shown(&hint));
        }
        match self {
            // Its own words hold the address, never the key.
            Self::Transport(source) => error.caused_by(source.without_url()),
            Self::Status { status, .. } => error.answered(status),
            _ => error,
        }
    }

    fn kind(&self) -> Kind {
        match self {
            Self::Status { status, said, .. } => match status {
                408 | 500..=599 if !is_spent(said) => Kind::Unreachable,
                _ => Kind::Refused,
            },
            Self::Redirect(_) => Kind::Refused,
            Self::Transport(_) | Self::Silence(_) | Self::Wordless(_) => Kind::Unreachable,
            Self::Headers | Self::Answer(_) => Kind::Incomplete,
        }
    }

    fn line(&self, base: &Url, endpoint: &Endpoint) -> String {
        let host = host(base);
        match self {
            Self::Status { status, said, .. } => {
                status_line(*status, said, &host, &endpoint.parameters.model)
            }
            Self::Transport(error) => transport_line(error, &host, endpoint),
            Self::Silence(wait) => format!("{host} sent nothing for {}", spell(*wait)),
            Self::Wordless(wait) => format!("{host} sent no word for {}", spell(*wait)),
            Self::Redirect(to) => format!("{host} redirects to {to}, which was not followed"),
            Self::Headers => too_many_headers(&host),
            Self::Answer(trouble) => trouble_line(trouble, &host),
        }
    }

    fn hint(&self, base: &Url, endpoint: &Endpoint) -> Option<String> {
        match self {
            Self::Status { status, said, .. } => status_hint(*status, said, base, endpoint),
            Self::Transport(error) => transport_hint(error, base, endpoint),
            Self::Silence(_) | Self::Wordless(_) => Some(
                "a slow model may need longer: raise first_byte_timeout or idle_timeout in the \
                 configuration"
                    .to_owned(),
            ),
            Self::Redirect(_) => Some(
                "the key and the prompt stay with the configured host; if the new address is right, \
                 make it the base URL"
                    .to_owned(),
            ),
            Self::Headers => None,
            Self::Answer(Trouble::Page(_)) => Some(page_hint(base)),
            Self::Answer(Trouble::Malformed(_) | Trouble::HalfJson) => {
                Some("the text so far is kept; try again, or try without streaming".to_owned())
            }
            Self::Answer(_) => None,
        }
    }
}

fn status_line(status: u16, said: &ServerError, host: &str, model: &str) -> String {
    let what = match status {
        401 => format!("{host} does not accept the key (401)"),
        403 => format!("{host} forbids this (403)"),
        404 if names_model(said, model) => format!("{host} has no model `{model}` (404)"),
        404 => format!("{host} knows no such address (404)"),
        _ if status == 402 || is_spent(said) => {
            format!("the quota or credit at {host} is spent ({status})")
        }
        _ if is_too_long(status, said) => format!("the prompt is too long for {host} ({status})"),
        400 | 422 => format!("{host} refuses the request ({status})"),
        429 => format!("{host} is limiting requests (429)"),
        500..=599 => format!("{host} failed ({status})"),
        _ => format!("{host} answered {status}"),
    };
    match (said.message.as_str(), said.is_page) {
        ("", true) => format!("{what}: a web page"),
        ("", false) => what,
        (title, true) => format!("{what}: a web page, “{title}”"),
        (message, false) => format!("{what}: {message}"),
    }
}

fn status_hint(status: u16, said: &ServerError, base: &Url, endpoint: &Endpoint) -> Option<String> {
    let hint = match status {
        401 if endpoint.key.is_none() => {
            "no key is set: put one in OPENAI_API_KEY, or run `gig init`"
        }
        401 => "check the key and that it belongs to this endpoint: `gig doctor`",
        403 => "the key may lack a right, or the model may not be open to it",
        404 if names_model(said, &endpoint.parameters.model) => MODELS,
        400 | 422 if is_unknown_model(said) => MODELS,
        404 | 405 => return Some(page_hint(base)),
        _ if status == 402 || is_spent(said) => {
            "waiting does not help: see the account's billing page"
        }
        _ if is_too_long(status, said) => {
            "shorten the post or the profile, or choose a model that reads more"
        }
        429 => "wait a little, or choose another model or endpoint",
        500..=599 => "the fault is on the other side: try again later",
        _ => return None,
    };
    Some(hint.to_owned())
}

/// The base URL is the usual culprit when something else than an API answers.
fn page_hint(base: &Url) -> String {
    if base.path().trim_end_matches('/').is_empty() {
        format!("most base URLs end in /v1: try {}v1", base.as_str())
    } else {
        format!(
            "is `{}` the base URL of an OpenAI-compatible API?",
            base.as_str()
        )
    }
}

/// Whether a bad request is bad because of the model's name.
fn is_unknown_model(said: &ServerError) -> bool {
    let message = said.message.to_lowercase();
    let missing = ["invalid model", "unknown model", "no such model"];
    said.is_one_of(&["model_not_found", "invalid_model"])
        || missing.iter().any(|words| message.contains(words))
        || (message.contains("model")
            && ["does not exist", "not found"]
                .iter()
                .any(|words| message.contains(words)))
}

fn names_model(said: &ServerError, model: &str) -> bool {
    said.is_one_of(&["model_not_found", "not_found_error"])
        || said.message.to_lowercase().contains("model")
        || (!model.is_empty() && said.message.contains(model))
}

fn is_too_long(status: u16, said: &ServerError) -> bool {
    let message = said.message.to_lowercase();
    status == 413
        || said.is_one_of(&["context_length_exceeded", "exceed_context_size_error"])
        || (matches!(status, 400 | 422 | 500) && TOO_LONG.iter().any(|w| message.contains(w)))
}

fn trouble_line(trouble: &Trouble, host: &str) -> String {
    match trouble {
        Trouble::Server(said) if said.message.is_empty() => {
            format!("{host} broke off with an error that it does not explain")
        }
        Trouble::Server(said) => format!("{host} broke off: {}", said.message),
        Trouble::Malformed(line) => {
            let start: String = line.chars().take(60).collect();
            format!("{host} sent something that is not an answer: {start}")
        }
        Trouble::HalfJson => format!("the answer of {host} ends in the middle"),
        Trouble::Page(said) if said.message.is_empty() => {
            format!("{host} answered with a web page, not with an API's answer")
        }
        Trouble::Page(said) => format!("{host} answered with a web page, “{}”", said.message),
        Trouble::TooLong => format!("the answer of {host} passes 64 MiB"),
        Trouble::Sink(error) => error.to_string(),
    }
}

fn transport_line(error: &reqwest::Error, host: &str, endpoint: &Endpoint) -> String {
    if let Some(why) = certificate(error) {
        return format!("{host} cannot be trusted: {why}");
    }
    if error.is_timeout() && error.is_connect() {
        let wait = spell(endpoint.timeouts.bounded().connect);
        return format!("no connection to {host} within {wait}");
    }
    if is_name_error(error) {
        return format!("the name of {host} cannot be resolved");
    }
    match io_kind(error) {
        Some(io::ErrorKind::ConnectionRefused) => format!("{host} refuses connections"),
        Some(io::ErrorKind::ConnectionReset | io::ErrorKind::BrokenPipe) => {
            format!("{host} cut the connection")
        }
        Some(io::ErrorKind::UnexpectedEof) => format!("the connection to {host} ended too early"),
        _ if error.is_connect() => format!("{host} cannot be reached: {}", innermost(error)),
        _ if chain_says(error, "closed before message completed") => {
            format!("{host} closed the connection without an answer")
        }
        _ if chain_says(error, "message head is too large") => too_many_headers(host),
        _ => format!("the connection to {host} failed: {}", innermost(error)),
    }
}

fn too_many_headers(host: &str) -> String {
    format!("{host} answered with more than 256 KiB of headers")
}

fn transport_hint(error: &reqwest::Error, base: &Url, endpoint: &Endpoint) -> Option<String> {
    let hint = if certificate(error).is_some() {
        "name the authority's certificate in SSL_CERT_FILE if it is your own server"
    } else if chain_says(error, "InvalidContentType") || chain_says(error, "corrupt message") {
        "the server does not speak TLS there: http instead of https?"
    } else if is_name_error(error) {
        "check the spelling of the base URL, and the network"
    } else if io_kind(error) == Some(io::ErrorKind::ConnectionRefused) {
        "is the server running, and is the port right?"
    } else if error.is_connect() && has_proxy(endpoint, base) {
        "the way leads through a proxy: see HTTP_PROXY, HTTPS_PROXY and NO_PROXY"
    } else if error.is_body() || error.is_decode() {
        "the connection broke during the answer: try again"
    } else {
        return None;
    };
    Some(hint.to_owned())
}

fn has_proxy(endpoint: &Endpoint, base: &Url) -> bool {
    match base.scheme() {
        "https" => endpoint.network.https_proxy.is_some(),
        _ => endpoint.network.http_proxy.is_some(),
    }
}

/// What is wrong with the other side's certificate, or with its TLS.
fn certificate(error: &reqwest::Error) -> Option<String> {
    chain(error).find_map(|link| link.downcast_ref().map(tls_words))
}

fn tls_words(error: &rustls::Error) -> String {
    let rustls::Error::InvalidCertificate(certificate) = error else {
        return format!("TLS failed: {error}");
    };
    match certificate {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
            "its certificate has expired"
        }
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            "its certificate is not valid yet: is this machine's clock right?"
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            "its certificate is for another name"
        }
        CertificateError::UnknownIssuer => {
            "its certificate is from an unknown authority or self-signed"
        }
        CertificateError::Revoked => "its certificate was revoked",
        other => return format!("its certificate is not valid: {other}"),
    }
    .to_owned()
}

fn io_kind(error: &reqwest::Error) -> Option<io::ErrorKind> {
    let kinds = chain(error).filter_map(|link| Some(link.downcast_ref::<io::Error>()?.kind()));
    kinds.last()
}

fn is_name_error(error: &reqwest::Error) -> bool {
    chain_says(error, "dns error")
}

/// A name that does not exist, as opposed to one that could not be asked about just now.
fn is_unknown_name(error: &reqwest::Error) -> bool {
    is_name_error(error)
        && !chain_says(error, "emporary failure")
        && !chain_says(error, "try again")
}

fn chain_says(error: &reqwest::Error, words: &str) -> bool {
    chain(error).any(|link| link.to_string().contains(words))
}

fn innermost(error: &reqwest::Error) -> String {
    let last = chain(error).last().map(ToString::to_string);
    crate::openai::one_line(&last.unwrap_or_default())
}

/// An error and what it was made of, outermost first.
fn chain(error: &reqwest::Error) -> impl Iterator<Item = &(dyn std::error::Error + 'static)> {
    let first: &(dyn std::error::Error + 'static) = error;
    std::iter::successors(Some(first), |link| {
        // An I/O error hides the error it was made of from `source`.
        match link
            .downcast_ref::<io::Error>()
            .and_then(io::Error::get_ref)
        {
            Some(inside) => Some(inside as _),
            None => link.source(),
        }
    })
}

/// The verdict on a problem after `tried` attempts, with fresh jitter.
pub(super) fn verdict(problem: &Problem, endpoint: &Endpoint, tried: u32) -> Verdict {
    problem
        .advice()
        .verdict(&endpoint.retries, tried, fastrand::f64())
}
