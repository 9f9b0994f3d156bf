//! `gig config presets`: the endpoints gig knows by name.

use serde_json::json;

use crate::config::preset::{Preset, presets};
use crate::error::Result;
use crate::terminal::Terminal;

/// Arguments of `gig config presets`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Print JSON (schema gig.presets/1)
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args, terminal: &mut Terminal) -> Result<()> {
    if args.json {
        let all: Vec<_> = presets().iter().map(as_json).collect();
        let object = json!({"schema": "gig.presets/1", "presets": all});
        return terminal.print(&format!("{object:#}\n"));
    }
    let lines: String = presets().iter().map(line).collect();
    terminal.print(&lines)
}

fn line(preset: &Preset) -> String {
    let url = preset
        .base_url
        .as_deref()
        .or(preset.note.as_deref())
        .unwrap_or_default();
    let key = preset.api_key_env.as_deref().unwrap_or("no key");
    format!("{:<12}{:<18}{:<22}{url}\n", preset.name, preset.title, key)
}

fn as_json(preset: &Preset) -> serde_json::Value {
    json!({
        "name": preset.name,
        "title": preset.title,
        "base_url": preset.base_url,
        "api_key_env": preset.api_key_env,
        "model": preset.model,
        "note": preset.note,
    })
}
