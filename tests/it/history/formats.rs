//! Files of every earlier format become the newest one, with all that is in them.

use gigsmith::store::history::{Filter, History, newest};
use rusqlite::Connection;

use super::{DRAFT, count, example, file};
use crate::support::Gig;

/// A history as format `version` wrote it.
fn old(gig: &Gig, version: i64) {
    let path = format!(
        "{}/tests/cases/history/v{version}.sql",
        env!("CARGO_MANIFEST_DIR")
    );
    let script = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{path}: {error}: a file of each format is kept"));
    std::fs::create_dir_all(file(gig).parent().unwrap()).unwrap();
    Connection::open(file(gig))
        .unwrap()
        .execute_batch(&script)
        .unwrap();
}

#[test]
fn every_earlier_format_is_brought_to_the_newest() {
    for version in 1..newest() {
        let gig = example();
        old(&gig, version);
        gig.run(&["history", "search", "lighthouse"])
            .ok()
            .stdout_has("painted twice");
        let open = Connection::open(file(&gig)).unwrap();
        let now: i64 = open
            .pragma_query_value(None, "user_version", |row| row.get(0))
            .unwrap();
        assert_eq!(now, newest());
        drop(open);
        let entry = gig.run(&["history", "show", "3", "--json"]).ok().json();
        assert_eq!(
            entry["versions"][0]["sent"][1]["content"],
            "The post: a lighthouse."
        );
        assert_eq!(entry["versions"][1]["usage"]["completion"], 2);
        assert_eq!(entry["marks"][1]["mark"], "replied");
        assert_eq!(entry["post"]["keep"], true);
        let listed = gig.run(&["history", "list", "--json"]).ok().json();
        assert_eq!(listed["drafts"][0]["status"], "interrupted");
        let skills = gig.run(&["skills", "--json"]).ok().json();
        assert_eq!(
            skills["skills"][0]["skill"], "Python",
            "read from the post's text"
        );
        gig.run(&DRAFT).ok();
        assert_eq!(count(&gig), 3);
        gig.run(&["history", "show", "6"]).ok();
    }
}

#[test]
fn many_that_open_an_old_file_at_once_change_it_once() {
    let gig = example();
    old(&gig, 1);
    let path = file(&gig);
    std::thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| {
                let history = History::open(&path).unwrap().unwrap();
                assert_eq!(history.list(&Filter::default()).unwrap().len(), 2);
                assert!(!history.is_new());
            });
        }
    });
}

#[test]
fn many_that_make_the_file_at_once_make_it_once() {
    let gig = example();
    let path = file(&gig);
    let made: usize = std::thread::scope(|scope| {
        let all: Vec<_> = (0..24)
            .map(|_| scope.spawn(|| History::create(&path).unwrap().is_new()))
            .collect();
        all.into_iter()
            .map(|one| usize::from(one.join().unwrap()))
            .sum()
    });
    assert_eq!(made, 1);
}
