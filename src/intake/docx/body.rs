//! The text of a document part, paragraph by paragraph.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::look::{self, Look, Styles, attribute};
use super::paragraph::Paragraph;
use crate::intake::Unreadable;

/// How deep elements may stand in each other.
const DEPTH: usize = 2000;

/// A row of a table: the lines of each cell.
#[derive(Default)]
struct Row {
    cells: Vec<Vec<String>>,
}

pub(super) struct Body<'s> {
    styles: &'s Styles,
    links: &'s HashMap<String, String>,
    lines: Vec<String>,
    /// Open paragraphs: a text box stands inside one.
    paragraphs: Vec<Paragraph>,
    rows: Vec<Row>,
    /// For each open table, whether its style may lay a ground behind its cells.
    tables: Vec<bool>,
    /// For each open cell, whether it is shaded.
    shaded: Vec<bool>,
    /// For each open link, where it leads and where its text began.
    open_links: Vec<(Option<String>, usize)>,
    in_text: bool,
    in_code: bool,
    in_shape: usize,
    /// A header or footer.
    is_margin: bool,
}

impl<'s> Body<'s> {
    /// Reads a part. `is_margin` for headers and footers, whose page numbers are dropped.
    pub(super) fn read(
        xml: &str,
        styles: &'s Styles,
        links: &'s HashMap<String, String>,
        is_margin: bool,
    ) -> Result<Vec<String>, Unreadable> {
        let mut body = Self {
            styles,
            links,
            lines: Vec::new(),
            paragraphs: Vec::new(),
            rows: Vec::new(),
            tables: Vec::new(),
            shaded: Vec::new(),
            open_links: Vec::new(),
            in_text: false,
            in_code: false,
            in_shape: 0,
            is_margin,
        };
        body.events(xml)?;
        while !body.paragraphs.is_empty() {
            body.end_paragraph();
        }
        Ok(body.lines)
    }

    fn events(&mut self, xml: &str) -> Result<(), Unreadable> {
        let mut reader = Reader::from_str(xml);
        // Text that is deleted, moved away, or there for older programs a second time.
        let mut skip = 0_usize;
        let mut depth = 0_usize;
        loop {
            let event = reader
                .read_event()
                .map_err(|_| Unreadable::Broken("its text is not whole"))?;
            match event {
                Event::Start(tag) => {
                    depth += 1;
                    if depth > DEPTH {
                        return Err(Unreadable::Broken("it is nested too deep"));
                    }
                    let name = tag.local_name();
                    let name = name.as_ref();
                    if skip > 0 || matches!(name, "del" | "moveFrom" | "Fallback") {
                        skip += 1;
                    } else {
                        self.start(name, &tag);
                    }
                }
                Event::Empty(tag) if skip == 0 => self.empty(tag.local_name().as_ref(), &tag),
                Event::End(tag) => {
                    depth = depth.saturating_sub(1);
                    if skip > 0 {
                        skip -= 1;
                    } else {
                        self.end(tag.local_name().as_ref());
                    }
                }
                Event::Text(text) if skip == 0 => self.text(&text.xml10_content()),
                Event::CData(text) if skip == 0 => self.text(&text.xml10_content()),
                Event::GeneralRef(entity) if skip == 0 => {
                    if let Some(c) = character(&entity) {
                        self.text(c.encode_utf8(&mut [0; 4]));
                    }
                }
                Event::Eof if depth > 0 => return Err(Unreadable::Broken("its text is cut off")),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn start(&mut self, name: &str, tag: &BytesStart<'_>) {
        match name {
            "p" => self.paragraphs.push(Paragraph::default()),
            "pPr" => self.in_properties(true),
            "r" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.run = Look::default();
                }
            }
            "t" => self.in_text = true,
            "instrText" => self.in_code = true,
            "fldSimple" => self.field(&attribute(tag, "instr").unwrap_or_default()),
            "tbl" => self.tables.push(false),
            "tr" => self.rows.push(Row::default()),
            "tc" => {
                self.shaded.push(false);
                if let Some(row) = self.rows.last_mut() {
                    row.cells.push(Vec::new());
                }
            }
            "hyperlink" => {
                let target = attribute(tag, "id").and_then(|id| self.links.get(&id).cloned());
                let start = self.paragraphs.last().map_or(0, Paragraph::length);
                self.open_links.push((target, start));
            }
            // What stands in a shape has the ground of the shape.
            "txbxContent" => self.in_shape += 1,
            _ => self.property(name, tag),
        }
    }

    fn empty(&mut self, name: &str, tag: &BytesStart<'_>) {
        match name {
            "p" => {
                self.paragraphs.push(Paragraph::default());
                self.end_paragraph();
            }
            "tab" if !self.is_in_properties() => self.push("\t"),
            "br" | "cr" => self.push("\n"),
            "noBreakHyphen" => self.push("-"),
            "sym" => {
                let is_first = self.paragraphs.last().is_some_and(|p| p.length() == 0);
                if is_first {
                    self.push("• ");
                }
            }
            "fldSimple" => self.field(&attribute(tag, "instr").unwrap_or_default()),
            _ => self.property(name, tag),
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "pPr" => self.in_properties(false),
            "t" => self.in_text = false,
            "instrText" => self.in_code = false,
            "tbl" => {
                self.tables.pop();
            }
            "tc" => {
                self.shaded.pop();
            }
            "tr" => self.end_row(),
            "hyperlink" => {
                if let (Some((Some(target), start)), Some(paragraph)) =
                    (self.open_links.pop(), self.paragraphs.last_mut())
                {
                    paragraph.link(start, &target);
                }
            }
            "txbxContent" => self.in_shape = self.in_shape.saturating_sub(1),
            _ => {}
        }
    }

    /// Properties of paragraphs, runs, cells and tables.
    fn property(&mut self, name: &str, tag: &BytesStart<'_>) {
        match name {
            "tblStyle" => {
                let style = attribute(tag, "val").unwrap_or_default();
                if let Some(table) = self.tables.last_mut() {
                    *table = !matches!(style.as_str(), "TableGrid" | "TableNormal" | "");
                }
            }
            "shd" if self.paragraphs.is_empty() => {
                if let Some(cell) = self.shaded.last_mut() {
                    *cell = look::is_ground(tag);
                }
            }
            _ => {}
        }
        let Some(paragraph) = self.paragraphs.last_mut() else {
            return;
        };
        match name {
            "pStyle" => {
                paragraph.style = self.styles.get(&attribute(tag, "val").unwrap_or_default());
            }
            "rStyle" if !paragraph.in_properties => {
                let style = self.styles.get(&attribute(tag, "val").unwrap_or_default());
                paragraph.run = paragraph.run.over(style.look);
            }
            "outlineLvl" => paragraph.style.heading = look::outline_level(tag),
            "numPr" => paragraph.list = Some(paragraph.list.unwrap_or(0)),
            "ilvl" => {
                paragraph.list = attribute(tag, "val").and_then(|level| level.parse().ok());
            }
            // The number 0 takes the list mark of the style away.
            "numId" if attribute(tag, "val").as_deref() == Some("0") => {
                paragraph.list = None;
                paragraph.style.is_list = false;
            }
            "shd" if paragraph.in_properties => {
                paragraph.look.has_ground = Some(look::is_ground(tag));
            }
            _ if !paragraph.in_properties => paragraph.run.set(name, tag),
            _ => {}
        }
    }

    fn in_properties(&mut self, inside: bool) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.in_properties = inside;
        }
    }

    fn is_in_properties(&self) -> bool {
        self.paragraphs.last().is_some_and(|p| p.in_properties)
    }

    fn text(&mut self, words: &str) {
        if self.in_code {
            self.field(words);
        } else if self.in_text {
            let words = words.replace('\n', " ");
            self.push(&words);
        }
    }

    fn push(&mut self, words: &str) {
        let on_ground =
            self.in_shape > 0 || self.shaded.contains(&true) || self.tables.contains(&true);
        let around = Look {
            has_ground: on_ground.then_some(true),
            ..Look::default()
        };
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.push(words, around);
        }
    }

    fn field(&mut self, code: &str) {
        let code = code.trim_start();
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.counts_pages |= code.starts_with("PAGE") || code.starts_with("NUMPAGES");
        }
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else {
            return;
        };
        if self.is_margin && paragraph.counts_pages {
            return;
        }
        let is_heading = paragraph.style.heading.is_some();
        let mut lines = paragraph.lines();
        // A long paragraph is a text of its own; short lines below each other belong together.
        let is_long = lines.iter().any(|line| line.len() > 120);
        if is_heading || is_long {
            lines.insert(0, String::new());
        }
        if is_long {
            lines.push(String::new());
        }
        match self.rows.last_mut().and_then(|row| row.cells.last_mut()) {
            Some(cell) => cell.extend(lines),
            None => self.lines.extend(lines),
        }
    }

    /// Cells of one line each are one line; larger ones are texts, one after the other.
    fn end_row(&mut self) {
        let Some(row) = self.rows.pop() else { return };
        let filled = |cell: &Vec<String>| cell.iter().filter(|line| !line.is_empty()).count();
        let lines: Vec<String> = if row.cells.iter().all(|cell| filled(cell) <= 1) {
            let cells = row.cells.iter().map(|cell| cell.concat());
            let cells: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
            vec![cells.join("\t")]
        } else {
            row.cells
                .into_iter()
                .flat_map(|cell| cell.into_iter().chain([String::new()]))
                .collect()
        };
        match self.rows.last_mut().and_then(|row| row.cells.last_mut()) {
            Some(cell) => cell.extend(lines),
            None => self.lines.extend(lines),
        }
    }
}

/// The character an entity stands for.
fn character(entity: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(c)) = entity.resolve_char_ref() {
        return Some(c);
    }
    match entity.xml10_content().as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}
