//! The figures of a history: for people with bars, as JSON, as CSV.
//!
//! What is counted is `outcome`'s.

use std::fmt::Write;

use serde_json::{Value, json};

use super::table::{Table, bar};
use crate::outcome::figures::{ENOUGH, Figures, Group, Rate, Row};

/// How wide a full bar is.
const BAR: usize = 16;
/// How many rows of a group people see.
const ROWS: usize = 8;

/// The figures for people.
#[must_use]
pub fn human(figures: &Figures) -> String {
    let all = &figures.all;
    let mut text = format!(
        "{} drafts, {} sent, {} answered, {} won work\n",
        figures.letters,
        all.sent(),
        all.replied.hits,
        all.hired.hits
    );
    if all.sent() == 0 {
        text += "nothing to count yet: say what went out with 'gig history mark ID sent'\n";
        return text;
    }
    let _ = writeln!(
        text,
        "replies {}, hires {}",
        percent(all.replied),
        percent(all.hired)
    );
    if all.is_too_few() {
        let _ = writeln!(text, "too few to tell: fewer than {ENOUGH} were sent");
    }
    for group in &figures.groups {
        let _ = write!(text, "\n{}", table(group));
        let _ = writeln!(text, "{}", conclusion(group));
    }
    text += "\nIn brackets: where the true share lies 19 times in 20 (Wilson).\n";
    text
}

fn table(group: &Group) -> String {
    let headings = [group.by.as_str(), "sent", "replies", "", "hires", ""];
    let mut table = Table::new(&headings).numbers(1);
    for row in group.rows.iter().take(ROWS) {
        table.row(vec![
            row.name.clone(),
            row.sent().to_string(),
            percent(row.replied),
            bar(row.replied.share().unwrap_or_default(), BAR),
            percent(row.hired),
            if row.is_too_few() {
                "too few to tell"
            } else {
                ""
            }
            .to_owned(),
        ]);
    }
    let mut text = table.text();
    let more = group.rows.len().saturating_sub(ROWS);
    if more > 0 {
        let _ = writeln!(text, "and {more} more (--json has them)");
    }
    text
}

fn conclusion(group: &Group) -> String {
    let enough = group.rows.iter().filter(|row| !row.is_too_few()).count();
    match group.difference() {
        Some((best, worst)) => format!(
            "→ '{}' gets more replies than '{}': the intervals lie apart",
            best.name, worst.name
        ),
        None if enough < 2 => "→ nothing to compare: too few letters".to_owned(),
        None => "→ no difference that so few letters can show".to_owned(),
    }
}

/// `25 % (18–33)`.
fn percent(rate: Rate) -> String {
    match (rate.share(), rate.interval()) {
        (Some(share), Some((low, high))) => format!(
            "{:.0} % ({:.0}–{:.0})",
            share * 100.0,
            low * 100.0,
            high * 100.0
        ),
        _ => "-".to_owned(),
    }
}

/// The figures as JSON, schema `gig.history-stats/1`.
#[must_use]
pub fn json(figures: &Figures) -> Value {
    let groups: serde_json::Map<String, Value> = figures
        .groups
        .iter()
        .map(|group| {
            let rows: Vec<Value> = group.rows.iter().map(row).collect();
            let difference = group
                .difference()
                .map(|(best, worst)| json!({"more": best.name, "fewer": worst.name}));
            let value = json!({"rows": rows, "difference": difference});
            (group.by.as_str().to_owned(), value)
        })
        .collect();
    json!({
        "schema": "gig.history-stats/1",
        "drafts": figures.letters,
        "all": row(&figures.all),
        "by": groups,
    })
}

fn row(row: &Row) -> Value {
    json!({
        "name": row.name,
        "sent": row.sent(),
        "replied": rate(row.replied),
        "hired": rate(row.hired),
        "enough": !row.is_too_few(),
    })
}

fn rate(rate: Rate) -> Value {
    let interval = rate.interval();
    json!({
        "count": rate.hits,
        "share": rate.share(),
        "low": interval.map(|(low, _)| low),
        "high": interval.map(|(_, high)| high),
    })
}

/// The figures as CSV, one row a line under a line of names.
#[must_use]
pub fn csv(figures: &Figures) -> String {
    let mut text =
        "by,name,sent,replied,reply_share,reply_low,reply_high,hired,hire_share,hire_low,hire_high\n"
            .to_owned();
    line(&mut text, "all", &figures.all);
    for group in &figures.groups {
        for row in &group.rows {
            line(&mut text, group.by.as_str(), row);
        }
    }
    text
}

fn line(text: &mut String, by: &str, row: &Row) {
    let _ = write!(text, "{by},{},{}", field(&row.name), row.sent());
    for rate in [row.replied, row.hired] {
        let _ = write!(text, ",{}", rate.hits);
        let interval = rate.interval();
        for number in [
            rate.share(),
            interval.map(|(low, _)| low),
            interval.map(|(_, high)| high),
        ] {
            text.push(',');
            if let Some(number) = number {
                let _ = write!(text, "{number:.4}");
            }
        }
    }
    text.push('\n');
}

fn field(name: &str) -> String {
    if name.contains([',', '"', '\n']) {
        format!("\"{}\"", name.replace('"', "\"\""))
    } else {
        name.to_owned()
    }
}
