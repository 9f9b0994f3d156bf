//! How a letter opens: what its first sentence leads with.

use crate::text::pattern::Lowered;
use crate::text::{Pattern, words};

/// What the first words of a letter are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Opening {
    /// The client: "Your checkout drops …", "You need …".
    Client,
    /// A question.
    Question,
    /// Work done, with a figure or a link in the first sentence.
    Proof,
    /// A greeting: "Hi", "Dear client".
    Greeting,
    /// The post: "I saw your post …".
    Post,
    /// The writer: "I am …", "As a …", "With 8 years …".
    Writer,
    /// Anything else.
    Other,
}

// The word edges are for the language of the letter; the commonest words of six languages do.
static GREETING: Pattern = Pattern::new(
    &[],
    r"^\W*(?:hi|hello|hey|dear|greetings|good (?:day|morning|afternoon|evening)|to whom|hola|buen[oa]s|estimad[oa]s?|bonjour|bonsoir|hallo|guten (?:tag|morgen|abend)|sehr geehrte[rs]?|liebe[rs]?|olá|prezad[oa]s?|caro|cara|ciao|buongiorno|gentile|salve)\b",
);
static POST: Pattern = Pattern::new(
    &[],
    r"^\W*(?:i(?:'ve|’ve| have|'m| am)?\s+(?:just |carefully |recently )*(?:saw|seen|read|reading|came across|found|reviewed|noticed|went through|applying|writing|interested)|after (?:reading|reviewing)|(?:thank|thanks)\b|he (?:leído|visto)|j'ai (?:lu|vu)|ich habe ihre|li (?:o|seu|sua)|ho letto)",
);
/// The writer's person or years: no proof, whatever figures it has.
static PERSON: Pattern = Pattern::new(
    &[],
    r"^\W*(?:as an?\b|with (?:over |more than )?\d|my name|(?:i am|i['’]m|we are|we['’]re|soy|je suis|ich bin|(?:eu )?sou|sono)\b)",
);
static WRITER: Pattern = Pattern::new(
    &[],
    r"^\W*(?:i\b|i['’]|my\b|we\b|we['’]|our\b|soy\b|tengo\b|mi\b|je\b|j['’]|mon\b|ma\b|ich\b|mein|als\b|eu\b|sou\b|meu\b|minha\b|sono\b|ho\b|il mio\b)",
);
static CLIENT: Pattern = Pattern::new(
    &[],
    r"^\W*(?:you\b|you['’]|your\b|usted\b|su\b|sus\b|tu\b|vous\b|votre\b|vos\b|sie\b|ihr|você\b|seu\b|sua\b|lei\b|suo\b|sua\b)|^[^.!?\n]{0,80}\b(?:your|you|su|votre|vous|ihre?n?|sie|você)\b",
);
static PROOF: Pattern = Pattern::new(&[], r"\d|https?://|www\.");

impl Opening {
    /// How `letter` opens. A word before the letter proper, as posts demand one, is passed over.
    #[must_use]
    pub fn of(letter: &str) -> Self {
        let sentences = words::sentences(letter);
        let mut sentences = sentences.iter().map(|span| span.of(letter));
        let Some(first) = sentences.next() else {
            return Self::Other;
        };
        let lowered = Lowered::new(first);
        if GREETING.is_in(&lowered) {
            return Self::Greeting;
        }
        let is_mark = words::count(first) <= 2 && !first.ends_with('?');
        let first = if is_mark {
            sentences.next().unwrap_or(first)
        } else {
            first
        };
        Self::of_sentence(first)
    }

    fn of_sentence(sentence: &str) -> Self {
        let lowered = Lowered::new(sentence);
        if GREETING.is_in(&lowered) {
            Self::Greeting
        } else if sentence.ends_with(['?', '？']) {
            Self::Question
        } else if POST.is_in(&lowered) {
            Self::Post
        } else if PERSON.is_in(&lowered) {
            Self::Writer
        } else if PROOF.is_in(&lowered) {
            Self::Proof
        } else if WRITER.is_in(&lowered) {
            Self::Writer
        } else if CLIENT.is_in(&lowered) {
            Self::Client
        } else {
            Self::Other
        }
    }

    /// The word in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Question => "question",
            Self::Proof => "proof",
            Self::Greeting => "greeting",
            Self::Post => "post",
            Self::Writer => "writer",
            Self::Other => "other",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sentence_tells() {
        for (letter, opening) in [
            ("Hi there,\nYour shop is slow.", Opening::Greeting),
            ("Dear Hiring Manager, I saw", Opening::Greeting),
            ("Sehr geehrte Frau Kern, Ihre", Opening::Greeting),
            ("Your checkout loses carts on mobile.", Opening::Client),
            (
                "The drop you see after shipping is fixable.",
                Opening::Client,
            ),
            ("Is the export nightly or live? I", Opening::Question),
            ("I saw your post and am excited.", Opening::Post),
            ("Thank you for posting this.", Opening::Post),
            (
                "Cut a weekly report from 2 days to 20 minutes.",
                Opening::Proof,
            ),
            ("I am a senior developer.", Opening::Writer),
            ("As a writer, words are my trade.", Opening::Writer),
            ("With 8 years in shops, I can help.", Opening::Writer),
            ("Soy redactora.", Opening::Writer),
            ("Two weeks is short.", Opening::Other),
            ("PURPLE\n\nYour checkout loses carts.", Opening::Client),
            ("", Opening::Other),
        ] {
            assert_eq!(Opening::of(letter), opening, "{letter}");
        }
    }

    #[test]
    fn every_pattern_compiles() {
        for pattern in [&GREETING, &POST, &PERSON, &WRITER, &CLIENT, &PROOF] {
            assert!(pattern.is_valid());
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_opens_somehow(text in "(\\PC|\n){0,80}") {
            let _ = Opening::of(&text);
        }
    }
}
