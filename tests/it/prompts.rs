//! `gig prompts`: templates of the user's own, and what is wrong with broken ones.

use crate::support::Gig;

/// Name, line, words of the message and text of every broken template.
fn broken() -> Vec<(&'static str, &'static str, &'static str, &'static str)> {
    let cases = include_str!("../cases/prompts/broken.txt");
    let read = |case: &'static str| {
        let (head, text) = case.split_once('\n').unwrap();
        let mut parts = head.splitn(3, '|').map(str::trim);
        let mut part = || parts.next().unwrap();
        (part(), part(), part(), text)
    };
    cases.split("=== ").skip(1).map(read).collect()
}

#[test]
fn every_built_in_template_is_sound() {
    Gig::new()
        .run(&["prompts", "check"])
        .ok()
        .stderr_has("templates are sound");
}

#[test]
fn every_broken_template_fails_on_its_line_with_a_word_that_helps() {
    let broken = broken();
    assert!(broken.len() >= 20, "{}", broken.len());
    for (name, line, told, text) in broken {
        let run = Gig::new()
            .file("broken.md", text)
            .run(&["prompts", "check", "broken.md"]);
        run.exits(1);
        let said = run.stdout();
        assert!(
            said.starts_with(&format!("broken.md:{line}: ")),
            "{name}, line {line}: {said}"
        );
        assert!(said.contains(told), "{name}: {said}");
    }
}

#[test]
fn a_copy_wins_is_listed_as_such_and_differs_by_what_was_changed() {
    let gig = Gig::new();
    gig.run(&["prompts", "copy", "reply"])
        .ok()
        .stdout_has("reply.md");
    gig.run(&["prompts", "copy", "reply"])
        .exits(3)
        .stderr_has("is there already");
    gig.run(&["prompts", "list"])
        .ok()
        .stdout_has("(in front of the built-in one)");
    assert_eq!(gig.run(&["prompts", "diff", "reply"]).ok().stdout(), "");
    let path = gig.home().join("prompts/reply.md");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("friendly, exact", "exact")).unwrap();
    gig.run(&["prompts", "diff", "reply"])
        .ok()
        .stdout_has("--- reply.md (built-in)")
        .stdout_has("-You write a reply")
        .stdout_has("+You write a reply");
    gig.run(&["prompts", "diff", "offer"])
        .exits(3)
        .stderr_has("gig prompts copy offer");
}

#[test]
fn a_new_template_is_sound_listed_and_runs_and_no_name_leaves_the_folder() {
    let gig = Gig::new().stdin("import done. key missing.");
    gig.run(&["prompts", "new", "diary"]).ok();
    gig.run(&["prompts", "check", "diary"]).ok();
    gig.run(&["write", "--list"]).ok().stdout_has("diary");
    gig.run(&["write", "diary"])
        .ok()
        .stdout_has("- import done.");
    for name in ["../x", "a/b", "..", ".hid"] {
        gig.run(&["prompts", "new", name])
            .exits(3)
            .stderr_has("cannot be a name");
    }
    gig.run(&["prompts", "copy", "repli"])
        .exits(3)
        .stderr_has("did you mean 'reply'");
}
