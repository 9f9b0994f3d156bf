//! Reading: how every command gets its post, its profile and its template, notices included.

use crate::check::levels::{self, Level, Levels};
use crate::check::packs::Packs;
use crate::config::{Layer as Flags, RuleLevel, Settings};
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::prompt::{Layer, Template, catalog};
use crate::store::input::{self, Input, Source};
use crate::store::library::{self, Entry};
use crate::terminal::Terminal;
use crate::text::similarity::nearest;

/// The settings of this run, `flags` above all; the terminal is told what they say of it.
///
/// # Errors
///
/// When a variable or a configuration file is wrong.
pub(super) fn settings(
    flags: Flags,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<Settings> {
    let settings = crate::store::settings::load(world, flags)?;
    terminal.set_colour(settings.color(), world);
    terminal.hide_variables(settings.key_variables());
    Ok(settings)
}

/// The text that `argument` names: a file, `-`, what is piped in, or what the user writes in their
/// editor. `what` is what is wanted, for messages: `job post`.
///
/// # Errors
///
/// When nothing is given and nobody is there to ask, or what is given is not text.
pub(super) fn text(
    argument: Option<&str>,
    what: &str,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<Input> {
    let read = match Source::choose(argument, what, world)? {
        Source::File(path) => input::read_file(path)?,
        Source::Stdin => input::read_stdin()?,
        Source::Editor => written(what, world, terminal)?,
    };
    if let Some(notice) = &read.notice {
        terminal.notice(notice);
    }
    Ok(read)
}

/// What the user writes or pastes in their editor.
pub(super) fn written(what: &str, world: &Environment, terminal: &mut Terminal) -> Result<Input> {
    terminal.notice(&format!(
        "opening your editor: paste the {what}, save and close"
    ));
    let name = format!("{}.md", what.replace(' ', "-"));
    match terminal.edit("", &name, world)? {
        Some(text) => Ok(Input {
            name: "editor".to_owned(),
            text,
            ..Input::default()
        }),
        None => Err(Error::new(
            Kind::Input,
            format!("no {what}: nothing was saved in the editor"),
        )
        .hint("name a file, or pipe the text in")),
    }
}

/// The profile to use: the one named, the default, or the only one there is.
///
/// # Errors
///
/// When there is none, or several and no choice.
pub(super) fn profile(
    chosen: Option<&str>,
    settings: &Settings,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<Entry> {
    let entry = library::profile(chosen, settings.profile(), world)?;
    if let Some(notice) = &entry.notice {
        terminal.notice(notice);
    }
    Ok(entry)
}

/// The site packs, with the numbers of the user's `packs.toml` over them.
///
/// # Errors
///
/// When that file cannot be read or is wrong.
pub(super) fn packs(world: &Environment) -> Result<Packs> {
    let packs = Packs::built_in();
    let Some(path) = world
        .config_dir
        .as_ref()
        .map(|folder| folder.join("packs.toml"))
    else {
        return Ok(packs);
    };
    match crate::store::settings::read(&path)? {
        Some(text) => packs.with(&world.shown(&path), &text),
        None => Ok(packs),
    }
}

/// What the rules count for, by the `[rules]` of the configuration and `flags` above it.
///
/// # Errors
///
/// When a flag names no rule or no level.
pub(super) fn levels(settings: &Settings, flags: &[String]) -> Result<Levels> {
    let mut levels = Levels::default();
    for rule in levels::rules() {
        match settings.rule(rule.id.0) {
            Some(RuleLevel::Off) => levels.set(rule.id, Level::Off),
            Some(RuleLevel::At(severity)) => levels.set(rule.id, Level::At(severity)),
            None => {}
        }
    }
    for written in flags {
        levels.set_written(written)?;
    }
    Ok(levels)
}

/// The template `name`, from the project, the user or the binary, in that order.
///
/// # Errors
///
/// When there is none of that name, or it is broken.
pub(super) fn template(name: &str, world: &Environment) -> Result<Template> {
    if let Some((entry, layer)) = library::prompt(name, world)? {
        return Template::parse(name, layer, &entry.path.display().to_string(), &entry.text);
    }
    match catalog::source(name) {
        Some(source) => Template::parse(name, Layer::BuiltIn, &format!("{name}.md"), source),
        None => Err(unknown_template(name, world)),
    }
}

/// The error for a template that is nowhere; it names the nearest.
pub(super) fn unknown_template(name: &str, world: &Environment) -> Error {
    let mut names: Vec<String> = catalog::names().into_iter().map(str::to_owned).collect();
    names.extend(
        library::prompt_names(world)
            .into_iter()
            .map(|(name, _)| name),
    );
    let error = Error::new(Kind::Template, format!("there is no template '{name}'"));
    match nearest(name, names.iter().map(String::as_str)) {
        Some(near) => error.hint(format!("did you mean '{near}'?")),
        None => error.hint("gig prompts list shows them"),
    }
}
