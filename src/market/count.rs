//! Counting: how often each skill is asked for, what those posts pay, whether it grows.

use std::collections::{BTreeMap, BTreeSet};

use super::{Gap, Known, Seen};
use crate::outcome::figures::Rate;
use crate::text::moment;

/// With fewer dated posts there is no trend.
const DATED: usize = 20;

/// What posts show together.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Market {
    /// How many posts.
    pub posts: usize,
    /// How many name what they pay.
    pub paid: usize,
    /// How many have a date.
    pub dated: usize,
    /// The first and the last day.
    pub period: Option<(i64, i64)>,
    /// A row for each skill, the most asked for first.
    pub rows: Vec<Row>,
}

/// What posts say of one skill.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// In how many posts it is named, of how many.
    pub named: Rate,
    /// In how many it is required.
    pub must: usize,
    /// What posts that name it pay, the most frequent kind first.
    pub pays: Vec<Pays>,
    /// Of the dated posts of each month, how many name it.
    pub months: Vec<(String, Rate)>,
    /// Whether it grows.
    pub trend: Trend,
    /// What the profile has of it; absent without one.
    pub gap: Option<Gap>,
    /// In how many posts it is the only required skill that the profile lacks.
    pub opens: usize,
}

/// The usual pay of one kind in one currency.
#[derive(Debug, Clone, PartialEq)]
pub struct Pays {
    /// `fixed`, `hourly`, `periodic`, `per unit`.
    pub kind: String,
    /// ISO 4217 code, when the posts tell.
    pub currency: Option<String>,
    /// The median.
    pub median: f64,
    /// Of how many posts.
    pub posts: usize,
}

/// The way a share went from the earlier half of the dated posts to the later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Trend {
    /// Up: the intervals of the halves lie apart.
    Rising,
    /// Down, the same way.
    Falling,
    /// Neither can be told.
    Steady,
    /// Too few posts have a date.
    Unknown,
}

impl Trend {
    /// The word in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Rising => "rising",
            Self::Falling => "falling",
            Self::Steady => "steady",
            Self::Unknown => "unknown",
        }
    }
}

/// The dated posts as places in the list, in order of time, and the month of each.
struct Calendar {
    order: Vec<usize>,
    months: BTreeMap<String, Vec<usize>>,
}

impl Market {
    /// Counts `posts`; with a profile's `known` skills also what it lacks.
    #[must_use]
    pub fn of(posts: &[Seen], known: Option<&Known<'_>>) -> Self {
        let calendar = Calendar::of(posts);
        let mut naming: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        let mut requiring: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        for (at, seen) in posts.iter().enumerate() {
            for wanted in &seen.asked.skills {
                naming.entry(&wanted.name).or_default().insert(at);
                if wanted.must {
                    requiring.entry(&wanted.name).or_default().insert(at);
                }
            }
        }
        let opens = known.map(|known| opens(posts, known)).unwrap_or_default();
        let mut rows: Vec<Row> = naming
            .iter()
            .map(|(&name, at)| Row {
                name: name.to_owned(),
                named: Rate {
                    hits: at.len(),
                    of: posts.len(),
                },
                must: requiring.get(name).map_or(0, BTreeSet::len),
                pays: pays(posts, at),
                months: calendar.shares(at),
                trend: calendar.trend(at),
                gap: known.map(|known| known.gap(name)),
                opens: opens.get(name).copied().unwrap_or_default(),
            })
            .collect();
        rows.sort_by(|a, b| {
            b.named
                .hits
                .cmp(&a.named.hits)
                .then_with(|| a.name.cmp(&b.name))
        });
        let when = || posts.iter().filter_map(|seen| seen.when);
        Self {
            posts: posts.len(),
            paid: posts.iter().filter(|seen| seen.asked.pay.is_some()).count(),
            dated: calendar.order.len(),
            period: when().min().zip(when().max()),
            rows,
        }
    }

    /// The skills worth closing a gap of, by how many posts that would open up, then by how many ask.
    #[must_use]
    pub fn worth_learning(&self) -> Vec<&Row> {
        let mut rows: Vec<&Row> = self
            .rows
            .iter()
            .filter(|row| row.opens > 0 && row.gap == Some(Gap::Missing))
            .collect();
        rows.sort_by_key(|row| std::cmp::Reverse((row.opens, row.named.hits)));
        rows
    }
}

/// For each skill, in how many posts it is all that is missing of what is required.
fn opens<'a>(posts: &'a [Seen], known: &Known<'_>) -> BTreeMap<&'a str, usize> {
    let mut opens = BTreeMap::new();
    for seen in posts {
        let musts = seen.asked.skills.iter().filter(|wanted| wanted.must);
        let missing: BTreeSet<&str> = musts
            .map(|wanted| wanted.name.as_str())
            .filter(|name| known.gap(name) == Gap::Missing)
            .collect();
        if let (1, Some(only)) = (missing.len(), missing.first()) {
            *opens.entry(*only).or_insert(0) += 1;
        }
    }
    opens
}

fn pays(posts: &[Seen], at: &BTreeSet<usize>) -> Vec<Pays> {
    let mut amounts: BTreeMap<(&str, Option<&str>), Vec<f64>> = BTreeMap::new();
    let pays = at
        .iter()
        .filter_map(|&at| posts.get(at)?.asked.pay.as_ref());
    for pay in pays {
        let kind = (pay.kind.as_str(), pay.currency.as_deref());
        amounts.entry(kind).or_default().push(pay.amount);
    }
    let mut pays: Vec<Pays> = amounts
        .into_iter()
        .map(|((kind, currency), mut amounts)| Pays {
            kind: kind.to_owned(),
            currency: currency.map(str::to_owned),
            posts: amounts.len(),
            median: median(&mut amounts),
        })
        .collect();
    pays.sort_by(|a, b| b.posts.cmp(&a.posts).then_with(|| a.kind.cmp(&b.kind)));
    pays
}

fn median(amounts: &mut [f64]) -> f64 {
    amounts.sort_by(f64::total_cmp);
    let middle = amounts.len() / 2;
    let upper = amounts.get(middle).copied().unwrap_or_default();
    if amounts.len() % 2 == 1 {
        return upper;
    }
    let lower = middle.checked_sub(1).and_then(|at| amounts.get(at));
    lower.map_or(upper, |lower| (lower + upper) / 2.0)
}

impl Calendar {
    fn of(posts: &[Seen]) -> Self {
        let mut dated: Vec<(i64, usize)> = posts
            .iter()
            .enumerate()
            .filter_map(|(at, seen)| Some((seen.when?, at)))
            .collect();
        dated.sort_unstable();
        let mut months: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for &(when, at) in &dated {
            months.entry(moment::month(when)).or_default().push(at);
        }
        Self {
            order: dated.into_iter().map(|(_, at)| at).collect(),
            months,
        }
    }

    fn shares(&self, naming: &BTreeSet<usize>) -> Vec<(String, Rate)> {
        self.months
            .iter()
            .map(|(month, posts)| (month.clone(), rate(posts, naming)))
            .collect()
    }

    fn trend(&self, naming: &BTreeSet<usize>) -> Trend {
        if self.order.len() < DATED || self.months.len() < 2 {
            return Trend::Unknown;
        }
        let (earlier, later) = self.order.split_at(self.order.len() / 2);
        let ends = |posts: &[usize]| rate(posts, naming).interval();
        match (ends(earlier), ends(later)) {
            (Some((_, high)), Some((low, _))) if low > high => Trend::Rising,
            (Some((low, _)), Some((_, high))) if high < low => Trend::Falling,
            _ => Trend::Steady,
        }
    }
}

fn rate(posts: &[usize], naming: &BTreeSet<usize>) -> Rate {
    Rate {
        hits: posts.iter().filter(|at| naming.contains(at)).count(),
        of: posts.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Asked, Pay, Wanted};
    use super::*;
    use crate::profile::Profile;
    use crate::skill::Vocabulary;

    fn seen(skills: &[&str], amount: f64, month: i64) -> Seen {
        Seen {
            asked: Asked {
                skills: skills
                    .iter()
                    .map(|name| Wanted {
                        name: name.trim_end_matches('?').to_owned(),
                        must: !name.ends_with('?'),
                    })
                    .collect(),
                pay: Some(Pay {
                    kind: "hourly".into(),
                    amount,
                    currency: Some("USD".into()),
                }),
            },
            when: Some(month * 30 * moment::DAY),
        }
    }

    #[test]
    fn skills_are_counted_with_pay_gap_and_what_closing_it_opens() {
        let vocabulary = Vocabulary::default();
        let profile = Profile::parse(
            "a.md",
            "---\nname: A\n---\n## Skills\n- Python\n",
            &vocabulary,
        );
        let known = Known::of(&profile, &vocabulary);
        let posts = [
            seen(&["Python", "Shopify"], 40.0, 0),
            seen(&["Shopify", "Python"], 60.0, 0),
            seen(&["Python", "Figma", "Shopify?"], 50.0, 1),
            seen(&["Figma", "Klaviyo"], 10.0, 1),
        ];
        let market = Market::of(&posts, Some(&known));
        let row = |name: &str| {
            market
                .rows
                .iter()
                .find(|row| row.name == name)
                .expect("a row")
        };
        assert_eq!(market.rows[0].name, "Python");
        assert_eq!((row("Shopify").named.hits, row("Shopify").must), (3, 2));
        assert_eq!(row("Shopify").pays[0].median, 50.0);
        assert_eq!(row("Python").gap, Some(Gap::Has));
        assert_eq!((row("Shopify").opens, row("Figma").opens), (2, 1));
        assert_eq!(row("Klaviyo").opens, 0);
        let worth: Vec<&str> = market
            .worth_learning()
            .iter()
            .map(|row| row.name.as_str())
            .collect();
        assert_eq!(worth, ["Shopify", "Figma"]);
        assert_eq!(row("Figma").trend, Trend::Unknown);
    }

    #[test]
    fn a_trend_is_told_only_when_the_halves_lie_apart() {
        let half = |share: usize, month: i64| {
            (0..30).map(move |at| {
                let skills: &[&str] = if at < share { &["Figma"] } else { &["Python"] };
                seen(skills, 1.0, month)
            })
        };
        let trend = |earlier, later| {
            let posts: Vec<Seen> = half(earlier, 0).chain(half(later, 3)).collect();
            let market = Market::of(&posts, None);
            let row = market.rows.iter().find(|row| row.name == "Figma");
            row.map(|row| row.trend)
        };
        assert_eq!(trend(3, 24), Some(Trend::Rising));
        assert_eq!(trend(24, 3), Some(Trend::Falling));
        assert_eq!(trend(12, 15), Some(Trend::Steady));
    }
}
