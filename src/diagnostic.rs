//! Diagnostic: news about the user's text: a rule, a place, what is wrong and how to mend it.
//!
//! Made by scanning, parsing and checking; rendered by `report`. Trouble with files or the network
//! is `error`'s.

use crate::text::Span;

/// How bad a finding is. An error sets the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Likely to cost the user something.
    Warning,
    /// Must not be sent like this.
    Error,
}

impl Severity {
    /// The word in reports and configuration.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A rule's stable id: a letter for the family (P proposal, J job post, S scan) and two digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub &'static str);

impl std::fmt::Display for RuleId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

/// What there is to know of a rule without running it: `--explain`, `--rules` and SARIF read this.
#[derive(Debug, Clone, Copy)]
pub struct RuleInfo {
    /// The stable id.
    pub id: RuleId,
    /// A short name in kebab case.
    pub name: &'static str,
    /// The severity unless a finding or the configuration says otherwise.
    pub severity: Severity,
    /// One line: what the rule finds.
    pub summary: &'static str,
    /// Why it matters and what to do, a few sentences, with the source of any figure.
    pub explanation: &'static str,
}

/// Which text a span lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Document {
    /// The draft (a proposal, a job post being written, any reply).
    Draft,
    /// The post the draft answers, or the post being scanned.
    Post,
    /// A profile.
    Profile,
}

impl Document {
    /// The word in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Post => "post",
            Self::Profile => "profile",
        }
    }
}

/// A line of one of the user's files that proves or explains something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The file's name as it is shown, `ada.md`.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The words, verbatim.
    pub quote: String,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which rule.
    pub rule: RuleId,
    /// How bad.
    pub severity: Severity,
    /// What is wrong, in one line, lower case.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The text the span lies in.
    pub document: Document,
    /// The place.
    pub span: Span,
    /// Lines that prove or explain the finding.
    pub evidence: Vec<Evidence>,
}

impl Diagnostic {
    /// A finding of `rule` at its usual severity, without help or evidence.
    pub fn new(
        rule: &RuleInfo,
        document: Document,
        span: Span,
        message: impl Into<String>,
    ) -> Self {
        Self {
            rule: rule.id,
            severity: rule.severity,
            message: message.into(),
            help: None,
            document,
            span,
            evidence: Vec::new(),
        }
    }

    /// The same with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same at another severity.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// The same with one more line of evidence.
    #[must_use]
    pub fn because(mut self, evidence: Evidence) -> Self {
        self.evidence.push(evidence);
        self
    }
}
