//! Undo and redo: operations that write back what an earlier one replaced. One engine reverts the last action and any
//! other.

mod consistency;
pub(in crate::store) mod revert;
pub(in crate::store) mod single;
pub(in crate::store) mod stack;

pub use single::UndoPlan;
pub use stack::{RevertedOp, UndoOutcome};

/// By which way a person comes to undo an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undoing {
    /// As the last one of the file: a redo brings it back, and the next undo goes on to the operation before it.
    Last,
    /// As one chosen from the history: the undo is an operation like any other.
    Chosen,
}

/// How much of an operation must be revertible for it to be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UndoExtent {
    /// All of it.
    Whole,
    /// Any part; the rest is kept.
    Rest,
}
