//! A row of JSON that holds a post or a profile: only the fields that are read, whatever else it has.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// The fields of a row. A field of another type than expected is taken as far as it goes.
#[derive(Debug, Default)]
pub struct Row<'a> {
    /// `id`, `uid`, `url` or `link`.
    pub id: Option<Cow<'a, str>>,
    /// `title`, `headline`, `name`.
    pub title: Option<Cow<'a, str>>,
    /// `text`, `description`, `post`, `bio`, `proposal` and their like; the first that is not empty.
    pub text: Option<Cow<'a, str>>,
    /// `date`, `posted_at`, `published` and their like: when a post appeared, as it is written.
    pub date: Option<Cow<'a, str>>,
    /// `skills` or `tags`, of a profile.
    pub skills: Vec<String>,
}

/// Reads one line; nothing when it is no JSON object.
#[must_use]
pub fn parse(line: &[u8]) -> Option<Row<'_>> {
    serde_json::from_slice(line).ok()
}

/// Reads the fields of a row that is parsed already.
#[must_use]
pub fn of(fields: &serde_json::Map<String, serde_json::Value>) -> Row<'_> {
    // Any value is taken as far as it goes, so nothing of an object can fail.
    Row::deserialize(fields).unwrap_or_default()
}

/// A value that is words, a list of words, or neither.
enum Words<'a> {
    One(Cow<'a, str>),
    Many(Vec<String>),
    None,
}

impl<'a> Words<'a> {
    fn one(self) -> Option<Cow<'a, str>> {
        match self {
            Self::One(text) => Some(text),
            Self::Many(parts) => Some(Cow::Owned(parts.join("\n"))),
            Self::None => None,
        }
        .filter(|text| !text.trim().is_empty())
    }

    fn many(self) -> Vec<String> {
        match self {
            Self::One(text) => text
                .split([',', ';', '|', '\n'])
                .map(|part| part.trim().to_owned())
                .filter(|part| !part.is_empty())
                .collect(),
            Self::Many(parts) => parts,
            Self::None => Vec::new(),
        }
    }
}

struct RowVisitor;

impl<'de> Visitor<'de> for RowVisitor {
    type Value = Row<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Row<'de>, A::Error> {
        let mut row = Row::default();
        while let Some(Words::One(key)) = map.next_key::<Words<'de>>()? {
            let place = match key.as_ref() {
                "id" | "uid" | "_id" | "url" | "link" => &mut row.id,
                "title" | "headline" | "name" | "tagline" => &mut row.title,
                "text" | "description" | "post" | "body" | "content" | "bio" | "overview"
                | "summary" | "about" | "proposal" | "cover_letter" | "letter" | "message" => {
                    &mut row.text
                }
                "date" | "posted" | "posted_at" | "published" | "published_at" | "created"
                | "created_at" | "timestamp" => &mut row.date,
                "skills" | "tags" => {
                    let skills = map.next_value::<Words<'de>>()?.many();
                    if row.skills.is_empty() {
                        row.skills = skills;
                    }
                    continue;
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            let words = map.next_value::<Words<'de>>()?.one();
            if place.is_none() {
                *place = words;
            }
        }
        Ok(row)
    }
}

impl<'de> Deserialize<'de> for Row<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(RowVisitor)
    }
}

struct WordsVisitor;

impl<'de> Visitor<'de> for WordsVisitor {
    type Value = Words<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Words<'de>, E> {
        Ok(Words::One(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Words<'de>, E> {
        Ok(Words::One(Cow::Owned(text.to_owned())))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Words<'de>, E> {
        Ok(Words::One(Cow::Owned(number.to_string())))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Words<'de>, E> {
        Ok(Words::One(Cow::Owned(number.to_string())))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Words<'de>, E> {
        Ok(Words::One(Cow::Owned(number.to_string())))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Words<'de>, E> {
        Ok(Words::None)
    }

    fn visit_unit<E>(self) -> Result<Words<'de>, E> {
        Ok(Words::None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Words<'de>, A::Error> {
        let mut parts = Vec::new();
        while let Some(part) = seq.next_element::<Words<'de>>()? {
            parts.extend(part.one().map(Cow::into_owned));
        }
        Ok(Words::Many(parts))
    }

    /// `{"name": "React", …}` is its name.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Words<'de>, A::Error> {
        let mut name = Words::None;
        while let Some(key) = map.next_key::<Cow<'de, str>>()? {
            if key == "name" {
                name = map.next_value()?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(name)
    }
}

impl<'de> Deserialize<'de> for Words<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WordsVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_found_under_their_usual_names_and_types() {
        let line = br#"{"n":[1,{"a":2}],"id":7,"title":"A \"b\"","text":null,"description":"d\ne","skills":[{"name":"Go"},"R"]}"#;
        let row = parse(line).unwrap();
        assert_eq!(row.id.as_deref(), Some("7"));
        assert_eq!(row.title.as_deref(), Some("A \"b\""));
        assert_eq!(row.text.as_deref(), Some("d\ne"));
        assert_eq!(row.skills, ["Go", "R"]);
        assert_eq!(parse(br#"{"skills":"a, b"}"#).unwrap().skills, ["a", "b"]);
    }

    #[test]
    fn what_is_no_object_is_no_row() {
        for line in ["", "[1]", "\"x\"", "{\"id\":", "nonsense", "{} {}"] {
            assert!(parse(line.as_bytes()).is_none(), "{line}");
        }
        assert!(parse(b"{}").is_some());
    }
}
