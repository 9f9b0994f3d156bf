//! J14: preferences for people rather than for what they can do.
//!
//! What a product is, or for whom it is made, is no preference: a girls' clothing store, men's fashion,
//! a novel for young adults, a flat for people over 70.

use super::at;
use super::phrase::{Phrase, distinct};
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};

pub(in crate::check) static J14: Rule = Rule {
    info: RuleInfo {
        id: RuleId("J14"),
        name: "protected-class",
        severity: Severity::Error,
        summary: "a preference for sex, age, origin, religion, family or body, or words that code for one",
        explanation: "Sites remove posts that prefer people by sex, age, nationality, religion, family or health, \
                      and in many countries they are unlawful. Say what the work needs instead: fluent, available \
                      in the evening, used to TikTok. Coded words (\"native speaker\", \"digital native\") are \
                      warnings, plain preferences are errors.",
    },
    kind: TextKind::JobPost,
    run,
};

const OPEN: &str = "take it out: say what the work needs, not who should do it";
const FLUENT: &str =
    "write \"fluent\" (or a level such as C2): it asks for the skill, not for the birth";
/// Words that say the phrase is about a product, its users, or a voice or figure to be shown.
const PRODUCT: &[&str] = &[
    "voice over",
    "voice-over",
    "voice actor",
    "voice artist",
    "voice talent",
    "female voice",
    "male voice",
    "model",
    "actor",
    "actress",
    "character",
    "narrator",
    "singer",
    "audience",
    "customers",
    "users",
    "readers",
    "clothing",
    "shoes",
    "fashion",
    "store",
    "brand",
    "magazine",
    "app for",
    "club",
    "team of women",
    "avatar",
    "players",
    "students of",
    "patients",
    "clients are",
];

/// The same in the other languages.
const PRODUCT_ABROAD: &[&str] = &[
    "stimme",
    "sprecher",
    "kleidung",
    "mode",
    "schuhe",
    "kunden",
    "zielgruppe",
    "figur",
    "voix",
    "personnage",
    "vêtement",
    "public",
    "lecteur",
    "clientes",
    "voz ",
    "personaje",
    "ropa",
    "tienda",
    "público",
    "lectores",
    "personagem",
    "roupa",
    "leitores",
    "voce ",
    "personaggio",
    "abbigliamento",
    "clienti",
    "romanzo",
    "novela",
    "roman ",
    "romance",
    "model",
    "actriz",
    "actor",
    "attrice",
    "illustr",
    "ilustr",
    "zeichn",
];

/// Plain preferences: errors.
static PLAIN: [Phrase; 21] = [
    Phrase::new(
        &["need not apply", "need to apply", "not apply", "not be considered", "don't apply", "don’t apply"],
        r"\b((?:applicants?|candidates?|people|persons?|anyone|women|men|mothers|fathers|foreigners|immigrants|parents)\b[^.\n;]{0,40}?\b(?:need not apply|(?:should|do|please do|may) not apply|don['’]t apply|(?:will|shall) not be considered))\b",
        OPEN,
    )
    .unless(&["agenc", "without a portfolio", "without experience", "with experience", "skill", "license", "licence", "who cannot", "who can't", "without a"]),
    Phrase::new(
        &["in her ", "in his ", "in their ", "female", "male", "disab", "healthy"],
        r"\b(in (?:her|his|their) (?:early |mid |late )?(?:twenties|thirties|forties|20s|30s|40s))\b|(?:^|[,;:–-]\s*)((?:female|male))(?:\s*[,.;]|\s*$)|\b((?:without|no|not) (?:any )?(?:disabilit(?:y|ies)|disabled (?:people|persons?)|handicaps?)|(?:healthy|able-bodied) (?:person|people|candidates?|applicants?))\b",
        OPEN,
    )
    .unless(PRODUCT),
    // German.
    Phrase::new(
        &["mitarbeiter", "kolleg", "frau", "mann", "dame", "kandidat", "bewerber", "aushilfe", "männer", "deutsche", "jemand", "person"],
        r"\b(jung(?:en|e|er|es)?(?:,? (?:und )?(?:dynamisch\w*|motiviert\w*|attraktiv\w*|hübsch\w*|nett\w*))* (?:mitarbeiter\w*|kolleg\w+|frau|mann|dame|person|kandidat\w*|bewerber\w*|aushilfe\w*))\b|\b((?:mitarbeiter\w*|kandidat\w*|bewerber\w*|person|frau|mann|dame|jemand\w*|aushilfe)\b[^.\n;]{0,20}?\b(?:unter|bis|nicht älter als|höchstens|maximal|zwischen) (?:[2-6]\d)(?: und [2-6]\d)?(?: jahren?)?)\b|\b((?:nur|ausschließlich|bevorzugt|am liebsten) (?:eine? )?(?:frau(?:en)?|männer|mann|dame|deutsche[rn]?|christ\w*|ledige\w*))\b|\b(deutsche staatsangehörigkeit)\b",
        OPEN,
    )
    .unless(PRODUCT_ABROAD),
    // French.
    Phrase::new(
        &["homme", "femme", "fille", "dame", "nationalité", "âgé", "ans"],
        r"\b((?:jeune )?(?:homme|femme|fille|dame)s?\b[^.\n;]{0,30}?\b(?:exigée?s?|uniquement|seulement|de préférence|souhaitée?s?|de moins de \d\d|(?:de |entre )\d\d (?:et|à) \d\d ans))|\b((?:cherch\w+|recherch\w+) (?:une? )?(?:jeune )?(?:femme|homme|fille|dame))\b|\b(de nationalité \w+ (?:exigée?|uniquement|obligatoire|souhaitée?))|\b((?:candidat\w*|personne|quelqu['’]un)\b[^.\n;]{0,20}?\b(?:âgée?s? de (?:moins de )?\d\d|de moins de \d\d ans|entre \d\d et \d\d ans))",
        OPEN,
    )
    .unless(PRODUCT_ABROAD),
    // Spanish.
    Phrase::new(
        &["hombre", "mujer", "señorita", "chica", "chico", "varón", "varones", "edad", "presencia", "joven", "años"],
        r"\b((?:hombre|mujer|señorita|chica|chico|varón)(?:es|s)?\b[^.\n;]{0,25}?\b(?:únicamente|solamente|preferib\w+|preferentemente|menor(?:es)? de \d\d|(?:entre|de) \d\d (?:y|a) \d\d(?: años)?))|\b((?:solo|sólo|solamente|únicamente|preferiblemente|buscamos|busco|se busca|se buscan) (?:una? )?(?:mujer|hombre|chica|chico|señorita|señora)(?:es|s)?)\b|\b(edad (?:máxima|entre|de) ?:? ?\d\d[^.\n;]{0,15})|\b(buena presencia)\b|\b((?:candidat\w+|persona|alguien)\b[^.\n;]{0,20}?\b(?:menor de|no mayor de|de entre|hasta) \d\d(?: y \d\d)? años)",
        OPEN,
    )
    .unless(PRODUCT_ABROAD),
    // Portuguese.
    Phrase::new(
        &["homem", "mulher", "moça", "rapaz", "rapariga", "aparência", "anos"],
        r"\b((?:homem|mulher|moça|rapaz|rapariga)(?:es|s)?\b[^.\n;]{0,25}?\b(?:apenas|somente|preferencialmente|até \d\d anos|entre \d\d e \d\d anos))|\b((?:apenas|somente|só|procuro|procuramos|buscamos|preferência por) (?:uma? )?(?:mulher|moça|homem|rapaz|rapariga)(?:es|s)?)\b|\b(boa (?:aparência|apresentação))\b|\b((?:candidat\w+|pessoa|alguém)\b[^.\n;]{0,20}?\b(?:até|com menos de|entre) \d\d(?: e \d\d)? anos)(?:\s*[.,;]|\s*$)",
        OPEN,
    )
    .unless(PRODUCT_ABROAD),
    // Italian.
    Phrase::new(
        &["donna", "uomo", "ragazza", "ragazzo", "signora", "presenza", "età", "anni", "donne", "uomini"],
        r"\b((?:donna|uomo|ragazza|ragazzo|signora)\b[^.\n;]{0,25}?\b(?:esclusivamente|preferibilmente|di bella presenza|max \d\d anni|tra i \d\d e i \d\d|sotto i \d\d))|\b((?:cerchiamo|cerco|cercasi|si cerca|solo) (?:una? )?(?:giovane )?(?:donn[ae]|ragazz[aeoi]|uomo|uomini|signora))\b|\b(bella presenza)\b|\b(età (?:massima|compresa|tra|max)[^.\n;]{0,20}\d\d)",
        OPEN,
    )
    .unless(PRODUCT_ABROAD),
    Phrase::new(
        &["white", "caucasian", "blonde", "black"],
        r"\b((?:white|caucasian|european[- ]looking|light[- ]skinned) (?:native )?(?:speakers?|teachers?|tutors?|people|persons?|candidates?|applicants?)(?: only)?)\b",
        OPEN,
    ),
    Phrase::new(
        &["female", "male", "women", "men", "woman", "ladies", "lady", "girls", "boys", "guys", "gents"],
        r"\b((?:female|male|women|woman|men|man|lady|ladies|girls?|boys?|guys?|gentlemen)(?:\s+(?:candidates?|applicants?|freelancers?|developers?|designers?|assistants?|writers?|persons?|people|vas?|agents?|workers?|translators?|editors?|tutors?|teachers?))?\s+(?:only|preferred|is preferred|are preferred|please\b|wanted))\b",
        OPEN,
    )
    .unless(PRODUCT),
    Phrase::new(
        &["female", "male", "woman", "man", "lady", "girl", "boy", "guy", "women", "men"],
        r"\b((?:only|prefer(?:ably|red|ring|s)?|preference for|looking for|need|want|hire|hiring|seeking|wants|needs)\s+(?:for\s+)?(?:an?\s+)?(?:young\s+|older\s+|single\s+|nice\s+|pretty\s+|attractive\s+)?(?:female|male|woman|lady|girl|boy|women|men|ladies|girls|boys)(?:\s+(?:candidates?|applicants?|freelancers?|developers?|designers?|assistants?|writers?|va|virtual assistant|agents?|who|to|for|under|only))?)(?:[\s.,;!]|$)",
        OPEN,
    )
    .unless(PRODUCT),
    Phrase::new(
        &["must be", "should be", "has to be"],
        r"\b(?:must|should|has to|have to|needs to) be\s+(?:a\s+)?((?:female|male|woman|man|white|caucasian|single|unmarried|married|christian|muslim|hindu|jewish|catholic|straight|heterosexual|childless|child-free|young|under (?:1[6-9]|[2-6]\d)|between (?:1[6-9]|[2-5]\d) and [2-6]\d|aged? (?:1[6-9]|[2-5]\d)\s*(?:-|–|to)\s*[2-6]\d))\b",
        OPEN,
    )
    .unless(PRODUCT),
    Phrase::new(
        &["aged", "ages", "age ", "years old", "year old", "under", "over", "younger", "older", "between", "y/o"],
        r"\b(?:applicants?|candidates?|freelancers?|persons?|someone|somebody|only|female|male|wom[ae]n|m[ae]n|people|assistant|developer|designer|who (?:is|are))\b[^.\n;]{0,30}?\b((?:aged?|under|below|not over|not older than|younger than|between|over|above|older than|max(?:imum)?\.? age)\s*(?:the age of\s+|ages?\s+)?:?\s*(?:1[6-9]|[2-6]\d)(?:\s*(?:-|–|to|and)\s*(?:1[6-9]|[2-6]\d))?(?:\s*(?:years?(?: old| of age)?|y/?o))?)(?:\s*[,.;)!]|\s*$|\s+(?:with|only|to fit|who|preferred|please|and (?:with|able|living|single|fit)))",
        OPEN,
    )
    .unless(&["flats", "customers", "users", "readers", "audience", "residents", "minutes", "hours", "kb", "mb", "patients", "for people", "for women", "for men", "players", "words", "pages", "%", "usd", "eur", "gbp", "tests"]),
    Phrase::new(
        &["age limit", "age range", "age group", "age:", "maximum age", "max age", "years of age", "years old"],
        r"\b((?:age (?:limit|range|group)|max(?:imum)? age|preferred age|age)\s*(?::|is|of)?\s*(?:1[6-9]|[2-6]\d)(?:\s*(?:-|–|to|and)\s*[2-6]\d)?)\b|\b((?:1[6-9]|[2-5]\d)\s*(?:-|–|to)\s*[2-6]\d\s+years? (?:old|of age))\b",
        OPEN,
    )
    .unless(&["audience", "customers", "users", "readers", "target", "demographic", "players", "children", "kids", "shoppers", "people who buy", "buyers"]),
    Phrase::new(
        &["no indian", "no pakistani", "no african", "no chinese", "no nigerian", "no bangladeshi", "no filipino", "no asian", "no black", "no arab", "no russian", "no ukrainian", "no muslim", "no jew", "no christian", "no american", "no vietnamese", "no egyptian", "no kenyan", "no foreigners", "no immigrants", "no gays", "no women", "no men", "no females", "no males", "not from india", "not from pakistan", "not from africa"],
        r"\b(no (?:(?:indian|pakistani|african|chinese|nigerian|bangladeshi|filipino|asian|black|arab|russian|ukrainian|muslim|jew|christian|american|vietnamese|egyptian|kenyan|foreigner|immigrant|gay|female|male)s?|women|men)(?:\s*(?:,|or|and|/)\s*\w+)?)\b(?:\s+(?:please|freelancers?|developers?|agenc\w+|applicants?|bidders?|candidates?|companies|people|need)|\s*[.,;!]|\s*$)|\b(not from (?:india|pakistan|africa|asia)\b[^.\n]{0,20})",
        "take it out: name the time zone or the language the work needs",
    ),
    Phrase::new(
        &["only americans", "only europeans", "only whites", "americans only", "europeans only", "whites only", "caucasian", "westerners", "white only", "only white", "prefer american", "british only", "germans only", "only germans", "only brit"],
        r"\b((?:only|prefer(?:ably)?)\s+(?:americans|europeans|whites?|caucasians?|westerners|germans|brits|australians|white people)|(?:americans|europeans|whites|white people|caucasians?|westerners|germans|brits)\s+(?:only|preferred|please))\b",
        "take it out: name the time zone, the language or the right to work that is needed",
    ),
    Phrase::new(
        &["christian", "muslim", "hindu", "jewish", "catholic", "mormon", "buddhist"],
        r"\b((?:an?|only|prefer(?:ably)?(?: an?)?)\s+(?:practi[cs]ing\s+|devout\s+)?(?:christian|muslim|hindu|jewish|catholic|mormon|buddhist)\s+(?:candidate|applicant|person|freelancer|developer|designer|editor|writer|assistant|woman|man|va|virtual assistant|coder|team member|employee|tutor|only))\b|\b((?:christians|muslims|hindus|catholics)\s+(?:only|preferred))\b",
        OPEN,
    )
    .unless(&["book cover", "history book", "books", "magazine", "bible", "music", "church website", "history"]),
    Phrase::new(
        &["kids", "children", "family obligations", "family commitments", "dependants", "dependents", "childless", "child-free"],
        r"\b(?:someone|somebody|person|you|candidates?|applicants?|who (?:has|have)|freelancers?|be)\b[^.\n]{0,25}?\b((?:with no|with(?:out)?|has no|have no|no|don['’]t have|doesn['’]t have)(?: any)? (?:small |young )?(?:kids|children|family obligations|family commitments|dependan?ents?)|childless|child-free)\b",
        "take it out: say which hours the work needs",
    )
    .unless(&["with children's", "books", "in the picture", "with kids who"]),
    Phrase::new(
        &["mother", "mom", "mum", "parent", "pregnan", "unmarried", "divorc", "single "],
        r"\b((?:single|new|working|expecting)?\s*(?:mothers?|moms|mums|parents|pregnant women|pregnant)\s+(?:need not apply|not wanted|not welcome|should not apply))\b|\b(no (?:single )?(?:mothers|moms|mums|parents|pregnant women))\b|\b((?:single|unmarried|married)\s+(?:wom[ae]n|m[ae]n|females?|males?|candidates?|applicants?|persons?)\s*(?:only|preferred)?)\b|\b(not (?:be )?pregnant)\b",
        OPEN,
    )
    .unless(PRODUCT),
    Phrase::new(
        &["boomer", "old people", "older people", "elderly", "over-qualified", "retirees", "pensioners"],
        r"\b(no (?:baby )?(?:boomers?|old people|older people|elderly(?: people)?|retirees|pensioners|oldies))\b",
        OPEN,
    ),
    Phrase::new(
        &["able-bodied", "able bodied", "disab", "good-looking", "good looking", "appearance", "attractive", "physically fit", "handicap", "healthy"],
        r"\b(able[- ]bodied|(?:no|without) (?:any )?(?:disabilit\w+|handicaps?|health (?:issues|problems))|not disabled|(?:of |with )?(?:a )?(?:good|pleasant|nice|attractive) (?:appearance|looks)|(?:good-looking|good looking|attractive|beautiful|pretty) (?:person|people|female|woman|girl|lady|assistant|candidate|applicants?|host\w*))\b",
        OPEN,
    )
    .unless(&["accessib", "wcag", "website", "design", "product", "toys for", "character", "model", "layout", "packag"]),
    Phrase::new(
        &["nur frauen", "nur männer", "solo mujeres", "solo hombres", "sólo mujeres", "menores de", "nur weiblich", "femme uniquement", "uniquement des femmes", "apenas mulheres", "solo donne", "jünger als", "señorita"],
        r"\b(nur (?:für )?(?:frauen|männer|weibliche \w+)|s[oó]lo (?:mujeres|hombres)|(?:candidat[oa]s )?menores de \d\d(?: años)?|femmes? uniquement|uniquement (?:des )?femmes|apenas mulheres|solo donne|jünger als \d\d|señorita)\b",
        OPEN,
    )
    .unless(&["mode", "moda", "ropa", "zapatos", "kleidung"]),
];

/// Words that code for age, origin or body: warnings.
static CODED: [Phrase; 8] = [
    Phrase::new(
        &["native", "natives"],
        r"\b(native[- ]?(?:level\s+)?(?:(?:us|uk|american|british|english|german|spanish|french|italian|dutch|portuguese|chinese|japanese|arabic|polish|swedish|russian|korean|mandarin|[a-z]+ish|[a-z]+an)[- ])?(?:speakers?|writers?|copywriters?|translators?)|native (?:english|german|spanish|french|italian|dutch|portuguese|chinese|japanese|arabic|polish|swedish|russian|korean|mandarin)(?: only)?|(?:english|german|spanish|french) natives?)\b",
        FLUENT,
    )
    .unless(&["for native speakers", "to native speakers", "learners", "not necessarily", "need not be", "don't need to be", "no native"]),
    Phrase::new(
        &["mother tongue", "mother-tongue", "muttersprach", "lengua materna", "langue maternelle", "língua materna", "madrelingua", "hablante nativ", "nativo", "nativa", "falante nativo", "moedertaal", "native-level"],
        r"\b(mother[- ]tongue|muttersprach\w+|lengua materna|langue maternelle|língua materna|madrelingua|(?:hablante |falante |inglés |español |redactor )(?:nativ[oa])s?|moedertaal\w*)\b",
        FLUENT,
    ),
    Phrase::new(
        &["graduate", "grads", "freshers", "school leaver", "berufseinsteiger nur"],
        r"\b((?:recent|new|fresh)(?:ly)?\s+(?:college\s+|university\s+|\w+\s+)?(?:graduates?|grads?)|freshers)\b",
        "write \"entry level\": a graduate of any age can be new to the trade",
    )
    .unless(&["app ", "platform", "audience", "users", "customers", "readers", "guide for", "course for", "helps ", "help recent", "aimed at", "written for", "scholarship", "welcome", "advice", "newsletter for", "site for"]),
    Phrase::new(
        &["young", "youthful"],
        r"\b((?:young|youthful)(?:\s*(?:,|and|&)\s*\w+)?\s+(?:\w+\s+)?(?:person|candidates?|freelancers?|talents?|professionals?|team|assistant|developers?|designers?|lady|woman|man|girl|guy|mind|minds|creatives?|blood|company|startup|gun|individual))\b",
        "take it out, or name what you hope for: new to the trade, quick to learn, on TikTok daily",
    )
    .unless(&["audience", "customers", "users", "readers", "patients", "character", "portrait", "targeting", "for young", "helps young", "clients", "novel", "fashion", "voice", "actor"]),
    Phrase::new(
        &["young people", "young men", "young women", "young ladies", "junge leute", "junges team", "jóvenes", "jeune équipe", "jeunes diplômés", "equipo joven"],
        r"\b((?:looking for|want|need|hire|prefer|seeking)\s+(?:only\s+)?young (?:people|men|women|ladies)|jung(?:es|e),? (?:\w+es )?team|junge leute|jeunes? (?:équipe|et dynamique|diplômés)|equipo joven|persona joven|chica joven)\b",
        "take it out, or name what you hope for: new to the trade, quick to learn",
    ),
    Phrase::new(
        &["digital native", "gen z", "gen-z", "millennial"],
        r"\b(digital natives?|(?:be|only|prefer(?:ably)?|from|a|hire|want) (?:gen[- ]?z(?:ers?)?|millennials?))\b",
        "name the tool or habit that is needed: \"posts on TikTok every week\"",
    )
    .unless(&["brand", "audience", "customers", "users", "market", "readers", "shoppers", "buyers", "target", "insight"]),
    Phrase::new(
        &["no accent", "without accent", "accent-free", "neutral accent", "american accent", "british accent", "without an accent"],
        r"\b((?:no|without(?: an?)?|zero) (?:\w+ )?accent|accent[- ]free|(?:must|should) have (?:an? )?(?:american|british|us|uk|neutral) accent)\b",
        "write \"clear spoken English\", unless the recording itself needs that accent",
    )
    .unless(&["voice", "narrat", "record", "audiobook", "actor", "colour", "color", "wall"]),
    Phrase::new(
        &["mature", "overqualified", "over-qualified", "years young"],
        r"\b((?:mature|older) (?:lady|woman|man|gentleman|person|applicants?|candidates?)|over-?qualified (?:need not|should not|candidates))\b",
        "take it out, or name the experience that is needed",
    ),
];

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let of = |phrases: &'static [Phrase], severity| {
        phrases.iter().flat_map(move |phrase| {
            phrase
                .places(subject.draft)
                .into_iter()
                .filter(|span| !is_possessive(subject.text(), span.end))
                .map(move |span| (span, (severity, phrase.instead)))
        })
    };
    let found = of(&PLAIN, Severity::Error)
        .chain(of(&CODED, Severity::Warning))
        .collect();
    distinct(found)
        .into_iter()
        .map(|(span, (severity, instead))| {
            let message = match severity {
                Severity::Error => "a preference for people",
                _ => "words that code for age or origin",
            };
            at(
                rule,
                span,
                format!("{message}: \"{}\"", span.of(subject.text())),
            )
            .severity(severity)
            .help(instead)
        })
        .collect()
}

/// "Women's shoes": the word belongs to a thing.
fn is_possessive(text: &str, end: usize) -> bool {
    text.get(end..)
        .is_some_and(|rest| rest.starts_with(['\'', '’']))
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_pattern_compiles() {
        let mut all = super::PLAIN.iter().chain(&super::CODED);
        assert!(all.all(|phrase| phrase.pattern.is_valid()));
    }
}
