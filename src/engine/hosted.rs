//! Hosted batches: a file goes up, a batch is made of it, it is looked at, its results come down.
//!
//! Making one costs money, so that is asked once and never again by itself: whether it was made is
//! looked up. What the answers mean is `openai`'s; what is done when is the caller's.

use std::io::Write;

use bytes::Bytes;
use reqwest::Method;

use super::client::{Client, Request, Stop, Tries, written};
use super::problem::Problem;
use super::{Failure, Sink};
use crate::error::{Error, Kind, Result};
use crate::openai::{
    Answer, ChatRequest, Hosted, ResultLine, ServerError, batch_line, create_body, parse_file,
    parse_hosted, parse_hosted_list,
};
use crate::prompt::{Finish, Prompt, Reply};

impl Client {
    /// The line that asks `prompt` in a batch.
    #[must_use]
    pub fn batch_line(&self, custom_id: &str, prompt: &Prompt) -> String {
        let body = ChatRequest {
            prompt,
            parameters: &self.endpoint.parameters,
            quirks: &self.quirks.borrow(),
            limit: self.endpoint.limit_name(&self.base),
            n: 1,
            stream: false,
        }
        .body();
        batch_line(custom_id, &body)
    }

    /// Uploads lines, and gives the file's id. `mark` is found nowhere in them.
    ///
    /// # Errors
    ///
    /// When the endpoint refuses or cannot be reached.
    pub fn upload(&self, lines: &[u8], mark: &str, sink: &mut Sink<'_>) -> Result<String> {
        let boundary = format!("gig-{mark}");
        let head = format!(
            "--{boundary}\r\ncontent-disposition: form-data; name=\"purpose\"\r\n\r\nbatch\r\n\
             --{boundary}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{mark}.jsonl\"\r\n\
             content-type: application/jsonl\r\n\r\n"
        );
        let body = [
            head.as_bytes(),
            lines,
            format!("\r\n--{boundary}--\r\n").as_bytes(),
        ]
        .concat();
        let request = Request {
            body: Some(Bytes::from(body)),
            content_type: format!("multipart/form-data; boundary={boundary}").into(),
            ..Request::of(Method::POST, "files")
        };
        let body = self.run(self.fetch(&request, sink))??;
        let id = parse_file(&body).map_err(|said| self.not_it("a file", &said))?;
        known(id)
    }

    /// Makes a batch of an uploaded file. Asked once: see [`Client::batches`] when it failed.
    ///
    /// # Errors
    ///
    /// When the endpoint refuses, cannot be reached, or its answer does not come.
    pub fn create_batch(&self, file: &str, mark: &str) -> Result<Hosted> {
        let body = Some(written(&create_body(file, mark)));
        let request = Request {
            body,
            ..Request::of(Method::POST, "batches")
        };
        let mut quiet = |_: super::Event<'_>| Ok(());
        let body = self.run(async {
            let tries = Tries::once(&mut quiet);
            self.fetch_with(&request, tries).await
        })??;
        self.hosted(&body)
    }

    /// The newest batches.
    ///
    /// # Errors
    ///
    /// When the endpoint refuses, cannot be reached or has no such list.
    pub fn batches(&self, sink: &mut Sink<'_>) -> Result<Vec<Hosted>> {
        let request = Request::of(Method::GET, "batches");
        let body = self.run(self.fetch(&request, sink))??;
        parse_hosted_list(&body).map_err(|said| self.not_it("a list of batches", &said))
    }

    /// How far a batch is.
    ///
    /// # Errors
    ///
    /// When the endpoint refuses or cannot be reached.
    pub fn batch(&self, id: &str, sink: &mut Sink<'_>) -> Result<Hosted> {
        let request = Request::of(Method::GET, format!("batches/{}", known(id.to_owned())?));
        let body = self.run(self.fetch(&request, sink))??;
        self.hosted(&body)
    }

    /// Ends a batch; what is done of it stays.
    ///
    /// # Errors
    ///
    /// When the endpoint refuses or cannot be reached.
    pub fn cancel_batch(&self, id: &str, sink: &mut Sink<'_>) -> Result<Hosted> {
        let path = format!("batches/{}/cancel", known(id.to_owned())?);
        let request = Request::of(Method::POST, path);
        let body = self.run(self.fetch(&request, sink))??;
        self.hosted(&body)
    }

    /// Writes the contents of a file to `out` as they come.
    ///
    /// # Errors
    ///
    /// When the endpoint refuses or breaks off, or `out` cannot be written: then what was written is
    /// not the whole file.
    pub fn download(&self, id: &str, out: &mut dyn Write, sink: &mut Sink<'_>) -> Result<()> {
        let path = format!("files/{}/content", known(id.to_owned())?);
        let request = Request::of(Method::GET, path);
        self.run(async {
            let tries = Tries::new(sink);
            self.pour(&request, out, tries).await
        })?
    }

    async fn pour(
        &self,
        request: &Request,
        out: &mut dyn Write,
        mut tries: Tries<'_, '_>,
    ) -> Result<()> {
        let sent = self.send(request, &mut tries).await;
        let (mut response, _) = sent.map_err(|stop| self.stopped(stop))?;
        let idle = self.endpoint.timeouts.bounded().idle;
        let fail = |problem| self.stopped(Stop::Failed(problem, 1));
        loop {
            let next = tokio::select! {
                biased;
                () = tries.interrupt.signalled() => return Err(self.stopped(Stop::Interrupted)),
                next = tokio::time::timeout(idle, response.chunk()) => next,
            };
            match next {
                Ok(Ok(Some(bytes))) => out.write_all(&bytes).map_err(|error| {
                    Error::new(Kind::Store, format!("the results cannot be kept: {error}"))
                })?,
                Ok(Ok(None)) => return Ok(()),
                Ok(Err(error)) => return Err(fail(Problem::Transport(error))),
                Err(_) => return Err(fail(Problem::Silence(idle))),
            }
        }
    }

    fn hosted(&self, body: &[u8]) -> Result<Hosted> {
        let batch = parse_hosted(body).map_err(|said| self.not_it("a batch", &said))?;
        known(batch.id.clone()).map(|_| batch)
    }
}

/// An id that may stand in a path: the server's word is not trusted with it.
fn known(id: String) -> Result<String> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "._:=-".contains(c);
    if !id.is_empty() && id.len() <= 1024 && id.chars().all(is_plain) && !id.starts_with('.') {
        return Ok(id);
    }
    let what = format!(
        "the endpoint gave an id that cannot be one: {}",
        id.escape_debug()
    );
    Err(Error::new(Kind::Incomplete, what))
}

/// The answer in one line of results, as if it had been asked for by itself.
///
/// # Errors
///
/// What the server said instead.
pub fn answer_of(line: ResultLine, model: &str) -> std::result::Result<Reply, Failure> {
    let body = match line.outcome {
        Ok(body) => body,
        Err((status, said)) => return Err(refused(status, &said).into()),
    };
    let mut answer = Answer::new(None, 1);
    let mut deaf = |_: crate::openai::Piece<'_>| Ok(());
    let read = answer
        .push(body.as_bytes(), &mut deaf)
        .and_then(|()| answer.end(&mut deaf));
    if read.is_err() {
        let what = "the result is not an answer";
        return Err(Error::new(Kind::Incomplete, what).into());
    }
    let reply = answer.into_replies(&Finish::Cut, model).into_iter().next();
    reply.ok_or_else(|| Error::new(Kind::Incomplete, "the result is empty").into())
}

fn refused(status: Option<u16>, said: &ServerError) -> Error {
    let kind = match status {
        Some(400..=499) => Kind::Refused,
        Some(_) => Kind::Unreachable,
        None => Kind::Incomplete,
    };
    let code = status.map_or(String::new(), |status| format!(" ({status})"));
    let message = if said.message.is_empty() {
        "no reason given"
    } else {
        &said.message
    };
    Error::new(
        kind,
        format!("the batch has no answer for it{code}: {message}"),
    )
}
