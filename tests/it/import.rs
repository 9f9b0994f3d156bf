//! Résumés in five formats become profiles: every fact on its line, none added, none changed. The
//! expected facts stand beside the files: `NAME.facts`, a line each, as `line<TAB>part<TAB>words`.

use std::path::{Path, PathBuf};

use gigsmith::intake;
use gigsmith::profile::Profile;
use gigsmith::profile::import::{Imported, Source, import};
use gigsmith::skill::Vocabulary;

use crate::support::Gig;

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/profile/import")
}

const FILES: [&str; 7] = [
    "one-column.pdf",
    "two-column.pdf",
    "word.docx",
    "french.html",
    "markdown.md",
    "spanish.txt",
    "resume.json",
];

fn read(name: &str) -> (intake::Decoded, Imported) {
    let bytes = std::fs::read(cases().join(name)).unwrap();
    let read = intake::decode_resume(&bytes, name).unwrap();
    let made = import(&Source {
        file: name,
        text: &read.text,
        lines: &read.lines,
    });
    (read, made)
}

fn shown(made: &Imported) -> String {
    let lines = made
        .taken
        .iter()
        .map(|taken| format!("{}\t{}\t{}\n", taken.line, taken.part.as_str(), taken.text));
    let doubts = made
        .doubts
        .iter()
        .map(|doubt| format!("? {}\t{}\t{}\n", doubt.line, doubt.why, doubt.text));
    let contact = made
        .contact
        .lines
        .iter()
        .map(|(kind, words)| format!("@ {kind}\t{words}\n"));
    lines.chain(doubts).chain(contact).collect()
}

#[test]
fn five_formats_import_with_every_fact_on_its_line() {
    for name in FILES {
        let expected = cases().join(format!("{name}.facts"));
        let shown = shown(&read(name).1);
        if std::env::var_os("GIG_REGENERATE").is_some() {
            std::fs::write(&expected, &shown).unwrap();
        }
        let expected = std::fs::read_to_string(&expected).unwrap_or_default();
        assert_eq!(shown, expected, "{name}");
    }
}

/// The words and figures of a text, in order.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether `words` stand in `text`, and not as the beginning of a longer address.
fn holds_whole(text: &str, words: &str) -> bool {
    let goes_on = |c: char| c.is_alphanumeric() || "/_-@".contains(c);
    text.match_indices(words).any(|(at, _)| {
        !text[..at].ends_with(goes_on) && !text[at + words.len()..].starts_with(goes_on)
    })
}

#[test]
fn no_fact_has_a_word_that_its_source_does_not() {
    for name in FILES {
        let (read, made) = read(name);
        // A JSON Resume is told by its file: what gig makes of it must not add to it either. Its labels
        // are the file's keys.
        let source = match read.format {
            intake::Format::JsonResume => std::fs::read_to_string(cases().join(name)).unwrap(),
            _ => read.text,
        };
        let source = words(&source.to_lowercase());
        let profile = Profile::parse("p.md", &made.text, &Vocabulary::default());
        assert!(
            profile.diagnostics.is_empty(),
            "{name}: {:?}",
            profile.diagnostics
        );
        for fact in &profile.facts {
            let strange: Vec<String> = words(&fact.text.to_lowercase())
                .into_iter()
                .filter(|word| !source.contains(word))
                .collect();
            assert!(strange.is_empty(), "{name}: {strange:?} in {}", fact.text);
        }
        // A town may be where somebody worked, too.
        let reach = made
            .contact
            .lines
            .iter()
            .filter(|(kind, _)| kind != "address");
        for (_, contact) in reach {
            assert!(
                !profile
                    .facts
                    .iter()
                    .any(|fact| holds_whole(&fact.text, contact)),
                "{name}: {contact}"
            );
        }
        // Every fact of the body says where it came from.
        let lines: Vec<&str> = made.text.lines().collect();
        for fact in profile
            .facts
            .iter()
            .filter(|fact| fact.part.as_str() != "front matter")
        {
            let line = lines[fact.line - 1];
            assert!(
                line.contains(&format!(" <!-- {name}:")) || line.starts_with("## "),
                "{name}: {line}"
            );
        }
        assert!(
            profile
                .projects
                .iter()
                .any(|project| project.dates.is_some()),
            "{name}"
        );
    }
}

#[test]
fn an_export_is_valid_and_imports_to_the_same_facts() {
    let schema = std::fs::read_to_string(cases().join("json-resume-1.0.0.schema.json")).unwrap();
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let gig = Gig::new().profile("ada", include_str!("../../examples/ada.md"));
    let exported = gig.run(&["profile", "export", "ada"]);
    let mut resumes = vec![(
        include_str!("../../examples/ada.md").to_owned(),
        exported.ok().json(),
    )];
    for name in FILES {
        let (_, made) = read(name);
        let profile = Profile::parse("p.md", &made.text, &Vocabulary::default());
        resumes.push((made.text, gigsmith::report::json_resume::resume(&profile)));
    }
    for (text, resume) in resumes {
        let errors: Vec<String> = validator
            .iter_errors(&resume)
            .map(|e| e.to_string())
            .collect();
        assert!(errors.is_empty(), "{errors:#?}");
        let bytes = serde_json::to_vec_pretty(&resume).unwrap();
        let again = intake::decode_resume(&bytes, "again.json").unwrap();
        let made = import(&Source {
            file: "again.json",
            text: &again.text,
            lines: &again.lines,
        });
        let facts = |text: &str| {
            let profile = Profile::parse("p.md", text, &Vocabulary::default());
            let mut facts: Vec<String> = profile
                .facts
                .iter()
                .map(|fact| words(&fact.text).join(" "))
                .collect();
            facts.sort();
            facts.dedup();
            let mut links: Vec<Option<String>> = profile
                .projects
                .iter()
                .map(|project| project.url.clone())
                .collect();
            links.sort();
            (facts, links, profile.name, profile.voice, profile.languages)
        };
        assert_eq!(facts(&made.text), facts(&text));
    }
}

#[test]
fn an_import_is_told_and_never_overwrites() {
    let bytes = std::fs::read(cases().join("one-column.pdf")).unwrap();
    let gig = Gig::new().file("cv.pdf", bytes);
    let run = gig.run(&["profile", "import", "cv.pdf"]);
    run.ok()
        .stdout_has("mirela.md")
        .stderr_has("cv.pdf:12  work: Senior data analyst, Vestra Parcel, March 2021 – present")
        .stderr_has("email: mirela.dobre@example.org");
    gig.run(&["profile", "show", "mirela"])
        .ok()
        .stdout_has("212,000 EUR");
    gig.run(&["profile", "import", "cv.pdf"])
        .exits(3)
        .stderr_has("there is a profile 'mirela' already")
        .stderr_has("--name");
    let dry = gig.run(&["profile", "import", "cv.pdf", "--dry-run"]);
    dry.ok()
        .stdout_has("### Senior data analyst")
        .stdout_has("<!-- cv.pdf:12 -->");
    let shown = gig.run(&["profile", "import", "cv.pdf", "--dry-run", "--json"]);
    let shown = shown.ok().json();
    let schema = gigsmith::report::schema::schema("import").unwrap();
    assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&shown));
    assert_eq!(shown["name"], serde_json::Value::Null);
}

#[test]
fn what_cannot_be_imported_is_said_in_a_line() {
    let picture = include_bytes!("../cases/intake/picture.pdf").to_vec();
    let gig = Gig::new()
        .file("picture.pdf", picture)
        .file("empty.txt", Vec::new())
        .file("folder/cv.txt", "Ada Marsh\n\nSkills\nPython\n");
    for (arguments, message) in [
        (
            ["picture.pdf", "--dry-run"],
            "picture.pdf is only a picture",
        ),
        (["empty.txt", "--dry-run"], "empty.txt is empty"),
        (["folder", "--dry-run"], "folder is a directory"),
        (
            ["folder/cv.txt", "--name=../a\nb\u{202E}"],
            "'../a\\nb\\u{202e}' cannot be a name",
        ),
    ] {
        let run = gig.run(&["profile", "import", arguments[0], arguments[1]]);
        run.exits(3).stderr_has(&format!("error: {message}"));
        assert_eq!(run.stderr().lines().count(), 2, "{}", run.stderr());
    }
}

#[test]
fn a_letter_made_with_an_imported_profile_has_no_contact() {
    let bytes = std::fs::read(cases().join("one-column.pdf")).unwrap();
    let gig = Gig::new()
        .file("cv.pdf", bytes)
        .file("post.md", include_str!("../../examples/post.md"));
    gig.run(&["profile", "import", "cv.pdf"]).ok();
    let sent = gig.run(&["proposal", "post.md", "--profile", "mirela", "--dry-run"]);
    assert!(
        !sent.stdout().contains("mirela.dobre@"),
        "{}",
        sent.stdout()
    );
}

proptest::proptest! {
    #[test]
    fn any_text_imports_without_adding_a_figure(parts in proptest::collection::vec(proptest::sample::select(vec![
        "Work history\n", "SKILLS\n", "# Ada Marsh\n", "## Projects\n", "### X, 2019–2023\n", "• ", "- ", "2016 – now\n", "a@b.org | +34 600 555 010\n", "\n\n",
        "\t", "Cut 30% of 4,000\n", "<!-- hidden: x: y -->\n", "-->", "<!--", "Contact\n", "long line that goes on and on and on until its end comes-\n", "goes on\n", "---\n", "Page 1 of 2\n", "é👩‍💻 ", "Título\n", "Languages\n", "English, Spanish\n",
    ]), 0..40)) {
        let text = parts.concat();
        let made = import(&Source { file: "x--y.txt", text: &text, lines: &[] });
        let figures = |text: &str| -> Vec<String> {
            text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).map(str::to_owned).collect()
        };
        let known = figures(&text);
        for taken in &made.taken {
            proptest::prop_assert!(figures(&taken.text).iter().all(|figure| known.contains(figure)), "{}", taken.text);
            proptest::prop_assert!(taken.line <= text.lines().count());
        }
        let _ = Profile::parse("p.md", &made.text, &Vocabulary::default());
    }
}
