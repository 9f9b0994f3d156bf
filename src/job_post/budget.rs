//! Pay, as far as a post states it: sums told apart from the client's other figures.
//!
//! A sum counts as pay by the words around it ("budget", "per hour", "willing to pay") and not by
//! its sign alone: revenue, prices of goods and ad spend are figures of the work.

use super::reading::Reading;
use super::{Budget, PayKind, SectionKind};
use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span};

/// A sum or a range with a currency sign, code or word on either side. Groups: 1 sign before, 2 low,
/// 3 thousands, 4 second sign, 5 high, 6 thousands, 7 sign after.
static MONEY: Pattern = Pattern::new(
    &["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
    r"(?:\b(us ?\$|usd|eur|gbp|inr|aud|cad|sgd|nzd|chf|brl|mxn|pln|sek|nok|dkk|czk|zar|ngn|php|pkr|bdt|aed|rs\.?|rub|uah|try|jpy|cny|ron|huf)\s{0,2}|(au\$|ca\$|a\$|c\$|r\$|s\$|nz\$|mx\$|hk\$|[$€£₹¥₽₴₺₩₱₦₪₫฿]|zł)\s{0,2})?(\d{1,3}(?:[,.'’ \u{a0}]\d{3})+(?:[.,]\d{1,2})?|\d{1,9}(?:[.,]\d{1,2})?)( ?[kK]\b| ?mil\b| ?tys\b| ?[lL]akhs?\b)?\+?(?:\s{0,2}(?:-|–|—|to|bis|a|à|até|do|und|and|~)\s{0,2}(us ?\$|usd|eur|inr|[$€£₹¥₽₴₺₩₱₦]|r\$)?\s{0,2}(\d{1,3}(?:[,.'’ \u{a0}]\d{3})+(?:[.,]\d{1,2})?|\d{1,9}(?:[.,]\d{1,2})?)( ?[kK]\b| ?mil\b| ?[lL]akhs?\b)?\+?)?\s{0,2}(us ?\$|usd|eur|euros?|gbp|pounds?|quid|inr|rupees|aud|cad|sgd|nzd|chf|brl|reais|mxn|pesos|pln|zł|zl|złotych|sek|nok|dkk|czk|kč|zar|ngn|naira|php|pkr|bdt|taka|aed|rub|uah|lira|dollars?|dólares|dolares|bucks|yen|ron|huf|[$€£₹₽₴₺₱₦])?",
);

/// Words that make a sum pay.
static CUE: Pattern = Pattern::new(
    &[],
    r"\b(?:budget|budgets|pay|pays|paid|paying|payout|payment|rate|rates|salary|compensation|remuneration|fixed|flat fee|fee for|offering|offer|offered|price|willing to|per (?:hour|hr|day|week|month|article|video|word|page|image|post|project|lead|minute|piece|design|logo|edit)|hourly|an hour|/ ?h(?:ou)?r|/ ?h\b|max(?:imum)?|bucks|presupuesto|pago|pagamos|pagar|tarifa|orçamento|orcamento|pagamento|salário|por hora|budget|rémunération|tarif|payé|par heure|/heure|vergütung|bezahl\w*|honorar|gehalt|pro stunde|stundensatz|die stunde|stundenlohn|compenso|pagamento|all'ora|budżet|stawk\w+|wynagrodzenie|za godzinę|netto|brutto|vergoeding|tarief|per uur|бюджет|оплата|cost|spend up to|can do|can spend|i have)\b|\[hiring|\bfor \$",
);

/// Words that make a sum something else.
static OTHER: Pattern = Pattern::new(
    &[],
    r"\b(?:arr|mrr|revenue|turnover|valuation|funding|funded|raised|raise|seed|series [a-d]|saved|saving|savings|save|worth of|sales|gmv|profit|profits|portfolio of|ad ?spend|ads? budgets?|media budget|marketing budgets?|monthly spend|spend(?:ing)? on (?:ads|facebook|google|meta)|aov|order value|retail(?:s|ing)?|sell(?:s|ing)?|priced (?:at|from)|price point|subscriptions?|users? pay|customers? pay|clients? pay|ticket|earn(?:s|ed|ing)?|generat\w+|mak(?:e|es|ing) \$|net worth|market cap|loan|donations?|prize|invoice[sd]? (?:of|for)|transactions?|gift cards?|off\b|discount|coupon|plan costs?|hosting costs?|costs? us|currently pay|under management|million|billion)\b|\$\s?\d[\d.,]*\s?[mb]\b|\$\s?\d[\d.,]*\s?(?:mm|bn)\b",
);

/// How the pay is reckoned.
static HOURLY: Pattern = Pattern::new(
    &["h"],
    r"\b(?:per|an|each|/) ?(?:hour|hr)\b|/\s?(?:h|hr|hrs|hour|std|stunde|godz|uur|ora|heure)\b|\bp/?h\b|\bhourly\b|\bpor hora\b|/hora\b|\bde l'heure\b|\bpar heure\b|\bpro stunde\b|\bdie stunde\b|\bstundensatz\b|\ball'ora\b|\bza godzinę\b|\bna godzinę\b|\bper uur\b|\b(?:an|the) hour\b",
);
static PERIODIC: Pattern = Pattern::new(
    &[
        "day", "week", "month", "year", "annum", "mes", "mois", "monat", "mese", "miesi", "maand",
        "tag", "día", "dia", "semana", "/mo", "annual", "jahr",
    ],
    r"(?:\b(?:per|a|each|every)|/) ?(?:day|week|month|mo|wk|year|yr|annum|mois|monat|mese|maand|semana|dia|tag|jour)\b|\b(?:daily|weekly|monthly|annual|yearly) (?:rate|pay|salary|retainer|fee)\b|\b(?:al|por|ao) (?:mes|mês|día|dia|semana)\b|\bpar (?:mois|jour)\b|\bpro (?:monat|tag|jahr)\b|\bim monat\b|\bal mese\b|\bmiesięcznie\b|\bper maand\b|\bmonthly\b",
);
static PER_UNIT: Pattern = Pattern::new(
    &[
        "per ", "/", "each", "a piece", "apiece", "por ", "par ", "pro ", "za ",
    ],
    r"(?:\b(?:per|por|par|pro|za)|/) ?(?:finished |edited |published |qualified |\d{3,4} )?(?:word|words|page|article|video|image|photo|post|lead|minute|piece|item|design|logo|blog|chapter|short|reel|clip|thumbnail|product|record|entry|call|appointment|song|track|episode|slide|listing|palabra|palavra|página|pagina|artículo|artigo|mot|article|wort|seite|artikel|parola|słowo|stronę|woord)s?\b|\b(?:each|apiece|a piece)\b",
);
static FIXED: Pattern = Pattern::new(
    &[
        "fix",
        "flat",
        "one time",
        "one-time",
        "total",
        "lump",
        "whole project",
        "entire project",
        "pauschal",
        "forfait",
        "festpreis",
        "corpo",
        "ryczałt",
        "precio cerrado",
        "fijo",
        "fecha",
    ],
    r"\b(?:fixed|fix|flat (?:fee|rate)|one[- ]time|in total|total|lump sum|whole project|entire project|pauschal\w*|forfait|festpreis|precio (?:fijo|cerrado)|preço fechado|prezzo fisso|a corpo|ryczałt\w*|vaste prijs)\b",
);

/// A line that holds a sum and hardly anything else.
pub(super) fn is_only_money(line: &str) -> bool {
    let letters = line.chars().filter(|c| c.is_alphabetic()).take(9).count();
    letters < 9 && line.contains(['$', '€', '£', '₹']) && line.chars().any(|c| c.is_ascii_digit())
}

/// The pay a post states: the best of its sums, if one is pay.
pub(super) fn budget(reading: &Reading<'_>, title: Option<Span>) -> Option<Budget> {
    let mut best: Option<(i32, Budget)> = None;
    let mut consider = |span: Span, kind: SectionKind, in_title: bool| {
        for (score, budget) in sums(reading.text, span, kind, in_title) {
            if score >= 3 && best.as_ref().is_none_or(|(top, _)| score > *top) {
                best = Some((score, budget));
            }
        }
    };
    if let Some(title) = title {
        consider(title, SectionKind::Other, true);
    }
    for sentence in &reading.sentences {
        consider(sentence.span, reading.kind(sentence), false);
    }
    for section in &reading.outline.sections {
        if let Some(heading) = section.heading {
            consider(heading, SectionKind::Other, false);
        }
    }
    best.map(|(_, budget)| budget)
}

/// Every sum of a text that may be pay, with how much it looks like it, in order.
pub(super) fn all(reading: &Reading<'_>) -> Vec<(i32, Budget)> {
    let sums_of = |sentence: &super::reading::Sentence| {
        sums(reading.text, sentence.span, reading.kind(sentence), false)
    };
    reading.sentences.iter().flat_map(sums_of).collect()
}

/// Every sum in a sentence with how much it looks like pay.
fn sums(text: &str, sentence: Span, kind: SectionKind, in_title: bool) -> Vec<(i32, Budget)> {
    let words = sentence.of(text);
    if !words.bytes().any(|b| b.is_ascii_digit()) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for groups in MONEY.captures(&Lowered::new(words)) {
        let Some(sum) = read_sum(words, &groups) else {
            continue;
        };
        let near = neighbourhood(words, sum.span);
        let near = Lowered::new(near);
        let mut score = 2;
        let has_cue = CUE.is_in(&near) || kind == SectionKind::Budget;
        score += if has_cue { 2 } else { 0 };
        score += if kind == SectionKind::Budget { 2 } else { 0 };
        let pay = pay_kind(words, sum.span);
        score += i32::from(pay.is_some());
        score += i32::from(in_title || sum.signed && words.len() < 40);
        // In a list of work a price is mostly one the product shows.
        score -= 2 * i32::from(matches!(
            kind,
            SectionKind::Scope | SectionKind::Deliverables
        ));
        if OTHER.is_in(&near) && kind != SectionKind::Budget && !starts_with_budget(words) {
            score -= 4;
        }
        if sum.currency.is_none() && !(has_cue && plain_sum_fits(words, &sum, kind)) {
            continue;
        }
        let budget = Budget {
            span: sum.span.shifted(sentence.start),
            kind: pay.or_else(|| FIXED.is_in(&Lowered::new(words)).then_some(PayKind::Fixed)),
            min: sum.low,
            max: sum.high,
            currency: sum.currency.filter(|code| !code.is_empty()),
        };
        found.push((score, budget));
    }
    found
}

fn starts_with_budget(words: &str) -> bool {
    let head = words
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    [
        "budget",
        "my budget",
        "our budget",
        "the budget",
        "pay:",
        "rate:",
        "presupuesto",
        "orçamento",
        "budżet",
    ]
    .iter()
    .any(|cue| head.starts_with(cue))
}

/// A figure without a sign is pay only right after a cue, and not a year, a phone or a count.
fn plain_sum_fits(words: &str, sum: &Sum, kind: SectionKind) -> bool {
    static AFTER_CUE: Pattern = Pattern::new(
        &[
            "budget",
            "pay",
            "rate",
            "price",
            "presupuesto",
            "orçamento",
            "budżet",
            "fixed",
            "бюджет",
            "salary",
            "vergütung",
            "honorar",
            "compenso",
        ],
        r"(?:budget|pay|rate|price|payment|salary|presupuesto|orçamento|orcamento|budżet|бюджет|vergütung|honorar|compenso)(?: is| of| range| around| about| approx\.?| up to| between|:|-| es| é| de| jest| ist| von| около|\s|\*){0,6}$",
    );
    let before = words.get(..sum.span.start).unwrap_or_default();
    let near = before
        .get(before.floor_char_boundary(before.len().saturating_sub(50))..)
        .unwrap_or_default();
    let after = words
        .get(sum.span.end..)
        .unwrap_or_default()
        .trim_start()
        .to_lowercase();
    let counts = [
        "%", "day", "week", "month", "year", "people", "user", "word", "video", "page", "hours",
        "min", "x ", "th", "st ",
    ];
    sum.low.is_some_and(|low| (5.0..1_000_000.0).contains(&low))
        && !counts.iter().any(|unit| after.starts_with(unit))
        && (AFTER_CUE.is_in(&Lowered::new(near))
            || kind == SectionKind::Budget && sum.span.start < 12)
}

/// Sixty bytes before a sum and fifty after it.
fn neighbourhood(words: &str, span: Span) -> &str {
    let from = words.floor_char_boundary(span.start.saturating_sub(60));
    let to = words.ceil_char_boundary((span.end + 50).min(words.len()));
    words.get(from..to).unwrap_or_default()
}

fn pay_kind(words: &str, span: Span) -> Option<PayKind> {
    let to = words.ceil_char_boundary((span.end + 28).min(words.len()));
    let tail = words.get(span.end..to).unwrap_or_default();
    let tail = Lowered::new(tail);
    let kinds = [
        (&PER_UNIT, PayKind::PerUnit),
        (&HOURLY, PayKind::Hourly),
        (&PERIODIC, PayKind::Periodic),
    ];
    let after = kinds
        .iter()
        .filter_map(|(pattern, kind)| pattern.find(&tail).map(|at| (at.start, *kind)))
        .min_by_key(|&(at, _)| at)
        .map(|(_, kind)| kind);
    let from = words.floor_char_boundary(span.start.saturating_sub(40));
    let head = words.get(from..span.start).unwrap_or_default();
    // "At $60 per hour the total is $1,200": the hour belongs to the sum it follows.
    let leads = |pattern: &Pattern| {
        let found = pattern.find(&Lowered::new(head));
        let before = found.and_then(|at| head.get(..at.start));
        before.is_some_and(|before| !before.trim_end().ends_with(|c: char| c.is_ascii_digit()))
    };
    after
        .or_else(|| leads(&HOURLY).then_some(PayKind::Hourly))
        .or_else(|| leads(&PERIODIC).then_some(PayKind::Periodic))
}

struct Sum {
    span: Span,
    low: Option<f64>,
    high: Option<f64>,
    /// The code; empty for a dollar word that names no country.
    currency: Option<&'static str>,
    signed: bool,
}

fn read_sum(words: &str, groups: &[Option<Span>]) -> Option<Sum> {
    let whole = (*groups.first()?)?.trimmed(words);
    let at = |index: usize| groups.get(index).copied().flatten();
    let word = |index: usize| at(index).map(|span| span.of(words));
    // Digits glued to letters or to more digits are a version, a code or a phone number.
    let before = words
        .get(..whole.start)
        .and_then(|head| head.chars().next_back());
    let after = words.get(whole.end..).and_then(|tail| tail.chars().next());
    let signed = at(2).is_some();
    let glued = before.is_some_and(|c| c.is_alphanumeric() && !signed || c == '+' || c == '#');
    if glued || after.is_some_and(|c| c.is_alphanumeric() || c == '%') {
        return None;
    }
    let currency = word(1)
        .or_else(|| word(2))
        .or_else(|| word(5))
        .or_else(|| word(8))
        .and_then(code);
    let low = number(word(3)?, word(4));
    let high = word(6).map(|high| number(high, word(7)));
    let (low, high) = match high {
        Some(Some(high)) => {
            // "2-3k": the thousands belong to both.
            let low = low.map(|low| {
                if at(4).is_none() && at(7).is_some() && low < high / 20.0 {
                    low * 1000.0
                } else {
                    low
                }
            });
            if low.is_some_and(|low| low > high) {
                (low, low)
            } else {
                (low, Some(high))
            }
        }
        _ => (low, low),
    };
    Some(Sum {
        span: whole,
        low,
        high,
        currency,
        signed: signed || at(1).is_some() || at(8).is_some(),
    })
}

/// "1,500.50", "1.500", "2k" as a number.
fn number(digits: &str, unit: Option<&str>) -> Option<f64> {
    let last = digits.rfind([',', '.']);
    let decimals = last.map(|at| digits.len() - at - 1);
    let mut plain = String::new();
    for (at, c) in digits.char_indices() {
        if c.is_ascii_digit() {
            plain.push(c);
        } else if Some(at) == last && decimals.is_some_and(|n| n < 3) {
            plain.push('.');
        }
    }
    let value: f64 = plain.parse().ok()?;
    let unit = unit.map(|unit| unit.trim().to_lowercase());
    Some(match unit.as_deref() {
        Some("k" | "mil" | "tys") => value * 1000.0,
        Some(lakh) if lakh.starts_with("lakh") => value * 100_000.0,
        _ => value,
    })
}

/// The ISO code of a sign or word.
fn code(sign: &str) -> Option<&'static str> {
    let sign = sign.to_lowercase().replace(' ', "");
    Some(match sign.as_str() {
        "$" | "us$" | "usd" | "dollar" | "dollars" | "bucks" | "dólares" | "dolares" => "USD",
        "€" | "eur" | "euro" | "euros" => "EUR",
        "£" | "gbp" | "pound" | "pounds" | "quid" => "GBP",
        "₹" | "inr" | "rs" | "rs." | "rupees" => "INR",
        "a$" | "au$" | "aud" => "AUD",
        "c$" | "ca$" | "cad" => "CAD",
        "s$" | "sgd" => "SGD",
        "nz$" | "nzd" => "NZD",
        "chf" => "CHF",
        "r$" | "brl" | "reais" => "BRL",
        "mx$" | "mxn" | "pesos" => "MXN",
        "zł" | "zl" | "złotych" | "pln" => "PLN",
        "sek" => "SEK",
        "nok" => "NOK",
        "dkk" => "DKK",
        "czk" | "kč" => "CZK",
        "zar" => "ZAR",
        "₦" | "ngn" | "naira" => "NGN",
        "₱" | "php" => "PHP",
        "pkr" => "PKR",
        "bdt" | "taka" => "BDT",
        "aed" => "AED",
        "₽" | "rub" => "RUB",
        "₴" | "uah" => "UAH",
        "₺" | "try" | "lira" => "TRY",
        "¥" | "jpy" | "yen" => "JPY",
        "cny" => "CNY",
        "hk$" => "HKD",
        "ron" => "RON",
        "huf" => "HUF",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Option<PayKind>, f64, f64, Option<&'static str>)> {
        let reading = Reading::new(text);
        budget(&reading, None).map(|b| (b.kind, b.min.unwrap(), b.max.unwrap(), b.currency))
    }

    #[test]
    fn pay_in_its_many_forms() {
        let usd = Some("USD");
        for (text, expected) in [
            (
                "We offer $15 - $30 per hour for this.",
                (Some(PayKind::Hourly), 15.0, 30.0, usd),
            ),
            (
                "Pay: 15-30 USD/hr",
                (Some(PayKind::Hourly), 15.0, 30.0, usd),
            ),
            ("Budget: €2k", (None, 2000.0, 2000.0, Some("EUR"))),
            (
                "my budget is ₹10,000 fixed",
                (Some(PayKind::Fixed), 10000.0, 10000.0, Some("INR")),
            ),
            ("I can pay maybe 500 bucks", (None, 500.0, 500.0, usd)),
            ("budget: 300–500", (None, 300.0, 500.0, None)),
            ("Budżet: 1 500 zł", (None, 1500.0, 1500.0, Some("PLN"))),
            (
                "Rate is $0.05 per word",
                (Some(PayKind::PerUnit), 0.05, 0.05, usd),
            ),
            (
                "Salary 2-3k EUR per month",
                (Some(PayKind::Periodic), 2000.0, 3000.0, Some("EUR")),
            ),
            (
                "Need a logo for my cafe, budget 50$",
                (None, 50.0, 50.0, usd),
            ),
        ] {
            assert_eq!(read(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_figures_are_no_pay() {
        for text in [
            "We are a $2M ARR company.",
            "Our last contractor saved us $10k on ads.",
            "Call +1 415 555 0100 for rates.",
            "The shop sells candles for $25 each.",
            "Manage an ad budget of $5,000 per month.",
            "We need 500 product photos by 2027.",
            "Customers pay $9 per month for the plan.",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
