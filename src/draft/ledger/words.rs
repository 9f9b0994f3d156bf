//! Words: a set of words written as one string, split at first use.

use std::collections::HashSet;
use std::sync::OnceLock;

/// A set of lower-case words. Declare it as a `static`.
pub(super) struct Words {
    list: &'static str,
    set: OnceLock<HashSet<&'static str>>,
}

impl Words {
    /// The words of `list`, which are separated by white space.
    pub(super) const fn new(list: &'static str) -> Self {
        Self {
            list,
            set: OnceLock::new(),
        }
    }

    /// Whether `word` is one of them.
    pub(super) fn has(&self, word: &str) -> bool {
        self.set
            .get_or_init(|| self.list.split_whitespace().collect())
            .contains(word)
    }
}
