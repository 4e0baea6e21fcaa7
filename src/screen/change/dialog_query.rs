//! What is looked up in the file before a dialog shows or asks it.

use crate::domain::FieldName;
use crate::domain::Id;
use crate::store::log::OpId;

/// What is to be looked up in the file before it is asked or shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// What undoing this change would do.
    Undo(OpId),
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
}
