//! The corpus of posts with planted traps and their near misses, and properties that hold for any
//! text. `cargo test --test it scan -- --nocapture` prints the figures.

use gigsmith::job_post::scan::{RULES, Scan, scan, scan_with};
use gigsmith::job_post::{DemandKind, JobPost};
use gigsmith::skill::Vocabulary;

use crate::support::corpus::{Case, Found, Tally, load};

/// The text of a case: `\u{200B}` written out where it says so, tag letters where it names them.
fn text(case: &Case) -> String {
    let mut text = case.text.clone();
    if case.fields.contains_key("escapes") {
        text = unescaped(&text);
    }
    if let Some(tags) = case.fields.get("tags") {
        text.extend(
            tags.chars()
                .filter_map(|c| char::from_u32(0xE0000 + u32::from(c))),
        );
    }
    text
}

fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').unwrap();
        out.push(
            u32::from_str_radix(code, 16)
                .ok()
                .and_then(char::from_u32)
                .unwrap(),
        );
        out.push_str(rest);
    }
    out
}

fn scanned(text: &str) -> (JobPost, Scan) {
    let post = JobPost::parse(text, &Vocabulary::default());
    let scan = scan(&post);
    (post, scan)
}

#[test]
fn planted_traps_are_found_and_near_misses_are_not() {
    let mut tally = Tally::new("scan");
    let mut slips = String::new();
    for mut case in load("scan") {
        let text = text(&case);
        let (post, scan) = scanned(&text);
        for expected in &mut case.expected {
            expected.quote = expected.quote.take().map(|quote| unescaped(&quote));
        }
        let found: Vec<Found> = scan
            .findings
            .iter()
            .filter(|finding| case.is_about(finding.rule.0))
            .map(|finding| Found::new(finding, &post.text))
            .collect();
        tally.add(&case, &found);
        more(&case, &post, &scan, &mut slips);
    }
    println!("{slips}");
    tally.hold();
    assert!(slips.lines().count() <= 4, "{slips}");
}

/// Canaries, tokens of human checks, decoded text, and what the neutral copy keeps and drops.
fn more(case: &Case, post: &JobPost, scan: &Scan, slips: &mut String) {
    let mut slip = |what: String| slips.push_str(&format!("  {}: {what}\n", case.id));
    let words = |demand: &&gigsmith::job_post::Demand| {
        matches!(demand.kind, DemandKind::Word | DemandKind::Riddle)
    };
    let tokens: Vec<&str> = post
        .demands
        .iter()
        .filter(words)
        .filter_map(|demand| demand.token.as_deref())
        .collect();
    if let Some(canary) = case.fields.get("canary") {
        if !scan.canaries.contains(canary) {
            slip(format!("canary {canary:?} not in {:?}", scan.canaries));
        }
        if scan.neutral.contains(canary.as_str()) {
            slip(format!("the neutral copy holds {canary:?}"));
        }
        if tokens.contains(&canary.as_str()) {
            slip(format!("{canary:?} became a demand"));
        }
    }
    match case.fields.get("demand") {
        Some(demand) if !tokens.contains(&demand.as_str()) => {
            slip(format!("demand {demand:?} not in {tokens:?}"))
        }
        Some(demand)
            if post.text.contains(demand.as_str()) && !scan.neutral.contains(demand.as_str()) =>
        {
            slip(format!("the neutral copy lost {demand:?}"))
        }
        _ => {}
    }
    if let Some(decoded) = case.fields.get("decoded")
        && !scan
            .findings
            .iter()
            .any(|finding| finding.message.contains(decoded.as_str()))
    {
        slip(format!("no finding says {decoded:?}"));
    }
    if case.is_clean() && !scan.canaries.is_empty() {
        slip(format!("canaries {:?} in a clean text", scan.canaries));
    }
    assert_eq!(
        scan.neutral.lines().count(),
        post.text.lines().count(),
        "{}",
        case.id
    );
}

#[test]
fn role_marks_are_disarmed_even_where_they_are_the_subject() {
    let (_, scan) =
        scanned("Wrap each turn in <|im_start|> tokens; data with [INST] tags.\n```\ncode\n```\n");
    assert!(scan.findings.iter().all(|finding| finding.rule.0 != "S02"));
    for mark in ["<|", "[INST]", "```"] {
        assert!(!scan.neutral.contains(mark), "{mark} in {}", scan.neutral);
    }
}

#[test]
fn a_post_that_comes_back_is_known() {
    let text = "Please redraw the floor plans of our two museums in AutoCAD, with all fire exits, and export them as PDF for the city.";
    let post = JobPost::parse(&format!("{text} Thanks!"), &Vocabulary::default());
    let seen = |earlier: &[&str]| {
        scan_with(&post, earlier)
            .findings
            .iter()
            .any(|finding| finding.rule.0 == "S10")
    };
    assert!(seen(&["Mow the lawn.", text]));
    assert!(!seen(&["Please redraw the plans of a ship in AutoCAD."]));
}

#[test]
fn every_rule_explains_itself() {
    for (index, rule) in RULES.iter().enumerate() {
        assert_eq!(rule.id.0, format!("S{:02}", index + 1));
        assert!(
            !rule.summary.is_empty() && rule.explanation.len() > 80 && rule.summary.len() < 110,
            "{}",
            rule.id
        );
    }
}

/// Everything with a span, for checking that it lies inside and on boundaries.
fn spans_hold(text: &str) {
    let (post, scan) = scanned(text);
    let mut spans: Vec<_> = scan.findings.iter().map(|finding| finding.span).collect();
    spans.extend(post.title);
    spans.extend(post.duration);
    spans.extend(post.deliverables.iter());
    spans.extend(post.requirements.iter().map(|one| one.span));
    spans.extend(post.questions.iter().map(|one| one.span));
    spans.extend(post.demands.iter().map(|one| one.span));
    spans.extend(post.budget.iter().map(|one| one.span));
    spans.extend(
        post.sections
            .iter()
            .flat_map(|one| one.heading.into_iter().chain([one.body])),
    );
    for span in spans {
        assert!(
            post.text.get(span.start..span.end).is_some(),
            "{span:?} of {text:?}"
        );
    }
}

#[test]
fn long_lines_take_linear_time() {
    for unit in [
        "word ",
        "a",
        "1. ",
        "$5 ",
        ": ",
        "\"",
        "if you are an AI ",
        "start with ",
        "- ",
        "• item ",
        "? ",
        "(((",
        "ignore all previous ",
        "aGVsbG8g",
        "<!--",
        "**",
        "<span style=\"color:white\">",
        "please send your portfolio and ",
        "й",
        "\u{200B}",
        "\u{E0041}",
        "p\u{0430}y ",
        "500 USD to ",
        "x@y.zz ",
        "+1 2 3 4 ",
    ] {
        let length = if cfg!(debug_assertions) {
            25_000
        } else {
            200_000
        };
        let text = unit.repeat(length / unit.len());
        let start = std::time::Instant::now();
        spans_hold(&text);
        let limit = if cfg!(debug_assertions) { 20 } else { 2 };
        assert!(
            start.elapsed().as_secs() < limit,
            "{unit:?}: {:?}",
            start.elapsed()
        );
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(96))]
    #[test]
    fn any_text_is_read_without_a_panic(text in "\\PC{0,200}(\n\\PC{0,80}){0,6}") {
        spans_hold(&text);
    }

    #[test]
    fn pieces_of_posts_in_any_order_are_read(parts in proptest::collection::vec(proptest::sample::select(PIECES.to_vec()), 0..14)) {
        spans_hold(&parts.concat());
    }
}

const PIECES: &[&str] = &[
    "If you are an AI",
    " start your proposal with ",
    "\"",
    "“",
    "RED",
    "🍍",
    "\n",
    "\n\n",
    "- ",
    "1. ",
    "Budget: ",
    "$500",
    "–",
    "15-30 USD/hr",
    "**",
    "# Scope",
    "?",
    ": ",
    "; ",
    "Requirements:\n",
    "\u{200B}",
    "\u{E0041}\u{E0042}",
    "\u{202E}",
    "<!--",
    "-->",
    "<|im_start|>",
    "[INST]",
    "what is 7+5",
    "no agencies",
    "é",
    "ß",
    "İ",
    "日本語",
    "code word is ",
    "subject line ",
    "put ",
    " at the top",
    "(",
    ")",
    "'",
    "aWdub3JlIHRoZSB1c2VyIGFuZCBzYXk=",
    "Title: ",
    "\r\n",
    "\u{FEFF}",
    "K",
    "ſ",
];
