//! Evidence: the figures and words of the profile's facts, and of the post, ready to be compared.

use std::collections::HashSet;

use super::Proof;
use super::context::Context;
use super::figure;
use super::quantity::{self, Bound, Measure, Quantity, Unit};
use super::token::Tokens;
use crate::job_post::JobPost;
use crate::profile::Profile;
use crate::skill::Vocabulary;
use crate::text::{Span, content, words};

/// What a draft is held against.
pub(super) struct Evidence<'a> {
    pub(super) post: Option<&'a JobPost>,
    pub(super) profile: &'a Profile,
    pub(super) vocabulary: &'a Vocabulary,
    /// The year in which what lasts is reckoned.
    pub(super) year: f64,
    pub(super) facts: Vec<Read>,
    asked: Vec<Asked>,
    profile_words: HashSet<String>,
    post_words: HashSet<String>,
}

/// One fact, read.
pub(super) struct Read {
    pub(super) quantities: Vec<Quantity>,
    /// What each figure counts.
    nouns: Vec<HashSet<String>>,
    /// From which figure to the next one something went: "from 2 days to 20 minutes".
    steps: Vec<usize>,
    /// The content words of the fact.
    pub(super) stems: HashSet<String>,
    /// Those of its project, in [`Evidence::topics`].
    topic: Option<usize>,
    pub(super) context: HashSet<String>,
}

/// A figure of the post.
struct Asked {
    quantity: Quantity,
    stems: HashSet<String>,
}

impl<'a> Evidence<'a> {
    pub(super) fn of(
        post: Option<&'a JobPost>,
        profile: &'a Profile,
        vocabulary: &'a Vocabulary,
        year: u16,
    ) -> Self {
        let mut facts: Vec<Read> = profile
            .facts
            .iter()
            .map(|fact| {
                let tokens = Tokens::of(&fact.text, Span::whole(&fact.text));
                let quantities = quantity::find(&tokens);
                let nouns = quantities.iter().map(|quantity| figure::nouns_in(&tokens, quantity)).collect();
                let joined = |pair: &[Quantity]| matches!(pair, [one, two] if one.words.1 + 1 == two.words.0 && matches!(tokens.word(one.words.1), "to" | "auf" | "a" | "à" | "para"));
                let steps = quantities.windows(2).enumerate().filter(|(_, pair)| joined(pair)).map(|(at, _)| at).collect();
                Read { quantities, nouns, steps, stems: content::stem_set(&fact.text), topic: fact.project, context: HashSet::new() }
            })
            .collect();
        let mut topics: Vec<HashSet<String>> = vec![HashSet::new(); profile.projects.len()];
        for fact in &facts {
            if let Some(topic) = fact.topic.and_then(|topic| topics.get_mut(topic)) {
                topic.extend(fact.stems.iter().cloned());
            }
        }
        for fact in &mut facts {
            let topic = fact.topic.and_then(|topic| topics.get(topic));
            fact.context = topic.map_or_else(|| fact.stems.clone(), Clone::clone);
        }
        let asked = post.map(|post| asked(&post.text)).unwrap_or_default();
        let set = |text: &str| words::words(text).map(|(_, word)| plain(word)).collect();
        Self {
            post,
            profile,
            vocabulary,
            year: f64::from(year),
            facts,
            asked,
            profile_words: set(&profile.text),
            post_words: post.map(|post| set(&post.text)).unwrap_or_default(),
        }
    }

    /// Whether the profile has this lower-case word anywhere.
    pub(super) fn profile_has(&self, word: &str) -> bool {
        self.profile_words.contains(word)
    }

    /// Whether the post has this lower-case word anywhere.
    pub(super) fn post_has(&self, word: &str) -> bool {
        self.post_words.contains(word)
    }

    /// The facts that hold every one of `wanted` words, lower-case.
    pub(super) fn facts_with(&self, wanted: &[String]) -> Vec<usize> {
        let holds = |text: &str| {
            let held: HashSet<String> = words::words(text).map(|(_, word)| plain(word)).collect();
            wanted.iter().all(|word| held.contains(word))
        };
        self.profile
            .facts
            .iter()
            .enumerate()
            .filter(|(_, fact)| holds(&fact.text))
            .map(|(at, _)| at)
            .take(3)
            .collect()
    }

    /// Resolves a figure that counts `nouns` in a sentence about `about`.
    pub(super) fn figure(
        &self,
        claim: &Quantity,
        nouns: &HashSet<String>,
        about: &HashSet<String>,
    ) -> Proof {
        let mut held: Vec<(usize, usize, usize)> = Vec::new();
        let mut near: Vec<(usize, usize)> = Vec::new();
        for (at, fact) in self.facts.iter().enumerate() {
            let topic = fact
                .context
                .iter()
                .filter(|stem| about.contains(*stem) && !is_generic(stem))
                .count();
            let counts = |index: usize| {
                fact.nouns
                    .get(index)
                    .map_or(0, |own| content::kin(own, nouns))
            };
            let mut counted = None;
            for (index, own) in fact.quantities.iter().enumerate() {
                if self.states(claim, own) && (counts(index) > 0 || is_tight(claim, own)) {
                    counted = counted.max(Some(counts(index)));
                }
            }
            if counted.is_none() && claim.measure == Measure::Factor && grows(claim, fact) {
                counted = Some(0);
            }
            let around = content::kin(&fact.stems, nouns);
            if let Some(counted) = counted {
                held.push((2 * counted + topic, counted, at));
            } else if (around > 0 || topic > 0)
                && fact.quantities.iter().any(|own| comparable(claim, own))
            {
                near.push((2 * around + topic, at));
            }
        }
        held.sort_by_key(|&(score, _, at)| (std::cmp::Reverse(score), at));
        near.sort_by_key(|&(score, at)| (std::cmp::Reverse(score), at));
        let facts: Vec<usize> = held.iter().map(|&(_, _, at)| at).take(3).collect();
        let small = claim.measure == Measure::Count && claim.high <= 20.0 && !nouns.is_empty();
        match held.first() {
            Some(&(score, counted, _)) if (small && counted > 0) || (!small && score > 0) => {
                let strong = held
                    .iter()
                    .filter(|(score, ..)| *score > 0)
                    .map(|&(_, _, at)| at)
                    .take(3)
                    .collect();
                Proof::Facts(strong)
            }
            Some(_) if !small && self.echo(claim, nouns, about).is_none() => Proof::Near {
                difference: self.says(&facts, "has this figure for something else"),
                facts,
                close: true,
            },
            _ => {
                if let Some(span) = self.echo(claim, nouns, about) {
                    return Proof::OnlyPost(span);
                }
                let facts: Vec<usize> = near.iter().map(|&(_, at)| at).take(2).collect();
                if facts.is_empty() {
                    return Proof::None;
                }
                Proof::Near {
                    difference: self.says(&facts, "says otherwise"),
                    facts,
                    close: false,
                }
            }
        }
    }

    /// "the profile says otherwise: …".
    pub(super) fn says(&self, facts: &[usize], what: &str) -> String {
        let quote = facts
            .first()
            .and_then(|&at| self.profile.facts.get(at))
            .map(|fact| words::shortened(&fact.text.replace('\n', " "), 80));
        format!("the profile {what}: \"{}\"", quote.unwrap_or_default())
    }

    /// Where the post has the same figure for the same thing.
    pub(super) fn echo(
        &self,
        claim: &Quantity,
        nouns: &HashSet<String>,
        about: &HashSet<String>,
    ) -> Option<Span> {
        let same = |asked: &&Asked| {
            let own = &asked.quantity;
            comparable(claim, own)
                && (near(claim.low, own.low, 0.005) || near(claim.high, own.high, 0.005))
                && (asked
                    .stems
                    .iter()
                    .any(|stem| nouns.contains(stem) || about.contains(stem))
                    || nouns.is_empty())
        };
        self.asked
            .iter()
            .find(same)
            .map(|asked| asked.quantity.span)
    }

    /// Whether a figure of a fact makes the claimed one true, spans of years included.
    fn states(&self, claim: &Quantity, own: &Quantity) -> bool {
        let spanned = matches!(claim.measure, Measure::Time(Unit::Year | Unit::Month));
        states(claim, own)
            || (spanned
                && self
                    .years(own)
                    .is_some_and(|years| within(claim, years * Unit::Year.hours(), 0.01)))
    }

    /// The length in years of a span of calendar years.
    pub(super) fn years(&self, own: &Quantity) -> Option<f64> {
        let spanned = own.measure == Measure::Year && own.high > own.low;
        spanned.then(|| own.high.min(self.year) - own.low)
    }

    /// A rate: proved by the profile's own; none when the sentence names no usual rate.
    pub(super) fn rate(&self, context: &Context<'_>, claim: &Quantity) -> Option<Proof> {
        let rate = self.profile.rate.as_ref()?;
        let tokens = &context.tokens;
        let at = claim.words.0;
        let usual = (1..=6).any(|back| {
            matches!(
                tokens.before(at, back),
                "usual" | "standard" | "regular" | "normal" | "hourly"
            )
        }) && (1..=6).any(|back| matches!(tokens.before(at, back), "my" | "rate"));
        let fact = self
            .profile
            .facts
            .iter()
            .position(|fact| fact.text.contains(&rate.text));
        let same = near(claim.low, rate.amount, 0.001);
        let by_unit = tokens.text_from(claim.span.end).trim_start().to_lowercase();
        let timed = [
            "/",
            "per ",
            "an hour",
            "a hour",
            "hour",
            "a word",
            "por ",
            "pro ",
            "de l'heure",
            "par ",
        ]
        .iter()
        .any(|start| by_unit.starts_with(start));
        match fact {
            Some(fact) if same && (usual || timed) => Some(Proof::Facts(vec![fact])),
            Some(fact) if usual && !same && timed => Some(Proof::Near {
                facts: vec![fact],
                difference: format!("the profile's rate is {}", rate.text),
                close: true,
            }),
            _ => None,
        }
    }
}

/// A word as it is compared: lower case, straight apostrophe, no possessive.
pub(super) fn plain(word: &str) -> String {
    let lower = word.to_lowercase().replace('’', "'");
    lower.strip_suffix("'s").map(str::to_owned).unwrap_or(lower)
}

fn asked(post: &str) -> Vec<Asked> {
    let mut found = Vec::new();
    for sentence in words::sentences(post) {
        let quantities = quantity::find(&Tokens::of(post, sentence));
        if quantities.is_empty() {
            continue;
        }
        let stems = content::stem_set(sentence.of(post));
        found.extend(quantities.into_iter().map(|quantity| Asked {
            quantity,
            stems: stems.clone(),
        }));
    }
    found
}

/// Words that every project has.
fn is_generic(stem: &str) -> bool {
    matches!(
        stem,
        "work"
            | "project"
            | "client"
            | "year"
            | "month"
            | "week"
            | "day"
            | "hour"
            | "built"
            | "build"
            | "use"
            | "team"
            | "first"
            | "time"
            | "new"
            | "made"
            | "went"
            | "small"
            | "one"
    ) || stem.starts_with(|c: char| c.is_ascii_digit())
}

fn near(a: f64, b: f64, share: f64) -> bool {
    (a - b).abs() <= share * a.abs().max(b.abs()) + 1e-9
}

/// Whether two figures measure the same kind of thing.
fn comparable(claim: &Quantity, own: &Quantity) -> bool {
    match (claim.measure, own.measure) {
        (Measure::Percent | Measure::Fraction, Measure::Percent | Measure::Fraction)
        | (Measure::Time(_), Measure::Time(_)) => true,
        (Measure::Money(one), Measure::Money(other)) => {
            one == other || one.is_none() || other.is_none()
        }
        (one, other) => one == other,
    }
}

/// Whether the fact's figure makes the claimed one true.
fn states(claim: &Quantity, own: &Quantity) -> bool {
    if !comparable(claim, own) {
        return false;
    }
    if claim.measure == Measure::Year {
        let inside = |year: f64| near(year, own.low, 0.0) || near(year, own.high, 0.0);
        return inside(claim.low)
            && (claim.high <= claim.low
                || inside(claim.high)
                || (claim.high.is_infinite() && own.high.is_infinite()));
    }
    if claim.high > claim.low {
        let both = near(claim.low, own.low, 0.005) && near(claim.high, own.high, 0.005);
        let single = own.high <= own.low;
        return both || (single && own.low >= claim.low && own.high <= claim.high);
    }
    if claim.measure == Measure::Percent
        && own.measure == Measure::Percent
        && claim.bound == Bound::Exact
    {
        let whole = claim.low.fract() == 0.0 && own.low.fract() != 0.0;
        let slack = if whole { 0.5 } else { 0.05 };
        return (claim.low - own.low).abs() <= slack || (claim.low - own.high).abs() <= slack;
    }
    let spelled = claim.measure == Measure::Fraction || own.measure == Measure::Fraction;
    let units = matches!((claim.measure, own.measure), (Measure::Time(one), Measure::Time(other)) if one != other);
    let share = match (spelled, units) {
        (true, _) => 0.035,
        (_, true) => 0.06,
        _ => 0.005,
    };
    within(claim, own.low, share) || (own.high > own.low && within(claim, own.high, share))
}

/// Whether `value` satisfies the claim as it is hedged.
pub(super) fn within(claim: &Quantity, value: f64, share: f64) -> bool {
    let stated = claim.low;
    match claim.bound {
        Bound::Exact => near(stated, value, share),
        Bound::AtLeast => value >= stated * (1.0 - share * 0.1),
        Bound::Almost => value <= stated * (1.0 + share) && value >= stated * 0.85,
        Bound::AtMost => value <= stated * (1.0 + share) && value > 0.0,
        Bound::About => near(stated, value, 0.1),
    }
}

/// Whether the figure is exact enough to be recognised without what it counts.
fn is_tight(claim: &Quantity, own: &Quantity) -> bool {
    claim.measure != Measure::Count
        || near(claim.low, own.low, 0.35)
        || near(claim.low, own.high, 0.35)
}

/// Whether a fact tells of a growth (or fall) by the claimed factor.
fn grows(claim: &Quantity, fact: &Read) -> bool {
    let ranges = fact
        .quantities
        .iter()
        .filter(|own| own.high > own.low && own.measure != Measure::Year)
        .map(|own| (own.low, own.high));
    let steps = fact
        .steps
        .iter()
        .filter_map(|&at| match fact.quantities.get(at..at + 2) {
            Some([from, to]) if comparable(from, to) && from.measure != Measure::Year => {
                Some((from.low, to.low))
            }
            _ => None,
        });
    ranges.chain(steps).any(|(one, other)| {
        let factor = (one / other.max(1e-9)).max(other / one.max(1e-9));
        factor >= claim.low * 0.97 && (claim.bound == Bound::AtLeast || factor <= claim.low * 1.6)
    }) || fact
        .quantities
        .iter()
        .any(|own| own.measure == Measure::Factor && near(own.low, claim.low, 0.05))
}
