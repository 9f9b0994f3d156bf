//! `gig revise`: the next version, what changed, and that what was written by hand stays.

use crate::support::endpoint::{Endpoint, good_json};
use crate::support::{Gig, Run};

const POST: &str = include_str!("../../examples/post.md");
const ADA: &str = include_str!("../../examples/ada.md");
/// A sentence no machine wrote.
const OWN: &str = "On Tuesdays I teach, so write early.";

/// A world with one proposal in its history, and that letter as a file with a sentence of the user's.
fn world() -> (Gig, String) {
    let gig = Gig::new().file("post.md", POST).file("ada.md", ADA);
    let drafted = gig.run(&["proposal", "post.md", "--profile", "ada.md"]);
    let letter = drafted.ok().stdout().trim().to_owned();
    let mine = letter.replacen("\n\n", &format!("\n\n{OWN}\n\n"), 1);
    (gig.file("letter.txt", &mine), letter)
}

fn online(gig: &Gig, answer: &str, more: &[&str]) -> (Run, Endpoint) {
    let endpoint = Endpoint::always(good_json(answer));
    let base = endpoint.base_url();
    let fixed = ["--endpoint", &base, "--model", "fake-1"];
    let arguments: Vec<&str> = more.iter().chain(&fixed).copied().collect();
    (gig.run(&arguments), endpoint)
}

#[test]
fn the_last_draft_is_shortened_and_kept_as_its_next_version() {
    let (gig, letter) = world();
    let run = gig.run(&["revise", "shorter"]);
    let text = run.ok().stdout();
    assert!(text.split_whitespace().count() < letter.split_whitespace().count() * 8 / 10);
    run.stderr_has("edits by rule only")
        .stderr_has("\n-")
        .stderr_has("draft 1");
    let entry = gig.run(&["history", "show", "last", "--json"]).ok().json();
    let causes: Vec<_> = entry["versions"]
        .as_array()
        .expect("versions")
        .iter()
        .map(|version| version["cause"].as_str().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(causes, ["draft", "revise"], "{entry:#}");
}

#[test]
fn what_was_written_by_hand_stays_or_is_a_finding() {
    let (gig, letter) = world();
    let run = gig.run(&["revise", "letter.txt", "110 words", "--json"]);
    let revised = run.json();
    assert_eq!(revised["own"][0]["text"], OWN, "{revised:#}");
    assert!(
        revised["draft"]
            .as_str()
            .is_some_and(|draft| draft.contains(OWN))
    );

    let arguments = ["revise", "letter.txt", "warmer", "--json"];
    let (run, endpoint) = online(&gig, &letter, &arguments);
    let revised = run.exits(1).json();
    let rules = revised["findings"].to_string();
    assert!(rules.contains("R01"), "{revised:#}");
    assert_eq!(revised["own"][0]["kept"], false);
    let asked = endpoint.requests();
    assert_eq!(asked.len(), 2, "the finding goes back once");
    assert!(
        asked[0].body.contains("put in by hand"),
        "{}",
        asked[0].body
    );

    let arguments = [
        "revise",
        "letter.txt",
        "drop the line about what I teach",
        "--json",
    ];
    let (run, _endpoint) = online(&gig, &letter, &arguments);
    assert!(
        !run.json()["findings"].to_string().contains("R01"),
        "it was asked for"
    );
}

#[test]
fn a_text_that_nobody_knows_is_revised_all_the_same() {
    let gig = Gig::new().stdin(
        "Your report is late because three systems feed it. I like tea. Shall I show you where?",
    );
    let run = gig.run(&["revise", "remove the tea"]);
    assert_eq!(
        run.ok().stdout().trim(),
        "Your report is late because three systems feed it. Shall I show you where?"
    );
    run.stderr_has("not in the history");
}

#[test]
fn what_rules_cannot_do_is_never_pretended() {
    let (gig, _) = world();
    let run = gig.run(&["revise", "sound more confident"]);
    run.exits(5)
        .stderr_has("“sound more confident” needs a model");
    assert!(run.stdout().is_empty());
    let run = gig.run(&["revise", "letter.txt", "shorter, and sound more confident"]);
    run.exits(5).stderr_has("not all was done");
    assert!(!run.stdout().is_empty());
}

#[test]
fn a_wrong_call_says_what_is_missing() {
    let (gig, _) = world();
    gig.run(&["revise", "letter.txt"])
        .exits(2)
        .stderr_has("nothing says what to change");
    gig.run(&["revise", "lettre.txt", "shorter"])
        .exits(3)
        .stderr_has("letter.txt");
    Gig::new()
        .run(&["revise", "shorter"])
        .exits(2)
        .stderr_has("the history is empty");
    gig.run(&["write", "revise", "letter.txt"])
        .exits(2)
        .stderr_has("gig revise");
    gig.run(&["write", "post", "letter.txt"])
        .exits(2)
        .stderr_has("gig post");
}

#[test]
fn the_json_follows_its_published_schema() {
    let (gig, _) = world();
    let schema = gig.run(&["schema", "revise"]).json();
    let revised = gig
        .run(&["revise", "letter.txt", "shorter", "--json"])
        .json();
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let wrong: Vec<String> = validator
        .iter_errors(&revised)
        .map(|error| error.to_string())
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
