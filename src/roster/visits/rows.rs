//! The rows of a journal of visits, each as a visit: marks of repetition and merged cells resolved, a row without a day or
//! a family joined with the one above.

use chrono::NaiveDate;

use super::draft::JournalVisit;
use super::hour::{self, JournalPeriod, VisitDay};
use crate::domain::check::{self, Severity};
use crate::domain::contact::ContactKind;
use crate::roster::column::ListColumn;
use crate::roster::doubt::CellDoubt;
use crate::roster::entry::RosterEntry;
use crate::roster::layout::{RosterRow, RosterTable};
use crate::roster::records::SkipReason;
use crate::roster::visited::VisitedFamily;
use crate::roster::words::{self, CellMark, SaidOutcome, plain};
use crate::roster::{NormContext, RosterCurators, SkippedRows, content, letters};
use crate::table::{TableCell, TableSheet};

/// Reads the visits of a table; rows that are none are left.
pub(in crate::roster) fn entries(
    (place, sheet): (usize, &TableSheet),
    table: &RosterTable,
    ground: &NormContext<'_>,
    curators: &RosterCurators,
) -> (Vec<RosterEntry>, Vec<SkippedRows>) {
    let mut reader = VisitReader {
        sheet,
        table,
        ground,
        curators,
        title: title(sheet, table),
        period: period(sheet, table, ground.today),
        drafts: Vec::new(),
        day: None,
        family: None,
        above: None,
    };
    let mut left = Vec::new();
    for row in reader.rows() {
        if let Err(why) = reader.take(&row) {
            reader.above = Some(why.clone());
            left.push(SkippedRows { sheet: place, rows: vec![row.number], why });
        }
    }
    let mut entries = Vec::new();
    for draft in reader.drafts {
        let entry = match draft.entry(place) {
            Ok(entry) => entry,
            Err((rows, why)) => {
                left.push(SkippedRows { sheet: place, rows, why });
                continue;
            }
        };
        let refused = entry.contact().and_then(|contact| {
            let found = check::findings(contact, None, ground.today);
            found.into_iter().find(|finding| finding.weight == Severity::Refuse)
        });
        match refused {
            Some(finding) => {
                left.push(SkippedRows { sheet: place, rows: entry.rows, why: SkipReason::Rule(finding.id) });
            }
            None => entries.push(entry),
        }
    }
    (entries, left)
}

/// The title above the table that names a family, else the name of the sheet.
fn title(sheet: &TableSheet, table: &RosterTable) -> String {
    let first = table.rows.first().map_or(usize::MAX, |row| row.at);
    let above = table.passed.iter().rev().filter(|at| **at < first).map(|at| &sheet.rows[*at]);
    let texts = above.filter_map(|row| {
        let mut filled = row.cells.iter().filter(|cell| !cell.is_empty());
        filled.next().filter(|_| filled.next().is_none()).map(TableCell::text)
    });
    let names =
        |text: &String| CellMark::Family.begins(text) && plain(text).contains(' ') || content::is_named(text);
    texts.into_iter().find(names).unwrap_or_else(|| sheet.name.clone())
}

/// The year and the month that a title above the table or the name of the sheet names.
fn period(sheet: &TableSheet, table: &RosterTable, today: NaiveDate) -> JournalPeriod {
    let first = table.rows.first().map_or(usize::MAX, |row| row.at);
    let above = table.passed.iter().filter(|at| **at < first).map(|at| &sheet.rows[*at]);
    let alone = above.filter(|row| row.cells.iter().filter(|cell| !cell.is_empty()).count() == 1);
    let texts = alone.flat_map(|row| row.cells.iter().map(TableCell::text));
    texts.fold(JournalPeriod::of(&sheet.name, today), |period, text| {
        period.or(JournalPeriod::of(&text, today))
    })
}

/// A row with marks of repetition and merged cells resolved.
pub(super) struct VisitRow<'a> {
    pub number: usize,
    pub cells: Vec<TableCell>,
    /// The name of the family above its visits.
    pub family: Option<&'a TableCell>,
}

pub(super) struct VisitReader<'a> {
    pub sheet: &'a TableSheet,
    pub table: &'a RosterTable,
    pub ground: &'a NormContext<'a>,
    pub curators: &'a RosterCurators,
    /// The family that a title or the name of the sheet names.
    pub title: String,
    period: JournalPeriod,
    drafts: Vec<JournalVisit>,
    /// The last day that a row names, with the cell.
    day: Option<(NaiveDate, (String, String))>,
    /// The last family that a row names.
    family: Option<VisitedFamily>,
    /// Why the row above was left; `None`: it was taken.
    above: Option<SkipReason>,
}

impl<'a> VisitReader<'a> {
    fn rows(&self) -> Vec<VisitRow<'a>> {
        let mut all: Vec<VisitRow<'a>> = Vec::new();
        for RosterRow { at, above } in &self.table.rows {
            let row = &self.sheet.rows[*at];
            let mut cells = Vec::with_capacity(self.table.heads.len());
            for (place, head) in self.table.heads.iter().enumerate() {
                let cell = match row.cell(place) {
                    _ if head.is_aside() => TableCell::Empty,
                    TableCell::Text(text) if CellMark::Ditto.is(text) => {
                        let above = all.iter().rev().map(|row: &VisitRow<'_>| &row.cells[place]);
                        above.clone().find(|cell| !cell.is_empty()).cloned().unwrap_or_default()
                    }
                    TableCell::Text(text) => TableCell::of_text(&letters::typed(text)),
                    TableCell::Empty => self.merged(row.number, place),
                    cell => cell.clone(),
                };
                cells.push(cell);
            }
            let family =
                above.family.and_then(|at| self.sheet.rows[at].cells.iter().find(|cell| !cell.is_empty()));
            if cells.iter().any(|cell| !cell.is_empty()) {
                all.push(VisitRow { number: row.number, cells, family });
            }
        }
        self.apart(all)
    }

    /// Rows of one visit each: «Дата посещения 1», «Результат 1», «Дата посещения 2» are several of one family.
    fn apart(&self, rows: Vec<VisitRow<'a>>) -> Vec<VisitRow<'a>> {
        let heads = &self.table.heads;
        let days: Vec<usize> =
            (0..heads.len()).filter(|place| heads[*place].column == ListColumn::VisitOn).collect();
        if days.len() < 2 {
            return rows;
        }
        let of_visit = |row: &VisitRow<'a>, from: usize| {
            let end = days.iter().copied().find(|day| *day > from).unwrap_or(heads.len());
            let is_its = |place: usize| place < days[0] || (from..end).contains(&place);
            let cell = |(place, cell): (usize, &TableCell)| {
                if is_its(place) { cell.clone() } else { TableCell::Empty }
            };
            let cells = row.cells.iter().enumerate().map(cell).collect();
            VisitRow { number: row.number, cells, family: row.family }
        };
        let filled = |row: &VisitRow<'a>, day: usize| row.cells.get(day).is_some_and(|cell| !cell.is_empty());
        let each = |row: VisitRow<'a>| {
            let own: Vec<usize> = days.iter().copied().filter(|day| filled(&row, *day)).collect();
            own.into_iter().map(|day| of_visit(&row, day)).collect::<Vec<_>>()
        };
        rows.into_iter().flat_map(each).collect()
    }

    /// The value of a cell that is merged with one above.
    fn merged(&self, number: usize, column: usize) -> TableCell {
        let area = self
            .sheet
            .merged
            .iter()
            .find(|area| area.columns.0 == column && area.rows.0 < number && number <= area.rows.1);
        let first = area.and_then(|area| self.sheet.rows.iter().find(|row| row.number == area.rows.0));
        first.map(|row| row.cell(column).clone()).unwrap_or_default()
    }

    /// The filled cells of a row with the column and the head of each.
    pub(super) fn cells<'r>(
        &self,
        row: &'r VisitRow<'_>,
    ) -> impl Iterator<Item = (ListColumn, &'a str, &'r TableCell)> + use<'a, 'r> {
        let heads = self.table.heads.iter().zip(&row.cells).filter(|(_, cell)| !cell.is_empty());
        heads.map(|(head, cell)| (head.column, head.label.as_str(), cell))
    }

    fn take(&mut self, row: &VisitRow<'_>) -> Result<(), SkipReason> {
        let mut draft = JournalVisit {
            rows: vec![row.number],
            day: NaiveDate::MIN,
            day_said: Default::default(),
            time: None,
            kind: ContactKind::Talk,
            outcome: SaidOutcome::Nothing,
            judged: Vec::new(),
            by: None,
            texts: Vec::new(),
            beside: Vec::new(),
            family: VisitedFamily::default(),
            unclear: Vec::new(),
        };
        self.family(&mut draft, row);
        self.texts(&mut draft, row);
        let says = !draft.texts.is_empty() || !draft.beside.is_empty();
        let has_day = self.cells(row).any(|(column, ..)| column == ListColumn::VisitOn);
        let is_named = !draft.family.text.is_empty();
        if !has_day && !is_named {
            // The text of the row above goes on.
            if let Some(why) = self.above.clone().filter(|_| says) {
                return Err(why);
            }
            if let Some(last) = self.drafts.last_mut().filter(|_| says) {
                last.rows.push(row.number);
                last.texts.extend(draft.texts);
                last.beside.extend(draft.beside);
                last.judged.extend(draft.judged);
            }
            return Ok(());
        }
        if !is_named && !says && self.is_month(row) {
            let texts = self.cells(row).map(|(.., cell)| cell.text()).collect::<Vec<_>>();
            self.period = JournalPeriod::of(&texts.join(" "), self.ground.today).or(self.period);
            return Ok(());
        }
        if is_named {
            self.family = Some(draft.family.clone());
        }
        if let Err(why) = self.day(&mut draft, row) {
            // The day of the rows below is not known either.
            self.day = None;
            return Err(why);
        }
        if !is_named && !says {
            // The day of the rows below.
            return Ok(());
        }
        if !is_named {
            draft.family = self.family.clone().ok_or(SkipReason::NoName)?;
            let text = draft.family.text.clone();
            draft.doubt(("", &text), CellDoubt::Repeated);
        }
        draft.kind = self.kind(row)?;
        if !self.ground.calendar.is_working(draft.day) {
            let (label, text) = draft.day_said.clone();
            draft.doubt((&label, &text), CellDoubt::DayOff);
        }
        self.drafts.push(draft);
        self.above = None;
        Ok(())
    }

    /// Whether a row heads the visits of a month.
    fn is_month(&self, row: &VisitRow<'_>) -> bool {
        let mut said = self.cells(row).map(|(.., cell)| cell.text());
        said.all(|text| text.split_whitespace().next().is_some_and(|word| words::month(word).is_some()))
    }

    fn day(&mut self, draft: &mut JournalVisit, row: &VisitRow<'_>) -> Result<(), SkipReason> {
        let said = self.cells(row).find(|(column, ..)| *column == ListColumn::VisitOn);
        let Some((_, label, cell)) = said else {
            let (day, said) = self.day.clone().ok_or(SkipReason::NoDay)?;
            (draft.day, draft.day_said) = (day, said);
            let (label, text) = draft.day_said.clone();
            draft.doubt((&label, &text), CellDoubt::Repeated);
            return Ok(());
        };
        let (found, time, rest) = hour::day(cell, self.period, self.ground.today)?;
        draft.day_said = (label.to_owned(), cell.text());
        draft.day = match found {
            VisitDay::Whole(day) => day,
            VisitDay::WithoutYear(day) => {
                draft.doubt((label, &cell.text()), CellDoubt::Year);
                day
            }
        };
        draft.time = draft.time.or(time);
        draft.judged.extend(rest.clone());
        draft.beside.extend(rest.map(|rest| (label.to_owned(), rest)));
        self.day = Some((draft.day, draft.day_said.clone()));
        Ok(())
    }
}
