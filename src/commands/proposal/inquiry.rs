//! Asking the user what only they can say of themself before a proposal is drafted, and keeping it in
//! their profile when they want.

use std::fs;

use crate::commands::answers;
use crate::commands::drafting::Desk;
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::pipeline::{Inquiry, Material};
use crate::profile::{self, Answer};
use crate::report::posted;
use crate::store::files;
use crate::store::library::Entry;
use crate::terminal::Terminal;

/// What there is to ask about one post.
pub(super) struct Asking<'a> {
    inquiry: Inquiry,
    profile: &'a Entry,
    desk: &'a Desk<'a>,
}

impl<'a> Asking<'a> {
    /// What the post asks and the profile has no answer to.
    pub(super) fn about(post: &str, profile: &'a Entry, desk: &'a Desk<'a>) -> Self {
        let file = profile.file();
        let material = Material::read(Some(post), Some((&file, &profile.text)), &desk.vocabulary);
        Self {
            inquiry: Inquiry::of(&material, &desk.vocabulary),
            profile,
            desk,
        }
    }

    /// The answers of a file.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or one is to no question.
    pub(super) fn given(&self, file: Option<&str>) -> Result<Vec<Answer>> {
        let given = answers::read(file)?.into_iter();
        let answered = given.map(|(id, words)| match self.inquiry.point(&id) {
            Some(point) => Ok(point.answered(&words)),
            None => {
                let ids = self.inquiry.points.iter();
                let ids: Vec<&str> = ids.map(|point| point.id.as_str()).collect();
                Err(answers::unknown(&id, &ids))
            }
        });
        answered.collect()
    }

    /// Prints the questions as JSON.
    ///
    /// # Errors
    ///
    /// When stdout cannot be written.
    pub(super) fn print(&self, terminal: &mut Terminal) -> Result<Status> {
        terminal.print(&format!("{}\n", posted::inquiry(&self.inquiry)))?;
        Ok(Status::Ok)
    }

    /// Asks at most three questions that are not answered; Enter leaves one open.
    ///
    /// # Errors
    ///
    /// When the user stops it.
    pub(super) fn ask(&self, answers: &mut Vec<Answer>, terminal: &mut Terminal) -> Result<()> {
        let mut kept = false;
        for point in self.inquiry.worth_asking() {
            if answers.iter().any(|answer| answer.id == point.id) {
                continue;
            }
            if !kept {
                terminal.notice("before the draft, in your own words; Enter leaves a gap:");
                kept = true;
            }
            terminal.notice(&format!("({})", point.why()));
            let words = terminal.ask(&point.question())?;
            if words.is_empty() {
                continue;
            }
            let answer = point.answered(&words);
            // A denial, or an answer to one client's question, is no line of a profile.
            if !point.is_question && !answer.is_denial() {
                self.offer_to_keep(&answer, terminal)?;
            }
            answers.push(answer);
        }
        Ok(())
    }

    fn offer_to_keep(&self, answer: &Answer, terminal: &mut Terminal) -> Result<()> {
        let file = self.profile.file();
        let line = answer.as_line();
        let question = format!("Keep “{line}” in {file}, for other posts?");
        if !terminal.confirm(&question, true)? {
            return Ok(());
        }
        match self.keep(&line) {
            Ok(number) => terminal.notice(&format!("{file}:{number}  {line}")),
            // The draft is what was asked for.
            Err(error) => terminal.notice(&format!("not kept: {error}")),
        }
        Ok(())
    }

    /// Puts a line into the profile's file; its number.
    fn keep(&self, line: &str) -> Result<usize> {
        let path = &self.profile.path;
        let unread = |why: &str| {
            Error::new(
                Kind::Profile,
                format!("cannot change {}: {why}", files::shown(path)),
            )
        };
        // As it is now, byte for byte: the answer before this one may be in it.
        let text = fs::read_to_string(path).map_err(|error| unread(&error.to_string()))?;
        let (text, number) = profile::with_line(&text, line, &self.desk.vocabulary);
        files::write_output(path, text.as_bytes())?;
        Ok(number)
    }
}
