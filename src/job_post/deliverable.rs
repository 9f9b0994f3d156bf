//! What is to be made or done: items of scope and deliverables, and the core task in prose.

use super::outline::{Mark, Piece};
use super::reading::Reading;
use super::{SectionKind, title};
use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span};

/// At most so many; a specification's hundred lines are not a hundred deliverables.
const MOST: usize = 40;

/// "Looking for someone to X", "need a developer who can X". Group 1: X.
static SOMEONE_TO: Pattern = Pattern::new(
    &[
        "look", "seek", "need", "hir", "want", "search", "require", "busc", "necesit", "precis",
        "procur", "cherch", "such", "cerc", "szuka", "poszuk", "zoek", "ищ", "нуж",
    ],
    r"\b(?:looking for|look for|seeking|seek|need|needs|needed|hire|hiring|require|requires|want|wanted|search(?:ing)? for|in search of|busco|buscamos|necesito|necesitamos|procuro|procuramos|preciso|precisamos|cherche|cherchons|recherche|recherchons|suche|suchen|cerco|cerchiamo|szukam|szukamy|poszukuję|poszukujemy|zoek|zoeken|ищу|ищем|нужен)\b[^!?;]*?\b(?:to|who (?:can|will|could|would)|that (?:can|will)|able to|capable of|que|qui|der|die|das|który|która|чтобы|который|che)\s+(?:help (?:me|us|my|our)(?: team)?(?: to| with)?\s+)?((?:\S+\s+){2}\S.*)$",
);
/// "I need X", "we want to X", "the task is to X", "you will X". Group 1: X.
static WANTED: Pattern = Pattern::new(
    &[
        "need",
        "want",
        "would like",
        "'d like",
        "’d like",
        "looking",
        "require",
        "wish",
        "seek",
        "necesit",
        "precis",
        "besoin",
        "brauch",
        "benötig",
        "serve",
        "bisogno",
        "potrzeb",
        "nodig",
        "zlecę",
        "нуж",
        "require",
        "busco",
        "suche",
        "zoek",
        "cerco",
        "szukam",
        "cherche",
        "procuro",
    ],
    r"\b(?:i|we|client|company|team|business|agency|store|shop)(?:['’]m| am|['’]re| are|['’]d| would)?(?: currently| also| really| urgently| just| now| only| simply| basically)?\s+(?:need(?:s|ed)?|want(?:s|ed)?|require[sd]?|like|looking (?:for|to)|look (?:for|to)|wish(?:ing)?|seek(?:ing)?|in need of|hoping|planning)\s+(?:to\s+)?(?:have |get |hire )?(?:some )?(?:help (?:with|to)\s+|assistance with\s+)?(\S.*)$|\b(?:necesito|necesitamos|busco|preciso de|precisamos de|preciso|j['’]ai besoin d[e'’]|nous avons besoin d[e'’]|je cherche|ich brauche|wir brauchen|ich benötige|wir benötigen|ich suche|wir suchen|mi serve|ci serve|ho bisogno di|abbiamo bisogno di|cerco|potrzebuję|potrzebujemy|zlecę|szukam|ik zoek|wij zoeken|we zoeken|нужно|нужна|нужны|требуется)\s+(\S.*)$",
);
/// "The goal is to X", "your task will be X", "the job involves X". Group 1: X.
static TASK_IS: Pattern = Pattern::new(
    &[
        "goal",
        "task",
        "job",
        "project",
        "aim",
        "objective",
        "work",
        "role",
        "assignment",
        "mission",
        "idea",
        "help",
    ],
    r"\b(?:goal|task|job|project|aim|objective|work|role|assignment|mission|idea|scope)\s+(?:here )?(?:is|will be|involves?|includes?|consists? of|requires?|entails?|would be)(?: simply)?(?: to| all about)?:?\s+(\S.*)$|\bhelp (?:me|us) (?:to |with )?(\S.*)$",
);
/// "You will X". Group 1: X.
static YOU_WILL: Pattern = Pattern::new(
    &[
        "you will",
        "you'll",
        "you’ll",
        "responsible for",
        "tasked with",
        "in charge of",
        "you would",
    ],
    r"\b(?:you(?:['’]ll| will| would)(?: be)?(?: responsible for| tasked with| in charge of)?|responsible for|tasked with)\s+(\S.*)$",
);
/// A sentence that is an order to make something.
static MAKE: Pattern = Pattern::new(
    &[],
    r"^(?:(?:please|kindly|also|then|and|must|should|can you|could you|to)\s+)?(?:(?:re)?design|(?:re)?build|create|develop|(?:re)?write|fix|edit|translate|transcribe|set ?up|make|implement|migrate|optimi[sz]e|scrape|convert|draw|record|proofread|produce|integrate|update|add|deliver|prepare|configure|install|research|find|collect|manage|deploy|test|audit|clean|analy[sz]e|model|animate|illustrate|compose|mix|master|draft|craft|improve|upgrade|automate|extract|compile|organi[sz]e|enter|type|format|review|refactor|debug|connect|replace|remove|generate|handle|maintain|provide|ensure|conduct|perform|plan|schedule|post|photograph|shoot|render|print|sew|source|train|teach|coach|moderate|answer|respond|monitor|launch|run|publish|cut|trim|retouch|remake|recreate|port|document|map|calculate|diseñar|crear|desarrollar|traducir|escribir|criar|desenvolver|traduzir|créer|développer|traduire|rédiger|erstell\w+|entwickl\w+|übersetz\w+|gestalt\w+|creare|sviluppare|tradurre|stworzyć|przygotować|przetłumaczyć|napisać|maken|ontwerpen|bouwen|vertalen|schrijven)\b",
);
/// What stands after "you will" or "I need" without being work.
static NOT_WORK: Pattern = Pattern::new(
    &[],
    r"^(?:an? |the |some |our |your |un |une |una |ein(?:e|en)? )?(?:very |highly |truly |really )?(?:(?:experienced|skilled|talented|reliable|professional|creative|senior|junior|dedicated|expert|good|great|qualified|motivated|passionate|proficient|native|freelance|full[- ]?stack|part[- ]time|full[- ]time|detail[- ]oriented)[ ,-]*(?:and )?){0,4}(?:(?:[\w+#./-]+ ){0,4})(?:developers?|designers?|engineers?|experts?|freelancers?|someone|somebody|person|people|professionals?|specialists?|writers?|editors?|artists?|assistants?|consultants?|programmers?|translators?|agency|analysts?|partner|candidates?|individuals?|team|marketer|manager|virtual assistant|va|coder|guru|architect|animator|illustrator|photographer|videographer|scientist|desarrollador\w*|diseñador\w*|desenvolvedor\w*|développeur\w*|entwickler\w*|sviluppator\w*|programist\w+|ontwikkelaar)\b|^(?:be |have |get |receive |find |need|love |hear|know|see|work (?:with|closely|together|directly)|join|report|collaborate|discuss|talk|report to|become|learn|not |you\b|your\b|it\b|this\b|that\b|them\b|him\b|her\b|us\b|me\b|more\b|paid|contact|apply|send|hire|trust|like|start|understand|think)",
);

/// What a sentence or item yields: the words that name the work, and whether they name it well.
#[derive(Debug, Clone, Copy)]
struct Found {
    span: Span,
    /// A thing or an act; not only a person to hire.
    named: bool,
}

/// What is to be made or done, in order; the title or first sentence where nothing else is found.
pub(super) fn deliverables(reading: &Reading<'_>, title: Option<Span>) -> Vec<Span> {
    let mut found = found(reading, title);
    if found.iter().any(|found| found.named) {
        found.retain(|found| found.named);
    } else if let Some(span) = title.or_else(|| first_sentence(reading)) {
        return vec![span];
    }
    found
        .into_iter()
        .map(|found| found.span)
        .take(MOST)
        .collect()
}

/// Whether the post names anything to be made or done, in its text or its title, beyond a person to
/// hire.
pub(super) fn is_named(reading: &Reading<'_>, title: Option<Span>) -> bool {
    found(reading, title).iter().any(|found| found.named)
}

/// Whether the text holds a word for a piece of work ("subtitles", "logo", "bookkeeping"), however
/// little it says about it.
pub(super) fn names_work(text: &str) -> bool {
    static WORK: Pattern = Pattern::new(
        &[],
        r"\b(?:übersetz\w*|untertitel\w*|vertonung|\w*videos?|lektorat|korrektorat|buchhaltung|lohn\w*|schulung\w*|nachhilfe|gestalt\w*|speisekarte|webseite|traduc\w+|traduz\w+|sous-titr\w+|cours|rédaction|saisie|maquett\w+|montage|comptab\w*|correcci[óo]n|maquetaci[óo]n|locuci\w+|locutor\w*|clases|subtítul\w+|ilustra\w+|diseñ\w+|carteles|contab\w+|redac\w+|guías|legenda\w*|diagramaç\w+|aulas|locução|sottotitol\w+|illustra\w+|impaginazion\w+|montaggio|lezioni|inserimento|logos?|web ?sites?|sites?|pages?|apps?|software|stores?|shops?|videos?|reels?|films?|trailers?|articles?|blogs?|texts?|copy|translat\w+|subtitl\w+|caption\w*|transcri\w+|illustrat\w+|drawings?|paintings?|posters?|flyers?|banners?|brochures?|catalog(?:ue)?s?|spreadsheets?|excel|dashboards?|reports?|data entry|copy[ -]?past\w+|typing|databases?|scripts?|bots?|plugins?|themes?|integrations?|apis?|models?|maps?|floor plans?|courses?|lessons?|tutor\w*|songs?|tracks?|voice ?overs?|podcasts?|photos?|images?|retouch\w*|games?|books?|novels?|e-?books?|menus?|labels?|packag\w+|campaigns?|ads?|seo|e-?mails?|newsletters?|research|lists?|leads?|bookkeeping|account(?:s|ing)|tax(?:es)?|calls?|tickets|slides?|presentations?|powerpoint|wireframes?|mockups?|prototypes?|animations?|renders?|3d|cad|thumbnails?|covers?|edit(?:s|ing)?|proofread\w*|servers?|network|migration|audit|code|tests?|automation|workflows?|surveys?|contracts?|patents?|letters?|speech(?:es)?|costumes?|indexes|index|formulas?|queries|resumes?|business plan|pitch deck|profiles?|posts|scrap\w+|rewrite|ghostwrit\w+|fix\w*|repair\w*|install\w*|páginas?|tienda|traducci\w+|diseño|logotipo|tradu\w+|maquett\w+|montage|rédaction|übersetz\w+|texte|webseite|artikel|tradu\w+|sito|testi|strona|tłumacz\w+|teksty?|vertal\w+|сайт\w*|перевод\w*|текст\w*|логотип\w*)\b",
    );
    WORK.is_in(&Lowered::new(text))
}

fn found(reading: &Reading<'_>, title: Option<Span>) -> Vec<Found> {
    let listed = |kind: SectionKind| matches!(kind, SectionKind::Scope | SectionKind::Deliverables);
    let has_lists = reading
        .outline
        .pieces
        .iter()
        .any(|piece| listed(reading.outline.kind(piece)) && piece.mark != Mark::None);
    let mut found: Vec<Found> = Vec::new();
    for piece in &reading.outline.pieces {
        let kind = reading.outline.kind(piece);
        if title::is_title_piece(title, piece.span, piece.mark) {
            continue;
        }
        if listed(kind) && (piece.mark != Mark::None || !has_lists)
            || kind == SectionKind::Deliverables
        {
            found.extend(item(reading, piece));
        } else if matches!(
            kind,
            SectionKind::Other | SectionKind::About | SectionKind::Scope
        ) {
            from_open_piece(reading, piece, has_lists, &mut found);
        } else if !matches!(kind, SectionKind::HowToApply | SectionKind::Questions) {
            in_prose(reading, piece, &mut found);
        }
    }
    found
}

/// An item of a list of work: its first sentence, without a lead-in.
fn item(reading: &Reading<'_>, piece: &Piece) -> Option<Found> {
    let span = reading
        .sentences_in(piece)
        .next()
        .map(|sentence| sentence.span)?;
    let words = reading.words(span);
    let is_question = words.ends_with('?');
    let lead_in = words.ends_with(':');
    (!is_question && !lead_in && words.len() > 2).then_some(Found { span, named: true })
}

/// A piece outside the known lists: an item that orders something, or prose.
fn from_open_piece(reading: &Reading<'_>, piece: &Piece, has_lists: bool, found: &mut Vec<Found>) {
    let before = found.len();
    in_prose(reading, piece, found);
    if found.len() == before && piece.mark != Mark::None && !has_lists {
        let orders = MAKE.is_in(&Lowered::new(reading.words(piece.span)));
        let after_need = reading.outline.heading(piece).is_some_and(|heading| {
            let heading = reading.words(heading).to_lowercase();
            heading.contains("need") || heading.contains("includ") || heading.contains("follow")
        });
        if orders || after_need {
            found.extend(item(reading, piece));
        }
    }
}

fn in_prose(reading: &Reading<'_>, piece: &Piece, found: &mut Vec<Found>) {
    for sentence in reading.sentences_in(piece) {
        let words = reading.words(sentence.span);
        if words.ends_with('?') && !words.to_lowercase().starts_with("can ") {
            continue;
        }
        let lowered = Lowered::new(words);
        if let Some(at) = task_in(&lowered) {
            found.push(Found {
                span: at.span.shifted(sentence.span.start),
                named: at.named,
            });
        } else if MAKE.is_in(&lowered) && !super::demand::is_about_applying(&lowered) {
            found.push(Found {
                span: sentence.span,
                named: true,
            });
        }
    }
}

/// The words of a sentence that name the work.
fn task_in(words: &Lowered<'_>) -> Option<Found> {
    let mut person = None;
    for pattern in [&SOMEONE_TO, &WANTED, &TASK_IS, &YOU_WILL] {
        for groups in pattern.captures(words) {
            let Some(span) = groups.iter().skip(1).flatten().next().copied() else {
                continue;
            };
            let span = without_stop(words.original(), span);
            let thing = Lowered::new(span.of(words.original()));
            if thing.original().split_whitespace().count() < 2 {
                continue;
            }
            if !NOT_WORK.is_in(&thing) {
                return Some(Found { span, named: true });
            }
            person = person.or(Some(Found { span, named: false }));
        }
    }
    person
}

fn without_stop(text: &str, span: Span) -> Span {
    let words = span
        .of(text)
        .trim_end()
        .trim_end_matches(['.', '!', ':', ';', ',']);
    Span::new(span.start, span.start + words.len())
}

fn first_sentence(reading: &Reading<'_>) -> Option<Span> {
    let long = |span: &Span| reading.words(*span).split_whitespace().count() >= 4;
    let spans = || reading.sentences.iter().map(|sentence| sentence.span);
    spans().find(long).or_else(|| spans().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<&str> {
        deliverables(&Reading::new(text), None)
            .into_iter()
            .map(|span| span.of(text))
            .collect()
    }

    #[test]
    fn prose_names_the_core_task() {
        for (text, expected) in [
            (
                "Hi! I need a logo for my bakery. Thanks",
                "a logo for my bakery",
            ),
            (
                "We are looking for a skilled developer to build a booking page for our gym.",
                "build a booking page for our gym",
            ),
            (
                "Busco a alguien que traduzca un folleto de 10 páginas.",
                "traduzca un folleto de 10 páginas",
            ),
            (
                "Fix the checkout on my WooCommerce store.",
                "Fix the checkout on my WooCommerce store.",
            ),
            (
                "The goal is to cut 12 hours of footage into a trailer.",
                "cut 12 hours of footage into a trailer",
            ),
        ] {
            assert_eq!(read(text), [expected], "{text}");
        }
    }

    #[test]
    fn a_person_to_hire_is_not_a_thing_to_make() {
        let text = "We need an experienced React developer. Message me for the details.";
        assert!(
            !found(&Reading::new(text), None)
                .iter()
                .any(|found| found.named)
        );
        assert_eq!(read(text).len(), 1);
    }

    #[test]
    fn lists_of_work_are_taken_item_by_item() {
        let text = "About: we bake.\nScope of work:\n- Label design\n- Box design\nRequirements:\n- Illustrator\n";
        assert_eq!(read(text), ["Label design", "Box design"]);
    }
}
