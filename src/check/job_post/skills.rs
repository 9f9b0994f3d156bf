//! J07 and J09: which skills, how many, which of them must be there; and at what level.

use super::{absent, at, is_readable};
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::job_post::{AskedSkill, Priority, SectionKind};
use crate::text::Pattern;

pub(in crate::check) static J07: Rule = Rule {
    info: RuleInfo {
        id: RuleId("J07"),
        name: "skills",
        severity: Severity::Warning,
        summary: "no skills, more than ten, or many without saying which are a must",
        explanation: "Three to ten skills, split into must and nice to have. A list of eighteen keeps away the \
                      people who read it honestly and lets in those who do not.",
    },
    kind: TextKind::JobPost,
    run: skills,
};

pub(in crate::check) static J09: Rule = Rule {
    info: RuleInfo {
        id: RuleId("J09"),
        name: "level",
        severity: Severity::Note,
        summary: "no level of experience",
        explanation: "Entry, intermediate or expert decides who bids and at what price. Say it, or say that any \
                      level is welcome.",
    },
    kind: TextKind::JobPost,
    run: level,
};

/// Most skills of one post.
const MOST: usize = 10;
/// From so many on, must and nice should be told apart.
const MANY: usize = 6;

static ASKED: Pattern = Pattern::new(
    &[],
    r"\b(?:must|need(?:ed|s)?|require[ds]?|requirements?|skills?|necessary|essential|experience (?:with|in|of)|familiar(?:ity)?|knowledge|know(?:s|ing)?|expertise|fluent|proficien\w+|qualifications?|imprescindible|conocimientos|experiencia|habilidades|requisitos|erforderlich|kenntnisse|erfahrung|voraussetzung\w*|compétences|exigé\w*|maîtrise|competenze|requisiti|vereist|kennis|conhecimento\w*)\b",
);
static NICE: Pattern = Pattern::new(
    &[
        "nice",
        "plus",
        "bonus",
        "useful",
        "helpful",
        "optional",
        "welcome",
        "prefer",
        "desirable",
        "advantage",
        "valora",
        "vorteil",
        "atout",
    ],
    r"\b(?:nice|plus|bonus|useful|helpful|optional|welcome|prefer\w*|desirable|advantage\w*|valora\w*|vorteil|atouts?)\b",
);
static LEVEL: Pattern = Pattern::new(
    &[],
    r"\b(?:entry|junior|intermediate|mid|mid-?level|mid-?weight|senior|expert|experts|experienced|beginners?|newcomers?|professionals?|principal|lead|seasoned|students?|trainees?|any (?:experience )?level|levels?|years? of|years['’]? experience|years in|experience\s*:\s*\w+|old hands|proven|track record|certified|qualified|nivel|experimentad[oa]s?|niveau|confirmée?|débutante?|expérimentée?|erfahren\w*|berufserfahrung|einsteiger\w*|nível|livello|ervaren)\b",
);

fn skills(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let post = subject.as_post();
    let listed = |asked: &&AskedSkill| {
        asked.mentions.iter().any(|&mention| {
            post.requirements
                .iter()
                .any(|requirement| requirement.span.contains(mention))
                || post.sections.iter().any(|section| {
                    matches!(
                        section.kind,
                        SectionKind::Requirements | SectionKind::NiceToHave
                    ) && section.body.contains(mention)
                })
        })
    };
    let asked: Vec<&AskedSkill> = post.skills.iter().filter(listed).collect();
    let must = asked
        .iter()
        .filter(|one| one.priority == Priority::Must)
        .count();
    if must > MOST {
        let place = asked.first().and_then(|one| one.mentions.first()).copied();
        return vec![
            at(
                rule,
                place.unwrap_or_default(),
                format!("{must} skills are asked for as a must"),
            )
            .help("keep the three to ten that decide, and move the rest to nice to have"),
        ];
    }
    if must >= MANY && must == asked.len() && !NICE.is_in(subject.draft) {
        return vec![
            absent(
                rule,
                format!("{must} skills, and none is marked as nice to have"),
            )
            .severity(Severity::Note)
            .help("say which are a must and which are a plus"),
        ];
    }
    let unsaid = asked.is_empty() && post.requirements.is_empty() && !ASKED.is_in(subject.draft);
    if !unsaid || !is_readable(subject) {
        return Vec::new();
    }
    vec![
        absent(rule, "the post asks for no skill")
            .help("name three to ten skills: which are a must, which a plus"),
    ]
}

fn level(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let post = subject.as_post();
    let told = post.level.is_some()
        || post
            .requirements
            .iter()
            .any(|requirement| requirement.years.is_some())
        || LEVEL.is_in(subject.draft);
    if told || !is_readable(subject) {
        return Vec::new();
    }
    vec![
        absent(rule, "no level of experience")
            .help("say entry, intermediate or expert, or that any level is welcome"),
    ]
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_pattern_compiles() {
        assert!(super::ASKED.is_valid() && super::LEVEL.is_valid());
    }
}
