//! What the integration tests share.

pub mod corpus;
mod gig;

pub use gig::Gig;
