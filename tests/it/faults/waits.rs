//! What a server says about waiting, and how long gig then waits.

use std::time::{Duration, SystemTime};

use super::{BOTH, Fault, Mode, good};
use crate::support::endpoint::{Step, answer, head, stream_head};

/// All of them.
pub(super) fn faults() -> Vec<Fault> {
    let limited = |name: &'static str, value: &str| answer(429, &[(name, value)], "{}");
    let date = |seconds: i64| {
        let now = SystemTime::now();
        let distance = Duration::from_secs(seconds.unsigned_abs());
        httpdate::fmt_http_date(if seconds < 0 {
            now - distance
        } else {
            now + distance
        })
    };
    let after = |name: &str, header, value: &str, at_least, at_most| {
        let name = format!("{header}: {name}");
        let script = vec![limited(header, value), good(Mode::Streamed)];
        Fault::new(name, Mode::Streamed, script)
            .says("trying again in")
            .apart(at_least, at_most)
    };
    let own = |header, value: &str| after(value, header, value, 0.02, 1.0);
    let mut faults = vec![
        after("whole seconds", "retry-after", "1", 1.0, 2.5),
        after("parts of a second", "retry-after", "0.4", 0.4, 1.6),
        after("a date to come", "retry-after", &date(8), 0.7, 9.5),
        after("milliseconds", "retry-after-ms", "300", 0.3, 1.5),
        after("a date gone by", "retry-after", &date(-60), 0.02, 1.0),
        own("retry-after", "0"),
        own("retry-after", "-5"),
        own("retry-after", "nan"),
        own("retry-after", "inf"),
        own("retry-after", "soon"),
        own("retry-after-ms", "x"),
    ];
    faults.extend(wordless());
    for value in ["300".to_owned(), "1e9".to_owned(), date(600)] {
        let script = limited("retry-after", &value);
        let fault = Fault::new(
            format!("retry-after: {value}"),
            Mode::Streamed,
            vec![script],
        );
        faults.push(
            fault
                .fails(4, "it asks to be left alone for")
                .says("try again"),
        );
    }
    let no = answer(503, &[("x-should-retry", "false")], "{}");
    let yes = answer(409, &[("x-should-retry", "true")], "{}");
    let spent = r#"{"error":{"message":"no money","type":"insufficient_quota","code":"insufficient_quota"}}"#;
    for mode in BOTH {
        faults.extend([
            Fault::new("503, should not retry", mode, vec![no.clone()]).fails(5, "failed (503)"),
            Fault::new("409, should retry", mode, vec![yes.clone(), good(mode)])
                .says("trying again in"),
            Fault::new("429, quota spent", mode, vec![answer(429, &[], spent)])
                .fails(4, "is spent (429): no money")
                .says("billing"),
            Fault::new("two failures, then fine", mode, {
                let busy = answer(503, &[], "busy");
                vec![busy.clone(), busy, good(mode)]
            })
            .says("(1 of 3)")
            .says("(2 of 3)")
            .apart(0.02, 1.0)
            .apart(0.04, 1.0),
            Fault::new("no retries wanted", mode, vec![answer(503, &[], "busy")])
                .env("GIG_RETRIES", "0")
                .fails(5, "failed (503): busy"),
        ]);
    }
    faults
}

/// A connection that is kept open without a word of an answer.
fn wordless() -> Vec<Fault> {
    let drip = |what: &str, count: usize| {
        Step::Drip(what.repeat(count).into_bytes(), Duration::from_millis(8))
    };
    let fault = |name: &str, mode, script| {
        Fault::new(name, mode, vec![script])
            .env("GIG_IDLE_TIMEOUT", "0.3")
            .env("GIG_RETRIES", "0")
    };
    let wordless = |name, mode, script| fault(name, mode, script).fails(5, "sent no word for 3 s");
    vec![
        wordless(
            "comments for ever",
            Mode::Streamed,
            vec![stream_head(), drip(": busy\n\n", 80)],
        ),
        wordless(
            "empty events for ever",
            Mode::Streamed,
            vec![stream_head(), drip("data: {\"choices\":[]}\n\n", 30)],
        ),
        wordless(
            "blank lines for ever",
            Mode::Whole,
            vec![head(200, &[]), drip("\n", 600)],
        ),
        fault(
            "comments for a while",
            Mode::Streamed,
            [
                vec![stream_head(), drip(": busy\n\n", 15)],
                good(Mode::Streamed).split_off(1),
            ]
            .concat(),
        ),
    ]
}
