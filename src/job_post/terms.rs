//! Time and level: how long the work takes or until when, and the experience asked for.

use super::reading::Reading;
use super::{Level, SectionKind};
use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span};

const UNITS: &[&str] = &[
    "day",
    "week",
    "month",
    "year",
    "hour",
    "asap",
    "urgent",
    "ongoing",
    "long-term",
    "long term",
    "short-term",
    "short term",
    "deadline",
    "due",
    "by ",
    "día",
    "dia",
    "seman",
    "mes",
    "mês",
    "jour",
    "semaine",
    "mois",
    "tag",
    "woche",
    "monat",
    "giorn",
    "settiman",
    "mesi",
    "dni",
    "tydzień",
    "tygodni",
    "miesi",
    "dag",
    "maand",
    "termin",
    "until",
];

/// A length of time, a date or a word for one.
static TIME: Pattern = Pattern::new(
    UNITS,
    r"\b(?:\d{1,3}\+?|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|a|a few|few|couple of|several))(?:\s?(?:-|–|to|a|à|bis|do)\s?\d{1,3})?[ -]?(?:business |working |calendar )?(?:days?|weeks?|months?|hours?|días?|dias?|semanas?|mes(?:es)?|mês|jours?|semaines?|mois|tage?n?|wochen?|monate?n?|giorni?|settiman[ae]|mesi|dni|tydzień|tygodni\w*|miesi[ąę]c\w*|dagen|weken|maand(?:en)?)\b(?:/(?:week|month|day))?|\b(?:by|until|before|due|no later than|bis zum|antes del?|até|avant le|entro il|do) (?:the )?(?:(?:(?:end|middle|beginning|start) of |mid[- ]|early |late )?(?:january|february|march|april|may|june|july|august|september|october|november|december)\b(?: \d{4}| next year)?|(?:end|middle|beginning|start) of (?:the |this |next )?(?:week|month|day|year|quarter)|(?:next |this )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|tomorrow|tonight|\d{1,2}(?:st|nd|rd|th|\.|º)?\s?(?:of |de )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic|fev|mai|set|out|dez|janv|févr|avr|juin|juil|août|déc|mär|okt|gen|mag|giu|lug|ott|sty|lut|kwi|maj|cze|lip|sie|wrz|paź|lis|gru)\w*|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* \d{1,2}(?:st|nd|rd|th)?)|\b(?:asap|a\.s\.a\.p|ongoing(?: basis| work| project| collaboration)?|long[- ]term|short[- ]term|one[- ]off|urgent(?:ly)?|largo plazo|longo prazo|long terme|langfristig\w*|lungo termine)\b",
);

/// Words that make a time the work's.
static CUE: Pattern = Pattern::new(
    UNITS,
    r"\b(?:deadline|timeline|time ?frame|duration|turnaround|within|deliver\w*|finish\w*|complet\w*|done|ready|need(?:ed)? (?:it |this )?(?:by|in|within|before)|due|launch|contract|project length|project will|project for|start|expected|estimated|lasts?|for (?:the next )?\d|commitment|term|asap|ongoing|urgent\w*|plazo|entrega\w*|prazo|délai|durée|livr\w+|frist|dauer|innerhalb|fertig|entro|consegna|scadenza|termin\w*|w ciągu|looptijd|binnen|klaar|hours? (?:per|a) (?:week|day|month)|by|until|weekly)\b",
);

/// Words that make it something else: experience asked for, a warranty, a history.
static OTHER: Pattern = Pattern::new(
    &[],
    r"\b(?:experience|experiencia|experiência|expérience|erfahrung|esperienza|doświadczeni\w+|ervaring|years? old|ago|last|past|previous\w*|free trial|trial|refund|warranty|every|each|old|age[ds]?|history|already|since|posts? (?:per|a)|videos? (?:per|a)|times (?:per|a)|money|pay ?outs?|paid (?:every|within)|(?:email|tweet|post|episode|article|video)s?)\b",
);

/// How long the work takes or until when.
pub(super) fn duration(reading: &Reading<'_>) -> Option<Span> {
    let mut best: Option<(i32, Span)> = None;
    for sentence in &reading.sentences {
        let words = reading.words(sentence.span);
        let lowered = Lowered::new(words);
        let in_section = reading.kind(sentence) == SectionKind::Timeline;
        for time in TIME.find_all(&lowered) {
            let from = words.floor_char_boundary(time.start.saturating_sub(45));
            let to = words.ceil_char_boundary((time.end + 30).min(words.len()));
            let near = Lowered::new(words.get(from..to).unwrap_or_default());
            let mut score = i32::from(CUE.is_in(&near)) * 2;
            score += i32::from(in_section) * 3;
            score -= i32::from(OTHER.is_in(&near)) * 2;
            if score >= 2 && best.is_none_or(|(top, _)| score > top) {
                best = Some((score, time.shifted(sentence.span.start)));
            }
        }
    }
    best.map(|(_, span)| span)
}

static ENTRY: Pattern = Pattern::new(
    &[
        "entry",
        "junior",
        "beginner",
        "newbie",
        "student",
        "intern",
        "no experience",
        "freshers",
        "principiante",
        "débutant",
        "einsteiger",
        "początkuj",
        "stażyst",
    ],
    r"\b(?:entry[- ]level|junior(?:[- ]level)?|beginners? (?:welcome|are welcome|level|ok)|newbies welcome|no (?:prior )?experience (?:is )?(?:needed|required|necessary)|freshers?|internship|experience level: ?entry|level: ?(?:entry|beginner)|principiantes?|débutants?|berufseinsteiger\w*|początkując\w+)\b",
);
static MIDDLE: Pattern = Pattern::new(
    &["intermediate", "mid", "semi", "intermedio", "confirmé"],
    r"\b(?:intermediate(?:[- ]level)?|mid[- ]?level|mid[- ]senior|middle (?:developer|engineer|designer)|semi[- ]senior|nivel intermedio|nível intermediário|niveau intermédiaire)\b",
);
static SENIOR: Pattern = Pattern::new(
    &[
        "expert",
        "senior",
        "sênior",
        "lead",
        "principal",
        "highly",
        "seasoned",
        "veteran",
        "experto",
        "erfahrene",
        "expérimenté",
        "starsz",
        "ervaren",
    ],
    r"\b(?:expert(?:[- ]level)?|senior(?:[- ]level)?|sênior|highly (?:skilled|experienced)|seasoned|veteran|(?:lead|principal|staff) (?:developer|engineer|designer|architect)|expert[oe]s?|erfahrene[rn]?|expérimentée?s?|esperto|starsz\w+|ervaren)\b",
);
/// "Senior citizens", "expert advice", "our senior engineer".
static NO_LEVEL: Pattern = Pattern::new(
    &["senior", "expert", "junior", "intermediate", "veteran"],
    r"\b(?:(?:senior|veteran)s? (?:citizens?|living|care|market|home|people|adults?|leadership|management|stakeholders?)|for (?:seniors|veterans|beginners)|junior (?:high|league|school|staff|team|sales)|expert (?:advice|opinion|reviews?|system|witness|interviews?)|intermediate (?:english|spanish|files?|steps?|tables?|results?)|(?:our|my) (?:senior|expert|junior|lead|principal)\w*|(?:report to|reporting to|with) (?:a |the )?(?:senior|lead))\b",
);

/// The level of experience asked for: the first that is said; a line "Level: …" before all.
pub(super) fn level(reading: &Reading<'_>, title: Option<Span>) -> Option<Level> {
    static LABEL: Pattern = Pattern::new(
        &["level", "seniority", "experience", "nivel", "niveau"],
        r"^\W{0,4}(?:experience |skill |expertise |career )?(?:level|seniority|experience|nivel|niveau)\b[^\n]{0,6}[:\-–]",
    );
    let mut found = None;
    let spans = title
        .into_iter()
        .chain(reading.sentences.iter().map(|sentence| sentence.span));
    for span in spans {
        let words = reading.words(span);
        let lowered = Lowered::new(words);
        let Some(level) = level_in(&lowered) else {
            continue;
        };
        if LABEL.is_in(&lowered) {
            return Some(level);
        }
        found = found.or(Some(level));
    }
    found
}

fn level_in(words: &Lowered<'_>) -> Option<Level> {
    let not: Vec<Span> = NO_LEVEL.find_all(words);
    let first = |pattern: &Pattern| {
        pattern
            .find_all(words)
            .into_iter()
            .find(|at| !not.iter().any(|span| span.overlaps(*at)))
            .map(|at| at.start)
    };
    [
        (Level::Entry, first(&ENTRY)),
        (Level::Intermediate, first(&MIDDLE)),
        (Level::Expert, first(&SENIOR)),
    ]
    .into_iter()
    .filter_map(|(level, at)| at.map(|at| (at, level)))
    .min_by_key(|&(at, _)| at)
    .map(|(_, level)| level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_works_time_is_told_from_other_times() {
        for (text, expected) in [
            ("Needs to be finished within 2 weeks.", Some("2 weeks")),
            ("You need 3 years of experience with SEO.", None),
            ("Duration: 3-6 months", Some("3-6 months")),
            ("We need this by Friday", Some("by Friday")),
            ("Our shop opened 5 years ago.", None),
            (
                "Die Arbeit muss innerhalb von 10 Tagen fertig sein.",
                Some("10 Tagen"),
            ),
        ] {
            let reading = Reading::new(text);
            assert_eq!(
                duration(&reading).map(|span| span.of(text)),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn a_level_is_the_applicants() {
        for (text, expected) in [
            ("Looking for a senior Rust engineer", Some(Level::Expert)),
            ("A website for senior citizens", None),
            (
                "Experience level: Intermediate. Experts welcome too.",
                Some(Level::Intermediate),
            ),
            ("No experience needed!", Some(Level::Entry)),
        ] {
            let reading = Reading::new(text);
            assert_eq!(level(&reading, None), expected, "{text}");
        }
    }
}
