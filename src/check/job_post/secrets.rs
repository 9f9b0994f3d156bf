//! J20: passwords, keys and client names in a text the whole world reads.

use super::at;
use super::phrase::distinct;
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::text::{Pattern, Span};

pub(in crate::check) static J20: Rule = Rule {
    info: RuleInfo {
        id: RuleId("J20"),
        name: "secrets",
        severity: Severity::Error,
        summary: "a password, key or card number (error), a client's name (warning)",
        explanation: "Posts are public and copied by machines within minutes. A key that stood in a post must be \
                      changed, not only deleted. A client whose name you give away may mind; name the trade instead.",
    },
    kind: TextKind::JobPost,
    run,
};

static KEYS: [Pattern; 4] = [
    // A bot's token of Telegram.
    Pattern::new(&[":aa"], r"(?-i:\b\d{8,10}:AA[A-Za-z0-9_-]{30,})"),
    Pattern::new(
        &[
            "sk-",
            "sk_",
            "rk_",
            "akia",
            "asia",
            "ghp_",
            "gho_",
            "github_pat",
            "xox",
            "aiza",
            "glpat-",
            "npm_",
            "sg.",
            "eyj",
            "begin ",
            "hf_",
            "whsec_",
        ],
        r"(?-i:\b(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{10,}|\bsk-[A-Za-z0-9_-]{16,}|\b(?:AKIA|ASIA)[A-Z0-9]{12,}|\b(?:ghp|gho|ghs)_[A-Za-z0-9]{20,}|\bgithub_pat_[A-Za-z0-9_]{20,}|\bxox[baprs]-[A-Za-z0-9-]{10,}|\bAIza[A-Za-z0-9_-]{20,}|\bglpat-[A-Za-z0-9_-]{10,}|\bnpm_[A-Za-z0-9]{20,}|\bhf_[A-Za-z0-9]{20,}|\bwhsec_[A-Za-z0-9]{10,}|\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}|\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]+|-----BEGIN [A-Z ]*PRIVATE KEY-----)",
    ),
    Pattern::new(
        &["://"],
        r"\b[a-z][a-z0-9+.-]{1,20}://[^\s:/@]{1,60}:[^\s:/@]{2,60}@[^\s)]+[\w/]",
    ),
    Pattern::new(
        &["-", " "],
        r"\b(?:4\d{3}|5[1-5]\d{2}|3[47]\d{2}|6011)[ -]\d{4}[ -]\d{4}[ -]\d{4}\b",
    ),
];
/// Group 1: what was given away.
static PASSWORDS: Pattern = Pattern::new(
    &[
        "password",
        "passwort",
        "passwd",
        "pwd",
        "passcode",
        "contraseña",
        "mot de passe",
        "senha",
        "wachtwoord",
        "api key",
        "api-key",
        "apikey",
        "secret",
        "token",
        "pin",
    ],
    r#"\b(?:password|passwort|passwd|pwd|passcode|contraseña|mot de passe|senha|wachtwoord|api[ -]?key|secret(?: key)?|access token|pin)\s*(?:is|are|ist|es|est|=|:|->)+\s*["'“‘`]?([^\s"'”’`,;()]{4,60})"#,
);
/// "Login is admin / Sommer2024!". Group 1: the second half.
static LOGINS: Pattern = Pattern::new(
    &[
        "login",
        "log-in",
        "user",
        "benutzer",
        "zugang",
        "usuario",
        "usuário",
        "identifiant",
        "utente",
        "acceso",
        "acesso",
        "accès",
        "accesso",
        "credentials",
    ],
    r#"\b(?:log-?ins?|user(?: ?name)?|credentials|benutzer(?:name)?|zugang(?:sdaten)?|usuario|usuário|identifiant|(?:nome )?utente|acceso|acesso|accès|accesso)\b\s*(?:data |details )?(?:is|are|ist|sind|es|est|é|è|=|:|->)\s*["'“‘`]?[\w.@+-]{2,50}["'”’`]?\s*(?:/|\||,|;|\band\b|\bund\b|\by\b|\bet\b|\be\b|:)\s*(?:(?:pass\w*|pw|pwd|contraseña|senha|mot de passe)\s*(?:is|:|=)?\s*)?["'“‘`]?([^\s"'”’`,;()]{6,60})"#,
);
/// Group 1: the name, after which the case matters.
static CLIENTS: Pattern = Pattern::new(
    &["client", "kunde", "cliente"],
    r"\b((?:our|my|the end|end|a|for)[ -]client,?\s+(?:is\s+|called\s+|named\s+)?(?-i:[A-Z][\w&.'’-]*(?:\s+(?:&|and|of|de|the)\s+[A-Z][\w&.'’-]*|\s+[A-Z][\w&.'’-]*){0,4}))",
);

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let text = subject.text();
    let keys = KEYS
        .iter()
        .flat_map(|pattern| pattern.find_all(subject.draft));
    let logins = LOGINS
        .captures(subject.draft)
        .into_iter()
        .filter_map(|groups| groups.get(1).copied().flatten())
        .map(|span| without_stop(text, span))
        .filter(|span| span.of(text).chars().any(|c| c.is_ascii_digit()))
        .filter(|span| !span.of(text).contains("//"));
    let passwords = PASSWORDS
        .captures(subject.draft)
        .into_iter()
        .filter_map(|groups| groups.get(1).copied().flatten())
        .map(|span| without_stop(text, span));
    let clients = CLIENTS
        .captures(subject.draft)
        .into_iter()
        .filter_map(|groups| groups.get(1).copied().flatten())
        .map(|span| (without_stop(text, span), false));
    let found = keys
        .chain(
            passwords
                .chain(logins)
                .filter(|span| is_secret(span.of(text))),
        )
        .map(|span| (span, true))
        .chain(clients)
        .collect();
    distinct(found)
        .into_iter()
        .map(|(span, is_key)| {
            if is_key {
                // The message must not spread what it warns of.
                at(rule, span, "a secret stands in a public post")
                    .help("take it out and change it: what was published counts as known")
            } else {
                at(
                    rule,
                    span,
                    format!("a client is named: \"{}\"", span.of(text)),
                )
                .severity(Severity::Warning)
                .help("name the trade (\"a regional bank\") unless the client agreed to be named")
            }
        })
        .collect()
}

fn without_stop(text: &str, span: Span) -> Span {
    let words = span.of(text).trim_end_matches(['.', ',']);
    Span::new(span.start, span.start + words.len())
}

/// Whether a word after "password:" is one, rather than a sentence about passwords.
fn is_secret(word: &str) -> bool {
    let digits = word.chars().any(|c| c.is_ascii_digit());
    let letters = word.chars().any(char::is_alphabetic);
    let marks = word.chars().any(|c| "!@#$%^&*_+?~".contains(c));
    (digits && letters) || marks || (digits && word.len() >= 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        assert!(
            KEYS.iter()
                .chain([&PASSWORDS, &LOGINS, &CLIENTS])
                .all(Pattern::is_valid)
        );
    }

    #[test]
    fn a_word_about_passwords_is_no_password() {
        assert!(is_secret("Sommer2024!") && is_secret("hunter2") && !is_secret("stored"));
    }
}
