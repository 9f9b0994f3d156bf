//! The engine against a fake endpoint, where what is asked is not visible from the command line.

use std::time::Duration;

use gigsmith::config::Secret;
use gigsmith::engine::rows::{End, Happening, Onward, Rows, Step as RowStep};
use gigsmith::engine::{Client, Endpoint as Settings, Engine, Event, Failure};
use gigsmith::prompt::{Finish, Message, Prompt, Reply, Role};

use crate::support::endpoint::{
    Endpoint, Step, answer, delta, finish, good_json, good_stream, stream, whole,
};

fn settings(endpoint: &Endpoint) -> Settings {
    let mut settings = Settings::new(endpoint.base_url(), "m-1");
    settings.retries.base = Duration::from_millis(5);
    settings
}

fn prompt() -> Prompt {
    Prompt {
        messages: vec![
            Message::new(Role::System, "Be short."),
            Message::new(Role::User, "Hello?"),
        ],
        ..Prompt::default()
    }
}

/// Asks once; gives the outcome, what was shown and what was announced.
fn ask(settings: Settings) -> (Result<Reply, Failure>, String, Vec<String>) {
    let engine = Engine::openai(settings).unwrap();
    let (mut shown, mut notices) = (String::new(), Vec::new());
    let outcome = engine.complete(&prompt(), &mut |event| {
        match event {
            Event::Text(text) => shown.push_str(text),
            Event::Notice(text) => notices.push(text.to_owned()),
            Event::Reasoning(_) => {}
        }
        Ok(())
    });
    (outcome, shown, notices)
}

#[test]
fn a_stream_arrives_and_the_request_holds_what_is_set() {
    let endpoint = Endpoint::always(good_stream("Good day."));
    let mut own = settings(&endpoint);
    own.key = Some(Secret::new("canary-key"));
    own.parameters.temperature = Some(0.5);
    let (reply, shown, notices) = ask(own);
    let reply = reply.unwrap();
    assert_eq!(
        (reply.text.as_str(), &reply.finish),
        ("Good day.", &Finish::Stop)
    );
    assert_eq!((shown.as_str(), notices.len()), ("Good day.", 0));
    let requests = endpoint.requests();
    let request = requests.first().unwrap();
    assert_eq!(request.line, "POST /v1/chat/completions");
    assert_eq!(request.header("authorization"), Some("Bearer canary-key"));
    assert_eq!(
        request.body,
        r#"{"model":"m-1","messages":[{"role":"system","content":"Be short."},{"role":"user","content":"Hello?"}],"temperature":0.5,"stream":true,"stream_options":{"include_usage":true}}"#
    );
}

#[test]
fn a_whole_answer_arrives_with_its_tokens() {
    let endpoint = Endpoint::always(good_json("Good day."));
    let mut own = settings(&endpoint);
    own.stream = false;
    let (reply, shown, _) = ask(own);
    let reply = reply.unwrap();
    assert_eq!(
        (shown.as_str(), reply.model.as_str()),
        ("Good day.", "fake-1")
    );
    assert_eq!(reply.usage.map(|usage| usage.completion), Some(7));
    assert_eq!(
        endpoint.requests()[0].json()["stream"],
        serde_json::Value::Null
    );
}

#[test]
fn the_preview_is_the_request_without_the_key() {
    let endpoint = Endpoint::always(good_stream("x"));
    let mut own = settings(&endpoint);
    own.key = Some(Secret::new("canary-key"));
    let client = Client::new(own).unwrap();
    let preview = client.preview(&prompt(), 1).unwrap();
    client.complete(&prompt(), &mut |_| Ok(())).unwrap();
    let sent = endpoint.requests().remove(0);
    assert_eq!(preview.body, sent.body);
    assert_eq!(
        preview.url,
        format!("{}/chat/completions", endpoint.base_url())
    );
    for (name, value) in &preview.headers {
        let expected = sent
            .header(name)
            .map(|value| value.replace("canary-key", "***"));
        assert_eq!(Some(value), expected.as_ref(), "{name}");
    }
    assert!(!format!("{preview:?}").contains("canary"));
}

#[test]
fn candidates_come_in_one_request_or_in_several() {
    let two = serde_json::json!({ "choices": [
        { "index": 1, "message": { "content": "B" }, "finish_reason": "stop" },
        { "index": 0, "message": { "content": "A" }, "finish_reason": "stop" },
    ]});
    let native = Endpoint::always(answer(200, &[], &two.to_string()));
    let client = Client::new(settings(&native)).unwrap();
    let replies = client.candidates(&prompt(), 2, &mut |_| Ok(())).unwrap();
    let texts: Vec<&str> = replies.iter().map(|reply| reply.text.as_str()).collect();
    assert_eq!(texts, ["A", "B"]);
    assert_eq!(native.requests()[0].json()["n"], 2);

    let refusing = answer(
        400,
        &[],
        r#"{"error":{"message":"'n' : number must be at most 1"}}"#,
    );
    let single = Endpoint::start(vec![refusing, good_stream("one")]);
    let client = Client::new(settings(&single)).unwrap();
    let replies = client.candidates(&prompt(), 3, &mut |_| Ok(())).unwrap();
    assert_eq!(replies.len(), 3);
    assert_eq!(single.requests().len(), 4);
    assert!(client.learned().is_some_and(|quirks| !quirks.takes("n")));
}

#[test]
fn many_prompts_run_side_by_side_and_keep_their_places() {
    let slow = |text: &str| {
        let mut script = good_json(text);
        script.insert(0, Step::Pause(Duration::from_millis(100)));
        script
    };
    let endpoint = Endpoint::always(slow("x"));
    let engine = Engine::openai(settings(&endpoint)).unwrap();
    let begun = std::time::Instant::now();
    let start = |place: usize| -> RowStep<'_, (usize, String)> {
        RowStep::Ask(
            Box::new(prompt()),
            Box::new(move |answered| RowStep::Done((place, answered.unwrap().text))),
        )
    };
    let rows = Rows {
        engine: &engine,
        jobs: 6,
        ordered: true,
        start: &start,
    };
    let mut places = Vec::new();
    let mut next = 0..12;
    let end = rows.run(move || next.next(), &mut |happening| {
        if let Happening::Done(done) = happening {
            places.push(done);
        }
        Ok(Onward::Go)
    });
    assert_eq!(end.unwrap(), End::All);
    let expected: Vec<_> = (0..12).map(|place| (place, "x".to_owned())).collect();
    assert_eq!(places, expected);
    assert!(
        begun.elapsed() < Duration::from_millis(900),
        "{:?}",
        begun.elapsed()
    );
}

#[test]
fn refused_parameters_are_healed_once_and_learnt() {
    let refuse = |message: &str, param: &str| {
        let body = serde_json::json!({ "error": { "message": message, "param": param } });
        answer(400, &[], &body.to_string())
    };
    let endpoint = Endpoint::start(vec![
        refuse(
            "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
            "max_tokens",
        ),
        refuse(
            "Unsupported value: 'temperature' does not support 0.7 with this model.",
            "temperature",
        ),
        answer(
            422,
            &[],
            r#"{"detail":[{"type":"extra_forbidden","loc":["body","stream_options"],"msg":"Extra inputs are not permitted"}]}"#,
        ),
        good_stream("Fine."),
    ]);
    let mut own = settings(&endpoint);
    own.parameters.max_tokens = Some(300);
    own.parameters.temperature = Some(0.7);
    let client = Client::new(own.clone()).unwrap();
    let mut notices = Vec::new();
    let reply = client.complete(&prompt(), &mut |event| {
        if let Event::Notice(text) = event {
            notices.push(text.to_owned());
        }
        Ok(())
    });
    assert_eq!(reply.unwrap().text, "Fine.");
    assert_eq!(notices.len(), 3, "{notices:?}");
    let last = endpoint.requests().remove(3).json();
    assert_eq!(last["max_completion_tokens"], 300);
    assert_eq!(last.as_object().unwrap().len(), 4, "{last}");

    // What was learnt, written and read again, spares the refusals.
    let learned = serde_json::to_string(&client.learned().unwrap()).unwrap();
    let endpoint = Endpoint::always(good_stream("Fine."));
    own.base_url = endpoint.base_url();
    own.quirks = serde_json::from_str(&learned).unwrap();
    ask(own).0.unwrap();
    assert_eq!(endpoint.requests()[0].json(), last);
}

#[test]
fn a_complaint_about_a_value_is_the_users() {
    let body = r#"{"error":{"message":"max_tokens is too large: 900000. This model supports at most 16384","param":"max_tokens"}}"#;
    let endpoint = Endpoint::always(answer(400, &[], body));
    let mut own = settings(&endpoint);
    own.parameters.max_tokens = Some(900_000);
    let error = ask(own).0.unwrap_err().error;
    assert!(error.to_string().contains("too large: 900000"), "{error}");
    assert_eq!(endpoint.requests().len(), 1);
}

#[test]
fn json_is_asked_for_step_by_step() {
    let no = answer(
        400,
        &[],
        r#"{"error":{"message":"response_format is not supported"}}"#,
    );
    let endpoint = Endpoint::start(vec![no.clone(), no, good_json(r#"{"a":1}"#)]);
    let client = Client::new(settings(&endpoint)).unwrap();
    let mut asked = prompt();
    asked.schema = Some(serde_json::json!({ "type": "object", "title": "odd-title" }));
    client.complete(&asked, &mut |_| Ok(())).unwrap();
    let sent: Vec<serde_json::Value> = endpoint.requests().iter().map(|r| r.json()).collect();
    let kind = |body: &serde_json::Value| body["response_format"]["type"].clone();
    assert_eq!(kind(&sent[0]), "json_schema");
    assert_eq!(kind(&sent[1]), "json_object");
    assert_eq!(kind(&sent[2]), serde_json::Value::Null);
    assert!(!sent[0]["messages"].to_string().contains("odd-title"));
    assert!(
        sent[2]["messages"][0]["content"]
            .as_str()
            .unwrap()
            .contains("odd-title")
    );
}

#[test]
fn models_and_embeddings_are_read() {
    let list = r#"{"object":"list","data":[{"id":"m-2","owned_by":"x","max_model_len":4096},{"id":"m-1"}]}"#;
    let vectors = r#"{"data":[{"index":1,"embedding":[0,1]},{"index":0,"embedding":[1,0.5]}]}"#;
    let endpoint = Endpoint::start(vec![answer(200, &[], list), answer(200, &[], vectors)]);
    let client = Client::new(settings(&endpoint)).unwrap();
    let models = client.models(&mut |_| Ok(())).unwrap();
    assert_eq!(
        (models[0].id.as_str(), models[0].context, models.len()),
        ("m-2", Some(4096), 2)
    );
    let texts = ["a".to_owned(), "b".to_owned()];
    let embeddings = client.embed(&texts, &mut |_| Ok(())).unwrap();
    assert_eq!(embeddings.vectors, [[1.0, 0.5], [0.0, 1.0]]);
    let requests = endpoint.requests();
    assert_eq!(requests[0].line, "GET /v1/models");
    assert_eq!(requests[1].body, r#"{"model":"m-1","input":["a","b"]}"#);
}

#[test]
fn a_key_that_the_server_echoes_is_not_passed_on() {
    let echo = whole("your key is canary-key, dear", "stop");
    let endpoint = Endpoint::start(vec![
        answer(200, &[], &echo),
        answer(401, &[], r#"{"error":{"message":"bad key canary-key"}}"#),
    ]);
    let mut own = settings(&endpoint);
    own.key = Some(Secret::new("canary-key"));
    let (reply, shown, _) = ask(own.clone());
    assert_eq!(shown, "your key is ***, dear");
    assert_eq!(reply.unwrap().text, shown);
    let failure = ask(own).0.unwrap_err();
    assert!(!format!("{failure:?}").contains("canary"), "{failure:?}");
    assert!(failure.error.to_string().contains("bad key ***"));
}

#[test]
fn ten_megabytes_in_one_event_arrive_whole() {
    let text = "word ".repeat(2 << 20);
    let endpoint = Endpoint::always(stream(&[&delta(&text), &finish("stop")]));
    let (reply, shown, _) = ask(settings(&endpoint));
    assert!(shown == text && reply.unwrap().text == text);
}

#[test]
fn a_proxy_is_used_where_it_is_meant_to_be() {
    let proxy = Endpoint::always(good_stream("Through."));
    let mut own = settings(&proxy);
    own.retries.count = 0;
    own.network.http_proxy = Some(proxy.origin());
    own.network.https_proxy = Some(proxy.origin());
    own.base_url = "http://gig.invalid/v1".to_owned();
    assert_eq!(ask(own.clone()).0.unwrap().text, "Through.");
    own.base_url = "https://gig.invalid/v1".to_owned();
    own.key = Some(Secret::new("canary-key"));
    // The fake proxy does not open tunnels.
    ask(own.clone()).0.unwrap_err();
    let requests = proxy.requests();
    assert_eq!(
        requests[0].line,
        "POST http://gig.invalid/v1/chat/completions"
    );
    assert_eq!(requests[1].line, "CONNECT gig.invalid:443");
    assert_eq!(requests[1].header("authorization"), None);

    own.network.no_proxy = Some("gig.invalid".to_owned());
    let error = ask(own.clone()).0.unwrap_err().error;
    assert!(error.to_string().contains("cannot be resolved"), "{error}");
    assert_eq!(proxy.requests().len(), 2);

    // This machine is never asked through a proxy: the key goes there in the clear.
    let endpoint = Endpoint::always(good_stream("Direct."));
    own.network.no_proxy = None;
    own.base_url = endpoint.base_url();
    assert_eq!(ask(own).0.unwrap().text, "Direct.");
    assert_eq!(proxy.requests().len(), 2);
}

#[test]
fn a_key_does_not_leave_this_machine_in_the_clear() {
    let proxy = Endpoint::always(good_stream("x")).that_may_be_idle();
    let mut own = settings(&proxy);
    own.network.http_proxy = Some(proxy.origin());
    own.base_url = "http://gig.invalid/v1".to_owned();
    own.key = Some(Secret::new("canary-key"));
    let error = Engine::openai(own).unwrap_err();
    assert!(error.to_string().contains("plain http"), "{error}");
    assert!(proxy.requests().is_empty());
}
