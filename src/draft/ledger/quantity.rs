//! Quantities: the figures of a sentence with their units, however they are written.
//!
//! Numbers that count nothing (list marks, versions, dates of a day, clock times, names such as
//! "Fortune 500") are left out here. Whose figure it is, is for `stance`.

use super::numeral::{self, Suffix};
use super::token::Tokens;
use super::words::Words;
use crate::text::Span;

/// One figure.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Quantity {
    /// The number with its sign and unit.
    pub(super) span: Span,
    /// First and one past the last word of it.
    pub(super) words: (usize, usize),
    /// The value; the lower end of a range.
    pub(super) low: f64,
    /// The upper end of a range.
    pub(super) high: f64,
    /// How it is hedged.
    pub(super) bound: Bound,
    /// What is measured.
    pub(super) measure: Measure,
}

/// How a figure is hedged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    Exact,
    /// "over 60", "5+".
    AtLeast,
    /// "almost 20".
    Almost,
    /// "under 20".
    AtMost,
    /// "about 20".
    About,
}

/// What a figure measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    Count,
    Percent,
    /// A part spelled as a fraction; its value is in per cent.
    Fraction,
    /// A sum, with the letters of its currency when told.
    Money(Option<&'static str>),
    /// A stretch of time; the value is in hours.
    Time(Unit),
    /// A calendar year, or a span of them with `high` as its end (infinite while it lasts).
    Year,
    /// "doubled", "3x".
    Factor,
    /// Minutes and seconds on a display.
    Clock,
}

/// Units of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

impl Unit {
    pub(super) const fn hours(self) -> f64 {
        match self {
            Self::Second => 1.0 / 3600.0,
            Self::Minute => 1.0 / 60.0,
            Self::Hour => 1.0,
            Self::Day => 24.0,
            Self::Week => 168.0,
            Self::Month => 730.0,
            Self::Year => 8_760.0,
        }
    }

    fn of(word: &str) -> Option<(Self, f64)> {
        let unit = match word {
            "second" | "seconds" | "secs" | "sec" | "segundos" | "sekunden" | "secondes" => {
                Self::Second
            }
            "minute" | "minutes" | "min" | "mins" | "minutos" | "minuten" | "minuti" => {
                Self::Minute
            }
            "hour" | "hours" | "hrs" | "hr" | "h" | "horas" | "hora" | "stunden" | "stunde"
            | "heures" | "heure" | "ore" | "ora" => Self::Hour,
            "day" | "days" | "días" | "dias" | "tage" | "tagen" | "jours" | "jour" | "día"
            | "tag" | "giorni" | "giorno" => Self::Day,
            "week" | "weeks" | "semanas" | "semana" | "wochen" | "woche" | "semaines"
            | "semaine" | "settimane" | "settimana" => Self::Week,
            "month" | "months" | "meses" | "mes" | "monate" | "monaten" | "monat" | "mois"
            | "mês" | "mesi" | "mese" => Self::Month,
            "quarter" | "quarters" => return Some((Self::Month, 3.0)),
            "year" | "years" | "yrs" | "yr" | "años" | "año" | "anos" | "ano" | "jahre"
            | "jahren" | "jahr" | "ans" | "années" | "an" | "anni" | "anno" => Self::Year,
            "decade" | "decades" | "década" | "décadas" | "jahrzehnt" | "jahrzehnte"
            | "jahrzehnten" | "décennie" | "décennies" | "decennio" | "decenni" => {
                return Some((Self::Year, 10.0));
            }
            _ => return None,
        };
        Some((unit, 1.0))
    }
}

/// The figures of a sentence, left to right.
pub(super) fn find(tokens: &Tokens<'_>) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match at_word(tokens, at) {
            Some(Reading::Figure(quantity)) => {
                at = quantity.words.1.max(at + 1);
                found.push(quantity);
            }
            Some(Reading::Skip(next)) => at = next.max(at + 1),
            None => at += 1,
        }
    }
    found
}

enum Reading {
    Figure(Quantity),
    /// Not a figure, up to this word.
    Skip(usize),
}

/// A bare number: first word, one past the last, value, and what is glued on.
#[derive(Clone, Copy)]
struct Number {
    from: usize,
    to: usize,
    value: f64,
    suffix: Suffix,
    plain: bool,
    vague: bool,
}

fn at_word(tokens: &Tokens<'_>, at: usize) -> Option<Reading> {
    if let Some(quantity) = half_of_a_unit(tokens, at)
        .or_else(|| factor(tokens, at))
        .or_else(|| fraction(tokens, at))
    {
        return Some(Reading::Figure(quantity));
    }
    let number = number(tokens, at)?;
    if let Some(next) = names_something(tokens, &number) {
        return Some(Reading::Skip(next));
    }
    if let Some(clock) = clock(tokens, &number) {
        return Some(clock);
    }
    if let Some(year) = year(tokens, &number) {
        return Some(Reading::Figure(year));
    }
    let range = range_end(tokens, number.to);
    let last = range.as_ref().unwrap_or(&number);
    let (measure, scale, to, end) = measure(tokens, &number, last)?;
    let (low, high) = (number.value * scale, last.value * scale);
    let bound = if number.vague {
        Bound::AtLeast
    } else {
        bound(tokens, number.from, to, end)
    };
    let start = sign_start(tokens, number.from);
    Some(Reading::Figure(Quantity {
        span: Span::new(start, end),
        words: (number.from, to),
        low: low.min(high),
        high: high.max(low),
        bound,
        measure,
    }))
}

/// A number in digits or words that starts at `at`.
fn number(tokens: &Tokens<'_>, at: usize) -> Option<Number> {
    let word = tokens.word(at);
    if let Some(numeral) = numeral::digits(word) {
        let mut number = Number {
            from: at,
            to: at + 1,
            value: numeral.value,
            suffix: numeral.suffix,
            plain: numeral.plain,
            vague: false,
        };
        // A thin or plain space as thousands separator: 12 000.
        while number.plain
            && word.len() <= 3
            && matches!(tokens.gap(number.to), " " | "\u{A0}" | "\u{202F}")
        {
            let Some(next) = tokens.get(number.to).filter(|next| next.lower.len() == 3) else {
                break;
            };
            let Some(more) = numeral::digits(&next.lower).filter(|more| more.plain) else {
                break;
            };
            number.value = number.value * 1e3 + more.value;
            number.to += 1;
        }
        multiplied(tokens, &mut number);
        return Some(number);
    }
    spelled(tokens, at)
}

fn multiplied(tokens: &Tokens<'_>, number: &mut Number) {
    while let Some(factor) = numeral::multiplier(tokens.word(number.to)) {
        number.value *= factor;
        number.to += 1;
        number.plain = false;
    }
}

/// "twenty-one", "two hundred and fifty", "a dozen", "hundreds of".
fn spelled(tokens: &Tokens<'_>, at: usize) -> Option<Number> {
    let word = tokens.word(at);
    let start = |value, to| Number {
        from: at,
        to,
        value,
        suffix: Suffix::None,
        plain: false,
        vague: false,
    };
    if let Some(least) = numeral::vague(word) {
        return Some(Number {
            vague: true,
            ..start(least, at + 1)
        });
    }
    if word == "decades" && tokens.word(at + 1) == "of" {
        return Some(Number {
            vague: true,
            ..start(2.0, at)
        });
    }
    let opens = matches!(
        word,
        "a" | "an" | "one" | "half" | "ein" | "une" | "una" | "un" | "uma" | "einem" | "einer"
    );
    let mut number = if let Some(value) = numeral::spelled(word) {
        start(value, at + 1)
    } else if opens && numeral::multiplier(tokens.word(at + 1)).is_some() {
        start(if word == "half" { 0.5 } else { 1.0 }, at + 1)
    } else if word == "half"
        && matches!(tokens.word(at + 1), "a" | "an")
        && numeral::multiplier(tokens.word(at + 2)).is_some()
    {
        start(0.5, at + 2)
    } else if opens_one(tokens, at) {
        start(1.0, at + 1)
    } else {
        return None;
    };
    if number.value >= 20.0
        && let Some(unit) = numeral::spelled(tokens.word(number.to)).filter(|unit| *unit < 10.0)
    {
        number.value += unit;
        number.to += 1;
    }
    multiplied(tokens, &mut number);
    if tokens.word(number.to) == "and"
        && number.value >= 100.0
        && let Some(rest) = numeral::spelled(tokens.word(number.to + 1))
    {
        number.value += rest;
        number.to += 2;
    }
    if tokens.reads(number.to, &["and", "a", "half"]) {
        number.value += 0.5;
        number.to += 3;
    }
    Some(number)
}

/// "one year", "one percent", "a decade": a one that counts.
fn opens_one(tokens: &Tokens<'_>, at: usize) -> bool {
    let next = tokens.word(at + 1);
    let decade = matches!(
        next,
        "decade" | "década" | "décennie" | "jahrzehnt" | "decennio"
    );
    match tokens.word(at) {
        "one" => Unit::of(next).is_some() || is_percent(tokens, at + 1),
        "a" | "una" | "une" | "ein" | "uma" | "un" | "einem" => decade,
        _ => false,
    }
}

/// Whether the number is part of a name, a date or a list mark; then where to go on.
fn names_something(tokens: &Tokens<'_>, number: &Number) -> Option<usize> {
    let (from, next) = (number.from, tokens.word(number.to));
    let gap = tokens.gap(from);
    let after = tokens.gap(number.to);
    let digits = tokens.word(from).starts_with(|c: char| c.is_ascii_digit());
    let before = tokens.before(from, 1);
    if !digits {
        return (before == "-" || matches!(next, "o'clock")).then_some(number.to);
    }
    let glued = !gap.is_empty()
        && !gap
            .chars()
            .any(|c| c.is_whitespace() || "([{$€£¥₹~<>≈=+\"'“‘–—".contains(c))
        && from > 0
        && !numeric(before);
    if gap.ends_with(['#', '_', '/', '@', '№']) && !gap.contains(' ')
        || glued
        || (gap.ends_with('#'))
    {
        return Some(number.to);
    }
    if from == 0 && after.starts_with(['.', ')', ':']) && number.plain && number.value < 100.0 {
        return Some(number.to);
    }
    if date(tokens, number) {
        return Some(number.to + 2);
    }
    let small = number.value < 100.0 || !number.plain || tokens.word(from).contains('.');
    let label = is_label(before) && gap.trim().is_empty() && small;
    let ranked = matches!(
        before,
        "fortune" | "top" | "inc" | "iso" | "wcag" | "form" | "art" | "dsgvo"
    );
    if (label || ranked) && !after.trim_start().starts_with('%') {
        return Some(number.to);
    }
    is_version(tokens, number).then_some(number.to)
}

fn numeric(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

fn is_label(word: &str) -> bool {
    LABELS.has(word)
}

fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 46] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "octubre",
        "januar",
        "februar",
        "märz",
        "mai",
        "juni",
        "juli",
        "oktober",
        "dezember",
        "janvier",
        "février",
        "juin",
        "juillet",
        "décembre",
    ];
    MONTHS.contains(&word)
}

/// "3 June", "June 3", "2026-11-23", "24/7", "9 am".
fn date(tokens: &Tokens<'_>, number: &Number) -> bool {
    let next = tokens.word(number.to);
    let year = number.plain && (1900.0..2100.0).contains(&number.value);
    let month = !year
        && (is_month(next)
            || (tokens.reads(number.to, &["de"]) && is_month(tokens.word(number.to + 1)))
            || is_month(tokens.before(number.from, 1)));
    let joined = |gap: &str| matches!(gap, "/" | "-" | ".");
    let slashed = joined(tokens.gap(number.to))
        && numeric(next)
        && (tokens.gap(number.to) == "/"
            || (joined(tokens.gap(number.to + 1)) && numeric(tokens.word(number.to + 1))));
    let hour = matches!(next, "am" | "pm" | "uhr" | "utc" | "gmt" | "cet" | "est")
        || (matches!(tokens.before(number.from, 1), "utc" | "gmt"))
        || (matches!(tokens.before(number.from, 1), "at" | "until" | "by")
            && number.value <= 24.0
            && matches!(next, "each" | "every" | "in" | "on" | "sharp" | ""));
    (month && number.value <= 31.0) || slashed || hour
}

/// "Python 3.11", "Resolve Studio 19": a number after a name, with nothing counted behind it.
fn is_version(tokens: &Tokens<'_>, number: &Number) -> bool {
    let Some(name) = number.from.checked_sub(1).and_then(|at| tokens.get(at)) else {
        return false;
    };
    let after = tokens.gap(number.to);
    let counted = tokens.get(number.to).is_some_and(|next| {
        after == " "
            && !next.capital
            && (next.lower.ends_with('s')
                || Unit::of(&next.lower).is_some()
                || numeral::multiplier(&next.lower).is_some())
    });
    let signed = after.trim_start().starts_with(['%', '+', '€', '$', '£'])
        || tokens.gap(number.from).contains(['$', '€', '£']);
    name.capital
        && number.from > 1
        && tokens.gap(number.from) == " "
        && number.value < 100.0
        && number.suffix == Suffix::None
        && !counted
        && !signed
        && !is_month(&name.lower)
        && name.lower.len() > 1
}

/// "3:40": minutes and seconds, or a time of day, which is no figure.
fn clock(tokens: &Tokens<'_>, number: &Number) -> Option<Reading> {
    if tokens.gap(number.to) != ":" || !number.plain {
        return None;
    }
    let next = tokens.get(number.to)?;
    let rest = numeral::digits(&next.lower).filter(|rest| rest.plain)?;
    let to = number.to + 1;
    let of_day = matches!(
        tokens.before(number.from, 1),
        "at" | "until" | "by" | "before" | "after" | "um" | "ab"
    ) || matches!(
        tokens.word(to),
        "am" | "pm" | "uhr" | "cet" | "gmt" | "utc" | "est" | "h"
    );
    if of_day || next.lower.len() != 2 || next.lower == "00" {
        return Some(Reading::Skip(to));
    }
    let value = number.value * 60.0 + rest.value;
    Some(Reading::Figure(Quantity {
        span: tokens.span(number.from, to),
        words: (number.from, to),
        low: value,
        high: value,
        bound: bound(tokens, number.from, to, tokens.span(number.from, to).end),
        measure: Measure::Clock,
    }))
}

fn as_year(number: &Number) -> Option<f64> {
    (number.plain
        && number.to == number.from + 1
        && number.suffix == Suffix::None
        && (1950.0..2100.0).contains(&number.value))
    .then_some(number.value)
}

fn year(tokens: &Tokens<'_>, number: &Number) -> Option<Quantity> {
    let start = as_year(number)?;
    let gap = tokens.gap(number.from);
    let next = tokens.word(number.to);
    let unit = Unit::of(next).is_some()
        || is_percent(tokens, number.to)
        || gap.ends_with(['$', '€', '£'])
        || currency_word(next).is_some();
    let dated = DATED.has(tokens.before(number.from, 1))
        || is_month(tokens.before(number.from, 1))
        || tokens.before(number.from, 1).is_empty();
    let counted = tokens.gap(number.to) == " " && next.ends_with('s') && !dated;
    let after = tokens.gap(number.to);
    if unit || counted || after.starts_with('+') {
        return None;
    }
    let joins = matches!(after.trim(), "-" | "–" | "—")
        || (matches!(
            next,
            "to" | "until" | "till" | "bis" | "a" | "à" | "al" | "hasta" | "and"
        ) && after == " ");
    let second = number.to + usize::from(!matches!(after.trim(), "-" | "–" | "—"));
    let mut quantity = Quantity {
        span: tokens.span(number.from, number.to),
        words: (number.from, number.to),
        low: start,
        high: start,
        bound: Bound::Exact,
        measure: Measure::Year,
    };
    if joins {
        let end = self::number(tokens, second)
            .and_then(|end| as_year(&end))
            .filter(|end| *end >= start);
        let lasts = LASTS.has(tokens.word(second));
        if let Some(end) = end.or(lasts.then_some(f64::INFINITY)) {
            quantity.high = end;
            quantity.words.1 = second + 1;
            quantity.span = tokens.span(number.from, second + 1);
        }
    }
    Some(quantity)
}

/// The second number of "3–5" or "3 to 5".
fn range_end(tokens: &Tokens<'_>, to: usize) -> Option<Number> {
    let gap = tokens.gap(to);
    let bare = gap.trim_matches(|c: char| c.is_whitespace() || "$€£".contains(c));
    let dash = matches!(bare, "-" | "–" | "—") && numeric(tokens.word(to));
    let second = match tokens.word(to) {
        _ if dash => to,
        "to" | "or" | "bis" | "à" | "hasta" | "até" => to + 1,
        _ => return None,
    };
    let number = number(tokens, second)?;
    as_year(&number).is_none().then_some(number)
}

fn is_percent(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.gap(at).trim_start().starts_with('%')
        || matches!(
            tokens.word(at),
            "percent" | "percentage" | "pct" | "prozent"
        )
        || (matches!(tokens.word(at), "per" | "pour" | "por")
            && matches!(tokens.word(at + 1), "cent" | "ciento" | "cento"))
}

fn sign(c: char) -> Option<&'static str> {
    match c {
        '$' => Some("usd"),
        '€' => Some("eur"),
        '£' => Some("gbp"),
        '¥' => Some("jpy"),
        '₹' => Some("inr"),
        _ => None,
    }
}

fn currency_word(word: &str) -> Option<&'static str> {
    Some(match word {
        "usd" | "dollars" | "dollar" | "bucks" => "usd",
        "eur" | "euro" | "euros" => "eur",
        "gbp" | "pounds" | "quid" => "gbp",
        "inr" | "rupees" => "inr",
        "aud" => "aud",
        "cad" => "cad",
        "chf" => "chf",
        _ => return None,
    })
}

/// A measure with the factor on the value, one past the last word, and the last byte.
type Measured = (Measure, f64, usize, usize);

fn measure(tokens: &Tokens<'_>, first: &Number, last: &Number) -> Option<Measured> {
    let to = last.to;
    let end = tokens.span(first.from, to).end;
    let gap = tokens.gap(to);
    let until = |stop: usize| tokens.span(first.from, stop).end;
    if let Some(money) = money(tokens, first, to) {
        return Some(money);
    }
    if is_percent(tokens, to) {
        if gap.trim_start().starts_with('%') {
            let white = gap.len() - gap.trim_start().len();
            return Some((Measure::Percent, 1.0, to, end + white + 1));
        }
        let used = to
            + if matches!(tokens.word(to), "per" | "pour" | "por") {
                2
            } else {
                1
            };
        return Some((Measure::Percent, 1.0, used, until(used)));
    }
    if last.suffix == Suffix::Times {
        return Some((Measure::Factor, 1.0, to, end));
    }
    if let Some(unit) = glued_unit(last.suffix) {
        return Some((Measure::Time(unit), unit.hours(), to, end));
    }
    let near = gap
        .chars()
        .all(|c| c.is_whitespace() || matches!(c, '-' | '+' | '–'));
    // "five working days", "10+ full years".
    let word = tokens.word(to);
    let skip = usize::from(matches!(
        word,
        "working" | "business" | "full" | "whole" | "solid" | "good" | "consecutive"
    ));
    if near && let Some((unit, times)) = Unit::of(tokens.word(to + skip)) {
        let stop = to + skip + 1;
        return Some((Measure::Time(unit), unit.hours() * times, stop, until(stop)));
    }
    if word == "times" && near {
        let compared = tokens.word(to + 1);
        let factor = compared.ends_with("er")
            || matches!(compared, "more" | "as" | "the" | "less" | "their");
        return factor.then(|| (Measure::Factor, 1.0, to + 1, until(to + 1)));
    }
    Some((
        Measure::Count,
        1.0,
        to,
        end + usize::from(gap.starts_with('+')),
    ))
}

/// "$40", "USD 40", "40 €", "40 dollars".
fn money(tokens: &Tokens<'_>, first: &Number, to: usize) -> Option<Measured> {
    let end = tokens.span(first.from, to).end;
    let gap = tokens.gap(to);
    let before = tokens
        .gap(first.from)
        .trim_end()
        .chars()
        .next_back()
        .and_then(sign);
    if let Some(currency) = before.or_else(|| currency_word(tokens.before(first.from, 1))) {
        return Some((Measure::Money(Some(currency)), 1.0, to, end));
    }
    let behind = gap.trim_start().chars().next();
    if let Some((mark, currency)) = behind.and_then(|mark| Some((mark, sign(mark)?))) {
        let white = gap.len() - gap.trim_start().len();
        return Some((
            Measure::Money(Some(currency)),
            1.0,
            to,
            end + white + mark.len_utf8(),
        ));
    }
    let near = gap.chars().all(|c| c.is_whitespace() || c == '-');
    let currency = currency_word(tokens.word(to)).filter(|_| near)?;
    Some((
        Measure::Money(Some(currency)),
        1.0,
        to + 1,
        tokens.span(first.from, to + 1).end,
    ))
}

fn glued_unit(suffix: Suffix) -> Option<Unit> {
    match suffix {
        Suffix::None | Suffix::Times => None,
        Suffix::Hours => Some(Unit::Hour),
        Suffix::Minutes => Some(Unit::Minute),
        Suffix::Seconds => Some(Unit::Second),
        Suffix::Years => Some(Unit::Year),
    }
}

/// Where the figure begins when a sign stands before it.
fn sign_start(tokens: &Tokens<'_>, from: usize) -> usize {
    let start = tokens.get(from).map_or(0, |token| token.span.start);
    let gap = tokens.gap(from);
    let mark = gap
        .trim_end()
        .chars()
        .next_back()
        .filter(|&c| sign(c).is_some());
    mark.map_or(start, |mark| {
        start - (gap.len() - gap.trim_end().len()) - mark.len_utf8()
    })
}

/// How the figure from word `from` to `to` is hedged.
fn bound(tokens: &Tokens<'_>, from: usize, to: usize, end: usize) -> Bound {
    let (one, two, three) = (
        tokens.before(from, 1),
        tokens.before(from, 2),
        tokens.before(from, 3),
    );
    let rest = tokens.text_from(end);
    if rest.starts_with('+')
        || tokens.gap(to).starts_with('+')
        || tokens.gap_holds_plus(from, to)
        || tokens.reads(to, &["or", "more"])
        || tokens.reads(to, &["and", "counting"])
    {
        return Bound::AtLeast;
    }
    if tokens.gap(from).trim_end().ends_with(['~', '≈']) {
        return Bound::About;
    }
    match (two, one) {
        ("more" | "better" | "greater", "than")
        | ("at", "least")
        | ("north", "of")
        | ("upwards", "of")
        | ("más" | "plus" | "mais", "de")
        | ("mehr", "als")
        | ("plus", "d") => return Bound::AtLeast,
        ("less" | "fewer", "than") | ("menos" | "moins", "de") | ("weniger", "als") => {
            return Bound::AtMost;
        }
        ("close", "to") | ("up", "to") | ("just" | "slightly", "under" | "below") => {
            return Bound::Almost;
        }
        _ => {}
    }
    if three == "a" && two == "little" || (two, one) == ("just", "over") {
        return if matches!(one, "over" | "above") {
            Bound::AtLeast
        } else {
            Bound::About
        };
    }
    match one {
        "over" | "above" | "exceeding" | "beyond" | "über" | "past" | "minimum" | "mindestens" => {
            Bound::AtLeast
        }
        "almost" | "nearly" | "fast" | "knapp" | "casi" | "presque" | "quase" | "approaching" => {
            Bound::Almost
        }
        "under" | "below" | "unter" | "maximum" => Bound::AtMost,
        "about" | "around" | "roughly" | "approximately" | "approx" | "some" | "circa" | "ca"
        | "etwa" | "rund" | "unos" | "unas" | "environ" | "cerca" | "ungefähr" => Bound::About,
        _ if tokens.reads(to, &["or", "so"]) => Bound::About,
        _ => Bound::Exact,
    }
}

/// "doubled", "twice as", "tenfold".
fn factor(tokens: &Tokens<'_>, at: usize) -> Option<Quantity> {
    let next = tokens.word(at + 1);
    let value = match tokens.word(at) {
        "doubled" | "doubling" | "verdoppelt" | "duplicado" | "dupliqué" | "duplicó" | "doublé"
        | "twofold" => 2.0,
        "tripled" | "tripling" | "trebled" | "verdreifacht" | "triplicó" | "triplé"
        | "threefold" => 3.0,
        "quadrupled" | "quadrupling" | "fourfold" => 4.0,
        "tenfold" => 10.0,
        "twice" if matches!(next, "as" | "the" | "their") => 2.0,
        "thrice" => 3.0,
        _ => return None,
    };
    let hedged = bound(tokens, at, at + 1, tokens.span(at, at + 1).end);
    Some(Quantity {
        span: tokens.span(at, at + 1),
        words: (at, at + 1),
        low: value,
        high: value,
        bound: hedged,
        measure: Measure::Factor,
    })
}

/// "two thirds", "by half", "a quarter of", "halved"; the value in per cent.
fn fraction(tokens: &Tokens<'_>, at: usize) -> Option<Quantity> {
    let figure = |value: f64, to: usize| Quantity {
        span: tokens.span(at, to),
        words: (at, to),
        low: value,
        high: value,
        bound: bound(tokens, at, to, tokens.span(at, to).end),
        measure: Measure::Fraction,
    };
    let word = tokens.word(at);
    if matches!(word, "halved" | "halving" | "halbiert") {
        return Some(figure(50.0, at + 1));
    }
    if word == "half" {
        let before = tokens.before(at, 1);
        let whole = matches!(
            tokens.word(at + 1),
            "of" | "the" | "their" | "its" | "his" | "her" | "our" | "my" | "all"
        );
        return (matches!(before, "in" | "by") || (whole && tokens.gap(at + 1) == " "))
            .then(|| figure(50.0, at + 1));
    }
    let times = match word {
        "a" | "one" | "un" | "ein" | "une" => 1.0,
        "two" | "zwei" | "deux" | "dos" => 2.0,
        "three" | "drei" | "trois" | "tres" => 3.0,
        "four" => 4.0,
        _ => return None,
    };
    let part = match tokens.word(at + 1) {
        "third" | "thirds" | "drittel" | "tercio" | "tercios" | "tiers" => 3.0,
        "quarter" | "quarters" | "viertel" | "quart" | "quarts" | "cuarto" | "cuartos" => 4.0,
        "fifth" | "fifths" | "fünftel" => 5.0,
        "tenth" | "zehntel" => 10.0,
        _ => return None,
    };
    let follows = FRACTION_FOLLOWS.has(tokens.word(at + 2));
    let closes = tokens.get(at + 2).is_none() || tokens.gap(at + 2).contains([',', '.', ';', ')']);
    let by = matches!(tokens.before(at, 1), "by" | "um" | "to") || times > 1.0;
    (follows || closes || by).then(|| figure(100.0 * times / part, at + 2))
}

/// "half a year", "half a decade", "a decade and a half", "an year and a half".
fn half_of_a_unit(tokens: &Tokens<'_>, at: usize) -> Option<Quantity> {
    let half = tokens.word(at) == "half";
    let (value, unit, to) = if half && matches!(tokens.word(at + 1), "a" | "an") {
        let (unit, times) = Unit::of(tokens.word(at + 2))?;
        (0.5 * times, unit, at + 3)
    } else if half && matches!(tokens.word(at + 1), "year" | "decade") {
        let (unit, times) = Unit::of(tokens.word(at + 1))?;
        (0.5 * times, unit, at + 2)
    } else if matches!(tokens.word(at), "a" | "an" | "one")
        && tokens.reads(at + 2, &["and", "a", "half"])
    {
        let (unit, times) = Unit::of(tokens.word(at + 1))?;
        (1.5 * times, unit, at + 5)
    } else {
        return None;
    };
    let hours = value * unit.hours();
    let end = tokens.span(at, to).end;
    Some(Quantity {
        span: Span::new(tokens.span(at, to).start, end),
        words: (at, to),
        low: hours,
        high: hours,
        bound: bound(tokens, at, to, end),
        measure: Measure::Time(unit),
    })
}

static LABELS: Words = Words::new(
    "step steps phase milestone question q option version v level chapter page section item no \
     nr number point stage sprint module figure round schritt paso étape fase task ticket \
     article week day month part answer line semana woche semaine etapa frage pregunta hito \
     meilenstein jalon tier type series episode room",
);
static DATED: Words = Words::new(
    "in since from until till by to of early late mid during after before through seit desde \
     depuis en im em jahr año bis hasta and class",
);
static LASTS: Words =
    Words::new("present now today current heute hoy aujourd'hui hoje actualidad presente");
static FRACTION_FOLLOWS: Words = Words::new(
    "of less fewer more lower higher faster cheaper shorter smaller weniger de des der in \
     within on",
);
