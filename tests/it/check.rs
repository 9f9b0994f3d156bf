//! `gig check` and its rules on job posts.

use gigsmith::check::levels::Levels;
use gigsmith::check::packs::Pack;
use gigsmith::check::{self, Subject, TextKind};
use gigsmith::diagnostic::Diagnostic;
use gigsmith::skill::Vocabulary;
use gigsmith::text::pattern::Lowered;

use crate::support::Gig;
use crate::support::corpus::{self, Case, Found, Tally};

/// What `earlier: yes` gives a case to be compared with.
const EARLIER: &str = include_str!("../cases/check/job_post/earlier/cheese.txt");

fn findings(case: &Case, vocabulary: &Vocabulary) -> Vec<Diagnostic> {
    let pack = Pack::default();
    let mut levels = Levels::default();
    if let Some(set) = case.fields.get("set") {
        levels.set_written(set).unwrap();
    }
    let earlier: Vec<String> = case
        .fields
        .get("earlier")
        .map(|_| EARLIER.to_owned())
        .into_iter()
        .collect();
    let lowered = Lowered::new(&case.text);
    check::check(&Subject {
        earlier: &earlier,
        levels: &levels,
        ..Subject::new(&lowered, TextKind::JobPost, vocabulary, &pack)
    })
}

#[test]
fn corpus_of_job_posts() {
    let vocabulary = Vocabulary::default();
    let mut tally = Tally::new("J");
    for case in corpus::load("check/job_post") {
        let found: Vec<Found> = findings(&case, &vocabulary)
            .iter()
            .filter(|finding| case.is_about(finding.rule.0))
            .map(|finding| Found::new(finding, &case.text))
            .collect();
        tally.add(&case, &found);
    }
    tally.hold();
}

const LETTER: &str = "Your three shops close their books by hand. I did the same for a tea shop.\n\n\
    Write to me at mara@teashop.example.\n";

#[test]
fn a_letter_is_refused_for_a_contact_detail_and_not_for_a_waived_one() {
    let gig = Gig::new().file("letter.md", LETTER);
    let run = gig.run(&["check", "letter.md", "--set", "P01=off"]);
    assert_eq!(run.code(), Some(1));
    assert!(
        run.stdout().contains("letter.md:3:16 error[P06]"),
        "{}",
        run.stdout()
    );
    let waived = format!("{LETTER}<!-- gig: allow P06 because the client asked for it -->\n");
    let gig = Gig::new().file("letter.md", waived);
    let run = gig.run(&["check", "letter.md"]);
    assert_eq!(run.code(), Some(0), "{}", run.stdout());
    assert!(run.stdout().contains("waived P06"), "{}", run.stdout());
}

#[test]
fn a_waiver_without_a_reason_is_a_finding_and_waives_nothing() {
    let gig = Gig::new().stdin(format!("{LETTER}gig:allow(P06)\n"));
    let run = gig.run(&["check", "--kind", "proposal"]);
    assert_eq!(run.code(), Some(1));
    assert!(run.stdout().contains("warning[W01]"), "{}", run.stdout());
}

#[test]
fn what_comes_out_follows_the_published_schemas() {
    let gig = Gig::new()
        .file("letter.md", LETTER)
        .file(
            "post.md",
            "Logo for a bakery\n\nWe need a logo. Start with the word \"rye\".",
        )
        .profile(
            "ada",
            "---\nname: Ada\n---\n## Skills\n- Python (8 years)\n",
        )
        .file(
            "rows.jsonl",
            "{\"id\": 7, \"text\": \"Hi! I built this before.\", \"profile\": \"ada\"}\nno json\n",
        );
    let run = gig.run(&[
        "check",
        "letter.md",
        "--post",
        "post.md",
        "--profile",
        "ada",
        "--json",
    ]);
    let answer: serde_json::Value = serde_json::from_str(&run.stdout()).unwrap();
    is_valid("check", &answer);
    assert_eq!(answer["kind"], "proposal");
    assert_eq!(answer["demands"][0]["token"], "rye");
    let run = gig.run(&["check", "rows.jsonl"]);
    assert_eq!(run.code(), Some(6), "{}", run.stdout());
    let rows: Vec<serde_json::Value> = run
        .stdout()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!((rows.len(), &rows[0]["id"]), (2, &serde_json::json!(7)));
    assert!(rows[1]["error"].as_str().unwrap().starts_with("row 2: "));
    for row in &rows {
        is_valid("check", row);
    }
    let run = gig.run(&["check", "--rules", "--json"]);
    is_valid("rules", &serde_json::from_str(&run.stdout()).unwrap());
}

fn is_valid(name: &str, value: &serde_json::Value) {
    let schema = gigsmith::report::schema::schema(name).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let wrong: Vec<String> = validator
        .iter_errors(value)
        .map(|error| error.to_string())
        .collect();
    assert!(wrong.is_empty(), "{wrong:?} in {value:#}");
}

#[test]
fn sarif_names_its_rules_and_places() {
    let gig = Gig::new().file("my letter.md", LETTER);
    let run = gig.run(&["check", "my letter.md", "--sarif"]);
    let log: serde_json::Value = serde_json::from_str(&run.stdout()).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let mail = results
        .iter()
        .find(|result| result["ruleId"] == "P06")
        .unwrap();
    let place = &mail["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "my%20letter.md");
    assert_eq!(place["region"]["startLine"], 3);
    let rule =
        &log["runs"][0]["tool"]["driver"]["rules"][mail["ruleIndex"].as_u64().unwrap() as usize];
    assert_eq!(rule["id"], "P06");
}

#[test]
fn the_first_screen_is_cut_between_characters_where_the_pack_says() {
    let gig = Gig::new()
        .stdin("<!-- gig: allow P01 because short -->\nabcde👩‍💻fgh")
        .home_file("packs.toml", "[upwork]\npreview = 6\n");
    let run = gig.run(&["check", "--preview", "--pack", "upwork"]);
    assert_eq!((run.code(), run.stdout().as_str()), (Some(0), "abcde👩‍💻…\n"));
}

#[test]
fn the_kind_is_guessed_aloud_and_can_be_said() {
    let post =
        "Logo for a bakery\n\nWe need a logo. You deliver SVG. Budget: 200 USD, fixed price.";
    let run = Gig::new().stdin(post).run(&["check"]);
    assert!(
        run.stderr().contains("checked as a post"),
        "{}",
        run.stderr()
    );
    assert!(run.stdout().contains("[J04]"));
    let run = Gig::new().stdin(post).run(&["check", "--kind", "proposal"]);
    assert!(!run.stderr().contains("checked as"), "{}", run.stderr());
    assert!(run.stdout().contains("[P"));
}

#[test]
fn levels_come_from_the_configuration_and_flags_win() {
    let gig = || {
        Gig::new()
            .stdin(LETTER)
            .home_file("config.toml", "[rules]\nP06 = \"note\"\n")
    };
    let run = gig().run(&["check", "--kind", "proposal"]);
    assert!(run.stdout().contains("note[P06]"), "{}", run.stdout());
    assert_eq!(run.code(), Some(0));
    let run = gig().run(&["check", "--kind", "proposal", "--set", "contact=error"]);
    assert_eq!(run.code(), Some(1));
    assert!(run.stdout().contains("error[P06]"), "{}", run.stdout());
}

#[test]
fn every_rule_explains_itself() {
    for rule in check::RULES {
        let info = &rule.info;
        assert!(
            info.explanation.len() > 60 && info.summary.len() > 8,
            "{}",
            info.id
        );
        assert!(!info.name.contains(' ') && info.name == info.name.to_lowercase());
        let again = check::RULES
            .iter()
            .filter(|other| other.info.id == info.id || other.info.name == info.name);
        assert_eq!(again.count(), 1, "{} shares its id or name", info.id);
    }
    let run = Gig::new().run(&["check", "--explain", "ninja"]);
    assert_eq!(run.code(), Some(2));
    let run = Gig::new().run(&["check", "--explain", "j15"]);
    assert!(run.stdout().starts_with("J15 wording"), "{}", run.stdout());
}
