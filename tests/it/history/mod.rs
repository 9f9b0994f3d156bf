//! `gig history`, and how drafts get into it: one at a time, fifty at once, killed, on a full disk.

mod formats;
mod learning;
mod outcomes;
mod privacy;

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::support::Gig;
use crate::support::endpoint::{Endpoint, good_stream};

const POST: &str = include_str!("../../../examples/post.md");
const ADA: &str = include_str!("../../../examples/ada.md");
const DRAFT: [&str; 4] = ["proposal", "post.md", "--profile", "ada.md"];

fn example() -> Gig {
    Gig::new().file("post.md", POST).file("ada.md", ADA)
}

/// A world whose drafts are made quickly even by a debug build: for tests that make many.
fn quick() -> Gig {
    Gig::new()
        .file("post.md", "Need a logo for my bakery. Budget $200.\n")
        .file("ada.md", "---\nname: Ada\n---\n## Skills\n- Logo design\n")
}

fn with(arguments: &[&'static str]) -> Vec<&'static str> {
    [&DRAFT[..], arguments].concat()
}

fn file(gig: &Gig) -> PathBuf {
    gig.home().join("data/history.db")
}

/// How many drafts the history lists.
fn count(gig: &Gig) -> usize {
    let listed = gig.run(&["history", "list", "--json", "--limit", "0"]);
    listed.ok().json()["drafts"].as_array().unwrap().len()
}

#[test]
fn a_draft_is_kept_and_shown_as_it_was() {
    let gig = example();
    let first = gig.run(&DRAFT);
    first.ok().stderr_has("history.db, on this machine only");
    let again = gig.run(&DRAFT);
    assert!(
        !again.ok().stderr().contains("history.db"),
        "said once only"
    );
    gig.run(&["history", "list"])
        .ok()
        .stdout_has("Shopify sales dashboard");
    let shown = gig.run(&["history", "show", "1"]);
    assert_eq!(shown.ok().stdout(), first.stdout());
    let entry = gig.run(&["history", "show", "last", "--json"]).ok().json();
    assert_eq!(entry["id"], 2);
    assert_eq!(entry["versions"][0]["status"], "complete");
    assert_eq!(entry["versions"][0]["receipt"]["model"], "offline");
    assert_eq!(entry["post"]["text"], POST.trim_end().to_owned() + "\n");
    gig.run(&["history", "show", "1", "--sent"])
        .ok()
        .stderr_has("nothing left the machine");
}

#[test]
fn every_json_follows_its_schema() {
    let gig = example();
    gig.run(&DRAFT).ok();
    for (arguments, name) in [
        (&["history", "list", "--json"][..], "history"),
        (&["history", "show", "1", "--json"], "history-entry"),
    ] {
        let schema = gig.run(&["schema", name]).ok().json();
        let validator = jsonschema::validator_for(&schema).expect("a schema");
        let printed = gig.run(arguments).ok().json();
        let wrong: Vec<String> = validator
            .iter_errors(&printed)
            .map(|error| error.to_string())
            .collect();
        assert!(wrong.is_empty(), "{name}: {wrong:#?}");
    }
}

#[test]
fn what_was_sent_is_kept_to_the_byte_with_its_repair() {
    let bad = "saffron\n\nMail me at ada@example.com or on WhatsApp.";
    let endpoint = Endpoint::start(vec![good_stream(bad), good_stream("saffron\n\nBetter.")]);
    let gig = example()
        .env("OPENAI_BASE_URL", endpoint.base_url())
        .env("OPENAI_API_KEY", "canary-key");
    gig.run(&with(&["--model", "m-1"]));
    let entry = gig.run(&["history", "show", "--json"]).ok().json();
    let versions = entry["versions"].as_array().unwrap();
    let causes: Vec<_> = versions.iter().map(|version| &version["cause"]).collect();
    assert_eq!(causes, ["draft", "repair"], "{entry:#}");
    assert_eq!(versions[0]["draft"], bad);
    let requests = endpoint.requests();
    let mut contents = Vec::new();
    for version in versions {
        for message in version["sent"].as_array().unwrap() {
            contents.push(message["content"].as_str().unwrap().to_owned());
        }
    }
    let asked = requests.last().unwrap().json();
    let asked: Vec<_> = asked["messages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|message| message["content"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(contents, asked);
    let sent = gig.run(&["history", "show", "--sent"]);
    sent.ok().stdout_has(&endpoint.base_url());
    assert!(!sent.stdout().contains("canary-key"));
    let bytes = std::fs::read(file(&gig)).unwrap();
    assert!(!has(&bytes, b"canary-key"), "no key in the file");
}

#[test]
fn it_is_off_when_the_user_says_so() {
    for gig in [
        example().env("GIG_HISTORY", "0"),
        example().home_file("config.toml", "history = false\n"),
    ] {
        gig.run(&DRAFT).ok();
        assert!(!file(&gig).exists());
    }
    let gig = example();
    gig.run(&with(&["--no-history"])).ok();
    gig.run(&with(&["--dry-run"])).ok();
    assert!(!file(&gig).exists());
    assert_eq!(count(&gig), 0);
    gig.run(&["history", "show"])
        .exits(3)
        .stderr_has("nothing in the history yet");
}

#[cfg(unix)]
#[test]
fn the_files_are_the_users_alone() {
    use std::os::unix::fs::PermissionsExt;
    let gig = example();
    gig.run(&DRAFT).ok();
    let folder = file(&gig).parent().unwrap().to_owned();
    assert_eq!(mode(&folder), 0o700);
    let open = rusqlite::Connection::open(file(&gig)).unwrap();
    // A reader keeps the files beside it in place.
    let _: i64 = open
        .query_row("SELECT count(*) FROM letter", [], |row| row.get(0))
        .unwrap();
    gig.run(&DRAFT).ok();
    let mut seen = 0;
    for entry in std::fs::read_dir(&folder).unwrap() {
        let entry = entry.unwrap();
        assert_eq!(mode(&entry.path()), 0o600, "{:?}", entry.file_name());
        seen += 1;
    }
    assert_eq!(seen, 3);

    fn mode(path: &Path) -> u32 {
        std::fs::metadata(path).unwrap().permissions().mode() & 0o777
    }
}

/// Fifty, in less than five seconds, with a release build; a debug build is ten times slower and
/// starves what runs beside it.
#[test]
fn many_at_once_lose_nothing() {
    let many = if cfg!(debug_assertions) { 12 } else { 50 };
    let gig = quick();
    let started = Instant::now();
    let children: Vec<_> = (0..many)
        .map(|_| {
            gig.command(&with(&["-q"]))
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    let mut notices = String::new();
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success());
        assert!(!output.stdout.is_empty());
        notices += &String::from_utf8_lossy(&output.stderr);
    }
    let seconds = started.elapsed().as_secs_f64();
    println!("{many} at once: {seconds:.2} s");
    assert_eq!(notices, "");
    assert_eq!(count(&gig), many);
    if !cfg!(debug_assertions) {
        assert!(seconds < 5.0, "{seconds}");
    }
}

/// A hundred rounds were run by hand (`GIG_TEST_ROUNDS=100`); some are enough to see it break.
#[test]
fn a_killed_process_leaves_whole_entries_or_none() {
    let gig = quick();
    gig.run(&DRAFT).ok();
    let rounds: u64 = std::env::var("GIG_TEST_ROUNDS").map_or(12, |text| text.parse().unwrap());
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..rounds {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let mut child = gig
            .command(&with(&["-q"]))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // The history is written after the draft: the moments lie between the first byte of it and
        // the end.
        let mut first = [0];
        child.stdout.take().unwrap().read_exact(&mut first).unwrap();
        std::thread::sleep(Duration::from_micros(random % 12_000));
        let _ = child.kill();
        child.wait().unwrap();
        let open = rusqlite::Connection::open(file(&gig)).unwrap();
        let sound: String = open
            .pragma_query_value(None, "integrity_check", |row| row.get(0))
            .unwrap();
        assert_eq!(sound, "ok");
    }
    let open = rusqlite::Connection::open(file(&gig)).unwrap();
    let half: i64 = open
        .query_row(
            "SELECT count(*) FROM letter WHERE id NOT IN (SELECT letter FROM version)
                OR id NOT IN (SELECT rowid FROM words)
                OR post NOT IN (SELECT sha256 FROM post)",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(half, 0);
    drop(open);
    let kept = count(&gig);
    println!("{kept} of {} kept", rounds + 1);
    gig.run(&DRAFT).ok();
    assert_eq!(count(&gig), kept + 1);
}

#[cfg(unix)]
#[test]
fn a_full_disk_costs_the_entry_and_not_the_draft() {
    let gig = example();
    for limit in ["0", "40"] {
        let gig_itself = gig.command(&[]);
        let mut shell = std::process::Command::new("/bin/sh");
        // A file that may not grow: what a write to a full disk is to the process.
        let script = "trap '' XFSZ; ulimit -f \"$0\"; exec \"$@\"";
        let output = shell
            .args(["-c", script, limit])
            .arg(gig_itself.get_program())
            .args(DRAFT)
            .current_dir(gig.folder())
            .env_clear()
            .env("GIG_HOME", gig.home())
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{stderr}");
        assert!(output.stdout.starts_with(b"saffron"));
        assert!(
            stderr.contains("this draft is not kept: history: "),
            "{stderr}"
        );
    }
    assert_eq!(count(&gig), 0);
    gig.run(&DRAFT).ok();
    assert_eq!(count(&gig), 1);
    // What is there can be read on a full disk.
    let mut shell = std::process::Command::new("/bin/sh");
    let script = "trap '' XFSZ; ulimit -f 0; exec \"$0\" \"$@\"";
    let output = shell
        .args(["-c", script])
        .arg(gig.command(&[]).get_program())
        .args(["history", "show", "1"])
        .current_dir(gig.folder())
        .env_clear()
        .env("GIG_HOME", gig.home())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(output.stdout.starts_with(b"saffron"), "{output:?}");
}

#[test]
fn a_newer_format_is_refused_politely_and_left_alone() {
    let gig = example();
    gig.run(&DRAFT).ok();
    let open = rusqlite::Connection::open(file(&gig)).unwrap();
    open.pragma_update(None, "user_version", 99).unwrap();
    drop(open);
    let before = std::fs::read(file(&gig)).unwrap();
    gig.run(&DRAFT)
        .ok()
        .stdout_has("saffron")
        .stderr_has("written by a newer gig");
    gig.run(&["history", "list"])
        .exits(3)
        .stderr_has("format 99")
        .stderr_has("update gig");
    assert_eq!(std::fs::read(file(&gig)).unwrap(), before);
}

#[test]
fn a_file_that_is_no_history_costs_nothing_but_the_entry() {
    let gig = example().home_file(
        "data/history.db",
        "not a database, whatever it says".repeat(40),
    );
    gig.run(&DRAFT)
        .ok()
        .stdout_has("saffron")
        .stderr_has("is no history");
}

#[test]
fn drafts_are_found_by_their_words_in_any_script() {
    let gig = Gig::new()
        .file(
            "post.md",
            "Diseño de logotipo para panadería. Presupuesto $200.\n",
        )
        .file("two.md", "需要一个网店的数据看板。预算200美元。\n")
        .file("ada.md", "---\nname: Ada\n---\n## Skills\n- Logo design\n");
    gig.run(&DRAFT).ok();
    gig.run(&["proposal", "two.md", "--profile", "ada.md"]).ok();
    for (words, id) in [
        ("panaderia logo", "1  "),
        ("diseñ", "1  "),
        ("数据看板", "2  "),
    ] {
        let run = gig.run(&["history", "search", words]);
        assert!(run.ok().stdout().starts_with(id), "{}", run.transcript());
    }
    for words in ["\"", "a\" OR \"b", "NEAR(", "*", "%", "zebra"] {
        let run = gig.run(&["history", "search", "--json", words]);
        assert_eq!(
            run.ok().json()["drafts"].as_array().unwrap().len(),
            0,
            "{words}"
        );
    }
}

#[test]
fn a_difference_is_shown_between_drafts_and_exported_lines_are_whole() {
    let gig = quick().file("two.md", "Need a logo for my brewery. Budget $300.\n");
    gig.run(&DRAFT).ok();
    gig.run(&["proposal", "two.md", "--profile", "ada.md"]).ok();
    let diff = gig.run(&["history", "diff", "1", "last"]);
    diff.ok().stdout_has("--- draft 1").stdout_has("\n+");
    gig.run(&["history", "diff", "1", "1"])
        .ok()
        .stderr_has("no difference");
    gig.run(&["history", "diff", "1"])
        .exits(2)
        .stderr_has("one version only");
    let exported = gig.run(&["history", "export"]).ok().stdout();
    let ids: Vec<i64> = exported
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .filter_map(|entry| entry["id"].as_i64())
        .collect();
    assert_eq!(ids, [1, 2]);
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
