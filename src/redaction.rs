//! Redaction: names, e-mail addresses and phone numbers kept back from a model, and put back into its
//! answer.
//!
//! Recall comes first here, unlike in the rules that look for contact details (P06): what is hidden for
//! nothing is put back all the same. Names are those the caller knows, and those that stand where
//! people give theirs; no list of names finds all, so that the user can add more.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span};

/// What stands for what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Redaction {
    /// The longest original first.
    pairs: Vec<Pair>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Pair {
    original: String,
    kind: Kind,
    number: usize,
}

/// What is kept back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Name,
    Mail,
    Phone,
    Link,
}

impl Kind {
    const fn word(self) -> &'static str {
        match self {
            Self::Name => "NAME",
            Self::Mail => "EMAIL",
            Self::Phone => "PHONE",
            Self::Link => "LINK",
        }
    }

    const fn spoken(self, many: bool) -> &'static str {
        match (self, many) {
            (Self::Name, false) => "name",
            (Self::Name, true) => "names",
            (Self::Mail, false) => "e-mail address",
            (Self::Mail, true) => "e-mail addresses",
            (Self::Phone, false) => "phone number",
            (Self::Phone, true) => "phone numbers",
            (Self::Link, false) => "link with a name in it",
            (Self::Link, true) => "links with a name in them",
        }
    }
}

static MAIL: Pattern = Pattern::new(&["@"], r"[\w.+-]+ ?@ ?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}");
static PHONE: Pattern = Pattern::new(&[], r"(?:\+|\b00|\(|\b)\d(?:[ \t().\x2f-]{0,3}\d){7,14}\b");
static LINK: Pattern = Pattern::new(&["://", "www."], r#"(?:\w+://|www\.)[^\s<>"')\]]+"#);
/// A capital and small letters, or capitals, one to three words of them.
static SAID: Pattern = Pattern::new(
    &[
        "name",
        "i'm",
        "i’m",
        "i am",
        "this is",
        "me llamo",
        "soy",
        "heiße",
        "ich bin",
        "m'appelle",
        "m’appelle",
        "je suis",
        "chamo",
        "sou",
        "chiamo",
        "sono",
    ],
    r"(?:\b(?:my name is|name:|i'm|i’m|i am|this is|me llamo|mi nombre es|soy|ich heiße|mein name ist|ich bin|je m['’]appelle|je suis|me chamo|meu nome é|eu sou|mi chiamo|sono))\s+((?-i:\p{Lu}[\p{L}’'-]+(?:[ \t]+(?:\p{Lu}\.|(?:de|da|van|von|del|la|le|bin)|\p{Lu}[\p{L}’'-]+)){0,3}))",
);
static SIGNED: Pattern = Pattern::new(
    &[
        "regards",
        "thanks",
        "thank you",
        "cheers",
        "best",
        "sincerely",
        "saludos",
        "gracias",
        "grüße",
        "gruß",
        "cordialement",
        "merci",
        "abraço",
        "obrigad",
        "saluti",
        "grazie",
    ],
    r"(?:\b(?:regards|thanks(?: a lot| so much)?|thank you|cheers|best(?: wishes)?|sincerely|saludos|gracias|grüße|gruß|cordialement|merci|abraços?|obrigad[oa]|saluti|grazie))[,.!]?[ \t]*\n\s*[-–—]?\s*((?-i:\p{Lu}[\p{L}’'-]+(?:[ \t]+(?:\p{Lu}\.|\p{Lu}[\p{L}’'-]+)){0,2}))[ \t]*(?:\n|$|,)",
);

impl Redaction {
    /// What is to be kept back of `texts`; `names` are known, of people or of whatever the user says.
    #[must_use]
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>, names: &[String]) -> Self {
        Self::default().and(texts, names)
    }

    /// The same with what is to be kept back of more texts; what has a mark keeps it.
    #[must_use]
    pub fn and<'a>(self, texts: impl IntoIterator<Item = &'a str>, names: &[String]) -> Self {
        let texts: Vec<&str> = texts.into_iter().collect();
        let mut found: BTreeSet<(Kind, String)> = BTreeSet::new();
        let mut add = |kind, text: &str| {
            let text = text.trim();
            if !text.is_empty() {
                found.insert((kind, text.to_owned()));
            }
        };
        let mut people: Vec<String> = names.to_vec();
        for text in &texts {
            people.extend(given_names(text));
        }
        for name in &people {
            for part in parts(name) {
                add(Kind::Name, part);
            }
        }
        for text in &texts {
            let lowered = Lowered::new(text);
            let links = LINK.find_all(&lowered);
            for span in MAIL.find_all(&lowered) {
                add(Kind::Mail, span.of(text));
            }
            let free = |span: &Span| !links.iter().any(|link| link.overlaps(*span));
            for span in PHONE.find_all(&lowered).into_iter().filter(free) {
                if is_phone(span.of(text)) {
                    add(Kind::Phone, span.of(text));
                }
            }
            for span in links {
                if tells_a_name(span.of(text), &people) {
                    add(Kind::Link, span.of(text));
                }
            }
        }
        self.numbered(found.into_iter())
    }

    fn numbered(mut self, found: impl Iterator<Item = (Kind, String)>) -> Self {
        for (kind, original) in found {
            if self.pairs.iter().any(|pair| pair.original == original) {
                continue;
            }
            let of_its_kind = self.pairs.iter().filter(|pair| pair.kind == kind);
            let number = of_its_kind.count() + 1;
            self.pairs.push(Pair {
                original,
                kind,
                number,
            });
        }
        self.pairs
            .sort_by_key(|pair| std::cmp::Reverse(pair.original.len()));
        self
    }

    /// Whether there is nothing to keep back.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// The text with marks such as `[NAME-1]` for what is kept back.
    #[must_use]
    pub fn hide(&self, text: &str) -> String {
        let mut hidden = text.to_owned();
        for pair in &self.pairs {
            if hidden.contains(&pair.original) {
                hidden = replaced(&hidden, pair);
            }
        }
        hidden
    }

    /// The text with what was kept back in the place of its marks, however a model wrote them.
    #[must_use]
    pub fn restore(&self, text: &str) -> String {
        if self.is_empty() {
            return text.to_owned();
        }
        let mut restorer = self.restorer();
        let mut out = String::with_capacity(text.len());
        restorer.push(text, &mut out);
        restorer.finish(&mut out);
        out
    }

    /// Puts back what was kept back into a text that arrives in pieces.
    #[must_use]
    pub fn restorer(&self) -> Restorer<'_> {
        Restorer {
            redaction: self,
            held: String::new(),
        }
    }

    /// What is kept back, for people: `2 names, 1 e-mail address`.
    #[must_use]
    pub fn summary(&self) -> String {
        let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
        for pair in &self.pairs {
            *counts.entry(pair.kind).or_default() += 1;
        }
        let counts = counts.into_iter();
        let shown = counts.map(|(kind, count)| format!("{count} {}", kind.spoken(count > 1)));
        shown.collect::<Vec<_>>().join(", ")
    }

    /// What a mark stands for; none when it is no mark of this redaction.
    fn original(&self, mark: &str) -> Option<&str> {
        let inner = mark.strip_prefix('[')?.strip_suffix(']')?;
        let digits = inner.trim_start_matches(|c: char| !c.is_ascii_digit());
        let word = inner
            .strip_suffix(digits)?
            .trim_end_matches(['-', '–', '_', ' ']);
        let number: usize = digits.parse().ok()?;
        let pair = self
            .pairs
            .iter()
            .find(|pair| pair.number == number && pair.kind.word().eq_ignore_ascii_case(word))?;
        Some(&pair.original)
    }
}

/// Puts back what was kept back, piece by piece.
#[derive(Debug)]
pub struct Restorer<'a> {
    redaction: &'a Redaction,
    /// What may still become a mark.
    held: String,
}

/// How long a mark may be.
const LONGEST: usize = 14;

impl Restorer<'_> {
    /// Adds to `out` what is known of the next piece.
    pub fn push(&mut self, piece: &str, out: &mut String) {
        for c in piece.chars() {
            if c == '[' {
                out.push_str(&self.held);
                self.held.clear();
                self.held.push(c);
            } else if self.held.is_empty() {
                out.push(c);
            } else {
                self.held.push(c);
                if c == ']' || self.held.len() > LONGEST {
                    let shown = self.redaction.original(&self.held);
                    out.push_str(shown.unwrap_or(&self.held));
                    self.held.clear();
                }
            }
        }
    }

    /// Adds what was held back.
    pub fn finish(&mut self, out: &mut String) {
        out.push_str(&self.held);
        self.held.clear();
    }
}

/// The names that people give of themselves in a text.
fn given_names(text: &str) -> Vec<String> {
    let lowered = Lowered::new(text);
    [&SAID, &SIGNED]
        .into_iter()
        .flat_map(|pattern| pattern.captures(&lowered))
        .filter_map(|groups| Some(groups.get(1).copied().flatten()?.of(text).to_owned()))
        .collect()
}

/// A name and its words, where each can stand for the person.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    let words = name.split_whitespace();
    let telling = words.filter(|word| {
        let is_capital = word.chars().next().is_some_and(char::is_uppercase);
        is_capital && word.chars().filter(|c| c.is_alphabetic()).count() > 1
    });
    std::iter::once(name.trim()).chain(telling)
}

/// Whether digits are enough for a number that reaches somebody, and are no date or sum.
fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_date = text.split(['-', '/', '.']).count() == 3 && digits == 8;
    digits >= 8 && !is_date
}

/// Whether an address spells a name that is kept back.
fn tells_a_name(link: &str, people: &[String]) -> bool {
    let link: String = link
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    people.iter().any(|name| {
        let whole: String = name
            .to_lowercase()
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect();
        let last = name
            .split_whitespace()
            .next_back()
            .unwrap_or_default()
            .to_lowercase();
        (whole.chars().count() > 4 && link.contains(&whole))
            || (last.chars().count() > 4 && name.contains(' ') && link.contains(&last))
    })
}

/// Puts the mark of a pair wherever its original stands as a word of its own.
fn replaced(text: &str, pair: &Pair) -> String {
    let mark = format!("[{}-{}]", pair.kind.word(), pair.number);
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (at, found) in text.match_indices(&pair.original) {
        let end = at + found.len();
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(end..).and_then(|text| text.chars().next());
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        if is_word(before) || is_word(after) {
            continue;
        }
        out.push_str(text.get(done..at).unwrap_or_default());
        out.push_str(&mark);
        done = end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TEXT: &str = "Hi, I'm Maria Vega from Norte. Write to maria@norte.example or +34 600 123 456.\nhttps://mariavega.example/work has 12,500 orders since 2024-03-01.\nThanks,\nMaria";

    fn redaction() -> Redaction {
        Redaction::of([TEXT, "Signed by Ada Marsh."], &["Ada Marsh".to_owned()])
    }

    #[test]
    fn people_and_the_ways_to_reach_them_are_kept_back() {
        let hidden = redaction().hide(TEXT);
        for secret in ["Maria", "Vega", "norte.example", "600", "mariavega"] {
            assert!(!hidden.contains(secret), "{secret} in {hidden}");
        }
        for kept in ["Norte", "12,500", "2024-03-01"] {
            assert!(hidden.contains(kept), "{kept} not in {hidden}");
        }
        assert_eq!(redaction().hide("Ada and Adam"), "[NAME-1] and Adam");
    }

    #[test]
    fn what_was_kept_back_comes_back() {
        let redaction = redaction();
        assert_eq!(redaction.restore(&redaction.hide(TEXT)), TEXT);
        let mark = redaction.hide("Ada");
        let loose = mark.to_lowercase().replace('-', " ");
        assert_eq!(
            redaction.restore(&format!("Dear {loose}, [x] [NAME-99] [")),
            "Dear Ada, [x] [NAME-99] ["
        );
    }

    #[test]
    fn patterns_compile() {
        for pattern in [&MAIL, &PHONE, &LINK, &SAID, &SIGNED] {
            assert!(pattern.is_valid());
        }
    }

    proptest! {
        #[test]
        fn the_cut_of_the_pieces_changes_nothing(at in 0_usize..300) {
            let redaction = redaction();
            let hidden = redaction.hide(TEXT);
            let at = (0..=at.min(hidden.len())).rev().find(|&at| hidden.is_char_boundary(at)).unwrap_or(0);
            let (first, second) = hidden.split_at(at);
            let mut restorer = redaction.restorer();
            let mut out = String::new();
            restorer.push(first, &mut out);
            restorer.push(second, &mut out);
            restorer.finish(&mut out);
            prop_assert_eq!(out, TEXT);
        }

        #[test]
        fn any_text_comes_back(text in "\\PC{0,80}") {
            let redaction = Redaction::of([text.as_str()], &["Jo Li".to_owned()]);
            prop_assert_eq!(redaction.restore(&redaction.hide(&text)), text);
        }
    }
}
