//! `gig profile edit` and `gig profile use`: changes to a profile, and to which one is used.

use super::Named;
use crate::config::{Key, Value, edit as text_edit};
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::profile::{Profile, check};
use crate::report::finding::{self, Source, Texts};
use crate::skill::Vocabulary;
use crate::store::{files, library, settings};
use crate::terminal::Terminal;

/// Arguments of `gig profile use`.
#[derive(Debug, clap::Args)]
pub(super) struct UseArgs {
    /// The profile
    name: String,
}

pub(super) fn edit(args: &Named, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    let found = args.find(world, terminal)?;
    terminal.edit_file(&found.entry.path, world)?;
    let path = found.entry.path.display().to_string();
    let after = library::profile(Some(&path), None, world)?;
    report_aside(&after.file(), &after.text, &found.vocabulary, terminal);
    Ok(Status::Ok)
}

/// What the rules say of a profile that was just written, beside the product.
pub(super) fn report_aside(
    file: &str,
    text: &str,
    vocabulary: &Vocabulary,
    terminal: &mut Terminal,
) {
    let profile = Profile::parse(file, text, vocabulary);
    let texts = Texts {
        profile: Some(Source {
            name: file,
            text: &profile.text,
        }),
        ..Texts::default()
    };
    terminal.report_aside(&finding::human(&check::check(&profile), &texts));
}

pub(super) fn choose(
    args: &UseArgs,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<Status> {
    if library::is_path(&args.name) {
        return Err(Error::new(
            Kind::Usage,
            format!("'{}' is a file, not the name of a profile", args.name),
        )
        .hint("keep it as a profile first: 'gig profile new NAME --from FILE'"));
    }
    let entry = library::profile(Some(&args.name), None, world)?;
    let path = settings::user_file(world).ok_or_else(|| {
        Error::new(
            Kind::Config,
            "there is no home directory to keep settings in",
        )
        .hint("set GIG_HOME to a folder")
    })?;
    let old = settings::read(&path)?.unwrap_or_default();
    let new = text_edit::set(
        &old,
        &Key::new(["profile"]),
        &Value::Text(entry.name.clone()),
    )?;
    files::write(&path, new.as_bytes())?;
    terminal.notice(&format!("'{}' is now the profile in use", entry.name));
    Ok(Status::Ok)
}
