//! J13: work that is not paid, and pay that flows the wrong way.

use super::at;
use super::phrase::{Phrase, distinct, is_denied};
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::job_post::unpaid;
use crate::text::pattern::Lowered;
use crate::text::words;

pub(in crate::check) static J13: Rule = Rule {
    info: RuleInfo {
        id: RuleId("J13"),
        name: "unpaid",
        severity: Severity::Error,
        summary: "an unpaid test, a contest, or a fee to apply",
        explanation: "Marketplaces forbid unpaid tests, contests outside their contest tools, and any fee or \
                      deposit to get work. Ask for existing work instead, or pay for a small first task.",
    },
    kind: TextKind::JobPost,
    run,
};

const PAY_IT: &str = "ask for existing work, or pay for a small first task and say how much";
const NO_FEE: &str = "take it out: no site allows a fee or deposit to get work";

static FREE_WORK: [Phrase; 8] = [
    Phrase::new(
        &["at no cost", "no charge", "free of charge", "without charge", "for nothing", "no fee for"],
        r"\b(?:write|design|translate|edit|record|make|draw|build|create|prepare|deliver|send|submit|do)\w*\b[^.\n]{0,60}\b(?:at no cost|at no charge|free of charge|without charge|for nothing)\b|\bno (?:fee|pay|payment) for (?:this|the|that) (?:\w+ )?(?:round|stage|step|phase|test|trial|task|piece)\b",
        PAY_IT,
    )
    .unless(&["customer", "users ", "shipping", "visitors", "subscribers"]),
    Phrase::new(
        &["investor", "funding", "funded", "can't pay", "cannot pay", "can’t pay", "unable to pay"],
        r"\b(?:can['’]?t|cannot|won['’]t|unable to|not able to) (?:yet )?pay\b[^.\n]{0,50}\b(?:until|yet|before|unless|now|at the moment)\b|\b(?:pay(?:ment)?|paid)\b[^.\n]{0,30}\b(?:once|when|after|as soon as)\b[^.\n]{0,30}\b(?:investors?|funding|funded|revenue|profitable)\b",
        PAY_IT,
    ),
    Phrase::new(
        &["unpaid", "un-paid", "non-paid", "unbezahlt", "no remunerad", "non rémunéré", "não remunerad"],
        r"\b(?:unpaid|un-paid|non-paid)\s+(?:\w+[\s-]){0,3}?(?:tests?|trials?|samples?|tasks?|work|assignments?|days?|weeks?|periods?|internships?|projects?|exercises?|mock-?ups?|pilots?|demos?|drafts?|shifts?|hours)\b|\b(?:tests?|trials?|samples?|tasks?|assignments?|(?:first|trial) (?:day|week|month|task|article|video|project|lesson))\b[^.\n]{0,40}\b(?:is|are|will be|remains?)\s+(?:un-?paid|not paid|not be paid)\b|\bunbezahlte\w*\s+(?:probe\w*|test\w*)\b|\bprueba no remunerada\b|\bessai non rémunéré\b|\bteste não remunerado\b",
        PAY_IT,
    )
    .unless(&["invoice", "overdue", "leave", "reminder"]),
    Phrase::new(
        &["free", "gratis", "kostenlos", "gratuit"],
        r"\b(?:submit|send|provide|do|complete|create|make|write|design|deliver|prepare|record|produce|offer|start with|begin with|include|give|need|want|expect|require)\w*\b[^.\n]{0,40}\bfree\s+(?:\w+[\s-])?(?:samples?|trials?|tests?|mock-?ups?|demos?|drafts?|concepts?|article|edit|hour|day|week)\b|\b(?:samples?|trials?|tests?|mock-?ups?|first (?:week|day|task|article|video|month|project))\b[^.\n]{0,25}\b(?:is|are|will be|must be|should be)\s+(?:for\s+)?free\b(?: of charge)?|\bfor free (?:first|at first|as a (?:test|trial))\b|\bwork for free\b|\bprueba gratuita? de trabajo\b|\bkostenlose probearbeit\b|\btest gratuit\b",
        PAY_IT,
    )
    .unless(&["customer", "subscri", "sign up", "users ", "free trial of"]),
    Phrase::new(
        &["not paid", "no pay", "without pay", "without compensation", "no compensation", "not be paid", "not compensated", "won't be paid", "volunteer"],
        r"\b(?:tests?|trials?|samples?|tasks?|training|onboarding|first (?:\w+\s)?(?:week|day|task|article|video|month|two weeks))\b[^.\n]{0,60}\b(?:not (?:be )?(?:paid|compensated)|without (?:pay|payment|compensation)|no (?:pay|payment|compensation)|won['’]t be paid)\b|\b(?:no|without) (?:pay|payment|compensation) (?:for|during) (?:the |your )?(?:first|test|trial|training)\b",
        PAY_IT,
    ),
    Phrase::new(
        &["winner", "contest", "competition", "best one", "best entry", "only pay", "pay only", "pay just", "if we like", "if i like", "chosen"],
        r"\b(?:only )?(?:the )?(?:winner|winning (?:entry|design|logo|bid)|best (?:one|entry|design|logo|sample))(?: only)? (?:will (?:be|get)|is|gets|receives)(?: \w+)? paid\b|\bwinner (?:takes|gets|receives) (?:all|the)\b|\bpay (?:only |just )(?:for )?(?:the )?(?:\w+ ){1,3}(?:whose|that|which)?\b[^.\n]{0,30}\b(?:we|i) (?:choose|chose|pick|select|like|use)\b|\b(?:design|logo|writing|naming|video) contest\b|\b(?:we|i)(?:['’]ll| will)? (?:only )?pay (?:only )?(?:if|when|for what) (?:we|i) (?:like|use|choose)\b|\bpay(?:ment)? only (?:if|when|for) (?:the )?(?:we|i|chosen|selected|approved)\b[^.\n]{0,20}\b(?:like|use|design|logo|entry|winner)\b",
        "hire one person on their portfolio, or use the site's own contest tool",
    )
    .unless(&["contest app", "contest page", "contest plugin", "contest platform", "competition entry form"]),
    Phrase::new(
        &["exposure", "experience", "portfolio piece", "future work", "revenue share", "equity only", "sweat equity"],
        r"\b(?:paid|pay|payment|compensation|compensated|reward(?:ed)?)\b[^.\n]{0,30}\b(?:in|with|is|by) (?:exposure|experience|a portfolio piece)\b|\bequity[- ]only\b|\bsweat equity\b|\b(?:no|without) (?:pay|budget|money) (?:now|yet|at first|initially|upfront)\b|\bpaid (?:once|when|after) (?:we|the app|it|the company) (?:get|gets|is|are|raise|make)\w*\b",
        PAY_IT,
    ),
    Phrase::new(
        &["test", "trial", "sample"],
        r"\b(?:tests?|trials?|samples?)\b[^.\n]{0,60}\bwhich we (?:may|can|will) (?:use|keep|publish)\b",
        PAY_IT,
    )
    .unless(&["paid"]),
];

static FEES: [Phrase; 5] = [
    Phrase::new(
        &["kit", "training", "licen", "course", "software", "package", "equipment"],
        r"\b(?:starter (?:kit|pack(?:age)?)|training (?:kit|material|course)|licen[cs]e|course|software|equipment)\b[^.\n]{0,40}\b(?:has to|must|needs to|is to|should|to) be (?:bought|purchased|paid(?: for)?)\b[^.\n]{0,20}\bby (?:you|each|every|the|all|applicants?|freelancers?|workers?|candidates?|hires?)\b",
        NO_FEE,
    ),
    Phrase::new(
        &["fee", "deposit"],
        r"\b(?:there is|there will be|we (?:charge|require|ask for)|requires?|subject to)\s+(?:an?\s+)?(?:\w+\s+){0,3}?((?:registration|application|training|joining|onboarding|processing|admin\w*|starter|enrol\w+|background[- ]check|verification)\s+fee)\b|\b((?:registration|application|training|joining|onboarding|verification)\s+fee of)\b|\b((?:fully )?(?:non-?)?refundable\s+(?:security\s+)?(?:deposit|fee)|security deposit)\b",
        NO_FEE,
    )
    .unless(&["tenant", "landlord", "booking", "guest", "renter", "rental", "feature", "plugin", "screen", "page for", "members pay", "customers", "calculat"]),
    Phrase::new(
        &["pay", "deposit", "transfer", "buy", "purchase"],
        r"\b(?:you|applicants?|candidates?|freelancers?|workers?|tutors?|bidders?|hires?|selected \w+)\s+(?:must|will|should|need to|have to|are required to|may have to|first)?\s*(?:pay|deposit|transfer|buy|purchase)\b[^.\n]{0,60}\b(?:fee|deposit|registration|training|licen[cs]e|kit|course|software|certificate|background check|from us)\b",
        NO_FEE,
    )
    .unless(&["customer", "we repay", "reimburse", "refund you", "we pay"]),
    Phrase::new(
        &["upfront", "up front", "up-front"],
        r"\b(?:you|applicants?|candidates?|freelancers?)\b[^.\n]{0,30}\bpay\b[^.\n]{0,30}\b(?:up ?front|up-front|in advance)\b",
        NO_FEE,
    ),
    Phrase::new(
        &["check", "cheque", "gift card", "equipment"],
        r"\bwe (?:will )?(?:send|mail) you a (?:check|cheque)\b|\b(?:buy|purchase) (?:gift cards|the equipment) (?:from|with|and)\b",
        NO_FEE,
    ),
];

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let text = subject.text();
    let of = |phrases: &'static [Phrase], what: &'static str| {
        phrases.iter().flat_map(move |phrase| {
            phrase
                .places(subject.draft)
                .into_iter()
                .filter(|&span| !is_denied(text, span))
                .map(move |span| (span, (what, phrase.instead)))
        })
    };
    // Other languages have their patterns where the scan reads them.
    let abroad = words::sentences(text).into_iter().filter_map(|sentence| {
        let span = unpaid::find(&Lowered::new(sentence.of(text)))?.shifted(sentence.start);
        Some((span, ("work without pay", PAY_IT)))
    });
    let found = of(&FREE_WORK, "work without pay")
        .chain(abroad)
        .chain(of(&FEES, "a payment by the applicant"))
        .collect();
    distinct(found)
        .into_iter()
        .map(|(span, (what, instead))| {
            at(rule, span, format!("{what}: \"{}\"", span.of(text))).help(instead)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_pattern_compiles() {
        let mut all = super::FREE_WORK.iter().chain(&super::FEES);
        assert!(all.all(|phrase| phrase.pattern.is_valid()));
    }
}
