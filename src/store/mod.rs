//! Store: the user's files: reading inputs, atomic writing, profiles and templates on disk, history, talks.

pub mod blocks;
pub mod files;
pub mod history;
pub mod input;
pub mod jobs;
pub mod keyring;
pub mod keys;
pub mod library;
pub mod model_lists;
pub mod quirks;
pub mod row_log;
pub mod rows;
pub mod settings;
pub mod state;
pub mod talks;
pub mod unpacked;
