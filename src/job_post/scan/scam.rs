//! S06 and S07: money, papers or access asked of the applicant; work without pay.
//!
//! Reads who gives what to whom: "tenants pay a deposit" is the work, "you pay a deposit" is fraud.

use super::rules;
use crate::diagnostic::{Diagnostic, Document, RuleInfo};
use crate::job_post::SectionKind;
use crate::job_post::reading::Reading;
use crate::job_post::unpaid;
use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span};

/// One sign of a scam.
struct Sign {
    pattern: Pattern,
    rule: &'static RuleInfo,
    message: &'static str,
}

const fn sign(
    cues: &'static [&'static str],
    pattern: &'static str,
    rule: &'static RuleInfo,
    message: &'static str,
) -> Sign {
    Sign {
        pattern: Pattern::new(cues, pattern),
        rule,
        message,
    }
}

static SIGNS: [Sign; 20] = [
    sign(
        &["fee"],
        r"\b(?:registration|application|enrol?lment|on-?boarding|training|processing|activation|membership|sign[- ]?up|starter|joining|verification|background[- ]check) fees?\b",
        &rules::MONEY,
        "a fee is asked of you",
    ),
    sign(
        &["deposit", "fee", "advance", "pay"],
        r"\b(?:you(?:['’]ll| will| must| should| need to| have to| are required to|['’]re required to)?|applicants?(?: must| should| need to| have to)?|candidates?(?: must| should| need to| have to)?|freelancers?(?: must| should| need to| have to)?)\s+(?:first |only |just |also )?(?:pay|make|send|transfer|put down|leave|wire)\s+(?:us |me |a |an |the |small |refundable |security |initial |one[- ]time |\$?\d+\s?(?:usd|dollars|eur)? )*(?:deposits?|fee|advance|security|insurance|bond|collateral)\b|\b(?:refundable|security|upfront|initial) deposit (?:of|is required|before|from you)\b|\brefunded with your first (?:pay|salary)",
        &rules::MONEY,
        "you are to pay a deposit",
    ),
    sign(
        &["check", "cheque"],
        r"\b(?:mail|send|receive|get|issue|e-?mail|forward)\b[^!?]*?\b(?:cashier['’]?s?|certified|bank|company|e-?) ?-?(?:check|cheque)s?\b|\b(?:deposit|cash) (?:the|it|this|a) (?:check|cheque)|\b(?:check|cheque)\b[^!?]*?\b(?:deposit (?:it|the)|purchase|buy (?:the )?(?:office )?equipment|vendor)\b",
        &rules::MONEY,
        "a cheque is to go through your account",
    ),
    sign(
        &[
            "usdt", "usdc", "bitcoin", "btc", "crypto", "ethereum", " eth", "tether", "binance",
            "trc20",
        ],
        r"\b(?:payments?|pay|paid|salary|you(?:['’]ll| will) (?:be paid|receive|get)|compensation|we pay|i pay|i['’]ll pay|pays?)\b(?: (?:will be|is|are|made|only|you|weekly|daily|via|by|through|with|sent|done|it|to you|out|the|monthly|per \w+|,)){0,6}\s+(?:in|via|by|with|through|using)?\s*(?:only )?(?:usdt|usdc|bitcoin|btc|crypto(?:currency|currencies)?|ethereum|eth|tether|binance(?: pay)?|trc20)\b",
        &rules::MONEY,
        "pay is to come in cryptocurrency",
    ),
    sign(
        &[
            "passport",
            "id card",
            "licen",
            "selfie",
            "identity",
            "national id",
            "government id",
            "photo of your id",
            "copy of your id",
            "scan of your id",
            "your id",
        ],
        r"\b(?:send|share|provide|submit|upload|attach|include|e-?mail|give)\b[^!?]*?\b(?:photo|picture|copy|scan|image|front and back|pictures|copies|scans|your)\b(?: (?:of|your|a|the|valid|national|government|both|sides|front|and|back|clear)){0,6} (?:passport|id(?: card)?|identity card|driver['’]?s? licen[sc]e|driving licen[sc]e|licen[sc]e|selfie|ids)\b",
        &rules::MONEY,
        "papers that prove your identity are asked",
    ),
    sign(
        &[
            "ssn",
            "social security",
            "maiden name",
            "bank account",
            "bank details",
            "credit card",
            "routing",
            "banking",
            "card number",
        ],
        r"\b(?:(?:your|with)\b[^!?]*?\b(?:ssn|social security(?: number)?|mother['’]?s maiden name)|(?:send|share|provide|submit|give|need)\b[^!?]*?\byour (?:\w+ )?(?:bank(?:ing)? (?:account|details|login|information|credentials)|credit card|debit card|routing number|card number|pin))\b",
        &rules::MONEY,
        "data is asked that opens your accounts",
    ),
    sign(
        &["account", "profile"],
        r"\b(?:let (?:us|me)|allow (?:us|me)(?: to)?|we(?:['’]ll| will)? (?:use|rent|need|buy)|rent(?:ing)?(?: out)?|lend|share|sell|access to|borrow|use of|give (?:us|me)|looking (?:for|to rent)|buy)\b[^!?]*?\b(?:your|their|an?|verified)\s+(?:verified |own |existing |old |aged )?(?:upwork|fiverr|freelancer(?:\.com)?|linkedin|paypal|payoneer|wise|bank|facebook ads?|google ads?|amazon seller|apple developer|play console) (?:account|profile)s?\b",
        &rules::MONEY,
        "your account is to be used by others",
    ),
    sign(
        &[
            "anydesk",
            "teamviewer",
            "remote access",
            "rustdesk",
            "your computer",
            "your pc",
            "your laptop",
            "ultraviewer",
        ],
        r"\b(?:(?:give|grant|allow|provide|let|leave)\b[^!?]*?\b(?:us|me|our team)\b[^!?]*?\b(?:access to|control|use)\b[^!?]*?\byour (?:computer|pc|laptop|device|machine|desktop)|you(?:['’]ll| will| must| need to)? (?:only |just )?(?:install|download|keep) (?:anydesk|teamviewer|rustdesk|ultraviewer)\b|(?:via|through|by|with|over) (?:anydesk|teamviewer|ultraviewer)\b[^!?]*?\byour (?:computer|pc|laptop|machine)|remote access to your (?:computer|pc|laptop|machine))\b",
        &rules::MONEY,
        "access to your computer is asked",
    ),
    sign(
        &["buy", "purchas", "order"],
        r"\b(?:you(?:['’]ll| will| must| should| need to| have to| are required to)?(?: have to| need to)?|applicants?(?: must| should| need to| have to)|candidates?(?: must| should| need to| have to)|freelancers?(?: must| need to| have to))\s+(?:first |also )?(?:buy|purchase|order|pay for)\s+(?:our|the|a|your own|an|some|licensed)?\s?(?:\w+ ){0,2}?(?:training|starter|kits?|software|licen[sc]e|course|materials?|equipment|certificate|subscription|membership|package)\b|\bwe(?:['’]ll| will)? reimburse you\b",
        &rules::MONEY,
        "you are to buy something first",
    ),
    sign(
        &["gift card", "giftcard", "itunes card", "steam card"],
        r"\b(?:buy|purchase|get|send|pick up)\b[^!?]*?\b(?:gift ?cards?|itunes cards?|steam cards?)\b[^!?]*?\b(?:codes?|send|me|back|scratch|photo|pictures?|reimburs\w+)\b",
        &rules::MONEY,
        "gift cards are to be bought",
    ),
    sign(
        &[
            "unpaid",
            "not paid",
            "no pay",
            "without pay",
            "not be paid",
            "isn't paid",
            "isn’t paid",
            "won't be paid",
            "won’t be paid",
            "not compensated",
            "for free",
            "free of charge",
            "not be compensated",
            "sin pago",
            "no remunerad",
            "não remunerad",
            "unbezahlt",
            "non rémunér",
            "non retribuit",
            "bezpłatn",
            "onbetaald",
            "unremunerated",
        ],
        r"\b(?:unpaid|no[nt]?[- ](?:paid|remunerad\w|rémunérée?|retribuit\w)|unbezahlte[rnms]?|bezpłatn\w+|onbetaalde?|sin pago|não remunerad\w)\b[^!?]*?\b(?:test|trial|task|sample|assignment|project|article|exercise|prueba|teste|probe\w*|essai|prova|próbn\w+|proefopdracht|internship|work|position|role)|\b(?:test|trial|sample|assignment|task|exercise|prueba|essai|probearbeit|prova)\b[^!?]*?\b(?:unpaid|(?:is|are|will be|won['’]t be|isn['’]t|not be|be) (?:not |un)?(?:paid|compensated)(?: for)?|not paid|without pay|for free|free of charge|no pay(?:ment)?)\b|\b(?:translate|write|design|edit|build|create|make|do|record|draw)\b[^!?]*?\b(?:for free|free of charge|without pay|unpaid)\b[^!?]*?\b(?:sample|test|trial|before|first|as a)\b",
        &rules::UNPAID,
        "a test or trial without pay",
    ),
    sign(
        &[
            "free sample",
            "free mock",
            "free demo",
            "free trial",
            "sample of",
            "mockup",
            "mock-up",
            "concept",
            "custom sample",
            "free draft",
            "sample for",
            "in advance",
        ],
        r"\b(?:free|complimentary) (?:samples?|mock-?ups?|demos?|drafts?|concepts?|sketch(?:es)?|test) (?:of|for|with|edit|design|article|in your|along)|\b(?:send|submit|include|create|provide|design|make|show|post|share|upload|give)\b(?: me| us| your| a| an| the| custom| quick| short| free| initial| rough| first){1,5} (?:samples?|mock-?ups?|demos?|concepts?|drafts?|sketch(?:es)?|homepage mockup|design)\s(?:of|for) (?:our|my|this|the) (?:\w+ ){0,3}?\b(?:before|in advance|with your (?:bid|proposal|application)|along with|to be considered|so (?:that )?(?:we|i) can judge)|\bonly applicants who (?:send|submit) (?:a |an )?(?:custom|new|original|free) \w+|\bpost your (?:concept|design|entry)\b",
        &rules::UNPAID,
        "a custom sample is asked before hiring",
    ),
    sign(
        &[
            "winner",
            "exposure",
            "can't offer money",
            "can’t offer money",
            "cannot pay",
            "can't pay",
            "no budget",
            "portfolio piece",
            "contest",
            "volunteer",
            "equity only",
        ],
        r"\b(?:only the (?:winner|best(?: one)?|winning \w+|selected \w+) (?:gets?|will be|is) paid|(?:choose|pick|select) (?:a|the|one) winner|winner (?:gets|takes|will get|will be) (?:paid|hired|the (?:job|money|payment))|(?:can['’]?t|cannot|unable to|won['’]t|don['’]t|do not) (?:offer|pay|provide)(?: \w+){0,3} (?:money|payment|pay|salary)(?: now| yet| at the moment)?|(?:great|good|lots of|massive|paid in|get|for) exposure|no (?:budget|pay|payment)(?: for this)?(?: yet| now| at the moment)|equity only|volunteer (?:basis|position|role))\b",
        &rules::UNPAID,
        "work is asked for a chance or for praise instead of pay",
    ),
    sign(
        &[
            "gebühr",
            "kaution",
            "inscripción",
            "registro",
            "depósito",
            "fianza",
            "inscription",
            "dossier",
            "caution",
            "inscrição",
            "cadastro",
            "caução",
            "iscrizione",
            "registrazione",
            "cauzione",
        ],
        r"\b(?:(?:vor|bevor|before|avant|antes|prima)\b[^!?]{0,40}?\b)?(?:sie|du|bewerber\w*|vous|candidat\w*|usted|deb(?:e|es|en)|deber(?:á|ás|án)|tendrás?|tiene que|hay que|você|deve|precisa|lei|dovr(?:à|ai)|deve)\b[^!?]*?\b(?:zahl\w+|überweis\w+|pag(?:a|ar|as|ue)|abonar|pay(?:ez|er)|vers(?:ez|er|are)|régler|pagare)\b[^!?]*?\b(?:(?:anmelde|registrierungs|bearbeitungs|einschreibe|schulungs)gebühr\w*|kaution|(?:cuota|tarifa|tasa|gastos) de (?:inscripción|registro|gestión)|depósito|fianza|frais d['’]inscription|frais de dossier|caution|taxa de (?:inscrição|cadastro|registro)|caução|(?:quota|spese) di (?:iscrizione|registrazione)|cauzione)\b|\b(?:zahl\w+|überweis\w+|bezahl\w+) (?:sie|du)\b[^!?]*?\b(?:kaution|(?:anmelde|registrierungs|bearbeitungs|einschreibe|schulungs)?gebühr\w*|starter(?:paket|set))\b",
        &rules::MONEY,
        "a fee is asked of you",
    ),
    sign(
        &["account", "compte", "cuenta", "konto", "conto", "conta"],
        r"\b(?:receive|accept|get|recevrez|recevoir|recevez|recib(?:ir|irá|irás|es|e)|erhalten|empfangen|bekommen|ricever(?:à|ai|e|ete)|receb(?:er|erá|e))\b[^!?]*?\b(?:your|votre|su|tu|ihr(?:em|en|e)?|dein(?:em|en)?|tuo|suo|sua|seu)\s+(?:\w+ ){0,2}?(?:bank ?account|bank|accounts?|compte|cuenta|(?:bank)?konto|conto|conta)\b[^!?]*?\b(?:transfer|forward|send|wire|transf[ée]r\w*|enverr\w*|überweis\w*|weiter\w*|trasfer\w*|gir\w+|reenvi\w*|envi\w+|repass\w+)",
        &rules::MONEY,
        "other people's money is to go through your account",
    ),
    sign(
        &[
            "ausweis",
            "reisepass",
            "dni",
            "pasaporte",
            "passeport",
            "identité",
            "identità",
            "passaporto",
            "passaporte",
            "identidad",
        ],
        r"\b(?:send\w*|schick\w*|lad\w*|env[íi]\w+|mand\w+|sub(?:a|ir|e)|envoy\w+|transmet\w+|invi\w+|carreg\w+|anex\w+)\b[^!?]*?\b(?:(?:ihres|deines|ihren|deinen|su|tu|votre|ta|seu|sua|suo|tuo|sua|tua|vom|del|du|de la|do)\b)[^!?]{0,20}?(?:personalausweis\w*|ausweis\w*|reisepass\w*|dni|pasaporte|documento de identidad|passeport|(?:carte|pièce) d['’]identité|carta d['’]identità|passaporto|passaporte|documento de identidade|identidade)\b",
        &rules::MONEY,
        "papers that prove your identity are asked",
    ),
    sign(
        &[
            "zelle",
            "cash app",
            "cashapp",
            "western union",
            "moneygram",
            "wire the",
            "keep",
        ],
        r"\b(?:check|cheque|payment|money|funds|transfer)\b[^!?]*?\b(?:keep|zelle|cash ?app|wire|forward|western union|moneygram)\b[^!?]*?\b(?:the rest|remainder|remaining|balance|difference|supplier|vendor|partner|agent)\b",
        &rules::MONEY,
        "other people's money is to go through your account",
    ),
    sign(
        &["own name", "your name", "their name"],
        r"\b(?:open|register|create|set up|verify)\b[^!?]*?\b(?:bank|exchange|paypal|payoneer|stripe|wallet|crypto|wise|trading|seller|merchant)\b[^!?]*?\b(?:accounts?|cards?)\b[^!?]*?\bin (?:your|their) (?:own )?names?\b",
        &rules::MONEY,
        "accounts are to be opened in your name for others",
    ),
    sign(
        &["anydesk", "teamviewer", "rustdesk", "ultraviewer"],
        r"\byou(?:['’]ll| will| must| need to| have to)? (?:\w+ ){0,2}?(?:install|download|start|open|run)\b[^!?]{0,20}?\b(?:anydesk|teamviewer|rustdesk|ultraviewer)\b",
        &rules::MONEY,
        "access to your computer is asked",
    ),
    sign(
        &[
            "without pay",
            "without any pay",
            "no fee for",
            "no pay for",
            "hire the best",
            "hire one of",
            "without compens",
            "unpaid",
            "for free",
            "free of charge",
            "at no cost",
        ],
        r"\b(?:everyone|everybody|all (?:applicants|candidates)|(?:each|every) (?:applicant|candidate)|applicants|candidates|you(?:['’]ll| will| must| should| first)?)\b[^!?]{0,20}?\b(?:records?|writes?|translates?|designs?|edits?|makes?|works?|draws?|submits?|sends?|completes?|delivers?|prepares?|does|do)\b[^!?]*?\b(?:without (?:any )?(?:pay(?:ment)?|compensation)|unpaid|for free|free of charge|at no cost)\b|\b(?:no (?:fee|pay|payment|compensation) for (?:this|the|that) (?:first |test |trial )?(?:round|stage|step|phase|test|trial|piece|task)|(?:an?|one|two|the|first) unpaid (?:\w+ )?(?:weeks?|days?|month|hours?|trial|test|round|shift)|(?:writes?|designs?|delivers?|submits?|makes?|records?) [^!?]{0,80}?\bhire (?:only )?(?:the best|one of))\b",
        &rules::UNPAID,
        "work without pay is asked before hiring",
    ),
];
/// Money, papers and tests of other people: the product's users.
static WORK: Pattern = Pattern::new(
    &[],
    r"\b(?:users?|customers?|tenants?|landlords?|guests?|members?|players?|clients? (?:pay|send|upload)|visitors?|patients?|students?|buyers?|sellers?|app|platform|integrat\w+|feature|api|module|website|page|articles?|blog|tool|system|compare|comparison|returns|verification service|wallet|exchange|smart contract|software that|landing)\b",
);
/// "There is no registration fee", "paid test".
static DENIED: Pattern = Pattern::new(
    &[
        "no ",
        "never",
        "not ",
        "without",
        "paid test",
        "paid trial",
        "long exposure",
        "n't",
        "n’t",
    ],
    r"\b(?:(?:there (?:is|are) )?(?:no|never|without)(?: any| a| an)? (?:\w+ )?(?:fees?|deposits?|registration|application|upfront|cost|unpaid)|(?:never|not|don['’]t|won['’]t) (?:ask|charge|require|pay (?:us|any)|send us)|a paid (?:test|trial)|paid (?:test|trial|sample)|(?:test|trial|sample)[^!?]*?\bis paid|(?:test|trial|sample) (?:will be|are) paid|long exposure|double exposure|not (?:an )?unpaid)\b",
);

/// A fee that somebody is to pay, not one to be worked on.
static ASKED: Pattern = Pattern::new(
    &[],
    r"\b(?:you|your|applicants?|candidates?|freelancers?|refund\w*|required|small|one[- ]time|to start|before|must|nominal|only)\b",
);

/// What to do about unpaid work.
const INSTEAD: &str = "offer past work or a small paid first milestone instead";

/// Adds the findings.
pub(super) fn find(reading: &Reading<'_>, findings: &mut Vec<Diagnostic>) {
    for sentence in &reading.sentences {
        let words = Lowered::new(reading.words(sentence.span));
        let kind = reading.kind(sentence);
        if let Some(at) = unpaid::find(&words) {
            let message = "a test or trial without pay";
            let at = at.shifted(sentence.span.start);
            findings
                .push(Diagnostic::new(&rules::UNPAID, Document::Post, at, message).help(INSTEAD));
        }
        for sign in &SIGNS {
            let Some(at) = sign.pattern.find(&words) else {
                continue;
            };
            if SIGNS.first().is_some_and(|first| std::ptr::eq(first, sign)) && !ASKED.is_in(&words)
            {
                continue;
            }
            if DENIED.is_in(&words) || is_work(&words, kind, sign, at) {
                continue;
            }
            let help = if std::ptr::eq(sign.rule, &rules::MONEY) {
                "send no money, papers or access; report the post"
            } else {
                INSTEAD
            };
            findings.push(
                Diagnostic::new(
                    sign.rule,
                    Document::Post,
                    at.shifted(sentence.span.start),
                    sign.message,
                )
                .help(help),
            );
        }
    }
}

/// Whether the sign speaks of the product rather than of the applicant.
fn is_work(words: &Lowered<'_>, kind: SectionKind, sign: &Sign, at: Span) -> bool {
    static YOURS: Pattern = Pattern::new(
        &[
            "you",
            "applicant",
            "candidate",
            "freelancer",
            "we will",
            "we'll",
            "own name",
        ],
        r"\b(?:you|your|applicants?|candidates?|freelancers?|own names?)\b",
    );
    let speaks = YOURS.is_in(&Lowered::new(at.of(words.original()))) || YOURS.is_in(words);
    if !std::ptr::eq(sign.rule, &rules::MONEY) {
        return kind == SectionKind::Deliverables || THEIR_TRIAL.is_in(words);
    }
    let product = WORK.is_in(words) || matches!(kind, SectionKind::Deliverables);
    product && (!speaks || is_quoted(words.original(), at)) || PRODUCT_OWNER.is_in(words)
}

/// Whether the place stands in quotation marks: a button's text, a message of the product.
fn is_quoted(text: &str, at: Span) -> bool {
    let before = text.get(..at.start).unwrap_or_default();
    let straight = before.matches('"').count() % 2 == 1;
    let curly = [('“', '”'), ('«', '»'), ('„', '“')]
        .iter()
        .any(|&(open, close)| {
            before.rfind(open).is_some_and(|from| {
                !before
                    .get(from + open.len_utf8()..)
                    .unwrap_or_default()
                    .contains(close)
            })
        });
    straight || curly
}

/// A free trial or sample that the client's own customers get.
static THEIR_TRIAL: Pattern = Pattern::new(
    &[
        "user",
        "customer",
        "visitor",
        "free trial",
        "subscriber",
        "contest platform",
        "lead magnet",
        "members",
        "our product",
    ],
    r"\b(?:users?|customers?|visitors?|subscribers?|shoppers?|members|lead magnet|our (?:product|app|software|free trial)|contest (?:platform|app|site|page))\b",
);

/// The money or the papers are plainly somebody else's.
static PRODUCT_OWNER: Pattern = Pattern::new(
    &[
        "user",
        "customer",
        "tenant",
        "guest",
        "member",
        "player",
        "buyer",
        "visitor",
        "student",
        "patient",
        "integrat",
        "build",
        "wallet",
        "applicants to",
    ],
    r"\b(?:users?|customers?|tenants?|guests?|members?|players?|buyers?|visitors?|students?|patients?|landlords?) (?:can |must |will |should |may |have to |need to )?(?:pay|send|upload|submit|deposit|buy|purchase|share|provide|get|receive|store)\b|\b(?:integrate|build|develop|implement)\b[^!?]*?\b(?:verification|payments?|deposits?|wallet|checkout|kyc)\b",
);
