//! Edits: what the offline engine can do to a text by rule: take out, put first or last, put one
//! wording for another, shorten. It makes no sentence of its own; what it cannot do, it says.

use std::collections::HashSet;

use super::instruction::{self, Length, Step};
use super::page::{Page, unmarked};
use crate::draft::borrowed::Borrowed;
use crate::text::pattern::Lowered;
use crate::text::{Pattern, content, words};

/// A text after the edits that rules can make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// The text.
    pub text: String,
    /// What was done, in a few words each.
    pub done: Vec<String>,
    /// What was not, each with why.
    pub undone: Vec<String>,
}

/// What came of one step: in a few words, done or not.
type Came = Result<String, String>;

static RATE: Pattern = Pattern::new(
    &[],
    r"\b(?:my |hourly |day )?rates?\b|\btarifa\b|\bstundensatz\b|\bmein satz\b|\btarif\b|\btariffa\b|\bmeu valor\b|\d\s?(?:usd|eur|gbp|[$€£])?\s?(?:/|per |an )\s?(?:h|hr|hour|day)\b",
);
static LINK: Pattern = Pattern::new(&["http", "www."], r"(?:https?://|www\.)\S+");
static SUBJECT: Pattern = Pattern::new(
    &[],
    r"^(?:any |all |every |the |my |that |this |its |la |el |los |las |le |les |der |die |das |den |o |a |os |as |il |lo |gli )*(?:(?:sentences?|parts?|lines?|paragraphs?|bits?|words?|section) (?:about |on |with |where |that (?:mentions?|says?) |saying )(?:the |my )?)?",
);

/// Revises `text` as told, as far as rules can. `own` are sentences that stay; `owed` are words the
/// text must keep (demanded words, the post's questions).
#[must_use]
pub fn offline(text: &str, instruction: &str, own: &[String], owed: &[String]) -> Edited {
    let mut page = Page::new(text);
    let mut edited = Edited {
        text: String::new(),
        done: Vec::new(),
        undone: Vec::new(),
    };
    // What is to be the length of the whole is cut to it last.
    let steps = instruction::steps(instruction);
    let (lengths, others): (Vec<Step>, Vec<Step>) = steps
        .into_iter()
        .partition(|step| matches!(step, Step::Shorten(_)));
    for step in others.into_iter().chain(lengths) {
        let came = match step {
            Step::Remove(what) => remove_all(&mut page, &what),
            Step::Start(what) => vec![start(&mut page, &what)],
            Step::End(what) => vec![end(&mut page, &what)],
            Step::Replace(from, to) => vec![replace(&mut page, &from, &to)],
            Step::Formal => vec![formal(&mut page)],
            Step::Shorten(length) => Shortening::of(&page, own, owed).run(&mut page, length),
            Step::Other(what) => vec![Err(format!("“{what}” needs a model"))],
        };
        for came in came {
            match came {
                Ok(done) => edited.done.push(done),
                Err(undone) => edited.undone.push(undone),
            }
        }
    }
    edited.text = page.text();
    edited
}

/// Removes one thing, or several that are told in one breath: "the rate and the link".
fn remove_all(page: &mut Page, what: &str) -> Vec<Came> {
    let parts = what.split([',', '&']).flat_map(|part| part.split(" and "));
    let parts: Vec<&str> = parts
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let whole = subject(what);
    let is_one = parts.len() < 2
        || instruction::is_quoted(what)
        || page.parts().any(|(_, sentence)| speaks_of(sentence, whole));
    if is_one {
        return vec![remove(page, what)];
    }
    parts.into_iter().map(|part| remove(page, part)).collect()
}

fn remove(page: &mut Page, what: &str) -> Came {
    let lower = what.to_lowercase();
    let lower = lower.as_str();
    let count = if instruction::is_quoted(what) {
        let gone = instruction::unquoted(what);
        page.change(|part| Some(without(part, gone)))
    } else if lower.contains("exclamation") {
        page.change(|part| Some(part.replace('!', ".")))
    } else if lower.contains("emoji") {
        page.change(|part| Some(part.chars().filter(|c| !is_emoji(*c)).collect()))
    } else if lower.contains("link") || lower.contains("url") {
        page.change(|part| (!LINK.is_in(&Lowered::new(part))).then(|| part.to_owned()))
    } else if RATE.is_in(&Lowered::new(lower)) {
        page.change(|part| (!RATE.is_in(&Lowered::new(part))).then(|| part.to_owned()))
    } else if let Some(place) = by_place(page, lower) {
        usize::from(page.remove(place).is_some())
    } else {
        let subject = subject(what);
        page.change(|part| (!speaks_of(part, subject)).then(|| part.to_owned()))
    };
    match count {
        0 => Err(format!("nothing speaks of {what}, so nothing was removed")),
        1 => Ok(format!("removed {what}")),
        _ => Ok(format!("removed {what}, in {count} lines")),
    }
}

/// The sentence that "the last sentence" or "the first line" means.
fn by_place(page: &Page, what: &str) -> Option<(usize, usize)> {
    let is_unit = ["sentence", "line", "paragraph"]
        .iter()
        .any(|unit| what.ends_with(unit));
    let mut parts = page.parts().map(|(place, _)| place);
    match what {
        _ if !is_unit || what.contains("paragraph") => None,
        _ if what.contains("last") => parts.last(),
        _ if what.contains("first") => parts.next(),
        _ => None,
    }
}

/// What "the sentence about the rate" is about.
fn subject(what: &str) -> &str {
    let skipped = SUBJECT.find(&Lowered::new(what)).map_or(0, |span| span.end);
    what.get(skipped..).unwrap_or(what).trim()
}

/// Whether a sentence has every content word of the subject.
fn speaks_of(sentence: &str, subject: &str) -> bool {
    let asked = content::stem_set(subject);
    let there = content::stem_set(sentence);
    !asked.is_empty() && asked.iter().all(|stem| there.contains(stem))
}

/// The words without `gone`, and without the space it leaves.
fn without(part: &str, gone: &str) -> String {
    if gone.is_empty() || !part.contains(gone) {
        return part.to_owned();
    }
    let rest = part.replace(gone, "");
    let rest: Vec<&str> = rest.split_whitespace().collect();
    rest.join(" ").replace(" .", ".").replace(" ,", ",")
}

const fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1F300}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' | '\u{FE0F}' | '\u{200D}')
}

fn start(page: &mut Page, what: &str) -> Came {
    if instruction::is_quoted(what) {
        let words = instruction::unquoted(what);
        page.open_with(words);
        return Ok(format!("put “{words}” first"));
    }
    let subject = subject(what);
    let found = page
        .parts()
        .find(|(_, part)| speaks_of(part, subject))
        .map(|(place, _)| place);
    if let Some(place) = found {
        if page.parts().next().is_some_and(|(first, _)| first == place) {
            return Ok(format!("it starts with {what} already"));
        }
        let sentence = page.remove(place).unwrap_or_default();
        page.lead_with(sentence);
        return Ok(format!("put the sentence about {subject} first"));
    }
    if subject.len() < what.len() {
        return Err(format!(
            "nothing speaks of {what}, so nothing was put first"
        ));
    }
    page.open_with(what);
    Ok(format!("put “{what}” first"))
}

fn end(page: &mut Page, what: &str) -> Came {
    let words = instruction::unquoted(what);
    if !instruction::is_quoted(what) && subject(what).len() < what.len() {
        return Err(format!(
            "to end with {what} needs a model; words between quotation marks are put last as they stand"
        ));
    }
    page.close_with(words);
    Ok(format!("put “{words}” last"))
}

fn replace(page: &mut Page, from: &str, to: &str) -> Came {
    let count = if from.is_empty() {
        0
    } else {
        page.change(|part| Some(part.replace(from, to)))
    };
    match count {
        0 => Err(format!("“{from}” stands nowhere in the text")),
        _ => Ok(format!("put “{to}” for “{from}”")),
    }
}

/// Contractions and what they stand for; "it's" may be "it has", which is left to the writer.
const CONTRACTIONS: [(&str, &str); 24] = [
    ("can't", "cannot"),
    ("won't", "will not"),
    ("shan't", "shall not"),
    ("don't", "do not"),
    ("doesn't", "does not"),
    ("didn't", "did not"),
    ("isn't", "is not"),
    ("aren't", "are not"),
    ("wasn't", "was not"),
    ("weren't", "were not"),
    ("haven't", "have not"),
    ("hasn't", "has not"),
    ("hadn't", "had not"),
    ("couldn't", "could not"),
    ("wouldn't", "would not"),
    ("shouldn't", "should not"),
    ("i'm", "I am"),
    ("i've", "I have"),
    ("i'll", "I will"),
    ("you're", "you are"),
    ("you've", "you have"),
    ("we're", "we are"),
    ("we've", "we have"),
    ("they're", "they are"),
];

fn formal(page: &mut Page) -> Came {
    let count = page.change(|part| {
        let words = part.split(' ').map(written_out);
        Some(words.collect::<Vec<_>>().join(" "))
    });
    if count == 0 {
        return Err(
            "more formal: there are no contractions to write out; the rest needs a model"
                .to_owned(),
        );
    }
    Ok("wrote contractions out; a more formal wording needs a model".to_owned())
}

fn written_out(word: &str) -> String {
    let plain = word.replace('’', "'");
    let core = plain.trim_matches(|c: char| !c.is_alphanumeric());
    let Some((_, whole)) = CONTRACTIONS
        .iter()
        .find(|(short, _)| core.to_lowercase() == *short)
    else {
        return word.to_owned();
    };
    let mut whole = (*whole).to_owned();
    if core.starts_with(char::is_uppercase)
        && let Some(first) = whole.get(..1).map(str::to_uppercase)
    {
        whole.replace_range(..1, &first);
    }
    plain.replace(core, &whole)
}

/// Which sentences may go to make a text shorter, the most dispensable first.
struct Shortening {
    dispensable: Vec<String>,
}

impl Shortening {
    fn of(page: &Page, own: &[String], owed: &[String]) -> Self {
        let text = page.text();
        let gaps = Borrowed::find(&text, None).gaps;
        let gaps: Vec<&str> = gaps.iter().map(|gap| gap.of(&text)).collect();
        let stays = |sentence: &str| {
            let lower = sentence.to_lowercase();
            own.iter().any(|own| unmarked(own).contains(sentence))
                || gaps.iter().any(|gap| sentence.contains(gap))
                || owed.iter().any(|owed| {
                    let owed = owed.to_lowercase();
                    lower.contains(&owed) || owed.contains(&lower)
                })
        };
        let all: Vec<((usize, usize), &str)> = page.parts().collect();
        let last = all.len().saturating_sub(1);
        // The first sentence that says something opens the letter: words before it were asked for.
        let opening = all.iter().position(|(_, part)| words::count(part) > 4);
        let opening = opening.unwrap_or(0);
        // What closes a letter stays too, and whatever answers by number.
        let is_fixed = |row: usize| {
            page.rows.get(row).is_some_and(|row| {
                let is_answer =
                    row.is_numbered() && row.parts.iter().any(|part| part.contains('?'));
                is_answer || row.is_heading()
            })
        };
        // A sentence leans on those before it in its paragraph: it goes before they do.
        let (mut row_before, mut most) = (usize::MAX, 0);
        let mut ranked: Vec<(u8, usize, &str)> = Vec::new();
        for (at, ((row, place), part)) in all.iter().enumerate().rev() {
            most = if *row == row_before { most } else { 0 }.max(worth(part));
            row_before = *row;
            if at > opening && at != last && !is_fixed(*row) && !stays(part) {
                ranked.push((most + u8::from(*place == 0), last - at, *part));
            }
        }
        ranked.sort_unstable();
        let dispensable = ranked.into_iter().map(|(_, _, part)| part.to_owned());
        Self {
            dispensable: dispensable.collect(),
        }
    }

    fn run(self, page: &mut Page, length: Length) -> Vec<Came> {
        let before = page.text();
        let measure = |text: &str| match length {
            Length::Characters(_) => words::visible_len(text),
            Length::Words(_) | Length::Share(_) => words::count(text),
        };
        let unit = match length {
            Length::Characters(_) => "characters",
            Length::Words(_) | Length::Share(_) => "words",
        };
        let had = measure(&before);
        let target = match length {
            Length::Words(count) | Length::Characters(count) => count,
            Length::Share(share) => (had as f64 * share).ceil() as usize,
        };
        if had <= target {
            return vec![match length {
                Length::Words(_) if had * 5 < target * 4 => Err(format!(
                    "it has {had} words; to make it longer needs a model"
                )),
                _ => Ok(format!("it has {had} {unit} already")),
            }];
        }
        let mut left = had;
        let mut gone: Vec<&str> = Vec::new();
        for sentence in &self.dispensable {
            if left <= target {
                break;
            }
            gone.push(sentence);
            left = left.saturating_sub(measure(sentence));
        }
        // Where the last to go was a long one, there is room for some of the others again.
        gone.reverse();
        gone.retain(|sentence| {
            let stays = left + measure(sentence) <= target;
            left += if stays { measure(sentence) } else { 0 };
            !stays
        });
        let gone: HashSet<&str> = gone.into_iter().collect();
        page.change(|part| (!gone.contains(part)).then(|| part.to_owned()));
        let has = measure(&page.text());
        let mut came = Vec::new();
        if has < had {
            came.push(Ok(format!(
                "from {had} {unit} to {has}, by leaving sentences out"
            )));
        }
        if has > target {
            came.push(Err(format!(
                "{target} {unit} is not reached: what is left opens or closes it, is owed to the post or is your own"
            )));
        }
        came
    }
}

/// What a sentence is worth to its reader: a link, a figure, a question count.
fn worth(sentence: &str) -> u8 {
    let has_figure = sentence.contains(|c: char| c.is_ascii_digit());
    2 * u8::from(LINK.is_in(&Lowered::new(sentence)))
        + 2 * u8::from(has_figure)
        + 3 * u8::from(sentence.ends_with(['?', '？']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        assert!([&RATE, &LINK, &SUBJECT].iter().all(|one| one.is_valid()));
    }
}
