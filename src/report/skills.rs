//! What posts ask for together: for people with bars, and as JSON.

use std::fmt::Write;

use serde_json::{Value, json};

use super::table::{Table, bar};
use crate::market::{Gap, Market, Pays, Row, Trend};
use crate::outcome::figures::Rate;
use crate::text::moment;

const BAR: usize = 16;
/// How many pieces of advice are given.
const ADVICE: usize = 5;

/// The market for people, the `top` skills of it.
#[must_use]
pub fn human(market: &Market, top: usize) -> String {
    let mut text = format!("{} posts, {} say what they pay", market.posts, market.paid);
    if let Some((from, to)) = market.period {
        let _ = write!(
            text,
            ", {} dated ({} to {})",
            market.dated,
            moment::day(from),
            moment::day(to)
        );
    }
    text.push_str("\n\n");
    let mut table = Table::new(&[
        "skill",
        "posts",
        "must",
        "share",
        "",
        "usual pay",
        "trend",
        "you",
    ])
    .numbers(1)
    .numbers(2);
    for row in market.rows.iter().take(top) {
        table.row(vec![
            row.name.clone(),
            row.named.hits.to_string(),
            row.must.to_string(),
            format!("{:.0} %", 100.0 * share(row.named)),
            bar(share(row.named), BAR),
            row.pays.first().map_or_else(String::new, pay),
            trend(row),
            row.gap.as_ref().map_or_else(String::new, gap),
        ]);
    }
    text += &table.text();
    let more = market.rows.len().saturating_sub(top);
    if more > 0 {
        let _ = writeln!(text, "and {more} more (--top 0 lists all)");
    }
    advise(market, &mut text);
    text
}

fn advise(market: &Market, text: &mut String) {
    let worth = market.worth_learning();
    if worth.is_empty() {
        return;
    }
    text.push_str("\nWhat you lack and would open most:\n");
    for row in worth.into_iter().take(ADVICE) {
        let _ = writeln!(
            text,
            "  {}: the only missing must-have in {} of {} posts; asked for in {}",
            row.name, row.opens, market.posts, row.named.hits
        );
    }
    text.push_str("A skill you have and the profile does not name is the cheapest to close.\n");
}

fn share(rate: Rate) -> f64 {
    rate.share().unwrap_or_default()
}

fn pay(pays: &Pays) -> String {
    let currency = pays.currency.as_deref().unwrap_or_default();
    format!(
        "{} {:.0} {currency} ({})",
        pays.kind, pays.median, pays.posts
    )
    .replace("  ", " ")
}

/// A column for each month, and the way it went where that can be told.
fn trend(row: &Row) -> String {
    const COLUMNS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    if row.months.len() < 2 {
        return String::new();
    }
    let most = row
        .months
        .iter()
        .map(|(_, rate)| share(*rate))
        .fold(0.0, f64::max);
    let newest = row.months.iter().rev().take(12).rev();
    let mut text: String = newest
        .filter_map(|(_, rate)| {
            let height = if most > 0.0 { share(*rate) / most } else { 0.0 };
            COLUMNS.get((height * 7.0).round() as usize)
        })
        .collect();
    match row.trend {
        Trend::Rising => text.push_str(" ↑"),
        Trend::Falling => text.push_str(" ↓"),
        Trend::Steady | Trend::Unknown => {}
    }
    text
}

fn gap(gap: &Gap) -> String {
    match gap {
        Gap::Has => "yes".to_owned(),
        Gap::Near(name) => format!("near: {name}"),
        Gap::Missing => "no".to_owned(),
    }
}

/// The market as JSON, schema `gig.skills/1`; all skills.
#[must_use]
pub fn json(market: &Market, profile: Option<&str>) -> Value {
    json!({
        "schema": "gig.skills/1",
        "posts": market.posts,
        "paid": market.paid,
        "dated": market.dated,
        "from": market.period.map(|(from, _)| moment::day(from)),
        "to": market.period.map(|(_, to)| moment::day(to)),
        "profile": profile,
        "skills": market.rows.iter().map(row).collect::<Vec<_>>(),
    })
}

fn row(row: &Row) -> Value {
    let interval = row.named.interval();
    let (state, through) = match &row.gap {
        None => (None, None),
        Some(Gap::Has) => (Some("has"), None),
        Some(Gap::Near(name)) => (Some("near"), Some(name)),
        Some(Gap::Missing) => (Some("missing"), None),
    };
    json!({
        "skill": row.name,
        "posts": row.named.hits,
        "must": row.must,
        "share": row.named.share(),
        "low": interval.map(|(low, _)| low),
        "high": interval.map(|(_, high)| high),
        "pay": row.pays.iter().map(|pays| json!({
            "kind": pays.kind, "currency": pays.currency,
            "median": pays.median, "posts": pays.posts,
        })).collect::<Vec<_>>(),
        "trend": row.trend.as_str(),
        "months": row.months.iter().map(|(month, rate)| json!({
            "month": month, "posts": rate.hits, "of": rate.of,
        })).collect::<Vec<_>>(),
        "profile": state,
        "through": through,
        "opens": row.opens,
    })
}
