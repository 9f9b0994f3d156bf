//! From bytes to a string: UTF-8, UTF-16 with or without its mark, else the legacy encoding that the
//! bytes look like (`chardetng` tells which, `encoding_rs` decodes).

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

const BROKEN: &str = "has broken characters; they are shown as \u{FFFD}";

/// The text with `\n` line ends, and what the user should know about how it was read. None when no
/// known encoding gives text.
pub(super) fn decode(bytes: &[u8]) -> Option<(String, Option<String>)> {
    let (text, notice) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => {
            let (text, broken) =
                encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
            (text.into_owned(), broken.then(|| BROKEN.to_owned()))
        }
        None => unmarked(bytes)?,
    };
    Some((unix_lines(text), notice))
}

fn unmarked(bytes: &[u8]) -> Option<(String, Option<String>)> {
    if let Some(wide) = unmarked_utf16(bytes) {
        let (text, broken) = wide.decode_without_bom_handling(bytes);
        return (!broken).then(|| {
            (
                text.into_owned(),
                Some("is UTF-16 without a mark".to_owned()),
            )
        });
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some((text.to_owned(), None)),
        Err(_) if is_mostly_utf8(bytes) => Some((
            String::from_utf8_lossy(bytes).into_owned(),
            Some(BROKEN.to_owned()),
        )),
        Err(_) => legacy(bytes),
    }
}

/// ASCII letters in UTF-16 leave every other byte zero.
pub(super) fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..8192).unwrap_or(bytes);
    let (pairs, _) = head.as_chunks::<2>();
    let low = pairs.iter().filter(|[a, b]| *a != 0 && *b == 0).count();
    let high = pairs.iter().filter(|[a, b]| *a == 0 && *b != 0).count();
    if pairs.len() < 4 {
        None
    } else if low * 10 > pairs.len() * 8 {
        Some(UTF_16LE)
    } else if high * 10 > pairs.len() * 8 {
        Some(UTF_16BE)
    } else {
        None
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

/// The text in the encoding that its bytes are likeliest to be in. The first half megabyte decides.
fn legacy(bytes: &[u8]) -> Option<(String, Option<String>)> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes.get(..512 * 1024).unwrap_or(bytes), true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let read = |encoding: &'static Encoding| {
        let (text, broken) = encoding.decode_without_bom_handling(bytes);
        (!broken && !holds_controls(&text)).then(|| {
            let notice = format!("is not UTF-8; read as {}", spoken(encoding));
            (text.into_owned(), Some(notice))
        })
    };
    read(guess).or_else(|| {
        (guess != WINDOWS_1252)
            .then(|| read(WINDOWS_1252))
            .flatten()
    })
}

/// `Windows-1252`: the names of the standard are lower-case.
fn spoken(encoding: &'static Encoding) -> String {
    encoding.name().replacen("windows", "Windows", 1)
}

/// Bytes that stand for nothing in an encoding come out as C1 controls.
fn holds_controls(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{80}'..='\u{9F}'))
}

fn unix_lines(text: String) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text
    }
}
