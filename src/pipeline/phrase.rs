//! Phrase: a client's words, made fit to stand in a letter to that client.
//!
//! "build our shop" becomes "build your shop". Only words are turned and cut; nothing is added, so a
//! phrase never says more than the post. Which words to take is for `letter`.

use serde::Serialize;

use crate::text::{Span, invisible, words};

/// How a phrase can be fitted into a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Form {
    /// A base verb first: "build a dashboard".
    Task,
    /// A noun phrase with its determiner: "a dashboard for our shop", "two logos".
    Thing,
    /// An `-ing` form first: "building dashboards".
    Activity,
    /// Anything else, and every language but English: to be quoted.
    Quote,
}

/// A phrase of the post, addressed to its writer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Phrase {
    /// How it fits into a sentence.
    pub(super) form: Form,
    /// The words, without a full stop; lower-case first unless a name.
    pub(super) text: String,
}

impl Phrase {
    /// Whether the words can stand as a step of a plan: something to do or to hand over, not a remark.
    pub(super) fn is_step(&self) -> bool {
        const REMARKS: [&str; 9] = [
            " should ", " must ", " is ", " are ", " will ", " can ", " needs ", " we ", " i ",
        ];
        let padded = format!(" {} ", self.text.to_lowercase());
        let remark =
            REMARKS.iter().any(|verb| padded.contains(verb)) || padded.starts_with(" please ");
        self.form != Form::Quote || (!remark && words::count(&self.text) >= 4)
    }
}

/// Makes a phrase of at most `limit` words; none when nothing readable is left. `english` says
/// whether the words may be turned; otherwise they are quoted as they stand.
pub(super) fn phrase(source: &str, limit: usize, english: bool, names: &[Span]) -> Option<Phrase> {
    let clean = flattened(source);
    let wanted = if english { wanted(&clean) } else { &clean };
    let short = clause(wanted, limit);
    if words::count(short) < 2 {
        return None;
    }
    let calm = if is_shouting(short) {
        short.to_lowercase()
    } else {
        short.to_owned()
    };
    let form = if english { form(&calm) } else { Form::Quote };
    let spoken_to_us = |word: &str| {
        matches!(
            word.to_lowercase().as_str(),
            "you" | "your" | "you'll" | "you'd" | "yourself"
        )
    };
    if form == Form::Quote || words::words(&calm).any(|(_, word)| spoken_to_us(word)) {
        return Some(Phrase {
            form: Form::Quote,
            text: calm,
        });
    }
    let starts_with_name = names.iter().any(|name| name.start == 0);
    let turned = turned(&calm);
    let text = if starts_with_name {
        turned
    } else {
        lower_first(&turned)
    };
    Some(Phrase { form, text })
}

/// One line, single blanks, no hidden characters, no Markdown marks, no bullet or number in front.
fn flattened(source: &str) -> String {
    let visible = invisible::without_hidden(source).replace(['*', '`', '_', '#', '|'], " ");
    let line = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    let numbered = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let unnumbered = match numbered.strip_prefix(['.', ')']) {
        Some(rest) if numbered.len() < line.len() => rest,
        _ => &line,
    };
    unnumbered
        .trim_start_matches(|c: char| !c.is_alphanumeric() && c != '$' && c != '.')
        .to_owned()
}

/// What is wanted, without the words that only say so: "we are looking for someone to …".
fn wanted(line: &str) -> &str {
    const WANTING: [&str; 24] = [
        "we are looking for ",
        "we're looking for ",
        "i am looking for ",
        "i'm looking for ",
        "looking for ",
        "we are seeking ",
        "we're seeking ",
        "i am seeking ",
        "i'm seeking ",
        "seeking ",
        "we are in need of ",
        "i am in need of ",
        "in need of ",
        "we need ",
        "i need ",
        "we require ",
        "i require ",
        "we want ",
        "i want ",
        "we would like ",
        "i would like ",
        "i'd like ",
        "we'd like ",
        "need ",
    ];
    let straight = line.replace('’', "'");
    // The apostrophe is the only character the two differ in, so one length stands for the other.
    let lost = |head: &str| {
        line.chars()
            .take(head.chars().count())
            .map(char::len_utf8)
            .sum::<usize>()
    };
    let head = WANTING.iter().find(|head| {
        straight
            .get(..head.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(head))
    });
    let Some(head) = head else { return line };
    let rest = line.get(lost(head)..).unwrap_or(line);
    task_of(rest).unwrap_or(rest)
}

/// The task behind the person: "someone to build a shop", "an expert who can build a shop", "to build".
fn task_of(rest: &str) -> Option<&str> {
    let begins = |task: &str| {
        let verb = task.split(' ').next().unwrap_or_default().to_lowercase();
        TASK_VERBS.contains(&verb.as_str())
    };
    if let Some(task) = rest.strip_prefix("to ").filter(|task| begins(task)) {
        return Some(task);
    }
    [" to ", " who can ", " that can "]
        .iter()
        .filter_map(|link| rest.split_once(link))
        .filter(|(person, task)| words::count(person) <= 9 && begins(task))
        .min_by_key(|(person, _)| person.len())
        .map(|(_, task)| task)
}

/// The beginning of `line` up to its first sentence end or `limit` words, cut where a reader would
/// pause: never after a small word, never inside brackets.
fn clause(line: &str, limit: usize) -> &str {
    let first = words::sentences(line)
        .first()
        .map_or("", |span| span.of(line));
    let first = before_colon(first);
    let closed = |text: &str| text.matches('(').count() == text.matches(')').count();
    let end = match words::words(first).nth(limit) {
        None => first.len(),
        Some((next, _)) => {
            let head = first.get(..next.start).unwrap_or(first);
            let pause = head
                .rfind([',', ';', '—', '–', '('])
                .filter(|&at| at > head.len() / 3);
            let conjunction = [
                " and ", " so ", " which ", " that ", " with ", " using ", " for ",
            ];
            let turn = conjunction.iter().filter_map(|word| head.rfind(word)).max();
            pause
                .or(turn.filter(|&at| at > head.len() / 3))
                .unwrap_or(head.len())
        }
    };
    let cut = first.get(..end).unwrap_or(first);
    let cut = if closed(cut) {
        cut
    } else {
        cut.split('(').next().unwrap_or(cut)
    };
    trim_tail(cut)
}

/// What stands before a colon that opens a list or an explanation.
fn before_colon(sentence: &str) -> &str {
    match sentence.split_once(": ") {
        // "Deliverable: a logo" announces; "a logo with three parts: …" explains.
        Some((label, rest)) if words::count(label) <= 3 && words::count(rest) >= 3 => rest,
        Some((head, _)) if words::count(head) >= 4 => head,
        _ => sentence,
    }
}

fn trim_tail(text: &str) -> &str {
    const SMALL: [&str; 24] = [
        "a",
        "an",
        "the",
        "and",
        "or",
        "of",
        "to",
        "for",
        "with",
        "in",
        "on",
        "at",
        "by",
        "from",
        "our",
        "my",
        "your",
        "that",
        "which",
        "is",
        "are",
        "as",
        "into",
        "including",
    ];
    let mut text = text;
    loop {
        text = text.trim_end_matches(|c: char| {
            !c.is_alphanumeric() && !matches!(c, ')' | '%' | '+' | '#' | '”' | '"')
        });
        let Some(last) = text.rsplit(' ').next() else {
            return text;
        };
        if last.len() == text.len() || !SMALL.contains(&last.to_lowercase().as_str()) {
            return text;
        }
        text = text.get(..text.len() - last.len()).unwrap_or_default();
    }
}

/// Whether the words are in capitals throughout.
fn is_shouting(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    letters >= 12 && capitals * 10 > letters * 8
}

fn form(text: &str) -> Form {
    let first = text.split(' ').next().unwrap_or_default().to_lowercase();
    let word = first.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'');
    let second = text.split(' ').nth(1).unwrap_or_default().to_lowercase();
    // "Design a logo" is a task, "design work" and "report on sales" may not be.
    let third = text.split(' ').nth(2).unwrap_or_default().to_lowercase();
    let twin = second == "and" && TASK_VERBS.contains(&third.as_str());
    let is_noun = first.ends_with(',')
        || (ALSO_NOUNS.contains(&word) && !twin && !DETERMINERS.contains(&second.as_str()));
    let is_adverb = word.len() > 4 && word.ends_with("ly");
    // "Navigate all phases": no noun stands before a determiner, so an unknown word there is a verb.
    let acts = DETERMINERS.contains(&second.as_str())
        && !PREPOSITIONS.contains(&word)
        && !word.ends_with("ing");
    if (TASK_VERBS.contains(&word) && !is_noun)
        || (is_adverb && TASK_VERBS.contains(&second.as_str()))
        || (acts && !DETERMINERS.contains(&word) && word.chars().all(char::is_alphabetic))
    {
        Form::Task
    } else if DETERMINERS.contains(&word) || word.chars().next().is_some_and(|c| c.is_ascii_digit())
    {
        Form::Thing
    } else if word.len() > 5 && word.ends_with("ing") && !NOT_ACTIVITIES.contains(&word) {
        Form::Activity
    } else {
        Form::Quote
    }
}

/// First person turned to second: what the client calls mine, a letter calls yours.
fn turned(text: &str) -> String {
    let mut turned = String::with_capacity(text.len() + 8);
    for (number, word) in text.split(' ').enumerate() {
        if number > 0 {
            turned.push(' ');
        }
        let core = word.trim_end_matches([',', ';', ')', '.', '!']);
        let tail = word.get(core.len()..).unwrap_or_default();
        let swap = match core.to_lowercase().replace('’', "'").as_str() {
            "my" | "our" => Some("your"),
            "mine" | "ours" => Some("yours"),
            "me" | "us" if core != "US" => Some("you"),
            "i" | "we" => Some("you"),
            "i'm" | "we're" => Some("you're"),
            "i've" | "we've" => Some("you've"),
            "i'd" | "we'd" => Some("you'd"),
            "i'll" | "we'll" => Some("you'll"),
            "am" => Some("are"),
            "myself" | "ourselves" => Some("yourself"),
            _ => None,
        };
        turned.push_str(swap.unwrap_or(core));
        turned.push_str(tail);
    }
    turned
}

/// Lower-cases the first letter, unless the first word has capitals or digits inside (`iOS`, `SEO`).
pub(super) fn lower_first(text: &str) -> String {
    let first = text.split(' ').next().unwrap_or_default();
    if first
        .chars()
        .skip(1)
        .any(|c| c.is_uppercase() || c.is_ascii_digit())
    {
        return text.to_owned();
    }
    let mut chars = text.chars();
    chars
        .next()
        .map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}

const DETERMINERS: [&str; 20] = [
    "a", "an", "the", "my", "our", "one", "two", "three", "four", "five", "six", "seven", "eight",
    "nine", "ten", "some", "several", "multiple", "another", "all",
];

const PREPOSITIONS: [&str; 24] = [
    "with", "for", "in", "on", "at", "by", "from", "to", "of", "after", "before", "during", "and",
    "or", "is", "are", "as", "into", "about", "this", "that", "within", "under", "ideally",
];

const NOT_ACTIVITIES: [&str; 8] = [
    "everything",
    "anything",
    "something",
    "nothing",
    "existing",
    "following",
    "ongoing",
    "outstanding",
];

/// Verbs that are as often nouns.
const ALSO_NOUNS: [&str; 30] = [
    "answer", "audit", "book", "call", "check", "clean", "code", "contact", "copy", "design",
    "document", "draft", "export", "import", "label", "lead", "list", "map", "match", "model",
    "plan", "post", "process", "program", "report", "research", "review", "source", "support",
    "test",
];

/// Base verbs that begin a task in a post.
const TASK_VERBS: [&str; 217] = [
    "adapt",
    "add",
    "adjust",
    "advise",
    "analyse",
    "analyze",
    "answer",
    "apply",
    "arrange",
    "assemble",
    "assess",
    "assist",
    "attend",
    "audit",
    "automate",
    "book",
    "build",
    "calculate",
    "call",
    "capture",
    "carry",
    "categorize",
    "check",
    "clean",
    "coach",
    "code",
    "collaborate",
    "collect",
    "combine",
    "communicate",
    "compare",
    "compile",
    "complete",
    "compose",
    "conduct",
    "configure",
    "connect",
    "consult",
    "contact",
    "convert",
    "coordinate",
    "copy",
    "correct",
    "craft",
    "create",
    "curate",
    "customise",
    "customize",
    "cut",
    "debug",
    "define",
    "deliver",
    "deploy",
    "describe",
    "design",
    "determine",
    "develop",
    "diagnose",
    "discuss",
    "document",
    "draft",
    "draw",
    "drive",
    "edit",
    "embed",
    "enable",
    "engage",
    "enhance",
    "ensure",
    "enter",
    "establish",
    "evaluate",
    "execute",
    "expand",
    "explain",
    "explore",
    "export",
    "extend",
    "extract",
    "finalize",
    "find",
    "finish",
    "fix",
    "follow",
    "format",
    "gather",
    "generate",
    "get",
    "give",
    "grow",
    "guide",
    "handle",
    "help",
    "identify",
    "illustrate",
    "implement",
    "import",
    "improve",
    "increase",
    "insert",
    "inspect",
    "install",
    "integrate",
    "interview",
    "investigate",
    "join",
    "label",
    "launch",
    "lead",
    "list",
    "maintain",
    "make",
    "manage",
    "map",
    "match",
    "measure",
    "migrate",
    "model",
    "moderate",
    "modify",
    "monitor",
    "move",
    "narrate",
    "optimise",
    "optimize",
    "organise",
    "organize",
    "oversee",
    "paint",
    "perform",
    "pick",
    "plan",
    "post",
    "prepare",
    "present",
    "print",
    "process",
    "produce",
    "program",
    "proofread",
    "provide",
    "publish",
    "pull",
    "put",
    "rank",
    "re-create",
    "rebuild",
    "record",
    "recreate",
    "redesign",
    "reduce",
    "refactor",
    "refine",
    "remove",
    "render",
    "repair",
    "replace",
    "report",
    "research",
    "resolve",
    "restore",
    "review",
    "revise",
    "rewrite",
    "run",
    "scale",
    "schedule",
    "scrape",
    "sell",
    "set",
    "setup",
    "ship",
    "shoot",
    "show",
    "simplify",
    "sketch",
    "solve",
    "source",
    "speed",
    "split",
    "stabilize",
    "start",
    "streamline",
    "structure",
    "submit",
    "suggest",
    "summarise",
    "summarize",
    "supply",
    "support",
    "switch",
    "sync",
    "tag",
    "take",
    "teach",
    "test",
    "track",
    "train",
    "transcribe",
    "transfer",
    "transform",
    "translate",
    "troubleshoot",
    "tune",
    "turn",
    "type",
    "understand",
    "update",
    "upgrade",
    "upload",
    "use",
    "validate",
    "verify",
    "visit",
    "voice",
    "work",
    "write",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn made(source: &str) -> (Form, String) {
        let phrase = phrase(source, 16, true, &[]).expect("a phrase");
        (phrase.form, phrase.text)
    }

    #[test]
    fn the_clients_words_are_addressed_to_the_client() {
        assert_eq!(
            made("- Build our new shop."),
            (Form::Task, "build your new shop".to_owned())
        );
        assert_eq!(
            made("A dashboard we can show us and my team"),
            (
                Form::Thing,
                "a dashboard you can show you and your team".to_owned()
            )
        );
        assert_eq!(
            made("Editing my videos"),
            (Form::Activity, "editing your videos".to_owned())
        );
    }

    #[test]
    fn what_is_wanted_stands_alone() {
        let task = (Form::Task, "build a shop".to_owned());
        assert_eq!(made("We are looking for someone to build a shop"), task);
        assert_eq!(
            made("I’m looking for an experienced developer who can build a shop."),
            task
        );
        assert_eq!(made("I need to build a shop"), task);
        assert_eq!(
            made("We need a new shop for my tea"),
            (Form::Thing, "a new shop for your tea".to_owned())
        );
        assert_eq!(made("Clean, simple code for our shop").0, Form::Quote);
    }

    #[test]
    fn words_to_the_freelancer_are_quoted() {
        assert_eq!(made("Build what you think is best").0, Form::Quote);
        assert_eq!(made("Shopify expert wanted").0, Form::Quote);
    }

    #[test]
    fn a_cut_falls_where_a_reader_pauses() {
        let long = "Create a dashboard for the sales team, with filters by region and month and product and a login for every manager";
        assert_eq!(made(long).1, "create a dashboard for the sales team");
        let nested = "Fix the checkout page (a very old one with so many broken little parts that nobody dared to touch it)";
        assert_eq!(made(nested).1, "fix the checkout page");
    }

    #[test]
    fn shouting_is_calmed_and_marks_go() {
        assert_eq!(
            made("**NEED A LOGO FOR MY SHOP**").1,
            "a logo for your shop"
        );
    }

    #[test]
    fn nothing_readable_is_no_phrase() {
        assert_eq!(phrase("***", 10, true, &[]), None);
        assert_eq!(phrase("Logo", 10, true, &[]), None);
    }

    #[test]
    fn other_languages_are_left_alone() {
        let phrase = phrase("Crear nuestra tienda", 16, false, &[]).expect("a phrase");
        assert_eq!(
            (phrase.form, phrase.text.as_str()),
            (Form::Quote, "Crear nuestra tienda")
        );
    }
}
