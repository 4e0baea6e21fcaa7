//! Journals of visits: each row is a contact with a family that the file has.
//!
//! ```text
//!  RosterTable --is_journal--> a day, what was done, families named again and again
//!       --rows-----> JournalVisit: day, hour, kind, outcome, text, and the family as the row names it
//!       --entry----> RosterEntry with one contact
//!       --family---> the family of the file: by id, number, name, home, phone
//!       --settle---> what the file lacks: a new contact, or lines of the one that it has
//! ```

mod clock;
mod draft;
mod family;
mod hour;
mod kind;
mod named;
mod rows;
mod settle;
mod texts;

use std::collections::{BTreeMap, BTreeSet};

pub use family::place;
pub(super) use rows::entries;
pub use settle::settle;

use super::ColumnChoices;
use super::column::{ListColumn, of_visits};
use super::layout::{RosterRow, RosterTable, TableSubject, key};
use super::words::{CellMark, NamedKind, plain, visit_kind};
use crate::table::TableSheet;

/// Marks the tables of a sheet that are journals of visits, and names their columns.
pub(super) fn recognise(sheet: &TableSheet, tables: &mut [RosterTable], named: &ColumnChoices) {
    for table in tables {
        if !is_journal(table, sheet, named) {
            continue;
        }
        table.subject = TableSubject::Visits;
        for head in &mut table.heads {
            let is_free = !head.is_aside() && !named.contains_key(&key(&head.label));
            if let Some(column) = of_visits(&head.label).filter(|_| is_free) {
                head.column = column;
            }
        }
    }
}

/// Whether a table is a journal of visits. A list of families may say of each when it was visited last: it has what a
/// family has once, and each family once. A person who says what else the column of days is knows better.
fn is_journal(table: &RosterTable, sheet: &TableSheet, named: &ColumnChoices) -> bool {
    use ListColumn::{
        Address, Born, Category, ChildBorn, Children, Father, House, Level, Mother, Phones, Registered,
        Status,
    };
    let labels = || table.heads.iter().map(|head| head.label.as_str());
    if table.is_own() {
        return false;
    }
    if table.heads.iter().any(|head| head.column == ListColumn::VisitOn) {
        return true;
    }
    let is_free = |label: &str| !named.contains_key(&key(label));
    let day = |label: &str| of_visits(label) == Some(ListColumn::VisitOn) && is_free(label);
    let is_said = |label: &str| CellMark::VisitSaid.is_in_stems(label);
    let of_visit = |label: &str| CellMark::Visit.is_in_stems(label);
    let Some(day_at) = labels().position(|label| day(label) && !CellMark::LastVisit.is_in_stems(label))
    else {
        return false;
    };
    let said = labels().filter(|label| is_said(label)).count();
    let days = labels().filter(|label| day(label) && of_visit(label)).count();
    let speaks = names_kinds(table, sheet)
        || labels().any(|label| of_visit(label) && (day(label) || is_said(label)))
        || labels().any(|label| of_visit(label) && labels().any(|other| other != label && is_said(other)));
    let is_titled = is_titled(table, sheet);
    if said == 0 && !speaks && !is_titled {
        return false;
    }
    let has = |columns: &[ListColumn]| table.heads.iter().any(|head| columns.contains(&head.column));
    let of_family = has(&[Born, Category, ChildBorn, Children, Father, Level, Mother, Registered, Status]);
    let name_at = table.heads.iter().position(|head| head.column.names_somebody()).unwrap_or(usize::MAX);
    let begins_with_day = day_at < name_at && labels().nth(day_at).is_some_and(of_visit);
    is_titled
        || names_repeat(table, sheet, day_at)
        || days > 1 && !of_family
        || (speaks || said > 1) && !of_family && (!has(&[Address, House, Phones]) || begins_with_day)
}

/// Whether a title above the table, or the name of the sheet, calls it a journal of visits.
fn is_titled(table: &RosterTable, sheet: &TableSheet) -> bool {
    let is_title = |text: &str| CellMark::Journal.is_in_stems(text) && CellMark::Visit.is_in_stems(text);
    let first = table.rows.first().map_or(usize::MAX, |row| row.at);
    let above = table.passed.iter().filter(|at| **at < first).map(|at| &sheet.rows[*at]);
    let mut alone = above.filter(|row| row.cells.iter().filter(|cell| !cell.is_empty()).count() == 1);
    is_title(&sheet.name) || alone.any(|row| row.cells.iter().any(|cell| is_title(&cell.text())))
}

/// Whether a column names kinds of contacts in most of its cells.
fn names_kinds(table: &RosterTable, sheet: &TableSheet) -> bool {
    let of_kind = |head: &super::layout::ColumnHead| of_visits(&head.label) == Some(ListColumn::VisitKind);
    let Some(place) = table.heads.iter().position(of_kind) else { return false };
    let texts = table.rows.iter().map(|row| sheet.rows[row.at].cell(place).text());
    let texts: Vec<String> = texts.filter(|text| !text.is_empty()).take(TRIED).collect();
    let known = texts
        .iter()
        .filter(|text| visit_kind(text) != NamedKind::None || CellMark::VisitPlain.is_in_stems(text))
        .count();
    known > 0 && known * 10 >= texts.len() * 6
}

/// Cells by which a column is judged.
const TRIED: usize = 200;

/// Whether two rows of a table name the same people on different days.
fn names_repeat(table: &RosterTable, sheet: &TableSheet, day: usize) -> bool {
    let places: Vec<usize> =
        (0..table.heads.len()).filter(|at| table.heads[*at].column.names_somebody()).collect();
    let mut seen: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for RosterRow { at, .. } in &table.rows {
        let text = |place: usize| plain(&sheet.rows[*at].cell(place).text());
        let name = places.iter().map(|place| text(*place)).collect::<Vec<_>>().join(" ");
        if !name.trim().is_empty() && !text(day).is_empty() {
            seen.entry(name).or_default().insert(text(day));
        }
    }
    seen.values().any(|days| days.len() > 1)
}
