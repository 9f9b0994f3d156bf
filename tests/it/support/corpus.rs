//! The corpora of planted and clean texts in `tests/cases/`, and the figures over them.
//!
//! A case file holds texts, each under a front line:
//!
//! ```text
//! === shop-ninja | rules: J15@ninja, J05 | may: J19 | post: shop
//! The text, up to the next front line.
//! ```
//!
//! `rules` is what must be found; with `@words` the finding must stand on those words. `may` is what
//! may be found or not. With `about: J12 J13` only those rules count. Everything else that is found is false. A case without `rules` is clean. Other
//! fields are the test's own. `cargo test --test it corpus -- --nocapture` prints all figures.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use gigsmith::diagnostic::{Diagnostic, Severity};

/// One text with what is to be found in it.
pub struct Case {
    /// Its name, unique in the folder.
    pub id: String,
    /// What must be found.
    pub expected: Vec<Expected>,
    /// Rules that may speak or not.
    pub may: Vec<String>,
    /// The front line's other fields.
    pub fields: BTreeMap<String, String>,
    /// The text.
    pub text: String,
}

/// A planted fault.
pub struct Expected {
    pub rule: String,
    pub quote: Option<String>,
}

/// A finding, as far as the figures need it.
pub struct Found {
    pub rule: String,
    pub severity: Severity,
    pub quote: String,
}

impl Found {
    /// From a diagnostic whose span lies in `text`.
    pub fn new(diagnostic: &Diagnostic, text: &str) -> Self {
        Self {
            rule: diagnostic.rule.0.to_owned(),
            severity: diagnostic.severity,
            quote: diagnostic.span.of(text).to_owned(),
        }
    }
}

impl Case {
    /// Whether the case is about the rule: a short text breaks many that it is not written for.
    pub fn is_about(&self, rule: &str) -> bool {
        self.fields
            .get("about")
            .is_none_or(|about| about.split(' ').any(|one| one == rule))
    }

    pub fn is_clean(&self) -> bool {
        self.expected.is_empty()
    }
}

/// Every case in the files directly under `tests/cases/<folder>`, in order of file and place.
pub fn load(folder: &str) -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/cases")
        .join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(&root)
        .unwrap_or_else(|error| panic!("{}: {error}", root.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    let mut cases: Vec<Case> = Vec::new();
    for file in files {
        read(&std::fs::read_to_string(&file).unwrap(), &mut cases);
    }
    for (at, case) in cases.iter().enumerate() {
        let again = cases.iter().skip(at + 1).any(|other| other.id == case.id);
        assert!(!again, "{folder}: two cases are called {}", case.id);
    }
    cases
}

fn read(text: &str, cases: &mut Vec<Case>) {
    for line in text.split_inclusive('\n') {
        if let Some(front) = line.strip_prefix("=== ") {
            cases.push(front_line(front));
        } else if let Some(case) = cases.last_mut() {
            case.text.push_str(line);
        }
    }
    for case in cases {
        case.text.truncate(case.text.trim_end().len());
    }
}

fn front_line(front: &str) -> Case {
    let mut parts = front.split(" | ").map(str::trim);
    let id = parts.next().unwrap().to_owned();
    let mut fields: BTreeMap<String, String> = parts
        .map(|part| {
            let (key, value) = part
                .split_once(':')
                .unwrap_or_else(|| panic!("{id}: '{part}' is not 'key: value'"));
            (key.trim().to_owned(), value.trim().to_owned())
        })
        .collect();
    let expected = rules(&fields.remove("rules").unwrap_or_default());
    let may = rules(&fields.remove("may").unwrap_or_default());
    Case {
        id,
        expected,
        may: may.into_iter().map(|one| one.rule).collect(),
        fields,
        text: String::new(),
    }
}

/// `J15@rock star, J05`: a comma inside quoted words does not end them unless an id follows it.
fn rules(list: &str) -> Vec<Expected> {
    let mut found: Vec<Expected> = Vec::new();
    for part in list.split(", ").filter(|part| !part.trim().is_empty()) {
        let id = part.get(..3).filter(|id| {
            id.starts_with(char::is_uppercase) && id[1..].chars().all(|c| c.is_ascii_digit())
        });
        match (id, found.last_mut()) {
            (Some(id), _) => found.push(Expected {
                rule: id.to_owned(),
                quote: part[3..].strip_prefix('@').map(str::to_owned),
            }),
            (
                None,
                Some(Expected {
                    quote: Some(quote), ..
                }),
            ) => {
                quote.push_str(", ");
                quote.push_str(part);
            }
            (None, _) => panic!("'{part}' is not a rule"),
        }
    }
    found
}

/// What was counted for one rule.
#[derive(Default)]
struct Row {
    planted: usize,
    found: usize,
    right: usize,
    wrong: usize,
}

/// The figures over a corpus.
pub struct Tally {
    family: &'static str,
    rows: BTreeMap<String, Row>,
    cases: usize,
    clean: usize,
    false_errors: usize,
    slips: String,
}

impl Tally {
    pub fn new(family: &'static str) -> Self {
        Self {
            family,
            rows: BTreeMap::new(),
            cases: 0,
            clean: 0,
            false_errors: 0,
            slips: String::new(),
        }
    }

    /// Counts one case.
    pub fn add(&mut self, case: &Case, found: &[Found]) {
        self.cases += 1;
        self.clean += usize::from(case.is_clean());
        for expected in &case.expected {
            let row = self.rows.entry(expected.rule.clone()).or_default();
            row.planted += 1;
            if found.iter().any(|found| answers(expected, found)) {
                row.found += 1;
            } else {
                let words = expected.quote.as_deref().unwrap_or("-");
                let _ = writeln!(
                    self.slips,
                    "  missed {}: {} @ {words}",
                    case.id, expected.rule
                );
            }
        }
        for one in found {
            let row = self.rows.entry(one.rule.clone()).or_default();
            let wanted = case
                .expected
                .iter()
                .any(|expected| expected.rule == one.rule);
            if wanted {
                row.right += 1;
                continue;
            }
            if case.may.contains(&one.rule) {
                continue;
            }
            row.wrong += 1;
            self.false_errors += usize::from(case.is_clean() && one.severity == Severity::Error);
            let _ = writeln!(
                self.slips,
                "  false  {}: {} {} @ {}",
                case.id,
                one.severity.as_str(),
                one.rule,
                one.quote
            );
        }
    }

    /// Planted faults that were found, over all rules.
    pub fn recall(&self) -> f64 {
        let planted: usize = self.rows.values().map(|row| row.planted).sum();
        let found: usize = self.rows.values().map(|row| row.found).sum();
        found as f64 / planted.max(1) as f64
    }

    /// Prints the table, then what was missed and what was false.
    pub fn print(&self) {
        let mut out = format!(
            "\n{}: {} texts, {} clean; recall {:.3}; {} false errors on clean texts\n  \
             rule  planted  recall  reported  precision\n",
            self.family,
            self.cases,
            self.clean,
            self.recall(),
            self.false_errors,
        );
        for (rule, row) in &self.rows {
            let share = |part: usize, whole: usize| match whole {
                0 => "-".to_owned(),
                _ => format!("{:.2}", part as f64 / whole as f64),
            };
            let _ = writeln!(
                out,
                "  {rule:<4}  {:>7}  {:>6}  {:>8}  {:>9}",
                row.planted,
                share(row.found, row.planted),
                row.right + row.wrong,
                share(row.right, row.right + row.wrong),
            );
        }
        println!("{out}{}", self.slips);
    }

    /// Holds the figures to recall ≥ 0.95 and at most one false error in 20 clean texts.
    pub fn hold(&self) {
        self.print();
        assert!(
            self.recall() >= 0.95,
            "{}: recall {:.3}",
            self.family,
            self.recall()
        );
        assert!(
            self.false_errors * 20 <= self.clean,
            "{}: {} false errors on {} clean texts",
            self.family,
            self.false_errors,
            self.clean
        );
    }
}

fn answers(expected: &Expected, found: &Found) -> bool {
    let quote = expected.quote.as_ref().map(|quote| quote.to_lowercase());
    let words = found.quote.to_lowercase();
    found.rule == expected.rule
        && quote.is_none_or(|quote| {
            words.contains(&quote) || (!words.is_empty() && quote.contains(&words))
        })
}

#[test]
fn a_front_line_is_read_as_documented() {
    let mut cases = Vec::new();
    read(
        "=== one | rules: J15@a, b, J05 | may: J19 | post: shop\nText.\n\n=== two\n# More\n",
        &mut cases,
    );
    assert_eq!(cases.len(), 2);
    assert_eq!(cases[0].expected[0].quote.as_deref(), Some("a, b"));
    assert_eq!(cases[0].expected[1].rule, "J05");
    assert_eq!(
        (cases[0].text.as_str(), cases[0].fields["post"].as_str()),
        ("Text.", "shop")
    );
    assert!(cases[1].is_clean() && cases[1].text == "# More");
}
