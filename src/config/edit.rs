//! Edit: one change to the text of a configuration file, everything else as the user left it.

use toml_edit::{Array, DocumentMut, Item, Table, TableLike};

use super::layer::Key;
use super::value::Value;
use crate::error::{Error, Kind, Result};

/// The text with `key` set to `value`: in its place with its comments where it stood already, else
/// at the end of its table.
///
/// # Errors
///
/// When the text is not TOML, or a value stands where a table is needed.
pub fn set(text: &str, key: &Key, value: &Value) -> Result<String> {
    let mut document = parse(text)?;
    let (name, tables) = split(key)?;
    let mut table: &mut dyn TableLike = document.as_table_mut();
    for part in tables {
        let item = table.entry(part).or_insert_with(|| {
            let mut new = Table::new();
            // `[endpoints]` alone says nothing: only the innermost table gets a heading.
            new.set_implicit(true);
            Item::Table(new)
        });
        table = item
            .as_table_like_mut()
            .ok_or_else(|| Error::new(Kind::Config, format!("{part} is not a table")))?;
    }
    let mut new = to_toml(value);
    match table.get_mut(name) {
        Some(Item::Value(old)) => {
            *new.decor_mut() = old.decor().clone();
            *old = new;
        }
        Some(_) => {
            return Err(Error::new(
                Kind::Config,
                format!("{key} is a table, not a value"),
            ));
        }
        None => {
            table.insert(name, Item::Value(new));
        }
    }
    Ok(document.to_string())
}

/// The text without `key`; tables that this leaves empty go too. The same text if it is not there.
///
/// # Errors
///
/// When the text is not TOML.
pub fn unset(text: &str, key: &Key) -> Result<String> {
    let mut document = parse(text)?;
    remove(document.as_table_mut(), key.parts());
    Ok(document.to_string())
}

/// Removes the value; says whether the table is empty now and held nothing but it.
fn remove(table: &mut dyn TableLike, path: &[String]) -> bool {
    match path {
        [] => false,
        [name] => table.remove(name).is_some() && table.is_empty(),
        [name, rest @ ..] => {
            let emptied = table
                .get_mut(name)
                .and_then(Item::as_table_like_mut)
                .is_some_and(|inner| remove(inner, rest));
            if emptied {
                table.remove(name);
            }
            emptied && table.is_empty()
        }
    }
}

fn parse(text: &str) -> Result<DocumentMut> {
    text.parse::<DocumentMut>().map_err(|error| {
        let what = error.message().replace('\n', ", ");
        Error::new(Kind::Config, format!("the file is not TOML: {what}"))
            .hint("gig config edit opens it")
    })
}

fn split(key: &Key) -> Result<(&str, &[String])> {
    key.parts()
        .split_last()
        .map(|(name, tables)| (name.as_str(), tables))
        .ok_or_else(|| Error::new(Kind::Usage, "the name of the setting is empty"))
}

fn to_toml(value: &Value) -> toml_edit::Value {
    match value {
        Value::Text(text) => text.as_str().into(),
        Value::Whole(number) => (*number).into(),
        Value::Number(number) => (*number).into(),
        Value::Switch(on) => (*on).into(),
        Value::Texts(texts) => texts.iter().collect::<Array>().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# my settings\nmodel = \"a\" # the quick one\n\n# where it goes\n[endpoints.work] # mine\nbase_url = \"https://w.example/v1\"\n# the key\napi_key_env = \"W\"\n";

    fn key(text: &str) -> Key {
        Key::parse(text).unwrap()
    }

    fn text(value: &str) -> Value {
        Value::Text(value.to_owned())
    }

    #[test]
    fn a_change_keeps_every_comment() {
        let changed = set(FILE, &key("model"), &text("b")).unwrap();
        assert_eq!(changed, FILE.replace("\"a\"", "\"b\""));
        let changed = set(FILE, &key("endpoints.work.api_key_env"), &text("X")).unwrap();
        assert_eq!(changed, FILE.replace("\"W\"", "\"X\""));
        let changed = set(FILE, &key("endpoints.work.model"), &text("m")).unwrap();
        assert_eq!(changed, format!("{FILE}model = \"m\"\n"));
    }

    #[test]
    fn a_new_table_gets_one_heading() {
        let changed = set("", &key("endpoints.work.model"), &text("m")).unwrap();
        assert_eq!(changed, "[endpoints.work]\nmodel = \"m\"\n");
        let changed = set("words = 100\n", &key("rules.P05"), &text("off")).unwrap();
        assert_eq!(changed, "words = 100\n\n[rules]\nP05 = \"off\"\n");
        let changed = set(
            "rules = { P05 = \"off\" }\n",
            &key("rules.P06"),
            &text("off"),
        )
        .unwrap();
        assert_eq!(changed, "rules = { P05 = \"off\" , P06 = \"off\" }\n");
    }

    #[test]
    fn a_quoted_name_is_one_name() {
        let changed = set("", &key("prices.\"gpt-4.1\".input"), &Value::Number(2.0)).unwrap();
        assert_eq!(changed, "[prices.\"gpt-4.1\"]\ninput = 2.0\n");
    }

    #[test]
    fn what_is_taken_out_leaves_no_empty_table() {
        let grown = set(FILE, &key("rules.P05"), &text("off")).unwrap();
        assert_eq!(unset(&grown, &key("rules.P05")).unwrap(), FILE);
        assert_eq!(unset(FILE, &key("absent.name")).unwrap(), FILE);
        let gone = unset(FILE, &key("endpoints.work.api_key_env")).unwrap();
        assert!(gone.contains("base_url") && !gone.contains("api_key_env"));
    }

    #[test]
    fn a_value_is_not_a_table() {
        assert!(set("models = 1", &key("models.a"), &text("b")).is_err());
        assert!(set(FILE, &key("endpoints.work"), &text("b")).is_err());
        assert!(set("a = = 1", &key("model"), &text("b")).is_err());
    }
}
