//! Tables and bars for people: columns lined up by what is seen, no lines around them.

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Width, presets};

/// A table that grows row by row.
#[derive(Debug)]
pub struct Table(comfy_table::Table);

impl Table {
    /// A table with these headings.
    #[must_use]
    pub fn new(headings: &[&str]) -> Self {
        let mut table = comfy_table::Table::new();
        table.load_style(presets::NOTHING).set_header(headings);
        Self(table)
    }

    /// The same with numbers in a column, from 0: lined up at their ends.
    #[must_use]
    pub fn numbers(mut self, column: usize) -> Self {
        if let Some(column) = self.0.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        self
    }

    /// The same, wrapped inside its cells where it would be wider than so many columns.
    #[must_use]
    pub fn within(mut self, columns: usize) -> Self {
        self.0
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(u16::try_from(columns).unwrap_or(u16::MAX));
        self
    }

    /// The same with a column, from 0, that no wrapping makes narrower than this.
    #[must_use]
    pub fn at_least(mut self, column: usize, columns: usize) -> Self {
        if let Some(column) = self.0.column_mut(column) {
            let width = Width::Fixed(u16::try_from(columns).unwrap_or(u16::MAX));
            column.set_constraint(ColumnConstraint::LowerBoundary(width));
        }
        self
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<String>) {
        self.0.add_row(cells);
    }

    /// The table as text, a line feed after each row.
    #[must_use]
    pub fn text(&self) -> String {
        let lines = self.0.lines().map(|line| {
            // The first column's padding says nothing.
            let line = line.trim_end();
            format!("{}\n", line.strip_prefix(' ').unwrap_or(line))
        });
        lines.collect()
    }
}

/// A bar of `share` (0 to 1) of `width` cells, in eighths of a cell.
#[must_use]
pub fn bar(share: f64, width: usize) -> String {
    const EIGHTHS: [char; 8] = [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
    let eighths = (share.clamp(0.0, 1.0) * width as f64 * 8.0).round() as usize;
    let mut bar = "█".repeat(eighths / 8);
    if let Some(part) = EIGHTHS.get(eighths % 8).filter(|&&part| part != ' ') {
        bar.push(*part);
    }
    bar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_share() {
        assert_eq!(bar(0.0, 10), "");
        assert_eq!(bar(0.5, 4), "██");
        assert_eq!(bar(0.5625, 2), "█▏");
        assert_eq!(bar(7.0, 2), "██");
    }

    #[test]
    fn columns_line_up() {
        let mut table = Table::new(&["id", "what"]).numbers(0);
        table.row(vec!["7".into(), "日本 a".into()]);
        table.row(vec!["12".into(), "b".into()]);
        assert_eq!(table.text(), "id  what\n 7  日本 a\n12  b\n");
    }
}
