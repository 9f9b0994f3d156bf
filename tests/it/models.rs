//! `gig models` and `gig doctor` against a fake endpoint.

use crate::support::Gig;
use crate::support::endpoint::{Endpoint, Script, answer};

fn list(names: &[&str]) -> Script {
    let models: Vec<_> = names
        .iter()
        .map(|name| serde_json::json!({"id": name, "context_length": 8192}))
        .collect();
    let body = serde_json::json!({"object": "list", "data": models}).to_string();
    answer(200, &[("content-type", "application/json")], &body)
}

fn gig(endpoint: &Endpoint, more: &str) -> Gig {
    let url = endpoint.base_url();
    let text = format!("[endpoints.here]\nbase_url = \"{url}\"\n{more}");
    Gig::new().home_file("config.toml", text)
}

#[test]
fn the_model_in_use_is_marked_and_the_list_is_kept_for_a_day() {
    let endpoint = Endpoint::start(vec![list(&["small", "gpt-4o"]), list(&["other"])]);
    let gig = gig(&endpoint, "model = \"gpt-4o\"\n");
    let shown = "  small   8192 tokens\n* gpt-4o  8192 tokens, $2.50 in, $10.00 out a million\n";
    assert_eq!(gig.run(&["models"]).ok().stdout(), shown);
    assert_eq!(gig.run(&["models"]).ok().stdout(), shown);
    assert_eq!(endpoint.requests().len(), 1);
    assert_eq!(endpoint.requests()[0].line, "GET /v1/models");
    let json = gig.run(&["models", "--json"]).ok().json();
    assert_eq!(json["schema"], "gig.models/1");
    assert_eq!(json["cached"], true);
    assert_eq!(json["models"][1]["default"], true);
    gig.run(&["models", "--refresh"])
        .ok()
        .stdout_has("  other")
        .stderr_has("'gpt-4o', is not in the list");
    assert_eq!(endpoint.requests().len(), 2);
}

#[test]
fn without_an_endpoint_there_is_nothing_to_list() {
    Gig::new().run(&["models"]).exits(3).stderr_has("gig init");
    Gig::new()
        .run(&["models", "--endpoint", "olama"])
        .exits(3)
        .stderr_has("did you mean 'ollama'?");
}

#[test]
fn the_doctor_says_what_is_wrong_and_what_to_do() {
    let endpoint = Endpoint::always(list(&["m-1"]));
    let more = "model = \"m-2\"\napi_key_env = \"MY_CANARY\"\n";
    let gig = gig(&endpoint, more)
        .env("MY_CANARY", "canary-0123456789")
        .env("GIG_WORD", "100");
    gig.run(&["-v", "doctor"])
        .ok()
        .stdout_has("ok       key: from the variable MY_CANARY\n")
        .stdout_has("ok       endpoint: answers in ")
        .stdout_has("warning  model: 'm-2' is not in the endpoint's list\n")
        .stdout_has("warning  variables: GIG_WORD is no setting of gig's\n")
        .stdout_has("hint: did you mean GIG_WORDS?\n")
        .stdout_has("warning  profile: there is none yet\n");
    let json = gig.run(&["doctor", "--json"]);
    assert_eq!(json.ok().json()["schema"], "gig.doctor/1");
    assert_eq!(json.json()["ok"], true);
    assert!(!json.transcript().contains("canary"));
}

#[test]
fn the_doctor_s_exit_code_is_that_of_the_first_error() {
    let offline = Gig::new().run(&["doctor"]);
    offline
        .ok()
        .stdout_has("ok       engine: offline: no endpoint is configured\n");
    Gig::new()
        .home_file("config.toml", "words = 'x'")
        .run(&["doctor"])
        .exits(3)
        .stdout_has("config.toml:1: words must be")
        .stdout_has("skipped  the rest");
    Gig::new()
        .env("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
        .run(&["doctor"])
        .exits(5)
        .stdout_has("error    endpoint: ");
    Gig::new()
        .env("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
        .run(&["doctor", "--no-network"])
        .ok()
        .stdout_has("skipped  endpoint: --no-network");
    let endpoint = Endpoint::always(answer(401, &[], "{\"error\":{\"message\":\"bad key\"}}"));
    let gig = gig(&endpoint, "model = \"m\"\n");
    gig.run(&["doctor"])
        .exits(4)
        .stdout_has("error    endpoint: ");
    assert_eq!(endpoint.requests().len(), 1, "it asks once");
}

#[test]
fn an_endpoint_without_a_list_is_no_error() {
    for (status, body) in [
        (404, "{\"detail\":\"Not Found\"}"),
        (200, "<html>hello</html>"),
    ] {
        let endpoint = Endpoint::always(answer(status, &[], body));
        let gig = gig(&endpoint, "model = \"m\"\n");
        gig.run(&["doctor"])
            .ok()
            .stdout_has("warning  endpoint: ")
            .stdout_has("drafts may work");
    }
}

/// The published schema of each `--json`, asked of the program itself.
#[test]
fn every_json_follows_its_published_schema() {
    let endpoint = Endpoint::always(list(&["gpt-4o", "b"]));
    let gig = gig(&endpoint, "model = \"b\"\nheaders.X-Team = \"t\"\n");
    let offline = Gig::new().env("GIG_VOCABULARY", "Zig,Nim");
    let cases: [(&Gig, &str, &[&str]); 7] = [
        (&gig, "models", &["models", "--json"]),
        (&gig, "config", &["config", "show", "--json"]),
        (
            &gig,
            "setting",
            &["config", "get", "endpoints.here.base_url", "--json"],
        ),
        (&gig, "presets", &["config", "presets", "--json"]),
        (&gig, "doctor", &["doctor", "--json"]),
        (&offline, "config", &["config", "show", "--json"]),
        (
            &offline,
            "setting",
            &["config", "get", "vocabulary", "--json"],
        ),
    ];
    for (gig, name, arguments) in cases {
        let schema = gig.run(&["schema", name]).ok().json();
        let value = gig.run(arguments).ok().json();
        let errors: Vec<String> = jsonschema::validator_for(&schema)
            .unwrap()
            .iter_errors(&value)
            .map(|error| error.to_string())
            .collect();
        assert!(errors.is_empty(), "{arguments:?}: {errors:?}");
    }
}
