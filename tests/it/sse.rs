//! Streams and error bodies, case by case: `tests/cases/openai/`, and the shared streams where they
//! are at hand. Each stream is read as it came, whole, byte by byte and cut in two at every place.

use gigsmith::openai::events::{Decoder, Event, TooLong};
use gigsmith::openai::{Answer, Piece, ServerError, Trouble};
use gigsmith::prompt::{Finish, Reply};
use serde_json::Value;

fn load(path: &str) -> Option<Value> {
    let root = env!("CARGO_MANIFEST_DIR");
    let text = std::fs::read_to_string(format!("{root}/{path}")).ok()?;
    let cases = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
    Some(cases)
}

/// The chunks of a case: strings, `{hex}`, or `{repeat, times}`.
fn chunks(case: &Value) -> Vec<Vec<u8>> {
    let chunk = |chunk: &Value| match chunk {
        Value::String(text) => text.as_bytes().to_vec(),
        chunk => match chunk["hex"].as_str() {
            Some(hex) => hex
                .as_bytes()
                .chunks(2)
                .map(|two| u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16).unwrap())
                .collect(),
            None => repeated(chunk).into_bytes(),
        },
    };
    case["chunks"]
        .as_array()
        .unwrap()
        .iter()
        .map(chunk)
        .collect()
}

fn repeated(value: &Value) -> String {
    match value.as_str() {
        Some(text) => text.to_owned(),
        None => {
            let times = value["times"].as_u64().unwrap();
            value["repeat"]
                .as_str()
                .unwrap()
                .repeat(usize::try_from(times).unwrap())
        }
    }
}

/// The ways to cut a body: as the case has it, whole, byte by byte, and in two at each place.
fn cuts(case: &Value) -> Vec<Vec<Vec<u8>>> {
    let chunks = chunks(case);
    let whole: Vec<u8> = chunks.concat();
    let mut cuts = vec![
        chunks,
        vec![whole.clone()],
        whole.iter().map(|b| vec![*b]).collect(),
    ];
    if whole.len() < 4000 {
        cuts.extend((1..whole.len()).map(|at| {
            let (start, end) = whole.split_at(at);
            vec![start.to_vec(), end.to_vec()]
        }));
    }
    cuts
}

fn events(chunks: &[Vec<u8>]) -> Value {
    let mut seen = Vec::new();
    let mut decoder = Decoder::default();
    let mut each = |event: Event<'_>| {
        seen.push(serde_json::json!({ "event": event.name, "data": event.data, "id": event.id }));
        Ok::<(), TooLong>(())
    };
    for chunk in chunks {
        decoder.push(chunk, &mut each).unwrap();
    }
    Value::Array(seen)
}

struct Read {
    outcome: &'static str,
    shown: String,
    reply: Reply,
    said: String,
    replies: Vec<Reply>,
}

/// Reads an answer as the engine does, and says what became of it.
fn read(chunks: &[Vec<u8>]) -> Read {
    let mut shown = String::new();
    let mut answer = Answer::new(None, 1);
    let mut sink = |piece: Piece<'_>| {
        match piece {
            Piece::Text(0, text) => shown.push_str(text),
            Piece::AllWasThought(0) => shown.clear(),
            _ => {}
        }
        Ok(())
    };
    let mut read = chunks
        .iter()
        .try_for_each(|chunk| answer.push(chunk, &mut sink));
    let ended = answer.end(&mut sink);
    if read.is_ok() {
        read = ended;
    }
    let replies = answer.into_replies(&Finish::Cut, "asked");
    let reply = replies[0].clone();
    let (outcome, said) = match read {
        Err(Trouble::Server(error)) => ("error", error.message),
        Err(trouble) => ("error", format!("{trouble:?}")),
        Ok(()) if reply.text.is_empty() => ("error", String::new()),
        Ok(()) => match &reply.finish {
            Finish::Stop | Finish::Other(_) => ("ok", String::new()),
            Finish::Length | Finish::ContentFilter => ("truncated", String::new()),
            Finish::Cut | Finish::Interrupted => ("incomplete", String::new()),
        },
    };
    Read {
        outcome,
        shown,
        reply,
        said,
        replies,
    }
}

fn check(case: &Value, read: &Read) {
    let id = &case["id"];
    let expect = &case["expect"];
    let allowed = expect["also_allowed"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    assert!(
        expect["outcome"] == read.outcome || allowed.iter().any(|also| also == read.outcome),
        "{id}: {} {}",
        read.outcome,
        read.said
    );
    assert_eq!(read.shown, repeated(&expect["text"]), "{id}");
    assert_eq!(read.shown, read.reply.text, "{id}: shown and kept");
    let field = |name: &str, value: &str| {
        if let Some(expected) = expect[name].as_str() {
            assert_eq!(value, expected, "{id}: {name}");
        }
    };
    field("reasoning", &read.reply.reasoning);
    field("said", &read.said);
    field("model", &read.reply.model);
    if let Some(tokens) = expect["completion_tokens"].as_u64() {
        assert_eq!(read.reply.usage.unwrap().completion, tokens, "{id}");
    }
    if let Some(others) = expect["others"].as_array() {
        let texts: Vec<&str> = read.replies[1..].iter().map(|r| &*r.text).collect();
        assert_eq!(others, &texts, "{id}");
    }
}

fn run(cases: &Value) -> usize {
    let cases = cases["cases"].as_array().unwrap();
    for case in cases {
        for cut in cuts(case) {
            if case["level"] == "sse" {
                assert_eq!(case["expect"], events(&cut), "{}", case["id"]);
            } else {
                check(case, &read(&cut));
            }
        }
    }
    cases.len()
}

#[test]
fn streams_read_the_same_however_they_are_cut() {
    assert!(run(&load("tests/cases/openai/streams.json").unwrap()) > 20);
}

#[test]
fn the_shared_streams_read_as_they_should() {
    // Beside the repository or, from a worktree, one folder further up.
    for path in ["../shared", "../../shared"] {
        if let Some(cases) = load(&format!("{path}/data/sse-cases.json")) {
            println!("{} shared streams read as they should", run(&cases));
        }
    }
}

#[test]
fn error_bodies_give_their_words() {
    let cases = load("tests/cases/openai/errors.json").unwrap();
    for case in cases.as_array().unwrap() {
        let error = ServerError::from_body(case["body"].as_str().unwrap().as_bytes());
        let text = |name: &str| case[name].as_str().map(str::to_owned);
        let expected = ServerError {
            message: text("message").unwrap(),
            code: text("code"),
            kind: error
                .kind
                .clone()
                .filter(|_| case["kind"].is_null())
                .or(text("kind")),
            param: text("param"),
            is_page: case["is_page"] == true,
        };
        assert_eq!(error, expected, "{case}");
    }
}
