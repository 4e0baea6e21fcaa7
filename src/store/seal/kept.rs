//! Keys of files of others, kept in a sealed file: a head of service who gathers the copies of twenty curators types twenty
//! passphrases once. A kept key is no operation. It does not travel with a merge, an export, a copy or the folder of exchange, and a
//! plain file holds none.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::key::{FileKey, KEY, Salt};
use crate::domain::UserError;
use crate::store::log::append::note_pages;
use crate::store::{SqlContext, Store};

/// The table of kept keys. It is created with the first one: few files have any.
const TABLE: &str =
    "CREATE TABLE IF NOT EXISTS kept_key (salt BLOB PRIMARY KEY, key BLOB NOT NULL) WITHOUT ROWID";

/// The most that are kept: a file given by others must not fill the memory.
const MOST: i64 = 1000;

impl Store {
    /// Keeps a key that opened a file of others. Nothing is written if this file is plain, has the same key, or keeps it
    /// already.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn keep_key(&mut self, key: &FileKey) -> Result<(), UserError> {
        if self.key.as_ref().is_none_or(|own| own == key) || has_key(&self.conn, key)? {
            return Ok(());
        }
        self.in_transaction(|store| {
            store.conn.execute_batch(TABLE)?;
            store
                .conn
                .prepare_cached("INSERT OR REPLACE INTO kept_key (salt, key) VALUES (:salt, :key)")
                .and_then(|mut s| {
                    s.execute(named_params! { ":salt": key.salt().bytes(), ":key": key.bytes() })
                })?;
            note_pages(&store.conn)
        })
    }

    /// Removes all kept keys, before the file becomes plain.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn forget_kept_keys(&mut self) -> Result<(), UserError> {
        if !has_table(&self.conn)? {
            return Ok(());
        }
        self.in_transaction(|store| drop_kept(&store.conn))
    }

    /// Gives the kept keys to the ring.
    pub(in crate::store) fn use_kept_keys(&self) -> Result<(), UserError> {
        if self.key.is_none() || !has_table(&self.conn)? {
            return Ok(());
        }
        let mut read = self.conn.prepare("SELECT salt, key FROM kept_key LIMIT :most").sql_context()?;
        let mut rows = read.query(named_params! { ":most": MOST })?;
        while let Some(row) = rows.next()? {
            let (salt, key): ([u8; 16], zeroize::Zeroizing<[u8; KEY]>) =
                (row.get("salt")?, row.get::<_, [u8; KEY]>("key")?.into());
            if let Some(salt) = Salt::of(salt).filter(|salt| self.keys.proven(*salt).is_none()) {
                self.keys.prove(FileKey::of(&key, salt));
            }
        }
        Ok(())
    }
}

/// Removes the kept keys of a copy, or of a file that is about to be copied in plain; the pages are overwritten.
pub(in crate::store) fn drop_kept(conn: &Connection) -> Result<(), UserError> {
    if has_table(conn)? {
        conn.execute_batch("PRAGMA secure_delete = ON; DROP TABLE kept_key;")?;
        note_pages(conn)?;
    }
    Ok(())
}

fn has_table(conn: &Connection) -> Result<bool, UserError> {
    conn.query_row("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'kept_key'", [], |_| Ok(()))
        .optional()
        .map(|found| found.is_some())
        .sql_context()
}

fn has_key(conn: &Connection, key: &FileKey) -> Result<bool, UserError> {
    if !has_table(conn)? {
        return Ok(false);
    }
    let kept: Option<Vec<u8>> = conn
        .query_row(
            "SELECT key FROM kept_key WHERE salt = :salt",
            named_params! { ":salt": key.salt().bytes() },
            |row| row.get(0),
        )
        .optional()?;
    Ok(kept.map(zeroize::Zeroizing::new).is_some_and(|kept| *kept == key.bytes()))
}
