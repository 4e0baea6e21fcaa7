//! Workbooks: xlsx cell by cell, xls sheet by sheet. Formulas count for what they showed when they were saved;
//! links to other files, macros and pictures are not followed.

mod parts;

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{
    Data, DataRef, Dimensions, ExcelDateTime, Range, Reader, SheetVisible, Xls, Xlsx, open_workbook_from_rs,
};

use super::bounds::WorksheetScans;
use super::legacy_scan::{self, LegacySheet};
use super::worksheet_scan::WorksheetScan;
use super::{MOST_COLUMNS, MOST_SHEETS, MergedCells, TableBudget, TableCell, TableSheet};
use crate::domain::UserError;

/// The most merged areas of a sheet that are looked at.
pub(super) const MOST_MERGED: usize = 50_000;

pub(super) fn broken(cause: impl Into<anyhow::Error>) -> UserError {
    UserError::new("table-broken").because(cause)
}

/// A parser that stops on a file it did not expect is a broken file, not a broken program.
fn guarded<T>(read: impl FnOnce() -> Result<T, UserError>) -> Result<T, UserError> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(UserError::new("table-broken")))
}

/// Reads a workbook. `scans`: what was found in its worksheets when they were unpacked.
pub(super) fn xlsx(bytes: &[u8], mut scans: WorksheetScans) -> Result<Vec<TableSheet>, UserError> {
    guarded(|| {
        let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(|e| match e {
            calamine::XlsxError::Password => UserError::new("table-locked"),
            e => broken(e),
        })?;
        let parts = parts::of_sheets(bytes)?;
        let mut filling = TableBudget::default();
        let mut sheets = Vec::new();
        for (name, is_hidden) in names(book.sheets_metadata())? {
            let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
            let merged = merged.iter().take(MOST_MERGED).map(area).collect();
            let scan = parts.get(&name).and_then(|part| scans.remove(part)).unwrap_or_default();
            let WorksheetScan { hidden_rows, hidden_columns, uncomputed, .. } = scan;
            let mut sheet = TableSheet {
                name: name.clone(),
                merged,
                is_hidden,
                hidden_rows,
                hidden_columns,
                ..TableSheet::default()
            };
            let mut reader = match book.worksheet_cells_reader(&name) {
                Ok(reader) => reader,
                // A chart has no cells.
                Err(calamine::XlsxError::NotAWorksheet(_)) => continue,
                Err(e) => return Err(at_sheet(&name, e)),
            };
            while let Some(found) = reader.next_cell().map_err(|e| at_sheet(&name, e))? {
                let (row, column) = found.get_position();
                filling.put(&mut sheet, row as usize + 1, column as usize, of_ref(found.get_value()))?;
            }
            for formula in uncomputed {
                let cell = TableCell::Uncomputed(formula.formula);
                filling.put(&mut sheet, formula.row, formula.column, cell)?;
            }
            sheets.push(sheet);
        }
        Ok(sheets)
    })
}

pub(super) fn xls(bytes: &[u8]) -> Result<Vec<TableSheet>, UserError> {
    guarded(|| {
        let scan = legacy_scan::scan(bytes)?;
        let mut hidden = scan.sheets.into_iter();
        let mut book: Xls<_> = open_workbook_from_rs(Cursor::new(&scan.bytes)).map_err(|e| match e {
            calamine::XlsError::Password => UserError::new("table-locked"),
            e => broken(e),
        })?;
        let mut filling = TableBudget::default();
        let mut sheets = Vec::new();
        for (name, is_hidden) in names(book.sheets_metadata())? {
            let LegacySheet { hidden_rows, hidden_columns } = hidden.next().unwrap_or_default();
            let Ok(range) = book.worksheet_range(&name) else { continue };
            let mut sheet = of_range(&name, &range, &mut filling)?;
            (sheet.is_hidden, sheet.hidden_rows, sheet.hidden_columns) =
                (is_hidden, hidden_rows, hidden_columns);
            let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
            sheet.merged = merged.iter().take(MOST_MERGED).map(area).collect();
            sheets.push(sheet);
        }
        Ok(sheets)
    })
}

/// The sheets of a book and whether each is hidden; no more than one can look through.
fn names(all: &[calamine::Sheet]) -> Result<Vec<(String, bool)>, UserError> {
    if all.len() > MOST_SHEETS {
        return Err(UserError::new("table-sheets-many").with("most", MOST_SHEETS));
    }
    Ok(all.iter().map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect())
}

fn at_sheet(name: &str, cause: calamine::XlsxError) -> UserError {
    UserError::new("table-broken-sheet").with("sheet", name).because(cause)
}

fn of_range(name: &str, range: &Range<Data>, filling: &mut TableBudget) -> Result<TableSheet, UserError> {
    let mut sheet = TableSheet { name: name.to_owned(), ..TableSheet::default() };
    let (first_row, first_column) = range.start().unwrap_or_default();
    for (row, column, data) in range.used_cells() {
        let (row, column) = (row + first_row as usize, column + first_column as usize);
        filling.put(&mut sheet, row + 1, column, of_data(data))?;
    }
    Ok(sheet)
}

fn area(found: &Dimensions) -> MergedCells {
    let place = |(row, column): (u32, u32)| (row as usize + 1, (column as usize).min(MOST_COLUMNS));
    let (from, to) = (place(found.start), place(found.end));
    MergedCells { rows: (from.0, to.0), columns: (from.1, to.1) }
}

fn of_data(data: &Data) -> TableCell {
    match data {
        Data::Empty => TableCell::Empty,
        Data::String(text) => TableCell::of_text(text),
        Data::Int(n) => TableCell::Number(*n as f64),
        Data::Float(n) => TableCell::Number(*n),
        Data::Bool(is) => flag(*is),
        Data::DateTime(at) => day(at),
        Data::DateTimeIso(text) => iso(text),
        Data::DurationIso(text) => TableCell::of_text(text),
        Data::Error(error) => TableCell::Error(error.to_string()),
    }
}

fn of_ref(data: &DataRef<'_>) -> TableCell {
    match data {
        DataRef::Empty => TableCell::Empty,
        DataRef::String(text) => TableCell::of_text(text),
        DataRef::SharedString(text) => TableCell::of_text(text),
        DataRef::Int(n) => TableCell::Number(*n as f64),
        DataRef::Float(n) => TableCell::Number(*n),
        DataRef::Bool(is) => flag(*is),
        DataRef::DateTime(at) => day(at),
        DataRef::DateTimeIso(text) => iso(text),
        DataRef::DurationIso(text) => TableCell::of_text(text),
        DataRef::Error(error) => TableCell::Error(error.to_string()),
    }
}

/// Yes is one, no is nothing: how a list ticks things off.
pub(super) fn flag(is: bool) -> TableCell {
    if is { TableCell::Text("+".to_owned()) } else { TableCell::Text("-".to_owned()) }
}

fn day(at: &ExcelDateTime) -> TableCell {
    let found = if at.is_datetime() { at.as_datetime() } else { None };
    found.map_or(TableCell::Number(at.as_f64()), TableCell::of_moment)
}

fn iso(text: &str) -> TableCell {
    TableCell::of_iso(text).unwrap_or_else(|| TableCell::of_text(text))
}
