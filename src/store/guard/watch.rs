//! The watch: whether the file at its path is still the one that is open. Another program adds operations through
//! SQLite. A sync tool, a copy over the file or a pulled stick changes the stamp without that, and is distinguished by
//! the digest. It is checked before each key and inside each transaction.

use rusqlite::{Connection, OptionalExtension};

use crate::domain::{FileFault, UserError};
use crate::store::file::open;
use crate::store::guard::known::LogPrefix;
use crate::store::guard::stamp::{FileStamp, OwnStamp};
use crate::store::guard::watched::FileWatch;
use crate::store::log::append;
use crate::store::log::logged_op::LoggedOp;
use crate::store::log::op::{OpId, SetHash};
use crate::store::log::scan::FileHead;
use crate::store::{SqlContext, Store};

/// The change of the file since the last look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileChange {
    /// It is unchanged.
    Same,
    /// Another program added operations.
    Written,
    /// Another file is at the path; the open one has no name any more.
    Replaced,
    /// It was overwritten or truncated: known operations are missing.
    Overwritten,
    /// Nothing is at the path, or it cannot be reached.
    Gone,
}

impl Store {
    /// Watches the file from now on: a file that changed otherwise refuses writes.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn watch(&mut self) -> Result<(), UserError> {
        let Some(OwnStamp { found, left, .. }) = self.stamp.clone() else { return Ok(()) };
        let stamp = left.unwrap_or(found);
        let (version, known) = known(&self.conn)?;
        let first = first(&self.conn)?;
        self.watch = Some(FileWatch { stamp, version, known, first, tail: None });
        Ok(())
    }

    /// Whether the file is unchanged since the last look; `false` if that is not known. [`Store::look`] reports what
    /// became of it.
    #[must_use]
    pub fn is_as_known(&self) -> bool {
        let Some(watch) = &self.watch else { return true };
        FileStamp::at(&self.path).is_ok_and(|stamp| stamp == watch.stamp)
            && self.reader().version().is_ok_and(|version| version == watch.version)
    }

    /// Looks at the file at the path.
    ///
    /// # Errors
    /// If another program is writing: look again later.
    pub fn look(&mut self) -> Result<FileChange, UserError> {
        let Some(watch) = &self.watch else { return Ok(FileChange::Same) };
        let Ok(stamp) = FileStamp::at(&self.path) else { return Ok(FileChange::Gone) };
        if !stamp.is_same_file(&watch.stamp) {
            return Ok(FileChange::Replaced);
        }
        if stamp == watch.stamp && self.reader().version()? == watch.version {
            return Ok(FileChange::Same);
        }
        match self.compare() {
            Err(problem) if problem.is(FileFault::Busy) => Err(problem),
            // A file that cannot be read any more was overwritten.
            other => Ok(other.unwrap_or(FileChange::Overwritten)),
        }
    }

    /// Compares the file with what is known, through a new connection: a copy over the file may have the same page
    /// count and change counter, and the cache of SQLite would mix both.
    fn compare(&mut self) -> Result<FileChange, UserError> {
        let Some(watch) = &self.watch else { return Ok(FileChange::Same) };
        let before = watch.known;
        let fresh = self.reconnected()?;
        let stamp =
            FileStamp::at(&self.path).map_err(|e| UserError::file(FileFault::Unreachable).because(e))?;
        let reader = crate::store::Reader::new(&fresh);
        let (sum, (version, now)) = reader
            .in_read_transaction(|| Ok::<_, UserError>((sum_until(&fresh, before.last)?, known(&fresh)?)))?;
        if sum != before.head.set || !stamp.is_same_file(&watch.stamp) {
            return Ok(FileChange::Overwritten);
        }
        let came = LoggedOp::since(&fresh, before.last)?;
        self.conn = fresh;
        // Only known operations were compared: the next opening verifies the file.
        self.distrust();
        if let Some(watch) = &mut self.watch {
            if let Some(tail) = &mut watch.tail {
                tail.append(&before, &came);
            }
            (watch.stamp, watch.version, watch.known) = (stamp, version, now);
        }
        Ok(if now.head == before.head { FileChange::Same } else { FileChange::Written })
    }

    /// A new connection to the path, read-only if this one is.
    fn reconnected(&self) -> Result<Connection, UserError> {
        let (conn, _) = open::connected(&self.path, &self.keys)?;
        let barred: bool = self.conn.pragma_query_value(None, "query_only", |r| r.get(0))?;
        conn.pragma_update(None, "query_only", barred)?;
        open::verify_head(&conn, &self.path)?;
        Ok(conn)
    }

    /// Refuses a changed file inside a transaction, where no other program can write.
    pub(in crate::store) fn refuse_moved(&self) -> Result<(), UserError> {
        match &self.watch {
            Some(watch) if FileStamp::at(&self.path).ok().as_ref() != Some(&watch.stamp) => {
                Err(UserError::file(FileFault::Moved))
            }
            _ => Ok(()),
        }
    }

    /// Whether this program wrote since the file was opened.
    #[must_use]
    pub fn has_written(&self) -> bool {
        self.session.is_some()
    }

    /// Replaces this file by another one, which is watched and continues the tail.
    ///
    /// # Errors
    /// If it cannot be read; then this file stays open.
    pub fn replace_with(&mut self, mut to: Store) -> Result<(), UserError> {
        to.clock = self.clock;
        to.today = self.today;
        to.sessions.clone_from(&self.sessions);
        to.pending.clone_from(&self.pending);
        to.watch()?;
        let mut tail = self.watch.as_mut().and_then(FileWatch::take_tail);
        if let Some(tail) = &mut tail {
            tail.interrupt();
        }
        if let Some(watch) = &mut to.watch {
            watch.tail = tail;
        }
        // It may have been written to since it was opened. The next look reports what else became of it.
        let looked = to.look();
        if looked.is_err()
            && let (Some(before), Some(watch)) = (&mut self.watch, &mut to.watch)
        {
            before.tail = watch.take_tail();
        }
        looked?;
        *self = to;
        Ok(())
    }

    /// The first operation of the file.
    ///
    /// # Errors
    /// If the file is not watched and cannot be read.
    pub fn first(&self) -> Result<Option<OpId>, UserError> {
        match &self.watch {
            Some(watch) => Ok(watch.first),
            None => first(&self.conn),
        }
    }

    /// What is known of the file.
    ///
    /// # Errors
    /// If it is not watched and cannot be read.
    pub fn known(&self) -> Result<LogPrefix, UserError> {
        match &self.watch {
            Some(watch) => Ok(watch.known),
            None => known(&self.conn).map(|(_, known)| known),
        }
    }

    /// Whether this file has all known operations, in the same order.
    ///
    /// # Errors
    /// If this file cannot be read.
    pub fn has_all(&self, known: LogPrefix) -> Result<bool, UserError> {
        Ok(sum_until(&self.conn, known.last)? == known.head.set)
    }

    /// Whether this file has the known operations and no others.
    ///
    /// # Errors
    /// If this file cannot be read.
    pub fn has_exactly(&self, known: LogPrefix) -> Result<bool, UserError> {
        FileHead::read(&self.conn).map(|head| head.set == known.head.set)
    }

    /// Whether this file is a copy of the one that began with the operation `first`.
    ///
    /// # Errors
    /// If this file cannot be read.
    pub fn is_copy_of(&self, first: Option<OpId>) -> Result<bool, UserError> {
        first.map_or(Ok(true), |first| self.has(first))
    }
}

/// The first operation of the file.
fn first(conn: &Connection) -> Result<Option<OpId>, UserError> {
    conn.query_row("SELECT id FROM op ORDER BY no LIMIT 1", [], |r| Ok(OpId(r.get("id")?)))
        .optional()
        .sql_context()
}

/// The change counter of SQLite, and what the file has.
pub(super) fn known(conn: &Connection) -> Result<(i64, LogPrefix), UserError> {
    let version = conn.pragma_query_value(None, "data_version", |r| r.get(0))?;
    let last = append::last_op(conn)?;
    Ok((version, LogPrefix { head: FileHead::read(conn)?, last }))
}

/// The digest of the operations up to number `last`. The log only grows at its end: an equal digest means equal
/// operations.
pub(in crate::store) fn sum_until(conn: &Connection, last: i64) -> Result<SetHash, UserError> {
    let mut query = conn.prepare("SELECT id FROM op NOT INDEXED WHERE no <= ?1")?;
    let mut rows = query.query([last])?;
    let mut sum = SetHash::default();
    while let Some(row) = rows.next()? {
        sum.add(OpId(row.get(0)?));
    }
    Ok(sum)
}
