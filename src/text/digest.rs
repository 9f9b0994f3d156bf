//! The fingerprint of a text: what says that two are the same without keeping either.

use sha2::{Digest, Sha256};

/// SHA-256 of `text` in hexadecimal.
#[must_use]
pub fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
