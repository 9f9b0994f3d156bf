//! Schema: every setting there is: its name, type, default, and whether a project may set it.
//!
//! One list; parsing, variables, `gig config` and its help follow from it. What a value means for
//! the program is `settings`' and `target`'s.

use super::value::{Kind, Value};

/// One setting. A `*` in the name stands for a name the user chose.
#[derive(Debug)]
pub struct Setting {
    /// The name, dotted: `endpoints.*.base_url`.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// The built-in value, as it would be written on the command line.
    pub default: Option<&'static str>,
    /// Whether a project file that is not trusted may set it.
    pub project: Project,
    /// One line for people.
    pub about: &'static str,
}

/// What an untrusted project file may do with a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Project {
    /// Set it.
    May,
    /// Set it to a plain name, not a path.
    MayName,
    /// Set it to a model, not to one at another endpoint.
    MayModel,
    /// Not set it: it decides where text and keys go, what runs, or what is spent.
    MayNot,
}

const fn setting(
    name: &'static str,
    kind: Kind,
    default: Option<&'static str>,
    project: Project,
    about: &'static str,
) -> Setting {
    Setting {
        name,
        kind,
        default,
        project,
        about,
    }
}

use Project::{May, MayModel, MayName, MayNot};

/// Every setting, in the order in which they are listed.
#[rustfmt::skip]
pub static SETTINGS: &[Setting] = &[
    setting("engine", Kind::OneOf(&["offline", "openai"]), None, MayNot, "what makes drafts; unset: openai when an endpoint is configured, else offline"),
    setting("endpoint", Kind::Text, None, MayNot, "the endpoint: a name under [endpoints], a preset or a URL"),
    setting("model", Kind::Text, None, MayModel, "the model or an alias under [models]; MODEL@ENDPOINT picks the endpoint too"),
    setting("fallbacks", Kind::Texts, None, MayNot, "models to try in order when the first cannot be reached"),
    setting("profile", Kind::Text, None, MayName, "the profile: a name or a file"),
    setting("words", Kind::Whole(20, 5_000), None, May, "how long a draft should be"),
    setting("tone", Kind::Text, None, May, "how a draft should sound"),
    setting("lang", Kind::Text, None, May, "the language of a draft; unset: the post's"),
    setting("repair", Kind::Whole(0, 2), Some("1"), May, "how often findings go back to the model"),
    setting("pack", Kind::Text, None, MayName, "the limits of the site it goes to"),
    setting("vocabulary", Kind::Texts, None, May, "skills to know besides the built-in ones"),
    setting("history", Kind::Switch, Some("true"), May, "whether drafts are kept in the history"),
    setting("post_days", Kind::Whole(0, 36_500), Some("30"), MayNot, "days the text of a post is kept in the history, unless --keep"),
    setting("learn", Kind::Switch, Some("true"), May, "whether a model is shown letters of yours that got replies, without their figures and links"),
    setting("keys", Kind::OneOf(&["emacs", "vi"]), Some("emacs"), MayNot, "the keys of the line editor of gig chat"),
    setting("chat_tokens", Kind::Whole(1_000, 10_000_000), Some("16000"), May, "how much of a talk goes to the model, in tokens; the oldest stays behind"),
    setting("redact", Kind::Switch, Some("false"), MayNot, "keep names, e-mail addresses and phone numbers back from models; they are put back into the answer"),
    setting("redact_names", Kind::Texts, None, MayNot, "more names to keep back, of people or clients"),
    setting("color", Kind::OneOf(&["auto", "always", "never"]), Some("auto"), May, "colour on a terminal"),
    setting("temperature", Kind::Number(0.0, 2.0), None, May, "sent only when set"),
    setting("max_tokens", Kind::Whole(1, 1_000_000), None, May, "the longest answer, in tokens; sent only when set"),
    setting("max_cost", Kind::Number(0.0, 1_000_000.0), None, MayNot, "refuse a request estimated to cost more, in USD"),
    setting("streaming", Kind::Switch, Some("true"), May, "whether answers are asked for as streams"),
    setting("connect_timeout", Kind::Seconds, Some("10"), May, "seconds until a connection stands"),
    setting("first_byte_timeout", Kind::Seconds, Some("120"), May, "seconds until an answer begins"),
    setting("idle_timeout", Kind::Seconds, Some("60"), May, "seconds between two bytes of an answer"),
    setting("retries", Kind::Whole(0, 10), Some("3"), May, "how often a request is tried again"),
    setting("retry_delay", Kind::Seconds, Some("0.5"), May, "seconds before the first new try; doubles each time"),
    setting("models.*", Kind::Text, None, MayModel, "an alias of a model: MODEL or MODEL@ENDPOINT"),
    setting("rules.*", Kind::OneOf(&["off", "note", "warning", "error"]), None, May, "the severity of a rule"),
    setting("templates.*.model", Kind::Text, None, MayModel, "the model for one template"),
    setting("templates.*.temperature", Kind::Number(0.0, 2.0), None, May, "the temperature for one template"),
    setting("templates.*.max_tokens", Kind::Whole(1, 1_000_000), None, May, "the longest answer for one template"),
    setting("templates.*.words", Kind::Whole(20, 5_000), None, May, "the length for one template"),
    setting("endpoints.*.preset", Kind::Text, None, MayNot, "take what is not set from this preset"),
    setting("endpoints.*.base_url", Kind::Url, None, MayNot, "the root of the API, usually ending in /v1"),
    setting("endpoints.*.api_key_cmd", Kind::Text, None, MayNot, "a shell command that prints the key"),
    setting("endpoints.*.api_key_file", Kind::Text, None, MayNot, "a file that holds the key"),
    setting("endpoints.*.api_key_keyring", Kind::Switch, None, MayNot, "whether the key is in the system's keyring; gig config set-key puts it there"),
    setting("endpoints.*.api_key_env", Kind::Text, None, MayNot, "the variable that holds the key"),
    setting("endpoints.*.auth", Kind::OneOf(&["bearer", "api-key", "none"]), None, MayNot, "how the key is sent"),
    setting("endpoints.*.model", Kind::Text, None, MayNot, "the model when none is chosen"),
    setting("endpoints.*.max_tokens_parameter", Kind::OneOf(&["max_tokens", "max_completion_tokens"]), None, MayNot, "what the endpoint calls it"),
    setting("endpoints.*.streaming", Kind::Switch, None, MayNot, "for this endpoint"),
    setting("endpoints.*.headers.*", Kind::Header, None, MayNot, "a header to send along"),
    setting("endpoints.*.connect_timeout", Kind::Seconds, None, MayNot, "for this endpoint"),
    setting("endpoints.*.first_byte_timeout", Kind::Seconds, None, MayNot, "for this endpoint"),
    setting("endpoints.*.idle_timeout", Kind::Seconds, None, MayNot, "for this endpoint"),
    setting("endpoints.*.retries", Kind::Whole(0, 10), None, MayNot, "for this endpoint"),
    setting("prices.*.input", Kind::Number(0.0, 1_000_000.0), None, MayNot, "USD for a million tokens read by a model"),
    setting("prices.*.cached", Kind::Number(0.0, 1_000_000.0), None, MayNot, "USD for a million of them that were cached"),
    setting("prices.*.output", Kind::Number(0.0, 1_000_000.0), None, MayNot, "USD for a million tokens written"),
];

impl Setting {
    /// The setting of that name.
    #[must_use]
    pub fn find(key: &super::Key) -> Option<&'static Self> {
        SETTINGS.iter().find(|setting| setting.matches(key))
    }

    fn matches(&self, key: &super::Key) -> bool {
        let mut parts = key.parts().iter();
        self.name.split('.').all(|pattern| {
            parts
                .next()
                .is_some_and(|part| pattern == "*" || pattern == part)
        }) && parts.next().is_none()
    }

    /// Reads the text of a variable, a flag or `gig config set`.
    ///
    /// # Errors
    ///
    /// What was wanted, in words.
    pub fn read(&self, key: &super::Key, text: &str) -> Result<Value, String> {
        self.admit(key, self.kind.parse(text)?)
    }

    /// Refuses a key where its source belongs, without repeating it.
    pub(super) fn admit(&self, key: &super::Key, value: Value) -> Result<Value, String> {
        let last = key.parts().last().map_or("", String::as_str);
        let text = value.text().unwrap_or_default();
        let refused = match last {
            "api_key_env" if !is_variable_name(text) => {
                Some("must be the name of a variable, not a key")
            }
            "api_key_cmd" | "api_key_file" if has_key_prefix(text) => {
                Some("names where the key is; it is not the key")
            }
            _ if self.name == "rules.*" && !is_rule_id(last) => {
                Some("is not the id of a rule, such as P05")
            }
            _ if self.kind == Kind::Header && !is_header_name(last) => {
                Some("is not the name of a header")
            }
            _ if self.kind == Kind::Header && carries_a_key(last) => {
                Some("would hold a key: use api_key_cmd, api_key_file or api_key_env, and auth")
            }
            _ => None,
        };
        refused.map_or(Ok(value), |why| Err(why.to_owned()))
    }

    /// Whether `key` is a table in which settings stand: `endpoints`, `endpoints.work`.
    #[must_use]
    pub fn is_table(key: &super::Key) -> bool {
        SETTINGS.iter().any(|setting| {
            let mut patterns = setting.name.split('.');
            key.parts().iter().all(|part| {
                patterns
                    .next()
                    .is_some_and(|pattern| pattern == "*" || pattern == part)
            }) && patterns.next().is_some()
        })
    }

    /// The variable that sets it; none for a setting with a name of the user's in it.
    #[must_use]
    pub fn variable(&self) -> Option<String> {
        (!self.name.contains('*')).then(|| format!("GIG_{}", self.name.to_uppercase()))
    }

    /// The name most like `key` among those that could stand in its place.
    #[must_use]
    pub fn nearest(key: &super::Key) -> Option<&'static str> {
        let depth = key.parts().len();
        let last = key.parts().last()?;
        let names = SETTINGS.iter().filter_map(|setting| {
            let mut patterns = setting.name.split('.');
            let before = key.parts().iter().take(depth - 1);
            let fits = before.into_iter().all(|part| {
                patterns
                    .next()
                    .is_some_and(|pattern| pattern == "*" || pattern == part)
            });
            patterns.next().filter(|name| fits && *name != "*")
        });
        crate::text::similarity::nearest(last, names)
    }
}

/// A letter for the family and two digits.
fn is_rule_id(text: &str) -> bool {
    match text.as_bytes() {
        [family, number @ ..] => {
            family.is_ascii_uppercase()
                && number.len() == 2
                && number.iter().all(u8::is_ascii_digit)
        }
        [] => false,
    }
}

fn is_variable_name(text: &str) -> bool {
    let is_name = text
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && !text.starts_with(|first: char| first.is_ascii_digit());
    // Many a key is made of the same letters; a name is short or in capitals.
    let is_key = text.len() >= 20
        && text.bytes().any(|byte| byte.is_ascii_lowercase())
        && text.bytes().any(|byte| byte.is_ascii_digit());
    is_name && !is_key && !has_key_prefix(text)
}

fn has_key_prefix(text: &str) -> bool {
    let prefixes = ["sk-", "gsk_", "AIza", "xai-", "hf_", "tgp_", "nvapi-"];
    text.len() >= 16 && prefixes.iter().any(|prefix| text.starts_with(prefix))
}

fn is_header_name(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
}

fn carries_a_key(header: &str) -> bool {
    let name = header.to_ascii_lowercase().replace('_', "-");
    [
        "authorization",
        "api-key",
        "apikey",
        "token",
        "secret",
        "cookie",
        "password",
    ]
    .iter()
    .any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Key;

    #[test]
    fn names_with_stars_match_any_name_and_nothing_deeper() {
        let key = |text: &str| Key::parse(text).unwrap();
        assert!(Setting::find(&key("endpoints.work.base_url")).is_some());
        assert!(Setting::find(&key("endpoints.work")).is_none());
        assert!(Setting::is_table(&key("endpoints.work")));
        assert!(!Setting::is_table(&key("model")));
        assert!(Setting::find(&key("model.x")).is_none());
        assert_eq!(Setting::nearest(&key("modle")), Some("model"));
        assert_eq!(
            Setting::nearest(&key("endpoints.w.base_ulr")),
            Some("base_url")
        );
    }

    #[test]
    fn a_key_in_the_place_of_its_source_is_refused_and_not_repeated() {
        let read = |name: &str, text: &str| {
            let key = Key::parse(name).unwrap();
            Setting::find(&key).unwrap().read(&key, text)
        };
        for (name, text) in [
            ("endpoints.w.api_key_env", "sk-proj-0123456789abcdef"),
            ("endpoints.w.api_key_env", "gsk_0123456789abcdefghij"),
            (
                "endpoints.w.api_key_env",
                "0123456789abcdef0123456789abcdef",
            ),
            ("endpoints.w.api_key_cmd", "sk-proj-0123456789abcdef"),
            ("endpoints.w.headers.X-Api-Key", "canary0123456789abcdef"),
            (
                "endpoints.w.headers.Authorization",
                "Bearer 0123456789abcdef",
            ),
            (
                "endpoints.w.base_url",
                "https://h.example/v1?key=0123456789abcdef",
            ),
            (
                "endpoints.w.base_url",
                "https://me:0123456789abcdef@h.example/v1",
            ),
        ] {
            let error = read(name, text).unwrap_err();
            assert!(!error.contains("0123456789"), "{error}");
        }
        for (name, text) in [
            ("endpoints.w.api_key_env", "OPENAI_API_KEY_2"),
            ("endpoints.w.api_key_env", "MY_COMPANY_GATEWAY_KEY_2026"),
            ("endpoints.w.api_key_cmd", "pass show llm"),
            ("endpoints.w.headers.HTTP-Referer", "https://me.example"),
            (
                "endpoints.w.base_url",
                "https://h.example/openai/v1?api-version=2026-01-01",
            ),
        ] {
            assert!(read(name, text).is_ok(), "{name} {text}");
        }
    }

    #[test]
    fn every_default_is_of_its_own_type() {
        for setting in SETTINGS {
            if let Some(default) = setting.default {
                assert!(setting.kind.parse(default).is_ok(), "{}", setting.name);
            }
        }
    }
}
