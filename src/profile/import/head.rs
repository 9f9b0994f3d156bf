//! What stands above the first section (name, title, contact), and where sections begin.

use super::contact::{self, Piece};
use super::line::Line;
use super::write::Writer;
use super::{Doubt, Imported, Matter, Part, Section, Taken};
use crate::profile::heading::{self, Match};
use crate::profile::{heading::Section as Named, parse};

/// Headings of contact data, lower-case.
const CONTACT: [&str; 14] = [
    "contact",
    "contact details",
    "contact information",
    "contact me",
    "personal details",
    "personal information",
    "kontakt",
    "persönliche daten",
    "contacto",
    "datos personales",
    "coordonnées",
    "contatti",
    "контакты",
    "contato",
];

/// What people write over a résumé.
const TITLES: [&str; 12] = [
    "curriculum vitae",
    "curriculum",
    "résumé",
    "resume",
    "cv",
    "lebenslauf",
    "currículum",
    "currículum vítae",
    "hoja de vida",
    "currículo",
    "резюме",
    "životopis",
];

/// The lines above the first section, and the sections.
pub(super) fn sections<'a>(
    lines: Vec<Line<'a>>,
    made: &mut Imported,
) -> (Vec<Line<'a>>, Vec<Section<'a>>) {
    let mut front = Vec::new();
    let mut sections: Vec<Section<'a>> = Vec::new();
    let mut in_contact = false;
    let top = lines
        .iter()
        .filter(|line| section_of(line).is_some())
        .filter_map(|line| line.level)
        .min();
    for line in lines {
        let is_deeper = line.level.zip(top).is_some_and(|(own, top)| own > top);
        let inside = matches!(
            sections.last().and_then(|s| s.part),
            Some(Part::Work | Part::Projects)
        );
        let named = section_of(&line).filter(|_| !(is_deeper && inside));
        if is_contact_heading(&line) {
            in_contact = true;
            continue;
        }
        if let Some(part) = named {
            in_contact = false;
            sections.push(section(&line, part));
            continue;
        }
        if is_unknown_heading(&line, top, !sections.is_empty()) {
            in_contact = false;
            made.doubts.push(Doubt {
                line: line.number,
                text: line.words.to_owned(),
                why: "a heading gig does not know: its lines were kept under it",
            });
            sections.push(section(&line, Some(Part::Other)));
            continue;
        }
        match sections.last_mut() {
            _ if in_contact => take_contact(&line.whole(), made),
            Some(section) => section.lines.push(line),
            None => front.push(line),
        }
    }
    (front, sections)
}

fn section<'a>(line: &Line<'a>, part: Option<Part>) -> Section<'a> {
    Section {
        heading: line.words,
        part,
        lines: Vec::new(),
    }
}

/// The part that a line opens: outer none when it opens none, inner none for the voice. A title with
/// the name of a section inside it counts only as a heading.
fn section_of(line: &Line<'_>) -> Option<Option<Part>> {
    let words = line.words.trim_end_matches(':');
    let is_short = words.chars().count() <= 50 && words.split_whitespace().count() <= 6;
    if !is_short || line.is_item || words.ends_with(['.', '!', '?']) || line.whole() != line.words {
        return None;
    }
    let in_capitals = !words.chars().any(char::is_lowercase) && line.opens;
    let (named, sure) = heading::named(words)?;
    let counts =
        sure == Match::Exact || line.level.is_some() || in_capitals && !words.contains(',');
    counts.then_some(match named {
        Named::Part(part) => Some(part),
        Named::Voice => None,
    })
}

fn is_contact_heading(line: &Line<'_>) -> bool {
    let words = line.words.trim_end_matches(':').to_lowercase();
    !line.is_item && CONTACT.contains(&words.as_str())
}

/// A heading by its marks or its capitals that names nothing known.
fn is_unknown_heading(line: &Line<'_>, top: Option<usize>, below: bool) -> bool {
    if let (Some(level), true) = (line.level, below) {
        return top.is_none_or(|top| level <= top);
    }
    let words = line.words;
    let capitals = words.chars().filter(|c| c.is_uppercase()).count();
    below
        && !line.is_item
        && line.opens
        && top.is_none()
        && capitals >= 5
        && words.split_whitespace().count() <= 4
        && !words
            .chars()
            .any(|c| c.is_lowercase() || c.is_numeric() || ".,;!?\t".contains(c))
}

fn take_contact(line: &str, made: &mut Imported) {
    for piece in contact::pieces(line) {
        let bare = contact::unlabelled(piece);
        let what = match contact::kind(piece) {
            Piece::Mail => "email",
            Piece::Phone => "phone",
            Piece::Website | Piece::Social => "link",
            Piece::Words => "address",
        };
        made.contact.push(what, bare);
    }
}

/// Reads name, title and contact from the lines above the first section. What is none of them is
/// said of the person: it goes to the summary.
pub(super) fn matter(
    front: Vec<Line<'_>>,
    sections: &[Section<'_>],
    made: &mut Imported,
    writer: &mut Writer,
) -> Matter {
    let mut matter = Matter::default();
    let mut rest: Vec<Line<'_>> = Vec::new();
    // A page of prose without any sections has no head.
    let has_head = !sections.is_empty();
    for line in front {
        let whole = line.whole();
        let is_over_all = TITLES.contains(&whole.to_lowercase().as_str());
        if is_over_all || whole == matter.name {
            continue;
        }
        let pieces: Vec<&str> = contact::pieces(&whole).collect();
        let is_contact = pieces.iter().any(|piece| {
            matches!(
                contact::kind(piece),
                Piece::Mail | Piece::Phone | Piece::Social
            )
        });
        if is_contact
            || (has_head
                && pieces
                    .iter()
                    .all(|piece| contact::kind(piece) == Piece::Website))
        {
            contact_line(&line, &pieces, &mut matter, made, writer);
        } else if matter.name.is_empty()
            && (has_head || line.level == Some(1))
            && is_name(strip_title(&whole))
        {
            let (name, title) = parse::split_title(strip_title(&whole));
            name.clone_into(&mut matter.name);
            take_matter(&line, name, "name", made, writer);
            if let Some(title) = title.filter(|title| !title.is_empty()) {
                title.clone_into(&mut matter.title);
                take_matter(&line, title, "title", made, writer);
            }
        } else if has_head
            && matter.title.is_empty()
            && !matter.name.is_empty()
            && is_title(&whole)
            && rest.is_empty()
        {
            matter.title.clone_from(&whole);
            take_matter(&line, &whole, "title", made, writer);
        } else {
            rest.push(line);
        }
    }
    if matter.name.is_empty() {
        made.doubts.push(Doubt {
            line: 0,
            text: String::new(),
            why: "no name was found: fill it in",
        });
    }
    languages(sections, &mut matter);
    if !rest.is_empty() {
        said_above(rest, sections, made, writer);
    }
    matter
}

/// Lines above every heading that are no name, title or contact.
fn said_above(
    rest: Vec<Line<'_>>,
    sections: &[Section<'_>],
    made: &mut Imported,
    writer: &mut Writer,
) {
    let has_summary = sections
        .iter()
        .any(|section| section.part == Some(Part::Summary));
    for line in rest.iter().filter(|_| has_summary) {
        made.doubts.push(Doubt {
            line: line.number,
            text: line.words.to_owned(),
            why: "it stands above every heading: it was taken as said of you",
        });
    }
    writer.section(
        Section {
            heading: "Summary",
            part: Some(Part::Summary),
            lines: rest,
        },
        made,
    );
}

fn take_matter(
    line: &Line<'_>,
    words: &str,
    key: &'static str,
    made: &mut Imported,
    writer: &mut Writer,
) {
    writer.places.push((key, line.number));
    made.taken.push(Taken {
        line: line.number,
        part: Part::Matter,
        text: words.to_owned(),
    });
}

/// A line with an address or number: what else stands in it is a name, or where the person lives.
fn contact_line(
    line: &Line<'_>,
    pieces: &[&str],
    matter: &mut Matter,
    made: &mut Imported,
    writer: &mut Writer,
) {
    for piece in pieces {
        let bare = contact::unlabelled(piece);
        match contact::kind(piece) {
            Piece::Website if matter.fields.is_empty() => {
                matter.fields.push(("website".to_owned(), bare.to_owned()));
                take_matter(line, bare, "website", made, writer);
            }
            Piece::Words
                if matter.name.is_empty() && is_name(bare) && pieces.first() == Some(piece) =>
            {
                bare.clone_into(&mut matter.name);
                take_matter(line, bare, "name", made, writer);
            }
            Piece::Words if bare == matter.name => {}
            _ => take_contact(piece, made),
        }
    }
}

/// `Ada Marsh – Curriculum Vitae` is a name.
fn strip_title(words: &str) -> &str {
    let lower = words.to_lowercase();
    if lower.len() != words.len() {
        return words;
    }
    for title in TITLES {
        for (cut, at) in [
            (lower.strip_suffix(title), true),
            (lower.strip_prefix(title), false),
        ] {
            let Some(left) = cut else { continue };
            let mark = [' ', '–', '—', '-', '|', ':', ',', '\t', '·'];
            let part = if at {
                words.get(..left.len())
            } else {
                words.get(words.len() - left.len()..)
            };
            let part = part.unwrap_or(words);
            let is_parted = if at {
                part.ends_with(mark)
            } else {
                part.starts_with(mark)
            };
            if is_parted {
                return part.trim_matches(mark);
            }
        }
    }
    words
}

/// Two to five words, each with a capital, and nothing a name does not have.
fn is_name(words: &str) -> bool {
    let (name, _) = parse::split_title(words);
    let parts: Vec<&str> = name.split_whitespace().collect();
    let small = [
        "de", "del", "la", "da", "dos", "van", "von", "der", "den", "di", "y", "e", "bin", "al",
        "af", "zu",
    ];
    let is_part = |part: &&str| {
        small.contains(part)
            || part.starts_with(char::is_uppercase)
            || part.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
    };
    let has_sign = |c: char| {
        !(c.is_alphabetic()
            || c.is_whitespace()
            || matches!(c, '.' | '-' | '\'' | '’' | '‐' | '\u{300}'..='\u{36F}'))
    };
    (2..=5).contains(&parts.len())
        && parts.iter().all(is_part)
        && !name.contains(has_sign)
        && !name.ends_with('.')
        && !TITLES.contains(&name.to_lowercase().as_str())
        && heading::named(name).is_none_or(|(_, sure)| sure != Match::Exact)
}

/// One line that says what somebody does.
fn is_title(words: &str) -> bool {
    words.chars().count() <= 100
        && words.split_whitespace().count() <= 14
        && !words.ends_with(['.', '!', '?', ':'])
        && contact::kind(words) == Piece::Words
}

/// The languages of a section that lists them, for the front matter; the section itself stays.
fn languages(sections: &[Section<'_>], matter: &mut Matter) {
    const NAMES: [&str; 14] = [
        "languages",
        "language skills",
        "language",
        "sprachen",
        "sprachkenntnisse",
        "idiomas",
        "langues",
        "lingue",
        "línguas",
        "talen",
        "języki",
        "языки",
        "мови",
        "diller",
    ];
    let Some(section) = sections.iter().find(|section| {
        NAMES.contains(
            &section
                .heading
                .trim_end_matches(':')
                .to_lowercase()
                .as_str(),
        )
    }) else {
        return;
    };
    for line in &section.lines {
        let whole = line.whole();
        let parts = whole.split([',', ';', '|', '·', '•']).map(str::trim);
        let known = parts.filter(|part| {
            part.starts_with(char::is_uppercase)
                && part.split_whitespace().count() <= 4
                && part.chars().count() <= 40
        });
        matter
            .languages
            .extend(known.map(|part| part.replace('\t', " ")));
    }
    matter.languages.truncate(12);
}
