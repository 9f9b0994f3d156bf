//! `gig proposal [POST]`: from a job post and a profile to a draft that has been checked.

use super::drafting::{Drafting, OutputArgs};
use super::engine_args::EngineArgs;
use super::fallbacks::Fallbacks;
use super::learning::Learned;
use super::recording::{HistoryArgs, Recording};
use super::{opening, reading};
use crate::environment::Environment;
use crate::error::Result;
use crate::exit::Status;
use crate::pipeline::{Pipeline, Request};
use crate::skill::Vocabulary;
use crate::terminal::Terminal;

/// Arguments of `gig proposal`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  gig proposal post.md --profile ada.md
  pbpaste | gig proposal --words 120 --out letter.txt
  gig proposal post.md -m gpt-5-mini --dry-run
  gig proposal post.md -n 3
  gig proposal post.md --json | jq '.findings[]'")]
pub struct Args {
    /// The job post: a file, or - for stdin; the editor opens when nothing is piped
    post: Option<String>,
    /// The profile: a name from 'gig profile list', or a file
    #[arg(short, long, value_name = "NAME|FILE")]
    profile: Option<String>,
    /// About how many words
    #[arg(short, long, value_name = "COUNT")]
    words: Option<u64>,
    /// The tone: plain, warm, formal, direct, or your own words
    #[arg(long, value_name = "TONE")]
    tone: Option<String>,
    /// The language of the proposal (en, es, de …); the post's unless set
    #[arg(long, value_name = "CODE")]
    lang: Option<String>,
    /// The site it goes to, whose limits hold: upwork, freelancer, fiverr, linkedin, generic
    #[arg(long, value_name = "SITE")]
    pack: Option<String>,
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
const TEMPLATE: &str = "proposal";

/// Drafts the proposal.
///
/// # Errors
///
/// When an input, the profile, the template or the configuration cannot be used, or the engine fails.
pub fn run(args: Args, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    let flags = args
        .history
        .layer(args.engine.layer()?)?
        .flag("--words", "words", args.words)?
        .flag("--tone", "tone", args.tone.as_ref())?
        .flag("--lang", "lang", args.lang.as_ref())?
        .flag("--pack", "pack", args.pack.as_ref())?
        .flag("--repair", "repair", args.repair)?;
    let settings = reading::settings(flags, world, terminal)?;
    let template = reading::template(TEMPLATE, world)?;
    let profile = reading::profile(args.profile.as_deref(), &settings, world, terminal)?;
    let post = reading::text(args.post.as_deref(), "job post", world, terminal)?;
    let pack = reading::packs(world)?.get(settings.pack().unwrap_or("generic"))?;
    let vocabulary = Vocabulary::with_terms(settings.vocabulary());
    let opened = opening::open(&settings, TEMPLATE, args.output.purpose(), world, terminal)?;
    let learned = Learned::for_draft(&post.text, &opened, &settings, world, terminal);
    let levels = reading::levels(&settings, &[])?;
    let pipeline = Pipeline {
        vocabulary: &vocabulary,
        pack: &pack,
        earlier: &learned.earlier,
        voice: learned.voice.as_ref(),
        levels: &levels,
    };
    let prepared = pipeline.prepare(&Request {
        template: &template,
        post: Some(&post.text),
        profile: Some((&profile.file(), &profile.text)),
        inputs: learned.inputs(),
        words: settings
            .words(TEMPLATE)
            .and_then(|words| usize::try_from(words).ok()),
        tone: settings.tone(),
        language: settings.lang(),
        nonce: &world.nonce()?,
    })?;
    if args.output.dry_run {
        let count = args.output.count();
        return opened.show_request(&settings, TEMPLATE, &prepared.prompt, count, terminal);
    }
    let calls = args.output.calls(&settings);
    opened.check_cost(&settings, TEMPLATE, &prepared.prompt, calls)?;
    let drafting = Drafting {
        pipeline,
        opened: &opened,
        fallbacks: Fallbacks::new(&settings, TEMPLATE, world, &opened, &args.output)?,
        repair: args.output.repair(&settings),
        output: &args.output,
        name: TEMPLATE,
        recording: Recording::new(TEMPLATE, &settings, &args.history, world),
    };
    drafting.run(&prepared, terminal)
}
