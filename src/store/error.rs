//! Failures of SQLite as faults of the file, with the place of the query in the source for the program's own log.

use std::panic::Location;

use rusqlite::{Error, ErrorCode as Code, ffi};

use crate::domain::{FileFault, UserError};

/// Failures of the disk that come at writing.
const UNWRITTEN: [i32; 5] = [
    ffi::SQLITE_IOERR_WRITE,
    ffi::SQLITE_IOERR_FSYNC,
    ffi::SQLITE_IOERR_DIR_FSYNC,
    ffi::SQLITE_IOERR_TRUNCATE,
    ffi::SQLITE_IOERR_DELETE,
];

/// The fault that a failure of SQLite amounts to.
fn fault(error: &Error) -> FileFault {
    match (error, error.sqlite_error_code()) {
        (_, Some(Code::DiskFull)) => FileFault::DiskFull,
        (_, Some(Code::ReadOnly)) => FileFault::ReadOnly,
        (_, Some(Code::DatabaseBusy | Code::DatabaseLocked)) => FileFault::Busy,
        (_, Some(Code::DatabaseCorrupt)) => FileFault::Damaged,
        (_, Some(Code::NotADatabase)) => FileFault::NotOurs,
        (Error::SqliteFailure(e, _), Some(Code::SystemIoFailure)) if UNWRITTEN.contains(&e.extended_code) => {
            FileFault::Unwritten
        }
        (_, Some(Code::SystemIoFailure | Code::CannotOpen)) => FileFault::Unreachable,
        // Every table was made with the file, and every value by this program.
        (Error::SqlInputError { .. } | Error::QueryReturnedNoRows, _) => FileFault::Damaged,
        (
            Error::FromSqlConversionFailure(..)
            | Error::IntegralValueOutOfRange(..)
            | Error::InvalidColumnType(..)
            | Error::Utf8Error(..),
            _,
        ) => FileFault::Damaged,
        _ => FileFault::Failed,
    }
}

/// A failure of SQLite in words a curator can act on. The cause, with the place of the query in the source, goes to the
/// log.
impl From<Error> for UserError {
    #[track_caller]
    fn from(error: Error) -> UserError {
        let query = Location::caller();
        UserError::file(fault(&error)).because(anyhow::Error::from(error).context(query.to_string()))
    }
}

/// A result of SQLite as that of a query of this program.
pub(in crate::store) trait SqlContext<T> {
    /// Names the place of the query where it failed.
    fn sql_context(self) -> Result<T, UserError>;
}

impl<T> SqlContext<T> for rusqlite::Result<T> {
    #[track_caller]
    fn sql_context(self) -> Result<T, UserError> {
        Ok(self?)
    }
}
