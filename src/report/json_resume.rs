//! A profile as JSON Resume (schema 1.0.0, jsonresume.org). What the schema has no place for stands
//! under `meta.gig`, so that importing it again loses nothing.

use serde_json::{Map, Value, json};

use crate::profile::file::Contact;
use crate::profile::{Dates, Fact, Month, Part, Profile, Project};

/// The résumé of a profile.
#[must_use]
pub fn resume(profile: &Profile) -> Value {
    let mut made = Map::new();
    made.insert(
        "$schema".to_owned(),
        json!("https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"),
    );
    made.insert("basics".to_owned(), basics(profile));
    let lists = [
        ("work", entries(profile, Part::Work)),
        ("projects", entries(profile, Part::Projects)),
        (
            "education",
            facts(profile, Part::Education).map(education).collect(),
        ),
        (
            "certificates",
            facts(profile, Part::Certifications)
                .map(|fact| json!({ "name": linked(profile, fact) }))
                .collect(),
        ),
        ("skills", facts(profile, Part::Skills).map(skill).collect()),
        (
            "references",
            facts(profile, Part::Testimonials)
                .map(|fact| json!({ "reference": linked(profile, fact) }))
                .collect(),
        ),
        (
            "languages",
            profile
                .languages
                .iter()
                .map(|language| spoken(language))
                .collect::<Vec<_>>(),
        ),
    ];
    for (name, list) in lists {
        if !list.is_empty() {
            made.insert(name.to_owned(), Value::Array(list));
        }
    }
    made.insert(
        "meta".to_owned(),
        json!({ "version": "v1.0.0", "gig": own(profile) }),
    );
    Value::Object(made)
}

fn words(fact: &Fact) -> String {
    fact.one_line().into_owned()
}

/// The words with the addresses they link to, as the file writes them: `[the map](https://…)`.
fn linked(profile: &Profile, fact: &Fact) -> String {
    let mut text = words(fact);
    let before = profile.text.get(..fact.span.start).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = profile.text.get(start..).unwrap_or_default();
    let line = line.lines().next().unwrap_or_default();
    for (at, _) in line.match_indices("](") {
        let (before, after) = line.split_at(at);
        let label = before.rsplit('[').next().unwrap_or_default();
        let address = after.get(2..).and_then(|rest| rest.split(')').next());
        let Some(address) = address.filter(|address| !text.contains(*address)) else {
            continue;
        };
        if !label.is_empty() && address.starts_with("http") {
            text = text.replacen(label, &format!("[{label}]({address})"), 1);
        }
    }
    text
}

/// The facts of a part that belong to no project, in order.
fn facts(profile: &Profile, part: Part) -> impl Iterator<Item = &Fact> {
    profile
        .facts
        .iter()
        .filter(move |fact| fact.part == part && fact.project.is_none())
}

fn basics(profile: &Profile) -> Value {
    let mut basics = Map::new();
    let mut put = |key: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            basics.insert(key.to_owned(), Value::String(value));
        }
    };
    let summary: Vec<String> = facts(profile, Part::Summary)
        .map(|fact| linked(profile, fact))
        .collect();
    let contact = Contact::read(&profile.text);
    let reached = |what: &str| {
        let line = contact.lines.iter().find(|(kind, _)| kind == what);
        line.map(|(_, words)| words.clone())
    };
    put("name", profile.name.clone());
    put("label", profile.title.clone());
    put(
        "email",
        reached("email").filter(|mail| mail.is_ascii() && !mail.contains(' ')),
    );
    put("phone", reached("phone"));
    put("summary", Some(summary.join("\n")));
    let address = reached("address");
    if let Some(address) = address {
        basics.insert("location".to_owned(), json!({ "address": address }));
    }
    Value::Object(basics)
}

/// `English (native)` as language and fluency.
fn spoken(language: &str) -> Value {
    match language
        .strip_suffix(')')
        .and_then(|inner| inner.split_once(" ("))
    {
        Some((name, level)) => json!({ "language": name, "fluency": level }),
        None => json!({ "language": language }),
    }
}

/// A line of skills as it is; the skills it names are its keywords.
fn skill(fact: &Fact) -> Value {
    let name = words(fact);
    let inside = name
        .split_once(": ")
        .map_or(name.as_str(), |(_, list)| list);
    let keywords: Vec<&str> = inside
        .split([',', ';'])
        .filter_map(|item| item.split('(').next())
        .map(str::trim)
        .filter(|item| !item.is_empty())
        .collect();
    json!({ "name": name, "keywords": keywords })
}

/// A line of education. Which of its words is the school is told by the words themselves.
fn education(fact: &Fact) -> Value {
    const SCHOOLS: [&str; 12] = [
        "univers",
        "college",
        "school",
        "institut",
        "academy",
        "akademie",
        "hochschule",
        "schule",
        "escuela",
        "école",
        "politec",
        "instituto",
    ];
    let line = words(fact);
    let school = line.split(", ").find(|part| {
        let part = part.to_lowercase();
        SCHOOLS.iter().any(|word| part.contains(word))
    });
    let mut made = Map::new();
    made.insert("heading".to_owned(), json!(line));
    if let Some(school) = school {
        made.insert("institution".to_owned(), json!(school));
    }
    let area = line
        .split(", ")
        .next()
        .filter(|first| Some(*first) != school);
    if let Some(area) = area {
        made.insert("area".to_owned(), json!(area));
    }
    Value::Object(made)
}

fn month(month: Month) -> String {
    match month.month {
        Some(number) => format!("{}-{number:02}", month.year),
        None => month.year.to_string(),
    }
}

/// The entries of a part: positions or projects.
fn entries(profile: &Profile, part: Part) -> Vec<Value> {
    let mut made: Vec<Value> = profile
        .projects
        .iter()
        .filter(|project| project.part == part)
        .map(|project| entry(profile, project))
        .collect();
    // Lines of the part that belong to no entry.
    made.extend(facts(profile, part).map(|fact| json!({ "highlights": [words(fact)] })));
    made
}

fn entry(profile: &Profile, project: &Project) -> Value {
    let mut made = Map::new();
    let own: Vec<&Fact> = project
        .facts
        .iter()
        .filter_map(|&at| profile.facts.get(at))
        .collect();
    let heading = own
        .first()
        .map_or_else(|| project.title.clone(), |fact| words(fact));
    let bare = without_dates(&heading, project.dates);
    if project.part == Part::Work {
        let (position, company) = bare
            .split_once(", ")
            .map_or((bare.as_str(), None), |(position, company)| {
                (position, Some(company))
            });
        made.insert("position".to_owned(), json!(position));
        if let Some(company) = company {
            made.insert("name".to_owned(), json!(company));
        }
    } else {
        made.insert("name".to_owned(), json!(bare));
    }
    made.insert("heading".to_owned(), json!(heading));
    if let Some(dates) = project.dates {
        made.insert("startDate".to_owned(), json!(month(dates.from)));
        if let Some(end) = dates.to {
            made.insert("endDate".to_owned(), json!(month(end)));
        }
    }
    let mut highlights: Vec<String> = Vec::new();
    let mut keywords: Vec<String> = Vec::new();
    let mut url = None;
    for fact in own.iter().skip(1) {
        let line = words(fact);
        let list = line
            .strip_prefix("Skills: ")
            .filter(|_| keywords.is_empty());
        if url.is_none() && is_address(&line) {
            url = Some(line);
        } else if let Some(list) = list {
            keywords = list.split(", ").map(str::to_owned).collect();
        } else {
            highlights.push(linked(profile, fact));
        }
    }
    let url = url.or_else(|| project.url.clone());
    // A work entry of the schema has no keywords: its line of skills is one of its lines.
    if project.part == Part::Work && !keywords.is_empty() {
        highlights.insert(0, format!("Skills: {}", keywords.join(", ")));
        keywords.clear();
    }
    if let Some(url) = url {
        made.insert("url".to_owned(), json!(url));
    }
    if !keywords.is_empty() {
        made.insert("keywords".to_owned(), json!(keywords));
    }
    if !highlights.is_empty() {
        made.insert("highlights".to_owned(), json!(highlights));
    }
    Value::Object(made)
}

fn is_address(line: &str) -> bool {
    (line.starts_with("https://") || line.starts_with("http://")) && !line.contains(' ')
}

/// The heading without its dates and what joined them to it.
fn without_dates(heading: &str, dates: Option<Dates>) -> String {
    let Some(dates) = dates else {
        return heading.to_owned();
    };
    // The dates may stand in a line below.
    let inside = heading.get(dates.span.start..dates.span.end);
    if inside.is_none_or(|inside| !inside.contains(&dates.from.year.to_string())) {
        return heading.to_owned();
    }
    let before = heading.get(..dates.span.start).unwrap_or_default();
    let after = heading.get(dates.span.end..).unwrap_or_default();
    let mark = [' ', ',', '(', ')', '–', '—', '-', '|', '·'];
    let kept = format!(
        "{}{}",
        before.trim_end_matches(mark),
        after.trim_end_matches(mark)
    );
    if kept.trim().is_empty() {
        heading.to_owned()
    } else {
        kept
    }
}

/// What the schema has no place for.
fn own(profile: &Profile) -> Value {
    let mut own = Map::new();
    if let Some(rate) = &profile.rate {
        own.insert("rate".to_owned(), json!(rate.text));
    }
    if let Some(timezone) = &profile.timezone {
        own.insert("timezone".to_owned(), json!(timezone));
    }
    if !profile.fields.is_empty() {
        own.insert("fields".to_owned(), json!(profile.fields));
    }
    if !profile.voice.is_empty() {
        own.insert("voice".to_owned(), json!(profile.voice));
    }
    let sections = other_sections(profile);
    if !sections.is_empty() {
        own.insert("sections".to_owned(), Value::Array(sections));
    }
    Value::Object(own)
}

/// Parts with headings of their own: `Volunteering`, `Languages`.
fn other_sections(profile: &Profile) -> Vec<Value> {
    let mut sections: Vec<(String, Vec<String>)> = Vec::new();
    for fact in facts(profile, Part::Other) {
        let heading = heading_above(&profile.text, fact.span.start);
        if words(fact) == heading {
            continue;
        }
        let line = linked(profile, fact);
        match sections.last_mut().filter(|(last, _)| *last == heading) {
            Some((_, lines)) => lines.push(line),
            None => sections.push((heading, vec![line])),
        }
    }
    sections
        .into_iter()
        .map(|(heading, lines)| json!({ "heading": heading, "lines": lines }))
        .collect()
}

/// The last heading before a place.
fn heading_above(text: &str, at: usize) -> String {
    let before = text.get(..at).unwrap_or_default();
    let heading = before
        .lines()
        .rev()
        .find(|line| line.starts_with('#'))
        .unwrap_or_default();
    let words = heading
        .trim_start_matches('#')
        .split("<!--")
        .next()
        .unwrap_or_default();
    words.trim().to_owned()
}
