//! What briefs decide and leave open; hits and near misses are in `tests/cases/brief`.

use super::*;

fn read(text: &str, answers: &[(Topic, &str)]) -> Brief {
    let answers = answers
        .iter()
        .map(|(topic, words)| (*topic, (*words).to_owned()))
        .collect();
    Brief::read(text, &answers, None, &Vocabulary::default())
}

const SHOP: &str = "need someone to fix my shopify store speed, maybe 500 bucks";

#[test]
fn two_lines_decide_the_task_and_a_sum_and_nothing_else() {
    let brief = read(SHOP, &[]);
    assert_eq!(brief.title.as_deref(), Some("Fix my Shopify store speed"));
    assert_eq!(brief.words(Topic::Budget), Some("maybe 500 bucks"));
    assert_eq!(brief.about, ["Fix my Shopify store speed."]);
    let open: Vec<&str> = brief.open().map(Topic::id).collect();
    assert_eq!(open, ["deliverables", "pay", "done", "timeline"]);
    let asked: Vec<&str> = brief.questions().iter().map(|one| one.id).collect();
    assert_eq!(asked, ["deliverables", "pay", "done", "timeline", "ai"]);
}

#[test]
fn an_answer_stands_above_the_brief_and_a_sum_may_say_how_it_is_reckoned() {
    let brief = read(SHOP, &[(Topic::Budget, "35 EUR an hour")]);
    assert_eq!(brief.words(Topic::Budget), Some("35 EUR an hour"));
    assert_eq!(brief.words(Topic::Pay), Some("an hour"));
}

#[test]
fn every_topic_has_a_name_and_a_blank_of_its_own() {
    for topic in Topic::all() {
        assert_eq!(Topic::named(topic.id()), Some(topic));
        assert!(topic.blank().starts_with("[… you decide: "));
    }
}

#[test]
fn a_word_or_a_line_without_end_is_read() {
    assert!(read("website", &[]).missing.contains(&Topic::Task));
    assert!(read("", &[]).missing.contains(&Topic::Task));
    let long = "need 500 bucks by friday ".repeat(2_000);
    assert!(!read(&long, &[]).decided.is_empty());
}

#[test]
fn the_cases_are_decided_as_they_say_and_nothing_more() {
    let cases = include_str!("../../tests/cases/brief/decisions.txt");
    let mut read_any = 0;
    for block in cases.split("\n\n").map(str::trim) {
        let mut lines = block.lines().filter(|line| !line.starts_with('#'));
        let Some(text) = lines.next() else {
            continue;
        };
        let expected: Vec<&str> = lines.filter_map(|line| line.strip_prefix("= ")).collect();
        let brief = read(text, &[]);
        let found: Vec<String> = brief
            .decided
            .iter()
            .filter(|one| !matches!(one.topic, Topic::Task | Topic::Skills))
            .map(|one| format!("{}: {}", one.topic.id(), one.words))
            .collect();
        assert_eq!(found, expected, "{text}");
        read_any += 1;
    }
    assert!(read_any >= 10);
}
