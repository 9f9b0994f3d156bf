//! Chats: prompts to replies over one client: healing of refused parameters, reading the answer as
//! it arrives, several candidates.

use std::cell::RefCell;

use futures_util::stream::{FuturesUnordered, StreamExt};
use reqwest::Method;
use serde_json::{Map, Value};

use super::client::{Client, Request, Stop, Tries, written};
use super::problem::Problem;
use super::reading::Ending;
use super::{Event, Failure, Sink};
use crate::error::{Error, Kind, Result};
use crate::openai::{Answer, ChatRequest, heal, one_line};
use crate::prompt::{Finish, Prompt, Reply};

type Outcome<T> = std::result::Result<T, Failure>;

/// How many parameters may be healed in one call; each is healed once, and few are sent.
const HEALINGS: usize = 6;

impl Client {
    /// Asks once; see [`super::Engine::complete`].
    ///
    /// # Errors
    ///
    /// When the endpoint refuses, cannot be reached, or the sink gives up.
    pub fn complete(&self, prompt: &Prompt, sink: &mut Sink<'_>) -> Outcome<Reply> {
        self.run(self.ask(prompt, sink))?
    }

    /// Asks for `n` answers: in one request where the endpoint can, else in as many at once. The
    /// first to arrive goes to the sink as it comes; replies that fail are left out, unless all do.
    ///
    /// # Errors
    ///
    /// When no answer came.
    pub fn candidates(
        &self,
        prompt: &Prompt,
        n: usize,
        sink: &mut Sink<'_>,
    ) -> Outcome<Vec<Reply>> {
        self.run(self.several(prompt, n.max(1), sink))?
    }

    /// The request that would be sent for `n` answers, for the user to see: address, headers and
    /// body, to the byte, the key shown as `***`.
    ///
    /// # Errors
    ///
    /// When a header cannot be sent.
    pub fn preview(&self, prompt: &Prompt, n: usize) -> Result<super::Preview> {
        let request = self.request(&self.body(prompt, n));
        self.shown(&request)
    }

    async fn ask(&self, prompt: &Prompt, sink: &mut Sink<'_>) -> Outcome<Reply> {
        self.ask_in_turn(prompt, Tries::new(sink)).await
    }

    /// Asks once, when it is this request's turn.
    pub(super) async fn ask_in_turn(
        &self,
        prompt: &Prompt,
        tries: Tries<'_, '_>,
    ) -> Outcome<Reply> {
        let replies = self.chat(prompt, 1, tries).await?;
        let mut replies = replies.into_iter();
        replies
            .next()
            .ok_or_else(|| Error::new(Kind::Incomplete, "no answer came").into())
    }

    async fn several(&self, prompt: &Prompt, n: usize, sink: &mut Sink<'_>) -> Outcome<Vec<Reply>> {
        let mut replies = Vec::new();
        if n == 1 || self.quirks.borrow().takes("n") {
            replies = self.chat(prompt, n, Tries::new(sink)).await?;
        }
        let interrupted = |replies: &[Reply]| {
            replies
                .iter()
                .any(|reply| reply.finish == Finish::Interrupted)
        };
        if replies.len() >= n || interrupted(&replies) {
            return Ok(replies);
        }
        // An endpoint may also give one without a word.
        let mut quirks = self.quirks.borrow().clone();
        quirks.refused.insert("n".to_owned());
        if self.learn(quirks) {
            sink(Event::Notice(
                "the endpoint gives one answer at a time: asking for the others",
            ))?;
        }
        let is_first = replies.is_empty();
        let sink = RefCell::new(sink);
        let mut running: FuturesUnordered<_> = (replies.len()..n)
            .map(|place| {
                let sink = &sink;
                async move {
                    let mut own = |event: Event<'_>| match event {
                        Event::Notice(_) => (*sink.borrow_mut())(event),
                        _ if is_first && place == 0 => (*sink.borrow_mut())(event),
                        _ => Ok(()),
                    };
                    (place, self.ask(prompt, &mut own).await)
                }
            })
            .collect();
        let mut placed: Vec<(usize, Reply)> = replies.drain(..).enumerate().collect();
        let mut failure = None;
        while let Some((place, outcome)) = running.next().await {
            match outcome {
                Ok(reply) => placed.push((place, reply)),
                Err(first) => failure = failure.or(Some(first)),
            }
        }
        placed.sort_by_key(|(place, _)| *place);
        match failure {
            Some(failure) if placed.is_empty() => Err(failure),
            _ => Ok(placed.into_iter().map(|(_, reply)| reply).collect()),
        }
    }

    /// One chat of up to `n` choices: sends, heals, reads, and tries again while nothing was shown.
    async fn chat(
        &self,
        prompt: &Prompt,
        n: usize,
        mut tries: Tries<'_, '_>,
    ) -> Outcome<Vec<Reply>> {
        let mut healings = 0;
        loop {
            let n = if self.quirks.borrow().takes("n") {
                n
            } else {
                1
            };
            let body = self.body(prompt, n);
            let sent = self.send(&self.request(&body), &mut tries).await;
            let (response, deadline) = match sent {
                Ok(sent) => sent,
                Err(Stop::Interrupted) => {
                    let nothing = Answer::new(None, n);
                    return Ok(self.replies(nothing, &Finish::Interrupted));
                }
                Err(Stop::Failed(problem, tried)) => {
                    if healings < HEALINGS && self.healed(&problem, &body, tries.sink)? {
                        healings += 1;
                        continue;
                    }
                    return Err(self.failure(Stop::Failed(problem, tried)));
                }
                Err(stop) => return Err(self.failure(stop)),
            };
            let mut answer = Answer::new(self.endpoint.key.as_ref(), n);
            let ending = self.read(response, deadline, &mut answer, &mut tries).await;
            match ending {
                // Nothing of it was shown, so it may be tried again like any connection.
                Ending::Broken(problem @ Problem::Transport(_))
                    if tries.is_unseen() || !answer.has_begun() =>
                {
                    let waited = self.wait(problem, &mut tries).await;
                    match waited {
                        Ok(()) => {}
                        Err(Stop::Interrupted) => {
                            return Ok(self.replies(answer, &Finish::Interrupted));
                        }
                        Err(stop) => return Err(self.failure(stop)),
                    }
                }
                ending => {
                    if matches!(ending, Ending::Whole) {
                        tries.succeeded();
                    }
                    return self.ended(ending, answer, tries.count);
                }
            }
        }
    }

    /// Whether the endpoint refused a parameter that can be left out; if so, it is from now on.
    fn healed(
        &self,
        problem: &Problem,
        sent: &Map<String, Value>,
        sink: &mut Sink<'_>,
    ) -> Result<bool> {
        let Problem::Status {
            status: 400 | 422,
            said,
            ..
        } = problem
        else {
            return Ok(false);
        };
        let healing = heal(&self.quirks.borrow(), sent, said);
        let Some(healing) = healing else {
            return Ok(false);
        };
        if self.learn(healing.quirks) {
            sink(Event::Notice(&healing.notice))?;
        }
        Ok(true)
    }

    /// The outcome of a chat from how it ended and what had come.
    fn ended(&self, ending: Ending, answer: Answer, tried: u32) -> Outcome<Vec<Reply>> {
        let has_begun = answer.has_begun();
        let fail = |error: Error, answer: Answer| {
            let partial = self.replies(answer, &Finish::Cut).into_iter().next();
            Err(Failure {
                partial: partial.filter(|_| has_begun).map(Box::new),
                ..error.into()
            })
        };
        match ending {
            Ending::Interrupted => Ok(self.replies(answer, &Finish::Interrupted)),
            Ending::Sink(error) => fail(error, answer),
            Ending::Broken(problem) => {
                let tried = if has_begun { 1 } else { tried };
                let failure = self.failure(Stop::Failed(problem, tried));
                let another_may = failure.another_may && !answer.has_text();
                let is_lasting = failure.is_lasting;
                fail(failure.error, answer).map_err(|failure| Failure {
                    another_may,
                    is_lasting,
                    ..failure
                })
            }
            Ending::Whole => match self.emptiness(&answer) {
                Some(error) => fail(error, answer),
                None => Ok(self.replies(answer, &Finish::Cut)),
            },
        }
    }

    /// The failure of a request that has no answer.
    fn failure(&self, stop: Stop) -> Failure {
        let (another_may, is_lasting) = match &stop {
            Stop::Failed(problem, _) => (
                problem.is_of_this_endpoint(),
                problem.is_lasting(&self.endpoint),
            ),
            Stop::Own(_) | Stop::Interrupted => (false, false),
        };
        Failure {
            another_may,
            is_lasting,
            ..self.stopped(stop).into()
        }
    }

    fn replies(&self, answer: Answer, unfinished: &Finish) -> Vec<Reply> {
        answer.into_replies(unfinished, &self.endpoint.parameters.model)
    }

    /// Why an answer without a word is none, where it is that.
    fn emptiness(&self, answer: &Answer) -> Option<Error> {
        if answer.has_text() {
            return None;
        }
        let host = super::endpoint::host(&self.base);
        let error = |line: String, hint: &str| {
            Some(Error::new(Kind::Incomplete, self.endpoint.shown(&line)).hint(hint))
        };
        if let Some(refusal) = answer.refusal() {
            let line = format!("the model refused: {}", one_line(refusal));
            return error(
                line,
                "say the task in other words, or choose another model with -m",
            );
        }
        let reasons = answer.finishes();
        if reasons.contains(&Finish::ContentFilter) {
            let line = format!("the filter of {host} left nothing of the answer");
            return error(
                line,
                "say the task in other words, or choose another model with -m",
            );
        }
        if answer.has_begun() {
            let line = "the model thought, but gave no answer".to_owned();
            return error(line, "raise max_tokens, or choose a model that thinks less");
        }
        if answer.calls_tools() {
            let line = "the model called a tool instead of answering".to_owned();
            return error(line, "choose another model with -m");
        }
        if reasons.contains(&Finish::Length) {
            let line = format!("the answer of {host} ended before its first word");
            return error(line, "raise max_tokens, or shorten the post or the profile");
        }
        let opening = answer.opening();
        if opening.is_empty()
            || opening.starts_with(':')
            || opening.starts_with("data:")
            || opening.starts_with('{')
        {
            let line = format!("{host} gave an empty answer");
            return error(
                line,
                "some servers do so when the prompt is too long for the model: shorten the post or \
                 the profile, or choose another model",
            );
        }
        error(
            format!("{host} sent something that is not an answer: {opening}"),
            "is the base URL that of an OpenAI-compatible API?",
        )
    }

    /// The body of a request for `n` answers, by what is known of the endpoint.
    fn body(&self, prompt: &Prompt, n: usize) -> Map<String, Value> {
        ChatRequest {
            prompt,
            parameters: &self.endpoint.parameters,
            quirks: &self.quirks.borrow(),
            limit: self.endpoint.limit_name(&self.base),
            n,
            stream: self.endpoint.stream,
        }
        .body()
    }

    fn request(&self, body: &Map<String, Value>) -> Request {
        Request {
            body: Some(written(body)),
            stream: self.endpoint.stream,
            ..Request::of(Method::POST, "chat/completions")
        }
    }
}
