//! Secret: a value that can be used but not shown (facts.md R7).

use std::fmt;

/// A key. `Debug` and `Display` show `***`; [`Secret::expose`] is the only way to the value.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Wraps a key, without the white space that files and commands leave around it.
    #[must_use]
    pub fn new(value: &str) -> Self {
        Self(value.trim().to_owned())
    }

    /// The value, for the one header it belongs in.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether the value is long enough to be looked for in texts: a very short one would be found
    /// everywhere, and no real key is that short.
    #[must_use]
    pub fn can_be_scrubbed(&self) -> bool {
        self.0.len() >= 6
    }

    /// `text` with every copy of the key replaced: servers echo keys back.
    #[must_use]
    pub fn scrub(&self, text: &str) -> String {
        if self.can_be_scrubbed() {
            text.replace(&self.0, "***")
        } else {
            text.to_owned()
        }
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}
