//! `gig match --embed`: the head of a ranking put in order anew by what the texts mean, as an
//! endpoint's embeddings have it.
//!
//! Whatever goes wrong is told in a line, and the ranking by skills and words stands.

use std::collections::HashMap;

use crate::commands::opening::{self, Purpose};
use crate::config::{Settings, cost};
use crate::engine::{Client, Event};
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::matching::rank::{Document, Ranked, blend, cosine};
use crate::terminal::Terminal;

/// How many places of a ranking are looked at.
pub(super) const HEAD: usize = 200;

/// How many texts go into one request: what the smallest servers take.
const BATCH: usize = 32;

/// How much of a query is sent, in bytes: small models read some 500 tokens.
const LONGEST: usize = 4_000;

/// Puts the heads of the rankings, one for each query, in order by meaning too.
///
/// # Errors
///
/// When the user interrupts; anything else leaves the rankings as they are, with a word on stderr.
pub(super) fn reorder(
    rankings: &mut [Vec<Ranked>],
    queries: &[Document],
    model: &str,
    settings: &Settings,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<()> {
    let mut texts = Texts::default();
    let pairs: Vec<(usize, Vec<usize>)> = queries
        .iter()
        .zip(rankings.iter())
        .map(|(query, ranked)| {
            let head = ranked.iter().take(HEAD);
            let documents = head.map(|ranked| texts.place(ranked.text.clone()));
            let documents = documents.collect();
            (texts.place(whole(query)), documents)
        })
        .collect();
    let vectors = match vectors(&texts.list, model, settings, world, terminal) {
        Ok(vectors) => vectors,
        Err(error) if error.kind() == Kind::Interrupted => return Err(error),
        Err(error) => {
            terminal.notice(&format!("{error}; ranked by skills and words alone"));
            return Ok(());
        }
    };
    let vector = |at: usize| vectors.get(at).map(Vec::as_slice).unwrap_or_default();
    for (ranked, (query, documents)) in rankings.iter_mut().zip(&pairs) {
        let likeness = documents
            .iter()
            .map(|&at| cosine(vector(*query), vector(at)));
        let likeness: Vec<f64> = likeness.collect();
        if let Some(head) = ranked.get_mut(..likeness.len()) {
            blend(head, &likeness);
        }
    }
    Ok(())
}

/// Texts to be sent, each once.
#[derive(Default)]
struct Texts {
    list: Vec<String>,
    places: HashMap<String, usize>,
}

impl Texts {
    fn place(&mut self, mut text: String) -> usize {
        text.truncate(text.floor_char_boundary(LONGEST));
        // An empty input is refused by most.
        if text.trim().is_empty() {
            text = "-".to_owned();
        }
        let next = self.list.len();
        let place = *self.places.entry(text.clone()).or_insert(next);
        if place == next {
            self.list.push(text);
        }
        place
    }
}

fn whole(document: &Document) -> String {
    let skills = document.skills.join(", ");
    let parts = [&document.title, &skills, &document.text];
    let parts: Vec<&str> = parts
        .iter()
        .map(|part| part.as_str())
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("\n")
}

/// A vector for each text, batch by batch.
fn vectors(
    texts: &[String],
    model: &str,
    settings: &Settings,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<Vec<Vec<f32>>> {
    let Some(target) = settings.endpoint(Some(model))? else {
        let error = Error::new(Kind::Config, "no endpoint is configured for --embed");
        return Err(error.hint("gig init sets one up"));
    };
    let tokens = texts.iter().map(|text| cost::tokens(text)).sum();
    let estimate = settings.estimate_reading(&target, tokens);
    settings.check_cost(&target, &estimate, 1, 0.0)?;
    let client = {
        let mut notices = opening::notices(terminal);
        opening::client(settings, &target, "", Purpose::Ask, world, &mut notices)?
    };
    let mut vectors = Vec::with_capacity(texts.len());
    for batch in texts.chunks(BATCH) {
        let line = format!("meanings of {} of {} texts", vectors.len(), texts.len());
        vectors.extend(ask(&client, batch, &line, terminal)?);
    }
    Ok(vectors)
}

fn ask(
    client: &Client,
    batch: &[String],
    line: &str,
    terminal: &mut Terminal,
) -> Result<Vec<Vec<f32>>> {
    let mut progress = terminal.progress(line);
    let embeddings = client.embed(batch, &mut |event| {
        if let Event::Notice(line) = event {
            progress.clear();
            terminal.notice(line);
        }
        Ok(())
    });
    progress.clear();
    embeddings.map(|embeddings| embeddings.vectors)
}
