//! P01: the letter against the site's cap and the length that gets read.

use super::finding;
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::job_post::DemandKind;
use crate::text::{Span, words};

pub(in crate::check) static P01: Rule = Rule {
    info: RuleInfo {
        id: RuleId("P01"),
        name: "length",
        severity: Severity::Error,
        summary: "over the site's cap, or outside the length that gets read",
        explanation: "Sites cut or refuse a letter over their cap. Upwork advises 200 to 300 words or \
                      fewer; real letters have a median of about 80 to 160. Over 450 words is an error, \
                      over 300 or under 60 a warning, unless the post itself names a length.",
    },
    kind: TextKind::Proposal,
    run,
};

/// Past this many bytes a text is no letter: forty times what any site takes. A model that never
/// stops can send megabytes, and nobody waits for what else is wrong with them.
const NO_LETTER: usize = 128 << 10;

/// Whether a text is so long that its length is all there is to say about it.
pub(in crate::check) const fn is_no_letter(text: &str) -> bool {
    text.len() > NO_LETTER
}

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let text = subject.text();
    if is_no_letter(text) {
        let count = words::count(text);
        let message =
            format!("{count} words; far too long to be read, so nothing else was checked");
        let help = format!("cut to {} words or fewer", subject.pack.words.1);
        return vec![finding(rule, Span::whole(text).trimmed(text), message).help(help)];
    }
    let mut found = Vec::new();
    let characters = words::visible_len(text.trim_end());
    if let Some(cap) = subject.pack.max_characters.filter(|&cap| characters > cap) {
        let kept = words::visible_prefix(text, cap).len();
        found.push(
            finding(
                rule,
                Span::new(kept, text.len()),
                format!("{characters} characters; {} takes {cap}", subject.pack.name),
            )
            .help(format!("cut {} characters", characters - cap)),
        );
    }
    let (thin, long, too_long) = subject.pack.words;
    let count = words::count(text);
    let asked = subject.post.is_some_and(names_a_length);
    let whole = Span::whole(text).trimmed(text);
    if count > too_long && !asked {
        found.push(
            finding(
                rule,
                whole,
                format!("{count} words; over {too_long} is not read"),
            )
            .help(format!("cut to {long} words or fewer")),
        );
    } else if count > long && !asked {
        found.push(
            finding(rule, whole, format!("{count} words; up to {long} get read"))
                .severity(Severity::Warning)
                .help("drop what the client did not ask for"),
        );
    } else if count < thin && !asked {
        found.push(
            finding(
                rule,
                whole,
                format!("only {count} words; under {thin} looks thin"),
            )
            .severity(Severity::Warning)
            .help("add one related project and the first step"),
        );
    }
    found
}

fn names_a_length(post: &crate::job_post::JobPost) -> bool {
    post.demands
        .iter()
        .any(|demand| matches!(demand.kind, DemandKind::Length { .. }))
}

#[cfg(test)]
mod tests {
    use crate::check::levels::{Level, Levels};
    use crate::check::packs::Packs;
    use crate::check::{Subject, TextKind, check};
    use crate::diagnostic::RuleId;
    use crate::skill::Vocabulary;
    use crate::text::pattern::Lowered;

    #[test]
    fn of_a_text_without_end_the_length_is_all_that_is_told() {
        let pack = Packs::built_in().get("generic").unwrap();
        let vocabulary = Vocabulary::default();
        let mut levels = Levels::default();
        let text = "I am excited to apply, [Name]. ".repeat(6_000);
        let lowered = Lowered::new(&text);
        let rules = |levels: &Levels| {
            let subject = Subject {
                levels,
                ..Subject::new(&lowered, TextKind::Proposal, &vocabulary, &pack)
            };
            let findings = check(&subject);
            let mut rules: Vec<RuleId> = findings.iter().map(|finding| finding.rule).collect();
            rules.dedup();
            rules
        };
        assert_eq!(rules(&levels), [RuleId("P01")]);
        levels.set(RuleId("P01"), Level::Off);
        assert!(
            rules(&levels).contains(&RuleId("P05")),
            "asked for the others alone"
        );
    }
}
