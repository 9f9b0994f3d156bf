//! `gig compare POST PROPOSAL…`: the proposals a client got, side by side on the post's own terms.

mod sources;
mod summaries;

use std::path::PathBuf;

use super::engine_args::EngineArgs;
use super::reading;
use crate::compare::weigh::Weights;
use crate::compare::{Ask, MOST, Proposal};
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::job_post::JobPost;
use crate::report::compare::{self as report, Compared};
use crate::skill::Vocabulary;
use crate::store::files;
use crate::terminal::Terminal;

/// Arguments of `gig compare`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Reads every proposal for what your post asks: must-haves claimed, evidence given, instructions
met, questions answered, the price against the budget; finds near-copies among them and text that
is aimed at machines. Each cell has the words it rests on, with their line. Nothing is ranked:
--weight adds up what counts for you (criteria: must, evidence, instructions, questions, price,
own, clean) and shows the sum with its parts. Without --summaries no model is asked and nothing
leaves the machine.

Proposals are files, a folder, or one JSON object a line ({id, name, text}); - is stdin. What
cannot be read is listed with the reason, and the rest goes on.

Examples:
  gig compare post.md proposals/
  gig compare post.md a.txt b.pdf c.docx --weight must=3 --weight price=1
  gig compare post.md proposals.jsonl --html --out compare.html
  cat proposals.jsonl | gig compare post.md - --csv > compare.csv"
)]
pub struct Args {
    /// Your job post: a file
    #[arg(value_name = "POST")]
    post: String,
    /// The proposals: files, folders, rows of JSON, - for stdin
    #[arg(value_name = "PROPOSAL", required = true)]
    proposals: Vec<String>,
    /// What a criterion counts for, 0 to 1000; may be given for several
    #[arg(short, long, value_name = "CRITERION=NUMBER")]
    weight: Vec<String>,
    /// Have a model sum up each proposal in two neutral sentences; what a proposal does not say is refused
    #[arg(long)]
    summaries: bool,
    #[command(flatten)]
    output: Output,
    #[command(flatten)]
    engine: EngineArgs,
}

/// How the table is written.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Output")]
struct Output {
    /// Print one JSON object
    #[arg(long, conflicts_with_all = ["csv", "html"])]
    json: bool,
    /// Print a line of CSV for each proposal
    #[arg(long, conflicts_with = "html")]
    csv: bool,
    /// Print one HTML page that needs nothing else: to show, to print, to send
    #[arg(long)]
    html: bool,
    /// Write to a file instead of stdout, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Compares.
///
/// # Errors
///
/// When the post cannot be read, nothing among the proposals can, or a weight is wrong.
pub fn run(args: Args, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    let weights = Weights::parse(&args.weight)?;
    let settings = reading::settings(args.engine.layer()?, world, terminal)?;
    let both = args.post == "-" && args.proposals.iter().any(|one| one == "-");
    if both {
        return Err(Error::new(
            Kind::Usage,
            "the post and the proposals cannot both be stdin",
        ));
    }
    let post = reading::text(Some(&args.post), "job post", world, terminal)?;
    let given = sources::read(&args.proposals)?;
    for notice in &given.notices {
        terminal.notice(notice);
    }
    if given.proposals.is_empty() {
        return Err(nothing(given.unread));
    }
    if given.proposals.len() > MOST {
        let count = given.proposals.len();
        return Err(Error::new(
            Kind::Input,
            format!("{count} proposals; gig compares at most {MOST} with each other"),
        )
        .hint("leave out what you have already decided on"));
    }
    let vocabulary = Vocabulary::with_terms(settings.vocabulary());
    let pack = reading::packs(world)?.get(settings.pack().unwrap_or("generic"))?;
    let parsed = JobPost::parse(&post.text, &vocabulary);
    let proposals: Vec<Proposal<'_>> = given
        .proposals
        .iter()
        .map(|(name, text)| Proposal { name, text })
        .collect();
    let comparison = Ask::new(&parsed, &vocabulary, &pack).compare(&proposals);
    for idle in weights.idle(&comparison) {
        let (title, id) = (idle.title(), idle.as_str());
        terminal.notice(&format!(
            "--weight {id}: the post asks for no {title}; it counts for nobody"
        ));
    }
    let summed = match args.summaries {
        true => {
            let desk = summaries::Desk {
                settings: &settings,
                vocabulary: &vocabulary,
                pack: &pack,
                post: &parsed,
            };
            desk.sum_up(&proposals, world, terminal)?
        }
        false => summaries::Summed::default(),
    };
    let compared = Compared {
        file: &post.name,
        post: &parsed,
        proposals: &proposals,
        comparison: &comparison,
        weights: &weights,
        summaries: &summed.summaries,
        unread: &given.unread,
    };
    write(&report::wire(&compared), &args.output, world, terminal)?;
    // What could be said was said before the endpoint's failure is told.
    summed.failure.map_or(Ok(Status::Ok), Err)
}

/// The error for inputs of which none could be read.
fn nothing(unread: Vec<(String, String)>) -> Error {
    let error = Error::new(Kind::Input, "there is no proposal that can be read");
    let hints = unread.into_iter().take(5).map(|(_, problem)| problem);
    hints.fold(error, Error::hint)
}

fn write(
    wire: &report::Wire,
    output: &Output,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<()> {
    let text = if output.json {
        format!("{}\n", serde_json::json!(wire))
    } else if output.csv {
        report::csv(wire)?
    } else if output.html {
        report::page(wire)?
    } else {
        report::human(wire, terminal.columns(world))
    };
    match &output.out {
        Some(path) => files::write_output(path, text.as_bytes()),
        None if output.json || output.csv || output.html => terminal.print(&text),
        None => terminal.report(&text),
    }
}
