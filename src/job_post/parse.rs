//! From pasted text to a [`JobPost`].

use super::{JobPost, asked};
use crate::skill::Vocabulary;

pub(super) fn parse(text: &str, vocabulary: &Vocabulary) -> JobPost {
    let skills = asked(&vocabulary.find(text));
    JobPost {
        text: text.to_owned(),
        skills,
        ..JobPost::default()
    }
}
