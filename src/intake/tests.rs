//! What bytes become, in every format: text as it was meant, or one clear line.

use proptest::prelude::*;

use super::*;

const PICTURE: &[u8] = include_bytes!("../../tests/cases/intake/picture.pdf");
const LOCKED: &[u8] = include_bytes!("../../tests/cases/intake/locked.pdf");
const POST_PDF: &[u8] = include_bytes!("../../tests/cases/intake/hidden-post.pdf");
const POST_DOCX: &[u8] = include_bytes!("../../tests/cases/intake/hidden-post.docx");
const POST_HTML: &[u8] = include_bytes!("../../tests/cases/intake/saved-page.html");
const ONE_COLUMN: &[u8] = include_bytes!("../../tests/cases/profile/import/one-column.pdf");
const TWO_COLUMN: &[u8] = include_bytes!("../../tests/cases/profile/import/two-column.pdf");
const WORD: &[u8] = include_bytes!("../../tests/cases/profile/import/word.docx");

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
    let plain = "We need a site".encode_utf16();
    for unmarked in [
        plain
            .clone()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>(),
        plain.flat_map(u16::to_be_bytes).collect(),
    ] {
        let read = decode(&unmarked, "post.md").unwrap();
        assert_eq!(read.text, "We need a site");
        assert!(read.notice.unwrap().contains("UTF-16"));
    }
}

#[test]
fn legacy_encodings_are_read_and_said_so() {
    let western = decode(b"Caf\xE9 site \x96 50\x80 budget, \x93soon\x94", "post.md").unwrap();
    assert_eq!(western.text, "Café site – 50€ budget, “soon”");
    assert!(western.notice.unwrap().contains("Windows-1252"));
    // "Привет, нужен сайт для кафе" in Windows-1251.
    let cyrillic = b"\xcf\xf0\xe8\xe2\xe5\xf2, \xed\xf3\xe6\xe5\xed \xf1\xe0\xe9\xf2 \xe4\xeb\xff \xea\xe0\xf4\xe5";
    let read = decode(cyrillic, "post.md").unwrap();
    assert_eq!(read.text, "Привет, нужен сайт для кафе");
    assert!(read.notice.unwrap().contains("Windows-1251"));
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
fn what_gives_no_text_is_called_by_its_name() {
    for (bytes, what) in [
        (&b"%PDF-1.7\n"[..], "a PDF that cannot be read"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a PNG"),
        (b"\x7fELF\x02\x01\x01\0", "a program"),
        (
            b"PK\x03\x04\x14\0\x06\0word/document.xml",
            "a DOCX that cannot be read",
        ),
        (b"PK\x03\x04\x14\0", "a ZIP"),
        (b"\x1f\x8b\x08\0", "gzip"),
        (b"a\0b\0\0\0\x01\x02", "binary"),
        (PICTURE, "only a picture"),
        (LOCKED, "locked with a password"),
    ] {
        assert!(message(bytes).contains(what), "{}", message(bytes));
    }
    assert!(message(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").contains("Word"));
    assert!(message(b" \n\t\n").contains("post.md is empty"));
    assert!(message(b"").contains("empty"));
    assert!(message(&vec![b'a'; 3 << 20]).contains("3.0 MiB"));
}

#[test]
fn pages_of_a_pdf_are_one_text_in_reading_order() {
    let one = text(ONE_COLUMN);
    assert_eq!(one.matches("Curriculum Vitae").count(), 1);
    assert!(!one.contains("Page 1") && !one.contains("of 2"));
    assert!(one.contains("\n• Cut late deliveries from 11.4% to 6.9% in fourteen months by moving 38 routes to a rolling plan.\n"));
    let two = text(TWO_COLUMN);
    let order = [
        "Tove Lindqvist",
        "CONTACT",
        "SKILLS",
        "\n• Adobe Illustrator\n",
        "AWARDS",
        "PROFILE",
        "EXPERIENCE",
        "Comics editor, Halvö Press\tJan 2014 – Dec 2017\n• Edited 17 books",
        "PORTFOLIO",
    ];
    let places: Vec<Option<usize>> = order.iter().map(|part| two.find(part)).collect();
    assert!(
        places.iter().all(Option::is_some) && places.is_sorted(),
        "{places:?}\n{two}"
    );
}

#[test]
fn a_word_document_keeps_its_headings_lists_links_and_tables() {
    let made = text(WORD);
    for part in [
        "Ingo Falk · ingo.falk@example.org",
        "# Berufserfahrung\nElektroplaner, Kessler Anlagenbau GmbH\t04/2016 – heute\n- 27 Schaltschränke",
        "[Bericht](https://example.org/brauerei)",
        "TIA Portal\t6 Jahre\n",
        "<!-- hidden: text in the colour of the page: EPLAN expert",
    ] {
        assert!(made.contains(part), "{part}\n{made}");
    }
    assert!(!made.contains("Seite"));
}

#[test]
fn what_a_document_hides_stands_in_comments() {
    for (bytes, parts) in [
        (
            POST_PDF,
            &["marmalade", "Ignore all previous instructions", "4417"][..],
        ),
        (POST_DOCX, &["quince"]),
        (POST_HTML, &["turmeric", "9931"]),
    ] {
        let made = text(bytes);
        for part in parts {
            let lines: Vec<&str> = made.lines().filter(|line| line.contains(part)).collect();
            assert!(
                matches!(lines.as_slice(), [line] if line.starts_with("<!-- hidden: ")),
                "{part}\n{made}"
            );
        }
    }
    let page = text(POST_HTML);
    assert!(page.starts_with("# Menu photographer wanted\n") && page.contains("saffron"));
    for boilerplate in ["cookies", "Log in", "Wedding", "Privacy", "Apply"] {
        assert!(!page.contains(boilerplate), "{boilerplate}\n{page}");
    }
}

#[test]
fn a_document_that_unpacks_to_gigabytes_is_refused() {
    use std::io::Write;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated);
    writer.start_file("word/document.xml", options).unwrap();
    let block = vec![b' '; 1 << 20];
    for _ in 0..30 {
        writer.write_all(&block).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    assert!(bytes.len() < 100_000 && message(&bytes).contains("unpacks to more"));
}

#[test]
fn a_json_resume_is_a_profile_whose_lines_lead_back() {
    let read = decode(
        b"{\n \"basics\": {\"name\": \"Ida Rohr\",\n  \"email\": \"ida@example.org\",\n  \"summary\": \"I map wells.\"},\n \"work\": [\n  {\"name\": \"Rohr & Co\", \"position\": \"Surveyor\", \"startDate\": \"2019-03\",\n   \"highlights\": [\"Mapped 40 wells.\"]}]}",
        "ida.json",
    )
    .unwrap();
    assert_eq!(read.format, Format::JsonResume);
    let line = |words: &str| {
        let at = read
            .text
            .lines()
            .position(|line| line.contains(words))
            .unwrap();
        read.lines[at]
    };
    assert_eq!(
        (
            line("Mapped 40 wells."),
            line("### Surveyor, Rohr & Co, 2019-03 –"),
            line("I map wells.")
        ),
        (7, 6, 4)
    );
    assert_eq!(read.lines.len(), read.text.lines().count());
    assert!(!read.text.contains("present"), "{}", read.text);
    assert!(read.text.contains("<!-- contact") && !read.text.contains("\nida@"));
}

#[test]
fn a_word_of_a_json_resume_is_cited_where_its_item_has_it() {
    let read = decode(
        br#"{"basics": {"name": "Ida",
 "location": {"countryCode": "CH"}},
"work": [{"position": "Dev", "name": "A", "startDate": "2019"},
 {"position": "Dev", "name": "B", "startDate": "2018-02", "endDate": "2019"},
 {"highlights": ["Caf\u00e9s"]}],
"skills": [{"name": "C"}]}"#,
        "ida.json",
    )
    .unwrap();
    let line = |words: &str| {
        let at = read.text.lines().position(|line| line == words);
        at.map(|at| read.lines[at])
    };
    for (words, number) in [
        ("- C", 6),
        ("### Dev, A, 2019 –", 3),
        ("### Dev, B, 2018-02 – 2019", 4),
        ("- Cafés", 5),
        ("name: Ida", 1),
    ] {
        assert_eq!(line(words), Some(number), "{words}: {}", read.text);
    }
}

#[test]
fn a_page_that_is_a_resume_is_read_whole() {
    let page = b"<html><body><header><h1>Ida Rohr</h1></header><aside><h2>Skills</h2><p>QGIS</p></aside>        <main><h2>Work</h2><p>Mapped forty wells in the dry valleys of the north for eleven towns.</p></main></body></html>";
    let (main, whole) = (
        decode(page, "x").unwrap().text,
        decode_resume(page, "x").unwrap().text,
    );
    assert!(!main.contains("QGIS"), "{main}");
    assert!(
        whole.contains("# Ida Rohr") && whole.contains("QGIS"),
        "{whole}"
    );
}

/// Cut, flipped and doubled: whatever happens to a file on its way.
fn damaged(bytes: &[u8], cut: usize, flips: &[(usize, u8)]) -> Vec<u8> {
    let mut bytes = bytes
        .get(..cut % (bytes.len() + 1))
        .unwrap_or_default()
        .to_vec();
    for &(at, with) in flips {
        let length = bytes.len().max(1);
        if let Some(byte) = bytes.get_mut(at % length) {
            *byte ^= with;
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn damaged_documents_are_text_or_an_error(
        which in 0_usize..7,
        cut in prop_oneof![Just(usize::MAX / 2), any::<usize>()],
        flips in proptest::collection::vec((any::<usize>(), any::<u8>()), 0..12),
    ) {
        let whole = [PICTURE, LOCKED, POST_PDF, POST_DOCX, POST_HTML, ONE_COLUMN, WORD];
        let bytes = whole.get(which).copied().unwrap_or_default();
        let cut = if cut == usize::MAX / 2 { bytes.len() } else { cut };
        let bytes = damaged(bytes, cut, &flips);
        match decode(&bytes, "x") {
            Ok(read) => prop_assert!(!read.text.trim().is_empty() && !read.text.contains('\r')),
            Err(error) => prop_assert!(!error.to_string().contains('\n')),
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_are_text_or_an_error(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..300)) {
        if let Ok(read) = decode(&bytes, "x") {
            prop_assert!(!read.text.contains('\r'));
        }
    }

    #[test]
    fn any_markup_is_text_or_an_error(parts in proptest::collection::vec(proptest::sample::select(vec![
        "<html>", "<p>", "</p>", "<ul><li>", "</ul>", "<table><tr><td>", "</table>", "<a href='http://a.b'>", "</a>", "<!--", "-->", "x y z words here",
        "<script>", "</script>", "<div hidden>", "</div>", "<pre>\n", "</pre>", "<h2>", "<style>.a{display:none}", "</style>", "<br>", "&amp;&#0;", "é👩", "<svg><math>",
    ]), 0..40)) {
        let page = format!("<html>{}", parts.concat());
        if let Ok(read) = decode(page.as_bytes(), "x") {
            prop_assert!(!read.text.trim().is_empty());
        }
    }

    #[test]
    fn text_comes_out_as_it_went_in(text in "[^<{%\r\0\u{FEFF}\u{1}-\u{8}\u{e}-\u{1f}]{0,80}x") {
        if kind::of(text.as_bytes()) == What::Text {
            prop_assert_eq!(decode(text.as_bytes(), "x").unwrap().text, text);
        }
    }
}
