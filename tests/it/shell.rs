//! gig as a citizen of the shell: completion of names, help on topics, plugins.

use crate::support::Gig;

fn world() -> Gig {
    Gig::new()
        .profile("ada", "---\nname: Ada\n---\n")
        .home_file(
            "prompts/thanks.md",
            "---\ndescription: thanks\n---\n# draft\nThank you.\n",
        )
}

/// What fish is offered for a command line that ends at the cursor.
fn offered(gig: &Gig, line: &[&str]) -> String {
    let arguments = [&["--", "gig"][..], line].concat();
    let mut command = gig.command(&arguments);
    let output = command.env("GIG_COMPLETE", "fish").output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_shell_completes_the_users_own_names() {
    let gig = world();
    gig.run(&["chat", "hello", "--session", "tuesday"]).ok();
    for (line, wanted) in [
        (&["proposal", "--profile", "a"][..], "ada"),
        (&["write", "th"], "thanks"),
        (&["write", "mile"], "milestones"),
        (&["profile", "show", ""], "ada"),
        (&["chat", "--session", ""], "tuesday"),
        (&["history", "show", ""], "last"),
        (&["prop"], "proposal"),
    ] {
        let offered = offered(&gig, line);
        assert!(offered.contains(wanted), "{line:?}: {offered}");
    }
    let script = gig.run(&["completions", "bash"]).ok().stdout();
    assert!(script.contains("GIG_COMPLETE"), "{script}");
}

#[test]
fn help_knows_commands_and_topics() {
    let gig = world();
    gig.run(&["help"]).ok().stdout_has("Commands:");
    gig.run(&["help", "proposal"]).ok().stdout_has("--profile");
    gig.run(&["help", "history", "mark"])
        .ok()
        .stdout_has("--undo");
    gig.run(&["help", "exit-codes"]).ok().stdout_has("130");
    gig.run(&["help", "environment"])
        .ok()
        .stdout_has("GIG_MODEL")
        .stdout_has("OPENAI_BASE_URL");
    gig.run(&["help", "templates"]).ok().stdout_has("# draft");
    gig.run(&["help", "templtes"])
        .exits(2)
        .stderr_has("did you mean 'templates'?");
}

#[test]
#[cfg(unix)]
fn a_program_on_the_path_is_a_command() {
    use std::os::unix::fs::PermissionsExt;
    let gig = world().file(
        "bin/gig-hello",
        "#!/bin/sh\necho \"hello $1\"; \"$GIG\" --version; exit 7\n",
    );
    let program = gig.folder().join("bin/gig-hello");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:/usr/bin:/bin", gig.folder().join("bin").display());
    let gig = gig.env("PATH", path);
    let run = gig.run(&["hello", "--you"]);
    run.exits(7).stdout_has("hello --you").stdout_has("gig ");
    gig.run(&["help", "plugins"]).ok().stdout_has("hello");
    gig.run(&["propsal"])
        .exits(2)
        .stderr_has("did you mean 'proposal'?");
    gig.run(&["../bin/gig-hello"]).exits(2);
}

#[test]
#[cfg(unix)]
fn a_draft_goes_to_the_clipboard_whole() {
    use std::os::unix::fs::PermissionsExt;
    let gig = world()
        .file(
            "post.md",
            "Draw a logo for a bakery. Start with the word BLUE.",
        )
        .file("bin/xclip", "#!/bin/sh\ncat > \"$COPIED\"\n");
    let program = gig.folder().join("bin/xclip");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:/usr/bin:/bin", gig.folder().join("bin").display());
    let copied = gig.folder().join("copied.txt");
    let gig = gig
        .env("PATH", path)
        .env("DISPLAY", ":9")
        .env("COPIED", copied.clone());
    let run = gig.run(&["proposal", "post.md", "--copy"]);
    run.ok().stderr_has("copied by xclip");
    let copied = std::fs::read_to_string(copied).unwrap();
    assert_eq!(copied.trim_end(), run.stdout().trim_end());
}

#[test]
fn an_editor_without_a_terminal_is_refused_before_anything_is_made() {
    let gig = world().file("post.md", "Draw a logo for a bakery.");
    let run = gig.run(&["proposal", "post.md", "--edit"]);
    run.exits(2).stderr_has("--edit needs a terminal");
    assert!(run.stdout().is_empty());
}
