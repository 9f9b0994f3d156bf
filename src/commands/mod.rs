//! Commands: one file each, with its clap arguments and its `run`; this file lists them.

mod answers;
mod batch;
mod candidates;
mod chat;
mod check;
mod compare;
mod completing;
pub mod completions;
mod doctor;
mod drafting;
mod config;
pub mod engine_args;
mod fallbacks;
mod help;
mod history;
mod init;
mod learning;
mod line;
mod man;
mod models;
mod matches;
mod opening;
mod plugin;
mod post;
mod profile;
mod prompts;
mod proposal;
mod reading;
mod revise;
mod scan;
mod recording;
mod schema;
mod skills;
mod write;

use std::ffi::OsString;

use clap::Subcommand;

pub use line::CommandLine;

use crate::environment::Environment;
use crate::error::Result;
use crate::exit::Status;
use crate::terminal::Terminal;

/// Makes the [`Command`] enum and its dispatch from one list, so that adding a command is one line.
macro_rules! commands {
    ($($(#[$meta:meta])* $name:ident => $module:ident,)*) => {
        /// Every command of gig.
        #[derive(Debug, Subcommand)]
        #[allow(clippy::large_enum_variant, reason = "made once, at the start, and moved once")]
        pub enum Command {
            $($(#[$meta])* $name($module::Args),)*
            /// A program of the user's: `gig-NAME`.
            #[command(external_subcommand)]
            Plugin(Vec<OsString>),
        }

        impl Command {
            /// Runs the command.
            ///
            /// # Errors
            ///
            /// Whatever of the world fails; findings about the text are a [`Status`], not an error.
            pub fn run(self, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
                match self {
                    $(Self::$name(args) => $module::run(args, world, terminal),)*
                    Self::Plugin(words) => plugin::run(words, world),
                }
            }
        }
    };
}

// The doc comment of a command is its one line in `gig --help`; longer help, with examples, is in
// its own file.
commands! {
    /// Draft a proposal for a job post, and check it
    Proposal => proposal,
    /// Turn a brief into a job post; what nobody decided is asked, or stays a blank
    Post => post,
    /// Write any other text from a template: a reply, an overview, milestones, an offer
    Write => write,
    /// Talk with a companion that knows the post, the profile and the draft
    Chat => chat,
    /// Make the next version of a draft: what changes, what stays
    Revise => revise,
    /// Check a proposal or a job post by rules
    Check => check,
    /// Compare the proposals you got, side by side on your post's own terms
    Compare => compare,
    /// Keep what you can prove: your profiles
    Profile => profile,
    /// List and show the templates drafts are made from
    Prompts => prompts,
    /// Set gig up: an endpoint, a model, a profile
    Init => init,
    /// Find traps, scams and demands in a job post
    Scan => scan,
    /// Match a post with the profile, or rank many posts or profiles
    Match => matches,
    /// Show and change the settings
    Config => config,
    /// Print the JSON Schema of a command's --json
    Schema => schema,
    /// List the models of the endpoint
    Models => models,
    /// Look for what is wrong with the set-up
    Doctor => doctor,
    /// Count what posts ask for and pay, and what your profile lacks of it
    Skills => skills,
    /// List, show, mark, count and delete the drafts gig remembers
    History => history,
    /// Work on many rows at once: JSON lines or CSV in, JSON lines out
    Batch => batch,
    /// Print the completion script for a shell
    Completions => completions,
    /// Print the manual page
    Man => man,
    /// Print help for a command, or about exit-codes, environment, templates, plugins
    Help => help,
}
