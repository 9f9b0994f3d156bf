//! Prose: a brief's own words made fit to stand in a post: the lead-in taken off, names written
//! properly, what is said elsewhere left out. No word is added.

use super::{Topic, find};
use crate::job_post::JobPost;
use crate::skill::{Kind, Vocabulary};
use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span, words};

/// Most words of a title.
const TITLE: usize = 12;

/// "Hi, we need someone to", "looking for a developer who can", "can anyone help me".
static LEAD: Pattern = Pattern::new(
    &[],
    r"^(?:(?:hi|hello|hey|dear)\b[^,.!\n]{0,20}[,.!]\s*)?(?:(?:so|ok|please|basically|urgent|asap)\b[,:]?\s+)*(?:(?:i|we)(?:['’]m| am|['’]re| are|['’]d| would| have)?\s+(?:(?:really|urgently|just|currently|also|now)\s+)?)?(?:like|need(?:ing)?|want(?:ing)?|looking|look|searching|seeking|seek|hiring|hire|require|can|could)\b\s*(?:(?:for|to hire|to find|to have|to get|to)\s+)?(?:(?:an?|some|any)?\s*(?:[\w/+#.-]+\s+){0,3}?(?:developer|dev|designer|writer|copywriter|editor|translator|engineer|programmer|coder|expert|specialist|consultant|assistant|va|freelancer|illustrator|artist|photographer|marketer|bookkeeper|accountant|tutor|teacher|animator|analyst|manager|pro|guy|person|someone|somebody|anyone|anybody)\s+(?:who (?:can|could|will|would)|that (?:can|could|will)|to)\s+)?(?:please\s+)?(?:help(?:s|ing)?(?: me| us)?(?: out)?(?: with| to)?\s+)?",
);
/// The same in Spanish, German, French, Portuguese and Italian.
static LEAD_ELSEWHERE: Pattern = Pattern::new(
    &[],
    r"^(?:(?:hola|hallo|guten tag|bonjour|salut|olá|oi|ciao|salve|buongiorno|buenas)\b[^,.!\n]{0,20}[,.!]\s*)?(?:(?:necesit(?:o|amos)|busc(?:o|amos)|quier(?:o|emos)|(?:ich |wir )?(?:brauchen?|suchen?)|(?:je |nous )?(?:re)?cherch(?:e|ons)|(?:j['’]ai |nous avons |on a )?besoin d(?:['’]|e )|(?:eu )?precis(?:o|amos)(?: de)?|procur(?:o|amos)|cerc(?:o|hiamo)|(?:ho|abbiamo) bisogno di|mi serve|ci serve)\s*)(?:(?:a )?(?:alguien|alguém|jemanden|quelqu['’]un|qualcuno)\s*,?\s*(?:(?:que|para|der|pour|qui|per|che|di)\s+)?(?:(?:me|nos|mir|uns|mi|ci)\s+)?(?:(?:haga|fasse|faça|faccia)\s+)?)?",
);
static PERSON: Pattern = Pattern::new(
    &[],
    r"^(?:someone|somebody|anyone|anybody)\s+(?:(?:who (?:can|could|will)|that (?:can|will)|to|for)\s+)?|^(?:an?|some)\s+",
);
/// Words that say nothing about the work.
const EMPTY: [&str; 44] = [
    "a",
    "an",
    "the",
    "my",
    "our",
    "your",
    "me",
    "us",
    "i",
    "we",
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
    "need",
    "want",
    "help",
    "someone",
    "somebody",
    "person",
    "freelancer",
    "developer",
    "designer",
    "expert",
    "work",
    "job",
    "project",
    "task",
    "thing",
    "things",
    "stuff",
    "something",
    "please",
    "some",
    "good",
    "new",
    "hi",
    "hello",
];
/// Words that only introduce a decision: a clause of nothing else is said in its own place.
const FILLER: [&str; 48] = [
    "a", "an", "the", "my", "our", "your", "i", "we", "i'm", "we're", "is", "are", "be", "it",
    "this", "for", "to", "of", "in", "by", "on", "at", "and", "or", "but", "maybe", "around",
    "about", "up", "max", "budget", "pay", "paid", "paying", "rate", "price", "can", "have",
    "needed", "need", "done", "deadline", "timeline", "only", "please", "start", "level",
    "someone",
];

/// What prose tells.
pub(super) struct Told {
    /// A line that can head a post.
    pub(super) title: Option<String>,
    /// The rest, in sentences.
    pub(super) about: Vec<String>,
}

/// The skills of a brief with the names they are written by.
pub(super) struct Names(Vec<(Span, String, Span)>);

/// Whether a skill is a thing with a name: a tool, a language, a platform.
pub(super) const fn is_tool(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Human | Kind::Soft | Kind::Service | Kind::Domain | Kind::Method
    )
}

/// The skills a brief names. Only a name that differs by capitals replaces what was written.
pub(super) fn proper_names(post: &JobPost, vocabulary: &Vocabulary) -> Names {
    let mut names = Vec::new();
    for asked in &post.skills {
        let is_tool = is_tool(vocabulary.kind(asked.skill));
        let name = vocabulary.name(asked.skill);
        for &span in &asked.mentions {
            let head = Span::new(span.start, span.start + name.len());
            let is_same =
                is_tool && head.end <= span.end && head.of(&post.text).eq_ignore_ascii_case(name);
            if is_same {
                names.push((head, name.to_owned(), span));
            }
        }
    }
    names.sort_by_key(|(span, _, _)| *span);
    Names(names)
}

impl Names {
    /// The names at some places, in a list.
    pub(super) fn list(&self, spans: &[Span]) -> String {
        let named = self.0.iter().filter(|(_, _, span)| spans.contains(span));
        let mut list: Vec<&str> = named.map(|(_, name, _)| name.as_str()).collect();
        list.dedup();
        list.join(", ")
    }

    /// The first tool or platform.
    pub(super) fn first(&self) -> Option<String> {
        self.0.first().map(|(_, name, _)| name.clone())
    }

    /// The words of a span with the names in it written properly.
    fn written(&self, text: &str, span: Span) -> String {
        let mut out = String::new();
        let mut at = span.start;
        for (place, name, _) in self.0.iter().filter(|(place, _, _)| span.contains(*place)) {
            if place.start >= at {
                out.push_str(Span::new(at, place.start).of(text));
                out.push_str(name);
                at = place.end;
            }
        }
        out.push_str(Span::new(at, span.end).of(text));
        out
    }
}

/// Title and sentences of a brief without the clauses that only say what has its own place.
pub(super) fn read(text: &str, found: &[(Topic, Vec<Span>)], names: &Names) -> Told {
    let elsewhere: Vec<Span> = found
        .iter()
        .filter(|(topic, _)| !matches!(topic, Topic::Skills))
        .flat_map(|(_, spans)| spans.iter().copied())
        .collect();
    let mut told = Told {
        title: None,
        about: Vec::new(),
    };
    for sentence in words::sentences(text) {
        let kept: Vec<String> = clauses(text, sentence)
            .into_iter()
            .filter(|clause| !is_said_elsewhere(text, *clause, &elsewhere))
            .map(|clause| names.written(text, clause))
            .filter(|clause| clause.chars().any(char::is_alphanumeric))
            .collect();
        let line = kept.join(", ");
        let line = if told.title.is_none() {
            without_lead(&line)
        } else {
            line.as_str()
        };
        if line.is_empty() {
            continue;
        }
        if told.title.is_none() && says_something(line) {
            told.title = Some(title(line));
        }
        told.about.push(sentence_of(line));
    }
    told
}

/// A line cut to a title: its first clause, at most twelve words.
pub(super) fn title(line: &str) -> String {
    let line = without_lead(line);
    let whole = Span::new(0, 0);
    let first = find::clause(line, whole).of(line);
    let first = first.split(" - ").next().unwrap_or(first);
    let cut: Vec<&str> = first.split_whitespace().take(TITLE).collect();
    let cut = cut.join(" ");
    capital(cut.trim_end_matches(['.', ',', ':', ';', '!']))
}

/// Spans of a brief as one line.
pub(super) fn joined(text: &str, spans: &[Span]) -> Option<String> {
    let parts: Vec<String> = spans
        .iter()
        .map(|span| one_line(span.of(text)))
        .filter(|part| !part.is_empty())
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Spans of a brief, one a line.
pub(super) fn listed(text: &str, spans: &[Span]) -> Option<String> {
    let parts: Vec<String> = spans.iter().map(|span| one_line(span.of(text))).collect();
    (!parts.is_empty()).then(|| parts.join("\n"))
}

fn clauses(text: &str, sentence: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let here = find::clause(text, Span::new(at, at));
        let end = here.end.clamp(at, sentence.end);
        let clause = Span::new(at, end).trimmed(text);
        if !clause.is_empty() {
            found.push(clause);
        }
        let next = text.get(end..).and_then(|rest| rest.chars().next());
        let is_cut = end > at && next.is_some_and(char::is_alphanumeric);
        at = end
            + next
                .filter(|_| !is_cut)
                .map_or(usize::from(!is_cut), char::len_utf8);
    }
    found
}

/// Whether what is left of a clause without its decisions only introduces them.
fn is_said_elsewhere(text: &str, clause: Span, elsewhere: &[Span]) -> bool {
    let inside: Vec<&Span> = elsewhere
        .iter()
        .filter(|span| span.overlaps(clause))
        .collect();
    !inside.is_empty()
        && words::words(clause.of(text))
            .map(|(span, word)| (span.shifted(clause.start), word.to_lowercase()))
            .filter(|(span, _)| !inside.iter().any(|one| one.overlaps(*span)))
            .all(|(_, word)| FILLER.contains(&word.replace('’', "'").as_str()))
}

fn without_lead(line: &str) -> &str {
    let line = line.trim();
    let cut = |line: &str, pattern: &Pattern| -> usize {
        pattern.find(&Lowered::new(line)).map_or(0, |span| span.end)
    };
    let lead = cut(line, &LEAD).max(cut(line, &LEAD_ELSEWHERE));
    let rest = line.get(lead..).unwrap_or(line).trim_start();
    let rest = rest.get(cut(rest, &PERSON)..).unwrap_or(rest).trim_start();
    if rest.is_empty() { line } else { rest }
}

fn says_something(line: &str) -> bool {
    let told =
        words::words(line).filter(|(_, word)| !EMPTY.contains(&word.to_lowercase().as_str()));
    told.take(2).count() == 2
}

fn sentence_of(line: &str) -> String {
    let line = capital(line.trim());
    if line.ends_with(['.', '!', '?', ':']) {
        line
    } else {
        format!("{line}.")
    }
}

/// A line with a capital at its start.
pub(super) fn capital(line: &str) -> String {
    let mut letters = line.chars();
    // A name that is written small on purpose (iOS, eBay) has its capital inside.
    let first_word = line.split_whitespace().next().unwrap_or_default();
    match letters.next() {
        Some(first) if !first_word.chars().skip(1).any(char::is_uppercase) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => line.to_owned(),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
