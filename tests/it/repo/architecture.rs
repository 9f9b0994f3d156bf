//! Holds the order of modules: a module imports only modules above its own line in `lib.rs`, and
//! input and output stay on floor 3 and above.
//!
//! The order is read from `lib.rs`, the only place that states it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Paths that mean input, output, time, randomness or a process: floor 3's business.
const OUTSIDE: [&str; 22] = [
    "std::fs",
    "std::net",
    "std::process",
    "std::env",
    "std::io::stdin",
    "std::io::stdout",
    "std::io::stderr",
    "std::time::SystemTime",
    "std::time::Instant",
    "SystemTime::now",
    "Instant::now",
    "tokio::",
    "reqwest::",
    "rustls::",
    "dialoguer::",
    "indicatif::",
    "directories::",
    "tempfile::",
    "getrandom::",
    "fastrand::",
    "rusqlite::",
    "anstream::",
];

/// Floors by name as `lib.rs` heads them, and the first that may touch the outside.
const SHELL: usize = 3;

/// The modules of the crate, top first, each with its floor.
fn order(lib: &str) -> Vec<(String, usize)> {
    let mut floor = 0;
    let mut modules = Vec::new();
    for line in lib.lines() {
        if let Some(rest) = line.strip_prefix("// ── floor ") {
            floor = rest
                .chars()
                .next()
                .and_then(|c| c.to_digit(10))
                .expect("a floor's number") as usize;
        } else if let Some(name) = line
            .strip_prefix("pub mod ")
            .and_then(|rest| rest.strip_suffix(';'))
        {
            modules.push((name.to_owned(), floor));
        }
    }
    modules
}

/// The code of a file: comments, strings and unit tests taken out.
fn code(source: &str) -> String {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut code = String::new();
    let mut rest = source.chars().peekable();
    let mut in_string = false;
    let mut before = ' ';
    while let Some(c) = rest.next() {
        match c {
            '"' if before != '\\' && !(before == '\'' && rest.peek() == Some(&'\'')) => {
                in_string = !in_string
            }
            '/' if !in_string && rest.peek() == Some(&'/') => {
                while rest.next_if(|&c| c != '\n').is_some() {}
            }
            _ if !in_string => code.push(c),
            _ => {}
        }
        before = if before == '\\' && c == '\\' { ' ' } else { c };
    }
    code
}

/// The crate's modules that a file's code names after `crate::`, grouped imports included.
fn imports(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let name = |text: &str| -> String {
        text.trim_start()
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            None => found.push(name(rest)),
            Some(group) => {
                let mut depth = 0;
                let mut start = true;
                for (at, c) in group.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => start = true,
                        _ if start && c.is_alphabetic() => {
                            found.push(name(&group[at..]));
                            start = false;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    found
}

/// What is wrong with one file of the module `own`.
fn offences(modules: &[(String, usize)], own: &str, source: &str) -> Vec<String> {
    let place = |name: &str| modules.iter().position(|(module, _)| module == name);
    let Some(here) = place(own) else {
        return vec![format!("'{own}' is not listed in lib.rs")];
    };
    let code = code(source);
    let upward = imports(&code).into_iter().filter_map(|name| {
        (place(&name)? > here).then(|| format!("imports crate::{name}, which stands below it"))
    });
    let outside = OUTSIDE
        .iter()
        .filter(|path| modules[here].1 < SHELL && code.contains(*path))
        .map(|path| format!("uses {path} below floor {SHELL}"));
    upward.chain(outside).collect()
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs")
            // Nothing but unit tests, which may look at files.
            && !path.ends_with("tests.rs")
        {
            found.push(path);
        }
    }
}

#[test]
fn modules_import_only_what_stands_above_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let modules = order(&std::fs::read_to_string(root.join("lib.rs")).expect("lib.rs"));
    assert!(
        modules.len() > 15,
        "lib.rs lists its modules as `pub mod name;`: {modules:?}"
    );
    let mut paths = Vec::new();
    files(&root, &mut paths);
    let mut wrong = BTreeMap::new();
    for path in &paths {
        let inside = path.strip_prefix(&root).expect("below src");
        let own = inside
            .components()
            .next()
            .expect("a component")
            .as_os_str()
            .to_string_lossy();
        let own = own.trim_end_matches(".rs");
        if matches!(own, "lib" | "main") {
            continue;
        }
        let source = std::fs::read_to_string(path).expect("source");
        let found = offences(&modules, own, &source);
        if !found.is_empty() {
            wrong.insert(inside.to_owned(), found);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn an_upward_import_is_an_offence() {
    let modules =
        [("text", 0), ("profile", 1), ("store", 3)].map(|(name, floor)| (name.to_owned(), floor));
    let upward = |source: &str| offences(&modules, "profile", source);
    assert_eq!(upward("use crate::store::files;").len(), 1);
    assert_eq!(
        upward("use crate::{text::Span, store::{files, library}};").len(),
        1
    );
    assert_eq!(upward("fn f() { crate::store::save(); }").len(), 1);
    assert!(upward("use crate::text::Span; // crate::store").is_empty());
}

#[test]
fn input_and_output_below_floor_3_are_offences() {
    let modules =
        [("text", 0), ("profile", 1), ("store", 3)].map(|(name, floor)| (name.to_owned(), floor));
    let source = "fn f() { let _ = std::fs::read(\"x\"); }";
    assert_eq!(offences(&modules, "profile", source).len(), 1);
    assert!(offences(&modules, "store", source).is_empty());
    assert!(offences(&modules, "profile", "//! std::fs is floor 3's\n").is_empty());
    assert!(offences(&modules, "profile", "const A: &str = \"std::fs\";").is_empty());
}
