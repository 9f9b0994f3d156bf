//! Answers without a model: what gig computes by itself, and what stands in the user's own texts.

use super::talk::Talk;
use crate::commands::drafting::Desk;
use crate::conversation::topic::{self, Topic};
use crate::error::Result;
use crate::matching::relevance;
use crate::outcome::figures::Figures;
use crate::pipeline::Prepared;
use crate::report::card::{self, Deal};
use crate::report::scan::{self as scanned, Scanned};
use crate::report::{figures, history as listed};
use crate::store::history::{self, Filter, History};
use crate::terminal::Terminal;
use crate::text::words;

/// How many places of each text are shown.
const PLACES: usize = 5;

/// The answer to `question`.
///
/// # Errors
///
/// When the history cannot be read.
pub(super) fn answer(
    talk: &Talk<'_>,
    desk: &Desk<'_>,
    prepared: &Prepared,
    question: &str,
    terminal: &mut Terminal,
) -> Result<String> {
    let known = match topic::of(question) {
        Topic::Match => card(talk, desk, prepared),
        Topic::Check => draft(talk, terminal)?,
        Topic::Scan => scan(talk, desk, prepared),
        Topic::Stats => Some(stats(talk)?),
        Topic::Lookup => None,
    };
    let answer = match known {
        Some(answer) => Some(answer),
        None => lookup(talk, prepared, question)?,
    };
    Ok(answer.unwrap_or_else(|| prepared.prompt.draft.trim().to_owned()))
}

/// How post and profile match; none without both.
pub(super) fn card(talk: &Talk<'_>, desk: &Desk<'_>, prepared: &Prepared) -> Option<String> {
    let material = &prepared.material;
    let (post, profile) = (material.post.as_ref()?, material.profile.as_ref()?);
    let mut matching = material.matching.clone()?;
    let flags = material
        .scan
        .as_ref()
        .map_or(&[][..], |scan| &scan.findings);
    matching.advice.heed(flags);
    let skills = relevance::skills(post, &desk.vocabulary);
    Some(card::human(&Deal {
        name: talk.post_name(),
        post,
        profile,
        matching: &matching,
        flags,
        skills: &skills,
        vocabulary: &desk.vocabulary,
    }))
}

/// What the scan says of the post; none without one.
pub(super) fn scan(talk: &Talk<'_>, desk: &Desk<'_>, prepared: &Prepared) -> Option<String> {
    let (post, scan) = (
        prepared.material.post.as_ref()?,
        prepared.material.scan.as_ref()?,
    );
    Some(scanned::human(&Scanned {
        name: talk.post_name(),
        post,
        scan,
        vocabulary: &desk.vocabulary,
    }))
}

/// What is wrong with the draft; none without one.
fn draft(talk: &Talk<'_>, terminal: &mut Terminal) -> Result<Option<String>> {
    let Some(draft) = talk.conversation.draft() else {
        return Ok(None);
    };
    let (findings, _) = talk.check(draft, terminal)?;
    Ok(Some(if findings.is_empty() {
        "no findings".to_owned()
    } else {
        findings
    }))
}

fn stats(talk: &Talk<'_>) -> Result<String> {
    let entries = match History::open(&history::path(talk.world)?)? {
        Some(history) => history.list(&Filter::default())?,
        None => Vec::new(),
    };
    Ok(figures::human(&Figures::of(&entries)))
}

/// The places in post, profile and letters where the words of the question stand; none when they
/// stand nowhere.
fn lookup(talk: &Talk<'_>, prepared: &Prepared, question: &str) -> Result<Option<String>> {
    let wanted = topic::content_words(question);
    if wanted.is_empty() {
        return Ok(None);
    }
    let mut out = String::new();
    if let Some(profile) = &prepared.material.profile {
        let lines = profile
            .facts
            .iter()
            .map(|fact| (fact.line, fact.one_line()));
        places("in your profile:", &profile.file, lines, &wanted, &mut out);
    }
    if let Some(post) = &prepared.material.post {
        let lines = (1..).zip(post.text.lines().map(str::to_owned));
        places("in the post:", talk.post_name(), lines, &wanted, &mut out);
    }
    if let Some(history) = History::open(&history::path(talk.world)?)? {
        let words = wanted.join(" ");
        let letters = history.list(&Filter {
            words: Some(words.clone()),
            limit: Some(PLACES),
            ..Filter::default()
        })?;
        if !letters.is_empty() {
            out.push_str("in your letters:\n");
            out.push_str(&listed::matches(&letters, &words));
        }
    }
    Ok((!out.is_empty()).then_some(out))
}

/// Adds the lines that have most of the words, the best first.
fn places(
    heading: &str,
    file: &str,
    lines: impl Iterator<Item = (usize, impl AsRef<str>)>,
    wanted: &[String],
    out: &mut String,
) {
    let mut found: Vec<(usize, usize, String)> = lines
        .filter_map(|(number, line)| {
            let hits = hits(line.as_ref(), wanted);
            (hits > 0).then(|| (hits, number, line.as_ref().trim().to_owned()))
        })
        .collect();
    found.sort_by_key(|(hits, number, _)| (std::cmp::Reverse(*hits), *number));
    if found.is_empty() {
        return;
    }
    out.push_str(heading);
    out.push('\n');
    for (_, number, line) in found.iter().take(PLACES) {
        out.push_str(&format!(
            "  {file}:{number}  {}\n",
            words::shortened(line, 160)
        ));
    }
}

/// How many of the words stand in a line.
fn hits(line: &str, wanted: &[String]) -> usize {
    let there = topic::content_words(line);
    wanted.iter().filter(|word| there.contains(word)).count()
}
