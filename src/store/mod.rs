//! Store: the user's files: reading inputs, atomic writing, profiles and templates on disk.

pub mod settings;
pub mod state;
