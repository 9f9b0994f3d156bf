//! What earlier letters teach the next one, and what they must not.

use gigsmith::outcome::Mark;
use gigsmith::store::history::History;

use super::outcomes::letter;
use super::{DRAFT, example, file, with};
use crate::support::Gig;
use crate::support::endpoint::{Endpoint, good_stream};

/// Three letters that went out, of which two were answered, and one that never left.
fn remember(gig: &Gig) {
    let mut history = History::create(&file(gig)).unwrap();
    for (text, marks) in [
        (
            "Your Shopify orders and the dashboard disagree. I'd count one day by hand first. I mended \
             77 of these for Zanzibar. It's mostly time zones.\n\nCheers, Ada",
            &[Mark::Replied][..],
        ),
        (
            "Your garden wants a hedge. I'd plant it in autumn. It's cheap then. I don't sell plants. \
             Where do you live?\n\nCheers, Ada",
            &[Mark::Sent, Mark::Hired],
        ),
        (
            "Your translation reads like a machine's. I'd start with the menu. It's short. I don't need \
             the site for that.\n\nCheers, Ada",
            &[Mark::Sent],
        ),
        (
            "Your unsent words are a secret. I'd say so again and again here.",
            &[],
        ),
    ] {
        history.record(&letter(text, marks)).unwrap();
    }
}

/// The user message that would be sent.
fn asked(gig: &Gig) -> String {
    let request = gig.run(&with(&["-m", "m-1", "--dry-run"]));
    let printed = request.ok().stdout();
    let body = printed.get(printed.find('{').unwrap()..).unwrap();
    let mut bodies = serde_json::Deserializer::from_str(body).into_iter::<serde_json::Value>();
    let body = bodies.next().unwrap().unwrap();
    body["messages"][1]["content"].as_str().unwrap().to_owned()
}

#[test]
fn answered_letters_are_examples_of_voice_and_never_of_facts() {
    let endpoint = Endpoint::always(good_stream("x")).that_may_be_idle();
    let gig = example().env("OPENAI_BASE_URL", endpoint.base_url());
    let before = asked(&gig);
    assert!(!before.contains("habits"), "{before}");
    remember(&gig);
    let after = asked(&gig);
    let place = |words: &str| {
        after
            .find(words)
            .unwrap_or_else(|| panic!("no {words:?}: {after}"))
    };
    assert!(
        place("Your Shopify orders") < place("Your garden"),
        "the nearest first"
    );
    assert!(
        after.contains("ends with the line \"Cheers, Ada\""),
        "{after}"
    );
    assert!(
        !after.contains("77 of these") && !after.contains("translation reads"),
        "{after}"
    );
    assert!(!after.contains("unsent words"), "{after}");
    let gig = gig.env("GIG_LEARN", "false");
    assert!(!asked(&gig).contains("Cheers, Ada"));
}

#[test]
fn a_draft_in_another_voice_is_told_so() {
    let far = "saffron\n\nDear Hiring Manager, I am thrilled to leverage a robust and comprehensive \
               approach which will ensure that the whole of your reporting is seamless, dependable and \
               pleasant for every stakeholder who might one day come to look at it! I am certain that it \
               is within reach of a dedicated specialist who has seen many of these before.\n\nBest regards";
    let endpoint = Endpoint::always(good_stream(far));
    let gig = example().env("OPENAI_BASE_URL", endpoint.base_url());
    let online = ["-m", "m-1", "--repair", "0", "--json"];
    let rules = |gig: &Gig, arguments: &[&'static str]| -> Vec<String> {
        let drafted = gig.run(&with(arguments)).json();
        let findings = drafted["findings"].as_array().unwrap().clone();
        findings
            .iter()
            .map(|finding| finding["rule"].as_str().unwrap().to_owned())
            .collect()
    };
    assert!(!rules(&gig, &online).contains(&"P21".to_owned()));
    remember(&gig);
    assert!(rules(&gig, &online).contains(&"P21".to_owned()));
    let offline = ["--engine", "offline", "--json"];
    assert!(!rules(&gig, &offline).contains(&"P21".to_owned()));
}

#[test]
fn a_broken_history_teaches_nothing_and_stops_nothing() {
    let endpoint = Endpoint::always(good_stream("saffron\n\nYour numbers, checked."));
    let gig = example()
        .env("OPENAI_BASE_URL", endpoint.base_url())
        .home_file("data/history.db", "no database at all ".repeat(50));
    let run = gig.run(&[&DRAFT[..], &["-m", "m-1", "--repair", "0"]].concat());
    run.stdout_has("Your numbers, checked.");
}
