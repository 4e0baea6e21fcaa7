//! Undo: new operations that write back what an earlier one replaced.

pub(in crate::store) mod revert;
pub(in crate::store) mod single;
pub(in crate::store) mod stack;

pub use single::{Extent, UndoPlan};
pub use stack::{Reverted, Undone};
