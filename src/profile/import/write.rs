//! The body of the profile: sections and their lines, each with the line it was taken from.

use super::line::Line;
use super::{Doubt, Imported, Matter, Part, Section, Taken, contact, entry};

pub(super) struct Writer {
    file: String,
    pub(super) body: String,
    /// Where the values of the front matter were found, by key.
    pub(super) places: Vec<(&'static str, usize)>,
}

/// The comment that keeps the line a fact was taken from.
pub(super) fn origin(file: &str, line: usize) -> String {
    let file: String = file
        .chars()
        .map(|c| {
            if matches!(c, '<' | '>') || c.is_control() {
                '_'
            } else {
                c
            }
        })
        .collect();
    format!(" <!-- {}:{line} -->", file.replace("--", "__"))
}

impl Writer {
    pub(super) fn new(file: &str) -> Self {
        let file = file.rsplit(['/', '\\']).next().unwrap_or(file);
        Self {
            file: file.to_owned(),
            body: String::new(),
            places: Vec::new(),
        }
    }

    /// The front matter, with the lines its values were taken from.
    pub(super) fn matter(&self, matter: &Matter) -> String {
        let mut out = String::new();
        for line in matter.write().lines() {
            out.push_str(line);
            let place = self.places.iter().find(|(key, _)| {
                line.strip_prefix(key)
                    .is_some_and(|rest| rest.starts_with(": "))
            });
            if let Some((_, number)) = place {
                out.push_str(&format!(" # {}:{number}", self.file.replace('"', "_")));
            }
            out.push('\n');
        }
        out
    }

    pub(super) fn section(&mut self, section: Section<'_>, made: &mut Imported) {
        if section.lines.is_empty() {
            return;
        }
        let heading = section.heading.trim_end_matches(':').trim();
        self.body.push_str(&format!("\n## {heading}\n"));
        match section.part {
            Some(part @ (Part::Work | Part::Projects)) => {
                for entry in entry::entries(&section.lines) {
                    self.entry(&entry, part, made);
                }
            }
            part => {
                for line in &section.lines {
                    let mark = match part {
                        Some(Part::Summary) if !line.is_item => "",
                        _ => "- ",
                    };
                    let gap = if part == Some(Part::Skills) {
                        Gap::Brackets
                    } else {
                        Gap::Comma
                    };
                    self.line(mark, line, gap, part, made);
                }
            }
        }
    }

    fn entry(&mut self, entry: &entry::Entry<'_, '_>, part: Part, made: &mut Imported) {
        if let Some(title) = entry.title {
            self.line("### ", title, Gap::Comma, Some(part), made);
            if part == Part::Work && !entry.is_dated() {
                made.doubts.push(Doubt {
                    line: title.number,
                    text: title.words.to_owned(),
                    why: "a position without dates",
                });
            }
        }
        for line in &entry.lines {
            let mark = if line.is_item || line.words.ends_with('.') {
                "- "
            } else {
                ""
            };
            self.line(mark, line, Gap::Comma, Some(part), made);
        }
    }

    /// Writes a line. What holds an address or number of the person goes to the contact.
    fn line(
        &mut self,
        mark: &str,
        line: &Line<'_>,
        gap: Gap,
        part: Option<Part>,
        made: &mut Imported,
    ) {
        let whole = line.whole();
        if contact::is_in(&whole) {
            made.contact.push("line", &whole);
            made.doubts.push(Doubt {
                line: line.number,
                text: whole,
                why: "it holds a way to reach you: it was kept apart from the facts",
            });
            return;
        }
        let text = gap.close(&whole);
        if text.contains(char::REPLACEMENT_CHARACTER) {
            made.doubts.push(Doubt {
                line: line.number,
                text: text.clone(),
                why: "it has characters that could not be read",
            });
        }
        // What would read as a comment would end one.
        let text = text.replace("<!--", "").replace("-->", "");
        self.body.push_str(mark);
        self.body.push_str(&text);
        self.body.push_str(&origin(&self.file, line.number));
        self.body.push('\n');
        if let Some(part) = part {
            made.taken.push(Taken {
                line: line.number,
                part,
                text,
            });
        }
    }
}

/// How the two ends of a line or the cells of a row are put together.
#[derive(Clone, Copy)]
enum Gap {
    Comma,
    Brackets,
}

impl Gap {
    fn close(self, line: &str) -> String {
        let cells: Vec<&str> = line
            .split('\t')
            .map(str::trim)
            .filter(|cell| !cell.is_empty())
            .collect();
        match (self, cells.as_slice()) {
            (Self::Brackets, [name, level]) => format!("{name} ({level})"),
            (_, cells) => cells.join(", "),
        }
    }
}
