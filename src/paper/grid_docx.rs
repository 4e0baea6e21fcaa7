//! A table as docx: written with its rows, or as a form with fields for who wants another look of it.

use super::cell;
use super::fit::{Fit, fit, weight};
use super::template::Values;
use super::template::build::{Align, Block, Blocks, FontWeight, Row, Table};
use super::template::values::{FormField, name_of};
use crate::report::grid::{Grid, Kind, Role};

/// The document of a table.
#[must_use]
pub fn blocks(grid: &Grid) -> Blocks {
    let fit = fit(grid);
    let rows = grid.rows.iter().map(|row| match row.role {
        Role::Group => Row { cells: vec![plain(&cell::text(row.cell(0)))], is_head: false, is_bold: true },
        role => {
            let weight = weight(role);
            let cell = |i| fit.hyphenated(i, &plain(&cell::text(row.cell(i))), weight);
            let cells = (0..grid.columns.len()).map(cell).collect();
            Row { cells, is_head: false, is_bold: weight == FontWeight::Bold }
        }
    });
    let under = grid.under.iter().map(|l| plain(l)).collect();
    let notes = grid.notes.iter().map(|l| plain(l)).collect();
    laid(grid, &fit, plain(&grid.title), under, rows.collect(), notes)
}

/// The form of a table: a row with the field of each column.
#[must_use]
pub fn form(grid: &Grid) -> Blocks {
    let named = |field: FormField| name_of(field.code());
    let rows = named(FormField::Rows);
    let cells = grid.columns.iter().map(|c| format!("{{{{{rows}.{}}}}}", name_of(&c.key)));
    let row = Row { cells: cells.collect(), ..Row::default() };
    let field = |field| format!("{{{{{}}}}}", named(field));
    let notes = format!("{{{{{}?}}}}", named(FormField::Notes));
    laid(grid, &fit(grid), field(FormField::Title), vec![field(FormField::Under)], vec![row], vec![notes])
}

fn laid(
    grid: &Grid,
    fit: &Fit,
    title: String,
    under: Vec<String>,
    rows: Vec<Row>,
    notes: Vec<String>,
) -> Blocks {
    let heads =
        grid.columns.iter().enumerate().map(|(i, c)| fit.hyphenated(i, &plain(&c.head), FontWeight::Bold));
    let head = Row { cells: heads.collect(), is_head: true, is_bold: true };
    let table = Table {
        widths: fit.widths.clone(),
        aligns: grid.columns.iter().map(|c| align(c.kind)).collect(),
        has_borders: true,
        rows: std::iter::once(head).chain(rows).collect(),
    };
    let mut blocks = vec![Block::Title(title)];
    blocks.extend(under.into_iter().map(|l| Block::Text(Align::Centre, l)));
    blocks.push(Block::Table(table));
    blocks.extend(notes.into_iter().map(|l| Block::Text(Align::Left, l)));
    Blocks { orientation: fit.orientation, letters: fit.letters, blocks }
}

/// A text in which two stars are two stars.
fn plain(text: &str) -> String {
    text.replace("**", "* *")
}

fn align(kind: Kind) -> Align {
    match kind {
        Kind::Text => Align::Left,
        Kind::Date => Align::Centre,
        Kind::Number | Kind::Percent => Align::Right,
    }
}

/// The values of a form of a table.
#[must_use]
pub fn values(grid: &Grid) -> Values {
    let mut values = Values::default();
    values.set(FormField::Title, &grid.title);
    values.set(FormField::Under, grid.under.join("\n"));
    values.set(FormField::Notes, grid.notes.join("\n"));
    let rows = grid.rows.iter().map(|row| {
        let mut cells = Values::default();
        for (i, column) in grid.columns.iter().enumerate() {
            cells.column(column.key.clone(), cell::text(row.cell(i)));
        }
        cells
    });
    values.list(FormField::Rows, rows.collect());
    values
}
