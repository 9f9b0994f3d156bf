//! `gig profile show` and `gig profile check`: what a profile proves, and what it lacks.

use super::Named;
use crate::diagnostic::Severity;
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::profile::check;
use crate::report::finding::{self, Source, Texts};
use crate::report::profile as report;
use crate::terminal::Terminal;

/// Arguments of `gig profile show`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    profile: Named,
    /// Print one JSON object: facts with lines, projects, voice
    #[arg(long)]
    json: bool,
}

/// Arguments of `gig profile check`.
#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    profile: Named,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

pub(super) fn show(args: &Args, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    let found = args.profile.find(world, terminal)?;
    let profile = found.parse();
    if args.json {
        let shown = report::shown(&profile, &found.vocabulary);
        terminal.print(&json(&shown)?)?;
    } else {
        terminal.report(&report::human(&profile, &found.vocabulary))?;
    }
    Ok(Status::Ok)
}

pub(super) fn check(
    args: &CheckArgs,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<Status> {
    let found = args.profile.find(world, terminal)?;
    let profile = found.parse();
    let findings = check::check(&profile);
    let texts = Texts {
        profile: Some(Source {
            name: &profile.file,
            text: &profile.text,
        }),
        ..Texts::default()
    };
    if args.json {
        let checked = serde_json::json!({
            "schema": "gig.profile-check/1",
            "file": profile.file,
            "findings": finding::findings(&findings, &texts),
        });
        terminal.print(&json(&checked)?)?;
    } else {
        terminal.report(&finding::human(&findings, &texts))?;
        terminal.notice(&format!(
            "{}: {}",
            profile.file,
            finding::summary(&findings)
        ));
    }
    let failed = findings
        .iter()
        .any(|finding| finding.severity == Severity::Error);
    Ok(if failed { Status::Findings } else { Status::Ok })
}

pub(super) fn json(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string_pretty(value)
        .map(|text| text + "\n")
        .map_err(|error| Error::new(Kind::Input, "cannot write JSON").caused_by(error))
}
