//! P06: contact details in a letter, which every marketplace forbids before a contract.
//!
//! Links to work are fine; a chat program that the work is about is no contact detail.

use super::finding;
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::draft::borrowed::Borrowed;
use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span};

pub(in crate::check) static P06: Rule = Rule {
    info: RuleInfo {
        id: RuleId("P06"),
        name: "contact",
        severity: Severity::Error,
        summary: "an e-mail address, phone number, chat handle or booking link",
        explanation: "Marketplaces forbid contact details before a contract, on either side, and close \
                      accounts over it. Portfolio links are fine. Keep the talk on the site.",
    },
    kind: TextKind::Proposal,
    run,
};

static MAIL: [Pattern; 2] = [
    Pattern::new(&["@"], r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b"),
    Pattern::new(
        &[" at ", "(at)", "[at]", "{at}", " arroba "],
        r"\b[\w.+-]+\s*(?:\(at\)|\[at\]|\{at\}|\s(?:at|arroba)\s)\s*[\w-]+\s*(?:\(dot\)|\[dot\]|\{dot\}|\s(?:dot|punto)\s)\s*(?:com|net|org|io|dev|co|me|de|es|fr|uk)\b|\b[\w+-]+\s*(?:\(at\)|\[at\])\s*[\w-]+\.[a-z]{2,}\b|\b[\w.+-]+ at (?:gmail|outlook|hotmail|yahoo|proton(?:mail)?|icloud)\b(?:\s?(?:dot|\.)\s?com)?",
    ),
];
static PHONE: Pattern = Pattern::new(
    &[],
    r"(?:\+|\b00)[1-9](?:[\s().-]{0,2}\d){7,14}\b|\(\d{3}\)\s?\d{3}[-.\s]\d{4}\b|\b\d{3}[-.]\d{3}[-.]\d{4}\b|\b(?:phone|tel|mobile|cell|call me(?: at| on)?|text me(?: at| on)?|whatsapp|number)\b[^\w\n]{0,6}(?:is\s)?\+?\d(?:[\s().-]{0,2}\d){6,14}\b|\b(?:ligue|liga|ligar|telefone|telemóvel|contacto|llám\w+|llame\w*|teléfono|móvil|celular|ruf\w*|anruf\w*|telefon\w*|handy\w*|mobil\w*|erreich\w*|appel\w+|téléphon\w*|joindre|joignable|portable|chiam\w+|cellulare|numero|número|numéro|nummer)\b[^\d\n+]{0,18}\+?\d(?:[\s().\x2f-]{0,2}\d){7,14}\b",
);
static CHAT: [Pattern; 4] = [
    Pattern::new(
        &[
            "skype",
            "whatsapp",
            "whats app",
            "telegram",
            "discord",
            "signal",
            "wechat",
            "viber",
            "instagram",
            "messenger",
            "facebook",
            "linkedin",
            "twitter",
            "zalo",
            "line",
        ],
        r"\b(?:contact|reach|message|text|call|ping|find|add|dm|write(?: to)?|hit|chat with|talk to|connect with)\s+(?:me|us)(?:\s+\w+){0,3}?\s+(?:on|at|via|over|through|by|using|in)\s+(?:my\s+)?(?:skype|whats ?app|telegram|discord|signal|wechat|viber|instagram|messenger|facebook|linkedin|twitter|zalo)\b[^.\n]{0,30}",
    ),
    Pattern::new(
        &[
            "skype",
            "whatsapp",
            "whats app",
            "telegram",
            "discord",
            "wechat",
            "viber",
        ],
        r"\bmy\s+(?:skype|whats ?app|telegram|discord|wechat|viber)\s*(?:id|handle|number|name|user(?:name)?|is\b|:)[^.\n]{0,30}|\b(?:let's|let us|we can|we could|can we|move|continue|talk|chat|speak|discuss)\b[^.\n?]{0,40}\b(?:on|over|via|to)\s+(?:skype|whats ?app|telegram|discord|wechat|viber)\b|\b(?:skype|telegram|discord|wechat)\s*(?::|id\b:?|-)\s*@?[\w.:]{3,}|\bskype:|\blive:\.?[\w.]{3,}",
    ),
    Pattern::new(
        &["@"],
        r"\b(?:telegram|insta(?:gram)?|ig|twitter|x|tg|discord|handle|find me|dm me|ping me|reach me|message me)\b[^@\n]{0,15}@[a-z][\w.]{3,30}\b",
    ),
    Pattern::new(
        &[
            "t.me/",
            "wa.me",
            "whatsapp.com",
            "calendly.com",
            "cal.com/",
            "zoom.us/",
            "meet.google",
            "join.skype",
            "discord.gg",
            "m.me/",
            "mailto:",
            "tel:",
            "forms.gle",
            "docs.google.com/forms",
            "tidycal",
            "savvycal",
            "calendar.app.google",
            "typeform.com",
            "linktr.ee",
        ],
        r"\b(?:https?://)?(?:t\.me/|wa\.me/|(?:api\.|chat\.)?whatsapp\.com/|(?:www\.)?calendly\.com/|cal\.com/|[\w.]*zoom\.us/|meet\.google\.com/|join\.skype\.com/|discord\.gg/|m\.me/|mailto:|tel:\+?\d|forms\.gle/|docs\.google\.com/forms|tidycal\.com/|savvycal\.com/|calendar\.app\.google/|[\w.]*typeform\.com/to/|linktr\.ee/)[^\s)\]]*",
    ),
];

/// The contact details in a text, each with what it is, in no order.
pub(in crate::check) fn places(text: &Lowered<'_>) -> Vec<(Span, &'static str)> {
    let links = LINK.find_all(text);
    let in_link = |span: &Span| {
        links
            .iter()
            .any(|link| link.contains(*span) && link != span)
    };
    let mails = MAIL
        .iter()
        .flat_map(|mail| mail.find_all(text))
        .filter(|&span| !is_in_url(text.original(), span));
    let chats = CHAT.iter().flat_map(|chat| chat.find_all(text));
    let phones = PHONE.find_all(text).into_iter();
    let all = mails
        .map(|span| (span, "an e-mail address"))
        .chain(chats.map(|span| (span, "a way to talk off the site")))
        .chain(
            phones
                .filter(|span| !in_link(span))
                .map(|span| (span, "a phone number")),
        );
    let mut found: Vec<(Span, &str)> = Vec::new();
    for (span, what) in all {
        if !found.iter().any(|(other, _)| other.overlaps(span)) {
            found.push((span, what));
        }
    }
    found
}

/// Whether what looks like an address is the login of a URL: `postgres://user:word@host`.
fn is_in_url(text: &str, span: Span) -> bool {
    let before = text.get(..span.start).unwrap_or_default();
    let token = before.rsplit(char::is_whitespace).next();
    token.is_some_and(|token| token.contains("://"))
}

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let text = subject.text();
    let borrowed = Borrowed::find(text, subject.post);
    places(subject.draft)
        .into_iter()
        .filter(|&(span, _)| !borrowed.covers(span))
        .map(|(span, what)| {
            finding(rule, span, format!("{what}: \"{}\"", span.of(text).trim()))
                .help("take it out: sites close accounts over contact details before a contract")
        })
        .collect()
}

static LINK: Pattern = Pattern::new(&["http", "www."], r#"(?:https?://|www\.)[^\s<>"')\]]+"#);

#[cfg(test)]
mod tests {
    #[test]
    fn every_pattern_compiles() {
        let mut all = super::MAIL.iter().chain(&super::CHAT);
        assert!(
            all.all(crate::text::Pattern::is_valid)
                && super::PHONE.is_valid()
                && super::LINK.is_valid()
        );
    }
}
