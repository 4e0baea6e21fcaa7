//! Tables as a workbook: typed cells, heads that stay in sight and come again on every page, one page wide on A4.
//!
//! Texts are written as texts: whatever a cell begins with, it is no formula. Equal tables give equal bytes.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::template::build::FontWeight;
use super::{fit, sheet_name};
use crate::domain::UserError;
use crate::report::grid::{ColumnKind, Grid, GridCell, GridRow, RowRole};

/// Characters a cell of Excel takes.
const MOST_LETTERS: usize = 32_767;

/// Characters that fit across an upright A4 page in 10 points; a wider table lies on its side.
const UPRIGHT: u32 = 88;

/// Points of a line of a cell, and lines that the highest row of Excel takes.
const LINE: f64 = 14.5;
const MOST_LINES: u32 = 28;

/// A4 among the paper sizes of Excel.
const A4: u8 = 9;

/// The bytes of a workbook with a sheet for each table.
///
/// # Errors
/// If it cannot be put together.
pub fn bytes(grids: &[Grid]) -> Result<Vec<u8>, UserError> {
    let mut workbook = book(grids).map_err(failed)?;
    workbook.save_to_buffer().map_err(failed)
}

/// The workbook before it is written, for who adds charts to it.
///
/// # Errors
/// If a table is too large for a sheet.
pub fn book(grids: &[Grid]) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    // The moment of writing would make equal papers differ.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    for (name, grid) in sheet_name::of(grids).iter().zip(grids) {
        fill(workbook.add_worksheet().set_name(name)?, grid)?;
    }
    Ok(workbook)
}

fn failed(error: XlsxError) -> UserError {
    UserError::new("paper-failed").because(error)
}

/// How cells look.
struct CellFormats {
    title: Format,
    plain: Format,
    head: Format,
    group: Format,
    note: Format,
}

impl CellFormats {
    fn new() -> CellFormats {
        let font = || Format::new().set_font_name("Times New Roman").set_font_size(11);
        CellFormats {
            title: font().set_bold().set_font_size(14),
            plain: font(),
            note: font().set_text_wrap().set_align(FormatAlign::Top),
            head: font()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_border(FormatBorder::Thin),
            group: font().set_bold().set_align(FormatAlign::Left).set_border(FormatBorder::Thin),
        }
    }

    /// The look of a cell in a row, by what the cell holds.
    fn cell(&self, cell: &GridCell, kind: ColumnKind, role: RowRole) -> Format {
        let format = self.plain.clone().set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
        let format = match cell {
            GridCell::Date(_) => format.set_num_format("dd.mm.yyyy").set_align(FormatAlign::Center),
            GridCell::Percent(_) => format.set_num_format("0.0\" \"%"),
            GridCell::Hundredths(_) => format.set_num_format("0.00"),
            GridCell::Number(_) => format.set_num_format("0"),
            // A text stays one when it is typed over: a house «12/1» is no day.
            GridCell::Text(_) => format.set_num_format("@").set_text_wrap(),
            GridCell::Empty => match kind {
                ColumnKind::Text => format.set_num_format("@").set_text_wrap(),
                ColumnKind::Date => format.set_num_format("dd.mm.yyyy").set_align(FormatAlign::Center),
                ColumnKind::Number | ColumnKind::Percent => format,
            },
        };
        if role == RowRole::Total { format.set_bold() } else { format }
    }
}

/// Writes a table into a sheet.
///
/// # Errors
/// If it is too large.
pub fn fill(sheet: &mut Worksheet, grid: &Grid) -> Result<(), XlsxError> {
    let looks = CellFormats::new();
    let mut at = 0;
    if !grid.title.is_empty() {
        sheet.write_string_with_format(at, 0, cut(&grid.title), &looks.title)?;
        at += 1;
    }
    for line in &grid.under {
        sheet.write_string_with_format(at, 0, cut(line), &looks.plain)?;
        at += 1;
    }
    if at > 0 {
        at += 1;
    }
    let head = at;
    let widths = fit::characters(grid);
    for ((column, i), width) in grid.columns.iter().zip(0_u16..).zip(&widths) {
        sheet.set_column_width(i, *width)?;
        sheet.write_string_with_format(head, i, cut(&column.head), &looks.head)?;
    }
    let heads =
        grid.columns.iter().zip(&widths).map(|(c, width)| fit::lines(&c.head, *width, FontWeight::Bold));
    high(sheet, head, heads.max())?;
    at += 1;
    for row in &grid.rows {
        line(sheet, at, grid, row, &looks)?;
        if row.role != RowRole::Group {
            let weight = fit::weight(row.role);
            let texts = row.cells.iter().zip(&widths).filter_map(|(cell, width)| match cell {
                GridCell::Text(text) => Some(fit::lines(text, *width, weight)),
                _ => None,
            });
            high(sheet, at, texts.max())?;
        }
        at += 1;
    }
    let bottom = at.saturating_sub(1);
    let last = u16::try_from(grid.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    if !grid.notes.is_empty() {
        at += 1;
    }
    for note in &grid.notes {
        if last > 0 {
            sheet.merge_range(at, 0, at, last, "", &looks.note)?;
            high(sheet, at, Some(fit::lines(note, widths.iter().sum(), FontWeight::Regular)))?;
        }
        sheet.write_string_with_format(at, 0, cut(note), &looks.note)?;
        at += 1;
    }
    sheet.set_freeze_panes(head + 1, 0)?;
    sheet.set_repeat_rows(head, head)?;
    sheet.set_print_area(0, 0, at.saturating_sub(1).max(bottom), last)?;
    page(sheet, &widths);
    Ok(())
}

/// Makes a row as high as its lines: an office that opens the file does not do it.
fn high(sheet: &mut Worksheet, at: u32, lines: Option<u32>) -> Result<(), XlsxError> {
    let lines = lines.unwrap_or(1).min(MOST_LINES);
    if lines > 1 {
        sheet.set_row_height(at, f64::from(lines) * LINE)?;
    }
    Ok(())
}

fn page(sheet: &mut Worksheet, widths: &[u32]) {
    sheet.set_paper_size(A4);
    if widths.iter().sum::<u32>() > UPRIGHT {
        sheet.set_landscape();
    }
    // One page wide, as many as it takes long. Inches: 20 mm for the binding at the left, 10 mm elsewhere.
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.79, 0.39, 0.59, 0.59, 0.3, 0.3);
    sheet.set_footer("&R&P / &N");
}

fn line(
    sheet: &mut Worksheet,
    at: u32,
    grid: &Grid,
    row: &GridRow,
    looks: &CellFormats,
) -> Result<(), XlsxError> {
    if row.role == RowRole::Group {
        let text = super::cell::text(row.cell(0));
        let last = u16::try_from(grid.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        if last == 0 {
            sheet.write_string_with_format(at, 0, cut(&text), &looks.group)?;
        } else {
            sheet.merge_range(at, 0, at, last, "", &looks.group)?;
            // Written apart, as a text: `merge_range` guesses what a text is.
            sheet.write_string_with_format(at, 0, cut(&text), &looks.group)?;
        }
        return Ok(());
    }
    for (column, i) in grid.columns.iter().zip(0_u16..) {
        let cell = row.cell(usize::from(i));
        let format = looks.cell(cell, column.kind, row.role);
        match cell {
            GridCell::Empty => sheet.write_blank(at, i, &format)?,
            GridCell::Text(text) => sheet.write_string_with_format(at, i, cut(text), &format)?,
            GridCell::Number(n) => sheet.write_number_with_format(at, i, float(*n), &format)?,
            GridCell::Hundredths(n) => sheet.write_number_with_format(at, i, float(*n) / 100.0, &format)?,
            GridCell::Percent(n) => sheet.write_number_with_format(at, i, float(*n) / 1000.0, &format)?,
            GridCell::Date(day) => match serial(*day) {
                Some(date) => sheet.write_datetime_with_format(at, i, &date, &format)?,
                None => sheet.write_string_with_format(at, i, super::cell::text(cell), &format)?,
            },
        };
    }
    Ok(())
}

/// A day as Excel counts it; `None` before 1900, which it does not know.
fn serial(day: NaiveDate) -> Option<ExcelDateTime> {
    let (year, month, day) = (day.year(), day.month(), day.day());
    ExcelDateTime::from_ymd(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
fn float(n: i64) -> f64 {
    n as f64
}

/// The part of a text that fits in a cell.
fn cut(text: &str) -> &str {
    match text.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}
