//! `gig write` and the built-in templates: each runs from the example in its own front matter.

use std::path::Path;

use crate::support::Gig;

const POST: &str = include_str!("../../examples/post.md");
const ADA: &str = include_str!("../../examples/ada.md");

fn world() -> Gig {
    Gig::new()
        .file("examples/post.md", POST)
        .file("examples/ada.md", ADA)
        .file(
            "examples/brief.txt",
            include_str!("../../examples/brief.txt"),
        )
        .file(
            "letter.txt",
            "We moved 6,200 products a night for a bike shop. Shall I show you how?",
        )
}

/// Every built-in template's name and example.
fn examples() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("prompts");
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("prompts") {
        let path = entry.expect("an entry").path();
        let Some(name) = path
            .file_name()
            .and_then(|name| name.to_str()?.strip_suffix(".md"))
        else {
            continue;
        };
        let source = std::fs::read_to_string(&path).expect("a template");
        let line = source
            .lines()
            .find_map(|line| line.strip_prefix("example: "));
        let example = line
            .unwrap_or_else(|| panic!("{name} has no example"))
            .trim();
        let bare = example
            .strip_prefix('\'')
            .and_then(|rest| rest.strip_suffix('\''))
            .unwrap_or(example);
        found.push((name.to_owned(), bare.to_owned()));
    }
    found.sort();
    found
}

#[test]
#[cfg(unix)]
fn every_built_in_template_runs_offline_from_its_own_example() {
    let gig = world();
    let examples = examples();
    assert!(examples.len() >= 20, "{}", examples.len());
    for (name, example) in examples.iter().filter(|(name, _)| name != "revise") {
        let program = Path::new(env!("CARGO_BIN_EXE_gig"))
            .parent()
            .expect("a folder");
        let mut shell = std::process::Command::new("sh");
        let path = format!(
            "{}:{}",
            program.display(),
            std::env::var("PATH").unwrap_or_default()
        );
        let output = shell
            .args(["-c", example])
            .current_dir(gig.folder())
            .env_clear()
            .env("PATH", path)
            .env("GIG_HOME", gig.home())
            .output()
            .expect("a shell");
        let (text, told) = (
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr),
        );
        assert!(output.status.success(), "{name}: {example}\n{text}\n{told}");
        assert!(text.split_whitespace().count() >= 12, "{name}: {text}");
        assert!(
            !text.contains("{{") && !text.contains("none") && !text.contains("  \n\n\n"),
            "{name}: {text}"
        );
    }
}

#[test]
fn a_wrong_name_or_input_says_what_there_is() {
    let gig = world();
    gig.run(&["write", "milestons", "examples/post.md"])
        .exits(3)
        .stderr_has("did you mean 'milestones'");
    gig.run(&["write", "../../etc/passwd"])
        .exits(3)
        .stderr_has("cannot be a name");
    gig.run(&["write", "decline", "--set", "nam=Leo"])
        .exits(2)
        .stderr_has("did you mean 'name'");
    gig.run(&["write", "overview"])
        .exits(3)
        .stderr_has("profile");
    gig.run(&["write", "--list"])
        .ok()
        .stdout_has("interview-prep")
        .stdout_has("milestones");
}

#[test]
fn the_json_follows_its_published_schema() {
    let gig = world().stdin("Can you start on Monday? What does it cost?");
    let schema = Gig::new().run(&["schema", "write"]).json();
    let written = gig.run(&["write", "reply", "--json"]).ok().json();
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let wrong: Vec<String> = validator
        .iter_errors(&written)
        .map(|error| error.to_string())
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(
        written["draft"]
            .as_str()
            .is_some_and(|draft| draft.contains("1. Can you start on Monday?"))
    );
}
