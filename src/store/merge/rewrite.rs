//! A new file made of verified operations. Projections and indexes are rebuilt from them; whatever else the other
//! file contained, broken pages too, stays behind.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::params_from_iter;
use rusqlite::types::Value;

use crate::domain::UserError;
use crate::store::log::append::note_pages;
use crate::store::log::scan::FileHead;
use crate::store::merge::untrusted::VerifiedFile;
use crate::store::seal::FileKey;
use crate::store::state::project;
use crate::store::{Author, Entropy, SqlContext, Store};

/// The tables of the log, in the order in which they are filled.
const TABLES: [&str; 3] = ["session", "op", "part"];

impl VerifiedFile {
    /// Writes the operations to a new file at `to`, where nothing may exist, and projects them. The new file has the key
    /// that is given, else of the original: it is plain only where neither is.
    ///
    /// # Errors
    /// If it cannot be written; the caller removes what was begun.
    pub fn write_to(&self, to: &Path, author: &Author, key: Option<&FileKey>) -> Result<(), UserError> {
        let from = self.connected()?;
        let key = key.cloned().or_else(|| self.key.clone());
        let mut store = Store::create_keyed(to, author.clone(), Entropy::System, &self.keys, key)?;
        // No program reads the file yet: it is synced once, as a whole.
        store.conn.execute_batch("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY;")?;
        store.in_transaction(|store| {
            for table in TABLES {
                copy(&from, &store.conn, table)?;
            }
            let count = i64::try_from(self.scan.ops.len()).unwrap_or(i64::MAX);
            FileHead { count, set: self.scan.set, depth: self.scan.max_depth }.write(&store.conn)?;
            project::rebuild(&store.conn)?;
            note_pages(&store.conn)
        })?;
        store.conn.execute_batch("PRAGMA journal_mode = DELETE;").sql_context()
    }
}

/// Copies the rows of a table, whose columns are the same in both files.
fn copy(from: &Connection, to: &Connection, table: &str) -> Result<(), UserError> {
    let mut read = from.prepare(&format!("SELECT * FROM {table}"))?;
    let columns = read.column_count();
    let places = vec!["?"; columns].join(", ");
    let mut write = to.prepare(&format!("INSERT INTO {table} VALUES ({places})"))?;
    let mut rows = read.query([])?;
    while let Some(row) = rows.next()? {
        let values = (0..columns).map(|i| row.get(i)).collect::<rusqlite::Result<Vec<Value>>>()?;
        write.execute(params_from_iter(values))?;
    }
    Ok(())
}
