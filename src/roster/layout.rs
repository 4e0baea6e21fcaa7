//! Where the tables of a sheet are: titles above the head, heads of one or two rows, several tables below each other,
//! rows of a section («Кризисный уровень»), totals, signatures.

mod heads;
mod lone;
mod slots;

use std::collections::BTreeMap;

use heads::{head_at, is_numbering, side_by_side};
use lone::{Lone, lone, wide};
pub use slots::Slot;

use super::column::{Column, guesses};
use super::content;
use super::words::{Mark, is_signature, is_total, level, plain};
use crate::domain::Level;
use crate::table::{Cell, Row, Sheet};

/// What was chosen for columns by their heads; a column without one by its letter.
pub type Named = BTreeMap<String, Column>;

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// As the list calls it; of a head of two rows both, of none the letter.
    pub label: String,
    pub column: Column,
    /// Whose it is, where it is about a person.
    pub subject: ColumnSubject,
    /// The one of several people of a row whom it is about.
    pub slot: Option<usize>,
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

/// A table of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub heads: Vec<Head>,
    /// The people whom a row may name.
    pub slots: Vec<Slot>,
    /// Its rows, by their place in the sheet.
    pub rows: Vec<Line>,
    /// Rows that hold no family: heads, totals, signatures, by their place in the sheet.
    pub passed: Vec<usize>,
    /// Rows among or below the others that belong to no family, by their place in the sheet.
    pub remarks: Vec<usize>,
}

impl Table {
    /// Whether the program wrote it: then every cell is taken as it is.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.heads.iter().any(|head| head.column == Column::FamilyId)
    }
}

/// A row of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its place in the sheet.
    pub at: usize,
    /// The level that the section or the sheet is about.
    pub level: Option<Level>,
    /// The row that names the settlement of the section, by its place in the sheet.
    pub settlement: Option<usize>,
    /// The row that names the family, by its place in the sheet.
    pub family: Option<usize>,
}

impl Head {
    /// The head of a column that belongs to the table beside this one.
    fn aside() -> Head {
        Head { label: String::new(), column: Column::Leave, subject: ColumnSubject::Own, slot: None }
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
pub fn tables(sheet: &Sheet, named: &Named) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let mut section = level(&sheet.name);
    let (mut settlement, mut family) = (None, None);
    let wide = wide(sheet);
    // How many tables lie side by side.
    let mut beside = 0;
    let mut above: Vec<usize> = Vec::new();
    let mut at = 0;
    while at < sheet.rows.len() {
        if let Some((heads, rows)) = head_at(sheet, at, named) {
            // A title between two tables may name the level of the second one.
            let passed: Vec<usize> = above.drain(..).chain(at..at + rows).collect();
            let parts = side_by_side(sheet, heads);
            beside = parts.len();
            for (part, heads) in parts.into_iter().enumerate() {
                let passed = if part == 0 { passed.clone() } else { Vec::new() };
                tables.push(Table { heads, passed, ..Table::default() });
            }
            (settlement, family) = (None, None);
            at += rows;
            continue;
        }
        let row = &sheet.rows[at];
        if let Some(found) = section_of(sheet, row) {
            section = Some(found);
            match tables.last_mut() {
                Some(table) => table.passed.push(at),
                None => above.push(at),
            }
        } else if let Some(table) = tables.last_mut() {
            if is_numbering(row) || is_beside(row, &table.heads) {
                table.passed.push(at);
            } else if let Some(found) = lone(&wide, row, &table.heads) {
                match found {
                    Lone::Settlement => (settlement, family) = (Some(at), None),
                    Lone::Family => family = Some(at),
                    Lone::Remark => table.remarks.push(at),
                }
                table.passed.push(at);
            } else {
                let from = tables.len() - beside;
                for table in &mut tables[from..] {
                    table.rows.push(Line { at, level: section, settlement, family });
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
    if tables.is_empty() {
        return without_head(sheet, named).into_iter().collect();
    }
    for table in &mut tables {
        guess_by_content(table, sheet, named);
    }
    tables
}

/// A list without any head: the columns are guessed by what they hold.
fn without_head(sheet: &Sheet, named: &Named) -> Option<Table> {
    let level = level(&sheet.name);
    let heads = (0..sheet.width())
        .map(|c| Head { label: letter(c), column: Column::Other, subject: ColumnSubject::Own, slot: None })
        .collect();
    let mut table = Table { heads, ..Table::default() };
    for (at, row) in sheet.rows.iter().enumerate() {
        let filled = row.cells.iter().filter(|c| !c.is_empty()).count();
        if filled < 2 && sheet.width() > 1 || is_beside(row, &table.heads) {
            table.passed.push(at);
        } else {
            table.rows.push(Line { at, level, settlement: None, family: None });
        }
    }
    guess_by_content(&mut table, sheet, named);
    table.heads.iter().any(|h| h.column.names_somebody()).then_some(table)
}

/// Chooses for columns without a known head by what they hold, and takes back what their content contradicts.
fn guess_by_content(table: &mut Table, sheet: &Sheet, named: &Named) {
    let cells = |column: usize| table.rows.iter().map(move |line| sheet.rows[line.at].cell(column));
    let mut found: Vec<Column> = Vec::new();
    for (place, head) in table.heads.iter().enumerate() {
        if head.is_aside() {
            found.push(Column::Leave);
            continue;
        }
        let chosen = named.get(&key(&head.label)).copied();
        let own = letter(place) == head.label;
        let guessed = match chosen {
            Some(column) => column,
            // In a list of the program's own the codes of families may be hidden.
            None if sheet.hidden_columns.contains(&place) && !table.is_own() => Column::Leave,
            None if head.column == Column::Other && own => {
                content::guess(cells(place)).unwrap_or(Column::Other)
            }
            None if content::contradicts(head.column, cells(place)) => {
                let others = guesses("", &head.label).into_iter().map(|(column, _)| column);
                let other = others.skip_while(|c| *c != head.column).skip(1);
                let other = other.into_iter().find(|c| !content::contradicts(*c, cells(place)));
                other.unwrap_or(Column::Other)
            }
            None => head.column,
        };
        found.push(guessed);
    }
    // Of two columns of a kind that a list has once the first is it.
    for place in 0..found.len() {
        let column = found[place];
        let Some(earlier) = found[..place].iter().position(|known| *known == column) else { continue };
        let label = &table.heads[place].label;
        // A name under a repeated head, or where names are, is another person's.
        let is_further = match column {
            Column::LastName | Column::FirstName | Column::Patronymic => true,
            Column::Name => {
                slots::bare(label) == slots::bare(&table.heads[earlier].label)
                    || content::guess(cells(place)) == Some(Column::Name)
            }
            _ => false,
        };
        if column.is_single() && !is_further && !named.contains_key(&key(label)) {
            found[place] = Column::Other;
        }
    }
    // The address of registration is the address where there is no other.
    if !found.contains(&Column::Address)
        && !found.contains(&Column::Street)
        && let Some(place) = found.iter().position(|c| *c == Column::Registration)
        && !named.contains_key(&key(&table.heads[place].label))
    {
        found[place] = Column::Address;
    }
    for (head, column) in table.heads.iter_mut().zip(found) {
        head.column = column;
    }
    for place in 0..table.heads.len() {
        table.heads[place].subject = subject(&table.heads, place);
    }
    table.slots = slots::slots(&table.heads);
    for place in 0..table.heads.len() {
        table.heads[place].slot = slots::slot_of(&table.heads, &table.slots, place);
    }
}

/// Whom a column of people is about: its head says it, else it is about the column of names to the left of it.
fn subject(heads: &[Head], place: usize) -> ColumnSubject {
    let of = |column: Column| match column {
        Column::Mother => Some(ColumnSubject::Mother),
        Column::Father => Some(ColumnSubject::Father),
        Column::Children | Column::ChildBorn | Column::ChildOccupation => Some(ColumnSubject::Children),
        Column::Title | Column::Name | Column::LastName | Column::FirstName | Column::Patronymic => {
            Some(ColumnSubject::Own)
        }
        _ => None,
    };
    let head = &heads[place];
    let has = |subject: ColumnSubject| {
        heads.iter().any(|h| h.column.names_somebody() && of(h.column) == Some(subject))
    };
    if let Some(own) = of(head.column) {
        return own;
    }
    // «Телефон матери», «Дети: дата рождения».
    let said = guesses("", &head.label)
        .into_iter()
        .filter_map(|(column, _)| of(column))
        .find(|subject| has(*subject));
    let grown = [ColumnSubject::Own, ColumnSubject::Mother, ColumnSubject::Father]
        .into_iter()
        .find(|subject| has(*subject));
    let left = heads[..place].iter().rev().filter(|h| h.column.names_somebody()).find_map(|h| of(h.column));
    let right = || heads[place..].iter().filter(|h| h.column.names_somebody()).find_map(|h| of(h.column));
    match head.column {
        // A parent has the phone and the place of work.
        Column::Phones => said.or(grown),
        Column::Occupation if Mark::Work.is_in_stems(&head.label) => said.or(grown),
        _ => said.or(left).or_else(right),
    }
    .or(grown)
    .unwrap_or(ColumnSubject::Children)
}

/// Whether the row sums up or signs the table.
fn is_beside(row: &Row, heads: &[Head]) -> bool {
    // In a list of the program's own any word is a text.
    if heads.iter().any(|head| head.column == Column::FamilyId) {
        return false;
    }
    let first = row.cells.iter().find_map(|cell| match cell {
        Cell::Text(text) => Some(text),
        _ => None,
    });
    let Some(first) = first else { return false };
    if is_total(first) {
        return true;
    }
    // A specialist may be a parent: only a row with little in it is signed.
    let filled = row.cells.iter().filter(|c| !c.is_empty()).count();
    is_signature(first) && filled * 2 <= heads.len().max(4)
}

/// The level of a row that names nothing else: «Экстренный уровень».
fn section_of(sheet: &Sheet, row: &Row) -> Option<Level> {
    let mut filled = row.cells.iter().filter(|c| !c.is_empty());
    let (Some(Cell::Text(text)), None) = (filled.next(), filled.next()) else { return None };
    let few = plain(text).split(' ').count() <= 6;
    level(text).filter(|_| few && sheet.width() > 1 && !Mark::Ditto.is(text))
}
