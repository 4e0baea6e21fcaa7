//! Undo and redo: operations that write back what an earlier one replaced. One engine reverts the last action and any
//! other.

mod consistency;
pub(in crate::store) mod revert;
pub(in crate::store) mod single;
pub(in crate::store) mod stack;

pub use single::UndoPlan;
pub use stack::{Reverted, Undone};

/// How much of an operation must be revertible for it to be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// Any part; the rest is kept.
    Rest,
}
