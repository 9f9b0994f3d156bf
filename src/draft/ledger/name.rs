//! Claims of names: clients, employers, products, tools that the vocabulary does not know.
//!
//! A capital alone makes no name: a name is claimed where a sentence of the writer's past leads to it
//! ("worked with Acme", "my last client, Acme"). German, which writes every noun with a capital, is
//! read only for company forms.

use super::context::Context;
use super::evidence::{Evidence, plain};
use super::lexicon;
use super::stance::Stance;
use super::words::Words;
use super::{Claim, ClaimKind, Proof};
use crate::text::{Span, content};

/// A run of words with capitals.
struct Name {
    from: usize,
    to: usize,
}

pub(super) fn find(context: &Context<'_>, evidence: &Evidence<'_>) -> Vec<Claim> {
    if is_heading(context) || is_greeting(context) {
        return Vec::new();
    }
    let german = context
        .tokens
        .list
        .iter()
        .filter(|token| GERMAN.has(token.lower.as_str()))
        .count()
        > 0;
    let mut found: Vec<Claim> = Vec::new();
    let mut before: Option<usize> = None;
    for name in names(context) {
        let listed = before.is_some_and(|end| {
            end == name.from
                || (end + 1 == name.from
                    && matches!(context.tokens.word(end), "and" | "or" | "y" | "et" | "e"))
        }) && context
            .tokens
            .gap(name.from)
            .chars()
            .all(|c| c.is_whitespace() || c == ',' || c == '&');
        let Some(cue) = cue(context, &name).or(listed.then_some(Cue::Weak)) else {
            continue;
        };
        if german && !has_company_form(context, &name)
            || !is_candidate(context, evidence, &name, cue)
        {
            continue;
        }
        before = Some(name.to);
        let span = context.tokens.span(name.from, name.to);
        if let Some(proof) = prove(context, evidence, &name, cue) {
            found.push(Claim {
                span: without_possessive(context.draft, span),
                sentence: context.sentence,
                kind: ClaimKind::Name,
                skill: None,
                proof,
            });
        }
    }
    found
}

/// What leads to a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    /// "worked for", "my client": it can be nothing but a client or employer.
    Strong,
    /// "at": an employer, even when the name is a skill too.
    At,
    /// "for", "with", "such as".
    Weak,
}

fn names(context: &Context<'_>) -> Vec<Name> {
    let tokens = &context.tokens;
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let begins = tokens
            .get(at)
            .is_some_and(|token| token.capital || has_inner_capital(token.span.of(context.draft)));
        if !begins || lexicon::is_first(tokens.word(at)) {
            at += 1;
            continue;
        }
        let from = at;
        at += 1;
        while at < tokens.len() && joins(context, at) {
            at += 1;
        }
        // A capital at the head of a sentence may be nothing but that.
        let head = from == 0
            && (content::is_common(tokens.word(0))
                || lexicon::is_past(tokens.word(0))
                || lexicon::is_first_verb(tokens.word(0))
                || at == 1);
        let from = from + usize::from(head && at > 1);
        if from < at && !(head && at == 1) {
            found.push(Name { from, to: at });
        } else if head && at == 1 {
            found.push(Name { from: 0, to: 1 });
        }
    }
    found
}

fn has_inner_capital(word: &str) -> bool {
    word.chars().skip(1).any(char::is_uppercase)
}

/// Whether the word at `at` goes on with the name before it.
fn joins(context: &Context<'_>, at: usize) -> bool {
    let tokens = &context.tokens;
    let gap = tokens.gap(at);
    let Some(token) = tokens.get(at) else {
        return false;
    };
    let tight = matches!(gap, " " | "-" | "." | "&" | " & ") || gap == "'";
    let linked = matches!(
        token.lower.as_str(),
        "of" | "de" | "del" | "du" | "von" | "van" | "der" | "la" | "des"
    ) && gap == " "
        && tokens.get(at + 1).is_some_and(|next| next.capital)
        && tokens.gap(at + 1) == " ";
    tight && (token.capital && !lexicon::is_first(&token.lower) || linked)
}

fn cue(context: &Context<'_>, name: &Name) -> Option<Cue> {
    let tokens = &context.tokens;
    if name.from == 0 {
        let hired = matches!(
            tokens.word(name.to),
            "hired" | "trusted" | "chose" | "contracted" | "engaged" | "asked"
        ) && (name.to..tokens.len()).any(|at| matches!(tokens.word(at), "me" | "us"));
        return hired.then_some(Cue::Strong);
    }
    let mut back = 1;
    if ARTICLES.has(tokens.before(name.from, 1))
        && !matches!(tokens.before(name.from, 2), "a" | "an" | "your")
    {
        back = 2;
    }
    let (one, two) = (
        tokens.before(name.from, back),
        tokens.before(name.from, back + 1),
    );
    let comma = tokens.gap(name.from).contains([',', ':', '(', '–', '—']);
    let relation = |word: &str| RELATIONS.has(word);
    if comma {
        return (back == 1 && relation(one)).then_some(Cue::Strong);
    }
    match (two, one) {
        ("worked" | "working" | "work" | "consulted" | "freelanced", "for" | "with" | "at") => {
            Some(Cue::Strong)
        }
        (_, "at" | "chez" | "bei") => Some(Cue::At),
        (
            _,
            "include" | "includes" | "included" | "including" | "named" | "called" | "client"
            | "employer" | "startup" | "company" | "brand",
        ) => Some(Cue::Strong),
        (
            "clients" | "customers" | "employers" | "clientes" | "kunden" | "clienti",
            "are" | "were" | "is" | "son" | "sont" | "sind" | "waren" | "sono",
        ) => Some(Cue::Strong),
        ("kunden" | "auftraggebern", "zählen" | "gehören") => Some(Cue::Strong),
        (
            "trabalhei" | "trabajé" | "trabajado" | "travaillé" | "lavorato" | "gearbeitet"
            | "escrito" | "écrit" | "scritto",
            "na" | "no" | "en" | "em" | "para" | "con" | "com" | "pour" | "für" | "per" | "presso"
            | "alla" | "al" | "da",
        ) => Some(Cue::Strong),
        ("such", "as") => Some(Cue::Weak),
        (
            _,
            "for" | "with" | "by" | "like" | "use" | "using" | "used" | "für" | "para" | "pour"
            | "con" | "com" | "avec" | "per" | "presso" | "joined" | "helped" | "led" | "uso"
            | "utilizzo" | "utilizo" | "utilise",
        ) => Some(Cue::Weak),
        _ => None,
    }
}

fn is_candidate(context: &Context<'_>, evidence: &Evidence<'_>, name: &Name, cue: Cue) -> bool {
    let tokens = &context.tokens;
    let stance = context.stance(name.from);
    let fragment = stance == Stance::Fragment && cue == Cue::Strong;
    if !(stance.is_owned() || fragment) || context.clauses.denied(tokens, name.from, true) {
        return false;
    }
    let span = tokens.span(name.from, name.to);
    let skill = context.mentions.iter().any(|mention| {
        mention
            .span
            .contains(without_possessive(context.draft, span))
            || (mention.span.overlaps(span) && cue == Cue::Weak)
    });
    let words: Vec<&str> = (name.from..name.to).map(|at| tokens.word(at)).collect();
    let site = |word: &str| {
        cue == Cue::Weak
            && matches!(
                word,
                "google"
                    | "amazon"
                    | "facebook"
                    | "instagram"
                    | "tiktok"
                    | "twitter"
                    | "linkedin"
                    | "meta"
                    | "apple"
                    | "microsoft"
            )
    };
    let plain_words = words
        .iter()
        .all(|word| is_no_client(&plain(word)) || site(&plain(word)));
    let own = evidence.profile.name.as_deref().is_some_and(|own| {
        words
            .iter()
            .all(|word| own.to_lowercase().contains(&plain(word)))
    });
    let adjective = tokens.gap(name.to).starts_with('-');
    let code = words.len() == 1 && span.of(context.draft).chars().any(|c| c.is_ascii_digit());
    let led = match tokens.before(name.from, 1) {
        "the" | "la" | "le" | "die" | "der" => tokens.before(name.from, 2),
        one => one,
    };
    let acronym = words.len() == 1
        && span.of(context.draft).chars().all(|c| !c.is_lowercase())
        && (cue == Cue::Weak && !matches!(led, "for" | "pour" | "für" | "para" | "per")
            || words.iter().any(|word| word.len() < 3));
    let employed = (cue == Cue::At || (cue == Cue::Strong && tokens.before(name.from, 1) == "at"))
        && words.len() <= 2
        && context.clauses.tells();
    !(plain_words || own || adjective || code || acronym) && (!skill || employed)
}

fn prove(context: &Context<'_>, evidence: &Evidence<'_>, name: &Name, cue: Cue) -> Option<Proof> {
    let words: Vec<String> = (name.from..name.to)
        .map(|at| plain(context.tokens.word(at)))
        .filter(|word| !LINKS.has(word.as_str()))
        .collect();
    let facts = evidence.facts_with(&words);
    if !facts.is_empty() {
        return Some(Proof::Facts(facts));
    }
    let known = words
        .iter()
        .filter(|word| evidence.profile_has(word))
        .count();
    if known == words.len() {
        return None;
    }
    if words.iter().all(|word| evidence.post_has(word)) {
        let at = evidence
            .post
            .map(|post| post.text.to_lowercase())
            .and_then(|text| text.find(words.first()?.as_str()));
        let start = at.unwrap_or_default();
        return (cue == Cue::Strong).then(|| {
            Proof::OnlyPost(Span::new(
                start,
                start + words.first().map_or(0, String::len),
            ))
        });
    }
    let telling = words.iter().find(|word| {
        word.chars().count() >= 4
            && evidence.profile_has(word)
            && !content::is_common(word)
            && !is_no_client(word)
    });
    let near = telling
        .map(|word| evidence.facts_with(std::slice::from_ref(word)))
        .filter(|facts| !facts.is_empty());
    Some(match near {
        Some(facts) => Proof::Near {
            difference: evidence.says(&facts, "names it otherwise"),
            facts,
            close: true,
        },
        None => Proof::None,
    })
}

fn without_possessive(text: &str, span: Span) -> Span {
    let said = span.of(text);
    let cut = said
        .strip_suffix("'s")
        .or_else(|| said.strip_suffix("’s"))
        .unwrap_or(said);
    Span::new(span.start, span.start + cut.len())
}

/// A line in title case, or of a few words: a heading or a signature.
fn is_heading(context: &Context<'_>) -> bool {
    let list = &context.tokens.list;
    let capitals = list.iter().filter(|token| token.capital).count();
    let spoken = list.iter().any(|token| {
        lexicon::is_first(&token.lower)
            || lexicon::is_past(&token.lower)
            || matches!(token.lower.as_str(), "include" | "includes" | "clients")
    });
    list.len() <= 2 || (capitals * 10 >= list.len() * 7 && !spoken)
}

fn is_greeting(context: &Context<'_>) -> bool {
    GREETINGS.has(context.tokens.word(0)) && context.tokens.len() <= 6
}

fn has_company_form(context: &Context<'_>, name: &Name) -> bool {
    (name.from..(name.to + 1).min(context.tokens.len()))
        .any(|at| COMPANY_FORMS.has(context.tokens.word(at)))
        || (name.from..name.to).all(|at| GERMAN_HOUSES.has(context.tokens.word(at)))
}

/// Capitalised words that name no client: times, places, languages, sites, abbreviations of the trade.
fn is_no_client(word: &str) -> bool {
    NO_CLIENT.has(word) || word.len() == 1 || word.chars().all(|c| c.is_ascii_digit())
}

static NO_CLIENT: Words = Words::new(
    "africa african agile ai also america american amsterdam and android answer aov apac \
     api apis app april ar arabic argentina arr asia asian assistant athens august australia \
     australian austria aws b2b b2c ba bachelor bangalore bangladesh barcelona belgium bengali \
     berlin best bi black boston brazil bremen bristol britain british brussels bsc budapest \
     bulgaria cac cairo california canada canadian cantonese catalan cd cdn ceo cet cfo cheers \
     chicago chile china chinese christmas ci cli cmo cms college cologne colombia company \
     consultant coo copenhagen corp crm croatia crud css csv cta ctas cto currently cyber czech \
     d2c dach danish day dear december delhi denmark designer developer director docs dr drive \
     dtc dubai dublin dutch easter edinburgh editor egypt emea engineer england english erp est \
     etl eu europe european excel faq february finally finland finnish first five \
     fiverr florida fortune four france frankfurt freelance freelancer french friday fridays \
     gcp gdpr german germany ghana github gitlab gmbh gmt gmv greece greek hamburg \
     hebrew hello here hi hindi hipaa hr html http https hungary inc india indian indonesia \
     indonesian internet ios iot ireland irish iso israel ist istanbul it italian \
     italy january japan japanese json july june junior kanban kenya korean kpi kpis lagos \
     latam latin lead leeds linux lisbon llc llm llms london loom ltd ltv lyon ma mac \
     madrid malaysia manager manchester mandarin march marseille master may mba meet melbourne \
     mexico milan milestone ml monday monday's mondays morocco mr mrr mrs ms msc mumbai munich \
     mvp my nairobi nda netherlands ngo nigeria nlp no norway norwegian note november nps \
     october ohio ok one oslo our pakistan paris pc pdf peru phase phd philippines photoshop \
     play please pm po poc poland polish porto portugal portuguese pos powerpoint ppc prague \
     previously prime pst qa question ramadan recently regards rest roi romania rome russian \
     saas saturday saturdays school scotland scottish scrum sdk second sem senior seo seoul \
     september serbia seville shanghai silicon sincerely singapore sku skus sla slack smb sme \
     sop sops spain spanish sprint sql ssl step stockholm store sunday sundays swahili sweden \
     swedish swiss switzerland sydney team teams telegram texas thai thailand thank thanks the \
     then there third three thursday thursdays tokyo toronto trello tuesday tuesdays \
     turkey turkish tv two uae ui uk ukraine ukrainian university upwork urdu url us \
     usa utc ux valencia valley vancouver vienna vietnam vietnamese vp vpn vr wales warsaw wcag \
     web wednesday wednesdays whatsapp windows word writer xml yes york youtube zoom zurich",
);

static GERMAN: Words = Words::new("ich und der die das für eine einer wir habe mit bei");
static ARTICLES: Words =
    Words::new("the my our both die der la le el company brand startup agency");
static RELATIONS: Words = Words::new(
    "client clients customer customers employer employers brands companies company brand \
     startup kunde kunden cliente clientes clients:",
);
static LINKS: Words = Words::new("of de the del du von van der la des");
static GREETINGS: Words = Words::new(
    "hi hello hey dear hola hallo bonjour olá guten sehr best regards cheers thanks saludos \
     cordialement",
);
static COMPANY_FORMS: Words = Words::new("gmbh ag kg ug se inc ltd llc bank verlag werke");
static GERMAN_HOUSES: Words = Words::new(
    "siemens bosch bmw sap allianz lufthansa volkswagen adidas mercedes daimler otto zalando \
     telekom",
);
