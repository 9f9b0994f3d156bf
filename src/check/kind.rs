//! Kind: whether a text is a proposal or a job post, guessed from its words.

use super::TextKind;
use crate::text::pattern::Lowered;
use crate::text::{Pattern, words};

/// What clients write.
static POST: [Pattern; 5] = [
    Pattern::new(
        &[
            "looking for",
            "seeking",
            "we need",
            "i need",
            "hiring",
            "wanted",
            "busc",
            "necesit",
            "suchen",
            "suche ",
            "cherch",
            "recherch",
            "procur",
            "cerc",
        ],
        r"\b(?:(?:we|i)(?:['’]re| are|['’]m| am)? (?:currently )?(?:looking for|seeking|hiring)|looking for (?:an?|someone|somebody)|(?:we|i) need (?:an?|someone|somebody|help|to)|hiring an?|wanted\b|busco|buscamos|necesit(?:o|amos)|wir suchen|ich suche|nous (?:re)?cherchons|procuramos|cerchiamo)",
    ),
    Pattern::new(
        &[
            "must have",
            "nice to have",
            "requirement",
            "deliverable",
            "responsibilit",
            "qualification",
            "skills",
            "scope",
            "candidate",
            "applicant",
            "you will",
            "you should",
            "entregables",
            "livrables",
            "anforderungen",
            "aufgaben",
            "imprescindible",
        ],
        r"\b(?:must[- ]have|nice[- ]to[- ]have|requirements?\b|deliverables?\b|responsibilities|qualifications|skills (?:we )?(?:need|required)|required skills|scope\s*:|ideal candidate|applicants?\b|you (?:will|should|must|deliver|hand over|need)\b|entregables|livrables|anforderungen|aufgaben|imprescindible)",
    ),
    Pattern::new(
        &[
            "budget",
            "fixed price",
            "hourly",
            "per hour",
            "we pay",
            "deadline",
            "fixed:",
            "presupuesto",
            "festpreis",
            "forfait",
        ],
        r"\b(?:budget\s*[:\w]|fixed[- ]price|hourly\b|we pay\b|deadline\s*:|presupuesto|festpreis|forfait)",
    ),
    Pattern::new(
        &[
            "apply",
            "proposal",
            "tell us",
            "send us",
            "your bid",
            "in your reply",
            "answer",
            "show us",
        ],
        r"\b(?:to apply\b|please apply|when you apply|in your (?:proposal|bid|reply|application|cover letter)|(?:tell|send|show) us\b|please answer|answer (?:these|the following|below))",
    ),
    Pattern::new(
        &[
            "entry level",
            "intermediate",
            "expert level",
            "level:",
            "nivel",
            "experience level",
        ],
        r"\b(?:entry[- ]level|intermediate\b|expert[- ]level|(?:experience )?level\s*:|nivel\b)",
    ),
];
/// What freelancers write.
static LETTER: [Pattern; 5] = [
    Pattern::new(
        &[
            "i have", "i've", "i’ve", "i built", "i can", "i would", "i'd", "i’d", "i will",
            "i'll", "i’ll", "i did", "i led", "i worked", "i made", "i am", "i'm", "he ", "ich ",
            "j'ai", "j’ai", "puedo",
        ],
        r"\b(?:i(?:['’]ve| have) (?:\w+ )?(?:built|worked|done|made|led|written|been|helped|shipped|designed|delivered|used|fixed|run|\d+)|i (?:built|can|would|did|led|worked|made|wrote|designed|shipped|fixed|helped|cut|moved|propose|suggest|ran|set up)|i['’](?:d|ll)\b|ich (?:habe|kann|würde)|j['’]ai\b|puedo\b|he (?:hecho|trabajado|creado))",
    ),
    Pattern::new(
        &[
            "your post",
            "your project",
            "your job",
            "your shop",
            "your site",
            "your store",
            "your app",
            "you asked",
            "you need",
            "you mention",
            "you describe",
            "you want",
            "your brief",
        ],
        r"\byour (?:job )?(?:post|project|shop|site|store|app|brief|team|question|customers|listing|data|pipeline|website)\b|\byou (?:asked|mention(?:ed)?|describe[d]?|wrote|want)\b",
    ),
    Pattern::new(
        &["dear ", "hi", "hello", "hola", "hallo", "bonjour"],
        r"\A\W*(?:dear|hi|hello|hey|hola|hallo|guten tag|bonjour|good (?:morning|day))\b",
    ),
    Pattern::new(
        &[
            "regards",
            "cheers",
            "thanks",
            "thank you",
            "sincerely",
            "best,",
            "saludos",
            "grüße",
            "cordialement",
        ],
        r"(?m)^\W*(?:(?:best|kind|warm) )?(?:regards|wishes)\b|^\W*(?:cheers|sincerely|thanks|thank you|best|saludos|viele grüße|cordialement)\W*$",
    ),
    Pattern::new(
        &[
            "my portfolio",
            "my work",
            "my profile",
            "my rate",
            "my last",
            "my experience",
            "my approach",
            "my plan",
        ],
        r"\bmy (?:portfolio|work|profile|rate|last|experience|approach|plan|background|clients?)\b",
    ),
];

/// The likelier kind of a text, with the reason in a few words. A text that shows nothing is a
/// proposal: the stricter rules are those.
#[must_use]
pub fn guess(text: &str) -> (TextKind, &'static str) {
    let lowered = Lowered::new(text);
    let rings = |patterns: &[Pattern]| -> usize {
        patterns
            .iter()
            .map(|pattern| pattern.find_all(&lowered).len().min(3))
            .sum()
    };
    let (post, letter) = (rings(&POST), rings(&LETTER));
    if post > letter {
        (TextKind::JobPost, "it asks and offers")
    } else if letter > 0 {
        (TextKind::Proposal, "it speaks of the writer's own work")
    } else if words::count(text) == 0 {
        (TextKind::Proposal, "it is empty")
    } else {
        (TextKind::Proposal, "nothing in it asks for applicants")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        assert!(POST.iter().chain(&LETTER).all(Pattern::is_valid));
    }

    #[test]
    fn who_speaks_decides() {
        for (text, kind) in [
            (
                "Hi Mara, your shop loads slowly. I built the same for a bakery. I'd start with images. Would Tuesday work?",
                TextKind::Proposal,
            ),
            (
                "Logo for a bakery\n\nWe need a logo. You deliver SVG. Fixed price 200 USD.",
                TextKind::JobPost,
            ),
            (
                "I need a developer for my shop, budget: 300 USD",
                TextKind::JobPost,
            ),
            (
                "You need the checkout fixed by Friday; I fixed one last week. My rate is 40 USD.",
                TextKind::Proposal,
            ),
            (
                "Wir suchen Hilfe. Anforderungen: PHP. Festpreis 300 EUR.",
                TextKind::JobPost,
            ),
        ] {
            assert_eq!(guess(text).0, kind, "{text}");
        }
    }
}
