use proptest::prelude::*;

use super::*;

const LETTER: &str = "Heron.

Your stock is wrong every Monday because two systems count it. I don't guess where.
I wrote the nightly sync for a bike shop, 6,200 products: https://example.com/sync

How I would go about it:
1. Read both exports.
2. Move one shelf by hand.
3. Switch the rest over.

My rate: 60 EUR/hour. I'm free on Mondays.

Which shelf is worst?

Ada";

fn edited(instruction: &str) -> Edited {
    offline(LETTER, instruction, &[], &["Heron".to_owned()])
}

#[test]
fn what_the_user_changed_by_hand_is_theirs() {
    let now = LETTER
        .replace("I don't guess where.", "I look before I count.")
        .replace("2. Move one shelf by hand.\n", "");
    let first = (Author::Gig, LETTER);
    assert_eq!(own(&now, &[first], "shorter"), ["I look before I count."]);
    assert!(own(&now, &[first], "say more about how you count").is_empty());
    assert!(own(LETTER, &[first], "shorter").is_empty());
    let kept = [first, (Author::User, &now), (Author::Gig, &now)];
    assert_eq!(own(&now, &kept, "shorter"), ["I look before I count."]);
    assert!(likeness(&now, LETTER) > 0.8 && likeness("Something else.", LETTER) < 0.1);
}

#[test]
fn a_lost_sentence_is_found_and_a_renumbered_or_rewrapped_one_is_there() {
    let revision = Revision {
        own: vec!["I look before I count.".to_owned()],
        ..Revision::default()
    };
    assert!(revision.lost("3. I look before\nI count!").is_empty());
    assert_eq!(revision.lost("I look."), ["I look before I count."]);
}

#[test]
fn shorter_keeps_the_ends_what_is_owed_and_what_proves() {
    let short = edited("shorter");
    assert!(short.undone.is_empty(), "{short:?}");
    assert!(words::count(&short.text) * 10 <= words::count(LETTER) * 7 + 9);
    for kept in [
        "Heron.",
        "Your stock is wrong",
        "6,200",
        "Which shelf",
        "Ada",
    ] {
        assert!(short.text.contains(kept), "{kept}: {}", short.text);
    }
    let own = ["I'm free on Mondays.".to_owned()];
    let kept = offline(LETTER, "30 words", &own, &["Heron".to_owned()]);
    assert!(kept.text.contains("I'm free on Mondays."), "{kept:?}");
}

#[test]
fn what_goes_leaves_no_hole_and_lists_count_on() {
    let text = edited("remove the line about the shelf by hand").text;
    assert!(
        text.contains("1. Read both exports.\n2. Switch the rest over."),
        "{text}"
    );
    let text = edited("drop the rate").text;
    assert!(text.contains("\n\nI'm free on Mondays.\n\n"), "{text}");
    let text = edited("drop my rate and the sentence about where to guess").text;
    assert!(
        !text.contains("60 EUR") && !text.contains("guess"),
        "{text}"
    );
    let text = edited("remove the links").text;
    assert!(!text.contains("http"), "{text}");
}

#[test]
fn what_comes_first_last_or_instead_is_put_there() {
    let text = edited("lead with the nightly sync").text;
    assert!(text.starts_with("I wrote the nightly sync"), "{text}");
    let text = edited("start with \"Good morning\" and end with \"Ada Marsh\"").text;
    assert!(text.starts_with("Good morning\n\nHeron."), "{text}");
    assert!(text.ends_with("Ada\n\nAda Marsh"), "{text}");
    let text = edited("replace \"a bike shop\" with \"Norte Bikes\"").text;
    assert!(text.contains("for Norte Bikes, 6,200"), "{text}");
    let text = edited("more formal").text;
    assert!(
        text.contains("I do not guess") && text.contains("I am free"),
        "{text}"
    );
}

#[test]
fn what_cannot_be_done_is_said_and_nothing_is_changed() {
    for said in [
        "sound more confident",
        "remove the zebra",
        "300 words",
        "start with the zebra",
    ] {
        let edited = edited(said);
        assert!(
            edited.done.is_empty() && edited.undone.len() == 1,
            "{said}: {edited:?}"
        );
        assert_eq!(edited.text, LETTER, "{said}");
    }
}

proptest! {
    #[test]
    fn any_text_and_any_instruction_are_read(text in "\\PC{0,200}", said in "(shorter|remove|start with|end with|replace|[0-9]{1,3} words|formal|, | and |\\PC{0,20}){0,6}") {
        let edited = offline(&text, &said, &[], &[]);
        prop_assert!(edited.text.len() <= text.len() * 4 + said.len() * 4 + 64);
    }
}
