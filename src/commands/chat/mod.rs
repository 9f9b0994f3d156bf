//! `gig chat`: a talk with the profile, the post and the draft in mind; sessions are kept.
//!
//! This file opens the session and reads lines; answering is `talk`'s, the words after a slash are
//! `act`'s, answers without a model are `offline`'s.

mod act;
mod asking;
mod offline;
mod sessions;
mod talk;

use std::io::BufRead;

use self::act::After;
use self::talk::Talk;
use super::engine_args::EngineArgs;
use super::recording::HistoryArgs;
use crate::conversation::slash::{self, COMMANDS};
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::store::{input, library};
use crate::terminal::{Completion, Line, Terminal};

/// Arguments of `gig chat`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  gig chat --post post.md --profile ada.md
  gig chat -c                              # go on with the newest session
  echo \"Should I apply?\" | gig chat --once --post post.md
  gig chat --list

/help in a session lists its commands. Without a model it answers what gig computes by itself: the
match, the check, what a post demands, how your letters do, and what stands in your files.")]
pub struct Args {
    /// A first question
    question: Option<String>,
    /// The job post: a file
    #[arg(long, value_name = "FILE")]
    post: Option<String>,
    /// The profile: a name from 'gig profile list', or a file
    #[arg(short, long, value_name = "NAME|FILE")]
    profile: Option<String>,
    /// A draft to talk about: a file
    #[arg(long, value_name = "FILE")]
    draft: Option<String>,
    /// Go on with the newest session
    #[arg(short, long = "continue", conflicts_with = "session")]
    continued: bool,
    /// Go on with the session of this name, or begin it
    #[arg(long, value_name = "NAME")]
    session: Option<String>,
    /// Answer one question, given or piped in, and end
    #[arg(long)]
    once: bool,
    /// Print the answer as JSON (schema gig.chat/1)
    #[arg(long, requires = "once")]
    json: bool,
    /// How much of the talk goes to the model, in tokens; the oldest stays behind
    #[arg(long, value_name = "COUNT")]
    tokens: Option<u64>,
    /// Use the keys of vi
    #[arg(long)]
    vi: bool,
    /// List the sessions
    #[arg(long, exclusive = true)]
    list: bool,
    /// Delete a session
    #[arg(long, value_name = "NAME", exclusive = true)]
    delete: Option<String>,
    #[command(flatten)]
    history: HistoryArgs,
    #[command(flatten)]
    engine: EngineArgs,
}

/// Talks.
///
/// # Errors
///
/// When the session, an input or the configuration cannot be used; with `--once`, when no answer came.
pub fn run(args: Args, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    if args.list {
        return sessions::list(world, terminal);
    }
    if let Some(name) = &args.delete {
        return sessions::delete(name, world, terminal);
    }
    let is_person = terminal.can_ask() && terminal.is_interactive();
    let question = first_question(&args, is_person)?;
    let mut talk = Talk::open(&args, world, terminal)?;
    talk.bring(&args, terminal)?;
    match question {
        Some(question) if args.once => talk.once(&question, args.json, terminal),
        question if is_person => with_a_person(&mut talk, question.as_deref(), terminal),
        question => with_a_pipe(&mut talk, question.as_deref(), terminal),
    }
}

/// What is asked before anything is typed: the argument, and with `--once` what is piped in.
fn first_question(args: &Args, is_person: bool) -> Result<Option<String>> {
    if !args.once {
        return Ok(args.question.clone());
    }
    let piped = if is_person || args.question.is_some() {
        None
    } else {
        Some(input::read_stdin()?.text)
    };
    let question = args.question.clone().or(piped).unwrap_or_default();
    if question.trim().is_empty() {
        return Err(Error::new(Kind::Usage, "there is no question")
            .hint("gig chat --once \"Should I apply?\", or pipe it in"));
    }
    Ok(Some(question))
}

/// Every line of a pipe is a question or a command. The first that fails ends the talk: nobody is
/// there to read on.
fn with_a_pipe(
    talk: &mut Talk<'_>,
    first: Option<&str>,
    terminal: &mut Terminal,
) -> Result<Status> {
    let mut status = Status::Ok;
    if let Some(question) = first {
        status = talk.ask(question, terminal)?;
    }
    for line in std::io::stdin().lock().lines() {
        let line = line.map_err(|error| {
            Error::new(
                Kind::Input,
                format!("cannot read the next question: {error}"),
            )
        })?;
        if line.trim().is_empty() {
            continue;
        }
        match take(talk, &line, terminal)? {
            After::Go(Status::Ok) => {}
            After::Go(worse) => status = worse,
            After::Leave => break,
        }
    }
    Ok(status)
}

/// Reads lines from a person until they leave. What fails is said, and the talk goes on.
fn with_a_person(
    talk: &mut Talk<'_>,
    first: Option<&str>,
    terminal: &mut Terminal,
) -> Result<Status> {
    let mut editor = terminal.line_editor(
        talk.settings.vi_keys() || talk.has_vi_keys,
        completion(talk),
    )?;
    for exchange in talk.conversation.exchanges() {
        editor.remember(&exchange.question);
    }
    talk.greet(terminal);
    if let Some(question) = first {
        editor.remember(question);
        go_on(talk.ask(question, terminal).map(After::Go), terminal)?;
    }
    let mut stops = 0;
    loop {
        match editor.read("> ")? {
            Line::End => break,
            Line::Interrupted if stops > 0 => break,
            Line::Interrupted => {
                stops += 1;
                terminal.notice("Ctrl-C once more, or Ctrl-D, leaves");
            }
            Line::Text(line) => {
                stops = 0;
                if line.trim().is_empty() {
                    continue;
                }
                editor.remember(&line);
                if !go_on(take(talk, &line, terminal), terminal)? {
                    break;
                }
            }
        }
    }
    talk.farewell(terminal);
    Ok(Status::Ok)
}

/// Shows what failed; whether the talk goes on.
fn go_on(taken: Result<After>, terminal: &mut Terminal) -> Result<bool> {
    match taken {
        Ok(After::Go(_)) => Ok(true),
        Ok(After::Leave) => Ok(false),
        Err(error) if error.kind() == Kind::ClosedPipe => Err(error),
        Err(error) => {
            terminal.error(&error);
            Ok(true)
        }
    }
}

/// One line: a command or a question.
fn take(talk: &mut Talk<'_>, line: &str, terminal: &mut Terminal) -> Result<After> {
    match slash::parse(line) {
        None => talk.ask(line, terminal).map(After::Go),
        Some(Ok(command)) => act::act(talk, command, terminal),
        Some(Err(wrong)) => Err(Error::new(Kind::Usage, wrong)),
    }
}

/// What may follow the words before the cursor.
fn completion(talk: &Talk<'_>) -> crate::terminal::Complete {
    let profiles = library::profile_names(talk.world);
    let models: Vec<String> = talk.settings.names("models").map(str::to_owned).collect();
    Box::new(move |before: &str| match before.trim() {
        "" => Completion::Words(
            COMMANDS
                .iter()
                .map(|command| format!("/{}", command.name))
                .collect(),
        ),
        "/post" | "/save" => Completion::Files,
        "/profile" => Completion::Words(profiles.clone()),
        "/model" => Completion::Words(models.clone()),
        _ => Completion::Words(Vec::new()),
    })
}
