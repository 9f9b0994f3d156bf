//! J01: a title that names neither what is made nor with what.

use super::{absent, at};
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::text::{Span, words};

pub(in crate::check) static J01: Rule = Rule {
    info: RuleInfo {
        id: RuleId("J01"),
        name: "title",
        severity: Severity::Warning,
        summary: "no title, or one that names neither deliverable nor tool in 4 to 12 words",
        explanation: "Freelancers search and skim by titles. \"Developer needed\" reaches everybody and \
                      nobody; \"Fix the checkout of a WooCommerce shop\" reaches those who have done it. \
                      Write 4 to 12 words with the thing to be made and the main tool.",
    },
    kind: TextKind::JobPost,
    run,
};

/// Words that say nothing about the work.
const EMPTY: &[&str] = &[
    "a",
    "an",
    "the",
    "my",
    "our",
    "your",
    "for",
    "to",
    "of",
    "in",
    "on",
    "with",
    "and",
    "or",
    "is",
    "are",
    "we",
    "i",
    "am",
    "us",
    "me",
    "who",
    "can",
    "that",
    "this",
    "at",
    "as",
    "be",
    "need",
    "needed",
    "needs",
    "want",
    "wanted",
    "wants",
    "looking",
    "look",
    "seeking",
    "hiring",
    "hire",
    "required",
    "require",
    "find",
    "searching",
    "get",
    "good",
    "great",
    "best",
    "top",
    "experienced",
    "expert",
    "experts",
    "professional",
    "skilled",
    "talented",
    "reliable",
    "creative",
    "cheap",
    "fast",
    "quick",
    "urgent",
    "urgently",
    "asap",
    "immediate",
    "immediately",
    "help",
    "helper",
    "someone",
    "somebody",
    "person",
    "people",
    "freelancer",
    "freelancers",
    "developer",
    "developers",
    "designer",
    "designers",
    "programmer",
    "coder",
    "coding",
    "engineer",
    "writer",
    "writers",
    "editor",
    "assistant",
    "artist",
    "consultant",
    "specialist",
    "guy",
    "girl",
    "guru",
    "ninja",
    "ninjas",
    "rockstar",
    "wizard",
    "superstar",
    "unicorn",
    "hero",
    "job",
    "jobs",
    "work",
    "worker",
    "project",
    "projects",
    "task",
    "tasks",
    "gig",
    "opportunity",
    "position",
    "role",
    "long",
    "term",
    "ongoing",
    "small",
    "simple",
    "easy",
    "big",
    "new",
    "nice",
    "amazing",
    "exciting",
    "serious",
    "only",
    "please",
    "now",
    "today",
    "team",
    "company",
    "business",
    "client",
    "startup",
    "remote",
    "online",
    "full",
    "part",
    "time",
    "here",
    "something",
    "stuff",
    "things",
    "thing",
    "various",
    "general",
    "support",
    "hello",
    "hi",
    "hey",
    "wanted!",
    "needed!",
];

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let post = subject.as_post();
    let text = subject.text();
    let title = post.title.or_else(|| first_line(text)).filter(|title| {
        !matches!(title.of(text).chars().last(), Some('.' | '?' | '。'))
            || words::count(title.of(text)) <= 12
    });
    let Some(title) = title else {
        return vec![
            absent(rule, "the post has no title line")
                .help("begin with 4 to 12 words that name the thing to be made and the main tool"),
        ];
    };
    let line = title.of(text);
    // Scripts without blanks between words are not counted.
    if line.chars().any(|c| c > '\u{2E80}' && c.is_alphabetic()) {
        return Vec::new();
    }
    let count = words::count(line);
    let message = match count {
        0 => return Vec::new(),
        1..=3 => format!(
            "the title has {count} {}",
            if count == 1 { "word" } else { "words" }
        ),
        13.. if post.title.is_none() || count > 16 => format!("the title has {count} words"),
        _ if said(line) < 2 => "the title names neither what is made nor with what".to_owned(),
        _ => return Vec::new(),
    };
    vec![
        at(rule, title, message)
            .help("write 4 to 12 words that name the thing to be made and the main tool"),
    ]
}

fn first_line(text: &str) -> Option<Span> {
    let start = text.len() - text.trim_start().len();
    let line = text.get(start..)?.lines().next()?;
    let span = Span::new(start, start + line.len()).trimmed(text);
    (!span.is_empty()).then_some(span)
}

/// How many words of a title say something.
fn said(line: &str) -> usize {
    words::words(line)
        .filter(|(_, word)| !EMPTY.contains(&word.to_lowercase().as_str()))
        .count()
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_that_every_post_has_say_nothing() {
        assert_eq!(super::said("URGENT: Developer needed for my project"), 0);
        assert_eq!(super::said("Fix the checkout of a WooCommerce shop"), 4);
    }
}
