//! J22, for those who ask for it: what pay-transparency laws want in a post for employment.

use super::{absent, at};
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::text::Pattern;

pub(in crate::check) static J22: Rule = Rule {
    info: RuleInfo {
        id: RuleId("J22"),
        name: "pay-transparency",
        severity: Severity::Warning,
        summary: "employment without a pay range, or a question about earlier pay (off unless set)",
        explanation: "Several US states (Colorado, California, New York, Washington and others) and the EU's directive \
                      2023/970 want a pay range in posts for employment and forbid questions about earlier pay. Turn \
                      it on with --set J22=warning when you hire employees; it is no legal advice.",
    },
    kind: TextKind::JobPost,
    run,
};

static EMPLOYMENT: Pattern = Pattern::new(
    &[
        "permanent",
        "employ",
        "full-time",
        "full time",
        "salar",
        "w-2",
        "w2",
        "401",
        "annual leave",
        "benefits",
        "festanstellung",
        "cdi",
    ],
    r"\b(?:permanent|employee|employed|employment|full[- ]time (?:position|role|job|bookkeeper|employee)|W-?2|salaried|salary|401\(?k\)?|annual leave|paid leave|health insurance|benefits package|festanstellung|CDI)\b",
);
static EARLIER: Pattern = Pattern::new(
    &["salary", "pay", "earn", "ctc", "compensation"],
    r"\b(?:your |the )?(?:current|previous|last|present|past|existing) (?:salary|salaries|pay|ctc|compensation|earnings)\b|\bsalary history\b|\bwhat (?:do|did) you (?:currently )?earn\b",
);
static VAGUE: Pattern = Pattern::new(
    &[
        "competitive",
        "attractive",
        "depending on experience",
        "doe",
        "negotiable",
        "commensurate",
    ],
    r"\b(?:competitive|attractive) (?:salary|pay|compensation|package|rate)\b|\b(?:salary|pay) (?:is )?(?:negotiable|commensurate|depending on experience|DOE)\b",
);

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    if !EMPLOYMENT.is_in(subject.draft) {
        return Vec::new();
    }
    let budget = subject.as_post().budget.as_ref();
    let mut found = Vec::new();
    let has_range = budget.is_some_and(
        |budget| matches!((budget.min, budget.max), (Some(min), Some(max)) if min < max),
    );
    if !has_range {
        let help = "write the lowest and highest pay you would agree to";
        let finding = match (VAGUE.find(subject.draft), budget) {
            (Some(span), _) => at(rule, span, "employment without a pay range"),
            (None, Some(budget)) => at(rule, budget.span, "employment with a figure but no range"),
            (None, None) => absent(rule, "employment without a pay range"),
        };
        found.push(finding.help(help));
    }
    found.extend(EARLIER.find_all(subject.draft).into_iter().map(|span| {
        at(rule, span, "a question about earlier pay")
            .help("ask what pay the applicant expects, or state yours")
    }));
    found
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_pattern_compiles() {
        assert!(
            [&super::EMPLOYMENT, &super::EARLIER, &super::VAGUE]
                .iter()
                .all(|pattern| pattern.is_valid())
        );
    }
}
