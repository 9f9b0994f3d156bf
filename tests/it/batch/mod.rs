//! `gig batch`: rows in, rows out, stopped and taken up again.

mod hosted;
mod limits;
mod stops;

use serde_json::{Value, json};

use crate::support::Gig;
use crate::support::endpoint::{Endpoint, good_json, whole};

const POST: &str = "Build a Shopify dashboard in Python. Budget $500.";
const PROFILE: &str = "---\nname: Ada Marsh\n---\n## Skills\n- Python, Shopify\n";

/// The rows of an output, each as the published schema has it.
fn rows(text: &str) -> Vec<Value> {
    let schema = gigsmith::report::schema::schema("batch").unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    text.lines()
        .map(|line| {
            let row = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
            schema
                .validate(&row)
                .unwrap_or_else(|error| panic!("{error}: {line}"));
            row
        })
        .collect()
}

/// `count` rows with a prompt each.
fn prompts(count: usize) -> String {
    (0..count)
        .map(|id| {
            format!(
                "{}\n",
                json!({"id": id, "prompt": format!("question {id}")})
            )
        })
        .collect()
}

/// A world whose endpoint is at `url`.
fn world(url: &str) -> Gig {
    Gig::new()
        .env("OPENAI_BASE_URL", url)
        .env("OPENAI_API_KEY", "none")
        .env("GIG_MODEL", "fake-1")
}

#[test]
fn rows_of_every_reading_command_come_out_with_their_fields() {
    let posts = format!(
        "{}\n{}\n",
        json!({"id": "a", "post": POST, "from": "list"}),
        json!({"title": "Logo", "text": "Draw a logo. Message me on Telegram @x.", "n": [1, 2]})
    );
    let gig = Gig::new()
        .profile("ada", PROFILE)
        .file("posts.jsonl", &posts)
        .file(
            "drafts.csv",
            "id,draft,post\n7,I can do it.,Build a shop\n8,,x\n",
        );
    let run = gig.run(&["batch", "scan", "posts.jsonl", "--ordered"]);
    let out = rows(&run.ok().stdout());
    assert_eq!(
        (&out[0]["id"], &out[0]["from"], &out[0]["post"]),
        (&json!("a"), &json!("list"), &json!(POST))
    );
    assert_eq!(out[0]["result"]["schema"], "gig.scan/1");
    assert_eq!((&out[1]["id"], &out[1]["n"]), (&json!(2), &json!([1, 2])));
    assert!(!out[1]["result"]["findings"].as_array().unwrap().is_empty());

    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, posts.as_bytes()).unwrap();
    let gig = gig.file("posts.jsonl.gz", packed.finish().unwrap());
    let run = gig.run(&["batch", "match", "posts.jsonl.gz", "--ordered"]);
    let out = rows(&run.ok().stdout());
    assert_eq!(out[0]["result"]["schema"], "gig.match/1");
    assert_eq!(out[0]["result"]["profile"], "ada.md");

    let run = gig.run(&["batch", "check", "drafts.csv", "--ordered"]);
    let out = rows(&run.exits(6).stdout());
    assert_eq!(out[0]["result"]["schema"], "gig.check/1");
    assert_eq!(
        out[1]["error"],
        json!({"kind": "input", "message": "the row has no text: a field draft or text"})
    );
}

#[test]
fn what_is_wrong_with_a_row_stands_in_its_place_and_the_rest_goes_on() {
    let input = format!(
        "{}\nnonsense\n{}\n{}\n{}\n{}\n",
        json!({"id": 1, "post": POST}),
        json!({"id": 1, "post": POST}),
        json!({"id": "1", "post": POST}),
        json!({"id": 5, "nothing": true}),
        json!({"id": 6, "post": POST, "profile": "/etc/passwd"}),
    );
    let gig = Gig::new().profile("ada", PROFILE).stdin(input);
    let run = gig.run(&["batch", "match", "--ordered"]);
    let out = rows(&run.exits(6).stdout());
    let ids: Vec<&Value> = out.iter().map(|row| &row["id"]).collect();
    assert_eq!(
        ids,
        [
            &json!(1),
            &json!(2),
            &json!("1#3"),
            &json!("1"),
            &json!(5),
            &json!(6)
        ]
    );
    let failed: Vec<bool> = out.iter().map(|row| row.get("error").is_some()).collect();
    assert_eq!(failed, [false, true, true, false, true, true]);
    let message = |place: usize| out[place]["error"]["message"].as_str().unwrap().to_owned();
    assert!(
        message(1).starts_with("line 2: not a row"),
        "{}",
        message(1)
    );
    assert!(
        message(2).contains("stands in an earlier row"),
        "{}",
        message(2)
    );
    assert!(message(5).contains("not a path"), "{}", message(5));
    run.stderr_has("2 rows done, 4 failed");
}

#[test]
fn drafts_are_made_judged_and_mended_row_by_row() {
    let endpoint = Endpoint::start(vec![
        good_json("I have 9 years of Fortran and made $1,000,000 for ACME."),
        good_json("Your Shopify dashboard needs Python. Which sales matter most to you?"),
    ]);
    let gig = world(&endpoint.base_url())
        .profile("ada", PROFILE)
        .stdin(format!(
            "{}\n",
            json!({"id": "x", "post": POST, "words": 90})
        ));
    let run = gig.run(&["batch", "proposal", "--jobs", "1"]);
    let out = rows(&run.ok().stdout());
    let result = &out[0]["result"];
    assert_eq!(result["schema"], "gig.proposal/1");
    assert_eq!(result["receipt"]["repairs"], 1, "{}", run.transcript());
    assert_eq!(result["usage"]["prompt"], 22);
    assert_eq!(endpoint.requests().len(), 2);
    assert!(endpoint.requests()[0].body.contains("90 words"));
    run.stderr_has("1 row done")
        .stderr_has("22 tokens in, 14 out");

    let offline = Gig::new().profile("ada", PROFILE).stdin(format!(
        "{}\n",
        json!({"brief": "Logo for my bakery", "budget": "200 EUR"})
    ));
    let run = offline.run(&["batch", "post"]);
    let out = rows(&run.ok().stdout());
    assert_eq!(
        (&out[0]["id"], &out[0]["result"]["schema"]),
        (&json!(1), &json!("gig.post/1"))
    );
    assert!(
        out[0]["result"]["draft"]
            .as_str()
            .unwrap()
            .contains("200 EUR")
    );
}

#[test]
fn a_prompt_is_asked_as_it_is_and_a_chain_of_batches_passes_the_draft_on() {
    let endpoint = Endpoint::always(good_json("An answer of some words, and no more."));
    let gig = world(&endpoint.base_url()).stdin(prompts(3));
    let run = gig.run(&["batch", "-j", "2", "--ordered"]);
    let out = rows(&run.ok().stdout());
    assert_eq!(out[2]["prompt"], "question 2");
    assert_eq!(
        out[2]["result"]["draft"],
        "An answer of some words, and no more."
    );
    let asked = endpoint.requests()[0].json();
    assert_eq!(asked["messages"].as_array().unwrap().len(), 1);
    let checked = Gig::new().stdin(run.stdout()).run(&["batch", "check"]);
    let out = rows(&checked.ok().stdout());
    assert_eq!(out[0]["result"]["schema"], "gig.check/1");
    assert_eq!(out[0]["draft"], "An answer of some words, and no more.");
}

#[test]
fn an_answer_that_is_cut_is_an_error_with_the_text_beside_it() {
    let body = whole("Half an", "length");
    let script =
        crate::support::endpoint::answer(200, &[("content-type", "application/json")], &body);
    let endpoint = Endpoint::always(script);
    let gig = world(&endpoint.base_url()).stdin(prompts(1));
    let run = gig.run(&["batch"]);
    let out = rows(&run.exits(6).stdout());
    assert_eq!(out[0]["error"]["kind"], "incomplete");
    assert_eq!(out[0]["result"]["draft"], "Half an");
    assert_eq!(out[0]["result"]["complete"], false);
}

#[test]
fn a_dry_run_counts_tokens_and_sends_nothing() {
    let endpoint = Endpoint::always(good_json("x")).that_may_be_idle();
    let gig = world(&endpoint.base_url()).stdin(prompts(20));
    let run = gig.run(&["batch", "--dry-run", "-m", "gpt-4o-mini"]);
    run.ok()
        .stdout_has("20 rows: ")
        .stdout_has("tokens in, up to");
    run.stdout_has("nothing was sent");
    assert!(endpoint.requests().is_empty());
    let scan = Gig::new()
        .stdin("{}\n")
        .run(&["batch", "scan", "--dry-run"]);
    scan.exits(2).stderr_has("asks none");
}

#[test]
fn what_cannot_be_right_for_any_row_is_said_once() {
    let gig = Gig::new().stdin(prompts(3));
    gig.run(&["batch", "write"])
        .exits(2)
        .stderr_has("--template NAME");
    gig.run(&["batch", "scan", "--template", "reply"]).exits(2);
    gig.run(&["batch", "write", "--template", "reply", "--set", "gaol=x"])
        .exits(2)
        .stderr_has("no input 'gaol'");
    gig.run(&["batch", "scan", "none.jsonl"])
        .exits(3)
        .stderr_has("cannot read none.jsonl: it does not exist");
    gig.run(&["batch", "scan", "--resume"]).exits(2);
}
