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

    /// The character that ends at `at`.
    fn before(&self, at: usize) -> char {
        let text = self.text.get(..at).unwrap_or_default();
        text.chars().next_back().unwrap_or(' ')
    }
}

/// What a byte is; most text is ASCII and is read by this alone.
const LOWER: u8 = 1;
const UPPER: u8 = 2;
const DIGIT: u8 = 4;
/// A phrase runs on over it.
const GLUE: u8 = 8;
/// `.` and `&`: a word may begin here.
const SIGN: u8 = 16;
/// The first byte of a wider character, or one inside it.
const WIDE: u8 = 32;
const LETTER: u8 = LOWER | UPPER | DIGIT;

static CLASSES: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut classes = [0; 256];
    let mut at = 0;
    while at < 256 {
        let byte = at as u8;
        classes[at] = match byte {
            b'a'..=b'z' => LOWER,
            b'A'..=b'Z' => UPPER,
            b'0'..=b'9' => DIGIT,
            b'.' => SIGN,
            b'&' => SIGN | GLUE,
            0x80.. => WIDE,
            _ if glues(byte as char) => GLUE,
            _ => 0,
        };
        at += 1;
    }
    classes
}

const fn class(byte: u8) -> u8 {
    CLASSES[byte as usize]
}

const START: u64 = 0xcbf2_9ce4_8422_2325;

/// One more character of a word.
const fn add(hash: u64, c: char) -> u64 {
    (hash ^ c as u64).wrapping_mul(0x0000_0100_0000_01b3)
}

/// The hash of "and".
const AND: u64 = add(add(add(START, 'a'), 'n'), 'd');

/// The hash of a word, as [`Token::hash`] has it.
pub(crate) fn hash(word: &str) -> u64 {
    let fold = |hash, c: char| match c {
        c if c.is_ascii() => add(hash, c.to_ascii_lowercase()),
        c => c.to_lowercase().fold(hash, add),
    };
    word.chars().fold(START, fold)
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
        let bytes = self.text.as_bytes();
        let (mut at, mut hash, mut seen, mut wide) = (start, START, 0, 0);
        while let Some(&byte) = bytes.get(at) {
            let class = class(byte);
            if class & LETTER != 0 {
                seen |= class;
                hash = add(hash, byte.to_ascii_lowercase() as char);
                at += 1;
            } else if byte == b'.' && (at == start || self.stop_belongs(at, self.before(at))) {
                hash = add(hash, '.');
                at += 1;
            } else if class == WIDE
                && let Some((c, width)) = self.peek(at).filter(|&(c, _)| is_letter(c))
            {
                seen |= (u8::from(c.is_uppercase()) * UPPER) | (u8::from(c.is_lowercase()) * LOWER);
                hash = c.to_lowercase().fold(hash, add);
                at += width;
                // Bytes of the character beyond its first: it is one letter.
                wide += width - 1;
            } else {
                break;
            }
        }
        let letters = at - start - wide;
        let sign = self.sign_len(at, letters);
        for &byte in bytes.iter().skip(at).take(sign) {
            hash = add(hash, char::from(byte));
        }
        let lower = seen & UPPER == 0;
        Token {
            start,
            end: at + sign,
            hash,
            lower,
            shout: seen & LOWER == 0 && !lower && letters > 1,
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
        loop {
            let byte = *self.text.as_bytes().get(self.at)?;
            let class = class(byte);
            if class & (LETTER | SIGN | WIDE) == 0 {
                self.glued &= class == GLUE;
                self.at += 1;
                continue;
            }
            let (c, width) = self.peek(self.at)?;
            if class & LETTER != 0
                || class == WIDE && is_letter(c)
                || c == '.' && self.starts_dot_net(self.at)
            {
                let token = self.word(self.at);
                self.at = token.end;
                self.glued = true;
                return Some(token);
            }
            let glued = self.glued;
            let start = self.at;
            self.glued &= glues(c);
            self.at += width;
            if c == '&' {
                self.glued = true;
                return Some(Token {
                    start,
                    end: self.at,
                    hash: AND,
                    lower: true,
                    shout: false,
                    glued,
                });
            }
        }
    }
}
