//! Talk: one question, its answer, and what is kept of both.

use serde_json::{Map, json};

use super::asking::{Answered, Asking};
use super::{Args, offline, sessions};
use crate::check;
use crate::commands::drafting::{Desk, DraftArgs, Drafting, Matter, OutputArgs, Wishes};
use crate::commands::learning::Learned;
use crate::commands::recording::seconds;
use crate::commands::{proposal, reading};
use crate::config::{Settings, Target, cost};
use crate::conversation::{Conversation, Event};
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::pipeline::Prepared;
use crate::prompt::{Finish, Reply};
use crate::report::{drafted, finding};
use crate::store::library::{self, Entry};
use crate::store::{input, talks};
use crate::terminal::Terminal;
use crate::text::words;

/// A session that is open.
pub(super) struct Talk<'a> {
    /// The process.
    pub(super) world: &'a Environment,
    /// What holds for it.
    pub(super) settings: Settings,
    /// Whether the flags ask for the keys of vi.
    pub(super) has_vi_keys: bool,
    /// What was said.
    pub(super) conversation: Conversation,
    /// How texts are made in it.
    args: DraftArgs,
    file: Option<talks::Talk>,
    /// How much of it goes to the model, in tokens.
    tokens: u64,
    /// What the answers cost so far, in USD.
    spent: f64,
    /// How many exchanges stayed behind the last time.
    left_out: usize,
}

impl<'a> Talk<'a> {
    /// Opens the session that the flags ask for.
    ///
    /// # Errors
    ///
    /// When the configuration or the session cannot be used.
    pub(super) fn open(
        args: &Args,
        world: &'a Environment,
        terminal: &mut Terminal,
    ) -> Result<Self> {
        let mut draft = DraftArgs {
            history: args.history.clone(),
            engine: args.engine.clone(),
            output: OutputArgs {
                candidates: 1,
                ..OutputArgs::default()
            },
            ..DraftArgs::default()
        };
        let settings = reading::settings(draft.layer()?, world, terminal)?;
        let session = sessions::open(args, &settings, world, terminal)?;
        if draft.engine.model.is_none() {
            draft.engine.model = session.conversation.model().map(str::to_owned);
        }
        Ok(Self {
            tokens: args.tokens.unwrap_or_else(|| settings.chat_tokens()),
            has_vi_keys: args.vi,
            conversation: session.conversation,
            file: session.file,
            args: draft,
            spent: 0.0,
            left_out: 0,
            settings,
            world,
        })
    }

    /// Puts what the flags name on the desk.
    ///
    /// # Errors
    ///
    /// When one of them cannot be read.
    pub(super) fn bring(&mut self, args: &Args, terminal: &mut Terminal) -> Result<()> {
        if let Some(file) = &args.post {
            self.bring_post(file, terminal)?;
        }
        if let Some(name) = &args.profile {
            self.bring_profile(name, terminal)?;
        }
        if let Some(file) = &args.draft {
            let read = reading::text(Some(file), "draft", self.world, terminal)?;
            self.keep_draft("file", &read.text, terminal);
        }
        Ok(())
    }

    /// Talks about the post in `file` from now on.
    pub(super) fn bring_post(&mut self, file: &str, terminal: &mut Terminal) -> Result<()> {
        let read = input::read_file(file.as_ref())?;
        if let Some(notice) = &read.notice {
            terminal.notice(notice);
        }
        self.keep_post(&read.name, read.text, terminal);
        Ok(())
    }

    /// Talks about this post from now on.
    pub(super) fn keep_post(&mut self, name: &str, text: String, terminal: &mut Terminal) {
        let event = Event::Post {
            at: seconds(self.world),
            name: name.to_owned(),
            text: Some(text),
        };
        self.keep(event, terminal);
    }

    /// Talks about this profile from now on.
    pub(super) fn bring_profile(&mut self, name: &str, terminal: &mut Terminal) -> Result<Entry> {
        let entry = reading::profile(Some(name), &self.settings, self.world, terminal)?;
        let event = Event::Profile {
            at: seconds(self.world),
            name: name.to_owned(),
        };
        self.keep(event, terminal);
        Ok(entry)
    }

    /// Has a new version of the draft.
    pub(super) fn keep_draft(&mut self, cause: &str, text: &str, terminal: &mut Terminal) {
        let event = Event::Draft {
            at: seconds(self.world),
            cause: cause.to_owned(),
            text: text.trim_end().to_owned(),
        };
        self.keep(event, terminal);
    }

    /// Lets another model answer from now on.
    pub(super) fn keep_model(&mut self, name: &str, terminal: &mut Terminal) -> Result<()> {
        let mut args = self.args.clone();
        args.engine.model = Some(name.to_owned());
        self.settings = reading::settings(args.layer()?, self.world, terminal)?;
        self.args = args;
        let event = Event::Model {
            at: seconds(self.world),
            name: name.to_owned(),
        };
        self.keep(event, terminal);
        Ok(())
    }

    /// Adds an event to the talk and to its file. A session that cannot be saved goes on unsaved.
    pub(super) fn keep(&mut self, event: Event, terminal: &mut Terminal) {
        if let Some(file) = &mut self.file
            && let Err(error) = file.add(&event)
        {
            terminal.error(&error);
            terminal.notice("this session is not saved from here on");
            self.file = None;
        }
        self.conversation.apply(event);
    }

    /// What the post is called.
    pub(super) fn post_name(&self) -> &str {
        self.conversation.post().map_or("post", |post| &post.name)
    }

    /// The profile in use: the chosen one, else the default or the only one; none when there is none.
    pub(super) fn profile(&self, terminal: &mut Terminal) -> Result<Option<Entry>> {
        match self.conversation.profile() {
            Some(name) => {
                reading::profile(Some(name), &self.settings, self.world, terminal).map(Some)
            }
            None => Ok(library::profile(None, self.settings.profile(), self.world).ok()),
        }
    }

    /// The desk for one of the texts of this talk.
    fn desk(&self, template: &'static str, terminal: &mut Terminal) -> Result<Desk<'_>> {
        Desk::lay(template, template, &self.args, self.world, terminal)
    }

    /// What lies on the desk, read and matched, in the words of the template `chat`.
    pub(super) fn with_material<T>(
        &self,
        terminal: &mut Terminal,
        use_it: impl FnOnce(&Desk<'_>, Prepared, &mut Terminal) -> Result<T>,
    ) -> Result<T> {
        let desk = self.desk("chat", terminal)?;
        let profile = self.profile(terminal)?;
        let mut inputs = Map::new();
        if let Some(draft) = self.conversation.draft() {
            inputs.insert("draft".to_owned(), json!(draft));
        }
        let matter = Matter {
            post: self.conversation.post_text(),
            profile: profile.as_ref(),
            inputs,
            ..Matter::default()
        };
        let prepared = desk.prepare(&Learned::default(), matter)?;
        use_it(&desk, prepared, terminal)
    }

    /// Asks a question and shows the answer.
    ///
    /// # Errors
    ///
    /// When no answer came, or only a part of one: that part is shown and kept.
    pub(super) fn ask(&mut self, question: &str, terminal: &mut Terminal) -> Result<Status> {
        self.answer(question, true, terminal)?.settle(terminal)
    }

    /// Answers one question for a script.
    ///
    /// # Errors
    ///
    /// As [`Talk::ask`].
    pub(super) fn once(
        &mut self,
        question: &str,
        json: bool,
        terminal: &mut Terminal,
    ) -> Result<Status> {
        if !json {
            return self.ask(question, terminal);
        }
        let answered = self.answer(question, false, terminal)?;
        let session = self.file.as_ref().map(talks::Talk::name);
        terminal.print(&format!("{}\n", answered.json(question, session)))?;
        answered.settle(terminal)
    }

    fn answer(&mut self, question: &str, show: bool, terminal: &mut Terminal) -> Result<Answered> {
        let (answered, left_out) =
            self.with_material(terminal, |desk, mut prepared, terminal| {
                let engines = desk.engines(terminal)?;
                if !engines.is_online() {
                    let text = offline::answer(self, desk, &prepared, question, terminal)?;
                    if show {
                        terminal.report(&format!("{}\n", text.trim_end()))?;
                    }
                    return Ok((Answered::offline(text), 0));
                }
                let head = std::mem::take(&mut prepared.prompt.messages);
                let window = self
                    .conversation
                    .window(&head, question, self.tokens, cost::tokens);
                prepared.prompt.messages = window.messages;
                prepared.keep_back(self.settings.redact());
                let asking = Asking {
                    desk,
                    engines: &engines,
                    prepared: &prepared,
                };
                let answered = asking.ask(self.spent, show, terminal)?;
                Ok((answered, window.left_out))
            })?;
        if left_out > self.left_out {
            terminal.notice(&format!(
                "the oldest {left_out} of this talk no longer go{} to the model: the talk is longer than {} tokens",
                if left_out == 1 { "es" } else { "" },
                self.tokens
            ));
        }
        self.left_out = left_out;
        self.spent += answered.usd.unwrap_or_default();
        let said = Event::Said {
            at: seconds(self.world),
            question: question.to_owned(),
            answer: answered.text.clone(),
            model: answered.model.clone(),
            complete: answered.failure.is_none(),
        };
        self.keep(said, terminal);
        Ok(answered)
    }

    /// Drafts a proposal for the post and shows it.
    ///
    /// # Errors
    ///
    /// When there is no post or no profile, or nothing came of it.
    pub(super) fn draft(&mut self, terminal: &mut Terminal) -> Result<Status> {
        let post = self
            .conversation
            .post_text()
            .ok_or_else(no_post)?
            .to_owned();
        let chosen = self.conversation.profile();
        let profile = reading::profile(chosen, &self.settings, self.world, terminal)?;
        let made = {
            let desk = self.desk("proposal", terminal)?;
            let engines = desk.engines(terminal)?;
            let learned =
                Learned::for_draft(&post, &engines.chosen, &desk.settings, self.world, terminal);
            let prepared =
                proposal::prepare(&desk, &post, &profile, Wishes::default(), &[], &learned)?;
            let drafting = Drafting {
                desk: &desk,
                engines: &engines,
                learned: &learned,
                prepared: &prepared,
            };
            drafting.deliver(terminal)?
        };
        self.keep_draft("draft", &made.outcome.draft.text, terminal);
        made.status()
    }

    /// Makes the next version of the draft and shows it.
    ///
    /// # Errors
    ///
    /// When there is no draft or no model, or nothing came of it.
    pub(super) fn revise(&mut self, instruction: &str, terminal: &mut Terminal) -> Result<Status> {
        let draft = self.conversation.draft().ok_or_else(no_draft)?;
        let profile = self.profile(terminal)?;
        let made = {
            let desk = self.desk("revise", terminal)?;
            let engines = desk.engines(terminal)?;
            if !engines.is_online() {
                return Err(
                    Error::new(Kind::Usage, "no model is set up to revise the draft")
                        .hint("/edit opens it in your editor; 'gig init' sets up a model"),
                );
            }
            let learned = Learned::default();
            let inputs = [("text", draft), ("instruction", instruction)];
            let inputs = inputs.map(|(name, text)| (name.to_owned(), json!(text)));
            let matter = Matter {
                post: self.conversation.post_text(),
                profile: profile.as_ref(),
                inputs: inputs.into_iter().collect(),
                ..Matter::default()
            };
            let prepared = desk.prepare(&learned, matter)?;
            let drafting = Drafting {
                desk: &desk,
                engines: &engines,
                learned: &learned,
                prepared: &prepared,
            };
            drafting.deliver(terminal)?
        };
        self.keep_draft("revise", &made.outcome.draft.text, terminal);
        made.status()
    }

    /// What is wrong with `text` as an answer to the post.
    ///
    /// # Errors
    ///
    /// When the material cannot be read.
    pub(super) fn check(&self, text: &str, terminal: &mut Terminal) -> Result<(String, Status)> {
        let profile = self.profile(terminal)?;
        let desk = self.desk("proposal", terminal)?;
        let matter = Matter {
            post: self.conversation.post_text(),
            profile: profile.as_ref(),
            ..Matter::default()
        };
        let learned = Learned::read(
            self.conversation.post_text(),
            &self.settings,
            self.world,
            terminal,
        );
        let prepared = desk.prepare(&learned, matter)?;
        let outcome = desk.pipeline(&learned).finish(&prepared, &by_hand(text));
        let texts = drafted::texts(&prepared.material, &outcome.draft.text);
        let status = if check::has_errors(&outcome.findings) {
            Status::Findings
        } else {
            Status::Ok
        };
        Ok((finding::human(&outcome.findings, &texts), status))
    }

    /// What stands at the beginning of a session.
    pub(super) fn greet(&self, terminal: &mut Terminal) {
        let mut about = Vec::new();
        if let Some(post) = self.conversation.post() {
            let gone = if post.text.is_none() {
                ", its text is gone: /post FILE"
            } else {
                ""
            };
            about.push(format!("post {}{gone}", post.name));
        }
        if let Ok(Some(profile)) = self.profile(terminal) {
            about.push(format!("profile {}", profile.file()));
        }
        if self.conversation.draft().is_some() {
            about.push("a draft".to_owned());
        }
        if about.is_empty() {
            about.push("nothing on the desk: /post FILE, /profile NAME".to_owned());
        }
        terminal.notice(&format!("{} · /help lists the commands", about.join(" · ")));
        let said = self.conversation.exchanges().count();
        if let Some(last) = self.conversation.exchanges().next_back() {
            let question = words::shortened(last.question.trim(), 60);
            terminal.notice(&format!(
                "going on after {said} questions, the last: {question}"
            ));
        }
    }

    /// What stands at its end.
    pub(super) fn farewell(&self, terminal: &mut Terminal) {
        let Some(file) = self.file.as_ref().filter(|_| !self.conversation.is_empty()) else {
            return;
        };
        terminal.notice(&format!(
            "kept as {0}; 'gig chat --session {0}' goes on",
            file.name()
        ));
    }

    /// Says what is known of the post at once: what it is, and what is wrong with it.
    ///
    /// # Errors
    ///
    /// When the material cannot be read.
    pub(super) fn say_post(&self, terminal: &mut Terminal) -> Result<()> {
        self.with_material(terminal, |_, prepared, terminal| {
            let material = &prepared.material;
            let (Some(post), Some(scan)) = (&material.post, &material.scan) else {
                return Ok(());
            };
            terminal.notice(&format!("post: {}", post.headline()));
            let found = finding::human(&scan.findings, &drafted::texts(material, ""));
            terminal.report_aside(&found);
            Ok(())
        })
    }

    /// Who answers.
    ///
    /// # Errors
    ///
    /// When the settings lead nowhere.
    pub(super) fn model(&self) -> Result<String> {
        Ok(match self.settings.target("chat")? {
            Target::Offline(why) => format!("none, gig computes ({why})"),
            Target::Endpoint(target) => {
                let model = target.model.as_deref().unwrap_or("the endpoint's own");
                format!("{model} at {}", target.name)
            }
        })
    }
}

/// A text of the user's as if an engine had given it.
fn by_hand(text: &str) -> Reply {
    Reply {
        text: text.to_owned(),
        reasoning: String::new(),
        finish: Finish::Stop,
        usage: None,
        model: String::new(),
    }
}

/// There is no post on the desk.
pub(super) fn no_post() -> Error {
    Error::new(Kind::Input, "there is no post to talk about").hint("/post FILE brings one")
}

/// There is no draft on the desk.
pub(super) fn no_draft() -> Error {
    Error::new(Kind::Input, "there is no draft yet")
        .hint("/draft makes one, /edit opens an empty one")
}
