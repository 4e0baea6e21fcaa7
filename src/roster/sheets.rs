//! Which sheets of a book are read: those that a person names, else the one that looks most like a list of families and
//! those that are built like it. What is not read is named.

use std::collections::BTreeSet;

use super::ColumnChoices;
use super::column::ListColumn;
use super::layout::{RosterRow, RosterTable, is_of_closed};
use super::words::{CellMark, plain};
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
    table.heads.iter().any(|head| head.column.names_somebody())
}

fn names_somebody(tables: &[RosterTable]) -> bool {
    tables.iter().any(is_naming)
}

/// Whether a table is a journal of visits: days and what came of them, and nothing that a family has once. Where it says
/// where the families live or how to call them, they are named again and again.
fn is_of_visits(table: &RosterTable, sheet: &TableSheet) -> bool {
    use ListColumn::{
        Address, Born, Category, ChildBorn, Children, Father, House, Level, Mother, Phones, Registered,
        Status,
    };
    let of_family = [Born, Category, ChildBorn, Children, Father, Level, Mother, Registered, Status];
    let of_home = [Address, House, Phones];
    let labels = || table.heads.iter().map(|head| head.label.as_str());
    let is_day = |label: &str| CellMark::Day.is_in(label);
    let is_said = |label: &str| CellMark::VisitSaid.is_in_stems(label);
    let of_visit = |label: &str| CellMark::Visit.is_in_stems(label);
    let said = labels().filter(|label| is_said(label)).count();
    // «Вид посещения» beside «Результат»; «Дата посещения» with «Цель посещения»; «Цель» and «Итог».
    let speaks = labels().any(|label| of_visit(label) && (is_day(label) || is_said(label)))
        || labels().any(|label| of_visit(label) && labels().any(|other| other != label && is_said(other)));
    labels().any(is_day)
        && said > 0
        && (speaks || said > 1)
        && !table.heads.iter().any(|head| of_family.contains(&head.column))
        && (!table.heads.iter().any(|head| of_home.contains(&head.column)) || names_repeat(table, sheet))
}

/// Whether two rows of a table name the same people.
fn names_repeat(table: &RosterTable, sheet: &TableSheet) -> bool {
    let places: Vec<usize> =
        (0..table.heads.len()).filter(|at| table.heads[*at].column.names_somebody()).collect();
    let mut seen = BTreeSet::new();
    let named = |line: &RosterRow| {
        places.iter().map(|at| plain(&sheet.rows[line.at].cell(*at).text())).collect::<Vec<_>>().join(" ")
    };
    table.rows.iter().map(named).filter(|name| !name.trim().is_empty()).any(|name| !seen.insert(name))
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
        naming().next().is_some() && naming().all(|table| is_of_visits(table, &book.sheets[*place]))
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
            let best = shown
                .iter()
                .rev()
                .copied()
                .max_by_key(|place| (is_of_present(place), likeness(&tables[*place])));
            let own = best.map(|best| kinds(&tables[best])).unwrap_or_default();
            let alike = |place: &usize| Some(*place) == best || is_alike(&own, &kinds(&tables[*place]));
            shown.into_iter().filter(alike).collect()
        }
    };
    let is_read = |place: &usize| match sheets {
        SheetSelection::These(_) => names_somebody(&tables[*place]),
        SheetSelection::Likely => names(place),
    };
    if !read.iter().any(is_read) {
        let is_likely = *sheets == SheetSelection::Likely;
        let is_away = is_likely && all().any(|place| names(&place));
        let why = match is_likely && all().any(|place| is_of_visits(&place)) {
            _ if is_away => "list-names-hidden",
            true => "list-visits",
            false => "list-no-names",
        };
        return Err(UserError::new(why));
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
