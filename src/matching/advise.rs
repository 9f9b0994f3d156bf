//! The score with its parts, and what a careful colleague would say.

use std::cmp::Reverse;
use std::collections::HashSet;

use super::ask::Asked;
use super::known::Known;
use super::{Advice, Coverage, CoverageState, Score, Verdict};
use crate::diagnostic::{Diagnostic, Severity};
use crate::job_post::{JobPost, PayKind, Priority};

/// The score: the mean of its parts by their weight; a part the post gives no ground for is left out.
pub(super) fn score(
    coverage: &[Coverage],
    post: &JobPost,
    asked: &Asked,
    known: &Known<'_>,
    project: Option<(usize, f64)>,
) -> Score {
    let must = share(coverage, post, asked, known, Priority::Must);
    let nice = share(coverage, post, asked, known, Priority::Nice);
    let all: HashSet<String> = known.stems.iter().flatten().cloned().collect();
    let words = asked.words_shared(&all);
    let project = project.map_or(0.0, |(_, likeness)| likeness);
    let parts = [
        (0.6, must),
        (0.08, nice),
        (0.2, Some(project)),
        (0.12, Some(words)),
    ];
    let given = parts
        .iter()
        .filter_map(|&(weight, part)| Some((weight, part?)));
    let (sum, weights) = given.fold((0.0, 0.0), |(sum, weights), (weight, part)| {
        (sum + weight * part, weights + weight)
    });
    Score {
        total: (100.0 * sum / weights).round(),
        must: must.unwrap_or(0.0),
        nice: nice.unwrap_or(0.0),
        project,
        words,
    }
}

/// The mean share over the requirements of a priority that a profile can prove; where the post
/// states none, over its skills.
fn share(
    coverage: &[Coverage],
    post: &JobPost,
    asked: &Asked,
    known: &Known<'_>,
    priority: Priority,
) -> Option<f64> {
    let shares: Vec<f64> = provable(coverage, post, priority)
        .map(|coverage| coverage.share)
        .collect();
    if !shares.is_empty() {
        return Some(shares.iter().sum::<f64>() / shares.len() as f64);
    }
    let (mut sum, mut all) = (0.0, 0.0);
    for &(skill, weight, _) in asked.skills.iter().filter(|asked| asked.2 == priority) {
        sum += weight * known.answer(skill).weight;
        all += weight;
    }
    (all > 0.0).then(|| sum / all)
}

/// The requirements of a priority that a profile can prove.
fn provable<'a>(
    coverage: &'a [Coverage],
    post: &'a JobPost,
    priority: Priority,
) -> impl Iterator<Item = &'a Coverage> {
    coverage.iter().filter(move |coverage| {
        let asked = post.requirements.get(coverage.requirement);
        coverage.state != CoverageState::Open && asked.is_some_and(|r| r.priority == priority)
    })
}

/// The verdict with its reasons, the weightiest first.
pub(super) fn advice(
    coverage: &[Coverage],
    post: &JobPost,
    asked: &Asked,
    known: &Known<'_>,
    project: Option<(usize, f64)>,
    score: Score,
) -> Advice {
    if known.is_empty() {
        return Advice {
            verdict: Verdict::Maybe,
            reasons: vec!["the profile holds no facts yet: nothing can be proved".to_owned()],
        };
    }
    let musts: Vec<&Coverage> = provable(coverage, post, Priority::Must).collect();
    if musts.is_empty() && asked.skills.is_empty() {
        return Advice {
            verdict: Verdict::Maybe,
            reasons: vec!["the post names nothing a profile could prove: ask first".to_owned()],
        };
    }
    let missing = musts
        .iter()
        .filter(|coverage| coverage.state == CoverageState::Missing)
        .count();
    let mut verdict = if score.must >= 0.7 && missing * 4 <= musts.len() {
        Verdict::Apply
    } else if score.must < 0.35 {
        Verdict::Skip
    } else {
        Verdict::Maybe
    };
    let mut reasons = vec![musts_met(&musts, score)];
    reasons.extend(gaps(&musts, post));
    reasons.extend(nearest(project, known));
    if let Some(doubt) = pay(post, known) {
        reasons.insert(1, doubt);
        if verdict == Verdict::Apply {
            verdict = Verdict::Maybe;
        }
    }
    Advice { verdict, reasons }
}

fn musts_met(musts: &[&Coverage], score: Score) -> String {
    if musts.is_empty() {
        let share = (score.must * 100.0).round();
        return format!("the profile answers {share}% of the skills the post names");
    }
    let count = |state| musts.iter().filter(|c| c.state == state).count();
    let covered = count(CoverageState::Covered);
    let partly = count(CoverageState::Partly);
    let tail = if partly > 0 {
        format!(", {partly} partly")
    } else {
        String::new()
    };
    format!("{covered} of {} must-haves covered{tail}", musts.len())
}

/// The must-haves that nothing in the profile speaks to.
fn gaps(musts: &[&Coverage], post: &JobPost) -> Option<String> {
    let missing: Vec<String> = musts
        .iter()
        .filter(|coverage| coverage.state == CoverageState::Missing)
        .filter_map(|coverage| post.requirements.get(coverage.requirement))
        .map(|requirement| crate::text::words::shortened(requirement.span.of(&post.text), 60))
        .collect();
    (!missing.is_empty()).then(|| {
        let shown = missing.iter().take(3).cloned().collect::<Vec<_>>();
        let more = missing.len() - shown.len();
        let tail = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        format!("nothing to show for: {}{tail}", shown.join("; "))
    })
}

fn nearest(project: Option<(usize, f64)>, known: &Known<'_>) -> Option<String> {
    let (at, likeness) = project?;
    let project = known.profile.projects.get(at)?;
    let near = if likeness >= 0.5 {
        "closely related"
    } else {
        "nearest"
    };
    Some(format!(
        "{near} past work: {} ({}:{})",
        project.title, known.profile.file, project.line
    ))
}

/// Pay by the hour that is far below the user's own rate, both told in one currency.
fn pay(post: &JobPost, known: &Known<'_>) -> Option<String> {
    let (budget, rate) = (post.budget.as_ref()?, known.profile.rate.as_ref()?);
    let hourly = rate
        .unit
        .as_deref()
        .is_some_and(|unit| unit.starts_with('h'));
    let currency = budget.currency?;
    let top = budget.max.or(budget.min)?;
    let same = rate.currency.as_deref() == Some(currency);
    let low = budget.kind == Some(PayKind::Hourly) && hourly && same && top < 0.75 * rate.amount;
    low.then(|| {
        format!(
            "pays up to {top} {currency}/hour, your rate is {} ({}:1)",
            rate.text, known.profile.file
        )
    })
}

/// Rules of the scan that speak of the client rather than of the text: contact off platform, fees
/// and identity, unpaid work, pay far from scope.
const CLIENT: [&str; 4] = ["S05", "S06", "S07", "S08"];

pub(super) fn heed(advice: &mut Advice, findings: &[Diagnostic]) {
    let mut flags: Vec<&Diagnostic> = findings
        .iter()
        .filter(|finding| CLIENT.contains(&finding.rule.0))
        .filter(|finding| finding.severity > Severity::Note)
        .collect();
    flags.sort_by_key(|finding| Reverse(finding.severity));
    flags.dedup_by_key(|finding| finding.rule);
    for (at, flag) in flags.iter().take(3).enumerate() {
        let reason = format!("red flag {}: {}", flag.rule, flag.message);
        advice.reasons.insert(at, reason);
    }
    let worst = flags.first().map(|finding| finding.severity);
    if worst == Some(Severity::Error) {
        advice.verdict = Verdict::Skip;
    } else if worst.is_some() && advice.verdict == Verdict::Apply {
        advice.verdict = Verdict::Maybe;
    }
}
