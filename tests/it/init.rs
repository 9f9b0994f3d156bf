//! `gig init` without a terminal: the flags say it all, or it says which are missing.

use crate::support::Gig;
use crate::support::endpoint::{Endpoint, Script, answer};

fn list(names: &[&str]) -> Script {
    let models: Vec<_> = names
        .iter()
        .map(|name| serde_json::json!({"id": name}))
        .collect();
    answer(200, &[], &serde_json::json!({"data": models}).to_string())
}

fn config(gig: &Gig) -> String {
    std::fs::read_to_string(gig.home().join("config.toml")).unwrap_or_default()
}

#[test]
fn without_a_terminal_it_says_which_flags_are_missing() {
    let gig = Gig::new();
    gig.run(&["init"])
        .exits(2)
        .stderr_has("this is no terminal")
        .stderr_has("--endpoint")
        .stderr_has("--profile NAME or --no-profile");
    gig.run(&["init", "--endpoint", "groq", "--no-profile"])
        .exits(2)
        .stderr_has("--key-env");
    gig.run(&["init", "--endpoint", "grok", "--no-key", "--no-profile"])
        .exits(2)
        .stderr_has("did you mean 'groq'?");
    gig.run(&[
        "init",
        "--endpoint",
        "azure",
        "--no-key",
        "--model",
        "m",
        "--no-profile",
    ])
    .exits(2)
    .stderr_has("openai.azure.com");
    assert_eq!(config(&gig), "");
}

#[test]
fn the_flags_say_it_all() {
    let endpoint = Endpoint::always(list(&["a", "b"]));
    let url = endpoint.base_url();
    let old = "# mine\nwords = 120\nengine = \"offline\"\n\n[endpoints.old]\nbase_url = \"https://old.example/v1\"\n";
    let gig = Gig::new()
        .home_file("config.toml", old)
        .env("MY_SOURCE", "canary-012345");
    gig.run(&[
        "init",
        "--endpoint",
        &url,
        "--key-env",
        "MY_SOURCE",
        "--model",
        "b",
        "--profile",
        "ada",
    ])
    .ok()
    .stderr_has("local answers: 2 models")
    .stderr_has("gig proposal POST");
    let new = config(&gig);
    assert!(
        new.starts_with("# mine\nwords = 120\n") && new.contains("[endpoints.old]"),
        "{new}"
    );
    assert!(!new.contains("offline") && !new.contains("canary"), "{new}");
    let header = endpoint.requests()[0]
        .header("authorization")
        .map(str::to_owned);
    assert_eq!(header.as_deref(), Some("Bearer canary-012345"));
    let shown = gig.run(&["config", "show", "--json"]).ok().json();
    assert_eq!(shown["target"]["model"], "b");
    assert_eq!(shown["target"]["key"], "the variable MY_SOURCE");
    assert!(gig.home().join("profiles/ada.md").exists());
    assert_eq!(
        gig.run(&["config", "get", "profile"]).ok().stdout(),
        "ada\n"
    );
}

#[test]
fn an_endpoint_that_does_not_answer_changes_nothing() {
    let endpoint = Endpoint::always(answer(401, &[], "{\"error\":\"no\"}"));
    let gig = Gig::new();
    let url = endpoint.base_url();
    let arguments = [
        "init",
        "--endpoint",
        &url,
        "--no-key",
        "--model",
        "m",
        "--profile",
        "ada",
    ];
    gig.run(&arguments).exits(4).stderr_has("--no-test");
    assert_eq!(config(&gig), "");
    assert!(!gig.home().join("profiles").exists());
    let mut untested = arguments.to_vec();
    untested.push("--no-test");
    gig.run(&untested).ok();
    assert!(config(&gig).contains("auth = \"none\""));
    assert_eq!(endpoint.requests().len(), 1);
}

#[test]
fn the_only_model_is_chosen_and_several_are_asked_for() {
    let endpoint = Endpoint::start(vec![list(&["only"]), list(&["a", "b"])]);
    let url = endpoint.base_url();
    let gig = Gig::new();
    gig.run(&["init", "--endpoint", &url, "--no-profile"]).ok();
    assert!(config(&gig).contains("model = \"only\""));
    let gig = Gig::new();
    gig.run(&["init", "--endpoint", &url, "--no-profile"])
        .exits(2)
        .stderr_has("--model NAME: a, b");
}

#[test]
fn offline_needs_no_endpoint() {
    let gig = Gig::new();
    gig.run(&["init", "--endpoint", "offline", "--no-profile"])
        .ok();
    assert_eq!(config(&gig), "engine = \"offline\"\n");
    gig.run(&["doctor"]).ok().stdout_has("engine is offline");
}
