//! `gig match`: one post against the profile, as a card; many posts or many profiles, as a ranking.

mod card;
mod embed;
mod many;
pub(super) mod sources;

use clap::ValueEnum;

use super::reading;
use crate::config::{Layer, Settings};
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::matching::rank::{Direction, Document};
use crate::terminal::Terminal;

use self::sources::{Given, Source};

/// Arguments of `gig match`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "One post gives a card: apply or skip, and the profile line behind each \
requirement.
Many posts (a folder, several files, one JSON object a line) are ranked for the profile; with
--profiles, profiles are ranked for the post. A row needs an id and a title, text, description or
bio; a profile's row may list its skills; files may be packed (.gz, .zst). No model is asked and
nothing leaves the machine, unless --embed asks for embeddings. Past one machine, rank parts with --part and join them with --merge.

Examples:
  gig match post.md --profile ada.md
  gig match posts.jsonl --top 20
  gig match post.md --profiles candidates.jsonl --json
  gig match posts.jsonl --profiles profiles.jsonl --rank posts --top 100 --json
  parallel --pipe gig match --part -p ada.md < posts.jsonl | gig match --merge -p ada.md"
)]
pub struct Args {
    /// The posts: files, folders, - for stdin
    #[arg(value_name = "POST")]
    posts: Vec<String>,
    /// The profile: a name from 'gig profile list', or a file
    #[arg(short, long, value_name = "NAME|FILE", conflicts_with = "profiles")]
    profile: Option<String>,
    /// Many profiles: a folder, or a file of one JSON object a line
    #[arg(long, value_name = "FOLDER|FILE")]
    profiles: Option<String>,
    /// What to rank where posts and profiles are both many
    #[arg(long, value_enum, value_name = "WHAT", requires = "profiles")]
    rank: Option<What>,
    /// How many results of a ranking
    #[arg(short = 'n', long, value_name = "COUNT", default_value_t = 20)]
    top: usize,
    /// A card for each of many posts instead of a ranking
    #[arg(long, conflicts_with_all = ["profiles", "rank"])]
    cards: bool,
    /// Rank a part only: print lines for --merge, which ranks all parts as one
    #[arg(long, conflicts_with_all = ["cards", "top"])]
    part: bool,
    /// Put together what --part printed, for the same profile or post: the ranking of one process
    #[arg(long, conflicts_with_all = ["cards", "part"])]
    merge: bool,
    /// Also rank by meaning: the embedding model, by name or MODEL@ENDPOINT, of the configured endpoint
    #[arg(long, value_name = "MODEL", conflicts_with_all = ["cards", "part", "merge"])]
    embed: Option<String>,
    /// Refuse to send what is estimated to cost more than this, in USD
    #[arg(long, value_name = "USD", requires = "embed")]
    max_cost: Option<f64>,
    /// Print JSON: the card, or a line per result, or a line per query
    #[arg(long)]
    json: bool,
}

/// What is ranked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// Posts, for each profile
    Posts,
    /// Profiles, for each post
    Profiles,
}

/// Matches.
///
/// # Errors
///
/// When an input, the profile or the configuration cannot be used.
pub fn run(args: Args, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    let settings = {
        let flags = Layer::default().flag("--max-cost", "max_cost", args.max_cost)?;
        crate::store::settings::load(world, flags)?
    };
    let ranks_posts = args.profiles.is_none() || args.rank == Some(What::Posts);
    let given = if ranks_posts && (args.part || args.merge) {
        sources::rows(&args.posts)?
    } else {
        sources::open(&args.posts, world, terminal)?
    };
    match (given, &args.profiles) {
        (Given::One(post), None) => card::one(&post, &args, &settings, world, terminal),
        (Given::Many(posts), None) if args.cards => {
            card::each(posts, &args, &settings, world, terminal)
        }
        (Given::Many(posts), None) => {
            let entry = reading::profile(args.profile.as_deref(), &settings, world, terminal)?;
            let query = sources::profile(&entry.file(), &entry.text);
            let task = Task {
                queries: vec![query],
                documents: posts,
                direction: Direction::Posts,
            };
            rank(task, &args, &settings, world, terminal)
        }
        (given, Some(profiles)) => {
            let profiles = sources::profiles(profiles)?;
            let task = with_profiles(given, profiles, args.rank, terminal)?;
            rank(task, &args, &settings, world, terminal)
        }
    }
}

/// What a ranking is made of.
struct Task {
    queries: Vec<Document>,
    documents: Vec<Source>,
    direction: Direction,
}

/// One post ranks profiles; of both many, `what` is ranked, profiles unless told otherwise.
fn with_profiles(
    given: Given,
    profiles: Vec<Source>,
    what: Option<What>,
    terminal: &mut Terminal,
) -> Result<Task> {
    let posts = match given {
        Given::One(post) => vec![Source::Document(Box::new(sources::post(&post)))],
        Given::Many(posts) => posts,
    };
    let (queries, documents, direction) = match what {
        Some(What::Posts) => (profiles, posts, Direction::Posts),
        _ => (posts, profiles, Direction::Profiles),
    };
    Ok(Task {
        queries: many::load(queries, terminal)?,
        documents,
        direction,
    })
}

fn rank(
    task: Task,
    args: &Args,
    settings: &Settings,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<Status> {
    if task.queries.is_empty() {
        return Err(Error::new(Kind::Input, "there is nothing to rank for")
            .hint("the first file holds no post or profile"));
    }
    many::run(task, args, settings, world, terminal)
}
