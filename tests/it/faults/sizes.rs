//! Too much of everything.

use std::io::Write;

use super::{BOTH, Fault, LETTER, Mode, send};
use crate::support::endpoint::{
    Script, Step, delta, event, finish, head, stream, stream_head, whole,
};

/// All of them.
pub(super) fn faults() -> Vec<Fault> {
    [packed_ones(), long_ones()].concat()
}

fn gzip(plain: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(plain).unwrap();
    encoder.finish().unwrap()
}

/// Compressed bodies, honest ones and bombs.
fn packed_ones() -> Vec<Fault> {
    let packed = |status, bytes: Vec<u8>| {
        vec![
            head(status, &[("content-encoding", "gzip")]),
            Step::Send(bytes),
        ]
    };
    let bomb = gzip(&vec![b'x'; 66 << 20]);
    // The start decides how it is read: as a stream or as JSON.
    let json_bomb = gzip(&[&b"["[..], &vec![b'1'; 66 << 20]].concat());
    let mut faults = Vec::new();
    for mode in BOTH {
        let plain = match mode {
            Mode::Streamed => event(&delta(LETTER)) + &event(&finish("stop")),
            Mode::Whole => whole(LETTER, "stop"),
        };
        let fault = |name: &str, script: Script| Fault::new(name, mode, vec![script]);
        faults.extend([
            fault("gzip", packed(200, gzip(plain.as_bytes()))),
            fault(
                "gzip, cut",
                packed(200, gzip(plain.as_bytes())[..30].to_vec()),
            )
            .fails(5, "connection")
            .requests(4),
            fault("not gzip", packed(200, b"plain".to_vec()))
                .fails(5, "connection")
                .requests(4),
            fault(
                "a gzip bomb",
                match mode {
                    Mode::Streamed => packed(200, bomb.clone()),
                    Mode::Whole => packed(200, json_bomb.clone()),
                },
            )
            .fails(5, "passes 64 MiB"),
            fault("a gzip bomb as an error", packed(400, bomb.clone())).fails(4, "(400): xxx"),
        ]);
    }
    faults
}

/// Headers and lines without measure.
fn long_ones() -> Vec<Fault> {
    let long = format!(
        r#"{{"padding":"{}","choices":[{{"delta":{{"content":{LETTER:?}}},"finish_reason":"stop"}}]}}"#,
        "x".repeat(10 << 20)
    );
    let mut faults = Vec::new();
    for mode in BOTH {
        let fault = |name: &str, script: Script| Fault::new(name, mode, vec![script]);
        faults.extend([
            fault(
                "headers without end",
                vec![
                    send("HTTP/1.1 200 OK\r\n"),
                    Step::Repeat(
                        b"x-a: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\r\n".to_vec(),
                        30_000,
                    ),
                ],
            )
            .fails(5, "headers")
            .requests(4),
            fault("a header of 300 kB", {
                let mut script = vec![head(200, &[("x-a", &"b".repeat(300 << 10))])];
                script.push(send(whole(LETTER, "stop")));
                script
            })
            .fails(5, "256 KiB of headers"),
        ]);
    }
    faults.extend([
        Fault::new("a line of 10 MB", Mode::Streamed, vec![stream(&[&long])]),
        Fault::new(
            "an endless line",
            Mode::Streamed,
            vec![vec![
                stream_head(),
                send("data: "),
                Step::Repeat(vec![b'x'; 1 << 20], 200),
            ]],
        )
        .fails(5, "passes 64 MiB"),
    ]);
    faults
}
