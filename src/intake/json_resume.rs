//! JSON Resume (schema 1.0.0, jsonresume.org) to a profile's Markdown: every value as it is, a line
//! each, under the headings a profile has.

use serde_json::Value;

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

/// Where strings stand in the file.
struct Places<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Places<'t> {
    fn new(text: &'t str) -> Self {
        let starts = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            text,
            starts: [0].into_iter().chain(starts).collect(),
        }
    }

    /// The line of the first string with these words.
    fn line(&self, words: &str) -> usize {
        let written = Value::String(words.to_owned()).to_string();
        let inner = written
            .get(1..written.len().saturating_sub(1))
            .unwrap_or_default();
        let at = self.text.find(inner).or_else(|| self.text.find(words));
        at.map_or(1, |at| self.starts.partition_point(|&start| start <= at))
    }
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
        (Some(start), None) => Some(format!("{start} – present")),
        (start, end) => start.or(end).map(str::to_owned),
    }
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
            let value = line.split_once(": ").map_or("", |(_, value)| value);
            let value = value.trim_matches(['[', ']', '"']);
            let first = value.split(", ").next().unwrap_or_default();
            self.lines.push(if first.is_empty() {
                0
            } else {
                self.places.line(first)
            });
        }
        self.out.push_str(&text);
    }

    fn summary(&mut self) {
        if let Some(summary) = words(self.basics(), "summary") {
            self.heading("Summary");
            self.line("", summary, summary);
        }
    }

    fn skills(&mut self) {
        if self.items("skills").is_empty() {
            return;
        }
        self.heading("Skills");
        for item in self.items("skills") {
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
        for item in self.items("projects") {
            let name = words(item, "name").unwrap_or("Project");
            self.entry(item, name, &[words(item, "entity")]);
            let roles = list(item, "roles");
            if !roles.is_empty() {
                self.line(
                    "- ",
                    &format!("Role: {}", roles.join(", ")),
                    roles.first().copied().unwrap_or_default(),
                );
            }
        }
    }

    fn work(&mut self) {
        let jobs = self.items("work");
        if jobs.is_empty() {
            return;
        }
        self.heading("Work");
        for item in jobs {
            let position = words(item, "position");
            let company = words(item, "name").or_else(|| words(item, "company"));
            let head = position.or(company).unwrap_or("Work");
            self.entry(
                item,
                head,
                &[
                    company.filter(|_| position.is_some()),
                    words(item, "location"),
                ],
            );
        }
    }

    /// A project or position: its heading, link, skills, and what is said of it.
    fn entry(&mut self, item: &'r Value, head: &str, more: &[Option<&str>]) {
        let own = words(item, "heading").filter(|own| own.contains(head));
        let heading = own.map_or_else(
            || {
                let parts = [Some(head)]
                    .into_iter()
                    .chain(more.iter().copied())
                    .flatten();
                let mut parts: Vec<String> = parts.map(str::to_owned).collect();
                let said = parts.concat();
                parts.extend(period(item).filter(|period| !said.contains(period.as_str())));
                parts.join(", ")
            },
            str::to_owned,
        );
        self.line("### ", &heading, head);
        if let Some(url) = words(item, "url").filter(|url| !heading.contains(url)) {
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
        for item in self.items("education") {
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
            for item in self.items("volunteer") {
                let head = words(item, "position").or_else(|| words(item, "organization"));
                let place = words(item, "organization").filter(|_| item.get("position").is_some());
                self.entry(item, head.unwrap_or("Volunteer"), &[place]);
            }
        }
        self.listed("Interests", "interests", &["name", "keywords"]);
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
        for item in self.items(section) {
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
