//! Files of others, opened with the keys of the run. What was sealed is never taken into a plain file: that would open it
//! to everybody without a word.

use std::path::Path;

use crate::domain::UserError;
use crate::store::{KeyRing, Store, VerifiedFile};

/// What opens files that are to be merged into the own one. It can be handed to another thread, unlike the own file.
#[derive(Clone, Debug)]
pub(super) struct Others {
    keys: KeyRing,
    /// Whether the own file is plain.
    own_is_plain: bool,
}

impl Others {
    /// What opens files for `store`.
    pub(super) fn of(store: &Store) -> Others {
        Others { keys: store.keys().clone(), own_is_plain: !store.is_sealed() }
    }

    /// Verifies the file at `path`; private copies are made under `scratch`.
    ///
    /// # Errors
    /// As [`VerifiedFile::open`], or if it is sealed and the own file is not.
    pub(super) fn open(&self, path: &Path, scratch: &Path) -> Result<VerifiedFile, UserError> {
        let other = VerifiedFile::open(path, scratch, &self.keys)?;
        if other.is_sealed() && self.own_is_plain {
            return Err(UserError::new("merge-would-unseal").with("path", path.display()));
        }
        Ok(other)
    }
}
