//! Layer: the settings of one source (a file, the variables, the flags), each with its origin.
//!
//! Everything wrong with a source is found here, with file and line. Merging is `settings`'.

use std::collections::BTreeMap;
use std::fmt;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::schema::{Project, Setting};
use super::value::Value;
use crate::error::{self, Error, Result};
use crate::text::LineIndex;

/// The full name of a setting: `endpoints."my host".model` in three parts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(Vec<String>);

impl Key {
    /// The key with these parts.
    pub fn new(parts: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(parts.into_iter().map(Into::into).collect())
    }

    /// Reads a dotted name; parts with dots in them stand in quotes, as in TOML. None if it is no name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let keys = toml_edit::Key::parse(text.trim()).ok()?;
        Some(Self::new(keys.iter().map(toml_edit::Key::get)))
    }

    /// The parts, at least one.
    #[must_use]
    pub fn parts(&self) -> &[String] {
        &self.0
    }

    fn child(&self, name: &str) -> Self {
        let mut parts = self.0.clone();
        parts.push(name.to_owned());
        Self(parts)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut dot = "";
        for part in &self.0 {
            write!(f, "{dot}{}", toml_edit::Key::new(part.as_str()))?;
            dot = ".";
        }
        Ok(())
    }
}

/// Where a setting comes from; a greater one wins.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// Built in, the name of a preset when from one.
    BuiltIn(Option<&'static str>),
    /// `OPENAI_BASE_URL` and its like: variables that are not gig's own.
    Ambient(String),
    /// A line of the user's file.
    User(String, usize),
    /// A line of a project's file.
    Project(String, usize),
    /// A `GIG_*` variable.
    Variable(String),
    /// A flag.
    Flag(&'static str),
}

impl Origin {
    /// The order of precedence, without the place inside the source.
    #[must_use]
    pub const fn rank(&self) -> u8 {
        match self {
            Self::BuiltIn(_) => 0,
            Self::Ambient(_) => 1,
            Self::User(..) => 2,
            Self::Project(..) => 3,
            Self::Variable(_) => 4,
            Self::Flag(_) => 5,
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BuiltIn(None) => f.write_str("built-in"),
            Self::BuiltIn(Some(preset)) => write!(f, "preset {preset}"),
            Self::User(file, line) | Self::Project(file, line) => write!(f, "{file}:{line}"),
            Self::Ambient(name) | Self::Variable(name) => f.write_str(name),
            Self::Flag(name) => f.write_str(name),
        }
    }
}

/// A value and where it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The value.
    pub value: Value,
    /// Where from.
    pub origin: Origin,
}

/// The settings of one source.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Layer {
    pub(super) entries: BTreeMap<Key, Entry>,
}

/// Whose file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The user's own.
    User,
    /// A project's that the user has looked at and trusts.
    TrustedProject,
    /// A project's.
    Project,
}

impl Layer {
    /// The built-in values.
    ///
    /// # Errors
    ///
    /// Never in a build whose tests pass.
    pub fn built_in() -> Result<Self> {
        let mut layer = Self::default();
        for setting in super::schema::SETTINGS {
            if let Some(default) = setting.default {
                layer.put(setting.name, default, Origin::BuiltIn(None))?;
            }
        }
        Ok(layer)
    }

    /// The `GIG_*` variables that are settings.
    ///
    /// # Errors
    ///
    /// When one is not of its setting's type.
    pub fn variables(variables: &BTreeMap<String, String>) -> Result<Self> {
        let mut layer = Self::default();
        for setting in super::schema::SETTINGS {
            let Some(name) = setting.variable() else {
                continue;
            };
            if let Some(text) = variables.get(&name).filter(|text| !text.trim().is_empty()) {
                layer.put(setting.name, text, Origin::Variable(name))?;
            }
        }
        Ok(layer)
    }

    /// The layer with what a flag says, when it was given: `.flag("--model", "model", args.model)`.
    ///
    /// # Errors
    ///
    /// When the value is not of the setting's type.
    pub fn flag(
        mut self,
        flag: &'static str,
        setting: &'static str,
        value: Option<impl fmt::Display>,
    ) -> Result<Self> {
        if let Some(value) = value {
            self.put(setting, &value.to_string(), Origin::Flag(flag))?;
        }
        Ok(self)
    }

    fn put(&mut self, name: &str, text: &str, origin: Origin) -> Result<()> {
        let key = Key::new(name.split('.'));
        let kind = match origin {
            Origin::Flag(_) => error::Kind::Usage,
            _ => error::Kind::Config,
        };
        let setting = Setting::find(&key)
            .ok_or_else(|| Error::new(kind, format!("no setting is called '{name}'")))?;
        let value = setting
            .read(&key, text)
            .map_err(|wanted| Error::new(kind, format!("{origin} {wanted}")))?;
        self.entries.insert(key, Entry { value, origin });
        Ok(())
    }

    /// What of a trusted project's file an untrusted one could not set.
    pub fn beyond_a_project(&self) -> impl Iterator<Item = (&Key, &Entry)> {
        self.entries.iter().filter(|(key, entry)| {
            Setting::find(key).is_some_and(|setting| !allowed(setting.project, &entry.value))
        })
    }

    /// Reads a configuration file; `shown` is its name in messages.
    ///
    /// # Errors
    ///
    /// When it is not TOML, a name is unknown, a value of the wrong type, or the file belongs to a
    /// project that may not set it.
    pub fn file(owner: Owner, shown: &str, text: &str) -> Result<Self> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let file = File {
            owner,
            shown,
            lines: LineIndex::new(text),
        };
        let table = DeTable::parse(text).map_err(|error| file.broken(&error))?;
        let mut layer = Self::default();
        file.table(&Key(Vec::new()), table.get_ref(), &mut layer)?;
        Ok(layer)
    }
}

/// What is known of a file while it is read.
struct File<'a> {
    owner: Owner,
    shown: &'a str,
    lines: LineIndex<'a>,
}

impl File<'_> {
    fn table(&self, at: &Key, table: &DeTable<'_>, layer: &mut Layer) -> Result<()> {
        for (name, value) in table {
            let key = at.child(name.get_ref());
            let line = self.lines.line(name.span().start);
            match (Setting::find(&key), value.get_ref()) {
                (Some(setting), _) => self.entry(key, line, setting, value, layer)?,
                (None, DeValue::Table(inner)) if Setting::is_table(&key) => {
                    self.table(&key, inner, layer)?;
                }
                (None, _) if Setting::is_table(&key) => {
                    return Err(self.error(line, &format!("{key} must be a table")));
                }
                _ => return Err(self.unknown(line, &key)),
            }
        }
        Ok(())
    }

    fn entry(
        &self,
        key: Key,
        line: usize,
        setting: &Setting,
        value: &Spanned<DeValue<'_>>,
        layer: &mut Layer,
    ) -> Result<()> {
        let value = setting
            .kind
            .read(value.get_ref())
            .and_then(|value| setting.admit(&key, value))
            .map_err(|wanted| self.error(line, &format!("{key} {wanted}")))?;
        if self.owner == Owner::Project && !allowed(setting.project, &value) {
            return Err(self.untrusted(line, &key, &value));
        }
        let origin = match self.owner {
            Owner::User => Origin::User(self.shown.to_owned(), line),
            Owner::Project | Owner::TrustedProject => Origin::Project(self.shown.to_owned(), line),
        };
        layer.entries.insert(key, Entry { value, origin });
        Ok(())
    }

    fn error(&self, line: usize, what: &str) -> Error {
        Error::new(
            error::Kind::Config,
            format!("{}:{line}: {what}", self.shown),
        )
    }

    fn broken(&self, error: &toml::de::Error) -> Error {
        let line = error.span().map_or(1, |span| self.lines.line(span.start));
        let what = error.message().replace('\n', ", ");
        self.error(line, &what)
            .hint("gig config edit opens the file")
    }

    fn unknown(&self, line: usize, key: &Key) -> Error {
        if key.parts().last().is_some_and(|name| name == "api_key") {
            return self
                .error(line, "a key does not stand in a configuration file")
                .hint("name its source: api_key_cmd, api_key_file or api_key_env");
        }
        let error = self.error(line, &format!("no setting is called '{key}'"));
        match Setting::nearest(key) {
            Some(near) => error.hint(format!("did you mean '{near}'?")),
            None => error.hint("gig config show --all lists them"),
        }
    }

    fn untrusted(&self, line: usize, key: &Key, value: &Value) -> Error {
        let what = match Setting::find(key).map(|setting| setting.project) {
            Some(Project::MayName | Project::MayModel) => format!("{key} to {value}"),
            _ => key.to_string(),
        };
        self.error(
            line,
            &format!("a project may not set {what} until you trust it"),
        )
        .hint("read the file, then: gig config trust")
    }
}

fn allowed(project: Project, value: &Value) -> bool {
    match project {
        Project::May => true,
        Project::MayNot => false,
        Project::MayName => value
            .text()
            .is_some_and(|text| !text.starts_with('.') && !text.contains(['/', '\\', ':'])),
        Project::MayModel => value.text().is_some_and(|text| !text.contains('@')),
    }
}
