//! Drafting: what every command that makes a text shares: its flags, what lies on the desk, the talk
//! with an engine, and handing the text over.
//!
//! Making a text ([`Drafting::make`], or [`settle`] and [`mended`] for the answers to a row of a batch)
//! and handing it over ([`Drafting::run`]) are two things: what was made is a value. What to ask is
//! prepared by the command; what is wrong is judged by `pipeline`.

mod args;
mod desk;
mod handing;
mod making;

pub use args::{DraftArgs, OutputArgs};
pub(super) use desk::{Desk, Engines, Matter, Wishes};
pub(super) use making::{Made, Mended, errors, mended, settle};

use super::learning::Learned;
use crate::pipeline::Prepared;

/// One text that is being made.
pub(super) struct Drafting<'a> {
    /// What stays the same from text to text.
    pub(super) desk: &'a Desk<'a>,
    /// Whom to ask.
    pub(super) engines: &'a Engines<'a>,
    /// What the user's own letters teach about this one.
    pub(super) learned: &'a Learned,
    /// What to ask.
    pub(super) prepared: &'a Prepared,
}
