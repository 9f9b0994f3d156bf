//! Acts: what each slash command does.

use super::talk::Talk;
use super::{offline, talk};
use crate::commands::reading;
use crate::commands::recording::seconds;
use crate::conversation::slash::{self, Slash};
use crate::conversation::{Event, Step};
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::store::files;
use crate::terminal::Terminal;
use crate::text::words;

/// Whether the talk goes on after a line.
pub(super) enum After {
    /// It does; this is how the line ended.
    Go(Status),
    /// The user leaves.
    Leave,
}

/// Does what `command` says.
///
/// # Errors
///
/// When what it needs is not there, or it fails.
pub(super) fn act(talk: &mut Talk<'_>, command: Slash, terminal: &mut Terminal) -> Result<After> {
    let status = match command {
        Slash::Post(file) => post(talk, &file, terminal)?,
        Slash::Profile(name) => profile(talk, &name, terminal)?,
        Slash::Match => matched(talk, terminal)?,
        Slash::Scan => scanned(talk, terminal)?,
        Slash::Draft => talk.draft(terminal)?,
        Slash::Show => show(talk, terminal)?,
        Slash::Check => check(talk, terminal)?,
        Slash::Revise(instruction) => talk.revise(&instruction, terminal)?,
        Slash::Edit => edit(talk, terminal)?,
        Slash::Copy => copy(talk, terminal)?,
        Slash::Save(file) => save(talk, &file, terminal)?,
        Slash::Undo => undo(talk, terminal),
        Slash::Retry => retry(talk, terminal)?,
        Slash::Model(name) => model(talk, &name, terminal)?,
        Slash::Help => {
            terminal.report(&slash::help())?;
            Status::Ok
        }
        Slash::Quit => return Ok(After::Leave),
    };
    Ok(After::Go(status))
}

fn post(talk: &mut Talk<'_>, file: &str, terminal: &mut Terminal) -> Result<Status> {
    if file.is_empty() {
        if !terminal.can_ask() {
            return Err(Error::new(Kind::Usage, "/post needs a file here"));
        }
        let written = reading::written("job post", talk.world, terminal)?;
        talk.keep_post(&written.name, written.text, terminal);
    } else {
        talk.bring_post(file, terminal)?;
    }
    talk.say_post(terminal)?;
    Ok(Status::Ok)
}

fn profile(talk: &mut Talk<'_>, name: &str, terminal: &mut Terminal) -> Result<Status> {
    let entry = if name.is_empty() {
        talk.profile(terminal)?
    } else {
        Some(talk.bring_profile(name, terminal)?)
    };
    match entry {
        Some(entry) => terminal.notice(&format!("profile: {}", entry.file())),
        None => terminal.notice("no profile; 'gig profile new' makes one, /profile FILE names one"),
    }
    Ok(Status::Ok)
}

fn matched(talk: &Talk<'_>, terminal: &mut Terminal) -> Result<Status> {
    talk.with_material(terminal, |desk, prepared, terminal| {
        if prepared.material.post.is_none() {
            return Err(talk::no_post());
        }
        let card = offline::card(talk, desk, &prepared).ok_or_else(|| {
            Error::new(Kind::Profile, "there is no profile to match").hint("/profile NAME or FILE")
        })?;
        terminal.report(&card)?;
        Ok(Status::Ok)
    })
}

fn scanned(talk: &Talk<'_>, terminal: &mut Terminal) -> Result<Status> {
    talk.with_material(terminal, |desk, prepared, terminal| {
        let report = offline::scan(talk, desk, &prepared).ok_or_else(talk::no_post)?;
        terminal.report(&report)?;
        Ok(Status::Ok)
    })
}

fn show(talk: &Talk<'_>, terminal: &mut Terminal) -> Result<Status> {
    let draft = talk.conversation.draft().ok_or_else(talk::no_draft)?;
    terminal.print(&format!("{}\n", draft.trim_end()))?;
    Ok(Status::Ok)
}

fn check(talk: &Talk<'_>, terminal: &mut Terminal) -> Result<Status> {
    let text = talk
        .conversation
        .draft()
        .or(talk.conversation.newest_text());
    let (findings, status) = talk.check(text.ok_or_else(talk::no_draft)?, terminal)?;
    if findings.is_empty() {
        terminal.report("no findings\n")?;
    } else {
        terminal.report(&findings)?;
    }
    Ok(status)
}

fn edit(talk: &mut Talk<'_>, terminal: &mut Terminal) -> Result<Status> {
    let draft = talk.conversation.draft().unwrap_or_default().to_owned();
    match terminal.edit(&draft, "draft.txt", talk.world)? {
        Some(text) => {
            talk.keep_draft("edit", &text, terminal);
            terminal.notice(&format!(
                "the draft is yours now: {} words",
                words::count(&text)
            ));
        }
        None => terminal.notice("nothing was changed"),
    }
    Ok(Status::Ok)
}

fn copy(talk: &Talk<'_>, terminal: &mut Terminal) -> Result<Status> {
    let text = talk.conversation.newest_text().ok_or_else(talk::no_draft)?;
    let by = terminal.copy(text, talk.world)?;
    terminal.notice(&format!("copied by {by}"));
    Ok(Status::Ok)
}

fn save(talk: &Talk<'_>, file: &str, terminal: &mut Terminal) -> Result<Status> {
    let text = talk.conversation.newest_text().ok_or_else(talk::no_draft)?;
    let path = talk.world.directory.join(file);
    if path.exists()
        && !(terminal.can_ask() && terminal.confirm(&format!("replace {file}?"), false)?)
    {
        return Err(Error::new(
            Kind::Input,
            format!("{file} is there already and stays as it is"),
        )
        .hint("choose another name"));
    }
    files::write_output(&path, format!("{}\n", text.trim_end()).as_bytes())?;
    terminal.notice(&format!("written: {file}"));
    Ok(Status::Ok)
}

fn undo(talk: &mut Talk<'_>, terminal: &mut Terminal) -> Status {
    let said = match talk.conversation.last() {
        None => {
            terminal.notice("there is nothing to take back");
            return Status::Ok;
        }
        Some(Step::Said(exchange)) => {
            format!(
                "taken back: {}",
                words::shortened(exchange.question.trim(), 60)
            )
        }
        Some(Step::Drafted(_)) => "taken back: the last version of the draft".to_owned(),
    };
    let at = seconds(talk.world);
    talk.keep(Event::Undo { at }, terminal);
    terminal.notice(&said);
    Status::Ok
}

fn retry(talk: &mut Talk<'_>, terminal: &mut Terminal) -> Result<Status> {
    let Some(Step::Said(last)) = talk.conversation.last() else {
        return Err(Error::new(Kind::Usage, "there is no question to ask again")
            .hint("after a draft: /draft, or /undo first"));
    };
    let question = last.question.clone();
    let at = seconds(talk.world);
    talk.keep(Event::Undo { at }, terminal);
    talk.ask(&question, terminal)
}

fn model(talk: &mut Talk<'_>, name: &str, terminal: &mut Terminal) -> Result<Status> {
    if !name.is_empty() {
        talk.keep_model(name, terminal)?;
    }
    terminal.notice(&format!("model: {}", talk.model()?));
    Ok(Status::Ok)
}
