//! The line that names the job.

use super::heading::kind_of;
use super::outline::Mark;
use super::reading::Reading;
use super::{SectionKind, budget};
use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span};

/// "Title: …", "Job title: …", "Position: …", "Subject: …" at the head of a line.
static LABELLED: Pattern = Pattern::new(
    &[
        "title",
        "position",
        "role",
        "subject",
        "betreff",
        "puesto",
        "cargo",
        "poste",
        "stelle",
        "stanowisko",
    ],
    r"(?m)^[\s*#>_-]{0,6}(?:job |project |position |role )?(?:title|position|role|subject|betreff|puesto|titulo|título|cargo|poste|titre|titolo|stelle|stanowisko|functie)\*{0,2}\s?[:：-]\*{0,2}[ \t]*(\S[^\n]{2,140})$",
);

/// Lines that open a letter or announce a block rather than name the job.
static GREETING: Pattern = Pattern::new(
    &[],
    r"^(?:(?:hi|hello|hey|hola|bonjour|hallo|ciao|olá|ola|dear|good (?:morning|day|evening)|greetings|cześć|dzień dobry|salut|buongiorno|guten tag|liebe)\b|>|from:|to:|date:|sent:|thanks|thank you)",
);

/// The title, where the post has one.
pub(super) fn title(reading: &Reading<'_>) -> Option<Span> {
    labelled(reading).or_else(|| first_line(reading))
}

fn labelled(reading: &Reading<'_>) -> Option<Span> {
    // Only near the top: further down "position:" is about something else.
    let head = reading.text.get(..reading.text.floor_char_boundary(1500))?;
    let groups = LABELLED.captures(&Lowered::new(head));
    let span = (*groups.first()?.get(1)?)?.trimmed(head);
    Some(span).filter(|span| span.of(head).split_whitespace().take(21).count() <= 20)
}

fn first_line(reading: &Reading<'_>) -> Option<Span> {
    let text = reading.text;
    let (mut start, mut seen) = (0, 0);
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trimmed(text);
        start += line.len();
        if span.is_empty() {
            continue;
        }
        seen += 1;
        let span = bare(text, span);
        let is_last = text.get(start..).is_none_or(|rest| rest.trim().is_empty());
        if names_a_job(span.of(text)) && (!is_last || seen == 1 && span.len() < 90) {
            return Some(span);
        }
        // Past a greeting or a "Description" heading the second line may still be the title.
        if seen == 2 || !(is_greeting(span.of(text)) || kind_of(span.of(text), true).is_some()) {
            return None;
        }
    }
    None
}

/// The line without Markdown marks around it.
fn bare(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let inner = words.trim_start_matches(['#', '*', '_', '>', ' ']);
    let start = span.end - inner.len();
    let inner = inner.trim_end_matches(['*', '_', '#', ' ', ':']);
    Span::new(start, start + inner.len())
}

fn is_greeting(line: &str) -> bool {
    GREETING.is_in(&Lowered::new(line))
}

fn names_a_job(line: &str) -> bool {
    let count = line.split_whitespace().take(21).count();
    let letters = line.chars().filter(|c| c.is_alphabetic()).take(4).count();
    let prose = line.ends_with(['.', '?', ',', ';']) && count > 8 || line.contains(". ");
    let listed =
        line.starts_with(['-', '•', '<', '{', '[']) && !line.to_lowercase().starts_with("[hiring");
    let labelled = kind_of(line, true).is_some_and(|kind| kind != SectionKind::Other);
    (1..=18).contains(&count)
        && letters >= 4
        && !prose
        && !listed
        && !labelled
        && !is_greeting(line)
        && !budget::is_only_money(line)
}

/// Whether the first piece is the title's line, which is then no task of its own.
pub(super) fn is_title_piece(title: Option<Span>, piece: Span, mark: Mark) -> bool {
    mark == Mark::None && title.is_some_and(|title| title.overlaps(piece))
}
