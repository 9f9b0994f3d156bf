//! `gig post [BRIEF]`: a client's few lines become a job post; what nobody has decided is asked, and
//! stays a blank until somebody does.

mod answers;

use serde_json::{Map, Value, json};

use super::drafting::{Drafting, OutputArgs};
use super::engine_args::EngineArgs;
use super::fallbacks::Fallbacks;
use super::recording::{HistoryArgs, Recording};
use super::{opening, reading};
use crate::brief::{AnswerKind, Answers, Brief, Source, Topic};
use crate::config::Settings;
use crate::environment::Environment;
use crate::error::Result;
use crate::exit::Status;
use crate::pipeline::{Pipeline, Prepared, Request};
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
  gig post brief.txt --set pay=fixed --timeline \"by the end of March\" --format text")]
pub struct Args {
    /// The brief: a file, or - for stdin; the editor opens when nothing is piped
    brief: Option<String>,
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
    /// One answer: task, deliverables, budget, pay, done, timeline, ai, level, skills, timezone
    #[arg(long, value_name = "ID=VALUE")]
    set: Vec<String>,
    /// The form of the post; json is --json
    #[arg(long, value_name = "FORM", value_parser = ["markdown", "text", "json"], default_value = "markdown")]
    format: String,
    /// About how many words
    #[arg(short, long, value_name = "COUNT")]
    words: Option<u64>,
    /// The language (en, es, de …); the brief's unless set
    #[arg(long, value_name = "CODE")]
    lang: Option<String>,
    /// How often the findings go back to the model
    #[arg(long, value_name = "0|1|2", value_parser = clap::value_parser!(u64).range(0..=2))]
    repair: Option<u64>,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    history: HistoryArgs,
    #[command(flatten)]
    engine: EngineArgs,
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
    let flags = args
        .history
        .layer(args.engine.layer()?)?
        .flag("--words", "words", args.words)?
        .flag("--lang", "lang", args.lang.as_ref())?
        .flag("--repair", "repair", args.repair)?;
    args.output.json |= args.format == "json";
    let settings = reading::settings(flags, world, terminal)?;
    let mut given = answers::read(args.answers.as_deref())?;
    given.extend(answers::of_flags(&args.set)?);
    for (topic, flag) in [
        (Topic::Budget, &args.budget),
        (Topic::Timeline, &args.timeline),
    ] {
        given.extend(flag.clone().map(|words| (topic, words)));
    }
    let client = match args.profile.as_deref() {
        Some(chosen) => Some(reading::profile(Some(chosen), &settings, world, terminal)?),
        None => None,
    };
    let text = reading::text(args.brief.as_deref(), "brief", world, terminal)?.text;
    let vocabulary = Vocabulary::with_terms(settings.vocabulary());
    let desk = Desk {
        args: &args,
        settings: &settings,
        vocabulary: &vocabulary,
        text: &text,
        client: client.as_ref(),
    };
    let mut brief = desk.read(&given);
    if args.questions {
        terminal.print(&format!("{}\n", json!(posted::questions(&brief))))?;
        return Ok(Status::Ok);
    }
    if terminal.can_ask() && !args.no_input && !args.output.dry_run {
        ask(&brief, &mut given, terminal)?;
        brief = desk.read(&given);
    }
    desk.write(brief, world, terminal)
}

/// Asks what is missing; an empty answer leaves it open.
fn ask(brief: &Brief, given: &mut Answers, terminal: &mut Terminal) -> Result<()> {
    for question in brief.questions() {
        let Some(topic) = Topic::named(question.id) else {
            continue;
        };
        terminal.notice(question.why);
        let answer = match question.kind {
            AnswerKind::Line => terminal.ask(question.question)?,
            AnswerKind::Choice => {
                let mut options: Vec<String> =
                    question.choices.iter().map(|&one| one.to_owned()).collect();
                options.push("not decided yet".to_owned());
                let chosen = terminal.choose(question.question, &options, options.len() - 1)?;
                question
                    .choices
                    .get(chosen)
                    .map_or_else(String::new, |&one| one.to_owned())
            }
        };
        if !answer.is_empty() {
            given.insert(topic, answer);
        }
    }
    Ok(())
}

/// What lies on the table when a post is written.
struct Desk<'a> {
    args: &'a Args,
    settings: &'a Settings,
    vocabulary: &'a Vocabulary,
    text: &'a str,
    client: Option<&'a Entry>,
}

impl Desk<'_> {
    fn read(&self, answers: &Answers) -> Brief {
        let client = self
            .client
            .map(|entry| Profile::parse(&entry.file(), &entry.text, self.vocabulary));
        Brief::read(self.text, answers, client.as_ref(), self.vocabulary)
    }

    fn write(&self, brief: Brief, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
        let pack = reading::packs(world)?.get(self.settings.pack().unwrap_or("generic"))?;
        let levels = reading::levels(self.settings, &[])?;
        let pipeline = Pipeline {
            vocabulary: self.vocabulary,
            pack: &pack,
            earlier: &[],
            voice: None,
            levels: &levels,
        };
        let prepared = self.prepare(&pipeline, brief, world)?;
        let output = &self.args.output;
        let opened = opening::open(self.settings, TEMPLATE, output.purpose(), world, terminal)?;
        if output.dry_run {
            return opened.show_request(
                self.settings,
                TEMPLATE,
                &prepared.prompt,
                output.count(),
                terminal,
            );
        }
        opened.check_cost(
            self.settings,
            TEMPLATE,
            &prepared.prompt,
            output.calls(self.settings),
        )?;
        let drafting = Drafting {
            pipeline,
            opened: &opened,
            fallbacks: Fallbacks::new(self.settings, TEMPLATE, world, &opened, output)?,
            repair: output.repair(self.settings),
            output,
            name: TEMPLATE,
            recording: Recording::new(TEMPLATE, self.settings, &self.args.history, world),
        };
        drafting.run(&prepared, terminal)
    }

    fn prepare(
        &self,
        pipeline: &Pipeline<'_>,
        brief: Brief,
        world: &Environment,
    ) -> Result<Prepared> {
        let template = reading::template(TEMPLATE, world)?;
        let file = self.client.map(Entry::file);
        let profile = file
            .as_deref()
            .zip(self.client.map(|entry| entry.text.as_str()));
        let mut inputs = Map::new();
        let form = if self.args.format == "text" {
            "text"
        } else {
            "markdown"
        };
        inputs.insert("form".to_owned(), json!(form));
        inputs.insert("job".to_owned(), job(&brief));
        let prepared = pipeline.prepare(&Request {
            template: &template,
            post: Some(self.text),
            profile,
            inputs,
            words: self
                .settings
                .words(TEMPLATE)
                .and_then(|words| usize::try_from(words).ok()),
            tone: None,
            language: self.settings.lang(),
            nonce: &world.nonce()?,
        })?;
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
        "screening": brief.screening(),
        "decided": decided,
        "blanks": blanks,
    })
}
