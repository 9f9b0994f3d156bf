//! Answers in one piece.

use std::time::Duration;

use super::{Fault, LETTER, Mode, good, send};
use crate::support::endpoint::{Step, answer, head, whole};

/// All of them.
pub(super) fn faults() -> Vec<Fault> {
    [no_answers(), answers()].concat()
}

fn fault(name: &str, body: &str) -> Fault {
    Fault::new(name, Mode::Whole, vec![answer(200, &[], body)])
}

fn choice(message: &str) -> String {
    format!(r#"{{"choices":[{{"message":{message},"finish_reason":"stop"}}]}}"#)
}

/// Bodies that are no answer.
fn no_answers() -> Vec<Fault> {
    vec![
        fault("nothing", "").fails(5, "empty answer"),
        fault("blank", "\n\n ").fails(5, "empty answer"),
        fault("no choices", r#"{"id":"x","choices":[]}"#).fails(5, "empty answer"),
        fault("no words", &choice(r#"{"content":""}"#)).fails(5, "empty answer"),
        fault("null", &choice(r#"{"content":null}"#)).fails(5, "empty answer"),
        fault("error in a 200", r#"{"error":{"message":"no room"}}"#)
            .fails(5, "broke off: no room"),
        fault("error as text in a 200", r#"{"error":"no room"}"#).fails(5, "broke off: no room"),
        fault(
            "a list of errors in a 200",
            r#"[{"error":{"message":"no room"}}]"#,
        )
        .fails(5, "broke off: no room"),
        fault(
            "error with choices",
            &format!(
                r#"{{"error":{{"message":"no room"}},{}"#,
                &whole("One", "stop")[1..]
            ),
        )
        .fails(5, "broke off: no room"),
        fault("malformed", r#"{"choices":[{]}"#).fails(5, "not an answer"),
        fault("a page", "<html><title>Sign in</title></html>").fails(5, "a web page, “Sign in”"),
        fault("words", "all fine").fails(5, "not an answer: all fine"),
    ]
}

/// Answers, whole or not.
fn answers() -> Vec<Fault> {
    vec![
        fault("the limit reached", &whole("One two", "length"))
            .fails(5, "token limit")
            .keeps("One two"),
        fault("the filter", &whole("One two", "content_filter"))
            .fails(5, "filter")
            .keeps("One two"),
        fault(
            "no finish",
            r#"{"choices":[{"message":{"content":"One two"}}]}"#,
        )
        .fails(5, "cut")
        .keeps("One two"),
        fault(
            "a refusal",
            &choice(r#"{"content":null,"refusal":"I will not"}"#),
        )
        .fails(5, "the model refused: I will not"),
        fault(
            "thought in tags",
            &whole(&format!("<think>so</think>{LETTER}"), "stop"),
        ),
        fault(
            "thought without its opening",
            &whole(&format!("so\n</think>{LETTER}"), "stop"),
        ),
        fault("the key echoed", &whole("One sk-canary-7f3a9 two", "stop")).keeps("One *** two"),
        fault(
            "halves of a character",
            &choice(r#"{"content":"One \ud83d two"}"#),
        )
        .keeps("One \u{FFFD} two"),
        Fault::new(
            "a stream to a request for none",
            Mode::Whole,
            vec![good(Mode::Streamed)],
        ),
        Fault::new(
            "after blank lines",
            Mode::Whole,
            vec![vec![
                head(200, &[]),
                send("\n\n"),
                Step::Pause(Duration::from_millis(30)),
                send(whole(LETTER, "stop")),
            ]],
        ),
    ]
}
