//! Several drafts of one request, and which of them goes on.

use crate::support::Gig;
use crate::support::endpoint::{Endpoint, good_stream};

const POST: &str = "Build a Shopify dashboard in Python. Start your proposal with the word BLUE.";
const PROFILE: &str = "---\nname: Ada Marsh\n---\n## Skills\n- Python, Shopify\n";
const COMMAND: [&str; 6] = ["proposal", "post.md", "-n", "3", "--repair", "0"];

fn world(more: &str) -> Gig {
    Gig::new()
        .home_file("config.toml", more)
        .profile("ada", PROFILE)
        .file("post.md", POST)
}

fn asking(endpoint: &Endpoint, more: &str) -> Gig {
    world(&format!(
        "{more}\n[endpoints.here]\nbase_url = \"{}\"\nmodel = \"m\"\nretries = 0\n",
        endpoint.base_url()
    ))
}

/// An endpoint that gives one answer a request; the second alone meets the demand.
fn endpoint() -> Endpoint {
    Endpoint::start(vec![
        good_stream("I can build the dashboard in Python."),
        good_stream("BLUE\n\nI can build the dashboard in Python."),
        good_stream("A dashboard, then, in Python."),
    ])
}

#[test]
fn the_one_with_the_fewest_errors_goes_through_a_pipe() {
    let endpoint = endpoint();
    let run = asking(&endpoint, "").run(&COMMAND);
    assert!(run.stdout().starts_with("BLUE"), "{}", run.transcript());
    run.stderr_has("of 3 has the fewest errors");
    assert_eq!(endpoint.requests().len(), 3);
    assert_eq!(endpoint.requests()[0].json()["n"], 3);
}

#[test]
fn the_json_holds_every_draft_and_follows_the_schema() {
    let endpoint = endpoint();
    let gig = asking(&endpoint, "");
    let drafted = gig.run(&[&COMMAND[..], &["--json"]].concat()).json();
    let candidates = drafted["candidates"].as_array().unwrap();
    assert_eq!(candidates.len(), 3);
    let clean = |one: &serde_json::Value| {
        let findings = one["findings"].as_array().unwrap();
        !findings.iter().any(|one| one["severity"] == "error")
    };
    assert_eq!(candidates.iter().filter(|one| clean(one)).count(), 1);
    assert!(drafted["draft"].as_str().unwrap().starts_with("BLUE"));
    let schema = gig.run(&["schema", "proposal"]).json();
    assert!(jsonschema::is_valid(&schema, &drafted), "{drafted:#}");
}

#[test]
fn the_rules_of_the_configuration_hold_for_a_draft() {
    let severities = |level: &str| {
        let endpoint = Endpoint::always(good_stream("I can build the dashboard in Python."));
        let rules = format!("[rules]\nP09 = \"{level}\"");
        let gig = asking(&endpoint, if level.is_empty() { "" } else { &rules });
        let arguments = ["proposal", "post.md", "--repair", "0", "--json"];
        let drafted = gig.run(&arguments).json();
        let findings = drafted["findings"].as_array().unwrap().clone();
        let of_p09 = findings.iter().filter(|one| one["rule"] == "P09");
        of_p09
            .map(|one| one["severity"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(severities(""), ["error"]);
    assert_eq!(severities("note"), ["note"]);
    assert!(severities("off").is_empty());
}

#[test]
fn each_draft_counts_against_max_cost() {
    let endpoint = endpoint().that_may_be_idle();
    // A thousand tokens each: a cent, three for the three.
    let price = "max_tokens = 1000\nmax_cost = 0.025\n[prices.m]\ninput = 0.0\noutput = 10.0\n";
    asking(&endpoint, price)
        .run(&COMMAND)
        .exits(3)
        .stderr_has("3 calls");
    assert!(endpoint.requests().is_empty());
}

#[test]
fn the_offline_engine_has_one_and_the_bounds_hold() {
    world("")
        .run(&COMMAND)
        .stderr_has("the offline engine has one draft");
    for arguments in [&["-n", "9"][..], &["-n", "0"], &["-n", "2", "--stream"]] {
        world("")
            .run(&[&["proposal", "post.md"], arguments].concat())
            .exits(2);
    }
}
