//! From a profile file to a [`Profile`]: parts, facts and projects, each with its line.

use super::heading::{self, Match, Section};
use super::lines::{self, Kind, Line};
use super::{Fact, Part, Profile, Project, dates, link, matter, outcome};
use crate::skill::{Mention, Skill, Vocabulary};
use crate::text::{LineIndex, Span, words};

pub(super) fn parse(file: &str, text: &str, vocabulary: &Vocabulary) -> Profile {
    let mut profile = Profile {
        file: file.to_owned(),
        text: text.to_owned(),
        ..Profile::default()
    };
    let (body, matter) = matter::read(&mut profile);
    let mentions = vocabulary.find(text);
    let mut reader = Reader {
        text,
        vocabulary,
        mentions: &mentions,
        index: LineIndex::new(text),
        profile,
        part: Section::Part(Part::Matter),
        level: NO_SECTION,
        entry: None,
        has_headings: false,
    };
    for value in matter {
        reader.fact(value);
    }
    reader.part = Section::Part(Part::Summary);
    reader.body(&lines::read(text, body));
    reader.finish()
}

/// The level of a section that no heading opened: every heading stands above it.
const NO_SECTION: usize = usize::MAX;
/// The level of an entry whose title is a line in bold or a plain line.
const LINE_ENTRY: usize = 100;
/// The level of an entry that is a list item, plus its indentation.
const ITEM_ENTRY: usize = 1000;
/// A list item longer than this is cited sentence by sentence.
const LONG_ITEM: usize = 240;

/// An open project: its index and the level of what opened it.
#[derive(Clone, Copy)]
struct Entry {
    project: usize,
    level: usize,
}

struct Reader<'a> {
    text: &'a str,
    vocabulary: &'a Vocabulary,
    mentions: &'a [Mention],
    index: LineIndex<'a>,
    profile: Profile,
    part: Section,
    level: usize,
    entry: Option<Entry>,
    has_headings: bool,
}

impl Reader<'_> {
    fn body(&mut self, lines: &[Line]) {
        self.has_headings = lines
            .iter()
            .any(|line| matches!(line.kind, Kind::Heading(_)));
        let blank = |at: Option<&Line>| at.is_none_or(|line| line.kind == Kind::Blank);
        let mut is_below_heading = false;
        for (at, line) in lines.iter().enumerate() {
            let above = at.checked_sub(1).and_then(|above| lines.get(above));
            let alone = is_below_heading || blank(above);
            let followed = !blank(lines.get(at + 1));
            is_below_heading = false;
            match self.heading_level(line, alone, followed) {
                Some(level) => {
                    self.heading(line.words, level);
                    is_below_heading = true;
                }
                None => match line.kind {
                    Kind::Blank | Kind::Heading(_) => {}
                    Kind::Item => self.item(line),
                    Kind::Plain => self.plain(line.words, alone && followed),
                },
            }
        }
    }

    /// The level of the heading that a line is, if it is one. Text without `#` names its sections on
    /// lines of their own: by a name gig knows, or in capitals above something.
    fn heading_level(&self, line: &Line, alone: bool, followed: bool) -> Option<usize> {
        let is_named = || match line.kind {
            Kind::Plain => true,
            Kind::Item => alone && self.is_decorated(line.words),
            _ => false,
        };
        match line.kind {
            Kind::Heading(level) => return Some(level),
            Kind::Plain if alone && followed && self.is_in_capitals(line.words) => {}
            _ if is_named() && self.is_section_line(line.words) => {}
            _ => return None,
        }
        Some(2)
    }

    /// `IDIOMAS`, `HOW I WORK`: a heading gig does not know. The first line of all is a name.
    fn is_in_capitals(&self, line: Span) -> bool {
        let shown = line.of(self.text);
        !self.has_headings
            && self.has_title_heading()
            && !self.takes_entries()
            && shown.len() <= 40
            && shown.split_whitespace().count() <= 4
            && shown.chars().filter(|c| c.is_uppercase()).count() >= 5
            && !shown
                .chars()
                .any(|c| c.is_lowercase() || c.is_numeric() || ".,;!?".contains(c))
    }

    /// A list mark that is a sign or picture may dress up a heading.
    fn is_decorated(&self, line: Span) -> bool {
        let before = self.text.get(..line.start).unwrap_or_default().trim_end();
        before.ends_with(|c: char| !c.is_ascii())
    }

    fn is_section_line(&self, line: Span) -> bool {
        let shown = line.of(self.text);
        !self.has_headings
            && shown.len() <= 60
            && !shown.ends_with(['.', '!', '?'])
            && matches!(heading::named(shown), Some((_, Match::Exact)))
    }

    fn heading(&mut self, line: Span, level: usize) {
        let line = bare(self.text, line);
        let inside = self.takes_entries() && level > self.level;
        let named = heading::named(line.of(self.text));
        // "### Languages" under "## Skills" lists skills.
        let is_group = self.part == Section::Part(Part::Skills)
            && level > self.level
            && matches!(named, Some((Section::Part(Part::Other), _)));
        match named {
            _ if is_group => self.fact(line),
            Some((section, sure)) if !inside || (sure == Match::Exact && section != self.part) => {
                self.open(section, level);
            }
            _ if inside => self.entry_heading(line, level),
            _ if level == 1 && self.level == NO_SECTION && !self.has_title_heading() => {
                self.title_heading(line);
            }
            _ => {
                if level <= self.level {
                    self.open(Section::Part(Part::Other), level);
                }
                self.fact(line);
            }
        }
    }

    fn open(&mut self, section: Section, level: usize) {
        (self.part, self.level, self.entry) = (section, level, None);
    }

    /// Whether anything of the body was read: a first heading after text is not the user's name.
    fn has_title_heading(&self) -> bool {
        self.profile
            .facts
            .iter()
            .any(|fact| fact.part != Part::Matter)
    }

    /// `# Ada Marsh` or `# Ada Marsh — Shopify developer`.
    fn title_heading(&mut self, line: Span) {
        let shown = line.of(self.text);
        let (name, title) = split_title(shown);
        self.profile.name.get_or_insert_with(|| name.to_owned());
        if let Some(title) = title {
            self.profile.title.get_or_insert_with(|| title.to_owned());
        }
        self.fact(line);
    }

    fn takes_entries(&self) -> bool {
        matches!(self.part, Section::Part(Part::Projects | Part::Work))
    }

    fn entry_heading(&mut self, line: Span, level: usize) {
        match self.entry {
            Some(entry) if entry.level < level => {
                self.fact(line);
            }
            _ => self.start(line, line, level),
        }
    }

    /// Opens a project whose title is `title`; `line` is its first fact.
    fn start(&mut self, title: Span, line: Span, level: usize) {
        let Section::Part(part) = self.part else {
            return;
        };
        let project = self.profile.projects.len();
        let title_words = plain(title.of(self.text));
        self.profile.projects.push(Project {
            title: title_words,
            line: self.index.line(line.start),
            url: None,
            skills: Vec::new(),
            facts: Vec::new(),
            result: None,
            part,
            dates: None,
        });
        self.entry = Some(Entry { project, level });
        self.fact(line);
    }

    fn item(&mut self, line: &Line) {
        let level = ITEM_ENTRY + line.indent;
        let open = self.entry.is_some_and(|entry| entry.level < level);
        if !self.takes_entries() || open {
            return self.facts(line.words, LONG_ITEM);
        }
        match bold_lead(self.text, line.words) {
            Some((title, rest)) => {
                self.start(title, title, level);
                self.facts(rest, LONG_ITEM);
            }
            None => self.start(lead(self.text, line.words), line.words, level),
        }
    }

    fn plain(&mut self, line: Span, is_above_text: bool) {
        if self.part == Section::Part(Part::Summary)
            && let Some(label) = label(line.of(self.text))
        {
            let value = line
                .of(self.text)
                .get(label.len() + 1..)
                .unwrap_or_default();
            matter::set_from_label(&mut self.profile, label, value);
        }
        let may_open =
            self.takes_entries() && self.entry.is_none_or(|entry| entry.level >= LINE_ENTRY);
        if !may_open {
            return self.facts(line, 0);
        }
        if let Some((title, rest)) = bold_lead(self.text, line) {
            self.start(title, title, LINE_ENTRY);
            return self.facts(rest, 0);
        }
        let shown = line.of(self.text);
        let dated = matches!(self.part, Section::Part(Part::Work)) && dates::find(shown).is_some();
        let is_title = (is_above_text || dated)
            && shown.len() <= 120
            && !shown.ends_with(['.', '!', '?', ';', ','])
            && link::first(shown).is_none()
            && label(shown).is_none();
        if is_title {
            self.start(line, line, LINE_ENTRY);
        } else {
            self.facts(line, 0);
        }
    }

    /// The facts of a line: the line itself up to `whole` bytes, else its sentences.
    fn facts(&mut self, line: Span, whole: usize) {
        let line = line.trimmed(self.text);
        // What a client said stays with who said it.
        let is_said = self.part == Section::Part(Part::Testimonials);
        let whole = if is_said { LONG_ITEM } else { whole };
        if self.part == Section::Voice {
            let style = line.of(self.text);
            if !style.is_empty() {
                self.profile
                    .voice
                    .push(style.split_whitespace().collect::<Vec<_>>().join(" "));
            }
            return;
        }
        if line.len() <= whole || self.is_list(line) {
            self.fact(line);
            return;
        }
        // A line end inside a wrapped sentence is a space; both are one byte.
        let flat = line.of(self.text).replace('\n', " ");
        for sentence in words::sentences(&flat) {
            self.fact(sentence.shifted(line.start));
        }
    }

    /// Lists of skills have full stops in their names only.
    fn is_list(&self, line: Span) -> bool {
        label(line.of(self.text)).is_some_and(heading::is_skills_label)
    }

    fn fact(&mut self, span: Span) {
        let span = bare(self.text, span);
        let shown = span.of(self.text);
        let Section::Part(part) = self.part else {
            return;
        };
        if !shown.chars().any(char::is_alphanumeric) {
            return;
        }
        let part = match (part, self.entry) {
            (Part::Summary | Part::Other, _) if self.is_list(span) => Part::Skills,
            (part, _) => part,
        };
        let fact = Fact {
            text: shown.to_owned(),
            line: self.index.line(span.start),
            span,
            part,
            skills: self.skills(span, part),
            project: self.entry.map(|entry| entry.project),
        };
        if let Some(project) = fact
            .project
            .and_then(|at| self.profile.projects.get_mut(at))
        {
            project.facts.push(self.profile.facts.len());
        }
        self.profile.facts.push(fact);
    }

    /// The skills a fact names; in a list of skills each item is looked up too, since a bare `Go`
    /// or `R` is a skill there and nowhere else.
    fn skills(&self, span: Span, part: Part) -> Vec<Skill> {
        let from = self
            .mentions
            .partition_point(|mention| mention.span.start < span.start);
        let mut found: Vec<Skill> = Vec::new();
        let inside = self.mentions.get(from..).unwrap_or_default().iter();
        for mention in inside.take_while(|mention| mention.span.end <= span.end) {
            push_new(&mut found, mention.skill);
        }
        if part == Part::Skills || self.is_list(span) {
            let shown = span.of(self.text);
            let list = label(shown).map_or(shown, |label| {
                shown.get(label.len() + 1..).unwrap_or_default()
            });
            for item in list.split([',', ';', '|', '•', '·', '\n']) {
                let name = item
                    .split('(')
                    .next()
                    .unwrap_or_default()
                    .trim_matches(|c: char| c.is_whitespace() || c == '*');
                if let Some(skill) = self.vocabulary.lookup(name.trim_end_matches('.')) {
                    push_new(&mut found, skill);
                }
            }
        }
        found
    }

    /// Fills in what projects gather from their facts.
    fn finish(self) -> Profile {
        let mut profile = self.profile;
        for project in &mut profile.projects {
            let facts = || {
                project
                    .facts
                    .iter()
                    .filter_map(|&at| Some((at, profile.facts.get(at)?)))
            };
            // The words of a title that is a link do not hold its address; its line does.
            let title = facts()
                .next()
                .map(|(_, fact)| line_around(&profile.text, fact.span));
            project.url = title
                .into_iter()
                .chain(facts().skip(1).map(|(_, fact)| fact.text.as_str()))
                .find_map(|words| link::first(words).map(|span| span.of(words).to_owned()));
            project.dates = facts()
                .take(2)
                .find_map(|(_, fact)| dates::find(&fact.text));
            let strongest = facts()
                .map(|(at, fact)| (outcome_of(fact), at))
                .filter(|&(strength, _)| strength >= 2)
                // The first of the strongest.
                .max_by_key(|&(strength, at)| (strength, std::cmp::Reverse(at)));
            project.result = strongest.map(|(_, at)| at);
            let mut skills = Vec::new();
            for (_, fact) in facts() {
                fact.skills
                    .iter()
                    .for_each(|&skill| push_new(&mut skills, skill));
            }
            project.skills = skills;
        }
        profile
    }
}

fn outcome_of(fact: &Fact) -> u8 {
    let only_link = link::first(&fact.text).is_some_and(|span| span.len() + 2 >= fact.text.len());
    if only_link || label(&fact.text).is_some_and(heading::is_skills_label) {
        return 0;
    }
    outcome::strength(&fact.text)
}

fn push_new(skills: &mut Vec<Skill>, skill: Skill) {
    if !skills.contains(&skill) {
        skills.push(skill);
    }
}

/// The line or lines on which `span` stands.
fn line_around(text: &str, span: Span) -> &str {
    let start = text
        .get(..span.start)
        .and_then(|head| head.rfind('\n'))
        .map_or(0, |at| at + 1);
    let end = text
        .get(span.end..)
        .and_then(|tail| tail.find('\n'))
        .map_or(text.len(), |at| span.end + at);
    text.get(start..end).unwrap_or_default()
}

/// What stands before the first colon, when that is a short label.
fn label(words: &str) -> Option<&str> {
    let (label, rest) = words.split_once(':')?;
    (label.len() <= 40 && !label.contains('.') && !rest.starts_with("//")).then_some(label)
}

/// The name and the title in `Ada Marsh — Shopify developer`.
pub(super) fn split_title(heading: &str) -> (&str, Option<&str>) {
    for mark in [" — ", " – ", " | ", " - ", ", "] {
        if let Some((name, title)) = heading.split_once(mark) {
            return (name.trim(), Some(title.trim()));
        }
    }
    (heading, None)
}

/// The beginning of a list item that names a project.
fn lead(text: &str, words: Span) -> Span {
    let shown = words.of(text);
    let end = [": ", " — ", " – ", " - ", ". ", " ("]
        .iter()
        .filter_map(|mark| shown.find(mark))
        .filter(|&at| at >= 4)
        .min()
        .unwrap_or(shown.len());
    Span::new(words.start, words.start + end)
}

/// `**Title** – the rest`: both parts.
fn bold_lead(text: &str, words: Span) -> Option<(Span, Span)> {
    let shown = words.of(text);
    let mark = ["**", "__"]
        .into_iter()
        .find(|mark| shown.starts_with(mark))?;
    let close = shown.get(2..)?.find(mark)? + 2;
    let title = Span::new(words.start + 2, words.start + close).trimmed(text);
    let after = shown.get(close + 2..)?;
    let rest = after.trim_start_matches([' ', ':', '-', '–', '—', '|', ',', '.', '·', '•']);
    let title_end = title.of(text).trim_end_matches([':', ' ', '.']).len();
    let title = Span::new(title.start, title.start + title_end);
    (!title.is_empty()).then(|| (title, Span::new(words.end - rest.len(), words.end)))
}

/// Without the emphasis, code or link marks that enclose the whole.
fn bare(text: &str, span: Span) -> Span {
    let mut span = span.trimmed(text);
    for mark in ["**", "__", "*", "_", "`"] {
        let shown = span.of(text);
        let inner = shown
            .strip_prefix(mark)
            .and_then(|rest| rest.strip_suffix(mark));
        if inner.is_some_and(|inner| !inner.contains(mark)) {
            span = Span::new(span.start + mark.len(), span.end - mark.len()).trimmed(text);
        }
    }
    let shown = span.of(text);
    let is_link =
        shown.starts_with('[') && shown.ends_with(')') && shown.matches("](").count() == 1;
    match shown.find("](") {
        Some(close) if is_link => Span::new(span.start + 1, span.start + close).trimmed(text),
        _ => span,
    }
}

/// Words for a title: without Markdown marks, on one line.
fn plain(words: &str) -> String {
    let kept: String = words.chars().filter(|c| !matches!(c, '*' | '`')).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}
