//! Intake: bytes to text. Encodings here, what bytes are by their beginning in `kind`; other document
//! formats join there.
//!
//! Pure: it is given bytes and a name for messages. Reading them is `store`'s.

mod encoding;
mod kind;
pub mod row;

use crate::error::{Error, Kind, Result};

/// How large an input may be, in bytes: a post or a profile is a thousandth of it.
pub const LIMIT: u64 = 2 * 1024 * 1024;

/// A text and what had to be done to read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text: line ends are `\n`, a byte order mark is gone.
    pub text: String,
    /// A line for the user, when the text may not be what was meant.
    pub notice: Option<String>,
}

/// Reads bytes as text. `name` is what messages call them: a file's name, `stdin`.
///
/// # Errors
///
/// When there is nothing in them, or something that is not text.
pub fn decode(bytes: &[u8], name: &str) -> Result<Decoded> {
    if bytes.len() as u64 > LIMIT {
        return Err(too_large(name, Some(bytes.len() as u64)));
    }
    if let Some(what) = kind::of(bytes) {
        return Err(Error::new(
            Kind::Input,
            format!("{name} is {what}; gig reads text and Markdown"),
        )
        .hint("copy the text out of it and paste it, or save it as a .txt or .md file"));
    }
    let (text, notice) = encoding::decode(bytes).ok_or_else(|| {
        Error::new(
            Kind::Input,
            format!("{name} is not text in an encoding gig knows (UTF-8, UTF-16, Windows-1252)"),
        )
        .hint("save it as UTF-8 and try again")
    })?;
    if text.trim().is_empty() {
        return Err(empty(name));
    }
    let notice = notice.map(|what| format!("{name} {what}"));
    Ok(Decoded { text, notice })
}

/// The error for an input over [`LIMIT`]; `size` when it is known.
#[must_use]
pub fn too_large(name: &str, size: Option<u64>) -> Error {
    const MEBIBYTE: f64 = 1024.0 * 1024.0;
    let limit = LIMIT / (1024 * 1024);
    let message = match size {
        Some(size) => format!(
            "{name} is {:.1} MiB; gig reads at most {limit} MiB",
            size as f64 / MEBIBYTE
        ),
        None => format!("{name} is longer than the {limit} MiB that gig reads"),
    };
    Error::new(Kind::Input, message).hint("keep the part that matters and leave out the rest")
}

fn empty(name: &str) -> Error {
    Error::new(Kind::Input, format!("{name} is empty")).hint("gig needs some text to work on")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes, "post.md").unwrap().text
    }

    fn message(bytes: &[u8]) -> String {
        decode(bytes, "post.md").unwrap_err().to_string()
    }

    #[test]
    fn marks_and_line_ends_go_and_nothing_else() {
        assert_eq!(
            text("\u{FEFF}a\r\nb\rc\u{200B}\n".as_bytes()),
            "a\nb\nc\u{200B}\n"
        );
        let wide = |mark: &[u8], to: fn(u16) -> [u8; 2]| {
            let units = "né 👩\r\n".encode_utf16().flat_map(to);
            mark.iter().copied().chain(units).collect::<Vec<u8>>()
        };
        assert_eq!(text(&wide(b"\xFF\xFE", u16::to_le_bytes)), "né 👩\n");
        assert_eq!(text(&wide(b"\xFE\xFF", u16::to_be_bytes)), "né 👩\n");
    }

    #[test]
    fn western_bytes_are_read_and_said_so() {
        let read = decode(b"Caf\xE9 site \x96 50\x80 budget, \x93soon\x94", "post.md").unwrap();
        assert_eq!(read.text, "Café site – 50€ budget, “soon”");
        assert!(read.notice.unwrap().contains("Windows-1252"));
    }

    #[test]
    fn a_broken_byte_does_not_turn_the_rest_to_gibberish() {
        let mut bytes = "Привет, нужен сайт для кафе".as_bytes().to_vec();
        bytes.truncate(bytes.len() - 1);
        let read = decode(&bytes, "post.md").unwrap();
        assert!(read.text.starts_with("Привет, нужен сайт"));
        assert!(read.notice.is_some());
    }

    #[test]
    fn what_is_not_text_is_called_by_its_name() {
        for (bytes, what) in [
            (&b"%PDF-1.7\n"[..], "a PDF"),
            (b"\x89PNG\r\n\x1a\n\0\0", "a PNG"),
            (b"\x7fELF\x02\x01\x01\0", "a program"),
            (
                b"PK\x03\x04\x14\0\x06\0word/document.xml",
                "a Word document",
            ),
            (b"PK\x03\x04\x14\0", "a ZIP"),
            (b"\x1f\x8b\x08\0", "gzip"),
            (b"a\0b\0\0\0\x01\x02", "binary"),
            (b"a\0b\0c\0d\0e\0f\0g\0h\0", "UTF-16 without"),
        ] {
            assert!(message(bytes).contains(what), "{}", message(bytes));
        }
        assert!(message(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").contains("Word"));
        assert!(message(b" \n\t\n").contains("post.md is empty"));
        assert!(message(b"").contains("empty"));
        // Windows-1251: letters above ASCII throughout.
        assert!(
            message(b"\xcf\xf0\xe8\xe2\xe5\xf2 \xed\xf3\xe6\xe5\xed \xf1\xe0\xe9\xf2")
                .contains("encoding")
        );
        assert!(message(&vec![b'a'; 3 << 20]).contains("3.0 MiB"));
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_text_or_an_error(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..300)) {
            if let Ok(read) = decode(&bytes, "x") {
                proptest::prop_assert!(!read.text.contains('\r'));
            }
        }

        #[test]
        fn text_comes_out_as_it_went_in(text in "[^\r\0\u{FEFF}\u{1}-\u{8}\u{e}-\u{1f}]{0,80}x") {
            if kind::of(text.as_bytes()).is_none() {
                proptest::prop_assert_eq!(decode(text.as_bytes(), "x").unwrap().text, text);
            }
        }
    }
}
