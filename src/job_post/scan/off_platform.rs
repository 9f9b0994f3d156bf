//! S05: the applicant is asked to get in touch outside the platform.
//!
//! A post about mail, bots and contact forms names addresses too: what counts is that the applicant
//! is to use them.

use super::rules;
use crate::diagnostic::{Diagnostic, Document};
use crate::job_post::SectionKind;
use crate::job_post::reading::Reading;
use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span};

/// A mail address, plain or written out.
static MAIL: Pattern = Pattern::new(
    &["@", "[at]", "(at)", " at ", "<email>"],
    r"[a-z0-9_.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+|[a-z0-9_.+-]+ ?[\[(] ?(?:at|@) ?[\])] ?[a-z0-9-]+ ?(?:[\[(] ?(?:dot|\.) ?[\])]|\.) ?[a-z]+|[a-z0-9_.+-]+ at (?:gmail|yahoo|outlook|hotmail|proton(?:mail)?) dot com\b|<EMAIL>",
);
/// A telephone number.
static PHONE: Pattern = Pattern::new(
    &["+", "(", "-", " ", "<phone>"],
    r"(?:\+\d{1,3}[\s.-]?(?:\(?\d{1,4}\)?[\s.-]?){2,5}\d{2,4}|\(\d{3}\)\s?\d{3}[\s.-]?\d{4}|\b\d{3}[-.]\d{3}[-.]\d{4}\b|<PHONE>)",
);
/// "Contact me on WhatsApp", "add me on Skype", "my WeChat ID".
static MESSAGE_ME: Pattern = Pattern::new(
    &[
        "whats",
        "telegram",
        "signal",
        "skype",
        "discord",
        "wechat",
        "we chat",
        "viber",
        "messenger",
        "instagram",
        "insta",
        "facebook",
        "line",
        "kakao",
        "snapchat",
        "linkedin",
        "hangout",
        "tg",
        " ig",
        "imo",
        "zalo",
        "wa.me",
        "gmail",
        "google chat",
    ],
    r"\b(?:(?:contact|message|text|dm|pm|add|reach(?: out)?|write|ping|hit|call|find|inbox|msg|hmu|chat with|talk to|speak with|connect with|escr[íi]be(?:me|nos)?|escriba(?:me|nos)?|contact[ae](?:me|nos|r)?|cont[áa]cta(?:me|nos)|cham[ae]|me chame|fale comigo|contactez|écrivez|schreib(?:en)?(?: sie)?|kontaktier\w*|melde dich|scriv(?:imi|etemi|ici)|contatta(?:mi|ci|temi)|napisz|pisz|stuur)\b(?: (?:me|us|our|my|to|up|it|your|the|mir|uns|do mnie|a|ao|sie|moi|nous|hr|manager|recruiter|team|hiring|details?|directly|privately|conmigo)){0,5}\s*(?:up )?(?:on|via|at|by|through|over|in|using|with|por|al|no|pelo|sur|par|per|su|przez|na|auf|über|:)?\s*(?:my |our |the |mi |meu |mon |mein(?:em)? )?(?:whats ?app|telegram|tg|signal|skype|discord|we ?chat|viber|messenger|instagram|insta|ig|facebook|line|kakao|snapchat|google chat|hangouts?|imo|zalo)\b|(?:my|our|hr(?:['’]s)?|manager(?:['’]s)?) (?:whats ?app|telegram|skype|discord|we ?chat|viber|signal|line|instagram|snapchat)(?: (?:id|number|handle|is|username|contact))|(?:send|share|leave|drop|give)(?: me| us)? your (?:whats ?app|telegram|skype|discord|phone|mobile|cell|we ?chat)(?: (?:number|id|handle))?)",
);
/// A messenger named right before or after a number or handle.
static HANDLE: Pattern = Pattern::new(
    &[
        "whats",
        "telegram",
        "tg",
        "skype",
        "discord",
        "wechat",
        "signal",
        "viber",
        "t.me/",
        "wa.me/",
        "discord.gg/",
        "line id",
        "insta",
    ],
    r"\b(?:whats ?app|telegram|tg|skype|discord|we ?chat|signal|viber|instagram|insta|line(?: id)?)(?:\s*(?:id|number|no\.?|handle|username|at|me|us|on|is|group|contact|:|-|=))*\s*(?:@[\w.]{3}[\w.]*|live:[\w.]+|\+?\d[\d\s().-]+\d|[\w.]+#\d{4})|\b(?:t\.me|wa\.me|telegram\.me|discord\.gg|api\.whatsapp\.com)/[\w+?=-]+",
);
/// "Text me at", "call me on" with a number; "email me at".
static CALL_ME: Pattern = Pattern::new(
    &[
        "text", "call", "ring", "mail", "send", "write", "contact", "reach", "apply", "cv",
        "resume", "bewerb", "enviar", "envía", "envie", "mand", "mánd", "correo", "courriel",
        "antwort", "melde", "anruf", "escrib", "invia", "inviare", "wyślij", "stuur", "envoy",
        "schick", "send",
    ],
    r"\b(?:text|call|ring|phone|e-?mail|send|write|contact|reach|message|apply|submit|forward|cv|resumes?|portfolios?|reply|respond|inquir\w+|details?|bewerb\w+|senden|schick\w*|schreib\w*|enviar|env[íi]a\w*|envie|mande|escrib\w+|invia\w*|scriv\w+|wyślij|napisz|stuur|mail\w*|envoy\w+|écriv\w+|m[áa]nd\w+|mandar|correo|courriel|antwort\w*|melde\w*|anruf\w*)\b",
);
/// A form or a calendar outside.
static FORM: Pattern = Pattern::new(
    &[
        "forms.gle",
        "docs.google.com/forms",
        "typeform.com",
        "calendly.com",
        "jotform",
        "airtable.com/shr",
        "tally.so",
        "cal.com/",
        "google form",
        "surveymonkey",
    ],
    r"(?:https?://)?(?:www\.)?(?:forms\.gle|docs\.google\.com/forms|[\w-]*\.?typeform\.com|calendly\.com|(?:form\.)?jotform\.com|tally\.so|cal\.com|airtable\.com/shr)[\w/?=&.%-]*",
);
/// The address is part of the work.
static WORK: Pattern = Pattern::new(
    &[],
    r"\b(?:build|develop|integrat\w+|connect|create|bot|api|users?|customers?|clients?|leads?|visitors?|agents?|scripts?|template|app|website|page|form|field|footer|signature|noreply|no-reply|sent from|comes? from|go(?:es)? to|sends? (?:to|from)|log (?:the|each)|dial|call[- ]back|notifications?|sms|automat\w+|campaigns?|scrap\w+|extract|list of|database|crm|posts? on|posting|manage (?:our|my)|our (?:page|account|profile|channel)|followers|ads?|driver|parent)\b",
);

/// Adds the findings.
pub(super) fn find(reading: &Reading<'_>, findings: &mut Vec<Diagnostic>) {
    let spans = reading
        .sentences
        .iter()
        .map(|sentence| (sentence.span, reading.kind(sentence)));
    let headings = reading
        .outline
        .sections
        .iter()
        .filter_map(|section| section.heading.map(|heading| (heading, section.kind)));
    for (span, kind) in spans.chain(headings) {
        let words = Lowered::new(reading.words(span));
        if let Some((at, what)) = contact(&words, kind) {
            let finding = Diagnostic::new(
                &rules::CONTACT,
                Document::Post,
                at.shifted(span.start),
                format!("you are asked to get in touch {what}"),
            )
            .help("stay on the platform until there is a contract; offer to talk there");
            findings.push(finding);
        }
    }
}

fn contact(words: &Lowered<'_>, kind: SectionKind) -> Option<(Span, &'static str)> {
    let work = WORK.is_in(words) || matches!(kind, SectionKind::Scope | SectionKind::Deliverables);
    static HERE: Pattern = Pattern::new(
        &[
            "upwork",
            "fiverr",
            "freelancer",
            "platform",
            "this site",
            "here",
        ],
        r"\b(?:on|via|through|in|by) (?:the )?(?:upwork|fiverr|freelancer|platform|this (?:site|platform)|here)\b|\bmessenger (?:here|on)\b",
    );
    if HERE.is_in(words) && HANDLE.find(words).is_none() {
        return None;
    }
    let quoted = |at: &Span| {
        let before = words.original().get(..at.start).unwrap_or_default();
        before.matches('"').count() % 2 == 1 || before.ends_with(['“', '«', '„', '\''])
    };
    if let Some(at) = MESSAGE_ME
        .find(words)
        .filter(|at| !is_theirs(words) && !quoted(at))
    {
        return Some((HANDLE.find(words).unwrap_or(at), "by a messenger"));
    }
    // "Interviews happen only on Telegram".
    static HIRING: Pattern = Pattern::new(
        &[
            "whats",
            "telegram",
            "signal",
            "skype",
            "discord",
            "wechat",
            "viber",
            "messenger",
        ],
        r"\b(?:interviews?|hiring|recruit\w+|applications?|onboarding|job talks?|all (?:communication|contact|talks?)|vorstellungsgespräche?|entrevistas?|entretiens?|colloqui(?:o)?)\b[^.!?]{0,40}\b(?:on|via|over|through|by|in|auf|über|por|par|sur|su|tramite) (?:whats ?app|telegram|signal|skype|discord|we ?chat|viber|messenger)\b",
    );
    if let Some(at) = HIRING.find(words).filter(|_| !is_theirs(words)) {
        return Some((at, "by a messenger"));
    }
    if let Some(at) = HANDLE.find(words).filter(|_| !work) {
        return Some((at, "by a messenger"));
    }
    let asked = CALL_ME.is_in(words) || kind == SectionKind::HowToApply;
    if let Some(at) = MAIL
        .find(words)
        .filter(|at| asked && (!work || is_to(words, *at)))
    {
        return Some((at, "by mail"));
    }
    if let Some(at) = PHONE.find(words).filter(|_| asked && !work) {
        return Some((at, "by phone"));
    }
    static APPLY: Pattern = Pattern::new(
        &[
            "apply",
            "fill",
            "book",
            "schedule",
            "before you bid",
            "application",
        ],
        r"\b(?:apply|fill|complete|book|schedule|applications?|before you bid|submit|register|interview)\b",
    );
    FORM.find(words)
        .filter(|_| APPLY.is_in(words))
        .map(|at| (at, "through an outside form or calendar"))
}

/// "Users message us on WhatsApp", "the bot writes".
fn is_theirs(words: &Lowered<'_>) -> bool {
    static THEIRS: Pattern = Pattern::new(
        &[],
        r"\b(?:users?|customers?|clients?|visitors?|leads?|guests?|patients?|students?|agents?|bots?|app|system|website|people|buyers?|members|button|widget|feature|integrat\w+|build|develop)\b[^!?]*?\b(?:contact|message|text|write|chat|reach|add|call|send|share|connect)\b",
    );
    THEIRS.is_in(words)
}

/// "Send your CV to x@y": the verb's object goes to the address.
fn is_to(words: &Lowered<'_>, at: Span) -> bool {
    static SEND_TO: Pattern = Pattern::new(
        &["to", "at", "an", "a ", "à", "naar", "na "],
        r"\b(?:(?:e-?mail|write|contact|reach|message|apply|reply)(?: (?:me|us|out|your \w+|directly|here|now))*|(?:cvs?|resumes?|portfolio|applications?|proposals?|samples|bewerbung\w*|lebenslauf)[^!?@]*?)\s*(?:to|at|on|via|:|an|a|à|naar|na)\s*:?\s*$",
    );
    let before = words.original().get(..at.start).unwrap_or_default();
    let near = before
        .get(before.floor_char_boundary(before.len().saturating_sub(80))..)
        .unwrap_or_default();
    SEND_TO.is_in(&Lowered::new(near))
}
