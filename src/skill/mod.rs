//! Skills: what one is, the vocabulary that names them, finding them in text, which imply which.
//!
//! Knows nothing of posts or profiles; whether a skill is asked for or proved is for `job_post` and
//! `matching`.

use crate::text::Span;

/// A skill of one [`Vocabulary`], by number. Cheap to copy and compare; numbers are not stable
/// between versions and never leave the process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Skill(pub u32);

/// A skill found at a place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// Which skill.
    pub skill: Skill,
    /// Where, in bytes of the text that was searched.
    pub span: Span,
}

/// The skills gig knows, built in, and the user's own terms.
#[derive(Debug, Default)]
pub struct Vocabulary {}

impl Vocabulary {
    /// The built-in vocabulary with the user's own `terms` added.
    #[must_use]
    pub fn with_terms(_terms: &[String]) -> Self {
        Self {}
    }

    /// The skill's name as its field writes it.
    #[must_use]
    pub fn name(&self, _skill: Skill) -> &str {
        ""
    }

    /// The skills named in `text`, left to right, none overlapping.
    #[must_use]
    pub fn find(&self, _text: &str) -> Vec<Mention> {
        Vec::new()
    }

    /// The skill that `name` (any alias, any usual spelling) stands for.
    #[must_use]
    pub fn lookup(&self, _name: &str) -> Option<Skill> {
        None
    }

    /// How much having `has` says about `wanted`, 0 to 1: 1 for the same skill, less for one it
    /// implies or a close relative, 0 for strangers. Not symmetric: React implies JavaScript.
    #[must_use]
    pub fn implies(&self, has: Skill, wanted: Skill) -> f32 {
        f32::from(u8::from(has == wanted))
    }
}
