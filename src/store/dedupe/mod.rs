//! Records entered twice: candidates, their comparison, merging them into a root and an alias, unmerging.

pub(in crate::store) mod candidates;
mod compare;
mod groups;
pub(in crate::store) mod incoming;
pub(in crate::store) mod merge;
pub(in crate::store) mod persons;
pub(in crate::store) mod unmerge;

pub use incoming::{FamilyDuplicates, IncomingFamily};
pub use merge::{DifferingCell, MergeChoices, MergeMethod, RecordComparison};
