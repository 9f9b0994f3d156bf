//! Posts of many styles and languages with what a reader must take from them.
//!
//! The front line names what is checked: `demands` (all of them, in any order; a bare `describe` is
//! always allowed), `budget`, `questions`, `must`, `nice`, `made` (begins one of the deliverables),
//! `title`, `time`, `lang`.

use gigsmith::job_post::{Demand, DemandKind, JobPost, PayKind, Priority};
use gigsmith::skill::Vocabulary;

use crate::support::corpus::{Case, load};

#[test]
fn posts_are_read_as_a_person_reads_them() {
    let vocabulary = Vocabulary::default();
    let cases = load("job_post");
    let mut slips = String::new();
    let mut checked = 0;
    for case in &cases {
        let post = JobPost::parse(&case.text, &vocabulary);
        for (field, wanted) in &case.fields {
            checked += 1;
            let read = read(&post, field);
            if !agrees(field, wanted, &read) {
                slips.push_str(&format!(
                    "  {}: {field}: wanted {wanted:?}, read {read:?}\n",
                    case.id
                ));
            }
        }
    }
    println!("job_post: {} posts, {checked} facts\n{slips}", cases.len());
    assert!(slips.lines().count() * 25 <= checked, "{slips}");
    assert!(cases.iter().all(|case: &Case| !case.fields.is_empty()));
}

fn agrees(field: &str, wanted: &str, read: &str) -> bool {
    match field {
        "made" => read.split('\n').any(|one| one.starts_with(wanted)),
        "time" if wanted != "none" => wanted.contains(read) && read != "none",
        "budget" => read.starts_with(wanted),
        "demands" => sorted(wanted) == sorted(read),
        _ => wanted == read,
    }
}

fn sorted(list: &str) -> Vec<String> {
    // A token may hold blanks: a new item begins at a word that is a kind.
    let kinds = [
        "word",
        "riddle",
        "answers",
        "attachment",
        "rate",
        "timing",
        "length",
        "language",
        "avoid",
        "ai",
    ];
    let mut items: Vec<String> = Vec::new();
    for word in list.split(' ').filter(|word| !word.is_empty()) {
        let kind = word.split('=').next().unwrap_or_default();
        match items.last_mut() {
            Some(last) if !kinds.contains(&kind) => {
                last.push(' ');
                last.push_str(word);
            }
            _ => items.push(word.to_owned()),
        }
    }
    items.sort();
    items
}

fn read(post: &JobPost, field: &str) -> String {
    let text = &post.text;
    let count = |priority| {
        post.requirements
            .iter()
            .filter(|one| one.priority == priority)
            .count()
            .to_string()
    };
    match field {
        "title" => post.title.map_or("none", |title| title.of(text)).to_owned(),
        "lang" => post.language.unwrap_or("none").to_owned(),
        "time" => post
            .duration
            .map_or("none", |time| time.of(text))
            .to_owned(),
        "questions" => post.questions.len().to_string(),
        "must" => count(Priority::Must),
        "nice" => count(Priority::Nice),
        "made" => post
            .deliverables
            .iter()
            .map(|span| span.of(text))
            .collect::<Vec<_>>()
            .join("\n"),
        "demands" => post
            .demands
            .iter()
            .filter_map(demand)
            .collect::<Vec<_>>()
            .join(" "),
        "budget" => budget(post),
        other => panic!("unknown field {other}"),
    }
}

fn demand(demand: &Demand) -> Option<String> {
    let kind = match demand.kind {
        DemandKind::Word => "word",
        DemandKind::Riddle => "riddle",
        DemandKind::Answers => "answers",
        DemandKind::Attachment => "attachment",
        DemandKind::Rate => "rate",
        DemandKind::Timing => "timing",
        DemandKind::Length { .. } => "length",
        DemandKind::Language => "language",
        DemandKind::Avoid => "avoid",
        DemandKind::AiDisclosure => "ai",
        DemandKind::Describe => return None,
    };
    let place = |token: &str| match demand.kind {
        DemandKind::Language => format!("{kind}={token}"),
        _ => format!("{kind}={token}@{}", demand.place.as_str()),
    };
    Some(
        demand
            .token
            .as_deref()
            .map_or_else(|| kind.to_owned(), place),
    )
}

fn budget(post: &JobPost) -> String {
    let Some(budget) = &post.budget else {
        return "none".to_owned();
    };
    let number = |sum: Option<f64>| sum.map_or("?".to_owned(), |sum| sum.to_string());
    let kind = match budget.kind {
        Some(PayKind::Fixed) => " fixed",
        Some(PayKind::Hourly) => " hourly",
        Some(PayKind::Periodic) => " periodic",
        Some(PayKind::PerUnit) => " perunit",
        None => "",
    };
    format!(
        "{}..{} {}{kind}",
        number(budget.min),
        number(budget.max),
        budget.currency.unwrap_or("?")
    )
}
