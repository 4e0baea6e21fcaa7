//! Spreadsheets as XML of Excel 2003 (SpreadsheetML), which accounting programs and municipal systems write under the
//! names `.xml` and `.xls`.

use super::markup::{MarkupEvent, MarkupReader, MarkupTag};
use super::workbook::{MOST_MERGED, flag};
use super::{MOST_COLUMNS, MOST_SHEETS, MergedCells, TableBudget, TableCell, TableSheet};
use crate::domain::UserError;

/// The last row that Excel has.
const LAST_ROW: usize = 1_048_576;

pub(super) fn read(bytes: &[u8]) -> Result<Vec<TableSheet>, UserError> {
    let (text, _) = super::plain::decoded(bytes, None);
    let mut markup = MarkupReader::new(text.as_bytes());
    let mut reading = SpreadsheetMlReader::default();
    let mut open: Vec<String> = Vec::new();
    loop {
        match markup.next()? {
            MarkupEvent::Open(tag) => {
                let name = tag.name();
                if !open.iter().any(|name| name == "Comment") {
                    reading.open(&name, &tag)?;
                }
                open.push(name);
            }
            MarkupEvent::Close => {
                let name = open.pop().unwrap_or_default();
                if !open.iter().any(|name| name == "Comment") {
                    reading.close(&name)?;
                }
            }
            MarkupEvent::Text(text) => {
                if !open.iter().any(|name| name == "Comment") {
                    reading.text(&text, open.last().map_or("", String::as_str));
                }
            }
            MarkupEvent::End => return Ok(reading.sheets),
        }
    }
}

/// What is open.
#[derive(Default)]
struct SpreadsheetMlReader {
    sheets: Vec<TableSheet>,
    filling: TableBudget,
    /// Numbers of the last row and column, from 1.
    row: usize,
    column: usize,
    declared: usize,
    /// Whether a value is open, and of which type.
    kind: Option<String>,
    text: String,
    has_formula: bool,
    has_value: bool,
    /// Columns that the open cell reaches to the right.
    across: usize,
}

impl SpreadsheetMlReader {
    fn open(&mut self, name: &str, tag: &MarkupTag<'_>) -> Result<(), UserError> {
        let is_hidden = || tag.attribute("Hidden").is_some_and(|said| said == "1");
        match name {
            "Worksheet" => {
                if self.sheets.len() == MOST_SHEETS {
                    return Err(UserError::new("table-sheets-many").with("most", MOST_SHEETS));
                }
                let name = tag.attribute("Name").unwrap_or_default();
                self.sheets.push(TableSheet { name, ..TableSheet::default() });
                (self.row, self.declared) = (0, 0);
            }
            "Column" => {
                let first = tag.number_of("Index").unwrap_or(self.declared + 1).max(1);
                let last = first.saturating_add(tag.number_of("Span").unwrap_or(0));
                self.declared = last;
                if let Some(sheet) = self.sheets.last_mut().filter(|_| is_hidden()) {
                    sheet.hidden_columns.extend(first - 1..last.min(MOST_COLUMNS));
                }
            }
            "Row" => {
                self.row = tag.number_of("Index").unwrap_or(self.row + 1).min(LAST_ROW);
                self.column = 0;
                if let Some(sheet) = self.sheets.last_mut().filter(|_| is_hidden()) {
                    let last = self.row.saturating_add(tag.number_of("Span").unwrap_or(0)).min(LAST_ROW);
                    sheet.hidden_rows.extend(self.row..=last);
                }
            }
            "Cell" => {
                self.column = tag.number_of("Index").unwrap_or(self.column + 1).max(1);
                self.across = tag.number_of("MergeAcross").unwrap_or(0).min(MOST_COLUMNS);
                let down = tag.number_of("MergeDown").unwrap_or(0).min(LAST_ROW);
                self.has_formula = tag.attribute("Formula").is_some();
                self.has_value = false;
                let (row, column) = (self.row, self.column - 1);
                if let Some(sheet) = self.sheets.last_mut()
                    && self.across + down > 0
                    && sheet.merged.len() < MOST_MERGED
                    && column < MOST_COLUMNS
                {
                    let last = (column + self.across).min(MOST_COLUMNS);
                    sheet.merged.push(MergedCells { rows: (row, row + down), columns: (column, last) });
                }
            }
            "Data" => {
                self.kind = Some(tag.attribute("Type").unwrap_or_default());
                self.text.clear();
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str, within: &str) {
        if self.kind.is_some() {
            self.text.push_str(text);
        } else if within == "Visible"
            && text.contains("Hidden")
            && let Some(sheet) = self.sheets.last_mut()
        {
            sheet.is_hidden = true;
        }
    }

    fn close(&mut self, name: &str) -> Result<(), UserError> {
        match name {
            "Data" => {
                let kind = self.kind.take().unwrap_or_default();
                self.has_value = true;
                self.put(value(&kind, &self.text.clone()))?;
            }
            "Cell" => {
                if self.has_formula && !self.has_value {
                    self.put(TableCell::Uncomputed(String::new()))?;
                }
                self.column = self.column.saturating_add(self.across);
            }
            _ => {}
        }
        Ok(())
    }

    fn put(&mut self, cell: TableCell) -> Result<(), UserError> {
        let Some(sheet) = self.sheets.last_mut() else { return Ok(()) };
        self.filling.put(sheet, self.row, self.column - 1, cell)
    }
}

fn value(kind: &str, text: &str) -> TableCell {
    match kind {
        "Number" => text.trim().parse().map_or_else(|_| TableCell::of_text(text), TableCell::Number),
        "Boolean" => flag(text.trim() == "1"),
        "Error" => TableCell::Error(text.trim().to_owned()),
        "DateTime" => TableCell::of_iso(text.trim()).unwrap_or_else(|| TableCell::of_text(text)),
        _ => TableCell::of_text(text),
    }
}
