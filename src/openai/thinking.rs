//! Telling what a model thinks aloud from what it answers, where both stand in one text.
//!
//! Some servers leave `<think>…</think>` in the content, and some only the closing tag, because the
//! opening one was in the prompt (facts.md §4). Tags may arrive cut in pieces. Fields of their own
//! (`reasoning_content`) need none of this.

use super::hold::open_end;

/// The tags, opening and closing.
const TAGS: [&str; 4] = ["<think>", "<thinking>", "</think>", "</thinking>"];

/// What a stretch of the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'a> {
    /// Of the answer.
    Text(&'a str),
    /// Thought aloud.
    Thought(&'a str),
    /// A closing tag without its opening: all text before it was thought.
    AllWasThought,
}

/// Splits one text as it arrives.
#[derive(Debug, Default)]
pub(super) struct Splitter {
    /// An end that may be the start of a tag.
    held: String,
    inside: bool,
    /// A tag was seen, so that a closing one alone means nothing any more.
    settled: bool,
    /// The answer begins after the thought's blank lines.
    skip_space: bool,
}

impl Splitter {
    /// Takes the next piece and hands over what it is made of.
    pub(super) fn push(&mut self, piece: &str, each: &mut dyn FnMut(Part<'_>)) {
        if self.held.is_empty() && !piece.contains('<') {
            self.part(piece, each);
            return;
        }
        let text = std::mem::take(&mut self.held) + piece;
        let mut rest = text.as_str();
        while let Some((at, tag)) = self.next_tag(rest) {
            self.part(rest.get(..at).unwrap_or_default(), each);
            self.tag(tag, each);
            rest = rest.get(at + tag.len()..).unwrap_or_default();
        }
        let sure = rest.len() - open_end(rest, &TAGS);
        self.part(rest.get(..sure).unwrap_or_default(), each);
        self.held = rest.get(sure..).unwrap_or_default().to_owned();
    }

    /// The text is over: what was held back is text after all.
    pub(super) fn end(&mut self, each: &mut dyn FnMut(Part<'_>)) {
        let held = std::mem::take(&mut self.held);
        self.part(&held, each);
    }

    /// The next tag that means something in this state.
    fn next_tag(&self, text: &str) -> Option<(usize, &'static str)> {
        text.match_indices('<').find_map(|(at, _)| {
            let rest = text.get(at..)?;
            let tag = TAGS.into_iter().find(|tag| rest.starts_with(tag))?;
            let closes = tag.starts_with("</");
            let means = closes == self.inside || (closes && !self.settled);
            means.then_some((at, tag))
        })
    }

    fn tag(&mut self, tag: &str, each: &mut dyn FnMut(Part<'_>)) {
        let closes = tag.starts_with("</");
        if closes && !self.inside {
            each(Part::AllWasThought);
        }
        self.inside = !closes;
        self.skip_space = closes;
        self.settled = true;
    }

    fn part(&mut self, mut text: &str, each: &mut dyn FnMut(Part<'_>)) {
        if self.skip_space {
            text = text.trim_start();
            self.skip_space = text.is_empty();
        }
        if text.is_empty() {
            return;
        }
        each(if self.inside {
            Part::Thought(text)
        } else {
            Part::Text(text)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Answer and thought of `text`, arriving in pieces of `size` bytes or a little more.
    fn split(text: &str, size: usize) -> (String, String) {
        let (mut answer, mut thought) = (String::new(), String::new());
        let mut splitter = Splitter::default();
        let mut each = |part: Part<'_>| match part {
            Part::Text(t) => answer.push_str(t),
            Part::Thought(t) => thought.push_str(t),
            Part::AllWasThought => thought = std::mem::take(&mut answer),
        };
        let mut piece = String::new();
        for c in text.chars() {
            piece.push(c);
            if piece.len() >= size {
                splitter.push(&std::mem::take(&mut piece), &mut each);
            }
        }
        splitter.push(&piece, &mut each);
        splitter.end(&mut each);
        (answer, thought)
    }

    #[test]
    fn answer_and_thought_part_whatever_the_pieces() {
        let cases = [
            ("<think>a < b</think>\n\nAnswer.", "Answer.", "a < b"),
            ("so <b>… ok\n</think>Answer.", "Answer.", "so <b>… ok\n"),
            (
                "<think></think>Answer </think> on",
                "Answer </think> on",
                "",
            ),
            ("\n<thinking>é</thinking> Yes <3", "\nYes <3", "é"),
            ("a <thin", "a <thin", ""),
            ("<think>never closed", "", "never closed"),
            ("1 <think>2</think> 3 <think>4</think>5", "1 3 5", "24"),
        ];
        for (text, answer, thought) in cases {
            for size in 1..=text.len() {
                let expected = (answer.to_owned(), thought.to_owned());
                assert_eq!(split(text, size), expected, "{text} by {size}");
            }
        }
    }
}
