//! Conflicts: cells whose heads differ, as they are listed and resolved.

mod deletion;
pub(in crate::store) mod id;
pub(in crate::store) mod list;
pub(in crate::store) mod phone;
pub(in crate::store) mod resolve;
pub(in crate::store) mod siblings;
pub(in crate::store) mod value;

pub use id::ConflictId;
pub use list::{Conflict, ConflictBase, ConflictHead};
pub use resolve::Resolution;
