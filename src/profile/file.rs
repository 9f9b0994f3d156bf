//! Writing a profile's file: its front matter, and contact data where nothing reads it as a fact.

/// The front matter of a profile to be written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matter {
    /// Who it is.
    pub name: String,
    /// What they do, in one line.
    pub title: String,
    /// What they charge, as written: `65 USD/hour`.
    pub rate: String,
    /// The languages they speak.
    pub languages: Vec<String>,
    /// Their time zone, `Europe/Madrid`.
    pub timezone: String,
    /// Other keys with their values.
    pub fields: Vec<(String, String)>,
}

impl Matter {
    /// The block with its `---` lines. A key without a value says what belongs there.
    #[must_use]
    pub fn write(&self) -> String {
        let languages: Vec<String> = self
            .languages
            .iter()
            .map(|language| scalar(&language.replace(',', " ")).trim_start().to_owned())
            .collect();
        let hint = |is_empty: bool, hint: &'static str| if is_empty { hint } else { "" };
        let mut out = format!(
            "---\nname:{}\ntitle:{}\n{}rate:{}\n{}languages: [{}]\n{}timezone:{}\n",
            scalar(&self.name),
            scalar(&self.title),
            hint(self.rate.is_empty(), "# such as 65 USD/hour\n"),
            scalar(&self.rate),
            hint(languages.is_empty(), "# such as [English, Spanish]\n"),
            languages.join(", "),
            hint(self.timezone.is_empty(), "# such as Europe/Madrid\n"),
            scalar(&self.timezone),
        );
        for (key, value) in &self.fields {
            let is_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
            if !key.is_empty() && key.chars().all(is_key) && key.len() <= 40 {
                out.push_str(&format!("{key}:{}\n", scalar(value)));
            }
        }
        out.push_str("---\n");
        out
    }
}

/// A value of the front matter, with the space before it, quoted where YAML would read it otherwise.
fn scalar(value: &str) -> String {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if value.is_empty() {
        return String::new();
    }
    let is_plain = value.starts_with(char::is_alphabetic)
        && !value.contains([':', '#', '"', '\'', '\\', '[', ']', '{', '}', ','])
        && !is_a_word_of_yaml(&value)
        && !value.chars().any(char::is_control);
    let is_rate = value.starts_with(|c: char| c.is_ascii_digit())
        && value.contains(char::is_alphabetic)
        && !value.contains([':', '#', '"', '\'', '\\', ',', '_']);
    if is_plain || is_rate {
        format!(" {value}")
    } else {
        // A JSON string is a YAML string.
        format!(" {}", serde_json::Value::String(value))
    }
}

fn is_a_word_of_yaml(value: &str) -> bool {
    matches!(
        value.to_lowercase().as_str(),
        "true" | "false" | "yes" | "no" | "on" | "off" | "null" | "y" | "n"
    )
}

/// Where somebody can be reached: kept with the profile, in a comment that is never cited, never sent
/// to a model and never in a letter (P06).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// What it is (`email`, `phone`, `link`, `address`) and the words, as written.
    pub lines: Vec<(String, String)>,
}

const OPENING: &str = "<!-- contact, kept out of letters and prompts:";

impl Contact {
    /// Adds a line, unless its words are there already.
    pub fn push(&mut self, what: &str, words: &str) {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = words
            .replace("--", "\u{2010}\u{2010}")
            .replace(['<', '>'], "");
        let what: String = what
            .chars()
            .filter(|c| c.is_alphanumeric() || *c == ' ')
            .collect();
        if !words.is_empty() && self.lines.iter().all(|(_, known)| *known != words) {
            self.lines.push((what, words));
        }
    }

    /// The comment; nothing when there is no contact.
    #[must_use]
    pub fn write(&self) -> String {
        if self.lines.is_empty() {
            return String::new();
        }
        let lines = self
            .lines
            .iter()
            .map(|(what, words)| format!("{what}: {words}\n"));
        format!("\n{OPENING}\n{}-->\n", lines.collect::<String>())
    }

    /// The contact in a profile's text.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut contact = Self::default();
        let Some((_, after)) = text.split_once(OPENING) else {
            return contact;
        };
        let inside = after.split("-->").next().unwrap_or_default();
        for line in inside.lines() {
            if let Some((what, words)) = line.split_once(": ") {
                contact.push(what, words);
            }
        }
        contact
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Profile;
    use crate::skill::Vocabulary;

    #[test]
    fn what_is_written_is_read_back() {
        let matter = Matter {
            name: "Ada \"A\" Marsh".to_owned(),
            title: "Data: fast #1, plain".to_owned(),
            rate: "$40-60/hr".to_owned(),
            languages: vec!["English (C2)".to_owned(), "No".to_owned()],
            timezone: String::new(),
            fields: vec![("portfolio".to_owned(), "https://a.example".to_owned())],
        };
        let mut contact = Contact::default();
        contact.push("email", "ada@a.example");
        contact.push("link", "https://in.example/--ada-->");
        let text = format!(
            "{}I map wells.\n{}Last line.\n",
            matter.write(),
            contact.write()
        );
        let profile = Profile::parse("ada.md", &text, &Vocabulary::default());
        assert!(profile.diagnostics.is_empty(), "{:?}", profile.diagnostics);
        assert_eq!(profile.name.as_deref(), Some("Ada \"A\" Marsh"));
        assert_eq!(profile.title.as_deref(), Some("Data: fast #1, plain"));
        assert_eq!(profile.languages, ["English (C2)", "No"]);
        assert_eq!(profile.fields["portfolio"], "https://a.example");
        assert!(!profile.facts.iter().any(|fact| fact.text.contains("ada@")));
        assert!(profile.facts.iter().any(|fact| fact.text == "Last line."));
        assert_eq!(Contact::read(&text), contact);
    }
}
