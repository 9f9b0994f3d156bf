//! Demands: what the application must contain or look like, each with its token and place.
//!
//! Reads who is told to do what: "start your proposal with RED" is a demand, "start with the design"
//! is about the work. Text aimed at machines has been blanked out before.

mod ask;
mod form;
pub(super) mod riddle;
mod token;
mod word;

use super::outline::Mark;
use super::reading::{Reading, Sentence};
use super::{Demand, DemandKind, Place, SectionKind};
use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span};

/// What an applicant sends, in several languages.
const APPLICATION: &str = r"\b(?:proposals?|applications?|cover ?letters?|cover|letter of (?:application|interest)|bids?|your (?:\w+ )?(?:responses?|reply|replies|messages?|comments?|submission|dm|e-?mail|answers?)|(?:an?|the|first|initial|opening) (?:private |direct |first |short |quick |opening )?(?:message|reply|e-?mail) (?:to|with|should|must|that|and)|(?:first|opening|initial) message|reply(?:ing)?(?: back)? (?:with|to (?:this|me|us|my))|respond (?:with|to (?:this|me|us|my))|(?:message|e-?mail|dm|write|write to|contact) (?:me|us)|^(?:responses|replies|messages|submissions)|pitch|pitches|inmail|solicitation|quote request|propuestas?|postulaci[oó]n|mensaje|respuesta|solicitud|oferta|carta|propostas?|candidaturas?|mensagem|resposta|proposition|réponse|(?:votre|ton|vos) (?:message|mail|e-?mail|courriel)|lettre|offre|angebote?s?|bewerbung(?:en)?|nachricht|antwort|anschreiben|proposta|candidatur[ae]|messaggio|risposta|offerta|ofert[aęyę]|ofercie|wiadomoś\w*|odpowied\w*|zgłoszeni\w*|voorstel|bericht|sollicitatie|reactie|offerte|brief|отклик\w*|предложени\w*|сообщени\w*|ответ\w*|заявк\w*)\b";

static ABOUT_APPLYING: Pattern = Pattern::new(&[], APPLICATION);

/// "So I know you read this", "to prove you are not a bot".
static PROOF: Pattern = Pattern::new(
    &[
        "know",
        "prove",
        "proof",
        "confirm",
        "show",
        "ensure",
        "verify",
        "read",
        "consider",
        "bot",
        "robot",
        "human",
        "attention",
        "leí",
        "leyó",
        "leído",
        "leu",
        "lu ",
        "gelesen",
        "letto",
        "przeczyta",
        "gelezen",
        "прочит",
        "applying",
        "apply",
        "attentive",
        "awake",
        "filter",
        "spam",
        "ignored",
        "skipped",
        "deleted",
    ],
    r"\b(?:so (?:that )?(?:i|we)(?:['’]ll| will| can)? (?:know|see|tell|read|can)|to (?:prove|confirm|show|ensure|verify|indicate|demonstrate|make sure)(?: to)?(?: me| us)?(?: that)? (?:you|your|i know|we know)|to let (?:me|us) know|to be (?:considered|read|reviewed)|to get (?:a reply|noticed|considered)|to show (?:me|us)|prov(?:e|es|ing) (?:that )?you|shows? (?:me|us|that) you|as (?:a )?proof|(?:have |has |'ve |actually |fully |really )*read (?:this|the|it|my|our|everything|all|entire|through|till|until|to the end|carefully|that far|far)|read till|not (?:an? )?(?:ro)?bots?|are (?:a )?(?:real )?human|for (?:me|us) to (?:know|see)|attention (?:check|to detail)|(?:when|if|before|while) (?:you(?:['’]re)? )?apply(?:ing)?|to apply|weed out|filter out|will be (?:ignored|skipped|rejected|deleted|declined|discarded)|won['’]t be (?:read|considered)|leí\w*|lea\b|leyó|leyeron|leído|haya leído|leu|lido|avez lu|as lu|gelesen|durchgelesen|ha(?:i)? letto|avete letto|przeczyta\w+|gelezen|прочита\w+|прочли)\b",
);

/// Whether a sentence speaks of the application.
pub(super) fn is_about_applying(words: &Lowered<'_>) -> bool {
    ABOUT_APPLYING.is_in(words)
}

/// A sentence with what surrounds it, ready to be asked for demands.
struct Line<'a, 't> {
    /// The words.
    words: &'a Lowered<'t>,
    /// Where they stand in the post.
    span: Span,
    /// The kind of section.
    kind: SectionKind,
    /// A list item.
    item: bool,
    /// Speaks of the application.
    applying: bool,
    /// Says why: to show that the post was read.
    proof: bool,
    /// The line below, where a token after a colon stands.
    below: Option<Span>,
    /// The post is in capitals, so capitals mark nothing.
    shouted: bool,
}

impl Line<'_, '_> {
    /// In a part of the post that is about the work.
    fn is_work(&self) -> bool {
        matches!(
            self.kind,
            SectionKind::Scope | SectionKind::Deliverables | SectionKind::Offer
        )
    }

    /// In a part that is about applying.
    fn is_apply(&self) -> bool {
        matches!(self.kind, SectionKind::HowToApply | SectionKind::Questions)
    }

    fn demand(&self, kind: DemandKind, token: Option<String>, place: Place) -> Demand {
        Demand {
            kind,
            token,
            place,
            span: self.span,
        }
    }
}

/// The demands in order. `questions` are the spans already read as questions.
pub(super) fn demands(reading: &Reading<'_>, questions: &[Span]) -> Vec<Demand> {
    let shouted = reading.outline.is_shouted;
    let mut found: Vec<Demand> = Vec::new();
    for (index, sentence) in reading.sentences.iter().enumerate() {
        let is_question = questions
            .iter()
            .any(|question| question.contains(sentence.span));
        let words = Lowered::new(reading.words(sentence.span));
        let line = line(reading, index, sentence, &words, shouted);
        demands_of(reading.text, &line, is_question, &mut found);
    }
    for section in &reading.outline.sections {
        let Some(heading) = section.heading else {
            continue;
        };
        let words = Lowered::new(reading.words(heading));
        let below = reading
            .outline
            .pieces
            .iter()
            .find(|piece| piece.span.start >= heading.end)
            .map(|piece| piece.span);
        let line = Line {
            applying: is_about_applying(&words),
            proof: PROOF.is_in(&words),
            words: &words,
            span: heading,
            kind: SectionKind::Other,
            item: false,
            below,
            shouted,
        };
        word::find(reading.text, &line, &mut found);
        ask::answers(&line, &mut found);
    }
    found.sort_by_key(|demand| demand.span);
    deduplicated(found)
}

fn line<'a, 't>(
    reading: &Reading<'t>,
    index: usize,
    sentence: &Sentence,
    words: &'a Lowered<'t>,
    shouted: bool,
) -> Line<'a, 't> {
    let near = |other: Option<&Sentence>| {
        other.is_some_and(|other| {
            other.piece.abs_diff(sentence.piece) <= 1
                && PROOF.is_in(&Lowered::new(reading.words(other.span)))
        })
    };
    let next = reading.sentences.get(index + 1);
    let before = index
        .checked_sub(1)
        .and_then(|at| reading.sentences.get(at));
    Line {
        words,
        span: sentence.span,
        kind: reading.kind(sentence),
        item: reading
            .piece(sentence)
            .is_some_and(|piece| piece.mark != Mark::None),
        applying: is_about_applying(words),
        proof: PROOF.is_in(words) || near(next) || near(before),
        below: next.map(|next| next.span),
        shouted,
    }
}

fn demands_of(text: &str, line: &Line<'_, '_>, is_question: bool, found: &mut Vec<Demand>) {
    if riddle::find(text, line, found) {
        return;
    }
    if is_question {
        // "Begin with ATÚN and tell us: how many menus have you designed?"
        if line.words.original().contains(':') {
            word::find(text, line, found);
        }
        return;
    }
    let before = found.len();
    word::find(text, line, found);
    let has_word = found.len() > before;
    form::find(line, found);
    // What a sentence says on form does not keep it from asking for things, too.
    ask::find(line, has_word || found.len() > before, found);
}

/// The words that a stretch aimed at machines told them to use.
pub(super) fn words_told(words: &str) -> Vec<String> {
    word::told(words)
}

/// Sentences that want no AI: whether it is about the application, or about the work.
pub(super) fn no_ai(reading: &Reading<'_>) -> Vec<(Span, bool)> {
    let mut found = Vec::new();
    for (index, sentence) in reading.sentences.iter().enumerate() {
        let words = Lowered::new(reading.words(sentence.span));
        let line = line(reading, index, sentence, &words, reading.outline.is_shouted);
        if form::is_no_ai(&line) {
            found.push((sentence.span, true));
        } else if form::is_no_ai_work(&words) {
            found.push((sentence.span, false));
        }
    }
    found
}

/// Without a second demand of the same kind and token from the same words.
fn deduplicated(found: Vec<Demand>) -> Vec<Demand> {
    let mut kept: Vec<Demand> = Vec::new();
    for demand in found {
        let same = |other: &Demand| {
            let again =
                other.token.is_some() && other.token == demand.token && other.kind == demand.kind;
            again
                || other.kind == demand.kind
                    && other.token == demand.token
                    && other.span.overlaps(demand.span)
        };
        // Spans are sorted: only the last few can overlap; a token's repetition may stand anywhere.
        if !kept.iter().rev().take(60).any(same) {
            kept.push(demand);
        }
    }
    kept
}
