//! `gig doctor`: looks at everything gig needs and says what is wrong with it and what to do.
//!
//! The checks of files are in `files`, those of the endpoint in `network`; a key is never shown.

mod files;
mod network;

use serde_json::json;

use crate::commands::reading;
use crate::config::{Layer, SETTINGS, Settings};
use crate::environment::Environment;
use crate::error::{Error, Result};
use crate::exit::Status;
use crate::store::settings;
use crate::terminal::Terminal;
use crate::text::similarity::nearest;

/// Arguments of `gig doctor`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  gig doctor
  gig doctor --endpoint work
  gig doctor --no-network --json

The exit code is that of the first error; warnings do not count.")]
pub struct Args {
    /// Look at this endpoint instead: a configured name, a preset or a URL
    #[arg(long, value_name = "NAME|URL")]
    endpoint: Option<String>,
    /// Ask nothing over the network and run no key command
    #[arg(long)]
    no_network: bool,
    /// Print JSON (schema gig.doctor/1)
    #[arg(long)]
    json: bool,
}

/// How a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Health {
    Fine,
    Warning,
    Error,
    /// Not looked at.
    Skipped,
}

/// What was found about one thing.
#[derive(Debug)]
struct Finding {
    what: &'static str,
    health: Health,
    message: String,
    hints: Vec<String>,
    /// What a script is told when it is an error.
    status: Status,
}

impl Finding {
    fn new(what: &'static str, health: Health, message: impl Into<String>) -> Self {
        Self {
            what,
            health,
            message: message.into(),
            hints: Vec::new(),
            status: Status::Input,
        }
    }

    fn fine(what: &'static str, message: impl Into<String>) -> Self {
        Self::new(what, Health::Fine, message)
    }

    fn warning(what: &'static str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            hints: vec![hint.into()],
            ..Self::new(what, Health::Warning, message)
        }
    }

    fn error(what: &'static str, error: &Error) -> Self {
        Self {
            hints: error.hints().to_vec(),
            status: error.kind().status(),
            ..Self::new(what, Health::Error, error.to_string())
        }
    }
}

/// Looks at everything.
///
/// # Errors
///
/// When stdout cannot be written; what is found is a status.
pub fn run(args: Args, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    let mut found = vec![Finding::fine("gig", env!("CARGO_PKG_VERSION"))];
    found.extend(files::folders(world));
    found.extend(variables(world));
    found.extend(clock(world));
    let flags = Layer::default().flag("--endpoint", "endpoint", args.endpoint.as_ref())?;
    match reading::settings(flags, world, terminal) {
        Err(error) => {
            found.push(Finding::error("configuration", &error));
            found.push(Finding::new(
                "the rest",
                Health::Skipped,
                "needs a configuration that can be read",
            ));
        }
        Ok(settings) => {
            found.push(configuration(&settings, world));
            found.extend(files::contents(&settings, world));
            found.extend(network::look(&settings, args.no_network, world, terminal));
        }
    }
    let text = if args.json {
        format!("{:#}\n", as_json(&found))
    } else {
        found.iter().map(lines).collect()
    };
    terminal.print(&text)?;
    Ok(status(&found))
}

/// The status of the first error.
fn status(found: &[Finding]) -> Status {
    found
        .iter()
        .find(|finding| finding.health == Health::Error)
        .map_or(Status::Ok, |finding| finding.status)
}

fn configuration(settings: &Settings, world: &Environment) -> Finding {
    let files = [settings::user_file(world), settings::project_file(world)];
    let there: Vec<String> = files
        .iter()
        .flatten()
        .filter(|path| path.exists())
        .map(|path| world.shown(path))
        .collect();
    let count = settings.entries().count();
    match there.as_slice() {
        [] => Finding::fine("configuration", "no file; the built-in settings hold"),
        files => Finding::fine(
            "configuration",
            format!("{count} settings, from {}", files.join(" and ")),
        ),
    }
}

/// `GIG_*` variables that are no settings are most likely slips.
fn variables(world: &Environment) -> Vec<Finding> {
    let known: Vec<String> = SETTINGS
        .iter()
        .filter_map(crate::config::Setting::variable)
        .collect();
    let is_known = |name: &str| name == "GIG_HOME" || known.iter().any(|own| own == name);
    let strangers = world
        .variables
        .keys()
        .filter(|name| name.starts_with("GIG_") && !is_known(name));
    strangers
        .map(|name| {
            let near = nearest(name, known.iter().map(String::as_str));
            let hint = near.map(|near| format!("did you mean {near}?"));
            let hint =
                hint.unwrap_or_else(|| "gig config show --all lists the settings".to_owned());
            Finding::warning("variables", format!("{name} is no setting of gig's"), hint)
        })
        .collect()
}

/// When this was written, in seconds since 1970: a clock before it is wrong.
const WRITTEN: u64 = 1_795_000_000;

fn clock(world: &Environment) -> Option<Finding> {
    let now = world
        .now
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap_or_default();
    (now.as_secs() < WRITTEN).then(|| {
        Finding::warning(
            "clock",
            "the clock of this machine is set to the past",
            "set it: certificates look invalid otherwise",
        )
    })
}

fn lines(finding: &Finding) -> String {
    let mark = match finding.health {
        Health::Fine => "ok",
        Health::Warning => "warning",
        Health::Error => "error",
        Health::Skipped => "skipped",
    };
    let mut text = format!("{mark:<8} {}: {}\n", finding.what, finding.message);
    for hint in &finding.hints {
        text += &format!("{:<8} hint: {hint}\n", "");
    }
    text
}

fn as_json(found: &[Finding]) -> serde_json::Value {
    let checks: Vec<_> = found
        .iter()
        .map(|finding| {
            json!({
                "what": finding.what,
                "health": match finding.health {
                    Health::Fine => "ok",
                    Health::Warning => "warning",
                    Health::Error => "error",
                    Health::Skipped => "skipped",
                },
                "message": finding.message,
                "hints": finding.hints,
            })
        })
        .collect();
    let is_fine = status(found) == Status::Ok;
    json!({"schema": "gig.doctor/1", "ok": is_fine, "checks": checks})
}
