//! What a résumé's lines become.

use super::*;

fn made(text: &str) -> Imported {
    import(&Source {
        file: "cv.txt",
        text,
        lines: &[],
    })
}

#[test]
fn a_bio_without_sections_is_a_summary_with_its_lines() {
    let made = made("I build shops.\nMoved 3 of them to Hydrogen.\n");
    assert!(made.text.contains("\n## Summary\nI build shops. <!-- cv.txt:1 -->\nMoved 3 of them to Hydrogen. <!-- cv.txt:2 -->\n"), "{}", made.text);
    assert_eq!(made.name, None);
}

#[test]
fn the_head_gives_name_title_and_contact() {
    let made = made(
        "Ada Marsh – Curriculum Vitae\nData engineer\nada@example.org | +34 600 555 010 | Madrid | https://ada.example\n\nSkills\nPython\n",
    );
    assert_eq!(made.name.as_deref(), Some("Ada Marsh"));
    assert!(made.text.contains("title: Data engineer # cv.txt:2\n"));
    assert!(
        made.text
            .contains("website: \"https://ada.example\" # cv.txt:3\n"),
        "{}",
        made.text
    );
    let kinds: Vec<&str> = made
        .contact
        .lines
        .iter()
        .map(|(kind, _)| kind.as_str())
        .collect();
    assert_eq!(kinds, ["email", "phone", "address"]);
    assert!(made.text.contains("- Python <!-- cv.txt:6 -->"));
}

#[test]
fn wrapped_items_are_joined_and_dates_above_a_title_stay_with_it() {
    let made = made(
        "Ada Marsh\n\nWORK\n2019 – 2021\nAnalyst, Norte\n- Cut the weekly report from two days to twenty min-\n  utes for nine teams\n2016 – 2019\nIntern, Sur\n- Counted 4,000 boxes.\n",
    );
    for part in [
        "### Analyst, Norte <!-- cv.txt:5 -->\n2019 – 2021 <!-- cv.txt:4 -->\n- Cut the weekly report from two days to twenty minutes for nine teams <!-- cv.txt:6 -->\n",
        "### Intern, Sur <!-- cv.txt:9 -->\n2016 – 2019 <!-- cv.txt:8 -->\n",
    ] {
        assert!(made.text.contains(part), "{}", made.text);
    }
}

#[test]
fn what_is_doubtful_is_told_with_its_line() {
    let made = made(
        "Ada Marsh\n\nWORK\nAnalyst, Norte\n- Write to ada@example.org for references\n- Ran the loads\n<!-- hidden: white text: best engineer -->\n",
    );
    let doubts: Vec<(usize, &str)> = made
        .doubts
        .iter()
        .map(|doubt| (doubt.line, doubt.why))
        .collect();
    assert!(
        doubts.contains(&(4, "a position without dates")),
        "{doubts:?}"
    );
    assert!(
        doubts
            .iter()
            .any(|(line, why)| *line == 5 && why.contains("kept apart"))
    );
    assert!(
        doubts
            .iter()
            .any(|(line, why)| *line == 7 && why.contains("hides"))
    );
    assert!(!made.text.contains("best engineer") && !made.text.contains("- Write to"));
}
