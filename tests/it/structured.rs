//! Templates with a schema: how the form is asked for, what the endpoint refuses of it, and that what
//! comes is validated here whatever the endpoint promised.

use serde_json::{Value, json};

use crate::support::Gig;
use crate::support::endpoint::{Endpoint, Script, answer, delta, finish, good_stream, stream};

const TEMPLATE: &str = "---
description: steps as JSON
audience: both
inputs:
  about: {type: text, required: true}
schema:
  type: object
  required: [steps]
  additionalProperties: false
  properties:
    steps: {type: array, minItems: 1, items: {type: string}}
---
# user
Cut this into steps: {{ about }}
# draft
{\"steps\": [\"{{ about }}\"]}
";
const GOOD: &str = r#"{"steps": ["dig", "plant"]}"#;
const COMMAND: [&str; 3] = ["write", "steps", "about.txt"];

fn world(template: &str) -> Gig {
    Gig::new()
        .home_file("prompts/steps.md", template)
        .file("about.txt", "a garden")
}

fn asking(endpoint: &Endpoint) -> Gig {
    world(TEMPLATE).home_file(
        "config.toml",
        format!(
            "[endpoints.here]\nbase_url = \"{}\"\nmodel = \"m\"\nretries = 0\n",
            endpoint.base_url()
        ),
    )
}

fn refused(message: &str) -> Script {
    let error = json!({"error": {"message": message, "type": "invalid_request_error"}});
    answer(400, &[], &error.to_string())
}

fn formats(endpoint: &Endpoint) -> Vec<Value> {
    let requests = endpoint.requests();
    let sent = requests.iter().map(|request| request.json());
    sent.map(|body| body["response_format"]["type"].clone())
        .collect()
}

#[test]
fn each_way_to_ask_is_tried_once_told_and_remembered() {
    let endpoint = Endpoint::start(vec![
        refused("Invalid schema for response_format 'answer': 'minimum' is not permitted."),
        refused("'response_format.type' must be 'text'"),
        good_stream(GOOD),
    ]);
    let gig = asking(&endpoint);
    let run = gig.run(&COMMAND);
    run.ok().stderr_has("refuses a JSON schema");
    run.stderr_has("asking again in words");
    assert_eq!(run.stdout().trim(), GOOD);
    assert_eq!(
        formats(&endpoint),
        [json!("json_schema"), json!("json_object"), Value::Null]
    );
    // Without response_format the model is told in words, from the first request on.
    assert!(endpoint.requests()[2].body.contains("minItems"));
    gig.run(&COMMAND).ok();
    assert_eq!(formats(&endpoint).last(), Some(&Value::Null));
    assert_eq!(endpoint.requests().len(), 4);
}

#[test]
fn an_answer_of_another_form_goes_back_once() {
    let endpoint = Endpoint::start(vec![
        good_stream(r#"{"steps": ["dig", 7]}"#),
        good_stream(GOOD),
    ]);
    let run = asking(&endpoint).run(&COMMAND);
    assert_eq!(run.ok().stdout().trim(), GOOD);
    let again = endpoint.requests()[1].json();
    let complaint = again["messages"]
        .as_array()
        .unwrap()
        .last()
        .unwrap()
        .to_string();
    assert!(complaint.contains("/steps/1"), "{complaint}");
}

#[test]
fn one_that_stays_wrong_is_an_error_and_half_an_answer_incomplete() {
    let endpoint = Endpoint::always(good_stream("Sure: dig, then plant."));
    let run = asking(&endpoint).run(&COMMAND);
    run.exits(1).stderr_has("error[A01]");
    run.stderr_has("not JSON");
    assert_eq!(endpoint.requests().len(), 2);
    let gig = asking(&endpoint)
        .run(&[&COMMAND[..], &["--json"]].concat())
        .json();
    assert_eq!(gig["findings"][0]["rule"], "A01", "{gig:#}");
    let endpoint = Endpoint::always(stream(&[&delta("{\"steps\": [\"di"), &finish("length")]));
    let run = asking(&endpoint).run(&COMMAND);
    run.exits(5).stderr_has("token limit");
    assert!(!run.stderr().contains("A01"), "{}", run.transcript());
}

#[test]
fn what_stands_around_the_json_stays_behind() {
    let fenced = format!("Here you are:\n```json\n{GOOD}\n```\n");
    let endpoint = Endpoint::always(good_stream(&fenced));
    assert_eq!(asking(&endpoint).run(&COMMAND).ok().stdout().trim(), GOOD);
}

#[test]
fn the_offline_draft_is_validated_too_and_a_schema_that_is_none_refused() {
    let run = world(TEMPLATE).run(&COMMAND);
    assert_eq!(run.ok().stdout().trim(), r#"{"steps": ["a garden"]}"#);
    let wrong = TEMPLATE.replace("{\"steps\": [\"{{ about }}\"]}", "{{ about }}");
    world(&wrong)
        .run(&COMMAND)
        .exits(1)
        .stderr_has("error[A01]");
    let none = TEMPLATE.replace("minItems: 1", "minItems: few");
    world(&none)
        .run(&COMMAND)
        .exits(3)
        .stderr_has("steps.md:6: the schema is not one");
    let list = TEMPLATE.replacen("type: object", "type: array", 1);
    world(&list)
        .run(&COMMAND)
        .exits(3)
        .stderr_has("type: object");
}
