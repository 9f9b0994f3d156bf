//! `gig match` as a whole.

use crate::support::Gig;
use crate::support::endpoint::{Endpoint, answer};

const POST: &str = include_str!("../../examples/post.md");
const ADA: &str = include_str!("../../examples/ada.md");

const ROWS: &str = "\
{\"id\":\"a\",\"title\":\"Bookkeeper\",\"text\":\"QuickBooks every month\"}
{\"id\":\"b\",\"title\":\"Shopify sync in Python\",\"description\":\"Orders into BigQuery\"}
not a row
{\"id\":\"c\",\"title\":\"Logo\",\"text\":\"A logo in Illustrator\"}
";

const PROFILES: &str = "\
{\"id\":\"p1\",\"skills\":[\"Graphic Design\",\"Illustrator\"],\"bio\":\"I draw.\"}
{\"id\":\"p2\",\"skills\":[\"Python\",\"Shopify\"],\"bio\":\"Data for shops.\"}
";

fn example() -> Gig {
    Gig::new()
        .file("post.md", POST)
        .file("ada.md", ADA)
        .file("posts.jsonl", ROWS)
        .file("profiles.jsonl", PROFILES)
}

fn lines(text: &str) -> Vec<serde_json::Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).expect("a JSON line"))
        .collect()
}

#[test]
fn every_line_of_json_follows_the_published_schema() {
    let gig = example();
    let schema = gig.run(&["schema", "match"]).json();
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let commands: [&[&str]; 4] = [
        &["match", "post.md", "--profile", "ada.md"],
        &["match", "posts.jsonl", "--profile", "ada.md"],
        &["match", "posts.jsonl", "--profiles", "profiles.jsonl"],
        &["match", "posts.jsonl", "--profile", "ada.md", "--cards"],
    ];
    for command in commands {
        let run = gig.run(&[command, &["--json"]].concat());
        let found = lines(&run.ok().stdout());
        assert!(!found.is_empty(), "{command:?}");
        for line in found {
            let wrong: Vec<String> = validator
                .iter_errors(&line)
                .map(|error| error.to_string())
                .collect();
            assert!(wrong.is_empty(), "{command:?} {wrong:#?}\n{line}");
        }
    }
}

#[test]
fn the_card_quotes_the_profile_and_says_what_is_missing() {
    let run = example().run(&["match", "post.md", "--profile", "ada.md"]);
    let text = run.ok().stdout();
    assert!(text.starts_with("APPLY"), "{text}");
    assert!(text.contains("ada.md:14  \"BigQuery, SQL\""), "{text}");
    assert!(text.contains("Churn dashboard"), "{text}");
    assert!(text.contains("Klaviyo"), "{text}");
    assert!(text.contains("saffron"), "{text}");
}

#[test]
fn every_quoted_line_stands_in_the_profile() {
    let run = example().run(&["match", "post.md", "--profile", "ada.md", "--json"]);
    let card = run.ok().json();
    let mut quotes = 0;
    for coverage in card["coverage"].as_array().expect("coverage") {
        for line in coverage["evidence"].as_array().expect("evidence") {
            let number = line["line"].as_u64().expect("a line") as usize;
            let source = ADA.lines().nth(number - 1).expect("a line of the file");
            let quote = line["quote"].as_str().expect("a quote");
            assert!(source.contains(quote), "{quote} in {source}");
            quotes += 1;
        }
    }
    assert!(quotes >= 3);
}

#[test]
fn posts_are_ranked_for_the_profile_and_a_bad_line_is_told() {
    let gig = example();
    let run = gig.run(&["match", "posts.jsonl", "--profile", "ada.md", "--json"]);
    let found = lines(&run.ok().stdout());
    assert_eq!(found[0]["id"], "b");
    assert!(run.stderr().contains("posts.jsonl:3"), "{}", run.stderr());
    let top = gig.run(&[
        "match",
        "posts.jsonl",
        "--profile",
        "ada.md",
        "--json",
        "--top",
        "1",
    ]);
    assert_eq!(lines(&top.stdout()).len(), 1);
}

#[test]
fn rows_can_be_piped_in() {
    let run = example()
        .stdin(ROWS)
        .run(&["match", "--profile", "ada.md", "--json"]);
    assert_eq!(lines(&run.ok().stdout())[0]["id"], "b");
}

#[test]
fn profiles_are_ranked_for_a_post_and_posts_for_each_profile() {
    let gig = example();
    let run = gig.run(&["match", "post.md", "--profiles", "profiles.jsonl", "--json"]);
    let found = lines(&run.ok().stdout());
    assert_eq!(found[0]["id"], "p2");
    let missing = found[0]["missing"].as_array().expect("missing");
    assert!(missing.iter().any(|skill| skill == "Looker Studio"));
    let run = gig.run(&[
        "match",
        "posts.jsonl",
        "--profiles",
        "profiles.jsonl",
        "--rank",
        "posts",
        "--json",
    ]);
    let found = lines(&run.ok().stdout());
    assert_eq!(found[0]["query"], "p1");
    assert_eq!(found[0]["ranking"][0]["id"], "c");
    assert_eq!(found[1]["ranking"][0]["id"], "b");
}

#[test]
fn a_folder_of_posts_is_ranked() {
    let gig = example()
        .file("saved/one.md", "# Bookkeeper\n\nQuickBooks every month\n")
        .file(
            "saved/two.md",
            "# Shopify sync in Python\n\nOrders into BigQuery\n",
        );
    let run = gig.run(&["match", "saved", "--profile", "ada.md", "--json"]);
    let found = lines(&run.ok().stdout());
    let id = found[0]["id"].as_str().expect("an id");
    assert!(id.ends_with("two.md"), "{id}");
}

#[test]
fn nothing_to_rank_is_an_error_that_says_what_a_row_is() {
    let gig = example().file("none.jsonl", "[1]\n[2]\n");
    let run = gig.run(&["match", "none.jsonl", "--profile", "ada.md"]);
    run.exits(3);
    assert!(
        run.stderr().contains("a row is a JSON object"),
        "{}",
        run.stderr()
    );
}

/// Rows that differ in skills, length and rarity of words, so that counts decide the order.
fn many_rows() -> Vec<String> {
    let asked = [
        "Python",
        "Shopify",
        "BigQuery and Looker Studio",
        "Logo design",
        "dbt models",
        "Excel",
    ];
    let tail = [
        "for our shop",
        "with a weekly report",
        "as soon as you can",
        "saffron orders in April",
    ];
    (0..300)
        .map(|n| {
            let (skill, also) = (asked[n % 6], asked[n / 6 % 6]);
            let words = tail[n % 4].repeat(1 + n % 5);
            format!(
                r#"{{"id":"r{n}","title":"{skill} {}","text":"{also}. {words}"}}"#,
                n % 9
            )
        })
        .collect()
}

fn piped(rows: &[String], arguments: &[&str]) -> String {
    let mut text = rows.join("\n");
    text.push('\n');
    let gig = example().stdin(if rows.is_empty() { String::new() } else { text });
    gig.run(arguments).ok().stdout()
}

#[test]
fn parts_put_together_give_the_ranking_of_one_process() {
    let rows = many_rows();
    let whole = piped(&rows, &["match", "-p", "ada.md", "--json"]);
    // Parts of very different sizes, one of a single row and one of none.
    let cuts = [&rows[..1], &rows[1..40], &rows[40..40], &rows[40..]];
    let mut parts: Vec<String> = cuts
        .iter()
        .map(|rows| piped(rows, &["match", "--part", "-p", "ada.md"]))
        .collect();
    parts.reverse();
    let parts = parts.concat();
    let merge = |text: &str, profile: &str| {
        let gig = example()
            .file("bo.md", "# Bo\n## Skills\n- Payroll\n")
            .stdin(text);
        gig.run(&["match", "--merge", "-p", profile, "--json"])
    };
    assert_eq!(merge(&parts, "ada.md").ok().stdout(), whole);
    assert_eq!(lines(&whole).len(), 20);

    let other = merge(&parts, "bo.md");
    assert!(
        other
            .exits(3)
            .stderr()
            .contains("stdin:1 is part of another ranking")
    );
    let (cut, _) = parts.trim_end().rsplit_once('\n').expect("lines");
    assert!(merge(cut, "ada.md").exits(3).stderr().contains("cut short"));
    let rows = merge(&rows.join("\n"), "ada.md");
    assert!(
        rows.exits(3)
            .stderr()
            .contains("stdin:1 is no part of a ranking")
    );
}

#[test]
fn packed_rows_are_read_as_what_they_hold() {
    let rows = many_rows().join("\n");
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut gzip, rows.as_bytes()).expect("memory");
    let level = ruzstd::encoding::CompressionLevel::Fastest;
    let zstandard = ruzstd::encoding::compress_to_vec(rows.as_bytes(), level);
    let gzip = gzip.finish().expect("memory");
    let gig = example()
        .file("rows.jsonl", &rows)
        .file("rows.jsonl.gz", &gzip)
        .file("rows.zst", zstandard)
        .file("cut.jsonl.gz", &gzip[..gzip.len() / 2]);
    let ranked = |file: &str| gig.run(&["match", file, "-p", "ada.md", "--json"]);
    let plain = ranked("rows.jsonl").ok().stdout();
    assert_eq!(ranked("rows.jsonl.gz").ok().stdout(), plain);
    assert_eq!(ranked("rows.zst").ok().stdout(), plain);
    let cut = ranked("cut.jsonl.gz");
    assert!(
        cut.exits(3).stderr().contains("cannot read cut.jsonl.gz"),
        "{}",
        cut.stderr()
    );
}

/// Two posts that skills and words cannot tell apart, and one that leads.
const EQUALS: &str = "\
{\"id\":\"a\",\"title\":\"Python script\",\"text\":\"one\"}
{\"id\":\"b\",\"title\":\"Python script\",\"text\":\"two\"}
{\"id\":\"c\",\"title\":\"Shopify and Python, BigQuery, Looker Studio\",\"text\":\"dbt\"}
";

fn ids(text: &str) -> Vec<String> {
    let rows = lines(text);
    rows.iter()
        .map(|row| row["id"].as_str().expect("an id").to_owned())
        .collect()
}

fn embedding(endpoint: &Endpoint) -> Gig {
    example().file("equals.jsonl", EQUALS).home_file(
        "config.toml",
        format!("endpoint = \"{}\"\n", endpoint.base_url()),
    )
}

const EMBED: [&str; 7] = [
    "match",
    "equals.jsonl",
    "-p",
    "ada.md",
    "--json",
    "--embed",
    "tiny",
];

#[test]
fn meaning_decides_where_skills_and_words_do_not() {
    // In the order of what is sent: c, a, b as ranked by skills and words, then the profile.
    let vectors = r#"{"data":[{"embedding":[1,0.1]},{"embedding":[0,1]},{"embedding":[1,1]},{"embedding":[1,0]}]}"#;
    let endpoint = Endpoint::start(vec![answer(200, &[], vectors)]);
    let gig = embedding(&endpoint);
    assert_eq!(ids(&gig.run(&EMBED[..5]).ok().stdout()), ["c", "a", "b"]);
    assert_eq!(ids(&gig.run(&EMBED).ok().stdout()), ["c", "b", "a"]);
    let requests = endpoint.requests();
    assert_eq!(requests.len(), 1);
    let sent = requests[0].json();
    assert_eq!(
        (&requests[0].line, &sent["model"]),
        (&"POST /v1/embeddings".to_owned(), &"tiny".into())
    );
    let texts = sent["input"].as_array().expect("texts");
    assert!(
        texts[0]
            .as_str()
            .expect("text")
            .starts_with("Shopify and Python"),
        "{texts:?}"
    );
    assert_eq!(texts.len(), 4);
}

#[test]
fn a_refusal_is_one_line_and_the_ranking_stands() {
    let refusal = r#"{"error":{"message":"no such model tiny"}}"#;
    let endpoint = Endpoint::start(vec![answer(404, &[], refusal)]);
    let gig = embedding(&endpoint);
    let run = gig.run(&EMBED);
    assert_eq!(ids(&run.ok().stdout()), ["c", "a", "b"]);
    let told = run.stderr();
    assert_eq!(told.lines().count(), 1, "{told}");
    assert!(
        told.contains("no such model tiny") && told.contains("skills and words alone"),
        "{told}"
    );
}

#[test]
fn no_endpoint_for_meanings_and_no_limit_that_can_be_kept_are_told_too() {
    let gig = example().file("equals.jsonl", EQUALS);
    let run = gig.run(&EMBED);
    assert_eq!(ids(&run.ok().stdout()), ["c", "a", "b"]);
    assert!(
        run.stderr().contains("no endpoint is configured"),
        "{}",
        run.stderr()
    );
    let dear = example()
        .file("equals.jsonl", EQUALS)
        .home_file("config.toml", "endpoint = \"https://x.invalid/v1\"\n");
    let run = dear.run(&[&EMBED[..], &["--max-cost", "0.01"]].concat());
    assert!(
        run.ok().stderr().contains("price of tiny is not known"),
        "{}",
        run.stderr()
    );
}
