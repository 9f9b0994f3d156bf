//! Settings: the layers merged, each value with its origin; typed for the program.
//!
//! Which endpoint they lead to is `target`'s.

use std::collections::BTreeMap;
use std::time::Duration;

use super::layer::{Entry, Key, Layer, Origin};
use super::value::Value;
use crate::diagnostic::Severity;

/// When colour is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What the configuration says of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleLevel {
    /// Do not run it.
    Off,
    /// Report it at this severity.
    At(Severity),
}

/// Everything that can be set, and where each value comes from.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    entries: BTreeMap<Key, Entry>,
    /// The variables of the OpenAI SDKs that were set.
    pub(super) ambient: Ambient,
}

/// The variables that are not gig's own but mean an endpoint.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Ambient {
    /// The name of the variable and the URL in it.
    pub base_url: Option<(&'static str, String)>,
    /// Whether `OPENAI_API_KEY` is set.
    pub has_key: bool,
}

impl Settings {
    /// Merges layers; of two values the one of the higher [`Origin`] wins, whatever the order of
    /// the layers. `variables` are those of the process.
    #[must_use]
    pub fn resolve(
        layers: impl IntoIterator<Item = Layer>,
        variables: &BTreeMap<String, String>,
    ) -> Self {
        let mut entries: BTreeMap<Key, Entry> = BTreeMap::new();
        for (key, entry) in layers.into_iter().flat_map(|layer| layer.entries) {
            let stands = entries
                .get(&key)
                .is_some_and(|other| other.origin.rank() > entry.origin.rank());
            if !stands {
                entries.insert(key, entry);
            }
        }
        Self {
            entries,
            ambient: Ambient::read(variables),
        }
    }

    /// Every setting that has a value, in order of name.
    pub fn entries(&self) -> impl Iterator<Item = (&Key, &Entry)> {
        self.entries.iter()
    }

    /// The value of a setting and where it comes from.
    #[must_use]
    pub fn entry(&self, key: &Key) -> Option<&Entry> {
        self.entries.get(key)
    }

    /// Where the setting `name` (dotted, without names of the user's) comes from.
    #[must_use]
    pub fn origin(&self, name: &str) -> Option<&Origin> {
        self.at(name.split('.')).map(|entry| &entry.origin)
    }

    pub(super) fn at<'a>(&self, parts: impl IntoIterator<Item = &'a str>) -> Option<&Entry> {
        self.entries.get(&Key::new(parts))
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.at([name])?.value.text()
    }

    fn whole(&self, name: &str) -> Option<u64> {
        self.at([name]).and_then(whole)
    }

    fn seconds(&self, name: &str) -> Option<Duration> {
        self.at([name]).and_then(seconds)
    }

    fn texts(&self, name: &str) -> &[String] {
        match self.at([name]).map(|entry| &entry.value) {
            Some(Value::Texts(texts)) => texts,
            _ => &[],
        }
    }

    /// The names that stand under a table: of endpoints, aliases, rules.
    pub fn names<'a>(&'a self, table: &'a str) -> impl Iterator<Item = &'a str> {
        let mut last = "";
        self.entries
            .keys()
            .filter_map(move |key| match key.parts() {
                [first, name, ..] if first == table && name != last => {
                    last = name;
                    Some(name.as_str())
                }
                _ => None,
            })
    }

    /// A setting of one template: under `[templates.NAME]`, unless a flag or a variable set it.
    pub(super) fn of_template(&self, template: &str, name: &str) -> Option<&Entry> {
        let general = self.at([name]);
        let own = self.at(["templates", template, name]);
        match general {
            Some(Entry {
                origin: Origin::Flag(_) | Origin::Variable(_),
                ..
            }) => general,
            _ => own.or(general),
        }
    }

    /// The profile: a name or a file.
    #[must_use]
    pub fn profile(&self) -> Option<&str> {
        self.text("profile")
    }

    /// How long a draft of this template should be, in words.
    #[must_use]
    pub fn words(&self, template: &str) -> Option<u64> {
        self.of_template(template, "words").and_then(whole)
    }

    /// How a draft should sound.
    #[must_use]
    pub fn tone(&self) -> Option<&str> {
        self.text("tone")
    }

    /// The language of a draft.
    #[must_use]
    pub fn lang(&self) -> Option<&str> {
        self.text("lang")
    }

    /// How often findings go back to the model.
    #[must_use]
    pub fn repair(&self) -> u64 {
        self.whole("repair").unwrap_or(1)
    }

    /// The name of the limit pack.
    #[must_use]
    pub fn pack(&self) -> Option<&str> {
        self.text("pack")
    }

    /// Skills the user named besides the built-in ones.
    #[must_use]
    pub fn vocabulary(&self) -> &[String] {
        self.texts("vocabulary")
    }

    /// Whether drafts are kept.
    #[must_use]
    pub fn history(&self) -> bool {
        !matches!(
            self.at(["history"]).map(|entry| &entry.value),
            Some(Value::Switch(false))
        )
    }

    /// How many days the text of a post is kept in the history.
    #[must_use]
    pub fn post_days(&self) -> u64 {
        self.whole("post_days").unwrap_or(30)
    }

    /// Whether earlier letters teach later ones.
    #[must_use]
    pub fn learn(&self) -> bool {
        !matches!(
            self.at(["learn"]).map(|entry| &entry.value),
            Some(Value::Switch(false))
        )
    }

    /// Whether names and addresses are kept back from models, and which names besides those found.
    #[must_use]
    pub fn redact(&self) -> Option<&[String]> {
        let is_on = matches!(
            self.at(["redact"]).map(|entry| &entry.value),
            Some(Value::Switch(true))
        );
        is_on.then(|| self.texts("redact_names"))
    }

    /// Whether the line editor has vi's keys.
    #[must_use]
    pub fn vi_keys(&self) -> bool {
        self.text("keys") == Some("vi")
    }

    /// How much of a talk goes to the model, in tokens.
    #[must_use]
    pub fn chat_tokens(&self) -> u64 {
        self.whole("chat_tokens").unwrap_or(16_000)
    }

    /// When colour is used.
    #[must_use]
    pub fn color(&self) -> Color {
        match self.text("color") {
            Some("always") => Color::Always,
            Some("never") => Color::Never,
            _ => Color::Auto,
        }
    }

    /// What the configuration says of the rule with this id.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<RuleLevel> {
        match self.at(["rules", id])?.value.text()? {
            "off" => Some(RuleLevel::Off),
            "note" => Some(RuleLevel::At(Severity::Note)),
            "warning" => Some(RuleLevel::At(Severity::Warning)),
            _ => Some(RuleLevel::At(Severity::Error)),
        }
    }

    /// The temperature for this template; sent only when set.
    #[must_use]
    pub fn temperature(&self, template: &str) -> Option<f64> {
        self.of_template(template, "temperature")?.value.number()
    }

    /// The longest answer for this template, in tokens; sent only when set.
    #[must_use]
    pub fn max_tokens(&self, template: &str) -> Option<u64> {
        self.of_template(template, "max_tokens").and_then(whole)
    }

    /// A request estimated to cost more, in USD, is refused.
    #[must_use]
    pub fn max_cost(&self) -> Option<f64> {
        self.at(["max_cost"])?.value.number()
    }

    /// The models to try when the first cannot be reached, as written.
    #[must_use]
    pub fn fallback_models(&self) -> &[String] {
        self.texts("fallbacks")
    }

    /// The wait before the first new try.
    #[must_use]
    pub fn retry_delay(&self) -> Duration {
        self.seconds("retry_delay")
            .unwrap_or(Duration::from_millis(500))
    }

    /// The names of the variables that hold keys by the configuration.
    pub fn key_variables(&self) -> impl Iterator<Item = &str> {
        self.entries
            .iter()
            .filter(|(key, _)| key.parts().last().is_some_and(|name| name == "api_key_env"))
            .filter_map(|(_, entry)| entry.value.text())
    }
}

pub(super) fn whole(entry: &Entry) -> Option<u64> {
    match entry.value {
        Value::Whole(number) => u64::try_from(number).ok(),
        _ => None,
    }
}

pub(super) fn seconds(entry: &Entry) -> Option<Duration> {
    Duration::try_from_secs_f64(entry.value.number()?).ok()
}

impl Ambient {
    fn read(variables: &BTreeMap<String, String>) -> Self {
        let set = |name: &str| {
            variables
                .get(name)
                .map(|value| value.trim())
                .filter(|value| !value.is_empty())
        };
        Self {
            base_url: ["OPENAI_BASE_URL", "OPENAI_API_BASE"]
                .into_iter()
                .find_map(|name| Some((name, set(name)?.to_owned()))),
            has_key: set("OPENAI_API_KEY").is_some(),
        }
    }
}
