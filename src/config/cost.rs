//! Cost: what a call is likely to cost and what it did cost, by a dated table of list prices.
//!
//! Estimates, and labelled so: the bill is the endpoint's. What is sent and counted is `engine`'s.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::endpoint::{Endpoint, is_loopback};
use super::settings::Settings;
use crate::error::{Error, Kind, Result};
use crate::prompt::{Prompt, Usage};

/// USD for a million tokens.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// Read.
    pub input: f64,
    /// Read from a cache; as much as `input` when not known.
    pub cached: Option<f64>,
    /// Written, reasoning included.
    pub output: f64,
}

/// What a request may cost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// Tokens read, estimated from the text.
    pub prompt: u64,
    /// Tokens written: the limit that was set, else a guess.
    pub completion: u64,
    /// USD; none when the model's price is not known.
    pub usd: Option<f64>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    checked: String,
    list: Vec<List>,
}

/// Prices that were read at one place.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    #[cfg_attr(not(test), expect(dead_code, reason = "for the reader of the file"))]
    source: String,
    #[cfg_attr(not(test), expect(dead_code, reason = "for the reader of the file"))]
    read: String,
    models: BTreeMap<String, Price>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        // The file is part of the program; a test reads it too, so it cannot be wrong here.
        toml::from_str(include_str!("prices.toml")).unwrap_or_default()
    })
}

/// When the built-in prices were last read, `2026-11-23`.
#[must_use]
pub fn checked() -> &'static str {
    &table().checked
}

/// A word of a text in tokens, rounded up: about four letters of a plain alphabet each, and one for
/// every character of another script. No tokenizer is that simple; all come near it.
#[must_use]
pub fn tokens(text: &str) -> u64 {
    let quarters: u64 = text
        .chars()
        .map(|letter| match letter {
            '\0'..='\u{7f}' => 1,
            '\u{80}'..='\u{24f}' => 2,
            '\u{250}'..='\u{1fff}' => 3,
            _ => 5,
        })
        .sum();
    quarters.div_ceil(4)
}

/// What these tokens cost, in USD.
#[must_use]
pub fn spent(price: Price, usage: Usage) -> f64 {
    let cached = usage.cached.min(usage.prompt);
    dollars(usage.prompt - cached, price.input)
        + dollars(cached, price.cached.unwrap_or(price.input))
        + dollars(usage.completion, price.output)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "token counts are far below 2^52"
)]
fn dollars(tokens: u64, per_million: f64) -> f64 {
    tokens as f64 * per_million / 1_000_000.0
}

/// A sum as it is shown: two figures that count, at least cents.
#[must_use]
pub fn shown(usd: f64) -> String {
    if usd <= 0.0 {
        "$0".to_owned()
    } else if usd < 0.0001 {
        "under $0.0001".to_owned()
    } else if usd < 0.1 {
        format!("${usd:.4}")
    } else {
        format!("${usd:.2}")
    }
}

/// The name without the date of a snapshot: `gpt-4o-2024-08-06`, `mistral-large-2411`, `…-latest`.
/// Nothing else is cut: another version or size has another price.
fn without_date(model: &str) -> &str {
    let is_date = |tail: &str| {
        let digits = tail.bytes().filter(u8::is_ascii_digit).count();
        digits == 8
            && tail
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'-')
    };
    let model = model.strip_suffix("-latest").unwrap_or(model);
    model
        .match_indices('-')
        .map(|(at, _)| model.split_at(at))
        .find(|(_, tail)| is_date(tail.trim_start_matches('-')))
        .map_or(model, |(name, _)| name)
}

impl Settings {
    /// The price of a model: the user's, else the table's.
    #[must_use]
    pub fn price(&self, model: &str) -> Option<Price> {
        [model, without_date(model)].into_iter().find_map(|name| {
            self.own_price(name).or_else(|| {
                table()
                    .list
                    .iter()
                    .find_map(|list| list.models.get(name))
                    .copied()
            })
        })
    }

    fn own_price(&self, model: &str) -> Option<Price> {
        let part = |part| self.at(["prices", model, part])?.value.number();
        Some(Price {
            input: part("input")?,
            cached: part("cached"),
            output: part("output")?,
        })
    }

    /// What one request to `endpoint` may cost.
    #[must_use]
    pub fn estimate(&self, endpoint: &Endpoint, prompt: &Prompt, template: &str) -> Estimate {
        // A few tokens for each message's frame.
        let read = prompt
            .messages
            .iter()
            .map(|message| tokens(&message.content) + 4)
            .sum();
        let written = self.max_tokens(template).unwrap_or_else(|| {
            // Room for what a model thinks before it writes.
            self.words(template).unwrap_or(300) * 3 / 2 + 1_000
        });
        self.estimate_of(endpoint, read, written)
    }

    /// What a request that only reads so many tokens may cost: embeddings.
    #[must_use]
    pub fn estimate_reading(&self, endpoint: &Endpoint, tokens: u64) -> Estimate {
        self.estimate_of(endpoint, tokens, 0)
    }

    fn estimate_of(&self, endpoint: &Endpoint, read: u64, written: u64) -> Estimate {
        let model = endpoint.model.as_deref().unwrap_or_default();
        let usage = Usage {
            prompt: read,
            completion: written,
            ..Usage::default()
        };
        let usd = match self.price(model) {
            Some(price) => Some(spent(price, usage)),
            None if is_loopback(&endpoint.base_url) => Some(0.0),
            None => None,
        };
        Estimate {
            prompt: read,
            completion: written,
            usd,
        }
    }

    /// Refuses what is estimated to cost more than `--max-cost`, before anything is sent. `calls` is
    /// how often the request may be made: candidates, repairs; `before` is what the command may have
    /// spent already, in USD.
    ///
    /// # Errors
    ///
    /// When it is above the limit, or there is a limit and the price is not known.
    pub fn check_cost(
        &self,
        endpoint: &Endpoint,
        estimate: &Estimate,
        calls: u64,
        before: f64,
    ) -> Result<()> {
        let Some(limit) = self.max_cost() else {
            return Ok(());
        };
        let model = endpoint.model.as_deref().unwrap_or("the model");
        let Some(usd) = estimate.usd else {
            return Err(Error::new(
                Kind::Config,
                format!("the price of {model} is not known, so max_cost cannot be kept"),
            )
            .hint(format!(
                "gig config set 'prices.\"{model}\".input' USD, and output: USD for a million tokens"
            )));
        };
        #[expect(clippy::cast_precision_loss, reason = "a handful of calls")]
        let total = before + usd * calls.max(1) as f64;
        if total <= limit {
            return Ok(());
        }
        Err(Error::new(
            Kind::Config,
            format!(
                "the request is estimated at {} ({} tokens in, up to {} out, {calls} calls), above max_cost {}: nothing was sent",
                shown(total),
                estimate.prompt,
                estimate.completion,
                shown(limit)
            ),
        )
        .hint("a cheaper model (-m), a lower --max-tokens or a higher --max-cost"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Layer, Owner};
    use crate::prompt::{Message, Role};

    fn settings(text: &str) -> Settings {
        let layer = Layer::file(Owner::User, "c", text).unwrap();
        Settings::resolve([layer], &BTreeMap::new())
    }

    #[test]
    fn the_table_reads_and_is_dated() {
        let table: Table = toml::from_str(include_str!("prices.toml")).unwrap();
        assert!(table.checked.len() == 10);
        assert!(
            table
                .list
                .iter()
                .all(|list| list.source.len() > 20 && list.read.len() >= 7)
        );
        let models: Vec<_> = table
            .list
            .into_iter()
            .flat_map(|list| list.models)
            .collect();
        assert!(models.len() > 20);
        for (model, price) in models {
            assert!(price.input < price.output, "{model}");
            assert!(
                price.cached.is_none_or(|cached| cached < price.input),
                "{model}"
            );
        }
    }

    #[test]
    fn a_snapshot_has_its_model_s_price_and_another_version_has_not() {
        let settings = settings("");
        assert_eq!(
            settings.price("gpt-4o-2024-08-06"),
            settings.price("gpt-4o")
        );
        assert_eq!(
            settings.price("gpt-4o-mini-2024-07-18"),
            settings.price("gpt-4o-mini")
        );
        assert_eq!(settings.price("gpt-4o-20240806"), settings.price("gpt-4o"));
        assert_eq!(settings.price("gpt-4o-2"), None);
        assert_eq!(settings.price("gpt-5.7"), None);
    }

    #[test]
    fn the_user_s_price_wins_and_cached_tokens_are_cheaper() {
        let settings = settings("[prices.'gpt-4o']\ninput = 1\noutput = 2\ncached = 0.5");
        let price = settings.price("gpt-4o").unwrap();
        let usage = Usage {
            prompt: 1_000_000,
            completion: 500_000,
            cached: 400_000,
            reasoning: 0,
        };
        assert!((spent(price, usage) - (0.6 + 0.2 + 1.0)).abs() < 1e-9);
    }

    #[test]
    fn a_limit_refuses_what_costs_more_or_cannot_be_known() {
        let prompt = Prompt {
            messages: vec![Message::new(Role::User, "word ".repeat(4_000))],
            ..Prompt::default()
        };
        let check = |text: &str, calls| {
            let settings = settings(text);
            let endpoint = settings.endpoint(None).unwrap().unwrap();
            let estimate = settings.estimate(&endpoint, &prompt, "proposal");
            settings.check_cost(&endpoint, &estimate, calls, 0.0)
        };
        // 5,004 tokens in at $5 and 1,450 out at $30: about 7 cents.
        let dear = "endpoint = 'openai'\nmodel = 'x'\n[endpoints.openai]\nmodel = 'gpt-5.6-sol'\n";
        assert!(check(&format!("max_cost = 0.10\n{dear}"), 1).is_ok());
        assert!(check(&format!("max_cost = 0.04\n{dear}"), 1).is_err());
        assert!(check(&format!("max_cost = 0.10\n{dear}"), 3).is_err());
        assert!(check("max_cost = 0.10\nendpoint = 'https://x.example/v1'", 1).is_err());
        assert!(check("max_cost = 0.00\nendpoint = 'ollama'", 1).is_ok());
    }

    #[test]
    fn other_scripts_take_more_tokens() {
        assert_eq!(tokens(""), 0);
        assert_eq!(tokens("abcdefgh"), 2);
        assert!(tokens("привет") >= 4);
        assert!(tokens("日本語") >= 3);
    }
}
