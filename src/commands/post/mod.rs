//! `gig post [BRIEF]`: a client's few lines become a job post; what nobody has decided is asked, and
//! stays a blank until somebody does.

mod answers;

pub(super) use answers::insert as answer;

use serde_json::{Map, Value, json};

use super::answers as given_answers;
use super::drafting::{Desk, DraftArgs, Drafting, Matter, Wishes};
use super::learning::Learned;
use super::reading;
use crate::brief::{AnswerKind, Answers, Brief, Question, Source, Topic};
use crate::environment::Environment;
use crate::error::Result;
use crate::exit::Status;
use crate::pipeline::Prepared;
use crate::profile::Profile;
use crate::report::posted;
use crate::skill::Vocabulary;
use crate::store::library::Entry;
use crate::terminal::Terminal;

/// Arguments of `gig post`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  gig post brief.txt
  echo \"logo for my bakery, 150 to 250 EUR\" | gig post --no-input
  gig post brief.txt --questions > questions.json
  gig post brief.txt --answers answers.toml --out post.md
  gig post --from old.md --timeline \"by the end of March\" --out new.md
  gig post brief.txt --set pay=fixed --timeline \"by the end of March\" --format text")]
pub struct Args {
    /// The brief: a file, or - for stdin; the editor opens when nothing is piped
    brief: Option<String>,
    /// Rework this job post: what it decides stays, what it lacks is asked or stays a blank; stderr says
    /// what changed and why
    #[arg(long, value_name = "OLD", conflicts_with = "brief")]
    from: Option<String>,
    /// The client's profile: a name from 'gig profile list', or a file
    #[arg(short, long, value_name = "NAME|FILE")]
    profile: Option<String>,
    /// Print what is missing as questions, in JSON, and stop
    #[arg(long)]
    questions: bool,
    /// Answers to the questions: a file of lines ID = \"VALUE\" (TOML), or a JSON object
    #[arg(long, value_name = "FILE")]
    answers: Option<String>,
    /// Ask nothing: what is missing stays a blank
    #[arg(long)]
    no_input: bool,
    /// The sum or range, with its currency
    #[arg(long, value_name = "SUM")]
    budget: Option<String>,
    /// By when, or for how long
    #[arg(long, value_name = "TIME")]
    timeline: Option<String>,
    /// One answer: task, deliverables, budget, pay, done, timeline, ai, level, skills, timezone,
    /// rounds, calls, screening
    #[arg(long, value_name = "ID=VALUE")]
    set: Vec<String>,
    /// The form of the post; json is --json
    #[arg(long, value_name = "FORM", value_parser = ["markdown", "text", "json"], default_value = "markdown")]
    format: String,
    #[command(flatten)]
    draft: DraftArgs,
}

/// The template this command renders.
const TEMPLATE: &str = "post";

/// Writes the post.
///
/// # Errors
///
/// When an input, the template or the configuration cannot be used, an answer is to no question, or
/// the engine fails.
pub fn run(mut args: Args, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    args.draft.output.json |= args.format == "json";
    let desk = Desk::lay("post", TEMPLATE, &args.draft, world, terminal)?;
    let mut given = given(&args)?;
    let client = match args.profile.as_deref() {
        Some(chosen) => Some(reading::profile(
            Some(chosen),
            &desk.settings,
            world,
            terminal,
        )?),
        None => None,
    };
    let text = match args.from.as_deref() {
        Some(old) => reading::text(Some(old), "job post", world, terminal)?.text,
        None => reading::text(args.brief.as_deref(), "brief", world, terminal)?.text,
    };
    let commission = Commission {
        text: &text,
        client: client.as_ref(),
        is_rework: args.from.is_some(),
        form: Form::named(&args.format),
        wishes: &Wishes::default(),
    };
    let mut brief = commission.read(&given, &desk.vocabulary);
    if args.questions {
        terminal.print(&format!("{}\n", json!(posted::questions(&brief))))?;
        return Ok(Status::Ok);
    }
    let engines = desk.engines(terminal)?;
    if terminal.can_ask() && !args.no_input && !args.draft.output.dry_run {
        ask(&brief, &mut given, terminal)?;
        brief = commission.read(&given, &desk.vocabulary);
    }
    let prepared = commission.prepare(brief, &desk)?;
    let drafting = Drafting {
        desk: &desk,
        engines: &engines,
        learned: &Learned::default(),
        prepared: &prepared,
    };
    drafting.run(terminal)
}

/// The answers that the flags give, the file first.
fn given(args: &Args) -> Result<Answers> {
    let mut told = given_answers::read(args.answers.as_deref())?;
    told.extend(given_answers::of_flags(&args.set)?);
    let mut given = answers::by_topic(told)?;
    for (topic, flag) in [
        (Topic::Budget, &args.budget),
        (Topic::Timeline, &args.timeline),
    ] {
        given.extend(flag.clone().map(|words| (topic, words)));
    }
    Ok(given)
}

/// Asks what is missing; an empty answer leaves it open.
fn ask(brief: &Brief, given: &mut Answers, terminal: &mut Terminal) -> Result<()> {
    for question in brief.questions() {
        let Some(topic) = Topic::named(question.id) else {
            continue;
        };
        terminal.notice(question.why);
        let answer = match question.kind {
            AnswerKind::Choice => pick(&question, question.choices, terminal)?,
            AnswerKind::Boolean => pick(&question, &["yes", "no"], terminal)?,
            AnswerKind::Line | AnswerKind::Integer => typed(&question, terminal)?,
        };
        if !answer.is_empty() {
            given.insert(topic, answer);
        }
    }
    Ok(())
}

/// An answer of the question's kind, asked for again until it is one; empty when it is left open.
fn typed(question: &Question, terminal: &mut Terminal) -> Result<String> {
    loop {
        let words = terminal.ask(question.question)?;
        match question.kind.read(&words, question.choices) {
            _ if words.is_empty() => return Ok(words),
            Some(answer) => return Ok(answer),
            None => terminal.notice(&format!(
                "that is not {}; Enter leaves it open",
                question.kind.described(question.choices)
            )),
        }
    }
}

/// One of the choices; empty when it is left open.
fn pick(question: &Question, choices: &[&str], terminal: &mut Terminal) -> Result<String> {
    let mut options: Vec<String> = choices.iter().map(|&one| one.to_owned()).collect();
    options.push("not decided yet".to_owned());
    let chosen = terminal.choose(question.question, &options, options.len() - 1)?;
    Ok(choices
        .get(chosen)
        .map_or_else(String::new, |&one| one.to_owned()))
}

/// The form of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Headings with marks.
    Markdown,
    /// Headings without.
    Text,
}

impl Form {
    /// The form of a name; what is not `text` is Markdown.
    pub(super) fn named(name: &str) -> Self {
        if name == "text" {
            Self::Text
        } else {
            Self::Markdown
        }
    }

    const fn as_str(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Text => "text",
        }
    }
}

/// What a client wants written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Commission<'a> {
    /// The brief, decoded.
    pub(super) text: &'a str,
    /// The client's profile.
    pub(super) client: Option<&'a Entry>,
    /// Whether the text is a job post to be reworked.
    pub(super) is_rework: bool,
    /// The form of the post.
    pub(super) form: Form,
    /// What is other than the settings say.
    pub(super) wishes: &'a Wishes,
}

impl Commission<'_> {
    /// What the brief and the answers decide.
    pub(super) fn read(&self, answers: &Answers, vocabulary: &Vocabulary) -> Brief {
        let client = self
            .client
            .map(|entry| Profile::parse(&entry.file(), &entry.text, vocabulary));
        let client = client.as_ref();
        if self.is_rework {
            Brief::of_an_old_post(self.text, answers, client, vocabulary)
        } else {
            Brief::read(self.text, answers, client, vocabulary)
        }
    }

    /// The request for the post.
    ///
    /// # Errors
    ///
    /// When the template does not render.
    pub(super) fn prepare(&self, brief: Brief, desk: &Desk<'_>) -> Result<Prepared> {
        let mut inputs = Map::new();
        inputs.insert("form".to_owned(), json!(self.form.as_str()));
        inputs.insert("job".to_owned(), job(&brief));
        inputs.insert("rework".to_owned(), json!(self.is_rework));
        let matter = Matter {
            post: Some(self.text),
            profile: self.client,
            inputs,
            wishes: self.wishes.clone(),
            ..Matter::default()
        };
        let prepared = desk.prepare(&Learned::default(), matter)?;
        Ok(prepared.from_brief(brief))
    }
}

/// The post's parts as a template names them: what was decided, or the blank.
fn job(brief: &Brief) -> Value {
    let skills = brief.words(Topic::Skills).unwrap_or_default();
    let (must, plus) = skills.split_once("plus:").unwrap_or((skills, ""));
    let bare = |list: &str| list.trim_matches([' ', ',', ';', '.']).to_owned();
    let decided = brief.decided.iter();
    let decided: Vec<Value> = decided
        .map(|one| json!({"id": one.topic.id(), "value": one.words}))
        .collect();
    let blanks: Vec<Value> = brief
        .open()
        .map(|topic| json!({"id": topic.id(), "text": topic.blank()}))
        .collect();
    let task = brief
        .decided
        .iter()
        .find(|one| one.topic == Topic::Task && one.source == Source::Answer);
    json!({
        "title": brief.title.clone().unwrap_or_else(|| Topic::Task.blank().to_owned()),
        "about": brief.about,
        "answered_task": task.map(|one| one.words.clone()),
        "deliverables": brief.line(Topic::Deliverables),
        "done": brief.line(Topic::Done),
        "budget": brief.line(Topic::Budget),
        "pay": brief.words(Topic::Pay).unwrap_or(Topic::Pay.blank()),
        "timeline": brief.line(Topic::Timeline),
        "timezone": brief.words(Topic::Timezone),
        "must": bare(must),
        "plus": bare(plus),
        "level": brief.words(Topic::Level),
        "ai": brief.words(Topic::Ai),
        "rounds": brief.words(Topic::Rounds),
        "calls": brief.words(Topic::Calls),
        "screening": brief.screening(),
        "decided": decided,
        "blanks": blanks,
    })
}
