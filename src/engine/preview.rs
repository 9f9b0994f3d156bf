//! A request for the user to see before it is sent: the same bytes, but for the key.

use std::fmt;

use super::client::{Client, Request};
use super::endpoint::join;
use crate::error::Result;

/// A request, written out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// `POST`.
    pub method: String,
    /// The address.
    pub url: String,
    /// Names and values of the headers; the key is `***`.
    pub headers: Vec<(String, String)>,
    /// The body, byte for byte.
    pub body: String,
}

impl fmt::Display for Preview {
    /// As it goes over the wire: request line, headers, an empty line, the body.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} {}", self.method, self.url)?;
        for (name, value) in &self.headers {
            writeln!(f, "{name}: {value}")?;
        }
        writeln!(f, "\n{}", self.body)
    }
}

impl Client {
    pub(super) fn shown(&self, request: &Request) -> Result<Preview> {
        let headers = self.headers(request)?;
        let headers = headers.iter().map(|(name, value)| {
            // Sent values are checked to be text.
            let value = String::from_utf8_lossy(value.as_bytes());
            let value = match &self.endpoint.key {
                // Whole and not only where it is long enough to be looked for.
                Some(key) => value.replace(key.expose(), "***"),
                None => value.into_owned(),
            };
            (name.as_str().to_owned(), value)
        });
        let body = request.body.clone().unwrap_or_default();
        Ok(Preview {
            method: request.method.to_string(),
            url: join(&self.base, &request.path).to_string(),
            headers: headers.collect(),
            body: String::from_utf8_lossy(&body).into_owned(),
        })
    }
}
