//! Inquiry: what to ask the user before a proposal is drafted: questions of the post that nothing in
//! the profile answers, must-haves it does not cover. At most three, and never about what the post
//! hides from a human or sets as a trap.

use super::letter;
use super::{Material, answers};
use crate::matching::CoverageState;
use crate::profile::Answer;
use crate::skill::Vocabulary;

/// Most questions at a time.
const MOST: usize = 3;

/// What can be said for oneself on a post.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inquiry {
    /// Every question of the post and every must-have, in the post's order.
    pub points: Vec<Point>,
}

/// One thing to speak to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The name it is answered by: `question-2`, `must-1`.
    pub id: String,
    /// What is asked, in the post's words.
    pub asked: String,
    /// Whether the post asks it as a question; otherwise it is a must-have.
    pub is_question: bool,
    /// What the profile has to say on it.
    pub value: Option<String>,
    /// The skills it is about, by name.
    pub skills: Vec<String>,
}

impl Point {
    /// What to ask the user.
    #[must_use]
    pub fn question(&self) -> String {
        if self.is_question {
            self.asked.clone()
        } else {
            format!(
                "The post asks for “{}”. What can you say for yourself?",
                self.asked
            )
        }
    }

    /// Why it is worth a minute.
    #[must_use]
    pub const fn why(&self) -> &'static str {
        if self.is_question {
            "the post asks it, and nothing in your profile answers it"
        } else {
            "a must-have that your profile does not cover"
        }
    }

    /// The user's words on it.
    #[must_use]
    pub fn answered(&self, words: &str) -> Answer {
        Answer {
            id: self.id.clone(),
            about: if self.is_question {
                Vec::new()
            } else {
                self.skills.clone()
            },
            words: words.trim().to_owned(),
        }
    }
}

impl Inquiry {
    /// What the post asks, and what the profile says on it.
    #[must_use]
    pub fn of(material: &Material, vocabulary: &Vocabulary) -> Self {
        let (Some(post), Some(profile), Some(matching)) =
            (&material.post, &material.profile, &material.matching)
        else {
            return Self::default();
        };
        let scan = material.scan.as_ref();
        let scan = scan.map_or(&[][..], |scan| &scan.findings);
        let asked = answers::answer_all(post, profile, matching, scan);
        let mut points: Vec<Point> = asked
            .into_iter()
            .map(|answer| Point {
                id: format!("question-{}", answer.number),
                asked: answer.question,
                is_question: true,
                value: answer.value,
                skills: Vec::new(),
            })
            .collect();
        for (number, (at, asked)) in (1..).zip(letter::musts(post, scan)) {
            let coverage = matching.coverage.iter().find(|one| one.requirement == at);
            let is_open = coverage.is_some_and(|one| one.state == CoverageState::Missing);
            let fact = coverage.and_then(|one| profile.facts.get(*one.facts.first()?));
            let skills = post.requirements.get(at).map(|one| &one.skills);
            let names = skills.into_iter().flatten();
            let value = fact.map(|fact| fact.one_line().into_owned());
            points.push(Point {
                id: format!("must-{number}"),
                asked,
                is_question: false,
                value: (!is_open).then(|| value.unwrap_or_default()),
                skills: names
                    .map(|&skill| vocabulary.name(skill).to_owned())
                    .collect(),
            });
        }
        Self { points }
    }

    /// What nothing speaks to yet.
    pub fn open(&self) -> impl Iterator<Item = &Point> {
        self.points.iter().filter(|point| point.value.is_none())
    }

    /// What to ask: at most three; a must-have has its place among questions.
    #[must_use]
    pub fn worth_asking(&self) -> Vec<&Point> {
        let (questions, musts): (Vec<&Point>, Vec<&Point>) =
            self.open().partition(|point| point.is_question);
        let room = MOST - musts.len().min(1);
        let first = questions.iter().take(room);
        let rest = MOST - questions.len().min(room);
        first.chain(musts.iter().take(rest)).copied().collect()
    }

    /// The point of a name.
    #[must_use]
    pub fn point(&self, id: &str) -> Option<&Point> {
        self.points.iter().find(|point| point.id == id)
    }
}
