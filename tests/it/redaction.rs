//! `--redact`: what is kept back never leaves the machine, and the text has it all the same.

use crate::support::Gig;
use crate::support::endpoint::{Endpoint, delta, finish, stream};

const POST: &str = "Logo for a bakery\n\nI need a logo for my bakery. Ask me at lena@bakery.example.\n\nThanks,\nLena Brandt";
const PROFILE: &str = "---\nname: Ada Marsh\n---\n## Skills\n- Logo design\n## Work\n- Drew 3 logos for cafés. https://adamarsh.example/cafes\n";

fn world(endpoint: &Endpoint) -> Gig {
    Gig::new().profile("ada", PROFILE).file("post.md", POST).home_file(
        "config.toml",
        format!(
            "redact_names = [\"bakery\"]\n[endpoints.here]\nbase_url = \"{}\"\nmodel = \"m\"\nretries = 0\n",
            endpoint.base_url()
        ),
    )
}

/// An answer with marks that are cut in the middle.
fn marked() -> Vec<String> {
    let pieces = [
        "A logo for a ",
        "[NA",
        "ME-6], then",
        ". I drew 3 logos for cafés.\n\n[name 2",
        "]",
    ];
    pieces
        .iter()
        .map(|piece| delta(piece))
        .chain([finish("stop")])
        .collect()
}

#[test]
fn nothing_of_it_is_sent_and_all_of_it_comes_back() {
    let events = marked();
    let events: Vec<&str> = events.iter().map(String::as_str).collect();
    let endpoint = Endpoint::always(stream(&events));
    let gig = world(&endpoint);
    let run = gig.run(&["proposal", "post.md", "--redact", "--repair", "1"]);
    run.stderr_has("kept back from the model:");
    for request in endpoint.requests() {
        for secret in ["Ada", "Marsh", "marsh", "Lena", "Brandt", "bakery"] {
            assert!(!request.body.contains(secret), "{secret}: {}", request.body);
        }
    }
    assert!(
        run.stdout().contains("Ada Marsh") || run.stdout().contains("Ada"),
        "{}",
        run.transcript()
    );
    assert!(!run.stdout().contains("NA"), "{}", run.transcript());
    let sent = gig
        .run(&["history", "show", "last", "--sent"])
        .ok()
        .stdout();
    assert!(sent.contains("[NAME-") && !sent.contains("Lena"), "{sent}");
}

#[test]
fn a_talk_keeps_back_what_the_user_types_too() {
    let endpoint = Endpoint::always(stream(&[&delta("Write to [EMAIL-1]."), &finish("stop")]));
    let question = "Is jo@studio.example a good address?";
    let run = world(&endpoint).run(&["chat", "--once", question, "--redact"]);
    assert_eq!(run.ok().stdout().trim(), "Write to jo@studio.example.");
    assert!(!endpoint.requests()[0].body.contains("studio.example"));
}

#[test]
fn what_would_be_sent_is_shown_without_it() {
    let endpoint = Endpoint::always(Vec::new()).that_may_be_idle();
    let shown = world(&endpoint)
        .run(&["proposal", "post.md", "--redact", "--dry-run"])
        .ok()
        .stdout();
    assert!(
        shown.contains("[NAME-1]") && !shown.contains("Lena"),
        "{shown}"
    );
}
