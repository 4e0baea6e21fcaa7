//! The state of a watched file: its stamp, its operations, and the tail they go to.

use super::known::Known;
use super::stamp::Stamp;
use super::tail::Tail;
use crate::store::log::op::OpId;

/// What is known of the watched file.
#[derive(Debug)]
pub(in crate::store) struct Watch {
    pub(super) stamp: Stamp,
    pub(super) version: i64,
    pub(super) known: Known,
    /// The first operation of the file, which every copy of it has.
    pub(super) first: Option<OpId>,
    /// The tail, while this program holds the lock.
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
