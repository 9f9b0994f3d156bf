//! Streams that arrive: how they end, what they hold, how they are framed.

use std::time::Duration;

use super::{Fault, LETTER, Mode, send};
use crate::support::endpoint::{Step, delta, event, finish, head, stream, stream_head, whole};

/// All of them.
pub(super) fn faults() -> Vec<Fault> {
    [endings(), errors(), contents(), framings()].concat()
}

fn fault(name: &str, events: &[&str]) -> Fault {
    Fault::new(name, Mode::Streamed, vec![stream(events)])
}

fn raw(name: &str, body: &str) -> Fault {
    Fault::new(name, Mode::Streamed, vec![vec![head(200, &[]), send(body)]])
}

/// How streams end.
fn endings() -> Vec<Fault> {
    let (letter, stop) = (delta(LETTER), finish("stop"));
    let (letter, stop) = (letter.as_str(), stop.as_str());
    let one = delta("One two");
    let one = one.as_str();
    vec![
        fault("no [DONE]", &[letter, stop]),
        fault("no finish but [DONE]", &[letter, "[DONE]"]),
        fault("[DONE] alone", &["[DONE]"]).fails(5, "empty answer"),
        fault("a finish alone", &[stop, "[DONE]"]).fails(5, "empty answer").says("shorten"),
        raw("nothing", "").fails(5, "empty answer"),
        raw("a comment alone", ": ok\n\n").fails(5, "empty answer"),
        fault("malformed event", &[one, "{\"choices\":[{", "[DONE]"])
            .fails(5, "not an answer")
            .keeps("One two"),
        fault("the limit reached", &[one, &finish("length"), "[DONE]"])
            .fails(5, "token limit")
            .keeps("One two"),
        fault("the filter", &[one, &finish("content_filter"), "[DONE]"])
            .fails(5, "filter")
            .keeps("One two"),
        fault("aborted", &[one, &finish("abort"), "[DONE]"]).fails(5, "cut").keeps("One two"),
        fault("only thought", &[
            r#"{"choices":[{"delta":{"reasoning_content":"hm"}}]}"#,
            &finish("length"),
        ])
        .fails(5, "gave no answer"),
        fault("a refusal", &[r#"{"choices":[{"delta":{"refusal":"I will not"}}]}"#, stop])
            .fails(5, "the model refused: I will not"),
        fault("a tool", &[
            r#"{"choices":[{"delta":{"tool_calls":[{"index":0}]},"finish_reason":"tool_calls"}]}"#,
        ])
        .fails(5, "called a tool"),
    ]
}

/// Streams that are or hold an error.
fn errors() -> Vec<Fault> {
    let (letter, stop) = (delta(LETTER), finish("stop"));
    let (letter, stop) = (letter.as_str(), stop.as_str());
    let one = delta("One two");
    let one = one.as_str();
    vec![
        fault(
            "error first",
            &[r#"{"error":{"message":"no room","code":503}}"#],
        )
        .fails(5, "broke off: no room"),
        fault(
            "error in the middle",
            &[one, r#"{"error":{"message":"no room"}}"#],
        )
        .fails(5, "broke off: no room")
        .keeps("One two"),
        fault("error as text", &[one, r#"{"error":"no room"}"#])
            .fails(5, "broke off: no room")
            .keeps("One two"),
        fault(
            "error without words",
            &[r#"{"error":{}, "choices":[]}"#, letter, stop],
        ),
        raw(
            "error event",
            "event: error\ndata: {\"message\":\"no room\"}\n\n",
        )
        .fails(5, "broke off: no room"),
        raw(
            "a page",
            "<!DOCTYPE html><html><title>Sign in</title></html>",
        )
        .fails(5, "a web page, “Sign in”"),
        raw("words", "no upstream").fails(5, "not an answer: no upstream"),
    ]
}

/// What streams hold besides plain words.
fn contents() -> Vec<Fault> {
    let (letter, stop) = (delta(LETTER), finish("stop"));
    let (letter, stop) = (letter.as_str(), stop.as_str());
    let (start, end) = LETTER.split_at(20);
    vec![
        fault(
            "thought in a field",
            &[
                r#"{"choices":[{"delta":{"reasoning":"secret thought"}}]}"#,
                letter,
                stop,
            ],
        ),
        fault(
            "thought in tags",
            &[&delta("<thi"), &delta("nk>so</think>\n\n"), letter, stop],
        ),
        fault(
            "thought without its opening",
            &[&delta("so it is\n</th"), &delta("ink>\n"), letter, stop],
        ),
        fault(
            "halves of a character",
            &[
                r#"{"choices":[{"delta":{"content":"One \ud83d"}}]}"#,
                r#"{"choices":[{"delta":{"content":"\ude80 two"}}]}"#,
                stop,
            ],
        )
        .keeps("One 🚀 two"),
        fault(
            "the key echoed in two",
            &[&delta("One sk-cana"), &delta("ry-7f3a9 two"), stop],
        )
        .keeps("One *** two"),
        fault(
            "null content, empty choices, usage",
            &[
                r#"{"choices":[{"delta":{"role":"assistant","content":null}}]}"#,
                r#"{"choices":[]}"#,
                letter,
                stop,
                r#"{"choices":[],"usage":{"prompt_tokens":7,"completion_tokens":3}}"#,
                "[DONE]",
            ],
        )
        .says("m-1: 7 tokens in, 3 out"),
        fault("two halves", &[&delta(start), &delta(end), stop]),
        Fault::new("bytes one by one, UTF-8 cut", Mode::Streamed, {
            let body = event(&delta("Große 👩‍💻 Straße")) + &event(stop);
            vec![vec![
                stream_head(),
                Step::Drip(body.into_bytes(), Duration::ZERO),
            ]]
        })
        .keeps("Große 👩‍💻 Straße"),
    ]
}

/// How streams are framed.
fn framings() -> Vec<Fault> {
    let (letter, stop) = (delta(LETTER), finish("stop"));
    let (letter, stop) = (letter.as_str(), stop.as_str());
    vec![
        raw(
            "mark, lone CR, no spaces",
            &format!("\u{feff}: hi\r\rdata:{letter}\r\rdata:{stop}\r\rdata:[DONE]\r\r"),
        ),
        raw(
            "CRLF and several lines",
            &format!(
                "event: x\r\nid: 1\r\ndata: {{\"choices\":\r\ndata: [{{\"delta\":{{\"content\":{:?}}},\r\ndata: \"finish_reason\":\"stop\"}}]}}\r\n\r\n",
                LETTER
            ),
        ),
        raw(
            "no blank line at the end",
            &format!("data: {letter}\n\ndata: {stop}"),
        ),
        raw("a whole answer to a stream request", &whole(LETTER, "stop")),
        raw(
            "blank lines and a whole answer",
            &format!("\n\n\n{}", whole(LETTER, "stop")),
        ),
        raw("lines of JSON", &format!("{letter}\n{stop}\n")),
    ]
}
