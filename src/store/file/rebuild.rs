//! Projections of another version are rebuilt when a file is opened.

use std::collections::BTreeSet;

use super::long_opening::{LongOpening, Tell};
use crate::domain::UserError;
use crate::store::Store;
use crate::store::log::append::{Appender, note_pages};
use crate::store::state::{erasure, project};

/// Up to this length, bytes, nobody notices the work: it is that of thirty families.
const UNNOTICED: u64 = 4 << 20;

impl Store {
    /// Reports the work, if the file is so long that it is noticed.
    pub(in crate::store) fn tell(&self, work: LongOpening, tell: Tell<'_>) {
        if self.stamp.as_ref().is_some_and(|stamp| stamp.found.length() > UNNOTICED) {
            tell(work);
        }
    }

    /// Rebuilds projections of another version.
    pub(super) fn rebuild(&mut self) -> Result<(), UserError> {
        self.in_transaction(|store| {
            project::rebuild(&store.conn)?;
            // A program without erasures may have merged data that this file lists as erased.
            let mut log = Appender::new(&store.conn)?;
            if erasure::enforce(&store.conn, &mut log, &BTreeSet::new())? > 0 {
                return log.finish();
            }
            note_pages(&store.conn)
        })
    }
}
