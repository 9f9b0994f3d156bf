//! Numerals: what number a word or a run of digits stands for.

/// A number as one word gives it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numeral {
    pub(super) value: f64,
    /// What is glued to the digits.
    pub(super) suffix: Suffix,
    /// Digits without separator: `2019`, not `2,019`.
    pub(super) plain: bool,
}

/// Letters right after digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Suffix {
    None,
    Times,
    Hours,
    Minutes,
    Seconds,
    Years,
}

/// Reads `word` as digits with separators and an optional suffix; none when it is no plain number
/// (a version, an ordinal, a code).
pub(super) fn digits(word: &str) -> Option<Numeral> {
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let end = word.find(|c: char| c.is_alphabetic()).unwrap_or(word.len());
    let (figures, letters) = (word.get(..end)?, word.get(end..)?);
    let (factor, suffix) = match letters {
        "" => (1.0, Suffix::None),
        "k" => (1e3, Suffix::None),
        "m" | "mm" | "mn" | "mio" => (1e6, Suffix::None),
        "b" | "bn" => (1e9, Suffix::None),
        "x" => (1.0, Suffix::Times),
        "h" | "hr" | "hrs" => (1.0, Suffix::Hours),
        "min" | "mins" => (1.0, Suffix::Minutes),
        "sec" => (1.0, Suffix::Seconds),
        "y" | "yr" | "yrs" => (1.0, Suffix::Years),
        _ => return None,
    };
    let value = separated(figures)? * factor;
    let plain = figures.bytes().all(|byte| byte.is_ascii_digit());
    Some(Numeral {
        value,
        suffix,
        plain,
    })
}

/// Digits with thousands or decimal separators of any locale.
fn separated(figures: &str) -> Option<f64> {
    let separators: Vec<char> = figures.chars().filter(|c| !c.is_ascii_digit()).collect();
    let bare: String = figures.chars().filter(char::is_ascii_digit).collect();
    if bare.len() > 15 {
        return None;
    }
    let Some(&last) = separators.last() else {
        return bare.parse().ok();
    };
    let groups: Vec<&str> = figures.split(|c: char| !c.is_ascii_digit()).collect();
    let (head, tail) = groups.split_first()?;
    let grouped = |groups: &[&str]| groups.iter().all(|group| group.len() == 3);
    let same = separators.iter().all(|&separator| separator == last);
    let leading = (1..=3).contains(&head.len()) && *head != "0";
    if same && leading && grouped(tail) && (separators.len() > 1 || last != ' ') {
        return bare.parse().ok();
    }
    let (decimals, whole) = tail.split_last()?;
    if same && !whole.is_empty() {
        return None;
    }
    if !leading && !whole.is_empty() || !grouped(whole) {
        return None;
    }
    let whole: String = figures
        .get(..figures.len() - decimals.len() - last.len_utf8())?
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    format!("{whole}.{decimals}").parse().ok()
}

/// The value of a spelled-out unit or ten, in five languages.
pub(super) fn spelled(word: &str) -> Option<f64> {
    Some(match word {
        "two" | "dos" | "zwei" | "deux" | "dois" | "duas" | "due" => 2.0,
        "three" | "tres" | "drei" | "trois" | "três" | "tre" => 3.0,
        "four" | "cuatro" | "vier" | "quatre" | "quatro" | "quattro" => 4.0,
        "five" | "cinco" | "fünf" | "cinq" | "cinque" => 5.0,
        "six" | "seis" | "sechs" | "sei" => 6.0,
        "seven" | "siete" | "sieben" | "sept" | "sete" | "sette" => 7.0,
        "eight" | "ocho" | "acht" | "huit" | "oito" | "otto" => 8.0,
        "nine" | "nueve" | "neun" | "neuf" | "nove" => 9.0,
        "ten" | "diez" | "zehn" | "dix" | "dez" | "dieci" | "decena" | "dizaine" | "decina" => 10.0,
        "eleven" | "onze" | "elf" | "undici" => 11.0,
        "twelve" | "doce" | "zwölf" | "douze" | "doze" | "dodici" => 12.0,
        "thirteen" | "trece" | "dreizehn" | "treize" | "treze" | "tredici" => 13.0,
        "fourteen" | "catorce" | "vierzehn" | "quatorze" | "catorze" | "quattordici" => 14.0,
        "fifteen" | "quince" | "fünfzehn" | "quinze" | "quindici" => 15.0,
        "sixteen" | "dieciséis" | "sechzehn" | "seize" | "dezesseis" | "sedici" => 16.0,
        "seventeen" | "siebzehn" | "diciassette" => 17.0,
        "eighteen" | "dieciocho" | "achtzehn" | "dezoito" | "diciotto" => 18.0,
        "nineteen" | "neunzehn" | "diciannove" => 19.0,
        "twenty" | "veinte" | "zwanzig" | "vingt" | "vinte" | "venti" | "vingtaine"
        | "veintena" | "ventina" => 20.0,
        "thirty" | "treinta" | "dreißig" | "trente" | "trinta" | "trenta" | "trentaine"
        | "trentina" => 30.0,
        "forty" | "fourty" | "cuarenta" | "vierzig" | "quarante" | "quarenta" | "quaranta"
        | "quarantaine" | "quarantina" => 40.0,
        "fifty" | "cincuenta" | "fünfzig" | "cinquante" | "cinquenta" | "cinquanta"
        | "cinquantaine" | "cinquantina" => 50.0,
        "sixty" | "sesenta" | "sechzig" | "soixante" | "sessenta" | "sessanta" => 60.0,
        "seventy" | "setenta" | "siebzig" | "settanta" => 70.0,
        "eighty" | "ochenta" | "achtzig" | "oitenta" | "ottanta" => 80.0,
        "ninety" | "noventa" | "neunzig" | "novanta" => 90.0,
        _ => return None,
    })
}

/// What a word multiplies the number before it by.
pub(super) fn multiplier(word: &str) -> Option<f64> {
    Some(match word {
        "dozen" | "docena" | "dutzend" | "douzaine" | "dúzia" | "dozzina" => 12.0,
        "hundred" | "hundert" | "centenar" | "centaine" | "centena" | "centinaio" => 100.0,
        "thousand" | "tausend" | "mil" | "mille" | "mila" | "tsd" | "grand" => 1e3,
        "million" | "millions" | "millionen" | "millones" | "milhões" | "milioni" | "mio" => 1e6,
        "billion" | "billions" => 1e9,
        _ => return None,
    })
}

/// The least that a vague plural promises: "hundreds of".
pub(super) fn vague(word: &str) -> Option<f64> {
    Some(match word {
        "dozens" | "docenas" | "dutzende" | "dutzenden" | "douzaines" | "dúzias" => 24.0,
        "decenas" | "dizaines" | "dezenas" | "decine" => 20.0,
        "hundreds" | "cientos" | "centenares" | "centaines" | "hunderte" | "hunderten"
        | "centenas" | "centinaia" => 100.0,
        "thousands" | "miles" | "milliers" | "tausende" | "tausenden" | "milhares" | "migliaia" => {
            1e3
        }
        "millions" => 1e6,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_of_every_locale_mean_the_same() {
        let value = |word| digits(word).map(|numeral| numeral.value);
        for (word, expected) in [
            ("12,000", 12_000.0),
            ("12.000", 12_000.0),
            ("12'000", 12_000.0),
            ("1,234,567", 1_234_567.0),
            ("1.234.567", 1_234_567.0),
            ("1,234.50", 1_234.5),
            ("1.234,50", 1_234.5),
            ("1,8", 1.8),
            ("99.8", 99.8),
            ("0.125", 0.125),
            ("40k", 40_000.0),
            ("1.2m", 1_200_000.0),
        ] {
            assert_eq!(value(word), Some(expected), "{word}");
        }
        for no_number in ["1.2.3", "3d", "2nd", "1080p", "v2", "12,34,5"] {
            assert_eq!(value(no_number), None, "{no_number}");
        }
    }
}
