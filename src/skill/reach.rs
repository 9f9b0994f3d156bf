//! How far a skill's name reaches in a text: "Java 8", "Linux environments", "CI/CD pipelines".
//!
//! The finder stops where the vocabulary does. A version and the word that says what kind of thing
//! it is belong to what the writer calls it, and a quotation that leaves them out reads as cut off.

use crate::text::Span;

/// Words that say what kind of thing the name before them is, and nothing more.
const CLASSES: [&str; 38] = [
    "architecture",
    "architectures",
    "control",
    "development",
    "ecosystem",
    "environment",
    "environments",
    "framework",
    "frameworks",
    "infrastructure",
    "language",
    "languages",
    "libraries",
    "library",
    "lifecycle",
    "methodologies",
    "methodology",
    "methods",
    "patterns",
    "pipeline",
    "pipelines",
    "platform",
    "platforms",
    "practices",
    "principles",
    "processes",
    "protocols",
    "services",
    "software",
    "stack",
    "suite",
    "system",
    "systems",
    "techniques",
    "technologies",
    "technology",
    "tooling",
    "tools",
];

/// The mention at `span` with the version and the class word that follow it, as far as `limit`: the
/// byte where the next mention starts.
#[must_use]
pub fn reach(text: &str, span: Span, limit: usize) -> Span {
    let named = span.of(text);
    let mut end = span.end;
    if named.ends_with(char::is_alphabetic) {
        end += next_word(text, end, limit)
            .filter(|word| is_version(word))
            .map_or(0, |word| word.len() + 1);
    }
    let class = next_word(text, end, limit)
        .filter(|word| CLASSES.iter().any(|class| word.eq_ignore_ascii_case(class)));
    end += class.map_or(0, |word| word.len() + 1);
    Span::new(span.start, end)
}

/// The word one blank after `at`, if it ends before `limit`.
fn next_word(text: &str, at: usize, limit: usize) -> Option<&str> {
    let rest = text.get(at..limit.min(text.len()))?.strip_prefix(' ')?;
    let end = rest
        .find(|c: char| !c.is_alphanumeric() && c != '.')
        .unwrap_or(rest.len());
    let word = rest.get(..end)?.trim_end_matches('.');
    (!word.is_empty()).then_some(word)
}

/// "8", "3.11" and "2019", not "100" of "100 orders" nor "5th".
fn is_version(word: &str) -> bool {
    let short = word.len() <= 2 || word.contains('.') || word.len() == 4 && word.starts_with("20");
    short
        && word
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reaches(text: &str, name: &str) -> String {
        let start = text.find(name).unwrap();
        let span = Span::new(start, start + name.len());
        reach(text, span, text.len()).of(text).to_owned()
    }

    #[test]
    fn a_name_takes_its_version_and_its_class_along() {
        for (text, name, wanted) in [
            ("Java 8 and up", "Java", "Java 8"),
            ("Angular 17.", "Angular", "Angular 17"),
            ("Python 3.11 tooling", "Python", "Python 3.11 tooling"),
            ("SQL Server 2019", "SQL Server", "SQL Server 2019"),
            ("Linux Environments,", "Linux", "Linux Environments"),
            ("CI/CD pipelines", "CI/CD", "CI/CD pipelines"),
            ("Ünïcode Java systèmes", "Java", "Java"),
        ] {
            assert_eq!(reaches(text, name), wanted);
        }
    }

    #[test]
    fn it_stops_at_other_words_numbers_and_marks() {
        for (text, name) in [
            ("Shopify 14000 orders", "Shopify"),
            ("React, systems", "React"),
            ("Excel systematically", "Excel"),
            ("Go  tools", "Go"),
            ("SQL", "SQL"),
        ] {
            assert_eq!(reaches(text, name), name);
        }
        let text = "Java Spring";
        assert_eq!(reach(text, Span::new(0, 4), 5), Span::new(0, 4));
    }
}
