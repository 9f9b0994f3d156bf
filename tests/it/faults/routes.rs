//! Where the call goes: redirects and TLS.

use super::{BOTH, Fault, good};
use crate::support::endpoint::{Script, answer};

/// All of them. `elsewhere` is an address that nobody must be sent to.
pub(super) fn faults(elsewhere: &str) -> Vec<Fault> {
    [redirects(elsewhere), encrypted()].concat()
}

/// Redirects: followed on the same host, never with key and prompt to another.
fn redirects(elsewhere: &str) -> Vec<Fault> {
    let to = |status, location: &str| answer(status, &[("location", location)], "moved");
    let mut faults = Vec::new();
    for mode in BOTH {
        for status in [301, 302, 307, 308] {
            let home = to(status, "/v2/chat/completions");
            let away = to(status, &format!("{elsewhere}/v1/chat/completions"));
            faults.push(Fault::new(
                format!("{status} at home"),
                mode,
                vec![home, good(mode)],
            ));
            faults.push(
                Fault::new(format!("{status} elsewhere"), mode, vec![away])
                    .fails(4, "which was not followed")
                    .says("make it the base URL"),
            );
        }
        let one = |name: &str, script: Script| Fault::new(name, mode, vec![script]);
        faults.extend([
            one("303", to(303, "/v1/x")).fails(4, "which was not followed"),
            one("to https", to(308, "https://127.0.0.1/v1/chat/completions"))
                .fails(4, "redirects to https://127.0.0.1/"),
            one("to a file", to(302, "file:///etc/passwd")).fails(4, "which was not followed"),
            one("to another name", to(302, "http://localhost/v1")).fails(4, "not followed"),
            one("to nowhere", answer(302, &[], "")).fails(4, "answered 302"),
            one("in circles", to(307, "/v1/chat/completions"))
                .fails(4, "in a row")
                .requests(6),
            one(
                "with the key",
                to(302, "http://x.invalid/?k=sk-canary-7f3a9"),
            )
            .fails(4, "http://x.invalid/?k=***"),
        ]);
    }
    faults
}

/// TLS, good and bad.
fn encrypted() -> Vec<Fault> {
    let trusted = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/tls/ca.pem");
    let mut faults = Vec::new();
    for mode in BOTH {
        let fault = |name: &str, certificate| {
            Fault::new(name, mode, vec![good(mode)])
                .certificate(certificate)
                .env("SSL_CERT_FILE", trusted)
        };
        let distrusted = |fault: Fault, why: &str| {
            fault
                .fails(5, "cannot be trusted")
                .says(why)
                .says("SSL_CERT_FILE")
                .requests(0)
        };
        faults.extend([
            fault("TLS", "good"),
            distrusted(fault("expired", "expired"), "has expired"),
            distrusted(fault("another name", "other"), "is for another name"),
            distrusted(fault("self-signed", "self"), "self-signed"),
            distrusted(
                fault("unknown authority", "good").env("SSL_CERT_FILE", ""),
                "unknown authority",
            ),
            fault("no such certificate file", "good")
                .env("SSL_CERT_FILE", "/nowhere/ca.pem")
                .fails(3, "no certificates from SSL_CERT_FILE")
                .requests(0),
        ]);
    }
    faults
}
