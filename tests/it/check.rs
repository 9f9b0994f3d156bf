//! `gig check` and its rules on job posts.

use gigsmith::check::levels::Levels;
use gigsmith::check::packs::Pack;
use gigsmith::check::{self, Subject, TextKind};
use gigsmith::diagnostic::Diagnostic;
use gigsmith::skill::Vocabulary;
use gigsmith::text::pattern::Lowered;

use crate::support::corpus::{self, Case, Found, Tally};

/// What `earlier: yes` gives a case to be compared with.
const EARLIER: &str = include_str!("../cases/check/job_post/earlier/cheese.txt");

fn findings(case: &Case, vocabulary: &Vocabulary) -> Vec<Diagnostic> {
    let pack = Pack::default();
    let mut levels = Levels::default();
    if let Some(set) = case.fields.get("set") {
        levels.set_written(set).unwrap();
    }
    let earlier: Vec<String> = case
        .fields
        .get("earlier")
        .map(|_| EARLIER.to_owned())
        .into_iter()
        .collect();
    let lowered = Lowered::new(&case.text);
    check::check(&Subject {
        earlier: &earlier,
        levels: &levels,
        ..Subject::new(&lowered, TextKind::JobPost, vocabulary, &pack)
    })
}

#[test]
fn corpus_of_job_posts() {
    let vocabulary = Vocabulary::default();
    let mut tally = Tally::new("J");
    for case in corpus::load("check/job_post") {
        let found: Vec<Found> = findings(&case, &vocabulary)
            .iter()
            .map(|finding| Found::new(finding, &case.text))
            .collect();
        tally.add(&case, &found);
    }
    tally.hold();
}
