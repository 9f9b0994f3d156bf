use super::*;

fn profile() -> Profile {
    let text = "---\nname: Ada Marsh\nrate: 65 USD/hour\n---\n## Skills\n- Python (8 years), dbt\n## Projects\n### Churn dashboard for a cosmetics shop\nCut the weekly report from 2 days to 20 minutes; 14,000 orders a month.\n### Stock alerts for a tea importer\nStock-outs fell by 63% in the first half year.\n## Work\n### Data engineer, Norte Retail, 2019–2023\nLed a team of 3 analysts.\n";
    Profile::parse("ada.md", text, &Vocabulary::default())
}

/// The claims of a text, each with a mark: `+` proved, `~` near, `=` near and close, `p` only in the
/// post, `-` nothing.
fn read(draft: &str) -> Vec<String> {
    let profile = profile();
    let post = JobPost::parse(
        "You need 5 years of experience. We ship 12,000 orders a month.",
        &Vocabulary::default(),
    );
    claims(draft, Some(&post), &profile, &Vocabulary::default())
        .into_iter()
        .map(|claim| {
            let mark = match claim.proof {
                Proof::Facts(_) => '+',
                Proof::Near { close: true, .. } => '=',
                Proof::Near { .. } => '~',
                Proof::OnlyPost(_) => 'p',
                Proof::None => '-',
            };
            format!("{mark}{}", claim.span.of(draft))
        })
        .collect()
}

#[test]
fn figures_in_sentences_of_ownership_are_claims() {
    for (draft, expected) in [
        (
            "I cut a weekly report from two days to 20 minutes.",
            &["+two days", "+20 minutes"][..],
        ),
        (
            "I cut a weekly report from 48 hours to twenty minutes.",
            &["+48 hours", "+twenty minutes"],
        ),
        ("Stock-outs at a tea importer fell by over 60%.", &["+60%"]),
        (
            "Stock-outs at a tea importer fell by nearly two thirds.",
            &["+two thirds"],
        ),
        ("Stock-outs at a tea importer fell by over 65%.", &["~65%"]),
        (
            "I have eight years of Python.",
            &["+eight years", "+Python"],
        ),
        (
            "I spent four years at Norte Retail.",
            &["+four years", "+Norte Retail"],
        ),
        (
            "I spent half a decade at Norte Retail.",
            &["phalf a decade", "+Norte Retail"],
        ),
        (
            "I have 5 years of Kotlin behind me.",
            &["p5 years", "-Kotlin"],
        ),
        ("100+ happy clients on three continents.", &["-100+"]),
        ("My shops handled 14k orders a month.", &["+14k"]),
        (
            "At Norte Retail I led a team of 12 analysts.",
            &["+Norte Retail", "~12"],
        ),
    ] {
        assert_eq!(read(draft), expected, "{draft}");
    }
}

#[test]
fn plans_questions_denials_and_the_clients_figures_are_none() {
    for draft in [
        "I could have it ready in two weeks, in 3 milestones.",
        "I have not used Airflow.",
        "I would use dbt and Airflow, at 5 runs a day.",
        "Your 12,000 orders come from the 3 stores you run.",
        "You mention 500 SKUs.",
        "Do you have 40 products or 400?",
        "> I have 5 years of experience",
        "Step 1: the UK store, 4 days.",
        "I'd need 5 days and charge $400.",
        "I can set up Looker for your 3 stores.",
        "[… you decide: 5 years of Kotlin …]",
        "I work 30 hours a week, 9:00 to 17:00.",
        "I have two questions.",
        "How I would go about it:\n1. Commit commented fixes back to GitLab.\n2. 20 sec edits, optimised for Meta.",
        "So würde ich vorgehen:\n1. Automatisierte Tests in Jest und 3 Berichte.",
    ] {
        assert_eq!(read(draft), Vec::<String>::new(), "{draft}");
    }
}

#[test]
fn a_rate_is_held_against_the_profile() {
    assert_eq!(read("My rate is $65/h."), ["+$65"]);
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_and_spans_stand_on_characters(draft in r"(I |my |your |built |for |5 |½|63% |Año |über |Norte Retail |\[…|\PC|\n|, ){0,30}") {
        for claim in claims(&draft, None, &profile(), &Vocabulary::default()) {
            proptest::prop_assert!(draft.get(claim.span.start..claim.span.end).is_some());
            proptest::prop_assert!(claim.sentence.contains(claim.span));
        }
    }
}
