//! A post made ready to be read: its outline, its sentences, and nothing that is aimed at machines.
//!
//! Every reader of the post (requirements, budget, questions, demands …) starts from a [`Reading`].

use super::SectionKind;
use super::outline::{Outline, Piece, outline};
use crate::text::{Span, words};

/// Longest stretch that is read as one sentence, in bytes: a line without stops is cut at blanks,
/// so that nothing is quadratic on it.
const LONGEST: usize = 600;

/// A post with its outline and sentences.
pub(super) struct Reading<'a> {
    /// The text, of the same length as the post's, blanks where text was aimed at machines.
    pub(super) text: &'a str,
    /// Sections and pieces.
    pub(super) outline: Outline,
    /// The sentences of all pieces in order.
    pub(super) sentences: Vec<Sentence>,
}

/// A sentence, or a list item's.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sentence {
    /// Its words.
    pub(super) span: Span,
    /// Index of its piece.
    pub(super) piece: usize,
}

impl<'a> Reading<'a> {
    /// Reads `text`.
    pub(super) fn new(text: &'a str) -> Self {
        let outline = outline(text);
        let mut sentences = Vec::new();
        for (piece, at) in outline.pieces.iter().enumerate() {
            sentences.extend(sentences_of(text, at.span).map(|span| Sentence { span, piece }));
        }
        Self {
            text,
            outline,
            sentences,
        }
    }

    /// The words of a span.
    pub(super) fn words(&self, span: Span) -> &'a str {
        span.of(self.text)
    }

    /// The piece a sentence belongs to.
    pub(super) fn piece(&self, sentence: &Sentence) -> Option<&Piece> {
        self.outline.pieces.get(sentence.piece)
    }

    /// The kind of section a sentence stands in.
    pub(super) fn kind(&self, sentence: &Sentence) -> SectionKind {
        self.piece(sentence)
            .map_or(SectionKind::Other, |piece| self.outline.kind(piece))
    }

    /// The sentences of one piece.
    pub(super) fn sentences_in(&self, piece: &Piece) -> impl Iterator<Item = &Sentence> {
        let from = self
            .sentences
            .partition_point(|s| s.span.start < piece.span.start);
        let end = piece.span.end;
        self.sentences
            .get(from..)
            .unwrap_or_default()
            .iter()
            .take_while(move |s| s.span.start < end)
    }
}

/// The sentences of `span`, none longer than [`LONGEST`].
pub(super) fn sentences_of(text: &str, span: Span) -> impl Iterator<Item = Span> {
    words::sentences(span.of(text))
        .into_iter()
        .flat_map(move |sentence| cut(text, sentence.shifted(span.start)))
}

fn cut(text: &str, mut sentence: Span) -> Vec<Span> {
    let mut parts = Vec::new();
    while sentence.len() > LONGEST {
        let limit = text.floor_char_boundary(sentence.start + LONGEST);
        let head = Span::new(sentence.start, limit).of(text);
        let at = head
            .rfind(char::is_whitespace)
            .filter(|&at| at > 0)
            .map_or(limit, |at| sentence.start + at);
        parts.push(Span::new(sentence.start, at).trimmed(text));
        sentence = Span::new(at, sentence.end).trimmed(text);
    }
    parts.push(sentence);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_without_stops_is_cut_at_blanks() {
        let text = "word ".repeat(1000);
        let reading = Reading::new(&text);
        assert!(reading.sentences.len() > 5);
        assert!(
            reading
                .sentences
                .iter()
                .all(|s| s.span.len() <= LONGEST && reading.words(s.span).starts_with("word"))
        );
    }
}
