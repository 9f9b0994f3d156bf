//! Instructions: what a user asks to be changed, as far as it can be told by rule. What is not
//! understood is said to be, never guessed.

use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span, content, words};

/// One thing to change.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Step {
    /// Fewer words.
    Shorten(Length),
    /// Without whatever speaks of this.
    Remove(String),
    /// This first.
    Start(String),
    /// This last.
    End(String),
    /// One wording for another.
    Replace(String, String),
    /// Contractions written out.
    Formal,
    /// Not to be done by rule.
    Other(String),
}

/// How long a text is to be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Length {
    /// At most so many words.
    Words(usize),
    /// At most so many characters.
    Characters(usize),
    /// This share of what it is.
    Share(f64),
}

/// What the verb at the beginning of a step means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verb {
    Remove,
    Start,
    End,
    Replace,
}

/// The verbs, in the languages gig writes letters in; a longer one before its beginning.
const VERBS: [(Verb, &[&str]); 4] = [
    (
        Verb::Start,
        &[
            "start with",
            "begin with",
            "open with",
            "lead with",
            "empieza con",
            "comienza con",
            "beginne mit",
            "fang an mit",
            "commence par",
            "commencez par",
            "comece com",
            "começa com",
            "inizia con",
            "comincia con",
        ],
    ),
    (
        Verb::End,
        &[
            "end with",
            "close with",
            "finish with",
            "sign off with",
            "sign off as",
            "sign as",
            "termina con",
            "firma como",
            "ende mit",
            "schließe mit",
            "unterschreibe mit",
            "termine par",
            "finis par",
            "signe",
            "termine com",
            "assine como",
            "finisci con",
            "firma come",
        ],
    ),
    (
        Verb::Replace,
        &[
            "replace",
            "change",
            "swap",
            "reemplaza",
            "cambia",
            "ersetze",
            "remplace",
            "substitua",
            "troque",
            "sostituisci",
        ],
    ),
    (
        Verb::Remove,
        &[
            "remove",
            "delete",
            "drop",
            "cut out",
            "cut",
            "take out",
            "leave out",
            "strip",
            "without",
            "no more",
            "no",
            "quita",
            "elimina",
            "borra",
            "sin",
            "entferne",
            "streiche",
            "lösche",
            "ohne",
            "supprime",
            "enlève",
            "retire",
            "sans",
            "remova",
            "apague",
            "sem",
            "togli",
            "rimuovi",
            "senza",
        ],
    ),
];

static POLITE: Pattern = Pattern::new(
    &[],
    r"^(?:(?:please|can you|could you|i want it|make (?:it|this|that)|por favor|bitte|mach(?:e)? (?:es|ihn|das)|fais[- ]le|hazlo|deixe|rendilo|a bit|a little|much|let['’]s|and|then|also)\s+)+",
);
static COUNTED: Pattern = Pattern::new(
    &["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
    r"\b(\d{1,5})\s?-?(?:(words?|palabras|wörtern?|worte|mots|palavras|parole)|(characters?|chars|caracteres|zeichen|caractères|caratteri))\b|\b(\d{1,2})\s?%",
);
static SHORTER: Pattern = Pattern::new(
    &[],
    r"\b(?:short(?:er|en)|trim|tighten|tighter|concise|briefer|cut (?:it|this) down|half (?:as long|the length|of it)|más (?:corto|corta|breve)|acorta|kürzer|kürze|plus courte?|raccourci[st]|mais curt[oa]|encurte|più (?:breve|corto|corta)|accorcia)\b",
);
static HALF: Pattern = Pattern::new(
    &[],
    r"\b(?:half|much shorter|by half|mitad|hälfte|moitié|metade|metà)\b",
);
static FORMAL: Pattern = Pattern::new(
    &["formal", "formel", "formell", "formale"],
    r"\b(?:more |less in)?(?:formal|formel|formell(?:er)?|formale)\b",
);
/// Between what goes and what comes.
static FOR: Pattern = Pattern::new(
    &[],
    r#"["”’']?\s+(?:with|to|for|by|por|durch|par|con)\s+["“‘']?"#,
);
static BETWEEN: Pattern = Pattern::new(
    &[],
    r"[,;.]\s+(?:and |then )?|\s+(?:and then|and|then|but|y|und|et|e|ma|aber)\s+",
);
static QUOTE: Pattern = Pattern::new(&[], r#""[^"\n]*"|“[^”\n]*”|«[^»\n]*»|„[^“”\n]*[“”]"#);

/// The steps of an instruction, in order.
pub(super) fn steps(instruction: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    for piece in pieces(instruction) {
        let read = step(piece);
        let rest = match &read {
            Step::Shorten(_) => beside_the_length(piece),
            _ => None,
        };
        steps.push(read);
        steps.extend(rest.map(Step::Other));
    }
    steps
}

/// The parts of an instruction that each are something to do. What follows a verb that takes an object
/// belongs to it, unless it begins with a verb of its own.
fn pieces(instruction: &str) -> Vec<&str> {
    let lowered = Lowered::new(instruction);
    let quotes = QUOTE.find_all(&lowered);
    let mut pieces = Vec::new();
    let mut start = 0;
    for between in BETWEEN.find_all(&lowered) {
        let so_far = Span::new(start, between.start).of(instruction);
        let rest = instruction.get(between.end..).unwrap_or_default();
        let is_quoted = quotes.iter().any(|quote| quote.overlaps(between));
        if is_quoted || (verb(bare(so_far)).is_some() && !begins_a_step(rest)) {
            continue;
        }
        pieces.push(so_far);
        start = between.end;
    }
    pieces.push(instruction.get(start..).unwrap_or_default());
    pieces.retain(|piece| !piece.trim().is_empty());
    pieces
}

/// Words that begin something to do, besides those gig can do by rule.
const BEGINNINGS: [&str; 24] = [
    "make",
    "sound",
    "add",
    "mention",
    "rewrite",
    "rephrase",
    "use",
    "explain",
    "say",
    "keep",
    "be",
    "more",
    "less",
    "translate",
    "write",
    "include",
    "improve",
    "fix",
    "emphasize",
    "tell",
    "put",
    "move",
    "merge",
    "split",
];

fn begins_a_step(rest: &str) -> bool {
    let head: String = rest
        .split_whitespace()
        .take(3)
        .collect::<Vec<_>>()
        .join(" ");
    let first = head.split(' ').next().unwrap_or_default().to_lowercase();
    BEGINNINGS.contains(&first.as_str())
        || verb(bare(rest)).is_some()
        || [&SHORTER, &COUNTED, &FORMAL]
            .iter()
            .any(|pattern| pattern.is_in(&Lowered::new(&head)))
}

/// What a piece about the length asks besides: "shorter with more warmth".
fn beside_the_length(piece: &str) -> Option<String> {
    const ABOUT_LENGTH: [&str; 40] = [
        "about", "again", "around", "at", "bit", "by", "cut", "down", "draft", "exactly", "fewer",
        "get", "it", "keep", "length", "less", "letter", "little", "long", "make", "max",
        "maximum", "most", "much", "much", "only", "please", "post", "proposal", "reduce", "same",
        "slightly", "text", "than", "third", "to", "under", "up", "version", "way",
    ];
    let mut rest = piece.to_lowercase();
    for pattern in [&COUNTED, &SHORTER, &HALF, &POLITE] {
        for span in pattern.find_all(&Lowered::new(&rest)).into_iter().rev() {
            rest.replace_range(span.start..span.end, " ");
        }
    }
    let words = words::words(&rest).map(|(_, word)| word);
    let words: Vec<&str> = words
        .filter(|word| !ABOUT_LENGTH.contains(word) && !content::is_common(word))
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// The words without the courtesies before them.
fn bare(piece: &str) -> &str {
    let piece = piece.trim();
    let polite = POLITE.find(&Lowered::new(piece));
    polite
        .and_then(|polite| piece.get(polite.end..))
        .unwrap_or(piece)
}

/// The verb a piece begins with, and what follows it.
fn verb(piece: &str) -> Option<(Verb, &str)> {
    VERBS.iter().find_map(|&(verb, words)| {
        words.iter().find_map(|word| {
            let head = piece.get(..word.len())?;
            let rest = piece.get(word.len()..)?;
            let is_whole = rest.starts_with(|c: char| !c.is_alphanumeric());
            (head.to_lowercase() == *word && is_whole).then_some((verb, rest.trim()))
        })
    })
}

fn step(piece: &str) -> Step {
    let whole = piece.trim().trim_end_matches(['.', '!']).trim();
    let lowered = Lowered::new(whole);
    let piece = bare(whole);
    match verb(piece) {
        Some((Verb::Start, what)) => return Step::Start(what.to_owned()),
        Some((Verb::End, what)) => return Step::End(what.to_owned()),
        Some((Verb::Replace, what)) => {
            let said = Lowered::new(what);
            return match FOR.find(&said) {
                Some(between) => Step::Replace(
                    unquoted(Span::new(0, between.start).of(what)).to_owned(),
                    unquoted(what.get(between.end..).unwrap_or_default()).to_owned(),
                ),
                None => Step::Other(whole.to_owned()),
            };
        }
        _ => {}
    }
    if let Some(length) = length(&lowered) {
        return Step::Shorten(length);
    }
    if let Some((Verb::Remove, what)) = verb(piece) {
        return Step::Remove(what.to_owned());
    }
    if FORMAL.is_in(&lowered) {
        return Step::Formal;
    }
    Step::Other(whole.to_owned())
}

/// How long a piece wants the text to be.
fn length(piece: &Lowered<'_>) -> Option<Length> {
    let counted = COUNTED.captures(piece).into_iter().next();
    let group = |number: usize| {
        let groups = counted.as_ref()?;
        groups.get(number).copied().flatten()
    };
    let number = |span: Span| span.of(piece.original()).parse::<usize>().ok();
    if let Some(count) = group(1).and_then(number) {
        let is_words = group(2).is_some();
        return Some(if is_words {
            Length::Words(count)
        } else {
            Length::Characters(count)
        });
    }
    if !SHORTER.is_in(piece) && !HALF.is_in(piece) {
        return None;
    }
    if let Some(percent) = group(4).and_then(number) {
        return Some(Length::Share(1.0 - percent as f64 / 100.0));
    }
    let is_half = HALF.is_in(piece);
    Some(Length::Share(if is_half { 0.5 } else { 0.7 }))
}

/// What stands between quotation marks, or the words as they are.
pub(super) fn unquoted(text: &str) -> &str {
    text.trim()
        .trim_matches(['"', '“', '”', '„', '«', '»', '‘', '’', '\''])
        .trim()
}

/// Whether the words were given between quotation marks: to be taken to the letter.
pub(super) fn is_quoted(text: &str) -> bool {
    text.trim().starts_with(['"', '“', '„', '«', '‘', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        let all = [
            &POLITE, &COUNTED, &SHORTER, &HALF, &FORMAL, &FOR, &BETWEEN, &QUOTE,
        ];
        assert!(all.iter().all(|pattern| pattern.is_valid()));
    }

    #[test]
    fn what_is_asked_is_read_in_six_languages() {
        let remove = |what: &str| Step::Remove(what.to_owned());
        let start = |what: &str| Step::Start(what.to_owned());
        for (said, read) in [
            ("shorter", vec![Step::Shorten(Length::Share(0.7))]),
            (
                "please make it half as long",
                vec![Step::Shorten(Length::Share(0.5))],
            ),
            (
                "cut it to 120 words",
                vec![Step::Shorten(Length::Words(120))],
            ),
            (
                "under 900 characters",
                vec![Step::Shorten(Length::Characters(900))],
            ),
            (
                "shorter, and lead with the stock sync",
                vec![Step::Shorten(Length::Share(0.7)), start("the stock sync")],
            ),
            (
                "start with \"Hello, and welcome\" and drop the rate",
                vec![start("\"Hello, and welcome\""), remove("the rate")],
            ),
            ("start with salt and pepper", vec![start("salt and pepper")]),
            (
                "replace \"two weeks\" with \"ten days\"",
                vec![Step::Replace("two weeks".to_owned(), "ten days".to_owned())],
            ),
            (
                "más corto y quita la tarifa",
                vec![Step::Shorten(Length::Share(0.7)), remove("la tarifa")],
            ),
            (
                "kürzer, ohne den Stundensatz",
                vec![Step::Shorten(Length::Share(0.7)), remove("den Stundensatz")],
            ),
            ("plus court", vec![Step::Shorten(Length::Share(0.7))]),
            ("80 palavras", vec![Step::Shorten(Length::Words(80))]),
            ("più breve", vec![Step::Shorten(Length::Share(0.7))]),
            ("more formal", vec![Step::Formal]),
            (
                "shorter, and sound more confident",
                vec![
                    Step::Shorten(Length::Share(0.7)),
                    Step::Other("sound more confident".to_owned()),
                ],
            ),
            (
                "make it a bit shorter with more warmth",
                vec![
                    Step::Shorten(Length::Share(0.7)),
                    Step::Other("warmth".to_owned()),
                ],
            ),
            (
                "cut the rate and make it warmer",
                vec![remove("the rate"), Step::Other("make it warmer".to_owned())],
            ),
            (
                "drop the rate and the link",
                vec![remove("the rate and the link")],
            ),
            (
                "sound more confident",
                vec![Step::Other("sound more confident".to_owned())],
            ),
        ] {
            assert_eq!(steps(said), read, "{said}");
        }
    }
}
