//! Connections to untrusted files.

use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use crate::domain::{FileFault, UserError};
use crate::store::log::part::MAX_BODY;
use crate::store::seal::{self, FileKey, KeyRing};

/// The URI of a file that SQLite must treat as immutable: it reads no journal and leaves no file beside it, which a
/// sync tool would distribute.
pub(in crate::store) fn immutable_uri(path: &Path) -> Result<PathBuf, UserError> {
    uri(path).map(|uri| format!("{uri}?immutable=1").into())
}

/// The URI of a file, without parameters.
pub(in crate::store) fn uri(path: &Path) -> Result<String, UserError> {
    let path = std::path::absolute(path).map_err(|e| UserError::file(FileFault::Unreachable).because(e))?;
    let mut uri = String::from(if cfg!(windows) { "file:///" } else { "file://" });
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'\\' if cfg!(windows) => uri.push('/'),
            b'/' | b':' | b'.' | b'-' | b'_' => uri.push(char::from(*byte)),
            _ if byte.is_ascii_alphanumeric() => uri.push(char::from(*byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    Ok(uri)
}

/// A connection to the private copy of an untrusted file.
pub(in crate::store) fn connect(
    path: &Path,
    flags: OpenFlags,
    keys: &KeyRing,
) -> Result<(Connection, Option<FileKey>), UserError> {
    let path = std::path::absolute(path).map_err(|e| UserError::file(FileFault::Unreachable).because(e))?;
    open_hardened(&path, flags, keys)
}

/// A connection for untrusted content, with the key of its file: no triggers, no views, bounded sizes.
pub(in crate::store) fn open_hardened(
    name: &Path,
    flags: OpenFlags,
    keys: &KeyRing,
) -> Result<(Connection, Option<FileKey>), UserError> {
    let (conn, key) =
        seal::opened(keys, || Connection::open_with_flags(name, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX))?;
    conn.execute_batch(
        "PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA mmap_size = 0;
         PRAGMA busy_timeout = 3000;
         PRAGMA temp_store = MEMORY;",
    )?;
    for setting in [DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW] {
        conn.set_db_config(setting, false)?;
    }
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    for (limit, most) in [
        (Limit::SQLITE_LIMIT_LENGTH, i32::try_from(MAX_BODY).unwrap_or(i32::MAX) * 2),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 1 << 20),
        (Limit::SQLITE_LIMIT_COLUMN, 200),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 100),
        (Limit::SQLITE_LIMIT_ATTACHED, 0),
    ] {
        conn.set_limit(limit, most)?;
    }
    Ok((conn, key))
}
