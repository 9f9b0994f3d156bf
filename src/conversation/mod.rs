//! Conversation: a talk with the companion: what was said and drafted in it, what it is about, and how
//! much of that goes to a model.
//!
//! Pure: a talk is the sum of its [`Event`]s, which is also how it is kept (one JSON object a line).
//! Asking a model, keeping files and the screen are for others; the words after a slash are
//! [`slash`]'s, what can be answered without a model is sorted out by [`topic`].

pub mod slash;
pub mod topic;

use serde::{Deserialize, Serialize};

use crate::prompt::{Message, Role};

/// One thing that happened, in seconds since 1970. The words are the format of a saved talk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Event {
    /// A question and its answer.
    Said {
        /// When.
        at: i64,
        /// The user's words.
        question: String,
        /// The answer, whole or not.
        answer: String,
        /// Who answered: a model's name, or `offline`.
        model: String,
        /// Whether the answer is whole.
        complete: bool,
    },
    /// The talk is about this post from now on.
    Post {
        /// When.
        at: i64,
        /// Where it came from.
        name: String,
        /// Its words; gone when their time is over.
        text: Option<String>,
    },
    /// The talk is about this profile from now on.
    Profile {
        /// When.
        at: i64,
        /// Its name or file.
        name: String,
    },
    /// There is a new version of the draft.
    Draft {
        /// When.
        at: i64,
        /// How it came about: `draft`, `revise`, `edit`.
        cause: String,
        /// Its words.
        text: String,
    },
    /// The last question with its answer, or the last version, is taken back.
    Undo {
        /// When.
        at: i64,
    },
    /// Another model answers from now on.
    Model {
        /// When.
        at: i64,
        /// Its name or alias.
        name: String,
    },
}

/// What can be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A question and its answer.
    Said(Exchange),
    /// A version of the draft.
    Drafted(String),
}

/// A question and its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    /// The user's words.
    pub question: String,
    /// The answer, whole or not.
    pub answer: String,
    /// Whether the answer is whole.
    pub complete: bool,
}

/// A post and where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// A file's name, or `stdin`.
    pub name: String,
    /// Its words; none when they were dropped from the saved talk.
    pub text: Option<String>,
}

/// A talk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conversation {
    steps: Vec<Step>,
    post: Option<Subject>,
    profile: Option<String>,
    model: Option<String>,
}

/// The part of a talk that goes to a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// What is sent, the newest question last.
    pub messages: Vec<Message>,
    /// How many of the oldest exchanges stay behind.
    pub left_out: usize,
}

impl Conversation {
    /// The talk these events make.
    pub fn of(events: impl IntoIterator<Item = Event>) -> Self {
        let mut talk = Self::default();
        for event in events {
            talk.apply(event);
        }
        talk
    }

    /// What one more event makes of it.
    pub fn apply(&mut self, event: Event) {
        match event {
            Event::Said {
                question,
                answer,
                complete,
                ..
            } => self.steps.push(Step::Said(Exchange {
                question,
                answer,
                complete,
            })),
            Event::Draft { text, .. } => self.steps.push(Step::Drafted(text)),
            Event::Undo { .. } => drop(self.steps.pop()),
            Event::Post { name, text, .. } => self.post = Some(Subject { name, text }),
            Event::Profile { name, .. } => self.profile = Some(name),
            Event::Model { name, .. } => self.model = Some(name),
        }
    }

    /// The post it is about.
    #[must_use]
    pub const fn post(&self) -> Option<&Subject> {
        self.post.as_ref()
    }

    /// The words of the post it is about.
    #[must_use]
    pub fn post_text(&self) -> Option<&str> {
        self.post.as_ref()?.text.as_deref()
    }

    /// The profile that was chosen in it.
    #[must_use]
    pub fn profile(&self) -> Option<&str> {
        self.profile.as_deref()
    }

    /// The model that was chosen in it.
    #[must_use]
    pub fn model(&self) -> Option<&str> {
        self.model.as_deref()
    }

    /// The newest version of the draft.
    #[must_use]
    pub fn draft(&self) -> Option<&str> {
        self.steps.iter().rev().find_map(|step| match step {
            Step::Drafted(text) => Some(text.as_str()),
            Step::Said(_) => None,
        })
    }

    /// The newest text there is to take away: the draft, or an answer given since.
    #[must_use]
    pub fn newest_text(&self) -> Option<&str> {
        self.steps.last().map(|step| match step {
            Step::Drafted(text) => text.as_str(),
            Step::Said(exchange) => exchange.answer.as_str(),
        })
    }

    /// What was said, oldest first.
    pub fn exchanges(&self) -> impl DoubleEndedIterator<Item = &Exchange> {
        self.steps.iter().filter_map(|step| match step {
            Step::Said(exchange) => Some(exchange),
            Step::Drafted(_) => None,
        })
    }

    /// What [`Event::Undo`] would take back.
    #[must_use]
    pub fn last(&self) -> Option<&Step> {
        self.steps.last()
    }

    /// Whether nothing was said or drafted.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// What goes to a model for `question`, of at most about `budget` tokens: the instructions, then
    /// the talk from the newest exchange back as far as there is room, the material before its first
    /// question. Instructions, material and the question itself always go.
    ///
    /// `head` is what the template made of the material: instructions first, the material last.
    #[must_use]
    pub fn window(
        &self,
        head: &[Message],
        question: &str,
        budget: u64,
        tokens: fn(&str) -> u64,
    ) -> Window {
        let cost = |text: &str| tokens(text) + MESSAGE;
        let fixed: u64 = head.iter().map(|message| cost(&message.content)).sum();
        let mut room = budget.saturating_sub(fixed + cost(question));
        let exchanges: Vec<&Exchange> = self.exchanges().collect();
        let mut kept = exchanges.len();
        for exchange in exchanges.iter().rev() {
            let needed = cost(&exchange.question) + cost(&exchange.answer);
            if needed > room {
                break;
            }
            room -= needed;
            kept -= 1;
        }
        let mut turns = Vec::new();
        for exchange in exchanges.iter().skip(kept) {
            turns.push(Message::new(Role::User, exchange.question.as_str()));
            let answer = match exchange.answer.trim() {
                "" => "…",
                answer => answer,
            };
            turns.push(Message::new(Role::Assistant, answer));
        }
        turns.push(Message::new(Role::User, question));
        Window {
            messages: joined(head, turns),
            left_out: kept,
        }
    }
}

/// About what the frame of a message takes, in tokens.
const MESSAGE: u64 = 4;

/// The material and the first question in one message: some endpoints refuse two of one role in a
/// row.
fn joined(head: &[Message], mut turns: Vec<Message>) -> Vec<Message> {
    let (material, instructions): (Vec<&Message>, Vec<&Message>) =
        head.iter().partition(|message| message.role == Role::User);
    let mut messages: Vec<Message> = instructions.into_iter().cloned().collect();
    if let Some(first) = turns.first_mut() {
        let mut content = String::new();
        for message in material {
            content.push_str(message.content.trim_end());
            content.push_str("\n\n");
        }
        content.push_str(&first.content);
        first.content = content;
    }
    messages.append(&mut turns);
    messages
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(question: &str, answer: &str) -> Event {
        Event::Said {
            at: 0,
            question: question.to_owned(),
            answer: answer.to_owned(),
            model: "m".to_owned(),
            complete: true,
        }
    }

    fn drafted(text: &str) -> Event {
        Event::Draft {
            at: 0,
            cause: "draft".to_owned(),
            text: text.to_owned(),
        }
    }

    fn head() -> [Message; 2] {
        [
            Message::new(Role::System, "be brief"),
            Message::new(Role::User, "material"),
        ]
    }

    fn letters(text: &str) -> u64 {
        text.len() as u64
    }

    #[test]
    fn undo_takes_back_one_step_and_no_more() {
        let mut talk = Conversation::of([said("a", "b"), drafted("one"), drafted("two")]);
        talk.apply(Event::Undo { at: 0 });
        assert_eq!(talk.draft(), Some("one"));
        talk.apply(Event::Undo { at: 0 });
        assert_eq!(talk.draft(), None);
        assert_eq!(talk.newest_text(), Some("b"));
        talk.apply(Event::Undo { at: 0 });
        talk.apply(Event::Undo { at: 0 });
        assert!(talk.is_empty());
    }

    #[test]
    fn the_material_stands_before_the_first_question_that_goes() {
        let talk = Conversation::of([said("first", "one")]);
        let window = talk.window(&head(), "second", 1_000, letters);
        let shown: Vec<(&str, &str)> = window
            .messages
            .iter()
            .map(|message| (message.role.as_str(), message.content.as_str()))
            .collect();
        assert_eq!(
            shown,
            [
                ("system", "be brief"),
                ("user", "material\n\nfirst"),
                ("assistant", "one"),
                ("user", "second")
            ]
        );
        assert_eq!(window.left_out, 0);
    }

    #[test]
    fn the_oldest_stays_behind_when_there_is_no_room() {
        let talk = Conversation::of([said("aaaa", "bbbb"), said("cccc", "dddd")]);
        // Head 8 + 4 + 8 + 4, question 1 + 4, one exchange 4 + 4 + 4 + 4.
        let window = talk.window(&head(), "q", 45, letters);
        assert_eq!(window.left_out, 1);
        let contents: Vec<&str> = window.messages.iter().map(|m| m.content.as_str()).collect();
        assert_eq!(contents, ["be brief", "material\n\ncccc", "dddd", "q"]);
        let none = talk.window(&head(), "q", 0, letters);
        assert_eq!(none.left_out, 2);
        assert_eq!(none.messages.len(), 2);
    }

    #[test]
    fn a_talk_is_read_back_as_it_was_written() {
        let events = [
            said("a", "b"),
            Event::Post {
                at: 3,
                name: "post.md".to_owned(),
                text: Some("Need a logo".to_owned()),
            },
            Event::Undo { at: 4 },
        ];
        let read: Vec<Event> = events
            .iter()
            .map(|event| serde_json::from_str(&serde_json::to_string(event).unwrap()).unwrap())
            .collect();
        assert_eq!(read, events);
    }
}
