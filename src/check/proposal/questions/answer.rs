//! Which passage of a draft answers which question.

use std::collections::HashSet;

use crate::check::Subject;
use crate::draft::borrowed::Borrowed;
use crate::draft::ledger::{Claim, ClaimKind};
use crate::job_post::{JobPost, Question};
use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span, content, words};

/// A letter answers no more questions than this one by one; the rest pass.
const MOST: usize = 40;

/// How far a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Answered, and by which passage where one does.
    Answered(Option<Span>),
    LeftOpen(Span),
    Unclear,
    Missing,
}

/// One sentence of the draft.
struct Passage {
    span: Span,
    stems: HashSet<String>,
    kinds: Vec<usize>,
    /// The number it is listed under.
    number: Option<usize>,
    gap: Option<Span>,
    quote: bool,
    /// Whether it tells of the writer's past and of the post's subject.
    told: bool,
    /// Whether it asks something itself.
    asks: bool,
    /// Whether it begins with yes or no.
    plain: bool,
    /// The word before a colon it begins with: "Mic: Neumann TLM 103."
    label: Option<String>,
    /// Whether it names something: a capital or a figure beyond its first word.
    names: bool,
}

/// The sentences of a draft, read once for all questions.
pub(super) struct Passages {
    list: Vec<Passage>,
    highest: usize,
}

/// A kind of question and what an answer of that kind has in it. `sure` kinds need no shared word.
struct Kind {
    asks: Pattern,
    answers: Pattern,
    sure: bool,
}

const WHICH: usize = 5;
const APPROACH: usize = 6;
const EXPERIENCE: usize = 7;
const YES: usize = 8;

/// A sentence that tells what the writer did.
static TOLD: Pattern = Pattern::new(
    &[],
    r"\b(?:i|we)(?:'ve|’ve| have| had)? (?:\w+ ){0,2}?(?:built|made|wrote|designed|ran|led|used|did|edited|shipped|managed|delivered|created|moved|migrated|rebuilt|translated|helped|cut|produced|taught|grew|handled|fixed|kept|cleaned|sorted|drew|replaced|solved|set up|worked)\b",
);
static PLAIN: Pattern = Pattern::new(
    &["yes", "no", "sí", "oui", "ja", "sim", "sì", "nein"],
    r"^\W*(?:\d{1,2}[.):]\s*)?(?:(?:short )?answer:? )?(?:yes|no|sí|oui|ja|nein|non|sim|não|sì)\b",
);

static KINDS: [Kind; 10] = [
    Kind {
        asks: Pattern::new(
            &[
                "rate",
                "price",
                "cost",
                "charge",
                "budget",
                "quote",
                "how much",
                "fee",
                "bid",
                "preis",
                "kost",
                "stundensatz",
                "honorar",
                "precio",
                "tarif",
                "presupuesto",
                "cuánto",
                "prix",
                "forfait",
                "devis",
                "combien",
                "preço",
                "valor",
                "orçamento",
                "quanto",
                "prezz",
                "preventiv",
                "compens",
            ],
            r"\b(?:rates?|prices?|pricing|costs?|charge|budget|quote|how much|fee|bid|preise?|preisvorstellung|kostet|kosten|stundensatz|honorar\w*|precios?|tarifas?|presupuesto|cuánto (?:cobra\w*|cuesta\w*|sería)|prix|tarifs?|forfait|devis|combien (?:coût\w+|prenez)|preços?|valor|orçamento|quanto (?:cobra|custa|costa|chiede)|prezz[oi]|tariff[ae]|preventiv[oi]|compenso)\b",
        ),
        answers: Pattern::new(
            &[],
            r"[$€£¥₹]\s?\d|\d\s?(?:[$€£¥₹]|(?:usd|eur|gbp|inr|aud|cad|chf|dollars?|euros?|pounds?|d[óo]lares|reais|euro|franken|k)\b)|\b(?:usd|eur|gbp|inr|aud|cad|chf)\s?\d|\b(?:ten|twelve|fifteen|[a-zà-ÿ]{3,12}) (?:euros?|dollars?|pounds?|dólares|reais)\b|\b\d+(?:\.\d+)?\s?(?:/|per|an)\s?(?:h|hr|hour|word|page|video)\b|\bfits? your budget|within your budget\b|\bbudget (?:works|is fine|suits)\b|\bbid\b",
        ),
        sure: true,
    },
    Kind {
        asks: Pattern::new(
            &[
                "time zone",
                "timezone",
                "located",
                "location",
                "based",
                "where are you",
                "overlap",
            ],
            r"\b(?:time ?zone|located|location|where are you|based in|overlap)\b",
        ),
        answers: Pattern::new(
            &[],
            r"\b(?:gmt|utc|est|edt|cet|cest|pst|pdt|ist|bst|eet|wat|eat)\b|\b(?:based|live|located|living|work(?:ing)?) (?:in|from|out of)\b|\btime ?zones?\b|\b\d{1,2}(?::\d\d)?\s?(?:am|pm)\b|\b(?:i'm|i am) in\b|\bhours? of overlap\b|\boverlap\b",
        ),
        sure: true,
    },
    Kind {
        asks: Pattern::new(
            &[
                "when can",
                "when could",
                "how soon",
                "start",
                "availab",
                "hours",
                "how long",
                "timeline",
                "turnaround",
                "deadline",
                "estimate",
                "how many days",
                "how many weeks",
                "how quickly",
                "how fast",
                "wann",
                "verfügbar",
                "wie lange",
                "cuándo",
                "plazo",
                "disponib",
                "cuánto tiempo",
                "quand",
                "délai",
                "combien de temps",
                "quando",
                "prazo",
                "quanto tempo",
                "tempi",
                "disponibil",
                "entro quando",
            ],
            r"\b(?:wann|ab wann|verfügbar\w*|wie (?:lange|schnell)|cuándo|plazos?|disponib\w+|cuánto (?:tiempo|tardar\w+)|quand|délais?|combien de temps|quando|prazos?|quanto tempo|tempi|when (?:can|could|would|are)|how soon|start date|can you start|availab\w+|hours (?:per|a|can|each)|how many hours|how long (?:would|will|do|does|it|to|is)|timeline|turnaround|deadline|time estimate|how many (?:days|weeks)|how (?:quickly|fast))\b",
        ),
        answers: Pattern::new(
            &[],
            r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|a few|couple of|half a|an?)[\s–-]*(?:to\s*)?(?:\d+\s*)?(?:working |business |more )?(?:hours?|hrs?|days?|weeks?|months?|h|evenings?|mornings?|afternoons?)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:today|tonight|tomorrow|immediately|right away|straight away|asap|anytime|now|next week|this week|next month|weekends?|overnight)\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\bavailab\w+|\b(?:full|part)[- ]time\b|\b\d{1,2}\s?(?:am|pm)\b|\b(?:\d+|[a-zà-ÿ]{3,12}) (?:arbeits|werk)?(?:tagen?|wochen?|stunden?|monate?n?|días?|dias?|semanas?|horas?|mes(?:es)?|jours?|semaines?|heures?|mois|giorni?|settiman[ae]|ore)\b|\b(?:sofort|heute|morgen|ab (?:dem|januar|februar|montag)|hoy|mañana|lunes|inmediat\w+|dès|demain|lundi|hoje|amanhã|segunda|subito|domani|lunedì|(?:\d{1,2}\.?|im|ab|zum|en|em|a|dal|le|el|du) (?:\d{1,2}\.? )?(?:de )?(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|novembre|dicembre))\b",
        ),
        sure: true,
    },
    Kind {
        asks: Pattern::new(
            &[
                "how many years",
                "years of",
                "how long have",
                "wie viele jahre",
                "seit wann",
                "cuántos años",
                "combien d'années",
                "depuis quand",
                "depuis combien",
                "quantos anos",
                "há quanto",
                "quanti anni",
                "da quanto",
            ],
            r"\b(?:how many years|years of|how long have you|wie viele jahre|seit wann|cuántos años|combien d['’]années|depuis (?:quand|combien)|quantos anos|há quanto|quanti anni|da quanto)\b",
        ),
        answers: Pattern::new(
            &[],
            r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|several|half a|a) ?\+?\s?(?:years?|yrs?|decades?|months?)\b|\b(?:since|seit|desde|depuis|dal) (?:19|20)\d\d\b|\b(?:19|20)\d\d\s?[–-]|\b(?:\d+|[a-zà-ÿ]{3,12}) (?:jahren?|años|ans|anos|anni)\b",
        ),
        sure: true,
    },
    Kind {
        asks: Pattern::new(
            &[
                "link",
                "portfolio",
                "example",
                "sample",
                "show us",
                "share",
                "github",
                "url",
                "screenshot",
                "reel",
            ],
            r"\b(?:links?|portfolio|examples?|samples?|show (?:us|me)|github|url|screenshots?|reel|work you've)\b",
        ),
        answers: Pattern::new(
            &[],
            r"https?://|\bwww\.|\battach\w*|\b[\w-]{2,}\.(?:com|io|dev|net|org|design|app|pdf)\b|\bfor (?:example|instance)\b|\be\.g\.|\bi (?:built|made|wrote|designed|edited|shipped|delivered|ran|led|rebuilt|translated|produced|created)\b|\bportfolio\b",
        ),
        sure: true,
    },
    Kind {
        asks: Pattern::new(
            &[
                "which",
                "what tool",
                "what software",
                "what stack",
                "what tech",
                "what language",
                "what framework",
                "what program",
                "what equipment",
                "welche",
                "qué program",
                "qué herramienta",
                "qué micr",
                "quel",
                "quais",
                "qual ",
                "quali",
                "quale",
                "what micro",
                "what camera",
                "what mic",
            ],
            r"\b(?:which|welche\w*|qué (?:programas?|herramientas?|micr[óo]fono|equipo)|quel(?:le)?s? \w+|quais|qual|quali|quale|what (?:mic\w*|camera|tools?|software|stack|tech\w*|languages?|frameworks?|programs?|equipment|platforms?))\b",
        ),
        answers: Pattern::new(
            &[],
            r"\b(?:i|we)(?:'d|'ll|'ve)? (?:\w+ )?(?:use|used|work|prefer|go|pick|choose|recommend|suggest|rely|edit|write|build|record|shoot|test|run|design|code)\b|\bmy (?:stack|tools?|set-?up|kit|choice)\b|\b(?:nutze|verwende|arbeite|nehme|uso|utilizo|trabajo con|j['’]utilise|je (?:travaille|prends)|trabalho com|utilizzo|lavoro con)\b",
        ),
        sure: false,
    },
    Kind {
        asks: Pattern::new(
            &[
                "how would",
                "how do",
                "how will",
                "what would",
                "approach",
                "process",
                "steps",
                "what do you",
                "plan",
                "strategy",
                "how can",
                "how should",
                "handle",
                "ensure",
                "wie würd",
                "wie geh",
                "wie mach",
                "wie stell",
                "was würd",
                "cómo",
                "qué har",
                "comment",
                "que ferai",
                "como ",
                "o que faria",
                "come ",
                "cosa fare",
            ],
            r"\b(?:wie (?:würden|gehen|gehst|machen|stellen|sorgen|behandeln|lösen)|was würden|cómo|qué haría\w*|comment|que feriez|como|o que faria|come|cosa farebbe|how (?:would|do|will|can|should|are) |what (?:would|do|will|is your|'s your)|approach|process|steps|strategy|workflow|handle|ensure)",
        ),
        answers: Pattern::new(
            &[],
            r"\b(?:i|we)(?:'d|'ll|’d|’ll)\b|\b(?:i|we) (?:\w+ )?(?:would|will|start|begin|always|usually|normally|first|never|keep|check|use|write|test|run|split|make|set|read|draft|send|like to|prefer|do|track|plan|work|review|ask|build|agree)\b|\bmy (?:approach|process|first step|plan|way|method|workflow)\b|\b(?:first|then|next|finally|after that|step \d|day \d|week \d)\b|^(?:by|with)\b|\b(?:ich (?:würde|beginne|prüfe|fange|lese|frage)|würde ich|beginne ich|zuerst|danach|haría|empezaría|empiezo|primero|después|luego|je (?:commence\w*|ferais|vérifie\w*|relis|demande\w*)|d['’]abord|ensuite|puis|começ[oa]\w*|faria|pedia|pediria|primeiro|depois|comincerei|comincio|inizierei|inizio|chiedo|chiederei|farei|prima|poi)\b",
        ),
        sure: false,
    },
    Kind {
        asks: Pattern::new(
            &[
                "have you",
                "experience",
                "worked",
                "familiar",
                "describe",
                "tell",
                "similar",
                "past",
                "previous",
                "background",
                "comfortable",
                "do you know",
                "did you",
                "proud",
                "haben sie",
                "hast du",
                "erfahrung",
                "ha trabajado",
                "has trabajado",
                "ha hecho",
                "experiencia",
                "avez-vous",
                "as-tu",
                "expérience",
                "já ",
                "experiência",
                "ha già",
                "hai già",
                "ha mai",
                "esperienz",
            ],
            r"\b(?:haben sie|hast du|erfahrung\w*|has? (?:trabajado|hecho|traducido|editado|diseñado)|experiencia|avez-vous|as-tu|expériences?|já \w+|experiência|ha(?:i)? (?:già|mai)|esperienz[ae]|have you|experience|worked|familiar|describe|tell (?:us|me)|similar|past|previous|background|comfortable|do you know|did you|proud)\b",
        ),
        answers: Pattern::new(
            &[],
            r"\b(?:i|we)(?:'ve|’ve)\b|\b(?:i|we) (?:\w+ )?(?:have|had|built|made|wrote|worked|designed|ran|led|used|use|did|edited|shipped|managed|delivered|created|set|moved|migrated|rebuilt|translated|know|helped|cut|produced|taught|grew|handled|own|am|was|work|fixed|kept|spent|do|did|produce|write|edit)\b|\bmy (?:last|recent|previous|work|job|experience|background|own|\w+ project)\b|\b(?:yes|no|never|not yet|none|twice|once|daily)\b|\b(?:ja|nein|ich habe|habe ich|sí|no|he \w+[aid]do|oui|non|j['’]ai|sim|não|já \w+ei|fiz|sì|ho|noch nie|nunca|jamais|mai)\b",
        ),
        sure: false,
    },
    Kind {
        asks: Pattern::new(
            &[
                "do you",
                "are you",
                "can you",
                "will you",
                "is it",
                "have you",
                "did you",
                "is your",
                "would you be",
                "haben sie",
                "können sie",
                "sind sie",
                "avez-vous",
                "êtes-vous",
                "pouvez-vous",
                "¿",
                "já ",
                "pode",
                "tem ",
                "ha già",
                "ha mai",
                "può",
            ],
            r"(?:^|[.,;:]\s*|\band )\W*(?:(?:do|are|can|will|is|have|did|would) (?:you|it|your)|(?:haben|können|sind|arbeiten|kennen) sie|(?:avez|êtes|pouvez|connaissez)-vous|¿(?:ha|has|tiene|tienes|puede|puedes|conoce|conoces|es|está)|(?:já|tem|pode|conhece) \w+|(?:ha|può|conosce|lei) \w+)\b",
        ),
        answers: Pattern::new(
            &[
                "yes",
                "no",
                "i am",
                "i'm",
                "i can",
                "sure",
                "i do",
                "i have",
                "i’m",
                "happy",
                "fine",
                "works for me",
                "ja",
                "nein",
                "sí",
                "oui",
                "non",
                "sim",
                "não",
                "sì",
            ],
            r"^\W*(?:\w{1,2}[.):]\s*)?(?:ja|nein|sí|oui|non|sim|não|sì|yes|no|sure|correct|i (?:am|can|do|have|will)|i[’'](?:m|ve|ll))\b|\b(?:happy|fine|comfortable) (?:to|with)\b|\bworks for me\b",
        ),
        sure: false,
    },
    Kind {
        asks: Pattern::new(
            &[
                "how many",
                "wie viele",
                "wieviele",
                "cuánt",
                "combien",
                "quant",
                "how often",
                "wie oft",
            ],
            r"\b(?:how (?:many|often)|wie ?viele|wie oft|cuánt[oa]s|combien d[e'’]|quant[oa]s|quant[ie])\b",
        ),
        answers: Pattern::new(
            &[],
            r"\b\d+\b|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|none|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|vierzehn|dos|tres|cuatro|cinco|seis|siete|ocho|diez|deux|trois|quatre|cinq|dix|dois|duas|três|quatro|due|tre|quattro|cinque|dieci|\w+zehn|\w+zig)\b",
        ),
        sure: false,
    },
];

static NUMBERED: Pattern = Pattern::new(
    &[],
    r"^\W{0,3}(?:q(?:uestion)?|a(?:nswer)?|#)?\s?\.?\s?(\d{1,2})\s*[.):\-–]\s*",
);

/// Words of a question that say nothing of its subject.
const ASKING: &[&str] = &[
    "describ",
    "tell",
    "pleas",
    "experi",
    "project",
    "year",
    "long",
    "mani",
    "mean",
    "give",
    "exampl",
    "link",
    "share",
    "show",
    "work",
    "similar",
    "use",
    "know",
    "familiar",
    "start",
    "avail",
    "rate",
    "hour",
    "week",
    "recent",
    "previous",
    "past",
    "approach",
    "process",
    "would",
    "question",
    "explain",
    "quel",
    "quell",
    "quelle",
    "comment",
    "combien",
    "avez",
    "avez-vous",
    "welch",
    "welche",
    "welcher",
    "viel",
    "viele",
    "haben",
    "können",
    "könnten",
    "würden",
    "gehen",
    "cuál",
    "cuánto",
    "cuánta",
    "cuántas",
    "cuántos",
    "cómo",
    "tien",
    "tienes",
    "puedes",
    "pued",
    "puede",
    "quantas",
    "quanto",
    "quantos",
    "quant",
    "quanti",
    "quale",
    "quali",
    "come",
    "vous",
];

impl Passages {
    pub(super) fn of(subject: &Subject<'_>) -> Self {
        let text = subject.text();
        let borrowed = Borrowed::find(text, subject.post);
        let subject_matter = subject
            .post
            .map(|post| content::stem_set(&post.text))
            .unwrap_or_default();
        // A sentence with a proved figure or name of the past, or with a link, shows past work.
        let proofs: Vec<Span> = subject
            .claims
            .iter()
            .filter(|claim| is_past_work(claim, text))
            .map(|claim| claim.span)
            .collect();
        let project_words = subject
            .profile
            .into_iter()
            .flat_map(|profile| &profile.projects);
        let mut subject_matter = subject_matter;
        subject_matter.extend(project_words.flat_map(|project| content::stem_set(&project.title)));
        let list: Vec<Passage> = words::sentences(text)
            .into_iter()
            .map(|span| passage(text, span, &borrowed, &subject_matter, &proofs))
            .collect();
        let highest = list
            .iter()
            .filter_map(|passage| passage.number)
            .max()
            .unwrap_or(0);
        Self { list, highest }
    }

    /// The state of each question of the post, in order.
    pub(super) fn answers(&self, post: &JobPost) -> Vec<State> {
        let mut used = HashSet::new();
        post.questions
            .iter()
            .take(MOST)
            .enumerate()
            .map(|(index, question)| self.answer(index, question, post, &mut used))
            .collect()
    }

    fn answer(
        &self,
        index: usize,
        question: &Question,
        post: &JobPost,
        used: &mut HashSet<usize>,
    ) -> State {
        let words = question.span.of(&post.text);
        let wanted: HashSet<String> = content::stem_set(words)
            .into_iter()
            .filter(|stem| !ASKING.contains(&stem.as_str()))
            .collect();
        if let Some(state) = self
            .under_the_question(words)
            .or_else(|| self.by_number(index, post.questions.len(), &wanted))
        {
            return state;
        }
        let asked = Lowered::new(words);
        let kinds: Vec<usize> = (0..KINDS.len())
            .filter(|&kind| KINDS.get(kind).is_some_and(|kind| kind.asks.is_in(&asked)))
            .collect();
        let best = self
            .list
            .iter()
            .enumerate()
            .filter(|(_, passage)| !passage.quote && passage.gap.is_none())
            .map(|(at, passage)| (fitness(passage, &wanted, &kinds, used.contains(&at)), at))
            .max_by_key(|&(fitness, at)| (fitness, std::cmp::Reverse(at)));
        match best {
            Some((3.., at)) => {
                used.insert(at);
                State::Answered(self.list.get(at).map(|passage| passage.span))
            }
            _ if self.shared_over_all(&wanted) => State::Answered(None),
            _ => match self.gap_for(&wanted, words) {
                Some(gap) => State::LeftOpen(gap),
                None if best.is_some_and(|(fitness, _)| fitness == 2) => State::Unclear,
                None => State::Missing,
            },
        }
    }

    /// Whether most of the question's own words stand somewhere in the letter.
    fn shared_over_all(&self, wanted: &HashSet<String>) -> bool {
        let own = self
            .list
            .iter()
            .filter(|passage| !passage.quote && passage.gap.is_none());
        let held: HashSet<&String> = own
            .flat_map(|passage| passage.stems.intersection(wanted))
            .collect();
        held.len() >= 3 && held.len() * 3 >= wanted.len() * 2
    }

    /// The question repeated in the letter: is anything of the writer's own below it?
    fn under_the_question(&self, question: &str) -> Option<State> {
        let asked = content::stem_set(question);
        let at = self.list.iter().position(|passage| {
            passage.quote
                && !asked.is_empty()
                && asked
                    .iter()
                    .filter(|stem| passage.stems.contains(*stem))
                    .count()
                    * 5
                    >= asked.len() * 4
        })?;
        let quote = self.list.get(at)?.span;
        let below: Vec<&Passage> = self
            .list
            .iter()
            .skip(at + 1)
            .take_while(|passage| !passage.quote)
            .collect();
        match below.first() {
            Some(first) => match first.gap {
                Some(gap) => Some(State::LeftOpen(gap)),
                None => Some(State::Answered(Some(first.span))),
            },
            None => Some(State::LeftOpen(quote)),
        }
    }

    /// A list with as many entries as the post has questions is a list of answers.
    fn by_number(&self, index: usize, questions: usize, wanted: &HashSet<String>) -> Option<State> {
        if questions < 2 || self.highest != questions {
            return None;
        }
        // Steps are numbered too and stand before the answers, unless the words say otherwise.
        let shared = |passage: &Passage| passage.stems.intersection(wanted).count();
        let entries = self.list.iter();
        let passage = entries
            .filter(|passage| passage.number == Some(index + 1))
            .reduce(|best, next| {
                if shared(next) + 1 >= shared(best) {
                    next
                } else {
                    best
                }
            })?;
        match passage.gap {
            Some(gap) => Some(State::LeftOpen(gap)),
            None => (!passage.stems.is_empty()).then_some(State::Answered(Some(passage.span))),
        }
    }

    fn gap_for(&self, wanted: &HashSet<String>, question: &str) -> Option<Span> {
        let all = content::stem_set(question);
        self.list.iter().find_map(|passage| {
            let near = passage.stems.intersection(&all).count() >= 2
                || passage.stems.intersection(wanted).next().is_some();
            passage.gap.filter(|_| near)
        })
    }
}

/// Whether a claim shows past work; a mere "since 2021" does not.
fn is_past_work(claim: &Claim, text: &str) -> bool {
    let words = claim.span.of(text);
    let years = words.contains("year") || words.bytes().filter(u8::is_ascii_digit).count() == 4;
    let shown = match claim.kind {
        ClaimKind::Number | ClaimKind::Name => true,
        ClaimKind::Duration => !years,
        ClaimKind::Skill | ClaimKind::Credential => false,
    };
    claim.is_proved() && shown
}

fn passage(
    text: &str,
    span: Span,
    borrowed: &Borrowed,
    subject_matter: &HashSet<String>,
    proofs: &[Span],
) -> Passage {
    let said = span.of(text);
    let lowered = Lowered::new(said);
    let number = NUMBERED
        .captures(&lowered)
        .first()
        .and_then(|groups| groups.get(1).copied().flatten())
        .and_then(|digits| digits.of(said).parse().ok());
    let stems = content::stem_set(said);
    let evident = proofs.iter().any(|proof| proof.overlaps(span)) || said.contains("http");
    Passage {
        span,
        told: (TOLD.is_in(&lowered) && !stems.is_disjoint(subject_matter)) || evident,
        asks: said.ends_with('?'),
        plain: PLAIN.is_in(&lowered),
        label: label(said),
        names: words::words(said).skip(1).any(|(_, word)| {
            word.len() > 1 && word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        }),
        stems,
        kinds: (0..KINDS.len())
            .filter(|&kind| {
                KINDS
                    .get(kind)
                    .is_some_and(|kind| kind.answers.is_in(&lowered))
            })
            .collect(),
        number,
        gap: borrowed.gaps.iter().copied().find(|gap| gap.overlaps(span)),
        quote: borrowed
            .quotes
            .iter()
            .any(|quote| quote.contains(span) || (said.ends_with('?') && quote.overlaps(span))),
    }
}

/// The first word of a line of the form "Mic: …", lower-case, when it is long enough to tell.
fn label(said: &str) -> Option<String> {
    let (head, rest) = said.split_once(':')?;
    let word = head.trim_start_matches(|c: char| !c.is_alphabetic());
    let word = word.split_whitespace().next()?.to_lowercase();
    (words::count(head) <= 3 && word.chars().count() >= 3 && !rest.trim().is_empty())
        .then_some(word)
}

/// How well a passage answers: 3 and more is an answer, 2 a doubt.
fn fitness(passage: &Passage, wanted: &HashSet<String>, kinds: &[usize], used: bool) -> usize {
    let shared = content::kin(&passage.stems, wanted);
    let fits = |kind: &&usize| passage.kinds.contains(kind);
    let sure = kinds
        .iter()
        .filter(fits)
        .any(|&kind| KINDS.get(kind).is_some_and(|kind| kind.sure));
    let loose = kinds.iter().any(|kind| passage.kinds.contains(kind));
    let few = wanted.len() <= 2;
    let labelled = passage.label.as_ref().is_some_and(|label| {
        wanted
            .iter()
            .any(|stem| stem.starts_with(label.as_str()) || label.starts_with(stem.as_str()))
    });
    match shared {
        _ if labelled => 4 + shared,
        // The writer's own question is no answer, however many words it shares.
        _ if passage.asks && !sure => 0,
        _ if sure => 4 + shared,
        2.. => 3 + shared,
        1 if loose || few => 3,
        // "Which microphone do you use?" – "I use a Neumann": the answer need not repeat the noun.
        0 if loose && !used && kinds.contains(&WHICH) && passage.names => 3,
        1 => 2,
        _ if loose && !used && (wanted.is_empty() || kinds.contains(&APPROACH)) => 3,
        _ if !used && kinds.contains(&YES) && passage.plain => 3,
        _ if !used && passage.told && kinds.contains(&EXPERIENCE) => 3,
        _ if loose && !used && kinds.contains(&EXPERIENCE) => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_pattern_compiles() {
        assert!(
            super::KINDS
                .iter()
                .all(|kind| kind.asks.is_valid() && kind.answers.is_valid())
        );
        assert!(super::NUMBERED.is_valid());
    }
}
