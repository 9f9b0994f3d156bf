//! Sections: what a post that exists already decides under its headings and behind its labels.
//!
//! The rest of it is read as any brief is, so what was read here is taken out of it, to the byte.

use super::Topic;
use crate::draft::borrowed::Borrowed;
use crate::text::Span;

/// Headings and labels in small letters, and the topic they stand over; those of none only head prose.
const LABELS: [(Topic, &[&str]); 8] = [
    (
        Topic::Deliverables,
        &[
            "what you hand over",
            "deliverables",
            "deliverable",
            "what we need delivered",
            "qué entrega",
            "entregables",
            "was sie liefern",
            "ce que vous livrez",
            "livrables",
            "o que você entrega",
            "che cosa consegna",
        ],
    ),
    (
        Topic::Done,
        &[
            "done when",
            "acceptance criteria",
            "definition of done",
            "success criteria",
            "está terminado cuando",
            "fertig, wenn",
            "terminé quand",
            "está pronto quando",
            "è finito quando",
        ],
    ),
    (
        Topic::Timeline,
        &[
            "time", "timeline", "deadline", "schedule", "duration", "plazo", "zeit", "délai",
            "prazo", "tempi",
        ],
    ),
    (
        Topic::Ai,
        &[
            "use of ai",
            "ai policy",
            "uso de ia",
            "einsatz von ki",
            "usage de l'ia",
            "uso dell'ia",
        ],
    ),
    (
        Topic::Level,
        &[
            "level",
            "experience level",
            "nivel",
            "erfahrung",
            "niveau",
            "nível",
            "livello",
        ],
    ),
    (
        Topic::Skills,
        &[
            "needed",
            "skills",
            "required skills",
            "requirements",
            "must have",
            "must-haves",
            "necesario",
            "nötig",
            "requis",
            "necessário",
            "necessario",
        ],
    ),
    (
        Topic::Timezone,
        &[
            "time zone",
            "timezone",
            "huso horario",
            "zeitzone",
            "fuseau horaire",
            "fuso horário",
            "fuso orario",
        ],
    ),
    (
        Topic::Screening,
        &[
            "how to apply",
            "to apply",
            "screening questions",
            "questions",
            "cómo presentarse",
            "so bewerben sie sich",
            "comment postuler",
            "como se candidatar",
            "come candidarsi",
        ],
    ),
];
/// Most words of a label.
const LABEL: usize = 5;

/// A post, taken apart.
pub(super) struct Sections {
    /// The post with spaces where something was taken out.
    pub(super) body: String,
    /// What stands under headings and behind labels, with its place.
    pub(super) said: Vec<(Topic, String, Span)>,
}

/// Takes a post apart.
pub(super) fn read(text: &str) -> Sections {
    let gaps = Borrowed::find(text, None).gaps;
    let mut hidden: Vec<Span> = gaps.clone();
    let mut said: Vec<(Topic, String, Span)> = Vec::new();
    let mut current: Option<Topic> = None;
    let (mut at, mut is_first, mut is_after_blank) = (0, true, false);
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trimmed(text);
        at += line.len();
        let bare = span.of(text);
        if bare.is_empty() {
            is_after_blank = true;
            continue;
        }
        let is_title = std::mem::take(&mut is_first);
        let (label, value) = bare.split_once(':').unwrap_or((bare, ""));
        let is_apart = std::mem::take(&mut is_after_blank) && bare.contains(':');
        let is_label = is_apart && is_short(label) && !bare.starts_with(['-', '*', '•']);
        let is_heading = bare.starts_with('#') || value.trim().is_empty();
        let topic = topic(label);
        match (topic, is_heading) {
            (Some(topic), true) => {
                current = Some(topic);
                hidden.push(span);
            }
            (Some(topic), false) => {
                let value = value.trim();
                if !gaps.iter().any(|gap| span.contains(*gap)) {
                    put(&mut said, topic, value, span);
                }
                hidden.push(span);
            }
            (None, _) if bare.starts_with('#') => {
                current = None;
                let marks = bare.len() - bare.trim_start_matches('#').len();
                let end = if is_title {
                    span.start + marks
                } else {
                    span.end
                };
                hidden.push(Span::new(span.start, end));
            }
            // A label of something else ends the section it follows.
            (None, _) if is_label => current = None,
            (None, _) => {
                let Some(topic) = current else {
                    continue;
                };
                let is_lead_in = topic == Topic::Screening && bare.ends_with(':');
                if !is_lead_in && !gaps.iter().any(|gap| span.contains(*gap)) {
                    put(&mut said, topic, bare, span);
                }
                hidden.push(span);
            }
        }
    }
    Sections {
        body: without(text, hidden),
        said,
    }
}

fn put(said: &mut Vec<(Topic, String, Span)>, topic: Topic, line: &str, span: Span) {
    let line = if matches!(topic, Topic::Screening | Topic::Skills) {
        let item = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let item = if item.starts_with(['.', ')']) {
            item
        } else {
            line
        };
        item.trim_start_matches(['.', ')', '-', '*', '•', ' '])
    } else {
        line
    };
    if line.is_empty() {
        return;
    }
    match said.iter_mut().find(|(of, _, _)| *of == topic) {
        Some((_, words, place)) => {
            words.push_str(if topic == Topic::Skills { ", " } else { "\n" });
            words.push_str(line);
            *place = Span::new(place.start, span.end);
        }
        None => said.push((topic, line.to_owned(), span)),
    }
}

/// The topic a heading or a label stands over.
fn topic(label: &str) -> Option<Topic> {
    let label = label.trim_matches(|c: char| c.is_whitespace() || "#*:_".contains(c));
    if !is_short(label) {
        return None;
    }
    let label = label.to_lowercase();
    let found = LABELS
        .iter()
        .find(|(_, labels)| labels.contains(&label.as_str()));
    found.map(|(topic, _)| *topic)
}

fn is_short(label: &str) -> bool {
    label.split_whitespace().count() <= LABEL
}

/// The text with spaces in some places.
fn without(text: &str, mut places: Vec<Span>) -> String {
    places.sort_by_key(|place| place.start);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for place in places {
        let start = place.start.max(at);
        if start >= place.end {
            continue;
        }
        out.push_str(Span::new(at, start).of(text));
        let gone = Span::new(start, place.end).of(text).bytes();
        out.extend(gone.map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        at = place.end;
    }
    out.push_str(Span::new(at, text.len()).of(text));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_is_taken_out_to_the_byte_and_the_rest_stays() {
        let text = "# Café\nWe sell tea.\n\n## Done when\nIt pours.\n\n## About us\nSmall.\nTime zone: CET\n";
        let read = read(text);
        assert_eq!(read.body.len(), text.len());
        let left: Vec<&str> = read.body.split_whitespace().collect();
        assert_eq!(left, ["Café", "We", "sell", "tea.", "Small."]);
        let said: Vec<(Topic, &str)> = read
            .said
            .iter()
            .map(|(topic, words, _)| (*topic, words.as_str()))
            .collect();
        assert_eq!(said, [(Topic::Done, "It pours."), (Topic::Timezone, "CET")]);
    }

    #[test]
    fn a_blank_is_no_decision() {
        let text = "## Time\n[… you decide: a date, a length, or hours a week …]\n";
        assert!(read(text).said.is_empty());
    }
}
