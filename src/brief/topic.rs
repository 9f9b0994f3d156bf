//! Topics: what a job post has to decide, in the order in which it matters, and how to ask for it.

use serde::Serialize;

/// One thing a job post decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// What is to be done.
    Task,
    /// What is handed over.
    Deliverables,
    /// A sum or a range.
    Budget,
    /// How the sum is reckoned.
    Pay,
    /// How both sides know that it is done.
    Done,
    /// Until when, or for how long.
    Timeline,
    /// Whether AI may be used.
    Ai,
    /// The level of experience.
    Level,
    /// Which skills are a must, which a plus.
    Skills,
    /// When both sides are awake.
    Timezone,
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum AnswerKind {
    /// A line of the client's own words.
    Line,
    /// One of the choices.
    Choice,
}

/// A question to the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Question {
    /// The topic's name, by which it is answered.
    pub id: &'static str,
    /// The question.
    pub question: &'static str,
    /// How it is answered.
    #[serde(rename = "type")]
    pub kind: AnswerKind,
    /// What a choice takes; empty otherwise.
    pub choices: &'static [&'static str],
    /// Why it is worth a minute.
    pub why: &'static str,
}

impl Topic {
    /// Every topic, what matters most first.
    pub const ALL: [Self; 10] = [
        Self::Task,
        Self::Deliverables,
        Self::Budget,
        Self::Pay,
        Self::Done,
        Self::Timeline,
        Self::Ai,
        Self::Level,
        Self::Skills,
        Self::Timezone,
    ];

    /// The name it is answered by.
    #[must_use]
    pub const fn id(self) -> &'static str {
        self.question().id
    }

    /// The topic of a name.
    #[must_use]
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.id() == id)
    }

    /// Whether a post without it cannot be bid on: it stays a visible blank until somebody decides.
    #[must_use]
    pub const fn is_essential(self) -> bool {
        matches!(
            self,
            Self::Task
                | Self::Deliverables
                | Self::Budget
                | Self::Pay
                | Self::Done
                | Self::Timeline
        )
    }

    /// What the post shows while nobody has decided.
    #[must_use]
    pub const fn blank(self) -> &'static str {
        match self {
            Self::Task => "[… you decide: what is to be done, in one sentence …]",
            Self::Deliverables => {
                "[… you decide: what is handed over: files, formats, how many pieces …]"
            }
            Self::Budget => "[… you decide: a sum or a range, with its currency …]",
            Self::Pay => "[… you decide: fixed price, by the hour, by the month or by the piece …]",
            Self::Done => "[… you decide: what you will check before you call it done …]",
            Self::Timeline => "[… you decide: a date, a length, or hours a week …]",
            Self::Ai => "[… you decide: whether AI may be used …]",
            Self::Level => "[… you decide: entry, intermediate, expert or any …]",
            Self::Skills => "[… you decide: which skills are a must, which a plus …]",
            Self::Timezone => "[… you decide: time zone or hours …]",
        }
    }

    /// What to ask the client.
    #[must_use]
    pub const fn question(self) -> Question {
        match self {
            Self::Task => line(
                "task",
                "What is to be done, in one sentence?",
                "without it every bid is a guess",
            ),
            Self::Deliverables => line(
                "deliverables",
                "What will you hold in your hands at the end: which files, in which format, how many?",
                "what is not listed is what people quarrel about",
            ),
            Self::Budget => line(
                "budget",
                "What do you pay: a sum or a range, with its currency?",
                "readers look for pay first; without it good people skip the post",
            ),
            Self::Pay => choice(
                "pay",
                "How is it paid?",
                &["fixed", "hourly", "monthly", "piece"],
                "the same sum may be a price, a cap or a month",
            ),
            Self::Done => line(
                "done",
                "It is done when …? Say what you will check.",
                "most quarrels are about the word done",
            ),
            Self::Timeline => line(
                "timeline",
                "By when, or for how long?",
                "those who are booked then skip the post instead of letting you down",
            ),
            Self::Ai => choice(
                "ai",
                "May AI be used for this work?",
                &["welcome", "disclosed", "no"],
                "freelancers use it unless told otherwise, and clients assume they do not",
            ),
            Self::Level => choice(
                "level",
                "Which level of experience do you need?",
                &["entry", "intermediate", "expert", "any"],
                "it decides who bids, and at what price",
            ),
            Self::Skills => line(
                "skills",
                "Which skills are a must, and which a plus? (a, b; plus: c)",
                "three to ten, told apart, bring in those who read honestly",
            ),
            Self::Timezone => line(
                "timezone",
                "In which time zone, or during which hours, must someone answer?",
                "it rules out what cannot work before anybody bids",
            ),
        }
    }
}

const fn line(id: &'static str, question: &'static str, why: &'static str) -> Question {
    Question {
        id,
        question,
        kind: AnswerKind::Line,
        choices: &[],
        why,
    }
}

const fn choice(
    id: &'static str,
    question: &'static str,
    choices: &'static [&'static str],
    why: &'static str,
) -> Question {
    Question {
        id,
        question,
        kind: AnswerKind::Choice,
        choices,
        why,
    }
}
