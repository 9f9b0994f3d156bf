//! `gig proposal` asks before it drafts: what only the user can say of themself.

use crate::support::Gig;

const POST: &str = "# Email flows for our candle shop

We need someone to set up our welcome and win-back emails.

## What we need
- A welcome series of five emails
- A win-back flow for customers who have not bought in 90 days

## Requirements
- Klaviyo experience (must)
- Shopify

To apply, answer these questions:
1. How would you test the flows before they go live?
2. Which tea do you drink?
";
const ADA: &str = include_str!("../../examples/ada.md");
const ANSWERS: &str = "must-1 = \"4 years, flows for 12 shops\"\nquestion-1 = \"I send every flow to myself first, then to 50 customers\"\n";

fn world() -> Gig {
    Gig::new()
        .file("post.md", POST)
        .file("ada.md", ADA)
        .file("answers.toml", ANSWERS)
}

#[test]
fn what_nothing_answers_comes_out_as_questions_in_the_form_of_gig_post() {
    let gig = world();
    let run = gig.run(&["proposal", "post.md", "-p", "ada.md", "--questions"]);
    let asked = run.ok().json();
    let ids: Vec<_> = asked["questions"]
        .as_array()
        .expect("questions")
        .iter()
        .filter_map(|one| one["id"].as_str())
        .collect();
    assert_eq!(ids, ["question-1", "question-2", "must-1"], "{asked:#}");
    assert_eq!(
        asked["decided"][0]["id"], "must-2",
        "Shopify is in the profile"
    );
    let schema = gig.run(&["schema", "questions"]).json();
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    assert!(validator.is_valid(&asked), "{asked:#}");
}

#[test]
fn answers_stand_in_the_letter_in_the_users_words_and_prove_its_claims() {
    let gig = world();
    let run = gig.run(&[
        "proposal",
        "post.md",
        "-p",
        "ada.md",
        "--answers",
        "answers.toml",
        "--json",
    ]);
    let drafted = run.ok().json();
    let draft = drafted["draft"].as_str().expect("a draft");
    assert!(draft.contains("4 years, flows for 12 shops."), "{draft}");
    assert!(
        draft.contains("I send every flow to myself first, then to 50 customers."),
        "{draft}"
    );
    assert!(
        draft.contains("you decide: Which tea do you drink?"),
        "{draft}"
    );
    let findings = drafted["findings"].to_string();
    assert!(
        !findings.contains("P07") && !findings.contains("P08"),
        "{findings}"
    );
    let coverage = drafted["coverage"].to_string();
    assert!(
        coverage.contains(r#""file":"answers","line":1"#),
        "{coverage}"
    );
    // The next version knows them, too.
    let revised = gig.run(&["revise", "shorter", "--json"]).json();
    let findings = revised["findings"].to_string();
    assert!(
        !findings.contains("P07") && !findings.contains("P08"),
        "{findings}"
    );
}

#[test]
fn a_denial_is_said_and_covers_nothing() {
    let gig = world().file(
        "no.toml",
        "must-1 = \"None so far; I built the same in Mailchimp\"",
    );
    let run = gig.run(&[
        "proposal",
        "post.md",
        "-p",
        "ada.md",
        "--answers",
        "no.toml",
        "--json",
    ]);
    let drafted = run.json();
    assert!(
        drafted["draft"]
            .as_str()
            .is_some_and(|draft| draft.contains("None so far;"))
    );
    let klaviyo = &drafted["coverage"][0];
    assert_eq!(klaviyo["state"], "missing", "{klaviyo:#}");
}

#[test]
fn a_pipe_is_never_asked_and_a_wrong_name_is_told() {
    let gig = world();
    let run = gig.run(&["proposal", "post.md", "-p", "ada.md"]);
    run.ok().stdout_has("you decide");
    let gig = gig.file("wrong.toml", "qestion-1 = \"x\"");
    gig.run(&[
        "proposal",
        "post.md",
        "-p",
        "ada.md",
        "--answers",
        "wrong.toml",
    ])
    .exits(2)
    .stderr_has("did you mean 'question-1'");
}
