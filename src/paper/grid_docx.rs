//! A table as docx: written with its rows, or as a form with fields for who wants another look of it.

use super::cell;
use super::fit::{PageFit, fit, weight};
use super::template::FormValues;
use super::template::build::{DocxBlock, DocxBlocks, DocxRow, DocxTable, FontWeight, Orientation, TextAlign};
use super::template::values::{FormField, name_of};
use crate::report::grid::{ColumnKind, Grid, RowRole};

/// The document of a table.
#[must_use]
pub fn blocks(grid: &Grid) -> DocxBlocks {
    let fit = fit(grid);
    let rows = grid.rows.iter().map(|row| match row.role {
        RowRole::Group => {
            DocxRow { cells: vec![plain(&cell::text(row.cell(0)))], is_head: false, is_bold: true }
        }
        role => {
            let weight = weight(role);
            let cell = |i| fit.hyphenated(i, &plain(&cell::text(row.cell(i))), weight);
            let cells = (0..grid.columns.len()).map(cell).collect();
            DocxRow { cells, is_head: false, is_bold: weight == FontWeight::Bold }
        }
    });
    let under = grid.under.iter().map(|l| plain(l)).collect();
    let notes = grid.notes.iter().map(|l| plain(l)).collect();
    laid(grid, &fit, plain(&grid.title), under, rows.collect(), notes)
}

/// The document of several tables, each under its title: it lies as the widest wants, in letters that fit each.
#[must_use]
pub fn all(grids: &[Grid]) -> DocxBlocks {
    let mut document = DocxBlocks::default();
    for one in grids.iter().map(blocks) {
        if one.orientation == Orientation::Landscape {
            document.orientation = Orientation::Landscape;
        }
        document.letters = document.letters.max(one.letters);
        document.blocks.extend(one.blocks);
    }
    document
}

/// The form of a table: a row with the field of each column.
#[must_use]
pub fn form(grid: &Grid) -> DocxBlocks {
    let named = |field: FormField| name_of(field.code());
    let rows = named(FormField::Rows);
    let cells = grid.columns.iter().map(|c| format!("{{{{{rows}.{}}}}}", name_of(&c.key)));
    let row = DocxRow { cells: cells.collect(), ..DocxRow::default() };
    let field = |field| format!("{{{{{}}}}}", named(field));
    let notes = format!("{{{{{}?}}}}", named(FormField::Notes));
    laid(grid, &fit(grid), field(FormField::Title), vec![field(FormField::Under)], vec![row], vec![notes])
}

fn laid(
    grid: &Grid,
    fit: &PageFit,
    title: String,
    under: Vec<String>,
    rows: Vec<DocxRow>,
    notes: Vec<String>,
) -> DocxBlocks {
    let heads =
        grid.columns.iter().enumerate().map(|(i, c)| fit.hyphenated(i, &plain(&c.head), FontWeight::Bold));
    let head = DocxRow { cells: heads.collect(), is_head: true, is_bold: true };
    let table = DocxTable {
        widths: fit.widths.clone(),
        aligns: grid.columns.iter().map(|c| align(c.kind)).collect(),
        has_borders: true,
        rows: std::iter::once(head).chain(rows).collect(),
    };
    let mut blocks = vec![DocxBlock::Title(title)];
    blocks.extend(under.into_iter().map(|l| DocxBlock::Text(TextAlign::Centre, l)));
    blocks.push(DocxBlock::Table(table));
    blocks.extend(notes.into_iter().map(|l| DocxBlock::Text(TextAlign::Left, l)));
    DocxBlocks { orientation: fit.orientation, letters: fit.letters, blocks }
}

/// A text in which two stars are two stars.
fn plain(text: &str) -> String {
    text.replace("**", "* *")
}

fn align(kind: ColumnKind) -> TextAlign {
    match kind {
        ColumnKind::Text => TextAlign::Left,
        ColumnKind::Date => TextAlign::Centre,
        ColumnKind::Number | ColumnKind::Percent => TextAlign::Right,
    }
}

/// The values of a form of a table.
#[must_use]
pub fn values(grid: &Grid) -> FormValues {
    let mut values = FormValues::default();
    values.set(FormField::Title, &grid.title);
    values.set(FormField::Under, grid.under.join("\n"));
    values.set(FormField::Notes, grid.notes.join("\n"));
    let rows = grid.rows.iter().map(|row| {
        let mut cells = FormValues::default();
        for (i, column) in grid.columns.iter().enumerate() {
            cells.column(column.key.clone(), cell::text(row.cell(i)));
        }
        cells
    });
    values.list(FormField::Rows, rows.collect());
    values
}
