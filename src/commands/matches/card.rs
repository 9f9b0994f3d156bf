//! The card of one post, or of each of many.

use super::sources::Source;
use super::{Args, many};
use crate::commands::reading;
use crate::config::Settings;
use crate::environment::Environment;
use crate::error::Result;
use crate::exit::Status;
use crate::job_post::{JobPost, scan};
use crate::matching::{self, relevance};
use crate::profile::Profile;
use crate::report::card::{self, Deal};
use crate::skill::Vocabulary;
use crate::store::input::Input;
use crate::terminal::Terminal;

/// Prints the card of one post.
pub(super) fn one(
    post: &Input,
    args: &Args,
    settings: &Settings,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<Status> {
    if let Some(notice) = &post.notice {
        terminal.notice(notice);
    }
    let entry = reading::profile(args.profile.as_deref(), settings, world, terminal)?;
    let vocabulary = Vocabulary::with_terms(settings.vocabulary());
    let profile = Profile::parse(&entry.file(), &entry.text, &vocabulary);
    show(
        &post.name,
        &post.text,
        &profile,
        &vocabulary,
        args,
        terminal,
    )?;
    Ok(Status::Ok)
}

/// Prints a card for each of many posts.
pub(super) fn each(
    posts: Vec<Source>,
    args: &Args,
    settings: &Settings,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<Status> {
    let entry = reading::profile(args.profile.as_deref(), settings, world, terminal)?;
    let vocabulary = Vocabulary::with_terms(settings.vocabulary());
    let profile = Profile::parse(&entry.file(), &entry.text, &vocabulary);
    for post in many::load(posts, terminal)? {
        let text = match post.title.as_str() {
            "" => post.text,
            title => format!("{title}\n\n{}", post.text),
        };
        show(&post.id, &text, &profile, &vocabulary, args, terminal)?;
        if !args.json {
            terminal.report("\n")?;
        }
    }
    Ok(Status::Ok)
}

fn show(
    name: &str,
    text: &str,
    profile: &Profile,
    vocabulary: &Vocabulary,
    args: &Args,
    terminal: &mut Terminal,
) -> Result<()> {
    let post = JobPost::parse(text, vocabulary);
    let scan = scan::scan(&post);
    let mut matching = matching::match_post(&post, profile, vocabulary);
    matching.advice.heed(&scan.findings);
    let skills = relevance::skills(&post, vocabulary);
    let deal = Deal {
        name,
        post: &post,
        profile,
        matching: &matching,
        flags: &scan.findings,
        skills: &skills,
        vocabulary,
    };
    if args.json {
        let mut line = serde_json::to_string(&card::card(&deal)).unwrap_or_default();
        line.push('\n');
        terminal.print(&line)
    } else {
        terminal.report(&card::human(&deal))
    }
}
