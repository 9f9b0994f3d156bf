//! What is deleted is gone from the files, and a post's text goes when its time is over.

use std::path::Path;

use super::{DRAFT, count, example, file, has, with};
use crate::support::Gig;
use crate::support::endpoint::{Endpoint, good_stream};

/// Whether `words` stand in any file of the folder.
fn readable(folder: &Path, words: &str) -> bool {
    let files = std::fs::read_dir(folder).unwrap();
    files
        .map(|entry| std::fs::read(entry.unwrap().path()).unwrap())
        .any(|bytes| has(&bytes, words.as_bytes()))
}

fn data(gig: &Gig) -> std::path::PathBuf {
    file(gig).parent().unwrap().to_owned()
}

#[test]
fn nothing_is_left_to_read_after_delete_all() {
    let gig = example();
    for _ in 0..3 {
        gig.run(&DRAFT).ok();
    }
    gig.run(&["history", "mark", "2", "sent"]).ok();
    let words = [
        "Looker Studio",
        "Klaviyo",
        "14,000",
        "saffron",
        "ada.md",
        "looker",
    ];
    assert!(words.iter().any(|words| readable(&data(&gig), words)));
    // A reader that keeps the write-ahead log open.
    let reader = rusqlite::Connection::open(file(&gig)).unwrap();
    let _: i64 = reader
        .query_row("SELECT count(*) FROM letter", [], |row| row.get(0))
        .unwrap();
    gig.run(&["history", "delete", "--all"])
        .ok()
        .stderr_has("3 drafts");
    for words in words {
        assert!(!readable(&data(&gig), words), "'{words}' is still there");
    }
    drop(reader);
    assert_eq!(count(&gig), 0);
    gig.run(&DRAFT).ok();
    gig.run(&["history", "show", "4"]).ok();
}

#[test]
fn one_deleted_draft_leaves_the_others() {
    let gig = example().file(
        "other.md",
        "Need a zeppelin painted in ultramarine. Budget $900.\n",
    );
    gig.run(&DRAFT).ok();
    gig.run(&["proposal", "other.md", "--profile", "ada.md"])
        .ok();
    assert!(readable(&data(&gig), "ultramarine"));
    gig.run(&["history", "delete", "last"]).ok();
    for words in ["ultramarine", "zeppelin"] {
        assert!(!readable(&data(&gig), words), "'{words}' is still there");
    }
    assert_eq!(count(&gig), 1);
    gig.run(&["history", "search", "shopify"])
        .ok()
        .stdout_has("1  ");
    gig.run(&["history", "show", "2"])
        .exits(3)
        .stderr_has("no draft 2");
}

/// Moves everything in the history into the past.
fn age(gig: &Gig, days: i64) {
    let open = rusqlite::Connection::open(file(gig)).unwrap();
    for change in [
        "UPDATE post SET seen = seen - ?1 * 86400",
        "UPDATE letter SET made = made - ?1 * 86400",
    ] {
        open.execute(change, [days]).unwrap();
    }
}

#[test]
fn a_posts_text_goes_after_its_time_from_what_was_sent_too() {
    let endpoint = Endpoint::always(good_stream("saffron\n\nYour numbers, checked."));
    let gig = example()
        .file(
            "other.md",
            "Need a zeppelin painted.\nUse ultramarine. Budget $900.\n",
        )
        .file(
            "kept.md",
            "Need a dirigible washed.\nUse heliotrope soap. Budget $90.\n",
        )
        .env("OPENAI_BASE_URL", endpoint.base_url());
    let online = ["-m", "m-1", "--repair", "0"];
    let draft = |post: &'static str, more: &[&'static str]| {
        let arguments = [
            &["proposal", post, "--profile", "ada.md"][..],
            &online,
            more,
        ]
        .concat();
        gig.run(&arguments);
    };
    draft("other.md", &[]);
    draft("kept.md", &["--keep"]);
    assert!(readable(&data(&gig), "ultramarine"));
    age(&gig, 29);
    draft("post.md", &[]);
    let text = |id: &str| {
        let entry = gig.run(&["history", "show", id, "--json"]).ok().json();
        let sent = entry["versions"][0]["sent"].clone();
        (entry["post"]["text"].clone(), sent)
    };
    assert!(text("1").0.is_string(), "29 days are not 30");
    age(&gig, 2);
    draft("post.md", &[]);
    let (post, sent) = text("1");
    assert!(post.is_null());
    assert!(
        sent[0]["content"].is_string() && sent[1]["content"].is_null(),
        "{sent:#}"
    );
    assert_eq!(sent[1]["sha256"].as_str().map(str::len), Some(64));
    assert!(text("2").0.is_string(), "--keep keeps");
    gig.run(&["history", "show", "1", "--sent"])
        .ok()
        .stdout_has("whose time is over");
    gig.run(&["history", "show", "1"])
        .ok()
        .stdout_has("Your numbers");
    gig.run(&["history", "prune"]).ok();
    assert!(!readable(&data(&gig), "ultramarine"));
    assert!(readable(&data(&gig), "heliotrope soap"));
}

#[test]
fn prune_deletes_old_drafts_only_when_told_and_never_marked_ones() {
    let gig = example();
    gig.run(&DRAFT).ok();
    gig.run(&DRAFT).ok();
    gig.run(&["history", "mark", "1", "replied"]).ok();
    age(&gig, 100);
    gig.run(&with(&["-q"])).ok();
    gig.run(&["history", "prune"]).ok();
    assert_eq!(count(&gig), 3);
    gig.run(&["history", "prune", "--days", "60", "--drafts"])
        .ok()
        .stderr_has("deleted: 1 draft");
    assert_eq!(count(&gig), 2);
}
