//! From bytes to a string: UTF-8, UTF-16 by its mark, else Windows-1252 when the result reads like
//! text in a Western language.

/// The text with `\n` line ends, and what the user should know about how it was read. None when no
/// known encoding gives text.
pub(super) fn decode(bytes: &[u8]) -> Option<(String, Option<&'static str>)> {
    let (text, notice) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => unmarked(rest)?,
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => unmarked(bytes)?,
    };
    Some((unix_lines(text), notice))
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (String, Option<&'static str>) {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let text = char::decode_utf16(pairs.iter().map(|&pair| unit(pair)))
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect::<String>();
    let broken = !odd.is_empty() || text.contains(char::REPLACEMENT_CHARACTER);
    (text, broken.then_some(BROKEN))
}

const BROKEN: &str = "has broken characters; they are shown as \u{FFFD}";
const WESTERN: &str = "is not UTF-8; read as Windows-1252";

fn unmarked(bytes: &[u8]) -> Option<(String, Option<&'static str>)> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Some((text.to_owned(), None)),
        Err(_) if is_mostly_utf8(bytes) => {
            Some((String::from_utf8_lossy(bytes).into_owned(), Some(BROKEN)))
        }
        Err(_) => western(bytes).map(|text| (text, Some(WESTERN))),
    }
}

/// Whether the bytes above ASCII are characters of UTF-8 rather than errors.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

/// The text in Windows-1252, unless so many of its letters are above ASCII that it is another
/// encoding, or a byte stands for nothing.
fn western(bytes: &[u8]) -> Option<String> {
    let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let letters = bytes
        .iter()
        .filter(|byte| byte.is_ascii_alphabetic())
        .count();
    if high > letters {
        return None;
    }
    bytes.iter().map(|&byte| windows_1252(byte)).collect()
}

fn windows_1252(byte: u8) -> Option<char> {
    const HIGH: [char; 32] = [
        '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0',
        '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => HIGH
            .get(usize::from(byte - 0x80))
            .copied()
            .filter(|&c| c != '\0'),
        _ => Some(char::from(byte)),
    }
}

fn unix_lines(text: String) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text
    }
}
