//! Reading profiles in all their shapes.

use super::*;

const ADA: &str = "\
---
name: Ada Marsh
title: Shopify and Python data engineer
rate: 65 USD/hour
languages: [English, Spanish]
timezone: Europe/Madrid
portfolio: https://example.com
---
## Summary
I turn shop data into decisions for small e-commerce teams. I like plain charts.
## Skills
- Python (8 years), pandas, dbt
- Looker Studio
## Projects
### Churn dashboard for a cosmetics shop
https://example.com/churn
Skills: Python, Shopify, Looker Studio
Cut the weekly report from 2 days to 20 minutes; 14,000 orders a month.
### [Stock alerts](https://example.com/stock)
Built with a colleague.
## Work
### Data engineer, Norte Retail, 2019–2023
- Ran the nightly loads
## Volunteering
Teach spreadsheets at a library.
## Voice
- short sentences; never \"excited\"
- signs off \"Ada\"
";

fn read(text: &str) -> Profile {
    Profile::parse("ada.md", text, &Vocabulary::default())
}

fn lines(profile: &Profile) -> Vec<(usize, Part, &str)> {
    profile
        .facts
        .iter()
        .map(|fact| (fact.line, fact.part, fact.text.as_str()))
        .collect()
}

#[test]
fn a_profile_as_documented_is_read_whole() {
    let profile = read(ADA);
    assert_eq!(profile.name.as_deref(), Some("Ada Marsh"));
    assert_eq!(profile.first_name(), Some("Ada"));
    assert_eq!(profile.rate.as_ref().map(|rate| rate.amount), Some(65.0));
    assert_eq!(profile.languages, ["English", "Spanish"]);
    assert_eq!(profile.fields["portfolio"], "https://example.com");
    assert_eq!(
        profile.voice,
        ["short sentences; never \"excited\"", "signs off \"Ada\""]
    );
    assert!(profile.diagnostics.is_empty());
    let facts = lines(&profile);
    assert!(facts.contains(&(4, Part::Matter, "65 USD/hour")));
    assert!(facts.contains(&(10, Part::Summary, "I like plain charts.")));
    assert!(facts.contains(&(12, Part::Skills, "Python (8 years), pandas, dbt")));
    assert!(facts.contains(&(20, Part::Projects, "Built with a colleague.")));
    assert!(facts.contains(&(23, Part::Work, "Ran the nightly loads")));
    assert!(facts.contains(&(25, Part::Other, "Teach spreadsheets at a library.")));
    assert!(!facts.iter().any(|(_, _, text)| text.contains("excited")));
}

#[test]
fn projects_gather_link_result_and_dates() {
    let profile = read(ADA);
    let [churn, stock, norte] = profile.projects.as_slice() else {
        panic!("three entries, not {}", profile.projects.len());
    };
    assert_eq!(churn.title, "Churn dashboard for a cosmetics shop");
    assert_eq!(
        (churn.line, churn.url.as_deref()),
        (15, Some("https://example.com/churn"))
    );
    let result = &profile.facts[churn.result.unwrap()];
    assert_eq!(result.line, 18);
    assert!(result.text.starts_with("Cut the weekly report"));
    assert_eq!(
        (stock.title.as_str(), stock.url.as_deref()),
        ("Stock alerts", Some("https://example.com/stock"))
    );
    assert_eq!(stock.result, None);
    assert_eq!(norte.part, Part::Work);
    let today = Month {
        year: 2026,
        month: Some(11),
    };
    assert_eq!(norte.dates.map(|dates| dates.months(today)), Some(48));
}

#[test]
fn a_pasted_bio_without_any_mark_up_is_facts() {
    let profile = read(
        "Hi, I build shops. 6 years of Shopify.\n\n✅ Themes from scratch\n✅ Speed work\n\nSKILLS\nLiquid, Vue\n\nEXPERIENCE\nFront end developer, Acme, 2020 - present\nMoved 3 shops to Hydrogen.\n",
    );
    assert_eq!(
        lines(&profile),
        [
            (1, Part::Summary, "Hi, I build shops."),
            (1, Part::Summary, "6 years of Shopify."),
            (3, Part::Summary, "Themes from scratch"),
            (4, Part::Summary, "Speed work"),
            (7, Part::Skills, "Liquid, Vue"),
            (10, Part::Work, "Front end developer, Acme, 2020 - present"),
            (11, Part::Work, "Moved 3 shops to Hydrogen."),
        ]
    );
    let [job] = profile.projects.as_slice() else {
        panic!("one position");
    };
    assert_eq!(job.facts.len(), 2);
    assert_eq!(job.dates.and_then(|dates| dates.to), None);
}

#[test]
fn a_bio_in_spanish_keeps_its_parts() {
    let profile = read(
        "Eva Sanz\nTraductora jurada\nTarifa: 0,09 €/palabra\n\nPROYECTOS\nGlosario de 4.000 términos\nReduje las consultas un 60 %.\n\nFORMACIÓN\nLicenciatura, Granada, 2010\n\nIDIOMAS\nEspañol, inglés\n",
    );
    let rate = profile
        .rate
        .as_ref()
        .map(|rate| (rate.amount, rate.unit.as_deref()));
    assert_eq!(rate, Some((0.09, Some("word"))));
    let [glossary] = profile.projects.as_slice() else {
        panic!("one project, not {:?}", profile.projects);
    };
    assert_eq!(glossary.title, "Glosario de 4.000 términos");
    assert_eq!(glossary.result.map(|at| profile.facts[at].line), Some(7));
    assert!(lines(&profile).contains(&(10, Part::Education, "Licenciatura, Granada, 2010")));
    assert!(lines(&profile).contains(&(13, Part::Other, "Español, inglés")));
}

#[test]
fn lists_are_read_with_any_mark() {
    let profile = read(
        "I offer:\n◉ Maps of wells\n-- Field work\nii) Reports\n3) Data entry\n➤Surveys\n👉🏽 Training\n- [x] Done\n5.5 years so far\n-20% of costs\n",
    );
    let texts: Vec<&str> = profile
        .facts
        .iter()
        .map(|fact| fact.text.as_str())
        .collect();
    assert_eq!(
        texts,
        [
            "I offer:",
            "Maps of wells",
            "Field work",
            "Reports",
            "Data entry",
            "Surveys",
            "Training",
            "Done",
            "5.5 years so far",
            "-20% of costs"
        ]
    );
}

#[test]
fn projects_may_be_bold_lines_or_bullets() {
    let bold = read(
        "# Ana Ruiz — Diseñadora\n## Proyectos\n**Tienda de té** – rediseño completo.\nAumentó las ventas un 30 %.\n\n**Panel interno**\nHecho en dos semanas.\n",
    );
    assert_eq!(bold.name.as_deref(), Some("Ana Ruiz"));
    assert_eq!(bold.title.as_deref(), Some("Diseñadora"));
    let titles: Vec<&str> = bold
        .projects
        .iter()
        .map(|project| project.title.as_str())
        .collect();
    assert_eq!(titles, ["Tienda de té", "Panel interno"]);
    assert!(bold.projects[0].result.is_some());

    let bullets = read(
        "## Projects\n- Tea shop: new theme, load time 6 s to 2 s (teashop.example/en)\n  - kept the search ranking\n- Panel for a clinic\n",
    );
    let titles: Vec<&str> = bullets
        .projects
        .iter()
        .map(|project| project.title.as_str())
        .collect();
    assert_eq!(titles, ["Tea shop", "Panel for a clinic"]);
    assert_eq!(
        bullets.projects[0].url.as_deref(),
        Some("teashop.example/en")
    );
    assert_eq!(bullets.projects[0].facts.len(), 2);
}

#[test]
fn other_heading_levels_and_sub_headings_keep_their_order() {
    let profile = read(
        "# Projects\n## Map of wells\n### Results\n- 40 wells mapped\n## Skills\n- QGIS\n# Work\n## Surveyor\nField work.\n",
    );
    let titles: Vec<&str> = profile
        .projects
        .iter()
        .map(|project| project.title.as_str())
        .collect();
    assert_eq!(titles, ["Map of wells", "Surveyor"]);
    assert_eq!(profile.projects[0].facts.len(), 3);
    assert!(lines(&profile).contains(&(6, Part::Skills, "QGIS")));

    let grouped = read("## Skills\n### Languages\n- Rust\n## Languages\n- Rust belt slang\n");
    let parts: Vec<Part> = grouped.facts.iter().map(|fact| fact.part).collect();
    assert_eq!(parts, [Part::Skills, Part::Skills, Part::Other]);
}

#[test]
fn a_wrapped_sentence_is_one_fact_with_its_first_line() {
    let profile = read(
        "I move shops with tens of thousands of products to\nnew platforms without losing orders.\nCall me Ida.\n",
    );
    assert_eq!(profile.facts.len(), 2);
    assert_eq!(
        profile.facts[0].one_line(),
        "I move shops with tens of thousands of products to new platforms without losing orders."
    );
    assert_eq!((profile.facts[0].line, profile.facts[1].line), (1, 3));
}

#[test]
fn front_matter_that_is_not_yaml_costs_a_finding_and_not_the_profile() {
    let profile = read(
        "---\nname: Ada\ntitle: Data: fast and plain\nrate: 50 EUR/h\n---\nI build reports.\n",
    );
    assert_eq!(profile.name.as_deref(), Some("Ada"));
    assert_eq!(profile.title.as_deref(), Some("Data: fast and plain"));
    assert!(profile.rate.is_some());
    let [finding] = profile.diagnostics.as_slice() else {
        panic!("one finding");
    };
    assert_eq!(finding.rule, check::MATTER_UNREADABLE.id);
    assert_eq!(
        finding.span.of(&profile.text),
        "title: Data: fast and plain"
    );
}

#[test]
fn comments_of_the_template_are_not_facts() {
    let profile = read("<!-- one\ntwo -->\nReal line. <!-- hidden -->\n<!-- a --> Seen\n");
    assert_eq!(
        lines(&profile),
        [(3, Part::Summary, "Real line."), (4, Part::Summary, "Seen")]
    );
}

#[test]
fn a_row_of_an_export_is_a_profile_with_lines() {
    let row = serde_json::json!({"name": "Ida", "bio": "I map wells.\nIn QGIS.", "skills": ["QGIS", "R"], "rate": {"type": "hourly", "amount": 30.0, "currency": "EUR"}});
    let profile = Profile::from_row("ida", &row, &Vocabulary::default()).unwrap();
    assert_eq!(profile.name.as_deref(), Some("Ida"));
    assert_eq!(lines(&profile)[0], (1, Part::Summary, "I map wells."));
    assert!(lines(&profile).contains(&(6, Part::Skills, "R")));
    let rate = profile.rate.unwrap();
    assert_eq!((rate.amount, rate.unit.as_deref()), (30.0, Some("hour")));
    assert!(Profile::from_row("x", &serde_json::json!({"a": 1}), &Vocabulary::default()).is_none());
}

fn holds(text: &str) {
    let profile = read(text);
    for fact in &profile.facts {
        assert_eq!(fact.span.of(&profile.text), fact.text);
        let line = profile.text[..fact.span.start].matches('\n').count() + 1;
        assert_eq!(fact.line, line);
        assert!(fact.text.chars().any(char::is_alphanumeric));
    }
    for (at, project) in profile.projects.iter().enumerate() {
        assert!(
            project
                .facts
                .iter()
                .all(|&fact| profile.facts[fact].project == Some(at))
        );
    }
    let findings = check::check(&profile);
    assert!(findings.iter().all(|finding| {
        profile
            .text
            .get(finding.span.start..finding.span.end)
            .is_some()
    }));
}

#[test]
fn one_enormous_line_is_read_in_no_time() {
    holds(&"I cut costs by 30%, (see example.com/a) ".repeat(5_000));
    holds(&format!(
        "## Projects\n{}",
        "- a **b** [c](d\n".repeat(5_000)
    ));
}

proptest::proptest! {
    #[test]
    fn any_text_is_a_profile(text in "\\PC{0,200}") {
        holds(&text);
    }

    #[test]
    fn any_mixture_of_marks_is_a_profile(parts in proptest::collection::vec(proptest::sample::select(vec![
        "---\n", "name: A\n", "# ", "## Projects\n", "### ", "- ", "**", "**bold** rest\n", "<!--", "-->", "\n", "\n\n",
        "Work\n", "Skills: R, Go\n", "é", "👩‍💻 ", "https://a.bc/d ", "2019–", "now\n", "===\n", "> quote\n", "| a | b |\n",
        "[x](y)", "`", "_", "a long line that goes on for more than fifty letters or so\n", "goes on\n", "\t", "\u{FEFF}", "• ", "10% ",
        "languages: [", "]\n", "## Voice\n", "\"", "'", "#",
    ]), 0..40)) {
        holds(&parts.concat());
    }
}
