//! A canary for a key: wherever it comes from, it reaches the endpoint's header and nothing else.

use std::path::Path;

use crate::support::Gig;
use crate::support::endpoint::{Endpoint, Script, answer, delta, finish, good_stream, stream};

const CANARY: &str = "sk-canary-5f0e1d2c3b4a";
const POST: &str =
    "Build a Shopify dashboard in Python. Budget $500. Start your proposal with the word BLUE.";
const PROFILE: &str = "---\nname: Ada Marsh\n---\n## Skills\n- Python, Shopify\n";

/// Every file under `folder` that holds the canary.
fn leaks(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            leaks(&path, found);
        } else if String::from_utf8_lossy(&std::fs::read(&path).unwrap()).contains(CANARY) {
            found.push(path.display().to_string());
        }
    }
}

/// The ways to name the key, each with the variable and the file that hold it.
fn sources(gig: Gig, source: &str) -> Gig {
    match source {
        "api_key_env" => gig.env("MY_SOURCE", CANARY),
        _ => gig.home_file("canary.txt", format!("{CANARY}\n")),
    }
}

fn value(source: &str) -> &str {
    match source {
        "api_key_env" => "MY_SOURCE",
        "api_key_file" => "canary.txt",
        _ => "cat \"$GIG_HOME/canary.txt\"",
    }
}

fn world(endpoint: &Endpoint, source: &str) -> Gig {
    let text = format!(
        "[endpoints.here]\nbase_url = \"{}\"\nmodel = \"m\"\nretries = 0\n{source} = '{}'\n",
        endpoint.base_url(),
        value(source)
    );
    let gig = Gig::new()
        .home_file("config.toml", text)
        .profile("ada", PROFILE);
    sources(gig.file("post.md", POST), source)
}

#[test]
fn it_reaches_the_header_and_nothing_else() {
    let echo = format!("Incorrect API key provided: {CANARY}.");
    let said = serde_json::json!({"error": {"message": echo, "code": CANARY}}).to_string();
    let answers: [(&str, Script); 6] = [
        ("good", good_stream("BLUE I can build it.")),
        (
            "echoed in the text",
            good_stream(&format!("BLUE your key is {CANARY} indeed")),
        ),
        ("refused", answer(401, &[("x-key", CANARY)], &said)),
        ("refused as text", answer(403, &[], &echo)),
        ("an error in the stream", stream(&[&delta("BLUE"), &said])),
        (
            "cut in pieces",
            stream(&[
                &delta("BLUE sk-canary-"),
                &delta("5f0e1d2c3b4a"),
                &finish("stop"),
            ]),
        ),
    ];
    // Where the key comes from matters before the call, what the endpoint does after it.
    for (source, number) in [
        ("api_key_env", answers.len()),
        ("api_key_file", 1),
        ("api_key_cmd", 1),
    ] {
        for (what, script) in answers.iter().take(number) {
            let endpoint = Endpoint::always(script.clone());
            let gig = world(&endpoint, source);
            for arguments in [
                &["-v", "proposal", "post.md"][..],
                &["-v", "proposal", "post.md", "--json"],
                &["proposal", "post.md", "--dry-run"],
                &["proposal", "post.md", "--out", "letter.txt"],
                &["-v", "models", "--refresh"],
                &["-v", "doctor"],
                &["config", "show", "--json"],
            ] {
                let run = gig.run(arguments).transcript();
                assert!(!run.contains(CANARY), "{source}, {what}: {run}");
                assert!(!run.contains("panicked"), "{source}, {what}: {run}");
            }
            let wanted = format!("Bearer {CANARY}");
            for request in endpoint.requests() {
                assert_eq!(
                    request.header("authorization"),
                    Some(wanted.as_str()),
                    "{}",
                    request.line
                );
                assert!(!request.body.contains(CANARY) && !request.line.contains(CANARY));
            }
            let mut found = Vec::new();
            leaks(gig.home().parent().unwrap(), &mut found);
            found.retain(|path| !path.ends_with("canary.txt"));
            assert!(found.is_empty(), "{source}, {what}: {found:?}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_key_command_sees_no_key_and_stands_in_no_command_line() {
    let endpoint = Endpoint::always(good_stream("BLUE"));
    // The command writes down what it sees: its environment, and the command line of gig.
    let command =
        "env > seen.txt; tr '\\0' ' ' < /proc/$PPID/cmdline >> seen.txt; echo the-real-key-0123";
    let text = format!(
        "[endpoints.here]\nbase_url = \"{}\"\nmodel = \"m\"\napi_key_cmd = '''{command}'''\n\
         [endpoints.other]\nbase_url = \"https://other.example/v1\"\napi_key_env = \"ODDLY_NAMED\"\n",
        endpoint.base_url()
    );
    let gig = Gig::new()
        .home_file("config.toml", format!("endpoint = \"here\"\n{text}"))
        .profile("ada", PROFILE)
        .file("post.md", POST)
        .env("PATH", std::env::var_os("PATH").unwrap())
        .env("OPENAI_API_KEY", CANARY)
        .env("GROQ_API_KEY", CANARY)
        .env("ODDLY_NAMED", CANARY);
    let run = gig.run(&["-v", "proposal", "post.md"]);
    assert!(!run.transcript().contains("the-real-key-0123"));
    let seen = std::fs::read_to_string(gig.folder().join("seen.txt")).unwrap();
    assert!(
        seen.contains("proposal post.md") && seen.contains("PATH="),
        "{seen}"
    );
    assert!(
        !seen.contains(CANARY) && !seen.contains("the-real-key-0123"),
        "{seen}"
    );
    let header = endpoint.requests()[0]
        .header("authorization")
        .map(str::to_owned);
    assert_eq!(header.as_deref(), Some("Bearer the-real-key-0123"));
}

#[test]
fn a_key_goes_to_the_host_it_was_configured_for_only() {
    let endpoint = Endpoint::always(good_stream("BLUE"));
    // The variable belongs to OpenAI; the URL was named by flag.
    let gig = Gig::new()
        .profile("ada", PROFILE)
        .file("post.md", POST)
        .env("OPENAI_API_KEY", CANARY);
    gig.run(&[
        "proposal",
        "post.md",
        "-m",
        "m",
        "--endpoint",
        &endpoint.base_url(),
    ]);
    assert_eq!(endpoint.requests()[0].header("authorization"), None);
    // Named together they belong together.
    let gig = gig.env("OPENAI_BASE_URL", endpoint.base_url());
    gig.run(&["proposal", "post.md"]);
    let with_key = endpoint.requests();
    assert_eq!(
        with_key.last().unwrap().header("authorization"),
        Some(format!("Bearer {CANARY}").as_str())
    );
}

#[test]
fn a_source_that_gives_no_key_says_so_without_a_request() {
    for (source, value, wanted) in [
        (
            "api_key_env",
            "NOT_SET",
            "the key variable NOT_SET is not set",
        ),
        ("api_key_file", "none.txt", "cannot read the key file"),
        ("api_key_cmd", "exit 3", "the key command 'exit 3' failed"),
        ("api_key_cmd", "true", "printed nothing"),
        ("api_key_cmd", "echo two words", "is not a key"),
    ] {
        let endpoint = Endpoint::always(good_stream("BLUE")).that_may_be_idle();
        let text = format!(
            "[endpoints.here]\nbase_url = \"{}\"\nmodel = \"m\"\n{source} = \"{value}\"\n",
            endpoint.base_url()
        );
        let gig = Gig::new()
            .home_file("config.toml", text)
            .profile("ada", PROFILE)
            .file("post.md", POST);
        let gig = gig.env("PATH", std::env::var_os("PATH").unwrap());
        gig.run(&["proposal", "post.md"])
            .exits(3)
            .stderr_has(wanted);
        assert_eq!(endpoint.requests().len(), 0);
    }
    let gig = Gig::new().profile("ada", PROFILE).file("post.md", POST);
    let gig = gig
        .env("OPENAI_BASE_URL", "http://192.0.2.1/v1")
        .env("OPENAI_API_KEY", CANARY);
    let run = gig.run(&["proposal", "post.md"]);
    run.exits(3).stderr_has("unencrypted");
    assert!(!run.transcript().contains(CANARY));
}

#[test]
fn a_dry_run_neither_reads_a_key_nor_runs_the_command() {
    for (source, value) in [
        ("api_key_cmd", "touch ran; echo the-real-key-0123"),
        ("api_key_file", "not-there.txt"),
        ("api_key_env", "NOT_SET"),
    ] {
        let text = format!(
            "[endpoints.here]\nbase_url = \"https://llm.example/v1\"\nmodel = \"m\"\n{source} = '{value}'\n"
        );
        let gig = Gig::new()
            .home_file("config.toml", text)
            .profile("ada", PROFILE)
            .file("post.md", POST)
            .file("letter.txt", "Hello")
            .env("PATH", std::env::var_os("PATH").unwrap());
        for arguments in [
            &["proposal", "post.md", "--dry-run"][..],
            &["post", "post.md", "--dry-run"],
            &["write", "tips", "letter.txt", "--dry-run"],
        ] {
            gig.run(arguments)
                .ok()
                .stdout_has("authorization: Bearer ***");
        }
        assert!(!gig.folder().join("ran").exists(), "{source}");
    }
    // Where no key would be sent, none is shown.
    let gig = Gig::new()
        .home_file("config.toml", "endpoint = \"groq\"\nmodel = \"m\"\n")
        .profile("ada", PROFILE)
        .file("post.md", POST);
    let command = ["proposal", "post.md", "--dry-run"];
    let shown = gig.run(&command).stdout();
    assert!(!shown.contains("authorization"), "{shown}");
    gig.env("GROQ_API_KEY", CANARY)
        .run(&command)
        .ok()
        .stdout_has("authorization: Bearer ***");
}

/// Nobody's keyring, wherever the tests run.
#[cfg(all(unix, not(target_os = "macos")))]
fn without_a_keyring(gig: Gig) -> Gig {
    gig.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
}

#[cfg(all(unix, not(target_os = "macos")))]
#[test]
fn a_machine_without_a_keyring_says_so_and_goes_on() {
    let endpoint = Endpoint::always(good_stream("BLUE"));
    let text = |source: &str| {
        format!(
            "[endpoints.here]\nbase_url = \"{}\"\nmodel = \"m\"\napi_key_keyring = true\n{source}",
            endpoint.base_url()
        )
    };
    let gig = |source: &str| {
        without_a_keyring(Gig::new())
            .home_file("config.toml", text(source))
            .profile("ada", PROFILE)
            .file("post.md", POST)
            .env("MY_SOURCE", CANARY)
    };
    let run = gig("api_key_env = \"MY_SOURCE\"\n").run(&["proposal", "post.md"]);
    run.stderr_has("no key for 'here' from the keyring");
    run.stderr_has("taking it from the variable MY_SOURCE");
    let last = || endpoint.requests().last().unwrap().clone();
    let wanted = format!("Bearer {CANARY}");
    assert_eq!(last().header("authorization"), Some(wanted.as_str()));
    // Nothing else to ask: the endpoint is told nothing, and says itself what it lacks.
    let run = gig("").run(&["proposal", "post.md"]);
    run.stderr_has("going on without one");
    assert_eq!(last().header("authorization"), None);
    gig("api_key_env = \"MY_SOURCE\"\n")
        .run(&["doctor"])
        .stdout_has("from the variable MY_SOURCE; the keyring gave none")
        .stdout_has("gig config set-key here");
    // Asking the command first, it is never looked for.
    let run = gig("api_key_cmd = \"echo the-real-key-0123\"\n")
        .env("PATH", std::env::var_os("PATH").unwrap())
        .run(&["proposal", "post.md"]);
    assert!(!run.stderr().contains("keyring"), "{}", run.transcript());
}

#[cfg(all(unix, not(target_os = "macos")))]
#[test]
fn a_key_that_cannot_be_filed_changes_nothing() {
    let config = "# mine\n[endpoints.here]\nbase_url = \"https://llm.example/v1\"\n";
    let gig = without_a_keyring(Gig::new().home_file("config.toml", config));
    let file = || std::fs::read_to_string(gig.home().join("config.toml")).unwrap();
    let with_key = |arguments: &[&str]| {
        without_a_keyring(Gig::new().home_file("config.toml", config))
            .stdin(format!("{CANARY}\n"))
            .run(arguments)
    };
    for arguments in [
        &["config", "set-key", "here"][..],
        &[
            "init",
            "--endpoint",
            "groq",
            "--key-keyring",
            "--model",
            "m",
            "--no-profile",
        ],
    ] {
        let run = with_key(arguments);
        run.exits(3).stderr_has("the keyring cannot be used");
        assert!(!run.transcript().contains(CANARY), "{}", run.transcript());
    }
    for (arguments, wanted) in [
        (&["config", "set-key", "here"][..], "no key came on stdin"),
        (&["config", "set-key"], "no key came on stdin"),
        (&["config", "set-key", "nowhere"], "no endpoint is called"),
        (
            &["config", "set-key", "https://x.example/v1"],
            "has no name in the configuration",
        ),
    ] {
        assert_ne!(gig.run(arguments).stderr_has(wanted).code(), Some(0));
    }
    gig.run(&["config", "unset-key", "here"]).exits(3);
    assert_eq!(file(), config);
}
