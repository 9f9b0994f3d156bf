//! JobPost: what a pasted post asks for, offers and demands, each with its place in the text.
//!
//! Parsing never fails and never invents: what a post does not say is absent. Traps in the post are
//! `scan`'s; what a profile has to say to it is for `matching`.

mod address;
mod budget;
mod deliverable;
mod demand;
mod heading;
mod outline;
mod parse;
mod plain;
mod question;
mod reading;
mod requirement;
pub mod scan;
mod terms;
mod title;
pub(crate) mod unpaid;

use crate::skill::{Mention, Skill, Vocabulary};
use crate::text::Span;

/// A job post. Spans are byte offsets into [`JobPost::text`].
#[derive(Debug, Clone, Default)]
pub struct JobPost {
    /// The post as it was given (line ends made `\n`, a BOM removed; nothing else is changed).
    pub text: String,
    /// The line that names the job; absent when no line does.
    pub title: Option<Span>,
    /// Blocks under headings, in order; text before the first heading is a section without one.
    pub sections: Vec<Section>,
    /// What the post asks of the applicant, in order.
    pub requirements: Vec<Requirement>,
    /// What is to be made or done, in order.
    pub deliverables: Vec<Span>,
    /// Every skill named anywhere, with must or nice, in order of first mention.
    pub skills: Vec<AskedSkill>,
    /// Pay, as far as it is said.
    pub budget: Option<Budget>,
    /// How long the work takes or until when, in the post's words.
    pub duration: Option<Span>,
    /// The level asked for.
    pub level: Option<Level>,
    /// Questions the applicant is to answer, in order.
    pub questions: Vec<Question>,
    /// What the application must contain or look like, in order.
    pub demands: Vec<Demand>,
    /// The post's language (ISO 639-1, `en`), when there is enough text to tell.
    pub language: Option<&'static str>,
}

/// A block of a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading's line, without marks.
    pub heading: Option<Span>,
    /// What kind of block the heading announces.
    pub kind: SectionKind,
    /// The lines below the heading.
    pub body: Span,
}

/// What a section holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SectionKind {
    /// What it is about, the company, the problem.
    About,
    /// What is to be done: scope, responsibilities, tasks.
    Scope,
    /// What is to be handed over.
    Deliverables,
    /// What the applicant must have.
    Requirements,
    /// What would be welcome.
    NiceToHave,
    /// How to apply, what to send.
    HowToApply,
    /// Questions to answer.
    Questions,
    /// Pay.
    Budget,
    /// Time.
    Timeline,
    /// What the client offers, benefits.
    Offer,
    /// Anything else.
    Other,
}

/// Whether something is required or welcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Priority {
    /// Required.
    Must,
    /// Welcome: "a plus", "nice to have".
    Nice,
}

/// One thing asked of the applicant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// The words, without bullet.
    pub span: Span,
    /// Must or nice.
    pub priority: Priority,
    /// The skills it names.
    pub skills: Vec<Skill>,
    /// Years of experience it asks for.
    pub years: Option<u32>,
}

/// A skill the post names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedSkill {
    /// Which.
    pub skill: Skill,
    /// Must if any mention is, else nice.
    pub priority: Priority,
    /// Where it is named; the first is the first mention.
    pub mentions: Vec<Span>,
}

/// Pay as a post states it.
#[derive(Debug, Clone, PartialEq)]
pub struct Budget {
    /// The words.
    pub span: Span,
    /// Fixed, hourly, or not said.
    pub kind: Option<PayKind>,
    /// Lower end, in whole units of the currency or with cents.
    pub min: Option<f64>,
    /// Upper end; equal to `min` for a single figure.
    pub max: Option<f64>,
    /// ISO 4217 code, `USD`, when the post tells.
    pub currency: Option<&'static str>,
}

/// How pay is reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PayKind {
    /// One sum for the work.
    Fixed,
    /// By the hour.
    Hourly,
    /// By the day, week or month.
    Periodic,
    /// Per piece: word, page, video, lead.
    PerUnit,
}

/// The level of experience asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Level {
    /// Entry, junior.
    Entry,
    /// Intermediate, mid.
    Intermediate,
    /// Expert, senior.
    Expert,
}

/// A question the applicant is to answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The words, without number or bullet.
    pub span: Span,
    /// The skills it is about.
    pub skills: Vec<Skill>,
}

/// Something the application must contain or look like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demand {
    /// What is demanded.
    pub kind: DemandKind,
    /// The exact words to use, where the post gives them (`purple`, `Can Do The Full`).
    pub token: Option<String>,
    /// Where in the application it belongs.
    pub place: Place,
    /// The post's words.
    pub span: Span,
}

/// What kind of demand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DemandKind {
    /// Use the words of `token` (an attention check).
    Word,
    /// Answer a riddle or a sum; `token` is the answer when gig can work it out.
    Riddle,
    /// Answer the questions.
    Answers,
    /// Attach or link something (portfolio, résumé, sample).
    Attachment,
    /// State a rate, price or bid.
    Rate,
    /// State a time: availability, start, delivery.
    Timing,
    /// Keep a length; `limit` words.
    Length {
        /// At most so many words, or at least when `at_least`.
        words: u32,
        /// A minimum rather than a maximum.
        at_least: bool,
    },
    /// Write in a language; `token` is its name as the post writes it.
    Language,
    /// Say something of one's own (experience, approach, time zone): `span` tells what.
    Describe,
    /// Leave something out; `token` is a word that must not be used. Without a token the span tells
    /// what is not wanted ("no agencies", "do not send templates").
    Avoid,
    /// Say whether AI was used, or do not use it.
    AiDisclosure,
}

/// Where in an application a demand is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// The first words.
    Start,
    /// The last words.
    End,
    /// The subject line or title.
    Subject,
    /// Anywhere.
    Anywhere,
}

impl Place {
    /// The word in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::End => "end",
            Self::Subject => "subject",
            Self::Anywhere => "anywhere",
        }
    }
}

impl JobPost {
    /// Reads a pasted post. Never fails: any text is a post, at worst one that says nothing.
    #[must_use]
    pub fn parse(text: &str, vocabulary: &Vocabulary) -> Self {
        parse::parse(text, vocabulary)
    }

    /// The title's words, or the first line's where no line names the job.
    #[must_use]
    pub fn headline(&self) -> &str {
        self.title.map_or_else(
            || self.text.trim().lines().next().unwrap_or_default(),
            |t| t.of(&self.text),
        )
    }

    /// The skills mentioned in a span of the post.
    #[must_use]
    pub fn skills_in(&self, span: Span) -> Vec<Skill> {
        let inside = |asked: &&AskedSkill| asked.mentions.iter().any(|&at| span.contains(at));
        self.skills
            .iter()
            .filter(inside)
            .map(|asked| asked.skill)
            .collect()
    }
}

/// The sums of a letter that may be its price, in order, each with how much it looks like pay: 3 and
/// more is pay by the words around it, 2 a sum that nothing speaks for or against.
#[must_use]
pub fn sums(text: &str) -> Vec<(i32, Budget)> {
    budget::all(&reading::Reading::new(text))
}

/// Groups mentions by skill in order of first mention; the priority starts as must.
pub(crate) fn asked(mentions: &[Mention]) -> Vec<AskedSkill> {
    let mut found: Vec<AskedSkill> = Vec::new();
    for mention in mentions {
        match found.iter_mut().find(|asked| asked.skill == mention.skill) {
            Some(asked) => asked.mentions.push(mention.span),
            None => found.push(AskedSkill {
                skill: mention.skill,
                priority: Priority::Must,
                mentions: vec![mention.span],
            }),
        }
    }
    found
}
