//! A table as plain text: side by side where it fits 76 columns, else a block for each row.

use unicode_width::UnicodeWidthStr;

use super::cell;
use super::plain::{WIDTH, wrap};
use crate::report::grid::{ColumnKind, Grid, GridRow, RowRole};

/// Columns between two columns of a table.
const GAP: usize = 2;

/// The least width of a column of texts that gives way to the others.
const LEAST: usize = 20;

/// Columns before the cells of a block.
const MARGIN: usize = 4;

/// The widest column whose cell shares a line of a block with those beside it, in characters: a mark of a day.
const MARK: u16 = 4;

/// The text, each line with its end.
#[must_use]
pub fn text(grid: &Grid) -> String {
    let mut lines = Vec::new();
    if !grid.title.is_empty() {
        lines.extend(wrap(&grid.title, WIDTH));
    }
    lines.extend(grid.under.iter().flat_map(|l| wrap(l, WIDTH)));
    if !lines.is_empty() {
        lines.push(String::new());
    }
    match widths(grid) {
        Some(widths) => table(grid, &widths, &mut lines),
        None => blocks(grid, &mut lines),
    }
    if !grid.notes.is_empty() {
        lines.push(String::new());
    }
    lines.extend(grid.notes.iter().flat_map(|l| wrap(l, WIDTH)));
    lines.iter().map(|l| format!("{}\n", l.trim_end())).collect()
}

/// Whether its columns stand side by side on a page of text.
#[must_use]
pub fn is_table(grid: &Grid) -> bool {
    widths(grid).is_some()
}

/// Widths at which no cell is wider than its column hint or its own text; `None` where the page is narrower than that.
fn widths(grid: &Grid) -> Option<Vec<usize>> {
    let width = |(i, column): (usize, &crate::report::grid::GridColumn)| {
        let of_cells = grid.rows.iter().filter(|r| r.role != RowRole::Group);
        let widest = of_cells.map(|r| cell::text(r.cell(i)).width()).max().unwrap_or(0);
        let word = column.head.split_whitespace().map(UnicodeWidthStr::width).max().unwrap_or(0);
        let hint = usize::from(column.width).max(word);
        match column.kind {
            // A number or a day is not broken over lines.
            ColumnKind::Number | ColumnKind::Date | ColumnKind::Percent => widest.max(word),
            ColumnKind::Text => widest.max(word).min(hint),
        }
    };
    let mut widths: Vec<usize> = grid.columns.iter().enumerate().map(width).collect();
    let all: usize = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
    if let Some(over) = all.checked_sub(WIDTH) {
        let of_text = |at: &usize| grid.columns[*at].kind == ColumnKind::Text;
        let widest = (0..widths.len()).filter(of_text).max_by_key(|at| widths[*at])?;
        // The longest text gives way as long as its words stay whole.
        widths[widest] = widths[widest].checked_sub(over).filter(|left| *left >= least(grid, widest))?;
    }
    Some(widths)
}

/// The least width of a column of texts: room for a few words, and for the longest one.
fn least(grid: &Grid, column: usize) -> usize {
    let of_cells = grid.rows.iter().filter(|r| r.role != RowRole::Group).map(|r| cell::text(r.cell(column)));
    let longest = |text: String| text.split_whitespace().map(UnicodeWidthStr::width).max().unwrap_or(0);
    of_cells.map(longest).max().unwrap_or(0).max(LEAST)
}

fn table(grid: &Grid, widths: &[usize], lines: &mut Vec<String>) {
    let heads: Vec<String> = grid.columns.iter().map(|c| c.head.clone()).collect();
    row_lines(grid, widths, &heads, lines);
    lines.push(widths.iter().map(|w| "-".repeat(*w)).collect::<Vec<_>>().join(&" ".repeat(GAP)));
    for row in &grid.rows {
        match row.role {
            RowRole::Group => {
                lines.push(String::new());
                lines.extend(wrap(&cell::text(row.cell(0)), WIDTH));
            }
            RowRole::Line | RowRole::Total => {
                let cells: Vec<String> = (0..widths.len()).map(|i| cell::text(row.cell(i))).collect();
                row_lines(grid, widths, &cells, lines);
            }
        }
    }
}

/// A row, each cell wrapped in its own column; numbers stand at the right.
fn row_lines(grid: &Grid, widths: &[usize], cells: &[String], lines: &mut Vec<String>) {
    let wrapped: Vec<Vec<String>> = cells.iter().zip(widths).map(|(c, w)| wrap(c, (*w).max(1))).collect();
    for i in 0..wrapped.iter().map(Vec::len).max().unwrap_or(0) {
        let mut line = String::new();
        for (((column, width), cell), first) in
            grid.columns.iter().zip(widths).zip(&wrapped).zip((0..).map(|n| n == 0))
        {
            let text = cell.get(i).map_or("", String::as_str);
            let pad = " ".repeat(width.saturating_sub(text.width()));
            if !first {
                line.push_str(&" ".repeat(GAP));
            }
            match column.kind {
                ColumnKind::Number | ColumnKind::Percent => line.push_str(&format!("{pad}{text}")),
                ColumnKind::Text | ColumnKind::Date => line.push_str(&format!("{text}{pad}")),
            }
        }
        lines.push(line);
    }
}

fn blocks(grid: &Grid, lines: &mut Vec<String>) {
    for row in &grid.rows {
        match row.role {
            RowRole::Group => {
                lines.extend(wrap(&cell::text(row.cell(0)), WIDTH));
                lines.push("=".repeat(WIDTH));
            }
            RowRole::Line | RowRole::Total => block(grid, row, lines),
        }
    }
}

fn block(grid: &Grid, row: &GridRow, lines: &mut Vec<String>) {
    let filled = (0..grid.columns.len()).filter(|i| !cell::text(row.cell(*i)).is_empty()).collect::<Vec<_>>();
    let is_mark = |i: usize| i > 0 && grid.columns[i].width <= MARK;
    let groups = filled.chunk_by(|a, b| is_mark(*a) && is_mark(*b));
    for (group, place) in groups.zip(0..) {
        let margin = if place == 0 { 0 } else { MARGIN };
        let said = group.iter().map(|i| format!("{}: {}", grid.columns[*i].head, cell::text(row.cell(*i))));
        let said = wrap(&said.collect::<Vec<_>>().join("; "), WIDTH - margin);
        lines.extend(said.iter().map(|l| format!("{}{l}", " ".repeat(margin))));
    }
    lines.push(String::new());
}
