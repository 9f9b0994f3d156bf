//! A text as a reader takes it in: hidden characters gone, tag letters and look-alikes made plain.
//!
//! Traps are searched in this view, so that a zero-width space inside a word hides nothing; every
//! place in it leads back to the post.

use unicode_normalization::UnicodeNormalization;

use crate::text::Span;
use crate::text::invisible::{Hidden, hidden};

/// The plain view of a text.
pub(super) struct Plain {
    /// What is read.
    pub(super) text: String,
    /// Starts of characters here and there; empty when nothing differs.
    places: Vec<(usize, usize)>,
    /// Length of the original.
    end: usize,
}

impl Plain {
    /// The view of `text`.
    pub(super) fn new(text: &str) -> Self {
        if !text.chars().any(is_odd) {
            return Self {
                text: text.to_owned(),
                places: Vec::new(),
                end: text.len(),
            };
        }
        let mut plain = String::with_capacity(text.len());
        let mut places = Vec::with_capacity(text.len());
        let mut last_was_tag = false;
        for (at, c) in text.char_indices() {
            let tag = tag_letter(c);
            // Hidden text is a sentence of its own, not part of the visible one around it.
            if tag.is_some() != last_was_tag {
                places.push((plain.len(), at));
                plain.push('\n');
                last_was_tag = tag.is_some();
            }
            let letter = tag
                .or_else(|| look_alike(c))
                .or_else(|| hidden(c).is_none().then_some(c));
            let Some(letter) = letter else { continue };
            let place = plain.len();
            if is_styled(letter) {
                plain.extend(letter.nfkc());
            } else {
                plain.push(letter);
            }
            places.push((place, at));
        }
        Self {
            text: plain,
            places,
            end: text.len(),
        }
    }

    /// The place in the original of a span here.
    pub(super) fn origin(&self, span: Span) -> Span {
        if self.places.is_empty() {
            return span;
        }
        let at = |offset: usize| {
            let index = self.places.partition_point(|&(here, _)| here < offset);
            self.places.get(index).map_or(self.end, |&(_, there)| there)
        };
        Span::new(at(span.start), at(span.end))
    }
}

fn is_odd(c: char) -> bool {
    !c.is_ascii() && (hidden(c).is_some() || look_alike(c).is_some() || is_styled(c))
}

/// Mathematical and full-width letters, used as bold or italic.
fn is_styled(c: char) -> bool {
    matches!(c, '\u{1D400}'..='\u{1D7FF}' | '\u{FF01}'..='\u{FF5E}')
}

/// The ASCII letter of a tag character.
pub(super) fn tag_letter(c: char) -> Option<char> {
    (hidden(c) == Some(Hidden::Tag))
        .then(|| char::from_u32(u32::from(c).saturating_sub(0xE0000)))
        .flatten()
        .filter(|c| c.is_ascii_graphic() || *c == ' ')
}

/// The Latin letter that a Cyrillic or Greek one looks like.
pub(super) fn look_alike(c: char) -> Option<char> {
    Some(match c {
        'а' => 'a',
        'е' => 'e',
        'о' => 'o',
        'р' => 'p',
        'с' => 'c',
        'у' => 'y',
        'х' => 'x',
        'і' => 'i',
        'ј' => 'j',
        'ѕ' => 's',
        'һ' => 'h',
        'ԁ' => 'd',
        'ԛ' => 'q',
        'ԝ' => 'w',
        'ո' => 'n',
        'ս' => 'u',
        'А' => 'A',
        'В' => 'B',
        'Е' => 'E',
        'К' => 'K',
        'М' => 'M',
        'Н' => 'H',
        'О' => 'O',
        'Р' => 'P',
        'С' => 'C',
        'Т' => 'T',
        'У' => 'Y',
        'Х' => 'X',
        'І' => 'I',
        'Ј' => 'J',
        'Ѕ' => 'S',
        'ο' => 'o',
        'α' => 'a',
        'ν' => 'v',
        'ι' => 'i',
        'ρ' => 'p',
        'κ' => 'k',
        'υ' => 'u',
        'Ο' => 'O',
        'Α' => 'A',
        'Β' => 'B',
        'Ε' => 'E',
        'Ζ' => 'Z',
        'Η' => 'H',
        'Ι' => 'I',
        'Κ' => 'K',
        'Μ' => 'M',
        'Ν' => 'N',
        'Ρ' => 'P',
        'Τ' => 'T',
        'Υ' => 'Y',
        'Χ' => 'X',
        'ı' => 'i',
        'ɡ' => 'g',
        'ɑ' => 'a',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_splits_or_disguises_a_word_hides_nothing() {
        let text = "say p\u{200B}\u{0430}ypal now";
        let plain = Plain::new(text);
        assert_eq!(plain.text, "say paypal now");
        let at = plain.text.find("paypal").unwrap();
        assert_eq!(
            plain.origin(Span::new(at, at + 6)).of(text),
            "p\u{200B}\u{0430}ypal"
        );
    }

    #[test]
    fn a_plain_text_is_itself() {
        let plain = Plain::new("naïve café");
        assert_eq!(plain.origin(Span::new(3, 5)), Span::new(3, 5));
    }
}
