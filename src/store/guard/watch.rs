//! Whether the file at its path is still the one that is open. A neighbour writes through SQLite and only adds; what
//! else changes it (a tool that keeps folders in step, a copy laid over it, a stick pulled out) is seen by its stamp,
//! before a key and inside every write, and told from a neighbour by the sum of the operations.

use std::fs::Metadata;
use std::path::Path;

use rusqlite::{Connection, OptionalExtension};

use crate::domain::Problem;
use crate::store::file::open;
use crate::store::guard::tail::Keepsake;
use crate::store::log::op::{OpId, SetHash};
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

/// What the system says of a file. The clock of a disk may stand still for some milliseconds: what changes within them
/// and keeps its length is seen by SQLite's own counter, or not before the next change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct Stamp {
    /// Which file it is.
    place: (u64, u64),
    length: u64,
    /// When its bytes and when its name or rights were changed last.
    changed: [i64; 4],
}

impl Stamp {
    /// The stamp of what stands at the path. The file is not opened: closing it would drop SQLite's lock.
    pub(in crate::store) fn at(path: &Path) -> std::io::Result<Stamp> {
        path.metadata().map(|data| Stamp::of(&data))
    }

    #[cfg(unix)]
    pub(in crate::store) fn of(data: &Metadata) -> Stamp {
        use std::os::unix::fs::MetadataExt;
        Stamp {
            place: (data.dev(), data.ino()),
            length: data.len(),
            changed: [data.mtime(), data.mtime_nsec(), data.ctime(), data.ctime_nsec()],
        }
    }

    /// Where an open file cannot be replaced, it is enough to know when its bytes changed.
    #[cfg(not(unix))]
    pub(in crate::store) fn of(data: &Metadata) -> Stamp {
        let since = data.modified().ok().and_then(|t| t.duration_since(std::time::UNIX_EPOCH).ok());
        let (seconds, nanos) = since.map_or((0, 0), |s| (s.as_secs().cast_signed(), s.subsec_nanos()));
        Stamp { place: (0, 0), length: data.len(), changed: [seconds, i64::from(nanos), 0, 0] }
    }

    /// Bytes.
    pub(in crate::store) fn length(&self) -> u64 {
        self.length
    }

    /// In one line.
    pub(in crate::store) fn line(&self) -> String {
        let (Stamp { place: (disk, file), length, changed }, mut line) = (self, String::new());
        for number in [*disk, *file, *length].map(i128::from).into_iter().chain(changed.map(i128::from)) {
            line += &format!("{number} ");
        }
        line
    }

    /// Whether both are of one file, whatever is in it.
    pub(in crate::store) fn is_same_file(&self, other: &Stamp) -> bool {
        self.place == other.place
    }
}

/// The operations a file is known to have: all up to the last one in its own order.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    head: FileHead,
    last: i64,
}

impl Known {
    /// How many of them this file lacks at the least: of what it has beyond them nothing is known.
    #[must_use]
    pub fn fewer_in(self, now: Known) -> usize {
        usize::try_from(self.head.count.saturating_sub(now.head.count)).unwrap_or_default()
    }
}

/// What is known of the file that is watched.
#[derive(Debug)]
pub(in crate::store) struct Watch {
    stamp: Stamp,
    version: i64,
    known: Known,
    /// The first operation in the order of this file: every copy of it has it.
    first: Option<OpId>,
    /// What came since there was a copy to fall back on.
    pub(in crate::store) kept: Keepsake,
}

impl Watch {
    pub(in crate::store) fn stamp(&self) -> &Stamp {
        &self.stamp
    }
}

impl Store {
    /// Watches over the file from now on: what is written is kept, and a file that is not the one known refuses writes.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn watch(&mut self) -> Result<(), Problem> {
        let kept = self.watch.take().map(|watch| watch.kept).unwrap_or_default();
        let Some(stamp) = self.stamp.clone() else { return Ok(()) };
        let (version, known) = known(&self.conn)?;
        let first = first(&self.conn)?;
        self.watch = Some(Watch { stamp, version, known, first, kept });
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
        let came = Keepsake::since(&fresh, before.last)?;
        self.conn = fresh;
        // What it holds was not verified, only that nothing known is missing: the next opening does it.
        self.distrust();
        if let Some(watch) = &mut self.watch {
            watch.kept.add(came);
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

    /// Inside a transaction that is about to be committed: what it has written.
    pub(in crate::store) fn about_to_keep(&self) -> Result<Keepsake, Problem> {
        match &self.watch {
            Some(watch) => Keepsake::since(&self.conn, watch.known.last),
            None => Ok(Keepsake::default()),
        }
    }

    /// After a commit: this is what is known now. What cannot be noted is found by the next look.
    pub(in crate::store) fn keep(&mut self, written: Keepsake) {
        if self.watch.is_none() {
            return self.leave();
        }
        let now = known(&self.conn);
        let (Some(watch), Ok((version, known))) = (&mut self.watch, now) else { return };
        watch.kept.add(written);
        (watch.version, watch.known) = (version, known);
        match Stamp::at(&self.path) {
            // Else the next look sees that another file stands there.
            Ok(stamp) if stamp.is_same_file(&watch.stamp) => watch.stamp = stamp,
            _ => {}
        }
    }

    /// What came since there was a copy to fall back on.
    #[must_use]
    pub fn kept(&self) -> Keepsake {
        self.watch.as_ref().map(|watch| watch.kept.clone()).unwrap_or_default()
    }

    /// Whether anything was written since the file was opened.
    #[must_use]
    pub fn has_written(&self) -> bool {
        self.session.is_some()
    }

    /// Whether so much is kept that a new copy to fall back on should take its place.
    #[must_use]
    pub fn is_laden(&self) -> bool {
        self.watch.as_ref().is_some_and(|watch| watch.kept.is_heavy())
    }

    /// There is a copy to fall back on that has all of this file: nothing more need be kept.
    pub fn let_go(&mut self) {
        if let Some(watch) = &mut self.watch {
            watch.kept = Keepsake::default();
        }
    }

    /// Another file takes the place of this one: it is watched, and what was kept of this one is kept on.
    ///
    /// # Errors
    /// If it cannot be read; then this one stays.
    pub fn give_way(&mut self, mut to: Store) -> Result<(), Problem> {
        to.clock = self.clock;
        to.sessions.clone_from(&self.sessions);
        to.watch()?;
        // It may have been written to since it was opened. What else became of it the next look will tell.
        to.look()?;
        if let Some(watch) = &mut to.watch {
            let mut kept = self.kept();
            kept.add(std::mem::take(&mut watch.kept));
            watch.kept = kept;
        }
        *self = to;
        Ok(())
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

    /// Whether this file was begun as `before` was: one is a copy of the other, or both of a third.
    ///
    /// # Errors
    /// If this file cannot be read.
    pub fn is_kin_of(&self, before: &Store) -> Result<bool, Problem> {
        let first = match &before.watch {
            Some(watch) => watch.first,
            None => first(&before.conn)?,
        };
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
fn known(conn: &Connection) -> Result<(i64, Known), Problem> {
    let version = conn.pragma_query_value(None, "data_version", |r| r.get(0)).map_err(sql)?;
    let last = conn
        .prepare_cached("SELECT COALESCE(MAX(no), 0) AS last FROM op")
        .and_then(|mut s| s.query_row([], |r| r.get("last")))
        .map_err(sql)?;
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
