//! JSONL: export in canonical order, import of checked lines.

pub(in crate::store) mod export;
pub(in crate::store) mod import;
pub(in crate::store) mod validate;

pub use import::{Imported, LONGEST_LINE, Mode, Refused, check_visits};
