//! Outcome: letters as they are remembered, what became of them, and what many show together.
//!
//! Where they are kept is `store`'s. Nothing here guesses: a letter without a mark counts nowhere.

mod entry;
pub mod figures;
mod opening;

pub use entry::{ANSWER, Entry, Message, Post, Status, Version};
pub use opening::Opening;

/// What the user says became of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mark {
    /// It went out.
    Sent,
    /// The client opened it.
    Viewed,
    /// The client answered.
    Replied,
    /// There was a talk.
    Interview,
    /// The work was won.
    Hired,
    /// Someone else was hired, or the job was closed.
    Lost,
    /// The user took it back.
    Withdrawn,
}

impl Mark {
    /// Every mark, in the order in which they usually come.
    pub const ALL: [Self; 7] = [
        Self::Sent,
        Self::Viewed,
        Self::Replied,
        Self::Interview,
        Self::Hired,
        Self::Lost,
        Self::Withdrawn,
    ];

    /// The word on the command line and in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Viewed => "viewed",
            Self::Replied => "replied",
            Self::Interview => "interview",
            Self::Hired => "hired",
            Self::Lost => "lost",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The mark that `word` means.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.as_str() == word)
    }
}

/// Whether a letter with these marks went to a client. One that was withdrawn and nothing else is not
/// counted: nobody had the time to answer it.
#[must_use]
pub fn is_sent(marks: &[Mark]) -> bool {
    is_answered(marks)
        || (!marks.contains(&Mark::Withdrawn)
            && (marks.contains(&Mark::Sent)
                || marks.contains(&Mark::Viewed)
                || marks.contains(&Mark::Lost)))
}

/// Whether the client answered.
#[must_use]
pub fn is_answered(marks: &[Mark]) -> bool {
    let answers = [Mark::Replied, Mark::Interview, Mark::Hired];
    marks.iter().any(|mark| answers.contains(mark))
}

/// Whether the work was won.
#[must_use]
pub fn is_hired(marks: &[Mark]) -> bool {
    marks.contains(&Mark::Hired)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_read_back() {
        for mark in Mark::ALL {
            assert_eq!(Mark::parse(mark.as_str()), Some(mark));
        }
        assert_eq!(Mark::parse("won"), None);
    }

    #[test]
    fn a_later_mark_implies_that_it_was_sent_and_a_withdrawn_one_counts_only_once_answered() {
        assert!(is_sent(&[Mark::Hired]) && is_answered(&[Mark::Hired]));
        assert!(is_sent(&[Mark::Lost]) && !is_answered(&[Mark::Lost]));
        assert!(!is_sent(&[]) && !is_sent(&[Mark::Sent, Mark::Withdrawn]));
        assert!(is_sent(&[Mark::Sent, Mark::Replied, Mark::Withdrawn]));
    }
}
