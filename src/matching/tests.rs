//! One post against one profile, from hand-made posts: what `JobPost::parse` finds is its own matter.

use super::*;
use crate::job_post::{AskedSkill, Priority, Requirement};
use crate::text::Span;

const ADA: &str = "---
name: Ada Marsh
rate: 65 USD/hour
languages: [English, Spanish]
---
## Summary
I turn shop data into decisions.
## Skills
- Python (8 years), pandas
- React
- Looker Studio
## Projects
### Churn dashboard for a cosmetics shop
Skills: Python, Shopify, Looker Studio
Cut the weekly report from 2 days to 20 minutes; 14,000 orders a month.
### Speech for a wedding
Wrote eleven speeches.
## Voice
- never Kubernetes
";

fn post(lines: &[&str]) -> JobPost {
    let vocabulary = Vocabulary::default();
    let text = lines.join("\n");
    let mut post = JobPost {
        text: text.clone(),
        ..JobPost::default()
    };
    let mut start = 0;
    for line in lines {
        let span = Span::new(start, start + line.len());
        start = span.end + 1;
        let mentions = vocabulary.find(line);
        for mention in &mentions {
            post.skills.push(AskedSkill {
                skill: mention.skill,
                priority: Priority::Must,
                mentions: vec![mention.span.shifted(span.start)],
            });
        }
        post.requirements.push(Requirement {
            span,
            priority: Priority::Must,
            skills: mentions.iter().map(|mention| mention.skill).collect(),
            years: known::years(line),
        });
    }
    post
}

fn matched(lines: &[&str]) -> (Matching, Profile) {
    let vocabulary = Vocabulary::default();
    let profile = Profile::parse("ada.md", ADA, &vocabulary);
    let matching = match_post(&post(lines), &profile, &vocabulary);
    (matching, profile)
}

fn state(line: &str) -> (CoverageState, Option<String>) {
    let (matching, _) = matched(&[line]);
    let coverage = matching.coverage.into_iter().next().unwrap();
    (coverage.state, coverage.reason)
}

#[test]
fn a_named_skill_is_covered_and_its_line_quoted() {
    let (matching, profile) = matched(&["Looker Studio"]);
    let coverage = &matching.coverage[0];
    assert_eq!(coverage.state, CoverageState::Covered);
    let fact = &profile.facts[coverage.facts[0]];
    assert!(fact.text.contains("Looker Studio"));
    assert_eq!(fact.span.of(&profile.text), fact.text);
}

#[test]
fn a_relative_covers_partly_and_is_named() {
    let (state, reason) = state("JavaScript");
    assert_eq!(state, CoverageState::Partly);
    assert_eq!(reason.as_deref(), Some("JavaScript only through React"));
}

#[test]
fn what_is_nowhere_is_missing_and_voice_is_no_proof() {
    assert_eq!(state("Kubernetes in production").0, CoverageState::Missing);
    assert_eq!(
        state("Experience roasting coffee beans").0,
        CoverageState::Missing
    );
}

#[test]
fn years_are_compared_and_a_number_never_told_is_not_assumed() {
    assert_eq!(state("5+ years of Python").0, CoverageState::Covered);
    let (more, reason) = state("10 years of Python");
    assert_eq!(more, CoverageState::Partly);
    assert_eq!(reason.as_deref(), Some("8 of 10 years"));
    assert_eq!(
        state("3 years of Looker Studio").0,
        CoverageState::Partly,
        "the profile does not say how long"
    );
}

#[test]
fn one_of_several_will_do_when_the_post_says_so() {
    assert_eq!(state("React or Angular").0, CoverageState::Covered);
    let (both, reason) = state("Python and Kubernetes");
    assert_eq!(both, CoverageState::Partly);
    assert_eq!(reason.as_deref(), Some("no Kubernetes"));
}

#[test]
fn conduct_is_open_and_a_language_of_the_front_matter_counts() {
    assert_eq!(
        state("Excellent communicator, available in our time zone").0,
        CoverageState::Open
    );
    assert_eq!(state("Fluent Spanish").0, CoverageState::Covered);
}

#[test]
fn words_cover_what_no_skill_names() {
    let (state, _) = state("wrote wedding speeches before");
    assert_ne!(state, CoverageState::Missing);
}

#[test]
fn the_related_project_and_its_line_come_first() {
    let (matching, profile) = matched(&["Looker Studio dashboard for our Shopify shop", "Python"]);
    let project = &profile.projects[matching.project.unwrap()];
    assert_eq!(project.title, "Churn dashboard for a cosmetics shop");
    let best = &profile.facts[matching.evidence[0]];
    assert_eq!(
        best.project.map(|at| profile.projects[at].title.as_str()),
        Some("Churn dashboard for a cosmetics shop")
    );
    assert_eq!(matching.advice.verdict, Verdict::Apply);
    assert!(matching.score.total > 60.0);
}

#[test]
fn a_strangers_post_is_to_be_skipped() {
    let (matching, _) = matched(&["Kubernetes", "Terraform", "Rust developer"]);
    assert_eq!(matching.advice.verdict, Verdict::Skip);
    assert!(matching.score.total < 20.0);
}

#[test]
fn an_empty_profile_proves_nothing_and_nothing_breaks() {
    let vocabulary = Vocabulary::default();
    let nobody = Profile::parse("x.md", "", &vocabulary);
    let matching = match_post(&post(&["Python"]), &nobody, &vocabulary);
    assert_eq!(matching.advice.verdict, Verdict::Maybe);
    assert_eq!(matching.coverage[0].state, CoverageState::Missing);
    let silent = match_post(&JobPost::default(), &nobody, &vocabulary);
    assert!(silent.score.total.is_finite());
}

#[test]
fn a_posts_skills_come_by_relevance_with_what_they_imply() {
    let vocabulary = Vocabulary::default();
    let text = "Flutter developer for a running app\n\nThe app talks to Firebase. We use Slack.";
    let post = JobPost::parse(text, &vocabulary);
    let skills = relevance::skills(&post, &vocabulary);
    let place = |name: &str| {
        let skill = vocabulary.lookup(name);
        skills.iter().position(|found| Some(found.skill) == skill)
    };
    assert_eq!(place("Flutter"), Some(0));
    assert!(place("Flutter") < place("Firebase"));
    let implied = place("Mobile App Development").expect("Flutter implies it");
    assert!(skills[implied].mentions.is_empty());
    assert!(place("Slack").is_none_or(|slack| slack > implied));
}
