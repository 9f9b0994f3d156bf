//! Answers: what a client answered, each to a question that gig asks.

use crate::brief::{Answers, Topic};
use crate::commands::answers;
use crate::error::{Error, Kind, Result};

/// The answers by topic; a later one to the same question counts.
///
/// # Errors
///
/// When one is to no question, or is not of its kind.
pub(super) fn by_topic(given: Vec<(String, String)>) -> Result<Answers> {
    let mut answers = Answers::new();
    for (id, words) in given {
        insert(&mut answers, &id, &words)?;
    }
    Ok(answers)
}

/// Takes an answer to the question `id`.
///
/// # Errors
///
/// When there is no such question, or the answer is none of its choices.
pub(in crate::commands) fn insert(answers: &mut Answers, id: &str, words: &str) -> Result<()> {
    let Some(topic) = Topic::named(id) else {
        let ids: Vec<&str> = Topic::all().map(Topic::id).collect();
        return Err(answers::unknown(id, &ids));
    };
    let question = topic.question();
    let Some(words) = question.kind.read(words, question.choices) else {
        let (wanted, words) = (question.kind.described(question.choices), words.trim());
        let what = format!("'{id}' is {wanted}, not '{words}'");
        return Err(Error::new(Kind::Usage, what));
    };
    if !words.is_empty() {
        answers.insert(topic, words);
    }
    Ok(())
}
