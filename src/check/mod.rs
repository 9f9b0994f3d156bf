//! Check: rules on a proposal (P) or a job post (J): text in, findings out.
//!
//! A rule is one struct and one line in [`RULES`]; ids, help, JSON and docs follow from the list.
//! Pure: no path, no terminal, no clock. Scanning an incoming post is `job_post::scan`'s.

pub mod kind;
pub mod levels;
pub mod form;
mod given;
pub mod kept;
pub mod packs;
pub mod proposal;
pub mod waiver;

mod job_post;

use std::cell::OnceCell;

use levels::Levels;

use crate::brief::Brief;
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::draft::Receipt;
use crate::draft::borrowed::Borrowed;
use crate::draft::ledger::Claim;
use crate::job_post::JobPost;
use crate::job_post::scan::Scan;
use crate::matching::Matching;
use crate::profile::Profile;
use crate::skill::Vocabulary;
use crate::text::pattern::Lowered;
use crate::text::{Span, words};
use crate::voice::Fingerprint;

/// What kind of text is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextKind {
    /// A proposal.
    Proposal,
    /// Another text to the other side: a reply, an offer, a report. Of the rules on proposals those hold
    /// that any such text must keep.
    Message,
    /// A job post.
    JobPost,
}

/// Everything a rule may look at. What is absent was not given; a rule that needs it is silent.
pub struct Subject<'a> {
    /// The text under check, and its lower-cased copy for patterns.
    pub draft: &'a Lowered<'a>,
    /// What kind of text it is.
    pub kind: TextKind,
    /// The post it answers.
    pub post: Option<&'a JobPost>,
    /// What the scan of that post found.
    pub scan: Option<&'a Scan>,
    /// The writer's profile.
    pub profile: Option<&'a Profile>,
    /// The post against the profile.
    pub matching: Option<&'a Matching>,
    /// The claims of the draft, resolved; empty without a profile.
    pub claims: &'a [Claim],
    /// Skills.
    pub vocabulary: &'a Vocabulary,
    /// The limits of the site it goes to.
    pub pack: &'a packs::Pack,
    /// The writer's own earlier letters (P12) or the client's earlier posts (J21).
    pub earlier: &'a [String],
    /// How the writer's own letters sound (P21).
    pub voice: Option<&'a Fingerprint>,
    /// What a job post was made from: whatever stands in none of it was made up (J23).
    pub brief: Option<&'a Brief>,
    /// How the draft came about, when gig made it.
    pub receipt: Option<&'a Receipt>,
    /// Which rules run and what they count for.
    pub levels: &'a Levels,
    /// The text under check as a job post; filled by [`Subject::as_post`].
    pub own: OnceCell<JobPost>,
}

impl<'a> Subject<'a> {
    /// A text to check with nothing else known; fill in the rest with `..`.
    #[must_use]
    pub fn new(
        draft: &'a Lowered<'a>,
        kind: TextKind,
        vocabulary: &'a Vocabulary,
        pack: &'a packs::Pack,
    ) -> Self {
        Self {
            draft,
            kind,
            post: None,
            scan: None,
            profile: None,
            matching: None,
            claims: &[],
            vocabulary,
            pack,
            earlier: &[],
            voice: None,
            brief: None,
            receipt: None,
            levels: &levels::UNSET,
            own: OnceCell::new(),
        }
    }

    /// The text under check, read as a job post; read once.
    #[must_use]
    pub fn as_post(&self) -> &JobPost {
        self.own
            .get_or_init(|| JobPost::parse(self.text(), self.vocabulary))
    }

    /// The text under check.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.draft.original()
    }
}

/// One rule.
pub struct Rule {
    /// What there is to know of it.
    pub info: RuleInfo,
    /// The kind of text it reads.
    pub kind: TextKind,
    /// Finds what is wrong.
    pub run: fn(&RuleInfo, &Subject<'_>) -> Vec<Diagnostic>,
}

/// The rules on proposals that hold for every text to the other side.
const FOR_ANY_TEXT: [&str; 7] = ["P02", "P05", "P06", "P07", "P08", "P17", "P20"];

impl Rule {
    /// Whether the rule reads texts of a kind.
    #[must_use]
    pub fn reads(&self, kind: TextKind) -> bool {
        self.kind == kind || (kind == TextKind::Message && FOR_ANY_TEXT.contains(&self.info.id.0))
    }
}

/// Every rule, in order of id.
pub static RULES: &[&Rule] = &[
    &job_post::title::J01,
    &job_post::scope::J02,
    &job_post::scope::J03,
    &job_post::completion::J04,
    &job_post::pay::J05,
    &job_post::time::J06,
    &job_post::skills::J07,
    &job_post::pay::J08,
    &job_post::skills::J09,
    &job_post::questions::J10,
    &job_post::length::J11,
    &job_post::contact::J12,
    &job_post::unpaid::J13,
    &job_post::fairness::J14,
    &job_post::wording::J15,
    &job_post::hype::J16,
    &job_post::contradiction::J17,
    &job_post::filler::J18,
    &job_post::ai::J19,
    &job_post::secrets::J20,
    &job_post::duplicate::J21,
    &job_post::transparency::J22,
    &job_post::invented::J23,
    &job_post::dropped::J24,
    &proposal::length::P01,
    &proposal::placeholder::P02,
    &proposal::opening::P03,
    &proposal::opening::P04,
    &proposal::residue::P05,
    &proposal::contact::P06,
    &proposal::ledger::P07,
    &proposal::ledger::P08,
    &proposal::demand::P09,
    &proposal::canary::P10,
    &proposal::questions::P11,
    &proposal::sameness::P12,
    &proposal::closing::P13,
    &proposal::style::P14,
    &proposal::proof::P15,
    &proposal::markup::P16,
    &proposal::terms::P17,
    &proposal::language::P18,
    &proposal::disclosure::P19,
    &proposal::placeholder::P20,
    &proposal::voice::P21,
];

/// The rules that stand beside [`RULES`]: on the form of an answer, on revisions, on waivers.
pub fn others() -> impl Iterator<Item = &'static RuleInfo> {
    form::RULES.iter().chain(kept::RULES).chain(waiver::RULES)
}

/// Whether a text is so far over every length that P01 alone speaks of it: its claims and demands
/// are not looked at.
#[must_use]
pub fn is_out_of_bounds(text: &str, kind: TextKind, levels: &Levels) -> bool {
    let rule = &proposal::length::P01;
    kind == rule.kind && levels.is_on(rule.info.id) && proposal::length::is_no_letter(text)
}

/// For each demand of the subject's post, in its order, whether the text meets it; nothing where it
/// cannot be told.
#[must_use]
pub fn demands_met(subject: &Subject<'_>) -> Vec<Option<bool>> {
    match subject.post {
        Some(post) if is_out_of_bounds(subject.text(), subject.kind, subject.levels) => {
            vec![None; post.demands.len()]
        }
        Some(post) => proposal::demand::met(post, subject),
        None => Vec::new(),
    }
}

/// For each question of the subject's post, in its order, whether the text answers it; nothing where
/// that is in doubt.
#[must_use]
pub fn questions_answered(subject: &Subject<'_>) -> Vec<Option<bool>> {
    match subject.post {
        Some(post) if is_out_of_bounds(subject.text(), subject.kind, subject.levels) => {
            vec![None; post.questions.len()]
        }
        Some(post) => proposal::questions::answered(post, subject),
        None => Vec::new(),
    }
}

/// How far a text answers a question of its post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// How far.
    pub state: Answering,
    /// The passage that answers it, or the gap left for it; none where no single passage does.
    pub at: Option<Span>,
}

/// Whether a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answering {
    /// A passage answers it.
    Answered,
    /// A gap or nothing stands where the answer belongs.
    LeftOpen,
    /// Something may be meant as the answer.
    Unclear,
    /// Nothing answers it.
    Missing,
}

/// Whether a text does what a demand of its post tells the applicant to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Whether it does; none where that cannot be told, or where the demand is aimed at machines.
    pub met: Option<bool>,
    /// The words that meet it, or the words that stand in their place.
    pub at: Option<Span>,
    /// What is missing, in one line; nothing where it is met.
    pub missing: Option<String>,
}

/// For each question of the subject's post that is followed, in order, how far the text answers it.
#[must_use]
pub fn answers(subject: &Subject<'_>) -> Vec<Answer> {
    proposal::questions::answers(subject)
}

/// For each demand of the subject's post, in its order, whether and where the text meets it.
#[must_use]
pub fn kept(subject: &Subject<'_>) -> Vec<Kept> {
    proposal::demand::kept(subject)
}

/// Runs every rule of the subject's kind; findings in order of place, worst first at one place.
#[must_use]
pub fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let length = proposal::length::P01.info.id;
    let is_length_alone = is_out_of_bounds(subject.text(), subject.kind, subject.levels);
    let mut found: Vec<Diagnostic> = RULES
        .iter()
        .filter(|rule| rule.reads(subject.kind) && subject.levels.is_on(rule.info.id))
        .filter(|rule| !is_length_alone || rule.info.id == length)
        .flat_map(|rule| (rule.run)(&rule.info, subject))
        .map(|finding| subject.levels.apply(finding))
        .collect();
    found.sort_by_key(|finding| {
        (
            finding.span,
            std::cmp::Reverse(finding.severity),
            finding.rule,
        )
    });
    found
}

/// Whether a finding says no more than that the text leaves a visible gap for the user to fill: the
/// gap itself, a question whose answer it stands for, a demand that it repeats, or the evidence that
/// filling it will give.
#[must_use]
pub fn is_open_gap(finding: &Diagnostic, text: &str) -> bool {
    let gaps = || Borrowed::find(text, None).gaps;
    let rule = finding.rule;
    if rule == proposal::placeholder::P20.info.id {
        return true;
    }
    if rule == proposal::questions::P11.info.id {
        let own = finding.span != Span::whole(text);
        return own && gaps().iter().any(|gap| gap.overlaps(finding.span));
    }
    if rule == RuleId("P15") {
        return !gaps().is_empty();
    }
    let asked = finding
        .evidence
        .first()
        .map(|line| words::visible_prefix(&line.quote, 50));
    rule == proposal::demand::P09.info.id
        && asked.is_some_and(|asked| gaps().iter().any(|gap| gap.of(text).contains(asked)))
}

/// Whether a finding is a decision that only the client can take: no model is asked to mend it.
#[must_use]
pub fn is_open_decision(finding: &Diagnostic, text: &str) -> bool {
    let gaps = || Borrowed::find(text, None).gaps;
    finding.rule == job_post::filler::J18.info.id
        && gaps().iter().any(|gap| gap.overlaps(finding.span))
}

/// Whether any finding is an error.
#[must_use]
pub fn has_errors(findings: &[Diagnostic]) -> bool {
    findings
        .iter()
        .any(|finding| finding.severity == Severity::Error)
}
