//! J19: whether AI may be used.

use super::{absent, is_readable};
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::text::Pattern;

pub(in crate::check) static J19: Rule = Rule {
    info: RuleInfo {
        id: RuleId("J19"),
        name: "ai-use",
        severity: Severity::Note,
        summary: "no line on the use of AI",
        explanation: "Applicants and freelancers use AI unless told otherwise, and clients assume they do not. One \
                      line avoids the quarrel: what is welcome, what is not, what must be disclosed.",
    },
    kind: TextKind::JobPost,
    run,
};

static SAID: Pattern = Pattern::new(
    &[
        "ai",
        "a.i.",
        "artificial",
        "chatgpt",
        "gpt",
        "llm",
        "machine translation",
        "generated",
        "synthetic",
        "automatic",
        "speech recognition",
        "handwriting recognition",
        "ki",
        "ia",
        "copilot",
        "bot-written",
        "machine-made",
        "human-written",
    ],
    r"\b(?:ai|a\.i\.|artificial intelligence|chatgpt|gpt|llms?|copilot|ki|ia|generative tools?)\b[^.!?\n]{0,120}?(?:\b(?:use[ds]?|using|allowed|welcome|fine|ok(?:ay)?|not|no|nor|may|can|could|might|must|should|shall|disclose|accepted?|acceptable|want(?:ed)?|written|generated?|draft\w*|tools?|assist\w*|help\w*|prefer\w*|free|forbidden|excluded|permitted|policy|matter|check\w*|decision|excluded|are|is|yes|any|only|consent|as you like|erlaubt|verboten|permit\w*|usar|puede|permise?|interdite?|autorisée?)\b|:)|\b(?:no|not|without|never|use of|using|disclose|about|on|any|use|if you use|whether you use|usar|puede|utiliser|nutzen|uso de)\b[^.!?\n]{0,60}\b(?:ai|artificial intelligence|chatgpt|gpt|llms?|copilot|ki|ia)\b|\b(?:no|not|without)\b[^.!?\n]{0,30}\b(?:synthetic|generated|machine[- ]made|bot-written)\b|\b(?:machine translation|generated (?:text|logos?|images?|pictures?)|automatic transcription|(?:speech|handwriting|text) recognition|synthetic voices?|human-written)\b",
);

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    if SAID.is_in(subject.draft) || !is_readable(subject) {
        return Vec::new();
    }
    vec![
        absent(rule, "no line on the use of AI")
            .help("say what is welcome, what is not, and what must be disclosed"),
    ]
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_pattern_compiles() {
        assert!(super::SAID.is_valid());
    }
}
