//! A list that is taken in, in words: what is not certain and why, what was not taken, and the rows of those as a table
//! that can be put right and taken in again.

use std::collections::BTreeMap;

use crate::domain::UserError;
use crate::report::grid::{self, ColumnKind, Grid, GridRow};
use crate::roster::{
    ColumnHead, RosterEntry, RosterTable, SkipReason, SkippedRows, UnclearCell, UnreadPart, UnreadReason,
    letter,
};
use crate::table::{TableBook, TableCell};
use crate::text::{Words, say};

/// Rows with why they were not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedRows {
    /// The place of the sheet.
    pub sheet: usize,
    /// Numbers in the file, from 1.
    pub rows: Vec<usize>,
    pub why: String,
}

/// The width of a column of a table of rows, in characters.
const WIDTH: u16 = 18;

/// In characters.
const WIDTH_OF_REASON: u16 = 50;

impl Words {
    /// «строка 12, Дата рождения: «весна 2019» — день не разобран».
    #[must_use]
    pub fn unclear(&self, unclear: &UnclearCell) -> String {
        let day = unclear.day.map(|day| self.day(day)).unwrap_or_default();
        let why = self.fill(unclear.doubt.message(), &[("day", day.into())]);
        let (label, text) = (unclear.label.as_str(), shortened(&unclear.text));
        match (label.is_empty(), text.is_empty()) {
            (true, true) => why,
            (true, false) => say!(self, "list-unclear-text", text = text, why = why),
            (false, _) => say!(self, "list-unclear", label = label, text = text, why = why),
        }
    }

    /// Why no family was read.
    #[must_use]
    pub fn left(&self, left: &SkippedRows) -> String {
        let (id, why) = left.why.message();
        say!(self, id, why = why)
    }

    /// What of a book was not read, and why.
    #[must_use]
    pub fn unread_part(&self, book: &TableBook, unread: &UnreadPart) -> String {
        let sheet = book.sheets.get(unread.sheet).map(|sheet| sheet.name.as_str()).unwrap_or_default();
        let which = match &unread.part {
            UnreadReason::HiddenRows(rows) | UnreadReason::Remarks(rows) => ranges(rows, usize::to_string),
            UnreadReason::HiddenColumns(columns) => ranges(columns, |column| letter(*column)),
            UnreadReason::Beyond(cells) => cells.to_string(),
            UnreadReason::HiddenSheet
            | UnreadReason::OtherSheet
            | UnreadReason::NamelessSheet
            | UnreadReason::Visits => String::new(),
        };
        say!(self, "list-unread", part = unread.part.code(), sheet = sheet, which = which)
    }

    /// Why a family was refused.
    #[must_use]
    pub fn refused_entry(&self, entry: &RosterEntry, problem: &UserError) -> RefusedRows {
        let why = SkipReason::Refused(self.problem(problem));
        let (id, why) = why.message();
        RefusedRows { sheet: entry.sheet, rows: entry.rows.clone(), why: say!(self, id, why = why) }
    }
}

/// «5–9, 12»: ascending places in few words.
fn ranges(places: &[usize], said: impl Fn(&usize) -> String) -> String {
    const MOST: usize = 12;
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for place in places.iter().copied() {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == place => *last = place,
            _ => runs.push((place, place)),
        }
    }
    let is_more = runs.len() > MOST;
    let runs = runs.iter().take(MOST).map(|(first, last)| match last - first {
        0 => said(first),
        1 => format!("{}, {}", said(first), said(last)),
        _ => format!("{}\u{2013}{}", said(first), said(last)),
    });
    let text = runs.collect::<Vec<_>>().join(", ");
    if is_more { format!("{text} \u{2026}") } else { text }
}

/// The text of a cell where there is room for a line.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}\u{2026}", &line[..end]),
        None => line,
    }
}

/// The rows as tables, one for each table of the list, with the reason in the last column.
#[must_use]
pub fn refused_rows(
    words: &Words,
    book: &TableBook,
    tables: &[(usize, RosterTable)],
    refused: &[RefusedRows],
) -> Vec<Grid> {
    let by_row: BTreeMap<(usize, usize), &str> = refused
        .iter()
        .flat_map(|r| r.rows.iter().map(move |row| ((r.sheet, *row), r.why.as_str())))
        .collect();
    let mut grids = Vec::new();
    for (place, table) in tables {
        let Some(sheet) = book.sheets.get(*place) else { continue };
        let is_known =
            |head: &&ColumnHead| head.column != crate::roster::ListColumn::Refused && !head.is_aside();
        let known: Vec<usize> =
            (0..table.heads.len()).filter(|place| is_known(&&table.heads[*place])).collect();
        let heads = table.heads.iter().filter(is_known);
        let mut columns: Vec<grid::GridColumn> = heads
            .map(|head| grid::GridColumn::new("cell", head.label.clone(), ColumnKind::Text, WIDTH))
            .collect();
        columns.push(grid::GridColumn::new(
            "why",
            words.say("list-column-refused"),
            ColumnKind::Text,
            WIDTH_OF_REASON,
        ));
        let mut rows = Vec::new();
        for line in &table.rows {
            let row = &sheet.rows[line.at];
            let Some(why) = by_row.get(&(*place, row.number)) else { continue };
            let mut cells: Vec<grid::GridCell> = known.iter().map(|column| cell(row.cell(*column))).collect();
            cells.push(grid::GridCell::text((*why).to_owned()));
            rows.push(GridRow::line(cells, Vec::new()));
        }
        if !rows.is_empty() {
            grids.push(Grid { title: String::new(), columns, rows, ..Grid::default() });
        }
    }
    grids
}

fn cell(cell: &TableCell) -> grid::GridCell {
    match cell {
        TableCell::Empty => grid::GridCell::Empty,
        TableCell::Day(day) => grid::GridCell::Date(*day),
        TableCell::Number(n) if n.fract() == 0.0 && n.abs() < 1e15 => grid::GridCell::Number(*n as i64),
        other => grid::GridCell::text(other.text()),
    }
}
