//! The parts of an Office package, unpacked under limits.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use quick_xml::events::Event;
use zip::ZipArchive;
use zip::result::ZipError;

use super::look::attribute;
use crate::intake::Unreadable;

/// The most that one part, and all that are read, may unpack to, in bytes.
const PART: u64 = 24 * 1024 * 1024;
const ALL: u64 = 64 * 1024 * 1024;
/// Parts that a document may have.
const PARTS: usize = 20_000;

pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    room: u64,
}

/// The part that holds the text.
pub(super) struct Main {
    pub(super) name: String,
    pub(super) xml: String,
}

impl<'b> Package<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| Unreadable::Broken("it is cut off or is no whole DOCX"))?;
        if archive.len() > PARTS {
            return Err(Unreadable::Bomb);
        }
        Ok(Self { archive, room: ALL })
    }

    /// The text of a part; none when there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(_) | ZipError::InvalidPassword) => {
                return Err(Unreadable::Locked);
            }
            Err(_) => return Err(Unreadable::Broken("a part of it cannot be unpacked")),
        };
        let limit = PART.min(self.room);
        let mut bytes = Vec::new();
        part.take(limit + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| Unreadable::Broken("a part of it cannot be unpacked"))?;
        let size = bytes.len() as u64;
        if size > limit {
            return Err(Unreadable::Bomb);
        }
        self.room -= size;
        let decoded = crate::intake::encoding::decode(&bytes);
        Ok(decoded.map(|(text, _)| text))
    }

    pub(super) fn main(&mut self) -> Result<Main, Unreadable> {
        // Word writes this name; other programs number it.
        for name in [
            "word/document.xml",
            "word/document2.xml",
            "word/document1.xml",
        ] {
            if let Some(xml) = self.part(name)? {
                let name = name.to_owned();
                return Ok(Main { name, xml });
            }
        }
        Err(Unreadable::Broken("it has no document in it"))
    }

    /// The parts whose names begin so, in order.
    pub(super) fn named(&self, start: &str) -> Result<Vec<String>, Unreadable> {
        let mut names: Vec<String> = self
            .archive
            .file_names_raw()
            .filter_map(|name| std::str::from_utf8(name).ok())
            .filter(|name| name.starts_with(start) && name.ends_with(".xml"))
            .map(str::to_owned)
            .take(30)
            .collect();
        names.sort();
        Ok(names)
    }

    pub(super) fn holds_pictures(&self) -> bool {
        self.archive
            .file_names_raw()
            .any(|name| name.starts_with(b"word/media/"))
    }

    /// Where the links of a part lead, by their ids.
    pub(super) fn links(&mut self, part: &str) -> Result<HashMap<String, String>, Unreadable> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let Some(xml) = self.part(&format!("{folder}/_rels/{file}.rels"))? else {
            return Ok(HashMap::new());
        };
        let mut reader = quick_xml::Reader::from_str(&xml);
        let mut found = HashMap::new();
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(tag) | Event::Empty(tag) => {
                    if let (Some(id), Some(target)) =
                        (attribute(&tag, "Id"), attribute(&tag, "Target"))
                        && target.starts_with("http")
                    {
                        found.insert(id, target);
                    }
                }
                Event::Eof => break,
                _ => {}
            }
        }
        Ok(found)
    }
}
