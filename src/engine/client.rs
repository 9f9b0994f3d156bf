//! Client: requests to one endpoint, tried again where that helps (facts.md R2), with the key in the
//! one header it belongs in and redirects kept at home (R7).
//!
//! Everything is lazy: an endpoint that is never called costs nothing. Reading the answer of a chat
//! is `chat`'s; what an error means to the user is `problem`'s.

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::fmt;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use reqwest::header::{self, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Method, Response, StatusCode, Url};
use tokio::runtime::Runtime;
use tokio::time::{Instant, timeout_at};

use super::endpoint::{Auth, Endpoint, join, same_origin};
use super::interrupt::{Guard, Interrupt};
use super::limiter::{Limiter, Slot};
use super::problem::{self, Problem, is_spent};
use super::retry::{Advice, Verdict, spell};
use super::transport;
use super::{Event, Sink};
use crate::error::{Error, Kind, Result};
use crate::openai::{
    Embeddings, Model, Quirks, ServerError, embeddings_body, parse_embeddings, parse_models,
};

/// How much of an error's body is read (facts.md R4).
const ERROR_CAP: usize = 64 << 10;
/// How large a body that is no chat may be.
const BODY_CAP: usize = 64 << 20;
/// How large the headers of an answer may be.
const HEADER_CAP: usize = 256 << 10;
/// How many redirects on the same host are followed.
const HOPS: usize = 5;

/// Is told what was learnt about an endpoint, as soon as it is: to be kept for the next run.
pub type Memory = Box<dyn Fn(&Endpoint, &Quirks)>;

/// An endpoint that can be called.
pub struct Client {
    pub(super) endpoint: Endpoint,
    pub(super) base: Url,
    pub(super) quirks: RefCell<Quirks>,
    memory: Option<Memory>,
    http: OnceCell<reqwest::Client>,
    runtime: OnceCell<Runtime>,
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("endpoint", &self.endpoint)
            .field("quirks", &self.quirks)
            .finish_non_exhaustive()
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // A name that is still being resolved must not hold up the end of the program.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// One request, written out.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) method: Method,
    pub(super) path: Cow<'static, str>,
    pub(super) body: Option<Bytes>,
    /// What the body is, where there is one.
    pub(super) content_type: Cow<'static, str>,
    pub(super) stream: bool,
}

impl Request {
    /// A request without a body.
    pub(super) fn of(method: Method, path: impl Into<Cow<'static, str>>) -> Self {
        Self {
            method,
            path: path.into(),
            body: None,
            content_type: "application/json".into(),
            stream: false,
        }
    }
}

/// Why a request has no answer.
#[derive(Debug)]
pub(super) enum Stop {
    /// A signal came.
    Interrupted,
    /// It failed, after so many tries.
    Failed(Problem, u32),
    /// Something of ours failed.
    Own(Error),
}

/// How often a request was tried, and who is told.
pub(super) struct Tries<'a, 'b> {
    pub(super) count: u32,
    pub(super) sink: &'a mut Sink<'b>,
    pub(super) interrupt: Interrupt,
    /// What lets one of many requests through.
    limiter: Option<&'a Limiter>,
    /// Its place among those that run.
    slot: Option<Slot<'a>>,
    /// How often the endpoint said that it was one too many: these are not tries, but waiting.
    refused: u32,
    /// Whether it must not be sent again by itself.
    is_single: bool,
}

impl<'a, 'b> Tries<'a, 'b> {
    pub(super) fn new(sink: &'a mut Sink<'b>) -> Self {
        Self {
            count: 0,
            sink,
            interrupt: Interrupt::listen(),
            limiter: None,
            slot: None,
            refused: 0,
            is_single: false,
        }
    }

    /// A request that is sent once, whatever comes of it.
    pub(super) fn once(sink: &'a mut Sink<'b>) -> Self {
        Self {
            is_single: true,
            ..Self::new(sink)
        }
    }

    /// One of many requests: it waits for its turn, and signals are somebody else's matter.
    pub(super) fn in_turn(sink: &'a mut Sink<'b>, limiter: &'a Limiter) -> Self {
        Self {
            count: 0,
            sink,
            interrupt: Interrupt::never(),
            limiter: Some(limiter),
            slot: None,
            refused: 0,
            is_single: false,
        }
    }

    /// Waits for a place among the running requests, where they are limited; false when there will be
    /// none.
    async fn enter(&mut self) -> bool {
        if let (Some(limiter), None) = (self.limiter, &self.slot) {
            self.slot = limiter.enter().await;
            return self.slot.is_some();
        }
        true
    }

    /// Whether nobody sees an answer before it is whole, so that a broken one may be asked for again.
    pub(super) const fn is_unseen(&self) -> bool {
        self.limiter.is_some()
    }

    /// The answer is there: the place is free, and the others may be a little faster.
    pub(super) fn succeeded(&mut self) {
        if let Some(slot) = self.slot.take() {
            slot.succeeded();
        }
    }

    /// Gives the place back while waiting for another try, and slows all down if that is why. Says how
    /// often it was tried.
    fn leave(&mut self, problem: &Problem, retries: u32) -> u32 {
        let slot = self.slot.take();
        if let Some(slot) = slot.filter(|_| problem.is_one_too_many()) {
            slot.refused(problem.advice().wait);
            if retries > 0 && self.refused < PATIENCE {
                self.count -= 1;
                self.refused += 1;
                return self.refused.min(retries);
            }
        }
        self.count
    }
}

/// How often one of many requests may be told that it was one too many.
const PATIENCE: u32 = 20;

/// Runs a call to its end on a runtime of its own, with signals for it.
pub(super) fn on_a_runtime<T>(call: impl Future<Output = T>) -> Result<T> {
    let runtime = runtime()?;
    let _guard = Guard::new();
    let done = runtime.block_on(call);
    runtime.shutdown_background();
    Ok(done)
}

fn runtime() -> Result<Runtime> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| {
            Error::new(Kind::Unreachable, "networking cannot be set up").caused_by(error)
        })
}

impl Client {
    /// A client of `endpoint`. Nothing is opened and nothing sent.
    ///
    /// # Errors
    ///
    /// When the base URL cannot be used, or the key may not go there.
    pub fn new(mut endpoint: Endpoint) -> Result<Self> {
        endpoint.key = endpoint.key.filter(|key| !key.expose().is_empty());
        let base = endpoint.base()?;
        Ok(Self {
            quirks: RefCell::new(endpoint.quirks.clone()),
            endpoint,
            base,
            memory: None,
            http: OnceCell::new(),
            runtime: OnceCell::new(),
        })
    }

    /// The same, telling `memory` what it learns.
    #[must_use]
    pub fn remembering(mut self, memory: Memory) -> Self {
        self.memory = Some(memory);
        self
    }

    /// Takes note of what the endpoint will not take; says whether it is news.
    pub(super) fn learn(&self, quirks: Quirks) -> bool {
        // With several requests in flight, another may have learnt the same.
        if *self.quirks.borrow() == quirks {
            return false;
        }
        if let Some(memory) = &self.memory {
            memory(&self.endpoint, &quirks);
        }
        *self.quirks.borrow_mut() = quirks;
        true
    }

    /// The endpoint as it was configured.
    #[must_use]
    pub const fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// What was learnt about the endpoint since the client was made, if anything: worth remembering
    /// for this base URL and model.
    #[must_use]
    pub fn learned(&self) -> Option<Quirks> {
        let quirks = self.quirks.borrow();
        (*quirks != self.endpoint.quirks).then(|| quirks.clone())
    }

    /// The models that the endpoint offers.
    ///
    /// # Errors
    ///
    /// When it refuses, cannot be reached, or has no such list.
    pub fn models(&self, sink: &mut Sink<'_>) -> Result<Vec<Model>> {
        let request = Request::of(Method::GET, "models");
        let body = self.run(self.fetch(&request, sink))??;
        parse_models(&body).map_err(|said| self.not_it("a list of models", &said))
    }

    /// A vector for each of `texts`, by the model of the parameters.
    ///
    /// # Errors
    ///
    /// When the endpoint refuses, cannot be reached, or answers with something else.
    pub fn embed(&self, texts: &[String], sink: &mut Sink<'_>) -> Result<Embeddings> {
        let body = embeddings_body(&self.endpoint.parameters.model, texts);
        let request = Request {
            body: Some(written(&body)),
            ..Request::of(Method::POST, "embeddings")
        };
        let body = self.run(self.fetch(&request, sink))??;
        parse_embeddings(&body, texts.len()).map_err(|said| self.not_it("embeddings", &said))
    }

    /// Runs a call to its end on a runtime of this thread, with signals for it.
    pub(super) fn run<T>(&self, call: impl Future<Output = T>) -> Result<T> {
        let runtime = match self.runtime.get() {
            Some(runtime) => runtime,
            None => {
                let made = runtime()?;
                self.runtime.get_or_init(|| made)
            }
        };
        let _guard = Guard::new();
        Ok(runtime.block_on(call))
    }

    /// Sends a request until it is answered with a success, or trying again does not help.
    pub(super) async fn send(
        &self,
        request: &Request,
        tries: &mut Tries<'_, '_>,
    ) -> std::result::Result<(Response, Instant), Stop> {
        loop {
            if !tries.enter().await {
                return Err(Stop::Interrupted);
            }
            tries.count += 1;
            let deadline = Instant::now() + self.endpoint.timeouts.bounded().first_byte;
            let outcome = tokio::select! {
                biased;
                () = tries.interrupt.signalled() => return Err(Stop::Interrupted),
                outcome = self.attempt(request, deadline) => outcome.map_err(Stop::Own)?,
            };
            match outcome {
                Ok(response) => return Ok((response, deadline)),
                Err(problem) => self.wait(problem, tries).await?,
            }
        }
    }

    /// Waits before another try, announced; an error where there is to be none.
    pub(super) async fn wait(
        &self,
        problem: Problem,
        tries: &mut Tries<'_, '_>,
    ) -> std::result::Result<(), Stop> {
        if tries.is_single {
            return Err(Stop::Failed(problem, 1));
        }
        let tried = tries.leave(&problem, self.endpoint.retries.count);
        let Verdict::Wait(wait) = problem::verdict(&problem, &self.endpoint, tried) else {
            return Err(Stop::Failed(problem, tries.count));
        };
        let notice = format!(
            "{}: trying again in {} ({} of {})",
            problem.briefly(&self.endpoint, &self.base),
            spell(wait),
            tried,
            self.endpoint.retries.count,
        );
        (tries.sink)(Event::Notice(&notice)).map_err(Stop::Own)?;
        tokio::select! {
            biased;
            () = tries.interrupt.signalled() => Err(Stop::Interrupted),
            () = tokio::time::sleep(wait) => Ok(()),
        }
    }

    /// One attempt: to the headers of a success, or a problem. The outer error is ours.
    async fn attempt(
        &self,
        request: &Request,
        deadline: Instant,
    ) -> Result<std::result::Result<Response, Problem>> {
        let mut url = join(&self.base, &request.path);
        for _ in 0..=HOPS {
            let sent = self.build(request, &url)?.send();
            let response = match timeout_at(deadline, sent).await {
                Ok(Ok(response)) => response,
                Ok(Err(error)) => return Ok(Err(Problem::Transport(error))),
                Err(_) => return Ok(Err(self.silence())),
            };
            if weight(response.headers()) > HEADER_CAP {
                return Ok(Err(Problem::Headers));
            }
            let status = response.status();
            if status.is_success() {
                return Ok(Ok(response));
            }
            if !status.is_redirection() {
                return Ok(Err(self.refusal(response, deadline).await));
            }
            match self.followed(&url, status, response.headers()) {
                Ok(next) => url = next,
                Err(problem) => return Ok(Err(problem)),
            }
        }
        let to = self.endpoint.shown(url.as_str());
        Ok(Err(Problem::Redirect(format!(
            "{to}, one of more than {HOPS} in a row"
        ))))
    }

    pub(super) fn silence(&self) -> Problem {
        Problem::Silence(self.endpoint.timeouts.bounded().first_byte)
    }

    fn build(&self, request: &Request, url: &Url) -> Result<reqwest::RequestBuilder> {
        let http = match self.http.get() {
            Some(http) => http,
            None => {
                let made = transport::client(&self.endpoint, &self.base)?;
                self.http.get_or_init(|| made)
            }
        };
        let mut builder = http
            .request(request.method.clone(), url.clone())
            .headers(self.headers(request)?);
        if let Some(body) = &request.body {
            builder = builder.body(body.clone());
        }
        Ok(builder)
    }

    pub(super) fn headers(&self, request: &Request) -> Result<HeaderMap> {
        let mut headers = HeaderMap::new();
        for (name, value) in &self.endpoint.headers {
            let pair = HeaderName::try_from(name)
                .ok()
                .zip(HeaderValue::try_from(value).ok());
            let Some((name, value)) = pair else {
                let line = format!("the header `{}` cannot be sent", name.escape_debug());
                return Err(Error::new(Kind::Config, line));
            };
            headers.insert(name, value);
        }
        let accept = if request.stream {
            // Compression makes servers and proxies hold a stream back.
            headers.insert(
                header::ACCEPT_ENCODING,
                HeaderValue::from_static("identity"),
            );
            "text/event-stream, application/json"
        } else {
            "application/json"
        };
        headers.insert(header::ACCEPT, HeaderValue::from_static(accept));
        if request.body.is_some() {
            let kind = HeaderValue::try_from(request.content_type.as_ref());
            let kind = kind.unwrap_or(HeaderValue::from_static("application/json"));
            headers.insert(header::CONTENT_TYPE, kind);
        }
        if let Some(key) = &self.endpoint.key {
            let (name, value) = match self.endpoint.auth {
                Auth::Bearer => (header::AUTHORIZATION, format!("Bearer {}", key.expose())),
                Auth::ApiKey => (HeaderName::from_static("api-key"), key.expose().to_owned()),
            };
            let mut value = HeaderValue::try_from(value).map_err(|_| {
                Error::new(Kind::Config, "the key holds characters that no key has")
                    .hint("look for a line break or a quote around it where it is stored")
            })?;
            value.set_sensitive(true);
            headers.insert(name, value);
        }
        Ok(headers)
    }

    /// Where a redirect leads, if it stays where key and prompt may go and asks the same again.
    fn followed(
        &self,
        from: &Url,
        status: StatusCode,
        headers: &HeaderMap,
    ) -> std::result::Result<Url, Problem> {
        let location = headers
            .get(header::LOCATION)
            .and_then(|to| to.to_str().ok());
        let Some(to) = location.and_then(|to| from.join(to).ok()) else {
            return Err(Problem::Status {
                status: status.as_u16(),
                said: Box::default(),
                advice: Advice::default(),
            });
        };
        // 303 asks for a GET of something else, and 300 and 304 are no redirects.
        let repeats = matches!(status.as_u16(), 301 | 302 | 307 | 308);
        if repeats && same_origin(from, &to) {
            Ok(to)
        } else {
            let shown = crate::openai::one_line(to.as_str());
            Err(Problem::Redirect(self.endpoint.shown(&shown)))
        }
    }

    /// Reads what an error says, as far as it is worth reading.
    async fn refusal(&self, response: Response, deadline: Instant) -> Problem {
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let idle = Instant::now() + self.endpoint.timeouts.bounded().idle;
        let body = beginning(response, ERROR_CAP, idle.min(deadline)).await;
        let mut said = ServerError::from_body(&body);
        said.message = self.endpoint.shown(&said.message);
        let advice = Advice::of_status(status, &headers, is_spent(&said), SystemTime::now());
        Problem::Status {
            status,
            said: Box::new(said),
            advice,
        }
    }

    /// The whole body of an answer that is not a chat.
    pub(super) async fn fetch(&self, request: &Request, sink: &mut Sink<'_>) -> Result<Vec<u8>> {
        self.fetch_with(request, Tries::new(sink)).await
    }

    /// The same, tried as `tries` says.
    pub(super) async fn fetch_with(
        &self,
        request: &Request,
        mut tries: Tries<'_, '_>,
    ) -> Result<Vec<u8>> {
        let sent = self.send(request, &mut tries).await;
        let (mut response, _) = sent.map_err(|stop| self.stopped(stop))?;
        let idle = self.endpoint.timeouts.bounded().idle;
        let mut body = Vec::new();
        let fail = |problem| self.stopped(Stop::Failed(problem, tries.count));
        loop {
            let next = tokio::select! {
                biased;
                () = tries.interrupt.signalled() => return Err(self.stopped(Stop::Interrupted)),
                next = tokio::time::timeout(idle, response.chunk()) => next,
            };
            match next {
                Ok(Ok(Some(bytes))) => body.extend_from_slice(&bytes),
                Ok(Ok(None)) => return Ok(body),
                Ok(Err(error)) => return Err(fail(Problem::Transport(error))),
                Err(_) => return Err(fail(Problem::Silence(idle))),
            }
            if body.len() > BODY_CAP {
                return Err(fail(Problem::Answer(crate::openai::Trouble::TooLong)));
            }
        }
    }

    /// The error of a request that has no answer.
    pub(super) fn stopped(&self, stop: Stop) -> Error {
        match stop {
            Stop::Interrupted => Error::new(Kind::Interrupted, "interrupted"),
            Stop::Failed(problem, tried) => problem.into_error(&self.endpoint, &self.base, tried),
            Stop::Own(error) => error,
        }
    }

    pub(super) fn not_it(&self, wanted: &str, said: &ServerError) -> Error {
        let host = super::endpoint::host(&self.base);
        let said = self.endpoint.shown(&said.message);
        Error::new(
            Kind::Incomplete,
            format!("{host} did not answer with {wanted}: {said}"),
        )
    }
}

/// A JSON body as bytes.
pub(super) fn written(body: &serde_json::Map<String, serde_json::Value>) -> Bytes {
    // Writing a map of strings and numbers to memory cannot fail.
    Bytes::from(serde_json::to_vec(body).unwrap_or_default())
}

/// The first bytes of a body, as many as come before the deadline.
async fn beginning(mut response: Response, cap: usize, deadline: Instant) -> Vec<u8> {
    let mut body = Vec::new();
    while body.len() < cap {
        match timeout_at(deadline, response.chunk()).await {
            Ok(Ok(Some(bytes))) => body.extend_from_slice(&bytes),
            _ => break,
        }
    }
    body.truncate(cap);
    body
}

/// The size of headers on the wire.
fn weight(headers: &HeaderMap) -> usize {
    headers
        .iter()
        .map(|(name, value)| name.as_str().len() + value.len() + 4)
        .sum()
}

/// How long a server may still speak when its answer is complete: for the count of tokens.
pub(super) const GRACE: Duration = Duration::from_secs(2);
