//! Topics: pages of help that belong to no command. What can be listed from the program is.

use crate::commands::plugin;
use crate::config::SETTINGS;
use crate::environment::Environment;
use crate::exit::Status;

/// The names of the pages.
pub(super) const NAMES: &[&str] = &["exit-codes", "environment", "templates", "plugins"];

/// The page of this name.
pub(super) fn page(name: &str, world: &Environment) -> Option<String> {
    Some(match name {
        "exit-codes" => exit_codes(),
        "environment" => environment(),
        "templates" => include_str!("templates.txt").to_owned(),
        "plugins" => plugins(world),
        _ => return None,
    })
}

fn exit_codes() -> String {
    let mut page = "What gig's exit tells a script:\n\n".to_owned();
    for (status, meaning) in Status::ALL {
        page.push_str(&format!("  {:>3}  {meaning}\n", status.code()));
    }
    page.push_str(
        "\nA reader of stdout that goes away (| head) is no error: gig ends with 0.\n\
         With several reasons the first in the run decides; a text that is handed over incomplete is 5\n\
         whatever else is wrong with it.\n",
    );
    page
}

/// Variables that are not settings, with what they do.
const OTHERS: &[(&str, &str)] = &[
    (
        "GIG_HOME",
        "one folder for configuration, data, cache and state",
    ),
    (
        "OPENAI_API_KEY",
        "the key for OPENAI_BASE_URL, or for OpenAI without it; sent nowhere else",
    ),
    (
        "OPENAI_BASE_URL",
        "an endpoint to use when none is configured",
    ),
    ("OPENAI_MODEL", "the model when none is chosen"),
    ("VISUAL, EDITOR", "the editor"),
    (
        "GIG_PAGER, PAGER",
        "what long reports go through on a terminal; cat for none",
    ),
    (
        "NO_COLOR, CLICOLOR, CLICOLOR_FORCE",
        "colour, as everywhere",
    ),
    ("HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY", "proxies"),
    ("SSL_CERT_FILE, SSL_CERT_DIR", "certificates to trust"),
    ("COLUMNS, TERM", "the terminal"),
];

fn environment() -> String {
    let mut page = "A flag is above a variable, a variable above the project's .gig/config.toml, that above the user's\n\
                    config.toml. 'gig config show --origin' tells where each value comes from.\n\n"
        .to_owned();
    let settings: Vec<(String, &str)> = SETTINGS
        .iter()
        .filter_map(|setting| Some((setting.variable()?, setting.about)))
        .collect();
    let width = settings
        .iter()
        .map(|(name, _)| name.len())
        .max()
        .unwrap_or(0);
    for (name, about) in &settings {
        page.push_str(&format!("  {name:width$}  {about}\n"));
    }
    page.push('\n');
    for (name, about) in OTHERS {
        page.push_str(&format!("  {name:width$}  {about}\n"));
    }
    page
}

fn plugins(world: &Environment) -> String {
    let mut page = "'gig NAME' runs the program gig-NAME of PATH when gig has no command NAME: its arguments, stdin, stdout\n\
                    and exit code are its own. GIG holds the path of gig, for calling back.\n\n"
        .to_owned();
    let found = plugin::found(world);
    if found.is_empty() {
        page.push_str("None is on PATH now.\n");
    } else {
        page.push_str("On PATH now:\n");
    }
    for (name, path) in found {
        page.push_str(&format!("  {name}  {}\n", world.shown(&path)));
    }
    page
}
