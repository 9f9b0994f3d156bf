//! `gig proposal [POST]`: from a job post and a profile, and what the user says when asked, to a draft
//! that has been checked.

mod inquiry;

use self::inquiry::Asking;
use super::drafting::{Desk, DraftArgs, Drafting, Matter, Wishes};
use super::learning::Learned;
use super::reading;
use crate::environment::Environment;
use crate::error::Result;
use crate::exit::Status;
use crate::pipeline::Prepared;
use crate::profile::Answer;
use crate::store::library::Entry;
use crate::terminal::Terminal;

/// Arguments of `gig proposal`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  gig proposal post.md --profile ada.md
  pbpaste | gig proposal --words 120 --out letter.txt
  gig proposal post.md -m gpt-5-mini --dry-run
  gig proposal post.md -n 3
  gig proposal post.md --questions > questions.json
  gig proposal post.md --answers answers.toml
  gig proposal post.md --json | jq '.findings[]'")]
pub struct Args {
    /// The job post: a file, or - for stdin; the editor opens when nothing is piped
    post: Option<String>,
    /// The profile: a name from 'gig profile list', or a file
    #[arg(short, long, value_name = "NAME|FILE")]
    profile: Option<String>,
    /// Print what your profile has no answer to as questions, in JSON, and stop
    #[arg(long)]
    questions: bool,
    /// Answers to the questions: a file of lines ID = "VALUE" (TOML), or a JSON object
    #[arg(long, value_name = "FILE")]
    answers: Option<String>,
    /// Ask nothing: what nobody can answer but you stays a visible gap
    #[arg(long)]
    no_input: bool,
    #[command(flatten)]
    draft: DraftArgs,
}

/// The template this command renders.
const TEMPLATE: &str = "proposal";

/// Drafts the proposal.
///
/// # Errors
///
/// When an input, the profile, the template or the configuration cannot be used, or the engine fails.
pub fn run(args: Args, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    let desk = Desk::lay("proposal", TEMPLATE, &args.draft, world, terminal)?;
    let profile = reading::profile(args.profile.as_deref(), &desk.settings, world, terminal)?;
    let post = reading::text(args.post.as_deref(), "job post", world, terminal)?;
    // Asking takes another reading of post and profile: only who asks or is asked waits for it.
    let asking = || Asking::about(&post.text, &profile, &desk);
    if args.questions {
        return asking().print(terminal);
    }
    let engines = desk.engines(terminal)?;
    let is_asked = terminal.can_ask() && !args.no_input && !args.draft.output.dry_run;
    let mut answers = Vec::new();
    if is_asked || args.answers.is_some() {
        let asking = asking();
        answers = asking.given(args.answers.as_deref())?;
        if is_asked {
            asking.ask(&mut answers, terminal)?;
        }
    }
    let learned = Learned::for_draft(&post.text, &engines.chosen, &desk.settings, world, terminal);
    let wishes = Wishes::default();
    let prepared = prepare(&desk, &post.text, &profile, wishes, &answers, &learned)?;
    let drafting = Drafting {
        desk: &desk,
        engines: &engines,
        learned: &learned,
        prepared: &prepared,
    };
    drafting.run(terminal)
}

/// The request for a proposal that answers `post`, with what the user said when asked.
///
/// # Errors
///
/// When the template does not render.
pub(super) fn prepare(
    desk: &Desk<'_>,
    post: &str,
    profile: &Entry,
    wishes: Wishes,
    answers: &[Answer],
    learned: &Learned,
) -> Result<Prepared> {
    let matter = Matter {
        post: Some(post),
        profile: Some(profile),
        answers,
        inputs: learned.inputs(),
        wishes,
    };
    desk.prepare(learned, matter)
}
