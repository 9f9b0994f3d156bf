//! The program as a whole: help, exit codes, streams.

use crate::support::Gig;

#[test]
fn help_and_version_work_in_an_empty_world() {
    let gig = Gig::new();
    gig.run(&["--version"]).ok().stdout_has("gig ");
    gig.run(&["--help"]).ok().stdout_has("Exit codes:");
}

#[test]
fn a_wrong_command_line_is_usage() {
    Gig::new()
        .run(&["frobnicate"])
        .exits(2)
        .stderr_has("frobnicate");
}
