//! P17: pay off the platform, work for nothing, promises nobody can keep.

use super::{finding, own_words};
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::text::Pattern;

pub(in crate::check) static P17: Rule = Rule {
    info: RuleInfo {
        id: RuleId("P17"),
        name: "terms",
        severity: Severity::Error,
        summary: "pay off the platform (error), free work or a guarantee (warning)",
        explanation: "Taking pay off the platform costs the account, on either side. Free trial work is \
                      forbidden on most marketplaces; a guarantee of results is a promise that depends \
                      on others.",
    },
    kind: TextKind::Proposal,
    run,
};

static OFF_PLATFORM: [Pattern; 3] = [
    Pattern::new(
        &[
            "outside",
            "off-platform",
            "off platform",
            "off upwork",
            "off-upwork",
        ],
        r"\b(?:pay\w*|invoice|transfer|deal|work|contract|hire|handle|arrange|settle|agree|move|continue|talk|do this|do it|go)\b[^.\n]{0,60}\b(?:outside(?: of)?(?: the)? (?:upwork|fiverr|freelancer|platform|site|marketplace)|off[- ](?:the )?(?:platform|upwork|fiverr|site))\b",
    ),
    Pattern::new(
        &["fee"],
        r"\b(?:save|avoid|skip|spare|without|bypass|dodge|get around)\b[^.\n]{0,25}\b(?:upwork|platform|fiverr|site|marketplace|service|the|their|its)(?:'s)? (?:service |platform )?(?:fees?|cut|commission)\b",
    ),
    Pattern::new(
        &["pay"],
        r"\b(?:pay me|you (?:can|could|may) pay|i (?:also )?(?:accept|take|prefer)(?: payments?)?|send (?:me )?(?:the )?payment|(?:we|i) can (?:handle|arrange|take) (?:the )?payments?|invoice you)\b[^.\n]{0,30}\b(?:directly|paypal|wise|payoneer|bank transfer|wire|crypto|bitcoin|usdt|western union|cash|zelle|venmo|cash ?app|upi)\b",
    ),
];

static RISKY: [Pattern; 2] = [
    Pattern::new(
        &["free", "unpaid", "no charge", "no cost", "before you pay"],
        r"\b(?:first|initial|trial|sample|test|demo)\b[^.\n]{0,30}\b(?:free of charge|for free|at no (?:cost|charge)|is (?:on me|free))\b|\b(?:work|do (?:it|this)|start) for free\b|\bfree (?:trial|sample|test (?:task|project|edit)|mock-?ups?|first (?:draft|version|video|article))\b(?: (?:of|for) (?:my|your))?|\bunpaid (?:trial|test|sample)\b",
    ),
    Pattern::new(
        &["guarantee", "money back", "money-back", "100% satisfaction"],
        r"\b(?:i|we) (?:can |will |do |personally )?guarantee\b|\bguaranteed? (?:results?|satisfaction|rankings?|success|growth|increase)\b|\bmoney[- ]back\b|\byour money back\b|\b100\s?% satisfaction\b",
    ),
];

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let text = subject.text();
    let off = own_words(subject, &OFF_PLATFORM).into_iter().map(|span| {
        finding(
            rule,
            span,
            format!("pay off the platform: \"{}\"", span.of(text)),
        )
        .help("take it out: it costs both accounts")
    });
    let risky = own_words(subject, &RISKY).into_iter().map(|span| {
        finding(
            rule,
            span,
            format!("a risky promise: \"{}\"", span.of(text)),
        )
        .severity(Severity::Warning)
        .help("offer a small paid first milestone instead")
    });
    off.chain(risky).collect()
}
