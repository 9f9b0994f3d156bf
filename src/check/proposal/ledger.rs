//! P07 and P08: what a draft claims and the profile does not hold.
//!
//! The reading of claims is `draft::ledger`'s; here it is decided which of them must not be sent.

use super::finding;
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, Evidence, RuleId, RuleInfo, Severity};
use crate::draft::ledger::{Claim, ClaimKind, Proof};
use crate::profile::Profile;
use crate::skill::Kind;
use crate::text::LineIndex;

pub(in crate::check) static P07: Rule = Rule {
    info: RuleInfo {
        id: RuleId("P07"),
        name: "unproved",
        severity: Severity::Error,
        summary: "a figure, duration, client, tool or credential that the profile does not hold",
        explanation: "Every number, year count, name and certificate in a sentence about yourself must \
                      stand in the profile. One that only the post holds is the echo trap: \"I have 5 \
                      years\" because the post asked for 5. Plans, offers, questions and the client's \
                      own figures are not claims. If it is true, write it into the profile; then it is \
                      proved for every later letter too.",
    },
    kind: TextKind::Proposal,
    run: unproved,
};

pub(in crate::check) static P08: Rule = Rule {
    info: RuleInfo {
        id: RuleId("P08"),
        name: "unproved-skill",
        severity: Severity::Error,
        summary: "a skill or tool that the profile lacks is claimed",
        explanation: "A letter may offer to use any tool, but to have used it must be a fact of the \
                      profile. A close relative in the profile makes it a warning. If you know it, add \
                      it to the profile; if not, say so: clients value the honest line.",
    },
    kind: TextKind::Proposal,
    run: lacking,
};

fn unproved(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let claims = subject
        .claims
        .iter()
        .filter(|claim| claim.kind != ClaimKind::Skill);
    claims
        .filter_map(|claim| report(rule, subject, claim, false))
        .collect()
}

fn lacking(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let claims = subject
        .claims
        .iter()
        .filter(|claim| claim.kind == ClaimKind::Skill);
    let reported = |claim: &Claim| {
        let field = claim.skill.is_some_and(|skill| {
            matches!(
                subject.vocabulary.kind(skill),
                Kind::Method | Kind::Domain | Kind::Service | Kind::Soft
            )
        });
        report(rule, subject, claim, field)
    };
    claims.filter_map(reported).collect()
}

/// The finding for a claim without proof; a mere `doubt` is a warning.
fn report(
    rule: &RuleInfo,
    subject: &Subject<'_>,
    claim: &Claim,
    doubt: bool,
) -> Option<Diagnostic> {
    let profile = subject.profile?;
    let words = claim.span.of(subject.text());
    let what = noun(claim.kind);
    let mend = "take it out, or add it to the profile if it is true";
    let found = |message: String, help: &str| finding(rule, claim.span, message).help(help);
    let reported = match &claim.proof {
        Proof::Facts(_) => return None,
        Proof::None => found(
            format!(
                "\"{words}\": nothing in {} proves this {what}",
                name(profile)
            ),
            mend,
        ),
        Proof::OnlyPost(span) => {
            let found = found(
                format!(
                    "\"{words}\" stands only in the post, not in {}: the echo trap",
                    name(profile)
                ),
                "say what you have, not what was asked for",
            );
            match subject.post {
                Some(post) => found.because(super::demand::cite(post, *span)),
                None => found,
            }
        }
        Proof::Near {
            facts,
            difference,
            close,
        } => {
            let mut found = found(
                format!("\"{words}\": {difference}"),
                if *close {
                    "check that it is true as it stands"
                } else {
                    "say it as the profile does"
                },
            );
            for fact in facts
                .iter()
                .filter_map(|&fact| profile.facts.get(fact))
                .take(2)
            {
                found = found.because(profile.cite(fact));
            }
            if *close {
                found = found.severity(Severity::Warning);
            }
            found
        }
    };
    Some(if doubt {
        reported.severity(Severity::Warning)
    } else {
        reported
    })
}

const fn noun(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Number => "figure",
        ClaimKind::Duration => "length of time",
        ClaimKind::Name => "name",
        ClaimKind::Skill => "skill",
        ClaimKind::Credential => "credential",
    }
}

fn name(profile: &Profile) -> &str {
    if profile.file.is_empty() {
        "the profile"
    } else {
        &profile.file
    }
}

/// The ledger as a reader sees it: `draft:3 ← ada.md:42`, one line per proved claim.
#[must_use]
pub fn lines(draft: &str, claims: &[Claim], profile: &Profile) -> Vec<String> {
    let index = LineIndex::new(draft);
    let cite = |claim: &Claim| {
        let Proof::Facts(facts) = &claim.proof else {
            return None;
        };
        let Evidence { file, line, .. } = profile.cite(profile.facts.get(*facts.first()?)?);
        Some(format!(
            "draft:{} ← {file}:{line}  {}",
            index.line(claim.span.start),
            claim.span.of(draft)
        ))
    };
    claims.iter().filter_map(cite).collect()
}
