//! A family as a list has it: its records, the cells that they are from, and what is not certain.

use super::doubt::UnclearCell;
use super::draft::SourcedValue;
use super::visited::VisitedFamily;
use crate::domain::{FieldName, Id, Kind, Record};

/// A family of a list, or a visit of a journal.
#[derive(Clone, Debug)]
pub struct RosterEntry {
    /// The place of its sheet.
    pub sheet: usize,
    /// Numbers of its rows in the file, from 1.
    pub rows: Vec<usize>,
    /// The family first, then its members, then the rest.
    pub records: Vec<Record>,
    pub unclear: Vec<UnclearCell>,
    /// From which cells the fields are.
    pub said: Vec<SourcedValue>,
    /// Whether the list names it by the id of this program.
    pub is_known: bool,
    /// Of a visit the family as the journal names it; `None`: the entry is a family.
    pub visit: Option<Box<VisitedFamily>>,
}

impl RosterEntry {
    #[must_use]
    pub fn family(&self) -> &Record {
        &self.records[0]
    }

    /// How the family is called.
    #[must_use]
    pub fn title(&self) -> &str {
        self.family().text(FieldName::Title).unwrap_or_default()
    }

    /// Whether the list says that it is no longer accompanied.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.records.iter().any(|record| record.kind == Kind::Closing)
    }

    /// The cell that a field of a record is from; of a level, a paper or a closing that says several things the cell that
    /// says them all.
    #[must_use]
    pub fn cell(&self, of: Id, field: FieldName) -> Option<&SourcedValue> {
        let fields: &[FieldName] = match field {
            FieldName::From => &[FieldName::From, FieldName::Level],
            FieldName::Until => &[FieldName::Until, FieldName::Number],
            FieldName::Reason => &[FieldName::Reason, FieldName::On],
            _ => &[field],
        };
        fields.iter().find_map(|field| self.said.iter().find(|s| s.of == of && s.field == *field))
    }

    /// Whether the list says since when the level holds, and not only which it is.
    #[must_use]
    pub fn says_level_day(&self) -> bool {
        /// A level may have a number; a day has more digits.
        const OF_DAY: usize = 4;
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
        let said = self.cell(self.family().id, FieldName::From);
        said.is_some_and(|said| said.field == FieldName::From || digits(&said.text) >= OF_DAY)
    }

    /// The contact of a visit.
    #[must_use]
    pub fn contact(&self) -> Option<&Record> {
        self.records.iter().find(|r| r.kind == Kind::Contact)
    }

    /// Whether it is a visit of a family that the file has.
    #[must_use]
    pub fn is_visit(&self) -> bool {
        self.visit.is_some()
    }

    pub fn members(&self) -> impl Iterator<Item = &Record> {
        self.records.iter().filter(|r| r.kind == Kind::Member)
    }
}
