//! What bytes are, told by how they begin, never by their name.
//!
//! A document format that gig learns to read leaves the list of foreign ones and gets a reader of its
//! own.

use super::encoding;

/// What bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text in some encoding; what it is written in (HTML, JSON) shows once it is decoded.
    Text,
    /// A PDF.
    Pdf,
    /// A Word document.
    Docx,
    /// Something else, in words.
    Foreign(&'static str),
}

/// Beginnings of formats and what to call them.
const BEGINNINGS: &[(&[u8], &str)] = &[
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

/// What the bytes are.
pub(super) fn of(bytes: &[u8]) -> Kind {
    if bytes.starts_with(b"PK\x03\x04") {
        return archive(bytes);
    }
    // Mail programs and servers put bytes before the mark.
    let head = bytes.get(..8192).unwrap_or(bytes);
    if bytes.starts_with(b"%PDF-") || is_late_pdf(head) {
        return Kind::Pdf;
    }
    let known = BEGINNINGS
        .iter()
        .find(|(start, _)| bytes.starts_with(start));
    if let Some((_, what)) = known {
        return Kind::Foreign(what);
    }
    // UTF-16 text is half NUL; its mark or its letters say that it is text all the same.
    let is_wide = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    if is_wide || encoding::unmarked_utf16(head).is_some() {
        return Kind::Text;
    }
    let controls = head
        .iter()
        .filter(|&&byte| byte < 0x20 && !matches!(byte, b'\n' | b'\r' | b'\t' | 0x0C | 0x1B))
        .count();
    if bytes.contains(&0) || controls * 20 > head.len() {
        Kind::Foreign("a binary file")
    } else {
        Kind::Text
    }
}

/// `%PDF-1.` behind a few stray bytes, with the binary that a PDF has; a text may speak of the mark.
fn is_late_pdf(head: &[u8]) -> bool {
    let head = head.get(..1024).unwrap_or(head);
    let mark = head.windows(7).any(|part| part == b"%PDF-1.");
    mark && head.windows(4).any(|part| part == b" obj")
}

/// ZIP is the wrapping of office documents.
fn archive(bytes: &[u8]) -> Kind {
    let head = bytes.get(..8192).unwrap_or(bytes);
    let holds = |name: &[u8]| head.windows(name.len()).any(|part| part == name);
    // The names of the parts stand in the directory at the end, too.
    let tail = bytes
        .get(bytes.len().saturating_sub(64 * 1024)..)
        .unwrap_or_default();
    let lists = |name: &[u8]| holds(name) || tail.windows(name.len()).any(|part| part == name);
    if lists(b"word/document") || holds(b"word/") {
        Kind::Docx
    } else if lists(b"xl/workbook") {
        Kind::Foreign("an Excel workbook (XLSX)")
    } else if holds(b"opendocument.text") {
        Kind::Foreign("an OpenDocument text (ODT)")
    } else if lists(b"[Content_Types].xml") {
        Kind::Foreign("an Office document other than DOCX")
    } else {
        Kind::Foreign("a ZIP archive")
    }
}
