//! Checks on the repository itself.

mod architecture;
mod generated;
