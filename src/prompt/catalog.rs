//! Catalog: the templates built into the binary. A template is one file in `prompts/`.

use include_dir::{Dir, include_dir};

static PROMPTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/prompts");

/// The text of the built-in template `name`.
#[must_use]
pub fn source(name: &str) -> Option<&'static str> {
    PROMPTS.get_file(format!("{name}.md"))?.contents_utf8()
}

/// The text of a part that templates include: `{% include "claims" %}` is `prompts/parts/claims.md`.
#[must_use]
pub fn part(name: &str) -> Option<&'static str> {
    PROMPTS
        .get_file(format!("parts/{name}.md"))?
        .contents_utf8()
}

/// The names of the built-in templates, sorted.
#[must_use]
pub fn names() -> Vec<&'static str> {
    let mut names: Vec<&str> = PROMPTS
        .files()
        .filter_map(|file| file.path().file_name()?.to_str()?.strip_suffix(".md"))
        .collect();
    names.sort_unstable();
    names
}

/// The names of the parts that templates may include, sorted.
#[must_use]
pub fn parts() -> Vec<&'static str> {
    let files = PROMPTS.get_dir("parts").into_iter().flat_map(Dir::files);
    let mut names: Vec<&str> = files
        .filter_map(|file| file.path().file_name()?.to_str()?.strip_suffix(".md"))
        .collect();
    names.sort_unstable();
    names
}
