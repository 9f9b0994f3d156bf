//! Text as the user sees it: spans and lines, words and sentences, hidden characters, likeness.
//!
//! Everything here takes a `&str` and returns values. Meaning (a skill, a demand, a rule) is for the
//! floors above; reading bytes and guessing encodings is for `intake`.

pub mod content;
pub mod digest;
pub mod invisible;
pub mod moment;
pub mod pattern;
pub mod similarity;
pub mod span;
pub mod words;

pub use pattern::Pattern;
pub use span::{LineIndex, Position, Span};
