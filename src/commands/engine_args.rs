//! The flags that choose an engine, shared by every command that drafts: `#[command(flatten)]`.

use crate::config::Layer;
use crate::error::Result;

/// Which engine, which model, and how it is asked.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "Engine")]
pub struct EngineArgs {
    /// What makes the draft: offline, or openai for any OpenAI-compatible endpoint
    #[arg(long, value_name = "NAME", value_parser = ["offline", "openai"])]
    pub engine: Option<String>,
    /// The model or an alias; MODEL@ENDPOINT picks the endpoint too
    #[arg(short, long, value_name = "MODEL")]
    pub model: Option<String>,
    /// The endpoint: a configured name, a preset (gig config presets) or a URL
    #[arg(long, value_name = "NAME|URL")]
    pub endpoint: Option<String>,
    /// The temperature, 0 to 2; the endpoint's own unless set
    #[arg(long, value_name = "NUMBER")]
    pub temperature: Option<f64>,
    /// The longest answer in tokens; the endpoint's own unless set
    #[arg(long, value_name = "COUNT")]
    pub max_tokens: Option<u64>,
    /// Refuse to send what is estimated to cost more than this, in USD
    #[arg(long, value_name = "USD")]
    pub max_cost: Option<f64>,
    /// Keep names, e-mail addresses and phone numbers back from the model; they are put back after
    #[arg(long)]
    pub redact: bool,
    /// How often to try a request again
    #[arg(long, value_name = "COUNT")]
    pub retries: Option<u64>,
}

impl EngineArgs {
    /// The flags as the highest layer; a command adds its own with [`Layer::flag`].
    ///
    /// # Errors
    ///
    /// When a value is out of its bounds.
    pub fn layer(&self) -> Result<Layer> {
        Layer::default()
            .flag("--engine", "engine", self.engine.as_ref())?
            .flag("--model", "model", self.model.as_ref())?
            .flag("--endpoint", "endpoint", self.endpoint.as_ref())?
            .flag("--temperature", "temperature", self.temperature)?
            .flag("--max-tokens", "max_tokens", self.max_tokens)?
            .flag("--max-cost", "max_cost", self.max_cost)?
            .flag("--redact", "redact", self.redact.then_some(true))?
            .flag("--retries", "retries", self.retries)
    }
}
