//! P09: what the post tells the applicant to do, verified in the draft by position and content.
//!
//! Questions are P11's, words on AI P19's.

mod presence;

use super::finding;
use crate::check::{Kept, Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, Document, Evidence, RuleId, RuleInfo, Severity};
use crate::job_post::{Demand, DemandKind, JobPost, Place};
use crate::text::{LineIndex, Span, words};

pub(in crate::check) static P09: Rule = Rule {
    info: RuleInfo {
        id: RuleId("P09"),
        name: "instruction",
        severity: Severity::Error,
        summary: "an explicit instruction of the post is not met",
        explanation: "Clients put a word to start with or a file to attach into a post to see who read \
                      it. The word must be literally first, or last, or in the subject line: quotes, \
                      Markdown or a greeting before it count as a miss, as they do for the client's \
                      filter.",
    },
    kind: TextKind::Proposal,
    run,
};

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let Some(post) = subject.post else {
        return Vec::new();
    };
    let missed = |demand: &Demand| {
        if is_for_machines(demand, subject) {
            return None;
        }
        let (miss, span) = verify(demand, post, subject)?;
        let severity = if miss.sure {
            Severity::Error
        } else {
            Severity::Warning
        };
        Some(
            finding(rule, span, miss.message)
                .severity(severity)
                .help(miss.help)
                .because(cite(post, demand.span)),
        )
    };
    post.demands.iter().filter_map(missed).collect()
}

/// For each demand of the post, in its order, whether the draft meets it; nothing where it cannot be
/// told (answers are P11's).
pub(in crate::check) fn met(post: &JobPost, subject: &Subject<'_>) -> Vec<Option<bool>> {
    let told = |demand: &Demand| demand.kind != DemandKind::Answers;
    let met = |demand: &Demand| told(demand).then(|| verify(demand, post, subject).is_none());
    post.demands.iter().map(met).collect()
}

/// Whether and where the text meets each demand of its post, in order.
pub(in crate::check) fn kept(subject: &Subject<'_>) -> Vec<Kept> {
    let judged = |post: &JobPost, demand: &Demand| {
        if !can_be_told(demand, post) || is_for_machines(demand, subject) {
            return Kept {
                met: None,
                at: None,
                missing: None,
            };
        }
        match verify(demand, post, subject) {
            None => Kept {
                met: Some(true),
                at: place(demand, subject),
                missing: None,
            },
            Some((miss, at)) => Kept {
                met: miss.sure.then_some(false),
                at: matches!(demand.place, Place::Start | Place::End | Place::Subject)
                    .then_some(at),
                missing: Some(miss.message),
            },
        }
    };
    let post = subject.post;
    post.map_or_else(Vec::new, |post| {
        let demands = post.demands.iter();
        demands.map(|demand| judged(post, demand)).collect()
    })
}

/// Whether a demand can be verified in the words of a letter at all.
fn can_be_told(demand: &Demand, post: &JobPost) -> bool {
    let token = demand.token.as_deref();
    match demand.kind {
        DemandKind::Answers | DemandKind::Describe | DemandKind::AiDisclosure => false,
        DemandKind::Word | DemandKind::Riddle | DemandKind::Language => token.is_some(),
        DemandKind::Avoid => {
            token.is_some() || presence::is_no_agencies(token, demand.span.of(&post.text))
        }
        DemandKind::Attachment
        | DemandKind::Rate
        | DemandKind::Timing
        | DemandKind::Length { .. } => true,
    }
}

/// Whether the word that is demanded is one that only a machine would write.
fn is_for_machines(demand: &Demand, subject: &Subject<'_>) -> bool {
    let mut canaries = subject.scan.into_iter().flat_map(|scan| &scan.canaries);
    let token = demand.token.as_deref().map(bare);
    canaries.any(|canary| token.is_some_and(|token| token.eq_ignore_ascii_case(bare(canary))))
}

/// The words that meet a demand, where single words do.
fn place(demand: &Demand, subject: &Subject<'_>) -> Option<Span> {
    let text = subject.text();
    match (demand.kind, demand.token.as_deref()) {
        (DemandKind::Avoid | DemandKind::Language | DemandKind::Length { .. }, _) => None,
        (DemandKind::Word | DemandKind::Riddle, Some(token)) => match demand.place {
            Place::Start => words::sentences(text).first().copied(),
            Place::End => Some(last_line(text)),
            Place::Subject | Place::Anywhere => find_word(text, bare(token)),
        },
        (kind, _) => presence::place(kind, subject),
    }
}

/// The line of the post that demands it.
pub(super) fn cite(post: &JobPost, span: Span) -> Evidence {
    Evidence {
        file: Document::Post.as_str().to_owned(),
        line: LineIndex::new(&post.text).line(span.start),
        quote: words::shortened(span.of(&post.text).trim(), 120),
    }
}

/// What is missing.
struct Miss {
    message: String,
    help: String,
    sure: bool,
}

impl Miss {
    fn error(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: help.into(),
            sure: true,
        }
    }

    fn doubt(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            sure: false,
            ..Self::error(message, help)
        }
    }
}

fn verify(demand: &Demand, post: &JobPost, subject: &Subject<'_>) -> Option<(Miss, Span)> {
    let text = subject.text();
    let whole = Span::whole(text).trimmed(text);
    let first = words::sentences(text).first().copied().unwrap_or(whole);
    let token = demand
        .token
        .as_deref()
        .map(str::trim)
        .filter(|token| !token.is_empty());
    match (demand.kind, token) {
        (DemandKind::Word | DemandKind::Riddle, Some(token)) => {
            let asks_subject = post
                .demands
                .iter()
                .any(|other| other.place == Place::Subject);
            match demand.place {
                Place::Start => at_start(text, token, asks_subject).map(|miss| (miss, first)),
                Place::End => at_end(text, token).map(|miss| (miss, last_line(text))),
                Place::Subject => in_subject(text, token).map(|miss| (miss, first)),
                Place::Anywhere if demand.kind == DemandKind::Riddle => {
                    anywhere(text, token, "the answer to the post's riddle is missing")
                        .map(|miss| (miss, whole))
                }
                Place::Anywhere => anywhere(text, token, "the post wants a word that is missing")
                    .map(|miss| (miss, whole)),
            }
        }
        (
            DemandKind::Length {
                words: limit,
                at_least,
            },
            _,
        ) => length(text, limit as usize, at_least).map(|miss| (miss, whole)),
        (kind, token) => presence::verify(kind, token, demand.span.of(&post.text), subject)
            .map(|miss| (miss, whole))
            .or_else(|| placed(demand, text)),
    }
}

fn names_figure(sentence: &str) -> bool {
    sentence.contains(|c: char| c.is_ascii_digit())
}

/// "End your message with your price": what is there may stand in the wrong place.
fn placed(demand: &Demand, text: &str) -> Option<(Miss, Span)> {
    let sentences = words::sentences(text);
    // A greeting or a name may stand before or after it.
    let short = |span: &&Span| words::count(span.of(text)) > 3 || names_figure(span.of(text));
    let (there, place) = match demand.place {
        Place::Start => (sentences.iter().find(short), "start"),
        Place::End => (sentences.iter().rev().find(short), "end"),
        _ => return None,
    };
    let there = there?;
    let misplaced = demand.kind == DemandKind::Rate && !presence::names_money(there.of(text));
    misplaced.then(|| {
        let miss = Miss::error(
            format!("the post wants the price at the {place}; it stands elsewhere"),
            format!("move the price to the {place}"),
        );
        (miss, *there)
    })
}

/// `token` with only what may stand around it gone.
fn bare(token: &str) -> &str {
    token.trim_matches(|c: char| c.is_whitespace() || "\"'“”‘’«»`*_".contains(c))
}

/// How many bytes of `text` the token takes when it stands at its beginning, whatever its case.
fn leads(text: &str, token: &str) -> Option<usize> {
    let mut rest = text.char_indices();
    for wanted in token.chars() {
        let (_, c) = rest.next()?;
        let same = c == wanted
            || c.to_lowercase().eq(wanted.to_lowercase())
            || (is_quote(c) && is_quote(wanted))
            || (c.is_whitespace() && wanted.is_whitespace());
        if !same {
            return None;
        }
    }
    let (end, next) = rest
        .next()
        .map_or((text.len(), None), |(at, c)| (at, Some(c)));
    let cut = next.is_some_and(char::is_alphanumeric) && token.ends_with(char::is_alphanumeric);
    (!cut).then_some(end)
}

fn is_quote(c: char) -> bool {
    "'’‘".contains(c)
}

fn at_start(text: &str, token: &str, asks_subject: bool) -> Option<Miss> {
    let token = bare(token);
    let mut body = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    if asks_subject && is_subject_line(body.lines().next().unwrap_or_default()) {
        body = body
            .split_once('\n')
            .map_or("", |(_, rest)| rest)
            .trim_start();
    }
    if leads(body, token).is_some() {
        return None;
    }
    let undressed = body.trim_start_matches(|c: char| !c.is_alphanumeric());
    let help = format!("begin with {token}, nothing before it");
    if leads(undressed, token).is_some() {
        return Some(Miss::error(
            format!("\"{token}\" must be the very first characters; marks stand before it"),
            help,
        ));
    }
    let message = if find_word(text, token).is_some() {
        format!("the post wants the letter to start with \"{token}\"; it stands later")
    } else {
        format!("the post wants the letter to start with \"{token}\"; it is missing")
    };
    Some(Miss::error(message, help))
}

fn at_end(text: &str, token: &str) -> Option<Miss> {
    let token = bare(token);
    let body = text.trim_end();
    let closing = |c: char| c.is_whitespace() || ".!?…".contains(c);
    let ends = |body: &str| {
        let at = body
            .len()
            .checked_sub(token.len())
            .filter(|&at| body.is_char_boundary(at));
        at.is_some_and(|at| {
            let before = body.get(..at).and_then(|head| head.chars().next_back());
            leads(body.get(at..).unwrap_or_default(), token).is_some()
                && !before.is_some_and(char::is_alphanumeric)
        })
    };
    if ends(body) || ends(body.trim_end_matches(closing)) {
        return None;
    }
    let help = format!("put {token} last, after the name");
    let stripped = body.trim_end_matches(|c: char| !c.is_alphanumeric());
    let message = if ends(stripped) {
        format!("\"{token}\" must be the very last word; marks stand after it")
    } else if find_word(text, token).is_some() {
        format!("the post wants the letter to end with \"{token}\"; it stands earlier")
    } else {
        format!("the post wants the letter to end with \"{token}\"; it is missing")
    };
    Some(Miss::error(message, help))
}

fn is_subject_line(line: &str) -> bool {
    let line = line.trim_start_matches(['*', '_', '#', ' ']).to_lowercase();
    [
        "subject", "betreff", "asunto", "objet", "assunto", "title", "re:",
    ]
    .iter()
    .any(|head| line.starts_with(head))
}

fn in_subject(text: &str, token: &str) -> Option<Miss> {
    let first = text.trim_start().lines().next().unwrap_or_default();
    let token = bare(token);
    let short = words::count(first) <= 14;
    if (is_subject_line(first) || short) && find_word(first, token).is_some() {
        return None;
    }
    Some(Miss::error(
        format!("the post wants \"{token}\" in the subject line"),
        format!("make the first line: Subject: {token} …"),
    ))
}

fn anywhere(text: &str, token: &str, message: &str) -> Option<Miss> {
    let token = bare(token);
    find_word(text, token).is_none().then(|| {
        Miss::error(
            format!("{message}: \"{token}\""),
            format!("work {token} into the letter"),
        )
    })
}

/// Where `token` stands in `text` as a word of its own, whatever its case.
pub(super) fn find_word(text: &str, token: &str) -> Option<Span> {
    if token.is_empty() {
        return None;
    }
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let edge =
            !before.is_some_and(char::is_alphanumeric) || !token.starts_with(char::is_alphanumeric);
        if edge && let Some(len) = leads(text.get(at..).unwrap_or_default(), token) {
            return Some(Span::new(at, at + len));
        }
        before = Some(c);
    }
    None
}

fn length(text: &str, limit: usize, at_least: bool) -> Option<Miss> {
    let count = words::count(text);
    if at_least && count < limit {
        return Some(Miss::error(
            format!("{count} words; the post wants at least {limit}"),
            "say more of what was asked",
        ));
    }
    (!at_least && count > limit).then(|| {
        Miss::error(
            format!("{count} words; the post allows {limit}"),
            format!("cut {} words", count - limit),
        )
    })
}

fn last_line(text: &str) -> Span {
    words::sentences(text).last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_must_be_literally_first() {
        assert!(at_start("Purple, I read it.", "purple", false).is_none());
        assert!(at_start("\n PURPLE - hi", "purple", false).is_none());
        for wrong in [
            "**Purple** hi",
            "\"Purple\" hi",
            "Hi, purple",
            "Purples hi",
            "[Purple] hi",
            "",
        ] {
            assert!(at_start(wrong, "purple", false).is_some(), "{wrong}");
        }
        assert!(at_start("Subject: x\n\nPurple", "purple", true).is_none());
        assert!(at_start("Subject: x\n\nPurple", "purple", false).is_some());
    }

    #[test]
    fn the_last_word_may_have_a_full_stop_and_nothing_else() {
        assert!(at_end("Best, Ada\nlime tree.", "lime tree").is_none());
        assert!(at_end("Best,\nAda\n(lime)", "lime").is_some());
        assert!(at_end("lime\nAda", "lime").is_some());
        assert!(at_end("sublime", "lime").is_some());
    }

    #[test]
    fn a_word_is_found_only_whole() {
        assert!(find_word("a Teal-ish tone", "teal").is_some());
        assert!(find_word("steal it", "teal").is_none());
        assert!(find_word("çteal ß", "teal").is_none());
    }
}
