//! Undo: new operations that write back what an earlier one replaced.

pub(in crate::store) mod revert;
pub(in crate::store) mod single;
pub(in crate::store) mod stack;

pub use single::UndoPlan;
pub use stack::{Reverted, Undone};

/// How much of a change must still stand for it to be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// Whatever does: what was changed later stays.
    Rest,
}
