//! `gig batch COMMAND [ROWS]`: many rows in, a line of JSON out for each; several at once, stopped and
//! taken up again without loss.
//!
//! What is done with a row is the command's own; here rows are fed, written and counted. A batch keeps
//! no history: its output is the record.

mod course;
mod estimate;
mod feed;
mod hosted;
mod inputs;
mod tally;
mod work;

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::ValueEnum;
use serde_json::{Map, Value, json};

use self::course::{Course, Out};
use self::feed::{Fed, Feed};
use self::hosted::HostedArgs;
use self::tally::Tally;
use self::work::{Checking, Drafts, Finished, Making, Matching, Purse, Scanning, Work};
use super::check::Checker;
use super::drafting::{Desk, DraftArgs, OutputArgs};
use super::engine_args::EngineArgs;
use super::learning::Learned;
use super::opening::{self, Opened};
use super::{reading, write};
use crate::engine::Engine;
use crate::engine::rows::{self, Happening, Onward, Step};
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::profile::Profile;
use crate::prompt::InputKind;
use crate::store::jobs::Folder;
use crate::store::library::{self, Entry};
use crate::store::row_log::{Ids, RowLog};
use crate::store::rows::{Form, Rows};
use crate::terminal::Terminal;

/// Arguments of `gig batch`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Rows are JSON objects, one a line, or CSV with a header: {\"id\": …, \"post\": …} and the command's other
inputs as fields. Each comes out as a line of JSON with its fields and 'result' (what the command's
--json gives) or 'error' beside them. Without a COMMAND a row's 'prompt' is asked as it is.

  proposal  post, profile (a name or the text), words, tone, lang
  post      brief, profile, lang, format, and the answers: budget, timeline, skills, level …
  write     the inputs of --template
  match     post, profile
  scan      post
  check     draft, post, profile

A row without an id has the number of its line; one whose id came before is an error. Rows that fail
do not stop the others, and the exit code is 6. Findings in a text are its result: the exit code stays
0. With --out, --resume goes on after any stop: what is done stays, what failed is tried again. Rows are
not kept in the history, and they ask the chosen endpoint only: fallbacks are for single texts.

Examples:
  gig batch scan posts.jsonl > scanned.jsonl
  gig batch proposal posts.csv --profile ada --out letters.jsonl --jobs 16
  gig batch proposal posts.csv --profile ada --out letters.jsonl --resume
  gig batch proposal posts.jsonl --dry-run -m gpt-5-mini
  gig batch proposal posts.jsonl --submit --out letters.jsonl -m gpt-5-mini
  gig batch --fetch --out letters.jsonl
  gig batch write messages.jsonl --template reply --max-cost 2 --out replies.jsonl
  jq -c '{id, prompt: .question}' faq.jsonl | gig batch -m llama3.2 -j 4"
)]
pub struct Args {
    /// What is done with each row: proposal, post, write, match, scan, check
    #[arg(value_enum, hide_possible_values = true)]
    command: Option<Task>,
    /// The rows: a file of JSON lines or CSV, or - for stdin
    rows: Option<String>,
    /// Write the results to a file that can be taken up again
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    out: Option<PathBuf>,
    /// Go on where --out was left
    #[arg(long, requires = "out", help_heading = "Output")]
    resume: bool,
    /// Results in the order of the rows, not as they are finished
    #[arg(long, help_heading = "Output")]
    ordered: bool,
    /// Count tokens and cost, and send nothing
    #[arg(long, conflicts_with_all = ["out", "ordered"], help_heading = "Output")]
    dry_run: bool,
    /// How the rows are written; told by name and content unless set
    #[arg(long, value_name = "FORM", value_enum)]
    format: Option<RowForm>,
    /// The field that names a row; 'id' unless set
    #[arg(long, value_name = "FIELD")]
    id: Option<String>,
    /// How many requests are in flight at most
    #[arg(short, long, value_name = "COUNT", default_value_t = 8, value_parser = clap::value_parser!(u16).range(1..=1000))]
    jobs: u16,
    /// The template of 'write': one of 'gig write --list'
    #[arg(short, long, value_name = "NAME")]
    template: Option<String>,
    /// An input of the template for all rows; NAME=@FILE reads it from a file
    #[arg(long, value_name = "NAME=VALUE")]
    set: Vec<String>,
    /// The profile of rows that name none: a name, or a file
    #[arg(short, long, value_name = "NAME|FILE")]
    profile: Option<String>,
    /// The post of rows that have none
    #[arg(long, value_name = "FILE")]
    post: Option<String>,
    /// About how many words
    #[arg(short, long, value_name = "COUNT")]
    words: Option<u64>,
    /// The tone: plain, warm, formal, direct, or your own words
    #[arg(long, value_name = "TONE")]
    tone: Option<String>,
    /// The language (en, es, de …); that of the post or brief unless set
    #[arg(long, value_name = "CODE")]
    lang: Option<String>,
    /// The site the texts go to, whose limits hold
    #[arg(long, value_name = "SITE")]
    pack: Option<String>,
    /// How often the findings of a row go back to the model
    #[arg(long, value_name = "0|1|2", value_parser = clap::value_parser!(u64).range(0..=2))]
    repair: Option<u64>,
    #[command(flatten)]
    hosted: HostedArgs,
    #[command(flatten)]
    engine: EngineArgs,
}

/// What is done with each row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Task {
    /// Draft a proposal
    Proposal,
    /// Write a job post
    Post,
    /// Write a text from a template
    Write,
    /// Match a post with a profile
    Match,
    /// Scan a post
    Scan,
    /// Check a text
    Check,
}

/// How rows are written.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum RowForm {
    /// One JSON object a line
    Jsonl,
    /// Comma-separated values with a header
    Csv,
}

impl From<RowForm> for Form {
    fn from(form: RowForm) -> Self {
        match form {
            RowForm::Jsonl => Self::Json,
            RowForm::Csv => Self::Csv,
        }
    }
}

/// How often a request is tried again unless `--retries` says: nobody waits for a single row, and one
/// in ten thousand should not fail for bad luck.
const RETRIES: u64 = 6;

/// The template that asks a row's prompt as it is.
const ASK: &str = "ask";

/// Works on all rows.
///
/// # Errors
///
/// When the rows, the output or the configuration cannot be used, or something stopped the batch. A row
/// that fails is an error in its own line, and [`Status::Rows`].
pub fn run(mut args: Args, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    args.engine.retries = args.engine.retries.or(Some(RETRIES));
    if let (true, Some(out)) = (args.hosted.is_about_a_job(), &args.out) {
        let job = Folder::of(out).load()?;
        job.iter().for_each(|job| args.adopt(&job.asked));
    }
    let draft = args.draft_args();
    let command = args.command_word();
    let desk = Desk::lay(command, args.template()?, &draft, world, terminal)?;
    let opened = args.open(&desk, terminal)?;
    let learned = args.learned(&desk, &opened, terminal);
    let work = args.work(&desk, &opened, &learned, terminal)?;
    if args.hosted.is_asked() {
        return hosted::run(&args, &work, &opened.engine, world, terminal);
    }
    let rows = args.open_rows(world)?;
    if args.dry_run {
        return estimate::run(&work, rows, args.id.as_deref(), terminal);
    }
    let (out, done) = args.output(work.schema(), terminal)?;
    let feed = Feed::new(rows, args.id.as_deref(), done);
    let model = opened
        .target
        .as_ref()
        .and_then(|target| target.model.as_deref());
    let tally = Tally::start(model.and_then(|model| desk.settings.price(model)));
    let jobs = usize::from(args.jobs);
    let course = Course::new(terminal, out, tally, jobs, feed.skipped());
    let batch = Batch {
        engine: &opened.engine,
        jobs,
        ordered: args.ordered,
    };
    batch.run(feed, &work, course)
}

/// How the rows run.
struct Batch<'a> {
    engine: &'a Engine,
    jobs: usize,
    ordered: bool,
}

impl<'a> Batch<'a> {
    fn run(&self, mut feed: Feed, work: &'a Work<'a>, mut course: Course<'_>) -> Result<Status> {
        let start = |fed: Fed| match fed {
            Fed::Row(item) => Ended::on(work.start(item)),
            Fed::Broken(error) => Step::Done(Ended::Input(error)),
        };
        let rows = rows::Rows {
            engine: self.engine,
            jobs: self.jobs,
            ordered: self.ordered,
            start: &start,
        };
        let end = rows.run(move || feed.next(), &mut |happening| match happening {
            Happening::Done(Ended::Row(finished)) => course.take(Happening::Done(*finished)),
            Happening::Done(Ended::Input(error)) => {
                course.broken(error);
                Ok(Onward::Stop)
            }
            Happening::Notice(line) => course.take(Happening::Notice(line)),
        })?;
        course.end(end)
    }
}

/// A row that is over, or the input.
enum Ended {
    Row(Box<Finished>),
    Input(Error),
}

impl Ended {
    fn on(step: Step<'_, Finished>) -> Step<'_, Self> {
        match step {
            Step::Done(finished) => Step::Done(Self::Row(Box::new(finished))),
            Step::Ask(prompt, then) => {
                Step::Ask(prompt, Box::new(move |answered| Self::on(then(answered))))
            }
        }
    }
}

impl Args {
    fn draft_args(&self) -> DraftArgs {
        DraftArgs {
            words: self.words,
            tone: self.tone.clone(),
            lang: self.lang.clone(),
            pack: self.pack.clone(),
            repair: self.repair,
            output: OutputArgs {
                candidates: 1,
                dry_run: self.dry_run,
                ..OutputArgs::default()
            },
            engine: self.engine.clone(),
            ..DraftArgs::default()
        }
    }

    /// What a later run needs to judge the answers by the same measure.
    fn remembered(&self) -> Map<String, Value> {
        let flags = json!({
            "command": self.command_word(),
            "template": self.template.clone().or_else(|| self.command.is_none().then(|| ASK.to_owned())),
            "set": self.set,
            "profile": self.profile,
            "post": self.post,
            "words": self.words,
            "tone": self.tone,
            "lang": self.lang,
            "pack": self.pack,
            "model": self.engine.model,
            "endpoint": self.engine.endpoint,
        });
        flags.as_object().cloned().unwrap_or_default()
    }

    /// Takes over what was remembered, where nothing else is said.
    fn adopt(&mut self, asked: &Map<String, Value>) {
        let text = |name: &str| asked.get(name)?.as_str().map(str::to_owned);
        if let Some(word) = text("command") {
            self.command = Task::from_str(&word, false).ok();
        }
        let set = asked.get("set").and_then(Value::as_array);
        let set = set.into_iter().flatten().filter_map(Value::as_str);
        self.set = set.map(str::to_owned).collect();
        self.words = asked.get("words").and_then(Value::as_u64);
        for (field, name) in [
            (&mut self.template, "template"),
            (&mut self.profile, "profile"),
            (&mut self.post, "post"),
            (&mut self.tone, "tone"),
            (&mut self.lang, "lang"),
            (&mut self.pack, "pack"),
            (&mut self.engine.model, "model"),
            (&mut self.engine.endpoint, "endpoint"),
        ] {
            if field.is_none() {
                *field = text(name);
            }
        }
    }

    fn open_rows(&self, world: &Environment) -> Result<Rows> {
        if self.rows.is_none() && world.stdin_is_terminal {
            let error = Error::new(Kind::Usage, "no rows given");
            return Err(error.hint("name a file of JSON lines or CSV, or pipe them in"));
        }
        Rows::open(self.rows.as_deref(), self.format.map(Form::from))
    }

    fn task(&self) -> Task {
        self.command.unwrap_or(Task::Write)
    }

    /// The command as its results name it.
    fn command_word(&self) -> &'static str {
        match self.task() {
            Task::Proposal => "proposal",
            Task::Post => "post",
            Task::Write => "write",
            Task::Match => "match",
            Task::Scan => "scan",
            Task::Check => "check",
        }
    }

    fn template(&self) -> Result<&str> {
        match (self.task(), self.template.as_deref()) {
            (Task::Write, Some(name)) => Ok(name),
            (_, Some(_)) => Err(Error::new(
                Kind::Usage,
                "--template is for 'gig batch write'",
            )),
            (Task::Write, None) if self.command.is_none() => Ok(ASK),
            (Task::Write, None) => Err(Error::new(Kind::Usage, "no template given")
                .hint("--template NAME: one of 'gig write --list'")),
            (Task::Post, None) => Ok("post"),
            (_, None) => Ok("proposal"),
        }
    }

    fn is_drafting(&self) -> bool {
        matches!(self.task(), Task::Proposal | Task::Post | Task::Write)
    }

    fn open(&self, desk: &Desk<'_>, terminal: &mut Terminal) -> Result<Opened> {
        if !self.is_drafting() {
            return Ok(Opened {
                engine: Engine::Offline,
                target: None,
            });
        }
        let purpose = desk.args.output.purpose();
        let name = desk.template.name.as_str();
        let opened = opening::open(&desk.settings, name, purpose, desk.world, terminal)?;
        if opened.target.is_none() {
            terminal.notice(
                "offline engine: no model is asked; texts come from the rows and profiles only",
            );
        }
        Ok(opened)
    }

    /// What the user's own letters teach: once for all rows.
    fn learned(&self, desk: &Desk<'_>, opened: &Opened, terminal: &mut Terminal) -> Learned {
        let learns = match self.task() {
            Task::Proposal => opened.target.is_some(),
            task => task == Task::Check,
        };
        if learns {
            Learned::read(None, &desk.settings, desk.world, terminal)
        } else {
            Learned::default()
        }
    }

    fn work<'a>(
        &self,
        desk: &'a Desk<'a>,
        opened: &Opened,
        learned: &'a Learned,
        terminal: &mut Terminal,
    ) -> Result<Work<'a>> {
        let (world, vocabulary) = (desk.world, &desk.vocabulary);
        let profile = self.shared_profile(desk, terminal)?;
        let post = match &self.post {
            Some(file) => Some(reading::text(Some(file), "job post", world, terminal)?.text),
            None => None,
        };
        let making = match self.task() {
            Task::Proposal => Making::Proposal,
            Task::Post => Making::Post,
            Task::Write => Making::Write,
            Task::Scan => return Ok(Work::Scan(Scanning { vocabulary })),
            Task::Match => {
                let parse = |entry: &Entry| Profile::parse(&entry.file(), &entry.text, vocabulary);
                let profile = profile.as_ref().map(parse);
                return Ok(Work::Match(Matching {
                    vocabulary,
                    profile,
                    world,
                }));
            }
            Task::Check => {
                let checker = Checker {
                    pipeline: desk.pipeline(learned),
                    kind: None,
                };
                return Ok(Work::Check(Checking {
                    checker,
                    post,
                    profile: profile.map(|entry| (entry.file(), entry.text)),
                    world,
                }));
            }
        };
        Ok(Work::Draft(Drafts {
            making,
            desk,
            learned,
            profile,
            post,
            values: self.values(desk)?,
            target: opened.target.as_deref().cloned(),
            purse: Purse::default(),
        }))
    }

    /// The profile of rows that name none: the one that is named; the default where one is needed.
    fn shared_profile(&self, desk: &Desk<'_>, terminal: &mut Terminal) -> Result<Option<Entry>> {
        let world = desk.world;
        let is_wanted = match self.task() {
            Task::Proposal | Task::Match => true,
            Task::Write => {
                let mut inputs = desk.template.inputs.values();
                inputs.any(|input| input.kind == InputKind::Profile)
            }
            Task::Scan => false,
            Task::Post | Task::Check => self.profile.is_some(),
        };
        let has_default =
            desk.settings.profile().is_some() || library::profile_names(world).len() == 1;
        if !is_wanted || (self.profile.is_none() && !has_default) {
            return Ok(None);
        }
        reading::profile(self.profile.as_deref(), &desk.settings, world, terminal).map(Some)
    }

    fn values(&self, desk: &Desk<'_>) -> Result<BTreeMap<String, String>> {
        if self.task() != Task::Write && !self.set.is_empty() {
            return Err(Error::new(Kind::Usage, "--set is for 'gig batch write'"));
        }
        let values = write::set_values(&self.set)?;
        // A name that is wrong is wrong for every row: said once, before anything is asked.
        match values
            .keys()
            .find(|name| !desk.template.inputs.contains_key(*name))
        {
            Some(name) => Err(Error::new(
                Kind::Usage,
                format!(
                    "the template '{}' has no input '{name}'",
                    desk.template.name
                ),
            )
            .hint(desk.template.described())),
            None => Ok(values),
        }
    }

    fn output(&self, schema: &str, terminal: &mut Terminal) -> Result<(Out, Ids)> {
        let Some(path) = &self.out else {
            return Ok((Out::Stdout, Ids::default()));
        };
        let mut log = RowLog::open(path, schema, self.resume)?;
        if log.was_torn {
            terminal.notice("the last line was torn by the stop; it is mended");
        }
        if log.failed > 0 {
            terminal.notice(&format!("{} failed rows are tried again", log.failed));
        }
        let done = std::mem::take(&mut log.done);
        Ok((Out::Log(Box::new(log)), done))
    }
}
