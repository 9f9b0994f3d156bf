//! Claims of skills and tools: "I have used Airflow", "8 years of Python", "my stack: X, Y".

use super::context::Context;
use super::evidence::{Evidence, plain};
use super::stance::Stance;
use super::words::Words;
use super::{Claim, ClaimKind, Proof};
use crate::skill::{Kind, Mention, Skill};
use crate::text::words;

pub(super) fn find(context: &Context<'_>, evidence: &Evidence<'_>) -> Vec<Claim> {
    let proved = |mention: &Mention| {
        Some(Claim {
            span: mention.span,
            sentence: context.sentence,
            kind: ClaimKind::Skill,
            skill: Some(mention.skill),
            proof: prove(context, evidence, mention),
        })
    };
    context
        .mentions
        .iter()
        .filter(|mention| is_claimed(context, evidence, mention))
        .filter_map(proved)
        .collect()
}

fn is_claimed(context: &Context<'_>, evidence: &Evidence<'_>, mention: &Mention) -> bool {
    let at = context.word_at(mention.span);
    let tokens = &context.tokens;
    if context.clauses.denied(tokens, at, true) {
        return false;
    }
    // "moved 40 reports from Excel", "over Realm": what was left behind or passed over.
    if matches!(
        tokens.before(at, 1),
        "over" | "than" | "versus" | "vs" | "unlike"
    ) {
        return false;
    }
    let stance = context.stance(at);
    let strong = is_strong(context, at);
    match evidence.vocabulary.kind(mention.skill) {
        Kind::Lang
        | Kind::Framework
        | Kind::Database
        | Kind::Cloud
        | Kind::Platform
        | Kind::Tool
        | Kind::Own => {
            stance.is_owned()
                || (strong && matches!(stance, Stance::Fragment | Stance::Neutral))
                || (strong && is_years(context, at))
        }
        Kind::Method | Kind::Domain | Kind::Service | Kind::Human => {
            strong && (stance.is_owned() || stance == Stance::Fragment)
        }
        Kind::Soft => false,
    }
}

/// Whether words of experience stand right before the skill, a list between them allowed.
fn is_strong(context: &Context<'_>, at: usize) -> bool {
    let tokens = &context.tokens;
    (1..=10).take_while(|&back| at >= back).any(|back| {
        let place = at - back;
        STRONG.has(tokens.word(place))
    }) && !(1..=3).any(|back| matches!(tokens.before(at, back), "would" | "could"))
}

fn is_years(context: &Context<'_>, at: usize) -> bool {
    (1..=6).any(|back| {
        matches!(
            context.tokens.before(at, back),
            "years" | "años" | "jahre" | "ans" | "anos"
        )
    })
}

fn prove(context: &Context<'_>, evidence: &Evidence<'_>, mention: &Mention) -> Proof {
    let wanted = mention.skill;
    let facts = with_skill(evidence, wanted);
    if !facts.is_empty() {
        return Proof::Facts(facts);
    }
    let surface: Vec<String> = words::words(mention.span.of(context.draft))
        .map(|(_, word)| plain(word))
        .collect();
    let spelled = evidence.facts_with(&surface);
    let language = evidence.profile.languages.iter().any(|language| {
        surface
            .iter()
            .any(|word| language.to_lowercase().contains(word.as_str()))
    });
    if !spelled.is_empty() || language {
        return Proof::Facts(spelled);
    }
    let mut relatives: Vec<(f32, usize)> = Vec::new();
    for (at, fact) in evidence.profile.facts.iter().enumerate() {
        let best = fact
            .skills
            .iter()
            .map(|&has| evidence.vocabulary.implies(has, wanted))
            .fold(0.0, f32::max);
        if best >= 0.5 {
            relatives.push((best, at));
        }
    }
    relatives.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    if let Some(&(best, at)) = relatives.first() {
        let facts: Vec<usize> = relatives.iter().map(|&(_, at)| at).take(3).collect();
        if best > 0.95 {
            return Proof::Facts(facts);
        }
        return Proof::Near {
            difference: evidence.says(&[at], "has a related skill"),
            facts,
            close: true,
        };
    }
    let asked = evidence
        .post
        .and_then(|post| post.skills.iter().find(|asked| asked.skill == wanted))
        .and_then(|asked| asked.mentions.first().copied());
    asked.map_or(Proof::None, Proof::OnlyPost)
}

fn with_skill(evidence: &Evidence<'_>, wanted: Skill) -> Vec<usize> {
    let facts = evidence.profile.facts.iter().enumerate();
    facts
        .filter(|(_, fact)| fact.skills.contains(&wanted))
        .map(|(at, _)| at)
        .take(3)
        .collect()
}

static STRONG: Words = Words::new(
    "experience experienced proficient proficiency fluent expert expertise skilled familiar \
     certified specialise specialize specialised specialized specialist mastered versed stack \
     skills tools background native knowledge experiencia erfahrung expérience experiência \
     domino maîtrise beherrsche",
);
