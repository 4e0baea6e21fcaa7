//! Whether the file at its path is still the one that is open. A neighbour writes through SQLite and only adds; what
//! else changes it (a tool that keeps folders in step, a copy laid over it, a stick pulled out) is seen by its stamp,
//! before a key and inside every write, and told from a neighbour by the sum of the operations.

use rusqlite::{Connection, OptionalExtension};

use crate::domain::Problem;
use crate::store::file::open;
use crate::store::guard::stamp::Stamp;
use crate::store::guard::tail::Tail;
use crate::store::log::append;
use crate::store::log::op::{OpId, SetHash};
use crate::store::log::replay::LoggedOp;
use crate::store::log::scan::FileHead;
use crate::store::{Store, sql};

/// What became of the file since it was last looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// Nothing.
    Same,
    /// All that was known is in it, and more: a neighbour has written.
    Written,
    /// Another file stands at its path; the one that is open is the one before.
    Replaced,
    /// It was laid over or cut off where it stands: something that was known is in it no more.
    Overwritten,
    /// Nothing stands at its path, or it cannot be reached.
    Gone,
}

/// The operations a file is known to have: all up to the last one in its own order.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    pub(in crate::store) head: FileHead,
    pub(in crate::store) last: i64,
}

impl Known {
    /// Takes in an operation that came at the end of the file.
    pub(in crate::store) fn add(&mut self, op: &LoggedOp) {
        self.head.add(op.id(), op.depth());
        self.last += 1;
    }

    /// How many of them this file lacks at the least: of what it has beyond them nothing is known.
    #[must_use]
    pub fn fewer_in(self, now: Known) -> usize {
        usize::try_from(self.head.count.saturating_sub(now.head.count)).unwrap_or_default()
    }
}

/// What is known of the file that is watched.
#[derive(Debug)]
pub(in crate::store) struct Watch {
    pub(super) stamp: Stamp,
    pub(super) version: i64,
    pub(super) known: Known,
    /// The first operation in the order of this file: every copy of it has it.
    pub(super) first: Option<OpId>,
    /// Where acknowledged operations go, as long as this program holds the lock of the file.
    pub(in crate::store) tail: Option<Tail>,
}

impl Watch {
    pub(in crate::store) fn stamp(&self) -> &Stamp {
        &self.stamp
    }

    pub(in crate::store) fn take_tail(&mut self) -> Option<Tail> {
        self.tail.take()
    }
}

impl Store {
    /// Watches the file from now on: a file that is not the one known refuses writes.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn watch(&mut self) -> Result<(), Problem> {
        let Some(stamp) = self.stamp.clone() else { return Ok(()) };
        let (version, known) = known(&self.conn)?;
        let first = first(&self.conn)?;
        self.watch = Some(Watch { stamp, version, known, first, tail: None });
        Ok(())
    }

    /// Whether the file at the path is still the one known, and nobody has written into it. If not, or if that cannot be
    /// said just now, [`Store::look`] tells what became of it.
    #[must_use]
    pub fn is_as_known(&self) -> bool {
        let Some(watch) = &self.watch else { return true };
        Stamp::at(&self.path).is_ok_and(|stamp| stamp == watch.stamp)
            && self.reader().version().is_ok_and(|version| version == watch.version)
    }

    /// Looks at what stands at the path.
    ///
    /// # Errors
    /// If another program is at work in the file just now: the next look will tell.
    pub fn look(&mut self) -> Result<Sight, Problem> {
        let Some(watch) = &self.watch else { return Ok(Sight::Same) };
        let Ok(stamp) = Stamp::at(&self.path) else { return Ok(Sight::Gone) };
        if !stamp.is_same_file(&watch.stamp) {
            return Ok(Sight::Replaced);
        }
        if stamp == watch.stamp && self.reader().version()? == watch.version {
            return Ok(Sight::Same);
        }
        match self.compare() {
            Err(problem) if problem.id == "store-busy" => Err(problem),
            // What can no longer be read as the file it was is not the file it was.
            other => Ok(other.unwrap_or(Sight::Overwritten)),
        }
    }

    /// Whether all that was known is in the file at the path, read without anything SQLite remembers: a copy laid over
    /// it may have as many pages and changes as the file before, and SQLite would mix the two.
    fn compare(&mut self) -> Result<Sight, Problem> {
        let Some(watch) = &self.watch else { return Ok(Sight::Same) };
        let before = watch.known;
        let fresh = self.connected_anew()?;
        let stamp = Stamp::at(&self.path).map_err(|e| Problem::new("store-unreachable").because(e))?;
        let reader = crate::store::Reader::new(&fresh);
        let (sum, (version, now)) =
            reader.in_read_transaction(|| Ok((sum_until(&fresh, before.last)?, known(&fresh)?)))?;
        if sum != before.head.set || !stamp.is_same_file(&watch.stamp) {
            return Ok(Sight::Overwritten);
        }
        let came = LoggedOp::since(&fresh, before.last)?;
        self.conn = fresh;
        // What it holds was not verified, only that nothing known is missing: the next opening does it.
        self.distrust();
        if let Some(watch) = &mut self.watch {
            if let Some(tail) = &mut watch.tail {
                tail.append(&before, &came);
            }
            (watch.stamp, watch.version, watch.known) = (stamp, version, now);
        }
        Ok(if now.head == before.head { Sight::Same } else { Sight::Written })
    }

    /// A new connection to the path, barred if this one is.
    fn connected_anew(&self) -> Result<Connection, Problem> {
        let conn = open::connected(&self.path)?;
        let barred: bool = self.conn.pragma_query_value(None, "query_only", |r| r.get(0)).map_err(sql)?;
        conn.pragma_update(None, "query_only", barred).map_err(sql)?;
        open::verify_head(&conn, &self.path)?;
        Ok(conn)
    }

    /// Inside a transaction, where no neighbour can write: whether the file is the one that is known.
    pub(in crate::store) fn refuse_moved(&self) -> Result<(), Problem> {
        match &self.watch {
            Some(watch) if Stamp::at(&self.path).ok().as_ref() != Some(&watch.stamp) => {
                Err(Problem::new("store-moved"))
            }
            _ => Ok(()),
        }
    }

    /// Whether anything was written since the file was opened.
    #[must_use]
    pub fn has_written(&self) -> bool {
        self.session.is_some()
    }

    /// Another file takes the place of this one: it is watched, and goes on with the tail.
    ///
    /// # Errors
    /// If it cannot be read; then this one stays.
    pub fn give_way(&mut self, mut to: Store) -> Result<(), Problem> {
        to.clock = self.clock;
        to.today = self.today;
        to.sessions.clone_from(&self.sessions);
        to.watch()?;
        let mut tail = self.watch.as_mut().and_then(Watch::take_tail);
        if let Some(tail) = &mut tail {
            tail.interrupt();
        }
        if let Some(watch) = &mut to.watch {
            watch.tail = tail;
        }
        // It may have been written to since it was opened. What else became of it the next look will tell.
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

    /// The first operation in the order of the file.
    ///
    /// # Errors
    /// If the file is not watched and cannot be read.
    pub fn first(&self) -> Result<Option<OpId>, Problem> {
        match &self.watch {
            Some(watch) => Ok(watch.first),
            None => first(&self.conn),
        }
    }

    /// What the file is known to have.
    ///
    /// # Errors
    /// If it is not watched and cannot be read.
    pub fn known(&self) -> Result<Known, Problem> {
        match &self.watch {
            Some(watch) => Ok(watch.known),
            None => known(&self.conn).map(|(_, known)| known),
        }
    }

    /// Whether this file has all that was known, in the same order.
    ///
    /// # Errors
    /// If this file cannot be read.
    pub fn has_all(&self, known: Known) -> Result<bool, Problem> {
        Ok(sum_until(&self.conn, known.last)? == known.head.set)
    }

    /// Whether this file has what was known and nothing else.
    ///
    /// # Errors
    /// If this file cannot be read.
    pub fn has_exactly(&self, known: Known) -> Result<bool, Problem> {
        FileHead::read(&self.conn).map(|head| head.set == known.head.set)
    }

    /// Whether this file is a copy of the one that began with the operation `first`, or both are of a third.
    ///
    /// # Errors
    /// If this file cannot be read.
    pub fn is_copy_of(&self, first: Option<OpId>) -> Result<bool, Problem> {
        first.map_or(Ok(true), |first| self.has(first))
    }
}

/// The first operation in the order of the file.
fn first(conn: &Connection) -> Result<Option<OpId>, Problem> {
    conn.query_row("SELECT id FROM op ORDER BY no LIMIT 1", [], |r| Ok(OpId(r.get("id")?)))
        .optional()
        .map_err(sql)
}

/// SQLite's own counter, and what the file has.
pub(super) fn known(conn: &Connection) -> Result<(i64, Known), Problem> {
    let version = conn.pragma_query_value(None, "data_version", |r| r.get(0)).map_err(sql)?;
    let last = append::last_op(conn)?;
    Ok((version, Known { head: FileHead::read(conn)?, last }))
}

/// The sum of the operations up to this one in the order of the file. A journal only grows at its end: a file that has
/// the same sum there has the same operations.
pub(in crate::store) fn sum_until(conn: &Connection, last: i64) -> Result<SetHash, Problem> {
    let mut query = conn.prepare("SELECT id FROM op NOT INDEXED WHERE no <= ?1").map_err(sql)?;
    let mut rows = query.query([last]).map_err(sql)?;
    let mut sum = SetHash::default();
    while let Some(row) = rows.next().map_err(sql)? {
        sum.add(OpId(row.get(0).map_err(sql)?));
    }
    Ok(sum)
}
