//! From operations to cells, from cells to rows.

pub(in crate::store) mod aliases;
pub mod fold;
pub(in crate::store) mod project;

pub use aliases::ALIAS_OF;
pub use fold::DELETED;
