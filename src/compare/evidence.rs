//! Evidence: what of a proposal a client can look at or ask about: links, results, named work.

use super::proposal::Reading;
use super::{Ask, Cell, Criterion, Point, State};
use crate::draft::ledger::ClaimKind;
use crate::text::{Pattern, Span};

static LINK: Pattern = Pattern::new(&["http", "www."], r#"(?:https?://|www\.)[^\s<>"')\]]+"#);

/// What counts as evidence: the word for a point, one and several of it in a brief cell.
const KINDS: [(&str, &str, &str); 4] = [
    ("link", "link", "links"),
    ("result with a figure", "figure", "figures"),
    ("named work", "name", "names"),
    ("credential", "credential", "credentials"),
];

pub(super) fn cell(reading: &Reading<'_>, ask: &Ask<'_>) -> Cell {
    let mut found: [Vec<Span>; 4] = Default::default();
    let [links, figures, names, credentials] = &mut found;
    for link in LINK.find_all(&reading.lowered) {
        let words = link.of(reading.text);
        let bare = words.trim_end_matches(|c: char| ".,;:!?".contains(c));
        // The client's own address handed back shows nothing.
        if !ask.post.text.contains(bare) {
            links.push(Span::new(link.start, link.start + bare.len()));
        }
    }
    for claim in &reading.claims {
        let list = match claim.kind {
            ClaimKind::Number if stands_in(&ask.post.text, claim.span.of(reading.text)) => continue,
            ClaimKind::Number => &mut *figures,
            ClaimKind::Name => &mut *names,
            ClaimKind::Credential => &mut *credentials,
            ClaimKind::Duration | ClaimKind::Skill => continue,
        };
        if !list.contains(&claim.sentence) {
            list.push(claim.sentence);
        }
    }
    let mut points = Vec::new();
    let mut brief = Vec::new();
    for ((what, one, many), spans) in KINDS.iter().zip(&found) {
        if let count @ 1.. = spans.len() {
            brief.push(format!("{count} {}", if count == 1 { one } else { many }));
        }
        let point = |&span| Point::new(*what, State::Yes).quoting(Some(span));
        points.extend(spans.iter().map(point));
    }
    let [links, figures, names, credentials] = &found;
    let named = !names.is_empty() || !credentials.is_empty();
    let kinds = [!links.is_empty(), !figures.is_empty(), named];
    let kinds = kinds.into_iter().filter(|&given| given).count();
    if points.is_empty() {
        points.push(Point::new(
            "a link, a result with a figure, named work",
            State::No,
        ));
        brief.push("none".to_owned());
    }
    Cell {
        criterion: Criterion::Evidence,
        share: Some(kinds as f64 / 3.0),
        brief: brief.join(", "),
        points,
    }
}

/// Whether a figure is one of the client's, standing in the post as a whole.
fn stands_in(post: &str, figure: &str) -> bool {
    let edge = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    post.match_indices(figure).any(|(at, found)| {
        let before = post.get(..at).and_then(|head| head.chars().next_back());
        let after = post
            .get(at + found.len()..)
            .and_then(|tail| tail.chars().next());
        edge(before) && edge(after)
    })
}
