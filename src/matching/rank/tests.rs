//! Rankings of a few made-up posts and profiles.

use super::*;

fn document(id: &str, title: &str, skills: &[&str], text: &str) -> Document {
    Document {
        id: id.to_owned(),
        title: title.to_owned(),
        skills: skills.iter().map(|&skill| skill.to_owned()).collect(),
        text: text.to_owned(),
    }
}

fn posts() -> Vec<Document> {
    vec![
        document(
            "shop",
            "Shopify theme tweaks",
            &[],
            "Liquid and CSS changes for a store.",
        ),
        document(
            "app",
            "Flutter app for runners",
            &[],
            "Firebase, push notifications, iOS.",
        ),
        document(
            "books",
            "Bookkeeper wanted",
            &[],
            "Monthly QuickBooks reconciliation.",
        ),
        document(
            "site",
            "React dashboard",
            &[],
            "TypeScript front end on a REST API.",
        ),
    ]
}

fn rank(query: &Document, documents: &[Document], direction: Direction) -> Vec<Ranked> {
    let vocabulary = Vocabulary::default();
    let ranker = Ranker::new(std::slice::from_ref(query), direction, &vocabulary);
    let mut shelf = Shelf::default();
    let mut scratch = Scratch::default();
    for document in documents {
        shelf.add(document, &ranker, &mut scratch);
    }
    ranker.rank(0, &shelf, 10)
}

#[test]
fn the_post_that_asks_for_the_listed_skills_comes_first() {
    let dev = document("p", "", &["React", "JavaScript"], "I build web front ends.");
    let ranking = rank(&dev, &posts(), Direction::Posts);
    assert_eq!(ranking[0].id, "site");
    let keeper = document("p", "", &["Accounting"], "");
    assert_eq!(rank(&keeper, &posts(), Direction::Posts)[0].id, "books");
}

#[test]
fn the_profile_with_the_skills_beats_the_one_that_lists_everything() {
    let post = document("q", "Flutter developer", &[], "An app with Firebase.");
    let all = [
        "Flutter",
        "PHP",
        "SEO",
        "Excel",
        "Figma",
        "Java",
        "Sales",
        "AutoCAD",
        "Video Editing",
    ];
    let profiles = [
        document("all", "", &all, ""),
        document("one", "", &["Flutter", "Dart"], "Mobile apps on Firebase."),
        document("none", "", &["Payroll"], ""),
    ];
    let ranking = rank(&post, &profiles, Direction::Profiles);
    assert_eq!(ranking[0].id, "one");
    assert_eq!(ranking[1].id, "all");
    assert!(ranking.iter().all(|ranked| ranked.id != "none"));
}

#[test]
fn order_and_threads_change_nothing() {
    let vocabulary = Vocabulary::default();
    let query = document(
        "p",
        "",
        &["React", "CSS", "QuickBooks"],
        "front end and books",
    );
    let mut documents: Vec<Document> = (0..9000)
        .map(|n| {
            let kinds = posts();
            let mut post = kinds[n % kinds.len()].clone();
            post.id = format!("{}-{n}", post.id);
            post.text.push_str(&" and more words".repeat(n % 7));
            post
        })
        .collect();
    let ranker = Ranker::new(std::slice::from_ref(&query), Direction::Posts, &vocabulary);
    let shelf = |documents: &[Document]| {
        let (mut shelf, mut scratch) = (Shelf::default(), Scratch::default());
        for document in documents {
            shelf.add(document, &ranker, &mut scratch);
        }
        shelf
    };
    let one = ranker.rank(0, &shelf(&documents), 50);
    documents.reverse();
    let (left, right) = documents.split_at(2500);
    let two = ranker.rank(0, &shelf(left).join(shelf(right), &ranker), 50);
    assert_eq!(one, two);
    assert_eq!(one.len(), 50);
}

#[test]
fn a_skill_that_nobody_knows_is_a_term_of_its_own() {
    let listed = ["Zorblax Modelling".to_owned(), "React".to_owned()];
    let vocabulary = Vocabulary::default();
    assert_eq!(unknown(&listed, &vocabulary), ["Zorblax Modelling"]);
}

#[test]
fn nothing_asked_and_nothing_read_is_an_empty_ranking() {
    let nobody = Document::default();
    assert!(rank(&nobody, &posts(), Direction::Posts).is_empty());
    assert!(rank(&nobody, &[], Direction::Posts).is_empty());
}
