//! The acknowledged operations of the open file, and the tail that holds them.

use std::path::PathBuf;

use super::records::{AcknowledgedOps, PURPOSE, TailOrigin};
use super::stamp::FileStamp;
use super::tail::Tail;
use super::watch::known;
use super::watched::FileWatch;
use crate::domain::UserError;
use crate::store::Store;
use crate::store::log::logged_op::LoggedOp;

impl Store {
    /// Opens the tail at `path` for the operations acknowledged from now on, unless one is open. The lock must be
    /// held.
    pub fn open_tail(&mut self, path: PathBuf, device: &str, beside_state: bool) {
        let sealer = self.sealer(PURPOSE);
        if let Some(watch) = self.watch.as_mut().filter(|watch| watch.tail.is_none()) {
            let origin = TailOrigin { first: watch.first, device: device.to_owned(), beside_state };
            watch.tail = Some(Tail::open(path, origin, sealer));
        }
    }

    /// Drops the tail without closing it: its operations wait for a recovery. Call when the lock is lost.
    pub fn drop_tail(&mut self) {
        self.watch.as_mut().and_then(FileWatch::take_tail);
    }

    /// The operations of the transaction that is about to be committed.
    pub(in crate::store) fn unacknowledged(&self) -> Result<Vec<LoggedOp>, UserError> {
        match &self.watch {
            Some(FileWatch { tail: Some(_), known, .. }) => LoggedOp::since(&self.conn, known.last),
            _ => Ok(Vec::new()),
        }
    }

    /// The operations whose withheld parts the transaction that is about to be committed completed, but for those that
    /// it brought itself.
    pub(in crate::store) fn completed(&self) -> Result<Vec<LoggedOp>, UserError> {
        let Some(FileWatch { tail: Some(_), known, .. }) = &self.watch else { return Ok(Vec::new()) };
        let mut ops = Vec::new();
        for no in self.completed.iter().filter(|no| **no <= known.last) {
            ops.extend(LoggedOp::at(&self.conn, *no)?);
        }
        Ok(ops)
    }

    /// Writes committed operations, and those that were completed, to the tail and updates what is known of the file. A
    /// failure is found by the next look.
    pub(in crate::store) fn acknowledge(&mut self, written: &[LoggedOp], completed: &[LoggedOp]) {
        self.completed.clear();
        let Some(watch) = &mut self.watch else { return self.leave() };
        if let Some(tail) = &mut watch.tail {
            tail.complete(&watch.known, completed);
            tail.append(&watch.known, written);
        }
        let Ok((version, known)) = known(&self.conn) else { return };
        (watch.version, watch.known) = (version, known);
        match FileStamp::at(&self.path) {
            // Otherwise the next look finds that the file was replaced.
            Ok(stamp) if stamp.is_same_file(&watch.stamp) => watch.stamp = stamp,
            _ => {}
        }
    }

    /// The acknowledged operations of the watched file.
    ///
    /// # Errors
    /// If the file is not watched and cannot be read.
    pub fn acknowledged(&self) -> Result<AcknowledgedOps, UserError> {
        let tail = self.watch.as_ref().and_then(|watch| watch.tail.as_ref());
        // An unreadable tail adds nothing to the snapshots.
        let ops = tail.and_then(|tail| tail.ops().ok()).unwrap_or_default();
        Ok(AcknowledgedOps { first: self.first()?, known: self.known()?, ops })
    }

    /// Why the tail cannot be written.
    #[must_use]
    pub fn tail_failure(&self) -> Option<&std::io::Error> {
        self.watch.as_ref()?.tail.as_ref()?.failure()
    }

    /// Whether the tail must be synced.
    #[must_use]
    pub fn tail_waits(&self) -> bool {
        self.watch.as_ref().and_then(|watch| watch.tail.as_ref()).is_some_and(Tail::waits)
    }

    /// Whether the tail is so long that a snapshot should replace it.
    #[must_use]
    pub fn tail_is_long(&self) -> bool {
        self.watch.as_ref().and_then(|watch| watch.tail.as_ref()).is_some_and(Tail::is_long)
    }

    pub fn sync_tail(&mut self) {
        if let Some(tail) = self.watch.as_mut().and_then(|watch| watch.tail.as_mut()) {
            tail.sync();
        }
    }

    /// Empties the tail; call after a verified snapshot.
    pub fn clear_tail(&mut self) {
        if let Some(watch) = &mut self.watch
            && let Some(tail) = &mut watch.tail
        {
            tail.clear(&watch.known);
        }
    }

    /// Removes the tail; call after a verified snapshot, before another state takes the place of the file.
    pub fn remove_tail(&mut self) {
        if let Some(tail) = self.watch.as_mut().and_then(FileWatch::take_tail) {
            tail.remove();
        }
    }

    /// Whether the file lacks one of these operations, or a part of one.
    ///
    /// # Errors
    /// If this file cannot be read.
    pub fn lacks_any(&self, ops: &[LoggedOp]) -> Result<bool, UserError> {
        for op in ops {
            if !self.has(op.id())? || self.could_complete(op)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
