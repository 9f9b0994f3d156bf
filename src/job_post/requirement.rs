//! What the applicant must or should have: items under headings, and sentences that ask in prose.

use super::demand::is_about_applying;
use super::outline::Mark;
use super::reading::{Reading, Sentence};
use super::{AskedSkill, Priority, Requirement, SectionKind};
use crate::skill::Skill;
use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span};

/// Words that ask for something in prose, in several languages.
static ASKS: Pattern = Pattern::new(
    &[],
    r"\b(?:must (?:have|be|know|speak|possess|understand|include experience)|(?:is|are) (?:required|a must|essential|mandatory|needed|necessary|preferred)|required|should (?:have|be|know|possess|understand)|need(?:s)? to (?:have|be|know|understand)|experience (?:with|in|using|of|working)|experienced? (?:with|in)|years?(?:'|’)? (?:of )?experience|proficien\w+|familiar(?:ity)?|knowledge of|expertise|fluent|native|background in|understanding of|ability to|able to|comfortable (?:with|using)|skilled in|skills? in|well[- ]versed|track record|certified|ideal(?:ly)?|preferabl[ey]|preferred|a (?:huge |big |strong |definite )?(?:plus|bonus|advantage)|nice to have|who (?:has|knows|is|can)|someone (?:with|who)|degree in|experiencia|conocimientos?|dominio|manejo de|imprescindible|experiência|conhecimento|domínio|fluente|expérience|maîtrise|connaissance|compétences?|erfahrung|kenntnisse|beherrsch\w+|voraussetzung|esperienza|conoscenza|padronanza|competenze|doświadczeni\w+|znajomoś\w+|umiejętnoś\w+|ervaring|kennis van|beheersing|опыт|знани\w+)\b",
);
static NICE: Pattern = Pattern::new(
    &[],
    r"\b(?:(?:is|are|be|would be|will be|as)?,? ?(?:also )?(?:a |an )?(?:huge |big |strong |definite |great |nice |added |real )?(?:plus|bonus|advantage)|pluses|nice[- ]to[- ]haves?|good to have|preferr?(?:ed|ably)|prefer|desir(?:able|ed)|optional(?:ly)?|ideally|not (?:required|mandatory|essential|a must)|would be (?:great|nice|helpful|ideal|good|beneficial|awesome)|beneficial|helpful|welcome|appreciated|advantageous|valorable|se valora\w*|deseable|desejável|diferencial|serait un plus|un plus|souhaitée?s?|apprécié\w*|von vorteil|wünschenswert|preferibil\w+|gradit\w+|mile widzian\w+|atut\w*|een pré|een pre|meegenomen)\b",
);
static MUST: Pattern = Pattern::new(
    &[
        "must",
        "required",
        "essential",
        "mandatory",
        "need",
        "imprescindible",
        "obligatori",
        "obrigatóri",
        "zwingend",
        "unbedingt",
        "wymagan",
        "vereist",
        "verplicht",
        "indispensable",
        "exigé",
    ],
    r"\b(?:must|required|essential|mandatory|need(?:s|ed)? to|imprescindibles?|obligatori\w+|obrigatóri\w+|zwingend|unbedingt|wymagan\w+|vereist|verplicht|indispensables?|exigée?s?)\b",
);
/// "5+ years", "at least two years", "3-5 Jahre".
static YEARS: Pattern = Pattern::new(
    &[
        "year", "yr", "año", "ano", "ans", "années", "jahr", "ann", "lat", "jaar", "лет", "год",
    ],
    r"\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|dos|tres|cinco|deux|trois|cinq|zwei|drei|fünf)\s?\+?(?:\s?(?:-|–|to|a|à|bis|do)\s?\d{1,2}\+?)?[ -]?(?:\w+ )?(?:years?|yrs?|años?|anos|ans|années|jahren?|anni|lat|lata|jaar|лет|года)\b",
);

/// The client about themselves, at the foot of a list: "We're a small SaaS company."
static OURS: Pattern = Pattern::new(
    &["we", "our", "thank", "looking forward", "join"],
    r"^\W*(?:we(?:['’]re| are) (?:an?|the|excited|happy|based|thrilled|looking forward)\b|we (?:value|offer|believe|provide|love|look forward)\b|our (?:company|team|mission|culture)\b|looking forward\b|thanks?\b|thank you\b|join (?:us|our)\b)",
);

/// The requirements in order, and the priority of every skill named.
pub(super) fn requirements(reading: &Reading<'_>, skills: &mut [AskedSkill]) -> Vec<Requirement> {
    let mut found: Vec<Requirement> = Vec::new();
    for piece in &reading.outline.pieces {
        let kind = reading.outline.kind(piece);
        let listed = matches!(kind, SectionKind::Requirements | SectionKind::NiceToHave);
        for sentence in reading.sentences_in(piece) {
            let words = Lowered::new(reading.words(sentence.span));
            // What follows a list without a heading of its own is often how to apply.
            let applies = piece.mark == Mark::None && is_about_applying(&words);
            let listed = listed && (!OURS.is_in(&words) || ASKS.is_in(&words));
            if !(listed && !applies || asks(reading, sentence, &words))
                || is_question(words.original())
            {
                continue;
            }
            let priority = priority(kind, &words);
            found.push(Requirement {
                span: sentence.span,
                priority,
                skills: Vec::new(),
                years: years(&words),
            });
        }
    }
    share_skills(&mut found, skills);
    found
}

fn is_question(words: &str) -> bool {
    words.trim_end_matches(['"', '”', ')', ' ']).ends_with('?')
}

/// Whether a sentence outside the lists asks something of the applicant.
fn asks(reading: &Reading<'_>, sentence: &Sentence, words: &Lowered<'_>) -> bool {
    static THEIRS: Pattern = Pattern::new(
        &[
            "user",
            "customer",
            "experience",
            "we have",
            "i have",
            "our team",
            "your expertise",
            "your skills",
            "your insights",
            " will ",
        ],
        r"\b(?:user|customer|shopping|player|viewer|gaming|browsing|learning|seamless|smooth|great|immersive|enjoyable) experience|\b(?:your (?:expertise|experience|skills|insights) will (?:help|allow|enable|be (?:critical|key|instrumental))|(?:candidate|freelancer|person|developer|designer|applicant|you) will (?:help|assist|create|design|develop|build|manage|be responsible|be working|work closely)\b)|\b(?:we|i) (?:have|am|are) (?:\w+ )?(?:experienced?|knowledge|years|\d+)",
    );
    let blocked = matches!(
        reading.kind(sentence),
        SectionKind::HowToApply
            | SectionKind::Questions
            | SectionKind::Deliverables
            | SectionKind::Offer
            | SectionKind::Budget
    );
    !blocked && ASKS.is_in(words) && !THEIRS.is_in(words)
}

fn priority(kind: SectionKind, words: &Lowered<'_>) -> Priority {
    if is_must(words) || (kind != SectionKind::NiceToHave && !NICE.is_in(words)) {
        Priority::Must
    } else {
        Priority::Nice
    }
}

/// Whether the words say "must" and do not deny it: "a plus but not required".
fn is_must(words: &Lowered<'_>) -> bool {
    MUST.find_all(words).into_iter().any(|span| {
        let before = words.original().get(..span.start).unwrap_or_default();
        let before = before.trim_end().trim_end_matches("strictly").trim_end();
        let tail = before.rsplit([' ', '\n']).next().unwrap_or_default();
        !tail.eq_ignore_ascii_case("not") && !tail.ends_with("n't")
    })
}

/// The years of experience a line asks for.
fn years(words: &Lowered<'_>) -> Option<u32> {
    static ABOUT: Pattern = Pattern::new(
        &[],
        r"\b(?:experience|exp|experiencia|experiência|expérience|erfahrung|esperienza|doświadczeni\w+|ervaring|опыт\w*|working|in (?:the )?\w+|of|background|professional|as an?)\b",
    );
    if !ABOUT.is_in(words) {
        return None;
    }
    let groups = YEARS.captures(words);
    let number = (*groups.first()?.get(1)?)?
        .of(words.original())
        .to_lowercase();
    let spelled = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    number
        .parse()
        .ok()
        .or_else(|| {
            spelled
                .iter()
                .position(|word| *word == number)
                .and_then(|at| u32::try_from(at + 1).ok())
        })
        .or(match number.as_str() {
            "dos" | "deux" | "zwei" => Some(2),
            "tres" | "trois" | "drei" => Some(3),
            "cinco" | "cinq" | "fünf" => Some(5),
            _ => None,
        })
        .filter(|years| (1..=40).contains(years))
}

/// Gives each requirement its skills and each skill the priority of the requirements that name it:
/// must if any is, and where none names it. What the rest of the post says of it decides nothing.
fn share_skills(requirements: &mut [Requirement], skills: &mut [AskedSkill]) {
    let mut mentions: Vec<(Span, Skill)> = skills
        .iter()
        .flat_map(|asked| asked.mentions.iter().map(|&at| (at, asked.skill)))
        .collect();
    mentions.sort_unstable();
    for requirement in requirements.iter_mut() {
        let from = mentions.partition_point(|(at, _)| at.start < requirement.span.start);
        for (_, skill) in mentions
            .iter()
            .skip(from)
            .take_while(|(at, _)| at.end <= requirement.span.end)
        {
            if !requirement.skills.contains(skill) {
                requirement.skills.push(*skill);
            }
        }
    }
    for asked in skills {
        let around = |at: &Span| {
            let after = requirements.partition_point(|r| r.span.start <= at.start);
            let requirement = requirements.get(after.checked_sub(1)?)?;
            requirement
                .span
                .contains(*at)
                .then_some(requirement.priority)
        };
        let priorities: Vec<Priority> = asked.mentions.iter().filter_map(around).collect();
        let nice = !priorities.is_empty() && !priorities.contains(&Priority::Must);
        asked.priority = if nice { Priority::Nice } else { Priority::Must };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(&str, Priority, Option<u32>)> {
        let reading = Reading::new(text);
        requirements(&reading, &mut [])
            .into_iter()
            .map(|r| (r.span.of(text), r.priority, r.years))
            .collect()
    }

    #[test]
    fn headings_govern_and_a_line_may_differ() {
        let text = "Requirements:\n- 5+ years of Go experience\n- Docker is a plus\nNice to have:\n- Kafka\n- must love tests\n- Rust is a plus but not required\n";
        assert_eq!(
            read(text),
            [
                ("5+ years of Go experience", Priority::Must, Some(5)),
                ("Docker is a plus", Priority::Nice, None),
                ("Kafka", Priority::Nice, None),
                ("must love tests", Priority::Must, None),
                ("Rust is a plus but not required", Priority::Nice, None),
            ]
        );
    }

    #[test]
    fn prose_asks_too_and_a_user_experience_is_no_request() {
        let text = "We sell tea. You should have experience with Shopify. The site needs a smooth user experience.";
        assert_eq!(
            read(text),
            [(
                "You should have experience with Shopify.",
                Priority::Must,
                None
            )]
        );
    }
}
