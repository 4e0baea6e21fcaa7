//! The operations a file is known to have.

use crate::store::log::logged_op::LoggedOp;
use crate::store::log::scan::FileHead;

/// The operations that a file is known to have: a prefix of its log.
#[derive(Clone, Copy, Debug)]
pub struct LogPrefix {
    pub(in crate::store) head: FileHead,
    pub(in crate::store) last: i64,
}

impl LogPrefix {
    /// Counts an operation added to the end of the file.
    pub(in crate::store) fn add(&mut self, op: &LoggedOp) {
        self.head.add(op.id(), op.depth());
        self.last += 1;
    }

    /// At least so many known operations are missing from the file `now`.
    #[must_use]
    pub fn fewer_in(self, now: LogPrefix) -> usize {
        usize::try_from(self.head.count.saturating_sub(now.head.count)).unwrap_or_default()
    }
}
