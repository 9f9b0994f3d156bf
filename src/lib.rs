//! gig: a terminal companion for freelance work.
//!
//! # Codemap
//!
//! Modules stand in one order; a module imports only modules above its own line. The test
//! `tests/it/repo/architecture.rs` holds that order and keeps input and output on floor 3.
//!
//! | floor | module | what it is for |
//! |---|---|---|
//! | 0 ground | [`text`] | spans and lines, words and sentences, hidden characters, likeness |
//! | | [`exit`] | the exit codes |
//! | | [`error`] | bad news about the world: kind, cause, hints |
//! | | [`diagnostic`] | bad news about the user's text: rule, place, help, evidence |
//! | 1 domain | [`skill`] | the vocabulary, finding skills in text, which imply which |
//! | | [`job_post`] | what a post asks, offers and demands; the scan for traps |
//! | | [`profile`] | what a user can prove, as facts that keep their line |
//! | | [`matching`] | one post against one profile; ranking of many |
//! | | [`prompt`] | prompts, replies, templates, the built-in ones |
//! | | [`draft`] | a draft, its receipt, the ledger of its claims |
//! | | [`outcome`] | what became of letters, and what many of them show |
//! | | [`voice`] | how a user writes, read from their letters |
//! | | [`redaction`] | names and addresses kept back from a model, and put back |
//! | | [`market`] | what many posts ask and pay, and what a profile lacks of it |
//! | | [`brief`] | what a client's few lines decide, and what nobody has decided yet |
//! | | [`revision`] | the next version of a text: what stays, what rules can change |
//! | | [`check`] | the rules on proposals and job posts; site packs |
//! | | [`compare`] | the proposals a client got for one post, side by side |
//! | | [`pipeline`] | `prepare` and `finish`: the only module that knows the whole domain |
//! | | [`conversation`] | a talk: its turns, its slash commands, what of it goes to a model |
//! | 2 formats | [`config`] | settings and their layers, secrets |
//! | | [`openai`] | the wire: requests, stream decoding, error bodies |
//! | | [`intake`] | bytes to text |
//! | | [`report`] | findings and values to text, JSON, SARIF |
//! | 3 shell | [`environment`] | one snapshot of variables, directories, clock, terminal facts |
//! | | [`store`] | files, user templates and profiles |
//! | | [`engine`] | one call: offline or an OpenAI-compatible endpoint; all async code |
//! | | [`terminal`] | stdout and stderr, the filter, questions, progress, editor |
//! | 4 program | [`commands`] | one file per command: its arguments and `run` |
//! | | [`cli`] | the command line as a whole |
//!
//! # Invariants
//!
//! - Floors 0 to 2 are pure: they never read a file, the clock, a variable or the network, and never
//!   print. Time and file contents are arguments.
//! - Parsing a post or a profile never fails: it yields a value and diagnostics.
//! - A value from outside (post, profile, answer) is never parsed as template.
//! - The key of an endpoint cannot be displayed: [`config::Secret`].
//! - Nothing prints but [`terminal`].

// ── floor 0 · ground
pub mod text;
pub mod exit;
pub mod error;
pub mod diagnostic;
// ── floor 1 · domain
pub mod skill;
pub mod job_post;
pub mod profile;
pub mod matching;
pub mod prompt;
pub mod draft;
pub mod outcome;
pub mod voice;
pub mod redaction;
pub mod market;
pub mod brief;
pub mod revision;
pub mod check;
pub mod compare;
pub mod pipeline;
pub mod conversation;
// ── floor 2 · formats
pub mod config;
pub mod openai;
pub mod intake;
pub mod report;
// ── floor 3 · shell
pub mod environment;
pub mod store;
pub mod engine;
pub mod terminal;
// ── floor 4 · program
pub mod commands;
pub mod cli;
