//! One paragraph: what it is, its words, and the words in it that nobody sees.

use super::look::{Look, Style};
use crate::intake::hidden;

#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) style: Style,
    /// How deep the list is that it belongs to.
    pub(super) list: Option<usize>,
    /// What is set for all of it.
    pub(super) look: Look,
    /// The run that is being read.
    pub(super) run: Look,
    /// Whether its properties are being read: they are not those of a run.
    pub(super) in_properties: bool,
    /// Whether it holds the number of the page.
    pub(super) counts_pages: bool,
    text: String,
    hidden: Vec<(&'static str, String)>,
}

impl Paragraph {
    /// Adds words of the run being read, which stand in `around`.
    pub(super) fn push(&mut self, words: &str, around: Look) {
        let look = self.run.over(self.look).over(self.style.look).over(around);
        match look.hides() {
            None => self.text.push_str(words),
            Some(why) => match self.hidden.last_mut() {
                Some((last, text)) if *last == why => text.push_str(words),
                _ => self.hidden.push((why, words.to_owned())),
            },
        }
    }

    /// Where the visible text has come to.
    pub(super) fn length(&self) -> usize {
        self.text.len()
    }

    /// Makes the text from `start` on a link.
    pub(super) fn link(&mut self, start: usize, target: &str) {
        let shown = self.text.get(start..).unwrap_or_default().trim().to_owned();
        let bare = |address: &str| {
            address
                .trim_start_matches("https://")
                .trim_start_matches("http://")
                .trim_start_matches("www.")
                .trim_end_matches('/')
                .to_lowercase()
        };
        if !shown.is_empty() && bare(&shown) != bare(target) && !target.contains([' ', '(', ')']) {
            self.text.truncate(start);
            self.text.push_str(&format!("[{shown}]({target})"));
        }
    }

    /// Its lines, with the marks of what it is.
    pub(super) fn lines(self) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let text = self.text.replace(['\u{AD}', '\u{200B}'], "");
        let mark = match (self.style.heading, self.list) {
            (Some(level), _) => format!("{} ", "#".repeat(level.clamp(1, 6))),
            (None, Some(depth)) => format!("{}- ", "  ".repeat(depth.min(8))),
            (None, None) if self.style.is_list => "- ".to_owned(),
            (None, None) => String::new(),
        };
        for (at, line) in text.split('\n').enumerate() {
            let line = line.trim();
            let has_mark = line.starts_with(['•', '#']) || line.starts_with("- ");
            lines.push(match (line.is_empty(), at) {
                (true, _) => String::new(),
                (false, 0) if !has_mark => format!("{mark}{line}"),
                (false, _) => line.to_owned(),
            });
        }
        for (why, words) in &self.hidden {
            lines.extend(hidden::comment(why, words));
        }
        lines
    }
}
