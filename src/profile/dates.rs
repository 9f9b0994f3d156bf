//! The time a position or project took, from its heading: `2019–2023`, `Mar 2021 - present`.

use super::{Dates, Month};
use crate::text::Span;

/// Beginnings of month names, lower-case, by month; enough letters to tell them apart.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene", "gen", "янв"],
    &["feb", "fév", "fev", "фев"],
    &["mar", "mär", "mrz", "maa", "мар"],
    &["apr", "abr", "avr", "апр"],
    &["may", "mai", "mei", "mag", "май", "мая"],
    &["jun", "juin", "giu", "июн"],
    &["jul", "juil", "lug", "июл"],
    &["aug", "ago", "aoû", "aou", "авг"],
    &["sep", "set", "сен"],
    &["oct", "okt", "ott", "out", "окт"],
    &["nov", "ноя"],
    &["dec", "dez", "dic", "déc", "дек"],
];

/// Words that say a period runs on, lower-case.
const STILL: [&str; 29] = [
    "present",
    "now",
    "today",
    "current",
    "currently",
    "ongoing",
    "actualidad",
    "actualmente",
    "presente",
    "hoy",
    "actual",
    "aujourd",
    "présent",
    "heute",
    "jetzt",
    "atual",
    "atualmente",
    "hoje",
    "oggi",
    "attuale",
    "heden",
    "obecnie",
    "teraz",
    "настоящее",
    "сейчас",
    "зараз",
    "halen",
    "至今",
    "現在",
];

/// Words that end what a word above begins: aujourd'hui, настоящее время, present day.
const STILL_ENDS: [&str; 4] = ["hui", "время", "day", "time"];

/// A word or number of a line with its place.
struct Token<'a> {
    span: Span,
    word: &'a str,
}

/// The first period named in `line`.
pub(super) fn find(line: &str) -> Option<Dates> {
    let tokens = tokens(line);
    let at = tokens.iter().position(|token| year(token.word).is_some())?;
    let Dated { month: from, span } = dated(line, &tokens, at, 0)?;
    let (start, mut end) = (span.start, span.end);
    let mut to = Some(from);
    let close = |token: &&Token<'_>| token.span.start.saturating_sub(end) <= 24;
    for (next, token) in tokens
        .iter()
        .enumerate()
        .skip(at + 1)
        .take_while(|(_, t)| close(t))
    {
        if STILL.contains(&token.word.to_lowercase().as_str()) {
            let rest = tokens.get(next + 1).filter(|rest| {
                rest.span.start - token.span.end <= 3
                    && STILL_ENDS.contains(&rest.word.to_lowercase().as_str())
            });
            (to, end) = (None, rest.unwrap_or(token).span.end);
            break;
        }
        if year(token.word).is_some() {
            let last = dated(line, &tokens, next, end)?;
            (to, end) = (Some(last.month), last.span.end);
            break;
        }
    }
    // "since 2019" and "2019 –" run on.
    if to == Some(from) && is_open(line, start, end) {
        to = None;
    }
    Some(Dates {
        from,
        to,
        span: Span::new(start, end),
    })
}

fn is_open(line: &str, start: usize, end: usize) -> bool {
    let before = line
        .get(..start)
        .unwrap_or_default()
        .trim_end()
        .to_lowercase();
    let after = line.get(end..).unwrap_or_default().trim();
    let since = [
        "since", "desde", "seit", "depuis", "dal", "sinds", "с", "od",
    ];
    let last = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    since.contains(&last) || matches!(after.trim_end_matches(')'), "-" | "–" | "—")
}

fn tokens(line: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in line.char_indices().chain([(line.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let span = Span::new(from, at);
                found.push(Token {
                    span,
                    word: span.of(line),
                });
                start = None;
            }
            _ => {}
        }
    }
    found
}

fn year(word: &str) -> Option<u16> {
    // 2021年 and 2021г are years too.
    let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
    let value: u16 = (digits.len() == 4).then(|| digits.parse().ok())??;
    (1950..=2100).contains(&value).then_some(value)
}

/// A month or year with its place.
struct Dated {
    month: Month,
    span: Span,
}

/// What the year at `at` dates, with its month: named or numbered just before it, or after it as in
/// `2021-03` and `2021-03-15`. What stands before `floor` belongs to another date.
fn dated(line: &str, tokens: &[Token<'_>], at: usize, floor: usize) -> Option<Dated> {
    let token = tokens.get(at)?;
    let year = year(token.word)?;
    let previous = at.checked_sub(1).and_then(|before| tokens.get(before));
    let near = previous
        .filter(|before| before.span.start >= floor && token.span.start - before.span.end <= 3);
    if let Some((before, month)) = near.and_then(|before| Some((before, month(before.word)?))) {
        return Some(Dated {
            month: Month {
                year,
                month: Some(month),
            },
            span: Span::new(before.span.start, token.span.end),
        });
    }
    let mut span = token.span;
    let mut month_after = None;
    // The month, then a day.
    for (next, most) in tokens.iter().skip(at + 1).zip([12, 31]) {
        let number = next.word.parse::<u8>().ok();
        let number = number.filter(|number| next.word.len() == 2 && (1..=most).contains(number));
        let gap = line.get(span.end..next.span.start);
        let Some(number) = number.filter(|_| gap == Some("-")) else {
            break;
        };
        month_after = month_after.or(Some(number));
        span = Span::new(span.start, next.span.end);
    }
    Some(Dated {
        month: Month {
            year,
            month: month_after,
        },
        span,
    })
}

fn month(word: &str) -> Option<u8> {
    let lower = word.to_lowercase();
    let named = MONTHS
        .iter()
        .position(|names| names.iter().any(|name| lower.starts_with(name)));
    let numbered = || {
        (lower.len() <= 2)
            .then(|| lower.parse::<usize>().ok())?
            .filter(|number| (1..=12).contains(number))
            .map(|number| number - 1)
    };
    named
        .or_else(numbered)
        .and_then(|index| u8::try_from(index + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(String, Option<String>, String)> {
        let show = |month: Month| match month.month {
            Some(m) => format!("{}-{m:02}", month.year),
            None => month.year.to_string(),
        };
        find(line).map(|d| (show(d.from), d.to.map(show), d.span.of(line).to_owned()))
    }

    #[test]
    fn periods_are_read_as_people_write_them() {
        for (line, from, to, words) in [
            (
                "Data engineer, Norte Retail, 2019–2023",
                "2019",
                Some("2023"),
                "2019–2023",
            ),
            (
                "Dev at X (Mar 2021 - present)",
                "2021-03",
                None,
                "Mar 2021 - present",
            ),
            (
                "Ingeniera, enero 2018 a dic. 2020",
                "2018-01",
                Some("2020-12"),
                "enero 2018 a dic. 2020",
            ),
            (
                "03/2019 – 11/2022 Freelancer",
                "2019-03",
                Some("2022-11"),
                "03/2019 – 11/2022",
            ),
            ("Freelance since 2017", "2017", None, "2017"),
            ("Award, 2020", "2020", Some("2020"), "2020"),
            (
                "Photographe (2016 – aujourd’hui)",
                "2016",
                None,
                "2016 – aujourd’hui",
            ),
            (
                "Инженер, 2018 – по настоящее время",
                "2018",
                None,
                "2018 – по настоящее время",
            ),
            ("Engineer, 2018-02 –", "2018-02", None, "2018-02"),
            (
                "Engineer, 2018-02-01 - 2019-11",
                "2018-02",
                Some("2019-11"),
                "2018-02-01 - 2019-11",
            ),
            ("Intern, 2019, Nowak Glass", "2019", Some("2019"), "2019"),
        ] {
            assert_eq!(
                read(line),
                Some((from.to_owned(), to.map(str::to_owned), words.to_owned())),
                "{line}"
            );
        }
        assert_eq!(read("14000 orders a month"), None);
    }
}
