//! The records of a list on their way to the file.

use crate::domain::Record;

/// What a list writes.
#[derive(Clone, Debug)]
pub struct IntakeRecords {
    /// A group for each family.
    pub groups: Vec<Vec<Record>>,
    /// The family of each group; `None`: curators.
    pub(super) entries: Vec<Option<usize>>,
}
