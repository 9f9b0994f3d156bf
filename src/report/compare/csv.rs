//! Proposals side by side as CSV: a line per proposal, safe to open in a spreadsheet.
//!
//! A cell that a spreadsheet would take for a formula gets an apostrophe in front, and what hides is
//! taken out: both come from texts of strangers.

use super::{Shown, Summary, Wire};
use crate::error::{Error, Kind, Result};
use crate::text::invisible;

/// The comparison as CSV with a heading line.
///
/// # Errors
///
/// When a record cannot be written, which takes a machine without memory.
pub fn csv(wire: &Wire) -> Result<String> {
    write(wire).map_err(|reason| Error::new(Kind::Input, format!("cannot write CSV: {reason}")))
}

fn write(wire: &Wire) -> std::result::Result<String, Box<dyn std::error::Error>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(headings(wire))?;
    for row in &wire.proposals {
        let mut cells = vec![
            row.given.to_string(),
            row.name.clone(),
            row.words.to_string(),
        ];
        cells.push(
            row.sum
                .as_ref()
                .map_or_else(String::new, |sum| sum.total.to_string()),
        );
        for cell in &row.cells {
            cells.push(cell.brief.clone());
            cells.push(
                cell.share
                    .map_or_else(String::new, |share| share.to_string()),
            );
            cells.push(quotes(cell));
        }
        cells.push(match &row.summary {
            Some(Summary::Text(text)) => text.clone(),
            Some(Summary::Refused(why)) => format!("no summary: {why}"),
            None => String::new(),
        });
        cells.push(String::new());
        writer.write_record(cells.iter().map(|cell| harmless(cell)))?;
    }
    for unread in &wire.unread {
        let mut cells = vec![String::new(); headings(wire).len()];
        if let Some(name) = cells.get_mut(1) {
            name.clone_from(&unread.name);
        }
        if let Some(problem) = cells.last_mut() {
            problem.clone_from(&unread.problem);
        }
        writer.write_record(cells.iter().map(|cell| harmless(cell)))?;
    }
    let bytes = writer
        .into_inner()
        .map_err(csv::IntoInnerError::into_error)?;
    Ok(String::from_utf8(bytes)?)
}

fn headings(wire: &Wire) -> Vec<String> {
    let mut headings: Vec<String> = ["given", "name", "words", "sum"].map(str::to_owned).into();
    for column in &wire.criteria {
        let id = column.id;
        headings.extend([id.to_owned(), format!("{id}_share"), format!("{id}_quotes")]);
    }
    headings.extend(["summary".to_owned(), "problem".to_owned()]);
    headings
}

/// The points of a cell in one: what, how it came out, and the words with their line.
fn quotes(cell: &Shown) -> String {
    let point = |point: &super::Found| {
        let quote = point.quote.as_ref();
        let quote = quote.map_or_else(String::new, |quote| {
            format!(" (line {}: {})", quote.line, quote.text)
        });
        format!("{}: {}{quote}", point.state, point.what)
    };
    let points: Vec<String> = cell.points.iter().map(point).collect();
    points.join(" | ")
}

/// A cell that no spreadsheet takes for a formula.
fn harmless(cell: &str) -> String {
    let seen = invisible::without_hidden(cell).replace(['\r', '\t'], " ");
    let begins = seen.trim_start().chars().next();
    match begins {
        Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '|' | '%') => {
            format!("'{seen}")
        }
        _ => seen,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_disarmed_and_text_is_left_alone() {
        assert_eq!(harmless("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
        assert_eq!(harmless(" \t@SUM(A1)"), "'  @SUM(A1)");
        assert_eq!(harmless("\u{200B}+1"), "'+1");
        assert_eq!(harmless("3 of 4"), "3 of 4");
    }
}
