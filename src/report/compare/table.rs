//! Proposals side by side on a screen: the quotes of each, then the table, then what it rests on.

use std::fmt::Write;

use super::{Found, Row, Shown, Summary, Wire};
use crate::report::table::Table;
use crate::text::words;

/// Below so many columns a table of nine would be a column of letters.
const NARROW: usize = 96;
/// A name in a table is cut after so many characters.
const NAME: usize = 22;

/// The comparison for a screen of so many columns.
#[must_use]
pub fn human(wire: &Wire, columns: usize) -> String {
    let mut out = String::new();
    for row in &wire.proposals {
        quotes(row, wire, columns, &mut out);
    }
    if columns < NARROW {
        lists(wire, &mut out);
    } else {
        out += &table(wire, columns);
    }
    tail(wire, columns, &mut out);
    out
}

/// A proposal with the words behind every cell.
fn quotes(row: &Row, wire: &Wire, columns: usize, out: &mut String) {
    let _ = writeln!(out, "{}. {} ({} words)", row.given, row.name, row.words);
    match &row.summary {
        Some(Summary::Text(text)) => wrapped(text, "   ", columns, out),
        Some(Summary::Refused(why)) => wrapped(&format!("no summary: {why}"), "   ", columns, out),
        None => {}
    }
    for cell in row.cells.iter().filter(|cell| !cell.points.is_empty()) {
        let _ = writeln!(out, "   {}: {}", title(cell, wire), cell.brief);
        for point in &cell.points {
            quoted(point, &row.name, columns, out);
        }
    }
    out.push('\n');
}

fn quoted(point: &Found, name: &str, columns: usize, out: &mut String) {
    let mark = match point.state {
        "yes" => '+',
        "partly" => '~',
        "no" => '-',
        "open" => '?',
        _ => '!',
    };
    let note = point
        .note
        .as_ref()
        .map_or_else(String::new, |note| format!(" ({note})"));
    wrapped(
        &format!("{mark} {}{note}", point.what),
        "     ",
        columns,
        out,
    );
    if let Some(quote) = &point.quote {
        let words = words::shortened(&quote.text, 160);
        let line = format!("{name}:{}  “{words}”", quote.line);
        wrapped(&line, "         ", columns, out);
    }
}

/// `text` in lines of at most so many columns, each after `indent`.
fn wrapped(text: &str, indent: &str, columns: usize, out: &mut String) {
    let options = textwrap::Options::new(columns)
        .initial_indent(indent)
        .subsequent_indent(indent);
    for line in textwrap::wrap(text, options) {
        let _ = writeln!(out, "{line}");
    }
}

fn title<'a>(cell: &Shown, wire: &'a Wire) -> &'a str {
    let mut columns = wire.criteria.iter();
    columns
        .find(|column| column.id == cell.criterion)
        .map_or("", |column| column.title)
}

fn table(wire: &Wire, columns: usize) -> String {
    let weighed = wire.order == "sum";
    let mut headings = vec!["", "proposal"];
    if weighed {
        headings.push("sum");
    }
    headings.extend(wire.criteria.iter().map(|column| heading(column.id)));
    let mut table = Table::new(&headings).within(columns).numbers(0);
    // Names stay whole as far as they can, and words of a heading always.
    let longest = wire
        .proposals
        .iter()
        .map(|row| words::visible_len(&row.name))
        .max();
    table = table
        .at_least(0, 4)
        .at_least(1, longest.unwrap_or(0).clamp(8, NAME) + 2);
    for (at, heading) in headings.iter().enumerate().skip(2) {
        let word = heading.split(' ').map(str::len).max().unwrap_or(0);
        let word = if *heading == "price" { 10 } else { word };
        table = table.at_least(at, word + 2);
    }
    for row in &wire.proposals {
        let mut cells = vec![row.given.to_string(), words::shortened(&row.name, NAME)];
        if weighed {
            cells.push(
                row.sum
                    .as_ref()
                    .map_or_else(String::new, |sum| figure(sum.total)),
            );
        }
        cells.extend(row.cells.iter().map(|cell| cell.brief.clone()));
        table.row(cells);
    }
    table.text()
}

/// A column's heading where room is dear.
fn heading(id: &str) -> &str {
    match id {
        "must" => "must-haves",
        "instructions" => "told to",
        "questions" => "answers",
        "own" => "own words",
        "clean" => "machines",
        other => other,
    }
}

/// The table for a narrow screen: a proposal a paragraph.
fn lists(wire: &Wire, out: &mut String) {
    for row in &wire.proposals {
        let sum = row.sum.as_ref();
        let sum = sum.map_or_else(String::new, |sum| format!("  sum {}", figure(sum.total)));
        let _ = writeln!(out, "{}. {}{sum}", row.given, row.name);
        for cell in &row.cells {
            let _ = writeln!(out, "   {:<13} {}", title(cell, wire), cell.brief);
        }
    }
}

fn tail(wire: &Wire, columns: usize, out: &mut String) {
    for copy in &wire.copies {
        let share = |share: f64| (share * 100.0).round();
        let line = format!(
            "near-copies: {} and {} ({} % of the first, {} % of the second)",
            copy.first,
            copy.second,
            share(copy.of_first),
            share(copy.of_second)
        );
        out.push('\n');
        wrapped(&line, "", columns, out);
        if let Some(passage) = &copy.passage {
            let words = words::shortened(&passage.first.text, 160);
            let (one, other) = (passage.first.line, passage.second.line);
            let line = format!("{}:{one}, {}:{other}  “{words}”", copy.first, copy.second);
            wrapped(&line, "  ", columns, out);
        }
    }
    for unread in &wire.unread {
        out.push('\n');
        wrapped(&format!("not read: {}", unread.problem), "", columns, out);
    }
    out.push('\n');
    if wire.order == "given" {
        let line = "in the order given: nothing is ranked; --weight must=3 --weight price=1 adds up what counts for you";
        return wrapped(line, "", columns, out);
    }
    wrapped(
        "by their sum, equals as they were given: weight × share of each criterion",
        "",
        columns,
        out,
    );
    for row in &wire.proposals {
        let Some(sum) = &row.sum else { continue };
        let parts: Vec<String> = sum
            .parts
            .iter()
            .map(|part| {
                format!(
                    "{} {}×{}",
                    part.criterion,
                    figure(part.weight),
                    figure(part.share)
                )
            })
            .collect();
        let line = format!(
            "{}: {} = {} of {}",
            row.name,
            parts.join(" + "),
            figure(sum.total),
            figure(sum.of)
        );
        wrapped(&line, "  ", columns, out);
    }
    for column in wire
        .criteria
        .iter()
        .filter(|column| column.weight.is_some_and(|weight| weight > 0.0))
    {
        let idle = if column.asked {
            ""
        } else {
            " (the post asks nothing of it: it counts for nobody)"
        };
        let line = format!("share of {}: {}{idle}", column.id, column.reckoning);
        wrapped(&line, "  ", columns, out);
    }
}

/// A number with at most two decimals, without zeros behind it.
pub(super) fn figure(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
