//! P05: words of the machine that wrote the letter, and phrases every letter has.

use super::{finding, own_words};
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span, words};

pub(in crate::check) static P05: Rule = Rule {
    info: RuleInfo {
        id: RuleId("P05"),
        name: "residue",
        severity: Severity::Error,
        summary: "words of an assistant (error) or phrases that every letter has (warning)",
        explanation: "\"Here is your proposal\" or \"As an AI\" shows that the letter was pasted unread: \
                      an error. Clichés are warnings: they say nothing and clients know them by heart. \
                      Words that the post demands, and words of the profile, are never reported.",
    },
    kind: TextKind::Proposal,
    run,
};

static RESIDUE: [Pattern; 10] = [
    Pattern::new(
        &[
            "modelo de l",
            "modèle de langage",
            "modello linguistico",
            "sprachmodell",
            "aquí tien",
            "aquí está",
            "hier ist",
            "hier finden sie",
            "voici",
            "aqui está",
            "ecco",
            "claro",
            "bien sûr",
            "gerne",
            "certamente",
            "por supuesto",
        ],
        r"\b(?:como (?:un )?modelo de l(?:enguaje|inguagem)|en tant que modèle de langage|come modello linguistico|als (?:ki[- ])?sprachmodell|como (?:una )?ia\s*,)|\b(?:aquí (?:tiene[ns]?|está)|hier (?:ist|finden sie)|voici|aqui está|ecco)\s+(?:una? |une? |la |el |le |il |die |der |das |ein(?:e|en)? |votre |ihr(?:e|en)? |tu |su |a |o |sua |tua )*(?:[\w-]+ ){0,2}?(?:propuesta|carta de presentación|mensaje|anschreiben|bewerbung|angebot|entwurf|proposition|lettre|candidature|proposta|carta|mensagem|bozza|lettera|messaggio)\b|(?m)^\s*(?:claro(?: que sí)?|por supuesto|gerne|natürlich|bien sûr|certo|certamente)\s*[!,.]\s+(?:aquí|hier|voici|aqui|ecco)\b[^\n.]{0,60}",
    ),
    Pattern::new(
        &["here is", "here's", "here’s", "below is"],
        r"\b(?:here(?:'s|’s| is| are)|below is)\s+(?:your|a|an|the|my)\s+(?:[\w-]+\s+){0,6}?(?:proposal|cover letter|draft|version|bid letter|application letter|job application|rewrite|response|message)\b(?:[^.\n:]{0,60}(?::|\bfor (?:the|your|this)\b|\bbased on\b|\btailored\b|\bthat\b)|\s*$)",
    ),
    Pattern::new(
        &[
            "as an ai",
            "as a language model",
            "as a large language model",
            "i'm an ai",
            "i am an ai",
        ],
        r"\b(?:as|i'?m|i am)\s+(?:an?|your)\s+(?:ai (?:language )?(?:model|assistant)\b(?:\s*[,.;:]|\s+(?:i\b|and\b|created|trained|developed by|that can))|(?:large )?language model\b|ai\s*[,.;:]\s*i\b)",
    ),
    Pattern::new(
        &[
            "sure",
            "certainly",
            "of course",
            "absolutely",
            "great question",
        ],
        r"(?m)^\s*(?:sure(?: thing)?|certainly|of course|absolutely)\s*[!,.]\s+(?:here|below|i(?:'d| would|'ll| will) (?:be (?:happy|glad) to )?(?:help|write|draft|create)|let me (?:draft|write|create|help))\b[^\n.]{0,60}",
    ),
    Pattern::new(
        &["let me know if"],
        r"\blet me know if you(?:'d| would)? (?:like|want|need|prefer) (?:me to|any|a|it|this|to)\s*(?:(?:make|adjust|tweak|revise|refine|edit|modify|shorten|lengthen|rewrite|personali[sz]e|tailor|change)\b[^.\n]{0,60}(?:tone|length|version|proposal|letter|draft|it\b|this\b|wording|further|style|changes|adjustments)|(?:changes|adjustments|edits|revisions|tweaks|shorter|longer|different)\b[^.\n]{0,50}|(?:it|this) (?:shorter|longer|more|adjusted|tailored))",
    ),
    Pattern::new(
        &[
            "feel free to",
            "remember to",
            "be sure to",
            "don't forget to",
            "you can customize",
            "make sure to",
        ],
        r"\b(?:feel free to|remember to|be sure to|make sure to|don't forget to|you can) (?:customi[sz]e|personali[sz]e|replace (?:the|any|all)|tailor (?:this|the|it)|adjust (?:this|the tone|it|any)|edit (?:this|the|any)|modify (?:this|the|any)|fill in)\b[^.\n]{0,60}",
    ),
    Pattern::new(
        &[
            "word count",
            "character count",
            "end of proposal",
            "end of letter",
            "note to self",
            "cover letter:",
            "proposal:",
        ],
        r"(?m)^\W*(?:word count|character count)\s*:?\W*\d+[^\n]{0,20}|\(\s*(?:word count:?\s*)?~?\d+ words\s*\)|\[?\(?\bend of (?:proposal|cover letter|letter)\b\]?\)?|^\W{0,4}(?:cover letter|proposal|draft proposal)\s*:\s*\W{0,3}$",
    ),
    Pattern::new(
        &[
            "i cannot",
            "i can't",
            "i'm unable",
            "i am unable",
            "i don't have",
            "knowledge cutoff",
            "training data",
        ],
        r"\b(?:i(?:'m| am) unable to|i can(?:no|')t) (?:access|browse|open|view) (?:external|the (?:link|url|internet|web)|links|urls)[^.\n]{0,40}|\bmy (?:knowledge cut-?off|training data)\b|\bi don't have (?:personal experiences?|access to (?:your|the) (?:profile|internet|portfolio))\b",
    ),
    Pattern::new(
        &["<think", "</think", "<|", "```", "system prompt", "[inst"],
        r"</?think(?:ing)?>|<\|[a-z_]{2,20}\|>|\[/?INST\]|\A\s*```|\bas per (?:my|the) (?:system prompt|instructions above)\b",
    ),
    Pattern::new(
        &[
            "based on the",
            "the job post you",
            "the profile you",
            "you provided",
            "you've provided",
            "per your instructions",
        ],
        r"\bbased on the (?:job (?:post|description)|profile|information|details|instructions) (?:you(?:'ve)? |that you )?(?:provided|gave|shared|supplied)[^.\n]{0,40}(?:here|proposal|draft|letter|version)[^.\n]{0,30}|\b(?:the|your) (?:evidence|facts) (?:you )?provided (?:above|below)\b",
    ),
];

static CLICHES: [Pattern; 12] = [
    Pattern::new(
        &["excited", "thrilled", "delighted"],
        r"\b(?:i am|i'm|i’m|i was|we are|we're)\s+(?:very |really |so |truly |super |genuinely |incredibly )?(?:excited|thrilled|delighted)\b",
    ),
    Pattern::new(
        &["writing to"],
        r"\bi(?:'m| am) writing to (?:express|apply|submit|convey)\b",
    ),
    Pattern::new(
        &["fit", "match", "candidate"],
        r"\b(?:perfect|ideal|great|excellent|strong|right|best)\s+(?:fit|match|candidate|person|choice|freelancer)\s+for\b",
    ),
    Pattern::new(
        &[
            "look no further",
            "search ends here",
            "came across",
            "stumbled upon",
        ],
        r"\blook no further\b|\b(?:your )?search ends here\b|\bi (?:just |recently )?(?:came across|stumbled upon) your\b",
    ),
    Pattern::new(
        &["passion"],
        r"\b(?:i am|i'm|i’m|deeply|highly|truly)\s+(?:\w+ )?passionate\b|\bmy passion for\b",
    ),
    Pattern::new(
        &[
            "delve",
            "seamless",
            "cutting-edge",
            "cutting edge",
            "state-of-the-art",
            "game-chang",
            "synerg",
            "holistic",
        ],
        r"\bdelv(?:e|es|ing)\b|\bseamless(?:ly)?\b|\bcutting[- ]edge\b|\bstate-of-the-art\b|\bgame[- ]chang\w+\b|\bsynerg\w+\b|\bholistic(?:ally)?\b",
    ),
    Pattern::new(
        &[
            "rest assured",
            "go above",
            "extra mile",
            "hit the ground",
            "next level",
            "to the table",
            "fast-paced",
        ],
        r"\brest assured\b|\b(?:go(?:ing)?|goes) (?:above and beyond|the extra mile)\b|\bhit the ground running\b|\bto the next level\b|\bbrings? to the table\b|\bin today's fast[- ]paced\b",
    ),
    Pattern::new(
        &[
            "proven track record",
            "wealth of experience",
            "results-driven",
            "detail-oriented",
            "attention to detail",
            "team player",
        ],
        r"\bproven track record\b|\bwealth of experience\b|\bresults[- ]driven\b|\bdetail[- ]oriented\b|\b(?:keen|strong|great|meticulous) attention to detail\b|\bteam player\b",
    ),
    Pattern::new(
        &["dear", "whom it may", "finds you well", "greetings of"],
        r"\bdear (?:hiring manager|sir|madam|sir/madam|sir or madam|client)\b|\bto whom it may concern\b|\bhope this (?:message|email|letter|note|proposal)? ?finds you well\b|\bgreetings of the day\b",
    ),
    Pattern::new(
        &[
            "look forward",
            "looking forward",
            "earliest convenience",
            "happy to discuss further",
        ],
        r"\blook(?:ing)? forward to (?:hearing|the opportunity|discussing|working)\b|\bearliest convenience\b",
    ),
    Pattern::new(
        &[
            "align",
            "resonat",
            "caught my",
            "leverag",
            "unlock",
            "elevate",
        ],
        r"\balign(?:s|ed)? (?:perfectly|seamlessly|well) with\b|\b(?:resonat\w+ with me)\b|\bcaught my (?:eye|attention)\b|\bleverag(?:e|ing) my\b|\bunlock (?:the|your) (?:full )?potential\b|\belevate your\b",
    ),
    Pattern::new(
        &[
            "ihnen",
            "perfecto para",
            "me complace",
            "suis ravi",
            "parfait pour",
        ],
        r"\bmit großer begeisterung\b|\bcandidato (?:perfecto|ideal)\b|\bme complace\b|\bje suis (?:ravi|enthousiaste)e?\b|\bcandidat idéal\b",
    ),
];

/// The words of an assistant in a text.
pub(in crate::check) fn assistant(text: &Lowered<'_>) -> Vec<Span> {
    RESIDUE
        .iter()
        .flat_map(|pattern| pattern.find_all(text))
        .collect()
}

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let text = subject.text();
    let quote = |span: Span| words::shortened(span.of(text).trim(), 60);
    let residue = own_words(subject, &RESIDUE).into_iter().map(|span| {
        finding(
            rule,
            span,
            format!("an assistant speaks here: \"{}\"", quote(span)),
        )
        .help("delete it: it is not part of the letter")
    });
    let cliches = own_words(subject, &CLICHES).into_iter().map(|span| {
        finding(rule, span, format!("every letter says \"{}\"", quote(span)))
            .severity(Severity::Warning)
            .help("say what you did, or drop it")
    });
    residue.chain(cliches).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_pattern_compiles() {
        assert!(
            super::RESIDUE
                .iter()
                .chain(&super::CLICHES)
                .all(crate::text::Pattern::is_valid)
        );
    }
}
