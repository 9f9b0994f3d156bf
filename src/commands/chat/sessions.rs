//! Sessions: which talk is gone on with, and the list of them.

use std::time::{Duration, UNIX_EPOCH};

use super::Args;
use crate::config::Settings;
use crate::conversation::Conversation;
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::report::table::Table;
use crate::store::talks::{self, Talk};
use crate::terminal::Terminal;
use crate::text::{moment, words};

/// A day in seconds.
const DAY: u64 = 24 * 60 * 60;

/// A talk and where it is kept; not kept at all without a file.
pub(super) struct Session {
    /// What was said so far.
    pub(super) conversation: Conversation,
    /// Where it is kept.
    pub(super) file: Option<Talk>,
}

/// The session the flags ask for. One question and its answer are no session unless one is named.
pub(super) fn open(
    args: &Args,
    settings: &Settings,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<Session> {
    let named = args.session.is_some() || args.continued;
    if !settings.history() {
        if named {
            return Err(
                Error::new(Kind::Usage, "sessions are not kept: the history is off")
                    .hint("leave --no-history out, or 'gig config set history true'"),
            );
        }
        return Ok(Session {
            conversation: Conversation::default(),
            file: None,
        });
    }
    forget(settings, world, terminal);
    let file = match &args.session {
        Some(name) => Some(Talk::named(name, world)?),
        None if args.continued => Some(newest(world)?),
        None if args.once => None,
        None => Some(fresh(world)?),
    };
    let (events, broken) = match &file {
        Some(file) => file.events()?,
        None => (Vec::new(), 0),
    };
    if broken > 0 {
        terminal.notice(&format!(
            "{broken} line{} of the session cannot be read and {} left out",
            if broken == 1 { "" } else { "s" },
            if broken == 1 { "is" } else { "are" }
        ));
    }
    Ok(Session {
        conversation: Conversation::of(events),
        file,
    })
}

/// The words of posts go when their time is over, as in the history.
fn forget(settings: &Settings, world: &Environment, terminal: &mut Terminal) {
    let age = Duration::from_secs(settings.post_days().saturating_mul(DAY));
    if let Err(error) = talks::drop_posts(age, world) {
        terminal.detail(&format!("posts of old sessions stay: {error}"));
    }
}

fn newest(world: &Environment) -> Result<Talk> {
    let newest = talks::list(world).into_iter().next();
    let newest = newest.ok_or_else(|| {
        Error::new(Kind::Store, "there is no session to go on with").hint("'gig chat' begins one")
    })?;
    Talk::named(&newest.name, world)
}

/// A session named after the moment it begins.
fn fresh(world: &Environment) -> Result<Talk> {
    let moment = moment::rfc3339(crate::commands::recording::seconds(world));
    let stem: String = moment
        .chars()
        .filter(|c| c.is_ascii_digit() || matches!(c, '-' | 'T'))
        .collect();
    let mut talk = Talk::named(&stem, world)?;
    let mut number = 2;
    while talk.exists() {
        talk = Talk::named(&format!("{stem}-{number}"), world)?;
        number += 1;
    }
    Ok(talk)
}

pub(super) fn list(world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    let mut table = Table::new(&["session", "last", "questions", "about"]);
    let talks = talks::list(world);
    if talks.is_empty() {
        terminal.notice("no sessions");
        return Ok(Status::Ok);
    }
    for listed in talks {
        let (events, _) = Talk::named(&listed.name, world)?.events()?;
        let talk = Conversation::of(events);
        let changed = listed
            .changed
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        let day = moment::day(i64::try_from(changed.as_secs()).unwrap_or_default());
        let first = talk.exchanges().next().map(|said| said.question.as_str());
        let about = first.or_else(|| Some(talk.post()?.name.as_str()));
        table.row(vec![
            listed.name,
            day,
            talk.exchanges().count().to_string(),
            words::shortened(about.unwrap_or_default().trim(), 50),
        ]);
    }
    terminal.print(&table.text())?;
    Ok(Status::Ok)
}

pub(super) fn delete(name: &str, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    talks::delete(name, world)?;
    terminal.notice(&format!("deleted: session {name}"));
    Ok(Status::Ok)
}
