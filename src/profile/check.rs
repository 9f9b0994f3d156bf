//! What a profile lacks or says in a way no client can hold on to: the rules F01 and on.
//!
//! Reading a profile never fails; these findings say what it costs. `gig profile check` shows them.

use super::{Part, Profile};
use crate::diagnostic::{Diagnostic, Document, RuleId, RuleInfo, Severity};
use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span, similarity};

macro_rules! rule {
    ($name:ident, $id:literal, $kebab:literal, $severity:ident, $summary:literal, $explanation:literal) => {
        /// One rule of the list.
        pub(super) static $name: RuleInfo = RuleInfo {
            id: RuleId($id),
            name: $kebab,
            severity: Severity::$severity,
            summary: $summary,
            explanation: $explanation,
        };
    };
}

rule!(
    NOTHING,
    "F01",
    "no-facts",
    Error,
    "nothing in the profile can be cited",
    "gig cites lines of the profile as proof. Write what you have done, one statement per line."
);
rule!(
    MATTER_UNREADABLE,
    "F02",
    "front-matter",
    Warning,
    "the front matter is not valid YAML",
    "The block between the '---' lines holds 'key: value' lines. A value with a colon, a '#' or a leading sign needs double quotes. Lines that can be read still count."
);
rule!(
    MATTER_OPEN,
    "F03",
    "front-matter-open",
    Warning,
    "the front matter is never closed",
    "The block begins and ends with a line of three hyphens."
);
rule!(
    UNKNOWN_KEY,
    "F04",
    "unknown-key",
    Note,
    "a key of the front matter looks mistyped",
    "gig reads name, title, rate, languages and timezone. Other keys are kept as they are."
);
rule!(
    NO_NAME,
    "F05",
    "no-name",
    Warning,
    "the profile has no name",
    "The name signs proposals. Put 'name: …' into the front matter."
);
rule!(
    RATE,
    "F06",
    "rate",
    Note,
    "the profile has no rate that can be read",
    "With a rate, matching can compare pay, and a proposal can state it when the post asks. Write it like '65 USD/hour'."
);
rule!(
    NO_SKILLS,
    "F07",
    "no-skills",
    Warning,
    "the profile names no skill",
    "A list under '## Skills' is what matching compares first."
);
rule!(
    NO_PROJECTS,
    "F08",
    "no-projects",
    Warning,
    "the profile has no projects",
    "A letter that cites one specific past project gets more replies than a generic one. Write a '###' heading per project under '## Projects'."
);
rule!(
    NO_RESULT,
    "F09",
    "no-result",
    Warning,
    "a project states no result",
    "What changed, in a figure: a before and an after, an amount, a count. Without it a proposal can only say that the project existed."
);
rule!(
    NO_LINK,
    "F10",
    "no-link",
    Note,
    "a project has no link",
    "A link lets the client see for themselves. Portfolio links are allowed where contact details are not."
);
rule!(
    VAGUE,
    "F11",
    "vague",
    Note,
    "a claim that proves nothing",
    "Words like 'many', 'various', 'expert' or 'passionate' give a client nothing to check. Name the number, the client or the result."
);
rule!(
    NO_VOICE,
    "F12",
    "no-voice",
    Note,
    "the profile has no voice",
    "Lines under '## Voice' tell how you write: length of sentences, words you never use, how you sign off. They are never cited as facts."
);
rule!(
    PLACEHOLDER,
    "F13",
    "placeholder",
    Error,
    "a placeholder of the template is still there",
    "Text in angle or square brackets from 'gig profile new' would be cited as if it were true. Replace or delete it."
);

/// Every rule, in order of id.
pub static RULES: &[&RuleInfo] = &[
    &NOTHING,
    &MATTER_UNREADABLE,
    &MATTER_OPEN,
    &UNKNOWN_KEY,
    &NO_NAME,
    &RATE,
    &NO_SKILLS,
    &NO_PROJECTS,
    &NO_RESULT,
    &NO_LINK,
    &VAGUE,
    &NO_VOICE,
    &PLACEHOLDER,
];

/// Claims without anything to hold on to.
static VAGUE_WORDS: Pattern = Pattern::new(
    &[
        "many",
        "various",
        "numerous",
        "several",
        "countless",
        "expert",
        "passionate",
        "years",
        "hard",
        "guru",
        "ninja",
        "rockstar",
        "best",
        "top",
        "100%",
        "quality",
        "etc",
        "highly",
        "vast",
        "extensive",
        "wide",
    ],
    r"\b(?:(?:many|several|numerous|countless)\s+(?:years|clients|projects|companies|websites|apps)|various (?:clients|projects|companies|industries|technologies)|(?:vast|extensive|wide|rich) (?:experience|range|knowledge)|years of experience in (?:various|many)|expert in (?:everything|all)|passionate|hard[- ]?working|highly (?:skilled|motivated|qualified|experienced)|guru|ninja|rockstar|100% (?:satisfaction|client satisfaction|customer satisfaction|quality|job success)|(?:best|top|high)[- ]quality (?:work|results|service)|best in the (?:world|market|business)|etc\b\.?)",
);

/// What `gig profile new` leaves to be filled in, and what people leave of other templates.
static PLACEHOLDERS: Pattern = Pattern::new(
    &["<", "[", "{{", "todo", "lorem", "xxx"],
    r"<[\p{L}][^<>\n]{2,60}>|\[(?:your|name|client|company|insert|todo|x+)\b[^\]\n]{0,40}\]|\{\{[^}\n]*\}\}|\btodo\b:?|\blorem ipsum\b|\bxxx+\b",
);

/// Checks a profile: what its reading found, and the rules; in order of place.
#[must_use]
pub fn check(profile: &Profile) -> Vec<Diagnostic> {
    let mut found = profile.diagnostics.clone();
    basics(profile, &mut found);
    keys(profile, &mut found);
    projects(profile, &mut found);
    words(profile, &mut found);
    found.sort_by_key(|finding| (finding.span, finding.rule));
    found
}

fn finding(rule: &RuleInfo, span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(rule, Document::Profile, span, message)
}

fn basics(profile: &Profile, found: &mut Vec<Diagnostic>) {
    let top = Span::new(0, 0);
    let body = profile.facts.iter().any(|fact| fact.part != Part::Matter);
    if !body {
        found.push(
            finding(
                &NOTHING,
                top,
                "the profile states no fact that could be cited",
            )
            .help("write a summary, your skills and two or three projects, one statement per line"),
        );
        return;
    }
    if profile.name.is_none() {
        found.push(finding(&NO_NAME, top, "no name").help("add 'name: …' to the front matter"));
    }
    if profile.rate.is_none() {
        let why = match matter_value(profile, "rate") {
            Some(span) => finding(&RATE, span, "the rate cannot be read"),
            None => finding(&RATE, top, "no rate"),
        };
        found.push(why.help("write it like 'rate: 65 USD/hour'"));
    }
    let named = |part| profile.facts.iter().any(|fact| fact.part == part);
    if !named(Part::Skills) && profile.facts.iter().all(|fact| fact.skills.is_empty()) {
        found.push(finding(&NO_SKILLS, top, "no skills").help("list them under '## Skills'"));
    }
    if profile
        .projects
        .iter()
        .all(|project| project.part != Part::Projects)
    {
        found.push(
            finding(&NO_PROJECTS, top, "no projects").help(
                "add '## Projects' with a '###' heading for each, its link and what came of it",
            ),
        );
    }
    if profile.voice.is_empty() {
        found.push(finding(&NO_VOICE, top, "no voice").help(
            "add '## Voice' with how you write, such as 'short sentences; signs off \"Ada\"'",
        ));
    }
}

fn matter_value(profile: &Profile, key: &str) -> Option<Span> {
    let mut at = 0;
    for line in profile.text.split_inclusive('\n').take(40) {
        if line
            .strip_prefix(key)
            .is_some_and(|rest| rest.starts_with(':'))
        {
            return Some(Span::new(at, at + line.len()).trimmed(&profile.text));
        }
        at += line.len();
    }
    None
}

fn keys(profile: &Profile, found: &mut Vec<Diagnostic>) {
    const KNOWN: [&str; 5] = ["name", "title", "rate", "languages", "timezone"];
    for key in profile.fields.keys() {
        let Some(near) = similarity::nearest(key, KNOWN) else {
            continue;
        };
        let span = matter_value(profile, key).unwrap_or_default();
        let message = format!("gig does not read '{key}'");
        found.push(finding(&UNKNOWN_KEY, span, message).help(format!("did you mean '{near}'?")));
    }
}

fn projects(profile: &Profile, found: &mut Vec<Diagnostic>) {
    for project in profile
        .projects
        .iter()
        .filter(|project| project.part == Part::Projects)
    {
        let heading = project.facts.first().and_then(|&at| profile.facts.get(at));
        let span = heading.map_or(Span::default(), |fact| fact.span);
        if project.result.is_none() {
            let message = format!("'{}' states no result", project.title);
            found.push(finding(&NO_RESULT, span, message).help(
                "add what changed, with a figure: 'cut the report from 2 days to 20 minutes'",
            ));
        }
        if project.url.is_none() {
            let message = format!("'{}' has no link", project.title);
            found.push(
                finding(&NO_LINK, span, message).help("add a line with its address, if it has one"),
            );
        }
    }
}

fn words(profile: &Profile, found: &mut Vec<Diagnostic>) {
    for fact in &profile.facts {
        let text = Lowered::new(&fact.text);
        for span in PLACEHOLDERS.find_all(&text) {
            let message = format!("'{}' is a placeholder", span.of(&fact.text));
            found.push(
                finding(&PLACEHOLDER, span.shifted(fact.span.start), message)
                    .help("replace it with your own words, or delete the line"),
            );
        }
        // What a client said is the client's wording.
        if fact.part == Part::Testimonials {
            continue;
        }
        for span in VAGUE_WORDS.find_all(&text) {
            let message = format!("'{}' proves nothing", span.of(&fact.text));
            found.push(
                finding(&VAGUE, span.shifted(fact.span.start), message)
                    .help("say how many, for whom, or what came of it"),
            );
        }
    }
}
