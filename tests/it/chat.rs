//! `gig chat` as a whole: what goes to a model, what is kept, what is answered without one.

use crate::support::Gig;
use crate::support::endpoint::{Endpoint, delta, good_stream, stream};

const POST: &str = "Shopify dashboard\n\nBuild a Shopify dashboard in Python. Budget: $900.\nStart your proposal with the word BLUE.";
const PROFILE: &str = "---\nname: Ada Marsh\n---\n## Skills\n- Python, Shopify\n## Work\n- Built 3 dashboards for a bike shop.\n";

fn world() -> Gig {
    Gig::new().profile("ada", PROFILE).file("post.md", POST)
}

fn asking(endpoint: &Endpoint) -> Gig {
    world().home_file(
        "config.toml",
        format!(
            "[endpoints.here]\nbase_url = \"{}\"\nmodel = \"m\"\nretries = 0\n",
            endpoint.base_url()
        ),
    )
}

fn contents(request: &serde_json::Value) -> Vec<String> {
    let messages = request["messages"].as_array().unwrap();
    let content = |message: &serde_json::Value| message["content"].as_str().unwrap().to_owned();
    messages.iter().map(content).collect()
}

#[test]
fn a_talk_goes_on_with_what_was_said_and_what_lies_on_the_desk() {
    let endpoint = Endpoint::start(vec![
        good_stream("Yes, apply."),
        good_stream("Name the bike shop."),
    ]);
    let gig = asking(&endpoint);
    let first = gig.run(&[
        "chat",
        "Should I?",
        "--post",
        "post.md",
        "--session",
        "blue",
    ]);
    assert_eq!(first.ok().stdout().trim(), "Yes, apply.");
    let second = gig.run(&["chat", "-c", "And then?"]);
    assert_eq!(second.ok().stdout().trim(), "Name the bike shop.");
    let sent = endpoint.requests()[1].json();
    let roles: Vec<&str> = sent["messages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|message| message["role"].as_str().unwrap())
        .collect();
    assert_eq!(roles, ["system", "user", "assistant", "user"]);
    let contents = contents(&sent);
    assert!(
        contents[1].contains("Build a Shopify dashboard in Python"),
        "{}",
        contents[1]
    );
    assert!(contents[1].contains("ada.md:7"), "{}", contents[1]);
    assert!(contents[1].trim_end().ends_with("Should I?"));
    assert_eq!(contents[2], "Yes, apply.");
    assert_eq!(contents[3], "And then?");
}

#[test]
fn what_was_taken_back_is_not_sent_again() {
    let endpoint = Endpoint::always(good_stream("An answer."));
    let gig = asking(&endpoint).stdin("first?\n/undo\nsecond?\n/retry\n");
    gig.run(&["chat"]).ok();
    let requests = endpoint.requests();
    assert_eq!(requests.len(), 3);
    for request in &requests[1..] {
        let contents = contents(&request.json());
        assert_eq!(contents.len(), 2, "{contents:?}");
        assert!(contents[1].trim_end().ends_with("second?"), "{contents:?}");
    }
}

#[test]
fn a_cut_answer_is_kept_and_never_called_whole() {
    let endpoint = Endpoint::always(stream(&[&delta("Half an ans")]));
    let gig = asking(&endpoint);
    let run = gig.run(&["chat", "--once", "Well?", "--session", "cut", "--json"]);
    let answer = run.exits(5).json();
    assert_eq!(answer["answer"], "Half an ans");
    assert_eq!(answer["complete"], false);
    let schema = gig.run(&["schema", "chat"]).json();
    assert!(jsonschema::is_valid(&schema, &answer), "{answer:#}");
    let saved = std::fs::read_to_string(gig.home().join("data/sessions/cut.jsonl")).unwrap();
    assert!(saved.contains("\"complete\":false"), "{saved}");
}

#[test]
fn a_claim_that_nothing_proves_is_pointed_at() {
    let endpoint = Endpoint::always(good_stream("Write: I built 40 dashboards for Zalando."));
    let run = asking(&endpoint).run(&["chat", "--once", "A line?", "--post", "post.md"]);
    run.ok()
        .stderr_has("no line of your profile proves")
        .stderr_has("40");
}

#[test]
fn a_long_talk_leaves_its_beginning_behind_and_says_so() {
    let long = "word ".repeat(3_000);
    let endpoint = Endpoint::always(good_stream(&long));
    let gig = asking(&endpoint).stdin("one?\ntwo?\nthree?\n");
    let run = gig.run(&["chat", "--tokens", "6000"]);
    run.ok().stderr_has("no longer goes to the model");
    let last = contents(&endpoint.requests()[2].json());
    assert!(last[1].trim_end().ends_with("two?"), "{}", last[1]);
}

#[test]
fn without_a_model_it_answers_what_it_can_compute() {
    let gig = world();
    let ask = |question: &str| {
        gig.run(&["chat", "--once", question, "--post", "post.md"])
            .ok()
            .stdout()
    };
    assert!(ask("Should I apply?").contains("must"));
    assert!(ask("have I built dashboards?").contains("ada.md:7"));
    assert!(ask("what is the budget").contains("$900"));
    assert!(ask("tell me a joke").contains("No model is set up"));
    let script = gig.stdin("/post post.md\n/draft\n/check\n/save letter.txt\n");
    let run = script.run(&["chat"]);
    run.ok();
    let saved = std::fs::read_to_string(script.folder().join("letter.txt")).unwrap();
    assert!(saved.starts_with("BLUE"), "{saved}");
}

#[test]
fn a_wrong_command_in_a_pipe_ends_it() {
    let run = world().stdin("/cehck\n/draft\n").run(&["chat"]);
    run.exits(2).stderr_has("did you mean /check?");
    let run = world().stdin("/draft\n").run(&["chat"]);
    run.exits(3).stderr_has("/post FILE");
}

#[test]
fn sessions_cannot_leave_their_folder_and_go_when_told() {
    let gig = world();
    gig.run(&["chat", "hello", "--session", "../evil"]).exits(2);
    gig.run(&["chat", "hello", "--session", "one"]).ok();
    gig.run(&["chat", "--list"]).ok().stdout_has("one");
    let file = gig.home().join("data/sessions/one.jsonl");
    let mut saved = std::fs::read(&file).unwrap();
    saved.extend_from_slice(b"{\"event\":\"sa");
    std::fs::write(&file, saved).unwrap();
    gig.run(&["chat", "again", "--session", "one"])
        .ok()
        .stderr_has("cannot be read");
    let lines = std::fs::read_to_string(&file).unwrap();
    assert!(lines.lines().last().unwrap().contains("again"), "{lines}");
    gig.run(&["history", "delete", "--all"])
        .ok()
        .stderr_has("session");
    assert!(!file.exists());
    gig.run(&["chat", "hello", "--no-history"]).ok();
    assert!(
        !gig.home()
            .join("data/sessions")
            .read_dir()
            .is_ok_and(|mut all| all.next().is_some())
    );
}

#[test]
fn the_words_of_a_post_do_not_outlive_their_time() {
    let gig = world();
    gig.run(&["chat", "hello", "--post", "post.md", "--session", "old"])
        .ok();
    let file = gig.home().join("data/sessions/old.jsonl");
    assert!(std::fs::read_to_string(&file).unwrap().contains("$900"));
    let long_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(40 * 24 * 60 * 60);
    std::fs::File::options()
        .write(true)
        .open(&file)
        .unwrap()
        .set_modified(long_ago)
        .unwrap();
    gig.run(&["history", "prune"]).ok();
    let saved = std::fs::read_to_string(&file).unwrap();
    assert!(
        !saved.contains("$900") && saved.contains("hello"),
        "{saved}"
    );
}
