//! The copy of a post that a model may see.

use super::hidden::{Cloak, Kind};
use crate::job_post::address::Aimed;
use crate::text::invisible::{Hidden, hidden};
use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span};

const AIMED: &str = "[removed: text aimed at AI tools]";
const UNSEEN: &str = "[removed: hidden text]";
const CHARACTERS: &str = "[removed: hidden characters]";

/// Marks that could open or close a turn, a fence or a tag; a post about them keeps them readable.
static MARKS: Pattern = Pattern::new(
    &[
        "<|",
        "[inst",
        "[/inst",
        "<<",
        ">>>",
        "</",
        "<system",
        "<assistant",
        "<user",
        "###",
        "```",
        "system:",
        "assistant:",
    ],
    r"<\|[a-z_]{1,24}\|>|\[/?INST\]|<</?SYS>>|</?(?:system|assistant|user|post|prompt|instructions)(?: [^>\n]*?)?>|(?m:^\s*#{2,4} ?(?:system|assistant|user|instructions?)\s*:)|<{3,}|>{3,}|```|(?m:^\s*(?:system|assistant)\s*:)",
);

/// The post without what is aimed at machines or hidden, in the same lines.
pub(super) fn neutral(text: &str, aimed: &[Aimed], cloaks: &[Cloak]) -> String {
    let mut cuts: Vec<(Span, &str)> = aimed.iter().map(|stretch| (stretch.span, AIMED)).collect();
    for cloak in cloaks {
        match cloak.kind {
            Kind::Comment | Kind::Span | Kind::Encoded => cuts.push((cloak.span, UNSEEN)),
            Kind::Tag | Kind::Selector => cuts.push((cloak.span, CHARACTERS)),
            Kind::ZeroWidth | Kind::Stray | Kind::Bidi | Kind::LookAlike | Kind::Control => {}
        }
    }
    cuts.sort_by_key(|&(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (span, mark) in cuts {
        if span.end <= from {
            continue;
        }
        let start = span.start.max(from);
        push_seen(text.get(from..start).unwrap_or_default(), &mut out);
        if span.start >= from {
            out.push_str(mark);
        }
        // A cut over several lines leaves the lines standing.
        out.extend(
            text.get(start..span.end)
                .unwrap_or_default()
                .chars()
                .filter(|&c| c == '\n'),
        );
        from = span.end;
    }
    push_seen(text.get(from..).unwrap_or_default(), &mut out);
    disarmed(&out)
}

/// Adds what can be seen.
fn push_seen(text: &str, out: &mut String) {
    out.extend(text.chars().filter(|&c| {
        !matches!(
            hidden(c),
            Some(Hidden::ZeroWidth | Hidden::Bidi | Hidden::Control | Hidden::Selector)
        )
    }));
}

/// Role marks and fences with their signs replaced by look-alikes that mean nothing to a model.
fn disarmed(text: &str) -> String {
    let marks = MARKS.find_all(&Lowered::new(text));
    if marks.is_empty() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for mark in marks {
        out.push_str(text.get(from..mark.start).unwrap_or_default());
        out.extend(mark.of(text).chars().map(|c| match c {
            '<' => '‹',
            '>' => '›',
            '[' => '(',
            ']' => ')',
            '#' => '·',
            '`' => '\'',
            ':' => '.',
            '|' => '/',
            other => other,
        }));
        from = mark.end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}
