//! What the integration tests share.

pub mod corpus;
#[allow(dead_code, reason = "the fault suite is on its way")]
pub mod endpoint;
#[allow(dead_code, reason = "commands that need the rest are on their way")]
mod gig;

pub use gig::Gig;
