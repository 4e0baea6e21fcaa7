//! Opening a file with the keys of the run.

use rusqlite::{Connection, ErrorCode};

use super::head::SealState;
use super::key::FileKey;
use super::ring::KeyRing;
use crate::domain::{FileFault, UserError};

/// A connection that `connect` makes, given the key of its file. The key is `None` if the file is plain, or none of
/// this program's: its first read refuses that.
///
/// # Errors
/// If it is sealed and no passphrase was given, or none that opens it.
pub(in crate::store) fn opened(
    keys: &KeyRing,
    connect: impl Fn() -> rusqlite::Result<Connection>,
) -> Result<(Connection, Option<FileKey>), UserError> {
    let conn = connect()?;
    let SealState::Sealed(salt) = SealState::of(kurator_sqlite::first_bytes(&conn)?) else {
        return Ok((conn, None));
    };
    if let Some(key) = keys.proven(salt) {
        key.apply(&conn)?;
        // The key is right for another copy of the file: what does not open is broken.
        let fits = opens(&conn)?;
        return if fits { Ok((conn, Some(key))) } else { Err(UserError::file(FileFault::Damaged)) };
    }
    drop(conn);
    let found = keys.find(salt, |key| {
        let conn = connect()?;
        key.apply(&conn)?;
        Ok(opens(&conn)?.then_some(conn))
    })?;
    match found {
        Some((key, conn)) => Ok((conn, Some(key))),
        None if keys.is_empty() => Err(UserError::file(FileFault::Sealed)),
        None => Err(UserError::file(FileFault::WrongPassphrase)),
    }
}

/// Whether the first page can be read with the key that the connection was given.
fn opens(conn: &Connection) -> Result<bool, UserError> {
    let read = conn.query_row("SELECT COUNT(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0));
    match read {
        Err(e) if e.sqlite_error_code() == Some(ErrorCode::NotADatabase) => Ok(false),
        // A fault further on is not caused by the key.
        Err(e) if e.sqlite_error_code() == Some(ErrorCode::DatabaseCorrupt) => Ok(true),
        read => read.map(|_| true).map_err(UserError::from),
    }
}
