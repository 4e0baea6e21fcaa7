//! Tables of a web page, as accounting programs write them under the name of a workbook: rows, cells, merged cells,
//! character references. Scripts and styles are passed over.

use super::{MOST_COLUMNS, MergedCells, TableBudget, TableCell, TableSheet};
use crate::domain::UserError;

/// The most rows a cell may reach down.
const MOST_SPANNED: usize = 10_000;

/// The place where the next cell goes, and what earlier rows take of it.
#[derive(Default)]
struct CellPlace {
    row: usize,
    column: usize,
    /// Of each column the last row taken by a cell above.
    taken: Vec<usize>,
}

impl CellPlace {
    /// The next column that no cell above reaches into.
    fn next(&mut self) -> usize {
        while self.taken.get(self.column).is_some_and(|row| *row >= self.row) {
            self.column += 1;
        }
        self.column
    }

    fn take(&mut self, width: usize, height: usize) {
        let end = (self.column + width).min(MOST_COLUMNS);
        if self.taken.len() < end {
            self.taken.resize(end, 0);
        }
        for column in self.column.min(end)..end {
            self.taken[column] = self.row + height - 1;
        }
        self.column += width;
    }
}

/// A cell that is open: its text so far, columns and rows.
struct OpenHtmlCell {
    text: String,
    width: usize,
    height: usize,
}

pub(super) fn read(page: &str) -> Result<Vec<TableSheet>, UserError> {
    let mut sheet = TableSheet::default();
    let mut filling = TableBudget::default();
    let mut place = CellPlace::default();
    let mut open: Option<OpenHtmlCell> = None;
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        if let Some(cell) = &mut open {
            cell.text.push_str(&plain(&rest[..at]));
        }
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let Some(end) = rest.find('>') else { break };
        let (tag, after) = (&rest[1..end], &rest[end + 1..]);
        rest = after;
        let name: String = tag.chars().take_while(|c| !c.is_whitespace() && *c != '>').collect();
        let name = name.trim_end_matches('/').to_lowercase();
        match name.as_str() {
            "script" | "style" => {
                let close = format!("</{name}");
                let lower = rest.to_ascii_lowercase();
                rest = lower.find(&close).map_or("", |end| &rest[end..]);
            }
            "td" | "th" | "tr" | "/td" | "/th" | "/tr" | "/table" => {
                if let Some(cell) = open.take() {
                    put(&mut sheet, &mut filling, &mut place, cell)?;
                }
                match name.as_str() {
                    "tr" => {
                        place.row += 1;
                        place.column = 0;
                    }
                    "td" | "th" => {
                        // A page without rows is one row.
                        place.row = place.row.max(1);
                        let span = |attribute| number_of(tag, attribute).unwrap_or(1).max(1);
                        let width = span("colspan").min(MOST_COLUMNS);
                        let height = span("rowspan").min(MOST_SPANNED);
                        open = Some(OpenHtmlCell { text: String::new(), width, height });
                    }
                    // Another table begins below.
                    "/table" => place.taken.clear(),
                    _ => {}
                }
            }
            "br" | "/p" | "/div" | "/li" => {
                if let Some(cell) = &mut open {
                    cell.text.push('\n');
                }
            }
            _ => {}
        }
    }
    if let Some(cell) = open {
        put(&mut sheet, &mut filling, &mut place, cell)?;
    }
    Ok(vec![sheet])
}

fn put(
    sheet: &mut TableSheet,
    filling: &mut TableBudget,
    place: &mut CellPlace,
    cell: OpenHtmlCell,
) -> Result<(), UserError> {
    let column = place.next();
    let lines: Vec<&str> = cell.text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    filling.put(sheet, place.row, column, TableCell::of_text(&lines.join("\n")))?;
    if cell.width > 1 || cell.height > 1 {
        sheet.merged.push(MergedCells {
            rows: (place.row, place.row + cell.height - 1),
            columns: (column, column + cell.width - 1),
        });
    }
    place.take(cell.width, cell.height);
    Ok(())
}

/// The number of an attribute, quoted or not.
fn number_of(tag: &str, attribute: &str) -> Option<usize> {
    let lower = tag.to_ascii_lowercase();
    let at = lower.find(attribute)? + attribute.len();
    let value = lower[at..].trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let digits: String = value.chars().take_while(char::is_ascii_digit).take(6).collect();
    digits.parse().ok()
}

/// The text without character references, blanks and line ends made one blank.
fn plain(text: &str) -> String {
    let mut all = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        all.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.char_indices().take(12).find(|(_, c)| *c == ';').map(|(end, _)| end);
        match end.and_then(|end| Some((referred(&rest[1..end])?, end))) {
            Some((sign, end)) => {
                all.push(sign);
                rest = &rest[end + 1..];
            }
            None => {
                all.push('&');
                rest = &rest[1..];
            }
        }
    }
    all.push_str(rest);
    all.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect()
}

fn referred(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']).map(|hex| u32::from_str_radix(hex, 16));
        return char::from_u32(hex.unwrap_or_else(|| number.parse()).ok()?);
    }
    Some(match name {
        "nbsp" => ' ',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "laquo" => '\u{ab}',
        "raquo" => '\u{bb}',
        "ndash" => '\u{2013}',
        "mdash" => '\u{2014}',
        "numero" => '\u{2116}',
        _ => return None,
    })
}
