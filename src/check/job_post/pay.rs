//! J05 and J08: what is paid, and how it is reckoned.

use super::{absent, at, is_readable};
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::job_post::PayKind;
use crate::text::Pattern;

pub(in crate::check) static J05: Rule = Rule {
    info: RuleInfo {
        id: RuleId("J05"),
        name: "budget",
        severity: Severity::Warning,
        summary: "no budget or range",
        explanation: "Pay is the part of a job post that readers find most useful (61%, LinkedIn). Without a \
                      figure good freelancers skip the post and the rest guess. A range is enough.",
    },
    kind: TextKind::JobPost,
    run: budget,
};

pub(in crate::check) static J08: Rule = Rule {
    info: RuleInfo {
        id: RuleId("J08"),
        name: "pay-kind",
        severity: Severity::Warning,
        summary: "hourly or fixed price is not said",
        explanation: "\"500 USD\" may be a price, a cap or a month. Say whether you pay a fixed price, by the \
                      hour, or by the piece.",
    },
    kind: TextKind::JobPost,
    run: kind,
};

static SUM: Pattern = Pattern::new(
    &[],
    r"(?:[$€£¥₹₽₴₺₱₦]|\b(?:USD|EUR|GBP|CAD|AUD|NZD|CHF|SEK|NOK|DKK|PLN|INR|BRL|MXN|ZAR|SGD|AED|JPY|Rs\.?|US\$))\s?\d|\d(?:[\d.,'’ ]*\d)?\s?k?\s?(?:[$€£¥₹₽₴₺₱₦]|(?:USD|EUR|GBP|CAD|AUD|NZD|CHF|SEK|NOK|DKK|PLN|INR|BRL|MXN|ZAR|SGD|AED|JPY|dollars?|euros?|pounds?|francs?|bucks|reais|pesos|rupees)\b)",
);
static KIND: Pattern = Pattern::new(
    &[],
    r"\bhourly\b|\b(?:per|an|the|by the|each|finished|audio) hour\b|/\s?h(?:ou)?r?\b|\bph\b|\bfixed[\s-]+(?:price|fee|rate|budget|cost|sum|bid|project)|\bfixed\s*[:,;.]?\s*(?:[$€£]|\d|usd|eur|gbp|at\b)|(?:usd|eur|gbp|chf|[$€£]|\d|minute|total)\s*,?\s*(?:a )?fixed\b|\bprice\b[^.\n]{0,20}\bfixed\b|\b(?:fee|pay|payment|rate|type)\s*:\s*fixed\b|\bflat (?:fee|rate|price)\b|\bper (?:word|article|piece|page|video|clip|card|song|lesson|ticket|lead|month|week|day|image|photo|item|issue|meeting|episode|appointment|recipe|minute|audio minute|line|row|record|listing|design|product|project|finished hour|year)\b|(?:\d|usd|eur|gbp|chf|dollars?|euros?|pounds?|[$€£])\s+(?:an?|each|every)\s+(?:finished |audio )?\w+|\b(?:monthly|weekly|daily|annual|yearly) (?:fee|pay|rate|salary|retainer|budget)\b|\bsalary\b|\bsalaried\b|\bretainer\b|\bcommission\b|\blump sum\b|\bday rate\b|\b(?:a|per) year\b|\bforfait\b|\bfestpreis\b|\bpauschal\w*\b|\bprecio (?:fijo|cerrado)\b|\bpor (?:hora|proyecto|palabra)\b|\bstundensatz\b|\bpro (?:stunde|wort|seite|monat)\b|\bstündlich\b|\bpreço fixo\b|\bà l['’]heure\b|\bpar (?:heure|mot|page|mois)\b|\btaux horaire\b|\ball['’]ora\b|\bprezzo fisso\b|\bper uur\b|\bvaste prijs\b|\buurtarief\b",
);

fn budget(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let has_figure = subject
        .as_post()
        .budget
        .as_ref()
        .is_some_and(|budget| budget.min.is_some() || budget.max.is_some());
    if has_figure || SUM.is_in(subject.draft) {
        return Vec::new();
    }
    let help = "write a figure or a range with its currency: readers look for it first";
    let found = match &subject.as_post().budget {
        Some(budget) => at(rule, budget.span, "pay is named without a figure"),
        None => absent(rule, "no budget or range"),
    };
    vec![found.help(help)]
}

fn kind(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let budget = subject.as_post().budget.as_ref();
    let told = budget
        .and_then(|budget| budget.kind)
        .is_some_and(|kind| matches!(kind, PayKind::Hourly | PayKind::Periodic | PayKind::PerUnit));
    if told || KIND.is_in(subject.draft) || !is_readable(subject) {
        return Vec::new();
    }
    let found = match budget {
        Some(budget) => at(
            rule,
            budget.span,
            "a sum without saying whether it is fixed or hourly",
        ),
        None => absent(rule, "the post does not say whether pay is hourly or fixed"),
    };
    vec![found.help("add \"fixed price\", \"per hour\", or what one piece pays")]
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_pattern_compiles() {
        assert!(super::SUM.is_valid() && super::KIND.is_valid());
    }
}
