//! Which sheets of a book are read: those that a person names, else the one that looks most like a list of families and
//! those that are built like it. What is not read is named.

use std::collections::BTreeSet;

use super::ColumnChoices;
use super::column::ListColumn;
use super::layout::{RosterTable, TableSubject, is_of_closed};
use crate::domain::UserError;
use crate::table::{TableBook, TableSheet};

/// The sheets that are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SheetSelection {
    /// Those that look like lists of families.
    #[default]
    Likely,
    /// These, by their places in the book.
    These(BTreeSet<usize>),
}

/// How a book is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RosterOptions {
    /// What was chosen for columns.
    pub named: ColumnChoices,
    pub sheets: SheetSelection,
}

/// A part of a book that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadPart {
    /// The place of the sheet.
    pub sheet: usize,
    pub part: UnreadReason,
}

/// What of a sheet was not read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnreadReason {
    /// The whole sheet: it is hidden.
    HiddenSheet,
    /// The whole sheet: it is another table than the list, or was not chosen.
    OtherSheet,
    /// The whole sheet: it names nobody.
    NamelessSheet,
    /// The whole sheet: it is a journal of visits, which names families again and again.
    Visits,
    /// Hidden rows, by their numbers.
    HiddenRows(Vec<usize>),
    /// Hidden columns with something in them, by their places.
    HiddenColumns(Vec<usize>),
    /// So many cells to the right of the columns that are read.
    Beyond(usize),
    /// Rows that belong to no family, by their numbers.
    Remarks(Vec<usize>),
}

impl UnreadReason {
    /// The name in answers to programs, and of its message.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            UnreadReason::HiddenSheet => "hidden_sheet",
            UnreadReason::OtherSheet => "other_sheet",
            UnreadReason::NamelessSheet => "nameless_sheet",
            UnreadReason::Visits => "visits",
            UnreadReason::HiddenRows(_) => "hidden_rows",
            UnreadReason::HiddenColumns(_) => "hidden_columns",
            UnreadReason::Beyond(_) => "beyond",
            UnreadReason::Remarks(_) => "remarks",
        }
    }
}

/// Of ten kinds of columns so many are alike in two sheets that are one list.
const ALIKE: usize = 7;

/// What the columns of a sheet hold, as far as it says what the sheet is about.
fn kinds(tables: &[RosterTable]) -> BTreeSet<ListColumn> {
    let silent = |c: &ListColumn| {
        matches!(c, ListColumn::Other | ListColumn::Ordinal | ListColumn::Leave | ListColumn::Refused)
    };
    tables.iter().flat_map(|t| &t.heads).map(|h| h.column).filter(|c| !silent(c)).collect()
}

fn is_naming(table: &RosterTable) -> bool {
    table.subject == TableSubject::Visits || table.heads.iter().any(|head| head.column.names_somebody())
}

fn names_somebody(tables: &[RosterTable]) -> bool {
    tables.iter().any(is_naming)
}

/// How much tables look like a list of families: by what is known of each, and by the order of their number.
fn likeness(tables: &[RosterTable]) -> usize {
    let rows: usize = tables.iter().map(|table| table.rows.len()).sum();
    let order = usize::BITS - rows.leading_zeros();
    kinds(tables).len() * order as usize
}

fn is_alike(one: &BTreeSet<ListColumn>, other: &BTreeSet<ListColumn>) -> bool {
    one.intersection(other).count() * 10 >= one.len().max(other.len()) * ALIKE
}

/// The places of the sheets that are read, and the others with the reason. `tables`: of each sheet.
///
/// # Errors
/// If none of them names anybody.
pub(super) fn chosen(
    book: &TableBook,
    tables: &[Vec<RosterTable>],
    sheets: &SheetSelection,
) -> Result<(BTreeSet<usize>, Vec<UnreadPart>), UserError> {
    let all = || 0..book.sheets.len();
    let is_of_visits = |place: &usize| {
        let naming = || tables[*place].iter().filter(|table| is_naming(table));
        naming().next().is_some() && naming().all(|table| table.subject == TableSubject::Visits)
    };
    let names = |place: &usize| names_somebody(&tables[*place]) && !is_of_visits(place);
    let is_shown = |place: &usize| !book.sheets[*place].is_hidden;
    let read: BTreeSet<usize> = match sheets {
        // A person knows what the sheet is.
        SheetSelection::These(places) => all().filter(|place| places.contains(place)).collect(),
        SheetSelection::Likely => {
            let shown: Vec<usize> = all().filter(is_shown).filter(names).collect();
            // An archive is never preferred to those who are accompanied.
            let is_of_present = |place: &usize| !is_of_closed(&book.sheets[*place].name);
            if shown.is_empty() && !all().any(|place| names(&place)) {
                // A book without a list may be a journal of visits.
                all().filter(is_shown).filter(is_of_visits).collect()
            } else {
                likely(book, &shown, tables, is_of_present)
            }
        }
    };
    let is_read = |place: &usize| names_somebody(&tables[*place]);
    if !read.iter().any(is_read) {
        let is_away = *sheets == SheetSelection::Likely && all().any(|place| names(&place));
        return Err(UserError::new(if is_away { "list-names-hidden" } else { "list-no-names" }));
    }
    let mut unread = Vec::new();
    for place in all() {
        let sheet = &book.sheets[place];
        if read.contains(&place) {
            unread.extend(parts(sheet, &tables[place]).map(|part| UnreadPart { sheet: place, part }));
            continue;
        }
        let part = match (is_shown(&place), names(&place)) {
            (false, _) => UnreadReason::HiddenSheet,
            (true, false) if is_of_visits(&place) => UnreadReason::Visits,
            (true, true) => UnreadReason::OtherSheet,
            (true, false) => UnreadReason::NamelessSheet,
        };
        unread.push(UnreadPart { sheet: place, part });
    }
    Ok((read, unread))
}

/// Of sheets with families the one that looks most like a list of them, and those that are built like it.
fn likely(
    book: &TableBook,
    shown: &[usize],
    tables: &[Vec<RosterTable>],
    is_of_present: impl Fn(&usize) -> bool,
) -> BTreeSet<usize> {
    let best =
        shown.iter().rev().copied().max_by_key(|place| (is_of_present(place), likeness(&tables[*place])));
    let own = best.map(|best| kinds(&tables[best])).unwrap_or_default();
    // Each card of a book may leave out other fields.
    let turned = |place: usize| book.sheets[place].turned;
    let is_card =
        |place: &usize| turned(*place).is_some() && best.is_some_and(|best| turned(best) == turned(*place));
    let alike =
        |place: &usize| Some(*place) == best || is_card(place) || is_alike(&own, &kinds(&tables[*place]));
    shown.iter().copied().filter(alike).collect()
}

/// What of a sheet that is read is not.
fn parts(sheet: &TableSheet, tables: &[RosterTable]) -> impl Iterator<Item = UnreadReason> {
    let left = |place: &usize| {
        tables.iter().any(|table| {
            let is_left = table.heads.get(*place).is_none_or(|head| head.column == ListColumn::Leave);
            is_left && table.rows.iter().any(|line| !sheet.rows[line.at].cell(*place).is_empty())
        })
    };
    let columns: Vec<usize> = sheet.hidden_columns.iter().copied().filter(left).collect();
    let passed = |row: &usize| {
        let at = sheet.rows.iter().position(|known| known.number == *row);
        at.is_some_and(|at| tables.iter().any(|table| table.passed.contains(&at)))
    };
    let rows: Vec<usize> = sheet.hidden_rows.iter().copied().filter(|row| !passed(row)).collect();
    let rows = (!rows.is_empty()).then_some(UnreadReason::HiddenRows(rows));
    let columns = (!columns.is_empty()).then_some(UnreadReason::HiddenColumns(columns));
    let beyond = (sheet.beyond > 0).then_some(UnreadReason::Beyond(sheet.beyond));
    let remarks: Vec<usize> =
        tables.iter().flat_map(|table| &table.remarks).map(|at| sheet.rows[*at].number).collect();
    let remarks = (!remarks.is_empty()).then_some(UnreadReason::Remarks(remarks));
    [rows, columns, beyond, remarks].into_iter().flatten()
}
