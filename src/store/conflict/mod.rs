//! Conflicts: cells whose heads differ, as they are listed and resolved.

pub(in crate::store) mod open;
pub(in crate::store) mod phone;
pub(in crate::store) mod resolve;
pub(in crate::store) mod siblings;

pub use resolve::{Choice, Conflict, Head, Origin};
