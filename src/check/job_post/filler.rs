//! J18: what was to be filled in, and what fills without saying.

use super::at;
use super::phrase::distinct;
use crate::check::proposal::{placeholder, residue};
use crate::check::{Rule, Subject, TextKind};
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::draft::borrowed::Borrowed;
use crate::text::{Pattern, Span, words};

pub(in crate::check) static J18: Rule = Rule {
    info: RuleInfo {
        id: RuleId("J18"),
        name: "undecided",
        severity: Severity::Error,
        summary: "placeholders and decisions left open (error), filler (warning)",
        explanation: "A blank in a post is a decision nobody took: posts drafted by AI and published unedited were 15% \
                      less likely to end in a hire. Take the decision, or say that it is to be discussed and with \
                      whom. Filler (\"other duties as assigned\") hides the same blank.",
    },
    kind: TextKind::JobPost,
    run,
};

static RESIDUE: Pattern = Pattern::new(
    &[
        "here is",
        "here's",
        "here’s",
        "below is",
        "job post you",
        "certainly",
        "sure",
        "of course",
    ],
    r"(?m)\b(?:here(?:'s|’s| is)|below is)\s+(?:your|a|an|the)\s+(?:[\w-]+\s+){0,6}?(?:job (?:post|posting|description|listing|ad)|post(?:ing)?|brief|description)\b[^\n]{0,60}|^\s*(?:sure|certainly|of course|absolutely)[!,.]\s[^\n]{0,60}",
);
static BLANKS: Pattern = Pattern::new(
    &[
        "[",
        "<",
        "(",
        "xxx",
        "tba",
        "to be confirmed",
        "to be decided",
        "to be determined",
        "fill in",
    ],
    r"\[(?:insert|your|add|enter|specify|describe|list|state|budget|amount|deadline|date|company|number|x|tbd|e\.g\.)[^\[\]\n]{0,80}\]|\((?:insert|specify|fill in|add your|enter)[^()\n]{0,60}\)|\b(?:TBA|to be (?:confirmed|decided|determined))\b",
);
static FILLER: [Pattern; 3] = [
    Pattern::new(
        &[
            "duties", "tasks", "etc", "so on", "and more", "whatever", "stuff", "things",
        ],
        r"\bother (?:duties|tasks)(?: as)?(?: may be)? (?:assigned|required|needed|requested)\b|\bany other (?:duties|tasks)\b|\betc\.?,? etc\.?|\band so (?:on|forth) and so (?:on|forth)\b|\bvarious (?:other )?tasks(?: as needed)?\b|\bwhatever (?:else )?(?:is|we|i) (?:needed|need|want)\b|\bstuff like that\b|\b(?:some|many) (?:other )?things\b",
    ),
    Pattern::new(
        &[
            "details",
            "more info",
            "discuss",
            "explain",
            "in chat",
            "inbox",
            "in pm",
        ],
        r"\b(?:more |further |full |all |the )?(?:details|info(?:rmation)?|requirements)\b[^.\n]{0,25}\b(?:will be|to be|are|can be|in|via|on|over|after|shared|given|provided|discussed)\b[^.\n]{0,20}\b(?:later|in (?:the )?(?:chat|inbox|pm|dm|messages?|interview)|to the (?:right|selected|chosen)|once hired|upon hiring|after hiring|with the (?:right|selected|chosen))\b|\bdetails will be (?:shared|given|provided|discussed)\b|\b(?:will|we'll|i'll) (?:explain|discuss|tell you)\b[^.\n]{0,25}\b(?:later|in chat|in (?:the )?inbox|when you (?:apply|start))\b|\bdetails in (?:chat|inbox|pm|dm)\b",
    ),
    Pattern::new(
        &[
            "simple",
            "easy",
            "quick",
            "no issue",
            "no problem",
            "same like",
            "exactly like",
            "should not take",
            "shouldn't take",
            "won't take",
        ],
        r"\b(?:very |really |super )?(?:simple|easy|quick)(?: and (?:simple|easy|quick))? (?:job|task|project|work|gig)\b(?:[^.\n]{0,15}\bfor (?:the right|an? (?:expert|professional)|someone)\b)?|\b(?:should not|shouldn['’]t|won['’]t|will not|should only) take (?:you )?(?:long|more than|a few|an hour|\d+)\b[^.\n]{0,20}|\b(?:price|money|budget) (?:is )?no (?:issue|problem|object)\b",
    ),
];

fn run(rule: &RuleInfo, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let text = subject.text();
    let gaps = Borrowed::find(text, None).gaps;
    let blanks = gaps
        .into_iter()
        .chain(placeholder::places(subject.draft))
        .chain(BLANKS.find_all(subject.draft))
        .map(|span| (span, Kind::Blank));
    let residue = residue::assistant(subject.draft)
        .into_iter()
        .chain(RESIDUE.find_all(subject.draft))
        .map(|span| (span, Kind::Residue));
    let filler = FILLER
        .iter()
        .flat_map(|pattern| pattern.find_all(subject.draft))
        .map(|span| (span, Kind::Filler));
    distinct(blanks.chain(residue).chain(filler).collect())
        .into_iter()
        .map(|(span, kind)| finding(rule, text, span, kind))
        .collect()
}

/// What kind of nothing it is.
enum Kind {
    Blank,
    Residue,
    Filler,
}

fn finding(rule: &RuleInfo, text: &str, span: Span, kind: Kind) -> Diagnostic {
    let quote = words::shortened(span.of(text).trim(), 70);
    match kind {
        Kind::Blank => at(rule, span, format!("left open: {quote}"))
            .help("decide, and write the answer in its place"),
        Kind::Residue => at(rule, span, format!("an assistant speaks here: \"{quote}\""))
            .help("delete it: it is not part of the post"),
        Kind::Filler => at(rule, span, format!("\"{quote}\" says nothing"))
            .severity(Severity::Warning)
            .help("name the thing, or leave it out"),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_pattern_compiles() {
        let mut all = super::FILLER
            .iter()
            .chain([&super::RESIDUE, &super::BLANKS]);
        assert!(all.all(crate::text::Pattern::is_valid));
    }
}
