//! Limit packs: what each site allows and shows, dated, with a source per number.

/// The limits of one site.
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
}

impl Default for Pack {
    fn default() -> Self {
        Self {
            name: "generic".to_owned(),
            max_characters: Some(5_000),
            preview: 230,
            words: (60, 300, 450),
        }
    }
}
