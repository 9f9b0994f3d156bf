//! Rankings: every processor reads, one pass, a block of rows at a time.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::embed;
use super::sources::{self, Source};
use super::{Args, Task};
use crate::config::Settings;
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::intake::row;
use crate::matching::rank::{self, Document, Part, Parts, Ranked, Ranker, Scratch, Shelf};
use crate::report::ranking;
use crate::skill::Vocabulary;
use crate::store::blocks::Block;
use crate::terminal::Terminal;

/// How much of a text --embed sends, in bytes.
const EXCERPT: usize = 2_000;

/// Something to read: a block of a named file, or a document that is read already.
enum Work {
    Block(Block, String),
    Document(Box<Document>),
}

/// What a thread came by.
#[derive(Default)]
struct Harvest {
    shelf: Shelf,
    bad: Bad,
}

/// Lines that hold no document.
#[derive(Default)]
struct Bad {
    count: usize,
    /// The first in each thread: file and line.
    first: Option<(String, usize)>,
}

impl Bad {
    fn add(&mut self, name: &str, line: usize) {
        self.count += 1;
        let place = (name.to_owned(), line);
        if self.first.as_ref().is_none_or(|first| place < *first) {
            self.first = Some(place);
        }
    }

    fn join(&mut self, other: Self) {
        self.count += other.count;
        self.first = match (self.first.take(), other.first) {
            (Some(mine), Some(theirs)) => Some(mine.min(theirs)),
            (mine, theirs) => mine.or(theirs),
        };
    }

    fn tell(&self, terminal: &mut Terminal) {
        if let Some((name, line)) = &self.first {
            let count = self.count;
            let lines = if count == 1 { "line is" } else { "lines are" };
            terminal.notice(&format!(
                "{count} {lines} no post or profile and left out (the first: {name}:{line})"
            ));
        }
    }
}

/// Ranks and prints.
pub(super) fn run(
    task: Task,
    args: &Args,
    settings: &Settings,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<Status> {
    let listed = task.queries.iter().flat_map(|query| &query.skills);
    let mut terms = settings.vocabulary().to_vec();
    let known = Vocabulary::with_terms(&terms);
    terms.extend(rank::unknown(listed, &known));
    let vocabulary = Vocabulary::with_terms(&terms);
    let mut ranker = Ranker::new(&task.queries, task.direction, &vocabulary);
    if args.embed.is_some() {
        ranker = ranker.keeping(EXCERPT);
    }
    let shelf = if args.merge {
        merged(task.documents, &ranker)?
    } else {
        let harvest = read(task.documents, &ranker)?;
        harvest.bad.tell(terminal);
        harvest.shelf
    };
    if args.part {
        for part in shelf.parts(&ranker) {
            terminal.print(&ranking::part(&part))?;
        }
        return Ok(Status::Ok);
    }
    if shelf.is_empty() {
        return Err(Error::new(Kind::Input, "there is nothing to rank")
            .hint("a row is a JSON object with a title, text, description or bio"));
    }
    let mut rankings = match &args.embed {
        None => rank_all(&ranker, &shelf, args.top),
        Some(_) => rank_all(&ranker, &shelf, args.top.max(embed::HEAD)),
    };
    if let Some(model) = &args.embed {
        embed::reorder(
            &mut rankings,
            &task.queries,
            model,
            settings,
            world,
            terminal,
        )?;
    }
    for ranked in &mut rankings {
        ranked.truncate(args.top);
    }
    show(&ranker, &rankings, &vocabulary, args, terminal)?;
    terminal.detail(&format!("{} documents read", shelf.len()));
    Ok(Status::Ok)
}

/// Prints the ranking for each query.
fn show(
    ranker: &Ranker<'_>,
    rankings: &[Vec<Ranked>],
    vocabulary: &Vocabulary,
    args: &Args,
    terminal: &mut Terminal,
) -> Result<()> {
    let single = ranker.len() == 1;
    for (at, ranked) in rankings.iter().enumerate() {
        let shown = match (args.json, single) {
            (true, true) => ranking::results(ranked, vocabulary),
            (true, false) => ranking::query(ranker.query_id(at), ranked),
            (false, true) => ranking::human(ranked, vocabulary),
            (false, false) => format!(
                "{}\n{}\n",
                ranker.query_id(at),
                ranking::human(ranked, vocabulary)
            ),
        };
        if args.json {
            terminal.print(&shown)?;
        } else {
            terminal.report(&shown)?;
        }
    }
    Ok(())
}

/// What the parts of a ranking hold together.
fn merged(parts: Vec<Source>, ranker: &Ranker<'_>) -> Result<Shelf> {
    let mut all = Parts::default();
    let mut wrong = None;
    feed(parts, |work| {
        let Work::Block(block, name) = work else {
            wrong = Some(("a text file".to_owned(), 1, None));
            return false;
        };
        for (line, bytes) in block.lines() {
            let added = match serde_json::from_slice::<Part>(bytes) {
                Ok(part) => all.add(part, ranker).map_err(Some),
                Err(_) => Err(None),
            };
            if let Err(stranger) = added {
                wrong = Some((name, line, stranger));
                return false;
            }
        }
        true
    })?;
    if let Some((name, line, stranger)) = wrong {
        return Err(match stranger {
            None => Error::new(
                Kind::Input,
                format!("{name}:{line} is no part of a ranking"),
            )
            .hint("make the parts with 'gig match --part'"),
            Some(_) => Error::new(
                Kind::Input,
                format!("{name}:{line} is part of another ranking"),
            )
            .hint("give the same profile or post, and the same version of gig, to all parts"),
        });
    }
    all.whole().map_err(|_| {
        Error::new(Kind::Input, "a part is cut short, or stands there twice")
            .hint("make the parts again: each ends with its last document")
    })
}

fn processors() -> usize {
    thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// Reads all documents, each processor its own shelf. Which thread reads what makes no difference.
fn read(documents: Vec<Source>, ranker: &Ranker<'_>) -> Result<Harvest> {
    let threads = processors();
    let (sender, receiver) = sync_channel::<Work>(2 * threads);
    let receiver = Mutex::new(receiver);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|_| scope.spawn(|| work(&receiver, ranker)))
            .collect();
        let fed = feed(documents, |work| sender.send(work).is_ok());
        drop(sender);
        let mut all = Harvest::default();
        for worker in workers {
            let harvest = worker
                .join()
                .map_err(|_| Error::new(Kind::Input, "a row could not be read"))?;
            all.shelf = all.shelf.join(harvest.shelf, ranker);
            all.bad.join(harvest.bad);
        }
        fed.map(|()| all)
    })
}

/// Hands out what there is to read, until it is not taken any more.
fn feed(documents: Vec<Source>, mut hand: impl FnMut(Work) -> bool) -> Result<()> {
    for source in documents {
        match source {
            Source::Document(document) => {
                hand(Work::Document(document));
            }
            Source::File(path) => {
                hand(Work::Document(Box::new(sources::read(&path)?)));
            }
            Source::Rows(mut blocks) => {
                let name = blocks.name().to_owned();
                while let Some(block) = blocks.next_block()? {
                    if !hand(Work::Block(block, name.clone())) {
                        return Ok(());
                    }
                }
            }
        }
    }
    Ok(())
}

fn work(receiver: &Mutex<Receiver<Work>>, ranker: &Ranker<'_>) -> Harvest {
    let mut harvest = Harvest::default();
    let mut scratch = Scratch::default();
    loop {
        let next = receiver
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .recv();
        match next {
            Ok(Work::Document(document)) => harvest.shelf.add(&document, ranker, &mut scratch),
            Ok(Work::Block(block, name)) => {
                let shelf = &mut harvest.shelf;
                let add = |document: Document| shelf.add(&document, ranker, &mut scratch);
                rows(&block, &name, &mut harvest.bad, add);
            }
            Err(_) => return harvest,
        }
    }
}

/// The documents of a block's lines.
fn rows(block: &Block, name: &str, bad: &mut Bad, mut add: impl FnMut(Document)) {
    for (line, bytes) in block.lines() {
        match row::parse(bytes) {
            Some(row) if row.title.is_some() || row.text.is_some() || !row.skills.is_empty() => {
                add(sources::from_row(row, || format!("{name}:{line}")));
            }
            _ => bad.add(name, line),
        }
    }
}

/// Reads all documents of the sources into memory, in their order.
pub(super) fn load(sources: Vec<Source>, terminal: &mut Terminal) -> Result<Vec<Document>> {
    let mut documents = Vec::new();
    let mut bad = Bad::default();
    feed(sources, |work| {
        match work {
            Work::Document(document) => documents.push(*document),
            Work::Block(block, name) => rows(&block, &name, &mut bad, |d| documents.push(d)),
        }
        true
    })?;
    bad.tell(terminal);
    Ok(documents)
}

/// The ranking for each query, in the order of the queries.
fn rank_all(ranker: &Ranker<'_>, shelf: &Shelf, top: usize) -> Vec<Vec<Ranked>> {
    let next = AtomicUsize::new(0);
    let slots: Vec<Mutex<Vec<Ranked>>> = (0..ranker.len()).map(|_| Mutex::default()).collect();
    thread::scope(|scope| {
        for _ in 0..processors().min(ranker.len()) {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(slot) = slots.get(at) else {
                        break;
                    };
                    let ranked = ranker.rank(at, shelf, top);
                    *slot.lock().unwrap_or_else(PoisonError::into_inner) = ranked;
                }
            });
        }
    });
    slots
        .into_iter()
        .map(|slot| slot.into_inner().unwrap_or_else(PoisonError::into_inner))
        .collect()
}
