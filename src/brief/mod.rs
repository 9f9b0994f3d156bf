//! Brief: a client's few lines, what they decide about a job, and what nobody has decided yet.
//!
//! Nothing is made up: a topic is decided by the words of the brief, by an answer or by the client's
//! own profile, or it is missing and becomes a question. Writing the post is for the template
//! `post`; what is wrong with a post, for `check`.

mod cues;
mod find;
mod prose;
mod sections;
mod spoken;
mod topic;

use std::collections::BTreeMap;

use serde::Serialize;

pub use topic::{AnswerKind, Question, Topic};

use crate::job_post::JobPost;
use crate::profile::Profile;
use crate::skill::Vocabulary;
use crate::text::Span;

/// Most questions at a time.
const MOST: usize = 5;

/// What the client answered, by topic.
pub type Answers = BTreeMap<Topic, String>;

/// Who decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// The brief.
    Brief,
    /// An answer or a flag.
    Answer,
    /// The client's profile.
    Profile,
}

/// One topic that somebody decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What was decided.
    pub topic: Topic,
    /// As it stands in a post.
    pub words: String,
    /// Who decided it.
    pub source: Source,
    /// Where the brief says so.
    pub spans: Vec<Span>,
}

/// A brief, read.
#[derive(Debug, Clone)]
pub struct Brief {
    /// The brief as it was given.
    pub text: String,
    /// What the answers say, in the client's words.
    pub answers: Answers,
    /// The client's profile, for what it says.
    pub client: Option<String>,
    /// What else the client said.
    pub told: Vec<String>,
    /// What is to be done, in a line that can head a post; absent when the brief does not tell.
    pub title: Option<String>,
    /// The brief's sentences without what is said elsewhere in the post.
    pub about: Vec<String>,
    /// The decided topics, in order.
    pub decided: Vec<Decision>,
    /// The topics nobody decided, what matters most first.
    pub missing: Vec<Topic>,
    /// The language of the brief (ISO 639-1), as far as it can be told.
    pub language: Option<&'static str>,
    /// Whether it is a post that is only reworked: what it decides stands in the new one, too.
    pub is_rework: bool,
    /// The first skill the brief names, by its proper name.
    pub skill: Option<String>,
}

impl Brief {
    /// Reads a brief with the answers to its questions and the client's profile.
    #[must_use]
    pub fn read(
        text: &str,
        answers: &Answers,
        client: Option<&Profile>,
        vocabulary: &Vocabulary,
    ) -> Self {
        let post = JobPost::parse(text, vocabulary);
        let text = post.text.clone();
        let found = find::decisions(&text, &post, vocabulary);
        let names = prose::proper_names(&post, vocabulary);
        let told = prose::read(&text, &found, &names);
        let mut decided: Vec<Decision> = Vec::new();
        for topic in Topic::all() {
            let spans = found
                .iter()
                .find(|(found, _)| *found == topic)
                .map(|(_, spans)| spans.clone())
                .unwrap_or_default();
            let own = match topic {
                Topic::Task => told.title.clone(),
                Topic::Skills => Some(names.list(&spans)).filter(|list| !list.is_empty()),
                Topic::Screening => prose::listed(&text, &spans),
                _ => prose::joined(&text, &spans),
            };
            let answer = answers
                .get(&topic)
                .map(|answer| spoken::answer(topic, answer, post.language));
            let zone = client
                .and_then(|client| client.timezone.as_ref())
                .filter(|_| topic == Topic::Timezone)
                .map(|zone| format!("we work in {zone}"));
            let decision = answer
                .map(|words| (words, Source::Answer))
                .or_else(|| own.map(|words| (words, Source::Brief)))
                .or_else(|| zone.map(|words| (words, Source::Profile)));
            if let Some((words, source)) = decision {
                decided.push(Decision {
                    topic,
                    words,
                    source,
                    spans: if source == Source::Brief {
                        spans
                    } else {
                        Vec::new()
                    },
                });
            }
        }
        implied_pay(&mut decided);
        let missing = Topic::all()
            .filter(|topic| !decided.iter().any(|one| one.topic == *topic))
            .collect();
        let task = answers.get(&Topic::Task).map(|task| prose::title(task));
        Self {
            answers: answers.clone(),
            client: client.map(|client| client.text.clone()),
            told: Vec::new(),
            title: task.or(told.title),
            about: told.about,
            decided,
            missing,
            language: post.language,
            is_rework: false,
            skill: names.first(),
            text,
        }
    }

    /// Reads a post that is to be reworked: what stands under its headings and behind its labels is
    /// decided, the rest is read like any brief.
    #[must_use]
    pub fn of_an_old_post(
        text: &str,
        answers: &Answers,
        client: Option<&Profile>,
        vocabulary: &Vocabulary,
    ) -> Self {
        let whole = JobPost::parse(text, vocabulary).text;
        let sections = sections::read(&whole);
        let mut brief = Self::read(&sections.body, answers, client, vocabulary);
        for (topic, words, span) in sections.said {
            if answers.contains_key(&topic) {
                continue;
            }
            brief.decided.retain(|one| one.topic != topic);
            brief.missing.retain(|missing| *missing != topic);
            brief.decided.push(Decision {
                topic,
                words,
                source: Source::Brief,
                spans: vec![span],
            });
        }
        brief.decided.sort_by_key(|one| one.topic);
        brief.is_rework = true;
        // The title heads the post already.
        if let Some(title) = brief.title.clone().filter(|_| brief.about.len() > 1) {
            let is_title = |line: &String| line.trim_end_matches('.') == title;
            brief.about.retain(|line| !is_title(line));
        }
        // What was taken out left its place behind, so that every span holds in the whole.
        if brief.text.len() == whole.len() {
            brief.text = whole;
        } else {
            brief.told.push(whole);
        }
        brief
    }

    /// The same for a post that is only to be changed, by a client who said so much more: open is what
    /// has its blank in it.
    #[must_use]
    pub fn of_a_post(mut self, told: impl IntoIterator<Item = String>) -> Self {
        self.missing
            .retain(|topic| self.text.contains(topic.blank()));
        self.told.extend(told);
        self
    }

    /// What was decided on a topic, as it stands in a post.
    #[must_use]
    pub fn words(&self, topic: Topic) -> Option<&str> {
        let found = self.decided.iter().find(|one| one.topic == topic)?;
        Some(&found.words)
    }

    /// What a post says on a topic: what was decided, or the blank.
    #[must_use]
    pub fn line(&self, topic: Topic) -> String {
        let words = self.words(topic).unwrap_or(topic.blank());
        prose::capital(find::without_label(topic, words))
    }

    /// What to ask the client: at most five, what matters most first.
    #[must_use]
    pub fn questions(&self) -> Vec<Question> {
        let missing = self.missing.iter().take(MOST);
        missing.map(|topic| topic.question()).collect()
    }

    /// The topics a post cannot do without that nobody decided: visible blanks.
    pub fn open(&self) -> impl Iterator<Item = Topic> + '_ {
        self.missing
            .iter()
            .copied()
            .filter(|topic| topic.is_essential())
    }

    /// Everything a post may rest on, as one text.
    #[must_use]
    pub fn sources(&self) -> String {
        let mut text = self.text.clone();
        for decision in &self.decided {
            text.push('\n');
            text.push_str(&decision.words);
        }
        for more in self.answers.values().chain(&self.client).chain(&self.told) {
            text.push('\n');
            text.push_str(more);
        }
        text
    }

    /// Questions to the applicants: the client's own, or such as take work of one's own to answer.
    #[must_use]
    pub fn screening(&self) -> Vec<String> {
        if let Some(own) = self.words(Topic::Screening) {
            let parts = own.split(['\n', ';']).map(str::trim);
            return parts
                .filter(|part| !part.is_empty())
                .map(prose::capital)
                .collect();
        }
        spoken::screening(self.skill.as_deref(), self.language)
    }
}

/// An answered sum may say how it is reckoned: "35 EUR an hour".
fn implied_pay(decided: &mut Vec<Decision>) {
    let is_told = decided.iter().any(|one| one.topic == Topic::Pay);
    let Some(budget) = decided
        .iter()
        .position(|one| one.topic == Topic::Budget && one.source == Source::Answer)
        .filter(|_| !is_told)
    else {
        return;
    };
    let words = decided.get(budget).map(|one| one.words.clone());
    let said = words.and_then(|words| find::pay_kind(&words));
    if let Some(words) = said {
        decided.insert(
            budget + 1,
            Decision {
                topic: Topic::Pay,
                words,
                source: Source::Answer,
                spans: Vec::new(),
            },
        );
    }
}

#[cfg(test)]
mod tests;
