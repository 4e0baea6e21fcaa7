//! The district's file: immutable operations (the truth) and projections (their shadow), in one SQLite database.
//!
//! Nothing outside this folder speaks SQL. Nothing but [`state::project`] writes projections.

pub mod check;
pub mod conflict;
pub mod dedupe;
mod file;
mod guard;
pub mod jsonl;
pub mod log;
mod merge;
pub mod read;
pub mod state;
pub mod undo;
mod write;

pub use file::{Author, Clock, Entropy, Store, private_folder};
pub use guard::{Acknowledged, Contents, Known, Lock, Origin, SHORT_FILE, Sight};
pub use merge::{Digest, Merged, Next, Progress, VerifiedFile};
pub use read::{Reader, Scope};
pub use undo::{Extent, UndoPlan};
pub use write::{DeletePlan, Written};

use rusqlite::{Error, ErrorCode as Code, ffi};

use crate::domain::Problem;

/// Failures of the disk that come at writing.
const UNWRITTEN: [i32; 5] = [
    ffi::SQLITE_IOERR_WRITE,
    ffi::SQLITE_IOERR_FSYNC,
    ffi::SQLITE_IOERR_DIR_FSYNC,
    ffi::SQLITE_IOERR_TRUNCATE,
    ffi::SQLITE_IOERR_DELETE,
];

/// Tells a failure of SQLite in words a curator can act on; the cause goes to the log.
pub(crate) fn sql(error: rusqlite::Error) -> Problem {
    let id = match (&error, error.sqlite_error_code()) {
        (_, Some(Code::DiskFull)) => "store-disk-full",
        (_, Some(Code::ReadOnly)) => "store-read-only",
        (_, Some(Code::DatabaseBusy | Code::DatabaseLocked)) => "store-busy",
        (_, Some(Code::DatabaseCorrupt)) => "store-damaged",
        (_, Some(Code::NotADatabase)) => "store-not-ours",
        (Error::SqliteFailure(e, _), Some(Code::SystemIoFailure)) if UNWRITTEN.contains(&e.extended_code) => {
            "store-unwritten"
        }
        (_, Some(Code::SystemIoFailure | Code::CannotOpen)) => "store-unreachable",
        // Every table was made with the file, and every value by this program.
        (Error::SqlInputError { .. } | Error::QueryReturnedNoRows, _) => "store-damaged",
        (
            Error::FromSqlConversionFailure(..)
            | Error::IntegralValueOutOfRange(..)
            | Error::InvalidColumnType(..)
            | Error::Utf8Error(..),
            _,
        ) => "store-damaged",
        _ => "store-failed",
    };
    Problem::new(id).because(error)
}
