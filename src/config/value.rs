//! Value: what a setting can hold, read from TOML or from the text of a variable or a flag.
//!
//! Messages say what was wanted and what was there, not where: the layer knows the place.

use toml::de::DeValue;

/// The type of a setting.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// Any text but an empty one.
    Text,
    /// The value of a header: text without control characters.
    Header,
    /// An http or https URL without user, password or fragment.
    Url,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A whole number between two bounds.
    Whole(i64, i64),
    /// A number between two bounds.
    Number(f64, f64),
    /// Seconds: more than none, at most a day.
    Seconds,
    /// True or false.
    Switch,
    /// A list of texts; with commas in a variable.
    Texts,
}

/// What a setting holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Text, a URL, a word.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A number, or seconds.
    Number(f64),
    /// True or false.
    Switch(bool),
    /// A list of texts.
    Texts(Vec<String>),
}

/// The longest time that can be asked for: there is no infinite one.
const DAY: f64 = 86_400.0;

impl Kind {
    /// Reads the text of a variable or a flag.
    ///
    /// # Errors
    ///
    /// What was wanted, in words.
    pub fn parse(self, text: &str) -> Result<Value, String> {
        let text = text.trim();
        let value = match self {
            Self::Text | Self::Header | Self::Url | Self::OneOf(_) => {
                Some(Value::Text(text.to_owned()))
            }
            Self::Whole(..) => text.parse().ok().map(Value::Whole),
            Self::Number(..) => text.parse().ok().map(Value::Number),
            Self::Seconds => seconds(text).map(Value::Number),
            Self::Switch => switch(text).map(Value::Switch),
            Self::Texts => Some(Value::Texts(
                text.split(',')
                    .map(|item| item.trim().to_owned())
                    .filter(|item| !item.is_empty())
                    .collect(),
            )),
        };
        self.checked(value, &format!("'{text}'"))
    }

    /// Reads a value of a TOML file.
    ///
    /// # Errors
    ///
    /// What was wanted, in words.
    pub fn read(self, value: &DeValue<'_>) -> Result<Value, String> {
        let read = match (self, value) {
            (Self::Text | Self::Header | Self::Url | Self::OneOf(_), DeValue::String(text)) => {
                Some(Value::Text(text.trim().to_owned()))
            }
            (Self::Seconds, DeValue::String(text)) => seconds(text).map(Value::Number),
            (Self::Whole(..), DeValue::Integer(_)) => whole(value).map(Value::Whole),
            (Self::Number(..) | Self::Seconds, DeValue::Integer(_) | DeValue::Float(_)) => {
                number(value).map(Value::Number)
            }
            (Self::Switch, DeValue::Boolean(on)) => Some(Value::Switch(*on)),
            (Self::Texts, DeValue::Array(items)) => items
                .iter()
                .map(|item| item.get_ref().as_str().map(|text| text.trim().to_owned()))
                .collect::<Option<_>>()
                .map(Value::Texts),
            _ => None,
        };
        self.checked(read, &shown(value))
    }

    fn checked(self, value: Option<Value>, was: &str) -> Result<Value, String> {
        let value = value.filter(|value| self.holds(value));
        value.ok_or_else(|| match self {
            // It may hold a password.
            Self::Url | Self::Header => format!("must be {}", self.wanted()),
            _ => format!("must be {}, not {was}", self.wanted()),
        })
    }

    fn holds(self, value: &Value) -> bool {
        match (self, value) {
            (Self::Url, Value::Text(text)) => is_url(text),
            (Self::OneOf(words), Value::Text(text)) => words.contains(&text.as_str()),
            (Self::Header, Value::Text(text)) => {
                !text.is_empty() && text.bytes().all(|byte| (0x20..0x7f).contains(&byte))
            }
            (_, Value::Text(text)) => !text.is_empty(),
            (Self::Whole(low, high), Value::Whole(number)) => (low..=high).contains(number),
            (Self::Number(low, high), Value::Number(number)) => (low..=high).contains(number),
            (Self::Seconds, Value::Number(number)) => *number > 0.0 && *number <= DAY,
            _ => true,
        }
    }

    /// The type in words: `a whole number from 0 to 2`.
    #[must_use]
    pub fn wanted(self) -> String {
        match self {
            Self::Text => "text".to_owned(),
            Self::Header => "plain ASCII text".to_owned(),
            Self::Url => "an http or https URL without password or key".to_owned(),
            Self::OneOf(words) => words.join(", ").replacen(", ", " | ", words.len()),
            Self::Whole(low, high) => format!("a whole number from {low} to {high}"),
            Self::Number(low, high) => format!("a number from {low} to {high}"),
            Self::Seconds => "seconds, more than 0 and at most a day".to_owned(),
            Self::Switch => "true or false".to_owned(),
            Self::Texts => "a list of texts".to_owned(),
        }
    }
}

impl Value {
    /// The text, if it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, whole or not, if it is one.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            #[expect(clippy::cast_precision_loss, reason = "settings are far below 2^52")]
            Self::Whole(number) => Some(*number as f64),
            _ => None,
        }
    }
}

impl std::fmt::Display for Value {
    /// As it would be written in TOML.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => write!(f, "{}", toml::Value::from(text.as_str())),
            Self::Whole(number) => write!(f, "{number}"),
            Self::Number(number) => write!(f, "{number}"),
            Self::Switch(on) => write!(f, "{on}"),
            Self::Texts(texts) => write!(f, "{}", toml::Value::from(texts.clone())),
        }
    }
}

fn is_url(text: &str) -> bool {
    url::Url::parse(text).is_ok_and(|url| {
        matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && url.username().is_empty()
            && url.password().is_none()
            && url.fragment().is_none()
            && !url.query_pairs().any(|(name, _)| {
                let name = name.to_ascii_lowercase();
                ["key", "token", "secret"]
                    .iter()
                    .any(|word| name.contains(word))
            })
    })
}

/// `10`, `0.5`, `10s`, `500ms`, `2m`.
fn seconds(text: &str) -> Option<f64> {
    let text = text.trim();
    let (digits, scale) = if let Some(digits) = text.strip_suffix("ms") {
        (digits, 0.001)
    } else if let Some(digits) = text.strip_suffix('s') {
        (digits, 1.0)
    } else if let Some(digits) = text.strip_suffix('m') {
        (digits, 60.0)
    } else {
        (text, 1.0)
    };
    let number: f64 = digits.trim().parse().ok()?;
    Some(number * scale)
}

fn switch(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "on" | "yes" | "1" => Some(true),
        "false" | "off" | "no" | "0" => Some(false),
        _ => None,
    }
}

fn whole(value: &DeValue<'_>) -> Option<i64> {
    let integer = value.as_integer()?;
    i64::from_str_radix(integer.as_str(), integer.radix()).ok()
}

fn number(value: &DeValue<'_>) -> Option<f64> {
    match value {
        DeValue::Float(float) => float.as_str().parse().ok(),
        #[expect(clippy::cast_precision_loss, reason = "settings are far below 2^52")]
        _ => whole(value).map(|number| number as f64),
    }
}

/// What stood there, short: the value of a simple type, the type of another.
fn shown(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) if text.chars().count() <= 40 => format!("'{text}'"),
        DeValue::String(_) => "that text".to_owned(),
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::Boolean(on) => on.to_string(),
        DeValue::Datetime(_) => "a date".to_owned(),
        DeValue::Array(_) => "a list".to_owned(),
        DeValue::Table(_) => "a table".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_finite_and_more_than_none() {
        for (text, wanted) in [
            ("10", 10.0),
            ("0.5", 0.5),
            ("500ms", 0.5),
            ("2m", 120.0),
            ("3 s", 3.0),
        ] {
            assert_eq!(
                Kind::Seconds.parse(text),
                Ok(Value::Number(wanted)),
                "{text}"
            );
        }
        for text in ["0", "-1", "inf", "NaN", "never", "1e9", ""] {
            assert!(Kind::Seconds.parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_url_holds_no_password() {
        for text in ["http://127.0.0.1:8080/v1", "https://api.openai.com/v1/"] {
            assert!(Kind::Url.parse(text).is_ok(), "{text}");
        }
        for text in [
            "https://me:pw@x.example/v1",
            "ftp://x/v1",
            "localhost:8080",
            "https://x/#a",
            "",
        ] {
            assert!(Kind::Url.parse(text).is_err(), "{text}");
        }
    }
}
