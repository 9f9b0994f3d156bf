//! Answers: what the user said for themself when asked about one job. They count as facts beside those
//! of the profile, cited as lines of `answers`.

use super::{Fact, Part, Profile};
use crate::diagnostic::Evidence;
use crate::skill::{Skill, Vocabulary};
use crate::text::{Span, words};

/// The name under which an answer is cited: `answers:2`.
const FILE: &str = "answers";

/// One answer, in the user's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The question it answers: `question-2`, `must-1`.
    pub id: String,
    /// The skills it speaks of by answering, by name: "Klaviyo" for "4 years, two shops".
    pub about: Vec<String>,
    /// The words.
    pub words: String,
}

/// Where in a profile the answers stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// How long the file itself is, in bytes.
    at: usize,
    /// The line of the first.
    first: usize,
    /// The number of the answer on each line.
    numbers: Vec<usize>,
}

impl Answer {
    /// The words on one line, a full stop at the end.
    #[must_use]
    pub fn sentence(&self) -> String {
        let words = self.words.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.ends_with(['.', '!', '?', '…', '。']) {
            words
        } else {
            words + "."
        }
    }

    /// The words as a line of a profile: what they speak of before them, where they do not name it.
    #[must_use]
    pub fn as_line(&self) -> String {
        let words = self.sentence();
        let said = words.to_lowercase();
        let is_named = self
            .about
            .iter()
            .all(|name| said.contains(&name.to_lowercase()));
        if is_named || is_denial(&words) {
            words
        } else {
            format!("{}: {words}", self.about.join(", "))
        }
    }

    /// Whether it says that something is not there.
    #[must_use]
    pub fn is_denial(&self) -> bool {
        is_denial(&self.words)
    }
}

impl Profile {
    /// The same with what the user answered.
    #[must_use]
    pub fn with_answers(mut self, answers: &[Answer], vocabulary: &Vocabulary) -> Self {
        if answers.is_empty() {
            return self;
        }
        let at = self.text.len();
        if !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        let mut told = Told {
            at,
            first: self.text.lines().count() + 1,
            numbers: Vec::new(),
        };
        for (number, answer) in (1..).zip(answers) {
            let whole = answer.as_line();
            for sentence in words::sentences(&whole) {
                let text = sentence.of(&whole).to_owned();
                let span = Span::new(0, text.len()).shifted(self.text.len());
                self.facts.push(Fact {
                    line: told.first + told.numbers.len(),
                    span,
                    part: Part::Other,
                    skills: skills(&text, vocabulary),
                    project: None,
                    text: text.clone(),
                });
                self.text.push_str(&text);
                self.text.push('\n');
                told.numbers.push(number);
            }
        }
        self.told = told;
        self
    }

    /// The file's own text, without what was answered.
    #[must_use]
    pub fn own_text(&self) -> &str {
        if self.told.numbers.is_empty() {
            return &self.text;
        }
        self.text.get(..self.told.at).unwrap_or(&self.text)
    }

    /// Whether a fact is the user's answer and not in the file.
    #[must_use]
    pub fn is_answer(&self, fact: &Fact) -> bool {
        !self.told.numbers.is_empty() && fact.line >= self.told.first
    }

    /// The file and line under which a fact is cited.
    #[must_use]
    pub fn place(&self, fact: &Fact) -> (&str, usize) {
        let number = fact
            .line
            .checked_sub(self.told.first)
            .and_then(|at| self.told.numbers.get(at));
        match number {
            Some(&number) => (FILE, number),
            None => (&self.file, fact.line),
        }
    }

    /// The citation of a fact.
    #[must_use]
    pub fn cite(&self, fact: &Fact) -> Evidence {
        let (file, line) = self.place(fact);
        Evidence {
            file: file.to_owned(),
            line,
            quote: fact.text.clone(),
        }
    }
}

/// The skills that a sentence claims: none where it says that something is not there.
fn skills(sentence: &str, vocabulary: &Vocabulary) -> Vec<Skill> {
    if is_denial(sentence) {
        return Vec::new();
    }
    let mut skills = Vec::new();
    for mention in vocabulary.find(sentence) {
        if !skills.contains(&mention.skill) {
            skills.push(mention.skill);
        }
    }
    skills
}

/// Whether the words deny, in the languages gig writes letters in.
fn is_denial(text: &str) -> bool {
    const NO: [&str; 38] = [
        "no", "not", "never", "none", "nothing", "without", "don't", "haven't", "didn't", "isn't",
        "can't", "cannot", "yet", "nunca", "ninguno", "ninguna", "sin", "nein", "nicht", "nie",
        "kein", "keine", "keinen", "ohne", "non", "pas", "jamais", "aucun", "aucune", "sans",
        "não", "nenhum", "nenhuma", "sem", "mai", "nessuno", "nessuna", "senza",
    ];
    let lower = text.to_lowercase().replace('’', "'");
    lower
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .any(|word| NO.contains(&word))
}

/// `text`, a profile's file, with `line` in its list of skills, and the number of the new line. The
/// bullet is that of the line above, the line ends are the file's.
#[must_use]
pub fn with_line(text: &str, line: &str, vocabulary: &Vocabulary) -> (String, usize) {
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let profile = Profile::parse("", &text.replace("\r\n", "\n"), vocabulary);
    let listed = profile
        .facts
        .iter()
        .filter(|fact| fact.part == Part::Skills && fact.project.is_none());
    let last = listed.map(|fact| fact.line).max();
    let mut lines: Vec<&str> = text.lines().collect();
    let above = last.and_then(|last| lines.get(last.checked_sub(1)?).copied());
    let bullet = above.and_then(bullet);
    let (at, new) = match (last, bullet) {
        (Some(last), Some(bullet)) => (last, vec![format!("{bullet}{line}")]),
        // A list in prose is followed by one of lines.
        (Some(last), None) => (last, vec![String::new(), format!("- {line}")]),
        (None, _) => {
            let parts = ["", "## Skills", &format!("- {line}")].map(str::to_owned);
            (lines.len(), parts.to_vec())
        }
    };
    let number = at + new.len();
    let new: Vec<&str> = new.iter().map(String::as_str).collect();
    lines.splice(at.min(lines.len())..at.min(lines.len()), new);
    (lines.join(end) + end, number)
}

/// The bullet of a line with the space before and after it.
fn bullet(line: &str) -> Option<&str> {
    let indent = line.len() - line.trim_start().len();
    let rest = line.trim_start();
    let mark = rest.chars().next().filter(|c| "-*•–+".contains(*c))?;
    let after = rest.get(mark.len_utf8()..)?;
    let space = after.len() - after.trim_start().len();
    (space > 0).then(|| line.get(..indent + mark.len_utf8() + space))?
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "---\nname: Ada\n---\n## Skills\n* Python\n* SQL\n\n## Work\n### Analyst\n";

    fn answer(about: &str, words: &str) -> Answer {
        Answer {
            id: "must-1".to_owned(),
            about: vec![about.to_owned()],
            words: words.to_owned(),
        }
    }

    #[test]
    fn an_answer_is_a_fact_with_a_place_of_its_own_and_a_denial_claims_nothing() {
        let vocabulary = Vocabulary::default();
        let answers = [
            answer("Klaviyo", "4 years, for 12 shops"),
            answer("Figma", "Not yet. I drew 3 apps in Sketch."),
        ];
        let profile = Profile::parse("ada.md", FILE, &vocabulary);
        let before = profile.facts.len();
        let profile = profile.with_answers(&answers, &vocabulary);
        let told = &profile.facts[before..];
        assert_eq!(told[0].text, "Klaviyo: 4 years, for 12 shops.");
        assert_eq!(profile.place(&told[0]), ("answers", 1));
        assert_eq!(profile.place(&told[2]), ("answers", 2));
        assert_eq!(profile.place(&profile.facts[0]).0, "ada.md");
        assert!(told[1].skills.is_empty() && !told[2].skills.is_empty());
        assert!(
            told.iter()
                .all(|fact| fact.span.of(&profile.text) == fact.text)
        );
        assert!(profile.is_answer(&told[0]) && !profile.is_answer(&profile.facts[0]));
    }

    #[test]
    fn a_line_is_put_where_skills_stand_in_the_form_of_the_file() {
        let vocabulary = Vocabulary::default();
        let (text, line) = with_line(FILE, "Klaviyo: 4 years.", &vocabulary);
        assert_eq!(line, 7);
        assert!(
            text.contains("* SQL\n* Klaviyo: 4 years.\n\n## Work"),
            "{text}"
        );
        let (text, line) = with_line(&FILE.replace('\n', "\r\n"), "Klaviyo.", &vocabulary);
        assert!(
            text.contains("* SQL\r\n* Klaviyo.\r\n\r\n## Work"),
            "{text:?}"
        );
        assert_eq!(text.lines().nth(line - 1), Some("* Klaviyo."));
        let (text, line) = with_line("# Ada\nI draw.", "Klaviyo.", &vocabulary);
        assert_eq!(text, "# Ada\nI draw.\n\n## Skills\n- Klaviyo.\n");
        assert_eq!(text.lines().nth(line - 1), Some("- Klaviyo."));
    }
}
