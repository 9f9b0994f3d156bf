//! `gig config`: settings shown with their origin, files changed with their comments, projects
//! trusted.

use crate::support::Gig;

const CANARY: &str = "sk-canary-0123456789abcdef";

#[test]
fn a_value_names_where_it_comes_from() {
    let gig = Gig::new()
        .home_file(
            "config.toml",
            "# mine\nwords = 100\ntone = \"dry\"\nlang = \"en\"\n",
        )
        .file(".gig/config.toml", "tone = \"warm\"\nlang = \"de\"\n")
        .env("GIG_LANG", "fr");
    gig.run(&["config", "show", "--origin"])
        .ok()
        .stdout_has("words = 100  # ")
        .stdout_has("config.toml:2\n")
        .stdout_has("tone = \"warm\"  # .gig/config.toml:1\n")
        .stdout_has("lang = \"fr\"  # GIG_LANG\n")
        .stdout_has("repair = 1  # built-in\n");
    let shown = gig.run(&["config", "show", "--json"]).ok().json();
    assert_eq!(shown["schema"], "gig.config/1");
    assert_eq!(shown["target"]["engine"], "offline");
    assert_eq!(gig.run(&["config", "get", "tone"]).ok().stdout(), "warm\n");
}

#[test]
fn the_output_of_show_is_a_configuration_file() {
    let file = "model = \"a\"\n[endpoints.\"my host\"]\nbase_url = \"https://h.example/v1\"\n";
    let shown = Gig::new()
        .home_file("config.toml", file)
        .run(&["config", "show", "--all"]);
    let again = Gig::new().home_file("config.toml", shown.ok().stdout());
    assert_eq!(again.run(&["config", "get", "model"]).ok().stdout(), "a\n");
}

#[test]
fn a_change_keeps_comments_and_is_checked_first() {
    let file = "# top\nmodel = \"a\" # quick\n\n[endpoints.w] # mine\nbase_url = \"https://h.example/v1\"\n";
    let gig = Gig::new().home_file("config.toml", file);
    let now = || std::fs::read_to_string(gig.home().join("config.toml")).unwrap();
    gig.run(&["config", "set", "model", "b"]).ok();
    assert_eq!(now(), file.replace("\"a\"", "\"b\""));
    gig.run(&["config", "set", "endpoints.w.retries", "0"]).ok();
    gig.run(&["config", "unset", "endpoints.w.retries"]).ok();
    gig.run(&["config", "set", "model", "a"]).ok();
    assert_eq!(now(), file);
    gig.run(&["config", "set", "words", "many"])
        .exits(2)
        .stderr_has("words must be a whole number");
    gig.run(&["config", "set", "modle", "b"])
        .exits(2)
        .stderr_has("did you mean 'model'?");
    gig.run(&["config", "unset", "words"])
        .exits(3)
        .stderr_has("words is not set in");
    gig.run(&["config", "get", "words"])
        .exits(3)
        .stderr_has("words is not set");
    assert_eq!(now(), file);
}

#[test]
fn a_new_file_is_the_user_s_alone() {
    let gig = Gig::new();
    gig.run(&["config", "set", "vocabulary", "Zig, Nim"]).ok();
    let path = gig.home().join("config.toml");
    assert_eq!(
        std::fs::read_to_string(&path).unwrap(),
        "vocabulary = [\"Zig\", \"Nim\"]\n"
    );
    assert_eq!(
        gig.run(&["config", "path"]).ok().stdout().trim(),
        path.display().to_string()
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn a_broken_file_is_named_with_its_line() {
    for (text, wanted) in [
        ("words = 100\nmodel = = 1\n", "config.toml:2: "),
        (
            "\n\nmodle = \"x\"\n",
            "config.toml:3: no setting is called 'modle'",
        ),
        (
            "words = true\n",
            "config.toml:1: words must be a whole number from 20 to 5000, not true",
        ),
    ] {
        let gig = Gig::new().home_file("config.toml", text);
        gig.run(&["config", "show"]).exits(3).stderr_has(wanted);
        gig.run(&["config", "path"]).ok();
    }
    let gig = Gig::new().home_file("config.toml", b"\xff\xfe\x00");
    gig.run(&["config", "show"])
        .exits(3)
        .stderr_has("is not UTF-8");
    Gig::new()
        .env("GIG_WORDS", "x")
        .run(&["config", "show"])
        .exits(3)
        .stderr_has("GIG_WORDS must be");
}

#[test]
fn a_project_is_trusted_for_one_text_only() {
    let gig = Gig::new().file(".gig/config.toml", "endpoint = \"ollama\"\n");
    gig.run(&["config", "show"])
        .exits(3)
        .stderr_has(".gig/config.toml:1: a project may not set endpoint until you trust it")
        .stderr_has("gig config trust");
    gig.run(&["config", "trust"])
        .ok()
        .stderr_has("it sets endpoint = \"ollama\"");
    gig.run(&["config", "show"])
        .ok()
        .stdout_has("ollama at http://localhost:11434/v1");
    // The user's own change keeps the trust; another's takes it away.
    gig.run(&["config", "set", "--project", "endpoint", "jan"])
        .ok();
    gig.run(&["config", "show"]).ok().stdout_has("jan at");
    let gig = gig.file(
        ".gig/config.toml",
        "endpoint = \"https://evil.example/v1\"\n",
    );
    gig.run(&["config", "show"])
        .exits(3)
        .stderr_has("until you trust it");
    gig.run(&["config", "trust"]).ok();
    gig.run(&["config", "trust", "--revoke"]).ok();
    gig.run(&["config", "show"]).exits(3);
}

#[test]
fn a_key_is_refused_in_every_place_but_its_source_and_never_repeated() {
    for setting in [
        "api_key",
        "api_key_env",
        "api_key_cmd",
        "api_key_file",
        "headers.X-Api-Key",
    ] {
        let name = format!("endpoints.w.{setting}");
        let gig = Gig::new();
        let run = gig.run(&["config", "set", &name, CANARY]);
        assert!(!run.exits(2).stderr().contains(CANARY), "{setting}");
        assert!(!gig.home().join("config.toml").exists());
        let file = format!("[endpoints.w]\n{setting} = \"{CANARY}\"\n");
        let gig = Gig::new().home_file("config.toml", file);
        for command in [&["config", "show"][..], &["-v", "config", "show", "--json"]] {
            let run = gig.run(command);
            assert!(!run.exits(3).transcript().contains(CANARY), "{setting}");
        }
    }
}

#[test]
fn a_project_holds_for_the_folders_below_it() {
    let gig = Gig::new()
        .file(".gig/config.toml", "tone = \"warm\"\n")
        .file("deep/down/post.md", "x");
    let output = gig
        .command(&["config", "get", "tone"])
        .current_dir(gig.folder().join("deep/down"))
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout), "warm\n");
    // The home is no project, whatever stands in it.
    let output = gig
        .command(&["config", "get", "tone"])
        .env("HOME", gig.folder())
        .current_dir(gig.folder().join("deep/down"))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(3));
}

#[cfg(unix)]
#[test]
fn a_folder_of_somebody_else_above_is_no_project() {
    let gig = Gig::new()
        .file("shared/.gig/config.toml", "tone = \"warm\"\n")
        .file("shared/mine/post.md", "x");
    // Only root can give a folder away; elsewhere there is nothing to try.
    if std::os::unix::fs::chown(gig.folder().join("shared/.gig"), Some(65_534), None).is_err() {
        return;
    }
    let tone = |folder: &str| {
        let folder = gig.folder().join(folder);
        let output = gig
            .command(&["config", "get", "tone"])
            .current_dir(folder)
            .output()
            .unwrap();
        output.status.code()
    };
    assert_eq!(tone("shared/mine"), Some(3));
    assert_eq!(tone("shared"), Some(0));
}
