//! `gig profile import`: a résumé turned into a profile, with what was understood and what was not.

use serde::Serialize;

use super::{new, show};
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::intake::Format;
use crate::profile::Profile;
use crate::profile::file::Matter;
use crate::profile::import::{self, Doubt, Imported, Source, Taken};
use crate::skill::Vocabulary;
use crate::store::input::{self, Input};
use crate::store::{files, library};
use crate::terminal::Terminal;

/// Arguments of `gig profile import`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The résumé: PDF, DOCX, HTML, Markdown, text or JSON Resume; - for stdin
    file: String,
    /// What to call the profile; the person's first name unless said
    #[arg(long)]
    name: Option<String>,
    /// Print the profile instead of keeping it
    #[arg(long)]
    dry_run: bool,
    /// Print one JSON object: what was taken from which line, and what is doubtful
    #[arg(long)]
    json: bool,
}

/// What `--json` prints, schema `gig.import/1`.
#[derive(Serialize)]
struct Shown<'a> {
    schema: &'static str,
    /// The file it was read from, and as what.
    source: &'a str,
    format: &'a str,
    /// The name of the profile; null when nothing was kept.
    name: Option<&'a str>,
    path: Option<String>,
    /// The profile's text.
    text: &'a str,
    taken: Vec<ShownLine<'a>>,
    doubts: Vec<ShownDoubt<'a>>,
    contact: Vec<ShownContact<'a>>,
}

#[derive(Serialize)]
struct ShownLine<'a> {
    line: usize,
    part: &'static str,
    text: &'a str,
}

#[derive(Serialize)]
struct ShownDoubt<'a> {
    line: usize,
    text: &'a str,
    why: &'static str,
}

#[derive(Serialize)]
struct ShownContact<'a> {
    kind: &'a str,
    value: &'a str,
}

/// What a text becomes as a profile: a row of an export, a profile, or a résumé or bio of any kind.
pub(super) fn imported(given: &Input) -> Imported {
    let row = serde_json::from_str(&given.text)
        .ok()
        .and_then(|row| Profile::from_row("new", &row, &Vocabulary::default()));
    let text = match &row {
        Some(row) => {
            let matter = Matter {
                name: row.name.clone().unwrap_or_default(),
                title: row.title.clone().unwrap_or_default(),
                rate: row
                    .rate
                    .as_ref()
                    .map(|rate| rate.text.clone())
                    .unwrap_or_default(),
                languages: row.languages.clone(),
                timezone: row.timezone.clone().unwrap_or_default(),
                fields: row.fields.clone().into_iter().collect(),
            };
            format!("{}{}", matter.write(), row.text)
        }
        None => given.text.clone(),
    };
    import::import(&Source {
        file: &given.name,
        text: &text,
        lines: &given.lines,
    })
}

pub(super) fn run(args: &Args, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    if let Some(name) = &args.name {
        library::profile_path(name, world)?;
    }
    let given = input::read_resume(&args.file)?;
    if let Some(notice) = &given.notice {
        terminal.notice(notice);
    }
    let mut made = imported(&given);
    new::push_missing(&mut made.text);
    let kept = if args.dry_run {
        None
    } else {
        Some(keep(args, &given, &made, world, terminal)?)
    };
    terminal.report_aside(&told(&given, &made));
    let path = kept.as_ref().map(|(_, path)| path.clone());
    if args.json {
        let shown = shown(
            &given,
            &made,
            kept.as_ref().map(|(name, _)| name.as_str()),
            path,
        );
        terminal.print(&show::json(&shown)?)?;
    } else {
        let product = path.map_or_else(|| made.text.clone(), |path| format!("{path}\n"));
        terminal.print(&product)?;
    }
    if let Some((name, _)) = &kept {
        terminal.notice(&format!(
            "made the profile '{name}'; look it over with 'gig profile edit {name}', 'gig profile check {name}' says what it lacks"
        ));
    }
    Ok(Status::Ok)
}

/// Keeps the profile; gives its name and path. One of that name is replaced only when the user says so.
fn keep(
    args: &Args,
    given: &Input,
    made: &Imported,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<(String, String)> {
    let name = args.name.clone().unwrap_or_else(|| name_of(given, made));
    let path = library::profile_path(&name, world)?;
    if path.exists() {
        let again = format!("there is a profile '{name}' already");
        let replace =
            terminal.can_ask() && terminal.confirm(&format!("{again}; replace it?"), false)?;
        if !replace {
            return Err(Error::new(Kind::Profile, again)
                .hint("choose another name with --name NAME, or look at it first with --dry-run"));
        }
    }
    files::write(&path, made.text.as_bytes())?;
    Ok((name, path.display().to_string()))
}

/// The person's first name in lower case, else the file's name.
fn name_of(given: &Input, made: &Imported) -> String {
    let first = made
        .name
        .as_deref()
        .and_then(|name| name.split_whitespace().next());
    let first = first
        .map(str::to_lowercase)
        .filter(|name| library::is_name(name));
    let stem = || {
        let path = std::path::Path::new(&given.name);
        let stem = path.file_stem()?.to_str()?.to_lowercase();
        let stem: String = stem
            .chars()
            .map(|c| if c.is_alphanumeric() { c } else { '-' })
            .collect();
        Some(stem.trim_matches('-').to_owned()).filter(|name| library::is_name(name))
    };
    first.or_else(stem).unwrap_or_else(|| "imported".to_owned())
}

/// What was understood and what was not, each with its line.
fn told(given: &Input, made: &Imported) -> String {
    let file = &given.name;
    // A document has no lines of its own.
    let of = match given.format {
        Format::Pdf | Format::Docx | Format::Html => ", lines of its text",
        Format::Text | Format::JsonResume => "",
    };
    let mut out = format!("understood ({}{of}):\n", given.format.as_str());
    for Taken { line, part, text } in &made.taken {
        let place = if *line == 0 {
            file.clone()
        } else {
            format!("{file}:{line}")
        };
        out.push_str(&format!(
            "  {place}  {}: {}\n",
            part.as_str(),
            crate::text::words::shortened(text, 90)
        ));
    }
    if !made.contact.lines.is_empty() {
        out.push_str("kept apart, never in a letter or a prompt:\n");
        for (what, words) in &made.contact.lines {
            out.push_str(&format!("  {what}: {words}\n"));
        }
    }
    if !made.doubts.is_empty() {
        out.push_str("to look at:\n");
        for Doubt { line, text, why } in &made.doubts {
            let quote = if text.is_empty() {
                String::new()
            } else {
                format!(": \"{}\"", crate::text::words::shortened(text, 80))
            };
            let place = if *line == 0 {
                file.clone()
            } else {
                format!("{file}:{line}")
            };
            out.push_str(&format!("  {place}  {why}{quote}\n"));
        }
    }
    out
}

fn shown<'a>(
    given: &'a Input,
    made: &'a Imported,
    name: Option<&'a str>,
    path: Option<String>,
) -> Shown<'a> {
    let taken = made.taken.iter().map(|taken| ShownLine {
        line: taken.line,
        part: taken.part.as_str(),
        text: &taken.text,
    });
    let doubts = made.doubts.iter().map(|doubt| ShownDoubt {
        line: doubt.line,
        text: &doubt.text,
        why: doubt.why,
    });
    let contact = made
        .contact
        .lines
        .iter()
        .map(|(kind, value)| ShownContact { kind, value });
    Shown {
        schema: "gig.import/1",
        source: &given.name,
        format: given.format.as_str(),
        name,
        path,
        text: &made.text,
        taken: taken.collect(),
        doubts: doubts.collect(),
        contact: contact.collect(),
    }
}
