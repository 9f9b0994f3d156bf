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
    /// How many rounds of changes the price holds.
    Rounds,
    /// Whether there are calls.
    Calls,
    /// What applicants are asked.
    Screening,
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum AnswerKind {
    /// A line of the client's own words.
    Line,
    /// One of the choices.
    Choice,
    /// A whole number.
    Integer,
    /// Yes or no.
    Boolean,
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

/// What there is to know of a topic.
struct Entry {
    topic: Topic,
    question: Question,
    /// What the post shows while nobody has decided.
    blank: &'static str,
    /// Whether a post without it cannot be bid on.
    is_essential: bool,
}

/// Every topic, what matters most first.
static TOPICS: [Entry; 13] = [
    Entry {
        topic: Topic::Task,
        question: Question {
            id: "task",
            question: "What is to be done, in one sentence?",
            kind: AnswerKind::Line,
            choices: &[],
            why: "without it every bid is a guess",
        },
        blank: "[… you decide: what is to be done, in one sentence …]",
        is_essential: true,
    },
    Entry {
        topic: Topic::Deliverables,
        question: Question {
            id: "deliverables",
            question: "What will you hold in your hands at the end: which files, in which format, how many?",
            kind: AnswerKind::Line,
            choices: &[],
            why: "what is not listed is what people quarrel about",
        },
        blank: "[… you decide: what is handed over: files, formats, how many pieces …]",
        is_essential: true,
    },
    Entry {
        topic: Topic::Budget,
        question: Question {
            id: "budget",
            question: "What do you pay: a sum or a range, with its currency?",
            kind: AnswerKind::Line,
            choices: &[],
            why: "readers look for pay first; without it good people skip the post",
        },
        blank: "[… you decide: a sum or a range, with its currency …]",
        is_essential: true,
    },
    Entry {
        topic: Topic::Pay,
        question: Question {
            id: "pay",
            question: "How is it paid?",
            kind: AnswerKind::Choice,
            choices: &["fixed", "hourly", "monthly", "piece"],
            why: "the same sum may be a price, a cap or a month",
        },
        blank: "[… you decide: fixed price, by the hour, by the month or by the piece …]",
        is_essential: true,
    },
    Entry {
        topic: Topic::Done,
        question: Question {
            id: "done",
            question: "It is done when …? Say what you will check.",
            kind: AnswerKind::Line,
            choices: &[],
            why: "most quarrels are about the word done",
        },
        blank: "[… you decide: what you will check before you call it done …]",
        is_essential: true,
    },
    Entry {
        topic: Topic::Timeline,
        question: Question {
            id: "timeline",
            question: "By when, or for how long?",
            kind: AnswerKind::Line,
            choices: &[],
            why: "those who are booked then skip the post instead of letting you down",
        },
        blank: "[… you decide: a date, a length, or hours a week …]",
        is_essential: true,
    },
    Entry {
        topic: Topic::Ai,
        question: Question {
            id: "ai",
            question: "May AI be used for this work?",
            kind: AnswerKind::Choice,
            choices: &["welcome", "disclosed", "no"],
            why: "freelancers use it unless told otherwise, and clients assume they do not",
        },
        blank: "[… you decide: whether AI may be used …]",
        is_essential: false,
    },
    Entry {
        topic: Topic::Level,
        question: Question {
            id: "level",
            question: "Which level of experience do you need?",
            kind: AnswerKind::Choice,
            choices: &["entry", "intermediate", "expert", "any"],
            why: "it decides who bids, and at what price",
        },
        blank: "[… you decide: entry, intermediate, expert or any …]",
        is_essential: false,
    },
    Entry {
        topic: Topic::Skills,
        question: Question {
            id: "skills",
            question: "Which skills are a must, and which a plus? (a, b; plus: c)",
            kind: AnswerKind::Line,
            choices: &[],
            why: "three to ten, told apart, bring in those who read honestly",
        },
        blank: "[… you decide: which skills are a must, which a plus …]",
        is_essential: false,
    },
    Entry {
        topic: Topic::Timezone,
        question: Question {
            id: "timezone",
            question: "In which time zone, or during which hours, must someone answer?",
            kind: AnswerKind::Line,
            choices: &[],
            why: "it rules out what cannot work before anybody bids",
        },
        blank: "[… you decide: time zone or hours …]",
        is_essential: false,
    },
    Entry {
        topic: Topic::Rounds,
        question: Question {
            id: "rounds",
            question: "How many rounds of changes are in the price?",
            kind: AnswerKind::Integer,
            choices: &[],
            why: "a number ends the quarrel before it begins",
        },
        blank: "[… you decide: how many rounds of changes are in the price …]",
        is_essential: false,
    },
    Entry {
        topic: Topic::Calls,
        question: Question {
            id: "calls",
            question: "Do you want to talk on a call before the work begins?",
            kind: AnswerKind::Boolean,
            choices: &[],
            why: "some of the best work in writing only, and will say so",
        },
        blank: "[… you decide: whether there is a call before the work begins …]",
        is_essential: false,
    },
    Entry {
        topic: Topic::Screening,
        question: Question {
            id: "screening",
            question: "What must applicants answer? (one question; another question)",
            kind: AnswerKind::Line,
            choices: &[],
            why: "a question that takes work of one's own to answer keeps out pasted letters",
        },
        blank: "[… you decide: what applicants must answer …]",
        is_essential: false,
    },
];

impl AnswerKind {
    /// The value of an answer in the form it is kept in; none when it is not of this kind.
    #[must_use]
    pub fn read(self, words: &str, choices: &[&str]) -> Option<String> {
        let words = words.trim();
        match self {
            Self::Line => Some(words.to_owned()),
            Self::Choice => choices.contains(&words).then(|| words.to_owned()),
            Self::Integer => words.parse::<u32>().ok().map(|number| number.to_string()),
            Self::Boolean => match words.to_lowercase().as_str() {
                "yes" | "true" | "y" => Some("yes".to_owned()),
                "no" | "false" | "n" => Some("no".to_owned()),
                _ => None,
            },
        }
    }

    /// What an answer of this kind is, for a message.
    #[must_use]
    pub fn described(self, choices: &[&str]) -> String {
        match self {
            Self::Line => "a line".to_owned(),
            Self::Choice => format!("one of {}", choices.join(", ")),
            Self::Integer => "a whole number".to_owned(),
            Self::Boolean => "yes or no".to_owned(),
        }
    }
}

impl Topic {
    /// Every topic, what matters most first.
    pub fn all() -> impl Iterator<Item = Self> {
        TOPICS.iter().map(|entry| entry.topic)
    }

    /// The name it is answered by.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.question().id
    }

    /// The topic of a name.
    #[must_use]
    pub fn named(id: &str) -> Option<Self> {
        Self::all().find(|topic| topic.id() == id)
    }

    /// Whether a post without it cannot be bid on: it stays a visible blank until somebody decides.
    #[must_use]
    pub fn is_essential(self) -> bool {
        self.entry().is_essential
    }

    /// What the post shows while nobody has decided.
    #[must_use]
    pub fn blank(self) -> &'static str {
        self.entry().blank
    }

    /// What to ask the client.
    #[must_use]
    pub fn question(self) -> Question {
        self.entry().question
    }

    /// The table is in the order of the topics: a test holds it.
    fn entry(self) -> &'static Entry {
        let [first, ..] = &TOPICS;
        TOPICS.get(self as usize).unwrap_or(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_topics() {
        for (place, entry) in TOPICS.iter().enumerate() {
            assert_eq!(entry.topic as usize, place, "{}", entry.question.id);
            assert_eq!(entry.topic.entry().question.id, entry.question.id);
        }
    }
}
