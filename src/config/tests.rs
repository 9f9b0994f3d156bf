//! Precedence, origins, and who may set what.

use std::collections::BTreeMap;

use super::*;
use crate::error::Result;

/// A configuration, variables, and what is expected.
type Case<'a, T> = (&'a str, &'a [(&'a str, &'a str)], Option<T>);
type MakeLayer = fn() -> Layer;

fn user(text: &str) -> Result<Layer> {
    Layer::file(Owner::User, "config.toml", text)
}

fn project(text: &str) -> Result<Layer> {
    Layer::file(Owner::Project, ".gig/config.toml", text)
}

fn trusted(text: &str) -> Result<Layer> {
    Layer::file(Owner::TrustedProject, ".gig/config.toml", text)
}

fn vars(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

fn settings(user_text: &str, variables: &[(&str, &str)]) -> Settings {
    let variables = vars(variables);
    let layers = [
        Layer::built_in().unwrap(),
        user(user_text).unwrap(),
        Layer::variables(&variables).unwrap(),
    ];
    Settings::resolve(layers, &variables)
}

fn endpoint(settings: &Settings) -> Endpoint {
    match settings.target("proposal").unwrap() {
        Target::Endpoint(endpoint) => *endpoint,
        Target::Offline(why) => panic!("offline: {why}"),
    }
}

fn message(result: Result<Layer>) -> String {
    let error = result.unwrap_err();
    let hints: String = error
        .hints()
        .iter()
        .map(|hint| format!(" | {hint}"))
        .collect();
    format!("{error}{hints}")
}

#[test]
fn each_layer_wins_over_those_below_it() {
    // Which layers set `words`, and which of them is heard.
    let layers: [(&str, MakeLayer); 4] = [
        ("config.toml:1", || user("words = 100").unwrap()),
        (".gig/config.toml:1", || project("words = 100").unwrap()),
        ("GIG_WORDS", || {
            Layer::variables(&vars(&[("GIG_WORDS", "100")])).unwrap()
        }),
        ("--words", || {
            Layer::default()
                .flag("--words", "words", Some(100))
                .unwrap()
        }),
    ];
    for set in 1..16_usize {
        let chosen = layers
            .iter()
            .enumerate()
            .filter(|(at, _)| set & (1 << at) != 0);
        let wanted = chosen
            .clone()
            .map(|(_, (origin, _))| *origin)
            .next_back()
            .unwrap();
        let mut given: Vec<Layer> = chosen.map(|(_, (_, make))| make()).collect();
        for _ in 0..2 {
            let settings = Settings::resolve(given.clone(), &BTreeMap::new());
            assert_eq!(settings.origin("words").unwrap().to_string(), wanted);
            given.reverse();
        }
    }
}

#[test]
fn what_is_wrong_in_a_file_is_named_with_its_line() {
    let cases = [
        (
            "\nmodle = 'x'",
            "config.toml:2: no setting is called 'modle' | did you mean 'model'?",
        ),
        (
            "words = 'many'",
            "config.toml:1: words must be a whole number from 20 to 5000, not 'many'",
        ),
        (
            "words = 5",
            "config.toml:1: words must be a whole number from 20 to 5000, not 5",
        ),
        (
            "[endpoints.w]\nbase_ulr = 'x'",
            "config.toml:2: no setting is called 'endpoints.w.base_ulr' | did you mean 'base_url'?",
        ),
        (
            "[endpoints.w]\n\napi_key = 'sk'",
            "config.toml:3: a key does not stand in a configuration file | name its source: api_key_cmd, api_key_file or api_key_env",
        ),
        (
            "idle_timeout = inf",
            "config.toml:1: idle_timeout must be seconds, more than 0 and at most a day, not inf",
        ),
        ("models = 3", "config.toml:1: models must be a table"),
    ];
    for (text, wanted) in cases {
        assert_eq!(message(user(text)), wanted, "{text}");
    }
    assert!(message(user("a = 1\nwords = = 2")).starts_with("config.toml:2: "));
}

#[test]
fn a_project_sets_how_a_draft_reads_but_not_where_it_goes() {
    for text in [
        "words = 150\ntone = 'dry'\nprofile = 'ada'\nmodel = 'llama3:8b'\nrules.P05 = 'off'",
        "[models]\nfast = 'small'",
    ] {
        assert!(project(text).is_ok(), "{text}");
    }
    for text in [
        "engine = 'openai'",
        "endpoint = 'https://evil.example/v1'",
        "model = 'gpt-5@evil'",
        "profile = '../../.ssh/id_rsa'",
        "profile = '/etc/passwd'",
        "max_cost = 100",
        "fallbacks = ['a@b']",
        "models.fast = 'a@b'",
        "[endpoints.work]\nbase_url = 'https://evil.example/v1'",
        "[endpoints.work]\napi_key_cmd = 'cat ~/.ssh/id_rsa'",
        "[endpoints.work.headers]\nx = 'y'",
    ] {
        assert!(
            message(project(text)).contains("gig config trust"),
            "{text}"
        );
        assert!(trusted(text).is_ok(), "{text}");
    }
}

#[test]
fn the_engine_is_chosen_by_setting_then_by_what_is_configured() {
    let work = "[endpoints.work]\nbase_url = 'https://work.example/v1'";
    // Configuration, variables, the host asked or none for offline.
    let cases: &[Case<&str>] = &[
        ("", &[], None),
        (work, &[], Some("work.example")),
        (work, &[("GIG_ENGINE", "offline")], None),
        ("engine = 'offline'", &[("OPENAI_API_KEY", "k")], None),
        (
            "engine = 'offline'",
            &[("OPENAI_API_KEY", "k"), ("GIG_ENGINE", "openai")],
            Some("api.openai.com"),
        ),
        ("", &[("OPENAI_API_KEY", "k")], Some("api.openai.com")),
        (
            "",
            &[("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")],
            Some("127.0.0.1"),
        ),
        (
            "",
            &[("OPENAI_API_BASE", "http://127.0.0.2:9/v1")],
            Some("127.0.0.2"),
        ),
        ("", &[("OPENAI_BASE_URL", "")], None),
        (
            "endpoint = 'ollama'",
            &[("OPENAI_API_KEY", "k")],
            Some("localhost"),
        ),
        (
            "endpoint = 'ollama'",
            &[("GIG_ENDPOINT", "https://x.example/v1")],
            Some("x.example"),
        ),
        ("model = 'm@groq'", &[], Some("api.groq.com")),
        (
            "model = 'quick'\nmodels.quick = 'm@groq'",
            &[],
            Some("api.groq.com"),
        ),
        (
            "[templates.proposal]\nmodel = 'm@groq'",
            &[],
            Some("api.groq.com"),
        ),
        ("[templates.post]\nmodel = 'm@groq'", &[], None),
    ];
    for (text, variables, wanted) in cases {
        let host = match settings(text, variables).target("proposal").unwrap() {
            Target::Offline(_) => None,
            Target::Endpoint(endpoint) => endpoint.base_url.host_str().map(str::to_owned),
        };
        assert_eq!(host.as_deref(), *wanted, "{text} {variables:?}");
    }
}

#[test]
fn a_key_stays_with_the_address_it_was_configured_for() {
    let variable = |name: &str| Some(KeySource::Variable(name.to_owned()));
    let usual = |name: &str| Some(KeySource::UsualVariable(name.to_owned()));
    let cases: &[Case<KeySource>] = &[
        ("", &[("OPENAI_API_KEY", "k")], usual("OPENAI_API_KEY")),
        (
            "",
            &[
                ("OPENAI_API_KEY", "k"),
                ("OPENAI_BASE_URL", "https://p.example/v1"),
            ],
            variable("OPENAI_API_KEY"),
        ),
        (
            "endpoint = 'https://p.example/v1'",
            &[("OPENAI_API_KEY", "k")],
            None,
        ),
        ("endpoint = 'ollama'", &[("OPENAI_API_KEY", "k")], None),
        (
            "endpoint = 'openai'",
            &[
                ("OPENAI_API_KEY", "k"),
                ("OPENAI_BASE_URL", "https://p.example/v1"),
            ],
            None,
        ),
        ("endpoint = 'groq'", &[], usual("GROQ_API_KEY")),
        (
            "endpoint = 'groq'\n[endpoints.groq]\nbase_url = 'https://p.example/v1'",
            &[],
            None,
        ),
        (
            "[endpoints.w]\nbase_url = 'https://p.example/v1'\napi_key_env = 'OPENAI_API_KEY'",
            &[],
            variable("OPENAI_API_KEY"),
        ),
        (
            "[endpoints.w]\nbase_url = 'https://p.example/v1'\napi_key_env = 'A'\napi_key_cmd = 'c'\napi_key_file = 'f'",
            &[],
            Some(KeySource::Command("c".to_owned())),
        ),
        (
            "[endpoints.w]\nbase_url = 'https://p.example/v1'\napi_key_env = 'A'\nauth = 'none'",
            &[],
            None,
        ),
    ];
    for (text, variables, wanted) in cases {
        assert_eq!(
            endpoint(&settings(text, variables)).key,
            *wanted,
            "{text} {variables:?}"
        );
    }
}

#[test]
fn a_keyring_comes_after_command_and_file_and_passes_on_to_the_variable() {
    let variable = |name: &str| Some(KeySource::Variable(name.to_owned()));
    let usual = |name: &str| Some(KeySource::UsualVariable(name.to_owned()));
    let cases: &[Case<KeySource>] = &[
        (
            "[endpoints.w]\nbase_url = 'https://p.example/v1'\napi_key_env = 'A'\napi_key_keyring = true",
            &[],
            Some(KeySource::Keyring(variable("A").map(Box::new))),
        ),
        (
            "[endpoints.w]\nbase_url = 'https://p.example/v1'\napi_key_keyring = true\napi_key_file = 'f'",
            &[],
            Some(KeySource::File("f".to_owned())),
        ),
        (
            "endpoint = 'groq'\n[endpoints.groq]\napi_key_keyring = true",
            &[],
            Some(KeySource::Keyring(usual("GROQ_API_KEY").map(Box::new))),
        ),
        (
            "endpoint = 'groq'\n[endpoints.groq]\napi_key_keyring = false",
            &[],
            usual("GROQ_API_KEY"),
        ),
    ];
    for (text, variables, wanted) in cases {
        assert_eq!(
            endpoint(&settings(text, variables)).key,
            *wanted,
            "{text} {variables:?}"
        );
    }
}

#[test]
fn a_project_that_moves_an_endpoint_does_not_get_its_key() {
    let own = user("[endpoints.w]\nbase_url = 'https://own.example/v1'\napi_key_cmd = 'pass w'\nheaders.X-Team = 'secret'").unwrap();
    let moved = trusted("[endpoints.w]\nbase_url = 'https://evil.example/v1'").unwrap();
    let error = Settings::resolve([own.clone(), moved], &BTreeMap::new())
        .target("x")
        .unwrap_err();
    assert!(
        error
            .to_string()
            .contains("was not configured for https://evil.example/v1"),
        "{error}"
    );
    let keyed =
        trusted("[endpoints.w]\nbase_url = 'https://evil.example/v1'\napi_key_env = 'E'").unwrap();
    let endpoint = endpoint(&Settings::resolve([own, keyed], &BTreeMap::new()));
    assert_eq!(endpoint.key, Some(KeySource::Variable("E".to_owned())));
    assert!(endpoint.headers.is_empty());
}

#[test]
fn a_key_goes_in_clear_only_to_this_machine() {
    let cases = [
        ("http://127.0.0.1:8080/v1", true),
        ("http://localhost/v1", true),
        ("http://[::1]:1/v1", true),
        ("https://far.example/v1", true),
        ("http://far.example/v1", false),
        ("http://192.168.1.5/v1", false),
        ("http://localhost.evil.example/v1", false),
    ];
    for (url, safe) in cases {
        let settings = settings(&format!("endpoint = '{url}'"), &[]);
        assert_eq!(
            endpoint(&settings).check_key_is_safe().is_ok(),
            safe,
            "{url}"
        );
    }
}

#[test]
fn an_endpoint_asked_for_by_flag_brings_its_own_model() {
    let model = |text: &str, endpoint: Option<&str>, model: Option<&str>| {
        let flags = Layer::default()
            .flag("--endpoint", "endpoint", endpoint)
            .unwrap();
        let flags = flags.flag("--model", "model", model).unwrap();
        let settings = Settings::resolve([user(text).unwrap(), flags], &BTreeMap::new());
        self::endpoint(&settings).model.unwrap_or_default()
    };
    let text = "endpoint = 'groq'\nmodel = 'general'\n[endpoints.w]\nbase_url = 'https://w.example'\nmodel = 'own'";
    assert_eq!(model(text, None, None), "general");
    assert_eq!(model(text, Some("w"), None), "own");
    assert_eq!(model(text, Some("ollama"), None), "general");
    assert_eq!(model(text, Some("w"), Some("asked")), "asked");
    assert_eq!(model(text, None, Some("there@w")), "there");
}

#[test]
fn a_rule_can_be_turned_off_or_made_graver() {
    use crate::diagnostic::Severity;
    let settings = settings("[rules]\nP01 = 'off'\nW02 = 'error'", &[]);
    assert_eq!(settings.rule("P01"), Some(RuleLevel::Off));
    assert_eq!(settings.rule("W02"), Some(RuleLevel::At(Severity::Error)));
    assert_eq!(settings.rule("P03"), None);
    assert!(message(user("rules.length = 'off'")).contains("is not the id of a rule"));
}
