//! Lists of families as offices keep them: from cells to families, from families to records. Pure: tables, rules, staff
//! and a day go in, records and what is not certain come out; nothing of a row is lost.
//!
//! ```text
//!  TableBook --layout--> tables: heads of one or two rows, sections, totals   column, content: what a column holds
//!       --sheets--> which sheets are read, and what of them is not
//!       --rows----> the rows of each family («то же», merged cells)
//!       --fill----> FamilyDraft: fields, people, marks, a note of the rest   birth, person, people, numbers, home
//!       --records-> RosterEntry: records that pass the rule book             norm::rule_book
//!       --visits--> journals of visits: each row a contact with a family of the file
//!       --settle--> what is written where the family is in the file already
//! ```
//!
//! Words by which heads and cells are understood are data: `data/lists`.

mod birth;
pub mod column;
mod content;
mod course;
pub mod doubt;
pub mod draft;
pub mod entry;
mod fill;
mod home;
mod home_within;
mod kin;
pub mod layout;
mod letters;
mod matched;
mod numbers;
mod past;
mod people;
pub mod person;
pub mod records;
mod rows;
pub mod settle;
mod sheets;
pub mod signed;
mod spelled;
pub mod turned;
pub mod visited;
pub mod visits;
pub mod words;

use std::collections::BTreeMap;

pub use crate::norm::NormContext;
pub use column::ListColumn;
pub use doubt::{CellDoubt, UnclearCell};
pub use entry::RosterEntry;
pub use layout::{
    ColumnChoices, ColumnHead, ColumnSubject, PersonSlot, RosterTable, TableSubject, key, letter,
};
pub use records::SkipReason;
pub use sheets::{RosterOptions, SheetSelection, UnreadPart, UnreadReason};

use crate::domain::staff::Staff;
use crate::domain::{Id, Record, UserError};
use crate::regulation::RegulationList;
use crate::regulation::file::ListItem;
use crate::table::{TableBook, TableSheet};
use draft::FamilyDraft;
use fill::RowFiller;
use words::plain;

/// A row that no family was read from.
#[derive(Clone, Debug, PartialEq)]
pub struct SkippedRows {
    /// The place of its sheet.
    pub sheet: usize,
    /// Its number in the file, from 1.
    pub rows: Vec<usize>,
    pub why: SkipReason,
}

/// A list as it was read.
#[derive(Debug, Default)]
pub struct Roster {
    /// Tables with the place of their sheet.
    pub tables: Vec<(usize, RosterTable)>,
    pub entries: Vec<RosterEntry>,
    pub left: Vec<SkippedRows>,
    /// Curators whom the list names and the file does not have.
    pub curators: Vec<Record>,
    /// How many rows are heads, totals and signatures.
    pub passed: usize,
    /// What of the book was not read.
    pub unread: Vec<UnreadPart>,
}

/// Reads a book.
///
/// # Errors
/// If no table of it names anybody.
pub fn read(book: &TableBook, choice: &RosterOptions, ground: &NormContext<'_>) -> Result<Roster, UserError> {
    let mut roster = Roster::default();
    let mut curators = RosterCurators::new(ground.staff);
    let read_tables = |sheet: &TableSheet| {
        let mut tables = layout::tables(sheet, &choice.named);
        visits::recognise(sheet, &mut tables, &choice.named);
        tables
    };
    let tables: Vec<Vec<RosterTable>> = book.sheets.iter().map(read_tables).collect();
    let (read, unread) = sheets::chosen(book, &tables, &choice.sheets)?;
    roster.unread = unread;
    for (place, tables) in tables.into_iter().enumerate().filter(|(place, _)| read.contains(place)) {
        for table in tables {
            roster.passed += table.passed.len();
            roster.read_table(place, &book.sheets[place], &table, ground, &mut curators);
            roster.tables.push((place, table));
        }
    }
    roster.curators = curators.new;
    // Families have the places by which others are joined with them.
    roster.entries.sort_by_key(RosterEntry::is_visit);
    Ok(roster)
}

/// Fewer rows say nothing about a column.
const FEWEST: usize = 3;

impl Roster {
    /// The column that is unclear in most rows, and in how many: it was taken for something else than it is.
    #[must_use]
    pub fn doubtful_column(&self) -> Option<(&str, usize)> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let unclear = self.entries.iter().flat_map(|entry| &entry.unclear);
        for unclear in unclear.filter(|u| !u.label.is_empty() && u.doubt.is_of_column()) {
            *counts.entry(unclear.label.as_str()).or_default() += 1;
        }
        let most = counts.into_iter().max_by_key(|(_, count)| *count)?;
        (most.1 >= FEWEST && most.1 * 2 > self.entries.len()).then_some(most)
    }

    fn read_table(
        &mut self,
        place: usize,
        sheet: &TableSheet,
        table: &RosterTable,
        ground: &NormContext<'_>,
        curators: &mut RosterCurators,
    ) {
        if table.subject == TableSubject::Visits {
            let (entries, left) = visits::entries((place, sheet), table, ground, curators);
            self.entries.extend(entries);
            self.left.extend(left);
            return;
        }
        for family in rows::families(sheet, table, ground.today) {
            let id = family.first().and_then(|row| id_of(table, row, ListColumn::FamilyId));
            let mut draft = FamilyDraft::new(id.map(Into::into));
            for row in &family {
                RowFiller::new(ground, table, row).fill(&mut draft);
            }
            if let Some(row) = family.first() {
                fill::above(ground, table, sheet, row, &mut draft);
            }
            let rows = draft.rows.clone();
            match records::entry(draft, place, ground, curators) {
                Ok(entry) => self.entries.push(entry),
                Err(why) => self.left.push(SkippedRows { sheet: place, rows, why }),
            }
        }
    }
}

fn id_of(table: &RosterTable, row: &rows::FilledRow, column: ListColumn) -> Option<Id> {
    let place = table.heads.iter().position(|head| head.column == column)?;
    row.cells.get(place)?.text().parse().ok()
}

impl NormContext<'_> {
    /// The id of the item of a list that a text means; `None`: it is the writer's own words.
    #[must_use]
    pub fn item(&self, list: RegulationList, text: &str) -> Option<String> {
        if let Some(exact) = self.exact_item(list, text) {
            return Some(exact);
        }
        let (said, items) = (plain(text), self.items(list));
        if said.is_empty() {
            return None;
        }
        if list == RegulationList::Category {
            let known = |id: &&str| self.rules.knows(list, id);
            return words::categories(text).into_iter().find(known).map(str::to_owned);
        }
        // A number or a day says more than the item does.
        if said.chars().any(|c| c.is_ascii_digit()) {
            return None;
        }
        let mut alike = items.iter().filter(|item| is_alike(&said, &plain(&item.label)));
        match (alike.next(), alike.next()) {
            (Some(item), None) => Some(item.id.clone()),
            _ => None,
        }
    }

    /// The id of the item that a text names by its id, its label or its words.
    #[must_use]
    pub fn exact_item(&self, list: RegulationList, text: &str) -> Option<String> {
        let text = text.trim();
        if self.rules.knows(list, text) {
            return Some(text.to_owned());
        }
        let said = plain(text);
        let is = |item: &&ListItem| plain(&item.label) == said || plain(&item.text) == said;
        self.items(list).iter().find(is).map(|item| item.id.clone()).filter(|_| !said.is_empty())
    }

    fn items(&self, list: RegulationList) -> &[ListItem] {
        let regulation = &self.rules.regulation;
        match list {
            RegulationList::Category => &regulation.categories,
            RegulationList::Circumstance => &regulation.circumstances,
            RegulationList::Ground => &regulation.grounds,
            RegulationList::Source => &regulation.sources,
            RegulationList::Closing => &regulation.closings,
            _ => &[],
        }
    }
}

/// Letters by which two words are one, whatever their ends.
const STEM: usize = 5;

/// Whether every longer word of `said` begins like one of `label`.
fn is_alike(said: &str, label: &str) -> bool {
    let stem = |word: &str| word.chars().take(STEM).collect::<String>();
    let mut words = said.split(' ').filter(|w| w.chars().count() > 2).peekable();
    words.peek().is_some() && words.all(|w| label.split(' ').any(|l| l.starts_with(&stem(w))))
}

/// The curators of the file and those that a list adds.
pub struct RosterCurators {
    known: BTreeMap<String, Id>,
    pub new: Vec<Record>,
}

impl RosterCurators {
    fn new(staff: &Staff) -> RosterCurators {
        let mut known = BTreeMap::new();
        for curator in &staff.curators {
            for name in [curator.name.clone(), crate::domain::name::short(&curator.name)] {
                known.insert(plain(&name), curator.id.0);
            }
            // «Смирнова»: by the surname alone, where nobody else has it.
            let surname = plain(curator.name.split_whitespace().next().unwrap_or_default());
            let only =
                staff.curators.iter().filter(|c| plain(&c.name).split(' ').next() == Some(surname.as_str()));
            if only.count() == 1 {
                known.insert(surname, curator.id.0);
            }
        }
        RosterCurators { known, new: Vec::new() }
    }

    /// The curator of this name, if there is one.
    fn known(&self, name: &str) -> Option<Id> {
        let short = plain(&crate::domain::name::short(name));
        self.known.get(&plain(name)).or_else(|| self.known.get(&short)).copied()
    }

    /// The curator of this name; an unknown one is new.
    pub fn of(&mut self, name: &str) -> Id {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(id) = self.known(&name) {
            return id;
        }
        let short = plain(&crate::domain::name::short(&name));
        let record = crate::record!(crate::domain::schedule::Curator { name: name.as_str() });
        let id = record.id;
        for key in [plain(&name), short] {
            self.known.insert(key, id);
        }
        self.new.push(record);
        id
    }
}
