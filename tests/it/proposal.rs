//! `gig proposal` as a whole, with the offline engine.

use crate::support::Gig;

const POST: &str = include_str!("../../examples/post.md");
const ADA: &str = include_str!("../../examples/ada.md");

fn example() -> Gig {
    Gig::new().file("post.md", POST).file("ada.md", ADA)
}

const COMMAND: [&str; 4] = ["proposal", "post.md", "--profile", "ada.md"];

#[test]
fn the_json_follows_its_published_schema() {
    let gig = example();
    let schema = gig.run(&["schema", "proposal"]).json();
    let drafted = gig.run(&[&COMMAND[..], &["--json"]].concat()).json();
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let wrong: Vec<String> = validator
        .iter_errors(&drafted)
        .map(|error| error.to_string())
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_example_meets_its_post_and_proves_its_claims() {
    let run = example().run(&[&COMMAND[..], &["--json"]].concat());
    let drafted = run.ok().json();
    let draft = drafted["draft"].as_str().expect("a draft");
    assert!(draft.starts_with("saffron"), "{draft}");
    assert!(draft.ends_with("Ada"), "{draft}");
    for number in ["1. ", "2. ", "3. "] {
        assert!(draft.contains(number), "{draft}");
    }
    let words = draft.split_whitespace().count();
    assert!((100..=220).contains(&words), "{words} words:\n{draft}");
    for claim in drafted["claims"].as_array().expect("claims") {
        assert_eq!(claim["proof"], "proved", "{claim}");
        assert!(claim["evidence"][0]["line"].as_u64().is_some(), "{claim}");
    }
    let covered = |words: &str| {
        let coverage = drafted["coverage"].as_array().expect("coverage");
        let found = coverage.iter().find(|need| {
            need["requirement"]
                .as_str()
                .is_some_and(|text| text.contains(words))
        });
        found.map(|need| need["state"].as_str().unwrap_or_default().to_owned())
    };
    assert_eq!(covered("Python and SQL").as_deref(), Some("covered"));
    assert_eq!(covered("Klaviyo").as_deref(), Some("missing"));
    let demand = &drafted["demands"][0];
    assert_eq!(
        (demand["token"].as_str(), demand["place"].as_str()),
        (Some("saffron"), Some("start"))
    );
    assert_eq!(demand["met"], true);
}

#[test]
fn stdout_is_the_letter_and_nothing_else() {
    let run = example().run(&COMMAND);
    run.ok().stderr_has("offline engine");
    let draft = example().run(&[&COMMAND[..], &["--json"]].concat()).json();
    assert_eq!(
        run.stdout(),
        format!("{}\n", draft["draft"].as_str().expect("a draft"))
    );
}

#[test]
fn a_post_is_read_from_a_pipe_and_the_letter_goes_to_a_file() {
    let gig = example().stdin(POST);
    let run = gig.run(&["proposal", "--profile", "ada.md", "--out", "letter.txt"]);
    assert_eq!(run.ok().stdout(), "");
    let letter = std::fs::read_to_string(gig.folder().join("letter.txt")).expect("a letter");
    assert!(letter.starts_with("saffron"));
}

#[test]
fn what_cannot_be_used_is_one_line_with_its_exit_code() {
    let gig = example().profile("ada", ADA).profile("ada-de", ADA);
    gig.run(&["proposal", "pots.md", "--profile", "ada"])
        .exits(3)
        .stderr_has("post.md");
    gig.run(&["proposal", ".", "--profile", "ada"])
        .exits(3)
        .stderr_has("directory");
    gig.run(&["proposal", "post.md", "--profile", "adda"])
        .exits(3)
        .stderr_has("did you mean 'ada'");
    gig.run(&["proposal", "post.md", "--wrods", "5"])
        .exits(2)
        .stderr_has("--words");
}

#[test]
fn a_template_of_the_users_own_shadows_the_built_in() {
    let gig = example().home_file(
        "prompts/proposal.md",
        "---\ndescription: mine\n---\n# draft\nHello {{ profile.name }}\n",
    );
    gig.run(&COMMAND).stdout_has("Hello Ada Marsh");
    let broken = example().home_file(
        "prompts/proposal.md",
        "---\ndescription: mine\n---\n# draft\n{{ profil.name }}\n",
    );
    broken
        .run(&COMMAND)
        .exits(3)
        .stderr_has("proposal.md:5: unknown variable 'profil'")
        .stderr_has("did you mean 'profile'");
}
