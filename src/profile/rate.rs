//! What a user charges, from the ways people write it: `65 USD/hour`, `€50/h`, `$40-60/hr`.

use super::Rate;

/// Signs and words for currencies, lower-case, longer ones first.
const CURRENCIES: &[(&str, &str)] = &[
    ("us$", "USD"),
    ("ca$", "CAD"),
    ("au$", "AUD"),
    ("nz$", "NZD"),
    ("a$", "AUD"),
    ("c$", "CAD"),
    ("s$", "SGD"),
    ("r$", "BRL"),
    ("hk$", "HKD"),
    ("mx$", "MXN"),
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₹", "INR"),
    ("₽", "RUB"),
    ("₴", "UAH"),
    ("₺", "TRY"),
    ("₩", "KRW"),
    ("₦", "NGN"),
    ("₱", "PHP"),
    ("zł", "PLN"),
    ("kč", "CZK"),
    ("usd", "USD"),
    ("eur", "EUR"),
    ("gbp", "GBP"),
    ("inr", "INR"),
    ("cad", "CAD"),
    ("aud", "AUD"),
    ("nzd", "NZD"),
    ("chf", "CHF"),
    ("sek", "SEK"),
    ("nok", "NOK"),
    ("dkk", "DKK"),
    ("pln", "PLN"),
    ("czk", "CZK"),
    ("huf", "HUF"),
    ("ron", "RON"),
    ("brl", "BRL"),
    ("mxn", "MXN"),
    ("jpy", "JPY"),
    ("cny", "CNY"),
    ("sgd", "SGD"),
    ("hkd", "HKD"),
    ("zar", "ZAR"),
    ("ngn", "NGN"),
    ("kes", "KES"),
    ("php", "PHP"),
    ("pkr", "PKR"),
    ("bdt", "BDT"),
    ("idr", "IDR"),
    ("try", "TRY"),
    ("uah", "UAH"),
    ("rub", "RUB"),
    ("aed", "AED"),
    ("ils", "ILS"),
    ("dollars", "USD"),
    ("dollar", "USD"),
    ("euros", "EUR"),
    ("euro", "EUR"),
    ("pounds", "GBP"),
    ("rs", "INR"),
    ("rupees", "INR"),
];

const UNITS: &[(&str, &[&str])] = &[
    (
        "hour",
        &[
            "hour", "hours", "hr", "hrs", "h", "hourly", "hora", "heure", "std", "stunde", "ora",
            "uur", "час",
        ],
    ),
    (
        "day",
        &[
            "day", "days", "daily", "d", "día", "dia", "jour", "tag", "giorno", "dag", "день",
        ],
    ),
    (
        "week",
        &["week", "weekly", "wk", "semana", "semaine", "woche"],
    ),
    (
        "month",
        &["month", "monthly", "mo", "mes", "mois", "monat", "mês"],
    ),
    (
        "word",
        &[
            "word",
            "words",
            "palabra",
            "mot",
            "wort",
            "palavra",
            "слово",
        ],
    ),
    ("page", &["page", "pages", "página", "seite"]),
    ("minute", &["minute", "minutes", "min"]),
    ("video", &["video", "videos"]),
    (
        "project",
        &["project", "fixed", "job", "proyecto", "projet", "projekt"],
    ),
];

/// Reads a rate; none when no sum is named.
pub(super) fn parse(text: &str) -> Option<Rate> {
    let sums = sums(text);
    let (first, _) = *sums.first()?;
    let top = match sums.get(1) {
        Some(&(second, is_range)) if is_range && second > first => Some(second),
        _ => None,
    };
    let lower = text.to_lowercase();
    Some(Rate {
        text: text.trim().to_owned(),
        amount: first,
        top,
        currency: currency(&lower),
        unit: unit(&lower),
    })
}

fn currency(lower: &str) -> Option<String> {
    CURRENCIES
        .iter()
        .find(|(sign, _)| {
            let is_word = sign.chars().all(char::is_alphabetic);
            if is_word {
                words(lower).any(|word| word == *sign)
            } else {
                lower.contains(sign)
            }
        })
        .map(|(_, code)| (*code).to_owned())
}

fn unit(lower: &str) -> Option<String> {
    let known = |word: &str| {
        UNITS
            .iter()
            .find(|(_, names)| names.contains(&word))
            .map(|(unit, _)| (*unit).to_owned())
    };
    words(lower).find_map(known)
}

fn words(lower: &str) -> impl Iterator<Item = &str> {
    lower
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
}

/// The numbers of `text` in order, each with whether it closes a range (`40-60`, `40 to 60`).
fn sums(text: &str) -> Vec<(f64, bool)> {
    let mut found: Vec<(f64, bool)> = Vec::new();
    let mut rest = text;
    let mut between = String::new();
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at(start);
        between.push_str(before);
        let end = number_end(from);
        let (digits, after) = from.split_at(end);
        let thousands = after.starts_with(['k', 'K'])
            && !after
                .get(1..)
                .is_some_and(|s| s.starts_with(char::is_alphabetic));
        if let Some(value) = number(digits) {
            let value = if thousands { value * 1000.0 } else { value };
            let is_range = !found.is_empty() && joins(&between);
            found.push((value, is_range));
            between.clear();
        }
        rest = after;
    }
    found
}

fn joins(between: &str) -> bool {
    let joint: String = between
        .chars()
        .filter(|c| !c.is_whitespace() && !"$€£¥₹".contains(*c))
        .collect();
    matches!(
        joint.to_lowercase().as_str(),
        "-" | "–" | "—" | "to" | "a" | "à" | "bis" | "~" | "usd-" | "eur-"
    )
}

fn number_end(from: &str) -> usize {
    let bytes = from.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = 0;
    while digit(at)
        || (bytes
            .get(at)
            .is_some_and(|b| matches!(b, b'.' | b',' | b'\''))
            && digit(at + 1))
    {
        at += 1;
    }
    at
}

/// A number with the separators of any country: `1,200.50`, `1.200,50`, `0,08`.
fn number(digits: &str) -> Option<f64> {
    let last = digits.rfind(['.', ',']);
    let decimals = last.filter(|&at| {
        let tail = digits.len() - at - 1;
        let once = digits.matches(['.', ',']).count() == 1;
        // Three digits after the only separator are thousands, unless nothing stands before it.
        tail != 3
            || (once && digits.starts_with('0'))
            || (!once
                && digits.get(at..at + 1)
                    != digits
                        .find(['.', ','])
                        .and_then(|first| digits.get(first..first + 1)))
    });
    let plain: String = digits
        .char_indices()
        .filter_map(|(at, c)| match c {
            '.' | ',' if Some(at) == decimals => Some('.'),
            c if c.is_ascii_digit() => Some(c),
            _ => None,
        })
        .collect();
    plain.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_read_as_people_write_them() {
        for (text, amount, top, currency, unit) in [
            ("65 USD/hour", 65.0, None, Some("USD"), Some("hour")),
            ("€50/h", 50.0, None, Some("EUR"), Some("hour")),
            ("$40-60/hr", 40.0, Some(60.0), Some("USD"), Some("hour")),
            (
                "from $1,200 per project",
                1200.0,
                None,
                Some("USD"),
                Some("project"),
            ),
            ("1.200,50 € / Tag", 1200.5, None, Some("EUR"), Some("day")),
            ("0.08 USD per word", 0.08, None, Some("USD"), Some("word")),
            ("0,125 EUR/word", 0.125, None, Some("EUR"), Some("word")),
            ("C$45", 45.0, None, Some("CAD"), None),
            (
                "Rs 1500 to 2000 an hour",
                1500.0,
                Some(2000.0),
                Some("INR"),
                Some("hour"),
            ),
            ("70", 70.0, None, None, None),
            ("3k EUR monthly", 3000.0, None, Some("EUR"), Some("month")),
        ] {
            let rate = parse(text).unwrap();
            assert_eq!(
                (
                    rate.amount,
                    rate.top,
                    rate.currency.as_deref(),
                    rate.unit.as_deref()
                ),
                (amount, top, currency, unit),
                "{text}"
            );
        }
        assert_eq!(parse("negotiable"), None);
    }
}
