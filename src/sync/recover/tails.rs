//! The tails that runs of this computer left.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Recovery, has_all};
use crate::domain::{FileFault, UserError};
use crate::store::{Store, TailContents};

impl Recovery {
    /// The tails that runs on this computer left, the newest first.
    pub(super) fn tails(&self) -> Vec<(PathBuf, TailContents)> {
        let entries = self.snapshots.folder().read_dir().into_iter().flatten().flatten();
        let mut tails: Vec<_> = entries
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|e| e == "tail"))
            .filter_map(|path| TailContents::read(&path, &self.keys).map(|tail| (path, tail)))
            .filter(|(_, tail)| tail.origin.device == self.author.device)
            .collect();
        tails.sort_by_key(|(path, _)| {
            std::cmp::Reverse(path.metadata().and_then(|data| data.modified()).ok())
        });
        tails
    }

    /// Why a tail of this computer cannot be read, if it is sealed and no passphrase of the run opens it.
    pub(super) fn has_locked_tail(&self) -> Option<UserError> {
        let entries = self.snapshots.folder().read_dir().into_iter().flatten().flatten();
        let is_locked =
            |path: &Path| TailContents::is_sealed(path) && TailContents::read(path, &self.keys).is_none();
        let mut tails =
            entries.map(|e| e.path()).filter(|path| path.extension().is_some_and(|e| e == "tail"));
        let fault = if self.keys.is_empty() { FileFault::Sealed } else { FileFault::WrongPassphrase };
        tails.any(|path| is_locked(&path)).then(|| UserError::file(fault).with("path", self.path.display()))
    }

    /// Removes the tails whose operations `store` has; call after a verified snapshot of it.
    ///
    /// # Errors
    /// If `store` cannot be read.
    pub fn forget_tails(&self, store: &Store) -> Result<(), UserError> {
        for (path, TailContents { acknowledged, .. }) in self.tails() {
            if has_all(store, &acknowledged)? {
                // A tail that remains replays nothing new.
                let _ = fs::remove_file(path);
            }
        }
        Ok(())
    }
}
