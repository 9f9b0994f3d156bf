//! Arguments: the flags that every command which makes a text takes, once for all.

use std::path::PathBuf;

use crate::commands::engine_args::EngineArgs;
use crate::commands::opening::Purpose;
use crate::commands::recording::HistoryArgs;
use crate::config::{Layer, Settings};
use crate::error::Result;

/// How a text is made, by which engine, and what becomes of it: `#[command(flatten)]`.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct DraftArgs {
    /// About how many words
    #[arg(short, long, value_name = "COUNT")]
    pub words: Option<u64>,
    /// The tone: plain, warm, formal, direct, or your own words
    #[arg(long, value_name = "TONE")]
    pub tone: Option<String>,
    /// The language (en, es, de …); that of the post or brief unless set
    #[arg(long, value_name = "CODE")]
    pub lang: Option<String>,
    /// The site it goes to, whose limits hold: upwork, freelancer, fiverr, linkedin, generic
    #[arg(long, value_name = "SITE")]
    pub pack: Option<String>,
    /// How often the findings go back to the model
    #[arg(long, value_name = "0|1|2", value_parser = clap::value_parser!(u64).range(0..=2))]
    pub repair: Option<u64>,
    /// What becomes of the text.
    #[command(flatten)]
    pub output: OutputArgs,
    /// What is kept of it.
    #[command(flatten)]
    pub history: HistoryArgs,
    /// What makes it.
    #[command(flatten)]
    pub engine: EngineArgs,
}

impl DraftArgs {
    /// The flags as the highest layer of the settings.
    ///
    /// # Errors
    ///
    /// When a value is out of its bounds.
    pub fn layer(&self) -> Result<Layer> {
        self.history
            .layer(self.engine.layer()?)?
            .flag("--words", "words", self.words)?
            .flag("--tone", "tone", self.tone.as_ref())?
            .flag("--lang", "lang", self.lang.as_ref())?
            .flag("--pack", "pack", self.pack.as_ref())?
            .flag("--repair", "repair", self.repair)
    }
}

/// The flags about what becomes of a draft.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "Output")]
pub struct OutputArgs {
    /// Print one JSON object, which 'gig schema' describes: the draft, its findings, how it was made
    #[arg(long)]
    pub json: bool,
    /// Write the draft to a file instead of stdout, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Write the answer as it arrives, even into a pipe; implies --repair 0
    #[arg(long, conflicts_with_all = ["json", "out"])]
    pub stream: bool,
    /// How many drafts to ask for, 1 to 8: pick one on a terminal; else the one with the fewest errors
    #[arg(short = 'n', long, value_name = "COUNT", default_value_t = 1, hide_default_value = true,
          value_parser = clap::value_parser!(u8).range(1..=8), conflicts_with = "stream")]
    pub candidates: u8,
    /// Open the draft in your editor before it is written; what you change is kept as a version
    #[arg(long, conflicts_with = "stream")]
    pub edit: bool,
    /// Put the draft on the clipboard, too
    #[arg(long)]
    pub copy: bool,
    /// Print the exact request and send nothing
    #[arg(long, conflicts_with_all = ["json", "out", "stream", "edit", "copy"])]
    pub dry_run: bool,
}

impl OutputArgs {
    /// How often the findings of a draft go back to the model.
    pub(in crate::commands) fn repair(&self, settings: &Settings) -> u64 {
        if self.stream { 0 } else { settings.repair() }
    }

    /// How often the request may be sent.
    pub(in crate::commands) fn calls(&self, settings: &Settings) -> u64 {
        u64::from(self.candidates) + self.repair(settings)
    }

    /// What the engine is opened for.
    pub(in crate::commands) const fn purpose(&self) -> Purpose {
        if self.dry_run {
            Purpose::Show
        } else {
            Purpose::Ask
        }
    }

    /// How many drafts to ask for.
    pub(in crate::commands) fn count(&self) -> usize {
        usize::from(self.candidates)
    }
}
