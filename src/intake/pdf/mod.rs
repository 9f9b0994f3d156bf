//! PDF to text, in reading order. Text that a reader of the page does not see is kept apart, as
//! comments, for the scan of a post to find.
//!
//! Parsing objects, fonts and character maps is `hayro`'s. Left out: pictures (no text recognition),
//! forms and notes, text that something painted later covers.

mod bomb;
mod content;
mod glyph;
mod layout;
mod margin;
mod paint;
mod segment;

use hayro_font::hayro_syntax::object::{Array, Dict, MaybeRef, Object};
use hayro_font::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use self::glyph::{Page, Veil};
use self::layout::Line;
use super::hidden;
use super::{Read, Unreadable};

/// Pages that are read of one document.
const PAGES: usize = 200;

/// Reads a PDF.
pub(super) fn read(bytes: &[u8]) -> Result<Read, Unreadable> {
    if bomb::expands_too_far(bytes) {
        return Err(Unreadable::Bomb);
    }
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Unreadable::Locked,
        LoadPdfError::Decryption(_) => {
            Unreadable::Broken("it is encrypted in a way gig does not know")
        }
        LoadPdfError::Invalid => Unreadable::Broken("it is not a whole PDF"),
    })?;
    let all = pdf.pages();
    let mut reader = content::Reader::new(layers_off(&pdf));
    let pages: Vec<Page> = all
        .iter()
        .take(PAGES)
        .map(|page| reader.page(page))
        .collect();
    if pages.is_empty() {
        return Err(Unreadable::Broken("it has no pages"));
    }
    let mut notices = Vec::new();
    if all.len() > PAGES || reader.is_spent() {
        notices.push("is long: only its beginning was read".to_owned());
    }
    text(&pages, notices)
}

/// The optional layers that are switched off when the document is opened.
fn layers_off(pdf: &Pdf) -> Vec<(u32, i32)> {
    let off = || -> Option<Array<'_>> {
        let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
        let properties = root.get::<Dict<'_>>("OCProperties")?;
        properties.get::<Dict<'_>>("D")?.get::<Array<'_>>("OFF")
    };
    let Some(off) = off() else { return Vec::new() };
    off.raw_iter()
        .filter_map(|layer: MaybeRef<Object<'_>>| match layer {
            MaybeRef::Ref(layer) => Some((layer.obj_number, layer.gen_number)),
            MaybeRef::NotRef(_) => None,
        })
        .take(1000)
        .collect()
}

fn text(pages: &[Page], mut notices: Vec<String>) -> Result<Read, Unreadable> {
    let mut read: Vec<Vec<Line>> = Vec::new();
    let mut veiled: Vec<Vec<String>> = Vec::new();
    let (mut pictures, mut scanned) = (Vec::new(), false);
    for (at, page) in pages.iter().enumerate() {
        let is_scan = is_recognised(page);
        scanned |= is_scan;
        let seen = |veil: Option<Veil>| veil.is_none() || is_scan && veil == Some(Veil::Unpainted);
        let segments = |turned: bool| {
            segment::segments(
                page.glyphs
                    .iter()
                    .filter(|glyph| seen(glyph.veil) && glyph.is_turned == turned),
            )
        };
        let mut lines = layout::lines(segments(false), &page.spots);
        lines.extend(segments(true).into_iter().map(|turned| Line {
            text: turned.text,
            y: turned.y,
            opens: true,
        }));
        if lines.is_empty() && page.picture > 0.3 {
            pictures.push(at + 1);
        }
        read.push(lines);
        veiled.push(hidden_text(page, is_scan));
    }
    if scanned {
        notices.push("is a scan; its text is what text recognition made of it".to_owned());
    }
    match pictures.as_slice() {
        [] => {}
        some if some.len() == pages.len() => return Err(Unreadable::Picture),
        some => {
            let some: Vec<String> = some.iter().take(10).map(ToString::to_string).collect();
            notices.push(format!(
                "has pages that are pictures and were not read: {}",
                some.join(", ")
            ));
        }
    }
    margin::strip(&mut read, pages);
    let text = written(&read, &veiled);
    let unknown = text
        .chars()
        .filter(|&c| c == char::REPLACEMENT_CHARACTER)
        .count();
    if unknown > 0 {
        notices.push(format!("has {unknown} characters whose font does not say what they are; they are shown as \u{FFFD}"));
    }
    Ok(Read { text, notices })
}

/// Whether the unseen text of a page is what text recognition laid over its picture.
fn is_recognised(page: &Page) -> bool {
    let count = |veil: Option<Veil>| {
        page.glyphs
            .iter()
            .filter(|glyph| glyph.veil == veil)
            .count()
    };
    page.picture > 0.5 && count(None) * 10 < count(Some(Veil::Unpainted))
}

/// The stretches of a page that nobody sees, as comments.
fn hidden_text(page: &Page, is_scan: bool) -> Vec<String> {
    let mut found = Vec::new();
    for veil in [
        Veil::Unpainted,
        Veil::Ground,
        Veil::Tiny,
        Veil::Outside,
        Veil::Layer,
    ] {
        if is_scan && veil == Veil::Unpainted {
            continue;
        }
        let parts = segment::segments(page.glyphs.iter().filter(|glyph| glyph.veil == Some(veil)));
        let words: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
        found.extend(hidden::comment(veil.as_str(), &words.join(" ")));
    }
    found
}

fn written(pages: &[Vec<Line>], veiled: &[Vec<String>]) -> String {
    let mut text = String::new();
    for (lines, hidden) in pages.iter().zip(veiled) {
        for line in lines {
            if line.opens && !text.is_empty() {
                text.push('\n');
            }
            text.push_str(line.text.trim());
            text.push('\n');
        }
        for comment in hidden {
            text.push_str(comment);
            text.push('\n');
        }
    }
    text
}
