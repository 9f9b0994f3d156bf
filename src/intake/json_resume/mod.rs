//! JSON Resume (schema 1.0.0, jsonresume.org) to a profile's Markdown: every value as it is, a line
//! each, under the headings a profile has.

mod places;

use serde_json::Value;

use self::places::Places;
use crate::profile::file::{Contact, Matter};

/// A résumé as text.
pub(super) struct Written {
    pub(super) text: String,
    /// For each line of the text, the line of the file that holds its words.
    pub(super) lines: Vec<usize>,
}

/// Reads a résumé; none when the text is no JSON Resume.
pub(super) fn read(text: &str) -> Option<Written> {
    if !text.trim_start().starts_with('{') || !text.contains("\"basics\"") {
        return None;
    }
    let resume: Value = serde_json::from_str(text.trim()).ok()?;
    resume.get("basics")?.as_object()?;
    let mut writer = Writer {
        places: Places::new(text),
        resume: &resume,
        out: String::new(),
        lines: Vec::new(),
    };
    writer.matter();
    writer.summary();
    writer.skills();
    writer.projects();
    writer.work();
    writer.education();
    writer.others();
    writer.voice();
    writer.contact();
    Some(Written {
        text: writer.out,
        lines: writer.lines,
    })
}

struct Writer<'r> {
    places: Places<'r>,
    resume: &'r Value,
    out: String,
    lines: Vec<usize>,
}

/// A string field with words in it.
fn words<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value
        .get(key)?
        .as_str()
        .map(str::trim)
        .filter(|text| !text.is_empty())
}

/// The strings of an array, or the one string.
fn list<'v>(value: &'v Value, key: &str) -> Vec<&'v str> {
    match value.get(key) {
        Some(Value::Array(items)) => items
            .iter()
            .filter_map(Value::as_str)
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .collect(),
        Some(Value::String(text)) if !text.trim().is_empty() => vec![text.trim()],
        _ => Vec::new(),
    }
}

/// From when to when, as the file writes it.
fn period(value: &Value) -> Option<String> {
    let start = words(value, "startDate");
    let end = words(value, "endDate");
    match (start, end) {
        (Some(start), Some(end)) if start != end => Some(format!("{start} – {end}")),
        // It runs on; which word says so is not gig's to choose.
        (Some(start), None) => Some(format!("{start} –")),
        (start, end) => start.or(end).map(str::to_owned),
    }
}

/// Whether all words of `parts` stand in `heading`.
fn holds_words(heading: &str, parts: &str) -> bool {
    let words = |text: &'_ str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        words
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let known = words(heading);
    words(parts).iter().all(|word| known.contains(word))
}

impl<'r> Writer<'r> {
    /// Writes a line, or several when the words have line ends; `from` is a value they come from.
    fn line(&mut self, mark: &str, text: &str, from: &str) {
        let place = self.places.line(from);
        for (at, part) in text
            .lines()
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .enumerate()
        {
            // A heading has one line; what follows is said of it.
            let mark = if at > 0 && mark.starts_with('#') {
                ""
            } else {
                mark
            };
            self.out.push_str(mark);
            self.out.push_str(part);
            self.out.push('\n');
            self.lines.push(place);
        }
    }

    fn heading(&mut self, name: &str) {
        self.out.push_str(&format!("\n## {name}\n"));
        self.lines.extend([0, 0]);
    }

    fn items(&self, section: &str) -> &'r [Value] {
        self.resume
            .get(section)
            .and_then(Value::as_array)
            .map_or(&[], Vec::as_slice)
    }

    fn own(&self, key: &str) -> Option<&'r Value> {
        self.resume.get("meta")?.get("gig")?.get(key)
    }

    fn basics(&self) -> &'r Value {
        self.resume.get("basics").unwrap_or(&Value::Null)
    }

    fn matter(&mut self) {
        let basics = self.basics();
        let spoken = self.items("languages").first();
        let spoken = spoken.and_then(|item| words(item, "language"));
        let languages = self.items("languages").iter().filter_map(|item| {
            let name = words(item, "language")?;
            Some(match words(item, "fluency") {
                Some(level) => format!("{name} ({level})"),
                None => name.to_owned(),
            })
        });
        let own = |key: &str| {
            self.own(key)
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        let matter = Matter {
            name: words(basics, "name").unwrap_or_default().to_owned(),
            title: words(basics, "label").unwrap_or_default().to_owned(),
            rate: own("rate"),
            languages: languages.collect(),
            timezone: own("timezone"),
            fields: self
                .own("fields")
                .and_then(Value::as_object)
                .into_iter()
                .flatten()
                .filter_map(|(key, value)| Some((key.clone(), value.as_str()?.to_owned())))
                .collect(),
        };
        let text = matter.write();
        for line in text.lines() {
            let (key, value) = line.split_once(": ").unwrap_or_default();
            let (section, value) = match key {
                "name" => ("basics", matter.name.as_str()),
                "title" => ("basics", matter.title.as_str()),
                "languages" => ("languages", spoken.unwrap_or_default()),
                _ => ("meta", value.trim_matches('"')),
            };
            self.places.enter(section, 0);
            let is_said = !key.starts_with('#') && !value.is_empty() && value != "[]";
            self.lines
                .push(if is_said { self.places.line(value) } else { 0 });
        }
        self.out.push_str(&text);
    }

    fn summary(&mut self) {
        if let Some(summary) = words(self.basics(), "summary") {
            self.heading("Summary");
            self.places.enter("basics", 0);
            self.line("", summary, summary);
        }
    }

    fn skills(&mut self) {
        if self.items("skills").is_empty() {
            return;
        }
        self.heading("Skills");
        for (at, item) in self.items("skills").iter().enumerate() {
            self.places.enter("skills", at);
            let name = words(item, "name").unwrap_or_default();
            let level = words(item, "level").filter(|level| !name.contains(level));
            let known = name.to_lowercase();
            let more: Vec<&str> = list(item, "keywords")
                .into_iter()
                .filter(|keyword| !known.contains(&keyword.to_lowercase()))
                .collect();
            let mut text = name.to_owned();
            if let Some(level) = level {
                text.push_str(&format!(" ({level})"));
            }
            if !more.is_empty() {
                let gap = if text.is_empty() { "" } else { ": " };
                text.push_str(&format!("{gap}{}", more.join(", ")));
            }
            let from = if name.is_empty() {
                more.first().copied().unwrap_or_default()
            } else {
                name
            };
            self.line("- ", &text, from);
        }
    }

    fn projects(&mut self) {
        if self.items("projects").is_empty() {
            return;
        }
        self.heading("Projects");
        for (at, item) in self.unnamed_first("projects", &["name"]) {
            self.places.enter("projects", at);
            self.entry(item, words(item, "name"), &[words(item, "entity")]);
            let roles = list(item, "roles");
            if let Some(first) = roles.first() {
                self.line("- ", &format!("Role: {}", roles.join(", ")), first);
            }
        }
    }

    /// The items of a section with their places; those that none of the keys names come first, so that
    /// what they say is not taken for a part of the entry above.
    fn unnamed_first(&self, section: &str, keys: &[&str]) -> Vec<(usize, &'r Value)> {
        let mut items: Vec<(usize, &Value)> = self.items(section).iter().enumerate().collect();
        items.sort_by_key(|(_, item)| keys.iter().any(|key| words(item, key).is_some()));
        items
    }

    fn work(&mut self) {
        if self.items("work").is_empty() {
            return;
        }
        self.heading("Work");
        for (at, item) in self.unnamed_first("work", &["position", "name", "company"]) {
            self.places.enter("work", at);
            let position = words(item, "position");
            let company = words(item, "name").or_else(|| words(item, "company"));
            let place = company.filter(|_| position.is_some());
            self.entry(
                item,
                position.or(company),
                &[place, words(item, "location")],
            );
        }
    }

    /// A project or position: its heading, link, skills, and what is said of it.
    fn entry(&mut self, item: &'r Value, head: Option<&str>, more: &[Option<&str>]) {
        let parts = [head].into_iter().chain(more.iter().copied()).flatten();
        let mut parts: Vec<String> = parts.map(str::to_owned).collect();
        let said = parts.join(" ");
        // A heading that was exported stands as it was, unless the entry says something else by now.
        let own = words(item, "heading").filter(|own| holds_words(own, &said));
        parts.extend(period(item).filter(|period| !said.contains(period.as_str())));
        let heading = own.map_or_else(|| parts.join(", "), str::to_owned);
        let mark = if head.is_some() { "### " } else { "- " };
        self.line(mark, &heading, head.unwrap_or(&heading));
        let is_said = |url: &&str| {
            let said = list(item, "highlights").into_iter();
            said.chain([heading.as_str()])
                .any(|line| line.contains(*url))
        };
        if let Some(url) = words(item, "url").filter(|url| !is_said(url)) {
            self.line("", url, url);
        }
        let keywords = list(item, "keywords");
        if let Some(first) = keywords.first() {
            self.line("", &format!("Skills: {}", keywords.join(", ")), first);
        }
        for key in ["description", "summary"] {
            if let Some(text) = words(item, key) {
                self.line("- ", text, text);
            }
        }
        for text in list(item, "highlights") {
            self.line("- ", text, text);
        }
    }

    fn education(&mut self) {
        if self.items("education").is_empty() {
            return;
        }
        self.heading("Education");
        for (at, item) in self.items("education").iter().enumerate() {
            self.places.enter("education", at);
            let parts = ["studyType", "area", "institution"]
                .iter()
                .filter_map(|key| words(item, key));
            let first = parts.clone().next().unwrap_or_default();
            let mut all: Vec<String> = parts.map(str::to_owned).collect();
            all.extend(period(item));
            all.extend(words(item, "score").map(|score| format!("score {score}")));
            let text = words(item, "heading").map_or_else(|| all.join(", "), str::to_owned);
            self.line("- ", &text, first);
            for course in list(item, "courses") {
                self.line("- ", course, course);
            }
        }
    }

    fn others(&mut self) {
        self.listed(
            "Certifications",
            "certificates",
            &["name", "issuer", "date", "url"],
        );
        self.listed("Awards", "awards", &["title", "awarder", "date", "summary"]);
        self.listed("Testimonials", "references", &["reference", "name"]);
        self.listed(
            "Publications",
            "publications",
            &["name", "publisher", "releaseDate", "url", "summary"],
        );
        if !self.items("volunteer").is_empty() {
            self.heading("Volunteering");
            for (at, item) in self.unnamed_first("volunteer", &["position", "organization"]) {
                self.places.enter("volunteer", at);
                let head = words(item, "position").or_else(|| words(item, "organization"));
                let place =
                    words(item, "organization").filter(|_| words(item, "position").is_some());
                self.entry(item, head, &[place]);
            }
        }
        self.listed("Interests", "interests", &["name", "keywords"]);
        self.places.enter("meta", 0);
        for section in self
            .own("sections")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            if let Some(heading) = words(section, "heading") {
                self.heading(heading);
            }
            for text in list(section, "lines") {
                self.line("- ", text, text);
            }
        }
    }

    fn listed(&mut self, heading: &str, section: &str, keys: &[&str]) {
        if self.items(section).is_empty() {
            return;
        }
        self.heading(heading);
        for (at, item) in self.items(section).iter().enumerate() {
            self.places.enter(section, at);
            let parts: Vec<&str> = keys.iter().flat_map(|key| list(item, key)).collect();
            if let Some(first) = parts.first() {
                self.line("- ", &parts.join(", "), first);
            }
        }
    }

    fn voice(&mut self) {
        let voice = self.own("voice").and_then(Value::as_array);
        let lines: Vec<&str> = voice
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        if !lines.is_empty() {
            self.heading("Voice");
            self.places.enter("meta", 0);
            for text in lines {
                self.line("- ", text, text);
            }
        }
    }

    fn contact(&mut self) {
        let basics = self.basics();
        let mut contact = Contact::default();
        for (key, label) in [("email", "email"), ("phone", "phone"), ("url", "link")] {
            if let Some(value) = words(basics, key) {
                contact.push(label, value);
            }
        }
        if let Some(location) = basics.get("location") {
            let parts = ["address", "postalCode", "city", "region", "countryCode"];
            let parts: Vec<&str> = parts
                .iter()
                .filter_map(|key| words(location, key))
                .collect();
            if !parts.is_empty() {
                contact.push("address", &parts.join(", "));
            }
        }
        for item in basics
            .get("profiles")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            if let Some(url) = words(item, "url").or_else(|| words(item, "username")) {
                let network = words(item, "network").unwrap_or("profile");
                contact.push(&network.to_lowercase(), url);
            }
        }
        let text = contact.write();
        self.lines.extend(text.lines().map(|_| 0));
        self.out.push_str(&text);
    }
}
