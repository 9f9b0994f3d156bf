//! `gig post`: from a brief to a job post that holds nothing nobody decided.

use crate::support::Gig;
use crate::support::endpoint::{Endpoint, good_json, good_stream};

const BRIEF: &str = "need someone to fix my shopify store speed, maybe 500 bucks";
const ANSWERS: &str = r#"deliverables = "the changes live in our theme, and a list of them"
pay = "fixed"
done = "product pages load in under 3 seconds on mobile"
timeline = "by the end of January"
ai = "disclosed"
"#;

/// A post of a model that keeps to the answers.
const KEPT: &str = "# Fix the speed of my Shopify store

Our pages are slow and we want them fast.

## What you hand over
The changes live in our theme, and a list of them.

## Done when
Product pages load in under 3 seconds on mobile.

## Pay
Maybe 500 bucks, fixed price.

## Time
By the end of January.

## How to apply
1. Which Shopify work of yours is closest to this job? Link it.
";

fn gig() -> Gig {
    Gig::new().stdin(BRIEF).file("answers.toml", ANSWERS)
}

fn rules(posted: &serde_json::Value) -> Vec<&str> {
    let findings = posted["findings"].as_array().expect("findings");
    let errors = findings.iter().filter(|one| one["severity"] == "error");
    errors.filter_map(|one| one["rule"].as_str()).collect()
}

fn online(endpoint: &Endpoint, more: &[&str]) -> Vec<String> {
    let base = endpoint.base_url();
    let fixed = [
        "post",
        "--no-input",
        "--endpoint",
        &base,
        "--model",
        "fake-1",
        "--json",
    ];
    fixed
        .iter()
        .chain(more)
        .map(|&one| one.to_owned())
        .collect()
}

fn run(gig: &Gig, arguments: &[String]) -> serde_json::Value {
    gig.run(&arguments.iter().map(String::as_str).collect::<Vec<_>>())
        .json()
}

#[test]
fn what_nobody_decided_is_a_blank_and_an_error_and_nothing_is_made_up() {
    let run = gig().run(&["post", "--no-input", "--json"]);
    let posted = run.exits(1).json();
    let errors = rules(&posted);
    assert_eq!(errors, ["J18"; 4], "{}", run.transcript());
    let draft = posted["draft"].as_str().expect("a draft");
    assert!(
        draft.starts_with("# Fix my Shopify store speed\n"),
        "{draft}"
    );
    assert!(draft.contains("Maybe 500 bucks"), "{draft}");
    assert_eq!(posted["missing"][0], "deliverables");
    assert_eq!(posted["decided"][1]["quotes"][0], "maybe 500 bucks");
}

#[test]
fn with_every_answer_the_post_passes() {
    let posted = gig()
        .run(&["post", "--answers", "answers.toml", "--json"])
        .ok()
        .json();
    assert!(rules(&posted).is_empty());
    let text = gig()
        .run(&["post", "--answers", "answers.toml", "--format", "text"])
        .ok()
        .stdout();
    assert!(
        !text.contains('#') && !text.contains("you decide"),
        "{text}"
    );
}

#[test]
fn the_json_follows_its_published_schemas() {
    for (name, arguments) in [
        ("post", ["post", "--json", "--no-input"]),
        ("questions", ["post", "--questions", "--no-input"]),
    ] {
        follows(name, &gig().run(&arguments).json());
    }
}

/// What was printed follows the published schema `name`.
fn follows(name: &str, printed: &serde_json::Value) {
    let schema = gig().run(&["schema", name]).json();
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let wrong: Vec<String> = validator
        .iter_errors(printed)
        .map(|error| error.to_string())
        .collect();
    assert!(wrong.is_empty(), "{name}: {wrong:#?}");
}

#[test]
fn every_candidate_stands_in_the_json() {
    let endpoint = Endpoint::always(good_json(KEPT));
    let more = ["--answers", "answers.toml", "-n", "2"];
    let posted = run(&gig(), &online(&endpoint, &more));
    let candidates = posted["candidates"].as_array().map(Vec::len);
    assert_eq!(candidates, Some(2), "{posted:#}");
    follows("post", &posted);
}

#[test]
fn a_deadline_that_a_model_makes_up_goes_back_and_is_refused() {
    let invented = KEPT.replace("By the end of January.", "Within 2 weeks, by March 15.");
    let endpoint = Endpoint::always(good_json(&invented));
    let posted = run(&gig(), &online(&endpoint, &["--answers", "answers.toml"]));
    assert!(rules(&posted).contains(&"J23"), "{posted:#}");
    let asked = endpoint.requests();
    assert_eq!(asked.len(), 2, "the finding goes back once");
    assert!(asked[1].body.contains("March 15"), "{}", asked[1].body);
}

#[test]
fn a_model_that_keeps_to_the_answers_passes() {
    let endpoint = Endpoint::always(good_stream(KEPT));
    let posted = run(&gig(), &online(&endpoint, &["--answers", "answers.toml"]));
    assert!(rules(&posted).is_empty(), "{posted:#}");
}

#[test]
fn a_blank_that_a_model_drops_is_an_error_and_one_it_keeps_is_not_sent_back() {
    let endpoint = Endpoint::always(good_json(
        "# Fix my Shopify store speed\n\nMaybe 500 bucks.",
    ));
    let posted = run(&gig(), &online(&endpoint, &["--repair", "0"]));
    assert_eq!(rules(&posted), ["J24"; 4], "{posted:#}");
    let offline = gig().run(&["post", "--no-input"]).stdout();
    let endpoint = Endpoint::always(good_json(&offline));
    let posted = run(&gig(), &online(&endpoint, &[]));
    assert_eq!(rules(&posted), ["J18"; 4], "{posted:#}");
    assert_eq!(
        endpoint.requests().len(),
        1,
        "only the client can fill a blank"
    );
}

#[test]
fn an_answer_to_no_question_or_out_of_its_choices_is_named() {
    gig()
        .run(&["post", "--set", "timelin=soon"])
        .exits(2)
        .stderr_has("did you mean 'timeline'");
    gig()
        .run(&["post", "--set", "pay=beer"])
        .exits(2)
        .stderr_has("fixed, hourly, monthly, piece");
}

/// A post that says what it pays and when, under headings of its own, and nothing of what is done.
const OLD: &str = "# Speed up our Shopify store

Our pages are slow on phones. We are a dynamic family of rockstars!

## Deliverables
- the changes live in our theme
- a list of them

Budget: 500 USD, fixed price

## Deadline
By the end of January.
";

fn old() -> Gig {
    Gig::new().file("old.md", OLD)
}

#[test]
fn an_old_post_keeps_what_it_decides_and_every_change_has_its_reason() {
    let run = old().run(&["post", "--from", "old.md", "--no-input", "--json"]);
    let posted = run.exits(1).json();
    follows("post", &posted);
    let draft = posted["draft"].as_str().expect("a draft");
    for kept in [
        "500 USD",
        "fixed price",
        "- a list of them",
        "By the end of January.",
    ] {
        assert!(draft.contains(kept), "{kept}: {draft}");
    }
    assert_eq!(posted["missing"][0], "done", "{posted:#}");
    assert_eq!(rules(&posted), ["J18"], "{posted:#}");
    let changes = posted["changes"].as_array().expect("changes");
    let blank = changes.iter().find(|one| one["topic"] == "done");
    assert_eq!(blank.expect("a blank")["rule"], "J18", "{posted:#}");
    assert!(changes.iter().all(|one| one["why"] != ""), "{posted:#}");
    let told = old()
        .run(&["post", "--from", "old.md", "--no-input"])
        .exits(1)
        .stderr();
    assert!(told.contains("+++ new") && told.contains("[J18]"), "{told}");
}

#[test]
fn a_rework_that_drops_a_decision_or_makes_one_up_is_refused() {
    let done = [
        "--from",
        "old.md",
        "--set",
        "done=pages load in under 3 seconds",
    ];
    let kept = KEPT
        .replace("Maybe 500 bucks", "500 USD")
        .replace("Product pages", "Pages")
        .replace(" on mobile", "");
    for (answer, rule) in [
        (kept.clone(), None),
        (
            kept.replace("500 USD, fixed price", "We talk about pay"),
            Some("J24"),
        ),
        (
            kept.replace("End of January.", "")
                .replace("By the end of January.", ""),
            Some("J24"),
        ),
        (
            kept.replace("We want", "We have 40 shops and want")
                .replace("and we want", "in 40 shops, and we want"),
            Some("J23"),
        ),
    ] {
        let endpoint = Endpoint::always(good_json(&answer));
        let posted = run(&old(), &online(&endpoint, &done));
        let found = rules(&posted);
        match rule {
            Some(rule) => assert!(found.contains(&rule), "{rule}: {posted:#}"),
            None => assert!(found.is_empty(), "{posted:#}"),
        }
    }
}
