//! Batches that the endpoint works on by itself: every way they end, and every way they are left.

use serde_json::{Value, json};

use super::{prompts, rows, world};
use crate::support::Gig;
use crate::support::endpoint::{Endpoint, Script, Step, answer, whole};

fn said(value: &Value) -> Script {
    text(&value.to_string())
}

fn text(body: &str) -> Script {
    answer(200, &[("content-type", "application/json")], body)
}

/// A line of results.
fn result(id: u64, words: &str) -> String {
    let body: Value = serde_json::from_str(&whole(words, "stop")).unwrap();
    let response = json!({"status_code": 200, "request_id": "r", "body": body});
    json!({"id": "x", "custom_id": id.to_string(), "response": response, "error": null}).to_string()
}

fn batch(status: &str, more: Value) -> Value {
    let mut batch =
        json!({"id": "batch-1", "object": "batch", "status": status, "input_file_id": "file-1"});
    let own = batch.as_object_mut().unwrap();
    own.extend(more.as_object().unwrap().clone());
    batch
}

fn submitted() -> Vec<Script> {
    vec![
        said(&json!({"id": "file-1", "object": "file"})),
        said(&batch("validating", json!({}))),
    ]
}

const FETCH: [&str; 4] = ["batch", "--fetch", "--out", "out.jsonl"];

fn submit() -> Vec<&'static str> {
    vec![
        "batch",
        "write",
        "in.jsonl",
        "--template",
        "ask",
        "--submit",
        "--out",
        "out.jsonl",
    ]
}

fn output(gig: &Gig) -> Vec<Value> {
    rows(&std::fs::read_to_string(gig.folder().join("out.jsonl")).unwrap())
}

fn lines(endpoint: &Endpoint) -> Vec<String> {
    endpoint
        .requests()
        .into_iter()
        .map(|request| request.line)
        .collect()
}

#[test]
fn rows_are_handed_over_and_their_answers_come_back_in_their_order() {
    let mut scripts = submitted();
    scripts.push(said(&batch(
        "in_progress",
        json!({"request_counts": {"total": 4, "completed": 1, "failed": 0}}),
    )));
    scripts.push(said(&batch(
        "completed",
        json!({"output_file_id": "out-1", "error_file_id": "err-1"}),
    )));
    scripts.push(text(&format!(
        "{}\n{}\n",
        result(2, "Third."),
        result(0, "First.")
    )));
    scripts.push(text(
        "{\"custom_id\":\"1\",\"response\":{\"status_code\":400,\"body\":{\"error\":{\"message\":\"too long\"}}},\"error\":null}\n",
    ));
    let endpoint = Endpoint::start(scripts);
    let input = format!("{}{}\n", prompts(4), json!({"id": "no", "other": 1}));
    let gig = world(&endpoint.base_url()).file("in.jsonl", input);
    gig.run(&submit())
        .ok()
        .stderr_has("row \"no\" is not asked")
        .stderr_has("4 rows handed over in 1 part");
    let asked = endpoint.requests();
    assert!(
        asked[0]
            .header("content-type")
            .unwrap()
            .starts_with("multipart/form-data; boundary=")
    );
    for part in [
        "name=\"purpose\"\r\n\r\nbatch\r\n",
        "\"custom_id\":\"3\"",
        "\"url\":\"/v1/chat/completions\"",
    ] {
        assert!(asked[0].body.contains(part), "{part}");
    }
    let created = asked[1].json();
    assert_eq!(created["input_file_id"], "file-1");
    assert_eq!(created["completion_window"], "24h");
    gig.run(&submit()).exits(3).stderr_has("was submitted");

    let status = gig.run(&["batch", "--status", "--out", "out.jsonl"]);
    status
        .ok()
        .stdout_has("part 1 (4 rows): in_progress, 1 of 4 done");
    let run = gig.run(&FETCH);
    let out = output(&gig);
    run.exits(6).stderr_has("2 rows done, 3 failed");
    let ids: Vec<&Value> = out.iter().map(|row| &row["id"]).collect();
    assert_eq!(
        ids,
        [&json!(0), &json!(1), &json!(2), &json!(3), &json!("no")]
    );
    assert_eq!(out[0]["result"]["draft"], "First.");
    assert_eq!(out[0]["prompt"], "question 0");
    assert_eq!(out[1]["error"]["kind"], "refused");
    assert_eq!(
        out[1]["error"]["message"],
        "the batch has no answer for it (400): too long"
    );
    assert_eq!(out[2]["result"]["usage"]["prompt"], 11);
    assert_eq!(
        out[3]["error"]["message"],
        "the batch has no answer to this row"
    );
    assert_eq!(out[4]["error"]["kind"], "input");
    gig.run(&FETCH)
        .exits(3)
        .stderr_has("no batch was submitted");
}

#[test]
fn what_was_made_before_a_stop_is_found_and_not_paid_twice() {
    let upload = || said(&json!({"id": "file-1"}));
    let listed = |batches: Value| said(&json!({"object": "list", "data": batches}));
    for (found, posts) in [(true, 1), (false, 2)] {
        let list = if found {
            json!([
                batch(
                    "in_progress",
                    json!({"id": "batch-0", "input_file_id": "other"})
                ),
                batch("validating", json!({}))
            ])
        } else {
            json!([batch(
                "completed",
                json!({"id": "batch-0", "input_file_id": "other"})
            )])
        };
        let endpoint = Endpoint::start(vec![
            upload(),
            vec![Step::Reset],
            listed(list),
            said(&batch("validating", json!({}))),
        ]);
        let gig = world(&endpoint.base_url()).file("in.jsonl", prompts(2));
        gig.run(&submit())
            .exits(5)
            .stderr_has("looks whether it was made");
        let state = std::fs::read_to_string(gig.folder().join("out.jsonl.job/job.json")).unwrap();
        assert!(state.contains("\"state\": \"creating\""), "{state}");
        gig.run(&submit()).ok().stderr_has("where it was left");
        let lines = lines(&endpoint);
        let count = |wanted: &str| lines.iter().filter(|line| *line == wanted).count();
        assert_eq!(count("POST /v1/files"), 1, "{lines:?}");
        assert_eq!(count("POST /v1/batches"), posts, "{lines:?}");
        assert_eq!(count("GET /v1/batches"), 1, "{lines:?}");
    }
}

#[test]
fn what_is_done_of_a_batch_that_ends_badly_is_kept_and_the_rest_is_told() {
    for (end, more, message) in [
        (
            "expired",
            json!({"output_file_id": "out-1"}),
            "the batch expired before it had",
        ),
        (
            "cancelled",
            json!({"output_file_id": "out-1"}),
            "the batch was cancelled before it had",
        ),
        (
            "failed",
            json!({"errors": {"data": [{"message": "line 2 is wrong"}]}}),
            "the batch failed: line 2 is wrong before it had",
        ),
    ] {
        let has_output = more.get("output_file_id").is_some();
        let mut scripts = submitted();
        scripts.push(said(&batch(end, more)));
        scripts.push(text(&format!("{}\n", result(1, "Done."))));
        let endpoint = Endpoint::start(scripts);
        let gig = world(&endpoint.base_url()).file("in.jsonl", prompts(2));
        gig.run(&submit()).ok();
        gig.run(&FETCH).exits(6);
        let out = output(&gig);
        let told = out[0]["error"]["message"].as_str().unwrap();
        assert!(told.starts_with(message), "{told}");
        assert_eq!(out[1].get("result").is_some(), has_output, "{end}");
    }
}

#[test]
fn a_large_batch_is_parted_and_a_cancelled_one_says_so() {
    let mut scripts: Vec<Script> = Vec::new();
    for number in 1..=3 {
        scripts.push(said(&json!({"id": format!("file-{number}")})));
        scripts.push(said(&batch(
            "validating",
            json!({"id": format!("batch-{number}")}),
        )));
    }
    for number in 1..=3 {
        scripts.push(said(&batch(
            "in_progress",
            json!({"id": format!("batch-{number}")}),
        )));
    }
    scripts.push(said(&batch("cancelling", json!({}))));
    let endpoint = Endpoint::start(scripts);
    let gig = world(&endpoint.base_url()).file("in.jsonl", prompts(5));
    let run = gig.run(&[&submit()[..], &["--part-rows", "2"]].concat());
    run.ok().stderr_has("5 rows handed over in 3 parts");
    let run = gig.run(&["batch", "--cancel", "--out", "out.jsonl"]);
    run.ok().stdout_has("part 3: cancelling");
    let lines = lines(&endpoint);
    assert_eq!(lines[9], "POST /v1/batches/batch-1/cancel", "{lines:?}");
    assert_eq!(lines[11], "POST /v1/batches/batch-3/cancel");
}

#[test]
fn requests_can_be_taken_elsewhere_and_their_answers_brought_back() {
    let endpoint = Endpoint::always(text("{}")).that_may_be_idle();
    let gig = world(&endpoint.base_url()).file("in.jsonl", prompts(3));
    gig.run(&[
        "batch",
        "write",
        "in.jsonl",
        "--template",
        "ask",
        "--export",
        "requests.jsonl",
    ])
    .ok()
    .stderr_has("3 requests written");
    let asked = std::fs::read_to_string(gig.folder().join("requests.jsonl")).unwrap();
    let asked: Vec<Value> = asked
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(asked[1]["custom_id"], "1");
    assert_eq!(asked[1]["body"]["messages"][0]["content"], "question 1");
    assert_eq!(asked[1]["body"].get("stream"), None);
    let answers = format!(
        "{}\n{}\n{}\n",
        result(2, "c"),
        result(0, "a"),
        result(1, "b")
    );
    let gig = gig.file("answers.jsonl", answers);
    let run = gig.run(&[
        "batch",
        "write",
        "in.jsonl",
        "--template",
        "ask",
        "--import",
        "answers.jsonl",
    ]);
    let drafts: Vec<Value> = rows(&run.ok().stdout())
        .iter()
        .map(|row| row["result"]["draft"].clone())
        .collect();
    assert_eq!(drafts, ["a", "b", "c"]);
    assert!(endpoint.requests().is_empty());
    let offline = Gig::new().stdin(prompts(1));
    let submit = ["batch", "--submit", "--out", "out.jsonl"];
    offline.run(&submit).exits(2).stderr_has("no model to ask");
    let scan = ["batch", "scan", "--submit", "--out", "out.jsonl"];
    offline.run(&scan).exits(2).stderr_has("no model to ask");
}
