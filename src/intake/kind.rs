//! What bytes are when they are not text, told by how they begin.
//!
//! A document format that gig learns to read leaves this list and gets a reader of its own; a saved
//! web page is text here and is told from other text by its content.

/// Beginnings of formats and what to call them.
const BEGINNINGS: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xFF\xD8\xFF", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a sound, video or WebP file"),
    (b"BM\0", "a bitmap image"),
    (
        b"\xD0\xCF\x11\xE0",
        "an old Word, Excel or PowerPoint document",
    ),
    (b"{\\rtf", "an RTF document"),
    (b"\x1F\x8B", "gzip-compressed"),
    (b"BZh", "bzip2-compressed"),
    (b"\xFD7zXZ", "xz-compressed"),
    (b"\x28\xB5\x2F\xFD", "zstd-compressed"),
    (b"7z\xBC\xAF", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7FELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xCF\xFA\xED\xFE", "a program"),
    (b"SQLite format 3", "a SQLite database"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"\0\0\xFE\xFF", "UTF-32 text"),
    (b"\xFF\xFE\0\0", "UTF-32 text"),
];

/// What the bytes are, if they are not text.
pub(super) fn of(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(archive(bytes));
    }
    let known = BEGINNINGS
        .iter()
        .find(|(start, _)| bytes.starts_with(start));
    if let Some((_, what)) = known {
        return Some(what);
    }
    // UTF-16 text is half NUL; its mark says that it is text all the same.
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return None;
    }
    let head = bytes.get(..8192).unwrap_or(bytes);
    if is_unmarked_utf16(head) {
        return Some("UTF-16 without a byte order mark");
    }
    let controls = head
        .iter()
        .filter(|&&byte| byte < 0x20 && !matches!(byte, b'\n' | b'\r' | b'\t' | 0x0C | 0x1B))
        .count();
    (bytes.contains(&0) || controls * 20 > head.len()).then_some("a binary file")
}

/// ZIP is the wrapping of office documents.
fn archive(bytes: &[u8]) -> &'static str {
    let head = bytes.get(..8192).unwrap_or(bytes);
    let holds = |name: &[u8]| head.windows(name.len()).any(|part| part == name);
    if holds(b"word/") {
        "a Word document (DOCX)"
    } else if holds(b"xl/") {
        "an Excel workbook (XLSX)"
    } else if holds(b"opendocument.text") {
        "an OpenDocument text (ODT)"
    } else if holds(b"[Content_Types].xml") {
        "an Office document (DOCX or the like)"
    } else {
        "a ZIP archive"
    }
}

/// ASCII letters in UTF-16 leave every other byte zero.
fn is_unmarked_utf16(head: &[u8]) -> bool {
    let (pairs, _) = head.as_chunks::<2>();
    let low = pairs.iter().filter(|[a, b]| *a != 0 && *b == 0).count();
    let high = pairs.iter().filter(|[a, b]| *a == 0 && *b != 0).count();
    pairs.len() >= 8 && (low * 10 > pairs.len() * 8 || high * 10 > pairs.len() * 8)
}
