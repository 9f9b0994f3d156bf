//! Words as the vocabulary compares them: `C++`, `.NET`, `Node.js` and `k8s` are one word each.
//!
//! `build.rs` compiles this same file, so that the table and the text are cut alike: nothing of the
//! crate is imported here.

/// A word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    /// First byte.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
    /// The word in lower case, hashed.
    pub(crate) hash: u64,
    /// Whether it has no capital.
    pub(crate) lower: bool,
    /// Whether it is all capitals, two or more.
    pub(crate) shout: bool,
    /// Nothing but blanks, a slash, a hyphen or emphasis stands between it and the word before it:
    /// a phrase may run on. A comma, a bracket, a stop or the end of a line breaks it.
    pub(crate) glued: bool,
}

/// The words of a text, in order. One pass, whatever the text holds.
pub(crate) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    glued: bool,
}

impl<'a> Tokens<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            glued: false,
        }
    }

    /// The character at `at` with its width.
    fn peek(&self, at: usize) -> Option<(char, usize)> {
        let byte = *self.text.as_bytes().get(at)?;
        if byte < 0x80 {
            return Some((char::from(byte), 1));
        }
        let c = self.text.get(at..)?.chars().next()?;
        Some((c, c.len_utf8()))
    }
}

const START: u64 = 0xcbf2_9ce4_8422_2325;

/// One more character of a word.
const fn add(hash: u64, c: char) -> u64 {
    (hash ^ c as u64).wrapping_mul(0x0000_0100_0000_01b3)
}

/// The hash of a word, as [`Token::hash`] has it.
pub(crate) fn hash(word: &str) -> u64 {
    word.chars().flat_map(char::to_lowercase).fold(START, add)
}

/// The hash of a phrase of which `so_far` is the hash without its last `word`; 0 begins one.
pub(crate) const fn phrase(so_far: u64, word: u64) -> u64 {
    (so_far.rotate_left(23) ^ word)
        .wrapping_add(1)
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// A character of the scripts that write no blanks between words.
const fn is_ideographic(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FF9F}' | '\u{20000}'..='\u{3FFFF}')
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || (!c.is_ascii() && c.is_alphanumeric() && !is_ideographic(c))
}

/// Whether a phrase runs on over this character between two of its words.
const fn glues(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\u{A0}' | '/' | '-' | '\'' | '’' | '"' | '*' | '_' | '&' | '®' | '™'
    ) || matches!(c, '\u{2010}'..='\u{2012}')
}

/// Endings after a full stop that belong to a name: `Node.js`, `ASP.NET`, `Make.com`.
const ENDINGS: [&str; 12] = [
    "js", "net", "io", "ai", "com", "co", "org", "dev", "app", "py", "ts", "me",
];

impl Tokens<'_> {
    /// Whether the full stop at `at`, after a letter, belongs to the word.
    fn stop_belongs(&self, at: usize, before: char) -> bool {
        let Some((next, _)) = self.peek(at + 1) else {
            return false;
        };
        if !is_letter(next) {
            return false;
        }
        // "done.Python": a sentence's end without a blank. "1.Python": a list's number.
        let new_sentence = next.is_uppercase() && before.is_lowercase();
        let list = before.is_ascii_digit() && next.is_alphabetic();
        if !new_sentence && !list {
            return true;
        }
        let rest = self.text.get(at + 1..).unwrap_or_default();
        let len = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let word = rest.get(..len).unwrap_or_default();
        ENDINGS
            .iter()
            .any(|ending| word.eq_ignore_ascii_case(ending))
    }

    /// Whether the sign at `at` ends the word as in `C++` and `F#`; `len` letters stand before it.
    fn sign_len(&self, at: usize, len: usize) -> usize {
        let rest = self.text.as_bytes().get(at..).unwrap_or_default();
        match rest {
            [b'+', b'+', b'+', ..] => 0,
            [b'+', b'+', ..] => 2,
            [b'#', next, ..] if len == 1 && next.is_ascii_alphanumeric() => 0,
            [b'#', ..] if len == 1 => 1,
            _ => 0,
        }
    }

    /// Reads the word that starts at `start`.
    fn word(&mut self, start: usize) -> Token {
        let (mut at, mut hash, mut letters) = (start, START, 0);
        let (mut lower, mut upper, mut before) = (true, true, ' ');
        while let Some((c, width)) = self.peek(at) {
            let dot = c == '.' && (at == start || self.stop_belongs(at, before));
            if !dot && !is_letter(c) {
                break;
            }
            lower &= !c.is_uppercase();
            upper &= !c.is_lowercase();
            if c.is_ascii() {
                hash = add(hash, c.to_ascii_lowercase());
            } else {
                hash = c.to_lowercase().fold(hash, add);
            }
            letters += 1;
            before = c;
            at += width;
        }
        let sign = self.sign_len(at, letters);
        for &byte in self.text.as_bytes().iter().skip(at).take(sign) {
            hash = add(hash, char::from(byte));
        }
        Token {
            start,
            end: at + sign,
            hash,
            lower,
            shout: upper && !lower && letters > 1,
            glued: self.glued,
        }
    }

    /// Whether `.NET` starts at `at`: the one name that begins with a stop.
    fn starts_dot_net(&self, at: usize) -> bool {
        let after = |n: usize| self.text.as_bytes().get(at + n).copied();
        let name = self.text.get(at + 1..at + 4);
        let alone = after(4).is_none_or(|byte| !byte.is_ascii_alphanumeric());
        alone && name.is_some_and(|name| name.eq_ignore_ascii_case("net"))
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let mut before = '\n';
        loop {
            let (c, width) = self.peek(self.at)?;
            let dot_net = c == '.' && !is_letter(before) && self.starts_dot_net(self.at);
            if is_letter(c) || dot_net {
                let token = self.word(self.at);
                self.at = token.end;
                self.glued = true;
                return Some(token);
            }
            if c == '&' {
                let start = self.at;
                self.at += 1;
                let hash = "and".chars().fold(START, add);
                let token = Token {
                    start,
                    end: self.at,
                    hash,
                    lower: true,
                    shout: false,
                    glued: self.glued,
                };
                self.glued = true;
                return Some(token);
            }
            self.glued &= glues(c);
            before = c;
            self.at += width;
        }
    }
}
