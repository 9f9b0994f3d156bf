//! What the application is to bring: portfolio, rate, time, answers, a word about oneself.
//!
//! A sentence counts when it orders the applicant ("please include…", "send me…", "in your proposal,
//! tell…"); then each thing it names is a demand of its own.

use super::Line;
use crate::job_post::{Demand, DemandKind, Place};
use crate::text::Pattern;
use crate::text::pattern::Lowered;

/// Verbs that order the applicant to bring something. Group 1: the verb.
static VERB: Pattern = Pattern::new(
    &[],
    r"\b(include|including|attach|send|share|provide|submit|link|show|state|quote|mention|tell (?:me|us)|let (?:me|us) know|describe|explain|specify|give (?:me|us|an?|your)|outline|list|add|highlight|indicate|note|reply(?: back)? with|respond with|apply with|apply by|reach out with|message (?:me|us)(?: with)?|dm (?:me|us)?(?: with)?|contact (?:me|us) with|bid with|drop|introduce yourself|write|say|confirm|start (?:your|with)|begin (?:your|with)|(?:end|finish|close|conclude) (?:your|the) (?:message|proposal|letter|bid|application|reply|cover letter)|come up with|propose|present|name|put|see|upload|detail|e-?mail|incluye|incluya[n]?|envía|envie[nm]?|enviar|envíe[n]?|adjunta|adjunte|adjuntar|indica|indique|menciona|mencione|comparte|cuéntanos|cuéntame|dinos|dime|díganos|dígame|conte-nos|diga|manda|mande|anexe|informe|conte|envoyez|envoie|joignez|indiquez|précisez|mentionnez|merci de|dites|décrivez|sende[nt]?|schicke[nt]?|schicken|senden|nenne[nt]?|füge[nt]?|beschreibe[nt]?|teile[nt]?|gib|geben|inviate|invia|allegate|allega|indicate|indica|descrivi|wyślij(?:cie)?|przesłać|prześlij(?:cie)?|podaj(?:cie)?|napisz(?:cie)?|dołącz(?:cie)?|opisz|stuur|vermeld|voeg|geef|beschrijf|пришлите|укажите|отправьте|напишите|расскажите|(?:mi|ci) (?:dica|dite|indichi|mandi|invii|scriva|racconti)|dica(?:ci|mi)|indichi|invii|mandi|alleghi|descriva|specifichi|precisi|schreib(?:en|e|t) sie uns|nennen sie|teilen sie|diga-nos|nos diga|dites-nous|indíquenos|envíenos|cuéntenos)\b",
);
/// What makes an order one to the applicant.
static DIRECTED: Pattern = Pattern::new(
    &[],
    r"\b(?:please|kindly|pls|plz|to apply|when (?:applying|bidding|you apply)|if (?:you(?:['’]re| are) )?interested|interested (?:candidates|applicants|freelancers)|applicants|candidates|tell (?:me|us)|let (?:me|us) know|(?:send|show|give|message|dm) (?:me|us)|i(?:['’]d| would) (?:like|love) to see|we(?:['’]d| would) (?:like|love) to see|(?:your|ur) (?:rate|rates|price|quote|quotes|bid|portfolio|cv|resume|résumé|availability|hourly|timeline|time ?zone|experience|previous|past|best|relevant|work|works|github|linkedin|fee|cost|estimate[ds]?|proposed|proposal|approach|samples?|examples?|expected|background|credentials|skills|name)|por favor|para aplicar|tu (?:portafolio|portfolio|tarifa|cv|disponibilidad)|seu (?:portfólio|portfolio|currículo)|sua (?:disponibilidade|proposta)|merci de|s['’]il vous plaît|votre (?:portfolio|tarif|cv|disponibilité|book)|vos (?:tarifs|références|disponibilités|réalisations)|bitte|(?:dein|ihr|deine|ihre|deinen|ihren) (?:portfolio|preis|stundensatz|verfügbarkeit|lebenslauf|referenzen|angebot)|per favore|(?:il tuo|il vostro|la tua|la vostra) \w+|proszę|(?:swoje|swój|swoją) \w+|graag|(?:je|jouw|uw) (?:portfolio|tarief|cv|beschikbaarheid)|пожалуйста|ваш\w*)\b",
);
/// The verb's subject is not the applicant.
static NOT_APPLICANT: Pattern = Pattern::new(
    &[],
    r"(?:\b(?:we|i|we['’]ll|i['’]ll|i['’]ve|we['’]ve|they|it|that|which|bot|chatbot|app|system|site|website|platform|tool|users?|customers?|clients?|visitors?|members?|able to|ability to|can|could|help(?: me| us)? to|help|how to|would|did|already|happy to|also|option to|want to|need to|needs to|have to|going to)|(?:we|i|they|it|app|system|bot|site|website|platform|users?|customers?|clients?|tool|page|report|video|agent|assistant|project|work|task|tasks|role|job|responsibilities|features?|duties|deliverables?) (?:will|should|must|can|could|would|may|shall|to|also|be|is|are)(?: to| also)?)\s+$",
);
/// "Should not", "don't" before the verb.
static NOT: Pattern = Pattern::new(
    &["n't", "n’t", "not", "never", "no need", "nicht", "no "],
    r"\b(?:don['’]?t|do not|never|not|no need to|need not|without|nicht|cannot|can['’]t|please no)\s+(?:just |simply |only |even |have to |need to )?$",
);

/// Things to bring, with their kinds.
static THINGS: [(DemandKind, Pattern); 3] = [
    (
        DemandKind::Attachment,
        Pattern::new(
            &[
                "attach",
                "adjunt",
                "anexe",
                "joignez",
                "allega",
                "dołącz",
                "portfolio",
                "portafolio",
                "portfólio",
                "cv",
                "resume",
                "résumé",
                "curriculum",
                "sample",
                "example",
                "link",
                "github",
                "behance",
                "dribbble",
                "case stud",
                "reference",
                "screenshot",
                "reel",
                "work",
                "project",
                "video",
                "loom",
                "recording",
                "certificate",
                "ejemplo",
                "muestra",
                "exemplo",
                "amostra",
                "exemple",
                "réalisation",
                "book",
                "beispiel",
                "referenz",
                "lebenslauf",
                "arbeitsprobe",
                "esemp",
                "lavori",
                "przykład",
                "realizacj",
                "voorbeeld",
                "пример",
                "портфолио",
                "резюме",
                "app",
                "demo",
                "website",
                "clip",
                "gig",
            ],
            r"\b(?:attach|adjunta|adjunte|anexe|joignez|allega|allegate|dołącz|portfolios?|portafolio|portfólio|book|cvs?|resum[eé]s?|résumés?|curriculum(?: vitae)?|lebenslauf|samples?|examples?|work samples?|links?|url|github|gitlab|behance|dribbble|artstation|case stud(?:y|ies)|references|referrals|screenshots?|show ?reels?|demo reels?|reel|(?:past|previous|prior|recent|similar|related|relevant|best|your|own|other) (?:\w+ )?(?:work|works|projects?|apps?|websites?|sites?|designs?|videos?|articles?|edits?|clips?|posts?)|work you(?:['’]ve| have) done|projects? you(?:['’]ve| have) (?:done|built|completed|worked on)|(?:intro(?:duction|ductory)?|short|loom|1[- ]minute|2[- ]minute|quick) video|loom|voice (?:sample|recording|note)|audio sample|recordings? of your|certificat(?:e|ion)s?|ejemplos?|muestras?|referencias|trabajos anteriores|exemplos?|amostras?|trabalhos anteriores|exemples?|réalisations|références|beispiele?|referenzen|arbeitsproben?|esempi|lavori precedenti|referenze|przykład\w*|realizacj\w+|voorbeelden|referenties|eerder werk|пример\w*|портфолио|резюме)\b",
        ),
    ),
    (
        DemandKind::Rate,
        Pattern::new(
            &[
                "rate",
                "price",
                "pricing",
                "quot",
                "cost",
                "bid",
                "fee",
                "salary",
                "how much",
                "estimate",
                "charge",
                "tarifa",
                "precio",
                "presupuesto",
                "preço",
                "orçamento",
                "valor",
                "tarif",
                "prix",
                "devis",
                "preis",
                "satz",
                "honorar",
                "prezzo",
                "preventivo",
                "tariff",
                "cena",
                "cenę",
                "stawk",
                "wycen",
                "prijs",
                "tarief",
                "цен",
                "стоимост",
                "ставк",
                "compensation",
                "budget",
            ],
            r"\b(?:(?:hourly|daily|day|weekly|monthly|your|expected|desired|fixed|best|proposed|word|project|usual|ballpark)?\s?(?:rates?|pricing|price|prices|quotes?|quotation|fees?)|cost(?:s| estimate)?|estimated costs?|(?:cost|price|budget) estimates?|(?:fixed|final|exact|proposed)[- ]?(?:price )?bid|bid amount|(?:proposed|expected|your|estimated|a) budget|salary(?: expectations?| requirements?)?|compensation expectations?|how much (?:you|it|would|will|do|for)|what you(?:['’]d)? (?:would )?charge|your charges?|an estimate|your estimate|tarifas?|precios?|presupuesto|preços?|orçamento|valor|tarifs?|prix|devis|preise?|preisvorstellung|stundensatz|tagessatz|tagessätze|honorar\w*|kostenvoranschlag|prezzo|preventivo|tariff[ae]|cen[aęy]|stawk\w+|wycen\w+|prijs|tarief|offerte|цен[ауы]|стоимость|ставк\w+)\b",
        ),
    ),
    (
        DemandKind::Timing,
        Pattern::new(
            &[
                "availab",
                "timeline",
                "time frame",
                "timeframe",
                "start date",
                "how soon",
                "how long",
                "how quickly",
                "how fast",
                "turnaround",
                "eta",
                "deliver",
                "hours",
                "when you",
                "notice period",
                "deadline",
                "completion",
                "disponib",
                "plazo",
                "prazo",
                "délai",
                "verfügbar",
                "lieferzeit",
                "zeit",
                "tempi",
                "tempistic",
                "dostępno",
                "termin",
                "beschikbaar",
                "levertijd",
                "срок",
                "schedule",
                "days",
                "weeks",
                "time to",
                "time estimate",
                "estimated time",
                "length estimate",
                "milestone",
            ],
            r"\b(?:availabilit(?:y|ies)|when you(?:['’]re| are|['’]d be)? (?:available|can|could|free|able)|time ?-?(?:line|lines|frame|frames)|start date|(?:earliest )?starting date|how soon|how long|how quickly|how fast|how many (?:days|weeks|hours)|turnaround(?: times?)?|eta|delivery (?:time|date|schedule)s?|hours (?:per|a|each) week|weekly hours|working hours|notice period|deadline you|completion (?:time|date)|time (?:estimate|to complete|required|needed)|estimated (?:time|duration|delivery|completion|timeframe)|length estimate|estimate of time|schedule|(?:your|proposed|a) milestones?|milestone breakdown|disponibilidad|disponibilidade|disponibilités?|plazos?|prazos?|délais?|verfügbarkeit|lieferzeit|zeitrahmen|zeitplan|disponibilità|tempistiche|tempi(?: di consegna)?|dostępno\w+|termin(?:e|en|s|y|u|ie|em)?|beschikbaarheid|levertijd|срок\w*)\b",
        ),
    ),
];
/// Things to say about oneself.
static SAY: Pattern = Pattern::new(
    &[],
    r"\b(?:experience|experiences|approach|yourself|why you|why this|background|skills?|plan|process|ideas?|thoughts|time ?zone|location|country|city|where you|tools?|tech stack|stack|understanding|summary|introduction|intro|strengths?|weather|interests?|suggestions?|qualifications?|questions?|workflow|method(?:ology)?|strategy|steps|team|english level|language level|how you|what you|which|whether|if you|anything|about you|your name|age|hobb(?:y|ies)|credentials|expertise|solution|recommend\w*|tell (?:me|us)|describe|explain|introduce yourself|experiencia|experiência|expérience|erfahrung\w*|esperienz\w+|doświadczeni\w+|ervaring|опыт\w*|por qué|pourquoi|warum|perché|dlaczego|waarom)\b",
);
/// "Portfolio required", "CV is a must".
static REQUIRED: Pattern = Pattern::new(
    &[
        "portfolio",
        "cv",
        "resume",
        "résumé",
        "samples",
        "examples",
        "references",
    ],
    r"\b(?:(?:updated |strong |online |writing |work )*(?:portfolio|cv|resume|résumé|samples|references))\b[^!?;]*?\b(?:required|mandatory|a must|obligatory|needed|necessary|must be (?:attached|included|provided|sent|submitted))\b|\b(?:no|without(?: a| your)?) (?:portfolio|cv|resume|samples|examples)[,]? (?:no|will|won['’]t|means|=)",
);
/// "Answer the questions below", "answer all questions".
static ANSWERS: Pattern = Pattern::new(
    &[
        "answer",
        "respond to the",
        "respond",
        "respuest",
        "respond",
        "repond",
        "répond",
        "beantwort",
        "rispond",
        "odpowied",
        "beantwoord",
        "ответ",
    ],
    r"\b(?:(?:please |kindly |must |to apply,? |be sure to |make sure (?:to|you) |and )?(?:answer(?:ing)?|respond to|address)(?: to)? (?:all |each |both |every )?(?:of )?(?:the |these |this |my |our |those |following |all |screening )(?:\w+ ){0,3}?(?:questions?|following|below|q&a)|your answers? to (?:the|these|all|my|our|following)(?: \w+){0,3}? questions|answer the following|provide (?:the |your )?answers to (?:the|these) questions|(?:please|just|kindly|must) answer (?:\w+ ){0,3}questions|respond[ae]n?(?: a)? (?:las|estas|as|estas|às) (?:siguientes |seguintes )?(?:preguntas|perguntas)|répond(?:ez|re) aux questions|beantworte[nt]?(?: sie)?(?: bitte)? (?:die|diese|folgende)(?:n)?(?: folgenden)? fragen|rispond\w+ alle (?:seguenti )?domande|odpowie\w+ na (?:\w+ )?pytania|beantwoord (?:de|deze) (?:volgende )?vragen|ответьте на (?:\w+ )?вопросы)\b",
);
/// Answers to somebody else's questions: the work.
static NOT_OURS: Pattern = Pattern::new(
    &[
        "customer",
        "client",
        "user",
        "caller",
        "student",
        "patient",
        "visitor",
        "guest",
        "bot",
        "agent",
        "support",
        "must be able",
        "faq",
    ],
    r"\b(?:customers?|clients?['’]?|users?|callers?|students?|patients?|visitors?|guests?|readers?|followers?|buyers?|frequently|research|survey|exam|case study|quiz|technical questions|chat ?bots?|agents?|ability to)\b",
);

/// Adds "answer the questions".
pub(super) fn answers(line: &Line<'_, '_>, found: &mut Vec<Demand>) {
    if ANSWERS.is_in(line.words) && !NOT_OURS.is_in(line.words) && !line.is_work() {
        found.push(line.demand(DemandKind::Answers, None, Place::Anywhere));
    }
}

/// Adds what a line asks to bring.
pub(super) fn find(line: &Line<'_, '_>, has_word: bool, found: &mut Vec<Demand>) {
    answers(line, found);
    if REQUIRED.is_in(line.words) {
        found.push(line.demand(DemandKind::Attachment, None, Place::Anywhere));
        return;
    }
    let item = line.item && line.is_apply();
    let object = ordered(line).or_else(|| item.then(|| line.words.original()));
    let Some(object) = object else { return };
    let things = Lowered::new(object);
    let place = match super::word::place_in(line.words, Place::Anywhere) {
        Place::Anywhere if ENDS.is_in(line.words) => Place::End,
        place => place,
    };
    let before = found.len();
    for (kind, pattern) in &THINGS {
        if pattern.is_in(&things) {
            found.push(line.demand(*kind, None, place));
        }
    }
    let named = found.len() > before || has_word;
    if !named && (SAY.is_in(&things) || item && YOURS.is_in(&things)) && !is_chatter(&things) {
        found.push(line.demand(DemandKind::Describe, None, place));
    }
}

/// "End your message with your price".
static ENDS: Pattern = Pattern::new(
    &["end ", "finish", "close", "conclude"],
    r"\b(?:end|finish|close|conclude) (?:your|the) (?:message|proposal|letter|bid|application|reply|cover letter) (?:with|by)\b",
);

/// The rest of the sentence after an order to the applicant.
fn ordered<'t>(line: &Line<'_, 't>) -> Option<&'t str> {
    let words = line.words.original();
    for at in VERB.find_all(line.words) {
        let before = words.get(..at.start).unwrap_or_default();
        let near = Lowered::new(
            before
                .get(before.floor_char_boundary(before.len().saturating_sub(40))..)
                .unwrap_or_default(),
        );
        if NOT_APPLICANT.is_in(&near) && !invites(&near) || NOT.is_in(&near) {
            continue;
        }
        let rest = words.get(at.start..).unwrap_or_default();
        let tail = Lowered::new(rest);
        let first = before.trim().is_empty()
            || before
                .trim_end()
                .ends_with([',', ':', ';', '-', '–', '—', '.', ')'])
            || opens(&near);
        let directed = DIRECTED.is_in(line.words);
        let ok = if line.is_work() {
            line.applying && directed
        } else {
            directed || line.applying || line.is_apply()
        };
        let verb = at.of(words).to_lowercase();
        // "See", "write", "put", "add" and their like order work as often as words about oneself.
        let weak = [
            "see", "write", "put", "add", "say", "name", "show", "list", "present", "note",
            "detail", "email", "e-mail",
        ]
        .contains(&verb.as_str());
        let clear = !weak
            || line.applying
            || line.is_apply()
            || invites(&near)
            || (before.trim().is_empty() || opens(&near)) && YOURS.is_in(&tail);
        if ok && first && clear {
            return Some(rest);
        }
    }
    None
}

static YOURS: Pattern = Pattern::new(&["you", "me", "us"], r"\b(?:you|your|ur|me|us)\b");

/// "I'd like to see", "we want to see".
fn invites(near: &Lowered<'_>) -> bool {
    static INVITES: Pattern = Pattern::new(
        &["see", "like", "love", "want", "need"],
        r"\b(?:i|we)(?:['’]d| would|['’]ll| will)? (?:also )?(?:like|love|want|need|prefer)(?: you)? to\s+$",
    );
    INVITES.is_in(near)
}

/// What may stand between the sentence's start and the order.
fn opens(near: &Lowered<'_>) -> bool {
    static OPENS: Pattern = Pattern::new(
        &[],
        r"(?:\b(?:please|pls|plz|kindly|and|y|e|et|und|oraz|i|en|then|also|or|must|should|to|be sure to|make sure (?:to|you|that you)|don['’]t forget to|remember to|you|can you|could you|would you|just|simply|bitte|por favor|favor de|proszę(?: o)?|graag|apply and|with|by|sie|either|first|only|pour|per|para|aby|merci de|applications?|proposals?|bids?) |proszę )$",
    );
    OPENS.is_in(near)
}

/// "Send me a message if you have questions", "let us know".
fn is_chatter(words: &Lowered<'_>) -> bool {
    static CHATTER: Pattern = Pattern::new(
        &[],
        r"\b(?:if you have (?:any )?(?:other |further |more )?(?:questions?|doubts|concerns)|any questions|(?:if|whether) you(?:['’]re| are)? (?:interested|can do|able|available to chat|need (?:any|more)|want)|need (?:any|more|further) (?:info|information|details|clarification)|need anything|looking forward|what you need|(?:you )?need more)\b|^(?:let (?:me|us) know|tell (?:me|us)|message (?:me|us))[.! ]*$",
    );
    CHATTER.is_in(words)
}
