//! Whether a fact states a result: a figure that tells what changed, a before and an after.
//!
//! Read word by word rather than by regular expressions: every fact of every profile passes here, and
//! expressions with word classes of all scripts take longer to compile than a profile to read.

/// Beginnings of verbs and nouns of change, in the languages profiles are written in.
const CHANGE: &[&str] = &[
    "cut",
    "reduc",
    "lower",
    "drop",
    "decreas",
    "fell",
    "fall",
    "increas",
    "improv",
    "rais",
    "rose",
    "grew",
    "grow",
    "boost",
    "doubl",
    "tripl",
    "quadrupl",
    "halv",
    "sav",
    "gain",
    "generat",
    "earn",
    "deliver",
    "launch",
    "ship",
    "migrat",
    "moved",
    "process",
    "handl",
    "serv",
    "reach",
    "won",
    "rank",
    "sold",
    "clos",
    "convert",
    "faster",
    "slower",
    "fewer",
    "less",
    "more",
    "uptime",
    "found",
    "repric",
    "recover",
    "redu",
    "aument",
    "mejor",
    "ahorr",
    "duplic",
    "bajó",
    "subió",
    "augment",
    "amélior",
    "gagn",
    "gesenkt",
    "senk",
    "gesteiger",
    "steiger",
    "verdoppel",
    "halbier",
    "gespart",
    "melhor",
    "economiz",
    "ridott",
    "сниз",
    "увелич",
    "сократ",
    "вырос",
    "удво",
];

/// Beginnings of verbs that say how much without a figure.
const TURNED: &[&str] = &[
    "doubled",
    "tripled",
    "halved",
    "quadrupled",
    "duplic",
    "verdoppel",
    "halbier",
    "удво",
];

/// Words for years: "8 years of Python" tells how long, not what came of it.
const YEARS: &[&str] = &[
    "year", "yr", "año", "ans", "jahr", "ano", "anni", "jaar", "lat", "лет", "год",
];

const FROM: &[&str] = &["from", "de", "von", "da", "du", "с"];
const TO: &[&str] = &["to", "a", "auf", "à", "para", "до"];
const MONEY: &str = "$€£¥₹₽";

/// How much of a result `words` state: 0 for none, more for better; a result from 2 on.
pub(super) fn strength(words: &str) -> u8 {
    let lower = words.to_lowercase();
    let tokens: Vec<&str> = lower
        .split_whitespace()
        .map(|token| {
            token.trim_matches(|c: char| !c.is_alphanumeric() && !"%$€£¥₹₽→-+×".contains(c))
        })
        .filter(|token| !token.is_empty())
        .collect();
    let starts = |stems: &[&str]| {
        let begins = |token: &&str| stems.iter().any(|stem| token.starts_with(stem));
        tokens.iter().any(begins)
    };
    let compared = is_moved(&tokens) || (0..tokens.len()).any(|at| is_measured(&tokens, at));
    let counted = (0..tokens.len()).any(|at| is_count(&tokens, at));
    match (compared, starts(CHANGE), counted) {
        (true, true, _) => 4,
        (true, false, _) | (false, true, true) => 3,
        _ if starts(TURNED) => 2,
        (false, false, true) => 1,
        _ => 0,
    }
}

fn has_digit(token: &str) -> bool {
    token.bytes().any(|byte| byte.is_ascii_digit())
}

/// "from 2 days to 20 minutes", "9 s → 2 s".
fn is_moved(tokens: &[&str]) -> bool {
    const NEAR: usize = 6;
    tokens.iter().enumerate().any(|(at, token)| {
        let before = tokens.get(at.saturating_sub(NEAR)..at).unwrap_or_default();
        let after = tokens.get(at + 1..).unwrap_or_default();
        let near = after.get(..3).unwrap_or(after);
        let figures = |tokens: &[&str]| tokens.iter().any(|token| has_digit(token));
        let arrow = token.contains('→') || token.contains("->") || token.contains('⇒');
        if arrow {
            let inside = token.chars().filter(char::is_ascii_digit).count() >= 2;
            return inside || (figures(before) && figures(near));
        }
        TO.contains(token)
            && before.iter().any(|token| FROM.contains(token))
            && (figures(before) || figures(near))
            // "from 2016 to 2019" is a time.
            && !(near.first().is_some_and(|token| is_year(token)))
    })
}

/// A share, a sum of money, so many times.
fn is_measured(tokens: &[&str], at: usize) -> bool {
    let Some(token) = tokens.get(at).filter(|token| has_digit(token)) else {
        return false;
    };
    let next = tokens.get(at + 1).copied().unwrap_or_default();
    let number = token.trim_end_matches('+');
    let times = number.strip_suffix(['x', '×']).is_some_and(|number| {
        number
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
    });
    token.contains('%')
        || token.contains(|c| MONEY.contains(c))
        || times
        || token.ends_with("-fold")
        || ["%", "percent", "prozent", "times", "€", "usd", "eur", "gbp"].contains(&next)
        || (matches!(next, "per" | "por" | "pour")
            && tokens
                .get(at + 2)
                .is_some_and(|word| word.starts_with("cent") || *word == "ciento"))
}

/// A figure with a noun after it, which is no year and no stretch of years.
fn is_count(tokens: &[&str], at: usize) -> bool {
    let is_number = tokens.get(at).is_some_and(|token| {
        token.starts_with(|c: char| c.is_ascii_digit())
            && !is_year(token)
            && token
                .trim_end_matches(['+', 'k', 'm'])
                .bytes()
                .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
    });
    let after = tokens.get(at + 1..).unwrap_or_default();
    let near = after.get(..2).unwrap_or(after);
    let is_long = near
        .iter()
        .any(|word| YEARS.iter().any(|year| word.starts_with(year)));
    let is_noun = |word: &&str| {
        word.chars().count() >= 3 && word.chars().all(|c| c.is_alphabetic() || c == '-')
    };
    is_number && !is_long && near.iter().any(is_noun)
}

fn is_year(token: &str) -> bool {
    token.len() == 4
        && (token.starts_with("19") || token.starts_with("20"))
        && token.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_is_told_from_a_span_of_time_and_a_version() {
        for words in [
            "Cut the weekly report from 2 days to 20 minutes; 14,000 orders a month.",
            "Sales up 38% in a quarter",
            "Reduje el tiempo de carga de 9 s a 2 s",
            "Load time 9 s → 2 s",
            "Doubled sign-ups",
            "Saved the client $12k a year",
            "Found 9% of orders sold below cost",
            "oversold items fell from 40 a week to 3",
            "Aumentó las ventas un 30 %.",
            "Moved 3 shops to Hydrogen.",
        ] {
            assert!(strength(words) >= 2, "{words}");
        }
        for words in [
            "Python (8 years), pandas, dbt",
            "Data engineer, Norte Retail, 2019–2023",
            "Built with Python 3.12 and Angular 17",
            "I like clear dashboards",
            "Analyst from 2016 to 2019",
            "over 10 years of experience in design",
        ] {
            assert!(strength(words) < 2, "{words}");
        }
    }
}
