//! One family handed over in a file of its own, sealed for the person who takes it over. The operation of the transfer and the
//! file come together: the file is verified and in its place before the operation is committed, and neither is there
//! without the other, but for a kill between the two. The journal of actions names the file before it exists, so that even
//! then it names every file.

use std::path::Path;

use super::atomic_file::{self, ReadBack};
use crate::domain::transfer::{TransferAct, TransferClosing};
use crate::domain::{FileFault, UserError};
use crate::store::{LogDigest, Passphrase, Store, TransferPlan};

/// Hands over the family of the plan in a new file at `to`, sealed with `passphrase`, plain without one. `beside` is
/// written by the same operation: the closing.
///
/// # Errors
/// If something exists at `to` or the act names a person; then nothing has changed. If the file or the own one cannot be
/// written; then the journal of actions says no more than that the transfer was begun.
pub fn hand_over(
    store: &mut Store,
    plan: &TransferPlan,
    act: &TransferAct,
    closing: &TransferClosing,
    to: &Path,
    passphrase: Option<Passphrase>,
) -> Result<LogDigest, UserError> {
    if store.is_read_only() {
        return Err(UserError::file(FileFault::ReadOnly).with("path", store.path().display()));
    }
    if to.symlink_metadata().is_ok() {
        return Err(UserError::file(FileFault::Exists).with("path", to.display()));
    }
    if !to.parent().filter(|folder| !folder.as_os_str().is_empty()).is_none_or(Path::is_dir) {
        return Err(UserError::file(FileFault::NoFolder).with("path", to.display()));
    }
    let key = passphrase.map(|passphrase| store.keys().key_for_other(&passphrase)).transpose()?;
    store.begin_transfer(plan, act, to)?;
    store.in_batch(|store| {
        store.transfer(plan, act, closing, to)?;
        atomic_file::put_new(to, ReadBack::FromDisk, store.keys(), |part| {
            store.transfer_into(plan.family, part, key.as_ref())?;
            atomic_file::keep_private(part)
        })
    })
}
