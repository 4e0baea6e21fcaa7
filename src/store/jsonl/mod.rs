//! JSONL: the export of every record in canonical order, and its import as one operation.

pub(in crate::store) mod export;
pub(in crate::store) mod groups;
pub(in crate::store) mod import;
pub(in crate::store) mod unread;
pub(in crate::store) mod validate;
mod validate_conflict;

pub use import::{ImportMode, ImportResult, LONGEST_LINE};
pub use validate::RefusedLine;
