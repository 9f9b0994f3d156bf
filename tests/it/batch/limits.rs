//! Limits: of the endpoint's patience, of money, of what helps.

use std::time::Duration;

use serde_json::json;

use super::{prompts, rows, world};
use crate::support::endpoint::{Endpoint, Script, answer, good_json};

fn refusal(status: u16, code: &str, headers: &[(&str, &str)]) -> Script {
    let body = json!({"error": {"message": "no", "code": code}}).to_string();
    let mut headers = headers.to_vec();
    headers.push(("content-type", "application/json"));
    answer(status, &headers, &body)
}

#[test]
fn all_slow_down_when_one_is_refused_and_every_row_is_done_once() {
    let limited = || refusal(429, "rate_limit_exceeded", &[("retry-after-ms", "400")]);
    let mut scripts: Vec<Script> = (0..8).map(|_| good_json("x")).collect();
    scripts.extend((0..4).map(|_| limited()));
    scripts.push(good_json("x"));
    let endpoint = Endpoint::start(scripts);
    let run =
        world(&endpoint.base_url())
            .stdin(prompts(30))
            .run(&["batch", "-j", "4", "--retries", "2"]);
    let mut ids: Vec<u64> = rows(&run.ok().stdout())
        .iter()
        .map(|row| row["id"].as_u64().unwrap())
        .collect();
    ids.sort_unstable();
    assert_eq!(ids, (0..30).collect::<Vec<u64>>());
    run.stderr_has("limiting requests (429)");
    let requests = endpoint.requests();
    assert_eq!(requests.len(), 34);
    // When nobody got through, all wait as long as was asked.
    let pause = requests[12].at - requests[11].at;
    assert!(pause >= Duration::from_millis(390), "{pause:?}");
}

#[test]
fn a_spent_quota_stops_it_and_the_rest_is_untouched() {
    let endpoint = Endpoint::start(vec![
        good_json("x"),
        good_json("x"),
        good_json("x"),
        refusal(429, "insufficient_quota", &[]),
    ]);
    let gig = world(&endpoint.base_url()).stdin(prompts(50));
    let run = gig.run(&["batch", "-j", "1", "--out", "out.jsonl"]);
    run.exits(4)
        .stderr_has("quota or credit")
        .stderr_has("--resume goes on");
    let text = std::fs::read_to_string(gig.folder().join("out.jsonl")).unwrap();
    let out = rows(&text);
    assert_eq!(out.len(), 4);
    assert_eq!(
        out.iter().filter(|row| row.get("error").is_some()).count(),
        1
    );
    assert_eq!(endpoint.requests().len(), 4);
}

#[test]
fn an_endpoint_that_fails_all_the_time_is_not_asked_for_ever() {
    let endpoint = Endpoint::always(refusal(500, "server_error", &[]));
    let gig = world(&endpoint.base_url()).stdin(prompts(500));
    let run = gig.run(&["batch", "-j", "2", "--retries", "0"]);
    run.exits(5).stderr_has("in a row failed");
    let count = endpoint.requests().len();
    assert!((10..40).contains(&count), "{count}");
}

#[test]
fn what_may_be_spent_is_not_passed() {
    let endpoint = Endpoint::always(good_json("x"));
    let prices = "[prices.\"fake-1\"]\ninput = 1000000.0\noutput = 0.0\n";
    let gig = world(&endpoint.base_url())
        .home_file("config.toml", prices)
        .stdin(prompts(50));
    let run = gig.run(&[
        "batch",
        "-j",
        "3",
        "--out",
        "out.jsonl",
        "--max-cost",
        "100",
    ]);
    run.exits(3).stderr_has("would pass max_cost $100.00");
    // Eleven dollars each, by the tokens that the endpoint counts.
    let text = std::fs::read_to_string(gig.folder().join("out.jsonl")).unwrap();
    assert!((6..=9).contains(&rows(&text).len()), "{text}");
    let unknown = world(&endpoint.base_url())
        .env("OPENAI_BASE_URL", "https://api.example.com/v1")
        .stdin(prompts(2))
        .run(&["batch", "--max-cost", "1"]);
    unknown.exits(3).stderr_has("is not known");
}
