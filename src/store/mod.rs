//! The district's file: immutable operations (the truth) and projections (their shadow), in one SQLite database.
//!
//! Nothing outside this folder speaks SQL. Nothing but [`project`] writes projections.

pub mod against;
mod anew;
mod beside;
mod beyond;
mod carry;
pub mod check;
pub mod conflict;
mod contested;
pub mod copy;
mod doubts;
mod examine;
pub mod export;
mod fate;
mod fit;
pub mod fold;
pub mod foreign;
pub mod history;
mod hold;
pub mod import;
pub mod join;
pub mod journal;
mod keepsake;
mod left;
mod lookup;
mod namesakes;
pub mod open;
pub mod part;
mod persons;
pub mod project;
pub mod reader;
mod recognise;
pub mod record;
mod remove;
mod replaced;
pub mod retract;
pub mod rows;
pub mod same;
mod scratch;
mod seek;
mod sieve;
mod stamp;
pub mod tables;
mod titles;
mod trail;
pub mod undo;
mod unfit;
pub mod union;
mod walk;
pub mod watch;

pub use beyond::Next;
pub use foreign::{Digest, Foreign};
pub use hold::Hold;
pub use keepsake::Keepsake;
pub use left::SHORT_FILE;
pub use open::{Author, Clock, Entropy, Store};
pub use reader::{Reader, Scope};
pub use record::Written;
pub use remove::Removal;
pub use retract::{Extent, Retraction};
pub use union::{Progress, Union};
pub use watch::{Known, Sight};

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
