//! What the integration tests share.

pub mod corpus;
#[allow(dead_code, reason = "the fault suite is on its way")]
pub mod endpoint;
mod gig;

pub use gig::Gig;
