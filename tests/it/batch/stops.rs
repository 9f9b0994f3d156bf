//! Stops: a batch that is killed, interrupted or left in any other way, and taken up again.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::{prompts, rows, world};
use crate::support::Gig;
use crate::support::endpoint::{Endpoint, Step, good_json};

fn slow(pause: u64) -> Endpoint {
    let mut script = good_json("An answer.");
    script.insert(0, Step::Pause(Duration::from_millis(pause)));
    Endpoint::always(script)
}

fn spawn(gig: &Gig, arguments: &[&str]) -> Child {
    gig.command(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// How often each id stands in a file that must hold whole rows only.
fn counts(path: &Path) -> BTreeMap<u64, usize> {
    let mut counts = BTreeMap::new();
    for row in rows(&std::fs::read_to_string(path).unwrap()) {
        assert_eq!(row["result"]["draft"], "An answer.", "{row}");
        *counts.entry(row["id"].as_u64().unwrap()).or_default() += 1;
    }
    counts
}

const BATCH: [&str; 7] = [
    "batch",
    "-j",
    "8",
    "--out",
    "out.jsonl",
    "--resume",
    "write",
];

fn batch() -> Vec<&'static str> {
    [&BATCH[..], &["--template", "ask", "in.jsonl"]].concat()
}

#[test]
fn killed_at_any_moment_nothing_is_lost_doubled_or_broken() {
    // GIG_KILLS=25 is the whole trial.
    let kills = std::env::var("GIG_KILLS").map_or(6, |kills| kills.parse().unwrap());
    let total = 300;
    let endpoint = slow(20);
    let gig = world(&endpoint.base_url()).file("in.jsonl", prompts(total));
    let out = gig.folder().join("out.jsonl");
    let mut seed: u64 = 7;
    for _ in 0..kills {
        let mut child = spawn(&gig, &batch());
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        std::thread::sleep(Duration::from_millis(15 + (seed >> 33) % 120));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let run = gig.run(&batch());
    run.ok();
    let counts = counts(&out);
    assert_eq!(counts.len(), total);
    assert!(counts.values().all(|&count| count == 1), "{counts:?}");
    // Paid twice at most what was in flight at each stop.
    let asked = endpoint.requests().len();
    assert!(asked <= total + kills * 8, "{asked}");
}

#[cfg(unix)]
#[test]
fn interrupted_it_ends_soon_keeps_what_came_and_goes_on() {
    for pause in [200, 10_000] {
        let endpoint = slow(pause);
        let gig = world(&endpoint.base_url()).file("in.jsonl", prompts(40));
        let child = spawn(&gig, &batch());
        while endpoint.requests().len() < 8 {
            std::thread::sleep(Duration::from_millis(10));
        }
        let begun = Instant::now();
        let pid = child.id().to_string();
        let kill = std::process::Command::new("kill")
            .args(["-INT", &pid])
            .status();
        assert!(kill.unwrap().success());
        let output = child.wait_with_output().unwrap();
        assert!(
            begun.elapsed() < Duration::from_secs(2),
            "{:?}",
            begun.elapsed()
        );
        assert_eq!(output.status.code(), Some(130));
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.contains("--resume goes on"), "{told}");
        let done = counts(&gig.folder().join("out.jsonl")).len();
        // What was in flight and could end did.
        assert!(if pause == 200 { done >= 8 } else { done == 0 }, "{done}");
    }
}

#[test]
fn one_process_writes_and_what_is_there_is_not_written_over() {
    let endpoint = slow(3000);
    let gig = world(&endpoint.base_url()).file("in.jsonl", prompts(4));
    let mut first = spawn(&gig, &batch());
    while endpoint.requests().is_empty() {
        std::thread::sleep(Duration::from_millis(10));
    }
    gig.run(&batch()).exits(3).stderr_has("another gig");
    first.kill().unwrap();
    first.wait().unwrap();
    let quick = slow(0);
    let gig = gig.env("OPENAI_BASE_URL", quick.base_url());
    gig.run(&batch()).ok();
    let whole = std::fs::read_to_string(gig.folder().join("out.jsonl")).unwrap();
    let again: Vec<&str> = batch()
        .into_iter()
        .filter(|part| *part != "--resume")
        .collect();
    gig.run(&again).exits(3).stderr_has("--resume takes it up");
    let asked = quick.requests().len();
    gig.run(&batch()).ok().stderr_has("4 were done before");
    assert_eq!(quick.requests().len(), asked);
    assert_eq!(
        std::fs::read_to_string(gig.folder().join("out.jsonl")).unwrap(),
        whole
    );
}

#[test]
fn failed_rows_are_tried_again_and_a_reader_that_goes_away_ends_it_quietly() {
    let posts = "{\"id\":1,\"post\":\"Build a shop\"}\n{\"id\":2}\n";
    let gig = Gig::new().file("in.jsonl", posts);
    let scan = [
        "batch",
        "scan",
        "in.jsonl",
        "--out",
        "out.jsonl",
        "--resume",
    ];
    gig.run(&scan).exits(6);
    let gig = gig.file(
        "in.jsonl",
        posts.replace("{\"id\":2}", "{\"id\":2,\"post\":\"Draw\"}"),
    );
    gig.run(&scan)
        .ok()
        .stderr_has("1 failed rows are tried again");
    let out = rows(&std::fs::read_to_string(gig.folder().join("out.jsonl")).unwrap());
    let ids: Vec<&Value> = out.iter().map(|row| &row["id"]).collect();
    assert_eq!(ids, [&Value::from(1), &Value::from(2)]);
    let check = [
        "batch",
        "check",
        "in.jsonl",
        "--out",
        "out.jsonl",
        "--resume",
    ];
    gig.run(&check)
        .exits(3)
        .stderr_has("holds gig.scan/1, not gig.check/1");

    let many: String = (0..2000)
        .map(|id| format!("{{\"id\":{id},\"post\":\"x\"}}\n"))
        .collect();
    let gig = gig.file("many.jsonl", many);
    let mut child = gig
        .command(&["batch", "scan", "many.jsonl"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
}
