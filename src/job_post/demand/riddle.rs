//! Sums and small riddles, with the answer where gig can work it out.

use super::Line;
use crate::job_post::{Demand, DemandKind, Place};
use crate::text::Pattern;
use crate::text::pattern::Lowered;

/// "What is 7+5", "the result of 12 x 3". Groups: 1 left, 2 sign, 3 right.
static SUM: Pattern = Pattern::new(
    &[
        "what",
        "result",
        "sum",
        "answer",
        "solve",
        "calculate",
        "how much",
        "cuánto",
        "cuanto",
        "quanto",
        "combien",
        "was ist",
        "wie viel",
        "wieviel",
        "ile ",
        "hoeveel",
        "math",
        "equation",
        "equals",
        "resultado",
        "résultat",
        "ergebnis",
        "risultato",
        "wynik",
        "uitkomst",
        "сколько",
        "=",
    ],
    r"(?:what(?:['’]?s| is| does)|result of|sum of|answer (?:to|of|for)|solve|solution (?:to|of)|calculate|how much is|math(?:s)? (?:question|problem|riddle)|equation|cuánto es|cuanto es|resultado de|quanto (?:é|fa)|combien (?:font|fait)|résultat de|was ist|wie ?viel ist|ergebnis von|risultato di|ile (?:to|jest)|wynik|hoeveel is|uitkomst van|сколько будет)[^0-9\n]*?\b(\d{1,5}|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred)\s*(\+|-|–|−|x|×|\*|·|/|÷|plus|minus|times|multiplied by|divided by|más|mas|menos|por|mais|vezes|moins|fois|mal|geteilt durch|più|meno|per|razy|keer|min|плюс|минус|умножить на)\s*(\d{1,5}|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred)\b",
);
/// Questions whose answer everybody knows.
static COMMON: [(Pattern, &str); 19] = [
    (
        Pattern::new(&["sky"], r"\bcolou?r (?:is|of) (?:the |a clear )?sky\b"),
        "blue",
    ),
    (
        Pattern::new(&["grass"], r"\bcolou?r (?:is|of) (?:the )?grass\b"),
        "green",
    ),
    (
        Pattern::new(
            &["banana"],
            r"\bcolou?r (?:is|of) (?:a |ripe )?(?:ripe )?bananas?\b",
        ),
        "yellow",
    ),
    (
        Pattern::new(&["capital"], r"\bcapital (?:city )?of france\b"),
        "Paris",
    ),
    (
        Pattern::new(&["capital"], r"\bcapital (?:city )?of (?:germany)\b"),
        "Berlin",
    ),
    (
        Pattern::new(&["capital"], r"\bcapital (?:city )?of (?:italy)\b"),
        "Rome",
    ),
    (
        Pattern::new(&["capital"], r"\bcapital (?:city )?of (?:spain)\b"),
        "Madrid",
    ),
    (
        Pattern::new(&["capital"], r"\bcapital (?:city )?of (?:japan)\b"),
        "Tokyo",
    ),
    (
        Pattern::new(
            &["capital"],
            r"\bcapital (?:city )?of (?:the )?(?:uk|united kingdom|england|great britain)\b",
        ),
        "London",
    ),
    (
        Pattern::new(
            &["capital"],
            r"\bcapital (?:city )?of (?:the )?(?:usa|us|united states)\b",
        ),
        "Washington",
    ),
    (
        Pattern::new(&["opposite"], r"\bopposite of (?:the word )?\W?hot\b"),
        "cold",
    ),
    (
        Pattern::new(&["opposite"], r"\bopposite of (?:the word )?\W?up\b"),
        "down",
    ),
    (
        Pattern::new(&["opposite"], r"\bopposite of (?:the word )?\W?black\b"),
        "white",
    ),
    (
        Pattern::new(&["opposite"], r"\bopposite of (?:the word )?\W?night\b"),
        "day",
    ),
    (
        Pattern::new(
            &["days"],
            r"\bhow many days (?:are )?(?:there )?(?:in|does) a week\b",
        ),
        "7",
    ),
    (
        Pattern::new(
            &["months"],
            r"\bhow many months (?:are )?(?:there )?in a year\b",
        ),
        "12",
    ),
    (
        Pattern::new(
            &["legs"],
            r"\bhow many legs (?:does|do) (?:a )?spiders? have\b",
        ),
        "8",
    ),
    (
        Pattern::new(&["day after monday"], r"\bday after monday\b"),
        "Tuesday",
    ),
    (
        Pattern::new(&["day after friday"], r"\bday after friday\b"),
        "Saturday",
    ),
];
/// "Spell tiger backwards". Group 1: the word.
static BACKWARDS: Pattern = Pattern::new(
    &["backward", "reverse"],
    r#"\b(?:spell|write|type|put)(?: out)?(?: the word)?\s+["'“‘«*]{0,2}(\w+)["'”’»*]{0,2}\s+(?:backwards?|in reverse)\b"#,
);

/// Whether the words are a riddle rather than a question about the applicant.
pub(in crate::job_post) fn is_riddle(words: &Lowered<'_>) -> bool {
    answer(words).is_some()
}

/// Adds the riddle a line holds; whether it held one.
pub(super) fn find(text: &str, line: &Line<'_, '_>, found: &mut Vec<Demand>) -> bool {
    let asked =
        line.words.original().contains('?') || line.applying || line.proof || line.is_apply();
    let Some(token) = asked.then(|| answer(line.words)).flatten() else {
        return false;
    };
    // "What is 7+5? Put the answer at the top."
    static ANSWER: Pattern = Pattern::new(
        &["answer", "result", "put it", "write it"],
        r"\b(?:answer|result|put it|write it)\b",
    );
    let next = Lowered::new(line.below.map_or("", |below| below.of(text)));
    let place = match super::word::place_in(line.words, Place::Anywhere) {
        Place::Anywhere if ANSWER.is_in(&next) => super::word::place_in(&next, Place::Anywhere),
        place => place,
    };
    found.push(line.demand(DemandKind::Riddle, Some(token), place));
    true
}

/// The answer to the riddle in the words.
fn answer(words: &Lowered<'_>) -> Option<String> {
    if let Some(groups) = SUM.captures(words).first() {
        let word = |index: usize| {
            groups
                .get(index)
                .copied()
                .flatten()
                .map(|span| span.of(words.original()))
        };
        return sum(word(1)?, word(2)?, word(3)?);
    }
    if let Some(groups) = BACKWARDS.captures(words).first() {
        let word = (*groups.get(1)?)?.of(words.original());
        return Some(word.chars().rev().collect());
    }
    COMMON
        .iter()
        .find(|(pattern, _)| pattern.is_in(words))
        .map(|(_, answer)| (*answer).to_owned())
}

fn sum(left: &str, sign: &str, right: &str) -> Option<String> {
    let (left, right) = (number(left)?, number(right)?);
    let value = match sign.to_lowercase().as_str() {
        "+" | "plus" | "más" | "mas" | "mais" | "più" | "плюс" => left + right,
        "-" | "–" | "−" | "minus" | "menos" | "moins" | "meno" | "min" | "минус" => {
            left - right
        }
        "/" | "÷" | "divided by" | "geteilt durch"
            if right != 0 && left % right == 0 && (left, right) != (24, 7) =>
        {
            left / right
        }
        "/" | "÷" | "divided by" | "geteilt durch" => return None,
        _ => left * right,
    };
    Some(value.to_string())
}

fn number(word: &str) -> Option<i64> {
    const NAMES: [(&str, i64); 20] = [
        ("zero", 0),
        ("one", 1),
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("seven", 7),
        ("eight", 8),
        ("nine", 9),
        ("ten", 10),
        ("eleven", 11),
        ("twelve", 12),
        ("fifteen", 15),
        ("twenty", 20),
        ("thirty", 30),
        ("forty", 40),
        ("fifty", 50),
        ("hundred", 100),
        ("a hundred", 100),
    ];
    let lower = word.to_lowercase();
    lower.parse().ok().or_else(|| {
        NAMES
            .iter()
            .find(|(name, _)| *name == lower)
            .map(|&(_, value)| value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        answer(&Lowered::new(text))
    }

    #[test]
    fn sums_and_common_riddles_are_worked_out() {
        for (text, expected) in [
            ("What is 7+5?", "12"),
            ("Type the result of 3 + 2 on top", "5"),
            ("begin with the answer to seven times six", "42"),
            ("¿Cuánto es 8 más 4?", "12"),
            ("Spell 'tiger' backwards in your reply", "regit"),
            ("tell me what color is the sky", "blue"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn figures_of_the_work_are_no_sums() {
        for text in [
            "Support 24/7, what is your availability?",
            "Resize to 1080x1920",
            "We need 3-5 logos",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
