//! Which rows of a table are one family: a row that names a family begins it, the rows below that do not continue it.

mod repeated;
mod siblings;

use chrono::NaiveDate;

use super::birth::birth;
use super::column::ListColumn;
use super::layout::{RosterRow, RosterTable, RowContext};
use super::letters;
use super::words::{CellMark, plain, role};
use crate::domain::member::{Role, Sex};
use crate::domain::spreadsheet::is_changed;
use crate::search::gender;
use crate::table::{MergedCells, TableCell, TableSheet, unformula};

/// The longest text that can be a mark such as «то же», bytes. None has a digit.
const LONGEST_MARK: usize = 48;

/// How many rows above «то же» may refer to.
const FAR: usize = 100;

/// A row of a family, «то же» resolved and merged cells filled downward.
#[derive(Clone, Debug)]
pub struct FilledRow {
    /// Its number in the file, from 1.
    pub number: usize,
    pub above: RowContext,
    pub cells: Vec<TableCell>,
    /// The places of cells that are empty in the list and hold what the row above has.
    pub repeated: Vec<usize>,
    /// Whether it names somebody by the first name alone, under the surname of the row above.
    pub is_sibling: bool,
    /// Whether it goes on with the family above by nothing but the number that it lacks.
    pub is_unnumbered: bool,
}

impl FilledRow {
    fn of_row(number: usize) -> FilledRow {
        let (above, cells, repeated) = (RowContext::default(), Vec::new(), Vec::new());
        FilledRow { number, above, cells, repeated, is_sibling: false, is_unnumbered: false }
    }

    /// The first filled cell of a column of the kind.
    fn of(&self, table: &RosterTable, column: ListColumn) -> Option<&TableCell> {
        let places = table.heads.iter().enumerate().filter(|(_, head)| head.column == column);
        places.filter_map(|(place, _)| self.cells.get(place)).find(|cell| !cell.is_empty())
    }

    fn text(&self, table: &RosterTable, column: ListColumn) -> String {
        self.of(table, column).map(|cell| plain(&cell.text())).unwrap_or_default()
    }
}

/// Whether the program's own list went through a text with delimiters and a spreadsheet, which keeps the apostrophe
/// before `+` and before «6/14». Phones and numbers of houses tell: the program writes none with an apostrophe into a
/// workbook.
fn is_guarded(sheet: &TableSheet, table: &RosterTable) -> bool {
    let place = |column| table.heads.iter().position(|head| head.column == column);
    let phones = place(ListColumn::Phones);
    let numbers = [ListColumn::House, ListColumn::Block, ListColumn::Flat].map(place);
    let is_marked = |line: &RosterRow| {
        let guarded = |place: &Option<usize>| match sheet.rows[line.at].cell((*place)?) {
            TableCell::Text(text) => text.strip_prefix('\''),
            _ => None,
        };
        guarded(&phones).is_some_and(|rest| rest.starts_with('+'))
            || numbers.iter().filter_map(guarded).any(is_changed)
    };
    table.is_own() && table.rows.iter().any(is_marked)
}

/// The rows of a table with «то же» resolved, without rows that say nothing.
fn full(sheet: &TableSheet, table: &RosterTable) -> Vec<FilledRow> {
    let down: Vec<&MergedCells> = sheet.merged.iter().filter(|m| m.rows.1 > m.rows.0).collect();
    let is_guarded = is_guarded(sheet, table);
    let has_siblings = siblings::are_possible(table);
    let place = |column| table.heads.iter().position(|head| head.column == column);
    // «Тот же» beside the address of registration is that one, not the address of the row above.
    let homes = place(ListColumn::Address).zip(place(ListColumn::Registration));
    let mut all: Vec<FilledRow> = Vec::new();
    for RosterRow { at, above } in table.rows.iter().copied() {
        let row = &sheet.rows[at];
        let mut cells: Vec<TableCell> = Vec::with_capacity(table.heads.len());
        for (place, head) in table.heads.iter().enumerate() {
            let mut cell = match row.cell(place) {
                _ if head.is_aside() => TableCell::Empty,
                TableCell::Text(text) if is_guarded => TableCell::of_text(unformula(text)),
                TableCell::Text(text) if !table.is_own() => TableCell::of_text(&letters::typed(text)),
                cell => cell.clone(),
            };
            if let TableCell::Text(text) = &cell
                && text.len() <= LONGEST_MARK
                && !text.bytes().any(|sign| sign.is_ascii_digit())
                && head.column != ListColumn::Ordinal
                && !table.is_own()
            {
                // «нет» answers a question in some columns; nothing is known in all.
                if CellMark::Ditto.is(text) && head.column == ListColumn::LastName && has_siblings {
                    cell = TableCell::Empty;
                } else if CellMark::Ditto.is(text) {
                    let above = all.iter().rev().filter_map(|row: &FilledRow| row.cells.get(place));
                    cell = above.take(FAR).find(|cell| !cell.is_empty()).cloned().unwrap_or_default();
                } else if CellMark::Nothing.is(text) {
                    cell = TableCell::Empty;
                }
            }
            cells.push(cell);
        }
        // A mark of repetition beside an address of registration that is written says the same as «тот же».
        let is_same = |said: &str| CellMark::SameHome.is(said) || CellMark::Ditto.is(said);
        if let Some((home, registered)) = homes
            && is_same(&row.cell(home).text())
            && !CellMark::Ditto.is(&row.cell(registered).text())
        {
            // Where no registration is said, the words say nothing: the family of the row above is another one.
            let begins = place(ListColumn::Ordinal).is_none_or(|ordinal| !row.cell(ordinal).is_empty());
            let is_said = !cells[registered].is_empty();
            if is_said || begins && place(ListColumn::Role).is_none() {
                cells[home] = if is_said { cells[registered].clone() } else { row.cell(home).clone() };
            }
        }
        all.push(FilledRow { above, cells, ..FilledRow::of_row(row.number) });
    }
    // Of a person or a family that is merged over several rows the further rows are its own.
    for area in down {
        for place in area.columns.0..=area.columns.1.min(table.heads.len().saturating_sub(1)) {
            let Some(head) = table.heads.get(place) else { break };
            if head.column.names_somebody()
                || matches!(head.column, ListColumn::Ordinal | ListColumn::FamilyId)
            {
                continue;
            }
            let first = all.partition_point(|row| row.number < area.rows.0);
            let Some(value) = all.get(first).filter(|row| row.number == area.rows.0) else { continue };
            let value = value.cells.get(area.columns.0).cloned().unwrap_or_default();
            for row in all[first..].iter_mut().take_while(|row| row.number <= area.rows.1) {
                if row.cells[place].is_empty() && place == area.columns.0 {
                    row.cells[place] = value.clone();
                }
            }
        }
    }
    all.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
    if !table.is_own() {
        repeated::places(&mut all, table);
        repeated::curators(&mut all, table);
    }
    if has_siblings {
        siblings::name(&mut all, table);
    }
    all
}

/// How the families of a table are parted.
struct FamilyDivider<'a> {
    table: &'a RosterTable,
    /// The column that is filled on the first row of each family only.
    opening: Option<ListColumn>,
    /// Whether each row names one person, with the role.
    by_role: bool,
    /// Whether each row names one person, without one.
    by_person: bool,
    today: NaiveDate,
}

/// Columns that are filled on the first row of a family only, where they are not on all.
const OPENING: [ListColumn; 5] = [
    ListColumn::Ordinal,
    ListColumn::JournalNumber,
    ListColumn::Address,
    ListColumn::Registered,
    ListColumn::Street,
];

impl<'a> FamilyDivider<'a> {
    fn of(table: &'a RosterTable, rows: &[FilledRow], today: NaiveDate) -> FamilyDivider<'a> {
        let has = |column| table.heads.iter().any(|h| h.column == column);
        let by_role = has(ListColumn::Role) && !has(ListColumn::Children);
        let filled = |column: ListColumn| rows.iter().filter(|row| row.of(table, column).is_some()).count();
        let sparse = |column: &ListColumn| (1..rows.len()).contains(&filled(*column));
        let opening = OPENING.into_iter().find(sparse).filter(|_| by_role);
        let by_person = table.slots.len() == 1 && !has(ListColumn::Children) && !has(ListColumn::Role);
        FamilyDivider { table, opening, by_role, by_person, today }
    }

    /// What a row names the family by.
    fn key(&self, row: &FilledRow) -> String {
        use ListColumn::{Father, FirstName, LastName, Mother, Name, Patronymic};
        // Further people of a row do not tell families apart.
        let first = |column| {
            let place = self.table.heads.iter().position(|head| head.column == column);
            place.and_then(|place| row.cells.get(place)).map(|cell| plain(&cell.text())).unwrap_or_default()
        };
        let named: Vec<String> = [Name, LastName, FirstName, Patronymic, Mother, Father]
            .into_iter()
            .map(first)
            .filter(|text| !text.is_empty())
            .collect();
        named.join(" ")
    }

    fn begins(&self, row: &FilledRow, family: &[FilledRow]) -> bool {
        let Some(first) = family.first() else { return true };
        if row.above != first.above {
            return true;
        }
        if row.above.family.is_some() {
            return false;
        }
        let text = |row: &FilledRow, column| row.text(self.table, column);
        let id = text(row, ListColumn::FamilyId);
        if !id.is_empty() {
            return id != text(first, ListColumn::FamilyId);
        }
        let has_title = self.table.heads.iter().any(|h| h.column == ListColumn::Title);
        if has_title {
            let title = text(row, ListColumn::Title);
            let other = !title.is_empty() && title != text(first, ListColumn::Title);
            return other || self.lives_elsewhere(row, first);
        }
        if self.by_role {
            if let Some(opening) = self.opening {
                return row.of(self.table, opening).is_some();
            }
            let of =
                |row: &FilledRow| row.of(self.table, ListColumn::Role).and_then(|cell| role(&cell.text()));
            let is_applicant = |row: &FilledRow| {
                row.of(self.table, ListColumn::Role).is_some_and(|cell| CellMark::Applicant.is(&cell.text()))
            };
            if is_applicant(row) && family.iter().any(is_applicant) {
                return true;
            }
            let is_child = |role: Option<Role>| role.is_some_and(Role::is_child);
            let after_children = family.iter().any(|row| is_child(of(row)));
            let twice = of(row).is_some() && family.iter().any(|other| of(other) == of(row));
            return !is_child(of(row)) && (after_children || twice);
        }
        if self.continues(row, family) {
            return false;
        }
        let key = self.key(row);
        if key.is_empty() {
            let names_children = row.of(self.table, ListColumn::Children).is_some();
            // A list of children alone: each is a family of its own, unless the row above names the parents.
            return names_children && self.key(first).is_empty() || self.lives_elsewhere(row, first);
        }
        key != self.key(first) || self.lives_elsewhere(row, first)
    }

    /// Whether a row that names somebody goes on with the family above, where each row names one person: it has no
    /// number or no address of its own, or is a child of that surname in that home.
    fn continues(&self, row: &FilledRow, family: &[FilledRow]) -> bool {
        let first = &family[0];
        if self.lives_elsewhere(row, first) {
            return false;
        }
        let lacks = |column| row.of(self.table, column).is_none() && first.of(self.table, column).is_some();
        if row.is_sibling || lacks(ListColumn::Ordinal) && !self.has_own_course(row, family) {
            return true;
        }
        if !self.by_person || !self.is_of_surname(row, family) {
            return false;
        }
        let is_home = |row: &FilledRow| {
            [ListColumn::Address, ListColumn::House].map(|c| row.text(self.table, c)).concat()
        };
        let is_at_home = !is_home(row).is_empty() && is_home(row) == is_home(first);
        lacks(ListColumn::Address) || is_at_home && self.is_child(row)
    }

    /// Whether a row names somebody of another surname with a course of their own: a day on which they were registered, a
    /// level, an agreement that no row above has.
    fn has_own_course(&self, row: &FilledRow, family: &[FilledRow]) -> bool {
        let differs = |column| {
            let own = row.text(self.table, column);
            !own.is_empty() && family.iter().all(|other| own != other.text(self.table, column))
        };
        !self.is_of_surname(row, family)
            && [ListColumn::Registered, ListColumn::Level, ListColumn::LevelFrom, ListColumn::Agreement]
                .into_iter()
                .any(differs)
    }

    /// Whether a row names somebody of another surname, and only its missing number says that the family goes on.
    fn is_guess(&self, row: &FilledRow, family: &[FilledRow]) -> bool {
        let of_rule = self.by_role || row.is_sibling || row.above.family.is_some();
        let has_title = self.table.heads.iter().any(|h| h.column == ListColumn::Title);
        let key = self.key(row);
        !of_rule
            && !has_title
            && !key.is_empty()
            && family.iter().all(|other| self.key(other) != key)
            && !self.is_of_surname(row, family)
    }

    /// Whether somebody of the family has the surname of a row, whatever its form.
    fn is_of_surname(&self, row: &FilledRow, family: &[FilledRow]) -> bool {
        let surname = |row: &FilledRow| {
            let text =
                [ListColumn::LastName, ListColumn::Name].map(|c| row.of(self.table, c).map(TableCell::text));
            let word = text.into_iter().flatten().next()?.split_whitespace().next()?.to_owned();
            Some(plain(&gender::surname(&word, Sex::Male)))
        };
        let own = surname(row).filter(|own| own.chars().count() > 2);
        own.is_some() && family.iter().any(|other| surname(other) == own)
    }

    /// Whether a row is about a child by the birth.
    fn is_child(&self, row: &FilledRow) -> bool {
        let born = row.of(self.table, ListColumn::Born).and_then(|cell| birth(cell, self.today));
        born.is_some_and(|(born, _)| born.is_of_child(self.today))
    }

    /// Whether both rows have an address, and not the same.
    fn lives_elsewhere(&self, row: &FilledRow, first: &FilledRow) -> bool {
        use ListColumn::{Address, Flat, House, Settlement, Street};
        [Address, Settlement, Street, House, Flat].into_iter().any(|column| {
            let (a, b) = (row.text(self.table, column), first.text(self.table, column));
            !a.is_empty() && !b.is_empty() && a != b
        })
    }
}

/// The families of a table, each as its rows.
#[must_use]
pub fn families(sheet: &TableSheet, table: &RosterTable, today: NaiveDate) -> Vec<Vec<FilledRow>> {
    let rows = full(sheet, table);
    let parting = FamilyDivider::of(table, &rows, today);
    let mut all: Vec<Vec<FilledRow>> = Vec::new();
    for mut row in rows {
        match all.last_mut() {
            Some(family) if !parting.begins(&row, family) => {
                row.is_unnumbered = parting.is_guess(&row, family);
                family.push(row);
            }
            _ => all.push(vec![row]),
        }
    }
    all
}
