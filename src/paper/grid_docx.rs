//! A table as docx: written with its rows, or as a form with fields for who wants another look of it.

use super::cell;
use super::template::Values;
use super::template::build::{Align, Block, Blocks, Row, Table};
use super::template::values::{FormField, name_of};
use crate::report::grid::{Grid, Kind, Role};

/// Characters across an upright page in 11 points; a wider table lies on its side.
const UPRIGHT: u32 = 88;

/// Characters across a page on its side; the letters of a wider table are small.
const LANDSCAPE: u32 = 140;

/// Characters across a page on its side in small letters, and of them those of a date with the margins of its cell.
const SMALL: u32 = 183;
const DATE: u32 = 12;

/// Widths of the columns, relative to one another. In small letters a date has a share in which it is not broken.
fn widths(grid: &Grid) -> Vec<u32> {
    let is_date = |kind: Kind| kind == Kind::Date;
    let dates = grid.columns.iter().filter(|c| is_date(c.kind)).count() as u32;
    let others: u32 = grid.columns.iter().filter(|c| !is_date(c.kind)).map(|c| u32::from(c.width)).sum();
    let room = SMALL.saturating_sub(DATE * dates).max(1);
    let least = if grid.width() > LANDSCAPE { (DATE * others).div_ceil(room) } else { 0 };
    let width = |kind: Kind, own: u32| if is_date(kind) { own.max(least) } else { own };
    grid.columns.iter().map(|c| width(c.kind, u32::from(c.width))).collect()
}

/// The document of a table.
#[must_use]
pub fn blocks(grid: &Grid) -> Blocks {
    let rows = grid.rows.iter().map(|row| match row.role {
        Role::Group => Row { cells: vec![cell::text(row.cell(0))], is_head: false, is_bold: true },
        role => Row {
            cells: (0..grid.columns.len()).map(|i| plain(&cell::text(row.cell(i)))).collect(),
            is_head: false,
            is_bold: role == Role::Total,
        },
    });
    let under = grid.under.iter().map(|l| plain(l)).collect();
    laid(grid, plain(&grid.title), under, rows.collect(), grid.notes.iter().map(|l| plain(l)).collect())
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
    laid(grid, field(FormField::Title), vec![field(FormField::Under)], vec![row], vec![notes])
}

fn laid(grid: &Grid, title: String, under: Vec<String>, rows: Vec<Row>, notes: Vec<String>) -> Blocks {
    let head =
        Row { cells: grid.columns.iter().map(|c| plain(&c.head)).collect(), is_head: true, is_bold: true };
    let table = Table {
        widths: widths(grid),
        aligns: grid.columns.iter().map(|c| align(c.kind)).collect(),
        has_borders: true,
        rows: std::iter::once(head).chain(rows).collect(),
    };
    let mut blocks = vec![Block::Title(title)];
    blocks.extend(under.into_iter().map(|l| Block::Text(Align::Centre, l)));
    blocks.push(Block::Table(table));
    blocks.extend(notes.into_iter().map(|l| Block::Text(Align::Left, l)));
    Blocks { is_landscape: grid.width() > UPRIGHT, is_small: grid.width() > LANDSCAPE, blocks }
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
