//! `gig skills [POST…]`: what posts ask for together, what they pay, and the gap to the profile.

use std::collections::HashSet;
use std::thread;

use super::matches::sources::{self, Given, Source};
use super::reading;
use crate::config::{Layer, Settings};
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::intake::row;
use crate::job_post::JobPost;
use crate::market::{Asked, Known, Market, Seen};
use crate::profile::Profile;
use crate::report::skills as report;
use crate::skill::Vocabulary;
use crate::store::history::{self, History};
use crate::store::library;
use crate::terminal::Terminal;
use crate::text::digest::sha256;
use crate::text::moment;

/// Arguments of `gig skills`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  gig skills                       the posts you drafted for
  gig skills posts/ more.jsonl
  gig skills posts.jsonl --json | jq '.skills[] | select(.opens > 0)'

A row of JSON may have a date (date, posted_at, published …), from which the trend comes. Posts you
drafted for count with the day you did; what they ask is kept when their text goes.")]
pub struct Args {
    /// Posts: files, folders, or files of JSON rows; - for stdin; those of the history unless given
    posts: Vec<String>,
    /// The profile whose gap is shown: a name from 'gig profile list', or a file
    #[arg(short, long, value_name = "NAME|FILE")]
    profile: Option<String>,
    /// At most so many skills; 0 for all
    #[arg(long, value_name = "COUNT", default_value_t = 20)]
    top: usize,
    /// Print JSON (schema gig.skills/1)
    #[arg(long)]
    json: bool,
}

/// A post before it is read.
struct Raw {
    text: String,
    when: Option<i64>,
}

/// Counts.
///
/// # Errors
///
/// When a file, the profile or the history cannot be read, or there are no posts.
pub fn run(args: Args, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    let settings = crate::store::settings::load(world, Layer::default())?;
    let vocabulary = Vocabulary::with_terms(settings.vocabulary());
    let posts = if args.posts.is_empty() {
        remembered(&vocabulary, world)?
    } else {
        read_all(&given(&args.posts, world, terminal)?, &vocabulary)
    };
    if posts.is_empty() {
        return Err(Error::new(Kind::Input, "there are no posts to count")
            .hint("name files or folders of posts: 'gig skills posts/'")
            .hint("posts you draft for are counted without being named"));
    }
    let profile = profile(&args, &settings, &vocabulary, world, terminal)?;
    let known = profile
        .as_ref()
        .map(|profile| Known::of(profile, &vocabulary));
    let market = Market::of(&posts, known.as_ref());
    let file = profile.as_ref().map(|profile| profile.file.as_str());
    if args.json {
        terminal.print(&format!("{:#}\n", report::json(&market, file)))?;
    } else {
        let top = if args.top == 0 { usize::MAX } else { args.top };
        terminal.report(&report::human(&market, top))?;
    }
    Ok(Status::Ok)
}

/// The profile; without a choice among several, none.
fn profile(
    args: &Args,
    settings: &Settings,
    vocabulary: &Vocabulary,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<Option<Profile>> {
    let is_chosen = args.profile.is_some() || settings.profile().is_some();
    if !is_chosen && library::profile_names(world).len() != 1 {
        terminal.notice("no profile is chosen: the gap is not shown (--profile NAME)");
        return Ok(None);
    }
    let entry = reading::profile(args.profile.as_deref(), settings, world, terminal)?;
    Ok(Some(Profile::parse(&entry.file(), &entry.text, vocabulary)))
}

/// The posts of the history.
fn remembered(vocabulary: &Vocabulary, world: &Environment) -> Result<Vec<Seen>> {
    let Some(history) = History::open(&history::path(world)?)? else {
        return Ok(Vec::new());
    };
    let read = |post: crate::outcome::Post| -> Option<Asked> {
        let kept = post
            .asked
            .and_then(|value| serde_json::from_value(value).ok());
        kept.or_else(|| {
            Some(Asked::of(
                &JobPost::parse(&post.text?, vocabulary),
                vocabulary,
            ))
        })
    };
    let seen = |(post, when)| {
        Some(Seen {
            asked: read(post)?,
            when: Some(when),
        })
    };
    Ok(history.posts()?.into_iter().filter_map(seen).collect())
}

/// The posts that the arguments name, each once.
fn given(arguments: &[String], world: &Environment, terminal: &mut Terminal) -> Result<Vec<Raw>> {
    let mut posts = Vec::new();
    let mut bad = 0;
    let mut add = |text: String, when| posts.push(Raw { text, when });
    match sources::open(arguments, world, terminal)? {
        Given::One(input) => add(input.text, None),
        Given::Many(many) => {
            for source in many {
                match source {
                    Source::File(path) => {
                        add(crate::store::input::read_file(&path)?.text, None);
                    }
                    Source::Document(document) => {
                        add(format!("{}\n\n{}", document.title, document.text), None);
                    }
                    Source::Rows(mut blocks) => {
                        while let Some(block) = blocks.next_block()? {
                            bad += rows(&block.bytes, &mut add);
                        }
                    }
                }
            }
        }
    }
    if bad > 0 {
        terminal.notice(&format!("lines that are no post and left out: {bad}"));
    }
    let mut known = HashSet::new();
    posts.retain(|post| known.insert(sha256(&post.text)));
    Ok(posts)
}

/// Reads the rows of a block; how many were none.
fn rows(bytes: &[u8], add: &mut impl FnMut(String, Option<i64>)) -> usize {
    let mut bad = 0;
    for line in bytes.split(|&byte| byte == b'\n') {
        let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
        if line.trim_ascii().is_empty() {
            continue;
        }
        match row::parse(line) {
            Some(row) if row.title.is_some() || row.text.is_some() => {
                let when = row.date.as_deref().and_then(when);
                let parts: Vec<_> = [row.title, row.text].into_iter().flatten().collect();
                add(parts.join("\n\n"), when);
            }
            _ => bad += 1,
        }
    }
    bad
}

/// A date as rows have it: written, or a number of seconds or milliseconds.
fn when(text: &str) -> Option<i64> {
    moment::parse(text).or_else(|| {
        let number = text
            .trim()
            .parse::<f64>()
            .ok()
            .filter(|number| *number > 1e8)?;
        let seconds = if number > 1e11 {
            number / 1000.0
        } else {
            number
        };
        Some(seconds as i64)
    })
}

/// Reads posts on all processors; the order stays.
fn read_all(posts: &[Raw], vocabulary: &Vocabulary) -> Vec<Seen> {
    let read = |post: &Raw| Seen {
        asked: Asked::of(&JobPost::parse(&post.text, vocabulary), vocabulary),
        when: post.when,
    };
    let threads = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let share = posts.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        let workers: Vec<_> = posts
            .chunks(share)
            .map(|chunk| scope.spawn(move || chunk.iter().map(read).collect::<Vec<Seen>>()))
            .collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_default())
            .collect()
    })
}
