//! A table as csv that Russian Excel opens by a double click: UTF-8 with a mark at its head, `;` between cells, CRLF.
//!
//! Only the heads and the rows are written, so that the file comes in again as a list. A text that a spreadsheet would
//! take for a formula, or change into a day or a number of its own, has an apostrophe before it; [`unguarded`] takes it
//! off.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::cell;
use crate::domain::UserError;
use crate::domain::spreadsheet::is_changed;
use crate::report::grid::{Grid, GridCell, RowRole};

/// Excel takes a file without it for one in the code page of the system.
const MARK: &str = "\u{feff}";

/// The bytes of the file.
///
/// # Errors
/// If they cannot be put together.
pub fn bytes(grid: &Grid) -> Result<Vec<u8>, UserError> {
    written(grid).map_err(|e| UserError::new("paper-failed").because(e))
}

fn written(grid: &Grid) -> anyhow::Result<Vec<u8>> {
    let mut writer = WriterBuilder::new()
        .delimiter(b';')
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .from_writer(MARK.as_bytes().to_vec());
    writer.write_record(grid.columns.iter().map(|c| guarded(&c.head)))?;
    for row in grid.rows.iter().filter(|row| row.role != RowRole::Group) {
        let cells = (0..grid.columns.len()).map(|i| match row.cell(i) {
            GridCell::Text(text) => guarded(text),
            // A spreadsheet reads a percentage by the sign right behind it.
            percent @ GridCell::Percent(_) => cell::text(percent).replace('\u{a0}', ""),
            // What the program has counted is no formula, negative or not.
            other => cell::text(other),
        });
        writer.write_record(cells)?;
    }
    Ok(writer.into_inner().map_err(csv::IntoInnerError::into_error)?)
}

/// Whether a text, or one that was guarded already, would be guarded.
fn is_guarded(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\'']) || is_changed(text)
}

/// A text as it is written: no spreadsheet takes it for a formula, nor for a day or a number of its own.
#[must_use]
pub fn guarded(text: &str) -> String {
    if is_guarded(text) { format!("'{text}") } else { text.to_owned() }
}

/// The text behind what was written by [`guarded`]; an apostrophe of the text itself stays.
#[must_use]
pub fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_guarded(rest)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_guarded_comes_in_again_as_it_was() {
        for text in [
            "=1+1",
            "+7 911 603-14-22",
            "-",
            "@a",
            "\t=x",
            "'",
            "'=1",
            "''",
            "O'Neil",
            "",
            " =1",
            "'abc",
            "6/14",
            "'6/14",
        ] {
            let written = guarded(text);
            assert!(!written.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{written:?}");
            assert_eq!(unguarded(&written), text);
        }
        // Typed by hand, not guarded by us.
        assert_eq!(unguarded("'abc"), "'abc");
    }
}
