//! From a profile file to a [`Profile`].

use super::Profile;
use crate::skill::Vocabulary;

pub(super) fn parse(file: &str, text: &str, _vocabulary: &Vocabulary) -> Profile {
    Profile {
        file: file.to_owned(),
        text: text.to_owned(),
        ..Profile::default()
    }
}
