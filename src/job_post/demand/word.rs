//! The attention check: exact words to use, and where in the application.
//!
//! "Start your proposal with RED", "include the word mango", "code word: heron", "put PEACH in the
//! subject line"; the near misses ("start with the design", "include a word count") matter as much.

use super::Line;
use super::token::{self, Token};
use crate::job_post::{Demand, DemandKind, Place};
use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span};

/// How sure a pattern is on its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needs {
    /// The sentence must speak of the application, or say that it is a check, or stand under how to apply.
    Context,
    /// Only where a word is announced as such ("the word", "code") or quoted, with context.
    Announced,
}

/// One way to ask for words: what stands before the token.
struct Way {
    before: Pattern,
    place: Place,
    needs: Needs,
}

const fn way(
    cues: &'static [&'static str],
    before: &'static str,
    place: Place,
    needs: Needs,
) -> Way {
    Way {
        before: Pattern::new(cues, before),
        place,
        needs,
    }
}

static WAYS: [Way; 19] = [
    // "start your proposal with X"
    way(
        &[
            "start", "begin", "open", "lead", "kick", "preface", "prefix",
        ],
        r#"\b(?:start|begin|starting|beginning|open(?:ing)?(?: with| your| the)|lead(?: off)?(?: with| your)|kick off|preface|prefix)\b[^!?;:"“«]*?(?:\bwith\b|\bby (?:saying|writing|typing|using|stating|mentioning|including|adding)\b|\bsaying\b|:)"#,
        Place::Start,
        Needs::Context,
    ),
    // "end your message with X"
    way(
        &["end", "finish", "close", "conclude", "sign"],
        r#"\b(?:end|ends|ending|finish|close|conclude|sign(?: off)?)\b[^!?;:"“«]*?(?:\bwith\b|\bby (?:saying|writing|typing|using)\b)"#,
        Place::End,
        Needs::Context,
    ),
    // "the first word of your proposal should be X"
    way(
        &[
            "first word",
            "first line",
            "first sentence",
            "opening line",
            "opening word",
            "first thing",
        ],
        r#"\b(?:first|opening) (?:word|words|line|sentence|thing)\b[^!?;:"“«]*?(?:\b(?:be|is|are|say|says|read|reads|contain|contains|include|includes)\b|:)"#,
        Place::Start,
        Needs::Context,
    ),
    way(
        &[
            "last word",
            "last line",
            "last sentence",
            "final word",
            "closing line",
        ],
        r#"\b(?:last|final|closing) (?:word|words|line|sentence)\b[^!?;:"“«]*?(?:\b(?:be|is|are|say|says|read|reads|contain|include)\b|:)"#,
        Place::End,
        Needs::Context,
    ),
    // "include the word X", "mention 'X'", "reply with X"
    way(
        &[
            "includ",
            "mention",
            "use",
            "add",
            "write",
            "typ",
            "put",
            "say",
            "insert",
            "state",
            "quote",
            "drop",
            "give",
            "tell",
            "reply",
            "respond",
            "answer",
            "comment",
            "enter",
            "place",
            "send",
            "know",
            "apply",
            "message",
            "post",
            "incorporate",
            "contain",
            "paste",
            "have",
        ],
        r#"\b(?:include|including|mention(?:ing)?|use|add|write|type|put|say|insert|state|quote|drop|give (?:me|us)|tell (?:me|us)|let (?:me|us) know|reply(?: back)?(?: to (?:this|me|us)(?: \w+)?)? with|respond(?: to this \w+)? with|answer with|apply with|comment|enter|place|send|send (?:me|us)|message (?:me|us) with|post|incorporate|contain|paste|have)\b"#,
        Place::Anywhere,
        Needs::Announced,
    ),
    // "the code word is X"
    way(
        &[
            "code",
            "secret",
            "magic",
            "password",
            "passphrase",
            "keyword",
            "key word",
            "passwort",
            "kennwort",
        ],
        r#"\b(?:code ?word|code ?phrase|secret (?:word|code|phrase)|magic (?:word|code)|pass ?phrase|password|key ?word|application code|verification (?:word|code)|proof word)\b[^!?;:"“«\w]{0,4}(?:[^!?;:"“«]*?\b(?:is|today is)\b|:|=)"#,
        Place::Anywhere,
        Needs::Context,
    ),
    // "als erstes Wort X", "como primera palabra X"
    way(
        &[
            "erstes wort",
            "erste wort",
            "primera palabra",
            "primeira palavra",
            "premier mot",
            "prima parola",
            "letztes wort",
            "última palabra",
            "última palavra",
            "dernier mot",
            "ultima parola",
        ],
        r#"\b(?:(?:erstes?|letztes?) wort|(?:primera|última) palabra|(?:primeira|última) palavra|(?:premier|dernier) mot|(?:prima|ultima) parola)\b[^!?;:"“„«\w]{0,3}(?:[^!?;:"“„«]*?\b(?:sein|ist|sei|sea|es|debe ser|seja|é|deve ser|soit|est|sia|è|deve essere)\b|:)?"#,
        Place::Anywhere,
        Needs::Announced,
    ),
    // "title your proposal X"
    way(
        &["title", "headline", "name your", "call your", "label your"],
        r#"\b(?:title|headline|name|call|label) (?:your|the) (?:proposal|bid|application|message|cover letter|reply|e-?mail|offer)\b(?: as| with|:)?"#,
        Place::Subject,
        Needs::Announced,
    ),
    // "subject line: X", "with the subject X"
    way(
        &[
            "subject",
            "betreff",
            "asunto",
            "assunto",
            "objet",
            "oggetto",
            "temat",
            "onderwerp",
            "тем",
        ],
        r#"\b(?:subject(?: line| field)?|betreff(?:zeile)?|asunto|assunto|objet|oggetto|temat(?:em|u|cie)?|onderwerp(?:regel)?|тем[аеу])\b(?: of (?:your|the) \w+)?(?:\s*(?:should|must|to|has to|please)?\s*(?:be|is|are|say|read|include|contain|reads?|es|é|ist|sei|est|è|to|is)\b|\s*[:=]|\s*(?:with|as)?)"#,
        Place::Subject,
        Needs::Announced,
    ),
    // Other languages: start with.
    way(
        &[
            "comienz", "comience", "empiez", "empiece", "inici", "comenz", "empez", "encabez",
        ],
        r#"\b(?:comienz[ae]n?|comience[ns]?|empiez[ae]n?|empiece[ns]?|inici[ae]n?r?|comenzar|empezar|encabez[ae]|encabece|comece[m]?|começ[ae]r?|inicie[m]?)\b[^!?;:"“«]*?(?:\b(?:con|com|por|pela|pelo)\b|:)"#,
        Place::Start,
        Needs::Context,
    ),
    way(
        &["comece", "começ", "inicie"],
        r#"\b(?:comece[m]?|começ[ae]r?|inicie[m]?)\b[^!?;:"“«]*?\b(?:com|por|pela)\b"#,
        Place::Start,
        Needs::Context,
    ),
    way(
        &["commenc", "début", "ouvr"],
        r#"\b(?:commenc(?:e|er|ez|ent)|début(?:e|er|ez)|ouvr(?:ez|ir))\b[^!?;:"“«]*?\b(?:par|avec)\b"#,
        Place::Start,
        Needs::Context,
    ),
    way(
        &["beginn", "start", "fang", "anfang"],
        r#"\b(?:beginn(?:e|en|t)?|starte[nt]?|fangen|fang)\b[^!?;:"“«]*?\bmit\b"#,
        Place::Start,
        Needs::Context,
    ),
    way(
        &["inizi", "cominci", "apra ", "apri ", "aprite", "aprire"],
        r#"\b(?:inizi(?:a|ate|are|i|no)?|cominci(?:a|ate|are|no)?|apr(?:a|i|ite|ire))\b[^!?;:"“«]*?\bcon\b"#,
        Place::Start,
        Needs::Context,
    ),
    way(
        &["zaczn", "rozpoczn", "zacząć"],
        r#"\b(?:zacznij(?:cie)?|rozpocznij(?:cie)?|zacząć|rozpocząć)\b[^!?;:"“«]*?\bod\b"#,
        Place::Start,
        Needs::Context,
    ),
    way(
        &["begin", "start", "open"],
        r#"\b(?:begin|start|open)\b[^!?;:"“«]*?\bmet\b"#,
        Place::Start,
        Needs::Context,
    ),
    way(
        &["начн", "начина"],
        r#"\b(?:начните|начинайте|начни)\b[^!?;:"“«]*?\b(?:со?|словом)\b"#,
        Place::Start,
        Needs::Context,
    ),
    // Other languages: end with.
    way(
        &[
            "termin", "acaba", "finaliz", "beende", "schließ", "conclu", "zakończ", "eindig",
            "encerr", "enden", "endet",
        ],
        r#"\b(?:termin[ae]n?|termin(?:ez|er|ar|ate|i|are)|finali[zc](?:a|e|ar|er|ez|en)?|acab(?:a|e|ar|en)|beende[nt]?|beenden|schließe[nt]?|enden|endet|conclu(?:ez|re|da|di|a|ir|i|dete)|conclud\w+|zakończ(?:cie)?|eindig|sluit|encerr(?:e|ar))\b[^!?;:"“«]*?\b(?:con|com|mit|par|sur|met|słow\w+)\b"#,
        Place::End,
        Needs::Context,
    ),
    // Other languages: include.
    way(
        &[
            "inclu",
            "menci",
            "escrib",
            "escrev",
            "agreg",
            "pon ",
            "ponga",
            "indiqu",
            "mets",
            "mettez",
            "écri",
            "ajout",
            "nenn",
            "verwend",
            "schreib",
            "füg",
            "erwähn",
            "inser",
            "scriv",
            "indica",
            "umie",
            "napisz",
            "podaj",
            "użyj",
            "wpisz",
            "dopisz",
            "vermeld",
            "gebruik",
            "schrijf",
            "noem",
            "zet",
            "укаж",
            "напиш",
            "добав",
            "añad",
            "adicion",
            "colo",
            "gliss",
            "insér",
            "placez",
            "placer",
            "notez",
            "citez",
            "cite ",
            "cita ",
            "tapez",
            "intég",
            "setz",
            "notier",
            "tippe",
            "bauen",
            "baut ",
            "benutz",
            "nutze",
            "gib ",
            "geben",
            "usa ",
            "usar ",
            "usate",
            "utilis",
            "utiliz",
            "utilic",
            "ponh",
            "põe",
            "introdu",
            "incorpor",
            "diga",
            "aggiung",
            "mett",
        ],
        r#"\b(?:incluy[ae]n?|incluir|inclua[m]?|menci[oó]n[ae]n?|mencione[m]?|escrib[ae]n?|escreva[m]?|agreg(?:a|ue)n?|añad[ae]n?|adicione[m]?|coloque|pon|ponga|indique[zm]?|incluez|inclure|mentionnez|mentionne|écrivez|écris|ajoutez|ajoute|mettez|mets|nenne[nt]?|verwende[nt]?|schreibe?[nt]?|füge[nt]?|erwähne[nt]?|inserisci|inserite|includi|includete|scrivi|scrivete|indica(?:te)?|menziona(?:te)?|umieść(?:cie)?|napisz(?:cie)?|podaj(?:cie)?|użyj(?:cie)?|wpisz(?:cie)?|dopisz|vermeld|gebruik|schrijf|noem|zet|укажите|напишите|добавьте|используйте|gliss(?:ez|e|er)|insér(?:ez|er)|insère|plac(?:ez|er|e)|notez|citez|tapez|intégr(?:ez|er)|utilisez|setz(?:en|e|t)|notier(?:en|e|t)|tipp(?:en|e|t)|bau(?:en|e|t)|benutz(?:en|e|t)|gib|geben|nutz(?:en|e|t)|us(?:a|e|ar|i|ate|are)|utili(?:ce|za|ze|zar|zzi|zzate|zzare)|mencionar|escribir|escrever|ponh[ae]m?|põe|colo(?:car|ca)|introdu(?:zca|ce|zir|za)|incorpor(?:e|a|ar)|inser(?:te|tar|ir|isca|ire)|insira|cit(?:e|a|ar|i)|diga|aggiung(?:a|i|ere|ete)|mett(?:a|i|ete|ere)|scriv(?:a|ere)|menzion(?:i|are)|includ(?:a|ere)|indic(?:hi|are)|ajouter|mentionner|écrire|mettre)\b"#,
        Place::Anywhere,
        Needs::Announced,
    ),
];

/// Who does it, just before the verb, when it is not the applicant.
static NOT_APPLICANT: Pattern = Pattern::new(
    &[],
    r"(?:\b(?:we|i|we['’]ll|i['’]ll|they|it|he|she|that|which|bot|chatbot|app|system|site|website|page|script|users?|customers?|clients?|could|can|able to|would|let['’]?s|team|story|video|post|article|project|work|ability to|how to|need to be able to)|(?:we|i|they|it|bot|chatbot|app|system|site|script|users?|customers?|video|article|story|agent|assistant|project|work|model) (?:will|should|must|can|could|would|may|to|usually|always|does|did))\s+$",
);
/// Negation just before the verb.
static NOT: Pattern = Pattern::new(
    &[],
    r"\b(?:don['’]?t|do not|never|avoid|please no|not|no|without|nicht|no|pas|ne|non|nie|niet|não|не)\s+(?:just |simply |ever |you |your )?$",
);
/// "Proposals that start with X will be ignored": the words are to be left out.
static SHUNNED: Pattern = Pattern::new(
    &[
        "ignored",
        "rejected",
        "deleted",
        "skipped",
        "declined",
        "trash",
        "discarded",
        "not be read",
        "not be considered",
    ],
    r"\b(?:proposals?|applications?|bids?|messages?|letters?|replies|responses|anything|anyone|those|everything)\s+(?:that|which|who)?\s*(?:starts?|starting|begins?|beginning|includes?|including|uses?|using|opens?|opening|with|contain(?:s|ing)?)\b[^!?]*?\b(?:ignored|rejected|deleted|skipped|declined|trash\w*|discarded|not be (?:read|considered))\b",
);

/// Adds the demands for words that a line makes.
pub(super) fn find(text: &str, line: &Line<'_, '_>, found: &mut Vec<Demand>) {
    let shunned = SHUNNED.is_in(line.words);
    let mut taken: Vec<Span> = Vec::new();
    for way in &WAYS {
        for at in way.before.find_all(line.words) {
            let Some((token, negated)) = read(text, line, way, at, shunned) else {
                continue;
            };
            if taken.iter().any(|span| span.overlaps(token.span)) {
                continue;
            }
            taken.push(token.span);
            if negated {
                found.push(line.demand(DemandKind::Avoid, Some(token.words), Place::Anywhere));
                continue;
            }
            let place = if way.place == Place::Anywhere {
                place_in(line.words, Place::Anywhere)
            } else {
                way.place
            };
            found.push(line.demand(DemandKind::Word, Some(token.words), place));
        }
    }
    at_the_top(line, &mut taken, found);
    shouted(line, &mut taken, found);
}

/// "MENTION MANGO CHUTNEY IN YOUR FIRST LINE SO WE KNOW YOU READ THIS": in a post all in capitals the
/// words stand unmarked; what lies between the verb and the place is meant.
fn shouted(line: &Line<'_, '_>, taken: &mut Vec<Span>, found: &mut Vec<Demand>) {
    static BETWEEN: Pattern = Pattern::new(
        &[
            "first line",
            "first sentence",
            "first word",
            "last line",
            "subject",
            "proposal",
            "message",
            "bid",
            "reply",
            "cover letter",
            "application",
        ],
        r"\b(?:mention|include|use|say|write|add|type|put)\s+((?:[\w-]+\s){0,3}?[\w-]+)\s+(?:in|at|on|as|to) (?:your|the) (?:very )?(?:first (?:line|sentence|word)|last (?:line|sentence|word)|subject(?: line)?|proposals?|messages?|bids?|reply|cover letters?|applications?)\b",
    );
    static READ: Pattern = Pattern::new(
        &["read", "human", "bot", "copy", "attention"],
        r"\b(?:read|humans?|(?:ro)?bots?|copy|attention)\b",
    );
    if !line.shouted || !line.proof || !READ.is_in(line.words) {
        return;
    }
    let words = line.words.original();
    for groups in BETWEEN.captures(line.words) {
        let (Some(whole), Some(object)) = (
            groups.first().copied().flatten(),
            groups.get(1).copied().flatten(),
        ) else {
            continue;
        };
        let plain = object.of(words);
        let opens = plain.split_whitespace().next().unwrap_or_default();
        if taken.iter().any(|span| span.overlaps(object)) || token::is_function_word(opens) {
            continue;
        }
        taken.push(object);
        let tail = Lowered::new(words.get(whole.start..).unwrap_or_default());
        let place = place_in(&tail, Place::Anywhere);
        found.push(line.demand(DemandKind::Word, Some(token::whole(plain).words), place));
    }
}

/// The token after one way of asking, and whether it is to be left out.
fn read(
    text: &str,
    line: &Line<'_, '_>,
    way: &Way,
    at: Span,
    shunned: bool,
) -> Option<(Token, bool)> {
    let words = line.words.original();
    let before = words.get(..at.start).unwrap_or_default();
    let near = Lowered::new(
        before
            .get(before.floor_char_boundary(before.len().saturating_sub(32))..)
            .unwrap_or_default(),
    );
    if before.ends_with('-')
        || NOT_APPLICANT.is_in(&near)
        || line.is_work() && !(line.applying || line.proof)
    {
        return None;
    }
    let negated = NOT.is_in(&near) || shunned;
    let token =
        token::after(words, at.end, line.shouted).or_else(|| below(text, line, way, at.end))?;
    let object = token.announced
        || token.quoted
            && !token.bold
            && is_near(words, at, &token)
            && token::is_whole_object(words, &token);
    let about = Lowered::new(
        words
            .get(at.start.saturating_sub(near.original().len())..at.end)
            .unwrap_or_default(),
    );
    let names_letter = super::is_about_applying(&about);
    let marked = token.quoted || token.announced || token.look;
    let ok = match (way.place, way.needs) {
        (Place::Subject, _) => (token.quoted || token.announced) && speaks_to_applicant(line),
        (_, Needs::Announced) => {
            object
                && (line.proof
                    || line.is_apply()
                    || token.announced && line.applying
                    || beside_letter(words, &near, at, &token))
        }
        // "Start your proposal with ocr" names the letter; "start with RED" must say why.
        (Place::Start | Place::End, Needs::Context) => {
            names_letter
                || marked && line.proof
                || token.announced && (token.quoted || token.look) && orders(&near)
        }
        (_, Needs::Context) => {
            line.proof || (token.quoted || token.look) && (line.applying || line.is_apply())
        }
    };
    ok.then_some((token, negated))
}

/// Whether what stands before the verb makes it an order to the reader.
fn orders(near: &Lowered<'_>) -> bool {
    static OPENS: Pattern = Pattern::new(
        &[],
        r"(?:^|[.,;:!?(–—-]|\b(?:please|kindly|pls|to apply|you must|you should|bitte|merci de|veuillez|vogliate|si prega di|favor de|sírvase|queira|por favor|remember to|make sure to|be sure to))\W*$",
    );
    OPENS.is_in(near)
}

/// Whether the letter is named just before the verb or just after the token.
fn beside_letter(words: &str, near: &Lowered<'_>, at: Span, token: &Token) -> bool {
    let to = words.floor_char_boundary((token.span.end + 45).min(words.len()));
    let after = Lowered::new(words.get(token.span.end..to).unwrap_or_default());
    let says = at.of(words).to_lowercase();
    let replies = ["comment", "reply", "respond", "answer with", "apply with"];
    replies.iter().any(|verb| says.starts_with(verb))
        || near.lower().contains("reply and ")
        || super::is_about_applying(near)
        || super::is_about_applying(&after)
}

/// Whether a line that names a subject is about mail to the client.
fn speaks_to_applicant(line: &Line<'_, '_>) -> bool {
    static TO_US: Pattern = Pattern::new(
        &[],
        r"\b(?:please|kindly|apply|applications?|your|cv|resume|résumé|candidates?|applicants?|interested|(?:e-?mail|send|write|message|contact)(?: it| them)? (?:me|us|to|at|your)|enviar|envía\w*|envie|envoyez|senden|inviare|wyślij|prosimy|bitte|merci|stuur|schreiben sie|schreibt|schreibe|écrivez|mettez|scriv[aei]\w*|escrib[ae]\w*|escreva\w*|ponga|coloque|metta)\b",
    );
    !line.is_work() && (line.proof || line.is_apply() || TO_US.is_in(line.words))
}

/// "Mention 'X'": the quote must be the verb's object, not three words on.
fn is_near(words: &str, at: Span, token: &Token) -> bool {
    let between = words.get(at.end..token.span.start).unwrap_or_default();
    between.split_whitespace().count() <= 4
}

/// The token on the line below: "start your application with:" and then the words.
fn below(text: &str, line: &Line<'_, '_>, way: &Way, end: usize) -> Option<Token> {
    let rest = line.words.original().get(end..).unwrap_or_default();
    let (only, announced) = token::only_filler(rest);
    let span = line
        .below
        .filter(|_| only && (announced || way.needs == Needs::Context))?;
    let words = span.of(text);
    let mut token = token::whole(words);
    // A list of things to send is no word to say.
    let short = words.split_whitespace().count() <= 8 && !words.ends_with(':');
    let quoted = words.starts_with(['"', '“', '«', '\'', '‘', '*', '„']);
    token.span = Span::new(end, end);
    (short && (quoted || announced || line.applying)).then_some(token)
}

/// "Put YOOP at the top of your proposal" where the token stands before the place.
fn at_the_top(line: &Line<'_, '_>, taken: &mut Vec<Span>, found: &mut Vec<Demand>) {
    static TOP: Pattern = Pattern::new(
        &[
            "top",
            "beginning",
            "start",
            "end",
            "bottom",
            "subject",
            "first line",
            "first sentence",
            "last line",
            "title",
        ],
        r#"\b(?:put|add|write|place|type|include|paste|drop|say|use|enter)\s+(?:an? |the )?((?:"[^"\n]{1,60}"|“[^”\n]{1,60}”|'[^'\n]{1,60}'|«[^»\n]{1,60}»|\*\*[^*\n]{1,60}\*\*|[\u{2600}-\u{27BF}\u{2B00}-\u{2BFF}\u{1F000}-\u{1FAFF}]\u{FE0F}?|[\w-]+(?: [\w-]+){0,4}?))\s+(?:(?:right |somewhere )?(?:at|on|in|to) (?:the |your )?(?:very )?(?:top|beginning|start|end|bottom|subject(?: line)?|title|first (?:line|sentence)|last line)|as (?:the|your) (?:first|last|subject|title)|first\b)"#,
    );
    // "Put 'Inspection app' in the subject line." can only be said to an applicant.
    let subject = line.words.lower().contains("subject line")
        && line.words.original().split_whitespace().count() <= 12
        && !line.is_work();
    if !(line.applying || line.proof || line.is_apply() || subject)
        || line.is_work() && !line.applying
    {
        return;
    }
    let words = line.words.original();
    for groups in TOP.captures(line.words) {
        let (Some(whole), Some(token)) = (
            groups.first().copied().flatten(),
            groups.get(1).copied().flatten(),
        ) else {
            continue;
        };
        let plain = token.of(words);
        let marked = plain.starts_with(['"', '“', '\'', '«', '*'])
            || !plain.contains(char::is_alphanumeric)
            || !line.shouted
                && plain.chars().any(char::is_uppercase)
                && !plain.chars().any(char::is_lowercase);
        if taken.iter().any(|span| span.overlaps(token))
            || !(marked
                || (line.proof || plain.starts_with(char::is_uppercase))
                    && !token::is_function_word(plain))
        {
            continue;
        }
        let near = Lowered::new(words.get(..whole.start).unwrap_or_default());
        if NOT_APPLICANT.is_in(&near) {
            continue;
        }
        taken.push(token);
        let tail = Lowered::new(words.get(whole.start..).unwrap_or_default());
        let place = place_in(&tail, Place::Start);
        found.push(line.demand(DemandKind::Word, Some(token::whole(plain).words), place));
    }
}

/// The words an order to machines names: quoted ones, the one after "the word", the object of
/// "include".
pub(super) fn told(words: &str) -> Vec<String> {
    static NOUN: Pattern = Pattern::new(
        &[
            "word", "phrase", "code", "number", "emoji", "palabra", "palavra", "mot", "wort",
            "parola", "słow", "woord", "слов", "sentence", "frase",
        ],
        r"\b(?:words?|phrase|code ?word|code|number|emoji|sentence|palabra|palavra|frase|mot|wort|parola|słowa|słowo|woord|слово|слова)\b",
    );
    static VERB: Pattern = Pattern::new(
        &[],
        r"\b(?:include|mention|use|write|say|says|add|put|contain|contains|insert|type|quote|sprinkle|employ|reference|cite|name|work in|(?:start|begin|open|end|close|sign|reply|respond|answer)\b[^!?;]*?\b(?:with|as|by))\b",
    );
    let lowered = Lowered::new(words);
    let shouted = !words.chars().any(char::is_lowercase);
    let mut found: Vec<String> = Vec::new();
    for at in NOUN.find_all(&lowered) {
        add(token::after(words, at.start, shouted), &mut found);
    }
    let mut before = ' ';
    for (at, c) in words.char_indices() {
        // A quote after "=" belongs to an HTML attribute.
        if matches!(c, '"' | '“' | '«' | '„') && before != '=' {
            add(
                token::after(words, at, false).filter(|token| token.quoted),
                &mut found,
            );
        }
        before = c;
    }
    if found.is_empty() {
        let objects = VERB.find_all(&lowered);
        let object = objects
            .iter()
            .rev()
            .find_map(|at| token::object(words, at.end));
        add(object, &mut found);
    }
    found
}

fn add(token: Option<Token>, found: &mut Vec<String>) {
    let new = token.filter(|token| !token.words.is_empty() && !found.contains(&token.words));
    found.extend(new.map(|token| token.words));
}

/// The place words name, `otherwise` where they name none.
pub(super) fn place_in(words: &Lowered<'_>, otherwise: Place) -> Place {
    static PLACES: [(Pattern, Place); 3] = [
        (
            Pattern::new(
                &[
                    "subject",
                    "title",
                    "betreff",
                    "asunto",
                    "assunto",
                    "objet",
                    "oggetto",
                    "temat",
                    "onderwerp",
                ],
                r"\b(?:(?:in|as|into|of) (?:the |your )?(?:e-?mail )?(?:subject|title)|subject line|betreff\w*|en el asunto|no assunto|en objet|dans l['’]objet|nell['’]oggetto|w temacie|tytule|onderwerp\w*)\b",
            ),
            Place::Subject,
        ),
        (
            Pattern::new(
                &[
                    "top",
                    "beginning",
                    "start",
                    "first",
                    "begin",
                    "principio",
                    "inicio",
                    "início",
                    "début",
                    "anfang",
                    "inizio",
                    "początk",
                    "bovenaan",
                    "erste",
                    "prim",
                    "tête",
                    "beginn",
                    "começo",
                    "comienzo",
                    "open",
                ],
                r"\b(?:(?:at|on|to|in) (?:the )?(?:very )?(?:top|beginning|start)|top of|(?:as )?(?:the |your )?(?:very )?first (?:word|line|sentence|thing)|first in your|(?:start|begin|open) (?:your|the|with)|al (?:principio|inicio|comienzo)|no (?:início|começo)|en premier|au début|en tête|au tout début|am anfang|zu beginn|als erstes|als erste zeile|en la primera línea|na primeira linha|nella prima riga|in der ersten zeile|à la première ligne|all['’]inizio|na początku|bovenaan|aan het begin|erstes wort|primera palabra|primeira palavra|premier mot)\b",
            ),
            Place::Start,
        ),
        (
            Pattern::new(
                &[
                    "end", "bottom", "last", "final", "fin", "ende", "fine", "końcu", "schluss",
                    "einde", "letzt", "últim", "ultim", "derni",
                ],
                r"\b(?:(?:at|to|in|on) (?:the )?(?:very )?(?:end|bottom)|(?:as )?(?:the |your )?(?:very )?last (?:word|line|sentence|thing)|al final|no final|à la fin|am ende|ganz am ende|als letztes|letzte zeile|zum schluss|última línea|última linha|ultima riga|dernière ligne|alla fine|na końcu|aan het einde|onderaan)\b",
            ),
            Place::End,
        ),
    ];
    PLACES
        .iter()
        .find(|(pattern, _)| pattern.is_in(words))
        .map_or(otherwise, |&(_, place)| place)
}
