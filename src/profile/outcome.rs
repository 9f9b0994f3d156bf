//! Whether a fact states a result: a figure that tells what changed, a before and an after.

use crate::text::Pattern;
use crate::text::pattern::Lowered;

/// Verbs and nouns of change, in the languages profiles are written in.
static CHANGE: Pattern = Pattern::new(
    &[],
    r"\b(?:cut|reduc\w+|lower(?:ed|ing)|drop(?:ped|s)?|decreas\w+|increas\w+|improv\w+|rais(?:ed|ing)|grew|grow(?:n|th|ing)|boost\w*|doubl\w+|tripl\w+|quadrupl\w+|halv\w+|sav(?:ed|ing|ings|es)|gain(?:ed)?|generat\w+|earn(?:ed)?|deliver(?:ed)?|launched|shipped|migrated|processed|handl(?:ed|es|ing)|serv(?:ed|es|ing)|reach(?:ed|ing)|won|ranked|sold|closed|convert\w+|faster|slower|fewer|less|more|uptime|redu(?:jo|je|cción|zi\w*|ção|it\w*|ction)|aument\w+|mejor\w+|ahorr\w+|duplic\w+|augment\w+|amélior\w+|doubl\w+|gagn\w+|gesenkt|senk\w+|gesteiger\w+|steiger\w+|verdoppel\w+|halbier\w+|gespart|melhor\w+|economiz\w+|aumentat\w+|ridott\w+|сниз\w+|увелич\w+|сократ\w+|вырос\w*|удво\w+)\b",
);

/// From one value to another, before and after an arrow, so many times, parts of a hundred, money.
static COMPARED: Pattern = Pattern::new(
    &[],
    r"\bfrom\b[^.;]{1,40}\bto\b[^.;]{0,12}(?:\d|\b(?:minutes?|hours?|days?|weeks?|seconds?)\b)|\d\S*\s?\p{L}{0,8}\s*(?:→|->|⇒)\s*\S*\d|\b\d+(?:[.,]\d+)?\s?(?:x\b|×|times\b|-fold\b)|\d\s?(?:%|percent\b|per cent\b|por ciento\b|prozent\b|pour cent\b)|[$€£¥₹₽]\s?\d|\d\s?(?:[km]\b\s?)?(?:€|₽|usd\b|eur\b|gbp\b)|\b(?:de|von|da|du|с)\s+[^.;]{0,24}\d[^.;]{0,24}\s(?:a|auf|à|para|до)\s+[^.;]{0,12}\d",
);

/// A count of something: figures with a noun after them, without years, versions and durations.
static COUNT: Pattern = Pattern::new(
    &[],
    r"\b\d[\d,.]*(?:\s?[km]\b)?\+?\s+(?:\p{L}+\s+){0,2}?\p{L}{3,}",
);

/// "8 years of Python" tells how long, not what came of it.
static HOW_LONG: Pattern = Pattern::new(
    &[],
    r"\b\d+\+?\s*(?:-\s*)?(?:years?|yrs?|años|ans|jahre?|anos|anni|jaar|lat|лет|годa?)\b",
);

/// How much of a result `words` state: 0 for none, more for better.
pub(super) fn strength(words: &str) -> u8 {
    let text = Lowered::new(words);
    let has_figure = words.bytes().any(|b| b.is_ascii_digit());
    let compared = COMPARED.is_in(&text);
    if !has_figure && !compared {
        return u8::from(is_turned(words)) * 2;
    }
    let changed = CHANGE.is_in(&text);
    let counted = COUNT
        .find_all(&text)
        .iter()
        .any(|span| is_count(span.of(words)));
    match (compared, changed, counted) {
        (true, true, _) => 4,
        (true, false, _) => 3,
        (false, true, true) => 3,
        (false, false, true) => 1,
        _ => 0,
    }
}

/// "Doubled sign-ups" has no figure and says how much all the same.
fn is_turned(words: &str) -> bool {
    let lower = words.to_lowercase();
    [
        "doubled",
        "tripled",
        "halved",
        "quadrupled",
        "duplicó",
        "verdoppelt",
        "doublé",
    ]
    .iter()
    .any(|verb| lower.contains(verb))
}

fn is_count(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    let year = first.len() == 4 && (first.starts_with("19") || first.starts_with("20"));
    !year && !HOW_LONG.is_in(&Lowered::new(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_is_told_from_a_span_of_time_and_a_version() {
        assert!(
            CHANGE.is_valid() && COMPARED.is_valid() && COUNT.is_valid() && HOW_LONG.is_valid()
        );
        for words in [
            "Cut the weekly report from 2 days to 20 minutes; 14,000 orders a month.",
            "Sales up 38% in a quarter",
            "Reduje el tiempo de carga de 9 s a 2 s",
            "Load time 9 s → 2 s",
            "Doubled sign-ups",
            "Saved the client $12k a year",
        ] {
            assert!(strength(words) >= 2, "{words}");
        }
        for words in [
            "Python (8 years), pandas, dbt",
            "Data engineer, Norte Retail, 2019–2023",
            "Built with Python 3.12 and Angular 17",
            "I like clear dashboards",
        ] {
            assert!(strength(words) < 2, "{words}");
        }
    }
}
