//! From stretches of text at places to lines in reading order: columns one after the other, wrapped
//! lines made whole again.

use super::segment::Segment;

/// A line of the text, or a paragraph whose lines were joined.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) text: String,
    /// The baseline of its first line, from the top of the page.
    pub(super) y: f64,
    /// Whether there is room above it.
    pub(super) opens: bool,
}

/// A page with more stretches than this is a drawing or a map: no columns are sought in it.
const STRETCHES: usize = 4000;
const BANDS: usize = 400;
/// How often columns may hold columns.
const DEPTH: usize = 6;

/// The lines of a page in reading order; `spots` are painted marks that may be bullets.
pub(super) fn lines(mut segments: Vec<Segment>, spots: &[(f64, f64)]) -> Vec<Line> {
    let mut lines = Vec::new();
    for segment in &mut segments {
        let is_marked = spots.iter().any(|&(x, y)| {
            let before = segment.left - x;
            let above = segment.y - y;
            (0.0..segment.size * 1.8).contains(&before) && (0.0..segment.size).contains(&above)
        });
        if is_marked && !is_item(&segment.text) {
            segment.text.insert_str(0, "• ");
        }
    }
    flow(segments, DEPTH, &mut lines);
    lines
}

fn flow(segments: Vec<Segment>, depth: usize, lines: &mut Vec<Line>) {
    let columns = (depth > 0 && segments.len() <= STRETCHES)
        .then(|| columns(&segments))
        .flatten();
    let Some(columns) = columns else {
        region(segments, lines);
        return;
    };
    let (mut above, mut left, mut right, mut below) = (vec![], vec![], vec![], vec![]);
    for segment in segments {
        let place = if segment.y < columns.top {
            &mut above
        } else if segment.y > columns.bottom {
            &mut below
        } else if segment.left < columns.cut {
            &mut left
        } else {
            &mut right
        };
        place.push(segment);
    }
    for part in [above, left, right, below] {
        flow(part, depth - 1, lines);
    }
}

/// Two columns: between which heights, and where the gap between them is.
struct Columns {
    top: f64,
    bottom: f64,
    cut: f64,
}

/// Stretches whose heights overlap.
struct Band<'a> {
    top: f64,
    bottom: f64,
    parts: Vec<&'a Segment>,
}

/// The largest part of the page that stands in two columns.
fn columns(segments: &[Segment]) -> Option<Columns> {
    let bands = bands(segments);
    if bands.len() > BANDS {
        return None;
    }
    let mut best: Option<(usize, Columns)> = None;
    for start in 0..bands.len() {
        let (end, gaps) = run(bands.get(start..)?);
        let inside = bands.get(start..start + end)?;
        let parts: Vec<&Segment> = inside.iter().flat_map(|band| band.parts.clone()).collect();
        if best
            .as_ref()
            .is_some_and(|(count, _)| *count >= parts.len())
        {
            continue;
        }
        let cut = gaps
            .iter()
            .map(|(left, right)| f64::midpoint(*left, *right))
            .find(|&cut| are_columns(&parts, cut));
        if let (Some(cut), Some(first), Some(last)) = (cut, inside.first(), inside.last()) {
            let found = Columns {
                top: first.top,
                bottom: last.bottom,
                cut,
            };
            best = Some((parts.len(), found));
        }
    }
    best.map(|(_, columns)| columns)
}

fn bands(segments: &[Segment]) -> Vec<Band<'_>> {
    let mut sorted: Vec<&Segment> = segments.iter().collect();
    sorted.sort_by(|a, b| (a.y - a.size).total_cmp(&(b.y - b.size)));
    let mut bands: Vec<Band<'_>> = Vec::new();
    for part in sorted {
        let (top, bottom) = (part.y - part.size * 0.75, part.y + part.size * 0.2);
        match bands.last_mut() {
            Some(band) if top < band.bottom => {
                band.bottom = band.bottom.max(bottom);
                band.parts.push(part);
            }
            _ => bands.push(Band {
                top,
                bottom,
                parts: vec![part],
            }),
        }
    }
    bands
}

/// How many bands from the first on leave a gap between them, and the gaps, widest first.
fn run(bands: &[Band<'_>]) -> (usize, Vec<(f64, f64)>) {
    let mut free = vec![(f64::NEG_INFINITY, f64::INFINITY)];
    let mut last = (0, Vec::new());
    for (at, band) in bands.iter().enumerate() {
        for part in &band.parts {
            free = without(&free, part.left, part.right, part.size);
        }
        let inner: Vec<(f64, f64)> = free
            .iter()
            .copied()
            .filter(|(left, right)| left.is_finite() && right.is_finite())
            .collect();
        if inner.is_empty() && !last.1.is_empty() {
            break;
        }
        last = (at + 1, inner);
    }
    last.1.sort_by(|a, b| (b.1 - b.0).total_cmp(&(a.1 - a.0)));
    last
}

/// The free stretches that are left beside one that is taken.
fn without(free: &[(f64, f64)], left: f64, right: f64, size: f64) -> Vec<(f64, f64)> {
    let least = size.max(7.0) * 0.9;
    free.iter()
        .flat_map(|&(from, to)| [(from, to.min(left)), (from.max(right), to)])
        .filter(|(from, to)| to - from >= least)
        .fold(Vec::new(), |mut kept, gap| {
            if !kept.contains(&gap) {
                kept.push(gap);
            }
            kept
        })
}

/// Whether what stands left and right of `cut` are two texts, not the two ends of the same lines.
fn are_columns(parts: &[&Segment], cut: f64) -> bool {
    let (left, right): (Vec<&Segment>, Vec<&Segment>) =
        parts.iter().copied().partition(|part| part.left < cut);
    let heights = |side: &[&Segment]| {
        let mut ys: Vec<f64> = side.iter().map(|part| part.y).collect();
        ys.sort_by(f64::total_cmp);
        ys.dedup_by(|a, b| (*a - *b).abs() < 2.0);
        ys
    };
    let (own, other) = (heights(&left), heights(&right));
    let fewer = own.len().min(other.len());
    if fewer < 3 || is_dates(&left) || is_dates(&right) {
        return false;
    }
    let (Some((top, bottom)), Some((high, low))) = (ends(&own), ends(&other)) else {
        return false;
    };
    let shared = bottom.min(low) - top.max(high);
    let mut sides: Vec<(usize, bool)> = parts
        .iter()
        .map(|part| (part.order, part.left < cut))
        .collect();
    sides.sort_unstable();
    // Programs write a column to its end; the two ends of a line they write together.
    let switches = sides
        .windows(2)
        .filter(|pair| matches!(pair, [a, b] if a.1 != b.1))
        .count();
    shared > (bottom - top).min(low - high) * 0.5 && switches <= 1 + fewer / 4
}

fn ends(sorted: &[f64]) -> Option<(f64, f64)> {
    Some((*sorted.first()?, *sorted.last()?))
}

/// Whether these are mostly dates: they belong to what stands beside them.
fn is_dates(side: &[&Segment]) -> bool {
    let dates = side.iter().filter(|part| {
        let digits = part.text.bytes().filter(u8::is_ascii_digit).count();
        digits >= 4 && part.text.chars().count() <= 30
    });
    dates.count() * 10 >= side.len() * 6
}

/// A line as it stands on the page.
struct Row {
    left: f64,
    right: f64,
    y: f64,
    size: f64,
    text: String,
    /// Whether a wide gap parts it: the two ends of a line.
    is_parted: bool,
}

/// One column, or a page without any.
fn region(segments: Vec<Segment>, lines: &mut Vec<Line>) {
    let rows = rows(segments);
    let edge = rows.iter().map(|row| row.right).fold(0.0, f64::max);
    let usual = usual_leading(&rows);
    let mut above: Option<&Row> = None;
    for row in &rows {
        let opens = above.is_none_or(|above| {
            let step = row.y - above.y;
            step > (usual * 1.25 + 1.0).max(row.size * 1.3)
                || step < 0.0
                || !is_near(above.size, row.size, 0.2)
        });
        match (above, lines.last_mut()) {
            (Some(above), Some(line)) if !opens && runs_on(above, row, edge) => {
                join(&mut line.text, &row.text);
            }
            _ => lines.push(Line {
                text: row.text.clone(),
                y: row.y,
                opens,
            }),
        }
        above = Some(row);
    }
}

fn rows(mut segments: Vec<Segment>) -> Vec<Row> {
    segments.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut groups: Vec<Vec<Segment>> = Vec::new();
    for segment in segments {
        let near = groups
            .last()
            .and_then(|group| group.first())
            .is_some_and(|first| {
                (segment.y - first.y).abs() < first.size.min(segment.size).max(4.0) * 0.4
            });
        match groups.last_mut() {
            Some(group) if near => group.push(segment),
            _ => groups.push(vec![segment]),
        }
    }
    groups.into_iter().map(row).collect()
}

fn row(mut parts: Vec<Segment>) -> Row {
    parts.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut row = Row {
        left: f64::MAX,
        right: f64::MIN,
        y: 0.0,
        size: 0.0,
        text: String::new(),
        is_parted: false,
    };
    for part in parts {
        let gap = part.left - row.right;
        let is_mark = row.text.chars().count() == 1;
        if !row.text.is_empty() {
            let parted = gap > part.size.max(row.size) * 2.5 && !is_mark;
            row.is_parted |= parted;
            if parted {
                row.text.push('\t');
            } else if gap > part.size * 0.1 {
                row.text.push(' ');
            }
        }
        row.text.push_str(&part.text);
        (row.left, row.right) = (row.left.min(part.left), row.right.max(part.right));
        if part.size >= row.size {
            (row.size, row.y) = (part.size, part.y);
        }
    }
    row
}

/// The step from line to line inside a paragraph: among the smaller ones of the column.
fn usual_leading(rows: &[Row]) -> f64 {
    let mut steps: Vec<f64> = rows
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] if is_near(a.size, b.size, 0.08) => Some(b.y - a.y),
            _ => None,
        })
        .filter(|step| *step > 0.0)
        .collect();
    steps.sort_by(f64::total_cmp);
    let size = rows.iter().map(|row| row.size).fold(0.0, f64::max);
    steps
        .get(steps.len() / 3)
        .copied()
        .map_or(size * 1.4, |step| step.min(size * 2.2))
}

fn is_near(a: f64, b: f64, share: f64) -> bool {
    (a - b).abs() <= a.max(b) * share
}

/// Whether the line above was broken only because its next word did not fit.
fn runs_on(above: &Row, row: &Row, edge: f64) -> bool {
    let first = row.text.split(' ').next().unwrap_or_default();
    let needed = (first.chars().count() + 1) as f64 * row.size * 0.5;
    let was_full = above.right + needed > edge;
    // A word that ends in a hyphen goes on below, however short the line.
    let is_cut = above.text.ends_with(['-', '\u{AD}', '\u{2010}'])
        && row.text.starts_with(char::is_lowercase);
    let indent = row.left - above.left;
    (was_full || is_cut)
        && !above.is_parted
        && !row.is_parted
        && !is_item(&row.text)
        && is_near(above.size, row.size, 0.08)
        && (-row.size..row.size * 3.0).contains(&indent)
        && !above.text.ends_with([':', '|'])
        && (is_cut || edge - above.left > row.size * 8.0)
}

/// Whether a line begins with a list mark.
fn is_item(text: &str) -> bool {
    let mut chars = text.chars();
    let mark = chars.next().is_some_and(|c| {
        matches!(
            c,
            '•' | '◦'
                | '▪'
                | '‣'
                | '·'
                | '●'
                | '○'
                | '■'
                | '–'
                | '-'
                | '*'
                | '➢'
                | '✓'
                | '►'
                | '▸'
        )
    });
    mark && chars.next().is_some_and(char::is_whitespace)
}

/// Adds a line to the one it continues. A hyphen at the break goes, unless it belongs to the word.
fn join(text: &mut String, next: &str) {
    let word = |part: &str| part.rsplit([' ', '\t']).next().map(str::to_owned);
    let goes_on = next.starts_with(char::is_lowercase);
    let stem = text
        .strip_suffix(['-', '\u{AD}', '\u{2010}'])
        .map(str::trim_end);
    match stem.filter(|stem| stem.ends_with(char::is_alphabetic)) {
        Some(stem) if goes_on && !word(stem).is_some_and(|first| keeps_hyphen(&first)) => {
            let length = stem.len();
            text.truncate(length);
        }
        Some(_) => {}
        None => text.push(' '),
    }
    text.push_str(next);
}

/// First parts of words that are written with a hyphen.
fn keeps_hyphen(first: &str) -> bool {
    const FIRST: [&str; 34] = [
        "long", "short", "full", "part", "end", "real", "high", "low", "cross", "multi", "self",
        "non", "data", "well", "third", "two", "three", "one", "open", "cost", "user", "time",
        "client", "server", "front", "back", "e", "co", "pre", "post", "hands", "event", "test",
        "cloud",
    ];
    first.contains('-') || FIRST.contains(&first.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Stretches of ten-point text with five-point letters, in the order given.
    fn page(parts: &[(f64, f64, &str)]) -> Vec<String> {
        let segments = parts
            .iter()
            .enumerate()
            .map(|(order, &(left, y, text))| Segment {
                order,
                left,
                right: left + text.chars().count() as f64 * 5.0,
                y,
                size: 10.0,
                text: text.to_owned(),
            });
        lines(segments.collect(), &[])
            .into_iter()
            .map(|line| line.text)
            .collect()
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        let mut parts = vec![(
            50.0,
            40.0,
            "Ada Marsh, a heading over both of the columns, from edge to edge of it",
        )];
        for (row, text) in ["SKILLS", "Python", "dbt", "QGIS"].iter().enumerate() {
            parts.push((50.0, 80.0 + row as f64 * 14.0, text));
        }
        for (row, text) in [
            "WORK",
            "Data engineer at Norte",
            "Ran the loads",
            "Cut costs by 30%",
        ]
        .iter()
        .enumerate()
        {
            parts.push((220.0, 80.0 + row as f64 * 14.0, text));
        }
        let lines = page(&parts);
        assert_eq!(
            lines.get(1..5).map(|part| part.join("|")).as_deref(),
            Some("SKILLS|Python|dbt|QGIS")
        );
        assert_eq!(lines.get(5).map(String::as_str), Some("WORK"));
    }

    #[test]
    fn the_two_ends_of_a_line_stay_together() {
        let lines = page(&[
            (50.0, 40.0, "Data engineer, Norte Retail"),
            (400.0, 40.0, "2019 – 2023"),
            (50.0, 54.0, "Analyst, Sur Bank"),
            (400.0, 54.0, "2016 – 2019"),
            (50.0, 68.0, "Intern, Este Lab"),
            (400.0, 68.0, "2015"),
        ]);
        assert_eq!(
            lines,
            [
                "Data engineer, Norte Retail\t2019 – 2023",
                "Analyst, Sur Bank\t2016 – 2019",
                "Intern, Este Lab\t2015"
            ]
        );
    }

    #[test]
    fn a_wrapped_paragraph_is_one_line_and_items_stay_apart() {
        let lines = page(&[
            (
                50.0,
                40.0,
                "• Cut the weekly report from two days to twenty min-",
            ),
            (60.0, 52.0, "utes for a team of nine people in a full-"),
            (60.0, 64.0, "time role"),
            (50.0, 76.0, "• Ran the nightly loads"),
            (50.0, 88.0, "Short"),
            (50.0, 100.0, "Lines"),
        ]);
        assert_eq!(
            lines.first().map(String::as_str),
            Some(
                "• Cut the weekly report from two days to twenty minutes for a team of nine people in a full-time role"
            )
        );
        assert_eq!(lines.len(), 4);
    }
}
