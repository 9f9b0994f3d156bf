//! `gig revise [DRAFT] INSTRUCTION`: the next version of a text, with what changed and what the rules
//! say of it. What the user wrote by hand stays.

mod basis;

use serde_json::{Map, json};

use self::basis::Basis;
use super::check::Kind as KindArg;
use super::drafting::{Desk, DraftArgs, Drafting, Matter};
use super::learning::Learned;
use crate::brief::{Answers, Brief};
use crate::check::TextKind;
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::job_post::JobPost;
use crate::pipeline::Prepared;
use crate::revision::{self, Edited, Revision};
use crate::terminal::Terminal;

/// Arguments of `gig revise`.
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "gig revise [OPTIONS] [DRAFT] <INSTRUCTION>",
    after_help = "Examples:
  gig revise \"shorter, and lead with the stock sync\"
  gig revise letter.txt \"120 words\" --out letter.txt
  pbpaste | gig revise \"drop the rate\" --post post.md --profile ada.md
  gig revise letter.txt \"warmer, still plain\" -m gpt-5-mini

Without DRAFT the text piped in is revised, or else the last draft of the history. Sentences you wrote
by hand since gig's last version stay, unless the instruction speaks of them.

Offline, rules do what rules can: shorter, 120 words, 900 characters, remove …, start with …,
end with \"…\", replace … with …, more formal (contractions). Anything else is named as not done."
)]
pub struct Args {
    /// The draft (a file, or - for stdin) and what to change; what to change alone takes the last draft
    #[arg(required = true, num_args = 1..=2, value_name = "DRAFT] [INSTRUCTION")]
    texts: Vec<String>,
    /// The draft of the history it is a version of; told by its words unless given
    #[arg(long, value_name = "ID")]
    of: Option<String>,
    /// The kind of text, whose rules hold; that of the draft unless given
    #[arg(long, value_name = "KIND")]
    kind: Option<KindArg>,
    /// The job post it answers; that of the draft unless given
    #[arg(long, value_name = "FILE")]
    post: Option<String>,
    /// The profile: a name from 'gig profile list', or a file; that of the draft unless given
    #[arg(short, long, value_name = "NAME|FILE")]
    profile: Option<String>,
    #[command(flatten)]
    draft: DraftArgs,
}

/// The template this command renders.
const TEMPLATE: &str = "revise";

/// Revises the text.
///
/// # Errors
///
/// When there is no text to revise, an input or the configuration cannot be used, the engine fails, or
/// the offline engine can do nothing of what was asked.
pub fn run(args: Args, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    let (draft, instruction) = args.split()?;
    let desk = Desk::lay("revise", TEMPLATE, &args.draft, world, terminal)?;
    let engines = desk.engines(terminal)?;
    let basis = Basis::read(draft, &args, &desk, terminal)?;
    let mut revision = basis.revision(&instruction);
    for sentence in &revision.own {
        terminal.detail(&format!("your own: {sentence}"));
    }
    let mut revised = None;
    if !engines.is_online() && !args.draft.output.dry_run {
        let owed = owed(&basis, &desk);
        let edited = revision::offline(&basis.text, &instruction, &revision.own, &owed);
        revised = Some(done_offline(edited, &mut revision, terminal)?);
    }
    let prepared = prepare(&basis, revision, revised, &desk)?;
    let drafting = Drafting {
        desk: &desk,
        engines: &engines,
        learned: &Learned::default(),
        prepared: &prepared,
    };
    drafting.run(terminal)
}

impl Args {
    /// The draft, when one is named, and the instruction.
    fn split(&self) -> Result<(Option<&str>, String)> {
        let (draft, said) = match self.texts.as_slice() {
            [said] => (None, said),
            [draft, said, ..] => (Some(draft.as_str()), said),
            [] => return Err(Error::new(Kind::Usage, "nothing says what to change")),
        };
        let is_file = said == "-" || std::path::Path::new(said).is_file();
        if said.trim().is_empty() || (draft.is_none() && is_file) {
            let what = format!("nothing says what to change in {said}");
            return Err(
                Error::new(Kind::Usage, what).hint(format!("gig revise {said} \"shorter\""))
            );
        }
        let words = self.draft.words.map(|count| format!(", {count} words"));
        Ok((draft, format!("{said}{}", words.unwrap_or_default())))
    }
}

/// What the rules made of the text; an error when they could do nothing.
fn done_offline(
    edited: Edited,
    revision: &mut Revision,
    terminal: &mut Terminal,
) -> Result<String> {
    if edited.done.is_empty() {
        let why = edited.undone.join("; ");
        let error = Error::new(Kind::Incomplete, format!("nothing was changed: {why}"));
        return Err(error
            .hint("offline, gig can shorten, remove, put first or last, and replace: see --help")
            .hint("a model can do the rest: gig init, or --endpoint"));
    }
    for line in &edited.done {
        terminal.notice(line);
    }
    revision.done = edited.done;
    revision.undone = edited.undone;
    Ok(edited.text)
}

/// Words the text owes to the post: demanded ones, and its questions.
fn owed(basis: &Basis, desk: &Desk<'_>) -> Vec<String> {
    let Some(text) = &basis.post else {
        return Vec::new();
    };
    let post = JobPost::parse(text, &desk.vocabulary);
    let tokens = post
        .demands
        .iter()
        .filter_map(|demand| demand.token.clone());
    let asked = post.questions.iter();
    let asked = asked.map(|question| question.span.of(&post.text).to_owned());
    tokens.chain(asked).collect()
}

/// The request for the new version.
fn prepare(
    basis: &Basis,
    revision: Revision,
    revised: Option<String>,
    desk: &Desk<'_>,
) -> Result<Prepared> {
    let mut inputs = Map::new();
    inputs.insert("text".to_owned(), json!(revision.before));
    inputs.insert("instruction".to_owned(), json!(revision.instruction));
    inputs.insert("own".to_owned(), json!(revision.own));
    inputs.insert("into".to_owned(), json!(desk.settings.lang()));
    inputs.insert(
        "revised".to_owned(),
        json!(revised.as_ref().unwrap_or(&revision.before)),
    );
    let matter = Matter {
        post: basis.post.as_deref(),
        profile: basis.profile.as_ref(),
        answers: &basis.answers,
        inputs,
        ..Matter::default()
    };
    let mut prepared = desk.prepare(&Learned::default(), matter)?;
    if basis.kind == TextKind::JobPost {
        // Whatever stood in the post was decided, and so is what the instruction says.
        let known = Brief::read(&revision.before, &Answers::new(), None, &desk.vocabulary);
        let told = basis.brief.iter().chain([&revision.instruction]);
        prepared = prepared.from_brief(known.of_a_post(told.cloned()));
    }
    Ok(prepared.judged_as(basis.kind).revising(revision))
}
