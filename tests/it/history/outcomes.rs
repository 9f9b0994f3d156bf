//! Marks and figures: what `stats` says of a made history against the same figures counted here.

use gigsmith::outcome::{Entry, Mark, Status, Version};
use gigsmith::store::history::History;
use serde_json::{Value, json};

use super::{example, file, quick};
use crate::support::Gig;

#[test]
fn marks_are_said_taken_back_and_listed_by() {
    let gig = quick();
    gig.run(&super::DRAFT).ok();
    gig.run(&super::DRAFT).ok();
    gig.run(&["history", "mark", "1", "sent", "--at", "2026-01-05"])
        .ok();
    gig.run(&["history", "mark", "1", "replied"]).ok();
    gig.run(&["history", "mark", "last", "sent"]).ok();
    gig.run(&["history", "mark", "last", "--undo"])
        .ok()
        .stderr_has("no longer sent");
    let ids = |status: &str| -> Vec<i64> {
        let listed = gig.run(&["history", "list", "--json", "--status", status]);
        let listed = listed.ok().json();
        let drafts = listed["drafts"].as_array().unwrap().clone();
        drafts
            .iter()
            .filter_map(|draft| draft["id"].as_i64())
            .collect()
    };
    assert_eq!(ids("replied"), [1]);
    assert_eq!(ids("unmarked"), [2]);
    assert!(ids("sent").is_empty());
    gig.run(&["history", "list"]).ok().stdout_has("replied");
    let entry = gig.run(&["history", "show", "1", "--json"]).ok().json();
    assert_eq!(entry["marks"][0]["made"], "2026-01-05T00:00:00Z");
    gig.run(&["history", "mark", "1", "won"]).exits(2);
    gig.run(&["history", "mark", "7", "sent"])
        .exits(3)
        .stderr_has("no draft 7");
    gig.run(&["history", "mark", "1", "sent", "--at", "yesterday"])
        .exits(2)
        .stderr_has("not a date");
}

const OPENINGS: [(&str, &str); 3] = [
    ("greeting", "Hello,"),
    ("client", "Your shop loses carts."),
    ("question", "Is the export nightly?"),
];
const TRADES: [&str; 4] = ["Python", "Logo Design", "SEO", "C, \"quoted\""];

/// A row of the made history, and what is true of it.
struct Made {
    opening: &'static str,
    words: usize,
    trade: &'static str,
    fit: f64,
    marks: Vec<Mark>,
}

fn made(rows: usize) -> Vec<Made> {
    let mut state = 7_u64;
    let mut next = move |below: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) % below
    };
    let mut one = |_| {
        let (opening, first) = OPENINGS[next(3) as usize];
        let rest = next(320) as usize;
        let likely = if opening == "client" { 60 } else { 15 };
        let marks = match next(10) {
            0 => vec![],
            1 => vec![Mark::Sent, Mark::Withdrawn],
            2 => vec![Mark::Lost],
            _ if next(100) < likely => match next(3) {
                0 => vec![Mark::Sent, Mark::Replied, Mark::Hired],
                1 => vec![Mark::Sent, Mark::Viewed, Mark::Interview, Mark::Lost],
                _ => vec![Mark::Replied],
            },
            _ => vec![Mark::Sent],
        };
        Made {
            opening,
            words: first.split_whitespace().count() + rest,
            trade: TRADES[next(4) as usize],
            fit: next(101) as f64,
            marks,
        }
    };
    (0..rows).map(&mut one).collect()
}

/// A letter made by a model, with these marks.
pub fn letter(text: &str, marks: &[Mark]) -> Entry {
    Entry {
        id: 0,
        made: 0,
        command: "proposal".into(),
        title: "A job".into(),
        profile: None,
        post: None,
        trade: None,
        score: None,
        marks: marks.iter().map(|&mark| (mark, 0)).collect(),
        versions: vec![Version {
            made: 0,
            cause: "draft".into(),
            status: Status::Complete,
            text: text.into(),
            findings: json!([]),
            template: "proposal (built-in)".into(),
            model: "m".into(),
            endpoint: None,
            inputs: json!({}),
            usage: None,
            gig: "0".into(),
            messages: Vec::new(),
        }],
    }
}

fn write(gig: &Gig, rows: &[Made]) {
    let mut history = History::create(&file(gig)).unwrap();
    for (at, row) in (0_i64..).zip(rows) {
        let (_, first) = OPENINGS
            .iter()
            .find(|(name, _)| *name == row.opening)
            .unwrap();
        let rest = row.words - first.split_whitespace().count();
        let entry = Entry {
            made: 1_700_000_000 + at * 1000,
            title: format!("Job {at}"),
            trade: Some(row.trade.into()),
            score: Some(row.fit),
            ..letter(&format!("{first}\n{}", "word ".repeat(rest)), &row.marks)
        };
        assert_eq!(history.record(&entry).unwrap(), at + 1);
    }
}

/// Whether `end` is where Wilson's interval of `hits` of `of` ends: 1.96 standard errors of itself
/// away from the share.
fn is_end(end: f64, hits: usize, of: usize) -> bool {
    let share = hits as f64 / of as f64;
    let error = (end * (1.0 - end) / of as f64).sqrt();
    ((share - end).abs() - 1.959_963_984_540_054 * error).abs() < 1e-9
}

fn agrees(found: &Value, rows: &[&Made]) {
    let answered = [Mark::Replied, Mark::Interview, Mark::Hired];
    let replied = rows
        .iter()
        .filter(|row| row.marks.iter().any(|mark| answered.contains(mark)))
        .count();
    let hired = rows
        .iter()
        .filter(|row| row.marks.contains(&Mark::Hired))
        .count();
    assert_eq!(found["sent"], rows.len(), "{found}");
    for (name, hits) in [("replied", replied), ("hired", hired)] {
        let rate = &found[name];
        assert_eq!(rate["count"], hits, "{found}");
        let share = hits as f64 / rows.len() as f64;
        assert!((rate["share"].as_f64().unwrap() - share).abs() < 1e-12);
        for end in ["low", "high"] {
            assert!(
                is_end(rate[end].as_f64().unwrap(), hits, rows.len()),
                "{found}"
            );
        }
    }
    assert_eq!(found["enough"], rows.len() >= 10);
}

#[test]
fn figures_of_300_letters_agree_with_the_same_counted_here() {
    let gig = Gig::new();
    let rows = made(300);
    write(&gig, &rows);
    let stats = gig.run(&["history", "stats", "--json"]).ok().json();
    let is_sent = |row: &&Made| !row.marks.is_empty() && row.marks != [Mark::Sent, Mark::Withdrawn];
    let sent: Vec<&Made> = rows.iter().filter(is_sent).collect();
    assert_eq!(stats["drafts"], 300);
    agrees(&stats["all"], &sent);
    type Named = fn(&Made) -> String;
    let by: [(&str, Named); 4] = [
        ("opening", |row| row.opening.to_owned()),
        ("trade", |row| row.trade.to_owned()),
        ("length", |row| {
            let name = match row.words {
                0..60 => "under 60",
                60..120 => "60–119",
                120..200 => "120–199",
                200..300 => "200–299",
                _ => "300 and more",
            };
            format!("{name} words")
        }),
        ("fit", |row| {
            let name = match row.fit as u32 {
                0..40 => "under 40",
                40..60 => "40–59",
                60..80 => "60–79",
                _ => "80 and more",
            };
            name.to_owned()
        }),
    ];
    for (group, name) in by {
        let found = stats["by"][group]["rows"].as_array().unwrap();
        let mut counted = 0;
        for row in found {
            let own: Vec<&Made> = sent
                .iter()
                .copied()
                .filter(|made| name(made) == row["name"])
                .collect();
            agrees(row, &own);
            counted += own.len();
        }
        assert_eq!(counted, sent.len(), "{group}");
    }
    assert_eq!(stats["by"]["opening"]["difference"]["more"], "client");
    assert_eq!(stats["by"]["fit"]["difference"], Value::Null);
    let schema = gig.run(&["schema", "history-stats"]).ok().json();
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    assert!(validator.is_valid(&stats));
}

#[test]
fn figures_are_readable_as_text_and_csv() {
    let gig = Gig::new();
    write(&gig, &made(300));
    let text = gig.run(&["history", "stats"]).ok().stdout();
    println!("{text}");
    assert!(text.contains("'client' gets more replies than"), "{text}");
    assert!(
        text.contains("no difference that so few letters can show"),
        "{text}"
    );
    assert!(text.contains('█'), "{text}");
    let csv = gig.run(&["history", "stats", "--csv"]).ok().stdout();
    assert!(csv.starts_with("by,name,sent,replied,"), "{csv}");
    assert!(csv.contains("trade,\"C, \"\"quoted\"\"\","), "{csv}");
    let empty = example().run(&["history", "stats"]);
    empty.ok().stdout_has("nothing to count yet");
}
