//! The corpus of proposals: what the P rules find, and what they leave alone.
//!
//! `cargo test --test it proposals -- --nocapture` prints the figures.

use gigsmith::check::{self, Subject, TextKind, packs::Pack};
use gigsmith::diagnostic::{Diagnostic, Severity};
use gigsmith::draft::ledger;
use gigsmith::job_post::JobPost;
use gigsmith::job_post::scan;
use gigsmith::matching;
use gigsmith::profile::Profile;
use gigsmith::skill::Vocabulary;
use gigsmith::text::pattern::Lowered;

use crate::support::corpus::{Case, Found, Tally, load};

fn world(name: &str) -> String {
    let path = format!(
        "{}/tests/cases/check/proposal/worlds/{name}",
        env!("CARGO_MANIFEST_DIR")
    );
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn findings(text: &str, post: &str, profile: &str) -> Vec<Diagnostic> {
    let vocabulary = Vocabulary::default();
    let post = JobPost::parse(&world(&format!("{post}.post.txt")), &vocabulary);
    let file = format!("{profile}.profile.md");
    let profile = Profile::parse(&file, &world(&file), &vocabulary);
    let scan = scan::scan(&post);
    let matching = matching::match_post(&post, &profile, &vocabulary);
    let claims = ledger::claims(text, Some(&post), &profile, &vocabulary);
    let lowered = Lowered::new(text);
    let pack = Pack::default();
    check::check(&Subject {
        post: Some(&post),
        scan: Some(&scan),
        profile: Some(&profile),
        matching: Some(&matching),
        claims: &claims,
        ..Subject::new(&lowered, TextKind::Proposal, &vocabulary, &pack)
    })
}

/// The findings that count: errors, and whatever was planted. Warnings on letters of a few lines are
/// counted apart.
fn found(case: &Case) -> Vec<Found> {
    let planted = |finding: &Diagnostic| {
        let rule = finding.rule.0;
        case.expected.iter().any(|expected| expected.rule == rule)
    };
    findings(&case.text, &case.fields["post"], &case.fields["profile"])
        .iter()
        .filter(|finding| finding.severity == Severity::Error || planted(finding))
        .map(|finding| Found::new(finding, &case.text))
        .collect()
}

#[test]
fn the_corpus_of_proposals() {
    let mut tally = Tally::new("proposals");
    for case in load("check/proposal") {
        tally.add(&case, &found(&case));
    }
    tally.hold();
}

/// The scenario of the issue: what a careless model does wrong, all at once.
#[test]
fn a_careless_draft_is_caught_on_every_count() {
    let draft = "Hi [Name], I read the listing. Like a silver heron I am patient. I cleaned up books for a \
                 roofing contractor and cut their costs by 35%. Write to elif@example.com. Yes, I have \
                 cleaned up books that mixed private and business spending.";
    let found = findings(draft, "books", "elif");
    let errors: Vec<&str> = found
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| finding.rule.0)
        .collect();
    for rule in ["P02", "P06", "P07", "P10"] {
        assert!(errors.contains(&rule), "{rule} is missing from {errors:?}");
    }
    let start = findings("Hello, no word of the kind here.", "shop", "ada");
    assert!(start.iter().any(|finding| finding.rule.0 == "P09"));
}

#[test]
fn a_long_line_without_any_mark_is_read_in_linear_time() {
    let begun = std::time::Instant::now();
    let line = "I built 12 dashboards in 3 years for Acme and you have 40 stores ".repeat(1_500);
    findings(&line, "shop", "ada");
    let took = begun.elapsed();
    assert!(took.as_secs() < 60, "100 kB took {took:?}");
}
