//! Spoken: what a choice, a number or a yes says in a post, in the language of the brief.

use super::Topic;

/// An answer, and how it stands in a post: English, Spanish, German, French, Portuguese, Italian.
const SAID: [(Topic, &str, [&str; 6]); 13] = [
    (
        Topic::Pay,
        "fixed",
        [
            "fixed price",
            "precio fijo",
            "Festpreis",
            "prix fixe",
            "preço fixo",
            "prezzo fisso",
        ],
    ),
    (
        Topic::Pay,
        "hourly",
        [
            "paid per hour",
            "por hora",
            "pro Stunde",
            "à l'heure",
            "por hora",
            "all'ora",
        ],
    ),
    (
        Topic::Pay,
        "monthly",
        [
            "paid per month",
            "por mes",
            "pro Monat",
            "par mois",
            "por mês",
            "al mese",
        ],
    ),
    (
        Topic::Pay,
        "piece",
        [
            "paid per piece",
            "por pieza",
            "pro Stück",
            "par pièce",
            "por peça",
            "a pezzo",
        ],
    ),
    (
        Topic::Level,
        "entry",
        [
            "entry level",
            "nivel inicial",
            "Einsteiger",
            "débutant",
            "nível inicial",
            "principiante",
        ],
    ),
    (
        Topic::Level,
        "intermediate",
        [
            "intermediate",
            "nivel intermedio",
            "fortgeschritten",
            "confirmé",
            "nível intermediário",
            "livello intermedio",
        ],
    ),
    (
        Topic::Level,
        "expert",
        [
            "expert",
            "nivel experto",
            "erfahren",
            "expert",
            "nível avançado",
            "esperto",
        ],
    ),
    (
        Topic::Level,
        "any",
        [
            "any level is welcome",
            "cualquier nivel",
            "jede Erfahrungsstufe",
            "tous niveaux",
            "qualquer nível",
            "qualsiasi livello",
        ],
    ),
    (
        Topic::Ai,
        "welcome",
        [
            "you may use AI tools",
            "se permite usar IA",
            "KI ist erlaubt",
            "l'IA est autorisée",
            "o uso de IA é permitido",
            "l'uso di IA è permesso",
        ],
    ),
    (
        Topic::Ai,
        "disclosed",
        [
            "you may use AI tools; say where you did",
            "se permite usar IA; diga dónde",
            "KI ist erlaubt; sagen Sie, wo",
            "l'IA est autorisée ; dites où",
            "o uso de IA é permitido; diga onde",
            "l'uso di IA è permesso; dica dove",
        ],
    ),
    (
        Topic::Ai,
        "no",
        [
            "please do not use AI for this work",
            "sin IA, por favor",
            "bitte keine KI",
            "pas d'IA, s'il vous plaît",
            "sem IA, por favor",
            "senza IA, per favore",
        ],
    ),
    (
        Topic::Calls,
        "yes",
        [
            "one call before the work begins",
            "una llamada antes de empezar",
            "ein Gespräch vor Beginn",
            "un appel avant de commencer",
            "uma chamada antes de começar",
            "una chiamata prima di iniziare",
        ],
    ),
    (
        Topic::Calls,
        "no",
        [
            "no calls, in writing only",
            "sin llamadas, solo por escrito",
            "keine Anrufe, nur schriftlich",
            "pas d'appels, par écrit seulement",
            "sem chamadas, só por escrito",
            "niente chiamate, solo per iscritto",
        ],
    ),
];
/// How many rounds of changes are in the price, `%s` for the number.
const ROUNDS: [&str; 6] = [
    "rounds of changes in the price: %s",
    "rondas de cambios incluidas: %s",
    "Korrekturrunden im Preis: %s",
    "séries de modifications comprises : %s",
    "rodadas de alterações incluídas: %s",
    "giri di modifiche compresi: %s",
];
/// Questions that take work of one's own to answer; `%s` for the skill.
const CLOSEST: [&str; 6] = [
    "Which %s work of yours is closest to this job? Link it, and say which part you did yourself.",
    "¿Qué trabajo suyo%s se parece más a este? Ponga el enlace y diga qué parte hizo usted.",
    "Welche Ihrer Arbeiten%s kommt dieser am nächsten? Mit Link, und welcher Teil von Ihnen ist.",
    "Lequel de vos travaux%s est le plus proche de celui-ci ? Mettez le lien et dites quelle partie est de vous.",
    "Qual trabalho seu%s é mais parecido com este? Ponha o link e diga que parte foi sua.",
    "Quale suo lavoro%s è più vicino a questo? Metta il link e dica quale parte ha fatto lei.",
];
/// The same without a skill, in English.
const CLOSEST_OF_ALL: &str = "Which piece of your own work is closest to this one? Link it, and say which part you did yourself.";
const FIRST: [&str; 6] = [
    "What would you look at first here, and what do you need from me before you start?",
    "¿Qué miraría primero aquí y qué necesita de mí antes de empezar?",
    "Was würden Sie sich hier zuerst ansehen, und was brauchen Sie von mir vor dem Start?",
    "Que regarderiez-vous d'abord ici, et de quoi avez-vous besoin avant de commencer ?",
    "O que olharia primeiro aqui, e do que precisa de mim antes de começar?",
    "Che cosa guarderebbe prima qui, e che cosa le serve da me prima di iniziare?",
];

/// The column of a language; English for one gig has no words in.
fn column(language: Option<&str>) -> usize {
    let known = ["en", "es", "de", "fr", "pt", "it"];
    let found = known.iter().position(|known| Some(*known) == language);
    found.unwrap_or(0)
}

/// An answer as it stands in a post.
pub(super) fn answer(topic: Topic, answer: &str, language: Option<&str>) -> String {
    let (answer, column) = (answer.trim(), column(language));
    if topic == Topic::Rounds {
        let said = ROUNDS.get(column).copied().unwrap_or("%s");
        return said.replace("%s", answer);
    }
    let said = SAID
        .iter()
        .find(|(of, value, _)| *of == topic && *value == answer)
        .and_then(|(_, _, words)| words.get(column));
    said.map_or_else(|| answer.to_owned(), |&words| words.to_owned())
}

/// Questions to the applicants that take work of their own to answer: nothing in the post answers
/// them.
pub(super) fn screening(skill: Option<&str>, language: Option<&str>) -> Vec<String> {
    let column = column(language);
    let closest = match (skill, column) {
        (None, 0) => CLOSEST_OF_ALL.to_owned(),
        (Some(skill), 0) => CLOSEST
            .get(column)
            .copied()
            .unwrap_or_default()
            .replace("%s", skill),
        (skill, _) => {
            let named = skill.map_or_else(String::new, |skill| format!(" ({skill})"));
            CLOSEST
                .get(column)
                .copied()
                .unwrap_or_default()
                .replace("%s", &named)
        }
    };
    let first = FIRST.get(column).copied().unwrap_or_default();
    vec![closest, first.to_owned()]
}
