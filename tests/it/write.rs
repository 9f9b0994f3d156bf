//! `gig write` and the built-in templates: each runs from the example in its own front matter.

use std::path::Path;

use crate::support::Gig;
use crate::support::endpoint::{Endpoint, good_stream};

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
fn every_built_in_template_runs_through_the_endpoint_from_its_own_example() {
    const ANSWER: &str = "saffron, and then what the model wrote.";
    for (name, example) in examples().iter().filter(|(name, _)| name != "revise") {
        let endpoint = Endpoint::always(good_stream(ANSWER));
        let base_url = endpoint.base_url();
        let gig = world().home_file(
            "config.toml",
            format!("[endpoints.here]\nbase_url = \"{base_url}\"\nmodel = \"m\"\nretries = 0\n"),
        );
        let program = Path::new(env!("CARGO_BIN_EXE_gig"))
            .parent()
            .expect("a folder");
        let variables = std::env::var("PATH").unwrap_or_default();
        let output = std::process::Command::new("sh")
            .args(["-c", example])
            .current_dir(gig.folder())
            .env_clear()
            .env("PATH", format!("{}:{variables}", program.display()))
            .env("GIG_HOME", gig.home())
            .output()
            .expect("a shell");
        let text = String::from_utf8_lossy(&output.stdout);
        let told = String::from_utf8_lossy(&output.stderr);
        // The rules may find fault with what this model wrote; nothing else may go wrong.
        assert!(
            matches!(output.status.code(), Some(0 | 1)),
            "{name}: {example}\n{told}"
        );
        assert!(text.contains(ANSWER), "{name}: {text}\n{told}");
        let first = endpoint
            .requests()
            .into_iter()
            .next()
            .expect("a request")
            .json();
        let messages = first["messages"].as_array().expect("messages").clone();
        let roles: Vec<_> = messages
            .iter()
            .map(|message| message["role"].clone())
            .collect();
        assert_eq!(roles.last().expect("a message"), "user", "{name}");
        for message in &messages {
            let content = message["content"].as_str().expect("content");
            assert!(
                !content.contains("{{") && !content.contains("{%"),
                "{name}: {content}"
            );
        }
    }
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
