//! J15: words that keep good people away, each with what to write instead.

use super::at;
use super::phrase::{Phrase, distinct};
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};

pub(in crate::check) static J15: Rule = Rule {
    info: RuleInfo {
        id: RuleId("J15"),
        name: "wording",
        severity: Severity::Warning,
        summary: "gender-coded or ableist words, ninjas and rock stars",
        explanation: "Job ads in neutral words draw 29% more applications than ads in coded ones. Each finding \
                      names a plain word that says the same.",
    },
    kind: TextKind::JobPost,
    run,
};

static WORDS: [Phrase; 26] = [
    // Titles nobody has.
    Phrase::new(&["ninja"], r"\bninjas?\b", "a skilled developer (designer, writer …)")
        .unless(&["ninja forms", "ninja tables", "ninja popups", "ninjaone", "ninja build", "cmake", "fruit ninja", "game", "turtle", "warrior", "character", "costume", "ninjatrader", "ninja blender", "ninja kitchen", "ninja air"]),
    Phrase::new(&["rockstar", "rock star", "rock-star"], r"\brock[- ]?stars?\b", "an experienced one")
        .unless(&["band", "music", "songs", "famous rock", "rockstar games", "rockstar energy", "concert", "guitar", "memoir", "biograph", "tour"]),
    Phrase::new(&["guru"], r"\bgurus?\b", "a specialist").unless(&["yoga", "spiritual", "meditation", "gurugram", "guru.com", "indian philosophy"]),
    Phrase::new(&["wizard"], r"\bwizards?\b", "an expert")
        .unless(&["setup", "set-up", "installation", "install", "step", "form", "checkout", "oz", "potter", "game", "onboarding wizard", "import wizard", "character", "fantasy", "screen", "wizardry", "configuration", "magic", "wizard that", "wizard component"]),
    Phrase::new(&["superstar", "super star", "jedi", "superhero", "wunderkind", "whiz", "badass", "hotshot", "magician", "sorcerer", "beast"],
        r"\b(?:superstars?|super stars?|jedi(?: master)?|wunderkind|whiz(?:z)?(?: kid)?|badass|hot-?shots?|(?:coding|design|marketing|sales|excel|code) (?:magician|sorcerer|beast|superhero|monkey|hero|machine))\b", "say what they can do")
        .unless(&["star wars", "film", "comic", "game", "character"]),
    Phrase::new(&["unicorn"], r"\b(?:a|the|our|real|true|rare|looking for) unicorn\b", "the two or three skills you need most")
        .unless(&["logo", "toy", "book", "illustrat", "startup", "character", "children"]),
    Phrase::new(&["hustler", "hustle", "killer", "assassin", "crush it", "crushing it", "grind"],
        r"\b(?:hustlers?|(?:real|daily|non-?stop|will to|must|ready to) hustle|hustle (?:culture|hard|mentality)|killer (?:instinct|copywriter|salesperson|sales|designer|developer|closer|marketer)|crush(?:ing)? it|(?:sales|code) assassin|rise and grind)\b", "hard-working, or better: the result you want"),
    // Words for men where people are meant.
    Phrase::new(&["manpower"], r"\bmanpower\b", "people, staff, hands").unless(&["manpowergroup"]),
    Phrase::new(&["man-hours", "man hours", "man-days", "man days", "man-month"], r"\bman[- ](?:hours?|days?|months?)\b", "hours of work, person-days"),
    Phrase::new(&["salesman", "salesmen", "saleswoman"], r"\bsales(?:man|men|woman|women)\b", "salesperson, sales representative").unless(&["death of a salesman"]),
    Phrase::new(&["chairman", "foreman", "handyman", "middleman", "spokesman", "businessman", "businessmen", "craftsman", "cameraman", "workman", "tradesman", "tradesmen", "webmaster", "draftsman", "repairman", "deliveryman", "stewardess", "waitress", "hostess", "housewife", "housewives", "cleaning lady"],
        r"\b(?:chairm[ae]n|forem[ae]n|middlem[ae]n|spokesm[ae]n|businessm[ae]n|craftsm[ae]n|cameram[ae]n|workm[ae]n|tradesm[ae]n|draftsm[ae]n|repairm[ae]n|deliverym[ae]n|stewardess(?:es)?|cleaning lad(?:y|ies)|housewi(?:fe|ves))\b", "the word without man or lady: chair, supervisor, artisan, camera operator, cleaner")
        .unless(&["craftsman style", "craftsman home", "foreman grill"]),
    Phrase::new(&["guys"], r"\b(?:hi|hey|hello|you|dear|thanks|ok|welcome) guys\b", "everyone, team, all"),
    Phrase::new(&["he ", "his", "him", "he/she", "his/her", "s/he"],
        r"\b(?:he/she|she/he|his/her|s/he|him/her|he or she|his or her)\b|\b(?:candidate|applicant|freelancer|developer|designer|writer|editor|assistant|translator|taker|engineer|manager|specialist|expert|contractor|tutor|artist|programmer|consultant)s?\b[^.\n]{0,80}?\b(he|his|him)\b", "they, their")
        .unless(&["his royal"]),
    // Battle and conquest.
    Phrase::new(&["dominat"], r"\bdominat(?:e|es|ing|or)\s+(?:the|our|your|this|a|any|every)?\s*(?:\w+\s+)?(?:market|markets|competition|niche|industry|space|search|rankings?|field|world)\b|\bdominate\b[^.\n]{0,12}\bwith us\b", "lead, grow in"),
    Phrase::new(&["dominant"], r"\bdominant\s+(?:closer|person|personality|leader|salesperson|player|individual|candidate)\b", "confident"),
    Phrase::new(&["aggressive"], r"\baggressive(?:ly)?\s*(?:,|and|closer|sales\w*|person|personality|go-getter|marketer|candidate|individual|hunter|self-starter|negotiator|leader)", "active, persistent"),
    Phrase::new(&["go-getter", "go getter", "alpha", "fearless", "ruthless", "cut-throat", "cutthroat"], r"\b(?:go[- ]getters?|alpha (?:male|female|personality)|fearless(?: leader| person| marketer)?|ruthless(?:ly)?|cut-?throat)\b", "self-starting, or say what they decide alone")
        .unless(&["game", "character", "alpha version", "villain"]),
    Phrase::new(&["war room", "battle-tested", "battle tested", "kill the competition", "in the trenches", "weapon"], r"\b(?:battle[- ]tested (?:developer|engineer|marketer|freelancer)|kill the competition|secret weapon|in the trenches)\b", "experienced, better than")
        .unless(&["game", "film"]),
    Phrase::new(&["energetic"], r"\benergetic(?:\s+(?:\w+\s+)?(?:person|people|candidate|individual|assistant|team|freelancer|professional|self-starter|va|woman|man|lady|girl|guy))?", "say how much contact or speed the work needs")
        .unless(&["voice", "music", "track", "video", "tone", "style", "song", "edit", "footage", "brand", "colour", "color", "intro", "beat"]),
    // Words that use illness or disability.
    Phrase::new(&["crazy", "insane", "maniac", "lunatic", "psycho", "nuts"], r"\b(?:crazy|insane(?:ly)?|maniacs?|lunatics?|psycho|nuts about)\b", "very, unusual, wild")
        .unless(&["crazy egg", "crazyegg", "golf", "title", "crazy taxi", "psychology", "crazy horse", "crazy games", "song"]),
    Phrase::new(&["tone-deaf", "tone deaf", "deaf ears", "turn a blind eye", "blind to", "lame", "crippl", "retard", "spastic", "handicapped", "midget", "dumb"], r"\b(?:tone[- ]deaf|deaf ears|turn a blind eye|lame|crippl(?:e|ed|ing)|retarded|spastic|handicapped|midgets?|dumb (?:down|questions?|mistakes?|idea|people))\b", "out of touch, ignored, weak, broken: the thing that is meant")
        .unless(&["handicapped parking", "horse", "lame duck", "encoder", "medical", "libmp3lame"]),
    Phrase::new(&["ocd", "bipolar", "schizo", "autistic", "adhd"], r"\b(?:ocd|bipolar|schizo(?:phrenic)?|autistic|adhd)\s+(?:about|level|attention|when it comes|person|type|designer|developer|attitude|style)|\b(?:be|are|is|little|bit|slightly) (?:ocd|bipolar|schizo|autistic)\b", "careful, changeable: the thing that is meant")
        .unless(&["therap", "patients", "disorder", "clinic", "mental health", "children", "support group", "awareness"]),
    Phrase::new(&["sanity check", "sanity-check"], r"\bsanity[- ]checks?\b", "a quick check"),
    Phrase::new(&["blood, sweat", "eat, sleep", "eats, sleeps", "eat sleep", "24/7", "around the clock"], r"\b(?:blood,? sweat,? and tears|eats?,? sleeps?,? (?:and )?breathes?|(?:available|reachable|online|work|on call) (?:24/7|around the clock|day and night))\b", "say which hours")
        .unless(&["server", "monitor", "support is available", "bot", "shop is", "customers can"]),
    Phrase::new(&["bitch", "slave", "whipped", "pimp"], r"\b(?:bitch\w*|slave (?:away|driver)|pimp (?:my|our|out))\b", "another word"),
    Phrase::new(&["fußball", "kfz-mann", "kaufmann", "putzfrau", "sekretärin gesucht"], r"\b(?:putzfrau|sekretärin gesucht|kaufmann gesucht)\b", "the neutral form, with (m/w/d)"),
];

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let found = WORDS
        .iter()
        .flat_map(|phrase| {
            phrase
                .places(subject.draft)
                .into_iter()
                .map(move |span| (span, phrase.instead))
        })
        .collect();
    distinct(found)
        .into_iter()
        .map(|(span, instead)| {
            at(
                rule,
                span,
                format!("\"{}\" keeps good people away", span.of(subject.text())),
            )
            .help(format!("write instead: {instead}"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_pattern_compiles() {
        for (at, phrase) in super::WORDS.iter().enumerate() {
            assert!(phrase.pattern.is_valid(), "entry {at}");
        }
    }
}
