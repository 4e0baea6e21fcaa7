//! What a file holds and does not show: sheets, rows and columns that are hidden or filtered away.

use super::{MOST_COLUMNS, TableSheet};

/// Whether hidden rows, columns and sheets are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HiddenPolicy {
    /// They are left out, and named: what a filter hides is seldom meant.
    #[default]
    Skip,
    Read,
}

impl HiddenPolicy {
    /// Takes the hidden rows out of a sheet, but those above all others, and keeps their numbers, or forgets what was
    /// hidden.
    pub(super) fn apply(self, sheet: &mut TableSheet) {
        match self {
            HiddenPolicy::Read => {
                sheet.is_hidden = false;
                sheet.hidden_rows.clear();
                sheet.hidden_columns.clear();
            }
            HiddenPolicy::Skip => {
                let hidden = std::mem::take(&mut sheet.hidden_rows);
                sheet.hidden_rows =
                    sheet.rows.iter().map(|row| row.number).filter(|n| hidden.contains(n)).collect();
                // A head above the first row that is shown says what the columns hold.
                let shown = sheet.rows.iter().position(|row| !hidden.contains(&row.number));
                let shown = shown.and_then(|at| sheet.rows.get(at)).map_or(0, |row| row.number);
                sheet.rows.retain(|row| row.number < shown || !hidden.contains(&row.number));
                let used = sheet.width();
                sheet.hidden_columns.retain(|column| *column < used.min(MOST_COLUMNS));
            }
        }
    }
}
