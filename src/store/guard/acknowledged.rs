//! What was acknowledged of an open file: the operations that its tail holds.

use std::path::PathBuf;

use super::stamp::Stamp;
use super::tail::{Acknowledged, Origin, Tail};
use super::watch::{Watch, known};
use crate::domain::Problem;
use crate::store::Store;
use crate::store::log::replay::LoggedOp;

impl Store {
    /// Writes acknowledged operations of the file that is watched into the tail at `path` too, unless it has one. Call
    /// while the lock of the file is held.
    pub fn open_tail(&mut self, path: PathBuf, device: &str, beside_state: bool) {
        if let Some(watch) = self.watch.as_mut().filter(|watch| watch.tail.is_none()) {
            let origin = Origin { first: watch.first, device: device.to_owned(), beside_state };
            watch.tail = Some(Tail::open(path, origin));
        }
    }

    /// Lets go of the tail without closing it: what it holds waits for a recovery. Call when the lock is lost.
    pub fn drop_tail(&mut self) {
        self.watch.as_mut().and_then(Watch::take_tail);
    }

    /// Inside a transaction that is about to be committed: what it has written, for the tail.
    pub(in crate::store) fn unacknowledged(&self) -> Result<Vec<LoggedOp>, Problem> {
        match &self.watch {
            Some(Watch { tail: Some(_), known, .. }) => LoggedOp::since(&self.conn, known.last),
            _ => Ok(Vec::new()),
        }
    }

    /// After a commit: writes the operations into the tail and notes the state of the file. What cannot be noted is
    /// found by the next look.
    pub(in crate::store) fn acknowledge(&mut self, written: &[LoggedOp]) {
        let Some(watch) = &mut self.watch else { return self.leave() };
        if let Some(tail) = &mut watch.tail {
            tail.append(&watch.known, written);
        }
        let Ok((version, known)) = known(&self.conn) else { return };
        (watch.version, watch.known) = (version, known);
        match Stamp::at(&self.path) {
            // Else the next look sees that another file stands there.
            Ok(stamp) if stamp.is_same_file(&watch.stamp) => watch.stamp = stamp,
            _ => {}
        }
    }

    /// What was acknowledged of the file that is watched.
    ///
    /// # Errors
    /// If the file is not watched and cannot be read.
    pub fn acknowledged(&self) -> Result<Acknowledged, Problem> {
        let tail = self.watch.as_ref().and_then(|watch| watch.tail.as_ref());
        // A tail that cannot be read adds nothing to the snapshots.
        let ops = tail.and_then(|tail| tail.ops().ok()).unwrap_or_default();
        Ok(Acknowledged { first: self.first()?, known: self.known()?, ops })
    }

    /// Why the disk of the tail takes nothing now.
    #[must_use]
    pub fn tail_failure(&self) -> Option<&std::io::Error> {
        self.watch.as_ref()?.tail.as_ref()?.failure()
    }

    /// Whether the tail waits to be brought to the disk.
    #[must_use]
    pub fn tail_waits(&self) -> bool {
        self.watch.as_ref().and_then(|watch| watch.tail.as_ref()).is_some_and(Tail::waits)
    }

    /// Whether the tail is so long that a snapshot should take its place.
    #[must_use]
    pub fn tail_is_long(&self) -> bool {
        self.watch.as_ref().and_then(|watch| watch.tail.as_ref()).is_some_and(Tail::is_long)
    }

    /// Brings the tail to the disk.
    pub fn sync_tail(&mut self) {
        if let Some(tail) = self.watch.as_mut().and_then(|watch| watch.tail.as_mut()) {
            tail.sync();
        }
    }

    /// Begins the tail anew; call after a verified snapshot of all of the file.
    pub fn clear_tail(&mut self) {
        if let Some(watch) = &mut self.watch
            && let Some(tail) = &mut watch.tail
        {
            tail.clear(&watch.known);
        }
    }

    /// Removes the tail; call after a verified snapshot of all of the file, before another state takes its place.
    pub fn remove_tail(&mut self) {
        if let Some(tail) = self.watch.as_mut().and_then(Watch::take_tail) {
            tail.remove();
        }
    }

    /// Whether this file lacks one of the operations.
    ///
    /// # Errors
    /// If this file cannot be read.
    pub fn lacks_any(&self, ops: &[LoggedOp]) -> Result<bool, Problem> {
        for op in ops {
            if !self.has(op.id())? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
