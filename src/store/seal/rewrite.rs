//! A copy of a file under another key.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::kept::drop_kept;
use super::key::FileKey;
use super::ring::KeyRing;
use super::unlock::opened;
use crate::domain::UserError;
use crate::store::log::append::note_pages;
use crate::store::merge::uri;

/// The bytes that the cipher keeps at the end of each page.
const RESERVED: u8 = 32;

/// Writes a compact copy of the file at `from` to `to`, under `key`, or plain without one. Nothing may exist there. The
/// connection is one of its own: another one can keep writers out meanwhile. The copy is neither verified nor synced.
///
/// # Errors
/// If no key of the ring opens the file, or the copy cannot be written; the caller removes what was begun.
pub fn rewrite(from: &Path, to: &Path, key: Option<&FileKey>, keys: &KeyRing) -> Result<(), UserError> {
    let at_path = |p: UserError| p.with("path", to.display());
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let (conn, _) =
        opened(keys, || Connection::open_with_flags(std::path::absolute(from).unwrap_or_default(), flags))?;
    if key.is_none() {
        // They must never be written to the disk in plain.
        drop_kept(&conn).map_err(at_path)?;
    }
    let address = uri(to)?;
    let address = match key {
        Some(key) => format!("{address}?reserve={RESERVED}&hexkey={}", key.hex().as_str()),
        // Without a word about a key SQLite would take that of the original.
        None => format!("{address}?reserve=0&key="),
    };
    conn.execute("VACUUM INTO ?1", [zeroize::Zeroizing::new(address).as_str()])
        .map_err(|e| at_path(UserError::from(e)))?;
    let (copy, _) = opened(keys, || Connection::open_with_flags(to, flags)).map_err(at_path)?;
    // No program reads the copy yet: it is synced once, as a whole.
    copy.execute_batch("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY;")
        .map_err(|e| at_path(UserError::from(e)))?;
    // It may be shorter than the original.
    note_pages(&copy).map_err(at_path)
}
