//! Where somebody can be reached, told from what they have done.

use crate::text::Pattern;
use crate::text::pattern::Lowered;

static MAIL: Pattern = Pattern::new(&["@"], r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b");
static PHONE: Pattern = Pattern::new(
    &[],
    r"(?:\+|\b00)[1-9](?:[\s().\-–/]{0,3}\d){7,14}\b|\(\d{2,5}\)\s?\d{3,4}[-.\s]?\d{3,4}\b|\b\d{3}[-.]\d{3}[-.]\d{4}\b|\b(?:phone|telephone|tel|telefon|teléfono|telefone|téléphone|telefono|mobile|mobil|móvil|cell|handy|fax|тел|телефон)\b[^\w\n]{0,4}\+?\(?\d(?:[\s().\-–/]{0,3}\d){5,14}\b",
);
static LINK: Pattern = Pattern::new(
    &[
        "http", "www.", ".com/", ".io/", ".org/", ".net/", ".de/", ".me/", ".dev",
    ],
    r"https?://[^\s<>()|]+|\bwww\.[^\s<>()|]+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|io|org|net|de|me|dev)(?:/[^\s<>()|]*|$)",
);
/// Places where people are met rather than work is shown.
static SOCIAL: Pattern = Pattern::new(
    &[
        "linkedin",
        "twitter",
        "x.com",
        "facebook",
        "instagram",
        "t.me",
        "wa.me",
        "skype",
        "xing",
        "calendly",
        "whatsapp",
        "telegram",
    ],
    r"linkedin\.com|twitter\.com|\bx\.com/|facebook\.com|instagram\.com|\bt\.me/|wa\.me/|skype|xing\.com|calendly\.com|whatsapp|telegram",
);

/// What a piece of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    Mail,
    Phone,
    /// Where work is shown: it may stand in a letter.
    Website,
    /// A page to be reached at.
    Social,
    Words,
}

/// What `piece` is.
pub(super) fn kind(piece: &str) -> Piece {
    let text = Lowered::new(piece);
    if MAIL.is_in(&text) {
        Piece::Mail
    } else if SOCIAL.is_in(&text) {
        Piece::Social
    } else if PHONE.is_in(&text) {
        Piece::Phone
    } else if LINK.is_in(&text) && piece.split_whitespace().count() <= 3 {
        Piece::Website
    } else {
        Piece::Words
    }
}

/// Whether a line holds an address or number that no letter may have.
pub(super) fn is_in(line: &str) -> bool {
    let text = Lowered::new(line);
    MAIL.is_in(&text) || PHONE.is_in(&text)
}

/// The pieces of a line of contact data: `ada@x.org | +34 600 | Madrid`.
pub(super) fn pieces(line: &str) -> impl Iterator<Item = &str> {
    line.split(['|', '·', '•', '\t', '∙', '⋅', '♦', '●'])
        .flat_map(|piece| piece.split(" - "))
        .map(str::trim)
        .filter(|piece| piece.chars().any(char::is_alphanumeric))
}

/// The piece without the label before it: `E-mail: ada@x.org`, `Tel. +34 600`.
pub(super) fn unlabelled(piece: &str) -> &str {
    let short = |(label, _): &(&str, &str)| label.chars().count() <= 20;
    let dotted = |(label, _): &(&str, &str)| {
        label.chars().all(char::is_alphabetic) && kind(piece) == Piece::Phone
    };
    let labelled = piece.split_once(": ").filter(short);
    let cut = labelled.or_else(|| piece.split_once(". ").filter(short).filter(dotted));
    cut.map_or(piece, |(_, rest)| rest.trim())
}
