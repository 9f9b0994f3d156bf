//! Answers that are refusals: every status with every kind of body, and what the user is told to do.

use super::{BOTH, Fault, Mode, good};
use crate::support::endpoint::answer;

/// All of them.
pub(super) fn faults() -> Vec<Fault> {
    [statuses(), hints(), refused_parameters()].concat()
}

/// Every status with a body of every kind.
fn statuses() -> Vec<Fault> {
    let json = r#"{"error":{"message":"the reason","type":"t","code":null}}"#;
    let page = "<html><head><title>The reason</title></head><body><h1>x</h1></body></html>";
    let bodies = [
        ("json", "application/json", json, "the reason"),
        ("page", "text/html", page, "a web page, “The reason”"),
        ("text", "text/plain", "the reason\nmore", "the reason"),
        ("nothing", "text/plain", "", ""),
    ];
    let statuses: [(u16, i32, bool, &str); 19] = [
        (400, 4, false, "refuses the request (400)"),
        (401, 4, false, "does not accept the key (401)"),
        (402, 4, false, "is spent (402)"),
        (403, 4, false, "forbids this (403)"),
        (404, 4, false, "(404)"),
        (405, 4, false, "answered 405"),
        (408, 5, true, "answered 408"),
        (409, 4, false, "answered 409"),
        (410, 4, false, "answered 410"),
        (413, 4, false, "the prompt is too long"),
        (418, 4, false, "answered 418"),
        (422, 4, false, "refuses the request (422)"),
        (429, 4, true, "is limiting requests (429)"),
        (451, 4, false, "answered 451"),
        (500, 5, true, "failed (500)"),
        (502, 5, true, "failed (502)"),
        (503, 5, true, "failed (503)"),
        (504, 5, true, "failed (504)"),
        (529, 5, true, "failed (529)"),
    ];
    let mut faults = Vec::new();
    for (status, exit, passes, says) in statuses {
        for (kind, content_type, body, reason) in bodies {
            for mode in BOTH {
                let script = answer(status, &[("content-type", content_type)], body);
                let name = format!("{status} with {kind}");
                let fault = Fault::new(name, mode, vec![script])
                    .fails(exit, says)
                    .says(reason);
                faults.push(if passes {
                    fault
                        .requests(4)
                        .says("trying again in")
                        .says("(tried 4 times)")
                } else {
                    fault
                });
            }
        }
    }
    // The whole of a long body is not read, and of what is read one line is shown.
    for mode in BOTH {
        let long = "x ".repeat(200_000);
        let script = answer(400, &[("content-type", "text/plain")], &long);
        faults.push(Fault::new("400 with 400 kB", mode, vec![script]).fails(4, "x x x…"));
    }
    faults
}

/// Refusals that say what to do.
fn hints() -> Vec<Fault> {
    let mut faults = Vec::new();
    for mode in BOTH {
        let one = |name: &str, status, body: &str| {
            Fault::new(name, mode, vec![answer(status, &[], body)])
        };
        faults.extend([
            one(
                "no such model",
                404,
                &said("The model `m-1` does not exist", "model_not_found"),
            )
            .fails(4, "has no model `m-1` (404)")
            .says("gig models"),
            one("no such address", 404, r#"{"detail":"Not Found"}"#)
                .fails(4, "knows no such address (404): Not Found")
                .says("base URL"),
            one(
                "over-long prompt",
                400,
                &said("too much", "context_length_exceeded"),
            )
            .fails(4, "the prompt is too long")
            .says("shorten"),
            one(
                "over-long prompt in words",
                400,
                &said("maximum context length is 4096", "x"),
            )
            .fails(4, "the prompt is too long"),
            one(
                "the key echoed",
                401,
                &said("bad key sk-canary-7f3a9 given", "x"),
            )
            .fails(4, "bad key *** given"),
            one(
                "escape sequences",
                400,
                r#"{"error":{"message":"a\u001b[2J\u001b]0;x\u0007b\u009b1m"}}"#,
            )
            .fails(4, "refuses the request (400): a"),
        ]);
    }
    faults
}

/// Parameters that are refused: what gig can do without is left out, the rest is the user's.
fn refused_parameters() -> Vec<Fault> {
    let mut faults = Vec::new();
    for mode in BOTH {
        faults.extend([
            Fault::new("temperature refused", mode, {
                vec![
                    answer(400, &[], &said("Unknown parameter: 'temperature'.", "x")),
                    good(mode),
                ]
            })
            .env("GIG_TEMPERATURE", "0.5")
            .says("refuses temperature: asking again without it"),
            Fault::new("max_tokens refused", mode, {
                let no = said(
                    "'max_tokens' is not supported: use 'max_completion_tokens'",
                    "x",
                );
                vec![answer(400, &[], &no), good(mode)]
            })
            .env("GIG_MAX_TOKENS", "900")
            .says("asking again with max_completion_tokens"),
            Fault::new("temperature out of range", mode, {
                vec![answer(
                    400,
                    &[],
                    &said("temperature must be between 0 and 1", "x"),
                )]
            })
            .env("GIG_TEMPERATURE", "1.5")
            .fails(4, "must be between 0 and 1"),
        ]);
    }
    let no = answer(
        422,
        &[],
        r#"{"detail":[{"loc":["body","stream_options"],"msg":"Extra"}]}"#,
    );
    faults.push(
        Fault::new(
            "stream_options refused",
            Mode::Streamed,
            vec![no, good(Mode::Streamed)],
        )
        .says("refuses stream_options"),
    );
    faults
}

/// The body of an error.
pub(super) fn said(message: &str, code: &str) -> String {
    serde_json::json!({ "error": { "message": message, "code": code } }).to_string()
}
