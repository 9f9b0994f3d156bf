//! Proposals side by side as one HTML page to show a colleague: no script, nothing loaded from
//! anywhere, and every word from outside inert.
//!
//! Escaping is the template engine's, for every value; the page's own policy allows its one style
//! sheet and nothing else, so that even a mistake here could neither run nor call home.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Value, escape_formatter};
use sha2::{Digest, Sha256};

use super::Wire;
use crate::error::{Error, Kind, Result};
use crate::text::invisible;

const PAGE: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");

/// The page.
///
/// # Errors
///
/// When the page does not render: a fault of gig's own.
pub fn page(wire: &Wire) -> Result<String> {
    let mut engine = Environment::new();
    engine.set_auto_escape_callback(|_| AutoEscape::Html);
    if let Ok(syntax) = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build()
    {
        engine.set_syntax(syntax);
    }
    engine.set_formatter(|out, state, value| match value.as_str() {
        Some(text) if !value.is_safe() => escape_formatter(out, state, &Value::from(seen(text))),
        _ => escape_formatter(out, state, value),
    });
    engine.add_filter("percent", |share: f64| (share * 100.0).round());
    engine.add_filter("plain", super::table::figure);
    engine.add_filter("tenths", |share: f64| (share * 10.0).round() as u8);
    let digest = STANDARD.encode(Sha256::digest(STYLE));
    let values = minijinja::context! {
        it => Value::from(Serde(wire)),
        style => Value::from_safe_string(STYLE.to_owned()),
        digest => digest,
        version => env!("CARGO_PKG_VERSION"),
    };
    engine
        .render_named_str("page.html", PAGE, values)
        .map_err(|error| Error::new(Kind::Template, format!("cannot write the page: {error}")))
}

/// `text` with what hides made visible: on a page nobody filters it any more.
fn seen(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match invisible::hidden(c) {
            Some(_) => out.push_str(&format!("⟨U+{:04X}⟩", u32::from(c))),
            None => out.push(c),
        }
    }
    out
}
