//! Patterns, and that the program of an expression says what the library does.

use std::path::Path;

use super::*;

#[test]
fn the_filter_and_the_expression_both_have_a_say() {
    static START: Pattern = Pattern::new(&["start"], r"\bstart(?:s|ing)? with\b");
    let text = Lowered::new("Please START with the word");
    assert_eq!(
        START.find(&text).map(|span| span.of(text.original())),
        Some("START with")
    );
    assert!(!START.is_in(&Lowered::new("restarting without")));
}

#[test]
fn capitals_of_text_and_expression_do_not_matter_unless_asked_for() {
    static ANY: Pattern = Pattern::new(&["überfluss"], r"\bÜBERFLUSS\s+[A-C\d]\W");
    static CAPITAL: Pattern = Pattern::new(&["go"], r"(?-i:\bGo\b)");
    let text = Lowered::new("İ im Überfluss  c! go");
    assert_eq!(
        ANY.find(&text).map(|span| span.of(text.original())),
        Some("Überfluss  c!")
    );
    assert!(!CAPITAL.is_in(&text));
    assert_eq!(text.lower().len(), text.original().len());
}

/// Every expression that the source declares as a pattern.
fn expressions() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root];
    let mut expressions = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let source = std::fs::read_to_string(path).unwrap();
                expressions.extend(raw_strings(&source));
            }
        }
    }
    expressions
}

/// The raw strings of a source that follow a list of cues.
fn raw_strings(source: &str) -> Vec<String> {
    let raw = Regex::new(r##"\],\s*r(?:"([^"\n]+)"|#"(.+?)"#),?\s*\)"##).unwrap();
    raw.captures_iter(source)
        .filter_map(|found| found.get_group(1).or(found.get_group(2)))
        .map(|group| source[group.range()].to_owned())
        .collect()
}

/// Texts of many kinds and languages: the cases of all tests.
fn texts() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("tests/cases"), root.join("examples")];
    let mut texts = vec![
        String::new(),
        "x".repeat(3000),
        "\u{ad}é\u{301} ∂x ½ a".into(),
    ];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match std::fs::read_to_string(&path) {
                _ if path.is_dir() => folders.push(path),
                Ok(text) => texts.extend(text.split("\n\n").map(str::to_owned)),
                Err(_) => {}
            }
        }
    }
    texts
}

#[test]
fn every_pattern_finds_by_its_program_what_the_library_finds() {
    let expressions = expressions();
    let programs = expressions.iter().filter(|one| Program::of(one).is_some());
    let share = programs.count() * 100 / expressions.len();
    assert!(expressions.len() > 250, "{} found", expressions.len());
    assert!(share > 90, "only {share} % have a program");
    let texts = texts();
    let step = (texts.len() / 50).max(1);
    for (at, expression) in expressions.iter().enumerate() {
        let pattern = Pattern::new(&[], Box::leak(expression.clone().into_boxed_str()));
        let regex = pattern.regex().unwrap();
        let read = |bytes| pattern.read.store(bytes, Ordering::Relaxed);
        for text in texts.iter().skip(at % step).step_by(step) {
            let text = Lowered::new(text);
            read(0);
            let mut by_library = Vec::new();
            for found in regex.captures_iter(pattern.haystack(&text)) {
                let spans = found
                    .iter()
                    .map(|group| group.map(|g| Span::new(g.start, g.end)));
                by_library.push(spans.collect::<Vec<_>>());
            }
            assert_eq!(
                pattern.captures(&text),
                by_library,
                "{expression}\n{}",
                text.lower()
            );
            assert_eq!(
                pattern.find(&text),
                by_library.first().and_then(|groups| groups[0])
            );
        }
    }
}

#[test]
fn a_text_that_backtracking_never_ends_on_goes_to_the_library() {
    static SLOW: Pattern = Pattern::new(&[], r"(?:a|aa|a)*(?:a|aa|a)*(?:a|aa|a)*b");
    let text = "a".repeat(5000);
    let text = Lowered::new(&text);
    let program = Program::of(SLOW.expression).unwrap();
    assert_eq!(Machine::new(&program, text.lower(), 2).find(0), Err(GaveUp));
    assert_eq!(SLOW.find(&text), None);
}
