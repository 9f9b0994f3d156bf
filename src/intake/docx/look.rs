//! How text looks in Word, as far as it tells what a paragraph is and whether it can be seen.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// What hides a run of text.
pub(super) const VANISHED: &str = "text marked as hidden";
pub(super) const WHITE: &str = "text in the colour of the page";
pub(super) const TINY: &str = "text too small to see";

/// What is set for a run of text, or by a style.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    pub(super) vanishes: Option<bool>,
    pub(super) is_white: Option<bool>,
    pub(super) is_tiny: Option<bool>,
    /// Whether a ground of its own is behind it.
    pub(super) has_ground: Option<bool>,
}

impl Look {
    /// `self`, and what it does not set from `under`.
    pub(super) fn over(self, under: Self) -> Self {
        Self {
            vanishes: self.vanishes.or(under.vanishes),
            is_white: self.is_white.or(under.is_white),
            is_tiny: self.is_tiny.or(under.is_tiny),
            has_ground: self.has_ground.or(under.has_ground),
        }
    }

    /// What hides the text, if anything does.
    pub(super) fn hides(self) -> Option<&'static str> {
        let on_paper = self.has_ground != Some(true);
        if self.vanishes == Some(true) {
            Some(VANISHED)
        } else if self.is_white == Some(true) && on_paper {
            Some(WHITE)
        } else if self.is_tiny == Some(true) {
            Some(TINY)
        } else {
            None
        }
    }

    /// Takes in one property of a run.
    pub(super) fn set(&mut self, name: &str, tag: &BytesStart<'_>) {
        match name {
            "vanish" => self.vanishes = Some(is_on(tag)),
            "color" => {
                let colour = attribute(tag, "val").unwrap_or_default();
                let theme = attribute(tag, "themeColor").unwrap_or_default();
                self.is_white =
                    Some(is_white(&colour) || theme == "background1" && colour != "auto");
            }
            "sz" => {
                let halves = attribute(tag, "val").and_then(|size| size.parse::<f64>().ok());
                self.is_tiny = Some(halves.is_some_and(|halves| halves <= 4.0));
            }
            "shd" => self.has_ground = Some(is_ground(tag)),
            "highlight" => {
                let colour = attribute(tag, "val").unwrap_or_default();
                self.has_ground = Some(!matches!(colour.as_str(), "none" | "white"));
            }
            _ => {}
        }
    }
}

/// Whether a shading puts a colour other than white behind what it is set for.
pub(super) fn is_ground(tag: &BytesStart<'_>) -> bool {
    let fill = attribute(tag, "fill").unwrap_or_default();
    let themed = attribute(tag, "themeFill").is_some_and(|theme| theme != "background1");
    themed || !(fill.is_empty() || fill == "auto" || is_white(&fill))
}

/// Nearly white, as six hexadecimal digits.
fn is_white(colour: &str) -> bool {
    let channel = |at: usize| {
        colour
            .get(at..at + 2)
            .and_then(|digits| u8::from_str_radix(digits, 16).ok())
    };
    colour.len() == 6
        && [0, 2, 4]
            .iter()
            .all(|&at| channel(at).is_some_and(|level| level >= 0xF5))
}

/// Whether a switch is on: it is when it stands there without a value.
pub(super) fn is_on(tag: &BytesStart<'_>) -> bool {
    !attribute(tag, "val").is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off"))
}

/// The value of an attribute, whatever its prefix.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    tag.attributes()
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .map(
            |attribute| match attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0) {
                Ok(value) => value.into_owned(),
                Err(_) => attribute.value.into_owned(),
            },
        )
}

/// A style of paragraphs or characters.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Style {
    /// The heading's level, from 1.
    pub(super) heading: Option<usize>,
    pub(super) is_list: bool,
    pub(super) look: Look,
}

/// The styles of a document, by id.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

impl Styles {
    pub(super) fn read(xml: &str) -> Self {
        let mut styles: HashMap<String, Style> = HashMap::new();
        let mut open: Option<(String, Style)> = None;
        let mut reader = Reader::from_str(xml);
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(tag) | Event::Empty(tag) => {
                    let name = tag.local_name();
                    match (name.as_ref(), &mut open) {
                        ("style", _) => {
                            open = attribute(&tag, "styleId").map(|id| (id, Style::default()));
                        }
                        ("name", Some((_, style))) => {
                            let name = attribute(&tag, "val").unwrap_or_default().to_lowercase();
                            style.is_list |= name.starts_with("list ");
                            let level = name.strip_prefix("heading ");
                            style.heading = level.and_then(|level| level.parse().ok());
                        }
                        ("basedOn", Some((_, style))) => {
                            let base = attribute(&tag, "val").unwrap_or_default();
                            if let Some(base) = styles.get(&base) {
                                style.heading = style.heading.or(base.heading);
                                style.is_list |= base.is_list;
                                style.look = style.look.over(base.look);
                            }
                        }
                        ("outlineLvl", Some((_, style))) => {
                            style.heading = outline_level(&tag).or(style.heading);
                        }
                        ("numPr", Some((_, style))) => style.is_list = style.heading.is_none(),
                        (name, Some((_, style))) => style.look.set(name, &tag),
                        _ => {}
                    }
                }
                Event::End(tag) if tag.local_name().as_ref() == "style" => {
                    if let Some((id, style)) = open.take() {
                        styles.insert(id, style);
                    }
                }
                Event::Eof => break,
                _ => {}
            }
        }
        Self(styles)
    }

    pub(super) fn get(&self, id: &str) -> Style {
        self.0.get(id).copied().unwrap_or_default()
    }
}

/// The heading level of an outline level, which counts from 0; 9 is body text.
pub(super) fn outline_level(tag: &BytesStart<'_>) -> Option<usize> {
    let level: usize = attribute(tag, "val")?.parse().ok()?;
    (level < 6).then_some(level + 1)
}
