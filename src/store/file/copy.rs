//! A whole copy of the file, written by SQLite itself while nobody can write between.

use std::path::Path;
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use crate::domain::Problem;
use crate::store::log::append::note_pages;
use crate::store::{Store, sql};

/// How many pages are copied at once: some milliseconds.
const STEP: i32 = 1000;

/// How often a writer is waited for, and how long.
const PATIENCE: (u32, Duration) = (300, Duration::from_millis(10));

impl Store {
    /// Writes the file anew to `to`, without what was deleted from its pages. Nothing may stand there yet. The copy is
    /// neither verified nor brought to the disk here.
    ///
    /// # Errors
    /// If it cannot be written; what was begun is left for the caller to remove.
    pub fn copy_into(&self, to: &Path) -> Result<(), Problem> {
        let told = |e: rusqlite::Error| sql(e).with("path", to.display());
        let path = std::path::absolute(to).map_err(|e| Problem::new("store-unreachable").because(e))?;
        let text = path.to_str().ok_or_else(|| Problem::new("copy-bad-name").with("path", to.display()))?;
        // Whoever only reads may make a copy: the bar is against writing into this file, and would stand in its way.
        let barred: bool = self.conn.pragma_query_value(None, "query_only", |r| r.get(0)).map_err(told)?;
        self.conn.pragma_update(None, "query_only", false).map_err(told)?;
        let made = self.conn.execute("VACUUM INTO ?1", [text]);
        self.conn.pragma_update(None, "query_only", barred).map_err(told)?;
        made.map_err(told)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let copy = Connection::open_with_flags(&path, flags).map_err(told)?;
        // Nobody knows of the copy yet: it is brought to the disk as a whole.
        copy.execute_batch("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY;").map_err(told)?;
        // It may be shorter than the file it was made of.
        note_pages(&copy).map_err(|p| p.with("path", to.display()))
    }

    /// Lets `work` do something with the file, or to it, while nobody can write into it. Whoever waits to write finds
    /// it as `work` has left it: SQLite refuses to write to a file that another has taken the place of.
    ///
    /// # Errors
    /// What `work` says, or that somebody is writing.
    pub fn while_locked<T>(&mut self, work: impl FnOnce(&Store) -> Result<T, Problem>) -> Result<T, Problem> {
        self.in_transaction(|store| work(store))
    }

    /// Writes the file to `to` page by page: many times faster than anew, for a copy that does not travel.
    ///
    /// # Errors
    /// As [`Store::copy_into`].
    pub fn copy_pages(&self, to: &Path) -> Result<(), Problem> {
        let told = |e: rusqlite::Error| sql(e).with("path", to.display());
        let path = std::path::absolute(to).map_err(|e| Problem::new("store-unreachable").because(e))?;
        let mut copy = Connection::open(path).map_err(told)?;
        copy.execute_batch("PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF;").map_err(told)?;
        let backup = Backup::new(&self.conn, &mut copy).map_err(told)?;
        // Whoever writes meanwhile waits for one step only; what was copied before it, SQLite then copies again.
        for _ in 0..PATIENCE.0 {
            loop {
                match backup.step(STEP).map_err(told)? {
                    StepResult::Done => return Ok(()),
                    StepResult::More => {}
                    _ => break,
                }
            }
            std::thread::sleep(PATIENCE.1);
        }
        Err(Problem::new("store-busy").with("path", self.path.display()))
    }
}
