//! Profile: what a user can prove, as facts that keep their line.
//!
//! A profile is Markdown with front matter (design.md §4a), or any pasted bio. Parsing never fails;
//! what looks wrong comes out as diagnostics. Which fact proves what is for `matching` and `draft`.

mod answers;
pub mod check;
mod dates;
pub mod file;
mod heading;
pub mod import;
mod lines;
mod link;
mod matter;
mod outcome;
mod parse;
mod rate;
mod row;

use std::borrow::Cow;
use std::collections::BTreeMap;

pub use answers::{Answer, with_line};

use crate::diagnostic::Diagnostic;
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
    /// Which of the facts are answers of the user's and not in the file.
    told: answers::Told,
}

/// One provable statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The words, verbatim, without bullet or heading marks. A sentence that was wrapped in the file
    /// has its line ends: [`Fact::one_line`] is for showing.
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

impl Part {
    /// The word in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Matter => "front matter",
            Self::Summary => "summary",
            Self::Skills => "skills",
            Self::Projects => "projects",
            Self::Work => "work",
            Self::Education => "education",
            Self::Certifications => "certifications",
            Self::Testimonials => "testimonials",
            Self::Other => "other",
        }
    }
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
    /// From when to when, as far as its heading says.
    pub dates: Option<Dates>,
}

/// A stretch of time as a heading states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dates {
    /// When it began.
    pub from: Month,
    /// When it ended; none while it lasts. The same as `from` when one date stands alone.
    pub to: Option<Month>,
    /// The words, in bytes of the fact they stand in.
    pub span: Span,
}

/// A year, and the month when it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    /// The year.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: Option<u8>,
}

impl Dates {
    /// How many months it took, until `today` where it lasts. Whole years where no month is told.
    #[must_use]
    pub fn months(&self, today: Month) -> u32 {
        let count = |month: Month| u32::from(month.year) * 12 + u32::from(month.month.unwrap_or(1));
        count(self.to.unwrap_or(today)).saturating_sub(count(self.from))
    }
}

/// What the user charges.
#[derive(Debug, Clone, PartialEq)]
pub struct Rate {
    /// As written, `65 USD/hour`.
    pub text: String,
    /// The sum, or the lower end of a range.
    pub amount: f64,
    /// The upper end of a range.
    pub top: Option<f64>,
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

    /// Reads a row of a freelancer export, `{"name", "title", "skills": […], "bio", "rate", …}`.
    /// The text of the profile is made from the row, so that facts have lines to cite. None when the
    /// row says nothing of a freelancer.
    #[must_use]
    pub fn from_row(file: &str, row: &serde_json::Value, vocabulary: &Vocabulary) -> Option<Self> {
        row::read(file, row, vocabulary)
    }

    /// The user's first name, for a sign-off.
    #[must_use]
    pub fn first_name(&self) -> Option<&str> {
        self.name
            .as_deref()
            .and_then(|name| name.split_whitespace().next())
    }
}

impl Fact {
    /// The words on one line.
    #[must_use]
    pub fn one_line(&self) -> Cow<'_, str> {
        if self.text.contains('\n') {
            Cow::Owned(self.text.split_whitespace().collect::<Vec<_>>().join(" "))
        } else {
            Cow::Borrowed(&self.text)
        }
    }
}

#[cfg(test)]
mod tests;
