//! What is looked up in the file before a dialog shows or asks it.

use chrono::NaiveDate;

use crate::domain::{FamilyId, FieldName, Id};
use crate::store::Undoing;
use crate::store::log::OpId;

/// To what the journal of actions is narrowed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct JournalFilter {
    pub family: Option<FamilyId>,
    /// The author of this operation.
    pub by: Option<OpId>,
    pub day: Option<NaiveDate>,
}

/// What is to be looked up in the file before it is asked or shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DialogQuery {
    /// What undoing this change would do.
    Undo(OpId, Undoing),
    /// What deleting this record would do.
    Remove(Id),
    /// What happened to this record, or to one field of it.
    Past(Id, Option<FieldName>),
    /// With which other record this one may be one.
    Twins(Id),
    /// Chooses the other record that this one duplicates.
    Another(Id),
    /// Which person of another family this member is.
    Elsewhere(Id),
    /// What joining the second record to the first would do.
    Join(Id, Id),
    /// What was done last in the whole file.
    Journal,
    /// What is kept past its storage term.
    Retention,
    /// What was done with data.
    Actions(JournalFilter),
    /// To what the journal of actions is to be narrowed by a line of it.
    NarrowActions {
        /// What the line names.
        line: JournalFilter,
        /// To what it is narrowed already.
        narrowed: JournalFilter,
    },
}
