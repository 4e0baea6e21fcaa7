//! Copies of the whole file, made by SQLite as one state of it.

use std::path::Path;
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use crate::domain::{FileFault, UserError};
use crate::store::Store;
use crate::store::log::append::note_pages;
use crate::store::seal;

/// The pages of one step: some milliseconds.
const STEP: i32 = 1000;

/// How often a writer is waited for, and how long each time.
const PATIENCE: (u32, Duration) = (300, Duration::from_millis(10));

impl Store {
    /// Writes a compact copy to `to`, without free pages and kept keys, under the key of this file. Nothing may exist
    /// there. The copy is neither verified nor synced.
    ///
    /// # Errors
    /// If it cannot be written; the caller removes what was begun.
    pub fn copy_into(&self, to: &Path) -> Result<(), UserError> {
        let at_path = |e: rusqlite::Error| UserError::from(e).with("path", to.display());
        let path = std::path::absolute(to).map_err(|e| UserError::file(FileFault::Unreachable).because(e))?;
        let text = path.to_str().ok_or_else(|| UserError::new("copy-bad-name").with("path", to.display()))?;
        // `query_only` forbids writing this file; it would forbid the copy as well.
        let barred: bool = self.conn.pragma_query_value(None, "query_only", |r| r.get(0)).map_err(at_path)?;
        self.conn.pragma_update(None, "query_only", false).map_err(at_path)?;
        let made = self.conn.execute("VACUUM INTO ?1", [text]);
        self.conn.pragma_update(None, "query_only", barred).map_err(at_path)?;
        made.map_err(at_path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let (copy, _) = seal::opened(&self.keys, || Connection::open_with_flags(&path, flags))
            .map_err(|p| p.with("path", to.display()))?;
        // No program reads the copy yet: it is synced once, as a whole.
        copy.execute_batch("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY;").map_err(at_path)?;
        // It leaves this computer, and what opens the files of others does not. It may be shorter than the original.
        seal::drop_kept(&copy).and_then(|()| note_pages(&copy)).map_err(|p| p.with("path", to.display()))
    }

    /// Runs `work` while nobody can write to the file. SQLite refuses writers that waited meanwhile, if `work` put
    /// another file in its place.
    ///
    /// # Errors
    /// What `work` returns, or that another program is writing.
    pub fn while_locked<T>(
        &mut self,
        work: impl FnOnce(&Store) -> Result<T, UserError>,
    ) -> Result<T, UserError> {
        self.in_transaction(|store| work(store))
    }

    /// Copies the file page by page: many times faster, for a copy that stays on this computer.
    ///
    /// # Errors
    /// As [`Store::copy_into`].
    pub fn copy_pages(&self, to: &Path) -> Result<(), UserError> {
        let at_path = |e: rusqlite::Error| UserError::from(e).with("path", to.display());
        let path = std::path::absolute(to).map_err(|e| UserError::file(FileFault::Unreachable).because(e))?;
        let mut copy = Connection::open(path).map_err(at_path)?;
        self.key.iter().try_for_each(|key| key.apply(&copy))?;
        copy.execute_batch("PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF;").map_err(at_path)?;
        let backup = Backup::new(&self.conn, &mut copy).map_err(at_path)?;
        // A writer waits for one step only; SQLite then copies the changed pages again.
        for _ in 0..PATIENCE.0 {
            loop {
                match backup.step(STEP).map_err(at_path)? {
                    StepResult::Done => return Ok(()),
                    StepResult::More => {}
                    _ => break,
                }
            }
            std::thread::sleep(PATIENCE.1);
        }
        Err(UserError::file(FileFault::Busy).with("path", self.path.display()))
    }
}
