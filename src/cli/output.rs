//! What a command answers: JSON for programs, a plain table for people.

use std::process::ExitCode;

use serde_json::Value;
use unicode_width::UnicodeWidthStr;

/// An answer in both forms.
pub struct Answer {
    /// For programs.
    pub json: Value,
    /// For people; empty: only the JSON is meant.
    pub text: String,
    /// What is said beside it on the error output, in one sentence; empty: nothing.
    pub aside: String,
    /// 0 done, 1 refused or not in order.
    pub code: ExitCode,
}

impl Answer {
    /// An answer that is in order.
    #[must_use]
    pub fn new(json: Value, text: String) -> Answer {
        Answer { json, text, aside: String::new(), code: ExitCode::SUCCESS }
    }
}

/// A plain table: a head, rows, columns as wide as their widest cell, no lines.
#[derive(Default)]
pub struct PlainTable {
    rows: Vec<Vec<String>>,
}

impl PlainTable {
    /// A table with these words over its columns.
    #[must_use]
    pub fn new<S: Into<String>>(head: impl IntoIterator<Item = S>) -> PlainTable {
        PlainTable { rows: vec![head.into_iter().map(Into::into).collect()] }
    }

    /// Adds a row.
    pub fn row<S: Into<String>>(&mut self, cells: impl IntoIterator<Item = S>) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }

    /// The table as text, a line a row.
    #[must_use]
    pub fn text(&self) -> String {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns)
            .map(|i| self.rows.iter().filter_map(|r| r.get(i)).map(|c| c.width()).max().unwrap_or(0))
            .collect();
        let mut text = String::new();
        for row in &self.rows {
            let mut line = String::new();
            for (cell, width) in row.iter().zip(&widths) {
                line.push_str(cell);
                line.push_str(&" ".repeat(width + 2 - cell.width().min(*width)));
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }
}
