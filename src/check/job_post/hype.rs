//! J16: hype: words that promise instead of saying what is offered.

use super::phrase::{Phrase, distinct, is_denied};
use super::{absent, at};
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::text::Pattern;

pub(in crate::check) static J16: Rule = Rule {
    info: RuleInfo {
        id: RuleId("J16"),
        name: "hype",
        severity: Severity::Warning,
        summary: "promises and big words instead of what is offered",
        explanation: "\"The next Uber\", \"great exposure\", \"we are a family\": experienced freelancers read these \
                      as low pay and no plan. Say what exists, what you pay and what comes next.",
    },
    kind: TextKind::JobPost,
    run,
};

const SAY: &str = "say what exists, what you pay and what comes next";

static LOUD: [Phrase; 9] = [
    Phrase::new(&["lifetime", "ground floor", "sky is the limit", "sky's the limit", "sky’s the limit", "change the world", "changing the world", "life-changing"],
        r"\bonce[- ]in[- ]a[- ]lifetime\b|\bground floor\b(?: of)?|\b(?:the )?sky(?: is|['’]s) the limit\b|\bchang(?:e|ing) the world\b|\blife[- ]changing (?:opportunity|role|job|project|income)\b", SAY)
        .unless(&["shop on the ground", "flat", "floor plan", "apartment", "building"]),
    Phrase::new(&["next "], r"\b(?:the )?next (?:big thing|uber|facebook|airbnb|tiktok|amazon|google|netflix|instagram|unicorn|whatsapp|tesla|steve jobs|elon musk|zuckerberg|billion[- ]dollar)\b", SAY)
        .unless(&["next google doc", "next amazon order", "next google ads", "next facebook post", "next instagram post"]),
    Phrase::new(&["revolutioni", "revolutionary", "game-chang", "game chang", "disrupt", "groundbreaking", "ground-breaking", "trillion", "billion-dollar", "billion dollar", "world-changing"],
        r"\brevolutionary\b|\brevolutioni[sz]e\b|\bgame[- ]chang(?:er|ing)\b|\bdisrupt(?:ive|ing|s)?\s+(?:the|a|an|our|startup|platform|idea|industry|market|technology|app)\b|\bground-?breaking\b|\b(?:multi-?)?(?:trillion|billion)[- ]dollar (?:market|idea|company|industry|opportunity|startup)\b", SAY)
        .unless(&["history of", "revolutionary war", "museum"]),
    Phrase::new(&["exposure", "great for your portfolio", "good for your portfolio", "perfect for your portfolio", "huge potential", "unlimited", "future work", "more work", "easy money", "quick money", "get rich", "passive income"],
        r"\b(?:great|good|huge|massive|amazing|lots of|excellent|tons of) exposure\b|\b(?:great|good|perfect|excellent|nice) (?:for|addition to) your portfolio\b|\bhuge potential\b|\bunlimited (?:earning|income|potential|earnings)\b[^.\n]{0,12}|\b(?:plenty|lots|tons|loads) of (?:future|more|ongoing) work\b|\b(?:easy|quick|fast) money\b|\bget rich\b|\bearn (?:up to )?\W?\d[\d,.]*k? (?:a|per) (?:day|week) from home\b", SAY)
        .unless(&["camera", "long exposure", "sun exposure", "risk"]),
    Phrase::new(&["family", "like a family"], r"\b(?:we(?:['’]re| are)|it(?:['’]s| is)|us as|feels like|like|more than a team,?)\s+(?:all\s+|just\s+|truly\s+|like\s+|more like\s+)*(?:a |one )?(?:big |happy |small |close |tight-knit )*family\b", SAY)
        .unless(&["family of ", "family business", "family company", "family-run", "family bakery", "family farm", "family who", "family that", "moving", "holiday"]),
    Phrase::new(&["many hats", "multiple hats", "several hats"], r"\b(?:wear|wears|wearing) (?:many|multiple|several|a lot of|different) hats\b", "name the two or three tasks and the share of each"),
    Phrase::new(&["work hard", "play hard", "fast-paced", "like a startup", "startup mentality", "thick skin", "stay hungry"],
        r"\bwork hard,?(?: and)? play hard\b|\bthick skin\b|\bstay hungry\b|\bstart-?up (?:mentality|hustle)\b", SAY),
    Phrase::new(&["team of", "rockstar", "a-player", "a player", "top 1%", "best of the best", "only the best", "world's best", "world’s best", "elite", "a-team"],
        r"\b(?:rock[- ]?star|all-?star|dream|killer|elite|world-class|a-)\s?team\b|\ba-players?\b|\b(?:only )?the best of the best\b|\btop (?:1|0\.1)\s?%|\bworld['’]s (?:best|greatest|most \w+) (?:team|company|startup|app|product)\b", SAY),
    Phrase::new(&["!!"], r"[!]{3,}", "one full stop is enough"),
];

/// Words that are harmless alone and say nothing together.
static SOFT: Pattern = Pattern::new(
    &[
        "amazing",
        "exciting",
        "awesome",
        "incredible",
        "innovative",
        "cutting-edge",
        "cutting edge",
        "world-class",
        "dynamic",
        "fast-paced",
        "passionate",
        "thrilling",
        "vibrant",
        "best-in-class",
        "state-of-the-art",
        "unique opportunity",
        "great opportunity",
        "next level",
        "synerg",
        "epic",
        "fantastic",
    ],
    r"\b(?:amazing|exciting|awesome|incredible|innovative|cutting[- ]edge|world-class|dynamic (?:team|environment|company|individual|startup)|fast-paced|passionate|thrilling|vibrant|best-in-class|state-of-the-art|(?:unique|great|amazing|fantastic) opportunity|next level|synergy|epic|fantastic)\b",
);
/// So many soft words are hype.
const SOFT_MOST: usize = 2;

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let text = subject.text();
    let loud = LOUD
        .iter()
        .flat_map(|phrase| {
            phrase
                .places(subject.draft)
                .into_iter()
                .filter(|&span| !is_denied(text, span))
                .map(move |span| (span, phrase.instead))
        })
        .collect();
    let mut found: Vec<Diagnostic> = distinct(loud)
        .into_iter()
        .map(|(span, instead)| {
            at(
                rule,
                span,
                format!("\"{}\" promises and says nothing", span.of(text).trim()),
            )
            .help(instead)
        })
        .collect();
    let soft = SOFT.find_all(subject.draft);
    if soft.len() > SOFT_MOST {
        let words: Vec<&str> = soft.iter().map(|span| span.of(text)).take(5).collect();
        found.push(
            absent(
                rule,
                format!(
                    "{} words that fit any post: {}",
                    soft.len(),
                    words.join(", ")
                ),
            )
            .severity(Severity::Note)
            .help(SAY),
        );
    }
    found
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_pattern_compiles() {
        assert!(
            super::LOUD.iter().all(|phrase| phrase.pattern.is_valid()) && super::SOFT.is_valid()
        );
    }
}
