//! Preset: what is known of the usual endpoints, so that a user names one and sets a key.
//!
//! The list is `presets.toml`, dated, and a user's `[endpoints.NAME]` overrides any of it.

use std::sync::OnceLock;

use serde::Deserialize;

/// One well-known endpoint.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    /// The name, `groq`.
    pub name: String,
    /// What people call it, `Groq`.
    pub title: String,
    /// The root of the API; absent where each customer has their own (Azure).
    pub base_url: Option<String>,
    /// The variable that usually holds the key; absent where none is needed.
    pub api_key_env: Option<String>,
    /// How the key is sent; `bearer` when not said.
    pub auth: Option<String>,
    /// A model to start with.
    pub model: Option<String>,
    /// What the endpoint calls the limit of an answer.
    pub max_tokens_parameter: Option<String>,
    /// Where the facts were read, or what to fill in.
    pub note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[expect(dead_code, reason = "the date is for the reader of the file")]
    checked: String,
    preset: Vec<Preset>,
}

/// Every preset, in the order in which they are offered.
#[must_use]
pub fn presets() -> &'static [Preset] {
    static PRESETS: OnceLock<Vec<Preset>> = OnceLock::new();
    PRESETS.get_or_init(|| {
        // The file is part of the program; a test reads it too, so it cannot be wrong here.
        toml::from_str::<File>(include_str!("presets.toml"))
            .map(|file| file.preset)
            .unwrap_or_default()
    })
}

/// The preset of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Preset> {
    presets().iter().find(|preset| preset.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_reads_and_its_urls_are_urls() {
        let file: File = toml::from_str(include_str!("presets.toml")).unwrap();
        assert!(file.preset.len() >= 14);
        for preset in file.preset {
            if let Some(url) = preset.base_url {
                assert!(super::super::Kind::Url.parse(&url).is_ok(), "{url}");
            } else {
                assert!(
                    preset.note.is_some(),
                    "{} needs a word on its URL",
                    preset.name
                );
            }
        }
    }
}
