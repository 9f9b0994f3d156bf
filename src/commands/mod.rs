//! Commands: one file each, with its clap arguments and its `run`; this file lists them.
