//! Connections that end where they should not, and servers that stop talking.

use std::time::Duration;

use super::{BOTH, Fault, LETTER, Mode, begun, good, send};
use crate::support::endpoint::{Script, Step, delta, event, finish, head, stream_head, whole};

/// All of them.
pub(super) fn faults() -> Vec<Fault> {
    [
        before_the_answer(),
        in_a_stream(),
        in_a_whole_answer(),
        nobody(),
        silences(),
    ]
    .concat()
}

/// Connections that end before anything of the answer has come: tried again.
fn before_the_answer() -> Vec<Fault> {
    let mut faults = Vec::new();
    for mode in BOTH {
        let fault = |name: &str, script: Script| Fault::new(name, mode, vec![script]);
        faults.extend([
            fault("closed without a byte", vec![])
                .fails(5, "closed the connection without an answer")
                .requests(4)
                .says("(3 of 3)"),
            fault("reset before the answer", vec![Step::Reset])
                .fails(5, "cut the connection")
                .requests(4),
            fault("half a head", vec![send("HTTP/1.1 200 OK\r\ncontent-")])
                .fails(5, "closed the connection")
                .requests(4),
            fault("not HTTP", vec![send("220 mail.example ESMTP\r\n\r\n")])
                .fails(5, "failed")
                .requests(4),
            fault(
                "reset after the head",
                vec![
                    head(200, &[("content-length", "500")]),
                    Step::Pause(Duration::from_millis(50)),
                    Step::Reset,
                ],
            )
            .fails(5, "cut the connection")
            .requests(4),
            Fault::new("cut once, then fine", mode, vec![vec![], good(mode)])
                .says("trying again in"),
        ]);
    }
    faults
}

/// Streams that break off: what has come is kept.
fn in_a_stream() -> Vec<Fault> {
    let fault = |name: &str, script: Script| Fault::new(name, Mode::Streamed, vec![script]);
    let chunk = |text: &str| format!("{:x}\r\n{text}\r\n", text.len());
    let first = event(&delta("One two"));
    vec![
        fault("cut cleanly", begun())
            .fails(5, "cut")
            .keeps("One two"),
        fault("reset in the middle", {
            let mut script = begun();
            script.extend([Step::Pause(Duration::from_millis(80)), Step::Reset]);
            script
        })
        .fails(5, "cut the connection")
        .keeps("One two"),
        fault(
            "a truncated chunked body",
            vec![
                head(200, &[("transfer-encoding", "chunked")]),
                send(chunk(&first) + "ff\r\ndata: {"),
            ],
        )
        .fails(5, "connection")
        .keeps("One two"),
        fault(
            "a short body",
            vec![
                head(200, &[("content-length", "5000")]),
                send(first.clone()),
            ],
        )
        .fails(5, "connection")
        .keeps("One two"),
        fault("half an event", {
            let mut script = begun();
            script.push(send("data: {\"choices\":[{\"delta\":{\"content\":\"thr"));
            script
        })
        .fails(5, "cut")
        .keeps("One two"),
        fault(
            "cut after the last word",
            vec![
                head(200, &[("transfer-encoding", "chunked")]),
                send(chunk(&(event(&delta(LETTER)) + &event(&finish("stop"))))),
            ],
        ),
    ]
}

/// Whole answers that break off.
fn in_a_whole_answer() -> Vec<Fault> {
    let fault = |name: &str, script: Script| Fault::new(name, Mode::Whole, vec![script]);
    let body = whole(LETTER, "stop");
    let length = (body.len() + 10).to_string();
    vec![
        fault(
            "a short body",
            vec![head(200, &[("content-length", &length)]), send(&body[..60])],
        )
        .fails(5, "ended too early")
        .requests(4),
        fault(
            "a short body that is whole",
            vec![
                head(200, &[("content-length", &length)]),
                send(body.clone()),
            ],
        ),
        fault("half the JSON", vec![head(200, &[]), send(&body[..60])])
            .fails(5, "ends in the middle"),
    ]
}

/// Nobody there.
fn nobody() -> Vec<Fault> {
    let refused = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    vec![
        Fault::new("refused", Mode::Streamed, vec![vec![]])
            .env("OPENAI_BASE_URL", format!("http://{refused}/v1"))
            .fails(5, "refuses connections")
            .says("is the server running")
            .says("(3 of 3)")
            .requests(0),
        Fault::new("no such name", Mode::Streamed, vec![vec![]])
            .env("OPENAI_BASE_URL", "https://no-such-host.invalid/v1")
            .env("GIG_RETRIES", "0")
            .fails(5, "cannot be resolved")
            .requests(0),
    ]
}

/// Servers that stop talking.
fn silences() -> Vec<Fault> {
    let mut faults = Vec::new();
    for mode in BOTH {
        let fault = |name: &str, script: Script| Fault::new(name, mode, vec![script]);
        faults.push(
            fault("silence before the head", vec![Step::Hang])
                .env("GIG_FIRST_BYTE_TIMEOUT", "0.3")
                .fails(5, "sent nothing for 0.3 s")
                .says("first_byte_timeout"),
        );
        faults.push(
            fault("silence after the head", vec![head(200, &[]), Step::Hang])
                .env("GIG_FIRST_BYTE_TIMEOUT", "0.3")
                .fails(5, "sent nothing for 0.3 s"),
        );
        faults.push(
            fault(
                "an error whose body never comes",
                vec![
                    head(400, &[("content-length", "100")]),
                    send("the reason"),
                    Step::Hang,
                ],
            )
            .env("GIG_IDLE_TIMEOUT", "0.3")
            .fails(4, "(400): the reason"),
        );
    }
    let quiet = |mut script: Script, last: Step| {
        script.push(last);
        script
    };
    let fault = |name: &str, script: Script| Fault::new(name, Mode::Streamed, vec![script]);
    let mut done = begun();
    done.push(send(event(&finish("stop"))));
    faults.extend([
        fault("silence in the middle", quiet(begun(), Step::Hang))
            .env("GIG_IDLE_TIMEOUT", "0.3")
            .fails(5, "sent nothing for 0.3 s")
            .keeps("One two"),
        fault("silence after the last word", quiet(done, Step::Hang)).keeps("One two"),
        fault(
            "silence after [DONE]",
            quiet(good(Mode::Streamed), Step::Hang),
        ),
        fault("a drip", {
            let body = event(&delta(LETTER)) + &event(&finish("stop")) + &event("[DONE]");
            vec![
                stream_head(),
                Step::Drip(body.into_bytes(), Duration::from_millis(2)),
            ]
        })
        .env("GIG_IDLE_TIMEOUT", "5"),
        fault("comments keep it alive", {
            let mut script = vec![stream_head()];
            for _ in 0..8 {
                script.extend([send(": wait\n\n"), Step::Pause(Duration::from_millis(120))]);
            }
            script.extend(good(Mode::Streamed).into_iter().skip(1));
            script
        })
        .env("GIG_IDLE_TIMEOUT", "0.6")
        .env("GIG_FIRST_BYTE_TIMEOUT", "0.6"),
    ]);
    faults
}
