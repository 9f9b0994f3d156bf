//! The vocabulary against cases, and what must hold for any text.

use super::*;

const CASES: &str = include_str!("../../tests/cases/skill/find.txt");

#[test]
fn skills_are_found_and_words_are_left_alone() {
    let vocabulary = Vocabulary::default();
    let cases = CASES.lines().filter(|line| !line.starts_with("# "));
    let mut wrong = Vec::new();
    for case in cases {
        let (text, expected) = case.split_once("=>").unwrap();
        let text = text.trim_end().replace("\\n", "\n");
        let found: Vec<&str> = vocabulary
            .find(&text)
            .iter()
            .map(|mention| vocabulary.name(mention.skill))
            .collect();
        if found.join(", ") != expected.trim() {
            wrong.push(format!("{text:?}: {found:?}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_name_stands_for_its_skill() {
    let vocabulary = Vocabulary::default();
    for (at, name) in (0..).zip(NAMES) {
        assert_eq!(vocabulary.lookup(name), Some(Skill(at)), "{name}");
    }
}

#[test]
fn a_term_of_the_users_is_found_and_a_known_one_stays() {
    let terms = ["Qlorptex Studio".to_owned(), "python".to_owned()];
    let vocabulary = Vocabulary::with_terms(&terms);
    let own = vocabulary.lookup("qlorptex studio").unwrap();
    assert_eq!(vocabulary.name(own), "Qlorptex Studio");
    assert_eq!(vocabulary.kind(own), Kind::Own);
    assert_eq!(vocabulary.find("in Qlorptex Studio, daily").len(), 1);
    let python = vocabulary.lookup("python").unwrap();
    assert_eq!(vocabulary.name(python), "Python");
}

#[test]
fn a_skill_speaks_for_what_it_builds_on_and_not_the_other_way() {
    let vocabulary = Vocabulary::default();
    let skill = |name| vocabulary.lookup(name).unwrap();
    assert!(vocabulary.implies(skill("React"), skill("JavaScript")) > 0.7);
    assert!(vocabulary.implies(skill("JavaScript"), skill("React")) < 0.3);
    assert!(vocabulary.implies(skill("React"), skill("Payroll")) < 1e-6);
}

proptest::proptest! {
    #[test]
    fn mentions_are_ordered_inside_and_apart(
        text in "(\\PC{0,6}|C\\+\\+|\\.NET|Go |Node\\.js|, |\n|&|API|İ|front-end){0,20}",
    ) {
        let mut last = 0;
        for mention in Vocabulary::default().find(&text) {
            proptest::prop_assert!(mention.span.start >= last);
            proptest::prop_assert!(!mention.span.of(&text).is_empty());
            last = mention.span.end;
        }
    }

    #[test]
    fn what_is_found_can_be_looked_up(text in "(React|Swift|, | and |\n|UI/UX Design|AI |bots){0,12}") {
        let vocabulary = Vocabulary::default();
        for mention in vocabulary.find(&text) {
            proptest::prop_assert_eq!(
                vocabulary.lookup(mention.span.of(&text)),
                Some(mention.skill)
            );
        }
    }
}
