//! The journal of actions as it is read: who did what with the data of which family, and when.

use chrono::NaiveDateTime;

use crate::domain::FamilyId;
use crate::domain::action::ActionKind;

/// One entry of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionJournalEntry {
    /// The wall time, local; `None`: the clock was outside the calendar.
    pub at: Option<NaiveDateTime>,
    /// The author: curator and computer.
    pub by: String,
    pub action: ActionKind,
    pub family: Option<FamilyId>,
    /// The short title of the family; empty if it has none.
    pub title: String,
    /// The paper, the place of a copy, the file that was merged.
    pub text: Option<String>,
    /// The file that a paper was written to.
    pub place: Option<String>,
    /// The operation that holds the entry, 64 hexadecimal digits; empty if it is not written yet.
    pub op: String,
}
