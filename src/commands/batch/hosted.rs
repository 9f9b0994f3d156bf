//! Hosted: a batch handed over to the provider's own queue, which is cheaper and slower: submitted,
//! looked at, fetched, cancelled. And the same lines without a provider, for `vllm run_batch`.
//!
//! The answers are judged by the same rules and come out as the same rows; findings do not go back to the
//! model.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};

use super::Args;
use super::course::{Course, Out};
use super::feed::{Fed, Feed, Item};
use super::tally::Tally;
use super::work::{Drafts, Finished, Work};
use crate::engine::hosted::answer_of;
use crate::engine::rows::{Happening, Onward, Rows as Running, Step};
use crate::engine::{Client, Engine, Event, Failure};
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::openai::Hosted;
use crate::prompt::Prompt;
use crate::store::files;
use crate::store::jobs::{Folder, Job, Kept, Part, Results, Stage, write_line};
use crate::store::row_log::{Ids, RowLog};
use crate::store::rows::Rows;
use crate::terminal::Terminal;
use crate::text::digest::sha256;

/// Arguments of a batch that somebody else works on.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "Hosted batch")]
pub struct HostedArgs {
    /// Hand the rows to the endpoint's Batch API; --out FILE names where the results will go
    #[arg(long, group = "hosted", requires = "out")]
    submit: bool,
    /// Say how far the batch of --out FILE is
    #[arg(long, group = "hosted", requires = "out")]
    status: bool,
    /// Wait for the batch of --out FILE, and write its results
    #[arg(long, group = "hosted", requires = "out")]
    fetch: bool,
    /// Cancel the batch of --out FILE; what is done can be fetched
    #[arg(long, group = "hosted", requires = "out")]
    cancel: bool,
    /// Write the requests to a file, for 'vllm run_batch' and its like
    #[arg(long, group = "hosted", value_name = "FILE")]
    export: Option<PathBuf>,
    /// Read the answers to such a file, and write the rows with their results
    #[arg(long, group = "hosted", value_name = "FILE")]
    import: Option<PathBuf>,
    /// How many requests a file of the Batch API has at most
    #[arg(long, value_name = "COUNT", default_value_t = 50_000, hide_default_value = true, value_parser = clap::value_parser!(u64).range(1..))]
    part_rows: u64,
    /// How many bytes, in MB
    #[arg(long, value_name = "MB", default_value_t = 100, hide_default_value = true, value_parser = clap::value_parser!(u64).range(1..=1000))]
    part_size: u64,
}

impl HostedArgs {
    /// Whether a job on disk is meant, and no rows.
    pub(super) const fn is_about_a_job(&self) -> bool {
        self.status || self.fetch || self.cancel
    }

    /// Whether somebody else works on the rows.
    pub(super) const fn is_asked(&self) -> bool {
        self.submit || self.is_about_a_job() || self.export.is_some() || self.import.is_some()
    }
}

/// The longest pause between two looks at a batch.
const LONGEST: Duration = Duration::from_secs(300);
/// The first.
const FIRST: Duration = Duration::from_secs(2);

/// The desk of a hosted batch.
struct Desk<'a> {
    /// The arguments.
    args: &'a Args,
    /// What is done with rows.
    drafts: &'a Drafts<'a>,
    /// Whom it is handed to.
    client: &'a Client,
    /// Where the process stands.
    world: &'a Environment,
}

/// Does what the flags say.
///
/// # Errors
///
/// When there is no endpoint, the command asks no model, or a step fails: the next run goes on there.
pub(super) fn run(
    args: &Args,
    work: &Work<'_>,
    engine: &Engine,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<Status> {
    let (Work::Draft(drafts), Engine::OpenAi(client)) = (work, engine) else {
        return Err(Error::new(
            Kind::Usage,
            "there is no model to ask in a batch of the endpoint's",
        )
        .hint("proposal, post and write ask one; choose it with -m and --endpoint"));
    };
    let desk = Desk {
        args,
        drafts,
        client,
        world,
    };
    let hosted = &args.hosted;
    if let Some(path) = &hosted.export {
        return desk.export(path, terminal);
    }
    if let Some(path) = &hosted.import {
        return desk.import(path, terminal);
    }
    let out = args.out.as_deref().unwrap_or(Path::new("out.jsonl"));
    let folder = Folder::of(out);
    if hosted.submit {
        return desk.submit(out, &folder, terminal);
    }
    let Some(mut job) = folder.load()? else {
        let name = files::shown(out);
        return Err(
            Error::new(Kind::Input, format!("no batch was submitted for {name}"))
                .hint("--submit does it"),
        );
    };
    desk.is_at_home(&job)?;
    if hosted.cancel {
        return desk.cancel(&job, terminal);
    }
    if hosted.status {
        return desk.status(&job, terminal);
    }
    desk.fetch(out, &folder, &mut job, terminal)
}

/// The most bytes of a part that are read.
const WHOLE: u64 = 2_000_000_000;

fn set(job: &mut Job, place: usize, stage: Stage) {
    if let Some(part) = job.parts.get_mut(place) {
        part.stage = stage;
    }
}

/// Notices go to the user, nothing else comes.
fn sink(terminal: &mut Terminal) -> impl FnMut(Event<'_>) -> Result<()> + '_ {
    |event| {
        if let Event::Notice(line) = event {
            terminal.notice(line);
        }
        Ok(())
    }
}

/// What a row is called among requests: its id where that can stand there, else a name made of it.
fn custom_id(id: &Value) -> String {
    let is_plain = |text: &&String| {
        let good = |c: char| c.is_ascii_alphanumeric() || "._:-".contains(c);
        let is_number = text.parse::<f64>().is_ok();
        (1..=64).contains(&text.len())
            && text.chars().all(good)
            && !is_number
            && !text.starts_with("row-")
    };
    match id {
        Value::Number(number) => number.to_string(),
        Value::String(text) if is_plain(&text) => text.clone(),
        other => {
            let hash = sha256(&other.to_string());
            format!("row-{}", hash.get(..24).unwrap_or(&hash))
        }
    }
}

/// Lines on their way into parts of the size the provider takes.
struct Splitter<'a> {
    folder: &'a Folder,
    args: &'a HostedArgs,
    parts: Vec<Part>,
    part: Option<(BufWriter<File>, u64)>,
    mark: String,
}

impl Splitter<'_> {
    fn add(&mut self, line: &str) -> Result<()> {
        let size = line.len() as u64 + 1;
        let is_full = match (&self.part, self.parts.last()) {
            (Some((_, bytes)), Some(part)) => {
                part.rows >= self.args.part_rows || bytes + size > self.args.part_size * 1_000_000
            }
            _ => true,
        };
        if is_full {
            self.end()?;
            let mark = format!("{}-{}", self.mark, self.parts.len() + 1);
            self.part = Some((self.folder.create(&format!("{mark}.jsonl"))?, 0));
            self.parts.push(Part {
                mark,
                rows: 0,
                stage: Stage::Written,
            });
        }
        if let (Some((out, bytes)), Some(part)) = (&mut self.part, self.parts.last_mut()) {
            write_line(out, line)?;
            *bytes += size;
            part.rows += 1;
        }
        Ok(())
    }

    fn end(&mut self) -> Result<()> {
        match self.part.take() {
            Some((mut out, _)) => out
                .flush()
                .map_err(|error| Error::new(Kind::Store, format!("cannot write a job: {error}"))),
            None => Ok(()),
        }
    }
}

impl Desk<'_> {
    /// Prepares every row, in order: hands over the row and its request, where it has one.
    fn prepare(
        &self,
        done: Ids,
        terminal: &mut Terminal,
        each: &mut dyn FnMut(Kept, Option<String>) -> Result<()>,
    ) -> Result<u64> {
        let args = self.args;
        let rows = args.open_rows(self.world)?;
        let mut feed = Feed::new(rows, args.id.as_deref(), done);
        let drafts = self.drafts;
        let start = |fed: Fed| -> Step<'_, Result<(Item, Result<Prompt>)>> {
            Step::Done(match fed {
                Fed::Broken(error) => Err(error),
                Fed::Row(item) => {
                    let prompt = match &item.fields {
                        Ok(fields) => drafts.prepared(fields).map(|prepared| prepared.prompt),
                        Err(why) => Err(Error::new(Kind::Input, why.clone())),
                    };
                    Ok((item, prompt))
                }
            })
        };
        let running = Running {
            engine: &Engine::Offline,
            jobs: 1,
            ordered: true,
            start: &start,
        };
        let mut bad = 0;
        let mut usd = 0.0;
        running.run(move || feed.next(), &mut |happening: Happening<
            Result<(Item, Result<Prompt>)>,
        >| {
            let Happening::Done(done) = happening else {
                return Ok(Onward::Go);
            };
            let (item, prompt) = done?;
            let line = match prompt {
                Ok(prompt) => {
                    usd += drafts.check_cost(&prompt, usd)?;
                    Some(self.client.batch_line(&custom_id(&item.id), &prompt))
                }
                Err(error) => {
                    bad += 1;
                    terminal.notice(&format!("row {} is not asked: {error}", item.id));
                    None
                }
            };
            let kept = Kept {
                id: item.id,
                fields: item.fields,
            };
            each(kept, line)?;
            Ok(Onward::Go)
        })?;
        Ok(bad)
    }

    fn export(&self, path: &Path, terminal: &mut Terminal) -> Result<Status> {
        let mut count: u64 = 0;
        let fault = |error: std::io::Error| files::unwritable(path, error);
        let mut out = BufWriter::new(File::create(path).map_err(fault)?);
        let bad = self.prepare(Ids::default(), terminal, &mut |_, line| {
            count += u64::from(line.is_some());
            line.map_or(Ok(()), |line| write_line(&mut out, &line))
        })?;
        out.flush().map_err(fault)?;
        terminal.notice(&format!(
            "{count} requests written to {}",
            files::shown(path)
        ));
        Ok(if bad > 0 { Status::Rows } else { Status::Ok })
    }

    fn import(&self, path: &Path, terminal: &mut Terminal) -> Result<Status> {
        let results = Results::index(&[path.to_owned()])?;
        let (out, done) = self.args.output(self.drafts.schema(), terminal)?;
        let rows = self.args.open_rows(self.world)?;
        let mut feed = Feed::new(rows, self.args.id.as_deref(), done);
        let course = Course::new(terminal, out, Tally::start(None), 1, feed.skipped());
        let lacking = format!("{} has no answer to this row", files::shown(path));
        self.merge(move || feed.next(), &results, &lacking, course)
    }

    fn submit(&self, out: &Path, folder: &Folder, terminal: &mut Terminal) -> Result<Status> {
        let mut job = match folder.load()? {
            Some(job) => {
                self.is_at_home(&job)?;
                let is_left = |part: &Part| {
                    !matches!(part.stage, Stage::Created { .. } | Stage::Fetched { .. })
                };
                if !job.parts.iter().any(is_left) {
                    let name = files::shown(out);
                    return Err(Error::new(
                        Kind::Input,
                        format!("the batch for {name} was submitted"),
                    )
                    .hint("--status says how far it is, --fetch waits for its results"));
                }
                terminal.notice("taking up the submission where it was left");
                job
            }
            None => self.write_down(out, folder, terminal)?,
        };
        for place in 0..job.parts.len() {
            self.advance(place, folder, &mut job, terminal)?;
        }
        let rows: u64 = job.parts.iter().map(|part| part.rows).sum();
        let parts = job.parts.len();
        terminal.notice(&format!(
            "{rows} rows handed over in {parts} part{}; --fetch --out {} waits for the results",
            if parts == 1 { "" } else { "s" },
            files::shown(out)
        ));
        Ok(Status::Ok)
    }

    /// Puts the rows and their requests on disk, before anything is sent.
    fn write_down(&self, out: &Path, folder: &Folder, terminal: &mut Terminal) -> Result<Job> {
        // Held only here: the file is filled when the results are there.
        let mut log = RowLog::open(out, self.drafts.schema(), self.args.resume)?;
        let done = std::mem::take(&mut log.done);
        let mut rows = folder.create("rows.jsonl")?;
        let mut splitter = Splitter {
            folder,
            args: &self.args.hosted,
            parts: Vec::new(),
            part: None,
            mark: format!("gig-{}", self.world.nonce()?),
        };
        self.prepare(done, terminal, &mut |kept, line| {
            write_line(&mut rows, &json!(kept).to_string())?;
            line.map_or(Ok(()), |line| splitter.add(&line))
        })?;
        splitter.end()?;
        rows.flush()
            .map_err(|error| Error::new(Kind::Store, format!("cannot write a job: {error}")))?;
        if splitter.parts.is_empty() {
            folder.remove();
            return Err(Error::new(Kind::Input, "there is no row to hand over"));
        }
        let endpoint = self.client.endpoint();
        let job = Job {
            asked: self.args.remembered(),
            endpoint: (endpoint.base_url.clone(), endpoint.parameters.model.clone()),
            parts: splitter.parts,
        };
        folder.save(&job)?;
        Ok(job)
    }

    /// Takes one part as far as it goes, each step written down before it is taken.
    fn advance(
        &self,
        place: usize,
        folder: &Folder,
        job: &mut Job,
        terminal: &mut Terminal,
    ) -> Result<()> {
        loop {
            let Some(part) = job.parts.get(place) else {
                return Ok(());
            };
            let mark = part.mark.clone();
            let next = match part.stage.clone() {
                Stage::Written => {
                    let lines = files::read(&folder.file(&format!("{mark}.jsonl")), WHOLE)?;
                    let file = self.client.upload(&lines, &mark, &mut sink(terminal))?;
                    Stage::Uploaded { file }
                }
                Stage::Uploaded { file } => {
                    // Written down first: from here on it may exist.
                    set(job, place, Stage::Creating { file: file.clone() });
                    folder.save(job)?;
                    let made = self.client.create_batch(&file, &mark).map_err(|error| {
                        error.hint("--submit again looks whether it was made before it asks again")
                    })?;
                    Stage::Created { batch: made.id }
                }
                Stage::Creating { file } => Stage::Created {
                    batch: self.created(&file, &mark, folder, terminal)?,
                },
                Stage::Created { .. } | Stage::Fetched { .. } => return Ok(()),
            };
            set(job, place, next);
            folder.save(job)?;
        }
    }

    /// A stop came while a batch was being made: the one that was, or a new one.
    fn created(
        &self,
        file: &str,
        mark: &str,
        folder: &Folder,
        terminal: &mut Terminal,
    ) -> Result<String> {
        let listed = self.client.batches(&mut sink(terminal)).map_err(|error| {
            let place = files::shown(&folder.file("job.json"));
            error.hint(format!(
                "whether {mark} was made cannot be told; if you know that it was not, write \
                 \"state\": \"uploaded\" for it in {place}"
            ))
        })?;
        let is_it = |batch: &&Hosted| {
            batch.mark.as_deref() == Some(mark) || batch.input.as_deref() == Some(file)
        };
        if let Some(batch) = listed.iter().find(is_it) {
            terminal.notice(&format!("{mark} was made before the stop: {}", batch.id));
            return Ok(batch.id.clone());
        }
        self.client.create_batch(file, mark).map(|batch| batch.id)
    }

    /// Whether the job is at the endpoint that would be asked now.
    fn is_at_home(&self, job: &Job) -> Result<()> {
        let here = self.client.endpoint().base_url.trim_end_matches('/');
        let there = job.endpoint.0.trim_end_matches('/');
        if here == there {
            return Ok(());
        }
        let what = format!("this batch is at {there}, and the settings lead to {here}");
        Err(Error::new(Kind::Config, what).hint("choose its endpoint with --endpoint"))
    }

    fn look(&self, job: &Job, terminal: &mut Terminal) -> Result<Vec<(usize, Hosted)>> {
        let mut seen = Vec::new();
        for (place, part) in job.parts.iter().enumerate() {
            if let Stage::Created { batch } = &part.stage {
                seen.push((place, self.client.batch(batch, &mut sink(terminal))?));
            }
        }
        Ok(seen)
    }

    fn status(&self, job: &Job, terminal: &mut Terminal) -> Result<Status> {
        let seen = self.look(job, terminal)?;
        for (place, part) in job.parts.iter().enumerate() {
            let batch = seen.iter().find(|(own, _)| *own == place);
            let told = match (batch, &part.stage) {
                (Some((_, batch)), _) => told(batch),
                (None, Stage::Fetched { end, .. }) => format!("{end}, fetched"),
                (None, _) => "not handed over yet: --submit goes on".to_owned(),
            };
            terminal.report(&format!(
                "part {} ({} rows): {told}\n",
                place + 1,
                part.rows
            ))?;
        }
        Ok(Status::Ok)
    }

    fn cancel(&self, job: &Job, terminal: &mut Terminal) -> Result<Status> {
        for (place, batch) in self.look(job, terminal)? {
            let number = place + 1;
            if batch.is_over() {
                terminal.report(&format!("part {number}: {} already\n", batch.status))?;
                continue;
            }
            let batch = self.client.cancel_batch(&batch.id, &mut sink(terminal))?;
            terminal.report(&format!("part {number}: {}\n", told(&batch)))?;
        }
        Ok(Status::Ok)
    }

    fn fetch(
        &self,
        out: &Path,
        folder: &Folder,
        job: &mut Job,
        terminal: &mut Terminal,
    ) -> Result<Status> {
        let is_left =
            |part: &Part| !matches!(part.stage, Stage::Created { .. } | Stage::Fetched { .. });
        if job.parts.iter().any(is_left) {
            return Err(Error::new(Kind::Input, "a part was not handed over yet")
                .hint("--submit goes on where it was left"));
        }
        self.wait(folder, job, terminal)?;
        let mut paths = Vec::new();
        let mut ends = Vec::new();
        for part in &job.parts {
            for kind in ["output", "errors"] {
                let path = folder.file(&format!("{}.{kind}.jsonl", part.mark));
                paths.extend(path.exists().then_some(path));
            }
            if let Stage::Fetched { end, said, .. } = &part.stage
                && end != "completed"
            {
                let said = said
                    .as_ref()
                    .map_or(String::new(), |said| format!(": {said}"));
                let end = match end.as_str() {
                    "cancelled" => "was cancelled",
                    end => end,
                };
                ends.push(format!("{end}{said}"));
            }
        }
        let lacking = match ends.first() {
            Some(end) => format!("the batch {end} before it had an answer to this row"),
            None => "the batch has no answer to this row".to_owned(),
        };
        let results = Results::index(&paths)?;
        let mut log = RowLog::open(out, self.drafts.schema(), true)?;
        let done = std::mem::take(&mut log.done);
        let rows = Rows::open(folder.file("rows.jsonl").to_str(), None)?;
        let mut feed = Feed::new(rows, None, done);
        let course = Course::new(
            terminal,
            Out::Log(Box::new(log)),
            Tally::start(None),
            1,
            feed.skipped(),
        );
        let ended = self.merge(
            move || feed.next().map(unpacked),
            &results,
            &lacking,
            course,
        )?;
        folder.remove();
        Ok(ended)
    }

    /// Looks again and again, ever more rarely, until every part is over and its files are here.
    fn wait(&self, folder: &Folder, job: &mut Job, terminal: &mut Terminal) -> Result<()> {
        let mut pause = FIRST;
        loop {
            let seen = self.look(job, terminal)?;
            let open: Vec<&Hosted> = seen
                .iter()
                .map(|(_, batch)| batch)
                .filter(|batch| !batch.is_over())
                .collect();
            for (place, batch) in seen.iter().filter(|(_, batch)| batch.is_over()) {
                self.bring(*place, batch, folder, job, terminal)?;
            }
            let Some(first) = open.first() else {
                return Ok(());
            };
            terminal.notice(&format!(
                "{} of {} parts are under way ({}); looking again in {} s",
                open.len(),
                job.parts.len(),
                told(first),
                pause.as_secs()
            ));
            std::thread::sleep(pause);
            pause = (pause * 3 / 2).min(LONGEST);
        }
    }

    /// Brings the files of a part that is over.
    fn bring(
        &self,
        place: usize,
        batch: &Hosted,
        folder: &Folder,
        job: &mut Job,
        terminal: &mut Terminal,
    ) -> Result<()> {
        let Some(part) = job.parts.get_mut(place) else {
            return Ok(());
        };
        for (kind, id) in [("output", &batch.output), ("errors", &batch.errors)] {
            let Some(id) = id else {
                continue;
            };
            let mut out = folder.create(&format!("{}.{kind}.jsonl", part.mark))?;
            self.client.download(id, &mut out, &mut sink(terminal))?;
            out.flush().map_err(|error| {
                Error::new(Kind::Store, format!("cannot keep results: {error}"))
            })?;
        }
        part.stage = Stage::Fetched {
            batch: batch.id.clone(),
            end: batch.status.clone(),
            said: batch.said.clone(),
        };
        folder.save(job)
    }

    /// Judges every answer and writes every row.
    fn merge(
        &self,
        next: impl FnMut() -> Option<Fed> + Send + 'static,
        results: &Results,
        lacking: &str,
        mut course: Course<'_>,
    ) -> Result<Status> {
        let drafts = self.drafts;
        let model = self.client.endpoint().parameters.model.as_str();
        let start = |fed: Fed| -> Step<'_, Result<Finished>> {
            Step::Done(match fed {
                Fed::Broken(error) => Err(error),
                Fed::Row(item) => {
                    let answered = match results.get(&custom_id(&item.id)) {
                        Some(line) => answer_of(line, model),
                        None => Err(Failure::from(Error::new(Kind::Incomplete, lacking))),
                    };
                    Ok(drafts.received(item, answered))
                }
            })
        };
        let running = Running {
            engine: &Engine::Offline,
            jobs: 1,
            ordered: true,
            start: &start,
        };
        let end = running.run(
            next,
            &mut |happening: Happening<Result<Finished>>| match happening {
                Happening::Done(finished) => course.take(Happening::Done(finished?)),
                Happening::Notice(line) => course.take(Happening::Notice(line)),
            },
        )?;
        course.end(end)
    }
}

/// A row that was kept, as it came from its first input.
fn unpacked(fed: Fed) -> Fed {
    let Fed::Row(mut item) = fed else {
        return fed;
    };
    item.fields = item.fields.and_then(|fields| {
        serde_json::from_value::<Kept>(Value::Object(fields))
            .map_err(|error| error.to_string())
            .and_then(|kept| kept.fields)
    });
    Fed::Row(item)
}

/// How far a batch is, in words.
fn told(batch: &Hosted) -> String {
    let mut line = batch.status.clone();
    if let Some((total, done, failed)) = batch.counts.filter(|(total, ..)| *total > 0) {
        line = format!("{line}, {done} of {total} done, {failed} failed");
    }
    if let Some(said) = &batch.said {
        line = format!("{line}: {said}");
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_ids_share_a_request() {
        let ids = [
            json!(1),
            json!("1"),
            json!("1.0"),
            json!("a"),
            json!("a b"),
            json!("row-1"),
            json!(true),
            json!("true"),
            json!("é"),
            json!("x".repeat(65)),
        ];
        let mut names: Vec<String> = ids.iter().map(custom_id).collect();
        assert_eq!((names[0].as_str(), names[3].as_str()), ("1", "a"));
        assert!(names.iter().all(|name| name.len() <= 64 && name.is_ascii()));
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), ids.len());
    }
}
