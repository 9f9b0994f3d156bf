//! Basis: the text that is revised, and what the history knows of it: gig's own versions, the post it
//! answers, whose experience it claims.

use super::Args;
use crate::check::{TextKind, kind};
use crate::commands::drafting::Desk;
use crate::commands::reading;
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::outcome::Entry;
use crate::pipeline::kind_of;
use crate::profile::Answer;
use crate::revision::{self, Author, Revision};
use crate::store::history::{self, Filter, History};
use crate::store::input;
use crate::store::library;
use crate::terminal::Terminal;

/// How many of the newest drafts a text is looked for in.
const NEWEST: usize = 200;
/// How much of a text must stand in a draft to be a version of it.
const ALIKE: f64 = 0.4;

/// What is revised, and what it rests on.
#[derive(Debug)]
pub(super) struct Basis {
    /// The text as it is now.
    pub(super) text: String,
    /// The kind of text.
    pub(super) kind: TextKind,
    /// The post it answers.
    pub(super) post: Option<String>,
    /// The brief it was made from, when it is a post itself.
    pub(super) brief: Option<String>,
    /// Whose experience it claims.
    pub(super) profile: Option<library::Entry>,
    /// What the user said for themself when it was drafted.
    pub(super) answers: Vec<Answer>,
    /// The draft of the history it is a version of.
    letter: Option<Entry>,
}

impl Basis {
    /// Finds the text and what the history knows of it.
    pub(super) fn read(
        draft: Option<&str>,
        args: &Args,
        desk: &Desk<'_>,
        terminal: &mut Terminal,
    ) -> Result<Self> {
        let world = desk.world;
        let given = given(draft, world, terminal)?;
        let letter = letter(given.as_deref(), args.of.as_deref(), world)?;
        let Some(text) = given.or_else(|| Some(letter.as_ref()?.text().to_owned())) else {
            return Err(nothing());
        };
        match &letter {
            Some(letter) => terminal.notice(&format!("draft {}: {}", letter.id, letter.title)),
            None => terminal.notice(
                "this text is not in the history: which sentences are your own is not known",
            ),
        }
        let kind = args.kind.map(TextKind::from);
        let kind = kind
            .or_else(|| of_template(letter.as_ref()?, world))
            .unwrap_or_else(|| kind::guess(&text).0);
        let kept = letter
            .as_ref()
            .and_then(|letter| letter.post.as_ref()?.text.clone());
        let is_post = kind == TextKind::JobPost;
        let post = match &args.post {
            Some(file) => Some(reading::text(Some(file), "job post", world, terminal)?.text),
            None => kept.clone().filter(|_| !is_post),
        };
        if post.is_none() && letter.as_ref().is_some_and(|letter| letter.post.is_some()) && !is_post
        {
            terminal.notice("the post's text is no longer kept: --post FILE checks against it");
        }
        Ok(Self {
            profile: profile(args, letter.as_ref(), desk, terminal)?,
            answers: letter.iter().flat_map(told).collect(),
            brief: kept.filter(|_| is_post),
            text,
            kind,
            post,
            letter,
        })
    }

    /// What is to be revised, with the sentences that are the user's own.
    pub(super) fn revision(&self, instruction: &str) -> Revision {
        let own = self.letter.as_ref().map_or_else(Vec::new, |letter| {
            let versions = letter.versions.iter().map(|version| {
                let by_hand = version.cause == "edit";
                let author = if by_hand { Author::User } else { Author::Gig };
                (author, version.text.as_str())
            });
            let versions: Vec<(Author, &str)> = versions.collect();
            revision::own(&self.text, &versions, instruction)
        });
        let newest = self.letter.as_ref().map(Entry::text);
        Revision {
            before: self.text.clone(),
            instruction: instruction.to_owned(),
            own,
            is_edited: newest.is_none_or(|newest| newest.trim() != self.text.trim()),
            letter: self.letter.as_ref().map(|letter| letter.id),
            ..Revision::default()
        }
    }
}

/// The text that was named or piped in.
fn given(
    draft: Option<&str>,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<Option<String>> {
    if draft.is_some() {
        return Ok(Some(reading::text(draft, "draft", world, terminal)?.text));
    }
    if world.stdin_is_terminal {
        return Ok(None);
    }
    Ok(input::read_stdin_if_any()?.map(|input| input.text))
}

/// The draft of the history: the one named, the one most like the text, or the last.
fn letter(text: Option<&str>, of: Option<&str>, world: &Environment) -> Result<Option<Entry>> {
    let Some(history) = History::open(&history::path(world)?)? else {
        return of.map_or(Ok(None), |_| Err(nothing()));
    };
    if let Some(name) = of {
        return history.entry(history.id(name)?).map(Some);
    }
    let newest = history.list(&Filter {
        limit: Some(if text.is_some() { NEWEST } else { 1 }),
        ..Filter::default()
    })?;
    let Some(text) = text else {
        return newest
            .first()
            .map(|entry| history.entry(entry.id))
            .transpose();
    };
    let likeness = |entry: &Entry| revision::likeness(text, entry.text());
    let nearest = newest
        .iter()
        .map(|entry| (likeness(entry), entry.id))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    nearest.map(|(_, id)| history.entry(id)).transpose()
}

fn nothing() -> Error {
    Error::new(
        Kind::Usage,
        "there is no draft to revise: the history is empty",
    )
    .hint("name a file: gig revise letter.txt \"shorter\"")
}

/// The answers that were given for a draft: facts for its next version, too.
fn told(letter: &Entry) -> Vec<Answer> {
    let told = letter.answers().map(|(id, words)| Answer {
        id: id.to_owned(),
        about: Vec::new(),
        words: words.to_owned(),
    });
    told.collect()
}

/// The kind of text that the draft's template makes.
fn of_template(letter: &Entry, world: &Environment) -> Option<TextKind> {
    kind_of(&reading::template(&letter.command, world).ok()?)
}

/// The profile that was named, or the draft's own where it can still be found.
fn profile(
    args: &Args,
    letter: Option<&Entry>,
    desk: &Desk<'_>,
    terminal: &mut Terminal,
) -> Result<Option<library::Entry>> {
    if args.profile.is_some() {
        let chosen = args.profile.as_deref();
        return reading::profile(chosen, &desk.settings, desk.world, terminal).map(Some);
    }
    let Some(letter) = letter else {
        return Ok(None);
    };
    let Some(file) = &letter.profile else {
        return Ok(None);
    };
    let name = file.strip_suffix(".md").unwrap_or(file);
    // The history knows the file's name only: among the user's profiles, or here.
    let here = format!("./{file}");
    let found = [name, &here]
        .into_iter()
        .find_map(|chosen| library::profile(Some(chosen), None, desk.world).ok());
    if found.is_none() {
        terminal.notice(&format!(
            "the draft's profile {file} is not among yours: --profile FILE checks its claims"
        ));
    }
    Ok(found)
}
