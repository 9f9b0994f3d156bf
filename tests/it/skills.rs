//! `gig skills`: what given and remembered posts ask for together.

use serde_json::{Value, json};

use crate::support::Gig;

const ADA: &str = "---\nname: Ada\n---\n## Skills\n- Python\n- Shopify\n";

/// Forty posts over four months; Figma comes up in the later half.
fn rows() -> String {
    let mut rows = String::new();
    for at in 0..40 {
        let month = 1 + at / 10;
        let skill = if at >= 20 && at % 5 != 0 {
            "Figma"
        } else {
            "Shopify"
        };
        let row = json!({
            "id": at,
            "title": format!("Work number {at} with Python and {skill}"),
            "text": format!("Requirements:\n- Python\n- {skill}\nBudget: ${}/hour", 20 + at % 3 * 10),
            "posted_at": format!("2026-0{month}-15T10:00:00Z"),
        });
        rows += &format!("{row}\n");
    }
    rows
}

fn row<'a>(printed: &'a Value, skill: &str) -> &'a Value {
    let rows = printed["skills"].as_array().unwrap();
    rows.iter()
        .find(|row| row["skill"] == skill)
        .unwrap_or_else(|| panic!("no {skill}: {printed:#}"))
}

#[test]
fn rows_are_counted_with_trend_pay_and_gap() {
    let gig = Gig::new().file("posts.jsonl", rows()).file("ada.md", ADA);
    let run = gig.run(&["skills", "posts.jsonl", "--profile", "ada.md", "--json"]);
    let printed = run.ok().json();
    let schema = gig.run(&["schema", "skills"]).ok().json();
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let wrong: Vec<String> = validator
        .iter_errors(&printed)
        .map(|error| error.to_string())
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(
        (&printed["posts"], &printed["dated"]),
        (&json!(40), &json!(40))
    );
    assert_eq!(printed["from"], "2026-01-15");
    let (python, figma) = (row(&printed, "Python"), row(&printed, "Figma"));
    assert_eq!(
        (&python["posts"], &python["profile"]),
        (&json!(40), &json!("has"))
    );
    assert_eq!(python["pay"][0]["median"], 30.0);
    assert_eq!(
        (&figma["posts"], &figma["profile"]),
        (&json!(16), &json!("missing"))
    );
    assert_eq!(
        (&figma["trend"], &figma["opens"]),
        (&json!("rising"), &json!(16))
    );
    assert_eq!(row(&printed, "Shopify")["trend"], "falling");
    assert_eq!(
        figma["months"][3],
        json!({"month": "2026-04", "posts": 8, "of": 10})
    );
    let text = gig.run(&["skills", "posts.jsonl", "--profile", "ada.md"]);
    println!("{}", text.stdout());
    text.ok()
        .stdout_has("Figma: the only missing must-have in 16 of 40 posts")
        .stdout_has("↑")
        .stdout_has("hourly 30 USD");
}

#[test]
fn a_folder_a_pipe_and_a_broken_row_are_read() {
    let gig = Gig::new()
        .file("posts/a.md", "Logo wanted, in Figma. Budget $200.")
        .file("posts/b.txt", "A Python script. Budget $300.")
        .file("posts/copy.txt", "A Python script. Budget $300.")
        .file("posts/picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    let printed = gig.run(&["skills", "posts", "--json"]).ok().json();
    assert_eq!(printed["posts"], 2, "the copy counts once");
    assert_eq!(printed["profile"], Value::Null);
    let gig =
        Gig::new().stdin("{\"text\":\"Python script\"}\n{\"text\":\"Python work\"}\nnonsense\n");
    let run = gig.run(&["skills", "-", "--json"]);
    run.ok().stderr_has("left out: 1");
    assert_eq!(row(&run.json(), "Python")["posts"], 2);
}

#[test]
fn drafted_posts_count_even_when_their_text_is_gone() {
    let gig = Gig::new()
        .profile("ada", ADA)
        .file("post.md", "Need a shop in Shopify.\nBudget: $900 fixed.\n")
        .env("GIG_POST_DAYS", "0");
    gig.run(&["skills"])
        .exits(3)
        .stderr_has("no posts to count");
    gig.run(&["proposal", "post.md"]);
    gig.run(&["proposal", "post.md"]);
    let open = rusqlite::Connection::open(gig.home().join("data/history.db")).unwrap();
    open.execute("UPDATE post SET text = NULL", []).unwrap();
    drop(open);
    let printed = gig.run(&["skills", "--json"]).ok().json();
    assert_eq!(printed["posts"], 1, "one post, whatever the drafts");
    assert_eq!(row(&printed, "Shopify")["profile"], "has");
    assert_eq!(printed["profile"], "ada.md");
}
