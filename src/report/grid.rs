//! A typed table (таблица): journals, figures and lists before they have a format.
//!
//! A table is filled once and written by each writer of `paper`: a workbook keeps the types of its cells, a csv file and
//! plain text word them. A row names the families it speaks of, so that a screen opens the number into them.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::domain::FamilyId;

/// A table with its head, its rows and what is said below them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// Its title; empty where the table begins with its columns.
    pub title: String,
    /// First and last day it speaks of.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// Lines below the title: the period in words, the curator, the district.
    pub under: Vec<String>,
    pub columns: Vec<GridColumn>,
    pub rows: Vec<GridRow>,
    /// Lines below the rows.
    pub notes: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridColumn {
    /// Its name in JSON.
    pub key: Cow<'static, str>,
    /// Its name on paper.
    pub head: String,
    pub kind: ColumnKind,
    /// Its width, in characters.
    pub width: u16,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    Text,
    Number,
    Date,
    Percent,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum GridCell {
    /// Nothing is known: left to the pen.
    #[default]
    Empty,
    Text(String),
    Number(i64),
    /// A number with two decimals, in hundredths.
    Hundredths(i64),
    Date(NaiveDate),
    /// A percentage, in tenths of a percent.
    Percent(i64),
}

/// What a row is among the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowRole {
    /// A head over the rows that follow, in the first cell.
    Group,
    #[default]
    Line,
    /// A sum of rows above.
    Total,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridRow {
    pub role: RowRole,
    /// Its cells, in the order of the columns; cells left out at the end are empty.
    pub cells: Vec<GridCell>,
    /// The families it speaks of.
    pub families: Vec<FamilyId>,
}

impl GridColumn {
    #[must_use]
    pub fn new(
        key: impl Into<Cow<'static, str>>,
        head: impl Into<String>,
        kind: ColumnKind,
        width: u16,
    ) -> GridColumn {
        GridColumn { key: key.into(), head: head.into(), kind, width }
    }
}

impl GridCell {
    /// A text; an empty one is an empty cell.
    #[must_use]
    pub fn text(text: impl Into<String>) -> GridCell {
        let text = text.into();
        if text.trim().is_empty() { GridCell::Empty } else { GridCell::Text(text) }
    }

    /// A number of families, persons or papers.
    #[must_use]
    pub fn count(n: usize) -> GridCell {
        GridCell::Number(i64::try_from(n).unwrap_or(i64::MAX))
    }

    /// `part` of `whole` as a percentage, rounded to a tenth; empty where there is no whole.
    #[must_use]
    pub fn share(part: i64, whole: i64) -> GridCell {
        match whole {
            ..=0 => GridCell::Empty,
            _ => GridCell::Percent((part * 2000 + whole).div_euclid(whole * 2)),
        }
    }
}

impl From<Option<NaiveDate>> for GridCell {
    fn from(day: Option<NaiveDate>) -> GridCell {
        day.map_or(GridCell::Empty, GridCell::Date)
    }
}

impl From<Option<&str>> for GridCell {
    fn from(text: Option<&str>) -> GridCell {
        text.map_or(GridCell::Empty, GridCell::text)
    }
}

impl GridRow {
    /// A row about `families`.
    #[must_use]
    pub fn line(cells: Vec<GridCell>, families: Vec<FamilyId>) -> GridRow {
        GridRow { role: RowRole::Line, cells, families }
    }

    /// A head over the rows that follow.
    #[must_use]
    pub fn group(text: impl Into<String>) -> GridRow {
        GridRow { role: RowRole::Group, cells: vec![GridCell::text(text)], families: Vec::new() }
    }

    /// The cell of a column, by its place.
    #[must_use]
    pub fn cell(&self, column: usize) -> &GridCell {
        self.cells.get(column).unwrap_or(&GridCell::Empty)
    }
}

impl Grid {
    /// How many rows are neither heads nor sums.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.rows.iter().filter(|r| r.role == RowRole::Line).count()
    }

    /// Its width, in characters.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.columns.iter().map(|c| u32::from(c.width)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_to_a_tenth_and_needs_a_whole() {
        assert_eq!(GridCell::share(1, 3), GridCell::Percent(333));
        assert_eq!(GridCell::share(2, 3), GridCell::Percent(667));
        assert_eq!(GridCell::share(1, 8), GridCell::Percent(125));
        assert_eq!(GridCell::share(-1, 4), GridCell::Percent(-250));
        assert_eq!(GridCell::share(5, 4), GridCell::Percent(1250));
        assert_eq!(GridCell::share(0, 0), GridCell::Empty);
    }
}
