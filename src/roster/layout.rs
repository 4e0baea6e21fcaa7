//! Where the tables of a sheet are: titles above the head, heads of one or two rows, several tables below each other,
//! rows of a section («Кризисный уровень»), totals, signatures.

mod guess;
mod heads;
mod lone;
mod sections;
mod slots;

use std::collections::BTreeMap;

use guess::{HeadKnowledge, guess_by_content};
use heads::{head_at, is_numbering, side_by_side};
use lone::{LoneCell, lone, wide};
pub(super) use sections::curator;
pub(in crate::roster) use sections::is_of_closed;
pub use sections::{ClosedHead, RowContext};
use sections::{SectionHead, SectionStack};
pub use slots::PersonSlot;

use super::column::ListColumn;
use super::content;
use super::words::{CellMark, is_signature, is_total, plain};
use crate::domain::member::Role;
use crate::table::{TableCell, TableRow, TableSheet};

/// What was chosen for columns by their heads; a column without one by its letter.
pub type ColumnChoices = BTreeMap<String, ListColumn>;

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnHead {
    /// As the list calls it; of a head of two rows both, of none the letter.
    pub label: String,
    pub column: ListColumn,
    /// Whose it is, where it is about a person.
    pub subject: ColumnSubject,
    /// The one of several people of a row whom it is about.
    pub slot: Option<usize>,
    /// Whose its phones are, where its head says one: «Тел. отца».
    pub phones_of: Option<Role>,
}

/// Whom of the people of a row a column is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColumnSubject {
    /// Who is named in the row by name columns.
    #[default]
    Own,
    Mother,
    Father,
    Children,
}

/// What the rows of a table are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TableSubject {
    #[default]
    Families,
    /// Visits of families that the file has.
    Visits,
}

/// A table of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RosterTable {
    pub subject: TableSubject,
    pub heads: Vec<ColumnHead>,
    /// The people whom a row may name.
    pub slots: Vec<PersonSlot>,
    /// Its rows, by their place in the sheet.
    pub rows: Vec<RosterRow>,
    /// Rows that hold no family: heads, totals, signatures, by their place in the sheet.
    pub passed: Vec<usize>,
    /// Rows among or below the others that belong to no family, by their place in the sheet.
    pub remarks: Vec<usize>,
}

impl RosterTable {
    /// Whether the program wrote it: then every cell is taken as it is.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.heads.iter().any(|head| head.column == ListColumn::FamilyId)
    }
}

/// A row of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RosterRow {
    /// Its place in the sheet.
    pub at: usize,
    pub above: RowContext,
}

impl ColumnHead {
    /// The head of a column that belongs to the table beside this one.
    fn aside() -> ColumnHead {
        ColumnHead {
            label: String::new(),
            column: ListColumn::Leave,
            subject: ColumnSubject::Own,
            slot: None,
            phones_of: None,
        }
    }

    /// Whether the column belongs to the table beside this one.
    #[must_use]
    pub fn is_aside(&self) -> bool {
        self.label.is_empty()
    }
}

/// The letter of a column, as Excel shows it.
#[must_use]
pub fn letter(column: usize) -> String {
    let mut text = String::new();
    let mut rest = column;
    loop {
        let digit = u8::try_from(rest % 26).unwrap_or(0);
        text.insert(0, char::from(b'A' + digit));
        match rest / 26 {
            0 => return text,
            more => rest = more - 1,
        }
    }
}

/// The key by which a column is chosen for its head.
#[must_use]
pub fn key(label: &str) -> String {
    plain(label)
}

/// The rows up to which the first head is looked for: titles and stamps are above it.
const HEAD_WITHIN: usize = 60;

/// Finds heads and the rows below them.
#[must_use]
pub fn tables(sheet: &TableSheet, named: &ColumnChoices) -> Vec<RosterTable> {
    let hidden = sheet.hidden_above();
    let mut tables = with_heads(sheet, named, hidden);
    if hidden > 0 {
        // The head of a list may be the row that is hidden: then what it is the head of is read by it alone.
        let rows = |tables: &[RosterTable]| tables.iter().map(|table| table.rows.len()).sum::<usize>();
        let all = with_heads(sheet, named, 0);
        if tables.is_empty() || rows(&all) > rows(&tables) {
            tables = all;
        }
    }
    if tables.is_empty() {
        return without_head(sheet, named, hidden).into_iter().collect();
    }
    for table in &mut tables {
        guess_by_content(table, sheet, named, HeadKnowledge::Known);
    }
    tables
}

/// The tables with heads from this row on. Of the rows that are hidden only heads are read.
fn with_heads(sheet: &TableSheet, named: &ColumnChoices, from: usize) -> Vec<RosterTable> {
    let mut tables: Vec<RosterTable> = Vec::new();
    let mut sections = SectionStack::of(sheet);
    let width = sheet.width();
    let wide = wide(sheet);
    // How many tables lie side by side.
    let mut beside = 0;
    let mut above: Vec<usize> = Vec::new();
    // Whether a title has been read since the last row of a table.
    let mut is_titled = false;
    let mut at = from;
    while at < sheet.rows.len() {
        if let Some((heads, rows)) = head_at(sheet, width, at, named) {
            // A title between two tables may name the level of the second one.
            let passed: Vec<usize> = above.drain(..).chain(at..at + rows).collect();
            let parts = side_by_side(sheet, heads);
            // On another page the same head comes again.
            let from = tables.len() - beside;
            if parts.len() == beside && tables[from..].iter().zip(&parts).all(|(t, heads)| t.heads == *heads)
            {
                tables[from].passed.extend(passed);
                if std::mem::take(&mut is_titled) {
                    sections.begin_table();
                }
                at += rows;
                continue;
            }
            beside = parts.len();
            for (part, heads) in parts.into_iter().enumerate() {
                let passed = if part == 0 { passed.clone() } else { Vec::new() };
                tables.push(RosterTable { heads, passed, ..RosterTable::default() });
            }
            sections.begin_table();
            at += rows;
            continue;
        }
        let row = &sheet.rows[at];
        if sheet.hidden_rows.contains(&row.number) {
            // Above the head it is a title, as one that is shown.
            above.extend(Some(at).filter(|_| tables.is_empty()));
            at += 1;
            continue;
        }
        if let Some(said) = section_of(sheet, width, at, tables.last()) {
            sections.begin(said, at);
            match tables.last_mut() {
                Some(table) => table.passed.push(at),
                None => above.push(at),
            }
        } else if let Some(table) = tables.last_mut() {
            if is_numbering(row) || is_beside(row, &table.heads) {
                table.passed.push(at);
            } else if let Some(found) = lone(&wide, row, &table.heads) {
                match found {
                    LoneCell::Settlement => sections.begin(SectionHead::Settlement, at),
                    LoneCell::Street => sections.begin(SectionHead::Street, at),
                    LoneCell::Family => sections.begin_family(at),
                    LoneCell::Remark => {
                        table.remarks.push(at);
                        is_titled |= !row.cells.iter().any(|cell| CellMark::Page.begins(&cell.text()));
                    }
                }
                table.passed.push(at);
            } else {
                is_titled = false;
                let (from, above) = (tables.len() - beside, sections.above());
                for table in &mut tables[from..] {
                    table.rows.push(RosterRow { at, above });
                }
            }
        } else {
            above.push(at);
            if at + 1 == HEAD_WITHIN {
                break;
            }
        }
        at += 1;
    }
    tables
}

/// A list without any head: the columns are guessed by what they hold.
fn without_head(sheet: &TableSheet, named: &ColumnChoices, from: usize) -> Option<RosterTable> {
    let above = SectionStack::of(sheet).above();
    let heads = (0..sheet.width())
        .map(|c| ColumnHead {
            label: letter(c),
            column: ListColumn::Other,
            subject: ColumnSubject::Own,
            slot: None,
            phones_of: None,
        })
        .collect();
    let mut table = RosterTable { heads, ..RosterTable::default() };
    for (at, row) in sheet.rows.iter().enumerate().skip(from) {
        let filled = row.cells.iter().filter(|c| !c.is_empty()).count();
        if filled < 2 && sheet.width() > 1 || is_beside(row, &table.heads) {
            table.passed.push(at);
        } else {
            table.rows.push(RosterRow { at, above });
        }
    }
    guess_by_content(&mut table, sheet, named, HeadKnowledge::Unknown);
    if let Some(labels) = unknown_head(sheet, &table) {
        table.passed.push(table.rows.remove(0).at);
        for (head, label) in table.heads.iter_mut().zip(labels) {
            (head.label, head.column) = (label, ListColumn::Other);
        }
        guess_by_content(&mut table, sheet, named, HeadKnowledge::Unknown);
    }
    table.heads.iter().any(|h| h.column.names_somebody()).then_some(table)
}

/// The labels of a first row that is no row of its table: where others have a name it has other words.
fn unknown_head(sheet: &TableSheet, table: &RosterTable) -> Option<Vec<String>> {
    let place = table.heads.iter().position(|head| head.column == ListColumn::Name)?;
    let (first, more) = (table.rows.first()?, table.rows.get(1)?);
    let cells = &sheet.rows[first.at].cells;
    let is_label = |cell: &TableCell| {
        matches!(cell, TableCell::Empty) || matches!(cell, TableCell::Text(text) if !content::is_datum(text))
    };
    let named = |line: &RosterRow| content::is_named(&sheet.rows[line.at].cell(place).text());
    let is_head = cells.iter().all(is_label) && !named(first) && named(more);
    let label = |place: usize| Some(cells.get(place)?.text()).filter(|text| !text.is_empty());
    is_head
        .then(|| (0..table.heads.len()).map(|place| label(place).unwrap_or_else(|| letter(place))).collect())
}

/// Whether the row sums up or signs the table.
fn is_beside(row: &TableRow, heads: &[ColumnHead]) -> bool {
    // In a list of the program's own any word is a text.
    if heads.iter().any(|head| head.column == ListColumn::FamilyId) {
        return false;
    }
    let first = row.cells.iter().enumerate().find_map(|(place, cell)| match cell {
        TableCell::Text(text) => Some((place, text)),
        _ => None,
    });
    let Some((place, first)) = first else { return false };
    if is_total(first) {
        return true;
    }
    // A specialist may be a parent, or the curator of the family that the row names: only a row with little in it is signed.
    let filled = |places: &dyn Fn(usize) -> bool| {
        row.cells.iter().enumerate().filter(|(at, cell)| !cell.is_empty() && places(*at)).count()
    };
    let column = |place: usize| heads.get(place).map_or(ListColumn::Other, |head| head.column);
    let is_of_curator = column(place) == ListColumn::Curator && filled(&|at| column(at).names_somebody()) > 0;
    is_signature(first) && !is_of_curator && filled(&|_| true) * 2 <= heads.len().max(4)
}

/// What a row says that holds nothing but the head of a section: «Экстренный уровень», «Снятые с учёта».
fn section_of(
    sheet: &TableSheet,
    width: usize,
    at: usize,
    table: Option<&RosterTable>,
) -> Option<SectionHead> {
    let mut filled = sheet.rows[at].cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
    let (Some((place, TableCell::Text(text))), None) = (filled.next(), filled.next()) else { return None };
    if width < 2 || table.is_some_and(RosterTable::is_own) {
        return None;
    }
    let column = table.and_then(|table| table.heads.get(place)).map_or(ListColumn::Other, |head| head.column);
    let said = SectionHead::of(text)?;
    match said {
        SectionHead::Level(_) => Some(said),
        // Below the table a specialist signs it.
        SectionHead::Curator => is_followed(sheet, at).then_some(said),
        _ => (place == 0 || table.is_none() || column.names_somebody()).then_some(said),
    }
}

/// Whether a row with more than a remark comes behind this one.
fn is_followed(sheet: &TableSheet, at: usize) -> bool {
    let is_row = |row: &&TableRow| row.cells.iter().filter(|cell| !cell.is_empty()).count() > 1;
    sheet.rows[at + 1..].iter().find(is_row).is_some_and(|row| !is_beside(row, &[]))
}
