//! What the integration tests share.

pub mod corpus;
pub mod endpoint;
mod gig;

pub use gig::{Gig, Run};
