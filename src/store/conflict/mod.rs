//! Cells with several heads: listing and resolving them.

pub(in crate::store) mod open;
pub(in crate::store) mod phone;
pub(in crate::store) mod resolve;
pub(in crate::store) mod siblings;

pub use resolve::{Choice, Conflict, Head, Origin};
