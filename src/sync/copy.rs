//! A copy on a stick or in a folder: atomic, and never over operations that are missing here.

use std::path::{Path, PathBuf};

use super::atomic_file::{self, ReadBack};
use crate::domain::UserError;
use crate::store::{LogDigest, Store, VerifiedFile};

/// Writes a verified copy of the file to `to`, or into it if it is a folder, and reads it back from the disk. An
/// older copy is replaced if this file has all its operations.
///
/// # Errors
/// If the older copy has operations that are missing here, it is sealed and this file is not, something else exists
/// there, or it cannot be written; then it is unchanged.
pub fn copy(store: &Store, to: &Path, state: &Path) -> Result<(PathBuf, LogDigest), UserError> {
    let own = store.path();
    let to = if to.is_dir() { to.join(own.file_name().unwrap_or_default()) } else { to.to_owned() };
    let refusal = |id| UserError::new(id).with("path", to.display());
    if atomic_file::is_same(&to, own) {
        return Err(refusal("copy-onto-itself"));
    }
    if to.symlink_metadata().is_ok() {
        let standing = VerifiedFile::open(&to, state, store.keys()).map_err(|p| match p.is_locked() {
            true => p,
            false => UserError { cause: p.cause, ..refusal("copy-in-the-way") },
        })?;
        if standing.is_sealed() && !store.is_sealed() {
            return Err(refusal("copy-would-unseal"));
        }
        let missing = store.count_missing(&standing)?;
        if missing > 0 {
            return Err(refusal("copy-would-lose").with("n", missing));
        }
    }
    let digest = atomic_file::put(&to, ReadBack::FromDisk, store.keys(), |part| {
        store.copy_into(part)?;
        atomic_file::keep_private(part)
    })?;
    Ok((to, digest))
}
