//! Topics: what a question is about, as far as it can be answered from what gig computes by itself.
//!
//! Made for the talk without a model: a question is sorted by its words, in the languages gig drafts
//! in, and never guessed at: what has no cue is looked up in the profile and the history.

use crate::text::pattern::{Lowered, Pattern};

/// What can be answered without a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// Whether to apply, and what is covered.
    Match,
    /// What is wrong with the draft.
    Check,
    /// Whether the post is a trap, and what it demands.
    Scan,
    /// How many letters are answered.
    Stats,
    /// Anything else: its words are looked up.
    Lookup,
}

/// The cues of each topic; the first that has one wins, so that `is my draft a match?` asks for the
/// check.
const CUES: &[(Topic, &Pattern)] = &[
    (Topic::Stats, &STATS),
    (Topic::Check, &CHECK),
    (Topic::Scan, &SCAN),
    (Topic::Match, &MATCH),
];

static STATS: Pattern = Pattern::new(
    &[
        "rate",
        "stat",
        "many",
        "often",
        "tasa",
        "cuánt",
        "cuant",
        "estadíst",
        "quote",
        "viele",
        "taux",
        "combien",
        "taxa",
        "quant",
        "tasso",
    ],
    r"\b(reply|response|answer|hire|win|success) rates?\b|\bstat(s|istics)?\b|\bhow (many|often)\b.*\b(repl|answer|hir|won|win|sent|letter|proposal)|\btasa de\b|\bcuánt[oa]s\b.*\b(respuest|propuest|cart)|\bestadíst|\bantwortquote\b|\bwie viele\b.*\b(antwort|brief|angebot)|\btaux de\b|\bcombien de\b.*\b(répons|lettr|proposition)|\btaxa de\b|\bquant[ao]s\b.*\b(respost|propost)|\btasso di\b",
);

static CHECK: Pattern = Pattern::new(
    &[
        "draft",
        "letter",
        "proposal",
        "borrador",
        "carta",
        "propuesta",
        "entwurf",
        "brief",
        "anschreiben",
        "brouillon",
        "lettre",
        "rascunho",
        "proposta",
        "bozza",
        "lettera",
    ],
    r"\b(check|wrong|improve|better|mistakes?|errors?|problems?|ready|send|good|revisa|mal|mejor|errores|prüf|falsch|besser|fehler|fertig|vérifi|faux|mieux|erreurs?|prêt|verific|errad|melhor|erros|pront|controll|sbagliat|migliorar|errori)\b",
);

static SCAN: Pattern = Pattern::new(
    &[
        "scam",
        "trap",
        "flag",
        "suspicious",
        "safe",
        "legit",
        "fraud",
        "demand",
        "instruction",
        "estafa",
        "trampa",
        "segur",
        "exige",
        "betrug",
        "falle",
        "sicher",
        "verlang",
        "arnaque",
        "piège",
        "exigenc",
        "golpe",
        "armadilha",
        "truffa",
        "trappol",
    ],
    r"\b(scams?|traps?|red flags?|suspicious|safe|legit(imate)?|fraud|demands?|instructions?|estafas?|trampas?|segur[oa]|exige|betrug|fallen?|sicher|verlangt|arnaque|pièges?|exigences?|golpe|armadilhas?|truffa|trappol[ae])\b",
);

static MATCH: Pattern = Pattern::new(
    &[
        "apply",
        "fit",
        "match",
        "chance",
        "worth",
        "qualif",
        "gap",
        "missing",
        "lack",
        "cover",
        "skip",
        "aplic",
        "encaj",
        "vale la pena",
        "falta",
        "bewerb",
        "pass",
        "lohnt",
        "fehl",
        "postul",
        "correspond",
        "manque",
        "candidat",
        "vaut",
        "combina",
        "candid",
        "adatt",
        "manca",
    ],
    r"\b(apply|fit|match|chances?|worth|qualified|gaps?|missing|lack|cover(ed)?|skip|aplico|aplicar|encaj\w+|vale la pena|falta\w*|bewerben|passt|passe|lohnt|fehlt|postuler|correspond\w*|manque|candidat\w*|vaut|combina|adatt\w+|manca)\b",
);

/// What `question` is about.
#[must_use]
pub fn of(question: &str) -> Topic {
    let text = Lowered::new(question);
    CUES.iter()
        .find(|(_, cues)| cues.is_in(&text))
        .map_or(Topic::Lookup, |(topic, _)| *topic)
}

/// The words of a question that say what it asks for: no question words, no short ones.
#[must_use]
pub fn content_words(question: &str) -> Vec<String> {
    question
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '+' | '#' | '.')))
        .map(|word| word.trim_matches('.').to_lowercase())
        .filter(|word| word.chars().count() > 2 && !IDLE.contains(&word.as_str()))
        .collect()
}

/// Words of questions that no answer is found by.
const IDLE: &[&str] = &[
    "what",
    "which",
    "who",
    "whom",
    "when",
    "where",
    "why",
    "how",
    "the",
    "and",
    "for",
    "with",
    "have",
    "has",
    "had",
    "did",
    "does",
    "done",
    "can",
    "could",
    "should",
    "would",
    "will",
    "are",
    "was",
    "were",
    "you",
    "your",
    "mine",
    "about",
    "ever",
    "any",
    "some",
    "from",
    "that",
    "this",
    "there",
    "tell",
    "show",
    "say",
    "know",
    "work",
    "worked",
    "experience",
    "find",
    "search",
    "written",
    "write",
    "letter",
    "letters",
    "proposal",
    "proposals",
    "draft",
    "drafts",
    "profile",
    "post",
    "que",
    "qué",
    "cual",
    "como",
    "cómo",
    "con",
    "los",
    "las",
    "una",
    "was",
    "wie",
    "wer",
    "der",
    "die",
    "das",
    "und",
    "mit",
    "ich",
    "habe",
    "hat",
    "les",
    "des",
    "avec",
    "est",
    "quel",
    "quelle",
    "com",
    "uma",
    "che",
    "per",
    "non",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_sorted_by_what_they_ask() {
        for (question, topic) in [
            ("Should I apply?", Topic::Match),
            ("what am I missing for this one", Topic::Match),
            ("Lohnt sich das?", Topic::Match),
            ("is my draft ready to send?", Topic::Check),
            ("¿qué errores tiene la carta?", Topic::Check),
            ("is this a scam?", Topic::Scan),
            (
                "what does the post demand of me? any instructions?",
                Topic::Scan,
            ),
            ("what is my reply rate", Topic::Stats),
            ("How many proposals were answered?", Topic::Stats),
            ("have I worked with BigQuery?", Topic::Lookup),
            ("hello", Topic::Lookup),
        ] {
            assert_eq!(of(question), topic, "{question}");
        }
    }

    #[test]
    fn patterns_compile() {
        for (_, cues) in CUES {
            assert!(cues.is_valid());
        }
    }

    #[test]
    fn idle_words_look_nothing_up() {
        assert_eq!(
            content_words("What have I done with BigQuery, C++ and dbt?"),
            ["bigquery", "c++", "dbt"]
        );
        assert!(content_words("how about it?").is_empty());
    }
}
