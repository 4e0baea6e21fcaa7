//! A whole file beside the lost one: it holds the acknowledged operations before anything is restored.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Recovery, UNRESCUED};
use crate::domain::UserError;
use crate::store::{AcknowledgedOps, Store};
use crate::sync::atomic_file::{self, ReadBack};

impl Recovery {
    /// The acknowledged operations in a verified file of their own, and whether none is missing for sure.
    pub(super) fn secure(
        &self,
        open: Option<&Store>,
        acknowledged: &AcknowledgedOps,
    ) -> Result<(PathBuf, bool), UserError> {
        let rescued = self.snapshots.name_rescue()?;
        if let Some(store) = open {
            let copied =
                atomic_file::put(&rescued, ReadBack::Cached, &self.keys, |part| store.copy_pages(part));
            let has_all = |_| self.opened(&rescued).and_then(|copy| copy.has_all(acknowledged.known));
            if copied.and_then(has_all).is_ok_and(|has_all| has_all) {
                return Ok((rescued, true));
            }
        }
        let copies = self.snapshots.fullest_first(&self.keys);
        // The fullest copy may be of another state: the copy that leads to exactly the acknowledged operations is the
        // right one.
        for (copy, _) in &copies {
            let made = self.made_of(&rescued, copy, acknowledged);
            let is_it = |()| self.opened(&rescued).and_then(|made| made.has_exactly(acknowledged.known));
            if made.and_then(is_it).is_ok_and(|is_it| is_it) {
                return Ok((rescued, true));
            }
        }
        for (copy, _) in &copies {
            if self.made_of(&rescued, copy, acknowledged).is_ok() {
                return Ok((rescued, false));
            }
        }
        Err(UserError::new(UNRESCUED))
    }

    /// A file made of a snapshot and the tail. A snapshot of another file is refused.
    fn made_of(&self, to: &Path, copy: &Path, acknowledged: &AcknowledgedOps) -> Result<(), UserError> {
        atomic_file::put(to, ReadBack::Cached, &self.keys, |part| {
            // Written by this program: its projections are trusted.
            fs::copy(copy, part).map_err(|e| atomic_file::failure(part, e))?;
            let mut made = self.opened(part)?;
            if !made.is_copy_of(acknowledged.first)? {
                return Err(UserError::new(UNRESCUED));
            }
            made.replay(&acknowledged.ops).map(|_| ())
        })
        .map(|_| ())
    }
}
