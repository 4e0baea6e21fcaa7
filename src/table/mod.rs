//! Tables that people keep: workbooks (xlsx, xls, ods), text (csv) and tables of web pages, read into rows of cells.
//! Bounded: a file from outside takes no more memory than a list of families can need.
//!
//! ```text
//!  bytes --format--> Xlsx | Xls | Ods | Spreadsheet2003 | Text | Page   by content, never by the name
//!        --bounds--> sizes declared and unpacked, counts declared       before a parser allocates
//!        --workbook, open_document, spreadsheet2003, plain, page--> TableBook { sheets: rows of cells, merged areas }
//!        --hidden--> rows and columns that the file does not show       left out, and named
//! ```
//!
//! What a cell means is not known here: that is [`crate::roster`].

mod bounds;
mod compound;
mod format;
mod hidden;
mod legacy_scan;
mod markup;
mod moment;
mod open_document;
mod page;
mod plain;
mod spreadsheet2003;
mod workbook;
mod worksheet_scan;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::UserError;

pub use format::TableFormat;
pub use hidden::HiddenPolicy;
pub use plain::{Delimiter, Encoding, unformula};

/// The largest file that is read, bytes.
pub const LARGEST_FILE: usize = 64 << 20;

/// The most rows with something in them, of all sheets.
pub const MOST_ROWS: usize = 200_000;

/// Columns to the right of this one are not read: a list of families has no so many.
pub const MOST_COLUMNS: usize = 256;

/// The most sheets of a workbook.
pub const MOST_SHEETS: usize = 100;

/// The most filled cells, of all sheets.
const MOST_CELLS: usize = 6_000_000;

/// The longest text of a cell, in letters; Excel takes no longer one.
const LONGEST_CELL: usize = 32_767;

/// What a cell holds, before its meaning is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum TableCell {
    #[default]
    Empty,
    Text(String),
    Number(f64),
    /// A number that the file shows as a day.
    Day(NaiveDate),
    /// What a formula failed to compute: `#REF!`.
    Error(String),
    /// A formula that the program which wrote the file never computed, as far as it is known.
    Uncomputed(String),
}

impl TableCell {
    /// A text cell; blanks alone are nothing.
    #[must_use]
    pub fn of_text(text: &str) -> TableCell {
        let text = crate::domain::clean::clean(text, crate::domain::clean::Lines::Several);
        let text = without_midnight(&text).map_or_else(|| text.clone(), str::to_owned);
        if text.is_empty() { TableCell::Empty } else { TableCell::Text(text) }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == TableCell::Empty
    }

    /// The text as a person sees it; a whole number has no fraction: «12», not «12.0».
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            TableCell::Empty => String::new(),
            TableCell::Text(text) | TableCell::Error(text) => text.clone(),
            TableCell::Uncomputed(formula) => format!("={formula}"),
            TableCell::Number(n) if n.fract() == 0.0 && n.abs() < 1e15 => format!("{n:.0}"),
            TableCell::Number(n) => n.to_string(),
            TableCell::Day(day) => day.format("%d.%m.%Y").to_string(),
        }
    }
}

/// A day without the midnight that programs of accounting export with it: «12.12.1982 0:00:00». `None`: it is no such
/// text.
fn without_midnight(text: &str) -> Option<&str> {
    let (day, time) = text.split_once([' ', 'T'])?;
    let is_day = day.len() >= 8
        && day.chars().filter(|c| matches!(c, '.' | '-' | '/')).count() == 2
        && day.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '/'));
    let is_midnight = time.contains(':') && time.chars().all(|c| matches!(c, '0' | ':' | '.'));
    (is_day && is_midnight).then_some(day)
}

/// A row with something in it.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    /// Its number in the file, from 1.
    pub number: usize,
    pub cells: Vec<TableCell>,
}

impl TableRow {
    /// The cell of a column; empty beyond the last one.
    #[must_use]
    pub fn cell(&self, column: usize) -> &TableCell {
        const NOTHING: &TableCell = &TableCell::Empty;
        self.cells.get(column).unwrap_or(NOTHING)
    }
}

/// Cells shown as one, both ends included; its value is in the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MergedCells {
    /// Numbers of rows, from 1.
    pub rows: (usize, usize),
    /// Places of columns, from 0.
    pub columns: (usize, usize),
}

/// How the rows of a sheet were made, where families were no rows in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TurnedSheet {
    /// Of cards with the names of fields beside their values.
    Cards,
    /// Each family was a column.
    Columns,
}

impl TurnedSheet {
    /// The name in answers to programs, and of its message.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            TurnedSheet::Cards => "cards",
            TurnedSheet::Columns => "columns",
        }
    }
}

/// A sheet of a book.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableSheet {
    pub name: String,
    /// Its place in the file, from 1.
    pub number: usize,
    /// Rows with something in them, in order. Of those that the file does not show they are the ones above all others.
    pub rows: Vec<TableRow>,
    pub merged: Vec<MergedCells>,
    /// Whether the file does not show it.
    pub is_hidden: bool,
    /// Numbers of rows with something in them that the file does not show; see `rows`.
    pub hidden_rows: BTreeSet<usize>,
    /// Places of columns that the file does not show; their cells are there.
    pub hidden_columns: BTreeSet<usize>,
    /// How many filled cells lie to the right of the columns that are read.
    pub beyond: usize,
    /// How its rows were made, where they are not those of the file.
    pub turned: Option<TurnedSheet>,
}

impl TableSheet {
    /// The number of columns in use.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0)
    }

    /// How many rows above all others the file does not show.
    #[must_use]
    pub fn hidden_above(&self) -> usize {
        self.rows.iter().take_while(|row| self.hidden_rows.contains(&row.number)).count()
    }
}

/// How a text was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextForm {
    pub encoding: Encoding,
    pub delimiter: Delimiter,
}

/// How a file is to be read; of a text, `None`: guessed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    pub encoding: Option<Encoding>,
    pub delimiter: Option<Delimiter>,
    pub hidden: HiddenPolicy,
}

/// A file of tables.
#[derive(Clone, Debug, PartialEq)]
pub struct TableBook {
    pub format: TableFormat,
    pub sheets: Vec<TableSheet>,
    /// How it was read, where it is a text.
    pub form: Option<TextForm>,
}

/// Reads a file by its content.
///
/// # Errors
/// If it is no table, broken, locked by a password, or larger than any list of families.
pub fn read(bytes: &[u8], choice: ReadOptions) -> Result<TableBook, UserError> {
    if bytes.len() > LARGEST_FILE {
        return Err(UserError::new("table-file-large").with("most", LARGEST_FILE >> 20));
    }
    let format = TableFormat::of(bytes)?;
    let (sheets, form) = match format {
        TableFormat::Xlsx => (workbook::xlsx(bytes, bounds::check_packed(bytes)?)?, None),
        TableFormat::Ods => {
            bounds::check_packed(bytes)?;
            (open_document::packed(bytes)?, None)
        }
        TableFormat::FlatOds => (open_document::flat(bytes)?, None),
        TableFormat::Spreadsheet2003 => (spreadsheet2003::read(bytes)?, None),
        TableFormat::Xls => (workbook::xls(bytes)?, None),
        TableFormat::Page => (page::read(&plain::decoded(bytes, choice.encoding).0)?, None),
        TableFormat::Text => {
            let (sheet, form) = plain::read(bytes, choice)?;
            (vec![sheet], Some(form))
        }
    };
    let mut sheets = sheets;
    for (number, sheet) in (1..).zip(&mut sheets) {
        sheet.number = number;
        choice.hidden.apply(sheet);
    }
    sheets.retain(|sheet| !sheet.rows.is_empty() || !sheet.hidden_rows.is_empty());
    if sheets.is_empty() {
        return Err(UserError::new("table-empty"));
    }
    Ok(TableBook { format, sheets, form })
}

/// Rows as they are read, within the bounds.
#[derive(Default)]
struct TableBudget {
    rows: usize,
    cells: usize,
}

impl TableBudget {
    /// Puts a cell into a sheet; cells come row by row. What lies beyond the last column is counted.
    ///
    /// # Errors
    /// If there are more than a list of families can have.
    fn put(
        &mut self,
        sheet: &mut TableSheet,
        number: usize,
        column: usize,
        cell: TableCell,
    ) -> Result<(), UserError> {
        if cell.is_empty() {
            return Ok(());
        }
        if column >= MOST_COLUMNS {
            sheet.beyond += 1;
            return Ok(());
        }
        if matches!(&cell, TableCell::Text(text) if text.chars().count() > LONGEST_CELL) {
            return Err(UserError::new("table-cell-long").with("sheet", &sheet.name).with("row", number));
        }
        let at = match sheet.rows.last() {
            Some(last) if last.number == number => sheet.rows.len() - 1,
            // A file that names rows out of order is put in order.
            Some(last) if number < last.number => {
                match sheet.rows.binary_search_by_key(&number, |r| r.number) {
                    Ok(at) => at,
                    Err(at) => {
                        self.rows += 1;
                        sheet.rows.insert(at, TableRow { number, cells: Vec::new() });
                        at
                    }
                }
            }
            _ => {
                self.rows += 1;
                sheet.rows.push(TableRow { number, cells: Vec::new() });
                sheet.rows.len() - 1
            }
        };
        self.cells += 1;
        if self.cells > MOST_CELLS {
            return Err(UserError::new("table-cells-many")
                .with("sheet", &sheet.name)
                .with("row", number)
                .with("most", MOST_CELLS));
        }
        if self.rows > MOST_ROWS {
            return Err(UserError::new("table-rows-many")
                .with("sheet", &sheet.name)
                .with("row", number)
                .with("most", MOST_ROWS));
        }
        let cells = &mut sheet.rows[at].cells;
        if cells.len() <= column {
            cells.resize(column + 1, TableCell::Empty);
        }
        cells[column] = cell;
        Ok(())
    }
}
