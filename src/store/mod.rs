//! The district's file: immutable operations (the truth) and projections (their shadow), in one SQLite database.
//!
//! Nothing outside this folder speaks SQL. Nothing but [`project`] writes projections.

pub mod check;
pub mod export;
pub mod fold;
pub mod history;
pub mod import;
pub mod journal;
pub mod open;
pub mod project;
pub mod reader;
pub mod record;
mod remove;
pub mod rows;
mod sieve;
pub mod tables;
pub mod undo;

pub use open::{Author, Entropy, Store};
pub use reader::{Reader, Scope};
pub use record::Written;

use crate::domain::Problem;

/// Tells a failure of SQLite in words a curator can act on; the cause goes to the log.
pub(crate) fn sql(error: rusqlite::Error) -> Problem {
    use rusqlite::ErrorCode as Code;
    let id = match error.sqlite_error_code() {
        Some(Code::DiskFull) => "store-disk-full",
        Some(Code::ReadOnly) => "store-read-only",
        Some(Code::DatabaseBusy | Code::DatabaseLocked) => "store-busy",
        Some(Code::DatabaseCorrupt) => "store-damaged",
        Some(Code::NotADatabase) => "store-not-ours",
        Some(Code::SystemIoFailure | Code::CannotOpen) => "store-unreachable",
        _ => "store-failed",
    };
    Problem::new(id).because(error)
}
