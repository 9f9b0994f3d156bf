//! From a résumé's text to a profile's file: its words under the headings a profile has, each fact on a
//! line of its own with the line it was taken from. Nothing is added and no word is changed.
//!
//! Bytes to text is `intake`'s. What a line was read as, and what it was not sure of, comes out beside
//! the file for the user to see.

mod contact;
mod entry;
mod head;
mod line;
mod write;

use self::line::Line;
use super::Part;
use super::file::{Contact, Matter};

/// The text to import.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The file's name, as its lines are cited: `cv.pdf`.
    pub file: &'a str,
    /// What was read from it.
    pub text: &'a str,
    /// For each line of the text the line of the file, where these differ; empty where not.
    pub lines: &'a [usize],
}

/// A line that was taken into the profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The line of the source, from 1.
    pub line: usize,
    /// The part of the profile it went to.
    pub part: Part,
    /// Its words, as they stand in the profile.
    pub text: String,
}

/// A line that was read with doubt, or not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The line of the source, from 1.
    pub line: usize,
    /// Its words.
    pub text: String,
    /// What is doubtful, in words.
    pub why: &'static str,
}

/// What was made of a résumé.
#[derive(Debug, Clone, Default)]
pub struct Imported {
    /// The profile's file.
    pub text: String,
    /// The person's name, if it was found.
    pub name: Option<String>,
    /// Every line that can now be cited, in order of the source.
    pub taken: Vec<Taken>,
    /// What the user should look at, in order of the source.
    pub doubts: Vec<Doubt>,
    /// Where the person can be reached; no letter and no prompt has it.
    pub contact: Contact,
}

/// A section of the résumé: its heading as it is written, the part it is, and its lines.
#[derive(Debug)]
struct Section<'a> {
    heading: &'a str,
    /// None for the voice.
    part: Option<Part>,
    lines: Vec<Line<'a>>,
}

/// Makes a profile of a résumé.
#[must_use]
pub fn import(source: &Source<'_>) -> Imported {
    let mut made = Imported::default();
    if source.text.trim_start().starts_with("---\n") {
        return own_form(source);
    }
    let lines = line::read(source, &mut made.doubts);
    let (front, sections) = head::sections(lines, &mut made);
    let mut writer = write::Writer::new(source.file);
    let matter = head::matter(front, &sections, &mut made, &mut writer);
    for section in sections {
        writer.section(section, &mut made);
    }
    made.name = Some(matter.name.clone()).filter(|name| !name.is_empty());
    made.text = format!(
        "{}{}{}",
        writer.matter(&matter),
        writer.body,
        made.contact.write()
    );
    if !made.taken.iter().any(|taken| taken.part == Part::Skills) {
        let doubt = (0, "", "no skills were found: list them under '## Skills'");
        made.doubts.push(Doubt {
            line: doubt.0,
            text: doubt.1.to_owned(),
            why: doubt.2,
        });
    }
    made.taken.sort_by_key(|taken| taken.line);
    made.doubts.sort_by_key(|doubt| doubt.line);
    made.doubts.dedup();
    made
}

/// A text that has the form of a profile already: its lines get the lines they were taken from, where
/// these are others than its own.
fn own_form(source: &Source<'_>) -> Imported {
    let profile = super::Profile::parse(
        source.file,
        source.text,
        &crate::skill::Vocabulary::default(),
    );
    let origin = |line: usize| match source.lines {
        [] => line,
        lines => lines.get(line.saturating_sub(1)).copied().unwrap_or(0),
    };
    let mut made = Imported {
        name: profile.name.clone(),
        contact: Contact::read(source.text),
        ..Imported::default()
    };
    for fact in &profile.facts {
        made.taken.push(Taken {
            line: origin(fact.line),
            part: fact.part,
            text: fact.one_line().into_owned(),
        });
    }
    made.taken.sort_by_key(|taken| taken.line);
    let mut in_matter = false;
    for (at, line) in source.text.lines().enumerate() {
        in_matter = if line == "---" { at == 0 } else { in_matter };
        made.text.push_str(line);
        let place = source.lines.get(at).copied().unwrap_or(0);
        let is_fact =
            !in_matter && line != "---" && !line.starts_with("## ") && !line.contains("<!--");
        if place > 0 && is_fact && line.contains(char::is_alphanumeric) {
            made.text.push_str(&write::origin(source.file, place));
        }
        made.text.push('\n');
    }
    made
}

#[cfg(test)]
mod tests;
