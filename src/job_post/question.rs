//! The questions an applicant is to answer, told apart from rhetoric, FAQs and the work's questions.

use super::demand::riddle;
use super::outline::{Mark, Piece};
use super::reading::{Reading, Sentence};
use super::{Question, SectionKind};
use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span};

/// A question that sells the job rather than asks.
static RHETORICAL: Pattern = Pattern::new(
    &[],
    r"^(?:\W*)(?:so,? |and |but |hey,? |hello,? |hi,? )?(?:how are you|can you (?:help|handle|do this|do it)\b|got (?:a|an|the)|do you have (?:the|a) (?:skills?|passion|talent|drive|eye|knack)|do you have what|has any|(?:are|r) you (?:an? |the |our |passionate|ready|looking|tired|excited|interested|someone|obsessed|driven|motivated|up for|searching|seeking|struggling|in love|good at|great at|skilled|experienced|creative|fluent|detail|highly|naturally)|(?:are you )?ready (?:to|for)|want (?:to|in)|wanna|looking (?:for|to)|sounds? (?:like|good|interesting|fun)|does (?:this|that|it) sound|do(?:es)? (?:this|that) (?:describe|interest|excite|fit)|is (?:this|that) you\b|interested\b|got what|think you|do you (?:love|thrive|dream|enjoy|want|have what|think you|live and breathe|believe|crave|feel|get excited|possess|fit)|have what it takes|what if|why (?:not|us|join|work|this|should you|are we|do we)|what (?:are|do|will|can) (?:we|i)\b|what(?:'s| is) in it|what you|what's next|what(?:'s| is) (?:this|the (?:role|job|project|catch|goal|task|deal))|who (?:are|am) (?:we|i)|who we|who you|how (?:does|do|will|it) (?:it|this|we|i) work|how to apply|questions\?|any questions|still reading|curious|excited|intrigued|sounds?\b|know someone|need more|deal\?|right\?|or not\?|¿te interesa|¿listo|¿eres (?:un|una)\b|¿buscas|interessado|você é um|es-tu|êtes-vous (?:un|une|passionné)|intéressée?\b|interessiert\b|bist du (?:ein|eine|bereit)|sind sie (?:ein|eine)|sei (?:un|una|pronto)|interessato|jesteś (?:osobą|gotow)|zainteresowan|ben jij (?:een|de|die)|interesse\?)",
);
/// What follows a rhetorical question.
static PITCH: Pattern = Pattern::new(
    &[],
    r"^\W*(?:then|if so|if yes|if that|if you answered|great[!,.]|perfect|awesome|we(?:['’]d| would) love|we want|we need you|we(?:['’]re| are) (?:looking|seeking|hiring)|join|look no further|you(?:['’]re| are) (?:in the right|who we|exactly)|this is|this (?:job|role|could)|come|apply (?:now|today)|let['’]?s|i(?:['’]m| am) looking|entonces|então|alors|dann|allora|dan )",
);
/// The applicant is spoken to.
static YOU: Pattern = Pattern::new(
    &[],
    r"\b(?:you|your|you're|yours|ur|tu|tus|usted|su|tienes|has|puedes|podrías|cuál|cuánto|você|seu|sua|tem|já|vous|votre|vos|avez|êtes|pouvez|sie|ihr|ihre|ihren|du|dein|deine|hast|hai|tuo|tua|sei|puoi|vostro|masz|twoje|twoja|twój|pracował\w*|czy|jakie|jaka|ile|je|jij|jouw|jullie|heb|kun|ваш\w*|вы|есть ли|сколько)\b",
);
/// Opens a question in a language whose verbs carry the "you": "¿Cuándo podría empezar?".
static PRO_DROP: Pattern = Pattern::new(
    &[],
    r"^\W*(?:¿|(?:qual|quais|quando|quant[oiae]s?|como|onde|quale|quali|quanti|perché|dove|jak\w*|ile|kiedy|dlaczego|gdzie)\b|come (?:gest|far|proced|affront|organizz|lavor|tratt|immagin)\w*|(?:potete|avete|siete|sapete|usate|seguite|lavorate)\b)",
);
/// Opens a question that cannot be answered by yes or no.
static OPEN: Pattern = Pattern::new(
    &[],
    r"^\W*(?:\w+[,:] )?(?:how|what|which|when|why|where|who|describe|explain|tell|walk|share|list|name|give|cómo|qué|cuál|cuánt\w+|cuándo|como|qual|quais|quant\w+|quando|comment|quel\w*|combien|quand|pourquoi|wie|was|welche\w*|wann|warum|quale|quali|perché|jak\w*|ile|kiedy|dlaczego|hoe|wat|welke|wanneer|waarom|сколько|как\w*|когда)\b",
);

/// The questions in order.
pub(super) fn questions(reading: &Reading<'_>) -> Vec<Span> {
    let total = reading.sentences.len();
    let mut found = Vec::new();
    for (piece_index, piece) in reading.outline.pieces.iter().enumerate() {
        if is_faq(reading, piece) {
            continue;
        }
        if let Some(span) = listed(reading, piece) {
            found.push(span);
            continue;
        }
        for sentence in reading.sentences_in(piece) {
            let index = reading
                .sentences
                .partition_point(|other| other.span.start < sentence.span.start);
            let next = reading.sentences.get(index + 1);
            let early = piece_index < 3 && index * 3 < total;
            if in_prose(reading, sentence, next, early) {
                found.push(sentence.span);
            }
        }
    }
    found
}

/// Gives the spans their skills.
pub(super) fn with_skills(spans: Vec<Span>, skills: &[super::AskedSkill]) -> Vec<Question> {
    let about = |span: Span| {
        skills
            .iter()
            .filter(|asked| asked.mentions.iter().any(|&at| span.contains(at)))
            .map(|asked| asked.skill)
            .collect()
    };
    spans
        .into_iter()
        .map(|span| Question {
            span,
            skills: about(span),
        })
        .collect()
}

fn is_faq(reading: &Reading<'_>, piece: &Piece) -> bool {
    reading.outline.heading(piece).is_some_and(|heading| {
        let heading = reading.words(heading).to_lowercase();
        heading.contains("faq")
            || heading.contains("frequently asked")
            || heading.contains("research question")
            || heading.contains("preguntas frecuentes")
    })
}

/// A list item that is a question by its section or by its mark and address.
fn listed(reading: &Reading<'_>, piece: &Piece) -> Option<Span> {
    let kind = reading.outline.kind(piece);
    let words = reading.words(piece.span);
    let asks = words.trim_end().ends_with('?');
    let lowered = Lowered::new(words);
    if riddle::is_riddle(&lowered) || !words.chars().any(char::is_alphabetic) {
        return None;
    }
    let item = piece.mark != Mark::None;
    let is_question = match kind {
        SectionKind::Questions => item && words.len() < 400 && (asks || !SENDS.is_in(&lowered)),
        SectionKind::HowToApply => item && asks,
        _ => {
            let spoken = YOU.is_in(&lowered) || PRO_DROP.is_in(&lowered);
            item && asks && spoken && !RHETORICAL.is_in(&lowered) && !is_quoted(words)
        }
    };
    is_question.then_some(piece.span)
}

fn in_prose(
    reading: &Reading<'_>,
    sentence: &Sentence,
    next: Option<&Sentence>,
    early: bool,
) -> bool {
    let words = reading.words(sentence.span);
    let listed = reading.kind(sentence) == SectionKind::Questions && words.len() < 300;
    let asks = words.trim_end_matches([')', ' ', '*']).ends_with('?');
    if !(asks || listed && OPEN.is_in(&Lowered::new(words))) || is_quoted(words) {
        return false;
    }
    let lowered = Lowered::new(words);
    let kind = reading.kind(sentence);
    let asked = matches!(kind, SectionKind::Questions | SectionKind::HowToApply);
    if riddle::is_riddle(&lowered) || !YOU.is_in(&lowered) || RHETORICAL.is_in(&lowered) {
        return false;
    }
    let pitched = next.is_some_and(|next| PITCH.is_in(&Lowered::new(reading.words(next.span))));
    let open = OPEN.is_in(&lowered);
    asked || open && !pitched || !early && !pitched
}

/// An item that asks for a thing to be sent, not for an answer.
static SENDS: Pattern = Pattern::new(
    &["include", "attach", "send", "submit", "provide"],
    r"^\W*(?:please )?(?:include|attach|send|submit|provide)\b",
);

/// A question inside quotation marks is somebody else's.
fn is_quoted(words: &str) -> bool {
    let closes = words.trim_end().ends_with(['"', '”', '»', '\'', '’']);
    words.starts_with(['"', '“', '«', '\'', '‘']) || closes && words.contains(['"', '“', '«'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<&str> {
        questions(&Reading::new(text))
            .into_iter()
            .map(|span| span.of(text))
            .collect()
    }

    #[test]
    fn lists_and_prose_are_asked_in_order() {
        let text = "We sell tea.\nPlease answer:\n1. Which Shopify apps have you built?\n2) Your time zone\n\nThanks. How soon could you start?";
        assert_eq!(
            read(text),
            [
                "Which Shopify apps have you built?",
                "Your time zone",
                "How soon could you start?"
            ]
        );
    }

    #[test]
    fn rhetoric_is_no_question() {
        for text in [
            "Are you a React wizard? We want you!",
            "Do you love dogs? Then read on. We need a logo.",
            "We need an editor. Sound like you? Apply now.",
            "Build a bot. It should answer \"What are your opening hours?\"",
            "FAQ\nQ: Do you pay weekly? A: yes\n",
            "Who are we?\nA studio.\nWhat will you do?\nDraw.",
        ] {
            assert!(read(text).is_empty(), "{text}: {:?}", read(text));
        }
    }
}
