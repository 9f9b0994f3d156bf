//! `gig profile`: making, listing, showing, checking and choosing profiles.

use crate::support::Gig;

const ADA: &str = include_str!("../../examples/ada.md");

#[track_caller]
fn fits(schema: &str, value: &serde_json::Value) {
    let schema = gigsmith::report::schema::schema(schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(value)
        .map(|error| error.to_string())
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn the_example_shows_every_fact_with_its_line() {
    let gig = Gig::new().file("ada.md", ADA);
    let shown = gig.run(&["profile", "show", "ada.md", "--json"]);
    let shown = shown.ok().json();
    fits("profile", &shown);
    let lines: Vec<&str> = ADA.lines().collect();
    for fact in shown["facts"].as_array().unwrap() {
        let line = usize::try_from(fact["line"].as_u64().unwrap()).unwrap();
        assert!(
            lines[line - 1].contains(fact["text"].as_str().unwrap()),
            "{fact}"
        );
    }
    assert_eq!(shown["projects"][0]["result"]["line"], 21);
    assert_eq!(shown["projects"][3]["from"], "2019");
    assert!(
        !shown["facts"].to_string().contains("excited"),
        "the voice is no fact"
    );
    gig.run(&["profile", "show", "ada.md"])
        .ok()
        .stdout_has("ada.md:21");
}

#[test]
fn a_new_profile_is_private_empty_and_not_overwritten() {
    let gig = Gig::new();
    let made = gig.run(&["profile", "new", "ada"]);
    let path = made.ok().stdout();
    assert_eq!(
        std::path::Path::new(path.trim()),
        gig.home().join("profiles/ada.md")
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &str| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(path.trim()), 0o600);
        assert_eq!(
            mode(&gig.home().join("profiles").display().to_string()),
            0o700
        );
    }
    gig.run(&["profile", "check", "ada"])
        .exits(1)
        .stdout_has("F01");
    gig.run(&["profile", "new", "ada"])
        .exits(3)
        .stderr_has("there is a profile 'ada' already")
        .stderr_has("gig profile edit ada");
}

#[test]
fn a_bio_that_is_piped_in_becomes_a_profile() {
    let gig = Gig::new().stdin(
        "I fix slow shops.\r\nCut load time from 9 s to 2 s.\r\n\r\nSKILLS\r\nLiquid, Vue\r\n",
    );
    gig.run(&["profile", "new", "ida"]).ok();
    let shown = gig.run(&["profile", "show", "--json"]).ok().json();
    let texts: Vec<&str> = shown["facts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fact| fact["text"].as_str().unwrap())
        .collect();
    assert!(
        texts.contains(&"Cut load time from 9 s to 2 s."),
        "{texts:?}"
    );
}

#[test]
fn a_bio_in_a_file_becomes_a_profile() {
    let gig = Gig::new().file("bio.txt", "I map wells.\n");
    gig.run(&["profile", "new", "ida", "--from", "bio.txt"])
        .ok();
    gig.run(&["profile", "show", "ida"])
        .ok()
        .stdout_has("I map wells.");
    gig.run(&["profile", "new", "eva", "--from", "boi.txt"])
        .exits(3)
        .stderr_has("boi.txt does not exist")
        .stderr_has("did you mean bio.txt?");
}

#[test]
fn which_profile_is_used_is_said_and_can_be_chosen() {
    let gig = Gig::new();
    gig.run(&["profile", "show"])
        .exits(3)
        .stderr_has("gig profile new NAME");
    let gig = gig.profile("ada", ADA);
    gig.run(&["profile", "show"]).ok().stdout_has("Ada Marsh");
    let gig = gig.profile("ida", "---\nname: Ida Berg\n---\nI map wells.\n");
    gig.run(&["profile", "show"])
        .exits(3)
        .stderr_has("which profile: ada, ida?");
    gig.run(&["profile", "show", "idda"])
        .exits(3)
        .stderr_has("there is no profile 'idda'")
        .stderr_has("did you mean 'ida'?");
    gig.run(&["profile", "use", "ida"]).ok();
    gig.run(&["profile", "show"]).ok().stdout_has("Ida Berg");
    let list = gig.run(&["profile", "list", "--json"]).ok().json();
    fits("profiles", &list);
    assert_eq!(list["profiles"][0]["default"], false);
    assert_eq!(list["profiles"][1]["default"], true);
    gig.run(&["profile", "list"]).ok().stdout_has("* ida");
    gig.run(&["profile", "use", "nobody"]).exits(3);
    gig.run(&["profile", "show"]).ok().stdout_has("Ida Berg");
}

#[test]
fn choosing_a_profile_keeps_the_rest_of_the_settings() {
    let gig = Gig::new()
        .profile("ada", ADA)
        .home_file("config.toml", "# mine\nwords = 150 # short\n");
    gig.run(&["profile", "use", "ada"]).ok();
    let config = std::fs::read_to_string(gig.home().join("config.toml")).unwrap();
    assert!(
        config.starts_with("# mine\nwords = 150 # short\n"),
        "{config}"
    );
    assert!(config.contains("profile = \"ada\""), "{config}");
}

#[test]
fn a_name_cannot_leave_its_folder() {
    let gig = Gig::new();
    for name in ["..", "a/../../b", ".x", "a\u{202e}b", "a b"] {
        gig.run(&["profile", "new", name])
            .exits(3)
            .stderr_has("cannot be a name");
    }
    assert!(!gig.home().join("b.md").exists());
}

#[test]
fn check_says_what_a_profile_lacks_and_where() {
    let gig = Gig::new().file(
        "thin.md",
        "---\nname: Ida\nrate: talk to me\ntitl: Mapper\n---\nPassionate mapper with years of experience in various tools.\n\n## Projects\n### Wells of the north\nMade maps.\n",
    );
    let checked = gig
        .run(&["profile", "check", "thin.md", "--json"])
        .ok()
        .json();
    fits("profile-check", &checked);
    let found: Vec<(String, u64)> = checked["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| {
            let rule = finding["rule"].as_str().unwrap().to_owned();
            (rule, finding["start"]["line"].as_u64().unwrap())
        })
        .collect();
    for wanted in [
        ("F04", 4),
        ("F06", 3),
        ("F09", 9),
        ("F10", 9),
        ("F11", 6),
        ("F12", 1),
    ] {
        assert!(
            found.contains(&(wanted.0.to_owned(), wanted.1)),
            "no {wanted:?} in {found:?}"
        );
    }
    let gig = gig.file("ada.md", ADA);
    let good = gig
        .run(&["profile", "check", "ada.md", "--json"])
        .ok()
        .json();
    let good = good["findings"].as_array().unwrap();
    assert!(
        good.iter().all(|finding| finding["severity"] == "note"),
        "{good:#?}"
    );
    gig.file("form.md", "I am <Your Name>, hello.\n")
        .run(&["profile", "check", "form.md"])
        .exits(1)
        .stdout_has("F13");
}

#[test]
fn a_broken_front_matter_is_said_with_its_line() {
    let gig = Gig::new().file(
        "ada.md",
        "---\nname: Ada\ntitle: Data: fast\n---\nI map wells.\n",
    );
    gig.run(&["profile", "check", "ada.md"])
        .ok()
        .stdout_has("ada.md:3:1 warning[F02]");
    gig.run(&["profile", "show", "ada.md"])
        .ok()
        .stdout_has("Data: fast");
}

#[test]
fn editing_needs_a_person() {
    let gig = Gig::new().profile("ada", ADA);
    gig.run(&["profile", "edit"])
        .exits(2)
        .stderr_has("the editor needs a terminal");
}

#[test]
fn templates_are_listed_shown_and_overridden() {
    let gig = Gig::new();
    let list = gig.run(&["prompts", "list", "--json"]).ok().json();
    fits("prompts", &list);
    assert!(
        list["prompts"]
            .as_array()
            .unwrap()
            .iter()
            .any(|row| row["name"] == "proposal" && row["layer"] == "built-in")
    );
    let source = gig.run(&["prompts", "show", "proposal"]).ok().stdout();
    assert!(source.contains("# system") && source.contains("# draft"));
    let path = gig.run(&["prompts", "path", "proposal"]).ok().stdout();
    assert!(path.trim().ends_with("prompts/proposal.md"));
    let gig = gig
        .home_file(
            "prompts/proposal.md",
            source.replace("a proposal for a job post", "my own"),
        )
        .file(
            ".gig/prompts/proposal.md",
            source.replace("a proposal for a job post", "the team's"),
        );
    gig.run(&["prompts", "list"])
        .ok()
        .stdout_has("project")
        .stdout_has("the team's");
    gig.run(&["prompts", "show", "propsal"])
        .exits(3)
        .stderr_has("did you mean 'proposal'?");
    gig.run(&["prompts", "show", "../config"])
        .exits(3)
        .stderr_has("cannot be a name");
}
