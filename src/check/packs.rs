//! Limit packs: what each site allows and shows, dated, with a source per number.
//!
//! The numbers are data (`packs.toml`); a user's file of the same form overrides them. Reading that
//! file is `store`'s; what a number means to a text is for the rules.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::error::{Error, Kind, Result};
use crate::text::{similarity, words};

/// The built-in numbers.
const BUILT_IN: &str = include_str!("packs.toml");

/// The site whose numbers hold where another says nothing.
const GENERIC: &str = "generic";

/// The keys a pack may have.
const KEYS: [&str; 17] = [
    "cover_letter",
    "preview",
    "words_thin",
    "words_long",
    "words_too_long",
    "title",
    "overview",
    "overview_preview",
    "skills",
    "portfolio_title",
    "portfolio_description",
    "screening_questions",
    "post_words_thin",
    "post_words_long",
    "connect_price_cents",
    "connects_low",
    "connects_high",
];

/// The limits of one site. A limit that is not known is absent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// The name, `upwork`.
    pub name: String,
    /// The most characters of a cover letter.
    pub max_characters: Option<usize>,
    /// How many characters the client sees before opening it.
    pub preview: usize,
    /// Words under which a letter is thin, over which it is long, over which it is too long.
    pub words: (usize, usize, usize),
    /// Words under which a job post is thin and over which it is long.
    pub post_words: (usize, usize),
    /// The most characters of a profile title.
    pub title: Option<usize>,
    /// The most characters of a profile overview.
    pub overview: Option<usize>,
    /// How much of an overview is seen before opening it.
    pub overview_preview: Option<usize>,
    /// The most skills of a profile.
    pub skills: Option<usize>,
    /// The most characters of a portfolio item's title.
    pub portfolio_title: Option<usize>,
    /// The most characters of a portfolio item's description.
    pub portfolio_description: Option<usize>,
    /// How many screening questions applicants will bear.
    pub screening_questions: usize,
    /// What applying costs: the price of one unit in cents, and how many units, from and to.
    pub connects: Option<(usize, usize, usize)>,
    /// Every number with where it comes from.
    pub figures: Vec<Figure>,
}

/// One number of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What it limits, `cover_letter`.
    pub key: String,
    /// The number.
    pub value: usize,
    /// Where it was read.
    pub source: String,
    /// A official · B measured by one source · C claimed · D gig's own default.
    pub grade: String,
    /// When it was read, `2026-11`.
    pub date: String,
}

/// The packs there are.
#[derive(Debug, Clone)]
pub struct Packs(BTreeMap<String, BTreeMap<String, Entry>>);

/// A number in the file: alone, or with its source.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum Entry {
    Alone(usize),
    Sourced {
        value: usize,
        #[serde(default)]
        source: String,
        #[serde(default)]
        grade: String,
        #[serde(default)]
        date: String,
    },
}

static EMBEDDED: LazyLock<BTreeMap<String, BTreeMap<String, Entry>>> =
    // A test reads the embedded file, so the empty table is never met.
    LazyLock::new(|| toml::from_str(BUILT_IN).unwrap_or_default());

impl Packs {
    /// The packs gig comes with.
    #[must_use]
    pub fn built_in() -> Self {
        Self(EMBEDDED.clone())
    }

    /// The same with the numbers of a user's file over them; it may add sites. `name` is the file's,
    /// for messages.
    ///
    /// # Errors
    ///
    /// [`Kind::Config`] when the text is not TOML of that form or names an unknown limit.
    pub fn with(mut self, name: &str, text: &str) -> Result<Self> {
        let sites: BTreeMap<String, BTreeMap<String, Entry>> =
            toml::from_str(text).map_err(|error| {
                Error::new(
                    Kind::Config,
                    format!("{name} is not a pack file: {}", error.message()),
                )
                .hint("write a number per line under its site: [upwork] then preview = 241")
            })?;
        for (site, entries) in sites {
            if let Some(key) = entries.keys().find(|key| !KEYS.contains(&key.as_str())) {
                let error = Error::new(Kind::Config, format!("{name}: no limit is called '{key}'"));
                return Err(match similarity::nearest(key, KEYS) {
                    Some(near) => error.hint(format!("did you mean '{near}'?")),
                    None => error.hint(format!("the limits are {}", KEYS.join(", "))),
                });
            }
            self.0.entry(site).or_default().extend(entries);
        }
        Ok(self)
    }

    /// The names, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The pack of a site.
    ///
    /// # Errors
    ///
    /// [`Kind::Usage`] when there is none, with the nearest name.
    pub fn get(&self, name: &str) -> Result<Pack> {
        let Some((name, own)) = self
            .0
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
        else {
            let names: Vec<&str> = self.names().collect();
            let error = Error::new(Kind::Usage, format!("no site pack is called '{name}'"));
            return Err(match similarity::nearest(name, names.iter().copied()) {
                Some(near) => error.hint(format!("did you mean '{near}'?")),
                None => error.hint(format!("the packs are {}", names.join(", "))),
            });
        };
        let mut entries = self.0.get(GENERIC).cloned().unwrap_or_default();
        entries.extend(own.iter().map(|(key, entry)| (key.clone(), entry.clone())));
        Ok(Pack::from_entries(name, &entries))
    }
}

impl Pack {
    /// The built-in pack of a site.
    ///
    /// # Errors
    ///
    /// [`Kind::Usage`] when there is none, with the nearest name.
    pub fn named(name: &str) -> Result<Self> {
        Packs(EMBEDDED.clone()).get(name)
    }

    /// What the client sees of `text` before opening it, with `…` where it is cut.
    #[must_use]
    pub fn preview_of(&self, text: &str) -> String {
        let seen = words::visible_prefix(text, self.preview);
        let mark = if seen.len() < text.len() { "…" } else { "" };
        format!("{seen}{mark}")
    }

    fn from_entries(name: &str, entries: &BTreeMap<String, Entry>) -> Self {
        let number = |key: &str| entries.get(key).map(Entry::value);
        let or = |key: &str, default| number(key).unwrap_or(default);
        Self {
            name: name.to_owned(),
            max_characters: number("cover_letter"),
            preview: or("preview", usize::MAX),
            words: (
                or("words_thin", 0),
                or("words_long", usize::MAX),
                or("words_too_long", usize::MAX),
            ),
            post_words: (or("post_words_thin", 0), or("post_words_long", usize::MAX)),
            title: number("title"),
            overview: number("overview"),
            overview_preview: number("overview_preview"),
            skills: number("skills"),
            portfolio_title: number("portfolio_title"),
            portfolio_description: number("portfolio_description"),
            screening_questions: or("screening_questions", usize::MAX),
            connects: number("connect_price_cents")
                .map(|price| (price, or("connects_low", 0), or("connects_high", 0))),
            figures: entries
                .iter()
                .map(|(key, entry)| entry.figure(key))
                .collect(),
        }
    }
}

impl Default for Pack {
    fn default() -> Self {
        let entries = EMBEDDED.get(GENERIC).cloned().unwrap_or_default();
        Self::from_entries(GENERIC, &entries)
    }
}

impl Entry {
    const fn value(&self) -> usize {
        match self {
            Self::Alone(value) | Self::Sourced { value, .. } => *value,
        }
    }

    fn figure(&self, key: &str) -> Figure {
        let (source, grade, date) = match self {
            Self::Alone(_) => ("your pack file", "", ""),
            Self::Sourced {
                source,
                grade,
                date,
                ..
            } => (source.as_str(), grade.as_str(), date.as_str()),
        };
        Figure {
            key: key.to_owned(),
            value: self.value(),
            source: source.to_owned(),
            grade: grade.to_owned(),
            date: date.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_number_has_a_source_a_grade_and_a_date() {
        let sites: BTreeMap<String, BTreeMap<String, Entry>> = toml::from_str(BUILT_IN).unwrap();
        for name in ["upwork", "freelancer", "fiverr", "linkedin", GENERIC] {
            assert!(sites.contains_key(name), "{name}");
        }
        for figure in sites
            .keys()
            .flat_map(|site| Pack::named(site).unwrap().figures)
        {
            assert!(KEYS.contains(&figure.key.as_str()), "{figure:?}");
            assert!(
                !figure.source.is_empty() && figure.date.len() == 7,
                "{figure:?}"
            );
            assert!(
                "ABCD".contains(&figure.grade) && figure.grade.len() == 1,
                "{figure:?}"
            );
        }
    }

    #[test]
    fn the_generic_pack_has_the_agreed_numbers() {
        let pack = Pack::default();
        assert_eq!((pack.max_characters, pack.preview), (Some(5_000), 230));
        assert_eq!(pack.words, (60, 300, 450));
        assert_eq!(pack, Pack::named("Generic").unwrap());
    }

    #[test]
    fn a_user_file_overrides_one_number_and_adds_a_site() {
        let packs = Packs::built_in()
            .with(
                "packs.toml",
                "[upwork]\npreview = 241\n[malt]\ncover_letter = { value = 900, source = 'malt.fr', grade = 'C', date = '2026-11' }",
            )
            .unwrap();
        let upwork = packs.get("upwork").unwrap();
        assert_eq!((upwork.preview, upwork.max_characters), (241, Some(5_000)));
        assert_eq!(packs.get("malt").unwrap().max_characters, Some(900));
    }

    #[test]
    fn a_slip_is_answered_with_the_nearest_name() {
        assert_eq!(
            Pack::named("upwrk").unwrap_err().hints(),
            ["did you mean 'upwork'?"]
        );
        let error = Packs::built_in()
            .with("packs.toml", "[upwork]\npreviw = 1")
            .unwrap_err();
        assert_eq!(error.to_string(), "packs.toml: no limit is called 'previw'");
        assert_eq!(error.hints(), ["did you mean 'preview'?"]);
    }
}
