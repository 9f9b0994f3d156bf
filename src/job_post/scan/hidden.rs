//! S03: characters and text that a reader does not see, or that are not what they seem.

use super::rules;
use crate::diagnostic::{Diagnostic, Document, Severity};
use crate::job_post::plain;
use crate::text::invisible::{Hidden, hidden};
use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span, words};

/// A hidden stretch.
#[derive(Debug, Clone)]
pub(super) struct Cloak {
    /// Where in the post.
    pub(super) span: Span,
    /// What hides it.
    pub(super) kind: Kind,
    /// What it says, where that can be told.
    pub(super) says: Option<String>,
}

/// What hides a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Characters without width inside a word, or a run of them.
    ZeroWidth,
    /// Stray characters without width, as web pages leave them.
    Stray,
    /// Direction overrides.
    Bidi,
    /// Tag characters: an invisible alphabet.
    Tag,
    /// A run of variation selectors.
    Selector,
    /// A word that mixes look-alike letters of another alphabet in.
    LookAlike,
    /// An HTML or Markdown comment.
    Comment,
    /// An element styled to be invisible.
    Span,
    /// An encoded blob that decodes to text.
    Encoded,
    /// Control characters.
    Control,
}

static COMMENT: Pattern = Pattern::new(
    &["<!--", "[//]:", "[comment]:"],
    r"(?s:<!--.*?-->)|(?m:^\[(?://|comment)\]: ?(?:#|<>) ?\(?[^\n]*)",
);
static INVISIBLE: Pattern = Pattern::new(
    &[
        "display",
        "visibility",
        "font-size",
        "color",
        "opacity",
        "hidden",
    ],
    r#"(?s:<(?:span|div|p|font|i|b|small|td|li)\b[^>]*?(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*[01](?:px|pt|em|%)?\s*[;"']|color\s*[:=]\s*["']?\s*(?:#fff(?:fff)?\b|white\b|transparent)|opacity\s*:\s*0\s*[;"']|\shidden\b)[^>]*?>.*?</(?:span|div|p|font|i|b|small|td|li)>)"#,
);
static BLOB: Pattern = Pattern::new(&[], r"[a-z0-9+/_-]{24}[a-z0-9+/_-]*={0,2}");

/// Every hidden stretch, in order.
pub(super) fn cloaks(text: &str) -> Vec<Cloak> {
    let lowered = Lowered::new(text);
    let mut found: Vec<Cloak> = Vec::new();
    for (pattern, kind) in [(&COMMENT, Kind::Comment), (&INVISIBLE, Kind::Span)] {
        found.extend(pattern.find_all(&lowered).into_iter().map(|span| Cloak {
            span,
            kind,
            says: None,
        }));
    }
    if !text.is_ascii() {
        runs(text, &mut found);
        look_alikes(text, &mut found);
    } else if text
        .bytes()
        .any(|b| b < 0x20 && !matches!(b, b'\n' | b'\t' | b'\r'))
    {
        runs(text, &mut found);
    }
    for span in BLOB.find_all(&lowered) {
        if let Some(says) = decoded(span.of(text)) {
            found.push(Cloak {
                span,
                kind: Kind::Encoded,
                says: Some(says),
            });
        }
    }
    found.sort_by_key(|cloak| cloak.span);
    found
}

/// Runs of hidden characters of one class.
fn runs(text: &str, found: &mut Vec<Cloak>) {
    let mut strays: Vec<Span> = Vec::new();
    let mut inside = 0;
    let mut chars = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = chars.next() {
        let Some(class) = hidden(c) else {
            before = c;
            continue;
        };
        let mut end = at + c.len_utf8();
        while let Some(&(next, c)) = chars.peek().filter(|&&(_, c)| hidden(c) == Some(class)) {
            end = next + c.len_utf8();
            chars.next();
        }
        let after = chars.peek().map_or(' ', |&(_, c)| c);
        let span = Span::new(at, end);
        match run(class, before, after, span.of(text)) {
            Some(Kind::Stray) => {
                inside += usize::from(before.is_alphabetic() && after.is_alphabetic());
                strays.push(span);
            }
            Some(kind) => {
                let letters = || {
                    span.of(text)
                        .chars()
                        .filter_map(plain::tag_letter)
                        .collect()
                };
                found.push(Cloak {
                    span,
                    kind,
                    says: (kind == Kind::Tag).then(letters),
                });
            }
            None => {}
        }
        before = c;
    }
    if let (Some(first), Some(last)) = (strays.first(), strays.last()) {
        let kind = if inside >= 2 {
            Kind::ZeroWidth
        } else {
            Kind::Stray
        };
        found.push(Cloak {
            span: Span::new(first.start, last.end),
            kind,
            says: None,
        });
    }
}

/// What a run of hidden characters is, by its neighbours; none if it is at home there.
fn run(class: Hidden, before: char, after: char, run: &str) -> Option<Kind> {
    let count = run.chars().count();
    match class {
        Hidden::Tag => (!is_flag(before, run)).then_some(Kind::Tag),
        Hidden::Selector => (count >= 3).then_some(Kind::Selector),
        Hidden::Bidi => is_override(run).then_some(Kind::Bidi),
        Hidden::Control => Some(Kind::Control),
        Hidden::ZeroWidth if is_joined_script(before) || is_joined_script(after) => None,
        Hidden::ZeroWidth if count >= 4 => Some(Kind::ZeroWidth),
        Hidden::ZeroWidth => Some(Kind::Stray),
    }
}

/// The flags of England, Scotland and Wales are spelled with tags.
fn is_flag(before: char, tags: &str) -> bool {
    before == '\u{1F3F4}' && tags.ends_with('\u{E007F}') && tags.chars().count() <= 7
}

fn is_override(run: &str) -> bool {
    run.chars()
        .any(|c| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'))
}

/// Arabic, Hebrew, Indic and South-East Asian scripts need joiners; Hangul has its fillers.
fn is_joined_script(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{08FF}' | '\u{0900}'..='\u{0DFF}' | '\u{0E00}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Words that mix Latin letters with look-alikes of another alphabet.
fn look_alikes(text: &str, found: &mut Vec<Cloak>) {
    for (span, word) in words::words(text) {
        if word.is_ascii() || word.chars().count() < 3 {
            continue;
        }
        let latin = word.chars().filter(char::is_ascii_alphabetic).count();
        let foreign: Vec<char> = word
            .chars()
            .filter(|c| matches!(c, '\u{0370}'..='\u{052F}'))
            .collect();
        let disguised =
            !foreign.is_empty() && foreign.iter().all(|&c| plain::look_alike(c).is_some());
        if latin >= 1 && disguised && latin + foreign.len() >= 3 {
            let says = word
                .chars()
                .map(|c| plain::look_alike(c).unwrap_or(c))
                .collect();
            found.push(Cloak {
                span,
                kind: Kind::LookAlike,
                says: Some(says),
            });
        }
    }
}

/// The text a base64 or hex blob stands for, if it is text.
fn decoded(blob: &str) -> Option<String> {
    let hex = blob.len().is_multiple_of(2) && blob.bytes().all(|b| b.is_ascii_hexdigit());
    let bytes = if hex {
        from_hex(blob)
    } else {
        from_base64(blob)
    }?;
    let text = String::from_utf8(bytes).ok()?;
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let printable = text
        .chars()
        .all(|c| !c.is_control() || c == '\n' || c == '\t');
    let spaced = text.trim().contains(' ');
    (printable && spaced && letters * 10 >= text.chars().count() * 7).then_some(text)
}

fn from_hex(blob: &str) -> Option<Vec<u8>> {
    blob.as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect()
}

fn from_base64(blob: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(blob.len() * 3 / 4);
    let (mut bits, mut held) = (0_u32, 0_u32);
    for byte in blob.trim_end_matches('=').bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = (bits << 6 | u32::from(value)) & 0x00FF_FFFF;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xFF).ok()?);
        }
    }
    Some(bytes)
}

/// Adds a finding for each hidden stretch.
pub(super) fn find(text: &str, cloaks: &[Cloak], findings: &mut Vec<Diagnostic>) {
    for cloak in cloaks {
        let (what, severity) = describe(cloak.kind);
        let message = match (&cloak.says, cloak.kind) {
            (Some(says), Kind::LookAlike) => format!("{what}: it only looks like \"{says}\""),
            (Some(says), _) => {
                format!("{what}: it says \"{}\"", words::shortened(says.trim(), 200))
            }
            (None, Kind::Comment) if told(cloak.span.of(text)).is_some() => {
                let (why, words) = told(cloak.span.of(text)).unwrap_or_default();
                format!(
                    "{why}, hidden in the document: \"{}\"",
                    words::shortened(words, 160)
                )
            }
            (None, Kind::Comment | Kind::Span) => format!(
                "{what}: \"{}\"",
                words::shortened(cloak.span.of(text).trim(), 160)
            ),
            (None, _) => what.to_owned(),
        };
        let finding = Diagnostic::new(&rules::HIDDEN, Document::Post, cloak.span, message)
            .severity(severity)
            .help(
                "copy nothing from here without looking; gig takes it out of the copy a model sees",
            );
        findings.push(finding);
    }
}

/// What hides the words of a comment that `intake` made of a document, and the words.
fn told(comment: &str) -> Option<(&str, &str)> {
    let inside = comment.strip_prefix("<!-- hidden: ")?.strip_suffix("-->")?;
    inside.trim_end().split_once(": ")
}

fn describe(kind: Kind) -> (&'static str, Severity) {
    match kind {
        Kind::ZeroWidth => (
            "characters without width hide inside the text",
            Severity::Warning,
        ),
        Kind::Stray => (
            "stray characters without width, as web pages leave them",
            Severity::Note,
        ),
        Kind::Bidi => (
            "characters that turn the direction of what follows",
            Severity::Warning,
        ),
        Kind::Tag => ("invisible tag characters", Severity::Error),
        Kind::Selector => (
            "a run of invisible selectors, which can carry bytes",
            Severity::Error,
        ),
        Kind::LookAlike => ("letters of another alphabet", Severity::Warning),
        Kind::Comment => ("a comment that a page does not show", Severity::Warning),
        Kind::Span => ("an element styled to be invisible", Severity::Error),
        Kind::Encoded => ("an encoded text", Severity::Warning),
        Kind::Control => ("control characters", Severity::Note),
    }
}
