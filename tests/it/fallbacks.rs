//! The endpoints that are asked when the chosen one gives no word of an answer.

use crate::support::Gig;
use crate::support::endpoint::{Endpoint, Script, answer, delta, good_stream, stream};

const POST: &str = "Build a Shopify dashboard in Python. Budget $500.";
const PROFILE: &str = "---\nname: Ada Marsh\n---\n## Skills\n- Python, Shopify\n";
const COMMAND: [&str; 4] = ["proposal", "post.md", "--repair", "0"];

/// Two endpoints, each with its own key; `more` goes above them in the configuration.
fn world(first: &str, second: &str, more: &str) -> Gig {
    let endpoint = |name: &str, url: &str| {
        format!(
            "[endpoints.{name}]\nbase_url = \"{url}\"\nmodel = \"m-{name}\"\nretries = 0\n\
             api_key_env = \"KEY_OF_{name}\"\n"
        )
    };
    let text = format!(
        "endpoint = \"one\"\nfallbacks = [\"m-two@two\"]\n{more}\n{}{}",
        endpoint("one", first),
        endpoint("two", second)
    );
    Gig::new()
        .home_file("config.toml", text)
        .profile("ada", PROFILE)
        .file("post.md", POST)
        .env("KEY_OF_one", "first-key")
        .env("KEY_OF_two", "second-key")
}

fn refusing(status: u16) -> Script {
    answer(
        status,
        &[("content-type", "application/json")],
        "{\"error\":{\"message\":\"no\"}}",
    )
}

#[test]
fn the_next_is_asked_with_its_own_key_when_the_first_cannot_answer() {
    let spent =
        "{\"error\":{\"message\":\"You exceeded your quota\",\"code\":\"insufficient_quota\"}}";
    let scripts = [
        refusing(429),
        refusing(503),
        answer(403, &[("content-type", "application/json")], spent),
        stream(&["{\"error\":{\"message\":\"busy\",\"code\":503}}"]),
    ];
    for script in scripts {
        let (first, second) = (
            Endpoint::always(script),
            Endpoint::always(good_stream("I can.")),
        );
        let gig = world(&first.base_url(), &second.base_url(), "");
        let run = gig.run(&[&COMMAND[..], &["--json"]].concat());
        run.stderr_has("asking two instead (m-two)");
        assert_eq!(run.json()["draft"], "I can.", "{}", run.transcript());
        let asked = second.requests();
        let key = asked.first().and_then(|one| one.header("authorization"));
        assert_eq!(key, Some("Bearer second-key"));
        assert_eq!(asked[0].json()["model"], "m-two");
        assert_eq!(first.requests().len(), 1);
        let shown = gig.run(&["history", "show", "1", "--json"]).ok().stdout();
        assert!(
            shown.contains(&second.base_url()) && !shown.contains(&first.base_url()),
            "{shown}"
        );
    }
}

#[test]
fn an_address_where_nobody_listens_is_passed_over() {
    let second = Endpoint::always(good_stream("I can."));
    world("http://127.0.0.1:9/v1", &second.base_url(), "")
        .run(&COMMAND)
        .stdout_has("I can.")
        .stderr_has("asking two instead");
}

#[test]
fn a_request_that_is_wrong_or_an_answer_that_has_begun_stays_where_it_is() {
    let broken = stream(&[
        &delta("I can"),
        "{\"error\":{\"message\":\"busy\",\"code\":503}}",
    ]);
    for (script, code) in [(refusing(401), 4), (refusing(400), 4), (broken, 5)] {
        let first = Endpoint::always(script);
        let second = Endpoint::always(good_stream("No.")).that_may_be_idle();
        let run = world(&first.base_url(), &second.base_url(), "").run(&COMMAND);
        run.exits(code);
        assert_eq!(second.requests().len(), 0, "{}", run.transcript());
    }
}

#[test]
fn what_the_first_may_have_cost_counts_against_max_cost() {
    let price = |name: &str, output: &str| {
        format!("prices.\"m-{name}\".input = 0.0\nprices.\"m-{name}\".output = {output}\n")
    };
    for (limit, is_asked) in [("0.015", false), ("0.03", true)] {
        let first = Endpoint::always(refusing(503));
        let second = Endpoint::always(good_stream("I can.")).that_may_be_idle();
        // A thousand tokens each: a cent.
        let more = format!(
            "max_tokens = 1000\nmax_cost = {limit}\n{}{}",
            price("one", "10.0"),
            price("two", "10.0")
        );
        let run = world(&first.base_url(), &second.base_url(), &more).run(&COMMAND);
        assert_eq!(
            second.requests().len(),
            usize::from(is_asked),
            "{}",
            run.transcript()
        );
        if !is_asked {
            run.stderr_has("not asking two (m-two)")
                .stderr_has("max_cost");
        }
    }
}
