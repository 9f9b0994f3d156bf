//! Figures: how many letters were answered and how many won work, by what they have in common.
//!
//! A rate comes with its interval, and a difference is claimed only where intervals lie apart: a
//! freelancer sends dozens of letters, and dozens show less than they seem to.

use std::collections::BTreeMap;

use super::{Entry, Opening, is_answered, is_hired, is_sent};
use crate::text::words;

/// Below so many sent letters a rate says nothing.
pub const ENOUGH: usize = 10;

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rate {
    /// The hits.
    pub hits: usize,
    /// Of how many.
    pub of: usize,
}

impl Rate {
    /// The share, 0 to 1; none of none.
    #[must_use]
    pub fn share(self) -> Option<f64> {
        (self.of > 0).then(|| self.hits as f64 / self.of as f64)
    }

    /// Wilson's 95 % interval: between which shares the true one lies 19 times in 20.
    #[must_use]
    pub fn interval(self) -> Option<(f64, f64)> {
        const Z: f64 = 1.959_963_984_540_054;
        let share = self.share()?;
        let n = self.of as f64;
        let (z2, scale) = (Z * Z, 1.0 + Z * Z / n);
        let middle = (share + z2 / (2.0 * n)) / scale;
        let half = Z * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt() / scale;
        Some(((middle - half).max(0.0), (middle + half).min(1.0)))
    }
}

/// What letters have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    /// What the first sentence leads with.
    Opening,
    /// How long it is.
    Length,
    /// The template.
    Template,
    /// The first skill the post asks for.
    Trade,
    /// How well the profile fits the post.
    Fit,
}

impl By {
    /// All, in the order of reports.
    pub const ALL: [Self; 5] = [
        Self::Opening,
        Self::Length,
        Self::Template,
        Self::Trade,
        Self::Fit,
    ];

    /// The word in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Length => "length",
            Self::Template => "template",
            Self::Trade => "trade",
            Self::Fit => "fit",
        }
    }

    /// Where a letter belongs: a rank for the order of reports, and the name.
    fn of(self, entry: &Entry) -> (usize, String) {
        match self {
            Self::Opening => {
                let opening = Opening::of(entry.text());
                (opening as usize, opening.as_str().to_owned())
            }
            Self::Length => band(words::count(entry.text()), &[60, 120, 200, 300], " words"),
            Self::Template => {
                let template = entry.newest().map_or("", |version| &version.template);
                (0, template.to_owned())
            }
            Self::Trade => (
                0,
                entry.trade.clone().unwrap_or_else(|| "unknown".to_owned()),
            ),
            Self::Fit => match entry.score {
                Some(score) => band(score.clamp(0.0, 100.0).round() as usize, &[40, 60, 80], ""),
                None => (usize::MAX, "unknown".to_owned()),
            },
        }
    }
}

/// The band of `value` between `edges`: `60–119 words`.
fn band(value: usize, edges: &[usize], unit: &str) -> (usize, String) {
    let at = edges.partition_point(|&edge| edge <= value);
    let from = at.checked_sub(1).and_then(|at| edges.get(at));
    let name = match (from, edges.get(at)) {
        (None, Some(to)) => format!("under {to}{unit}"),
        (Some(from), Some(to)) => format!("{from}–{}{unit}", to - 1),
        (Some(from), None) => format!("{from} and more{unit}"),
        (None, None) => String::new(),
    };
    (at, name)
}

/// The figures of letters that have something in common.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// What they have in common.
    pub name: String,
    /// Answered, of those sent.
    pub replied: Rate,
    /// Won, of those sent.
    pub hired: Rate,
}

impl Row {
    fn add(&mut self, entry: &Entry) {
        let marks = entry.outcome();
        self.replied.of += 1;
        self.hired.of += 1;
        self.replied.hits += usize::from(is_answered(&marks));
        self.hired.hits += usize::from(is_hired(&marks));
    }

    /// How many were sent.
    #[must_use]
    pub const fn sent(&self) -> usize {
        self.replied.of
    }

    /// Whether the numbers are too small to say anything.
    #[must_use]
    pub const fn is_too_few(&self) -> bool {
        self.replied.of < ENOUGH
    }
}

/// Letters told apart by one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// By what.
    pub by: By,
    /// The rows: bands in their order, names by how many were sent.
    pub rows: Vec<Row>,
}

impl Group {
    /// The two rows, better first, whose shares of answers differ most, if their intervals lie apart
    /// and both have enough letters.
    #[must_use]
    pub fn difference(&self) -> Option<(&Row, &Row)> {
        let rows = || self.rows.iter().filter(|row| !row.is_too_few());
        let best = rows().max_by(|a, b| by_share(a, b))?;
        let worst = rows().min_by(|a, b| by_share(a, b))?;
        let apart = best.replied.interval()?.0 > worst.replied.interval()?.1;
        apart.then_some((best, worst))
    }
}

fn by_share(a: &Row, b: &Row) -> std::cmp::Ordering {
    let share = |row: &Row| row.replied.share().unwrap_or_default();
    share(a).total_cmp(&share(b))
}

/// What a history shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// How many letters there are.
    pub letters: usize,
    /// Those that went out, as one row.
    pub all: Row,
    /// The same told apart, in the order of [`By::ALL`].
    pub groups: Vec<Group>,
}

impl Figures {
    /// Counts.
    #[must_use]
    pub fn of(entries: &[Entry]) -> Self {
        let sent: Vec<&Entry> = entries
            .iter()
            .filter(|entry| is_sent(&entry.outcome()))
            .collect();
        let mut all = Row {
            name: "all".to_owned(),
            ..Row::default()
        };
        sent.iter().for_each(|entry| all.add(entry));
        Self {
            letters: entries.len(),
            all,
            groups: By::ALL.map(|by| group(by, &sent)).into(),
        }
    }
}

fn group(by: By, sent: &[&Entry]) -> Group {
    let mut rows: BTreeMap<(usize, String), Row> = BTreeMap::new();
    for entry in sent {
        let key = by.of(entry);
        let row = rows.entry(key.clone()).or_insert_with(|| Row {
            name: key.1,
            ..Row::default()
        });
        row.add(entry);
    }
    let mut rows: Vec<Row> = rows.into_values().collect();
    if matches!(by, By::Template | By::Trade) {
        rows.sort_by(|a, b| b.sent().cmp(&a.sent()).then_with(|| a.name.cmp(&b.name)));
    }
    Group { by, rows }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_is_wilsons() {
        // Ends at which the true share would be 1.96 standard errors off, by definition.
        for (hits, of) in [(0, 10), (1, 10), (15, 50), (50, 50), (3, 1000)] {
            let rate = Rate { hits, of };
            let (low, high) = rate.interval().unwrap();
            let share = rate.share().unwrap();
            for end in [low, high] {
                let error = (end * (1.0 - end) / of as f64).sqrt();
                let off = (share - end).abs();
                assert!(
                    (off - 1.959_963_984_540_054 * error).abs() < 1e-9,
                    "{hits}/{of}"
                );
            }
            assert!(low <= share && share <= high);
        }
        assert_eq!(Rate::default().interval(), None);
    }

    #[test]
    fn bands_meet_and_do_not_overlap() {
        let name = |words| band(words, &[60, 120], " words").1;
        assert_eq!(name(0), "under 60 words");
        assert_eq!(name(59), "under 60 words");
        assert_eq!(name(60), "60–119 words");
        assert_eq!(name(120), "120 and more words");
    }

    #[test]
    fn a_difference_is_claimed_only_when_intervals_lie_apart() {
        let row = |name: &str, hits, of| Row {
            name: name.to_owned(),
            replied: Rate { hits, of },
            hired: Rate { hits: 0, of },
        };
        let group = |rows| Group {
            by: By::Opening,
            rows,
        };
        let apart = group(vec![row("a", 5, 60), row("b", 30, 60), row("c", 3, 3)]);
        let (best, worst) = apart.difference().expect("apart");
        assert_eq!((best.name.as_str(), worst.name.as_str()), ("b", "a"));
        assert!(
            group(vec![row("a", 2, 12), row("b", 5, 12)])
                .difference()
                .is_none()
        );
        assert!(
            group(vec![row("a", 0, 9), row("b", 9, 9)])
                .difference()
                .is_none()
        );
    }
}
