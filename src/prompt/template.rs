//! Template: front matter and sections of a prompt file, and their rendering.
//!
//! The engine is minijinja: strict about unknown variables, bounded by fuel, without a loader (a
//! template cannot read files) and without escaping (the result is plain text). Errors name the file
//! and its line, never the value of a variable. Finding templates on disk is for `store`.

use std::collections::BTreeMap;
use std::fmt;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, ValueKind};
use minijinja::{Environment, UndefinedBehavior, Value};
use serde::{Deserialize, Serialize};

use super::{catalog, form, functions};
use crate::error::{Error, Kind, Result};
use crate::text::similarity::nearest;

/// Where a template comes from; a later layer hides an earlier one of the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// In the binary.
    BuiltIn,
    /// In the user's `prompts/`.
    User,
    /// In the project's `.gig/prompts/`.
    Project,
}

impl fmt::Display for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::BuiltIn => "built-in",
            Self::User => "user",
            Self::Project => "project",
        })
    }
}

/// The parts of a template's body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// The system message.
    System,
    /// The user message.
    User,
    /// What the offline engine answers.
    Draft,
}

impl Section {
    /// Every section, in the order they stand in a file.
    pub const ALL: [Self; 3] = [Self::System, Self::User, Self::Draft];

    /// The word after `#`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::User => "user",
            Self::Draft => "draft",
        }
    }
}

/// What kind of value an input takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum InputKind {
    /// A job post: parsed, scanned, neutralised.
    Post,
    /// A profile.
    Profile,
    /// Any text.
    Text,
    /// One line.
    Line,
    /// A whole number.
    Integer,
    /// Yes or no.
    Boolean,
    /// One of `choices`.
    Choice,
}

impl InputKind {
    /// The word in a template's front matter.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Post => "post",
            Self::Profile => "profile",
            Self::Text => "text",
            Self::Line => "line",
            Self::Integer => "integer",
            Self::Boolean => "boolean",
            Self::Choice => "choice",
        }
    }
}

/// One input of a template.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// What kind of value.
    #[serde(rename = "type")]
    pub kind: InputKind,
    /// Whether it must be given.
    #[serde(default)]
    pub required: bool,
    /// What it is when not given.
    #[serde(default)]
    pub default: Option<serde_json::Value>,
    /// The values a choice takes.
    #[serde(default)]
    pub choices: Vec<String>,
    /// One line for help.
    #[serde(default)]
    pub description: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Matter {
    description: String,
    audience: String,
    example: String,
    command: Option<String>,
    inputs: BTreeMap<String, Input>,
    checks: Vec<String>,
    schema: Option<serde_json::Value>,
}

/// A parsed template.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    /// Its name: the file's without `.md`.
    pub name: String,
    /// Where it comes from.
    pub layer: Layer,
    /// The file as it is named in messages.
    pub file: String,
    /// One line on what it makes.
    pub description: String,
    /// Whom it is for: `freelancer`, `client` or `both`.
    pub audience: String,
    /// A command line that shows it at work.
    pub example: String,
    /// The command that renders it, when it is no other than `write`: it makes values of its own.
    pub command: Option<String>,
    /// Its inputs by name.
    pub inputs: BTreeMap<String, Input>,
    /// The families of rules its result is checked with: `proposal`, `post`.
    pub checks: Vec<String>,
    /// The JSON Schema of its answer, when it is not plain text.
    pub schema: Option<serde_json::Value>,
    sections: BTreeMap<Section, Body>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Body {
    /// The line of the file on which the section's text begins, from 1.
    line: usize,
    text: String,
}

/// What a template is rendered with: a map of names to values. Strings in it are values for good:
/// nothing in them is ever read as template.
#[derive(Debug, Clone)]
pub struct Values(Value);

impl Values {
    /// The fields of `view` by name.
    pub fn of<T: Serialize>(view: &T) -> Self {
        Self(Value::from(Serde(view)))
    }
}

/// Steps a template may take: a long letter takes some thousands.
const FUEL: u64 = 500_000;

impl Template {
    /// Parses a template file.
    ///
    /// # Errors
    ///
    /// [`Kind::Template`] with `file:line` when the front matter is not understood, a section is
    /// unknown, missing or repeated, or a section is not a well-formed template.
    pub fn parse(name: &str, layer: Layer, file: &str, source: &str) -> Result<Self> {
        let (matter, body, body_line) = split_matter(file, source)?;
        let matter: Matter = serde_saphyr::from_str(matter).map_err(|error| {
            // The front matter begins on the file's second line.
            let line = error.location().map_or(1, |at| at.line() as usize + 1);
            let reason = error.without_snippet().to_string();
            let reason = reason
                .lines()
                .next()
                .unwrap_or("the front matter is not YAML");
            // Its own place counts from the front matter's first line.
            let (reason, _) = reason.rsplit_once(" at line ").unwrap_or((reason, ""));
            let error = broken(file, line, reason);
            match near_miss(reason) {
                Some(near) => error.hint(format!("did you mean '{near}'?")),
                None => error,
            }
        })?;
        if let Some(fault) = matter.schema.as_ref().and_then(form::schema_fault) {
            return Err(broken(file, line_of(source, "schema:") + 1, &fault));
        }
        let template = Self {
            name: name.to_owned(),
            layer,
            file: file.to_owned(),
            description: matter.description,
            audience: matter.audience,
            example: matter.example,
            command: matter.command,
            inputs: matter.inputs,
            checks: matter.checks,
            schema: matter.schema,
            sections: split_sections(file, body, body_line)?,
        };
        let engine = engine();
        for section in template.sections.values() {
            engine
                .template_from_named_str(file, &section.text)
                .map_err(|error| template.located(section, &error))?;
        }
        Ok(template)
    }

    /// The sections' texts, each with the line of the file on which it begins.
    pub(super) fn bodies(&self) -> impl Iterator<Item = (usize, &str)> {
        let bodies = self.sections.values();
        bodies.map(|body| (body.line, body.text.as_str()))
    }

    /// Whether the template has the section.
    #[must_use]
    pub fn has(&self, section: Section) -> bool {
        self.sections.contains_key(&section)
    }

    /// Renders a section with `values`; `nonce` marks the fences of this request. An absent
    /// section renders as nothing.
    ///
    /// # Errors
    ///
    /// [`Kind::Template`] with `file:line`: an unknown variable (the nearest known one is named), a
    /// filter that fails, a loop that never ends.
    pub fn render(&self, section: Section, values: &Values, nonce: &str) -> Result<String> {
        let Some(body) = self.sections.get(&section) else {
            return Ok(String::new());
        };
        let mut engine = engine();
        let nonce = nonce.to_owned();
        engine.add_function("fence", move |text: String, name: Option<String>| {
            super::fence::fence(name.as_deref().unwrap_or("material"), &nonce, &text)
        });
        let template = engine
            .template_from_named_str(&self.file, &body.text)
            .map_err(|error| self.located(body, &error))?;
        for path in sorted(template.undeclared_variables(true)) {
            self.known(body, &values.0, &engine, &path)?;
        }
        let text = template
            .render(values.0.clone())
            .map_err(|error| self.located(body, &error))?;
        Ok(tidy(&text))
    }

    /// Refuses a variable, or a field of one, that `values` does not have.
    fn known(
        &self,
        body: &Body,
        values: &Value,
        engine: &Environment<'_>,
        path: &str,
    ) -> Result<()> {
        let mut value = values.clone();
        let mut walked = String::new();
        for part in path.split('.') {
            let is_global = walked.is_empty() && engine.globals().any(|(name, _)| name == part);
            if is_global || value.kind() != ValueKind::Map {
                return Ok(());
            }
            let next = value.get_attr(part).unwrap_or(Value::UNDEFINED);
            if next.is_undefined() {
                let line = body.line + line_of(&body.text, path);
                let what = if walked.is_empty() {
                    "variable"
                } else {
                    "field"
                };
                let error = broken(
                    &self.file,
                    line,
                    &format!("unknown {what} '{walked}{part}'"),
                );
                let names: Vec<String> = value
                    .try_iter()
                    .map(|keys| {
                        keys.filter_map(|key| key.as_str().map(str::to_owned))
                            .collect()
                    })
                    .unwrap_or_default();
                return Err(match nearest(part, names.iter().map(String::as_str)) {
                    Some(near) => error.hint(format!("did you mean '{walked}{near}'?")),
                    None => error.hint(format!("known here: {}", names.join(", "))),
                });
            }
            value = next;
            walked = format!("{walked}{part}.");
        }
        Ok(())
    }

    fn located(&self, body: &Body, error: &minijinja::Error) -> Error {
        let line = body.line + error.line().unwrap_or(1) - 1;
        let reason = match error.kind() {
            minijinja::ErrorKind::OutOfFuel => {
                "it takes too many steps: a loop that never ends?".to_owned()
            }
            // `detail` is the engine's own wording; the values of variables are not in it.
            kind => error
                .detail()
                .map_or_else(|| kind.to_string(), str::to_owned),
        };
        broken(&self.file, line, &reason)
    }
}

/// The known word nearest to the unknown one, where a message names both: "unknown field `inptus`,
/// expected one of inputs, checks".
fn near_miss(reason: &str) -> Option<&str> {
    let (typed, known) = reason.strip_prefix("unknown ")?.split_once(", expected ")?;
    let typed = typed.split('`').nth(1)?;
    let known = known.trim_start_matches("one of ").split([',', ' ']);
    nearest(
        typed,
        known
            .map(|word| word.trim_matches('`'))
            .filter(|word| !word.is_empty()),
    )
}

pub(super) fn engine<'a>() -> Environment<'a> {
    let mut engine = Environment::new();
    engine.set_undefined_behavior(UndefinedBehavior::Strict);
    engine.set_fuel(Some(FUEL));
    engine.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
    // Parts are the binary's own: a template includes no files.
    engine.set_loader(|name| Ok(catalog::part(name).map(str::to_owned)));
    functions::register(&mut engine);
    if let Ok(syntax) = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build()
    {
        engine.set_syntax(syntax);
    }
    engine
}

pub(super) fn broken(file: &str, line: usize, reason: &str) -> Error {
    Error::new(Kind::Template, format!("{file}:{line}: {reason}"))
}

fn sorted(names: std::collections::HashSet<String>) -> Vec<String> {
    let mut names: Vec<String> = names.into_iter().collect();
    names.sort_unstable();
    names
}

/// The line, from 0, on which a variable path first stands.
fn line_of(text: &str, path: &str) -> usize {
    let last = path.rsplit('.').next().unwrap_or(path);
    let at = text.find(path).or_else(|| text.find(last)).unwrap_or(0);
    text.get(..at).unwrap_or_default().matches('\n').count()
}

/// Front matter, the rest, and the line on which the rest begins.
fn split_matter<'a>(file: &str, source: &'a str) -> Result<(&'a str, &'a str, usize)> {
    let source = source.strip_prefix('\u{FEFF}').unwrap_or(source);
    let Some(rest) = source.strip_prefix("---\n") else {
        return Err(broken(
            file,
            1,
            "a template begins with front matter between two lines '---'",
        ));
    };
    let mut length = 0;
    for (number, line) in rest.split_inclusive('\n').enumerate() {
        if line.trim_end() == "---" {
            let (matter, body) = rest.split_at(length);
            return Ok((
                matter,
                body.get(line.len()..).unwrap_or_default(),
                number + 3,
            ));
        }
        length += line.len();
    }
    Err(broken(
        file,
        1,
        "the front matter is not closed by a line '---'",
    ))
}

fn split_sections(file: &str, body: &str, first_line: usize) -> Result<BTreeMap<Section, Body>> {
    let mut sections: BTreeMap<Section, Body> = BTreeMap::new();
    let mut current: Option<Section> = None;
    for (number, line) in body.split_inclusive('\n').enumerate() {
        let number = first_line + number;
        if let Some(name) = line.strip_prefix("# ") {
            let section = section_named(file, number, name.trim())?;
            if sections
                .insert(
                    section,
                    Body {
                        line: number + 1,
                        text: String::new(),
                    },
                )
                .is_some()
            {
                let reason = format!("the section '# {}' stands here again", section.as_str());
                return Err(broken(file, number, &reason));
            }
            current = Some(section);
        } else if let Some(body) = current.and_then(|section| sections.get_mut(&section)) {
            body.text.push_str(line);
        } else if !line.trim().is_empty() {
            return Err(broken(file, number, "text before the first section")
                .hint("sections are '# system', '# user' and '# draft'"));
        }
    }
    if !sections.contains_key(&Section::User) && !sections.contains_key(&Section::Draft) {
        return Err(broken(
            file,
            first_line,
            "there is neither a section '# user' nor '# draft'",
        ));
    }
    Ok(sections)
}

fn section_named(file: &str, line: usize, name: &str) -> Result<Section> {
    let lower = name.to_lowercase();
    Section::ALL
        .into_iter()
        .find(|section| section.as_str() == lower)
        .ok_or_else(|| {
            let error = broken(file, line, &format!("there is no section '{name}'"));
            match nearest(name, Section::ALL.map(Section::as_str)) {
                Some(near) => error.hint(format!("did you mean '# {near}'?")),
                None => error.hint("in a template '# ' begins a section: use '## ' for headings"),
            }
        })
}

/// Blank lines left by conditions become one; ends are trimmed.
fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    let mut blank = 0;
    for line in text.trim().lines() {
        blank = if line.trim().is_empty() { blank + 1 } else { 0 };
        if blank <= 1 {
            tidied.push_str(line.trim_end());
            tidied.push('\n');
        }
    }
    tidied.truncate(tidied.trim_end().len());
    tidied
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(body: &str) -> Result<Template> {
        let source = format!("---\ndescription: t\n---\n{body}");
        Template::parse("t", Layer::User, "t.md", &source)
    }

    fn render(body: &str, values: serde_json::Value) -> Result<String> {
        parse(body)?.render(Section::User, &Values::of(&values), "n0")
    }

    fn told(result: Result<String>) -> String {
        let error = result.expect_err("should fail");
        format!("{error} | {}", error.hints().join(" | "))
    }

    #[test]
    fn values_are_never_parsed_as_template() {
        let hostile = serde_json::json!({"post": "{{ 7 * 7 }}{% for x in y %}"});
        assert_eq!(
            render("# user\n{{ post }}\n", hostile).expect("renders"),
            "{{ 7 * 7 }}{% for x in y %}"
        );
    }

    #[test]
    fn an_unknown_variable_is_named_with_its_line_and_the_nearest_known() {
        let values = serde_json::json!({"post": {"neutral": "x"}, "profile": 1});
        assert_eq!(
            told(render("# user\nfine\n{{ pots }}\n", values.clone())),
            "t.md:6: unknown variable 'pots' | did you mean 'post'?"
        );
        assert_eq!(
            told(render("# user\n{{ post.neutrl }}\n", values)),
            "t.md:5: unknown field 'post.neutrl' | did you mean 'post.neutral'?"
        );
    }

    #[test]
    fn a_loop_that_never_ends_runs_out_of_fuel() {
        let body = "# user\n{% for a in range(9999) %}{% for b in range(9999) %}{{ a }}{% endfor %}{% endfor %}\n";
        assert!(told(render(body, serde_json::json!({}))).contains("too many steps"));
    }

    #[test]
    fn a_broken_template_is_refused_with_file_and_line() {
        let broken = |body: &str| told(parse(body).map(|_| String::new()));
        assert!(broken("# user\n\n{% if %}\n").starts_with("t.md:6: "));
        assert!(
            broken("# usr\nx\n")
                .starts_with("t.md:4: there is no section 'usr' | did you mean '# user'?")
        );
        assert!(broken("x\n# user\n").starts_with("t.md:4: text before"));
        assert!(broken("# user\na\n# user\nb\n").starts_with("t.md:6: the section"));
        let matter = Template::parse(
            "t",
            Layer::User,
            "t.md",
            "---\ndescriptin: x\n---\n# user\n",
        );
        assert!(told(matter.map(|_| String::new())).starts_with("t.md:2: "));
    }

    #[test]
    fn every_built_in_template_parses() {
        for name in catalog::names() {
            let source = catalog::source(name).unwrap_or_default();
            let parsed = Template::parse(name, Layer::BuiltIn, name, source);
            assert!(parsed.is_ok(), "{name}: {parsed:?}");
        }
    }
}
