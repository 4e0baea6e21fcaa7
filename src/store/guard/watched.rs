//! The state of a watched file: its stamp, its operations, and the tail they go to.

use super::known::LogPrefix;
use super::stamp::FileStamp;
use super::tail::Tail;
use crate::store::log::op::OpId;

/// What is known of the watched file.
#[derive(Debug)]
pub(in crate::store) struct FileWatch {
    pub(super) stamp: FileStamp,
    pub(super) version: i64,
    pub(super) known: LogPrefix,
    /// The first operation of the file, which every copy of it has.
    pub(super) first: Option<OpId>,
    /// The tail, while this program holds the lock.
    pub(in crate::store) tail: Option<Tail>,
}

impl FileWatch {
    pub(in crate::store) fn stamp(&self) -> &FileStamp {
        &self.stamp
    }

    pub(in crate::store) fn take_tail(&mut self) -> Option<Tail> {
        self.tail.take()
    }
}
