//! Spreadsheets of LibreOffice, packed (ods) or as one XML file (fods): cells as they are written, so that a sheet whose
//! last cell lies far away takes no more memory than its cells.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Cursor};

use zip::ZipArchive;

use super::markup::{MarkupEvent, MarkupReader, MarkupTag};
use super::workbook::{MOST_MERGED, broken, flag};
use super::{MOST_COLUMNS, MOST_SHEETS, MergedCells, TableBudget, TableCell, TableSheet};
use crate::domain::UserError;

/// The part with the tables.
const CONTENT: &str = "content.xml";

/// How the name of a table begins that only keeps values of another file.
const LINKED: &str = "'file:";

pub(super) fn packed(bytes: &[u8]) -> Result<Vec<TableSheet>, UserError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    read(BufReader::new(archive.by_name(CONTENT).map_err(broken)?))
}

pub(super) fn flat(bytes: &[u8]) -> Result<Vec<TableSheet>, UserError> {
    read(bytes)
}

fn read(source: impl BufRead) -> Result<Vec<TableSheet>, UserError> {
    let mut markup = MarkupReader::new(source);
    let mut reading = OdsReader::default();
    loop {
        let depth = markup.depth();
        match markup.next()? {
            MarkupEvent::Open(tag) => {
                if reading.skipped.is_none() && !reading.open(&tag, depth + 1)? {
                    reading.skipped = Some(depth + 1);
                }
            }
            MarkupEvent::Close => match reading.skipped {
                Some(from) if from == depth => reading.skipped = None,
                Some(_) => {}
                None => reading.close(depth)?,
            },
            MarkupEvent::Text(text) => reading.text(&text),
            MarkupEvent::End => return Ok(reading.sheets),
        }
    }
}

/// Where a cell keeps its value, by its type.
const VALUES: [&str; 5] =
    ["office:value", "office:date-value", "office:time-value", "office:boolean-value", "office:string-value"];

/// A cell whose end has not come yet.
struct OpenCell {
    depth: usize,
    kind: String,
    value: String,
    is_error: bool,
    has_formula: bool,
    text: String,
    /// How often it is repeated.
    times: usize,
    /// Columns and rows that it is shown over.
    span: (usize, usize),
}

/// The cells of a row so far, and what holds of all of them.
#[derive(Default)]
struct OpenRow {
    depth: usize,
    /// How often it is repeated.
    times: usize,
    is_hidden: bool,
    column: usize,
    cells: Vec<(usize, TableCell)>,
}

#[derive(Default)]
struct OdsReader {
    sheets: Vec<TableSheet>,
    filling: TableBudget,
    /// Styles of sheets that are not shown.
    hidden_styles: BTreeSet<String>,
    style: String,
    /// The depth of the sheet that is open.
    sheet: Option<usize>,
    is_linked: bool,
    /// How many columns were declared.
    declared: usize,
    /// How many rows are behind.
    rows: usize,
    row: OpenRow,
    cell: Option<OpenCell>,
    /// The depth of the element that is passed over with all in it.
    skipped: Option<usize>,
}

fn is_away(tag: &MarkupTag<'_>) -> bool {
    tag.exact("table:visibility").is_some_and(|said| said == "collapse" || said == "filter")
}

impl OdsReader {
    /// Takes the beginning of an element; whether what is in it is looked at.
    fn open(&mut self, tag: &MarkupTag<'_>, depth: usize) -> Result<bool, UserError> {
        let name = tag.qualified();
        if let Some(cell) = &mut self.cell {
            // Beside its paragraphs a cell has notes, pictures, tables.
            if depth == cell.depth + 1 {
                if name == "text:p" && !cell.text.is_empty() {
                    cell.text.push('\n');
                }
                return Ok(name == "text:p");
            }
            match name.as_str() {
                "text:s" => {
                    cell.text.extend(std::iter::repeat_n(' ', tag.number("text:c").unwrap_or(1).min(100)))
                }
                "text:tab" => cell.text.push(' '),
                "text:line-break" => cell.text.push('\n'),
                "text:note" | "office:annotation" | "draw:frame" => return Ok(false),
                _ => {}
            }
            return Ok(true);
        }
        match name.as_str() {
            "style:style" => self.style = tag.exact("style:name").unwrap_or_default(),
            "style:table-properties" if tag.exact("table:display").is_some_and(|said| said == "false") => {
                self.hidden_styles.insert(self.style.clone());
            }
            // Deleted cells, cells of other files, drawings.
            "table:tracked-changes" | "table:dde-links" | "table:shapes" | "office:forms" => {
                return Ok(false);
            }
            "table:table" if self.sheet.is_none() => {
                if self.sheets.len() == MOST_SHEETS {
                    return Err(UserError::new("table-sheets-many").with("most", MOST_SHEETS));
                }
                let style = tag.exact("table:style-name").unwrap_or_default();
                let name = tag.exact("table:name").unwrap_or_default();
                self.is_linked = name.starts_with(LINKED);
                let is_hidden = self.hidden_styles.contains(&style);
                self.sheets.push(TableSheet { name, is_hidden, ..TableSheet::default() });
                self.sheet = Some(depth);
                (self.declared, self.rows) = (0, 0);
            }
            "table:table-column" => {
                let times = tag.number("table:number-columns-repeated").unwrap_or(1);
                if let Some(sheet) = self.sheets.last_mut().filter(|_| is_away(tag)) {
                    let end = self.declared.saturating_add(times).min(MOST_COLUMNS);
                    sheet.hidden_columns.extend(self.declared.min(end)..end);
                }
                self.declared = self.declared.saturating_add(times);
            }
            "table:table-row" if self.sheet.is_some() => {
                let times = tag.number("table:number-rows-repeated").unwrap_or(1).max(1);
                self.row = OpenRow { depth, times, is_hidden: is_away(tag), ..OpenRow::default() };
            }
            "table:table-cell" | "table:covered-table-cell" if self.row.depth > 0 => {
                let value = VALUES.into_iter().find_map(|name| tag.exact(name)).unwrap_or_default();
                let span = |name| tag.number(name).unwrap_or(1).max(1);
                self.cell = Some(OpenCell {
                    depth,
                    kind: tag.exact("office:value-type").unwrap_or_default(),
                    value,
                    is_error: tag.exact("calcext:value-type").is_some_and(|said| said == "error"),
                    has_formula: tag.exact("table:formula").is_some(),
                    text: String::new(),
                    times: tag.number("table:number-columns-repeated").unwrap_or(1).max(1),
                    span: (span("table:number-columns-spanned"), span("table:number-rows-spanned")),
                });
            }
            _ => {}
        }
        Ok(true)
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|_| self.skipped.is_none()) {
            // Line ends of the file itself are blanks.
            cell.text.extend(text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }));
        }
    }

    /// Takes the end of the element that was open at this depth.
    fn close(&mut self, depth: usize) -> Result<(), UserError> {
        if let Some(cell) = self.cell.take_if(|cell| cell.depth == depth) {
            self.take_cell(cell)?;
        } else if self.row.depth == depth && depth > 0 {
            let row = std::mem::take(&mut self.row);
            self.take_row(&row)?;
        } else if self.sheet == Some(depth) {
            self.sheet = None;
            if self.is_linked {
                self.sheets.pop();
            }
        }
        Ok(())
    }

    fn take_cell(&mut self, open: OpenCell) -> Result<(), UserError> {
        let (column, number) = (self.row.column, self.rows + 1);
        self.row.column = column.saturating_add(open.times);
        let Some(sheet) = self.sheets.last_mut() else { return Ok(()) };
        if open.span != (1, 1) && sheet.merged.len() < MOST_MERGED && column < MOST_COLUMNS {
            let last = (column + open.span.0 - 1).min(MOST_COLUMNS);
            sheet
                .merged
                .push(MergedCells { rows: (number, number + open.span.1 - 1), columns: (column, last) });
        }
        let cell = open.value();
        if cell.is_empty() {
            return Ok(());
        }
        let end = column.saturating_add(open.times);
        for column in column..end.min(MOST_COLUMNS) {
            self.row.cells.push((column, cell.clone()));
        }
        sheet.beyond = sheet.beyond.saturating_add(end.saturating_sub(column.max(MOST_COLUMNS)));
        Ok(())
    }

    fn take_row(&mut self, row: &OpenRow) -> Result<(), UserError> {
        let first = self.rows + 1;
        self.rows = self.rows.saturating_add(row.times);
        let Some(sheet) = self.sheets.last_mut().filter(|_| !row.cells.is_empty()) else { return Ok(()) };
        for number in first..=self.rows {
            for (column, cell) in &row.cells {
                self.filling.put(sheet, number, *column, cell.clone())?;
            }
            if row.is_hidden {
                sheet.hidden_rows.insert(number);
            }
        }
        Ok(())
    }
}

impl OpenCell {
    fn value(&self) -> TableCell {
        let number = || self.value.parse().map_or_else(|_| TableCell::of_text(&self.text), TableCell::Number);
        match self.kind.as_str() {
            _ if self.is_error => TableCell::Error(self.text.clone()),
            "float" | "percentage" | "currency" => number(),
            "date" => TableCell::of_iso(&self.value).unwrap_or_else(|| TableCell::of_text(&self.text)),
            "boolean" => flag(self.value == "true"),
            "string" if self.text.is_empty() => TableCell::of_text(&self.value),
            "" if self.has_formula && self.text.is_empty() => TableCell::Uncomputed(String::new()),
            _ => TableCell::of_text(&self.text),
        }
    }
}
