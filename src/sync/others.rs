//! Files of others, opened with the keys of the run. Sealed content is never merged into a plain file unless a person
//! agrees: there anybody could read it. The passphrase of a file is asked for, and its key kept in the own sealed file.

use std::path::{Path, PathBuf};

use crate::domain::UserError;
use crate::store::{KeyRing, SealState, Store, VerifiedFile};

/// Opens files that are to be merged into the own one. It can be sent to another thread, unlike the own file.
#[derive(Clone, Debug)]
pub(super) struct OtherFiles {
    keys: KeyRing,
    /// Whether the own file is plain.
    own_is_plain: bool,
    /// Whether a sealed transfer is opened for a plain file.
    unseals_transfers: bool,
}

impl OtherFiles {
    /// The opener of files for `store`.
    pub(super) fn of(store: &Store) -> OtherFiles {
        OtherFiles { keys: store.keys().clone(), own_is_plain: !store.is_sealed(), unseals_transfers: false }
    }

    /// Opens a sealed transfer for a plain file too: a person is shown the consequence, and decides. A whole copy is
    /// refused.
    pub(super) fn with_transfers(self) -> OtherFiles {
        OtherFiles { unseals_transfers: true, ..self }
    }

    /// Verifies the file at `path`; private copies are made under `scratch`.
    ///
    /// # Errors
    /// As [`VerifiedFile::open`], or if it is sealed and the own file is not: unless it may be a transfer, no passphrase is
    /// asked for then.
    pub(super) fn open(&self, path: &Path, scratch: &Path) -> Result<VerifiedFile, UserError> {
        let would_unseal = || UserError::new("merge-would-unseal").with("path", path.display());
        let is_unsealing = self.own_is_plain && matches!(SealState::at(path), Ok(SealState::Sealed(_)));
        if is_unsealing && !self.unseals_transfers {
            return Err(would_unseal());
        }
        let other = VerifiedFile::open(path, scratch, &self.keys)?;
        if is_unsealing && other.transfer()?.is_none() {
            return Err(would_unseal());
        }
        Ok(other)
    }
}

/// The sealed files among `paths` that no passphrase of the run opens.
#[must_use]
pub fn locked(keys: &KeyRing, paths: impl IntoIterator<Item = PathBuf>) -> Vec<PathBuf> {
    let is_locked = |path: &PathBuf| {
        matches!(SealState::at(path), Ok(SealState::Sealed(_)))
            && VerifiedFile::peek(path, keys).is_err_and(|problem| problem.is_locked())
    };
    paths.into_iter().filter(is_locked).collect()
}

/// Whether the file at `path` is plain while the own one is sealed: it holds the same names, and anybody can read it.
#[must_use]
pub fn lies_open(store: &Store, path: &Path) -> bool {
    store.is_sealed() && matches!(SealState::at(path), Ok(SealState::Plain))
}

/// Whether the file at `path` is sealed while the own one is plain: its merged content will be stored in plain.
#[must_use]
pub fn would_lie_open(store: &Store, path: &Path) -> bool {
    !store.is_sealed() && matches!(SealState::at(path), Ok(SealState::Sealed(_)))
}

/// The warning about the seals of the own file and of the one at `path`, before a merge.
#[must_use]
pub fn warning(store: &Store, path: &Path) -> Option<&'static str> {
    if lies_open(store, path) {
        Some("merge-lies-open")
    } else if would_lie_open(store, path) {
        Some("merge-will-lie-open")
    } else {
        None
    }
}

/// Keeps the keys that opened files of others in the own sealed file.
pub fn keep_keys<'a>(store: &mut Store, paths: impl IntoIterator<Item = &'a Path>) {
    for path in paths {
        if let Some(key) = store.keys().key_of(path) {
            // A key that cannot be kept is asked for again; the merge remains.
            let _ = store.keep_key(&key);
        }
    }
}
