//! The form of the application: length, language, what to leave out, whether AI may be used.

use super::Line;
use crate::job_post::{Demand, DemandKind, Place};
use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span};

/// "Under 150 words", "max. 200 words", "150 words or less". Groups 1 and 2: the number.
static AT_MOST: Pattern = Pattern::new(
    &[
        "word", "palabra", "palavra", "mots", "wört", "worte", "parole", "słów", "woorden", "слов",
    ],
    r"(?:\b(?:under|below|less than|fewer than|no more than|not more than|max(?:imum)?\.?(?: of)?|up to|within|at most|not exceed(?:ing)?|limit(?:ed)?(?: \w+){0,4} to|keep (?:it|this|them|your \w+(?: \w+)?) (?:to|at|around|about)|in|menos de|máximo(?: de)?|hasta|até|moins de|maximum|unter|höchstens|maximal|meno di|massimo|maks(?:ymalnie|\.)?|do|poniżej|minder dan|до)\s*(\d{2,4})(?:\s?-\s?(\d{2,4}))?[ -]?(?:words?|palabras|palavras|mots|wörter|worte|parole|słów|woorden|слов)\b)|(?:\b(\d{2,4})[ -]?words? (?:max(?:imum)?|or (?:less|fewer|under|shorter)|limit|tops|at most)\b)",
);
static AT_LEAST: Pattern = Pattern::new(
    &[
        "word", "palabra", "palavra", "mots", "wört", "worte", "parole", "słów", "woorden",
    ],
    r"\b(?:at least|min(?:imum)?\.?(?: of)?|no less than|not less than|more than|over|al menos|mínimo|pelo menos|au moins|mindestens|almeno|minimo|co najmniej|minimaal)\s*(\d{2,4})[ -]?(?:words?|palabras|palavras|mots|wörter|worte|parole|słów|woorden)\b",
);
/// The length is the work's.
static WORK_LENGTH: Pattern = Pattern::new(
    &[],
    r"\b(?:articles?|blogs?|blog posts?|descriptions?|scripts?|stories|story|essays?|chapters?|each|per|posts|pages?|copy|content|captions?|newsletters?|texts?|ebook|book|summaries|product|artículos?|artigos?|artikel|texte|articoli|artykuł\w*)\b",
);
/// "Max 3 paragraphs", "keep it short".
static SHORT: Pattern = Pattern::new(
    &[
        "paragraph",
        "sentence",
        "lines",
        "short",
        "brief",
        "concise",
        "corto",
        "breve",
        "court",
        "kurz",
        "krótk",
        "kort",
    ],
    r"\b(?:(?:max(?:imum)?|no more than|under|up to|within|at most|in)\s*(?:\d|one|two|three|four|five|a few|a couple of)(?:\s?-\s?\d)? (?:short )?(?:paragraphs?|sentences?|lines?)|(?:keep|make|write)(?: \w+){0,3} (?:short|brief|concise|to the point)|(?:short|brief|concise)(?: and \w+)? (?:proposals?|applications?|cover letters?|messages?|pitch(?:es)?|bids?)(?: only| please)?)\b",
);
/// "Apply in German", "proposals in Spanish only". Group 1 or 2: the language.
static LANGUAGE: Pattern = Pattern::new(
    &[
        "english",
        "spanish",
        "french",
        "german",
        "italian",
        "portuguese",
        "polish",
        "dutch",
        "russian",
        "ukrainian",
        "arabic",
        "chinese",
        "mandarin",
        "japanese",
        "korean",
        "turkish",
        "hindi",
        "swedish",
        "norwegian",
        "danish",
        "finnish",
        "czech",
        "romanian",
        "greek",
        "hebrew",
        "español",
        "castellano",
        "português",
        "français",
        "deutsch",
        "italiano",
        "polsku",
        "nederlands",
        "ingl",
        "anglais",
        "englisch",
        "русском",
        "украин",
    ],
    r"\b(?:(?:apply|reply|respond|answer|write(?: (?:to )?(?:me|us))?|message (?:me|us)|bewirb dich|schreib(?:en)?(?: sie)?(?: bitte)?|antworte[nt]?|responde[r]?|responda[n]?|escribe|escriba[n]?|postula|répondez|répondre|écrivez|rispondi|rispondete|scrivi(?:mi|ci)?|odpowiedz|pisz|reageer|schrijf|отвечайте|пишите)(?: only| to (?:this|me|us)(?: \w+)?| your \w+(?: \w+)?| the \w+| bitte| please| sie| uns| mir| nur| solo| w| języku){0,3},?\s+(?:only )?(?:in|auf|en|em|in het|po|на|w(?: języku)?)|(?:proposals?|applications?|cover ?letters?|bids?|replies|responses|messages?|propuestas?|propostas?|candidaturas?|candidatures?|bewerbung(?:en)?|angebote?|candidature|offert[ey]|oferty|sollicitaties?|reacties)(?: must| should| need| needs| have| has| be| to| only| written| submitted| sent| are| accepted| bitte| nur| prosimy| uniquement| solo){0,5}\s+(?:in|auf|en|em|po|w(?: języku)?))\s+(english|spanish|french|german|italian|portuguese|polish|dutch|russian|ukrainian|arabic|chinese|mandarin|japanese|korean|turkish|hindi|swedish|norwegian|danish|finnish|czech|romanian|greek|hebrew|español|castellano|inglés|inglês|português|français|anglais|deutsch|deutscher sprache|englisch|italiano|inglese|polsku|polskim|angielsku|het nederlands|nederlands|engels|русском|украинском)\b",
);
/// Kinds of applicants and letters that are not wanted.
static UNWANTED: Pattern = Pattern::new(
    &[
        "agenc",
        "template",
        "copy",
        "generic",
        "canned",
        "boilerplate",
        "cut and paste",
        "spam",
        "freelancers only",
        "individual",
        "recruiter",
        "middlem",
        "agencia",
        "agência",
        "agence",
        "agentur",
        "agenzi",
        "agencj",
        "bureau",
        "plantilla",
        "vorlage",
        "modèle",
        "copia",
        "szablon",
        "агентств",
        "шаблон",
        "links",
        "attachments",
        "calls",
    ],
    r"\b(?:no (?:agenc(?:y|ies)|teams? or agenc\w+|recruiters|middlem[ae]n|third[- ]part(?:y|ies)|templates?|template[d]? \w+|copy[- ]?(?:and[- ]?)?paste\w*(?: \w+)?|copy[- /]?pasted \w+|generic \w+|canned \w+|boilerplate(?: \w+)?|cut and paste\w*|spam|mass (?:bids|proposals)|auto[- ]?bids?|agencias|agências|agenzie|plantillas)|agenc(?:y|ies)\b[^!?]*?\b(?:do not|don['’]t|need not|not|won['’]t|will (?:not|be)|please skip|stay away)|not (?:an? )?agenc(?:y|ies)|(?:individuals?|freelancers?|solo freelancers?)(?: only|,? no agenc\w+)|only (?:individuals?|independent|solo|individual) (?:freelancers?|contractors?)?|(?:do not|don['’]?t|please don['’]?t|never|avoid|stop|instead of|rather than) (?:send(?:ing)?|us(?:e|ing)|copy(?:ing)?|past(?:e|ing)|submit(?:ting)?|apply(?:ing)? with|bid(?:ding)? with|reply(?:ing)? with)?[^!?]*?\b(?:templates?|template[d]|copy|copy[- ]?(?:and[- ]?)?past\w+|generic|canned|boilerplate|cut and paste\w*|spam)|(?:generic|templated?|copy[- /]?(?:and[- ]?)?pasted?|canned|boilerplate|cut[- ]and[- ]paste)\s+(?:\w+ ){0,2}?(?:proposals?|applications?|bids?|responses?|replies|messages?|cover letters?|letters?|intros?)?\b[^!?]*?\b(?:will|won['’]t|are|get|not|go)\b|sin agencias|no agencias|sem agências|pas d['’]agences?|keine agenturen|keine vorlagen|no agenzie|bez agencji|geen bureaus|без агентств|не (?:шлите|используйте) шаблон\w*)\b",
);
/// No AI in the application, or to be told about it.
static NO_AI: Pattern = Pattern::new(
    &[
        "ai",
        "a.i.",
        "chatgpt",
        "chat gpt",
        "gpt",
        "llm",
        "artificial intelligence",
        "ia",
        "ki",
        "ии",
        "sztucznej",
    ],
    r"\b(?:(?:no|zero|without|avoid|avoiding)(?: any| using| the use of| use of)? (?:ai|a\.i\.|chat ?gpt|gpt|llms?)\b|no (?:ai|gpt|llm)[- ](?:generated|written|made|assisted|created|based)|(?:do not|don['’]?t|never|avoid|without|not|stop|please no)(?: \w+){0,2}? (?:us(?:e|ing)(?: an?| any)?|(?:apply(?:ing)?|reply(?:ing)?|respond(?:ing)?|bid(?:ding)?|writ(?:e|ing|ten)|generat(?:e|ed|ing)|rely(?:ing)?|copy(?:ing)?|past(?:e|ing)|answer(?:ing)?|come)(?: \w+){0,4}? (?:with|by|on|from|through|using)(?: an?| any)?|(?:send|submit|post|reply with|bid (?:on|with)|want)(?: \w+){0,3}) (?:ai|a\.i\.|chat ?gpt|gpt|llms?|artificial intelligence|ai tools?)\b|(?:copy|copy[- ]?past\w+|past\w+|send|submit|use) (?:an? )?(?:ai|gpt|llm)[- ](?:generated|written|made)\b|(?:ai|chat ?gpt|gpt|llm)[- ]?(?:generated|written|made|assisted|created|based)?\s+(?:proposals?|applications?|cover letters?|bids?|responses?|replies|answers?|messages?|letters?)\b[^!?]*?\b(?:will|won['’]t|are|get|go|ignored|rejected|deleted)|(?:written|generated|created|made|produced) (?:by|with|using) (?:ai|chat ?gpt|gpt|an? (?:ai|llm)|llms?|artificial intelligence)\b[^!?]*?\b(?:will|won['’]t|ignored|rejected|deleted)|(?:disclose|tell (?:me|us)|state|declare|mention|let (?:me|us) know|say|be (?:honest|upfront|transparent))[^!?]*?\b(?:use of|used|using|whether you use|if you use) (?:any )?(?:ai|chat ?gpt|llms?|generative)\b|(?:sin|sem|sans|senza|ohne|bez|zonder)(?: usar| utiliser| usare| użycia)? (?:la |l['’]|de )?(?:ia|ki|ai|chatgpt|sztucznej inteligencji)\b|(?:no|não|nie|nicht|ne|pas)(?: \w+){0,3} (?:ia|ki|chatgpt)\b|pas d['’](?:ia|intelligence artificielle)|pas de chatgpt|keine (?:ki|chatgpt)\b|keine ki-\w+|niente (?:ia|chatgpt)|geen (?:ai|chatgpt)|без (?:ии|chatgpt))\b",
);
/// The whole of a short "no AI" sentence, which needs no letter to be about.
static BLUNT: Pattern = Pattern::new(
    &["ai", "gpt", "llm", "ia", "ki"],
    r"(?:^|[-–(,;:] ?)\W*(?:please,? )?(?:no|zero) (?:ai|a\.i\.|chat ?gpt|gpt|llms?)(?:[- ](?:generated|written)(?: text| stuff| nonsense| content)?)?(?:,? please| allowed| nonsense| slop| crap| bullshit| junk| spam| involvement| thanks?| thank you)?\W*(?:$|[).,;!])|\b(?:chat ?gpt|ai) slop\b|\b(?:do not|don['’]?t|never) (?:use|apply with|apply using|reply with|answer with|respond with) (?:ai|chat ?gpt|gpt|an? llm|llms?)\b(?: tools?)?(?: to (?:answer|apply|reply|respond|bid|write (?:your|the|this|it)))?\W*(?:$|[().,;!])|\b(?:do not|don['’]?t|never) use (?:ai|chat ?gpt|gpt|llms?)(?: tools?)? to (?:answer|apply|reply|respond|bid|write (?:your|to me))",
);
/// AI that the work is about, not the letter.
static WORK_AI: Pattern = Pattern::new(
    &[],
    r"\b(?:images?|art|artwork|illustrations?|voices?|voice ?overs?|music|content|articles?|videos?|designs?|photos?|translations?|code|copy|text|logos?|writing|writers|experience|knowledge|background|skills|features?|models?|integrations?|tools? (?:for|to build)|audio|translation|recordings?|filters?|generated by|without ai|no ai (?:required|needed|experience|involved))\b",
);

/// Adds the demands on form.
pub(super) fn find(line: &Line<'_, '_>, found: &mut Vec<Demand>) {
    if let Some(kind) = length(line) {
        found.push(line.demand(kind, None, Place::Anywhere));
    } else if (line.applying || line.is_apply()) && !line.is_work() && SHORT.is_in(line.words) {
        found.push(line.demand(DemandKind::Describe, None, Place::Anywhere));
    }
    if let Some(language) = language(line) {
        found.push(line.demand(DemandKind::Language, Some(language), Place::Anywhere));
    }
    if is_no_ai(line) {
        found.push(line.demand(DemandKind::AiDisclosure, None, Place::Anywhere));
    } else if is_unwanted(line) {
        found.push(line.demand(DemandKind::Avoid, None, Place::Anywhere));
    }
}

/// What happens to letters that are not wanted.
static SHUT: Pattern = Pattern::new(
    &[
        "ignor", "reject", "delet", "declin", "discard", "trash", "not be", "won",
    ],
    r"\b(?:will be|get|are|be) (?:\w+ )?(?:ignored|rejected|deleted|declined|discarded|trashed|skipped|disqualified)\b|\b(?:not|won['’]t) be (?:considered|read|answered|reviewed)\b",
);

/// Agencies may be turned away anywhere; "generic" and "template" only count of letters.
fn is_unwanted(line: &Line<'_, '_>) -> bool {
    static AGENCIES: Pattern = Pattern::new(
        &[
            "agenc",
            "agên",
            "agenzi",
            "agentur",
            "bureau",
            "freelancer",
            "individual",
            "recruiter",
            "middle",
            "агентств",
            "contractor",
        ],
        r"\b(?:agenc(?:y|ies)|recruiters?|middlem[ae]n|individuals?|freelancers?|contractors?|agencias?|agências?|agences?|agenturen|agenzie|agencji|bureaus|агентств)\b",
    );
    let short = line.words.original().split_whitespace().count() <= 6;
    let shut = SHUT.is_in(line.words);
    let fits = shut || line.applying || line.is_apply() || short || AGENCIES.is_in(line.words);
    !line.is_work() && fits && UNWANTED.is_in(line.words)
}

fn length(line: &Line<'_, '_>) -> Option<DemandKind> {
    let about = (line.applying || line.is_apply()) && !line.is_work();
    if !about || WORK_LENGTH.is_in(line.words) && !line.applying {
        return None;
    }
    let read = |pattern: &Pattern, at_least: bool| {
        let groups = pattern.captures(line.words);
        let number = groups.first()?.iter().skip(1).flatten().last()?;
        let words = number.of(line.words.original()).parse().ok()?;
        Some(DemandKind::Length { words, at_least })
    };
    read(&AT_MOST, false).or_else(|| read(&AT_LEAST, true))
}

fn language(line: &Line<'_, '_>) -> Option<String> {
    if line.is_work() {
        return None;
    }
    let groups = LANGUAGE.captures(line.words);
    let span: Span = (*groups.first()?.get(1)?)?;
    Some(span.of(line.words.original()).to_owned())
}

/// Whether the line forbids AI, or asks about it, in the application.
pub(super) fn is_no_ai(line: &Line<'_, '_>) -> bool {
    let letter = line.applying && !WORK_AI.is_in(line.words)
        || LETTER_AI.is_in(line.words)
        || SHUT.is_in(line.words);
    !line.is_work()
        && (BLUNT.is_in(line.words) && !WORK_AI.is_in(line.words)
            || NO_AI.is_in(line.words) && letter)
}

/// Whether a sentence wants the work itself made without AI.
pub(super) fn is_no_ai_work(words: &Lowered<'_>) -> bool {
    static HUMAN_WORK: Pattern = Pattern::new(
        &["ai", "a.i.", "gpt", "llm", "midjourney"],
        r"\b(?:no|not|without|zero|never use|don['’]?t use|do not use)(?: any)?(?: use of)? (?:ai|a\.i\.|chat ?gpt|gpt|llms?|midjourney)(?:[- ](?:generated|made|created|written|assisted))?(?: (?:art|artwork|images?|illustrations?|content|voices?|voice ?overs?|music|writing|text|copy|tools?|videos?|photos?|translations?|designs?|involvement|allowed|please|slop|stuff))?\s*(?:[.,;!)]|$|please|allowed|will be|for (?:the|this|any))",
    );
    static NOT_A_BAN: Pattern = Pattern::new(
        &[
            "experience",
            "knowledge",
            "needed",
            "required",
            "background",
        ],
        r"\b(?:experience|knowledge|needed|required|background|necessary)\b",
    );
    HUMAN_WORK.is_in(words) && !NOT_A_BAN.is_in(words)
        || MADE_BY_AI.is_in(words) && REFUSED.is_in(words)
}

/// What a machine made, in several languages.
static MADE_BY_AI: Pattern = Pattern::new(
    &[
        "ai-",
        "ai ",
        "machine",
        "chatgpt",
        "gpt",
        " ia",
        "artificial",
        "artificielle",
        "artificiale",
        "ki-",
        " ki ",
    ],
    r"\b(?:(?:written|generated|made|created|drafted|produced|translated) (?:by|with) (?:an? )?(?:ai|chat ?gpt|gpt|llm|machine)\b|(?:machine|ki|computer|ai|gpt|chatgpt)[- ](?:generated|written|made|translated|generiert\w*|erstellt\w*|geschrieben\w*|text\w*|übersetz\w*)|(?:hech|generad|escrit|cread|redactad|traducid|gerad|criad|feit|traduzid)[oa]s? (?:por|con|com) (?:una? )?(?:ia|chat ?gpt|intelig[eê]ncia artificial)|(?:généré|rédigé|écrit|créé|traduit|fait)e?s? (?:par|avec) (?:une? |l['’])?(?:ia|chat ?gpt|intelligence artificielle)|(?:generat|scritt|creat|fatt|tradott)[oiae] (?:da|con) (?:un['’]|l['’])?(?:ia|chat ?gpt|intelligenza artificiale)|(?:von|mit) (?:einer |der )?(?:ki|chat ?gpt) (?:generiert\w*|geschrieben\w*|erstellt\w*|erzeugt\w*|übersetzt\w*)|(?:anschreiben|bewerbung(?:en)?|texte?|angebote?) (?:von|aus|mit) (?:chat ?gpt|ki|der ki))",
);
/// … and that it is not wanted.
static REFUSED: Pattern = Pattern::new(
    &[],
    r"\b(?:no|not|never|without|return(?:ed)?|reject(?:ed)?|refus\w+|nicht|kein\w*|ohne|lehnen|zurück\w*|kommen\b[^.]*\bfrage|delet\w+|discard\w*|skip\w*|borr\w+|lösch\w*|sin|rechaz\w+|pas|aucun\w*|não|sem|rejeit\w+|non|senza|rifiut\w+|unpaid|ignor\w+)\b",
);

/// AI named right beside the letter.
static LETTER_AI: Pattern = Pattern::new(
    &["ai", "gpt", "llm", "ia", "ki", "ии"],
    r"\b(?:ai|chat ?gpt|gpt|llm)\b[^!?]*?\b(?:proposals?|applications?|cover ?letters?|bids?|pitch(?:es)?|replies|reply|applying)\b|\b(?:proposals?|applications?|cover ?letters?|bids?|pitch(?:es)?|replies|reply|apply)\b[^!?]*?\b(?:ai|chat ?gpt|gpt|llm|ia|ki)\b",
);
