//! Schema: the published JSON Schema of every `--json`, one file each in `schemas/`.
//!
//! What several share stands once, in `common.json`, and is put into each as `$defs`.

use include_dir::{Dir, include_dir};
use serde_json::Value;

static SCHEMAS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/report/schemas");

/// The names of the published schemas, sorted: `proposal` for `gig.proposal/1`.
#[must_use]
pub fn names() -> Vec<&'static str> {
    let stems = SCHEMAS
        .files()
        .filter_map(|file| file.path().file_stem()?.to_str());
    let mut names: Vec<&str> = stems.filter(|&name| name != "common").collect();
    names.sort_unstable();
    names
}

/// The schema `name`, whole: with what it shares with others.
#[must_use]
pub fn schema(name: &str) -> Option<Value> {
    if name == "common" {
        return None;
    }
    let read = |name: &str| -> Option<Value> {
        serde_json::from_str(SCHEMAS.get_file(format!("{name}.json"))?.contents_utf8()?).ok()
    };
    let mut schema = read(name)?;
    let shared = read("common")?;
    let own = schema
        .as_object_mut()?
        .entry("$defs")
        .or_insert_with(|| Value::Object(Default::default()));
    for (definition, value) in shared.as_object()? {
        own.as_object_mut()?
            .entry(definition.as_str())
            .or_insert_with(|| value.clone());
    }
    Some(schema)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_schema_is_whole_and_names_itself() {
        assert!(names().contains(&"proposal"));
        for name in names() {
            let schema = schema(name).unwrap_or_else(|| panic!("{name} is not JSON"));
            assert_eq!(schema["title"], format!("gig.{name}/1"));
            assert!(jsonschema::validator_for(&schema).is_ok(), "{name}");
        }
    }
}
