//! `gig scan`: traps, injections, scams and demands of job posts. No model, no network.

use super::matches::sources::{self, Given, Source};
use super::reading;
use crate::check;
use crate::config::Layer;
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::intake::row;
use crate::job_post::JobPost;
use crate::job_post::scan::{RULES, scan_with};
use crate::report::scan::{self as report, Scanned};
use crate::skill::Vocabulary;
use crate::store::blocks::Block;
use crate::store::input;
use crate::terminal::Terminal;

/// Arguments of `gig scan`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Reads a post as a sceptical expert would: text aimed at AI tools, hidden characters, scam signs,
and what the application must contain. Rows of JSON ({id, title, text}, one a line) give a line of
JSON each. Exit 1 when a finding is an error. No model is asked and nothing leaves the machine.

Examples:
  gig scan post.md
  pbpaste | gig scan --json
  gig scan post.md --neutral
  gig scan posts.jsonl > scanned.jsonl
  gig scan new.md --seen old-posts/"
)]
pub struct Args {
    /// The posts: files, folders, - for stdin
    #[arg(value_name = "POST")]
    posts: Vec<String>,
    /// Print JSON
    #[arg(long, conflicts_with = "neutral")]
    json: bool,
    /// Print the copy a model may see: without what is hidden or aimed at AI tools
    #[arg(long)]
    neutral: bool,
    /// Posts seen before, to know one that comes back
    #[arg(long, value_name = "FILE|FOLDER")]
    seen: Option<String>,
    /// List the rules
    #[arg(long, exclusive = true)]
    rules: bool,
}

/// Scans.
///
/// # Errors
///
/// When an input or the configuration cannot be used.
pub fn run(args: Args, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    if args.rules {
        return rules(terminal);
    }
    let settings = reading::settings(Layer::default(), world, terminal)?;
    let mut desk = Desk {
        vocabulary: Vocabulary::with_terms(settings.vocabulary()),
        earlier: earlier(args.seen.as_deref())?,
        json: args.json,
        neutral: args.neutral,
        status: Status::Ok,
        many: false,
    };
    match sources::open(&args.posts, world, terminal)? {
        Given::One(post) => {
            if let Some(notice) = &post.notice {
                terminal.notice(notice);
            }
            desk.scan(&post.name, &post.text, terminal)?;
        }
        Given::Many(posts) => {
            desk.many = true;
            for source in posts {
                desk.source(source, terminal)?;
            }
        }
    }
    Ok(desk.status)
}

fn rules(terminal: &mut Terminal) -> Result<Status> {
    for rule in RULES {
        terminal.report(&format!(
            "{}  {:<7}  {}\n",
            rule.id,
            rule.severity.as_str(),
            rule.summary
        ))?;
    }
    Ok(Status::Ok)
}

/// The texts of the posts seen before.
fn earlier(argument: Option<&str>) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    for source in argument
        .map(sources::profiles)
        .transpose()?
        .unwrap_or_default()
    {
        match source {
            Source::File(path) => texts.push(input::read_file(&path)?.text),
            Source::Document(document) => texts.push(document.text),
            Source::Rows(mut blocks) => {
                while let Some(block) = blocks.next_block()? {
                    texts.extend(
                        lines(&block)
                            .filter_map(|(_, line)| post_of(line))
                            .map(|(_, text)| text),
                    );
                }
            }
        }
    }
    Ok(texts)
}

/// What stays the same from post to post.
struct Desk {
    vocabulary: Vocabulary,
    earlier: Vec<String>,
    json: bool,
    neutral: bool,
    status: Status,
    /// Several posts: each is named.
    many: bool,
}

impl Desk {
    fn scan(&mut self, name: &str, text: &str, terminal: &mut Terminal) -> Result<()> {
        let post = JobPost::parse(text, &self.vocabulary);
        let earlier: Vec<&str> = self.earlier.iter().map(String::as_str).collect();
        let scan = scan_with(&post, &earlier);
        if check::has_errors(&scan.findings) {
            self.status = Status::Findings;
        }
        let scanned = Scanned {
            name,
            post: &post,
            scan: &scan,
            vocabulary: &self.vocabulary,
        };
        if self.neutral {
            return terminal.print(&format!("{}\n", scan.neutral.trim_end()));
        }
        if self.json {
            let line = serde_json::to_string(&report::wire(&scanned)).map_err(|error| {
                Error::new(Kind::Input, format!("cannot write {name} as JSON: {error}"))
            })?;
            return terminal.print(&format!("{line}\n"));
        }
        if self.many {
            terminal.report(&format!("{name}: {}\n", post.headline()))?;
        }
        terminal.report(&report::human(&scanned))?;
        if self.many {
            terminal.report("\n")
        } else {
            Ok(())
        }
    }

    fn source(&mut self, source: Source, terminal: &mut Terminal) -> Result<()> {
        match source {
            Source::Document(document) => {
                let text = format!("{}\n\n{}", document.title, document.text);
                self.scan(&document.id, text.trim(), terminal)
            }
            Source::File(path) => {
                let read = input::read_file(&path)?;
                self.scan(&read.name, &read.text, terminal)
            }
            Source::Rows(mut blocks) => {
                // Rows in, rows out.
                let json = self.json;
                self.json = json || !self.neutral;
                let name = blocks.name().to_owned();
                while let Some(block) = blocks.next_block()? {
                    self.rows(&block, &name, terminal)?;
                }
                self.json = json;
                Ok(())
            }
        }
    }

    fn rows(&mut self, block: &Block, file: &str, terminal: &mut Terminal) -> Result<()> {
        for (number, line) in lines(block) {
            match post_of(line) {
                Some((id, text)) => {
                    let name = id.unwrap_or_else(|| format!("{file}:{number}"));
                    self.scan(&name, &text, terminal)?;
                }
                None => terminal.notice(&format!(
                    "{file}:{number} is no post and left out: a row has a title or a text"
                )),
            }
        }
        Ok(())
    }
}

/// The lines of a block that hold something, with their numbers.
fn lines(block: &Block) -> impl Iterator<Item = (usize, &[u8])> {
    (block.line..)
        .zip(block.bytes.split(|&byte| byte == b'\n'))
        .map(|(number, line)| (number, line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line)))
        .filter(|(_, line)| !line.trim_ascii().is_empty())
}

/// The post of a row: its id, its title and text.
fn post_of(line: &[u8]) -> Option<(Option<String>, String)> {
    let row = row::parse(line)?;
    let parts: Vec<_> = [row.title, row.text].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| (row.id.map(|id| id.into_owned()), parts.join("\n\n")))
}
