//! The one integration binary.
#![allow(missing_docs, reason = "tests document themselves")]
#![allow(clippy::unwrap_used, reason = "a helper of a test may stop the test")]
#![allow(clippy::print_stdout, reason = "a test prints its figures")]

mod asking;
mod batch;
mod candidates;
mod compare;
mod config;
mod chat;
mod check;
mod redaction;
mod repo;
mod engine;
mod fallbacks;
mod import;
mod init;
mod intake;
mod profile;
mod keys;
mod models;
mod history;
mod faults;
mod matches;
mod post;
mod revise;
mod program;
mod job_post;
mod scan;
mod scan_command;
mod shell;
mod skills;
mod sse;
mod structured;
mod prompts;
mod proposal;
mod proposals;
mod support;
mod write;
mod terminal;
