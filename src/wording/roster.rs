//! A list that is taken in, in words: what is not certain and why, what was not taken, and the rows of those as a table
//! that can be put right and taken in again.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::contact::Contact;
use crate::domain::{Record, UserError};
use crate::model::incoming::{IncomingList, IntakeDecision, IntakeGroups};
use crate::report::grid::{self, ColumnKind, Grid, GridRow};
use crate::roster::{
    ColumnHead, RosterEntry, RosterTable, SkipReason, SkippedRows, UnclearCell, UnreadPart, UnreadReason,
    letter,
};
use crate::store::jsonl::RefusedLine;
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

/// What of a list was not written, or not as the list says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NotTakenRows {
    /// Rows of which nothing was written.
    pub refused: Vec<RefusedRows>,
    /// The places of the families among them that the file refused.
    pub places: BTreeSet<usize>,
    /// Rows of which the file goes on saying something else.
    pub differing: Vec<RefusedRows>,
    /// Rows that were left out by choice.
    pub skipped: Vec<RefusedRows>,
}

impl NotTakenRows {
    /// All of them.
    #[must_use]
    pub fn all(&self) -> Vec<RefusedRows> {
        [&self.refused, &self.differing, &self.skipped].into_iter().flatten().cloned().collect()
    }
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

    /// What of a list was not written, or not as the list says. `problems`: of groups; `refused`: rows that were not asked
    /// to be written.
    #[must_use]
    pub fn not_taken(
        &self,
        list: &IncomingList,
        groups: &IntakeGroups,
        problems: &[RefusedLine],
        refused: Vec<RefusedRows>,
    ) -> NotTakenRows {
        let mut all = NotTakenRows { refused, ..NotTakenRows::default() };
        let unread = |left: &SkippedRows| RefusedRows {
            sheet: left.sheet,
            rows: left.rows.clone(),
            why: self.left(left),
        };
        all.refused.extend(list.roster.left.iter().map(unread));
        for problem in problems {
            for place in groups.entries.get(problem.line).into_iter().flatten() {
                all.places.insert(*place);
                all.refused.push(self.refused_entry(&list.roster.entries[*place], &problem.why));
            }
        }
        all.refused.sort_by(|a, b| (a.sheet, a.rows.first()).cmp(&(b.sheet, b.rows.first())));
        let mut differing: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for (place, unclear) in groups.unclear.iter().filter(|(_, unclear)| unclear.doubt.is_against_file()) {
            differing.entry(*place).or_default().push(self.unclear(unclear));
        }
        let is_written = |place: &usize| !all.places.contains(place);
        let differing = differing.into_iter().filter(|(place, _)| is_written(place));
        all.differing = differing.map(|(place, why)| rows_of(list, place, why.join("; "))).collect();
        let is_skipped = |place: &usize| list.takes[*place] == IntakeDecision::Skip;
        let skipped = (0..list.takes.len()).filter(is_skipped);
        let skipped = skipped.map(|place| rows_of(list, place, self.skipped(list, place)));
        let refused: BTreeSet<(usize, &[usize])> =
            all.refused.iter().map(|rows| (rows.sheet, rows.rows.as_slice())).collect();
        let is_refused = |rows: &RefusedRows| refused.contains(&(rows.sheet, rows.rows.as_slice()));
        all.skipped = skipped.filter(|rows| !is_refused(rows)).collect();
        all
    }

    /// Why a row is left out that nobody refused: it was chosen so, or a visit may be of several families.
    fn skipped(&self, list: &IncomingList, place: usize) -> String {
        self.several(list, place).unwrap_or_else(|| self.say("list-rest-skipped"))
    }

    /// The families that a visit may be of, where there are several of them.
    #[must_use]
    pub fn several(&self, list: &IncomingList, place: usize) -> Option<String> {
        let families = &list.doubles[place].families;
        if !list.roster.entries[place].is_visit() || families.len() < 2 {
            return None;
        }
        let named = families.iter().filter_map(|family| list.case(*family)).map(|case| {
            let address = self.address(&case.family.address);
            [case.family.title.as_str(), address.as_str()]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(", ")
        });
        Some(say!(self, "list-left-several", why = named.collect::<Vec<_>>().join("; ")))
    }

    /// A contact of a journal in a line: «посещение 02.11.2026 в 10:30, состоялось».
    #[must_use]
    pub fn visit_line(&self, contact: &Record) -> String {
        let fields = Contact::FIELDS;
        let kind =
            contact.get(fields.kind).map(|kind| self.pick("contact-kind", kind.code())).unwrap_or_default();
        let outcome = contact
            .get(fields.outcome)
            .map(|outcome| self.pick("outcome", outcome.code()))
            .unwrap_or_default();
        let day = contact.get(fields.on).map(|day| self.day(day)).unwrap_or_default();
        let time =
            contact.get(fields.time).map(|time| format!(" {}", time.format("%H:%M"))).unwrap_or_default();
        say!(self, "list-visit", kind = kind, day = day, time = time, outcome = outcome)
    }

    /// Why a family was refused.
    #[must_use]
    pub fn refused_entry(&self, entry: &RosterEntry, problem: &UserError) -> RefusedRows {
        let why = SkipReason::Refused(self.problem(problem));
        let (id, why) = why.message();
        RefusedRows { sheet: entry.sheet, rows: entry.rows.clone(), why: say!(self, id, why = why) }
    }
}

fn rows_of(list: &IncomingList, place: usize, why: String) -> RefusedRows {
    let entry = &list.roster.entries[place];
    RefusedRows { sheet: entry.sheet, rows: entry.rows.clone(), why }
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
