//! Demands that are met by saying something: a link, a rate, a time, a language.

use super::Miss;
use crate::check::Subject;
use crate::job_post::DemandKind;
use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span};

static LINK: Pattern = Pattern::new(
    &[
        "http", "www.", ".com", ".io", ".dev", ".net", ".org", ".co", ".me", ".design", ".app",
        ".de", ".es", ".fr",
    ],
    r"https?://\S+|\bwww\.\S+|\b[\w-]{2,}\.(?:com|io|dev|net|org|co|me|design|app|de|es|fr|studio|art)\b(?:/\S*)?",
);
static ATTACHED: Pattern = Pattern::new(
    &[
        "attach",
        "enclos",
        ".pdf",
        ".doc",
        "adjunt",
        "anhang",
        "beigefügt",
        "joint",
        "anex",
        "included",
        "below is",
        "sample",
        "upload",
        "portfolio",
        "resume",
        "résumé",
        "cv",
    ],
    r"\battach\w*|\benclos\w+|\b[\w-]+\.(?:pdf|docx?|png|jpe?g|zip|mp[34]|fig|xlsx?|csv)\b|\badjunt\w+|\bim anhang\b|\bbeigefügt\w*|\bci-joint\w*|\banex\w+|\b(?:i have|i've) (?:included|uploaded|added)\b|\b(?:sample|portfolio|resume|résumé|cv)s?\b[^.\n]{0,40}\b(?:here|below|included|uploaded|linked|on my profile)\b|\bin my (?:upwork )?(?:portfolio|profile)\b",
);
static MONEY: Pattern = Pattern::new(
    &[],
    r"[$€£¥₹]\s?\d|\d\s?(?:[$€£¥₹]|\b(?:usd|eur|gbp|inr|aud|cad|chf|dollars?|euros?|pounds?)\b|k\b)|\b(?:usd|eur|gbp|inr|aud|cad|chf)\s?\d|\b\d+(?:[.,]\d+)?\s?(?:/|per|an|a)\s?(?:h|hr|hour|day|word|page|video|week|month|minute|image|article|post)\b",
);
static RATE_WORDS: Pattern = Pattern::new(
    &["budget", "rate", "price", "quote", "bid"],
    r"\b(?:your|the|stated|posted) (?:budget|rate|price) (?:works|suits|is (?:fine|ok|okay|good)|fits)|\b(?:bid|rate|price|quote)\b[^.\n]{0,30}\b(?:above|in the bid|as stated|as posted|within your budget)\b|\bwithin (?:your|the) (?:budget|range)\b",
);
static TIME: Pattern = Pattern::new(
    &[],
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|a few|couple of)[\s–-]*(?:\d+\s*)?(?:hours?|hrs?|days?|weeks?|months?|h)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:today|tonight|tomorrow|immediately|right away|straight away|asap|anytime|any time|now|next week|this week|next month)\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+\d|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\bavailab\w+|\b(?:full|part)[- ]time\b|\b(?:gmt|utc|est|edt|cet|cest|pst|pdt|ist|bst|et|pt)\b|\b\d{1,2}(?::\d\d)?\s?(?:am|pm)\b|\b(?:horas?|días?|semanas?|stunden?|tagen?|wochen?|heures?|jours?|semaines?|dias?|lunes|montag|lundi|segunda|mañana|morgen|demain|amanhã|hoy|heute|sofort|disponible|verfügbar|disponível)\b|\b\d{4}-\d\d-\d\d\b",
);
static AGENCY: Pattern = Pattern::new(
    &[
        "agency",
        "our team",
        "our company",
        "our developers",
        "our designers",
        "our writers",
        "our firm",
        "our studio",
    ],
    r"\bwe are an?\b[^.\n]{0,40}\b(?:agency|company|firm|studio|team)\b|\bour (?:agency|company|firm|studio|team|developers|designers|writers)\b|\bi (?:run|own|lead|manage|represent) (?:an?|the)\b[^.\n]{0,30}\bagency\b",
);

/// Whether a sentence names a sum or a rate.
pub(super) fn names_money(sentence: &str) -> bool {
    let sentence = Lowered::new(sentence);
    MONEY.is_in(&sentence) || RATE_WORDS.is_in(&sentence)
}

pub(super) fn verify(
    kind: DemandKind,
    token: Option<&str>,
    words: &str,
    subject: &Subject<'_>,
) -> Option<Miss> {
    let draft = subject.draft;
    match kind {
        DemandKind::Attachment => {
            let met = LINK.is_in(draft) || ATTACHED.is_in(draft);
            (!met).then(|| {
                Miss::error(
                    "the post wants something attached or linked; the letter has neither",
                    "add the link, or attach it and say so",
                )
            })
        }
        DemandKind::Rate => (!MONEY.is_in(draft) && !RATE_WORDS.is_in(draft)).then(|| {
            Miss::error(
                "the post wants a rate or price; the letter names none",
                "state it in one line",
            )
        }),
        DemandKind::Timing => (!TIME.is_in(draft)).then(|| {
            Miss::error(
                "the post wants a time; the letter names none",
                "say when you start or how long it takes",
            )
        }),
        DemandKind::Language => language(token?, draft.original()),
        DemandKind::Avoid => avoid(token, words, draft),
        DemandKind::Riddle => Some(Miss::doubt(
            "the post asks a riddle that gig cannot solve",
            "make sure that the letter answers it",
        )),
        _ => None,
    }
}

/// The first words that meet a demand of a kind.
pub(super) fn place(kind: DemandKind, subject: &Subject<'_>) -> Option<Span> {
    let patterns: &[&Pattern] = match kind {
        DemandKind::Attachment => &[&LINK, &ATTACHED],
        DemandKind::Rate => &[&MONEY, &RATE_WORDS],
        DemandKind::Timing => &[&TIME],
        _ => &[],
    };
    patterns
        .iter()
        .find_map(|pattern| pattern.find(subject.draft))
}

fn language(name: &str, draft: &str) -> Option<Miss> {
    let info = whatlang::detect(draft)?;
    let known = [
        "english",
        "spanish",
        "german",
        "french",
        "portuguese",
        "italian",
        "dutch",
        "polish",
        "russian",
        "turkish",
    ];
    let codes = [
        "eng", "spa", "deu", "fra", "por", "ita", "nld", "pol", "rus", "tur",
    ];
    let native = [
        "englisch anglais inglés inglês inglese angielsku engels",
        "español castellano",
        "deutsch deutscher",
        "français",
        "português",
        "italiano",
        "nederlands",
        "polsku polskim",
        "русском",
    ];
    let name_lower = name.to_lowercase();
    let own_name = |words: &&str| words.split(' ').any(|word| name_lower.contains(word));
    let wanted = known
        .iter()
        .position(|known| name_lower.contains(known))
        .or_else(|| native.iter().position(own_name))?;
    let letters = draft.chars().filter(|c| c.is_alphabetic()).count();
    let wrong =
        letters >= 60 && info.is_reliable() && codes.get(wanted) != Some(&info.lang().code());
    wrong.then(|| {
        Miss::error(
            format!("the post wants the letter in {name}"),
            format!("write it in {name}"),
        )
    })
}

/// Whether a demand is to apply as a person.
pub(super) fn is_no_agencies(token: Option<&str>, words: &str) -> bool {
    token.unwrap_or(words).to_lowercase().contains("agenc")
}

fn avoid(token: Option<&str>, words: &str, draft: &Lowered<'_>) -> Option<Miss> {
    if is_no_agencies(token, words) {
        return AGENCY.is_in(draft).then(|| {
            Miss::error(
                "the post wants no agencies; the letter speaks for one",
                "apply as the person who does the work",
            )
        });
    }
    let token = token?;
    // Only words that the post itself puts in quotes are words not to use.
    let quoted = words
        .find(token)
        .and_then(|at| words.get(..at))
        .and_then(|before| before.chars().next_back())
        .is_some_and(|c| "\"'“‘«„".contains(c));
    (quoted && super::find_word(draft.original(), token).is_some()).then(|| {
        Miss::error(
            format!("the post does not want to read \"{token}\""),
            "say it in other words",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        for pattern in [&LINK, &ATTACHED, &MONEY, &RATE_WORDS, &TIME, &AGENCY] {
            assert!(pattern.is_valid());
        }
    }

    #[test]
    fn a_bare_year_is_no_price() {
        assert!(!MONEY.is_in(&Lowered::new("In 2021 I built 3 shops")));
        assert!(MONEY.is_in(&Lowered::new("I'd do it for 400 EUR")));
    }
}
