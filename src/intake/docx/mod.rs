//! DOCX to text: paragraphs, headings and lists with their marks, tables row by row, headers once.
//! Text that Word does not show, or shows in the colour of the paper, is kept apart as comments.
//!
//! Unpacking is `zip`'s, the XML `quick-xml`'s. Left out: comments, footnotes, deleted text, pictures.

mod body;
mod look;
mod package;
mod paragraph;

use self::body::Body;
use self::look::Styles;
use self::package::Package;
use super::{Read, Unreadable};

/// Reads a Word document.
pub(super) fn read(bytes: &[u8]) -> Result<Read, Unreadable> {
    let mut package = Package::open(bytes)?;
    let styles = match package.part("word/styles.xml")? {
        Some(xml) => Styles::read(&xml),
        None => Styles::default(),
    };
    let main = package.main()?;
    let mut lines: Vec<String> = Vec::new();
    for name in package.named("word/header")? {
        margin(&mut package, &name, &styles, &mut lines)?;
    }
    let links = package.links(&main.name)?;
    lines.extend(Body::read(&main.xml, &styles, &links, false)?);
    for name in package.named("word/footer")? {
        margin(&mut package, &name, &styles, &mut lines)?;
    }
    if lines.iter().all(|line| line.trim().is_empty()) {
        return Err(if package.holds_pictures() {
            Unreadable::Picture
        } else {
            Unreadable::Empty
        });
    }
    let mut text = String::new();
    for line in lines {
        if line.is_empty() && (text.is_empty() || text.ends_with("\n\n")) {
            continue;
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    Ok(Read {
        text,
        notices: Vec::new(),
    })
}

/// A header or footer: its lines that no other one had, without page numbers.
fn margin(
    package: &mut Package<'_>,
    name: &str,
    styles: &Styles,
    lines: &mut Vec<String>,
) -> Result<(), Unreadable> {
    let Some(xml) = package.part(name)? else {
        return Ok(());
    };
    let links = package.links(name)?;
    for line in Body::read(&xml, styles, &links, true)? {
        if !line.is_empty() && !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.push(String::new());
    Ok(())
}
