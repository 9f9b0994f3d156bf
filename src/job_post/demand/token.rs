//! Reading the exact words a post asks for: quoted, bold, in capitals, or bare after "the word".

use crate::text::Span;

/// The words to use, and how they were marked.
pub(super) struct Token {
    /// Exactly as written, without quotes and closing stop.
    pub(super) words: String,
    /// Where in the sentence.
    pub(super) span: Span,
    /// In quotation marks, bold or code.
    pub(super) quoted: bool,
    /// By stars or underscores rather than by quotation marks.
    pub(super) bold: bool,
    /// After "the word", "code", "phrase".
    pub(super) announced: bool,
    /// In capitals or an emoji: marked by its look.
    pub(super) look: bool,
}

/// Words that announce a token.
const NOUNS: &[&str] = &[
    "word",
    "words",
    "phrase",
    "code",
    "codeword",
    "keyword",
    "keywords",
    "keyphrase",
    "password",
    "passphrase",
    "emoji",
    "hashtag",
    "term",
    "codephrase",
    "palabra",
    "frase",
    "código",
    "codigo",
    "clave",
    "palavra",
    "mot",
    "wort",
    "stichwort",
    "kennwort",
    "codewort",
    "passwort",
    "parola",
    "codice",
    "słowo",
    "słowa",
    "słowem",
    "hasło",
    "hasła",
    "kod",
    "woord",
    "codewoord",
    "слово",
    "слова",
    "словом",
    "фразу",
    "фразы",
    "фраза",
];
/// Words that announce a token only when it is quoted or in capitals.
const WEAK_NOUNS: &[&str] = &[
    "text",
    "sentence",
    "line",
    "number",
    "message",
    "letters",
    "color",
    "colour",
    "name",
    "satz",
    "zin",
    "statement",
    "words:",
];
/// Words that may stand between the verb and what announces the token.
const FILLERS: &[&str] = &[
    "the",
    "a",
    "an",
    "this",
    "these",
    "that",
    "following",
    "exact",
    "exactly",
    "secret",
    "magic",
    "special",
    "single",
    "simple",
    "one",
    "just",
    "only",
    "simply",
    "me",
    "us",
    "it",
    "key",
    "verification",
    "specific",
    "out",
    "below",
    "please",
    "very",
    "first",
    "by",
    "typing",
    "writing",
    "with",
    "saying",
    "including",
    "using",
    "la",
    "el",
    "las",
    "los",
    "siguiente",
    "con",
    "le",
    "les",
    "suivant",
    "suivante",
    "das",
    "dem",
    "den",
    "der",
    "die",
    "folgende",
    "folgenden",
    "folgendem",
    "lo",
    "il",
    "seguente",
    "het",
    "de",
    "volgende",
    "o",
    "a",
    "à",
    "seguinte",
    "od",
    "со",
    "с",
    "mit",
    "com",
    "avec",
    "par",
    "kodowe",
    "kodowego",
    "кодового",
    "кодовое",
    "słowa",
    "clave",
    "secreta",
    "secreto",
    "geheime",
    "geheimen",
    "bitte",
    "als",
    "erstes",
    "ersten",
    "erste",
    "letztes",
    "primera",
    "primeira",
    "prima",
    "premier",
    "première",
];
/// Words that may stand between what announces the token and the token.
const LINKS: &[&str] = &[
    "is",
    "be",
    "are",
    "the",
    "a",
    "following",
    "below",
    "exact",
    "reading",
    "called",
    "here",
    "today",
    "saying",
    "says",
    "of",
    "code",
    "secret",
    "clave",
    "secreta",
    "as",
    "es",
    "é",
    "ist",
    "est",
    "è",
    "to",
    "jest",
    "kodowe",
    "kodowego",
    "in",
    "all",
    "caps",
    "capital",
    "capitals",
    "letters",
];
/// First words that show the object to be no token: "with your rate", "with a short introduction".
const OPENERS: &[&str] = &[
    "include",
    "mention",
    "use",
    "add",
    "write",
    "type",
    "put",
    "say",
    "insert",
    "please",
    "start",
    "begin",
    "send",
    "apply",
    "tell",
    "with",
    "that",
    "your",
    "your",
    "you",
    "my",
    "our",
    "how",
    "what",
    "why",
    "when",
    "where",
    "which",
    "who",
    "link",
    "links",
    "example",
    "examples",
    "details",
    "some",
    "any",
    "it",
    "these",
    "those",
    "us",
    "yourself",
    "something",
    "each",
    "and",
    "in",
    "at",
    "on",
    "if",
    "so",
    "for",
    "or",
    "from",
    "about",
    "because",
    "then",
    "more",
    "all",
    "both",
    "there",
    "here",
    "its",
    "their",
    "count",
    "counts",
    "limit",
    "processor",
    "editor",
    "document",
    "documents",
    "doc",
    "file",
    "search",
    "research",
    "are",
    "was",
    "will",
    "can",
    "should",
    "must",
    "we",
    "i",
    "they",
    "up",
    "out",
    "small",
    "simple",
    "brief",
    "short",
    "relevant",
    "previous",
    "similar",
    "past",
    "is",
    "as",
    "to",
    "of",
    "the",
    "a",
    "an",
    "this",
    "that",
    "su",
    "tu",
    "sus",
    "tus",
    "una",
    "un",
    "uma",
    "um",
    "votre",
    "vos",
    "ton",
    "une",
    "ihr",
    "ihre",
    "ihrem",
    "ihrer",
    "ihren",
    "deinem",
    "deiner",
    "deinen",
    "dein",
    "deine",
    "einer",
    "einem",
    "eine",
    "ein",
    "tua",
    "tuo",
    "sua",
    "suo",
    "swoj",
    "swoją",
    "swojej",
    "jouw",
    "je",
    "uw",
    "een",
    "seu",
    "sus",
    "ваш",
    "вашу",
    "que",
    "qué",
    "en",
    "y",
    "e",
    "et",
    "und",
    "i",
    "w",
    "para",
    "por",
    "pour",
];

/// Whether a word is one that is never a token.
pub(super) fn is_function_word(word: &str) -> bool {
    let lower = word.to_lowercase();
    OPENERS.contains(&lower.as_str()) || FILLERS.contains(&lower.as_str())
}

/// Whether only announcing words are left ("the phrase:"), and whether one of them announces.
pub(super) fn only_filler(rest: &str) -> (bool, bool) {
    let mut announced = false;
    let only = rest.split_whitespace().all(|word| {
        let bare = bare(word).to_lowercase();
        let bare = bare.as_str();
        let noun = NOUNS.contains(&bare) || WEAK_NOUNS.contains(&bare);
        announced |= noun;
        noun || bare.is_empty() || FILLERS.contains(&bare) || LINKS.contains(&bare)
    });
    (only, announced)
}

/// Whether what follows a quoted token lets it be the whole object: "include 'kiwi' in your bid",
/// not "include a 'how to' note".
pub(super) fn is_whole_object(words: &str, token: &Token) -> bool {
    let rest = words.get(token.span.end..).unwrap_or_default().trim_start();
    let next: String = rest
        .chars()
        .take_while(|c| c.is_alphanumeric())
        .collect::<String>()
        .to_lowercase();
    next.is_empty()
        || [
            "so",
            "to",
            "if",
            "at",
            "in",
            "as",
            "when",
            "and",
            "or",
            "somewhere",
            "anywhere",
            "on",
            "for",
            "within",
            "before",
            "first",
            "then",
            "with",
            "because",
            "please",
            "while",
            "within",
            "en",
            "para",
            "dans",
            "pour",
            "in",
            "im",
            "damit",
            "w",
            "aby",
            "zodat",
            "per",
            "na",
            "чтобы",
            "в",
            "nel",
            "no",
            "al",
            "am",
            "au",
            "by",
            "near",
            "all",
            "alla",
            "zu",
            "als",
            "à",
            "nella",
            "na",
            "inside",
            "somehow",
        ]
        .contains(&next.as_str())
}

/// The token of a line that is nothing else.
pub(super) fn whole(words: &str) -> Token {
    let trimmed = words.trim();
    let inner = quoted(trimmed, 0).map_or_else(
        || trimmed.trim_end_matches(['.', ';', ',']).to_owned(),
        |token| token.words,
    );
    Token {
        words: inner,
        span: Span::whole(words),
        quoted: true,
        bold: false,
        announced: true,
        look: true,
    }
}

/// The token at or after byte `at` of a sentence.
pub(super) fn after(words: &str, at: usize, shouted: bool) -> Option<Token> {
    let mut at = at;
    let (mut announced, mut weakly) = (false, false);
    for _ in 0..9 {
        at = skip(words, at, |c| {
            c.is_whitespace() || matches!(c, ':' | '=' | ',' | '-' | '–' | '—' | '(')
        });
        if let Some(mut token) = quoted(words, at) {
            token.announced = announced || weakly;
            return Some(token);
        }
        let end = word_end(words, at);
        let word = words.get(at..end).unwrap_or_default();
        let lower = bare(word).to_lowercase();
        let known = if announced { LINKS } else { FILLERS };
        let (noun, weak) = (
            NOUNS.contains(&lower.as_str()),
            WEAK_NOUNS.contains(&lower.as_str()),
        );
        if word.is_empty() {
            return None;
        }
        if !is_shouted_word(word, shouted) && (noun || weak || known.contains(&lower.as_str())) {
            // "the word, then": what follows the comma is not the token; "word: X" and "word – X" are.
            if skip(words, end, char::is_whitespace) >= words.len() || word.ends_with(['.', ';']) {
                return None;
            }
            announced |= noun;
            weakly |= weak;
            at = end;
            continue;
        }
        return unquoted(words, at, announced, shouted)
            .filter(|token| announced || !weakly || token.look);
    }
    None
}

/// The bare object of an order to machines: "must include kumquat".
pub(super) fn object(words: &str, at: usize) -> Option<Token> {
    let mut at = at;
    for _ in 0..4 {
        at = skip(words, at, |c| !c.is_alphanumeric() && !is_emoji(c));
        let word = words.get(at..word_end(words, at)).unwrap_or_default();
        let lower = bare(word).to_lowercase();
        if FILLERS.contains(&lower.as_str()) {
            at = word_end(words, at);
            continue;
        }
        return unquoted(words, at, true, false);
    }
    None
}

fn skip(words: &str, at: usize, skips: impl Fn(char) -> bool) -> usize {
    let rest = words.get(at..).unwrap_or_default();
    at + (rest.len() - rest.trim_start_matches(skips).len())
}

fn word_end(words: &str, at: usize) -> usize {
    let rest = words.get(at..).unwrap_or_default();
    at + rest.find(char::is_whitespace).unwrap_or(rest.len())
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn is_shouted_word(word: &str, shouted: bool) -> bool {
    let bare = bare(word);
    !shouted
        && bare.chars().count() > 1
        && bare.chars().any(char::is_uppercase)
        && !bare.chars().any(char::is_lowercase)
}

/// The words in quotes, stars or backticks that open at `at`.
fn quoted(words: &str, at: usize) -> Option<Token> {
    let rest = words.get(at..)?;
    const PAIRS: [(&str, &str); 16] = [
        ("**\"", "\"**"),
        ("\"**", "**\""),
        ("**", "**"),
        ("__", "__"),
        ("``", "''"),
        ("\"", "\""),
        ("“", "”"),
        ("”", "”"),
        ("„", "“"),
        ("«", "»"),
        ("»", "«"),
        ("‘", "’"),
        ("`", "`"),
        ("[", "]"),
        ("'", "'"),
        ("*", "*"),
    ];
    let (open, close) = PAIRS.iter().find(|(open, _)| rest.starts_with(open))?;
    let inner = rest.get(open.len()..)?;
    let inner = inner.get(..inner.floor_char_boundary(160)).unwrap_or(inner);
    let end = closing(inner, close).or_else(|| other_closing(open, inner))?;
    let token = inner.get(..end)?.trim();
    let token = token.trim_matches(['"', '“', '”', '*']).trim();
    let stopped = token
        .strip_suffix(['.', ','])
        .filter(|inside| !inside.ends_with('.'))
        .unwrap_or(token);
    let ok = !stopped.is_empty() && token.split_whitespace().count() <= 20;
    ok.then(|| Token {
        words: stopped.to_owned(),
        span: Span::new(at, at + open.len() + end + close.len()),
        quoted: true,
        bold: open.starts_with(['*', '_']) && !open.contains('"'),
        announced: false,
        look: true,
    })
}

/// Where the closing mark stands; an apostrophe closes only where a word ends.
fn closing(inner: &str, close: &str) -> Option<usize> {
    inner
        .match_indices(close)
        .find(|&(at, _)| {
            let after = inner
                .get(at + close.len()..)
                .and_then(|tail| tail.chars().next());
            at > 0 && !(matches!(close, "'" | "’") && after.is_some_and(char::is_alphanumeric))
        })
        .map(|(at, _)| at)
}

/// People mix their quotation marks.
fn other_closing(open: &str, inner: &str) -> Option<usize> {
    let single = matches!(open, "'" | "‘");
    inner
        .char_indices()
        .find(|&(at, c)| {
            at > 0
                && if single {
                    matches!(c, '\'' | '’' | '´' | '`')
                } else {
                    matches!(c, '"' | '”' | '“' | '»' | '″')
                }
        })
        .map(|(at, _)| at)
}

/// A bare token: an emoji, a run of capitals, a code, or the word that was announced.
fn unquoted(words: &str, at: usize, announced: bool, shouted: bool) -> Option<Token> {
    let first = words.get(at..word_end(words, at)).unwrap_or_default();
    let token = |end: usize, look: bool| {
        let text = words
            .get(at..end)
            .unwrap_or_default()
            .trim()
            .trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '"', '”']);
        (!text.is_empty()).then(|| Token {
            words: text.to_owned(),
            span: Span::new(at, end),
            quoted: false,
            bold: false,
            announced,
            look,
        })
    };
    if first.chars().next().is_some_and(is_emoji) {
        return token(word_end(words, at), true);
    }
    let plain = bare(first);
    if plain.is_empty() {
        return None;
    }
    if is_shouted_word(first, shouted) || plain.chars().any(|c| c.is_ascii_digit()) {
        return token(
            run_end(words, at, |word| is_shouted_word(word, shouted)),
            true,
        );
    }
    let lower = plain.to_lowercase();
    if OPENERS.contains(&lower.as_str()) || FILLERS.contains(&lower.as_str()) {
        return None;
    }
    if !shouted && plain.chars().next().is_some_and(char::is_uppercase) && at > 0 {
        let capital = |word: &str| bare(word).chars().next().is_some_and(char::is_uppercase);
        return token(run_end(words, at, capital), announced);
    }
    let end = word_end(words, at);
    // A tag glued to the word is not part of it.
    let end = words
        .get(at..end)
        .and_then(|word| word.find('<'))
        .map_or(end, |cut| at + cut);
    (announced || is_alone(words, end))
        .then(|| token(end, false))
        .flatten()
}

/// The end of the run of words like the first; a stop ends it.
fn run_end(words: &str, at: usize, like: impl Fn(&str) -> bool) -> usize {
    let mut end = word_end(words, at);
    for _ in 0..8 {
        if words
            .get(at..end)
            .is_some_and(|run| run.ends_with(['.', ',', ';', ':', '!', '?', ')']))
        {
            break;
        }
        let next = skip(words, end, char::is_whitespace);
        let stop = word_end(words, next);
        if next >= words.len() || !like(words.get(next..stop).unwrap_or_default()) {
            break;
        }
        end = stop;
    }
    end
}

/// Whether the word before `end` is the whole object: the sentence ends, or goes on with a reason.
fn is_alone(words: &str, end: usize) -> bool {
    if words
        .get(..end)
        .is_some_and(|head| head.ends_with(['.', ',', '!', ')', ';']))
    {
        return true;
    }
    let rest = words
        .get(end..)
        .unwrap_or_default()
        .trim_start()
        .to_lowercase();
    let next = rest.split_whitespace().next().unwrap_or_default();
    rest.is_empty()
        || matches!(
            next,
            "so" | "to"
                | "if"
                | "at"
                | "in"
                | "as"
                | "when"
                | "-"
                | "–"
                | "para"
                | "pour"
                | "damit"
                | "aby"
                | "zodat"
                | "чтобы"
                | "per"
        )
}

fn is_emoji(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}
