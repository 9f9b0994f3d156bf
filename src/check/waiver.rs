//! Waivers: a writer's decision, with its reason, that a rule does not apply to a text.
//!
//! Written in the text as `<!-- gig: allow P13 because … -->`, or on a line of its own as
//! `gig:allow(P13) reason`. On a line of its own a waiver holds for the whole text, within a line for
//! what is found on that line. Only `gig check` reads waivers: a model's draft cannot waive anything.

use super::levels;
use crate::diagnostic::{Diagnostic, Document, RuleId, RuleInfo, Severity};
use crate::text::{LineIndex, Pattern, Span, words};

/// What can be wrong with a waiver.
pub static RULES: &[RuleInfo] = &[
    RuleInfo {
        id: RuleId("W01"),
        name: "waiver-unusable",
        severity: Severity::Warning,
        summary: "a waiver without a reason, or of a rule that does not exist",
        explanation: "A waiver is a decision; whoever reads the text later must know why it was taken. \
                      Write <!-- gig: allow P13 because the client asked for no question -->. A waiver \
                      without a reason, or of an unknown rule, waives nothing.",
    },
    RuleInfo {
        id: RuleId("W02"),
        name: "waiver-unused",
        severity: Severity::Note,
        summary: "a waiver that waives nothing",
        explanation: "The rule finds nothing here (any more). Take the waiver out, or it will hide the \
                      next finding.",
    },
];

static COMMENT: Pattern = Pattern::new(
    &["gig:", "gig :"],
    r"<!--\s*gig\s*:\s*allow\s+([a-z]\d\d(?:\s*,\s*[a-z]\d\d)*)\s*(?:because|:|-|–|—)?\s*([^>]*?)\s*-->",
);
static LINE: Pattern = Pattern::new(
    &["gig:", "gig :"],
    r"(?m)^[ \t]*gig\s*:\s*allow\s*\(\s*([a-z]\d\d(?:\s*,\s*[a-z]\d\d)*)\s*\)[ \t]*([^\n]*)$",
);

/// One waiver in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Waiver {
    /// The rules as written, upper case.
    rules: Vec<String>,
    /// Why.
    reason: String,
    /// Its place in the original text.
    span: Span,
    /// The line it holds for; none for the whole text.
    line: Option<usize>,
}

/// A text without its waivers, which knows where its words stand in the original.
#[derive(Debug, Clone)]
pub struct Waivers<'a> {
    original: &'a str,
    text: String,
    /// What was taken out: the place in `text` and the length in the original.
    cuts: Vec<(usize, usize)>,
    waivers: Vec<Waiver>,
}

/// What came of a check once the waivers had their say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Judged {
    /// What stands, in order of place; spans in the draft are those of the original text.
    pub findings: Vec<Diagnostic>,
    /// What was waived, with the reason.
    pub waived: Vec<(Diagnostic, String)>,
}

impl<'a> Waivers<'a> {
    /// Finds the waivers of `original` and takes them out.
    #[must_use]
    pub fn read(original: &'a str) -> Self {
        let lowered = crate::text::pattern::Lowered::new(original);
        let index = LineIndex::new(original);
        let mut waivers: Vec<Waiver> = [&COMMENT, &LINE]
            .into_iter()
            .flat_map(|pattern| pattern.captures(&lowered))
            .filter_map(|groups| waiver(original, &index, &groups))
            .collect();
        waivers.sort_by_key(|waiver| waiver.span);
        let mut text = String::with_capacity(original.len());
        let mut cuts = Vec::new();
        let mut from = 0;
        for waiver in &waivers {
            let cut = cut_of(original, waiver);
            if cut.start < from {
                continue;
            }
            text.push_str(Span::new(from, cut.start).of(original));
            cuts.push((text.len(), cut.len()));
            from = cut.end;
        }
        text.push_str(Span::new(from, original.len()).of(original));
        Self {
            original,
            text,
            cuts,
            waivers,
        }
    }

    /// The text without waivers: what is checked, and what is sent.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where a span of [`Waivers::text`] stands in the original.
    #[must_use]
    pub fn in_original(&self, span: Span) -> Span {
        let moved = |offset: usize, at_end: bool| {
            let before = |&&(at, _): &&(usize, usize)| at < offset || (at == offset && !at_end);
            offset
                + self
                    .cuts
                    .iter()
                    .filter(before)
                    .map(|(_, len)| len)
                    .sum::<usize>()
        };
        // An empty span marks what is absent and stays at its place.
        Span::new(moved(span.start, span.is_empty()), moved(span.end, true))
    }

    /// Sorts findings about [`Waivers::text`] into what stands and what is waived, and adds what is
    /// wrong with the waivers themselves.
    #[must_use]
    pub fn judge(&self, findings: Vec<Diagnostic>) -> Judged {
        let index = LineIndex::new(self.original);
        let mut used = vec![false; self.waivers.len()];
        let mut judged = Judged::default();
        for mut finding in findings {
            if finding.document == Document::Draft {
                finding.span = self.in_original(finding.span);
            }
            let holds = self
                .waivers
                .iter()
                .position(|waiver| waiver.is_usable() && waiver.covers(&finding, &index));
            match holds.and_then(|at| Some((at, self.waivers.get(at)?))) {
                Some((at, waiver)) => {
                    if let Some(used) = used.get_mut(at) {
                        *used = true;
                    }
                    judged.waived.push((finding, waiver.reason.clone()));
                }
                None => judged.findings.push(finding),
            }
        }
        for (waiver, used) in self.waivers.iter().zip(used) {
            judged.findings.extend(waiver.complaint(used));
        }
        judged
            .findings
            .sort_by_key(|finding| (finding.span, std::cmp::Reverse(finding.severity)));
        judged
    }
}

impl Waiver {
    fn is_usable(&self) -> bool {
        words::count(&self.reason) > 0
    }

    fn covers(&self, finding: &Diagnostic, index: &LineIndex<'_>) -> bool {
        let named = self.rules.iter().any(|rule| rule == finding.rule.0);
        let here = self.line.is_none_or(|line| {
            finding.document == Document::Draft && index.line(finding.span.start) == line
        });
        named && here
    }

    fn complaint(&self, used: bool) -> Option<Diagnostic> {
        let [unusable, unused] = RULES else {
            return None;
        };
        let at = |rule, message: String| Diagnostic::new(rule, Document::Draft, self.span, message);
        if !self.is_usable() {
            return Some(
                at(
                    unusable,
                    "a waiver without a reason waives nothing".to_owned(),
                )
                .help("say why: <!-- gig: allow P13 because the client asked for it -->"),
            );
        }
        if let Some(error) = self.rules.iter().find_map(|rule| levels::named(rule).err()) {
            let found = at(unusable, error.to_string());
            return Some(match error.hints().first() {
                Some(hint) => found.help(hint.clone()),
                None => found,
            });
        }
        (!used).then(|| {
            at(
                unused,
                format!("nothing to waive: {}", self.rules.join(", ")),
            )
            .help("take it out, or it hides the next finding")
        })
    }
}

fn waiver(text: &str, index: &LineIndex<'_>, groups: &[Option<Span>]) -> Option<Waiver> {
    let span = (*groups.first()?)?;
    let rules = (*groups.get(1)?)?.of(text);
    let reason = groups.get(2).copied().flatten().unwrap_or_default();
    Some(Waiver {
        rules: rules
            .split(',')
            .map(|rule| rule.trim().to_uppercase())
            .collect(),
        reason: reason.of(text).trim().to_owned(),
        span,
        line: (!is_alone(text, span)).then(|| index.line(span.start)),
    })
}

/// Whether nothing else stands on the lines of `span`.
fn is_alone(text: &str, span: Span) -> bool {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    let head = before.rsplit('\n').next().unwrap_or_default();
    let tail = after.split('\n').next().unwrap_or_default();
    head.trim().is_empty() && tail.trim().is_empty()
}

/// What goes with a waiver: its whole line when it stands alone, else itself and the blank before it.
fn cut_of(text: &str, waiver: &Waiver) -> Span {
    let before = text.get(..waiver.span.start).unwrap_or_default();
    if waiver.line.is_some() {
        let blanks = before.len() - before.trim_end_matches([' ', '\t']).len();
        return Span::new(waiver.span.start - blanks, waiver.span.end);
    }
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let after = text.get(waiver.span.end..).unwrap_or_default();
    let end = after
        .find('\n')
        .map_or(text.len(), |at| waiver.span.end + at + 1);
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(rule: &'static str, span: Span) -> Diagnostic {
        let info = RuleInfo {
            id: RuleId(rule),
            name: "",
            severity: Severity::Error,
            summary: "",
            explanation: "",
        };
        Diagnostic::new(&info, Document::Draft, span, "wrong")
    }

    fn at(text: &str, words: &str) -> Span {
        let start = text.find(words).unwrap();
        Span::new(start, start + words.len())
    }

    #[test]
    fn a_waiver_on_its_own_line_holds_everywhere_and_leaves_no_trace() {
        let text = "<!-- gig: allow P01, p06 because the client asked for a mail -->\nWrite to a@b.example.\ngig:allow(P09) they want no question\nBye.";
        let waivers = Waivers::read(text);
        assert_eq!(waivers.text(), "Write to a@b.example.\nBye.");
        let found = finding("P06", at(waivers.text(), "a@b.example"));
        let judged = waivers.judge(vec![found, finding("P09", Span::new(0, 0))]);
        assert_eq!(judged.findings, []);
        assert_eq!(judged.waived[0].0.span.of(text), "a@b.example");
        assert_eq!(judged.waived[0].1, "the client asked for a mail");
        assert_eq!(judged.waived[1].1, "they want no question");
    }

    #[test]
    fn within_a_line_a_waiver_holds_for_that_line_alone() {
        let text = "I did 35% here. <!-- gig: allow P11 because it is public -->\nAnd 40% there.";
        let waivers = Waivers::read(text);
        assert_eq!(waivers.text(), "I did 35% here.\nAnd 40% there.");
        let judged = waivers.judge(vec![
            finding("P11", at(waivers.text(), "35%")),
            finding("P11", at(waivers.text(), "40%")),
        ]);
        assert_eq!(judged.waived.len(), 1);
        assert_eq!(judged.findings[0].span.of(text), "40%");
    }

    #[test]
    fn without_a_reason_a_waiver_is_a_finding_and_waives_nothing() {
        let text = "<!-- gig: allow W02 -->\nMail a@b.example";
        let waivers = Waivers::read(text);
        let found = waivers.judge(vec![finding("W02", at(waivers.text(), "a@b"))]);
        let rules: Vec<_> = found.findings.iter().map(|found| found.rule.0).collect();
        assert_eq!((rules, found.waived.len()), (vec!["W01", "W02"], 0));
    }

    #[test]
    fn an_idle_waiver_and_an_unknown_rule_are_named() {
        let judged = Waivers::read("gig:allow(W01) old\ngig:allow(Q77) new\nText.").judge(vec![]);
        let rules: Vec<_> = judged.findings.iter().map(|found| found.rule.0).collect();
        assert_eq!(rules, ["W02", "W01"]);
    }

    proptest::proptest! {
        #[test]
        fn every_word_of_the_stripped_text_is_found_in_the_original(
            parts in proptest::collection::vec(
                proptest::prop_oneof![
                    Just("<!-- gig: allow P09 because of that -->".to_owned()),
                    Just("gig:allow(P06) so\n".to_owned()),
                    Just("\n".to_owned()),
                    "[a-zé👩<>!-]{1,8} ?",
                ],
                0..12,
            )
        ) {
            let text = parts.concat();
            let waivers = Waivers::read(&text);
            for (span, word) in words::words(waivers.text()) {
                let original = waivers.in_original(span);
                let found = original.of(&text);
                proptest::prop_assert!(
                    found == word || found.contains("gig"),
                    "{word:?} became {found:?} in {text:?}"
                );
            }
        }
    }

    use proptest::prelude::Just;
}
