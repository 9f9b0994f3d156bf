//! Profile: what a user can prove, as facts that keep their line.
//!
//! A profile is Markdown with front matter (design.md §4a), or any pasted bio. Parsing never fails;
//! what looks wrong comes out as diagnostics. Which fact proves what is for `matching` and `draft`.

mod parse;

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Evidence};
use crate::skill::{Skill, Vocabulary};
use crate::text::Span;

/// A profile. Spans are byte offsets into [`Profile::text`].
#[derive(Debug, Clone, Default)]
pub struct Profile {
    /// The file's name as it is cited, `ada.md`.
    pub file: String,
    /// The whole file, front matter included (line ends made `\n`, a BOM removed).
    pub text: String,
    /// Front matter `name`, else the first `#` heading.
    pub name: Option<String>,
    /// Front matter `title`: the one-line description.
    pub title: Option<String>,
    /// Front matter `rate`.
    pub rate: Option<Rate>,
    /// Front matter `languages`.
    pub languages: Vec<String>,
    /// Front matter `timezone`.
    pub timezone: Option<String>,
    /// Every other scalar of the front matter.
    pub fields: BTreeMap<String, String>,
    /// Every list item, heading line and sentence, in order of line. `## Voice` is not among them.
    pub facts: Vec<Fact>,
    /// `###` entries under Projects, Work and the like.
    pub projects: Vec<Project>,
    /// Lines under `## Voice`: style, never facts.
    pub voice: Vec<String>,
    /// What looked wrong, rule ids `F…`.
    pub diagnostics: Vec<Diagnostic>,
}

/// One provable statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The words, verbatim, without bullet or heading marks.
    pub text: String,
    /// The line in the file, from 1.
    pub line: usize,
    /// The place of the words.
    pub span: Span,
    /// The part of the profile it stands in.
    pub part: Part,
    /// The skills it names.
    pub skills: Vec<Skill>,
    /// The project it belongs to, an index into [`Profile::projects`].
    pub project: Option<usize>,
}

/// The parts of a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Front matter.
    Matter,
    /// Summary, bio, text before any heading.
    Summary,
    /// Skills.
    Skills,
    /// Projects, portfolio, case studies.
    Projects,
    /// Work history.
    Work,
    /// Education.
    Education,
    /// Certifications.
    Certifications,
    /// What clients said.
    Testimonials,
    /// A heading gig does not know; its lines are facts all the same.
    Other,
}

/// A project or a position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// The heading.
    pub title: String,
    /// The heading's line.
    pub line: usize,
    /// The first link in it.
    pub url: Option<String>,
    /// The skills it names, its `Skills:` line included.
    pub skills: Vec<Skill>,
    /// Its facts, indices into [`Profile::facts`], heading first.
    pub facts: Vec<usize>,
    /// The fact that states a result (a figure, a before and after), if any.
    pub result: Option<usize>,
    /// Projects or Work.
    pub part: Part,
}

/// What the user charges.
#[derive(Debug, Clone, PartialEq)]
pub struct Rate {
    /// As written, `65 USD/hour`.
    pub text: String,
    /// The sum.
    pub amount: f64,
    /// ISO 4217, when written or told by a sign.
    pub currency: Option<String>,
    /// `hour`, `day`, `word` …
    pub unit: Option<String>,
}

impl Profile {
    /// Reads a profile; `file` is the name under which its lines are cited. Never fails.
    #[must_use]
    pub fn parse(file: &str, text: &str, vocabulary: &Vocabulary) -> Self {
        parse::parse(file, text, vocabulary)
    }

    /// The citation of a fact.
    #[must_use]
    pub fn cite(&self, fact: &Fact) -> Evidence {
        Evidence {
            file: self.file.clone(),
            line: fact.line,
            quote: fact.text.clone(),
        }
    }

    /// The user's first name, for a sign-off.
    #[must_use]
    pub fn first_name(&self) -> Option<&str> {
        self.name
            .as_deref()
            .and_then(|name| name.split_whitespace().next())
    }
}
